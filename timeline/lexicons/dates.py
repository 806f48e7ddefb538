"""Words of time, read from lexicon/dates/words.toml once, and the pieces of pattern that the rules of dates are made of."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.lexicons.tables import read_toml


@dataclass(frozen=True, slots=True)
class DateWords:
    """Tables word (lower case) -> value, and word lists by name."""

    months: dict[str, int]
    weekdays: dict[str, int]
    short_weekdays: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    seasons: dict[str, str]
    decades: dict[str, int]
    fixed_days: dict[str, str]
    easter_days: dict[str, int]
    lists: dict[str, frozenset[str]]


@cache
def date_words() -> DateWords:
    """The words; read on first use."""
    tables: dict[str, Any] = read_toml("dates/words.toml")
    lists = {name: frozenset(text.split()) for name, text in tables.pop("words").items()}
    return DateWords(**tables, lists=lists)


def _any(words: object) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))  # type: ignore[call-overload]


def _in_capitals(words: list[str], shape: str) -> str:
    """The words with a capital, or all in capitals."""
    return "|".join(shape.replace("{words}", _any(group)) for group in (words, [word.upper() for word in words]))


@cache
def pieces() -> dict[str, str]:
    """Pieces of pattern by name, to be put into a rule with `{name}`. All are for upper and lower case alike unless they spell it."""
    words = date_words()
    long_months = [month.capitalize() for month in words.months if len(month) > 4 or month in {"may", "june", "july"}]
    short_months = [month.capitalize() for month in words.months if month.capitalize() not in long_months]
    short = r"(?:{words})\b\.?"
    tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    plain = [word for word in words.numbers if word not in {"a", "an", "hundred"}]
    return {
        "month": f"(?:{_in_capitals(long_months, '(?:{words})')}|{_in_capitals(short_months, short)})",
        "weekday": rf"(?:{_any([day.capitalize() for day in words.weekdays])}|{_any([day.upper() for day in words.weekdays])})",
        "short_weekday": rf"(?:(?:{_any([day.capitalize() for day in words.short_weekdays])})\b\.?)",
        "day": r"(?:0?[1-9]|[12]\d|3[01])",
        "suffix": r"(?:st|nd|rd|th)",
        "year": r"(?:1[5-9]\d\d|20\d\d)",
        "number": rf"(?:\d{{1,4}}(?:\.\d)?|(?:{tens})[- ](?:one|two|three|four|five|six|seven|eight|nine)|{_any(plain)}|a hundred|an?)",
        "vague": r"(?:several|a few|few|some|many|a couple of|a number of|recent|dozens of|various)",
        "unit": r"(?:decade|year|quarter|month|fortnight|weekend|week|day|night|hour|minute|second|century)",
        "units": r"(?:decades?|years?|quarters?|months?|fortnights?|weekends?|weeks?|days?|nights?|hours?|minutes?|seconds?|centuries|century)",
        "season": rf"(?:{_any(words.seasons)})",
        "ordinal": rf"(?:{_any(words.ordinals)}|[12]?\d{{1}}{{suffix}}|3[01]{{suffix}})".replace(
            "{suffix}", "(?:st|nd|rd|th)"
        ),
        "part": r"(?:early|late|mid|middle|beginning|start|end)",
        "time": r"(?:morning|afternoon|evening|night)",
        "named": rf"(?:{_any([*words.fixed_days, *words.easter_days])})".replace("'", "['’]"),
        "decade": rf"(?:{_any(words.decades)})",
    }
