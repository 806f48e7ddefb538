"""Clauses read from a parse: the same chunks and the same view, with verbs by tag and roles by arc."""

from dataclasses import replace
from typing import Final

from timeline.clauses.governing import Governing
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.roles import Clauses
from timeline.clauses.view import Filler, RoleView

_WHERE: Final = frozenset({"in", "at", "near", "off", "inside", "outside", "across", "around", "along", "over", "with"})


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
                objects += self._without_subjects([Filler(p) for p in self._nouns(self._behind_relative(child, word))])
                obliques += self._attributes(child)
            elif role == "xcomp" and (named := self._predicate(child, shallow.objects)) is not None:
                objects.append(named)
            elif role == "obl" and (child > word or self._is_place(child)):
                obliques += self._attributes(child, own=True)
        if objects and shallow.complement is not None and self._followed(shallow.complement) == place:
            ends = self.chunks[shallow.complement].first  # "offered to attack Chad": what stands behind is not offered
            objects = [f for f in objects if f.phrase.first < ends]
        near = {(f.phrase.first, f.prep): f for f in shallow.obliques}
        obliques = [f if f.after else near.get((f.phrase.first, f.prep), f) for f in obliques]
        owned = {f.phrase.first: f.phrase for f in (*shallow.objects, *shallow.obliques) if f.phrase.owners}
        objects, obliques = _with_owners(objects, owned), _with_owners(obliques, owned)
        objects, obliques = self._before_gap(objects), self._before_gap(obliques)
        known = {filler.phrase.first for filler in (*objects, *obliques)}
        subjects = {phrase.first for phrase in shallow.subjects}
        obliques += [f for f in shallow.obliques if f.phrase.first not in known | subjects]
        chosen = tuple(objects) or tuple(f for f in shallow.objects if f.phrase.first not in known | subjects)
        obliques.sort(key=lambda filler: filler.phrase.first)
        return replace(
            shallow,
            objects=chosen,
            obliques=tuple(obliques),
            complement=self._complement(place, word, shallow.complement),
        )

    def _before_gap(self, fillers: list[Filler]) -> list[Filler]:
        """The fillers in front of a clause whose verb is left out, which a parse takes for more of them: "expelled ten envoys and Chad two"."""
        gaps = (f.phrase.first for f in fillers[1:] if self.opens_gap(self._place_of[f.phrase.first], f.prep))
        opens = min(gaps, default=-1)
        return fillers if opens < 0 else [f for f in fillers if f.phrase.first < opens]

    def _is_place(self, number: int) -> bool:
        """Whether a phrase ahead of its clause says where or with whom: "in Chad, rebels attacked"; nobody is refused in "after a meeting in
        Chad, Mali refused"."""
        phrase = self.noun(self._place(number))
        return phrase is not None and phrase.prep in _WHERE and bool(phrase.touched)

    def _predicate(self, number: int, objects: tuple[Filler, ...]) -> Filler | None:
        """What an object is said to be, which stands behind it: "called the raid an act of war"."""
        place = self._place(number)
        return next((f for f in objects[1:] if self._place_of[f.phrase.first] == place), None)

    def _without_subjects(self, objects: list[Filler]) -> list[Filler]:
        """The objects without those that a list joins to the subject of the next verb: "left Chad, and Niger, Mali and Togo followed"."""
        if len(objects) < 2:
            return objects
        last = self._place_of[objects[-1].phrase.first]
        after = self.verb_after(last)
        if after is None or any(self.mark(at, "rel", "sub", "stop") for at in range(last, after)):
            return objects
        told = {phrase.first for phrase in self.subjects(after)}
        return [objects[0], *(f for f in objects[1:] if f.phrase.first not in told)]

    def _complement(self, place: int, word: int, shallow: int | None) -> int | None:
        """The infinitive or -ing form that a verb governs: its open complement, not that of its object ("refused a request to cross"), nor what
        only stands beside it behind a comma; by order where its object is whom it gives to do ("accused Chad of attacking")."""
        if shallow is not None and self._followed(shallow) == place:
            return shallow
        for role in ("xcomp", "ccomp", "advcl"):
            for child in self._children[word]:
                behind = self._place(child)
                group = self.verb(behind)
                if self.parse[child].role != role or child < word or group is None or group.finite:
                    continue
                if behind - 2 != place and self._is_given(behind, group):
                    continue  # "put forward a resolution ordering Chad to stop"
                if role != "advcl" or not self.mark(behind - 1, "comma", "dash"):
                    return behind
        upper, group = self.verb(place), self.verb(shallow) if shallow is not None else None
        if upper is None or group is None:
            return None
        return shallow if group.passive or self.gives_to_do(upper, group) else None


def _with_owners(fillers: list[Filler], owned: dict[int, NounPhrase]) -> list[Filler]:
    """The fillers with the owners that a participle behind them tells: "bases used by rebels"."""
    return [
        filler.owned_by(owned[filler.phrase.first].owners)
        if filler.phrase.first in owned and not filler.phrase.owners
        else filler
        for filler in fillers
    ]
