"""Dates that only bound what is told: over which it is counted, since when there was none, after or until when it was."""

import re
from functools import cache
from typing import Final

from timeline.lexicons.dates import date_words
from timeline.records import DateValue
from timeline.terms import Precision

_COUNTED: Final = re.compile(
    r"\b(?:first(?!\s[a-z-]{2,16}ed\b|\s(?:met|came|went|took|held|made|began|broke|won|sent|gave|fought|struck|sought|put)\b)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}(?:st|nd|rd|th))"
    r"\s(?:[\w-]{1,20}\s){1,2}(?:in\s|of\s)?$",
    re.IGNORECASE,
)
"""Words that make a year or month the span over which events are counted: "for the second time this year"."""


@cache
def _first_since() -> re.Pattern[str]:
    """Words that make a date the last time of something like the act: "its largest raid since 2018"."""
    superlatives = "|".join(sorted(date_words().lists["superlatives"]))
    return re.compile(
        rf"\b(?:first|second|third|fourth|fifth|only|{superlatives})\s(?:[\w'’-]{{1,24}}\s){{0,8}}since\s(?:the\s)?(?:early\s|late\s|mid-)?$"
    )


def is_counted(text: str, date: DateValue) -> bool:
    """Whether a date only says over what events are counted, or since when there was none; not "signed a second accord in September"."""
    before = text[max(0, date.start - 120) : date.start]
    if " since " in before[-len(" since early ") :]:
        return _first_since().search(before) is not None
    if date.precision is Precision.DAY or (date.precision is Precision.MONTH and before.endswith("in ")):
        return False
    return _COUNTED.search(before) is not None


def is_bound(text: str, date: DateValue) -> bool:
    """Whether a month or year only says after or until when something was: "after 1985 it sent arms", "until May it had bombed the port";
    or a day that stands for what was done on it: "after the 9/11 attacks".
    """
    if date.precision is Precision.DAY and date.rule_id != _ATTACKS:
        return False
    if text.startswith(("'s", "’s", ", when ", " when "), date.end):
        return False  # "lasted until 1967, when Chad left": it left then
    bound = _BOUND.search(text, max(0, date.start - _BOUND_REACH), date.start)
    return bound is not None and (bound["after"] is not None or not date.text.startswith(_ENDS))


_STANDING: Final = re.compile(r",\s[^,;]{3,60}\ssince\s(?:the\s|early\s|late\s|mid-){0,2}$")
_STANDING_REACH: Final = 90


def is_standing(text: str, date: DateValue, trigger: tuple[int, int]) -> bool:
    """Whether a date before an act is that since when its subject has been what commas put in: "Chad, a member since 1960, signed it"."""
    if date.end > trigger[0] or not text.startswith(",", date.end):
        return False
    return _STANDING.search(text, max(0, date.start - _STANDING_REACH), date.start) is not None


_ATTACKS: Final = "date.named.attacks"
_ENDS: Final = ("the end of", "end of", "year-end")
"""Before the end of a month is in it, as by its end."""


_BOUND: Final = re.compile(
    r"(?<!\bnot )\b(?:(?P<after>after)|before|until|till|prior\sto)\s(?:the\s|early\s|late\s|mid-|about\s|around\s|at\sleast\s){0,2}$",
    re.IGNORECASE,
)
_BOUND_REACH: Final = 32
