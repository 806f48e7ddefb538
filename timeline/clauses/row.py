"""The chunks of one statement in a row, and what can be asked of their order alone."""

from collections.abc import Iterator
from typing import Final

from timeline.clauses.chunks import chunks_of
from timeline.clauses.groups import VerbForms, VerbGroup
from timeline.clauses.marks import Chunk
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.units import Unit
from timeline.lexicons.clauses import word_classes

HEADLINE: Final = 6
"""Chunks among which the infinitive of a headline stands."""
FARTHEST: Final = 40
"""Chunks that are looked at to either side."""
_CALLED_ON: Final = frozenset({"on", "for", "upon"})
"""Behind "call" these make a demand of it."""
_OF_SUBJECT: Final = frozenset(
    {"by", "after", "before", "since", "while", "when", "upon", "without", "despite", "following"}
)
"""Words before an -ing form that tell what the subject of the verb above does as well: "thanked Chad by sending an envoy"."""


_AMONG: Final = frozenset({"in", "of", "from", "among"})
_RANKED: Final = frozenset({"first", "second", "third", "last", "only", "latest"})
_TELLING: Final = frozenset({"past", "third"})


_TOLD: Final = frozenset({"", "on", "to", "for", "upon"})
"""Prepositions before whom a verb tells to do something: "called on Chad to"."""


class Row:
    """Noun phrases, verb groups and marks of a statement, by their place."""

    def __init__(self, units: tuple[Unit, ...], forms: VerbForms) -> None:
        self.units = units
        self.chunks: tuple[Chunk, ...] = chunks_of(self.units, forms)
        self._keep_apart()

    def _keep_apart(self) -> None:
        """Have the chunks by kind, each at its place: what is asked of most."""
        self._size = len(self.chunks)
        self._noun_at: list[NounPhrase | None] = [None] * self._size
        self._verb_at: list[VerbGroup | None] = [None] * self._size
        self._mark_at = [""] * self._size
        for place, chunk in enumerate(self.chunks):
            if isinstance(chunk, NounPhrase):
                self._noun_at[place] = chunk
            elif isinstance(chunk, VerbGroup):
                self._verb_at[place] = chunk
            else:
                self._mark_at[place] = chunk.kind

    def mark(self, place: int, *kinds: str) -> bool:
        """Whether the chunk there is a mark of one of these kinds."""
        return 0 <= place < self._size and self._mark_at[place] in kinds

    def noun(self, place: int) -> NounPhrase | None:
        """The noun phrase there, or None."""
        return self._noun_at[place] if 0 <= place < self._size else None

    def verb(self, place: int) -> VerbGroup | None:
        """The verb group there, or None."""
        return self._verb_at[place] if 0 <= place < self._size else None

    def joined_perfect(self, place: int) -> int | None:
        """The verb group with "having" that the one at `place` is joined to: "having struck a port and bombed a bridge"; None elsewhere."""
        group, at = self.verb(place), self.verb_before(place) if self.mark(place - 1, "conj") else None
        first = self.verb(at) if at is not None else None
        joined = group is not None and group.tag in {"past", "participle"} and first is not None
        if self.mark(place + 1, "sub"):
            return None  # "accused Chad of having shot first and warned that": who accuses
        return at if joined and first is not None and first.tag == "ing" and first.perfect else None

    def nouns(self) -> Iterator[NounPhrase]:
        """The noun phrases in their order."""
        return (phrase for phrase in self._noun_at if phrase is not None)

    def phrase_over(self, unit: int) -> NounPhrase | None:
        """The noun phrase that a unit is a word of, or None."""
        return next(
            (phrase for phrase in self._noun_at if phrase is not None and phrase.first <= unit < phrase.last), None
        )

    def verb_before(self, place: int) -> int | None:
        """The nearest verb group to the left in the same sentence part, or None."""
        verbs, marks = self._verb_at, self._mark_at
        for at in range(min(place, self._size) - 1, max(-1, place - FARTHEST), -1):
            if verbs[at] is not None:
                return at
            if marks[at] == "stop":
                return None
        return None

    def governor(self, place: int) -> int | None:
        """The verb group that governs the one at `place`, or None: by order, the nearest to the left; a finite one that "and" joins behind an
        infinitive is told beside what governs that: "asked Chad not to leave and demanded"."""
        above = self.verb_before(place)
        joined = above is not None and above < place - 1 and self.mark(place - 1, "conj")
        own, upper = (self.verb(place), self.verb(above)) if joined and above is not None else (None, None)
        if above is None or own is None or upper is None or own.tag not in _TELLING or not upper.infinitive:
            return above
        beside = self.verb_before(above)
        return self.verb_before(beside) if beside is not None else None

    def participle_end(self, comma: int) -> int | None:
        """The comma that ends a participle which tells of the object, behind which it is said to whom that goes: "handed a man, wanted for
        murder, to Chad"."""
        group = self.verb(comma + 1)
        if group is None or group.finite or not group.passive:
            return None
        for at in range(comma + 2, min(len(self.chunks), comma + 8)):
            after = self.noun(at + 1)
            if self.mark(at, "comma"):
                return at if after is not None and after.prep in {"to", "from"} and after.touched else None
            if self.noun(at) is None and not self.mark(at, "prep"):
                return None
        return None

    def is_record(self, place: int) -> bool:
        """Whether an infinitive tells what somebody did as the first or last of all: "became the first president to visit"; not "urged the last
        soldiers to leave"."""
        at, group = place - 1, self.verb(place)
        while (before := self.noun(at)) is not None and before.prep in _AMONG:
            at -= 1  # "the first country in the region to recognise Chad"
        if group is not None and group.first and self.units[group.first - 1].lower in _RANKED:
            return True  # "was the first to visit"
        if before is None or _RANKED.isdisjoint(unit.lower for unit in self.units[before.first : before.last]):
            return False
        above = self.verb(at - 1)
        return above is None or word_classes().object_control.isdisjoint(above.lemmas)

    def told_between(self, above: int, place: int) -> tuple[NounPhrase, ...]:
        """Who stands between a verb and what they are told or blamed for: "condemned Chad, Mali and Niger for threatening"."""
        told: list[NounPhrase] = []
        for at in range(above + 1, place):
            phrase = self.noun(at)
            if not told and phrase is not None and phrase.prep in _TOLD:
                told.append(phrase)
            elif (
                told
                and phrase is not None
                and not (phrase.actors and not phrase.prep and self.mark(at - 1, "comma", "conj"))
            ):
                break
            elif told and phrase is not None:
                told.append(phrase)
        return tuple(told) if told and told[0].actors else tuple(told[:1])

    def is_gerund(self, place: int) -> bool:
        """Whether the -ing form at `place` names an act without telling it ("topics included cracking down"): order alone cannot say."""
        return False

    def first_joined(self, place: int) -> int:
        """The verb group that the one at `place` is joined to by a conjunction; itself where order alone cannot say."""
        return place

    def verb_after(self, place: int) -> int | None:
        """The nearest finite verb group to the right, or None."""
        for at in range(place + 1, min(len(self.chunks), place + FARTHEST)):
            group = self.verb(at)
            if group is not None and group.finite:
                return at
        return None

    def is_headline(self, place: int) -> bool:
        """Whether an infinitive tells of what is planned: "Chad to free sailors", "Chad, Niger to share water", "Oil: Chad to sell"."""
        opens = max((at + 1 for at in range(place) if self.mark(at, "stop")), default=0)
        before = range(opens, place)
        names = [phrase for at in before if (phrase := self.noun(at)) is not None]
        if not names or not all(phrase.prep == "" and phrase.actors for phrase in names):
            return False
        only = all(self.noun(at) is not None or self.mark(at, "conj", "comma") for at in before)
        after = self.verb_after(place)  # "Chad to free sailors, says lawyer", "Chad to cut gas if Mali refuses"
        return only and (after is None or any(self.mark(at, "comma", "sub") for at in range(place, after)))

    @staticmethod
    def kinds(group: VerbGroup) -> frozenset[str]:
        """The kinds of governor that a verb group may be."""
        governors = word_classes().governors
        return frozenset(kind for lemma in group.lemmas for kind in governors.get(lemma, ()))

    def is_said_by_call(self, upper: VerbGroup, lower: VerbGroup) -> bool:
        """Whether an infinitive tells what was said by a call or in a letter: "telephoned him to protest"; not "called on him to protest"."""
        behind = self.units[upper.last : upper.last + 1]
        said = word_classes().has("said_by_call", lower.lemmas[0]) and "contact" in self.kinds(upper)
        return said and not upper.passive and bool(behind) and behind[0].lower not in _CALLED_ON

    def gives_to_do(self, upper: VerbGroup, lower: VerbGroup) -> bool:
        """Whether the object of a verb does what another behind it says: "urge Chad to leave", "thank Chad for leaving".

        Not "thanked Chad by leaving", nor "blamed Chad, leaving the talks".
        """
        classes = word_classes()
        if lower.infinitive and self.is_said_by_call(upper, lower):
            return False
        if lower.infinitive or not lower.preposition:
            return not classes.object_control.isdisjoint(upper.lemmas)
        return lower.preposition not in _OF_SUBJECT and not classes.gerund_control.isdisjoint(upper.lemmas)
