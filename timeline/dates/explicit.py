"""Dates that name their year, month or day: "March 1, 2023", "1 March", "2021-03-04", "March 2023", "mid-2011", "the 1990s", "19th century"."""

import re

from timeline.dates.meanings import Full, Meaning, Month, MonthDay, Named, Year, Years
from timeline.dates.numbers import day_or_none, month_of, ordinal_of, part_mod
from timeline.lexicons.dates import date_words


def full(match: re.Match[str]) -> Meaning | None:
    """A day with month and year, the month as a word."""
    day = day_or_none(int(match["y"]), month_of(match["m"]), int(re.sub(r"\D", "", match["d"])))
    return Full(day) if day else None


def iso(match: re.Match[str]) -> Meaning | None:
    """YYYY-MM-DD."""
    day = day_or_none(int(match["y"]), int(match["m"]), int(match["d"]))
    return Full(day) if day else None


def numeric(match: re.Match[str]) -> Meaning | None:
    """Day and month in figures: the order that only one reading allows; month first where both are possible and the day is not above 12."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    year += (2000 if year < 50 else 1900) if year < 100 else 0
    month, day = (second, first) if first > 12 or match["s"] == "." else (first, second)
    found = day_or_none(year, month, day)
    return Full(found) if found else None


def month_day(match: re.Match[str]) -> Meaning | None:
    """Day and month without a year."""
    day = int(re.sub(r"\D", "", match["d"]))
    return MonthDay(month_of(match["m"]), day) if day_or_none(2000, month_of(match["m"]), day) else None


def ordinal_day(match: re.Match[str]) -> Meaning | None:
    """ "the first of May"."""
    return MonthDay(month_of(match["m"]), ordinal_of(match["d"]))


def month(match: re.Match[str]) -> Meaning | None:
    """A month, with its year where that is told."""
    groups = match.groupdict()
    year = int(groups["y"]) if groups.get("y") else None
    return Month(month_of(match["m"]), year, part_mod(groups.get("p")), (groups.get("w") or "").lower())


def bare_month(match: re.Match[str]) -> Meaning | None:
    """A month alone. "May" and "March" are words too: they need a preposition, or another month beside them."""
    word = match["m"].rstrip(".")
    if word in {
        "May",
        "March",
        "Mar",
        "Jan",
        "Jun",
        "Dec",
        "Sep",
        "Oct",
        "Nov",
        "Feb",
        "Apr",
        "Jul",
        "Aug",
        "MAY",
        "MARCH",
    }:
        before = re.search(
            r"(\w+)[\s,(]{1,2}(?:early |late |mid[- ])?$",
            match.string[max(0, match.start("x") - 24) : match.start("x")],
        )
        lower = before[1].lower() if before else ""
        ahead = match.string[match.end("x") : match.end("x") + 6]
        beside = re.match(r"[\s-]{1,2}(?:to|and|-|–)", ahead) is not None
        if lower not in _BEFORE_MONTH and not (lower in date_words().months and word not in {"May", "March"}):
            return None
        if word in {"May", "March"} and beside and lower not in _BEFORE_MONTH:
            return None
    return month(match)


_BEFORE_MONTH = frozenset(
    "in since until till from by of during through last next this early late mid before after between to throughout and for starting"
    " beginning".split()
)


def year(match: re.Match[str]) -> Meaning | None:
    """Four figures are a year where what stands around them allows it."""
    words = date_words().lists
    text, start, end = match.string, match.start("y"), match.end("y")
    before = re.search(r"([\w$€£#'’]+)[\s(\[,-]{0,2}$", text[max(0, start - 24) : start])
    previous = before[1].lower() if before else ""
    after = re.match(r"\s([A-Za-z%]+)", text[end : end + 24])
    following = after[1].lower() if after else ""
    if re.match(r"[,.]\d|%|°", text[end : end + 2]) or (
        re.search(r"[$€£#¥.,]\s?$", text[max(0, start - 2) : start])
        and not re.search(r"[.,]\s$", text[max(0, start - 2) : start])
    ):
        return None
    if previous in words["not_before_year"] or previous[:1] in {"$", "€", "£", "#"}:
        return None
    if following in words["count_nouns"] and previous not in words["before_year"]:
        return None
    year = int(match["y"])
    if not 1900 <= year <= 2050 and previous not in words["before_year"]:
        return None
    if (
        following.endswith("s")
        and following.islower()
        and len(following) > 4
        and previous not in words["before_year"]
        and previous != "the"
    ):
        return None
    return Year(year, part_mod(match.groupdict().get("p")))


def decade(match: re.Match[str]) -> Meaning | None:
    """ "the 1990s"."""
    digits = match["y"]
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    if first % 10:
        return None
    return Years(first, first + 9, str(first // 10), part_mod(match.groupdict().get("p")))


def decade_word(match: re.Match[str]) -> Meaning | None:
    """ "the nineties"."""
    first = date_words().decades[match["y"].lower()]
    return Years(first, first + 9, str(first // 10), part_mod(match.groupdict().get("p")))


def century(match: re.Match[str]) -> Meaning | None:
    """ "the 19th century", from the tenth on."""
    number = ordinal_of(match["n"])
    if not 10 <= number <= 22:
        return None
    return Years((number - 1) * 100, number * 100 - 1, str(number - 1), part_mod(match.groupdict().get("p")))


def fiscal(match: re.Match[str]) -> Meaning | None:
    """ "fiscal 2024": taken as the calendar year of that number."""
    year = int(match["y"])
    return Year(year if year > 99 else 2000 + year)


def named(match: re.Match[str]) -> Meaning | None:
    """A named day, with its year where that is told."""
    groups = match.groupdict()
    name = match["n"].lower().replace("’", "'")
    return Named(name, int(groups["y"]) if groups.get("y") else None, (groups.get("w") or "").lower())


def nine_eleven(match: re.Match[str]) -> Meaning | None:
    """September 11, 2001."""
    return Full(day_or_none(2001, 9, 11))  # type: ignore[arg-type]


def plain_year(match: re.Match[str]) -> Meaning | None:
    """A year that the pattern alone makes sure of."""
    return Year(int(match["y"]))


def short_year(match: re.Match[str]) -> Meaning | None:
    """ "'97"."""
    return Year(1900 + int(match["y"]))
