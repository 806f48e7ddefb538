"""What the stages hand to each other: frozen records, all offsets counted in Unicode code points of `Article.text`.

Offsets are half open, as in Python: `text[start:end] == quote`. Days are inclusive. Codes are ISO 3166 alpha-3 for countries and
short names for organisations. Ids are hashes of the key content (`content_id`), so that reading the same article again gives the same rows.
"""

import datetime as dt
import hashlib
from dataclasses import dataclass, field

from timeline.terms import (
    ActorKind,
    Basis,
    DateScope,
    EventType,
    FactModality,
    Flow,
    Measure,
    Modality,
    Precision,
    PublishedBasis,
    Section,
    TimexType,
)


def content_id(*parts: object) -> str:
    """Twenty hexadecimal digits (80 bits) that depend on the parts alone. `None` and `""` are told apart."""
    packed = "\x1f".join(["\x00" if part is None else str(part) for part in parts])
    return hashlib.blake2b(packed.encode("utf8", "surrogatepass"), digest_size=10).hexdigest()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of an article's text and what it is. Stretches do not overlap; what lies between them is blank."""

    start: int
    end: int
    section: Section


@dataclass(frozen=True, slots=True)
class Article:
    """One article, as read. `text` is what every offset counts in; a title from outside the text is in `title` only."""

    text: str
    title: str = ""
    published: dt.date | None = None
    published_basis: PublishedBasis = PublishedBasis.MISSING
    published_evidence: str = ""
    url: str = ""
    publisher: str = ""
    stretches: tuple[Stretch, ...] = ()
    id: str = field(init=False, compare=False)
    """Hash of text, title, date and publication: the same article from another file is the same article."""

    def __post_init__(self) -> None:
        key = content_id("article", self.text, self.title, self.published, self.url, self.publisher)
        object.__setattr__(self, "id", key)


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence-level unit of an article (a sentence, a headline, a caption), numbered from 0 through the article.

    `paragraph` counts the blocks of the article; `quoted` are the spans that stand in quotation marks; `speaker` is the span of
    the words that name who says the quoted words, where the sentence or its neighbour tells.
    """

    number: int
    start: int
    end: int
    section: Section
    paragraph: int
    quoted: tuple[tuple[int, int], ...] = ()
    speaker: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class DateValue:
    """One date expression. `value`, `type` and `mod` as in TIMEX3; `reason` tells in words how it was counted.

    `first_day` and `last_day` are None where no days can be said (PRESENT_REF, durations, no date to count from).
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    mod: str
    first_day: dt.date | None
    last_day: dt.date | None
    precision: Precision
    basis: Basis
    reason: str
    rule_id: str
    confidence: float


@dataclass(frozen=True, slots=True)
class ActorMention:
    """One mention of an actor. `code` is the country or organisation that it acts for; `name` the canonical name.

    `person` is set when a person is meant; `adjective` when the words are an adjective ("Belarusian") and so stand for the actor only
    with a noun after them; `codes` holds all that a group without a name of its own stands for ("the two leaders"); `group` is the word for
    people of a country who are not its state ("rebels", "protesters"), so that both sides of a civil conflict can be told apart.
    """

    start: int
    end: int
    text: str
    code: str
    name: str
    kind: ActorKind
    rule_id: str
    confidence: float
    person: str = ""
    office: str = ""
    adjective: bool = False
    place: bool = False
    codes: tuple[str, ...] = ()
    group: str = ""

    @property
    def words(self) -> list[str]:
        """The words of the text without the commas of an apposition: "ambassador" in "the US ambassador, Jon Huntsman"."""
        return self.text.replace(",", " ").split()


@dataclass(frozen=True, slots=True)
class UnresolvedName:
    """A name in an actor's place that no lexicon knows."""

    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit. `kind` is money, quantity, percent, rank or count; `number` is in base units (5.8e9, 11.0)."""

    start: int
    end: int
    text: str
    kind: str
    number: float
    unit: str
    approximate: bool
    rule_id: str


@dataclass(frozen=True, slots=True)
class EventDate:
    """The days an event is put on, with the expression they came from (offsets None when the article's own date is used)."""

    first_day: dt.date | None = None
    last_day: dt.date | None = None
    precision: Precision = Precision.UNKNOWN
    basis: Basis = Basis.DCT
    scope: DateScope = DateScope.NONE
    start: int | None = None
    end: int | None = None
    text: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EventMention:
    """One statement that says an event took place, is planned, or did not take place.

    `start`/`end` are the statement's, `trigger_*` those of the word that made it an event. `actors` did it, `recipients` received it; a side
    without a name is empty. `reported_by` is who says so, as written; `alleged` marks what an adversary claims. Counted from these, once:
    `actor_codes` and `recipient_codes`, sorted and each once, and `id`, a hash of article, trigger, type and both sides, so that two events
    of one sentence differ.
    """

    article_id: str
    statement: int
    start: int
    end: int
    quote: str
    trigger_start: int
    trigger_end: int
    event_type: EventType
    cameo: str
    goldstein: float
    quad: int
    modality: Modality
    actors: tuple[ActorMention, ...]
    recipients: tuple[ActorMention, ...]
    date: EventDate
    rule_id: str
    confidence: float
    section: Section = Section.BODY
    reported_by: str = ""
    reported_span: tuple[int, int] | None = None
    alleged: bool = False
    location: str = ""
    actor_codes: tuple[str, ...] = field(init=False, repr=False, compare=False)
    recipient_codes: tuple[str, ...] = field(init=False, repr=False, compare=False)
    id: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Count what follows from the rest: it is asked for again and again."""
        acted, received = _codes(self.actors), _codes(self.recipients)
        own = content_id(
            "mention", self.article_id, self.trigger_start, self.trigger_end, self.cameo, self.modality, "+".join(acted), "+".join(received),
        )  # fmt: skip
        for name, value in (("actor_codes", acted), ("recipient_codes", received), ("id", own)):
            object.__setattr__(self, name, value)


def _codes(actors: tuple[ActorMention, ...]) -> tuple[str, ...]:
    return tuple(sorted({code for actor in actors for code in (actor.codes or (actor.code,)) if code}))


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, with every mention of it. The headline mention (`mention_ids[0]`) gives quote and trigger."""

    event_type: EventType
    cameo: str
    goldstein: float
    quad: int
    modality: Modality
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    first_day: dt.date | None
    last_day: dt.date | None
    precision: Precision
    basis: Basis
    confidence: float
    mention_ids: tuple[str, ...]
    headline: str = ""

    @property
    def id(self) -> str:
        """Hash of the leading mention: stable while mentions are added behind it."""
        return content_id("event", self.mention_ids[0])


@dataclass(frozen=True, slots=True)
class TradeFact:
    """One claim about trade. `start`/`end` are the statement's; `value_start`/`value_end` the number's own words.

    `value` is in base units (5.8e9; per cent as 11; a fall or a deficit negative; None for a ban without a number). `period` is YYYY, YYYY-MM,
    YYYY-MM-DD or START/END of one granularity, "" when none is given; `first_day`/`last_day` are its days.
    """

    article_id: str
    statement: int
    start: int
    end: int
    quote: str
    value_start: int
    value_end: int
    reporter: str
    partner: str
    flow: Flow
    measure: Measure
    value: float | None
    unit: str
    period: str
    first_day: dt.date | None
    last_day: dt.date | None
    commodity: str
    commodity_code: str
    data_source: str
    modality: FactModality
    rule_id: str
    confidence: float

    @property
    def id(self) -> str:
        """Hash of article, place and content."""
        return content_id(
            "fact", self.article_id, self.value_start, self.value_end, self.reporter, self.partner, self.flow, self.measure,
            self.value, self.period,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Coded:
    """Everything read out of one article: a pure function of text, date of publication and lexicon."""

    article: Article
    statements: tuple[Statement, ...]
    dates: tuple[DateValue, ...]
    actors: tuple[ActorMention, ...]
    unresolved: tuple[UnresolvedName, ...]
    mentions: tuple[EventMention, ...]
    events: tuple[Event, ...]
    facts: tuple[TradeFact, ...] = field(default=())
