"""Closed vocabularies: PLOVER and CAMEO for events, TIMEX3 for dates, Comtrade for trade.

Each is a `StrEnum`, so a value prints and stores as its plain text. The codebook (docs/CODEBOOK.md) says when each is used.
"""

from enum import StrEnum
from typing import Final


class EventType(StrEnum):
    """The sixteen event types of PLOVER 0.8."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


SYMMETRIC: Final = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
"""Types in which both sides act; they are compared without direction."""
SIGNED: Final = "057"
"""The code of what is signed or ratified, which has two sides by itself: they are compared without direction too."""
TRUCE: Final = "0871"
"""The code of a truce, agreed or declared."""

QUAD: Final[dict[EventType, int]] = {
    EventType.AGREE: 1,
    EventType.CONSULT: 1,
    EventType.SUPPORT: 1,
    EventType.CONCEDE: 1,
    EventType.COOPERATE: 2,
    EventType.AID: 2,
    EventType.RETREAT: 2,
    EventType.REQUEST: 3,
    EventType.ACCUSE: 3,
    EventType.REJECT: 3,
    EventType.THREATEN: 3,
    EventType.SANCTION: 3,
    EventType.PROTEST: 4,
    EventType.MOBILIZE: 4,
    EventType.COERCE: 4,
    EventType.ASSAULT: 4,
}
"""Quad class (PLOVER manual, table 7.2): 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict."""


class Modality(StrEnum):
    """Whether the text says that the event took place."""

    HAPPENED = "happened"
    PLANNED = "planned"
    DENIED = "denied"
    CONDITIONAL = "conditional"


class Precision(StrEnum):
    """How wide the interval of days is that a text gives. `RANGE` is any other stated interval."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    RANGE = "range"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """What a date rests on: the words alone, words counted from an anchor, or only the article's own date."""

    STATED = "stated"
    RELATIVE = "relative"
    DCT = "dct"


class DateScope(StrEnum):
    """Where the date of an event was found, from the nearest place to the farthest."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    RUNNING = "running"
    ARTICLE = "article"
    NONE = "none"


class TimexType(StrEnum):
    """TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class PublishedBasis(StrEnum):
    """Where an article's date of publication was found."""

    GIVEN = "given"
    METADATA = "metadata"
    FRONT_MATTER = "front matter"
    SLUG = "slug"
    URL = "url"
    DATELINE = "dateline"
    TEXT = "text"
    MISSING = "missing"

    @property
    def words(self) -> str:
        """The same in words for people."""
        return {"slug": "image slug", "url": "address of the page"}.get(self.value, self.value)


class Section(StrEnum):
    """What a stretch of an article is. Only `CODED_SECTIONS` give events, facts and statements."""

    TITLE = "title"
    BODY = "body"
    CAPTION = "caption"
    DATELINE = "dateline"
    BYLINE = "byline"
    SLUG = "slug"
    BOILERPLATE = "boilerplate"


CODED_SECTIONS: Final = frozenset({Section.TITLE, Section.BODY, Section.CAPTION})


class ActorKind(StrEnum):
    """What an actor is."""

    COUNTRY = "country"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armed_group"
    PERSON = "person"
    INSTITUTION = "institution"


class Flow(StrEnum):
    """Direction of trade, seen from the reporter."""

    IMPORT = "import"
    EXPORT = "export"
    RE_EXPORT = "re-export"
    TOTAL = "total"
    BALANCE = "balance"


class Measure(StrEnum):
    """What a trade fact says of a flow."""

    VALUE = "value"
    RANK = "rank"
    SHARE = "share"
    CHANGE = "change"
    BALANCE = "balance"
    TARIFF = "tariff"
    QUOTA = "quota"


class FactModality(StrEnum):
    """Whether a figure is one of the past or one that is expected. `AFFECTED` is the sum that a measure falls on."""

    ACTUAL = "actual"
    FORECAST = "forecast"
    TARGET = "target"
    PLANNED = "planned"
    PROPOSED = "proposed"
    AFFECTED = "affected"


class LoadStatus(StrEnum):
    """What became of an input: each input ends in exactly one of these."""

    STORED = "stored"
    DUPLICATE = "duplicate"
    SKIPPED = "skipped"
    FAILED = "failed"


class Fault(StrEnum):
    """What is to blame when an article cannot be coded and stored."""

    TEXT = "text"
    CODER = "coder"
    ROWS = "rows"
    WORKER = "worker"
    TIME = "time"


DEFAULT_PARSER: Final = "none"
"""How clauses are read where nobody says: by shallow rules. docs/parser.md has the measures behind the choice."""


class AreaKind(StrEnum):
    """What an area of trade statistics is. Only countries are ranked."""

    COUNTRY = "country"
    GROUP = "group"
    WORLD = "world"
    UNSPECIFIED = "unspecified"


class TradeType(StrEnum):
    """What is traded: goods as they cross borders, or services as balances of payments count them."""

    GOODS = "goods"
    SERVICES = "services"


class FlowBasis(StrEnum):
    """Whether an official figure is one side's own report, or made out of the reports of both."""

    REPORTED = "reported"
    RECONCILED = "reconciled"


class Verdict(StrEnum):
    """What official figures say of a claim."""

    SUPPORTED = "supported"
    SUPPORTED_BY_MIRROR = "supported by mirror"
    DIFFERS = "differs"
    CONTRADICTED = "contradicted"
    NOT_COMPARABLE = "not comparable"
    NOT_CHECKABLE = "not checkable"


class Cause(StrEnum):
    """Why a claim and an official figure are likely to differ, or cannot be compared; `NONE` where they agree or nothing explains it."""

    NONE = ""
    CIF_FOB = "CIF/FOB"
    MIRROR = "mirror"
    VINTAGE = "vintage"
    DATASET = "dataset"
    SERVICES = "goods against services"
    CALENDAR = "calendar"
    CURRENCY = "currency"
    FLOW = "flow"
    NEAR_TIE = "near tie"
    GOODS = "goods"
    MODALITY = "no past figure"
    MEASURE = "measure"
    INCOMPLETE = "claim incomplete"
    MISSING = "rows missing"
