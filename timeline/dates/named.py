"""Named days: which one of a match, and on which days it falls in a year."""

import datetime as dt
import re
from functools import cache, lru_cache
from typing import Final

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from dateutil.relativedelta import relativedelta

from timeline.dates.meanings import From, Full, Meaning, Named
from timeline.dates.moons import islamic_days, jewish_days
from timeline.lexicons.actors import world
from timeline.lexicons.dates import named_days

_OF_ANOTHER: Final = re.compile(
    r"(?:['’]s?|\b(?:its|their|our|his|her)|\b(?!US\b|American\b)[A-Z][a-z]+(?:i|an|ian|ese|ish|ic))\s$"
)


_NEW_YEARS: Final = frozenset({"new year", "new year's day", "new year's eve"})


def named(match: re.Match[str]) -> Meaning | None:
    """A named day, with its year where that is told. "May day" in small letters is a cry."""
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
    year = int(groups["y"]) if groups.get("y") else None
    if name in named_days().national and not groups.get("we"):
        return _national(match, name, year)
    if name in _NEW_YEARS and _OF_ANOTHER.search(match.string[max(0, match.start() - 24) : match.start()]):
        return None  # "the Bengali New Year"
    day = Named(name, year, (groups.get("w") or "").lower())
    return From("weekend", 0.0, day) if groups.get("we") else day


def _national(match: re.Match[str], name: str, year: int | None) -> Meaning | None:
    """A day that each country has for itself: of the country beside it. That of one whose day no table tells has no day."""
    days, which = named_days(), (match.groupdict().get("w") or "").lower()
    code = _owner(match)
    if code in days.national[name]:
        return Named(f"{name} {code}", year, which)
    is_other = name == "independence day" and _OF_ANOTHER.search(
        match.string[max(0, match.start() - 24) : match.start()]
    )
    if code or is_other:
        return Named("", None)
    return Named(name, year, which) if name in days.fixed else None


_OWNER: Final = re.compile(r"(?<![\w’'])(?P<owner>(?:[A-Z][\w.-]{0,20}\s){0,2}[A-Z][\w.-]{1,20})(?:['’]s?)?\s$")
_OWNED_BY: Final = re.compile(r"\s(?:of|in)\s(?:the\s)?(?P<owner>(?:[A-Z][\w.-]{0,20}\s){0,2}[A-Z][\w-]{1,20})")
_REACH: Final = 48


def _owner(match: re.Match[str]) -> str:
    """The code of the country whose day it is: "Ukraine's Independence Day", "the National Day of China"; nothing where none is named."""
    before = _OWNER.search(match.string[max(0, match.start() - _REACH) : match.start()])
    behind = None if before else _OWNED_BY.match(match.string, match.end())
    told = before or behind
    words = told["owner"].lower().split() if told else []
    pieces = [words[first:] for first in range(len(words))]  # "On Saturday Ukraine"
    if behind:
        pieces += [words[:last] for last in range(len(words) - 1, 0, -1)]
    for piece in pieces:
        for name in world().names.get(piece[0], {}).get(piece[1] if len(piece) > 1 else "", ()):
            if [word.lower() for word in name.words] == piece:
                return name.code
    return ""


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


def attacks(match: re.Match[str]) -> Meaning | None:
    """A day that stands for what was done on it, whatever the year of the text: "9/11", "the Sept. 11 attacks"."""
    words = match["n"].lower().replace(".", "")
    name = {"sept 11": "september 11", "oct 7": "october 7"}.get(words, words)
    day, *beside = named_days().attacks[name]
    lower = match.string.lower() if beside else ""
    return Full(dt.date.fromisoformat(day)) if not beside or any(word in lower for word in beside) else None


@lru_cache(maxsize=1024)
def days_of(name: str, year: int) -> tuple[dt.date, dt.date] | None:
    """First and last day of a named day in a year; None where no table knows it, or outside the calendar."""
    days = named_days()
    try:
        own = days.national.get(name[:-4], {}).get(name[-3:])
        if own is not None or name in days.fixed:
            day = dt.date.fromisoformat(f"{year:04}-{own or days.fixed[name]}")
        elif name in days.weekday:
            day = _by_weekday(year, *days.weekday[name])
        elif name in days.easter:
            day = easter(year, EASTER_WESTERN) + dt.timedelta(days.easter[name])
        elif name in days.orthodox:
            day = easter(year, EASTER_ORTHODOX) + dt.timedelta(days.orthodox[name])
        elif name in days.islamic:
            return islamic_days(year, *days.islamic[name])
        elif name in days.jewish:
            return jewish_days(year, *days.jewish[name])
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
