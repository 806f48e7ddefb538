"""Meanings that are counted in steps from a day: weekdays, today and kin, last/this/next unit, n units ago or later, spans, times of day."""

import datetime as dt
from typing import Final

from timeline.dates import meanings as m
from timeline.dates.anchor import NO_DAY, NOT_NAMED, Anchor, Counted, left_open, looking, relative
from timeline.dates.calendar import Stretch, day_stretch, in_years, step, unit_stretch, weekend_stretch, year_shifted
from timeline.dates.direction import AHEAD, BACK, NEAREST, OPEN
from timeline.dates.lengths import length_value
from timeline.terms import Basis, Precision, TimexType

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WIDE: Final = {"year", "month", "quarter"}
_MONTHS: Final = frozenset({Precision.MONTH, Precision.QUARTER, Precision.YEAR})
_WIDER: Final = {"day": _MONTHS | {Precision.WEEK, Precision.RANGE}, "week": _MONTHS, "weekend": _MONTHS}
"""Stretches from which the next day or week is not known: "in August they met. The following week"."""
_SHORT: Final = {"hour", "minute", "second"}


def weekday(meaning: m.Weekday, anchor: Anchor) -> Counted:
    """A day of the week: the latest one, the article's own day included, unless its words or its clause say otherwise."""
    name, running = _WEEKDAYS[meaning.weekday], anchor.running
    which = meaning.which.removeprefix("running").strip()
    on_running = which != meaning.which or anchor.is_story
    base = running.first if on_running and running and running.precision is Precision.DAY else anchor.dct
    if base is None:
        return left_open(f"XXXX-WXX-{meaning.weekday + 1}", NO_DAY)
    told = anchor.told(base)
    back = (base.weekday() - meaning.weekday) % 7
    ahead = (meaning.weekday - base.weekday()) % 7
    further = dt.timedelta(7 * (meaning.number - 1))
    try:
        if which.endswith("week"):
            offset = {"last week": -7, "next week": 7}.get(which, 0)
            day = base - dt.timedelta(base.weekday()) + dt.timedelta(offset + meaning.weekday)
            reason = f"of {which}, counted from {told}"
        elif which == "last":
            day, reason = (
                base - dt.timedelta(_not_one(back, meaning.number)) - further,
                f"the last {name} before {told}",
            )
        elif which == "past":  # unlike "last Wednesday" it may be yesterday
            day, reason = base - dt.timedelta(back or 7), f"the last {name} before {told}"
        elif which == "next":
            day, reason = (
                base + dt.timedelta(_not_one(ahead, meaning.number)) + further,
                f"the next {name} after {told}",
            )
        elif which == "after":  # "Monday and Tuesday": of a list, the one after the day before it
            day, reason = base + dt.timedelta(ahead), f"on or after {told}"
            if anchor.lean == BACK and anchor.dct is not None and day > anchor.dct:
                day = anchor.dct - dt.timedelta((anchor.dct.weekday() - meaning.weekday) % 7)
                reason = f"counted from {anchor.told(anchor.dct)}{looking(anchor)}"
        elif which == "this":
            day = base - dt.timedelta(back) if anchor.lean == BACK else base + dt.timedelta(ahead)
            reason = f"counted from {told}{looking(anchor)}"
        elif base != anchor.dct:
            day, reason = base + dt.timedelta(ahead), f"on or after {told}"
        elif anchor.lean == AHEAD or (anchor.lean == NEAREST and ahead < back):
            day, reason = base + dt.timedelta(ahead), f"counted from {told}{looking(anchor)}"
        else:
            day, reason = base - dt.timedelta(back), f"counted from {told}{looking(anchor)}"
    except OverflowError:
        return left_open(f"XXXX-WXX-{meaning.weekday + 1}", "outside the calendar")
    return relative(day_stretch(day, meaning.time), reason)


def _not_one(days: int, number: int) -> int:
    """Days to the last or next of a weekday: never to today, nor to yesterday or tomorrow, which nobody calls "last Wednesday"; of a
    `number` of them the first may be tomorrow: "Friday week".
    """
    return days if days > (number == 1) else days + 7


def near(meaning: m.Near, anchor: Anchor) -> Counted:
    """today, yesterday, tomorrow."""
    if anchor.dct is None:
        return left_open("PRESENT_REF" if meaning.offset == 0 else "XXXX-XX-XX", NO_DAY)
    day = step(anchor.dct, "day", meaning.offset)
    if day is None:
        return left_open("XXXX-XX-XX", "outside the calendar")
    return relative(day_stretch(day, meaning.time), f"counted from {anchor.told(anchor.dct)}")


def turn(meaning: m.Turn, anchor: Anchor) -> Counted:
    """last, this or next unit."""
    by_running = (
        meaning.running
        and anchor.running is not None
        and not (meaning.offset == 0 and anchor.lean == AHEAD and not meaning.points)
    )
    base = anchor.base(by_running)
    if base is None:
        return left_open("XXXX", NO_DAY)
    if meaning.points and meaning.offset >= 0 and anchor.running is None:
        return left_open("XXXX-XX-XX" if meaning.unit == "day" else "XXXX", NOT_NAMED)
    if by_running and anchor.running and anchor.running.precision in _WIDER.get(meaning.unit, ()):
        return left_open("XXXX-XX-XX" if meaning.unit == "day" else "XXXX-WXX", NOT_NAMED)
    day = step(base, meaning.unit, meaning.offset)
    if day is None:
        return left_open("XXXX", "outside the calendar")
    if meaning.unit == "weekend" and meaning.offset == 0 and not meaning.running:
        is_past = (anchor.lean == BACK and base.weekday() < 5) or (anchor.lean == OPEN and base.weekday() < 2)
        day = step(day, "week", -1) or day if is_past else day
    if meaning.time:
        days = day_stretch(day, meaning.time)
    else:
        days = weekend_stretch(day) if meaning.unit == "weekend" else unit_stretch(day, meaning.unit)
    return relative(days, f"counted from {anchor.told(base)}", meaning.mod)


def shift(meaning: m.Shift, anchor: Anchor) -> Counted:
    """n units ago or later."""
    if meaning.ahead and anchor.lean != AHEAD:
        value = length_value(meaning.unit, meaning.number)
        return Counted(TimexType.DURATION, value, None, Basis.STATED, "how long")
    base = anchor.base(meaning.running)
    if base is None:
        return left_open("XXXX", NO_DAY)
    if meaning.running and anchor.running is None and meaning.number > 0 and meaning.unit not in _SHORT:
        return left_open("XXXX-XX-XX", NOT_NAMED)
    is_of_day = anchor.running is None or anchor.running.precision is Precision.DAY or not meaning.running
    if meaning.running and anchor.running is not None and not anchor.is_story and meaning.unit == "year":
        same = year_shifted(anchor.running, round(meaning.number)) if meaning.number == round(meaning.number) else None
        if same is not None:
            return relative(
                same, f"the same stretch {abs(meaning.number):g} years from {anchor.told(base)}", meaning.mod
            )
    step_unit, number = in_years(meaning.unit, meaning.number)
    day = step(base, step_unit, number)
    if day is None:
        return left_open("XXXX", "outside the calendar")
    ways = f"{abs(meaning.number):g} {meaning.unit}{'s' if abs(meaning.number) != 1 else ''} from {anchor.told(base)}"
    if meaning.unit in _SHORT:
        return _short_shift(meaning, anchor, day, ways)
    if (
        meaning.running
        and meaning.unit in {"day", "night"}
        and anchor.running
        and anchor.running.precision is not Precision.DAY
    ):
        return left_open("XXXX-XX-XX", NOT_NAMED)
    if meaning.mod == "AFTER" and meaning.number < 0:
        days = Stretch(min(day, base), max(day, base), Precision.RANGE, unit_stretch(day, meaning.unit).value)
        return relative(days, f"at most {ways}", meaning.mod)
    is_whole = number == int(number)
    unit = "day" if meaning.unit in {"week", "fortnight"} or (meaning.exact and is_of_day) else step_unit
    if not is_whole:
        unit = "month" if step_unit == "year" else unit if unit == "year" else "day"
    return relative(unit_stretch(day, unit), ways, meaning.mod)


def _short_shift(meaning: m.Shift, anchor: Anchor, day: dt.date, ways: str) -> Counted:
    """Hours and minutes: of a day only where that day is known."""
    known = not meaning.running or (anchor.running is not None and anchor.running.precision is Precision.DAY)
    if meaning.running and (not known or meaning.unit != "hour"):
        return left_open("XXXX-XX-XXTXX", ways, TimexType.TIME)
    return Counted(TimexType.TIME, f"{day.isoformat()}TXX", day_stretch(day), Basis.RELATIVE, ways, meaning.mod)


def span(meaning: m.Span, anchor: Anchor) -> Counted:
    """The past three years, the next two weeks."""
    value = length_value(meaning.unit, meaning.number)
    goes_on = meaning.direction > 0 and (meaning.running or anchor.lean == BACK)  # "the next eight months were quiet"
    if goes_on and anchor.running is None:
        return Counted(TimexType.DURATION, value, None, Basis.RELATIVE, NOT_NAMED)
    base = anchor.base(anchor.is_story or goes_on or meaning.running)
    if base is None:
        return Counted(TimexType.DURATION, value, None, Basis.RELATIVE, NO_DAY)
    other = step(base, meaning.unit, meaning.direction * meaning.number)
    if other is None:
        return Counted(TimexType.DURATION, value, None, Basis.RELATIVE, "outside the calendar")
    unit = "year" if meaning.unit in {"decade", "century"} else meaning.unit if meaning.unit in _WIDE else "day"
    if meaning.direction < 0:
        first, last, way = unit_stretch(other, unit).first, base, "up to"
    else:
        after = step(unit_stretch(base, unit).last, "day", 1) if unit != "day" else base
        first, last, way = after or base, unit_stretch(other, unit).last, "from"
    days = Stretch(min(first, last), max(first, last), Precision.RANGE, value)
    return Counted(TimexType.DURATION, value, days, Basis.RELATIVE, f"{way} {anchor.told(base)}")


def clock(meaning: m.Clock, anchor: Anchor) -> Counted:
    """A time of the running day; of the article's day, as its value, where the text names none."""
    running = anchor.running
    if running is not None and running.precision is Precision.DAY:
        day = step(running.first, "day", meaning.offset) or running.first
        days = day_stretch(day)
        value = f"{day.isoformat()}{meaning.value}"
        return Counted(TimexType.TIME, value, days, Basis.RELATIVE, f"a time of {day}")
    if anchor.dct is not None and meaning.value[1:3].isdigit() and not anchor.is_story:
        value = anchor.dct.isoformat() + meaning.value
        return Counted(TimexType.TIME, value, None, Basis.RELATIVE, "a time of a day that is not named")
    return left_open(
        f"XXXX-XX-XX{meaning.value}",
        NO_DAY if anchor.dct is None else "a time of a day that is not named",
        TimexType.TIME,
    )
