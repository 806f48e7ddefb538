"""What is said between commas of who stands before it: who a name is, how many of whom, when and why."""

from dataclasses import replace
from typing import Final

from timeline.clauses.named_pairs import names_first
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.relatives import SECOND, Relatives
from timeline.clauses.units import BOTH
from timeline.lexicons.clauses import word_classes
from timeline.terms import ActorKind

_SOMEBODY: Final = frozenset({"a", "an", "the", "both", "all"})
_OF_PERSONS: Final = frozenset({"", "with", "by", "of", "for"})
"""Prepositions before who is named in an act, and not before where it took place."""
_PLACED: Final = frozenset({"in", "at", "near", "outside", "around", "on"})
"""Prepositions before a place."""

_TOWNS: Final = frozenset({"name.city", "name.capital"})
"""Rules by which a town is named."""


class Appositions(Relatives):
    """A row that knows what its insertions are."""

    def is_of_armed(self, noun: NounPhrase, rel: int) -> bool:
        """Whether "who" right behind tells of rebels under a preposition: "crossed the border in pursuit of rebels who had raided it"."""
        who = self.units[self.chunks[rel].first].lower == "who"
        armed = any(actor.kind is ActorKind.ARMED_GROUP for actor in noun.actors)
        return who and bool(noun.actors) and (armed or bool(noun.faction) or word_classes().has("armed_men", noun.head))

    def apposed(self, at: int) -> NounPhrase | None:
        """Who somebody is whose name no list knows, by the apposition behind it: "Jane Doe, a Chadian nurse, was freed"."""
        named, told = self.noun(at), self.noun(at + 2) if self.mark(at + 1, "comma") else None
        if named is None or told is None or named.touched or named.pronoun or told.prep or not told.actors:
            return None
        if self._are_counted(named, told, at + 3):
            return replace(told, prep=named.prep)
        behind = self.verb(at + 3)
        if named.prep not in _OF_PERSONS or (behind is not None and behind.finite):
            return None  # "in Springfield, a Chadian nurse said"
        if self.units[told.first].lower not in _SOMEBODY or not self.units[named.last - 1].capital:
            return None
        return replace(told, prep=named.prep) if word_classes().has("people", told.head) or told.mention else None

    def _are_counted(self, people: NounPhrase, told: NounPhrase, behind: int) -> bool:
        """Whether an apposition counts people by their country: "arrested its captors, eight Nigerians who had sailed it"."""
        known = bool(people.owner_pronoun) or self.units[people.first].lower in {"the", "these", "those"}
        counted = self.units[told.first].kind == "num" and (
            behind >= self._size or self.mark(behind, "rel", "stop", "comma")
        )
        return known and counted and word_classes().has("people", people.head)

    def _is_circumstance(self, comma: int) -> bool:
        """Whether the insertion that a comma opens right behind a subject tells of when or why: "Chad, after weeks that had tried its
        allies, voted", "Chad, as it had said in May, voted"."""
        behind = self.chunks[comma].last
        first = self.units[behind] if behind < len(self.units) else None
        opens = first is not None and (first.kind in {"sub", "prep"} or first.lower in BOTH)
        return opens and self.verb_before(comma) is None

    def _opens_saying(self, place: int) -> bool:
        """Whether an insertion says what its subject says besides: "Chad's envoy, vowing that his people would not yield, accused"."""
        group = self.verb(place)
        if group is None or group.tag != "ing" or group.finite or not self.mark(place + 1, "sub"):
            return False
        return not self.kinds(group).isdisjoint({"say", "answer", "deny"})

    def _past_relative(self, place: int) -> int | None:
        """The verb before a relative clause that tells what had been: "fired on a trawler that had ignored orders to stop, killing two"."""
        at: int | None = place
        while at is not None and (lower := self.verb(at)) is not None and lower.infinitive:
            at = self.verb_before(at)
        group = self.verb(at) if at is not None else None
        if at is None or group is None or group.passive or not self.mark(at - 1, "rel"):
            return None
        if self.units[group.first].lower != "had":
            return None
        teller = self.verb_before(at)
        outer = self.verb(teller) if teller is not None else None
        return teller if outer is not None and outer.finite and not outer.passive else None

    def placed_in(self, at: int) -> NounPhrase | None:
        """The country behind a place that no list knows: "in Zabadin, southern Lebanon"; the town that "the Kurdish capital, Erbil" names."""
        named, land = self.noun(at), self.noun(at + 2) if self.mark(at + 1, "comma") else None
        if named is not None and land is not None and word_classes().has("named_places", named.head):
            return self._named_behind(named, land, at + 3)
        if named is None or land is None or named.prep not in _PLACED or named.touched or land.prep or land.head:
            return None
        if land.mention is None or land.mention.kind is not ActorKind.COUNTRY or not self.units[named.last - 1].capital:
            return None
        behind = self.verb(at + 3)
        ends = behind is None or not behind.finite
        return replace(land, prep=named.prep) if ends and not land.mention.adjective else None

    def _named_behind(self, place: NounPhrase, name: NounPhrase, behind: int) -> NounPhrase | None:
        """The town whose name stands in apposition to what kind of place it is: "the provincial capital, Goma"."""
        town, told = name.mention, self.verb(behind)
        if town is None or name.prep or town.rule_id not in _TOWNS or self.mark(behind, "conj"):
            return None
        if place.touched and word_classes().lists["owned"].isdisjoint(place.words):
            return None  # "the Chadian capital, Ndjamena"; but "the Houthi-held city, Hodeidah"
        return None if told is not None and told.finite else replace(name, prep=place.prep)

    def ends_names(self, comma: int) -> bool:
        """Whether a comma ends the names of two whose offices are told before them: "the Chadian and Malian ministers, A and B, met"."""
        first = self.noun(comma - 3) if self.mark(comma - 2, "conj") and self.noun(comma - 1) is not None else None
        return first is not None and any(names_first(unit) for unit in self.units[first.first : first.last])

    def both_opening(self, at: int, rel: int) -> tuple[NounPhrase, ...]:
        """The two that open a sentence and of both of whom a clause tells what takes two: "Chad and Mali, which fought in May, have met"; not
        "Chad and Mali, which has few planes, bought"."""
        group = self.verb_after(rel)
        told = self.verb(group) if group is not None else None
        first, last = self.noun(0), self.noun(at)
        if at != SECOND or not self.mark(1, "conj") or not self.mark(at + 1, "comma") or rel != at + 2:
            return ()
        if told is None or told.tag == "third" or not word_classes().has_any("takes_two", told.lemmas):
            return ()
        named = first is not None and last is not None and not first.prep and bool(first.actors and last.actors)
        return (first, last) if first is not None and last is not None and named else ()
