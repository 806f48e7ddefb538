"""Words of a match as numbers: months, weekdays, counts, ordinals, units."""

import datetime as dt

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
    """A number in figures or words: "12", "2.5", "twenty-one", "a hundred", "a"."""
    table = date_words().numbers
    total = 0.0
    for word in words.lower().replace("-", " ").split():
        if word[0].isdigit():
            return float(word.replace(",", ""))
        value = table[word]
        total = 100 if word == "hundred" else total + value if word not in {"a", "an"} or total == 0 else total
    return total


def ordinal_of(word: str) -> int:
    """1 for "first" and "1st"."""
    return int(word[:-2]) if word[0].isdigit() else date_words().ordinals[word.lower().replace(" ", "-")]


def unit_of(word: str) -> str:
    """The singular of a unit of time, in lower case."""
    lower = word.lower()
    if lower in {"centuries", "century"}:
        return "century"
    return lower[:-1] if lower.endswith("s") and lower != "s" else lower


def day_or_none(year: int, month: int, day: int) -> dt.date | None:
    """The calendar day, or None when there is no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def part_mod(word: str | None) -> str:
    """TIMEX3 `mod` of "early", "mid", "the end of"."""
    if not word:
        return ""
    lower = word.lower()
    if lower.startswith(("earl", "begin", "start")):
        return "START"
    return "MID" if lower.startswith("mid") else "END"
