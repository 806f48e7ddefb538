"""Who acts or is acted on together with whom a verb names, what two verbs share, and what a relative clause does to the noun that it tells
of."""

from collections.abc import Iterator
from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.joined_words import ALONGSIDE
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.regions import LONGEST_HEADLINE
from timeline.clauses.subjects import Subjects
from timeline.clauses.view import Filler
from timeline.lexicons.clauses import word_classes


def _is_said(phrase: NounPhrase) -> bool:
    """Whether "that" behind a noun says what it is, not what is done to it: "the demand that Chad leave"."""
    return word_classes().has("contents", phrase.head)


_GOING: Final = frozenset({"", "to", "with", "from"})
_OWN: Final = frozenset({"its", "their", "his", "her"})


_OF_PLACE: Final = frozenset({"in", "at", "near", "after", "as"})
"""Prepositions that open an adverbial, behind whose comma the clause goes on."""
_BOUND: Final = frozenset({"with", "in", "to"})
"""Prepositions of what is had with, or stands in, another country."""


class Company(Subjects):
    """A row whose verb groups know their company."""

    def is_gap(self, at: int, prep: str) -> bool:
        """Whether behind "and" somebody else does the same with another: "signed a pact with Chad and Niger with Mali"."""
        phrase, other = self.noun(at), self.noun(at + 1)
        if phrase is None or other is None or phrase.prep or other.prep != prep or not self.mark(at - 1, "conj"):
            return False
        named = phrase.mention is not None and other.mention is not None
        if not prep:  # "Chad attacked Niger, and Niger Chad"
            ends = at + 2 == self._size or self.mark(at + 2, "stop", "comma")
            return named and ends and not (phrase.words or other.words)
        return prep in {"with", "to", "from"} and named and self.verb(at + 2) is None

    def is_dated_gap(self, at: int) -> bool:
        """Whether somebody else does the same at another time, the verb left out: "cut ties with Chad in 2017, Niger in 2018",
        "flew to Chad on Monday and to Niger on Tuesday"."""
        phrase = self.noun(at)
        if (
            phrase is None
            or phrase.mention is None
            or phrase.prep not in _GOING
            or phrase.words
            or not self.mark(at - 1, "conj", "comma")
        ):
            return False
        before, behind = self.units[self.chunks[at - 1].first - 1], self.units[phrase.last : phrase.last + 2]
        if before.kind not in {"time", "comma"} or not behind:
            return False
        size = 1 if behind[0].kind == "time" else 2
        end = phrase.last + size
        timed = behind[-1].kind == "time" if behind[0].kind == "prep" else size == 1
        return timed and (end >= len(self.units) or self.units[end].kind in {"comma", "stop", "conj"})

    def is_counted_gap(self, at: int) -> bool:
        """Whether somebody else does the same to so many, the verb left out: "expelled three envoys and Chad two"."""
        phrase = self.noun(at)
        if phrase is None or phrase.prep or phrase.head or phrase.words or not self.mark(at - 1, "conj", "comma"):
            return False
        counts = self.units[phrase.last - 1].kind == "num" and phrase.mention is None and len(phrase.owners) == 1
        after = phrase.last
        ends = after >= len(self.units) or self.units[after].kind in {"comma", "stop", "conj", "time", "prep"}
        return counts and not phrase.owners[0].adjective and ends

    def is_owned_gap(self, at: int) -> bool:
        """Whether somebody else does the same with his own, the verb left out: "recalled its envoy and Chad its consul", "expelled the
        ambassador, and Chad the consul"."""
        phrase, thing = self.noun(at), self.noun(at + 1)
        if phrase is None or thing is None or phrase.prep or thing.prep or not thing.head:
            return False
        if phrase.mention is None or phrase.words or phrase.mention.adjective or not self.mark(at - 1, "conj", "comma"):
            return False
        opens = self.units[thing.first].lower
        if opens not in _OWN and not (opens == "the" and word_classes().has("personnel", thing.head)):
            return False
        if phrase.last != thing.first:
            return False
        first, above, behind = self.chunks[at - 1], self.verb_before(at), self.verb(at + 2)
        if above is None or (behind is not None and behind.finite):
            return False
        like = (self.noun(n) for n in range(above + 1, at))
        return any(
            one is not None and one.first < first.first and not one.prep and self._is_alike(one, opens) for one in like
        )

    def _is_alike(self, phrase: NounPhrase, opens: str) -> bool:
        """Whether an object is like another that begins with `opens`: one's own, or people in service."""
        own = self.units[phrase.first].lower in _OWN
        return own if opens in _OWN else word_classes().has("personnel", phrase.head)

    def opens_gap(self, at: int, prep: str) -> bool:
        """Whether what is joined at `at` is a clause of its own whose verb is left out."""
        return self.is_gap(at, prep) or self.is_dated_gap(at) or self.is_counted_gap(at) or self.is_owned_gap(at)

    def opens_participle(self, place: int, at: int) -> bool:
        """Whether what is joined at `at` does something else: "with Chad casting the veto and Niger abstaining"."""
        own, other = self.verb(place), self.verb(at + 1)
        if own is None or other is None or own.tag != "ing":
            return False
        return other.tag == "ing" and not other.preposition and not other.finite

    def ends_relative(self, place: int, at: int) -> bool:
        """Whether the phrase at `at` is an object of the relative clause whose verb is right before it: "the loan Chad gave Niger was"."""
        return at == place + 1 and self.relative_noun(place) is not None

    def told_of(self, place: int) -> tuple[Filler, ...]:
        """The noun that a relative clause tells of, as its object: "the loan, which Chad gave to Niger", "the envoy Chad expelled"."""
        at = self.relative_noun(place)
        phrase, group = self.whose(at) if at is not None else None, self.verb(place)
        if phrase is None or group is None:
            return ()
        opens = self.units[self.chunks[at + 1].first if at is not None else 0].lower
        behind = self.noun(place + 1)
        lacks = (behind is None or bool(behind.prep)) and any(
            word_classes().has("transitive", lemma) for lemma in group.lemmas
        )  # "a law that Chad condemned"; not "the demand that Chad sign a treaty"
        office = phrase.mention.office if phrase.mention is not None else ""
        craft = lacks and word_classes().has("crafts", office)  # "freed the Chadian ship that it had seized"
        if opens == "that" and ((phrase.actors and not craft) or (_is_said(phrase) and not lacks)):
            return ()
        if phrase.actors and "say" in self.kinds(group):
            return ()  # "Chad, which Mali said had attacked"
        held = self.noun(at - 1) if at is not None and opens == "which" and phrase.prep in _BOUND else None
        if held is not None and phrase.actors and word_classes().has("between", held.head):
            return (Filler(held), Filler(phrase))  # "its border with Chad, which it had shut"
        return (Filler(phrase),)

    def names_part(self, comma: int, objects: list[Filler], obliques: list[Filler]) -> bool:
        """Whether behind a comma some of the people are named that the object counts: "arrested ten people, including two Chadians"."""
        among = self.is_among_them(comma + 1)  # "killed ten people, among them two Chadians"
        phrase = self.noun(comma + 2 if among else comma + 1)
        named = phrase is not None and phrase.prep == ("" if among else "including") and bool(phrase.actors)
        return named and self.is_part(objects, obliques)

    def is_among_them(self, at: int) -> bool:
        """Whether the phrase at `at` is "among them"."""
        phrase = self.noun(at)
        return phrase is not None and phrase.prep == "among" and phrase.pronoun == "them"

    @staticmethod
    def is_part(objects: list[Filler], obliques: list[Filler]) -> bool:
        """Whether the object is of people whom nothing has named."""
        counted = objects[-1].phrase if objects and not obliques else None
        return counted is not None and not counted.touched and word_classes().has("people", counted.head)

    def companions(self, place: int, subjects: tuple[NounPhrase, ...]) -> tuple[NounPhrase, ...]:
        """Who acts with the subjects of the finite verb at `place`: "Britain, together with France, struck"."""
        found: list[NounPhrase] = []
        apart = False
        for at in range(place - 1, max(-1, place - 14), -1):
            phrase = self.noun(at)
            if phrase is None or phrase.first <= subjects[-1].first:
                if phrase is not None:
                    break
                if self.verb(at) is not None:
                    return tuple(found) if apart else ()  # "Chad, which acts together with Niger, asked": alone
                continue
            counted = phrase.prep == "including" and not any(subject.touched for subject in subjects)
            if (phrase.prep == ALONGSIDE or counted) and phrase.actors:
                found = [phrase, *self._listed_behind(at, place), *found]
                apart = self.mark(at - 1, "comma")
        return tuple(found)

    def _listed_behind(self, at: int, end: int) -> Iterator[NounPhrase]:
        """The actors that a list joins to the one at `at`: "along with B, C and D,"."""
        joined = False
        for place in range(at + 1, end):
            phrase = self.noun(place)
            if phrase is None:
                joined = self.mark(place, "conj", "comma")
                if not joined:
                    return
            elif joined and not phrase.prep and phrase.actors:
                yield phrase
                joined = False
            elif phrase.prep != "of":
                return

    def is_joined_word(self, phrase: NounPhrase) -> bool:
        """Whether the preposition is one of several words, which joins: "condemned Chad as well as Niger"; not "fought alongside Chad"."""
        before = self.units[phrase.first - 1]
        return before.lower == ALONGSIDE and before.end - before.start != len(ALONGSIDE)

    def lists_names(self, place: int, comma: int) -> bool:
        """Whether a headline lists names behind its verb or noun at `place` without "and": "urges Chad, Niger to end fighting", "envoys from
        Chad, Niger"."""
        first, codes = comma - 1, {self._bare_name(comma + 1)}
        while first > place and (code := self._bare_name(first)) not in codes:
            codes.add(code)
            if not self.mark(first - 1, "comma"):
                break
            first -= 2
        opening, behind = self.noun(first), self.verb(comma + 2)
        if (
            comma > LONGEST_HEADLINE
            or "" in codes
            or opening is None
            or first <= place
            or len(codes) * 2 != comma + 3 - first
        ):
            return False
        if behind is not None:  # not "visits Chad after talks with Niger, Mali to follow"
            return behind.infinitive and first == place + 1 and self.verb(place) is not None
        following = self.noun(comma + 2)
        if following is not None and word_classes().has("plights", following.head):
            return False  # "Chad attacks Niger, Mali on alert"
        after = self.verb(comma + 3)
        if following is not None and after is not None and after.finite:
            return False
        ends = comma + 2 >= self._size or self.mark(comma + 2, "stop")
        return (ends or (following is not None and bool(following.prep))) and opening.prep not in _OF_PLACE

    def _bare_name(self, at: int) -> str:
        """The code of the one actor who is named there by nothing but a name, or ""."""
        phrase = self.noun(at)
        mention = phrase.mention if phrase is not None and not (phrase.words or phrase.owners) else None
        return mention.code if mention is not None and not mention.codes else ""

    def is_attribute(self, at: int) -> bool:
        """Whether a participle only says more of the noun before it: "ordered the arrest of a minister wanted for fraud"."""
        group, noun, behind = self.verb(at), self.noun(at - 1), self.noun(at + 1)
        if group is None or not group.passive or group.last - group.first > 1 or noun is None or noun.prep != "of":
            return False
        return behind is not None and behind.prep != "" and word_classes().has("reduced", self.units[group.at].lower)

    def sends_arms(self, place: int) -> bool:
        """Whether a verb sends arms, with which its infinitive is then done: "sent drones to attack Chad"."""
        group, sent, given = self.verb(place), self.noun(place + 1), self.noun(place + 2)
        if (
            group is None
            or sent is None
            or sent.prep
            or sent.touched
            or not word_classes().has_any("sending", group.lemmas)
        ):
            return False
        if given is not None and given.prep == "to" and given.touched:
            return False  # "sent tanks to Chad to fight Niger": Chad's from then on
        words = {sent.head} if sent.mention is None else {sent.mention.text.rpartition(" ")[2].lower()}
        return not word_classes().lists["weapons"].isdisjoint(words)

    def opens_object(self, at: int) -> bool:
        """Whether an object begins here that no verb follows."""
        phrase, after = self.noun(at), self.verb(at + 1)
        return phrase is not None and not phrase.prep and (after is None or not after.finite)

    def bearer(self, place: int, group: VerbGroup) -> int:
        """Where the object stands that two verbs share: "condemned and rejected the plan", "condemned, and vowed to avenge, the raid" say
        it behind the second, or behind the infinitive that it governs."""
        if self.mark(place + 1, "comma") and (gap := self._shared_gap(place)) is not None:
            return gap
        listed = self.last_listed(place)
        if listed != place:
            return listed
        parted = self.mark(place + 1, "comma") and self.mark(place + 2, "conj")
        second = place + 3 if parted else place + 2
        follows = self.verb(second)
        if not self.mark(second - 1, "conj") or follows is None or not group.finite:
            return place
        if follows.tag != group.tag and not follows.negated:
            return place
        if not any(word_classes().has("transitive", lemma) for lemma in group.lemmas):
            return place if parted else second
        below = self.verb(second + 1)
        last = second + 1 if below is not None and below.infinitive else second
        return self._gap_behind(second, place) if parted else last

    def _shared_gap(self, place: int) -> int | None:
        """The second comma of "Chad proposed, and Niger accepted, a truce", behind which the object of both verbs stands."""
        for first in (place, place - 4):
            parts = self.mark(first + 1, "comma"), self.mark(first + 2, "conj"), self.mark(first + 5, "comma")
            other, second = self.noun(first + 3), self.verb(first + 4)
            if all(parts) and other is not None and second is not None and second.finite and not second.passive:
                return first + 5 if self.verb(first) is not None and self.opens_object(first + 6) else None
        return None

    def _gap_behind(self, second: int, place: int) -> int:
        """The comma behind a second verb, or its preposition, that lacks the object which follows: "and called on Chad to halt, the raids"."""
        for at in range(second + 1, min(len(self.chunks) - 1, second + 7)):
            if self.mark(at, "comma"):
                lacks = self.verb(at - 1) is not None or self.mark(at - 1, "prep")
                return at if lacks and self.opens_object(at + 1) else place
        return place
