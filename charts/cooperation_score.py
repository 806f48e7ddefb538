"""Two actors over time: events by month, quarter or year around a line, and the mean of the Goldstein scale below.

Columns: dyad, period, first_day, events, verbal_cooperation, material_cooperation, verbal_conflict, material_conflict, goldstein_sum
(`queries/cooperation_score.sql`). A span of more steps than can be seen is told in coarser ones.
"""

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import altair as alt

from charts import axes, periods, theme
from charts.balance import balance

if TYPE_CHECKING:
    import pyarrow

_QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
_COLOUR = theme.SERIES[0]


def chart(rows: "pyarrow.Table", *, title: str = "", dark: bool = False) -> alt.TopLevelMixin:
    """The relation of a pair; without a dated event, a chart that says so."""
    every = theme.records(rows)
    found = [row for row in every if row["first_day"]]
    pair = every[0]["dyad"].replace("-", " – ") if every else "Two actors over time"
    if not found:
        why = "No event that a period can be told of" if every else "No events between these two"
        return theme.notice(why, title=title or pair, dark=dark)
    asked = _step(found)
    step = periods.fitting_step((row["first_day"] for row in found), asked)
    counts = [
        {"day": row["first_day"], "quad": quad, "events": row[name]}
        for row in found
        for quad, name in enumerate(_QUADS, 1)
        if row[name]
    ]
    undated = sum(row["events"] for row in every if not row["first_day"])
    told = f"Events by {step}: cooperation above the line, conflict below it. Underneath, their mean on the Goldstein scale, -10 to 10."
    return theme.finish(
        alt.vconcat(balance(counts, step=step), _tone(found, step)).resolve_scale(x="shared"),
        title=title or f"{pair} by {step}",
        subtitle=[
            told,
            f"{theme.count(undated, 'event')} without a day, or longer than a {asked}, not shown." if undated else "",
        ],
        description=_spoken(found, asked),
        dark=dark,
    )


def _spoken(rows: list[dict[str, Any]], asked: str) -> str:
    parts = [(quad.replace("_", " "), sum(row[quad] for row in rows)) for quad in _QUADS]
    events = sum(row["events"] for row in rows)
    mean = sum(row["goldstein_sum"] for row in rows) / max(events, 1)
    told = ", ".join(f"{number:,} of {quad}" for quad, number in parts if number)
    return f"{theme.count(events, 'event')} in {theme.count(len(rows), asked)}: {told}; mean on the Goldstein scale {mean:.1f}"


def _step(rows: list[dict[str, Any]]) -> str:
    """What the periods are, told by how they are written: 2023-12, 2023-Q4 or 2023."""
    written = rows[0]["period"] or ""
    return "quarter" if "Q" in written else "year" if len(written) == 4 else "month"


def _tone(rows: list[dict[str, Any]], step: str) -> theme.Layers:
    """The mean of the Goldstein scale: a point for each period that has events, on a stem from zero."""
    sums: dict[str, float] = defaultdict(float)
    events: dict[str, int] = defaultdict(int)
    for row in rows:
        day = periods.begin(row["first_day"], step)
        sums[day] += row["goldstein_sum"]
        events[day] += row["events"]
    values: list[dict[str, Any]] = [
        {"period": periods.told(day, step), "mean": round(sums[day] / events[day], 2), "events": events[day],
         "Spoken": f"{periods.told(day, step)}: mean {sums[day] / events[day]:.2f} of {theme.count(events[day], 'event')}"}
        | periods.span(day, step)
        for day in sorted(events) if events[day]
    ]  # fmt: skip
    x = periods.x("middle")
    y = alt.Y(
        "mean:Q",
        title="mean Goldstein",
        scale=alt.Scale(domain=[-10, 10]),
        axis=axes.small_axis(values=[-10, -5, 0, 5, 10]),
    )
    # rows of their own: Vega-Lite reads the days of rows that two layers share twice, and then finds none
    feet = [{"middle": value["middle"], "mean": value["mean"], "foot": 0} for value in values]
    stems = (
        alt.Chart(theme.days(feet, "middle"))
        .mark_rule(color=_COLOUR, opacity=0.5, aria=False)
        .encode(x=x, y=y, y2=alt.Y2("foot:Q"))
    )
    points = alt.Chart(theme.days(values, "middle")).mark_point(color=_COLOUR, filled=True, size=40, opacity=1).encode(
        x=x, y=y, description=alt.Description("Spoken:N"),
        tooltip=[alt.Tooltip("period:N"), alt.Tooltip("mean:Q", title="mean Goldstein"), alt.Tooltip("events:Q")]
    )  # fmt: skip
    zero = alt.Chart(theme.inline([{"zero": 0}])).mark_rule(style="rule").encode(y=alt.Y("zero:Q"))
    frame = periods.frame(events, step)
    return alt.layer(frame, zero, stems, points, width=theme.WIDTH, height=120)
