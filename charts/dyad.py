"""Two actors over time: events by month around a line, and the mean of the Goldstein scale below.

Columns: dyad, month, quad, events, goldstein (`queries/dyad.sql`; `goldstein` is the sum over the events of the row).
"""

from collections import defaultdict
from typing import TYPE_CHECKING

import altair as alt

from charts import theme
from charts.balance import balance

if TYPE_CHECKING:
    import pyarrow


def chart(rows: "pyarrow.Table", *, title: str = "", dark: bool = False) -> alt.TopLevelMixin:
    """The relation of a pair; without a dated event, a chart that says so."""
    every = theme.records(rows)
    title = title or (f"{every[0]['dyad'].replace('-', ' – ')} by month" if every else "Two actors by month")
    found = [row for row in every if row["month"]]
    if not found:
        return theme.notice("No dated events between these two", title=title, dark=dark)
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for row in found:
        sums[row["month"]][0] += row["goldstein"]
        sums[row["month"]][1] += row["events"]
    means = [
        {"month": month, "told": month[:7], "mean": round(total / number, 2)}
        for month, (total, number) in sorted(sums.items())
    ]
    x = alt.X("month:T", timeUnit="utcyearmonth", bandPosition=0.5, axis=theme.time_axis(), scale=alt.Scale(type="utc"))
    y = alt.Y(
        "mean:Q", title="mean Goldstein", scale=alt.Scale(domain=[-10, 10]),
        axis=alt.Axis(values=[-10, -5, 0, 5, 10], titleAngle=0, titleAlign="left", titleY=-8, titleX=-30),
    )  # fmt: skip
    line = alt.Chart(theme.days(means, "month")).mark_line(
        color=theme.SERIES[0], point=alt.OverlayMarkDef(size=45, color=theme.SERIES[0])
    )
    zero = alt.Chart(theme.inline([{"zero": 0}])).mark_rule(style="rule").encode(y=alt.Y("zero:Q"))
    tone = alt.layer(zero, line.encode(x=x, y=y, tooltip=[alt.Tooltip("told:N", title="month"), alt.Tooltip("mean:Q")]))
    total = sum(row["events"] for row in found)
    return theme.finish(
        alt.vconcat(balance(found), tone.properties(width=theme.WIDTH, height=120)).resolve_scale(x="shared"),
        title=title,
        subtitle=[
            "Events by month: cooperation above the line, conflict below it. Below, their mean on the Goldstein scale (-10 war, 10 peace)."
        ],
        description=f"{theme.count(total, 'event')} in {theme.count(len(means), 'month')}.",
        dark=dark,
    )
