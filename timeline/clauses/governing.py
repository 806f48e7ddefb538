"""Who does what a verb says, and what governs it: along the arcs of a parse, by order where they do not tell."""

from collections.abc import Iterator
from typing import Final

from timeline.clauses.arcs import Arcs
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.second_clauses import SUBJECTS
from timeline.lexicons.clauses import word_classes

_SIDES: Final = frozenset({"side", "sides", "both", "each", "party", "parties"})
_NAMING: Final = frozenset({"including", "like", "as", "such", "about", "versus", "than"})
"""Words before an -ing form that name an act and do not tell it: "steps including lifting the ban"."""
_PURPOSES: Final = frozenset({"for", "of", "on", "about", "to"})
"""Prepositions of an -ing form that hangs on a noun and says what it is for: "a framework for negotiating"."""


def _is_part(found: tuple[NounPhrase, ...], more: tuple[NounPhrase, ...]) -> bool:
    """Whether a parse has lost some of the actors that stand joined before a verb: it found one of "A, B and C"."""
    ours, theirs = {phrase.first for phrase in found}, {phrase.first for phrase in more}
    return ours < theirs and all(phrase.actors and not phrase.prep for phrase in more)


class Governing(Arcs):
    """A parsed statement whose verb groups know their subjects and governors."""

    def _find_subjects(self, place: int) -> tuple[NounPhrase, ...]:
        group, word = self.verb(place), self._word_of.get(place)
        if group is None or word is None:
            return super()._find_subjects(place)
        if group.finite and self.parse[word].role == "acl" and group.tag == "past":
            return super()._find_subjects(place)  # taken for a participle: "Chad, whose troops had left, threatened to"
        found = self._subjects_of(word, place, set())
        return found if found is not None else super()._find_subjects(place)

    def _subjects_of(self, word: int, place: int, seen: set[int]) -> tuple[NounPhrase, ...] | None:
        """Subjects by arcs; None where the arcs do not tell."""
        if word in seen:
            return None
        seen.add(word)
        own = [child for child in self._children[word] if self.parse[child].role in SUBJECTS]
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
        decided = self.decider(place)
        if decided is not None:
            return (decided,)  # "Chad's decision to leave"
        above, group = self.parse[head].head, self.verb(place)
        if group is not None and group.infinitive and self.parse[word].role == "acl":
            upper = self.verb(self._place(above))
            if upper is not None and not self.gives_to_do(upper, group):
                return self._subjects_of(above, place, seen)  # "took steps to end": who took them
        if self.parse[word].tag != "VBG" or any(phrase.actors for phrase in found):
            return found or None
        if any(self.parse[child].role in SUBJECTS for child in self._children[head]):
            return self._subjects_of(head, place, seen)  # "Chad is a donor, giving": of what Chad is
        return (
            (self._subjects_of(above, place, seen) if self.verb(self._place(above)) is not None else None)
            or found
            or None
        )

    def _controlled_by(self, word: int, head: int, place: int, seen: set[int]) -> tuple[NounPhrase, ...] | None:
        """The subject of an infinitive or -ing form: the object of "urge", else the subject of what governs it."""
        upper = self.verb(self._place(head))
        group = self.verb(place)
        if group is not None and group.finite and self.parse[word].role != "xcomp":
            return None
        if upper is not None and group is not None and self.gives_to_do(upper, group):
            if upper.passive:
                return self._subjects_of(head, self._place(head), seen)
            objects = [c for c in self._children[head] if self.parse[c].role in {"obj", "iobj", "obl"} and c < word]
            if objects:
                return tuple(self._nouns(objects[0])) or None
        return self._subjects_of(head, self._place(head), seen)

    def _subject_phrases(self, word: int, own: list[int]) -> tuple[NounPhrase, ...] | None:
        """The phrases that are a verb's own subjects, with those joined to them before it that the parse has lost."""
        found = tuple(phrase for child in own for phrase in self._nouns(self._behind_relative(child, word)))
        if not any(phrase.actors for phrase in found):
            found = tuple(phrase for child in own for phrase in self._senders(child)) or found
        place = self._place(word)
        group = self.verb(place)
        if group is not None and group.finite and self.noun(place - 1) is not None:
            by_order = self._heads_ending(place - 1)
            return by_order if _is_part(found, by_order) else found or None
        return found or None

    def _senders(self, number: int) -> Iterator[NounPhrase]:
        """Who sent what acts: "troops sent by Chad", "a bomb dropped by Saudi warplanes"."""
        for child in self._children[number]:
            group = self.verb(self._place(child))
            if (
                self.parse[child].role == "acl"
                and group is not None
                and group.passive
                and word_classes().has_any("acting_through", group.lemmas)
            ):
                for agent in self._children[child]:
                    if self.parse[agent].role == "obl":
                        yield from (p for p in self._nouns(agent) if p.prep == "by" and (p.actors or p.owners))

    def governor(self, place: int) -> int | None:
        """The verb group above, along the arcs; a clause that only stands beside another ("..., Xi said") is governed by that of saying."""
        word = self._word_of.get(place)
        if word is None:
            return super().governor(place)
        seen = {word}
        at = self.parse[word].head
        if self.parse[word].role == "advcl" and at > word:
            return None  # "While visiting Cairo, the envoy said": it stands before what it belongs to
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
        if self._after_semicolon(place) and not any(self.parse[c].role in SUBJECTS for c in self._children[word]):
            return True
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
        return above is not None and word_classes().has_any("containing", above.lemmas) and this.head < word

    def _after_semicolon(self, place: int) -> bool:
        """Whether a verb group is the first word of an item in a list: "…; recognising the rules; and lifting the ban"."""
        before = place - 2 if self.mark(place - 1, "conj") else place - 1
        return before >= 0 and self.mark(before, "stop") and self.units[self.chunks[before].first].lower == ";"

    def first_joined(self, place: int) -> int:
        """The first of verbs joined by conjunctions that have the same form."""
        word = self._word_of.get(place)
        if word is None or self.parse[word].role != "conj":
            return place
        first, group = self._place(self.parse[word].head), self.verb(place)
        other = self.verb(first)
        return first if group is not None and other is not None and other.tag == group.tag and first < place else place
