"""Bars by period and quad class around a line: cooperation up, conflict down. Shared by the charts that count events over time."""

from collections import defaultdict
from typing import Any

import altair as alt

from charts import axes, periods, theme

_UP = frozenset({1, 2})


def balance(rows: list[dict[str, Any]], *, step: str = "month", height: int = 260) -> theme.Layers:
    """The bars. Rows hold day (`YYYY-MM-DD`), quad (1 to 4), events; at least one row. Rows of one step and quad are added up."""
    values = _data(rows, step)
    axis = axes.small_axis(**axes.whole_numbers(tickCount=6))
    bars = alt.Chart(theme.days(values, "day", "until")).mark_rect(strokeWidth=0, xOffset=0.5, x2Offset=-0.5).encode(
        x=periods.x("day"), x2=alt.X2("until:T"),
        y=alt.Y("low:Q", title="events", scale=alt.Scale(domain=_domain(values)), axis=axis), y2=alt.Y2("high:Q"),
        color=alt.Color("class:N", scale=theme.quad_scale(), legend=alt.Legend(title=None, offset=26)),
        description=alt.Description("Spoken:N"),
        tooltip=[alt.Tooltip("period:N"), alt.Tooltip("class:N"), alt.Tooltip("events:Q", format=",d")],
    )  # fmt: skip
    line = alt.Chart(theme.inline([{"zero": 0}])).mark_rule(style="rule").encode(y=alt.Y("zero:Q"))
    frame = periods.frame([value["day"] for value in values], step)
    return alt.layer(frame, bars, line, width=theme.WIDTH, height=height)


def _data(rows: list[dict[str, Any]], step: str) -> list[dict[str, Any]]:
    events: dict[tuple[str, int], int] = defaultdict(int)
    for row in rows:
        events[periods.begin(row["day"], step), int(row["quad"])] += row["events"]
    ends: dict[tuple[str, bool], int] = defaultdict(int)
    values = []
    for (day, quad), number in sorted(events.items()):
        up = quad in _UP
        low = ends[day, up]
        ends[day, up] += number if up else -number
        spoken = f"{periods.told(day, step)}: {theme.count(number, 'event')}, {theme.quad_name(quad)}"
        values.append(
            {"Spoken": spoken, "period": periods.told(day, step), "class": theme.quad_name(quad), "events": number, "low": low,
             "high": ends[day, up]}
            | periods.span(day, step)
        )  # fmt: skip
    return values


def _domain(values: list[dict[str, Any]]) -> list[float]:
    """From the deepest to the highest bar, and a little more, so that the line keeps its place when one side is empty."""
    ends = [value["high"] for value in values]
    top, bottom = max(0, *ends), min(0, *ends)
    room = max(top - bottom, 1) * 0.05
    return [bottom - room, top + room]
