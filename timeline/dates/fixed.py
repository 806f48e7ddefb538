"""Meanings that name a place in the calendar, whole or without its year: days, months, years, parts of years, named days."""

import datetime as dt
from typing import Final

from timeline.dates import meanings as m
from timeline.dates.anchor import NO_DAY, Anchor, Counted, left_open, looking, relative, stated
from timeline.dates.calendar import (
    SEASONS,
    Stretch,
    day_stretch,
    month_stretch,
    part_stretch,
    quarter_of,
    step,
    week_stretch,
    year_stretch,
)
from timeline.dates.direction import AHEAD, BACK, NEAREST, OPEN
from timeline.dates.named import days_of
from timeline.dates.numbers import day_or_none
from timeline.terms import Precision

_SOON: Final = dt.timedelta(92)
_LONG_AGO: Final = dt.timedelta(200)
_NEW_YEAR: Final = 2
"""The last month in which "this summer" may be that of the year before."""


def full(meaning: m.Full, anchor: Anchor) -> Counted:
    """A whole day."""
    return stated(day_stretch(meaning.day), "the words name the day")


def figures(meaning: m.Figures, anchor: Anchor) -> Counted:
    """Day and month in figures: by the order that the document writes."""
    day_first = meaning.day_first or (anchor.day_first and meaning.second <= 12)
    month, day = (meaning.second, meaning.first) if day_first else (meaning.first, meaning.second)
    order = "day before month" if day_first else "month before day"
    if meaning.year is None:
        counted = month_day(m.MonthDay(month, day), anchor)
        return Counted(
            counted.type, counted.value, counted.days, counted.basis, f"{counted.reason}; figures read {order}"
        )
    found = day_or_none(meaning.year, month, day)
    if found is None:
        return left_open("XXXX-XX-XX", "no such day")
    return stated(day_stretch(found), f"the words name the day; figures read {order}")


def month_day(meaning: m.MonthDay, anchor: Anchor) -> Counted:
    """A day of a month: in the year of the passage, else the nearest one that fits the tense. A day of the week told with it decides
    between years that lie side by side.
    """
    unknown = f"XXXX-{meaning.month:02}-{meaning.day:02}"
    base = anchor.base(anchor.is_story) if meaning.which else None
    if base is not None:
        beside = [
            day for day in _beside(meaning, base.year) if day != base and (day < base) == (meaning.which == "last")
        ]
        nearest = min(beside, key=lambda day: abs((day - base).days), default=None)
        return (
            left_open(unknown, "no such day in these years")
            if nearest is None
            else relative(day_stretch(nearest), f"the {meaning.which} one from {anchor.told(base)}")
        )
    if anchor.year is not None:
        day = day_or_none(anchor.year, meaning.month, meaning.day)
        if day is None:
            return left_open(unknown, "no such day")
        if meaning.weekday is not None and meaning.weekday != day.weekday():
            beside = _on_weekday(meaning, anchor.year)
            if len(beside) == 1:
                return relative(day_stretch(beside[0]), f"the day of the week is that of {beside[0].year}")
        return relative(day_stretch(day), f"in {anchor.year}, the year of the passage")
    if anchor.dct is None:
        return left_open(unknown, NO_DAY)
    dct = anchor.dct
    near = _on_weekday(meaning, dct.year) or _beside(meaning, dct.year)
    if not near:
        return left_open(unknown, "no such day in these years")
    fitting = near
    if anchor.lean == BACK:
        fitting = [day for day in near if day <= dct + dt.timedelta(3)] or near
    elif anchor.lean == AHEAD:
        fitting = [day for day in near if day >= dct - dt.timedelta(31)] or near
    else:
        fitting = [day for day in near if day <= dct + _SOON] or near
    day = min(fitting, key=lambda day: abs((day - dct).days))
    return relative(day_stretch(day), f"the one nearest to {anchor.told(dct)}{looking(anchor)}")


def _beside(meaning: m.MonthDay, year: int) -> list[dt.date]:
    """The day in a year and the ones before and after it."""
    return [day for away in (-1, 0, 1) if (day := day_or_none(year + away, meaning.month, meaning.day))]


def _on_weekday(meaning: m.MonthDay, year: int) -> list[dt.date]:
    """Those of them that fall on the day of the week that is told."""
    return [day for day in _beside(meaning, year) if day.weekday() == meaning.weekday]


def day_of_month(meaning: m.DayOfMonth, anchor: Anchor) -> Counted:
    """A day whose month is left out: of the running month, else the nearest one that fits the tense.

    A day of the week told with it decides: where no month nearby has such a day, none is meant.
    """
    unknown = f"XXXX-XX-{meaning.day:02}"
    running = anchor.running
    base = anchor.dct if running is None or running.precision is not Precision.DAY else running.first
    if meaning.weekday is not None and base is not None:
        named = [(abs((day - base).days), day) for day in _around(meaning, base) if day.weekday() == meaning.weekday]
        if not named:
            return left_open(unknown, "no such day nearby is on such a day of the week")
        return relative(day_stretch(min(named)[1]), f"the one nearest to {anchor.told(base)} on such a day of the week")
    if running is not None and running.precision in {Precision.DAY, Precision.MONTH}:
        day = day_or_none(running.first.year, running.first.month, meaning.day)
        if day is not None:
            if (
                running.precision is Precision.DAY
                and not anchor.is_back
                and day < running.first
                and anchor.dct is not None
            ):
                after = step(day, "month", 1)  # "On the 25th they met. On the 8th": a text goes on
                day = after if after is not None and after.day == meaning.day and after <= anchor.dct else day
            return relative(day_stretch(day), f"of {day:%Y-%m}, the month that the text is in")
    if anchor.dct is None:
        return left_open(unknown, NO_DAY)
    near = _around(meaning, anchor.dct)
    ahead, back = [day for day in near if day >= anchor.dct], [day for day in reversed(near) if day <= anchor.dct]
    fitting = {AHEAD: ahead[:1], NEAREST: ahead[:1] + back[:1]}.get(anchor.lean, back[:1])
    if not fitting:
        return left_open(unknown, "no such day nearby")
    _, day = min((abs((day - anchor.dct).days), day) for day in fitting)
    side = "next" if day > anchor.dct or anchor.lean == AHEAD else "latest"
    return relative(day_stretch(day), f"the {side} one from {anchor.told(anchor.dct)}{looking(anchor)}")


def _around(meaning: m.DayOfMonth, base: dt.date) -> list[dt.date]:
    """The day in the month of `base` and in two months before and after it."""
    months = [(base.year * 12 + base.month - 1 + offset) for offset in (-2, -1, 0, 1, 2)]
    return [day for month in months if (day := day_or_none(month // 12, month % 12 + 1, meaning.day))]


_HAS_MONTH: Final = frozenset({Precision.DAY, Precision.WEEK, Precision.MONTH})
_FROM_ARTICLE: Final = frozenset({"last", "this", "next"})
"""Words that count from the day on which the writer sits, in a story of the past too: "this summer", "last August"."""


def month(meaning: m.Month, anchor: Anchor) -> Counted:
    """A month: in its own year, the passage's, or the one that which and tense ask for."""
    if meaning.year is not None:
        return stated(month_stretch(meaning.year, meaning.month), "the words name month and year", meaning.mod)
    unknown = f"XXXX-{meaning.month:02}"
    points, which = meaning.which in {"that", "same"}, meaning.which.removeprefix("running ")
    if points and anchor.running is not None:  # "in February they met. That October" is the October after it
        running = anchor.running
        year = running.first.year + (running.precision in _HAS_MONTH and meaning.month < running.first.month)
        return relative(
            month_stretch(year, meaning.month), f"the next one from {running.value}, where the text is", meaning.mod
        )
    if (points or not which) and anchor.year is not None:
        reason = f"in {anchor.year}, the year of the passage"
        return relative(month_stretch(anchor.year, meaning.month), reason, meaning.mod)
    base = anchor.base(which != meaning.which or (anchor.is_story and which not in _FROM_ARTICLE))
    if base is None:
        return left_open(unknown, NO_DAY)
    if which == "next" or (not which and anchor.lean == AHEAD):
        year = base.year + (meaning.month < base.month or (which != "" and meaning.month == base.month))
        if which != meaning.which and anchor.running is not None and anchor.running.precision is Precision.YEAR:
            year = base.year + 1  # "In 1987 they quarrelled. The following April"
        return relative(
            month_stretch(year, meaning.month), f"the next one from {anchor.told(base)}{looking(anchor)}", meaning.mod
        )
    if which == "this":
        is_over = anchor.lean == BACK and base.month <= _NEW_YEAR < meaning.month
        return relative(
            month_stretch(base.year - is_over, meaning.month),
            f"of {base.year - is_over}, counted from {anchor.told(base)}",
            meaning.mod,
        )
    year = base.year - (meaning.month > base.month or (which == "last" and meaning.month == base.month))
    return relative(
        month_stretch(year, meaning.month), f"the latest one by {anchor.told(base)}{looking(anchor)}", meaning.mod
    )


def year(meaning: m.Year, anchor: Anchor) -> Counted:
    """A year."""
    return stated(year_stretch(meaning.year), "the words name the year", meaning.mod)


def years(meaning: m.Years, anchor: Anchor) -> Counted:
    """A decade or century."""
    days = Stretch(dt.date(max(meaning.first, 1), 1, 1), dt.date(meaning.last, 12, 31), Precision.RANGE, meaning.value)
    return stated(days, "the words name the years", meaning.mod)


def week(meaning: m.Week, anchor: Anchor) -> Counted:
    """A week by its ISO number, of its own year or the article's."""
    number_year = meaning.year or anchor.year or (anchor.dct.year if anchor.dct else None)
    if number_year is None:
        return left_open(f"XXXX-W{meaning.number:02}", NO_DAY)
    try:
        days = week_stretch(dt.date.fromisocalendar(number_year, meaning.number, 1))
    except ValueError:
        return left_open(f"XXXX-W{meaning.number:02}", "no such week")
    return stated(days, "the words name week and year") if meaning.year else relative(days, f"of {number_year}")


def part(meaning: m.Part, anchor: Anchor) -> Counted:
    """A quarter, half or season."""
    if meaning.year is not None:
        return stated(part_stretch(meaning.code, meaning.year), "the words name part and year", meaning.mod)
    if anchor.year is not None and meaning.which in {"", "that", "same"}:
        reason = f"in {anchor.year}, the year of the passage"
        return relative(part_stretch(meaning.code, anchor.year), reason, meaning.mod)
    is_running = meaning.which.startswith("running") or (anchor.is_story and meaning.which not in _FROM_ARTICLE)
    which = meaning.which.removeprefix("running").strip()
    base = anchor.base(is_running)
    if base is None:
        return left_open(f"XXXX-{meaning.code}", NO_DAY)
    if which:
        found = base.year + {"last": -1, "next": 1}.get(which, 0)
        if meaning.code in SEASONS:
            found = _season_year(meaning.code, which, base, anchor.lean)
        if is_running and which == "next" and anchor.running is not None and anchor.running.precision is Precision.YEAR:
            found = base.year + 1  # "In 1992 they met. The following spring"
        return relative(part_stretch(meaning.code, found), f"counted from {anchor.told(base)}", meaning.mod)
    if is_running:
        return relative(
            part_stretch(meaning.code, base.year), f"of {base.year}, the year that the text is in", meaning.mod
        )
    ahead, found = _part_year(meaning.code, base, anchor.lean)
    way = "next" if ahead else "latest"
    return relative(
        part_stretch(meaning.code, found), f"the {way} one from {anchor.told(base)}{looking(anchor)}", meaning.mod
    )


def _part_year(code: str, base: dt.date, lean: int) -> tuple[bool, int]:
    """Whether a bare part lies ahead, and its year: the latest one, unless the clause looks ahead or only the coming one is near."""
    this = part_stretch(code, base.year)
    if lean == AHEAD:
        return True, base.year if this.last >= base else base.year + 1
    if this.first <= base and (lean != BACK or code[0] != "Q" or int(code[1]) < quarter_of(base)):
        return False, base.year
    before = part_stretch(code, base.year - 1)
    if lean == OPEN and this.first > base and this.first - base <= _SOON and base - before.last >= _LONG_AGO:
        return True, base.year
    return False, base.year - 1


def _season_year(code: str, which: str, base: dt.date, lean: int) -> int:
    """The year of "last summer", "next spring", or "this autumn": said in January of what was, it is that of the year before."""
    years = [base.year + offset for offset in (-2, -1, 0, 1)]
    days = {year: part_stretch(code, year) for year in years}
    if which == "last":
        return max(year for year in years if days[year].last < base)
    if which == "next":
        return min(year for year in years if days[year].first > base)
    now = [year for year in years if days[year].first <= base <= days[year].last]
    is_over = lean == BACK and base.month <= _NEW_YEAR and days[base.year].first > base
    return now[0] if now else base.year - is_over


def named(meaning: m.Named, anchor: Anchor) -> Counted:
    """A named day: of its own year, the passage's, or the nearest one that fits the tense."""
    if meaning.year is not None:
        found = _named_in(meaning.name, meaning.year)
        return (
            stated(found, "the words name day and year") if found else left_open(f"{meaning.year:04}-XX-XX", _UNKNOWN)
        )
    if anchor.year is not None and not meaning.which:
        found = _named_in(meaning.name, anchor.year)
        if found is not None:
            return relative(found, f"in {anchor.year}, the year of the passage")
    dct = anchor.dct
    if dct is None:
        return left_open("XXXX-XX-XX", NO_DAY)
    near = [days for offset in (-1, 0, 1) if (days := _named_in(meaning.name, dct.year + offset))]
    if meaning.which == "this":
        near = [days for days in near if days.first.year == dct.year] or near
    elif meaning.which == "last" or (not meaning.which and anchor.lean == BACK):
        near = [days for days in near if days.first < dct + dt.timedelta(0 if meaning.which else 1)] or near
    elif meaning.which == "next" or anchor.lean == AHEAD:
        near = [days for days in near if days.last >= dct + dt.timedelta(meaning.which == "next")] or near
    if not near:
        return left_open("XXXX-XX-XX", _UNKNOWN)
    days = min(near, key=lambda days: abs((days.first - dct).days))
    return relative(days, f"the one nearest to {anchor.told(dct)}{looking(anchor)}")


_UNKNOWN: Final = "a named day whose date no table tells"


def _named_in(name: str, in_year: int) -> Stretch | None:
    found = days_of(name, in_year)
    if found is None:
        return None
    first, last = found
    if first == last:
        return day_stretch(first)
    return Stretch(first, last, Precision.RANGE, f"{first.isoformat()}/{last.isoformat()}")
