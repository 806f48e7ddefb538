"""Calendar steps: units from a day, the first and last day of a unit, and the TIMEX3 value of it."""

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from typing import Final

from dateutil.relativedelta import relativedelta

from timeline.terms import Precision

_SEASON_MONTH: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
SEASONS: Final = frozenset(_SEASON_MONTH)
UNITS: Final = {"D": "day", "W": "week", "M": "month", "Y": "year"}
"""Letters of TIMEX3 durations and the units they stand for."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """First and last day, how wide that is, and its TIMEX3 value."""

    first: dt.date
    last: dt.date
    precision: Precision
    value: str


def day_stretch(day: dt.date, time: str = "") -> Stretch:
    """A day; `time` is MO, AF, EV or NI."""
    return Stretch(day, day, Precision.DAY, day.isoformat() + (f"T{time}" if time else ""))


def month_stretch(year: int, month: int) -> Stretch:
    """A month."""
    return Stretch(dt.date(year, month, 1), _month_end(year, month), Precision.MONTH, f"{year:04}-{month:02}")


def _month_end(year: int, month: int) -> dt.date:
    """The last day of a month; months above 12 are of the year after."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return dt.date(year, month, monthrange(year, month)[1])


def year_stretch(year: int) -> Stretch:
    """A year."""
    return Stretch(dt.date(year, 1, 1), dt.date(year, 12, 31), Precision.YEAR, f"{year:04}")


def week_stretch(day: dt.date) -> Stretch:
    """The week of a day, Monday to Sunday."""
    first = day - dt.timedelta(day.weekday())
    year, week, _ = day.isocalendar()
    return Stretch(first, first + dt.timedelta(6), Precision.WEEK, f"{year:04}-W{week:02}")


def weekend_stretch(day: dt.date) -> Stretch:
    """Saturday and Sunday of the week of a day."""
    week = week_stretch(day)
    return Stretch(week.last - dt.timedelta(1), week.last, Precision.RANGE, f"{week.value}-WE")


def part_month(code: str) -> int:
    """The month in which a quarter, half or season begins."""
    return _SEASON_MONTH.get(code) or (int(code[1]) - 1) * (3 if code[0] == "Q" else 6) + 1


def part_stretch(code: str, year: int) -> Stretch:
    """A quarter (Q1-Q4), half (H1, H2) or season of a year; a winter ends in the year after."""
    if code in _SEASON_MONTH:
        first = dt.date(year, _SEASON_MONTH[code], 1)
        return Stretch(first, _month_end(year, first.month + 2), Precision.QUARTER, f"{year:04}-{code}")
    length = 3 if code[0] == "Q" else 6
    first = dt.date(year, (int(code[1]) - 1) * length + 1, 1)
    precision = Precision.QUARTER if length == 3 else Precision.RANGE
    return Stretch(first, _month_end(year, first.month + length - 1), precision, f"{year:04}-{code}")


def quarter_of(day: dt.date) -> int:
    """1 to 4."""
    return (day.month + 2) // 3


def unit_stretch(day: dt.date, unit: str) -> Stretch:
    """The unit (day, week, weekend, month, quarter, year, decade, century) in which a day lies."""
    if unit in {"day", "night", "hour", "minute", "second"}:
        return day_stretch(day, "NI" if unit == "night" else "")
    if unit in {"week", "fortnight"}:
        return week_stretch(day)
    if unit == "weekend":
        return weekend_stretch(day)
    if unit == "month":
        return month_stretch(day.year, day.month)
    if unit == "quarter":
        return part_stretch(f"Q{quarter_of(day)}", day.year)
    if unit == "year":
        return year_stretch(day.year)
    length = 10 if unit == "decade" else 100
    first = max(day.year // length * length, 1)
    return Stretch(
        dt.date(first, 1, 1),
        dt.date(first + length - 1, 12, 31),
        Precision.RANGE,
        str(first // length) if length == 10 else f"{first // 100:02}",
    )


def in_years(unit: str, number: float) -> tuple[str, float]:
    """Decades and centuries as years: half a century is 50 of them."""
    length = {"decade": 10, "century": 100}.get(unit)
    return ("year", number * length) if length else (unit, number)


def step(day: dt.date, unit: str, number: float) -> dt.date | None:
    """The day `number` units on; a part of a unit counts in days. None when that leaves the calendar."""
    try:
        whole = int(number)
        if unit in {"hour", "minute", "second"}:
            hours = number / {"hour": 1, "minute": 60, "second": 3600}[unit]
            return day + dt.timedelta(int(hours // 24)) if abs(hours) >= 24 else day
        if number != whole:
            return day + dt.timedelta(round(number * _DAYS[unit]))
        return day + _delta(unit, whole)
    except (OverflowError, ValueError):
        return None


_DAYS: Final = {
    "day": 1,
    "night": 1,
    "week": 7,
    "weekend": 7,
    "fortnight": 14,
    "month": 30.44,
    "quarter": 91.31,
    "year": 365.25,
    "decade": 3652.5,
    "century": 36525.0,
}


def _delta(unit: str, number: int) -> relativedelta:
    if unit in {"day", "night"}:
        return relativedelta(days=number)
    if unit in {"week", "weekend", "fortnight"}:
        return relativedelta(weeks=number * (2 if unit == "fortnight" else 1))
    if unit in {"month", "quarter"}:
        return relativedelta(months=number * (3 if unit == "quarter" else 1))
    return relativedelta(years=number * {"year": 1, "decade": 10, "century": 100}[unit])


def spread(first: Stretch, last: Stretch) -> Stretch:
    """From the first day of one to the last day of the other."""
    return Stretch(first.first, last.last, Precision.RANGE, f"{first.value}/{last.value}")


def year_shifted(days: Stretch, years: int) -> Stretch | None:
    """The same month, quarter or half of another year; None for a stretch of another kind."""
    year, _, code = days.value.partition("-")
    if not year.isdigit() or not 1 <= int(year) + years <= 9999:
        return None
    if len(code) == 2 and code.isdigit():
        return month_stretch(int(year) + years, int(code))
    return part_stretch(code, int(year) + years) if code[:1] in {"Q", "H"} and code else None
