"""How long and how often: durations, sets, and times of day that have no day of their own."""

import re
from functools import cache

from timeline.dates.meanings import Clock, Length, Meaning
from timeline.dates.rules import Rule, number_of, rule, unit_of

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


def _length(match: re.Match[str]) -> Meaning | None:
    unit = unit_of(match["u"])
    if unit == "second" and not match["u"].lower().endswith("s"):
        return None
    return Length(length_value(unit, number_of(match["n"])))


def _vague(match: re.Match[str]) -> Meaning | None:
    return Length(length_value(unit_of(match["u"]), None))


def _every(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    number = number_of(groups["n"]) if groups.get("n") else 1.0
    if groups.get("d"):
        return Length("P1W", is_set=True)
    return Length(length_value(unit_of(match["u"]), number), is_set=True)


def _often(match: re.Match[str]) -> Meaning | None:
    return Length(_OFTEN[match["o"].lower()], is_set=True)


def _clock(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    hour, minute = int(match["h"]), int(groups.get("i") or 0)
    half = (groups.get("m") or "").lower().replace(".", "")
    if hour > 24 or minute > 59 or (half and hour > 12):
        return None
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return Clock(f"T{hour:02}:{minute:02}")


@cache
def length_rules() -> tuple[Rule, ...]:
    """The rules; put together on first use."""
    zone = r"(?:\s?\(?(?:GMT|UTC|EDT|EST|PDT|PST|CET|CEST|BST|IST|JST|MSK|local time)(?:\s?[+-]\d{1,2})?\)?)?"
    return (
        rule("length.number", r"\b(?P<n>{number})[ -](?P<u>{units})\b(?![- ]old)(?! ago)", _length, weight=-1),
        rule(
            "length.vague",
            r"\b(?:the )?(?:last|past|next|coming|recent )?(?P<v>{vague}) (?P<u>days|weeks|months|years|decades|hours|minutes)\b",
            _vague,
            weight=-1,
        ),
        rule(
            "set.every",
            r"\b(?:every|each|per) (?:other )?(?:(?P<n>{number}) )?(?:(?P<u>{units})|(?P<d>{weekday}))\b",
            _every,
            weight=0,
        ),
        rule(
            "set.often", r"\b(?P<o>daily|weekly|monthly|annual|annually|yearly|quarterly|hourly)\b", _often, weight=-1
        ),
        rule(
            "clock.figures",
            rf"(?<![\d:./-])(?P<h>[01]?\d|2[0-3])[:.](?P<i>[0-5]\d)(?::[0-5]\d)?\s?(?P<m>[ap]\.?m\.?)?{zone}(?![\d:%])(?!\s?(?:percent|per cent|million|billion|points?))",
            lambda m: _clock(m) if m.group().find(":") > 0 or m["m"] else None,
            weight=-1,
        ),
        rule(
            "clock.four", r"(?<![\d:./-])(?P<h>[01]\d|2[0-3])(?P<i>[0-5]\d)\s?(?:GMT|UTC|hours|hrs)\b", _clock, weight=1
        ),
        rule("clock.hour", rf"\b(?P<h>1[0-2]|[1-9])\s?(?P<m>[ap]\.?m\b\.?){zone}", _clock, weight=-1),
        rule(
            "clock.named",
            r"\b(?:at |by |around |past )(?P<x>noon|midday|midnight)\b",
            lambda m: Clock("T12:00" if m["x"].lower() != "midnight" else "T00:00"),
            weight=-1,
        ),
    )
