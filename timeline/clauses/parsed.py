"""Clauses read from a parse: the same chunks and the same view, with verbs by tag and roles by arc."""

from dataclasses import replace

from timeline.clauses.governing import Governing
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.roles import Clauses
from timeline.clauses.view import Filler, RoleView


class ParsedClauses(Governing):
    """Clauses whose roles come from a parse of the statement. Where the parse has nothing to say, the shallow rules answer."""

    def overlooks(self, plain: Clauses) -> bool:
        """Whether the parse takes for an attribute what the shallow rules read as a past form with an actor as its subject: "police seized
        weapons" as a heap of nouns. Such a parse is not to be trusted in the rest of the sentence either."""
        verbs = {group.at for place in range(len(self.chunks)) if (group := self.verb(place)) is not None}
        past = {w.unit for w in self.parse if w.tag in {"VBD", "VBN"} or (w.tag == "JJ" and w.text.endswith("ed"))}
        return any(
            group.finite and group.at in past - verbs and any(phrase.actors for phrase in plain.subjects(place))
            for place in range(len(plain.chunks))
            if (group := plain.verb(place)) is not None
        )

    def _read_view(self, place: int) -> RoleView:
        """The roles around the verb group at `place`: by arcs, and by order what the arcs leave out."""
        shallow, word = super()._read_view(place), self._word_of.get(place)
        if word is None or self.verb(place) is None:
            return shallow
        objects: list[Filler] = []
        obliques: list[Filler] = []
        for child in self._children[word]:
            role = self.parse[child].role
            if role in {"obj", "iobj"}:
                objects += [Filler(phrase) for phrase in self._nouns(self._behind_relative(child, word))]
                obliques += self._attributes(child)
            elif role == "obl":
                obliques += self._attributes(child, own=True)
        owned = {f.phrase.first: f.phrase for f in (*shallow.objects, *shallow.obliques) if f.phrase.owners}
        objects, obliques = _with_owners(objects, owned), _with_owners(obliques, owned)
        known = {filler.phrase.first for filler in (*objects, *obliques)}
        subjects = {phrase.first for phrase in shallow.subjects}
        obliques += [f for f in shallow.obliques if f.phrase.first not in known | subjects]
        chosen = tuple(objects) or tuple(f for f in shallow.objects if f.phrase.first not in known | subjects)
        obliques.sort(key=lambda filler: filler.phrase.first)
        return replace(
            shallow, objects=chosen, obliques=tuple(obliques), complement=self._complement(word, shallow.complement)
        )

    def _complement(self, word: int, shallow: int | None) -> int | None:
        """The infinitive or -ing form that a verb governs: its open complement, not that of its object ("refused a request to cross")."""
        for role in ("xcomp", "ccomp", "advcl"):
            for child in self._children[word]:
                place = self._place(child)
                group = self.verb(place)
                if self.parse[child].role == role and child > word and group is not None and not group.finite:
                    return place
        group = self.verb(shallow) if shallow is not None else None
        return shallow if group is not None and group.passive else None


def _with_owners(fillers: list[Filler], owned: dict[int, NounPhrase]) -> list[Filler]:
    """The fillers with the owners that a participle behind them tells: "bases used by rebels"."""
    return [
        filler.owned_by(owned[filler.phrase.first].owners)
        if filler.phrase.first in owned and not filler.phrase.owners
        else filler
        for filler in fillers
    ]
