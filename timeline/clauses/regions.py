"""Where the noun phrases of one clause begin and end: lists, insertions between commas, the clause that a conjunction opens."""

from dataclasses import replace
from typing import Final

from timeline.clauses.appositions import Appositions
from timeline.clauses.groups import VerbGroup
from timeline.clauses.phrases import NounPhrase
from timeline.lexicons.clauses import word_classes
from timeline.records import ActorMention
from timeline.terms import ActorKind

_LONGEST_LIST: Final = 12
"""Chunks of a list at the head of a headline."""
_LISTED_BY: Final = 16
"""Chunks behind the second verb of a list within which "and" joins the last one."""
LONGEST_HEADLINE: Final = 14
"""Chunks of a headline before its second verb."""
_OF_SPEECH: Final = frozenset({"say", "deny", "control_object", "answer", "plan", "judge"})
"""Kinds of verbs whose -ing form may tell what somebody writes or says to whom it stands behind."""
_PEOPLE: Final = "name.people"
_BRACKETED: Final = 6
"""Chunks of a bracket behind a name in a list."""


def _acts_in_list(noun: NounPhrase) -> bool:
    """Whether a noun may be one of those that a headline lists: "Peru", "Iranian" of "Saudi, Iranian ministers shake hands"."""
    if noun.mention is not None:
        return not noun.words
    return bool(noun.owners) and not noun.prep and word_classes().has("people", noun.head)


def _contends(actor: ActorMention) -> bool:
    """Whether an actor is another than the state whose code it has: its rebels, its protesters, an armed group."""
    return bool(actor.group) or actor.kind is ActorKind.ARMED_GROUP


class Regions(Appositions):
    """A row whose noun phrases are known by clause."""

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
                told = self._is_attribution(at + 1, closing) or self._opens_saying(at + 1)
                if opens_relative or finite == 0 or (finite == 1 and told) or self._is_circumstance(at):
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

    def is_said_by(self, place: int) -> bool:
        """Whether who says so stands behind the verb of saying, and what is said before it: "Chad must yield, said the minister"."""
        group, at = self.verb(place), place + 1
        if group is None or group.last - group.first != 1 or not group.finite or "say" not in self.kinds(group):
            return False
        first = self.noun(at)
        if first is None or first.prep or first.pronoun or not self.mark(place - 1, "comma", "quote"):
            return False
        if self._only_inserted_before(place):
            return False  # "Chad, which has helicopters there, pledged 50 million euros"
        somebody = bool(first.touched) or word_classes().has("people", first.head)
        if not somebody and "say" not in group.lemmas and self.units[first.first].kind in {"det", "poss"}:
            return False  # "Chad, stung by the charge, announced its withdrawal"
        if self.same_doer(place) is not None and not somebody:
            return False  # "visits Chad, vows support"
        while self.noun(at) is not None:
            at += 1
        return at == self._size or self.mark(at, "stop", "comma", "quote")

    def _only_inserted_before(self, place: int) -> bool:
        """Whether the only verb before the comma at `place` is of a relative clause that tells of the subject."""
        above = self.verb_before(place)
        if above is None or not self.mark(place - 1, "comma") or not self.mark(above - 1, "rel"):
            return False
        return self.mark(above - 2, "comma") and self.verb_before(above) is None

    def decider(self, place: int) -> NounPhrase | None:
        """Who has decided on what the infinitive at `place` tells, by the noun before it: "Zambia's decision to ban imports"."""
        noun, by = self.noun(place - 1), None
        if noun is not None and noun.prep in {"by", "of"} and noun.actors:
            noun, by = self.noun(place - 2), noun  # "the decision by Zambia to ban imports"
        if noun is None or not word_classes().has("deciding", noun.head):
            return None
        if by is not None:
            return replace(by, prep="")
        return replace(noun, words=(), head="", owners=noun.owners[-1:]) if noun.owners else None

    def same_doer(self, place: int) -> int | None:
        """The verb of a headline that the one at `place` goes on from, right behind a comma: "Xi visits Hanoi, signs deals"."""
        if not self.mark(place - 1, "comma") or place > LONGEST_HEADLINE:
            return None
        group, above = self.verb(place), self.verb_before(place)
        upper = self.verb(above) if above is not None else None
        if group is None or upper is None or group.tag != "third" or upper.tag != "third":
            return None
        apart = any(self.mark(at, "comma", "rel", "sub", "conj", "quote") for at in range(0, place - 1))
        return None if apart else above

    def listed_before(self, place: int) -> int | None:
        """The verb that the one at `place`, right behind a comma, goes on from in a list that "and" ends: "has closed its border, recalled its
        envoy and expelled two diplomats"."""
        group, above = self.verb(place), self.verb_before(place)
        upper = self.verb(above) if above is not None else None
        if group is None or upper is None or above is None or not self.mark(place - 1, "comma"):
            return None
        told = group.tag == "past" and group.finite and upper.finite and not (upper.passive or upper.modal)
        if not told or not (upper.tag == "past" or upper.perfect) or "say" in self.kinds(upper):
            return None
        if any(self.noun(at) is None for at in range(above + 1, place - 1)):
            return None
        for at in range(place + 1, min(self._size - 1, place + _LISTED_BY)):
            last = self.verb(at + 1) if self.mark(at, "conj") else None
            if last is not None and last.finite and last.tag == "past":
                return above
            if self.mark(at, "stop", "rel", "sub", "quote"):
                return None
        return None

    def _is_attribution(self, first: int, end: int) -> bool:
        """Whether the chunks from `first` to `end` say who says so: "Iraq, officials in Iran said, attacked Syria"."""
        while self.mark(first, "quote"):  # "Iraq," officials said, "has attacked Syria"
            first += 1
        if self.is_said_by(first):
            return all(self.noun(at) is not None for at in range(first + 1, end))
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
            elif self.mark(at, "conj") and region and self.mark(at - 1, "close") and (opens := self._bracket(at - 1)):
                region.append(at)
                at = opens  # "Chad (the seller) and Mali"
            elif self.mark(at, "comma") and self._lists(at, region):
                region.append(at)
            elif not self.mark(at, "prep", "gen", "mark"):
                break
            at -= 1
        region.reverse()
        bound = self.verb(at) if at >= 0 else None
        if bound is not None and "say" not in self.kinds(bound) and not self._is_borne(region):
            cut = self._new_clause(region)
            if cut is not None:
                region = region[cut + 1 :]
        elif bound is None and self._are_two_clauses(region):
            region = region[-1:]
        return region

    def _bracket(self, closing: int) -> int:
        """The chunk that opens the short bracket behind a noun which ends at a chunk; 0 where there is none."""
        opens = next((at for at in range(closing - 1, max(0, closing - _BRACKETED), -1) if self.mark(at, "open")), 0)
        return opens if opens and self.noun(opens - 1) is not None else 0

    def _is_borne(self, region: list[int]) -> bool:
        """Whether a region lists things that an -ing form says of the subject: "planes carrying tents and blankets landed"."""
        if len(region) < 3 or self._before_participle(region[0]) is None:
            return False
        nouns = [noun for at in region if (noun := self.noun(at)) is not None]
        return not any(noun.touched or noun.pronoun or word_classes().has("people", noun.head) for noun in nouns)

    def _are_two_clauses(self, region: list[int]) -> bool:
        """Whether ", and" joins two clauses, since a list of two has no comma: "killed the premier, X, and Washington recalled"."""
        if len(region) != 4 or not (self.mark(region[1], "comma") and self.mark(region[2], "conj")):
            return False
        return self.verb_before(region[0]) is not None

    def _new_clause(self, region: list[int]) -> int | None:
        """Where in a region right behind a verb the subject of the next clause begins: behind ", and", else behind the last "and"; of "met
        A and B and C held" the subject is two, and "based in A and on ships" ends with none."""
        joints = [n for n, at in enumerate(region) if self.mark(at, "conj")]
        if joints and not any(not phrase.prep for at in region[joints[-1] :] if (phrase := self.noun(at)) is not None):
            joints.pop()
        behind_comma = [n for n in joints if self.mark(region[n] - 1, "comma")]
        if behind_comma:
            return behind_comma[-1]
        return joints[-1] if joints else None

    def _lists(self, comma: int, region: list[int]) -> bool:
        """Whether a comma stands in a list of actors: "A, B and C"."""
        left = self.noun(comma - 1)
        joined = any(self.mark(at, "conj") for at in region)
        first = next((noun for at in reversed(region) if (noun := self.noun(at)) is not None and not noun.prep), None)
        if comma < self._headline_list() or (joined and left is not None and self._lists_goods(comma, left, region)):
            return True
        if not joined or left is None or first is None or not left.actors or first.prep:
            return False
        return bool(first.actors) or word_classes().has("people", first.head)

    def _lists_goods(self, comma: int, left: NounPhrase, region: list[int]) -> bool:
        """Whether a comma stands in a list of what the subject that opens a sentence is of: "An airlift of rice, tents and drugs reached"."""
        if left.prep != "of" or left.actors or self.noun(comma - 2) is None or self.verb_before(comma) is not None:
            return False
        return not any(noun.actors or noun.prep for at in region if (noun := self.noun(at)) is not None)

    def _headline_list(self) -> int:
        """Where the last of several bare names stands that open a headline and act together, apart by commas: "Peru, Chad sign pact",
        "Peru, Chad, Mali quit"; 0 without such a list.
        """
        at, codes = 0, set[str]()
        while at < _LONGEST_LIST and (noun := self.noun(at)) is not None and _acts_in_list(noun):
            own = {actor.code for actor in noun.touched}
            if codes & own and not (noun.mention is not None and _contends(noun.mention)):
                return 0  # "Erdogan, the Turkish president"; but "Chad, Chadian rebels"
            codes |= own
            if not self.mark(at + 1, "comma"):
                verb = self.verb(at + 1)
                return at if verb is not None and self._is_of_several(verb) else 0
            at += 2
        return 0

    def _is_of_several(self, verb: VerbGroup) -> bool:
        """Whether a verb may tell of several: "sign"; "quit", which may be past; "is" that a headline leaves out."""
        unit = self.units[verb.at]
        return (
            unit.lower in verb.lemmas
            or unit.start == unit.end
            or self.units[verb.first].start == self.units[verb.first].end
        )

    def _before_participle(self, first: int) -> int | None:
        """The noun that an -ing form or infinitive before the chunk at `first` belongs to: "planes carrying tents landed", "a deal on sharing
        water", "its decision to lend money was"."""
        at = first - 1
        group = self.verb(at)
        if group is None or group.finite or not (group.tag == "ing" or (group.infinitive and self.noun(at - 1))):
            return None
        before = at - 1
        while self.mark(before, "prep", "sub"):
            before -= 1
        participle = self.verb(before)
        if participle is not None and participle.passive and not participle.finite:
            before -= 1  # "soldiers accused of killing civilians left"
        noun = self.noun(before)
        above = self.verb_before(before) if noun is not None else None
        return before if noun is not None and above is None and not noun.pronoun else None

    def _ends_gerund(self, at: int) -> bool:
        """Whether an -ing form under a preposition ends the subject: "three men jailed for spying were freed"."""
        group = self.verb(at)
        return group is not None and group.tag == "ing" and bool(group.preposition) and not group.finite

    def _told_beside(self, place: int, group: VerbGroup) -> NounPhrase | None:
        """The persons under a preposition of whom the -ing form right behind them tells: "fired at truckers blocking the road"; what is
        said or sought may be of who writes to them."""
        last = self.noun(place - 1)
        if last is None or last.prep in {"", "of"} or last.pronoun or not _OF_SPEECH.isdisjoint(self.kinds(group)):
            return None
        named = last.mention
        persons = (
            word_classes().has("people", last.head) if named is None else bool(named.group or named.rule_id == _PEOPLE)
        )
        return replace(last, prep="") if persons else None

    def _is_between(self, before: list[int]) -> bool:
        """Whether a conjunct belongs to "between A and B"."""
        if len(before) < 2 or not self.mark(before[-1], "conj"):
            return False
        left = self.noun(before[-2])
        return left is not None and left.prep in {"between", "among"}

    def _is_where(self, before: list[int], phrase: NounPhrase, head: NounPhrase) -> bool:
        """Whether a conjunct is one of the places of a thing: "fighting in Chad and Niger cut the road"."""
        if len(before) < 2 or not self.mark(before[-1], "conj") or phrase.prep or head.actors or head.pronoun:
            return False
        left = self.noun(before[-2])
        lands = left is not None and left.prep in {"in", "across"} and left.mention is not None
        return lands and phrase.mention is not None and not word_classes().has("people", head.head)

    def last_listed(self, place: int) -> int:
        """The last of three or more verbs that are listed from `place` on and share what they say: "arrested, tried and deported four men"."""
        group, last = self.verb(place), place
        if group is None or not group.finite or not self.mark(place + 1, "comma"):
            return place
        while self.mark(last + 1, "comma") and self._is_like(group, last + 2):
            last += 2
        joined = last + 2 if self.mark(last + 1, "comma") else last + 1
        return joined + 1 if last > place and self.mark(joined, "conj") and self._is_like(group, joined + 1) else place

    def _is_like(self, group: VerbGroup, place: int) -> bool:
        other = self.verb(place)
        if other is None or not other.finite or other.infinitive:
            return False
        return other.tag == group.tag or (group.perfect and other.tag == "past" and not group.passive)
