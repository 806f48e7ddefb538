"""How long and how often: durations and sets."""

import re
from typing import Final

from timeline.dates.meanings import Length, Meaning
from timeline.dates.numbers import month_of, number_of, unit_of, weekday_of
from timeline.dates.words import time_of
from timeline.lexicons.dates import date_words

_LETTERS: Final = {
    "decade": ("P", "0Y"), "year": ("P", "Y"), "quarter": ("P", "Q"), "month": ("P", "M"), "fortnight": ("P", "W"), "week": ("P", "W"),
    "weekend": ("P", "WE"), "day": ("P", "D"), "night": ("P", "D"), "hour": ("PT", "H"), "minute": ("PT", "M"), "second": ("PT", "S"),
    "century": ("P", "00Y"),
}  # fmt: skip
_OFTEN: Final = {
    "daily": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "annual": "P1Y",
    "annually": "P1Y",
    "yearly": "P1Y",
    "quarterly": "P3M",
    "hourly": "PT1H",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "everyday": "P1D",
    "nightly": "P1D",
}


def length_value(unit: str, number: float | None) -> str:
    """TIMEX3 value of a duration; None is a number that is not told."""
    prefix, letter = _LETTERS[unit]
    if number is None:
        return f"{prefix}X{letter.lstrip('0')}"
    scaled = number * (2 if unit == "fortnight" else 1)
    if number % 1 and letter.startswith("0"):  # "a decade and a half"
        return f"{prefix}{number * 10 ** letter.count('0'):g}Y"
    return f"{prefix}{scaled:g}{letter}"


def length(match: re.Match[str]) -> Meaning | None:
    """ "three weeks"."""
    unit = unit_of(match["u"])
    if unit == "second" and not match["u"].lower().endswith("s"):
        return None
    if (
        number_of(match["n"]) > 1
        and match[0][len(match["n"])] == " "
        and not match["u"].lower().endswith(("s", "hr", "min", "sec", "yr", "wk"))
    ):
        return None  # "World Cup 2018 day five": nothing is counted
    if unit == "quarter" and re.match(r"\sof\b", match.string[match.end() : match.end() + 4]):
        return None  # a fourth part
    number = number_of(match["n"]) + (0.5 if "and a half" in match.group()[len(match["n"]) :].lower() else 0.0)
    return Length(length_value(unit, number), unit=unit, number=number)


def vague(match: re.Match[str]) -> Meaning | None:
    """ "several days"."""
    return Length(length_value(unit_of(match["u"]), None))


_OTHER: Final = {"other": 2.0, "second": 2.0, "third": 3.0, "fourth": 4.0}


def every(match: re.Match[str]) -> Meaning | None:
    """ "every Monday", "per day", "each spring"."""
    groups = match.groupdict()
    number = number_of(groups["n"]) if groups.get("n") else _OTHER.get((groups.get("o") or "").strip().lower(), 1.0)
    if groups.get("d"):
        return Length(f"XXXX-WXX-{weekday_of(match['d']) + 1}", is_set=True)
    if groups.get("t"):
        return Length(f"XXXX-XX-XXT{time_of(match['t'])}", is_set=True)
    if groups.get("m"):
        return Length(f"XXXX-{month_of(match['m']):02}", is_set=True)
    if groups.get("s"):
        return Length(f"XXXX-{date_words().seasons[match['s'].lower()]}", is_set=True)
    return Length(length_value(unit_of(match["u"]), number), is_set=True)


def often(match: re.Match[str]) -> Meaning | None:
    """ "annual"."""
    word = match["o"].lower()
    return Length(_OFTEN.get(word, "P6M"), is_set=True)  # what is left is half-yearly


def length_chain(match: re.Match[str]) -> Meaning | None:
    """ "two years and three months"."""
    first, second = (length_value(unit_of(match[u]), number_of(match[n])) for n, u in (("n", "u"), ("n2", "u2")))
    joined = first + second.removeprefix("P") if "T" not in first else first + second.removeprefix("PT")
    return Length(joined)


def length_short(match: re.Match[str]) -> Meaning | None:
    """ "3h", "90 mins"."""
    unit = {"h": "hour", "w": "week"}.get(match["u"].lower()) or unit_of(match["u"])
    return Length(length_value(unit, float(match["n"])), unit=unit, number=float(match["n"]))


def all_unit(match: re.Match[str]) -> Meaning | None:
    """ "all week"."""
    unit = (match["u"] or match["u2"]).lower()
    return Length({"summer": "P1SU", "winter": "P1WI"}.get(unit) or length_value(unit_of(unit), 1))


def times_a(match: re.Match[str]) -> Meaning | None:
    """ "twice a week"."""
    return Length(length_value(unit_of(match["u"]), 1), is_set=True)


def weekdays(match: re.Match[str]) -> Meaning | None:
    """ "Mondays"."""
    return Length(f"XXXX-WXX-{weekday_of(match['d']) + 1}", is_set=True)


def parts_of_day(match: re.Match[str]) -> Meaning | None:
    """ "in the mornings", "on weekends"."""
    word = match["t"].lower().removesuffix("s")
    if word == "weekday":
        return Length("P1D", is_set=True)
    return Length("XXXX-WXX-WE" if word == "weekend" else f"T{time_of(word)}", is_set=True)
