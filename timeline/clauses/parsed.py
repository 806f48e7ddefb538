"""Clauses read from a parse: the same chunks and the same view, with verbs by tag and roles by arc."""

from collections.abc import Iterator
from dataclasses import replace

from timeline.clauses.groups import VerbForms
from timeline.clauses.parse import Parse, Word
from timeline.clauses.phrases import NounPhrase, stands_for
from timeline.clauses.roles import Clauses
from timeline.clauses.units import Unit
from timeline.clauses.view import Filler, RoleView

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
_NOMINAL = frozenset(
    {"obl", "nmod", "obj", "iobj", "nsubj", "appos", "compound", "nmod:poss", "nummod", "amod", "flat"}
)
_SIDES = frozenset({"side", "sides", "both", "each", "party", "parties"})
_NAMING = frozenset({"including", "like", "as", "such", "about", "versus", "than"})
"""Words before an -ing form that name an act and do not tell it: "steps including lifting the ban"."""
_PURPOSES = frozenset({"for", "of", "on", "about", "to"})
_CONTAINING = frozenset({"include", "involve", "cover", "comprise", "mean"})
"""Verbs whose -ing form behind them is one of several things that are named: "topics included fighting crime"."""
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose", "where"})


def tagged(units: tuple[Unit, ...], parse: Parse) -> tuple[Unit, ...]:
    """The units with the Penn tag of the word that stands for each."""
    with_roles = {word.head for word in parse if word.role in _SUBJECTS or word.role == "obj"}
    helped = {word.head for word in parse if word.role in {"aux", "aux:pass"}}
    tags = {
        word.unit: _tag(word, number in with_roles, number in helped)
        for number, word in reversed(tuple(enumerate(parse)))
    }
    return tuple(
        replace(unit, tag=tags.get(number, "")) if unit.kind == "word" else unit for number, unit in enumerate(units)
    )


def is_clause(parse: Parse) -> bool:
    """Whether the parse is one of a clause; where its root is a noun without a subject the shallow rules read better."""
    if not any(word.tag in {"VBD", "VBZ", "VBP", "MD"} and word.role not in _NOMINAL for word in parse):
        return False
    roots = [number for number, word in enumerate(parse) if word.head == number]
    return any(
        parse[root].pos in {"VERB", "AUX"} or any(word.head == root and word.role in _SUBJECTS for word in parse)
        for root in roots
    )


def _tag(word: Word, has_subject: bool, helped: bool) -> str:
    """A word's tag, mended by its role: an attribute is no verb, and a past form with a subject or object and no auxiliary is finite."""
    if word.role in {"amod", "compound"} and word.tag.startswith("VB"):
        return "JJ"
    if word.role in {"nsubj", "nsubj:pass", "obj", "iobj", "nmod", "obl"} and word.tag in {"VB", "VBP", "VBZ", "VBD"}:
        return "NN"
    if word.tag == "VBN" and has_subject and not helped:
        return "VBD"
    return "VBN" if word.tag == "VBD" and word.role == "acl" else word.tag


def _is_part(found: tuple[NounPhrase, ...], more: tuple[NounPhrase, ...]) -> bool:
    """Whether a parse has lost some of the actors that stand joined before a verb: it found one of "A, B and C"."""
    ours, theirs = {phrase.first for phrase in found}, {phrase.first for phrase in more}
    return ours < theirs and all(phrase.actors and not phrase.prep for phrase in more)


def _with_owners(fillers: list[Filler], owned: dict[int, NounPhrase]) -> list[Filler]:
    """The fillers with the owners that a participle behind them tells: "bases used by rebels"."""
    return [
        replace(filler, phrase=replace(filler.phrase, owners=owned[filler.phrase.first].owners))
        if filler.phrase.first in owned and not filler.phrase.owners
        else filler
        for filler in fillers
    ]


class ParsedClauses(Clauses):
    """Clauses whose roles come from a parse of the statement. Where the parse has nothing to say, the shallow rules answer."""

    def __init__(self, units: tuple[Unit, ...], forms: VerbForms, parse: Parse) -> None:
        super().__init__(tagged(units, parse), forms)
        self.parse = parse
        self._children: list[list[int]] = [[] for _ in parse]
        for number, word in enumerate(parse):
            if word.head != number:
                self._children[word.head].append(number)
        self._place_of = [-1] * len(self.units)
        for place, chunk in enumerate(self.chunks):
            for at in range(chunk.first, chunk.last):
                self._place_of[at] = place
        self._word_of = self._chunks_to_words()

    def _chunks_to_words(self) -> dict[int, int]:
        """For each chunk its head word: the verb of a group, the word of a phrase whose head is outside it."""
        words: dict[int, list[int]] = {}
        for number, word in enumerate(self.parse):
            if self._place_of[word.unit] >= 0:
                words.setdefault(self._place_of[word.unit], []).append(number)
        heads = {}
        for place, numbers in words.items():
            group = self.verb(place)
            if group is not None:
                main = next((n for n in numbers if self.parse[n].unit == group.at), numbers[-1])
                heads[place] = (
                    self.parse[main].head if self.parse[main].role == "cop" else main
                )  # "is ready": of "ready"
            else:
                inside = set(numbers)
                tops = [n for n in numbers if self.parse[n].head not in inside or self.parse[n].head == n]
                heads[place] = tops[-1]
        return heads

    def _place(self, number: int) -> int:
        return self._place_of[self.parse[number].unit]

    def _nouns(self, number: int) -> Iterator[NounPhrase]:
        """The phrase of a word and those joined to it by conjunctions."""
        place = self._place(number)
        phrase = self.noun(place)
        if phrase is not None:
            for child in self._children[number]:
                other = self.noun(self._place(child))
                if (
                    self.parse[child].role == "amod"
                    and self._place(child) != place
                    and other is not None
                    and other.owners
                ):
                    yield replace(other, head=phrase.head, words=phrase.words)  # "the Turkish and Greek sides"
            yield self._named(number, place, phrase)
        for child in self._children[number]:
            if self.parse[child].role in {"conj", "appos"} and self.parse[child].pos not in {"VERB", "AUX"}:
                yield from self._nouns(child)

    def _named(self, number: int, place: int, phrase: NounPhrase) -> NounPhrase:
        """The phrase, or the attribute that hangs on it and says who is meant: "police in Japan", "the leaders of Peru"."""
        behind = [self.noun(place + 1), self.noun(place + 2)]
        meant = stands_for(phrase, behind) if not phrase.owner_pronoun else None
        if meant is None:
            return phrase
        hangs = any(
            self.parse[child].role in {"nmod", "obl"}
            and self._place_of[self.parse[child].unit] in {place + 1, place + 2}
            for child in self._children[number]
        )
        return meant if hangs else phrase

    def _find_subjects(self, place: int) -> tuple[NounPhrase, ...]:
        group, word = self.verb(place), self._word_of.get(place)
        if group is None or word is None:
            return super()._find_subjects(place)
        found = self._subjects_of(word, place, set())
        if found is None:
            return super()._find_subjects(place)
        if group.finite and self.noun(place - 1) is not None:
            by_order = self._heads_ending(place - 1)
            return by_order if _is_part(found, by_order) else found
        return found

    def _subjects_of(self, word: int, place: int, seen: set[int]) -> tuple[NounPhrase, ...] | None:
        """Subjects by arcs; None where the arcs do not tell."""
        if word in seen:
            return None
        seen.add(word)
        own = [child for child in self._children[word] if self.parse[child].role in _SUBJECTS]
        if own and not self._are_sides(word, own):
            return self._subject_phrases(word, own)
        this, head = self.parse[word], self.parse[word].head
        if this.role in {"cop", "aux", "aux:pass"}:
            return self._subjects_of(head, place, seen)
        if this.role in {"conj", "parataxis"} and self.parse[head].pos in {"VERB", "AUX", "ADJ", "NOUN"}:
            return self._subjects_of(head, place, seen)
        on_noun = self.noun(self._place(head)) is not None
        if this.role in {"acl", "acl:relcl"} and on_noun:
            return self._antecedent_of(word, head, place, seen)
        if this.role in {"xcomp", "advcl", "ccomp", "acl"} and head != word:
            return self._controlled_by(word, head, place, seen)
        return None

    def _are_sides(self, word: int, own: list[int]) -> bool:
        """ "With each side rejecting the other's terms": the sides are the subjects of the verb above."""
        return self.parse[word].tag == "VBG" and all(self.parse[child].text.lower() in _SIDES for child in own)

    def _antecedent_of(self, word: int, head: int, place: int, seen: set[int]) -> tuple[NounPhrase, ...] | None:
        """The noun that a participle or relative clause hangs on; "passed a resolution demanding": whoever passed it."""
        found = tuple(self._nouns(head))
        above, group = self.parse[head].head, self.verb(place)
        if group is not None and group.infinitive and self.parse[word].role == "acl":
            upper = self.verb(self._place(above))
            if upper is not None and not set(upper.lemmas) & self.object_control():
                return self._subjects_of(above, place, seen)  # "took steps to end": who took them
        if self.parse[word].tag != "VBG" or any(phrase.actors for phrase in found):
            return found or None
        return (
            (self._subjects_of(above, place, seen) if self.verb(self._place(above)) is not None else None)
            or found
            or None
        )

    def governor(self, place: int) -> int | None:
        """The verb group above, along the arcs; a clause that only stands beside another ("..., Xi said") is governed by that of saying."""
        word = self._word_of.get(place)
        if word is None:
            return super().governor(place)
        seen = {word}
        at = self.parse[word].head
        while at not in seen:
            seen.add(at)
            above = self._place(at)
            if above != place and self.verb(above) is not None and self.parse[at].role != "cop":
                return above
            at = self.parse[at].head
        return None

    def is_gerund(self, place: int) -> bool:
        """Whether the -ing form stands where a noun could: object, subject, or joined to a noun."""
        word = self._word_of.get(place)
        if word is None:
            return False
        group = self.verb(place)
        while self.parse[word].role == "conj" and self.parse[word].head < word:
            word = self.parse[word].head
            if self.parse[word].tag != "VBG":
                return self.parse[word].pos in {"NOUN", "PROPN"}
            group = self.verb(self._place(word)) or group
        this, above = self.parse[word], self.verb(self._place(self.parse[word].head))
        if this.role in {"obj", "nsubj", "nmod", "appos"} or (group is not None and group.preposition in _NAMING):
            return True
        if this.role == "acl" and group is not None and group.preposition in _PURPOSES:
            head = self.noun(self._place(this.head))
            return head is not None and not head.touched  # "a framework for negotiating"
        return above is not None and bool(set(above.lemmas) & _CONTAINING) and this.head < word

    def first_joined(self, place: int) -> int:
        """The first of verbs joined by conjunctions that have the same form."""
        word = self._word_of.get(place)
        if word is None or self.parse[word].role != "conj":
            return place
        first, group = self._place(self.parse[word].head), self.verb(place)
        other = self.verb(first)
        return first if group is not None and other is not None and other.tag == group.tag and first < place else place

    def _behind_relative(self, number: int, verb: int) -> int:
        """The word itself, or the one that it stands for: "which" of a relative clause for what the clause hangs on."""
        relative = self.parse[number].text.lower() in _RELATIVES and self.parse[verb].role in {"acl:relcl", "acl"}
        return self.parse[verb].head if relative else number

    def _subject_phrases(self, word: int, own: list[int]) -> tuple[NounPhrase, ...] | None:
        return tuple(phrase for child in own for phrase in self._nouns(self._behind_relative(child, word))) or None

    def _controlled_by(self, word: int, head: int, place: int, seen: set[int]) -> tuple[NounPhrase, ...] | None:
        """The subject of an infinitive or -ing form: the object of "urge", else the subject of what governs it."""
        upper = self.verb(self._place(head))
        group = self.verb(place)
        if group is not None and group.finite and self.parse[word].role != "xcomp":
            return None
        if upper is not None and set(upper.lemmas) & self.object_control():
            if upper.passive:
                return self._subjects_of(head, self._place(head), seen)
            objects = [c for c in self._children[head] if self.parse[c].role in {"obj", "iobj", "obl"} and c < word]
            if objects:
                return tuple(self._nouns(objects[0])) or None
        return self._subjects_of(head, self._place(head), seen)

    def view(self, place: int) -> RoleView:
        """The roles around the verb group at `place`: by arcs, and by order what the arcs leave out."""
        shallow, word = super().view(place), self._word_of.get(place)
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

    def _attributes(
        self, number: int, *, own: bool = False, prep: str = "", after: str = "", inside: int = -1
    ) -> list[Filler]:
        """The prepositional phrases that hang on a nominal (and the nominal itself), in the order of the arcs."""
        place = self._place(number)
        phrase = self.noun(place)
        found: list[Filler] = []
        here = prep
        if phrase is not None and own and place != inside:
            here = phrase.prep or prep
            if here:
                found.append(Filler(self._meant(place, phrase), here, after))
        head = phrase.head if phrase is not None else ""
        for child in self._children[number]:
            word = self.parse[child]
            if word.pos in {"VERB", "AUX"}:
                continue
            if word.role in {"nmod", "obl"}:
                found += self._attributes(child, own=True, after=head, inside=place)
            elif word.role == "conj":
                found += self._attributes(child, own=bool(here), prep=here, after=after, inside=place)
        return found
