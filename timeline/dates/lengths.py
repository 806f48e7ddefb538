"""How long and how often: durations, sets, and times of day that have no day of their own."""

import re

from timeline.dates.meanings import Clock, Length, Meaning
from timeline.dates.numbers import number_of, unit_of

_LETTERS = {
    "decade": ("P", "0Y"), "year": ("P", "Y"), "quarter": ("P", "Q"), "month": ("P", "M"), "fortnight": ("P", "W"), "week": ("P", "W"),
    "weekend": ("P", "WE"), "day": ("P", "D"), "night": ("P", "D"), "hour": ("PT", "H"), "minute": ("PT", "M"), "second": ("PT", "S"),
    "century": ("P", "00Y"),
}  # fmt: skip
_OFTEN = {
    "daily": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "annual": "P1Y",
    "annually": "P1Y",
    "yearly": "P1Y",
    "quarterly": "P3M",
    "hourly": "PT1H",
}


def length_value(unit: str, number: float | None) -> str:
    """TIMEX3 value of a duration; None is a number that is not told."""
    prefix, letter = _LETTERS[unit]
    if number is None:
        return f"{prefix}X{letter.lstrip('0')}"
    scaled = number * (2 if unit == "fortnight" else 1)
    return f"{prefix}{scaled:g}{letter}"


def length(match: re.Match[str]) -> Meaning | None:
    """ "three weeks"."""
    unit = unit_of(match["u"])
    if unit == "second" and not match["u"].lower().endswith("s"):
        return None
    return Length(length_value(unit, number_of(match["n"])))


def vague(match: re.Match[str]) -> Meaning | None:
    """ "several days"."""
    return Length(length_value(unit_of(match["u"]), None))


def every(match: re.Match[str]) -> Meaning | None:
    """ "every Monday", "per day"."""
    groups = match.groupdict()
    number = number_of(groups["n"]) if groups.get("n") else 1.0
    if groups.get("d"):
        return Length("P1W", is_set=True)
    return Length(length_value(unit_of(match["u"]), number), is_set=True)


def often(match: re.Match[str]) -> Meaning | None:
    """ "annual"."""
    return Length(_OFTEN[match["o"].lower()], is_set=True)


def clock(match: re.Match[str]) -> Meaning | None:
    """A time of day in figures."""
    groups = match.groupdict()
    hour, minute = int(match["h"]), int(groups.get("i") or 0)
    half = (groups.get("m") or "").lower().replace(".", "")
    if hour > 24 or minute > 59 or (half and hour > 12):
        return None
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return Clock(f"T{hour:02}:{minute:02}")


def clock_figures(match: re.Match[str]) -> Meaning | None:
    """ "14:30"; with a point only before "p.m."."""
    return clock(match) if ":" in match.group() or match["m"] else None


def clock_named(match: re.Match[str]) -> Meaning | None:
    """ "noon", "midnight"."""
    return Clock("T00:00" if match["x"].lower() == "midnight" else "T12:00")
