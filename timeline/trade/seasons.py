"""Seasons and fiscal years of two calendar years, and months of one: "1986/87", "July-January 2013-14"."""

import datetime as dt
from re import Match
from typing import Final

from timeline.trade.period_forms import MONTH_NUMBER
from timeline.trade.spans import Period, of_months, of_year


def month_number(name: str) -> int:
    """The number of a month, written out or short."""
    return MONTH_NUMBER[name.lower().rstrip(".")]


def season(m: Match[str]) -> Period | None:
    """A season of two years, and months and quarters of one, which are told by it: nobody says when it begins."""
    told = m["inseason"] or m["inseason2"] or m["seasonyears"]
    first, _, second = told.replace("-", "/").partition("/")
    year, last = int(first), int(second)
    if len(second) < len("2020"):
        last += year // 100 * 100 + (100 if last < year % 100 else 0)
    if m["seasonfirst"] and last == year + 1 and (months := _months_of_season(m, year)) is not None:
        return months
    return of_year(m.start(), m.end(), year, last - year + 1) if 0 < last - year < 10 else None


def _months_of_season(m: Match[str], year: int) -> Period | None:
    """ "July-January 2013-14": months of a fiscal year, which begins between April and October; None where they are the whole of one."""
    first, last = month_number(m["seasonfirst"]), month_number(m["seasonlast"])
    count = (last - first) % 12 + 1
    begun = year if first >= _APRIL else year + 1
    return of_months(m.start(), m.end(), dt.date(begun, first, 1), count) if count < 12 else None


_APRIL: Final = 4
