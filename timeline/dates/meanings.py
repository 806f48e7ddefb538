"""What a date expression means before it is known from when it counts."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Full:
    """A calendar day."""

    day: dt.date


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of a month whose year is left out."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month; `year` is None where it is left out. `mod` as in TIMEX3. `which` is last, this or next."""

    month: int
    year: int | None = None
    mod: str = ""
    which: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """A year."""

    year: int
    mod: str = ""


@dataclass(frozen=True, slots=True)
class Years:
    """A decade or century from `first` to `last`; `value` is its TIMEX3 value."""

    first: int
    last: int
    value: str
    mod: str = ""


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week. `which` is last, this, next or nothing."""

    weekday: int
    which: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Near:
    """today, yesterday, tomorrow, tonight: days from the article's own day."""

    offset: int
    time: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """last, this, next unit: `offset` units from the one at hand. From the article's day, or from the running date when `running`.

    `cut` is "earlier this year" and "later this year": up to, or from, the article's day.
    """

    unit: str
    offset: int
    running: bool = False
    mod: str = ""
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """n units ago or later. From the article's day, or from the running date when `running`."""

    unit: str
    number: float
    running: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A quarter (Q1-Q4), half (H1, H2) or season (SP, SU, FA, WI) of a year; `year` is None where it is left out."""

    code: str
    year: int | None = None
    which: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A named day; `year` is None where it is left out."""

    name: str
    year: int | None = None
    which: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of n units up to (-1) or from (+1) the article's day: "the past three years"."""

    unit: str
    number: float
    direction: int


@dataclass(frozen=True, slots=True)
class Length:
    """How long (DURATION) or how often (SET); no days. `value` is its TIMEX3 value."""

    value: str
    is_set: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """PRESENT_REF, PAST_REF or FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day without a day of its own: `T14:30`, `TMO`."""

    value: str


Meaning = (
    Full
    | MonthDay
    | Month
    | Year
    | Years
    | Weekday
    | Near
    | Turn
    | Shift
    | Part
    | Named
    | Span
    | Length
    | Reference
    | Clock
)


@dataclass(frozen=True, slots=True)
class Expression:
    """`text[start:end]` means `meaning`, by the rule `rule_id`. Of two that overlap the longer is kept, then the higher `weight`."""

    start: int
    end: int
    meaning: Meaning
    rule_id: str
    weight: int = 0
    time: str = ""
