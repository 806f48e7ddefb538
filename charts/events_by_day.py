"""A calendar of events: a square a day, a row a weekday, the newest years below one another; the darker, the more events.

Columns: day, events, cooperation, conflict, goldstein_mean (`queries/events_by_day.sql`).
"""

import datetime as dt
import math
from typing import TYPE_CHECKING, Any

import altair as alt

from charts import theme

if TYPE_CHECKING:
    import pyarrow

MOST_YEARS = 6
_CELL = 15
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LADDER = {False: ("#cfe8f7", "#0b4f7d"), True: ("#1d3d52", "#8fd0f7")}
"""From few events to many, on light and on dark."""


def chart(rows: "pyarrow.Table", *, title: str = "", dark: bool = False) -> alt.TopLevelMixin:
    """The days of `rows`; without an event of one day, a chart that says so."""
    title = title or "Events by day"
    every = theme.records(rows)
    found = [row for row in every if row["day"]]
    undated = sum(row["events"] for row in every if not row["day"])
    left_out = f"{theme.count(undated, 'event')} without a day, or of more than one, not shown." if undated else ""
    if not found:
        why = left_out or "No events: nothing was found that fits the question"
        return theme.notice(why, title=title, dark=dark)
    years = sorted({row["day"][:4] for row in found})[-MOST_YEARS:]
    gaps = "Years without events are left out." if _gaps(years) else ""
    older = sum(row["events"] for row in found if row["day"][:4] not in years)
    before = f"{theme.count(older, 'event')} before {years[0]} not shown." if older else ""
    colours = alt.Scale(domain=[0, max(row["events"] for row in found)], range=list(_LADDER[dark]))
    parts = [_year(int(year), {row["day"]: row for row in found}, colours) for year in years]
    total = sum(row["events"] for row in found) - older
    busiest = min((row for row in found if row["day"][:4] in years), key=lambda row: (-row["events"], row["day"]))
    return theme.finish(
        alt.vconcat(*parts, spacing=14),
        title=title,
        subtitle=[
            "A square is a day, the darker the more events." if not dark else "A square is a day, the brighter the more events.",
            " ".join(line for line in (left_out, gaps, before) if line),
        ],
        description=f"{theme.count(total, 'event')} in {', '.join(years)}; most on {busiest['day']}, {busiest['events']:,}",
        dark=dark,
    )  # fmt: skip


def _gaps(years: list[str]) -> bool:
    return int(years[-1]) - int(years[0]) >= len(years)


def _year(year: int, found: dict[str, dict[str, Any]], colours: alt.Scale) -> theme.Layers:
    first = dt.date(year, 1, 1)
    days = [
        first + dt.timedelta(number) for number in range((dt.date(year + 1, 1, 1) - first).days if year < 9999 else 365)
    ]
    blank = [{"week": _week(day), "weekday": _WEEKDAYS[day.weekday()]} for day in days if day.isoformat() not in found]
    told = [_datum(day, found[day.isoformat()]) for day in days if day.isoformat() in found]
    months = [{"week": _week(dt.date(year, month, 1)), "month": _MONTHS[month - 1]} for month in range(1, 13)]
    x = alt.X("week:O", axis=None, scale=alt.Scale(domain=list(range(54)), paddingInner=0.12))
    y = alt.Y(
        "weekday:O", title=str(year), scale=alt.Scale(domain=list(_WEEKDAYS), paddingInner=0.12),
        axis=alt.Axis(values=["Mon", "Wed", "Fri"], ticks=False, domain=False, titleAngle=0, titleFontSize=14, titleX=-70, titleY=_CELL * 4),
    )  # fmt: skip
    names = alt.Chart(theme.inline(months)).mark_text(style="soft-label", align="left", baseline="bottom", aria=False).encode(
        x=x, y=alt.value(-4), text=alt.Text("month:N")
    )  # fmt: skip
    layers = [names]
    if blank:
        layers.append(
            alt.Chart(theme.inline(blank)).mark_rect(style="blank", cornerRadius=2, aria=False).encode(x=x, y=y)
        )
    if told:
        squares = alt.Chart(theme.inline(told)).mark_rect(cornerRadius=2).encode(
            x=x, y=y, color=alt.Color("events:Q", scale=colours, legend=_legend(colours)), description=alt.Description("Spoken:N"),
            tooltip=[alt.Tooltip(f"{name}:N") for name in ("Day", "Events", "Tone")],
        )  # fmt: skip
        layers.append(squares)
    return alt.layer(*layers, width=54 * _CELL, height=7 * _CELL)


def _legend(colours: alt.Scale) -> alt.Legend:
    """Squares of one event, of the most, and of some numbers between them."""
    most = colours.domain[-1]
    values = sorted({1, *(math.ceil(most * part / 4) for part in range(1, 5))})
    return alt.Legend(
        title="events", type="symbol", symbolType="square", symbolStrokeWidth=0, values=values, format=",d", offset=26
    )


def _week(day: dt.date) -> int:
    """Weeks since the year's first Monday-to-Sunday week began, from 0."""
    return (day.timetuple().tm_yday - 1 + dt.date(day.year, 1, 1).weekday()) // 7


def _datum(day: dt.date, row: dict[str, Any]) -> dict[str, Any]:
    events = (
        f"{theme.count(row['events'], 'event')}: {row['cooperation']:,} of cooperation, {row['conflict']:,} of conflict"
    )
    return {
        "week": _week(day), "weekday": _WEEKDAYS[day.weekday()], "events": row["events"], "Day": row["day"], "Events": events,
        "Tone": f"{row['goldstein_mean']:g} on the Goldstein scale", "Spoken": f"{row['day']}: {events}",
    }  # fmt: skip
