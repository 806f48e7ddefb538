"""A meaning -> days: what its words name, what is counted from a day, and expressions made of two."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from timeline.dates import fixed, steps
from timeline.dates import meanings as m
from timeline.dates.anchor import Anchor, Counted, left_open, relative
from timeline.dates.calendar import (
    SEASONS,
    Stretch,
    day_stretch,
    in_years,
    part_stretch,
    spread,
    step,
    unit_stretch,
    week_stretch,
    weekend_stretch,
    year_shifted,
)
from timeline.dates.direction import AHEAD, BACK, OPEN
from timeline.dates.words import TIMES, time_of
from timeline.terms import Basis, Precision, TimexType

_DAY: Final = dt.timedelta(1)


def count(meaning: m.Meaning, anchor: Anchor) -> Counted:
    """The days of a meaning."""
    try:
        return _WAYS[type(meaning)](meaning, anchor)
    except (OverflowError, ValueError):  # what datetime raises for a year before 1 or after 9999
        return left_open("XXXX", "outside the calendar")


def _length(meaning: m.Length, anchor: Anchor) -> Counted:
    kind = TimexType.SET if meaning.is_set else TimexType.DURATION
    return Counted(kind, meaning.value, None, Basis.STATED, "how often" if meaning.is_set else "how long")


def _reference(meaning: m.Reference, anchor: Anchor) -> Counted:
    return left_open(meaning.value, "before the calendar" if meaning.value.startswith("BC") else "no day is meant")


def _clock(meaning: m.Clock, anchor: Anchor) -> Counted:
    if meaning.day is None:
        return steps.clock(meaning, anchor)
    day = count(meaning.day, anchor)
    if day.days is None:
        value = day.value if len(day.value) == 10 else "XXXX-XX-XX"
        return replace(day, type=TimexType.TIME, value=f"{value}{meaning.value}")
    if day.days.precision is not Precision.DAY:
        return day
    return replace(day, type=TimexType.TIME, value=f"{day.days.first.isoformat()}{meaning.value}")


def _of(meaning: m.Of, anchor: Anchor) -> Counted:
    whole = count(meaning.whole, anchor)
    if whole.days is None:
        return replace(count(meaning.part, replace(anchor, year=None, dct=None, running=None)), reason=whole.reason)
    if isinstance(meaning.part, m.Turn) and meaning.part.unit == "day":  # "that October night"
        running = anchor.running
        if running is None or running.precision is not Precision.DAY or not _holds(whole.days, running.first):
            return whole
        return relative(day_stretch(running.first, meaning.part.time), f"counted from {anchor.told(running.first)}")
    if isinstance(meaning.part, m.Turn) and meaning.part.unit != "year" and anchor.running is not None:
        same = year_shifted(anchor.running, whole.days.first.year - anchor.running.first.year)
        return relative(same, f"the same stretch of {whole.days.value}: {whole.reason}") if same else whole
    inner = replace(anchor, year=whole.days.first.year, running=whole.days)
    return replace(count(meaning.part, inner), basis=whole.basis, reason=f"{meaning_words(meaning)}: {whole.reason}")


def _holds(days: Stretch, day: dt.date) -> bool:
    return days.first <= day <= days.last


def meaning_words(meaning: m.Of) -> str:
    """What is taken from the wider stretch."""
    return (
        "month taken from the words beside it"
        if isinstance(meaning.part, m.DayOfMonth)
        else "year taken from the words beside it"
    )


def _from(meaning: m.From, anchor: Anchor) -> Counted:
    """So many units from another date, or the unit around it."""
    if meaning.number < 0 and isinstance(meaning.base, m.Weekday):  # "a week ago Friday"
        anchor = replace(anchor, lean=BACK)
    base = (
        count(meaning.base, _counted_to(meaning, anchor))
        if meaning.base is not None
        else left_open("XXXX-XX-XX", "nothing to count from")
    )
    if base.days is None:
        return left_open("XXXX-XX-XX", base.reason)
    if meaning.some:
        mod, way = ("AFTER", "after") if meaning.number > 0 else ("BEFORE", "before")
        reason = f"some {meaning.unit}s {way} {base.days.value}: {base.reason}"
        return Counted(TimexType.DATE, base.days.value, None, Basis.RELATIVE, reason, mod)
    if meaning.number == 0:
        days = _around(meaning, base.days)
        return relative(days, f"the {meaning.unit} around {base.days.value}: {base.reason}")
    if meaning.whole:
        return _beside(meaning, base)
    start = base.days.last if meaning.number > 0 and base.days.precision is not Precision.DAY else base.days.first
    unit, number = in_years(meaning.unit, meaning.number)
    day = step(start, unit, number)
    if day is None:
        return left_open("XXXX-XX-XX", "outside the calendar")
    is_day = base.days.precision is Precision.DAY
    keeps_day = unit in _OF_DAYS or number != round(number) or (meaning.exact and is_day)
    days = day_stretch(day) if keeps_day else unit_stretch(day, unit)
    is_ago = meaning.number < 0 and isinstance(meaning.base, m.Weekday | m.Turn | m.Part)
    if not keeps_day and (is_ago or isinstance(meaning.base, m.Near)):
        days = (
            day_stretch(day) if is_day else _same_stretch(base.days, day)
        )  # "three years ago today", "ten years ago this month"
    return relative(days, f"{abs(meaning.number):g} {meaning.unit}(s) from {base.days.value}: {base.reason}")


def _beside(meaning: m.From, base: Counted) -> Counted:
    """The whole unit right before or after another date: "the week before Christmas"."""
    assert base.days is not None
    is_after = meaning.number > 0
    near = step(base.days.last if is_after else base.days.first, "day", 1 if is_after else -1)
    far = step(base.days.last if is_after else base.days.first, meaning.unit, meaning.number)
    if near is None or far is None:
        return left_open("XXXX-XX-XX", "outside the calendar")
    days = spread(day_stretch(min(near, far)), day_stretch(max(near, far)))
    return relative(days, f"the {meaning.unit} {'after' if is_after else 'before'} {base.days.value}: {base.reason}")


def _counted_to(meaning: m.From, anchor: Anchor) -> Anchor:
    """The anchor by which the year of a day is found that something is counted from: what is counted lies near the article, not the day:
    "a year after the Oct. 7 attack", and "the eve of Passover" on that very eve.
    """
    base = meaning.base
    is_bare = isinstance(base, m.MonthDay) or (isinstance(base, m.Named) and base.year is None and not base.which)
    if not is_bare or anchor.dct is None or anchor.year is not None or anchor.is_story or meaning.number == 0:
        return anchor
    if meaning.number < 0 and anchor.lean == AHEAD:
        return anchor  # "it comes a week before Thanksgiving"
    unit, number = in_years(meaning.unit, meaning.number)
    dct = step(anchor.dct, unit, -number)
    return anchor if dct is None else replace(anchor, dct=dct, lean=anchor.lean if unit in _OF_DAYS else OPEN)


_OF_DAYS: Final = frozenset({"day", "night", "week", "fortnight", "hour", "minute", "second"})


def _same_stretch(days: Stretch, first: dt.date) -> Stretch:
    """A week, month or part of a year as wide as `days`, but years before it, where it begins near the day `first`."""
    if days.precision is Precision.WEEK:
        return week_stretch(first + 3 * _DAY)
    code = days.value.partition("-")[2]
    if code in SEASONS:
        return part_stretch(code, first.year)
    return year_shifted(days, first.year - days.first.year) or unit_stretch(first, "year")


def _around(meaning: m.From, base: Stretch) -> Stretch:
    if meaning.exact:  # "the week ending": up to that day
        first = step(base.last, meaning.unit, -1) or base.first
        return Stretch(first + _DAY, base.last, Precision.WEEK, week_stretch(base.last).value)
    if meaning.unit in TIMES:
        return day_stretch(base.first, time_of(meaning.unit)) if base.precision is Precision.DAY else base
    if meaning.unit == "weekend" and base.first.weekday() < _MIDWEEK:
        return weekend_stretch(base.first - 2 * _DAY)  # of a feast on a Monday the one before it
    return unit_stretch(base.first, meaning.unit)


_MIDWEEK: Final = 2


def _within(meaning: m.Within, anchor: Anchor) -> Counted:
    """A part, by its number, of a wider stretch."""
    if meaning.whole is None:
        return left_open("XXXX-XX-XX", "nothing that it is part of")
    whole = count(meaning.whole, _nearest_year(meaning, anchor))
    if whole.days is None:
        return left_open("XXXX-XX-XX", whole.reason)
    if meaning.length == 0:
        return replace(whole, mod="START" if meaning.number == 1 else "END")
    days = _weekday_within(meaning, whole.days) if meaning.weekday >= 0 else _unit_within(meaning, whole.days)
    if days is None:
        return left_open("XXXX-XX-XX", f"{whole.days.value} has no such part")
    return Counted(
        TimexType.DATE, days.value, days, whole.basis, f"part of {whole.days.value}: {whole.reason}", whole.mod
    )


def _nearest_year(meaning: m.Within, anchor: Anchor) -> Anchor:
    """The anchor with the year in which a day of a bare month lies nearest, as for a day and month."""
    whole, dct = meaning.whole, anchor.dct
    is_bare = isinstance(whole, m.Month) and whole.year is None and not whole.which
    if not is_bare or meaning.length != 1 or dct is None or anchor.year is not None or anchor.is_story:
        return anchor
    assert isinstance(whole, m.Month)
    day = fixed.month_day(m.MonthDay(whole.month, 28 if meaning.number < 0 else 7 * min(meaning.number, 4)), anchor)
    return replace(anchor, year=day.days.first.year) if day.days else anchor


def _weekday_within(meaning: m.Within, whole: Stretch) -> Stretch | None:
    if meaning.number > 0:
        day = whole.first + _DAY * ((meaning.weekday - whole.first.weekday()) % 7 + 7 * (meaning.number - 1))
    else:
        day = whole.last - _DAY * ((whole.last.weekday() - meaning.weekday) % 7 + 7 * (-meaning.number - 1))
    return day_stretch(day) if whole.first <= day <= whole.last else None


def _unit_within(meaning: m.Within, whole: Stretch) -> Stretch | None:
    unit, number, length = meaning.unit, meaning.number, meaning.length
    if unit == "half":
        return _half_within(number, whole)
    if unit == "week":  # the first seven days, whatever weekday they begin on
        first = whole.first + _DAY * 7 * (number - 1) if number > 0 else whole.last - _DAY * (7 * length - 1)
        last = first + _DAY * (7 * length - 1)
        return Stretch(
            first, last, Precision.WEEK if length == 1 else Precision.RANGE, week_stretch(first + _DAY * 3).value
        )
    if unit == "weekend":
        saturday = _weekday_within(replace(meaning, weekday=5), whole)
        return weekend_stretch(saturday.first) if saturday else None
    start = whole.first if number > 0 else whole.last
    begin = step(start, unit, number - 1 if number > 0 else number + 2 - length)
    end = step(begin, unit, length - 1) if begin else None
    if begin is None or end is None or end < whole.first or begin > whole.last:
        return None
    first_unit, last_unit = unit_stretch(begin, unit), unit_stretch(end, unit)
    return first_unit if length == 1 else spread(first_unit, last_unit)


def _half_within(number: int, whole: Stretch) -> Stretch | None:
    if whole.precision is Precision.YEAR:
        return part_stretch("H1" if number == 1 else "H2", whole.first.year)
    if whole.precision is Precision.DAY:
        return None
    middle = whole.first + (whole.last - whole.first) // 2
    if (
        whole.precision is Precision.RANGE
        and whole.first.month == 1
        and whole.first.day == 1
        and whole.last.month == 12
    ):
        middle = dt.date((whole.first.year + whole.last.year) // 2, 12, 31)
    first, last = (whole.first, middle) if number == 1 else (middle + _DAY, whole.last)
    return Stretch(first, last, Precision.RANGE, f"{first.isoformat()}/{last.isoformat()}")


_WAYS: Final[dict[type, Callable[[Any, Anchor], Counted]]] = {
    m.Full: fixed.full, m.Figures: fixed.figures, m.DayOfMonth: fixed.day_of_month, m.MonthDay: fixed.month_day, m.Month: fixed.month,
    m.Year: fixed.year, m.Years: fixed.years, m.Part: fixed.part, m.Named: fixed.named, m.Week: fixed.week,
    m.Weekday: steps.weekday, m.Near: steps.near, m.Turn: steps.turn, m.Shift: steps.shift, m.Span: steps.span,
    m.Length: _length, m.Reference: _reference, m.Clock: _clock, m.Within: _within, m.From: _from, m.Of: _of,
}  # fmt: skip
