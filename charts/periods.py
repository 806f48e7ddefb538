"""Months, quarters and years along an axis: the finest step that can still be seen, and an axis that one lone bar does not fill."""

from collections.abc import Iterable
from typing import Any

import altair as alt

from charts import axes, theme

STEPS = {"month": 1, "quarter": 3, "year": 12}
"""Step -> months in it."""
MOST, LEAST = 180, 12
"""Steps on one axis: more are told in coarser steps, and room is left for the least."""


def fitting_step(days: Iterable[str], step: str = "month") -> str:
    """The finest step, none finer than `step`, of which the span of `days` has at most `MOST`."""
    months = [_months(day) for day in days]
    span = max(months) - min(months) + 1
    coarser = [name for name in STEPS if STEPS[name] >= STEPS[step]]
    return next((name for name in coarser if span <= MOST * STEPS[name]), coarser[-1])


def begin(day: str, step: str) -> str:
    """The first day of the step that holds `day`."""
    return _day(_months(day) // STEPS[step] * STEPS[step])


def told(day: str, step: str) -> str:
    """A step as people write it: 2023-12, 2023-Q4 or 2023."""
    year, month = day[:4], int(day[5:7])
    return year if step == "year" else f"{year}-Q{(month + 2) // 3}" if step == "quarter" else day[:7]


def span(day: str, step: str) -> dict[str, str]:
    """Where a step lies on the axis: its first day, its middle, and the first day behind it."""
    first = _months(begin(day, step))
    start, until = _day(first), _day(first + STEPS[step])
    return {"day": start, "middle": theme.day_text((theme.day(start) + theme.day(until)) // 2), "until": until}


def x(name: str) -> alt.X:
    """A column of days on the axis of steps."""
    return axes.utc_time(name, scale=alt.Scale(type="utc", nice=False))


def frame(days: Iterable[str], step: str) -> alt.Chart:
    """A layer that nobody sees and that sets the axis: at least `LEAST` steps long, with what there is in its middle."""
    months = [_months(begin(day, step)) for day in days]
    first, last, size = min(months), max(months) + STEPS[step], STEPS[step]
    missing = max(0, LEAST - (last - first) // size)
    first, last = first - missing // 2 * size, last + (missing - missing // 2) * size
    domain: list[Any] = [alt.ExprRef(expr=str(theme.milliseconds(theme.day(_day(month))))) for month in (first, last)]
    corner = alt.Chart(theme.days([{"edge": _day(first)}], "edge")).mark_point(opacity=0, tooltip=None, aria=False)
    layer: alt.Chart = corner.encode(x=axes.utc_time("edge", scale=alt.Scale(type="utc", domain=domain, nice=False)))
    return layer


def _months(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7]) - 1


def _day(months: int) -> str:
    months = min(max(months, 12), 9999 * 12 + 11)
    return f"{months // 12:04}-{months % 12 + 1:02}-01"
