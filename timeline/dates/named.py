"""Named days: which one of a match, and on which days it falls in a year."""

import datetime as dt
import re
from functools import cache, lru_cache
from typing import Final

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from dateutil.relativedelta import relativedelta

from timeline.dates.meanings import Full, Meaning, Named
from timeline.lexicons.dates import named_days

_OF_ANOTHER: Final = re.compile(
    r"(?:['’]s?|\b(?:its|their|our|his|her)|\b(?!US\b|American\b)[A-Z][a-z]+(?:i|an|ian|ese|ish|ic))\s$"
)


def named(match: re.Match[str]) -> Meaning | None:
    """A named day, with its year where that is told. "May day" in small letters is a cry, another country's Independence Day another day."""
    groups = match.groupdict()
    words = match["n"]
    name = _canonical(words)
    if (
        words.islower()
        and name in {"epiphany", "may day", "assumption day", "new year", "holi"}
        and name == words.lower()
    ):
        before = match.string[max(0, match.start("n") - 8) : match.start("n")].lower()
        if name != "new year" or before.endswith(("a ", "the ", "another ", "every ", "each ")):
            return None
    if name == "black friday" and not groups.get("y") and not _is_black_friday(match):
        return None
    if name == "independence day" and _OF_ANOTHER.search(match.string[max(0, match.start() - 24) : match.start()]):
        return Named("", None)
    return Named(name, int(groups["y"]) if groups.get("y") else None, (groups.get("w") or "").lower())


_ON_BLACK_FRIDAY: Final = re.compile(r"\b(?:on|by|since|until|till|before|after|this|last|next) $", re.IGNORECASE)


def _is_black_friday(match: re.Match[str]) -> bool:
    """Whether the day is meant: "shops opened early on Black Friday", not "Black Friday sales" or the one of 1978."""
    before = match.string[max(0, match.start("n") - 8) : match.start("n")]
    return (
        _ON_BLACK_FRIDAY.search(before) is not None
        and re.match(r"\s[a-z]+s\b|,\s\d", match.string[match.end() :]) is None
    )


def _canonical(words: str) -> str:
    days = named_days()
    plain = words.lower().replace("’", "'")
    name = plain if plain in _names() else _spelled_alike().get(_stem(plain), plain)
    return days.alike.get(name, name)


@cache
def _names() -> frozenset[str]:
    return frozenset(named_days().names())


@cache
def _spelled_alike() -> dict[str, str]:
    return {_stem(name): name for name in named_days().names()}


def _stem(name: str) -> str:
    """The name without its apostrophes and the endings that go with them: "veterans' day" and "veteran day" are the same."""
    return " ".join(word.rstrip("s") for word in name.replace("'", "").split())


def nine_eleven(match: re.Match[str]) -> Meaning | None:
    """September 11, 2001."""
    return Full(dt.date(2001, 9, 11))


@lru_cache(maxsize=1024)
def days_of(name: str, year: int) -> tuple[dt.date, dt.date] | None:
    """First and last day of a named day in a year; None where no table knows it, or outside the calendar."""
    days = named_days()
    try:
        if name in days.fixed:
            day = dt.date.fromisoformat(f"{year:04}-{days.fixed[name]}")
        elif name in days.weekday:
            day = _by_weekday(year, *days.weekday[name])
        elif name in days.easter:
            day = easter(year, EASTER_WESTERN) + dt.timedelta(days.easter[name])
        elif name in days.orthodox:
            day = easter(year, EASTER_ORTHODOX) + dt.timedelta(days.orthodox[name])
        elif name in days.islamic:
            return _by_moon(year, *days.islamic[name])
        else:
            found = [dt.date.fromisoformat(told) for told in days.tables.get(name, ()) if told.startswith(f"{year:04}")]
            return (found[0], found[0]) if found else None
    except (ValueError, OverflowError):
        return None
    return day, day


def _by_weekday(year: int, month: int, weekday: int, number: int, after: int) -> dt.date:
    if number > 0:
        first = dt.date(year, month, 1)
        day = first + dt.timedelta((weekday - first.weekday()) % 7 + 7 * (number - 1))
    else:
        last = dt.date(year, month, 1) + relativedelta(months=1, days=-1)
        day = last - dt.timedelta((last.weekday() - weekday) % 7 + 7 * (-number - 1))
    return day + dt.timedelta(after)


_EPOCH: Final = dt.date(622, 7, 19).toordinal()  # 1 Muharram 1, Gregorian reckoning
_CYCLE_DAYS, _CYCLE_YEARS = 10_631, 30


def _islamic(year: int, month: int, day: int) -> dt.date:
    """A day of the arithmetical Islamic calendar: years of 354 days, 11 of 30 with a day more, months of 30 and 29 days in turn."""
    leaps = (3 + 11 * year) // _CYCLE_YEARS
    months = 29 * (month - 1) + month // 2
    return dt.date.fromordinal(_EPOCH - 1 + 354 * (year - 1) + leaps + months + day)


def _by_moon(year: int, month: int, first: int, last: int) -> tuple[dt.date, dt.date] | None:
    near = int((year - 622) * _CYCLE_YEARS * 365.2425 / _CYCLE_DAYS)
    for moon_year in (near - 1, near, near + 1, near + 2):
        if moon_year >= 1 and (begin := _islamic(moon_year, month, first)).year == year:
            return begin, _islamic(moon_year, month, last)
    return None
