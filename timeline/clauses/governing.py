"""Who does what a verb says, and what governs it: along the arcs of a parse, by order where they do not tell."""

from collections.abc import Iterator
from typing import Final

from timeline.clauses.arcs import Arcs
from timeline.clauses.groups import VerbGroup
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


def _is_same(found: tuple[NounPhrase, ...], more: tuple[NounPhrase, ...]) -> bool:
    """Whether another reading has the same phrases and knows whose they are: "Chad, whose king promised"."""
    return {phrase.last for phrase in found} == {phrase.last for phrase in more}


class Governing(Arcs):
    """A parsed statement whose verb groups know their subjects and governors."""

    def _find_subjects(self, place: int) -> tuple[NounPhrase, ...]:
        group, word = self.verb(place), self._word_of.get(place)
        if group is None or word is None:
            return super()._find_subjects(place)
        if group.finite and self.parse[word].role == "acl" and group.tag == "past":
            return super()._find_subjects(place)  # taken for a participle: "Chad, whose troops had left, threatened to"
        if (
            self._is_given(place, group)
            or self._touches_subject(place, group, word)
            or self._joins_nearer(place, group, word)
        ):
            return super()._find_subjects(place)
        found = self._subjects_of(word, place, set())
        if not found:
            return super()._find_subjects(place) if found is None else found
        if any(phrase.touched or phrase.pronoun for phrase in found):
            return found
        plain = super()._find_subjects(place)
        near = self.noun(place - 1)
        apart = near is not None and all(phrase.first != near.first for phrase in found)
        if group.tag == "participle" and not group.finite and plain and apart:
            return plain  # "adherence to the truce brokered by Chad": what stands nearest
        known = any(phrase.actors for phrase in plain)
        return plain if known and (self._is_inherited(word, found) or _is_same(found, plain)) else found

    def _touches_subject(self, place: int, group: VerbGroup, word: int) -> bool:
        """Whether a finite verb to which the parse gives no subject stands right behind a noun: "after boats seized a vessel"."""
        if not group.finite or self.noun(place - 1) is None or self.parse[word].role == "acl:relcl":
            return False
        return not any(self.parse[child].role in SUBJECTS for child in self._children[word])

    def _joins_nearer(self, place: int, group: VerbGroup, word: int) -> bool:
        """Whether an "and" without a comma stands between a finite verb and one that is nearer than that to which the parse joins it: "left
        after police had stormed the embassy and arrested him"."""
        if not group.finite or not self.mark(place - 1, "conj") or self.mark(place - 2, "comma"):
            return False
        before = [child for child in self._children[word] if self.parse[child].role in SUBJECTS]
        if not before and self.parse[word].role != "conj":
            return False
        first = self._place(before[0] if before else self.parse[word].head)
        return any(between.finite for at in range(first + 1, place - 1) if (between := self.verb(at)) is not None)

    def _is_given(self, place: int, group: VerbGroup) -> bool:
        """Whether a phrase right before an infinitive or -ing form is by its place who does it: "urged Chad to", "accused Chad of", "for Chad
        to"."""
        before = self.noun(place - 1)
        if before is None or not (group.infinitive or (group.tag == "ing" and group.preposition)):
            return False
        if before.prep:
            return group.infinitive and before.prep == "for" and bool(before.actors)
        upper = self.verb(place - 2)
        return upper is not None and not upper.passive and self.gives_to_do(upper, group)

    def _is_inherited(self, word: int, found: tuple[NounPhrase, ...]) -> bool:
        """Whether a verb has its subject from elsewhere: no arc joins the two, and they do not touch."""
        if any(self.parse[child].role in SUBJECTS for child in self._children[word]):
            return False
        place = self._place(word)
        return not any(self._place_of[phrase.first] in {place - 1, place - 2} for phrase in found)

    def _subjects_of(self, word: int, place: int, seen: set[int]) -> tuple[NounPhrase, ...] | None:
        """Subjects by arcs; None where the arcs do not tell."""
        if word in seen:
            return None
        seen.add(word)
        at, told = self._place(word), self.verb(self._place(word))
        if told is not None and self._is_given(at, told):
            return super()._find_subjects(at)  # "ordered Chad to stop backing rebels"
        own = [child for child in self._children[word] if self.parse[child].role in SUBJECTS]
        if told is not None and told.infinitive:
            own = [child for child in own if self._is_bare(child)]
        if own and not self._are_sides(word, own):
            return self._subject_phrases(word, own)
        this, head = self.parse[word], self.parse[word].head
        if this.role in {"cop", "aux", "aux:pass"}:
            return self._subjects_of(head, place, seen)
        if this.role in {"conj", "parataxis"} and self.parse[head].pos in {"VERB", "AUX", "ADJ", "NOUN"}:
            if self._is_other_form(place, head):
                return None
            upper, group = self.verb(self._place(head)), self.verb(place)
            if upper is not None and group is not None and group.preposition and self.gives_to_do(upper, group):
                return self._controlled_by(word, head, place, seen)  # "accused Chad of shelling Mali and of seizing"
            return self._subjects_of(head, place, seen)
        on_noun = self.noun(self._place(head)) is not None
        if this.role in {"acl", "acl:relcl"} and on_noun:
            return self._antecedent_of(word, head, place, seen)
        if this.role in {"xcomp", "advcl", "ccomp", "acl"} and head != word:
            return self._controlled_by(word, head, place, seen)
        return None

    def _is_other_form(self, place: int, head: int) -> bool:
        """Whether a finite verb is joined to one that is none, which is not whose subject it has ("convicted of spying and sentenced")."""
        group, above = self.verb(place), self.verb(self._place(head))
        return group is not None and group.finite and above is not None and not above.finite and above.at != group.at

    def _is_bare(self, number: int) -> bool:
        """Whether a phrase may be the subject of an infinitive: none with a preposition but "for" is ("called since the tests to urge")."""
        phrase = self.noun(self._place(number))
        return phrase is None or phrase.prep in {"", "for"}

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
            children = [c for c in self._children[head] if head < c < word]
            objects = [c for c in children if self.parse[c].role in {"obj", "iobj"}]
            objects = objects or [c for c in children if self.parse[c].role == "obl"]
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
        near = self._followed(place)
        if near is not None:
            return near
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

    def _followed(self, place: int) -> int | None:
        """The verb that an infinitive belongs to by its place: the one right before it, or one that governs such, with nothing but
        prepositional phrases between them ("voted in March to condemn")."""
        group, above = self.verb(place), self.verb_before(place)
        upper = self.verb(above) if above is not None else None
        if above is None or upper is None or group is None or not group.infinitive:
            return None
        if place > above + 1 and word_classes().governors.keys().isdisjoint(upper.lemmas):
            return None
        between = [self.noun(at) for at in range(above + 1, place)]
        return above if all(phrase is not None and phrase.prep for phrase in between) else None

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
                apart = self.mark(place - 1, "comma") and self.parse[word].role == "obj"
                return not apart and self.parse[word].pos in {"NOUN", "PROPN"}  # "put down the protest, arresting"
            group = self.verb(self._place(word)) or group
        this, above = self.parse[word], self.verb(self._place(self.parse[word].head))
        if this.role == "appos" and self.mark(place - 1, "comma"):
            return False  # "the ministers, meeting in Chad, condemned"
        if this.role in {"obj", "nsubj", "nmod", "appos", "csubj"} or (
            group is not None and group.preposition in _NAMING
        ):
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
