"""Who is the subject of a verb: by shallow rules, from the chunks to its left."""

from dataclasses import replace
from typing import Final

from timeline.clauses.groups import VerbForms, VerbGroup
from timeline.clauses.phrases import OWNING, NounPhrase, stands_for, with_author
from timeline.clauses.row import HEADLINE, Row
from timeline.clauses.units import Unit
from timeline.lexicons.clauses import word_classes

_DECIDING: Final = frozenset({"decision", "move", "ruling", "order", "decree"})
"""Nouns whose infinitive says what their owner does."""


class Subjects(Row):
    """A row whose verb groups know their subjects."""

    def __init__(self, units: tuple[Unit, ...], forms: VerbForms) -> None:
        super().__init__(units, forms)
        self._subjects: dict[int, tuple[NounPhrase, ...]] = {}

    def subjects(self, place: int) -> tuple[NounPhrase, ...]:
        """Heads of the subject of the verb group at `place`; empty when it has none that the rules can tell."""
        if place not in self._subjects:
            self._subjects[place] = ()
            self._subjects[place] = self._find_subjects(place)
        return self._subjects[place]

    def _find_subjects(self, place: int) -> tuple[NounPhrase, ...]:
        group = self.verb(place)
        if group is None:
            return ()
        if group.infinitive or (group.tag == "ing" and not group.finite):
            return self._controlled(place, group)
        if not group.finite:
            if place == 0 or self.mark(place - 1, "stop", "quote"):  # "Backed by Chad, Niger struck"
                return self._of_clause_behind(place)
            return self._heads_ending(place - 1) if self.noun(place - 1) else self._of_insertion(place)
        return self._left_of(place, place - 1)

    def _controlled(self, place: int, group: VerbGroup) -> tuple[NounPhrase, ...]:
        """Who does what an infinitive or -ing form says: the object of "urge", the subject of "agree"."""
        if group.tag == "ing" and not group.preposition and self.noun(place - 1) is not None:
            before = self.verb(place - 2)
            heads = self._heads_ending(place - 1)
            if (before is not None and self.gives_to_do(before, group)) or any(head.actors for head in heads):
                return heads
            last = self.noun(place - 1)
            if before is None and last is not None and last.prep in {"by", "from"} and last.actors:
                return (last,)  # "Statement by the president welcoming"
        decided = self.decider(place) if group.infinitive else None
        if decided is not None:
            return (decided,)
        above = self.verb_before(place)
        if group.infinitive and place < HEADLINE and self.is_headline(place):
            return self._heads_ending(place - 1)  # "Chad to free sailors"
        if above is None:
            return self._of_clause_behind(place) if group.tag == "ing" else ()
        upper = self.verb(above)
        assert upper is not None
        if self.gives_to_do(upper, group):
            between = [
                n
                for at in range(above + 1, place)
                if (n := self.noun(at)) is not None and n.prep in {"", "on", "to", "for", "upon"}
            ]
            if upper.passive:
                return self.subjects(above)
            if between and (group.infinitive or group.preposition):
                return (between[0],)
        return self.subjects(above)

    def _of_clause_behind(self, place: int) -> tuple[NounPhrase, ...]:
        """The subject of the clause that a participle opens: "visiting Chad, he said", "backed by Chad, Niger struck"."""
        if self.verb_before(place) is not None:
            return ()
        first = next((at for at in range(place + 1, len(self.chunks)) if self.mark(at, "comma")), None)
        follows = self.verb_after(first) if first is not None else None
        return self.subjects(follows) if follows is not None else ()

    def _of_insertion(self, place: int) -> tuple[NounPhrase, ...]:
        """Whom a participle between commas tells of: "Niger, backed by Chad, struck"."""
        closing = next((at for at in range(place + 1, place + 6) if self.noun(at) is None), place)
        follows = self.verb(closing + 1)
        if (
            not self.mark(place - 1, "comma")
            or not self.mark(closing, "comma")
            or follows is None
            or not follows.finite
        ):
            return ()
        return self._heads_ending(place - 2) if self.noun(place - 2) is not None else ()

    def _left_of(self, place: int, at: int) -> tuple[NounPhrase, ...]:
        """The subject of a finite verb, from the chunk left of it."""
        for _ in range(6):
            if at < 0:
                return ()
            if self.mark(at, "comma", "dash"):
                opening = self._opening(at)
                if opening is None:
                    return ()
                at = opening - 1
            elif self.mark(at, "close"):
                at = next((b for b in range(at, -1, -1) if self.mark(b, "open")), 0) - 1
            elif self.mark(at, "conj"):
                before = self._coordinate(at)
                return self.subjects(before) if before is not None else ()
            elif self.mark(at, "rel"):
                return self._antecedent(at)
            elif self.mark(at, "quote", "prep", "gen", "mark"):
                at -= 1
            elif self.noun(at) is not None:
                return self._heads_ending(at)
            else:
                return ()
        return ()

    def _coordinate(self, conj: int) -> int | None:
        """The verb group that a conjunction joins the next one to: the nearest finite one outside relative clauses.

        Past a content clause about no actor it is the verb above that clause: "said the sanctions had cost it dear and accused Chad".
        """
        at = self.verb_before(conj)
        while at is not None:
            group = self.verb(at)
            assert group is not None
            if group.finite or group.passive:
                above = self._above_content(at, self.verb(conj + 1))
                return at if above is None else above
            at = self.verb_before(at)
        return None

    def _above_content(self, place: int, joined: VerbGroup | None) -> int | None:
        """The verb of saying whose content clause the verb group at `place` is, when only its tense fits the one that is joined."""
        group, above = self.verb(place), self.verb_before(place)
        upper = self.verb(above) if above is not None else None
        if group is None or upper is None or joined is None or joined.tag != "past" or upper.tag != "past":
            return None
        if group.tag == "past" or group.passive or not upper.finite or "say" not in self.kinds(upper):
            return None
        own = any(subject.actors for subject in self.subjects(place))
        return None if own else above

    def _antecedent(self, rel: int) -> tuple[NounPhrase, ...]:
        at = rel - 1
        while self.mark(at, "comma", "prep"):
            at -= 1
        noun = self.noun(at)
        if noun is None:
            return ()
        if noun.prep not in {"", "of", "in", "from"} or (noun.actors and not noun.prep):
            return (noun,)
        heads = self._heads_ending(at)
        return heads or ((noun,) if noun.actors else ())

    def _opening(self, closing: int) -> int | None:
        """The comma that opens the insertion which the comma at `closing` ends."""
        finite = 0
        if self.mark(closing, "dash"):
            return next(
                (at for at in range(closing - 1, 0, -1) if self.mark(at, "dash") and self.noun(at - 1) is not None),
                None,
            )
        for at in range(closing - 1, -1, -1):
            group = self.verb(at)
            finite += group is not None and group.finite
            if self.mark(at, "stop"):
                return None
            if self.mark(at, "comma", "dash") and self.noun(at - 1) is not None:
                opens_relative = self.mark(at + 1, "rel") or (
                    self.noun(at + 1) is not None and self.mark(at + 2, "rel")
                )
                if opens_relative or finite == 0 or (finite == 1 and self._is_attribution(at + 1, closing)):
                    return self._before_list(at)
        return None

    def _before_list(self, comma: int) -> int:
        """The comma itself; where it stands in a list within the insertion, the one that opens that: "A, overseen by B, C and D, signed"."""
        at = comma - 1
        while self.noun(at) is not None or self.mark(at, "comma", "conj"):
            at -= 1
        group = self.verb(at)
        inserted = group is not None and group.passive and not group.finite and self.mark(at - 1, "comma")
        return at - 1 if inserted and self.noun(at - 2) is not None else comma

    def _is_attribution(self, first: int, end: int) -> bool:
        """Whether the chunks from `first` to `end` say who says so: "Iraq, officials in Iran said, attacked Syria"."""
        if self.noun(first) is None or end - first < 2:
            return False
        last = next((at for at in range(end - 1, first, -1) if self.noun(at) is None), first)
        group = self.verb(last)
        if group is None or not group.finite or "say" not in self.kinds(group):
            return False
        return all(self.noun(at) is not None for at in range(first, last)) and end - last <= 2

    def _region(self, last: int) -> list[int]:
        """Places of the chunks of the noun phrases that end at `last`, back to where their clause begins."""
        region, at = [], last
        while at >= 0:
            if self.noun(at) is not None:
                region.append(at)
            elif (
                self.mark(at, "conj")
                and region
                and (self.noun(at - 1) or (self.mark(at - 1, "comma") and self.noun(at - 2)))
            ):
                region.append(at)
            elif self.mark(at, "comma") and self._lists(at, region):
                region.append(at)
            elif not self.mark(at, "prep", "gen", "mark"):
                break
            at -= 1
        region.reverse()
        bound = self.verb(at) if at >= 0 else None
        if bound is not None and "say" not in self.kinds(bound):
            cut = next((n for n in range(len(region) - 1, -1, -1) if self.mark(region[n], "conj")), None)
            if cut is not None:
                region = region[cut + 1 :]
        return region

    def _lists(self, comma: int, region: list[int]) -> bool:
        """Whether a comma stands in a list of actors: "A, B and C"."""
        left = self.noun(comma - 1)
        joined = any(self.mark(at, "conj") for at in region)
        first = next((noun for at in reversed(region) if (noun := self.noun(at)) is not None and not noun.prep), None)
        if comma == 1 and first is not None and left is not None and self._opens_headline(left, first):
            return True
        if not joined or left is None or first is None or not left.actors or first.prep:
            return False
        return bool(first.actors) or word_classes().has("people", first.head)

    def _opens_headline(self, left: NounPhrase, right: NounPhrase) -> bool:
        """Whether two bare names before and behind a comma act together: "Peru, Chad sign pact"."""
        verb, bare = self.verb(3), left.mention is not None and right.mention is not None
        if not bare or left.words or right.words or verb is None or verb.tag != "base":
            return False
        return not {actor.code for actor in left.actors} & {actor.code for actor in right.actors}

    def decider(self, place: int) -> NounPhrase | None:
        """Who has decided on what the infinitive at `place` tells, by the noun before it: "Zambia's decision to ban imports"."""
        noun = self.noun(place - 1)
        if noun is None or noun.head not in _DECIDING or not noun.owners:
            return None
        return replace(noun, words=(), head="", owners=noun.owners[-1:])

    def _heads_ending(self, last: int) -> tuple[NounPhrase, ...]:
        """Heads of the noun phrase (with its attributes and conjuncts) that ends at a chunk."""
        region = self._region(last)
        bearer = self._before_participle(region[0]) if region else None
        if bearer is not None:
            return self._heads_ending(bearer)
        heads: list[NounPhrase] = []
        for number, at in enumerate(region):
            phrase = self.noun(at)
            if phrase is None:
                continue
            if heads and self._is_between(region[:number]):
                continue
            if phrase.prep == "" and (not heads or not self.noun(region[number - 1])):
                heads.append(phrase)
                inner = stands_for(phrase, [self.noun(at) for at in region[number + 1 :]])
                following = self.noun(at + 1)
                held = phrase.head in word_classes().lists["containers"] and not phrase.touched
                if inner is None and held and following is not None and following.prep == "of" and following.head:
                    inner = replace(following, prep="")  # "40 tonnes of Chadian aid"
                if inner is None and following is not None and following.prep in OWNING:
                    inner = with_author(phrase, following, None)
                heads[-1] = inner or phrase
            elif phrase.prep == "" and not self.mark(region[number - 1], "conj", "comma"):
                heads = [phrase]  # "In Moscow Putin ...": what came before was an adverbial
        if heads:
            return tuple(heads)
        left = (region[0] if region else last) - 1
        while self.mark(left, "prep"):
            left -= 1
        group = self.verb(left)
        return self.subjects(left) if group is not None and group.tag in {"past", "participle"} and region else ()

    def _before_participle(self, first: int) -> int | None:
        """The noun that an -ing form before the chunk at `first` belongs to: "planes carrying tents landed", "a deal on sharing water"."""
        at = first - 1
        group = self.verb(at)
        if group is None or group.tag != "ing" or group.finite:
            return None
        before = at - 1
        while self.mark(before, "prep", "sub"):
            before -= 1
        noun = self.noun(before)
        above = self.verb_before(before) if noun is not None else None
        return before if noun is not None and above is None and not noun.pronoun else None

    def _is_between(self, before: list[int]) -> bool:
        """Whether a conjunct belongs to "between A and B"."""
        if len(before) < 2 or not self.mark(before[-1], "conj"):
            return False
        left = self.noun(before[-2])
        return left is not None and left.prep in {"between", "among"}
