"""Stretches of time that figures are for, and how they are counted: months on, years back."""

import calendar
import datetime as dt
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Period:
    """`value` as stored (YYYY, YYYY-MM, YYYY-MM-DD, START/END, XXXX-MM); days are None where the year is not known.

    `shift` is set for words that count from another period: how many months on (a year back is -12), None for a fixed period.
    """

    start: int
    end: int
    value: str
    first: dt.date | None = None
    last: dt.date | None = None
    shift: int | None = None
    other_year: int | None = None


def months_on(day: dt.date, months: int) -> dt.date:
    """The first day of the month that lies `months` after that of `day`."""
    count = day.year * 12 + day.month - 1 + months
    if not 12 <= count < 9999 * 12:
        return day.replace(day=1)
    return dt.date(count // 12, count % 12 + 1, 1)


def _month_end(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def of_months(start: int, end: int, first: dt.date, count: int) -> Period:
    """The period of `count` months from the one of `first`: a year is a year only from January."""
    first = first.replace(day=1)
    last = _month_end(months_on(first, count - 1))
    if count == 12 and first.month == 1:
        value = f"{first.year:04d}"
    elif count == 1:
        value = f"{first:%Y-%m}" if first.year > 999 else f"{first.year:04d}-{first.month:02d}"
    else:
        value = f"{first.year:04d}-{first.month:02d}/{last.year:04d}-{last.month:02d}"
    return Period(start, end, value, first, last)


def of_year(start: int, end: int, year: int, years: int = 1) -> Period | None:
    """One calendar year, or a run of them (a season of two); None beyond the years that a date can have."""
    if not dt.MINYEAR <= year <= dt.MAXYEAR - (years - 1):
        return None
    value = f"{year}" if years == 1 else f"{year}/{year + years - 1}"
    return Period(start, end, value, dt.date(year, 1, 1), dt.date(year + years - 1, 12, 31))


def counted_from(period: Period, main: Period | None) -> Period | None:
    """The fixed period that "a year earlier" means when the other figure is for `main`."""
    if period.shift is None:
        return period
    if main is None or main.first is None or main.last is None:
        if main is not None and main.value.startswith("XXXX-") and period.shift == -1:
            month = (int(main.value[5:]) - 2) % 12 + 1
            return replace(period, value=f"XXXX-{month:02d}", shift=None)
        return None
    months = (main.last.year - main.first.year) * 12 + main.last.month - main.first.month + 1
    back = period.shift
    if period.other_year is not None:
        back = (period.other_year - main.last.year) * 12
    elif -12 < period.shift < 0 and months > -period.shift:
        return None
    if back == 12 and period.other_year is None and "-" not in main.value and months > 12:
        return of_year(period.start, period.end, main.last.year + 1)  # "between 2004 and 2008 …; the following year"
    if "-" not in main.value and months % 12 == 0:
        return of_year(period.start, period.end, main.first.year + back // 12, months // 12)
    if main.value.count("-") >= 2 + 2 * ("/" in main.value):  # days and weeks
        return None
    return of_months(period.start, period.end, months_on(main.first, back), months)
