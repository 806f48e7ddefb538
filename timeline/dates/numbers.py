"""Words of a match as numbers: months, weekdays, counts, ordinals, units."""

import datetime as dt
from typing import Final

from timeline.lexicons.dates import date_words


def month_of(word: str) -> int:
    """1 to 12."""
    return date_words().months[word.lower().rstrip(".")]


def weekday_of(word: str) -> int:
    """0 (Monday) to 6."""
    words = date_words()
    key = word.lower().rstrip(".")
    return words.weekdays[key] if key in words.weekdays else words.short_weekdays[key]


def number_of(words: str) -> float:
    """A number in figures or words: "12", "2.5", "1,000", "33 1/2", "two and a half", "twenty-one", "a hundred", "a dozen", "a"."""
    lower = words.lower().strip()
    half = lower.endswith(_HALVES)
    for ending in _HALVES:
        lower = lower.removesuffix(ending).strip()
    total = _FIXED.get(lower, 0.0) if lower else 0.0
    if not total and lower.endswith((" hundred", " thousand")):
        count, _, scale = lower.rpartition(" ")
        total = number_of(count) * (100 if scale == "hundred" else 1000)
    if not total:
        for word in lower.replace("-", " ").split():
            total += float(word.replace(",", "")) if word[0].isdigit() else date_words().numbers[word]
    return total + 0.5 * half


_HALVES: Final = ("and a half", "1/2", "½")
_FIXED: Final = {"a hundred": 100.0, "a dozen": 12.0, "a couple of": 2.0, "half a": 0.5, "half an": 0.5}


def ordinal_of(word: str) -> int:
    """1 for "first", "1st" and "one"; "twenty-one" is 21."""
    if word[0].isdigit():
        return int(word[:-2])
    words, lower = date_words(), word.lower().replace(" ", "-")
    return words.ordinals[lower] if lower in words.ordinals else int(number_of(lower))


def unit_of(word: str) -> str:
    """The full singular of a unit of time, in lower case."""
    units, lower = date_words().units, word.lower()
    return units[lower] if lower in units else units[lower.removesuffix("s")]


def day_or_none(year: int, month: int, day: int) -> dt.date | None:
    """The calendar day, or None when there is no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def of_two_figures(year: int) -> int:
    """The year that two figures mean: 49 is 2049, 50 is 1950."""
    return year + (2000 if year < 50 else 1900)


def part_mod(word: str | None) -> str:
    """TIMEX3 `mod` of "early", "mid", "the end of"."""
    if not word:
        return ""
    lower = word.lower()
    if lower.startswith(("earl", "begin", "start", "dawn", "first", "turn", "open")):
        return "START"
    return "MID" if lower.startswith("mid") else "END"


def about_mod(word: str | None) -> str:
    """TIMEX3 `mod` of "about", "more than", "less than" before a number of units that lie back."""
    lower = (word or "").lower()
    if lower in {"more than", "over", "at least", "well over", "just over"}:
        return "BEFORE"
    if lower in {"less than", "under"}:
        return "AFTER"
    return (
        "APPROX"
        if lower in {"about", "around", "some", "roughly", "approximately", "nearly", "almost", "close to", "barely"}
        else ""
    )
