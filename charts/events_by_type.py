"""Events by PLOVER type: how many of each, cooperation before conflict.

Columns: event_type, quad, events, mentions (`queries/events_by_type.sql`).
"""

from typing import TYPE_CHECKING

import altair as alt

from charts import axes, theme

if TYPE_CHECKING:
    import pyarrow


def chart(rows: "pyarrow.Table", *, title: str = "", dark: bool = False) -> alt.TopLevelMixin:
    """A bar a type, with its number; without events, a chart that says so."""
    title = title or "Events by type"
    found = sorted(theme.records(rows), key=lambda row: (row["quad"], -row["events"], row["event_type"]))
    if not found:
        return theme.notice("No events: nothing was found that fits the question", title=title, dark=dark)
    values = [
        {"type": row["event_type"], "class": theme.quad_name(row["quad"]), "events": row["events"],
         "told": f"{row['events']:,}", "mentions": row["mentions"],
         "Spoken": f"{row['event_type']}, {theme.quad_name(row['quad'])}: {theme.count(row['events'], 'event')}"}
        for row in found
    ]  # fmt: skip
    base = alt.Chart(theme.inline(values)).encode(
        y=alt.Y(
            "type:N", sort=[value["type"] for value in values], title=None, axis=alt.Axis(ticks=False, domain=False)
        ),
        x=alt.X("events:Q", title="events", axis=alt.Axis(**axes.whole_numbers())),
        tooltip=[
            alt.Tooltip("type:N"),
            alt.Tooltip("class:N"),
            alt.Tooltip("events:Q", format=",d"),
            alt.Tooltip("mentions:Q", format=",d"),
        ],
    )
    bars = base.mark_bar(height=15).encode(
        color=alt.Color("class:N", scale=theme.quad_scale(), legend=alt.Legend(title=None)),
        description=alt.Description("Spoken:N"),
    )
    numbers = base.mark_text(style="event-label", align="left", baseline="middle", dx=5, aria=False).encode(
        text=alt.Text("told:N")
    )
    total, told = sum(row["events"] for row in found), sum(row["mentions"] for row in found)
    return theme.finish(
        alt.layer(bars, numbers, width=theme.WIDTH, height=len(values) * 24),
        title=title,
        subtitle=[
            f"{theme.count(total, 'event')}, told in {theme.count(told, 'sentence')}. An event counts once, however often it is told."
        ],
        description=", ".join(f"{value['type']} {value['events']}" for value in values),
        dark=dark,
    )
