"""One statement with all that is needed to read its events, and what a trigger in it was coded as."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from timeline.clauses.phrases import NounPhrase
from timeline.clauses.roles import Clauses
from timeline.clauses.units import Unit
from timeline.clauses.view import RoleView
from timeline.dates.going_on import BACKGROUND_DAYS, between
from timeline.dates.stories import Stories
from timeline.events.memory import Memory, codes_of
from timeline.events.modality import Standing
from timeline.events.sides import Sides
from timeline.lexicons.events import EventLexicon, Frame
from timeline.lexicons.name_classes import CLASSES
from timeline.records import ActorMention, Article, DateValue, Statement
from timeline.terms import EventType

FORCE: Final = frozenset({EventType.ASSAULT, EventType.MOBILIZE, EventType.COERCE, EventType.SANCTION})
"""Acts of force and pressure: who announces them of itself threatens."""

AIMED: Final = frozenset(
    {
        EventType.AID, EventType.CONCEDE, EventType.RETREAT, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN,
        EventType.SANCTION, EventType.SUPPORT, EventType.MOBILIZE, EventType.PROTEST,
    }
)  # fmt: skip
"""Acts that are done to another even where the sentence does not say to whom, since the article has said it."""

ON_ACTS: Final = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT})
"""Acts of speech on an act told before: "condemned the attacks"."""
SPOKEN: Final = frozenset(
    {EventType.AGREE, EventType.SUPPORT, EventType.REQUEST, EventType.REJECT, EventType.THREATEN, EventType.ACCUSE}
)
"""Acts of speech: said to whoever is met in the same breath."""
VIOLENT: Final = frozenset({EventType.ASSAULT, EventType.COERCE})
"""What is done to others with violence."""
CONFLICT: Final = (3, 4)
"""Quad classes of acts against each other."""
TOLD: Final = frozenset({"", "will", "'ll", "’ll", "ll"})
"""Modal verbs of what is done or will be: what must or may be done is told by none."""
_DASHES: Final = frozenset({"-", "–"})
_LONGEST: Final = 300
"""Units of a statement before a mediation among which the sides are that it is between."""
_OF_COURTS: Final = ("173", "174", "16")
"""Arrests, deportations and sanctions are no moves in a game: of athletes they are as real."""
_WHERE: Final = frozenset({"in", "at", "into", "inside", "across", "near"})
"""Before whom names where an act of between others was: they are not those others."""


@dataclass(frozen=True, slots=True)
class Coding:
    """What a trigger was coded as: the units `first` to `last` (exclusive) are its words, `place` is its chunk.

    `background` codings are named in passing ("after the invasion"): without a date of their own they have none. The date is looked for at
    `dated_at` where that is not the trigger: at the noun or verb of ending in "the siege of May was lifted".
    """

    code: str
    rule_id: str
    sides: Sides
    standing: Standing
    first: int
    last: int
    place: int
    confidence: float
    background: bool = False
    dated_at: tuple[int, int] | None = None


Days = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class Echo:
    """A noun at `start` to `end` that tells of no event by itself and may take up one of these types and codes (`kinds`), where it is one
    that is known ("the raid"); where it is not ("Chadian raids") those behind it are no longer of what was told before.

    `acting` are the codes of whom it names as its own, `received` of whom it is "on" or "against", `named` of all; `days` the days that it is
    said to be of; `talk`: it may have been on the telephone.
    """

    statement: int
    start: int
    end: int
    known: bool
    kinds: tuple[tuple[EventType, str], ...]
    acting: frozenset[str]
    received: frozenset[str]
    named: frozenset[str]
    days: Days | None
    talk: bool


@dataclass(init=False, slots=True)
class Passage:
    """One statement. `stories` and `talks` say of the whole article which passages are of the past, and on which day talks were that it is a
    readout of; `lately` are the actors that the statement before names. `consumed` are places of verbs and nouns that another trigger has
    made its own; `told` the sides of events so far; `aside` where dates stand that an act told before set aside; `inside` the words with
    those of names, and `CLASSES`: all that an object may be made of; `echoes` the nouns that may take up what was told before; `met` whether
    the verb of any frame was met, with an object or without a subject; `attributions` the verb of saying behind each clause that has one,
    once it was asked for, `score` then whether it tells how a game ended."""

    article: Article
    statements: Sequence[Statement]
    dates: Sequence[DateValue]
    statement: Statement
    clauses: Clauses
    lexicon: EventLexicon
    memory: Memory
    words: frozenset[str]
    stories: Callable[[], Stories]
    talks: Callable[[], DateValue | None]
    lately: Sequence[ActorMention]
    inside: frozenset[str] = field(init=False)
    consumed: set[int] = field(init=False)
    told: list[Sides] = field(init=False)
    aside: set[int] = field(init=False)
    echoes: list[Echo] = field(init=False)
    met: bool = field(init=False)
    attributions: dict[int, int] | None = field(init=False)
    score: bool | None = field(init=False)

    def __init__(
        self, article: Article, statements: Sequence[Statement], dates: Sequence[DateValue], statement: Statement, clauses: Clauses,
        lexicon: EventLexicon, memory: Memory, words: frozenset[str], stories: Callable[[], Stories],
        talks: Callable[[], DateValue | None], lately: Sequence[ActorMention],
    ) -> None:  # fmt: skip
        self.article, self.statements, self.dates, self.statement = article, statements, dates, statement
        self.clauses, self.lexicon, self.memory, self.words = clauses, lexicon, memory, words
        self.stories, self.talks, self.lately = stories, talks, lately
        self.consumed, self.told, self.aside, self.echoes = set(), [], set(), []
        self.met, self.attributions, self.score = False, None, None
        named = [unit.mention.text for unit in clauses.units if unit.mention is not None]
        self.inside = words.union(CLASSES, " ".join(named).lower().replace(",", " ").split())

    def before(self, first: int) -> tuple[ActorMention, ...]:
        """The actors that the statement names before a unit."""
        return tuple(unit.mention for unit in self.clauses.units[:first] if unit.mention is not None)

    def parties_before(self, first: int) -> tuple[ActorMention, ...]:
        """Of the actors before a unit those who may be at odds: not where they meet ("in Geneva"), if there are two others."""
        units = self.clauses.units
        others = tuple(
            unit.mention for at in range(max(0, first - _LONGEST), first)
            if (unit := units[at]).mention is not None and not (at and units[at - 1].lower in _WHERE)
        )  # fmt: skip
        return others or self.before(first)

    def owners_before(self, phrase: NounPhrase) -> tuple[ActorMention, ...]:
        """Whose the pronoun of a phrase may say it is: two who met in Geneva have "their" meeting, not Geneva; of "vetoed in the UN a text on
        its invasion" it is not the UN's."""
        if phrase.owner_pronoun == "their":
            return self.parties_before(phrase.first)
        named = self.before(phrase.first)
        if phrase.owner_pronoun != "its":
            return named
        before = (noun for noun in self.clauses.nouns() if noun.first < phrase.first)
        apart = {noun.mention.start for noun in before if noun.prep in {"in", "at"} and noun.mention is not None}
        return tuple(actor for actor in named if actor.start not in apart) or named

    def is_old(self) -> bool:
        """Whether the statement names a day or time well before the article."""
        published = self.article.published
        if published is None:
            return False
        told = between(self.dates, self.statement.start, self.statement.end)
        return any(date.last_day is not None and (published - date.last_day).days >= BACKGROUND_DAYS for date in told)

    def speakers(self, place: int) -> tuple[ActorMention, ...]:
        """Who is the subject of the verb group at `place`, pronouns included."""
        return tuple(actor for phrase in self.clauses.subjects(place) for actor in self.memory.of(phrase))

    def chunk_of(self, phrase: NounPhrase) -> int:
        """The place of a phrase."""
        return next(n for n, chunk in enumerate(self.clauses.chunks) if chunk.first == phrase.first)

    def is_figure(self, frame: Frame, view: RoleView) -> bool:
        """Sport, or a figure of speech: "Brazil beat Argentina in the final", "an attack on inflation"."""
        words = self.lexicon.words
        if not words["played"].isdisjoint(self.words):
            return True
        if frame.type is EventType.CONSULT and words["ballots"].isdisjoint(self.words) and self._has_score():
            return True  # "Chad beat Niger 3-0 and will meet Mali"
        if frame.type is EventType.PROTEST and not words["revelry"].isdisjoint(self.words):
            return words["unrest"].isdisjoint(self.words) and words["against_somebody"].isdisjoint(self.words)
        if frame.type not in FORCE | {EventType.REJECT, EventType.THREATEN}:
            return False
        if frame.type is EventType.ASSAULT:  # "the Chadian novelist attacks the new law", "a fire killed two Chadians"
            by = [f.phrase for f in (*view.with_prep("by"), *view.with_prep("in"))] if view.passive else view.subjects
            acts = "subject" not in frame.recipient  # "a Chadian lorry hit a mine"
            into = {f.phrase.head for f in view.obliques if f.prep == "into"}
            watched = not words["market_watchers"].isdisjoint(self.words)
            if not words["arenas"].isdisjoint(into) or (watched and "market" in into):
                return True  # "has thrown a bomb into the debate"
            aims = (f.phrase.head for f in (*view.objects[:1], *view.with_prep("against")))
            if not words["wares"].isdisjoint(aims) and not any(f.phrase.pronoun for f in view.objects[:1]):
                return True  # "has fought cheap Spanish imports"
            if self._has_score() or (acts and any(self._strikes_nobody(phrase) for phrase in by)):
                return True
        if words["sport"] & self.words and not frame.cameo.startswith(_OF_COURTS):
            return True
        said = any(filler.phrase.head in words["acts"] for filler in view.objects[:1])  # "rejected claims of fraud"
        behind = [filler for filler in view.obliques[:1] if filler.prep in {"on", "against", "of"} and not said]
        goals = [*view.objects[:1], *behind]
        heads = {filler.phrase.head for filler in goals}.difference(frame.object, frame.words)
        return not (
            heads.isdisjoint(words["abstract"]) and (frame.type not in FORCE or heads.isdisjoint(words["ideas"]))
        )

    def _strikes_nobody(self, phrase: NounPhrase) -> bool:
        """Whether what is said to strike does so with words only, or by accident: a novelist, a fire, a gas explosion."""
        words, head = self.lexicon.words, phrase.head or "".join(phrase.words[-1:])  # "a lorry from Chad"
        if not head and phrase.mention is not None and phrase.mention.office:
            head = phrase.mention.words[-1]  # "Chadian exporters"
        by_accident = head in words["accidents"] and not (phrase.touched and head in words["means"])
        return (
            by_accident
            or head in words["artists"]
            or head in words["unarmed"]
            or head in words["disasters"]
            or (head in words["blasts"] and bool(words["fuels"] & {*phrase.words}))
        )

    def _has_score(self) -> bool:
        """Whether the statement tells how a game ended: "Chad hammered Niger 4-1"; not "7-10 soldiers", where the larger number is the last."""
        if self.score is None:
            self.score = not _DASHES.isdisjoint(self.words) and _is_score(self.clauses.units)
        return self.score

    def other_side(self, sides: Sides) -> Sides:
        """The sides of an act of speech without a recipient, done in one breath with another: "met the envoy and offered an apology"."""
        mine = {code for actor in sides.actors for code in codes_of(actor)}
        for met in reversed(self.told):
            for own, other in ((met.actors, met.recipients), (met.recipients, met.actors)):
                if mine and mine <= {code for actor in own for code in codes_of(actor)} and other:
                    return Sides(sides.actors, other)
        return sides


def _is_score(units: Sequence[Unit]) -> bool:
    """Whether two numbers are those of a game, the winner's first."""
    for at in range(1, len(units) - 1):
        left, right = units[at - 1].lower, units[at + 1].lower
        if units[at].lower in _DASHES and left.isdecimal() and right.isdecimal() and 99 >= int(left) > int(right):
            return True
    return False
