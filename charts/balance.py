"""Bars by period and quad class around a line: cooperation up, conflict down. Shared by the charts that count events over time."""

from collections import defaultdict
from typing import Any

import altair as alt

from charts import theme

_UP = frozenset({1, 2})
UNITS = {"month": "utcyearmonth", "quarter": "utcyearquarter", "year": "utcyear"}
"""Step -> how Vega-Lite names it: the width of a bar."""


def balance(rows: list[dict[str, Any]], *, step: str = "month", height: int = 260) -> theme.Layers:
    """The bars. Rows hold day (`YYYY-MM-DD`, the first of the period), period (as told), quad (1 to 4), events; at least one row."""
    values = [_datum(row) for row in rows]
    bars = (
        alt.Chart(theme.days(values, "day"))
        .mark_bar(strokeWidth=0)
        .encode(
            x=alt.X("day:T", timeUnit=UNITS[step], axis=theme.time_axis(), scale=alt.Scale(type="utc")),  # type: ignore[arg-type]
            y=alt.Y(
                "signed:Q", stack="zero", title="events", scale=alt.Scale(domain=_domain(values)), axis=_whole_numbers()
            ),
            color=alt.Color("class:N", scale=theme.quad_scale(), legend=alt.Legend(title=None, offset=26)),
            order=alt.Order("place:Q"),
            tooltip=[
                alt.Tooltip("period:N"),
                alt.Tooltip("class:N"),
                alt.Tooltip("events:Q", format=",d"),
            ],
        )
    )
    line = alt.Chart(theme.inline([{"zero": 0}])).mark_rule(style="rule").encode(y=alt.Y("zero:Q"))
    return alt.layer(bars, line).properties(width=theme.WIDTH, height=height)


def _datum(row: dict[str, Any]) -> dict[str, Any]:
    up = int(row["quad"]) in _UP
    return {
        "day": row["day"], "period": row["period"], "class": theme.quad_name(row["quad"]), "place": int(row["quad"]),
        "events": row["events"], "signed": row["events"] if up else -row["events"],
    }  # fmt: skip


def _domain(values: list[dict[str, Any]]) -> list[float]:
    """From the deepest to the highest bar, and a little more, so that the line keeps its place when one side is empty."""
    ups: dict[str, int] = defaultdict(int)
    downs: dict[str, int] = defaultdict(int)
    for value in values:
        (ups if value["signed"] > 0 else downs)[value["day"]] += value["signed"]
    top, bottom = max(ups.values(), default=0), min(downs.values(), default=0)
    room = max(top - bottom, 1) * 0.05
    return [bottom - room, top + room]


def _whole_numbers() -> alt.Axis:
    label = "datum.value == round(datum.value) ? format(abs(datum.value), ',d') : ''"
    return alt.Axis(labelExpr=label, tickMinStep=1, tickCount=6, titleAngle=0, titleAlign="left", titleY=-8, titleX=-30)
