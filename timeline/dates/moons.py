"""The days of calendars that go by the moon: the arithmetical Islamic calendar, and the Jewish one."""

import datetime as dt
from typing import Final

_EPOCH: Final = dt.date(622, 7, 19).toordinal()  # 1 Muharram 1, Gregorian reckoning
_CYCLE_DAYS, _CYCLE_YEARS = 10_631, 30


def islamic_days(year: int, month: int, first: int, last: int) -> tuple[dt.date, dt.date] | None:
    """First and last day, in a year of ours, of what is kept on these days of an Islamic month; None where the year has no such days."""
    near = int((year - 622) * _CYCLE_YEARS * 365.2425 / _CYCLE_DAYS)
    for moon_year in (near - 1, near, near + 1, near + 2):
        if moon_year >= 1 and (begin := _islamic(moon_year, month, first)).year == year:
            return begin, _islamic(moon_year, month, last)
    return None


def _islamic(year: int, month: int, day: int) -> dt.date:
    """A day of the arithmetical Islamic calendar: years of 354 days, 11 of 30 with a day more, months of 30 and 29 days in turn."""
    leaps = (3 + 11 * year) // _CYCLE_YEARS
    months = 29 * (month - 1) + month // 2
    return dt.date.fromordinal(_EPOCH - 1 + 354 * (year - 1) + leaps + months + day)


_JEWISH_EPOCH: Final = -1_373_427
"""The ordinal of the day before 1 Tishri of the year 1."""
_AHEAD: Final = 3761
"""Years by which the Jewish year that begins in the autumn is ahead of ours."""
_THIRD_MONTH: Final = 59
"""The days of the first two months, of which the second has one more in the years of 355 and 385 days."""
_PARTS_OF_DAY: Final = 25_920


def jewish_days(year: int, from_new_year: int, length: int) -> tuple[dt.date, dt.date]:
    """First and last day of a feast that begins so many days after the Jewish new year of a year of ours, in a year whose second month has
    29 days; a negative number counts back from it, for the feasts of spring and summer, whose months always have the same lengths.
    """
    new_year = _new_year(year + _AHEAD)
    is_longer = from_new_year >= _THIRD_MONTH and (_new_year(year + _AHEAD + 1) - new_year) % 10 == 5
    begin = dt.date.fromordinal(new_year + from_new_year + is_longer)
    return begin, begin + dt.timedelta(length - 1)


def _new_year(year: int) -> int:
    """The ordinal of 1 Tishri of a Jewish year: the day of the mean new moon, put off where the year would have a wrong length."""
    days, before, after = _delayed(year), _delayed(year - 1), _delayed(year + 1)
    if after - days == 356:
        days += 2
    elif days - before == 382:
        days += 1
    return _JEWISH_EPOCH + days


def _delayed(year: int) -> int:
    """Days up to the new moon of Tishri, which is kept on no Sunday, Wednesday or Friday."""
    months = (235 * year - 234) // 19
    parts = 12_084 + 13_753 * months
    day = 29 * months + parts // _PARTS_OF_DAY
    return day + 1 if (3 * (day + 1)) % 7 < 3 else day
