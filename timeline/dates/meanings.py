"""What a date expression means before it is known from when it counts."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Full:
    """A calendar day."""

    day: dt.date


@dataclass(frozen=True, slots=True)
class Figures:
    """Day and month in figures, whose order the words leave open: 04/12/2023. `year` is None where it is left out."""

    first: int
    second: int
    year: int | None = None
    day_first: bool = False


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day whose month is left out: "the 5th"; `weekday` is the day of the week that is told with it, by which the month may be known."""

    day: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of a month whose year is left out; `weekday` is the day of the week that is told with it, by which the year may be known."""

    month: int
    day: int
    weekday: int | None = None
    which: str = ""


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
    """A day of the week. `which` is last, this, next, running, one of a week ("next week") or nothing; `number` counts several of them."""

    weekday: int
    which: str = ""
    time: str = ""
    number: int = 1


@dataclass(frozen=True, slots=True)
class Near:
    """today, yesterday, tomorrow, tonight: days from the article's own day."""

    offset: int
    time: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """last, this, next unit: `offset` units from the one at hand. From the article's day, or from the running date when `running`.

    `time` is a part of the day, as in "the next morning". `points`: the words point at a date of the text ("that year"), however far back.
    """

    unit: str
    offset: int
    running: bool = False
    mod: str = ""
    time: str = ""
    points: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """n units ago or later. From the article's day, or from the running date when `running`. `ahead`: only where the clause looks ahead.

    `of_another`: the words ("two days before") may count from a date right behind them. `exact`: to the day.
    """

    unit: str
    number: float
    running: bool = False
    mod: str = ""
    ahead: bool = False
    of_another: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A quarter (Q1-Q4), half (H1, H2) or season (SP, SU, FA, WI) of a year; `year` is None where it is left out."""

    code: str
    year: int | None = None
    which: str = ""
    mod: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A named day; `year` is None where it is left out."""

    name: str
    year: int | None = None
    which: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of n units up to (-1) or from (+1) the article's day: "the past three years".

    `running`: of the running day, as in "the following three weeks".
    """

    unit: str
    number: float
    direction: int
    running: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """How long (DURATION) or how often (SET); no days. `value` is its TIMEX3 value, `unit` and `number` what it was made of."""

    value: str
    is_set: bool = False
    unit: str = ""
    number: float = 0.0


@dataclass(frozen=True, slots=True)
class Reference:
    """PRESENT_REF, PAST_REF or FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: `T14:30`, `TMO`. `day` is what stands beside it and names its day, else it is `offset` days from the running one."""

    value: str
    day: "Meaning | None" = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Week:
    """A week by its number."""

    number: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Within:
    """The `number`th unit, or weekday, of a wider stretch: "the first Monday of May", "the first six months of 2023" (`length` 6); -1 the last.

    `length` 0 is a number that is not told: "the last days of May".
    """

    unit: str
    number: int
    whole: "Meaning | None" = None
    weekday: int = -1
    length: int = 1


@dataclass(frozen=True, slots=True)
class From:
    """`number` units from another date, or the unit around it when `number` is 0: "three days after Christmas", "the week of May 3".

    `exact`: to the day, however long the unit; of the unit around a date, that it ends there ("the week ended Friday"). `some`: how many of
    them is not told ("the weeks after May 3"). `whole`: the stretch itself and not its far end ("the week before Christmas").
    """

    unit: str
    number: float
    base: "Meaning | None" = None
    exact: bool = False
    some: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Of:
    """A month, day or part whose year (or month) another expression tells: "July of last year", "the 28th of that month"."""

    part: "Meaning"
    whole: "Meaning"


Meaning = (
    Full
    | Figures
    | DayOfMonth
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
    | Week
    | Within
    | From
    | Of
)


@dataclass(frozen=True, slots=True)
class Expression:
    """`text[start:end]` means `meaning`, by the rule `rule_id`. Of two that overlap the longer is kept, then the higher `weight`."""

    start: int
    end: int
    meaning: Meaning
    rule_id: str
    weight: int = 0
