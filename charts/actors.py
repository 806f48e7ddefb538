"""The most active actors: how often each acted and was acted on.

Columns: code, name, acted, received (`queries/actors.sql`).
"""

from typing import TYPE_CHECKING, Any

import altair as alt

from charts import axes, theme

if TYPE_CHECKING:
    import pyarrow

MOST_ACTORS, MOST_TOLD = 30, 15
"""Actors that are drawn, and of them those that are spoken of."""
_SIDES = {"acted": theme.SERIES[0], "was acted on": theme.SERIES[4]}


def chart(rows: "pyarrow.Table", *, title: str = "", dark: bool = False) -> alt.TopLevelMixin:
    """Two dots an actor on one line; without actors, a chart that says so."""
    title = title or "Most active actors"
    found = sorted(theme.records(rows), key=lambda row: (-(row["acted"] + row["received"]), row["code"]))
    shown = found[:MOST_ACTORS]
    if not shown:
        return theme.notice("No actors: nothing was found that fits the question", title=title, dark=dark)
    names = [_name(row) for row in shown]
    spans = [
        {"actor": name, "low": min(row["acted"], row["received"]), "high": max(row["acted"], row["received"])}
        for name, row in zip(names, shown, strict=True)
    ]
    dots = [
        {
            "actor": name,
            "side": side,
            "events": row[column],
            "Spoken": f"{name} {side}: {theme.count(row[column], 'event')}",
        }
        for name, row in zip(names, shown, strict=True)
        for side, column in (("acted", "acted"), ("was acted on", "received"))
    ]
    y = alt.Y(
        "actor:N",
        sort=names,
        title=None,
        axis=alt.Axis(ticks=False, domain=False, grid=True, labelLimit=260, labelPadding=10),
    )
    axis = alt.Axis(grid=False, **axes.whole_numbers())
    lines = alt.Chart(theme.inline(spans)).mark_rule(style="rule", opacity=0.6, aria=False).encode(
        y=y, x=alt.X("low:Q", title="events", axis=axis, scale=alt.Scale(zero=True)), x2=alt.X2("high:Q")
    )  # fmt: skip
    points = alt.Chart(theme.inline(dots)).mark_point(filled=True, size=95, opacity=1).encode(
        y=y, x=alt.X("events:Q", title="events", axis=axis),
        color=alt.Color("side:N", scale=alt.Scale(domain=list(_SIDES), range=list(_SIDES.values())), legend=alt.Legend(title=None)),
        shape=alt.Shape("side:N", scale=alt.Scale(domain=list(_SIDES), range=["circle", "diamond"]), legend=alt.Legend(title=None)),
        description=alt.Description("Spoken:N"),
        tooltip=[alt.Tooltip("actor:N"), alt.Tooltip("side:N"), alt.Tooltip("events:Q", format=",d")],
    )  # fmt: skip
    more = len(found) - len(shown)
    return theme.finish(
        alt.layer(lines, points, width=theme.WIDTH - 120, height=max(60, len(shown) * 22)),
        title=title,
        subtitle=["Events in which each took part. Meetings, agreements and cooperation count on both sides alike."]
        + ([f"{theme.count(more, 'less active actor')} not shown."] if more else []),
        description="; ".join(
            f"{name} acted {row['acted']:,}, was acted on {row['received']:,}"
            for name, row in zip(names[:MOST_TOLD], shown, strict=False)
        )
        + ".",
        dark=dark,
    )


def _name(row: dict[str, Any]) -> str:
    return row["code"] if row["name"] == row["code"] else f"{theme.shorten(row['name'], 30)} ({row['code']})"
