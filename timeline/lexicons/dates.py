"""Words of time, read from lexicon/dates once: tables of words, named days, and the pieces of pattern that the rules of dates are made of."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from timeline.lexicons.alternation import alternation
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
    units: dict[str, str]
    times: dict[str, str]
    lists: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class NamedDays:
    """Named days by the way in which they are counted; every name in lower case. `alike` holds other names of the same days.
    `attacks` are days that stand for what was done on them: the day, and the words of which one must stand beside it.
    """

    fixed: dict[str, str]
    weekday: dict[str, list[int]]
    easter: dict[str, int]
    orthodox: dict[str, int]
    islamic: dict[str, list[int]]
    jewish: dict[str, list[int]]
    tables: dict[str, tuple[str, ...]]
    national: dict[str, dict[str, str]]
    attacks: dict[str, tuple[str, ...]]
    alike: dict[str, str]

    def names(self) -> list[str]:
        """All names, those of `alike` too."""
        ways: tuple[dict[str, Any], ...] = (
            self.fixed, self.weekday, self.easter, self.orthodox, self.islamic, self.jewish, self.tables, self.national, self.alike,
        )  # fmt: skip
        return [name for way in ways for name in way]


@cache
def date_words() -> DateWords:
    """The words; read on first use."""
    tables: dict[str, Any] = read_toml("dates/words.toml")
    lists = {name: frozenset(text.split()) for name, text in tables.pop("words").items()}
    return DateWords(**tables, lists=lists)


@cache
def named_days() -> NamedDays:
    """The named days; read on first use."""
    told: dict[str, Any] = read_toml("dates/named.toml")
    tables = {name: tuple(days.split()) for name, days in told["tables"].items()}
    national = {
        name: {day[:3]: day[4:] for day in days.split()} for name, days in told["national"].items()
    }  # country -> month and day
    return NamedDays(
        told["fixed"], told["weekday"], told["easter"], told["orthodox"], told["islamic"], told["jewish"], tables, national,
        {name: tuple(day.split()) for name, day in told["attacks"].items()}, told["as"],
    )  # fmt: skip


def _in_capitals(words: list[str], shape: str) -> str:
    """The words with a capital, or all in capitals."""
    return "|".join(shape.replace("{words}", alternation(group)) for group in (words, [word.upper() for word in words]))


_TENS: Final = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES: Final = "one|two|three|four|five|six|seven|eight|nine"
_PART: Final = (
    r"early(?: in)?|late(?: in)?|earlier in|later in|mid|middle of|beginning of|start of|end of|close of|dawn of|turn of"
    r"|first days of|last days of|end(?=-)|(?<=by )end|(?<=at )end|(?<=until )end"
)
_SHORT_ORDINAL: Final = r"[12]?\d(?:st|nd|rd|th)|3[01](?:st|nd|rd|th)"
_ZONE: Final = "GMT|UTC|EDT|EST|CDT|CST|MDT|MST|PDT|PST|ET|PT|CET|CEST|EET|BST|IST|JST|KST|MSK|HKT|SGT|AEST|local time"


@cache
def pieces() -> dict[str, str]:
    """Pieces of pattern by name, to be put into a rule with `{name}`. All are for upper and lower case alike unless they spell it."""
    words = date_words()
    long_months = [month.capitalize() for month in words.months if len(month) > 4 or month in {"may", "june", "july"}]
    short_months = [month.capitalize() for month in words.months if month.capitalize() not in long_months]
    short = r"(?:{words})\b\.?"
    plain = [word for word in words.numbers if word not in {"a", "an", "hundred"}]
    sure = [month for month in words.months if len(month) > 4 and month not in {"march", "august"}] + ["june", "july"]
    spelled = [*words.ordinals, *(word.replace("-", " ") for word in words.ordinals)]
    units = [unit for unit in words.units if unit not in {"morning", "half", "centuries", "century"}]
    return {
        "month": f"(?:{_in_capitals(long_months, '(?:{words})')}|{_in_capitals(short_months, short)}|(?:{alternation(sure)}))",
        "any_month": rf"(?:(?:{alternation(long_months)})\b|(?:{alternation(short_months)})\b\.?)",
        "weekday": rf"(?i:{alternation(words.weekdays)})",
        "short_weekday": rf"(?:(?:{alternation([day.capitalize() for day in words.short_weekdays])})\b\.?)",
        "day": r"(?:0?[1-9]|[12]\d|3[01])",
        "suffix": r"(?:st|nd|rd|th)",
        "year": r"(?:1[5-9]\d\d|2[01]\d\d)",
        "number": (
            rf"(?=[\d½{''.join(sorted({word[0] for word in words.numbers}))}])"  # most words are passed over at their first letter
            rf"(?:(?:\d{{1,3}}(?:,\d{{3}}){{1,2}}|\d{{1,4}})(?:\.\d\d?| ?1/2|½)?|½|half an?|(?:{_TENS})[- ](?:{_ONES})"
            rf"|(?:{alternation(plain)}) (?:hundred|thousand)|(?:{alternation(plain)})(?: and a half)?|a (?:hundred|dozen|couple of)|an?)"
        ),
        "vague": r"(?:several|a few|few|some|many|a number of|recent|dozens of|various|countless|hundreds of)",
        "unit": r"(?:decade|year|quarter|month|fortnight|weekend|week|day|night|hour|minute|second|century|yr)",
        "units": rf"(?:(?:{alternation(units)})s?|centuries|century)",
        "season": rf"(?:{alternation(words.seasons)})",
        "ordinal": rf"(?:{alternation(spelled)}|{_SHORT_ORDINAL})",
        "early": rf"(?i:(?:the )?(?:very )?(?P<p>{_PART})[- ](?:the )?)",
        "time": rf"(?:{alternation([word for word in words.times if word != 'noon'])})",
        **{group: _loose(names) for group, names in _name_groups().items()},
        "decade_tens": rf"(?:{_TENS})",
        "decade": rf"(?:{alternation(words.decades)})",
        "half_day": r"(?:[ap]\.\s?m\.|[ap]\s\.\sm\s\.|[ap]\.?m\b)",
        "zone": rf"(?:\s?\(?(?:{_ZONE})(?!\w)(?:\s?[+-]\d{{1,2}})?\)?)",
    }


@cache
def word_classes() -> dict[str, frozenset[str]]:
    """Classes of single words, in lower case, by the name that a rule's `needs` uses: `{month}`, `{unit}` and so on."""
    words = date_words()
    groups = {f"{{{group}}}": {_telling_word(name) for name in names} for group, names in _name_groups().items()}
    units = set(words.units) | {unit + "s" for unit in words.units}
    return {
        "{month}": frozenset(words.months),
        "{weekday}": frozenset(words.weekdays) | {day + "s" for day in words.weekdays},
        "{unit}": frozenset(units),
        "{season}": frozenset(words.seasons),
        "{ordinal}": frozenset({part for word in words.ordinals for part in word.split("-")})
        | {"st", "nd", "rd", "th"},
        "{time}": frozenset(words.times) | {word + "s" for word in words.times},
        "{decade}": frozenset(words.decades),
        "{number}": frozenset({part for word in words.numbers for part in word.split("-")})
        | {"half", "½", "couple", "dozen"},
        "{part}": frozenset(re.findall(r"(?:^|\|)([a-z]+)", _PART)),
        "{tens}": frozenset(_TENS.split("|")),
        **{group: frozenset(told | {word + "s" for word in told}) for group, told in groups.items()},
    }


def _loose(names: list[str]) -> str:
    """The names, with either apostrophe or none."""
    owned, short = "\ue000", "\ue001"  # letters of no name, so that a genitive stays whole among the letters
    tree = alternation(name.replace("'s", owned).replace("'", short) for name in names)
    return tree.replace(owned, "(?:['’]?s)?").replace(short, "['’]?")


def _name_groups() -> dict[str, list[str]]:
    """The names of days by the words that they share, so that few sentences are searched for them."""
    names = named_days().names()
    new_year = [name for name in names if "new year" in name]
    day = [name for name in names if name.endswith(" day") and name not in new_year]
    feast = [name for name in names if name not in new_year and name not in day]
    return {"named_new_year": new_year, "named_day": day, "named_feast": feast}


def _telling_word(name: str) -> str:
    """The word of a name that few other texts hold."""
    words: list[str] = re.findall(r"[a-z]+", name)
    common = {"day", "night", "all", "of", "s", "eve", *date_words().weekdays}
    return max((word for word in words if word not in common), key=len)
