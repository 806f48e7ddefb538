"""Expressions made of two: "three days after" + "Christmas", "July" + "of last year", "8 p.m." + "on Monday", "the first Monday of" + "May"."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from timeline.dates.meanings import (
    Clock,
    DayOfMonth,
    Expression,
    Figures,
    From,
    Full,
    Length,
    Meaning,
    Month,
    MonthDay,
    Named,
    Near,
    Of,
    Part,
    Shift,
    Turn,
    Week,
    Weekday,
    Within,
    Year,
    Years,
)  # fmt: skip

_DAYS: Final = (Full, Figures, MonthDay, DayOfMonth, Weekday, Near, Named)
_DATES: Final = (*_DAYS, Month, Year, Years, Turn, Part, Within, Of, From, Shift)
_BASES: Final = (*_DAYS, Month, Year, Part, Within)
_LONGEST_GAP: Final = 16
_GOES_ON: Final = re.compile(r"\s(?:to|until|till|through)\b|\s?[-–]")

_AFTER: Final = re.compile(r"\s(?P<s>after|from|following|before|prior to)\s(?:the\s)?", re.IGNORECASE)
_OF: Final = re.compile(r",?\s(?:of\s|in\s|for\s)?(?:the\s)?|['’]s\s", re.IGNORECASE)
_ON: Final = re.compile(r"(?:,\s?|\s)(?:on\s|of\s)?(?:the\s)?", re.IGNORECASE)
_AT: Final = re.compile(
    r"(?:,\s?|\s)(?:at\s|around\s|about\s|from\s|by\s|before\s|after\s)?(?:around\s|about\s)?", re.IGNORECASE
)
_WITHIN: Final = re.compile(r"\s?(?:the\s)?", re.IGNORECASE)


def joined(text: str, found: list[Expression]) -> list[Expression]:
    """The expressions in order, with those that belong together made one."""
    kept: list[Expression] = []
    for expression in sorted(found, key=lambda expression: -expression.start):
        current = expression
        while kept and (both := _both(text, current, kept[-1])) is not None:
            kept.pop()
            current = both
        kept.append(current)
    return kept[::-1]


def needs_another(meaning: Meaning) -> bool:
    """Whether a meaning counts from, or is part of, something that has to stand beside it and does not."""
    return (isinstance(meaning, From) and meaning.base is None) or (
        isinstance(meaning, Within) and meaning.whole is None
    )


def _both(text: str, first: Expression, second: Expression) -> Expression | None:
    """The two as one, if they are."""
    gap = text[first.end : second.start]
    if second.start < first.end or len(gap) > _LONGEST_GAP or "\n\n" in gap:
        return None
    if isinstance(first.meaning, Length) and " from " in gap and _is_stretch(text, first, second):
        return None
    for join in _JOINS:
        meaning = join(first.meaning, gap, second.meaning)
        if meaning is not None:
            return Expression(first.start, second.end, meaning, first.rule_id, first.weight)
    return None


def _is_stretch(text: str, first: Expression, second: Expression) -> bool:
    """ "The ten years from 1929 to 1939", "shut for ten days from July 1", "400 tons a year from July 1": where a stretch begins is not counted
    on from.
    """
    before = text[max(0, first.start - _LONGEST_RATE) : first.start].lower()
    is_rate = text.startswith(("a ", "an "), first.start) and _RATE.search(before) is not None
    return is_rate or _GOES_ON.match(text, second.end) is not None or before.endswith(("the ", "for "))


_LONGEST_RATE: Final = 40
_RATE: Final = re.compile(
    r"(?:\d(?:%|\s[a-z]{1,12}(?:\s(?:of\s)?[a-z-]{1,12})?)?|\b(?:hundred|thousand|million|billion|trillion|once|twice|times|per\scent|percent|tons|tonnes|barrels))\s$"
)
"""How much there is of something in each such stretch."""


def _counted(first: Meaning, gap: str, second: Meaning) -> Meaning | None:
    """ "three days after Christmas", "two years ago tomorrow", "the day before Monday"."""
    if not isinstance(second, _DATES):
        return None
    if isinstance(first, From) and first.base is None and first.number != 0:
        if isinstance(second, Year | Years) and _WIDTH.get(first.unit, 0) < _WIDTH["month"]:
            return None  # "the eve of the 2019 election"
        return replace(first, base=second) if _WITHIN.fullmatch(gap) else None
    if isinstance(first, Length) and first.unit and not first.is_set and isinstance(second, _BASES):
        link = _AFTER.fullmatch(gap)
        if link is None:
            return None
        sign = 1 if link["s"].lower() in {"after", "from", "following"} else -1
        return From(first.unit, sign * first.number, second)
    if isinstance(first, Shift) and first.of_another and isinstance(second, _BASES) and _WITHIN.fullmatch(gap):
        return From(first.unit, first.number, second)
    if (
        isinstance(first, Shift)
        and not first.running
        and not first.ahead
        and gap in {" ", ", ", " on "}
        and (isinstance(second, Near | Weekday) or (_is_at_hand(second) and gap == " "))
    ):
        return From(first.unit, first.number, second) if first.number < 0 else None
    return None


def _is_at_hand(meaning: Meaning) -> bool:
    """ "Ten years ago this month", "a year ago last week": a stretch beside the article's day."""
    return (isinstance(meaning, Turn) and not meaning.running) or (
        isinstance(meaning, Part) and meaning.which in {"last", "this", "next"}
    )


def _around(first: Meaning, gap: str, second: Meaning) -> Meaning | None:
    """ "the week of May 3", "the night of 13 February"."""
    if (
        isinstance(first, From)
        and first.base is None
        and first.number == 0
        and _WITHIN.fullmatch(gap)
        and isinstance(second, _DAYS)
    ):
        return replace(first, base=second)
    return None


def _within(first: Meaning, gap: str, second: Meaning) -> Meaning | None:
    """ "the first Monday of" + "May"; "the last week of" + "2019"."""
    wide = isinstance(second, Month | Named | Year | Years | Turn | Part | Of | Within)
    if (
        isinstance(first, Within)
        and first.whole is None
        and wide
        and _WITHIN.fullmatch(gap)
        and _WIDTH[first.unit] < _width(second)
    ):
        return replace(first, whole=second)
    return None


_WIDTH: Final = {
    "half": 0, "day": 1, "night": 1, "weekend": 2, "week": 2, "fortnight": 3, "month": 4, "quarter": 5, "year": 6, "decade": 7, "century": 8,
}  # fmt: skip


def _width(meaning: Meaning) -> int:
    """How wide a stretch is, on the scale of the units."""
    if isinstance(meaning, Turn):
        return _WIDTH[meaning.unit]
    if isinstance(meaning, Of):
        return _width(meaning.part)
    if isinstance(meaning, Within):
        return _WIDTH[meaning.unit]
    return (
        4
        if isinstance(meaning, Month | Named)
        else 5
        if isinstance(meaning, Part)
        else 6
        if isinstance(meaning, Year)
        else 7
    )


def _of(first: Meaning, gap: str, second: Meaning) -> Meaning | None:
    """ "July of last year", "March this year", "the 28th of that month"."""
    link = _OF.fullmatch(gap)
    if link is None:
        return None
    is_turned = (
        isinstance(second, Turn | Shift)
        and second.unit == "year"
        and not (isinstance(second, Shift) and second.running)
    )
    is_year = isinstance(second, Year) or is_turned
    if (
        isinstance(first, Month | MonthDay | Named | Part | Figures | Week)
        and is_year
        and not getattr(first, "which", "")
    ):
        if isinstance(second, Shift):
            return Of(first, replace(second, ahead=False)) if gap in {" ", ", "} else None
        bare = getattr(first, "year", None) is None
        plain_year = isinstance(second, Year) and gap.strip() not in {"of", "in", ",", ""}
        return Of(first, second) if bare and not plain_year else None
    if (
        isinstance(first, Turn)
        and isinstance(second, Year)
        and gap == " in "
        and first.unit in {"day", "week", "month"}
    ):
        return second if first.offset == 0 and not first.running else None  # "this week in 1939"
    is_same = isinstance(first, Turn) and first.running and first.offset == 0 and first.unit in {"month", "quarter"}
    if is_same and is_year and not (isinstance(second, Year) and gap.strip() not in {"of", "in"}):
        return Of(first, second)  # "the same quarter of 2018"
    if isinstance(second, Part) and second.year is None and not second.which and gap in {" ", "'s ", "’s "}:
        if isinstance(first, Year):
            return replace(second, year=first.year)  # "the 2022 third quarter"
        if isinstance(first, Turn) and first.unit == "year" and gap != " ":
            return Of(second, first)  # "last year's third quarter"
    is_month = isinstance(second, Month) or (isinstance(second, Turn) and second.unit == "month")
    if isinstance(first, DayOfMonth) and is_month and ("of" in gap or (gap == " " and isinstance(second, Turn))):
        return Of(first, second)
    return None


def _timed(first: Meaning, gap: str, second: Meaning) -> Meaning | None:
    """ "8 p.m. on Monday", "Monday at 8 p.m."."""
    day = (*_DAYS, Of, Within, From)
    if isinstance(first, Clock) and first.day is None and isinstance(second, day) and _ON.fullmatch(gap):
        return replace(first, value=_in_part(first.value, second), day=_without_time(second))
    if (
        isinstance(second, Clock)
        and second.day is None
        and second.offset == 0
        and isinstance(first, day)
        and _AT.fullmatch(gap)
    ):
        return replace(second, day=_without_time(first))
    if (
        isinstance(first, Length)
        and first.is_set
        and isinstance(second, Clock)
        and second.day is None
        and _AT.fullmatch(gap)
    ):
        return replace(first, value=first.value + second.value)
    if (
        isinstance(first, Clock)
        and first.day is None
        and isinstance(second, Turn)
        and second.unit == "day"
        and _ON.fullmatch(gap)
    ):
        return replace(first, day=second)
    return None


def _in_part(value: str, day: Meaning) -> str:
    """The hour in the part of the day that stands behind it: "half past six on Monday evening" is 18:30."""
    part = day.time if isinstance(day, Weekday | Near) else ""
    hour = int(value[1:3]) if value[1:3].isdigit() else _NOON
    if hour >= _NOON or not (part in {"AF", "EV"} or (part == "NI" and hour > _MORNING)):
        return value
    return f"T{hour + _NOON:02}{value[3:]}"


_NOON: Final = 12
_MORNING: Final = 5


def _by_night(first: Meaning, gap: str, second: Meaning) -> Meaning | None:
    """ "Overnight on Monday", "overnight into Tuesday": of the day that is named, not of the article's."""
    if (
        first != Near(0, "NI")
        or gap not in {" ", " on ", " into "}
        or not isinstance(second, Weekday | Full | MonthDay)
    ):
        return None
    return replace(second, time="NI") if isinstance(second, Weekday) and gap != " into " else second


def _without_time(meaning: Meaning) -> Meaning:
    return replace(meaning, time="") if isinstance(meaning, Weekday | Near) else meaning


def _dated_weekday(first: Meaning, gap: str, second: Meaning) -> Meaning | None:
    """ "Friday, the 13th of May", "the next day, May 13": the date says it all."""
    if isinstance(first, Weekday) and not first.which and gap in {", ", " ", ", the ", " the "}:
        if isinstance(second, MonthDay | DayOfMonth):
            return replace(second, weekday=first.weekday)
        return second if isinstance(second, Full | Figures) else None
    if isinstance(first, Turn) and first.points and first.unit == "day" and gap == ", ":
        return second if isinstance(second, Full | MonthDay) else None
    return None


_JOINS: Final[tuple[Callable[[Meaning, str, Meaning], Meaning | None], ...]] = (
    _counted, _around, _within, _of, _timed, _by_night, _dated_weekday,
)  # fmt: skip
