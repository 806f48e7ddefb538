"""A meaning -> days: counted from the article's day, from the running day, or not at all."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from timeline.dates import meanings as m
from timeline.dates.anchor import NO_DAY, Anchor, Counted, left_open, looking, relative, stated
from timeline.dates.calendar import (
    Stretch,
    day_stretch,
    month_stretch,
    named_day,
    part_stretch,
    quarter_of,
    step,
    unit_stretch,
    weekend_stretch,
    year_stretch,
)  # fmt: skip
from timeline.dates.direction import AHEAD, BACK
from timeline.dates.lengths import length_value
from timeline.dates.numbers import day_or_none
from timeline.terms import Basis, Precision, TimexType

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def count(meaning: m.Meaning, anchor: Anchor) -> Counted:
    """The days of a meaning."""
    return _WAYS[type(meaning)](meaning, anchor)


def _full(meaning: m.Full, anchor: Anchor) -> Counted:
    return stated(day_stretch(meaning.day), "the words name the day")


def _month_day(meaning: m.MonthDay, anchor: Anchor) -> Counted:
    unknown = f"XXXX-{meaning.month:02}-{meaning.day:02}"
    if anchor.year is not None:
        day = day_or_none(anchor.year, meaning.month, meaning.day)
        return (
            relative(day_stretch(day), f"day and month, in {anchor.year}, the year of the passage")
            if day
            else left_open(unknown, "no such day")
        )
    if anchor.dct is None:
        return left_open(unknown, NO_DAY)
    near = [day for year in (-1, 0, 1) if (day := day_or_none(anchor.dct.year + year, meaning.month, meaning.day))]
    dct = anchor.dct
    fitting = near
    if anchor.lean == BACK:
        fitting = [day for day in near if day <= dct + dt.timedelta(3)] or near
    elif anchor.lean == AHEAD:
        fitting = [day for day in near if day >= dct - dt.timedelta(31)] or near
    day = min(fitting, key=lambda day: abs((day - dct).days))
    return relative(day_stretch(day), f"day and month, the one nearest to {dct}{looking(anchor)}")


def _month(meaning: m.Month, anchor: Anchor) -> Counted:
    if meaning.year is not None:
        return stated(month_stretch(meaning.year, meaning.month), "the words name month and year", meaning.mod)
    unknown = f"XXXX-{meaning.month:02}"
    if meaning.which == "" and anchor.year is not None:
        return relative(
            month_stretch(anchor.year, meaning.month), f"month, in {anchor.year}, the year of the passage", meaning.mod
        )
    dct = anchor.dct
    if dct is None:
        return left_open(unknown, NO_DAY)
    if meaning.which in {"next", "this coming"} or (not meaning.which and anchor.lean == AHEAD):
        year = dct.year + (meaning.month < dct.month or (meaning.which != "" and meaning.month == dct.month))
        return relative(month_stretch(year, meaning.month), f"month, the next one from {dct}", meaning.mod)
    if meaning.which == "this":
        return relative(month_stretch(dct.year, meaning.month), f"month of {dct.year}", meaning.mod)
    year = dct.year - (meaning.month > dct.month or (meaning.which != "" and meaning.month == dct.month))
    return relative(month_stretch(year, meaning.month), f"month, the latest one by {dct}{looking(anchor)}", meaning.mod)


def _year(meaning: m.Year, anchor: Anchor) -> Counted:
    return stated(year_stretch(meaning.year), "the words name the year", meaning.mod)


def _years(meaning: m.Years, anchor: Anchor) -> Counted:
    days = Stretch(dt.date(max(meaning.first, 1), 1, 1), dt.date(meaning.last, 12, 31), Precision.RANGE, meaning.value)
    return stated(days, "the words name the years", meaning.mod)


def _weekday(meaning: m.Weekday, anchor: Anchor) -> Counted:
    name, dct = _WEEKDAYS[meaning.weekday], anchor.dct
    if dct is None:
        return left_open(f"XXXX-WXX-{meaning.weekday + 1}", NO_DAY)
    back = (dct.weekday() - meaning.weekday) % 7
    ahead = (meaning.weekday - dct.weekday()) % 7
    if meaning.which.endswith(" week"):
        offset = {"last week": -7, "this week": 0, "next week": 7}[meaning.which]
        day = dct - dt.timedelta(dct.weekday()) + dt.timedelta(offset + meaning.weekday)
        reason = f"{name} of {meaning.which}, counted from {dct}"
    elif meaning.which == "last":
        day, reason = dct - dt.timedelta(back or 7), f"the last {name} before {dct}"
    elif meaning.which == "next":
        day, reason = dct + dt.timedelta(ahead or 7), f"the next {name} after {dct}"
    elif meaning.which == "this":
        day = dct + dt.timedelta(ahead) if anchor.lean != BACK else dct - dt.timedelta(back)
        reason = f"this {name}, counted from {dct}"
    elif anchor.lean == AHEAD:
        day, reason = dct + dt.timedelta(ahead), f"{name}, counted ahead from {dct}"
    else:
        day, reason = dct - dt.timedelta(back), f"{name}, the latest by {dct}{looking(anchor)}"
    return relative(day_stretch(day, meaning.time), reason)


def _near(meaning: m.Near, anchor: Anchor) -> Counted:
    if anchor.dct is None:
        return left_open("PRESENT_REF" if meaning.offset == 0 else "XXXX-XX-XX", NO_DAY)
    day = step(anchor.dct, "day", meaning.offset)
    if day is None:
        return left_open("XXXX-XX-XX", NO_DAY)
    return relative(day_stretch(day, meaning.time), f"counted from {anchor.dct}")


def _turn(meaning: m.Turn, anchor: Anchor) -> Counted:
    base = anchor.running.first if meaning.running and anchor.running is not None else anchor.dct
    if base is None:
        return left_open("XXXX", NO_DAY)
    if (
        meaning.running
        and meaning.unit == "day"
        and anchor.running is not None
        and anchor.running.precision is not Precision.DAY
    ):
        return left_open("XXXX-XX-XX", "counts from a day that the text does not name")
    day = step(base, meaning.unit, meaning.offset)
    if day is None:
        return left_open("XXXX", "outside the calendar")
    if meaning.unit == "weekend" and meaning.offset == 0 and anchor.lean == BACK and base.weekday() < 4:
        day = base - dt.timedelta(7)
    days = weekend_stretch(day) if meaning.unit == "weekend" else unit_stretch(day, meaning.unit)
    if meaning.cut and meaning.mod:
        days = (
            Stretch(days.first, base, Precision.RANGE, days.value)
            if meaning.mod == "START"
            else Stretch(base, days.last, Precision.RANGE, days.value)
        )
    return relative(
        days,
        f"counted from {base}, {'the running day' if meaning.running and anchor.running else 'publication'}",
        meaning.mod,
    )


def _shift(meaning: m.Shift, anchor: Anchor) -> Counted:
    base = anchor.running.first if meaning.running and anchor.running is not None else anchor.dct
    if base is None:
        return left_open("XXXX", NO_DAY)
    day = step(base, meaning.unit, meaning.number)
    if day is None:
        return left_open("XXXX", "outside the calendar")
    ways = f"{abs(meaning.number):g} {meaning.unit}{'s' if abs(meaning.number) != 1 else ''} from {base}"
    if meaning.unit in {"hour", "minute", "second"} and day == base:
        return Counted(TimexType.TIME, f"{day.isoformat()}TXX", None, Basis.RELATIVE, ways)
    exact = abs(meaning.number) != int(abs(meaning.number)) or meaning.unit in {
        "week",
        "fortnight",
        "hour",
        "minute",
        "second",
    }
    return relative(day_stretch(day) if exact else unit_stretch(day, meaning.unit), ways)


def _part(meaning: m.Part, anchor: Anchor) -> Counted:
    if meaning.year is not None:
        return stated(part_stretch(meaning.code, meaning.year), "the words name part and year")
    dct = anchor.dct
    if anchor.year is not None and meaning.which in {"", "this"}:
        return relative(part_stretch(meaning.code, anchor.year), f"in {anchor.year}, the year of the passage")
    if dct is None:
        return left_open(f"XXXX-{meaning.code}", NO_DAY)
    if meaning.which:
        year = dct.year + {"last": -1, "next": 1}.get(meaning.which, 0)
        if meaning.which in {"last", "next"} and meaning.code in {"SP", "SU", "FA", "WI"}:
            year = _season_year(meaning, dct)
        return relative(part_stretch(meaning.code, year), f"counted from {dct}")
    days = part_stretch(meaning.code, dct.year)
    if anchor.lean == AHEAD:
        days = days if days.last >= dct else part_stretch(meaning.code, dct.year + 1)
    elif days.first > dct or (
        meaning.code[0] == "Q" and int(meaning.code[1]) >= quarter_of(dct) + (anchor.lean != BACK)
    ):
        days = part_stretch(meaning.code, dct.year - 1)
    return relative(days, f"the {'next' if anchor.lean == AHEAD else 'latest'} one from {dct}")


def _season_year(meaning: m.Part, dct: dt.date) -> int:
    """The year of "last summer" or "next spring"."""
    this = part_stretch(meaning.code, dct.year)
    if meaning.which == "last":
        return dct.year if this.last < dct else dct.year - 1
    return dct.year if this.first > dct else dct.year + 1


def _named(meaning: m.Named, anchor: Anchor) -> Counted:
    if meaning.year is not None:
        return stated(day_stretch(named_day(meaning.name, meaning.year)), "the words name day and year")
    if anchor.dct is None:
        return left_open("XXXX-XX-XX", NO_DAY)
    near = [named_day(meaning.name, anchor.dct.year + offset) for offset in (-1, 0, 1)]
    if meaning.which == "last" or anchor.lean == BACK:
        near = [day for day in near if day <= anchor.dct] or near
    elif meaning.which == "next" or anchor.lean == AHEAD:
        near = [day for day in near if day >= anchor.dct] or near
    day = min(near, key=lambda day: abs((day - anchor.dct).days))  # type: ignore[operator]
    return relative(day_stretch(day), f"the one nearest to {anchor.dct}{looking(anchor)}")


def _span(meaning: m.Span, anchor: Anchor) -> Counted:
    value = length_value(meaning.unit, meaning.number)
    if anchor.dct is None:
        return Counted(TimexType.DURATION, value, None, Basis.RELATIVE, NO_DAY)
    other = step(anchor.dct, meaning.unit, meaning.direction * meaning.number)
    if other is None:
        return Counted(TimexType.DURATION, value, None, Basis.RELATIVE, "outside the calendar")
    unit = meaning.unit if meaning.unit in {"year", "decade", "century", "month", "quarter"} else "day"
    if meaning.direction < 0:
        first, last, way = unit_stretch(other, unit).first, anchor.dct, "up to"
    else:
        after = anchor.dct if unit == "day" else unit_stretch(anchor.dct, unit).last + dt.timedelta(1)
        first, last, way = after, unit_stretch(other, unit).last, "from"
    days = Stretch(min(first, last), max(first, last), Precision.RANGE, value)
    return Counted(TimexType.DURATION, value, days, Basis.RELATIVE, f"{way} {anchor.dct}")


def _length(meaning: m.Length, anchor: Anchor) -> Counted:
    kind = TimexType.SET if meaning.is_set else TimexType.DURATION
    return Counted(kind, meaning.value, None, Basis.STATED, "how often" if meaning.is_set else "how long")


def _reference(meaning: m.Reference, anchor: Anchor) -> Counted:
    return left_open(meaning.value, "no day is meant")


def _clock(meaning: m.Clock, anchor: Anchor) -> Counted:
    if anchor.running is not None and anchor.running.precision is Precision.DAY:
        return Counted(
            TimexType.TIME,
            anchor.running.first.isoformat() + meaning.value,
            anchor.running,
            Basis.RELATIVE,
            f"a time of {anchor.running.first}",
        )
    if anchor.dct is not None:
        return Counted(
            TimexType.TIME,
            anchor.dct.isoformat() + meaning.value,
            None,
            Basis.RELATIVE,
            "a time of a day that is not named",
        )
    return left_open(f"XXXX-XX-XX{meaning.value}", NO_DAY, TimexType.TIME)


_WAYS: dict[type, Callable[[Any, Anchor], Counted]] = {
    m.Full: _full, m.MonthDay: _month_day, m.Month: _month, m.Year: _year, m.Years: _years, m.Weekday: _weekday, m.Near: _near,
    m.Turn: _turn, m.Shift: _shift, m.Part: _part, m.Named: _named, m.Span: _span, m.Length: _length, m.Reference: _reference,
    m.Clock: _clock,
}  # fmt: skip
