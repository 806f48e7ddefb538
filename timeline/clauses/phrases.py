"""Noun phrases: their head, who they stand for, whose they are."""

from dataclasses import dataclass, field, replace
from typing import Final

from timeline.clauses.groups import VerbForms
from timeline.clauses.postposed import without_postposed
from timeline.clauses.units import Unit
from timeline.clauses.verbs import read_verb
from timeline.lexicons.clauses import is_model, word_classes
from timeline.records import ActorMention
from timeline.terms import ActorKind

OF_PEOPLE: Final = frozenset({ActorKind.COUNTRY, ActorKind.INSTITUTION})
_ARMED: Final = ("personnel", "weapons")
"""Lists of people and arms that are led by a country: "Saudi-led jets"."""
INSIDE: Final = frozenset({"det", "poss", "num", "word", "actor", "gen", "hyphen"})
"""Kinds of units that stand inside a noun phrase."""


@dataclass(init=False, slots=True)
class NounPhrase:
    """A noun phrase over the units `first` to `last` (exclusive), governed by `prep` ("" when by none). Chunks are not changed once they
    are made; they are not frozen, and say themselves how they are made, since that takes a fraction of the time where it is compiled.

    `against` are actors that an attribute with "anti-" names.
    `group` is the word for a part of a country's people that a phrase before this one names ("rebels in Chad").

    `mention` is set when the phrase is an actor; `owners` are actors before the head that own or qualify it ("Iran's ships",
    "Iranian ships"); `words` are its words that are no actors; `head` the last of them when the phrase does not end in an actor.
    """

    first: int
    last: int
    prep: str
    words: tuple[str, ...]
    head: str
    mention: ActorMention | None
    owners: tuple[ActorMention, ...]
    pronoun: str
    owner_pronoun: str
    led_by: tuple[ActorMention, ...]
    negated: bool
    group: str
    against: tuple[ActorMention, ...]
    _actors: tuple[ActorMention, ...] | None = field(init=False, repr=False, compare=False)
    _touched: tuple[ActorMention, ...] | None = field(init=False, repr=False, compare=False)
    _faction: str | None = field(init=False, repr=False, compare=False)

    def __init__(
        self, first: int, last: int, prep: str, words: tuple[str, ...], head: str, mention: ActorMention | None,
        owners: tuple[ActorMention, ...] = (), pronoun: str = "", owner_pronoun: str = "", led_by: tuple[ActorMention, ...] = (),
        negated: bool = False, group: str = "", against: tuple[ActorMention, ...] = (),
    ) -> None:  # fmt: skip
        self.first, self.last, self.prep, self.words, self.head, self.mention = first, last, prep, words, head, mention
        self.owners, self.pronoun, self.owner_pronoun, self.led_by = owners, pronoun, owner_pronoun, led_by
        self.negated, self.group, self.against = negated, group, against
        self._actors, self._touched, self._faction = None, None, None

    @property
    def actors(self) -> tuple[ActorMention, ...]:
        """Who the phrase stands for: itself, or its owners when the head names people or a body."""
        if self._actors is None:
            self._actors = self._find_actors()
        return self._actors

    @property
    def touched(self) -> tuple[ActorMention, ...]:
        """Who is touched by what is done to the phrase: its actors, or the owners of the thing."""
        if self._touched is None:
            things = not self.actors and word_classes().has("things", self.head)
            self._touched = self.actors or (() if things else self._grouped(self.owners))
        return self._touched

    @property
    def faction(self) -> str:
        """The word for people of a country who are not its state, or ""."""
        if self._faction is None:
            self._faction = self.group or self._find_faction()
        return self._faction

    def _find_actors(self) -> tuple[ActorMention, ...]:
        if self.mention is not None:
            return self._grouped((self.mention,))
        if self.led_by and (
            word_classes().has("led", self.head) or any(word_classes().has(name, self.head) for name in _ARMED)
        ):
            return self.led_by
        if word_classes().has("people", self.head) or is_model(self.head):  # "Chadian F-16s"
            return self._grouped(tuple(self._in_office(actor) for actor in self.owners))
        if not self.head and not self.words and not self.led_by:  # "the French", "thousands of Sudanese"
            return self._grouped(tuple(replace(actor, adjective=False) for actor in self.owners[-1:]))
        return self._grouped(self.owners) if self.faction else ()

    def _find_faction(self) -> str:
        factions, words = word_classes().lists["factions"], [*self.words]
        if self.mention is not None and self.mention.kind in OF_PEOPLE:
            words += self.mention.text.lower().split()[1:]
        if not factions.isdisjoint(words):
            return next(word for word in reversed(words) if word in factions)
        movements, people = word_classes().lists["movements"], self.mention is not None
        if self.words and not movements.isdisjoint(self.words) and (people or word_classes().has("people", self.head)):
            return next(word for word in words if word in movements)  # "union leaders", "protest organisers"
        return ""

    def _in_office(self, actor: ActorMention) -> ActorMention:
        """A country as the people of it that the head names: "Norwegian man", "British counterpart"."""
        return actor if actor.office or actor.kind is not ActorKind.COUNTRY else replace(actor, office=self.head)

    def _grouped(self, actors: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
        group = self.faction
        if not group:
            return actors
        return tuple(replace(actor, group=group) if actor.kind in OF_PEOPLE else actor for actor in actors)


def phrase_at(
    units: tuple[Unit, ...], first: int, forms: VerbForms, prep: str, *, no_verb: bool = False
) -> NounPhrase | None:
    """The noun phrase that begins at `first`, or None; `no_verb` when it is known that no verb group begins there."""
    while first < len(units) and units[first].kind == "adv":
        first += 1
    if first < len(units) and units[first].kind == "pron":
        return NounPhrase(first, first + 1, prep, (), "", None, pronoun=units[first].lower)
    may_be_verb = not no_verb and first < len(units) and units[first].kind == "word"
    if may_be_verb and read_verb(units, first, forms, None) is not None:
        return None
    at = first
    body: list[int] = []
    negated = False
    while at < len(units):
        unit = units[at]
        if unit.kind == "neg":
            negated = negated or unit.lower in {"no", "not", "neither", "nor"}
        elif unit.kind == "quote" and body and (closing := _quoted_attribute(units, at)):
            body += range(at + 1, closing)
            at = closing
        elif unit.kind not in INSIDE:
            # an adverb or a length of time between an article and its noun: "the recently signed treaty", "a two-week truce"
            if not (unit.kind in {"adv", "time"} and body and units[body[-1]].kind in {"det", "poss", "gen"}):
                break
        elif body and _ends_before(units, body, at, forms, prep):
            break
        else:
            body.append(at)
        at += 1
    while body and units[body[-1]].kind in {"hyphen", "gen"}:
        body.pop()
    if not body:
        return None
    return _filled(units, first, body[-1] + 1, without_postposed(units, body), prep, negated)


def _quoted_attribute(units: tuple[Unit, ...], at: int) -> int:
    """Where the quotation ends that opens at `at` and is only an attribute of the noun behind it: the "reckless" flight; 0 elsewhere."""
    for closing in range(at + 2, min(len(units) - 1, at + 5)):
        if units[closing].kind == "quote":
            return closing if units[closing + 1].kind == "word" else 0
        if units[closing].kind not in {"word", "hyphen"} or units[closing - 1].kind not in {"word", "hyphen", "quote"}:
            return 0
    return 0


_IN_TIME: Final = frozenset({"within", "in", "after", "for"})


def _ends_before(units: tuple[Unit, ...], body: list[int], at: int, forms: VerbForms, prep: str) -> bool:
    """Whether a new phrase or a verb begins at `at`."""
    unit, before, classes = units[at], units[body[-1]], word_classes()
    if unit.lower == "own" and before.kind in {"poss", "gen"}:
        return False  # "its own people"
    if unit.kind in {"det", "poss"} and before.kind not in {"det", "num", "gen"}:
        return True
    if unit.kind == "num" and units[at + 1 : at + 2] and units[at + 1].lower == "times":
        return True  # "broke the truce forty times"
    if unit.kind == "actor" and before.kind in {"word", "actor"} and unit.lower.startswith("the "):
        return True  # "During that visit the two leaders signed"
    if prep == "as" and unit.kind == "actor" and len(body) == 1 and before.kind == "word" and not before.capital:
        return _is_owner(units, at)  # "dismissed as baseless Chad's claim"
    if unit.kind == "actor" and prep in _IN_TIME and classes.has("spells", before.lower):
        return True  # "Within hours Chadian jets bombed it"
    if unit.kind == "num" and prep and _is_country(before):
        return True  # "returned to Peru 45 vases"
    if unit.kind == "actor" and before.kind == "actor" and before.mention is not None and not before.mention.adjective:
        return True
    if (
        unit.kind == "actor"
        and before.kind == "word"
        and not before.capital
        and not (_qualifies(before.lower) or (at > 1 and units[at - 2].kind == "hyphen"))
        and at - 1 == body[-1]
    ):
        return unit.mention is not None and not unit.mention.adjective and unit.mention.kind is ActorKind.COUNTRY
    if before.kind == "word" and classes.has("object_predicates", unit.lower) and not _qualifies_next(units, at):
        return True  # "found a man guilty", "set the pilot free"
    if not prep and before.lower.endswith("s") and classes.has("granted", unit.lower):
        return classes.has("people", before.lower.rpartition(" ")[2])  # "gave inspectors access"
    if len(body) == 1 and not prep and unit.kind == "word" and _is_addressed(units, at):
        return True  # "tells Putin strikes must stop"
    if classes.has("behind_superlatives", before.lower) and any(units[one].lower.endswith("est") for one in body):
        return False  # "in the strongest possible terms"
    group = read_verb(units, at, forms, None) if unit.kind == "word" else None
    noun = group is not None and not classes.lists["ambiguous"].isdisjoint(group.lemmas)
    if (
        noun
        and group is not None
        and group.tag == "base"
        and units[body[0]].lower in {"a", "an"}
        and _is_plural(before)
    ):
        return False  # "an arms airlift": what is many does not stand behind "an" by itself
    if group is not None and group.tag == "third" and units[body[0]].lower in {"these", "those"}:
        return any(map(_is_plural, (units[at] for at in body[1:])))  # "these baseless remarks"
    if group is not None and group.tag == "third" and prep and before.kind == "actor" and noun:
        return False  # "strikes on PKK targets": what a preposition governs is no subject
    return group is not None


def _qualifies_next(units: tuple[Unit, ...], at: int) -> bool:
    """Whether a word stands before the noun that it tells of: "a duty free zone"."""
    return at + 1 < len(units) and units[at + 1].kind in {"word", "actor"}


def _is_addressed(units: tuple[Unit, ...], at: int) -> bool:
    """Whether what is said begins at `at`, right behind who is told it: a plain noun that a verb follows."""
    told, classes = units[at - 1].mention, word_classes()
    if at < 2 or told is None or told.adjective or not classes.has("addressing", units[at - 2].lower):
        return False
    if classes.has("people", units[at].lower):
        return False  # "tells Putin aides that"
    behind = at + 1
    while behind < len(units) and behind < at + _SUBJECT and units[behind].kind == "word":
        behind += 1
    return behind < len(units) and units[behind].kind in {"modal", "be", "have"}


_SUBJECT: Final = 3
"""Words of what begins a clause that nothing opens."""


def _is_plural(unit: Unit) -> bool:
    """Whether a unit is a noun by whose form there are several."""
    return unit.kind == "word" and unit.lower.endswith("s") and not unit.lower.endswith("ss")


def _is_owner(units: tuple[Unit, ...], at: int) -> bool:
    """Whether a genitive stands behind the actor at `at`."""
    return at + 1 < len(units) and units[at + 1].kind == "gen"


def _is_country(unit: Unit) -> bool:
    """Whether a unit is the name of a country, not its adjective."""
    mention = unit.mention
    return mention is not None and mention.kind is ActorKind.COUNTRY and not mention.adjective


def _qualifies(word: str) -> bool:
    """Whether a small word before a country's name belongs to it: "neighbouring Chad", "tiny Malawi", "fellow member Mali"."""
    endings = ("ing", "ed", "ern", "al", "torn", "held", "ruled", "ary", "ist", "ic", "ous", "less", "ful")
    return word.endswith(endings) or word_classes().has("qualifying", word)


def _filled(units: tuple[Unit, ...], first: int, last: int, body: list[int], prep: str, negated: bool) -> NounPhrase:
    end = units[body[-1]]
    words = tuple(units[at].lower for at in body if units[at].kind == "word")
    owners, led, against = [], [], []
    for number, at in enumerate(body[:-1]):
        mention = units[at].mention
        if mention is None:
            continue
        leaning = number > 1 and units[body[number - 1]].kind == "hyphen"
        if leaning and units[body[number - 2]].lower == "anti":
            against.append(mention)  # "anti-Chadian rallies"
            continue
        if leaning and units[body[number - 2]].lower == "pro":
            continue  # "pro-Chadian rallies" are held by others
        tail = [units[later].lower for later in body[number + 1 : number + 3]]
        if tail[:1] == ["-"] and len(tail) == 2 and units[body[number + 2]].kind == "word":
            if tail[1] == "led":
                led.append(mention)
            elif word_classes().has("owned", tail[1]):
                owners.append(mention)
            continue
        owners.append(mention)
    if end.mention is not None and not end.mention.adjective:
        mentions, head = end.mention, ""
    else:
        mentions, head = None, end.lower if end.kind == "word" else ""
        if end.capital and not word_classes().has("people", head):
            head = _named_person(units, body) or head
        if end.mention is not None:
            owners.append(end.mention)
    possessive = next((units[at].lower for at in body if units[at].kind == "poss"), "")
    return NounPhrase(
        first, last, prep, words, head, mentions, tuple(owners), "", possessive, tuple(led), negated, "", tuple(against)
    )


def _named_person(units: tuple[Unit, ...], body: list[int]) -> str:
    """The word for what a person or ship is, before the name that ends a phrase: "player" in "American player Jane Doe"."""
    for at in reversed(body):
        if units[at].kind != "word" or not units[at].capital:
            last = units[at].lower.rpartition(" ")[2] if units[at].kind in {"word", "actor"} else ""
            return last if word_classes().has("people", last) else ""
    return ""
