"""What the clock of a text asks of a meaning: whether it names its year, which month it is, what it rests on, whether it only compares."""

import re
from typing import Final

from timeline.dates import meanings as m
from timeline.dates.calendar import part_month
from timeline.dates.named import days_of

_OF_DAYS: Final = m.MonthDay | m.Weekday | m.DayOfMonth | m.Figures


def looks_back(meaning: m.Meaning) -> bool:
    """Whether an expression counts years back: "ten years earlier"."""
    return isinstance(meaning, m.Shift) and meaning.number < 0 and meaning.unit in {"year", "decade", "century"}


def compares(meaning: m.Meaning) -> bool:
    """Whether an expression only names what something is held against: "up 3 percent from a year earlier"."""
    if isinstance(meaning, m.Turn):
        return meaning.running and meaning.offset < 0 and meaning.unit in {"month", "quarter", "year"}
    return looks_back(meaning) and isinstance(meaning, m.Shift) and meaning.running


def scale(meaning: m.Meaning) -> str:
    """What `direction` has to know of an expression."""
    if isinstance(meaning, m.Named):
        return "feast"
    return "day" if isinstance(meaning, _OF_DAYS) else "month" if isinstance(meaning, m.Month) else ""


def core(meaning: m.Meaning) -> m.Meaning:
    """What an expression of two parts rests on: the day of a time, the date that so many days are counted from."""
    inner: m.Meaning | None = meaning
    while isinstance(inner, m.Clock | m.From | m.Within):
        meaning, inner = (
            inner,
            inner.day if isinstance(inner, m.Clock) else inner.base if isinstance(inner, m.From) else inner.whole,
        )
    return inner if inner is not None else meaning


def names_year(meaning: m.Meaning) -> bool:
    """Whether an expression tells its year itself."""
    if isinstance(meaning, m.Of):
        return isinstance(meaning.whole, m.Year)
    is_named = isinstance(meaning, m.Month | m.Named | m.Part) and meaning.year is not None
    return is_named or isinstance(meaning, m.Full | m.Year)


def month_of(meaning: m.Meaning, year: int) -> int | None:
    """The month of an expression that leaves its year out."""
    if isinstance(meaning, m.Month) and meaning.year is None and not meaning.which:
        return meaning.month
    if isinstance(meaning, m.MonthDay):
        return meaning.month
    if isinstance(meaning, m.Figures) and meaning.year is None:
        return meaning.first
    if isinstance(meaning, m.Part) and meaning.year is None and not meaning.which:
        return part_month(meaning.code)
    if isinstance(meaning, m.Named) and meaning.year is None and year:
        found = days_of(meaning.name, year)
        return found[0].month if found else None
    return None


def is_the_day(meaning: m.Meaning) -> bool:
    """ "The day", as in "the end of the day"; not "that day", which points at one."""
    if not isinstance(meaning, m.Turn) or meaning.points or not meaning.running:
        return False
    return meaning.unit == "day" and meaning.offset == 0


def counts_days_back(meaning: m.Meaning) -> bool:
    """Whether an expression counts days back in the text: "two days earlier"."""
    return isinstance(meaning, m.Shift) and meaning.running and meaning.number < 0 and meaning.unit in {"day", "night"}


def is_same_day(meaning: m.Meaning) -> bool:
    """ "The same day", "that day"."""
    return isinstance(meaning, m.Turn) and meaning.running and meaning.unit == "day" and meaning.offset == 0


def is_next_day(meaning: m.Meaning) -> bool:
    """ "The next day"."""
    return isinstance(meaning, m.Turn) and meaning.running and meaning.unit == "day" and meaning.offset == 1


def is_quarter_ago(expression: m.Expression, text: str) -> bool:
    """ "The year-ago quarter": of the quarter told last, whatever days were told since."""
    is_year = (
        isinstance(expression.meaning, m.Shift) and expression.meaning.running and expression.meaning.unit == "year"
    )
    return is_year and text.endswith("quarter", expression.start, expression.end)


_SINCE: Final = re.compile(r"\b(?:has|have)\b[^.;]{0,100}\bsince\s(?:early\s|late\s)?$")
_SINCE_REACH: Final = 120


def goes_on_since(expression: m.Expression, text: str) -> bool:
    """Whether something has gone on since a month, up to the article: "lost the war in 2000. It has held talks since April"."""
    start = expression.start
    return (
        isinstance(core(expression.meaning), m.Month)
        and _SINCE.search(text, max(0, start - _SINCE_REACH), start) is not None
    )
