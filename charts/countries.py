"""Events by country on a map of the world: the darker, the more; organisations, which have no place on it, as bars below.

Columns: code, name, kind, events, cooperation, conflict, goldstein_mean (`queries/countries.sql`).
"""

import math
from typing import TYPE_CHECKING, Any

import altair as alt

from charts import axes, land, theme
from charts.lanes import text_width

if TYPE_CHECKING:
    import pyarrow

MOST_BARS = 12
CLASSES = 5
_HEIGHT, _WIDEST_NAME = 430, 280
_LADDER = {
    False: ("#b5d7ef", "#7fb6dd", "#4a92c4", "#1f6ba3", "#0a3f6e"),
    True: ("#27506e", "#356f98", "#4f95c4", "#86bfe6", "#d3ebfb"),
}
"""From few events to many, on light and on dark."""
_TOLD = ("Name", "Events", "Tone")
Row = dict[str, Any]


def chart(rows: "pyarrow.Table", *, title: str = "", dark: bool = False) -> alt.TopLevelMixin:
    """The map of `rows`; without events, a chart that says so."""
    title = title or "Events by country"
    found = sorted(theme.records(rows), key=lambda row: (-row["events"], row["code"]))
    if not found:
        return theme.notice("No events: nothing was found that fits the question", title=title, dark=dark)
    largest = found[0]["events"]
    starts = classes(found[-1]["events"], largest)
    values = [_datum(row, starts, largest) for row in found]
    shapes = [value for value in values if value["code"] in land.shaped()]
    dots = [value for value in values if value["code"] in land.places()]
    others = [value for value in values if value["code"] not in land.shaped() and value["code"] not in land.places()]
    scale = alt.Scale(domain=_names(starts, largest), range=_colours(len(starts), dark))
    parts = [_map(shapes, dots, scale)] + ([_bars(others[:MOST_BARS], scale)] if others else [])
    return theme.finish(
        alt.vconcat(*parts, spacing=18),
        title=title,
        subtitle=[*_how_to_read(dots, dark), _most(shapes + dots), _left_out(others)],
        description=", ".join(f"{value['Name']} {value['events']:,}" for value in values[:20]) + ".",
        dark=dark,
        source="Map: Natural Earth, public domain.",
    )


def classes(smallest: int, largest: int) -> list[int]:
    """The first number of each class, the smallest in the first: at most `CLASSES`, each about the same multiple of the one before it."""
    if largest - smallest < CLASSES:
        return list(range(smallest, largest + 1))
    ratio = (largest / smallest) ** (1 / CLASSES)
    later = {_round(smallest * ratio**step) for step in range(1, CLASSES)}
    return [smallest, *sorted(start for start in later if smallest < start <= largest)]


def _round(number: float) -> int:
    """The nearest of 1, 2, 3, 5, 10, 20, 30, 50, … as a ratio."""
    size = 10 ** math.floor(math.log10(number))
    return int(min((size * step for step in (1, 2, 3, 5, 10)), key=lambda near: abs(math.log(near / number))))


def _names(starts: list[int], largest: int) -> list[str]:
    ends = [start - 1 for start in starts[1:]] + [largest]
    return [f"{start:,}" if start >= end else f"{start:,}–{end:,}" for start, end in zip(starts, ends, strict=True)]


def _colours(number: int, dark: bool) -> list[str]:
    """As many steps of the ladder, the first and the last among them."""
    ladder = _LADDER[dark]
    return (
        [ladder[-1]]
        if number == 1
        else [ladder[round(step * (len(ladder) - 1) / (number - 1))] for step in range(number)]
    )


def _datum(row: Row, starts: list[int], largest: int) -> Row:
    name = f"{theme.shorten(row['name'], 34)} ({row['code']})" if row["name"] != row["code"] else row["code"]
    events = (
        f"{theme.count(row['events'], 'event')}: {row['cooperation']:,} of cooperation, {row['conflict']:,} of conflict"
    )
    number = sum(start <= row["events"] for start in starts) - 1
    x, y = land.places().get(row["code"], (None, None))
    return {
        "code": row["code"], "events": row["events"], "class": _names(starts, largest)[number], "longitude": x, "latitude": y,
        "Name": name, "Events": events, "Tone": f"{row['goldstein_mean'] or 0:g} on the Goldstein scale", "Spoken": f"{name}: {events}",
        "told": f"{row['events']:,}",
    }  # fmt: skip


def _common(scale: alt.Scale) -> Row:
    legend = alt.Legend(title="events", symbolType="square", symbolStrokeWidth=0, titleOrient="left")
    return {
        "fill": alt.Fill("class:N", scale=scale, legend=legend), "description": alt.Description("Spoken:N"),
        "tooltip": [alt.Tooltip(f"{name}:N") for name in _TOLD],
    }  # fmt: skip


def _map(shapes: list[Row], dots: list[Row], scale: alt.Scale) -> theme.Layers:
    """All countries, over them those with events, over them the dots."""
    layers: list[alt.Chart] = [alt.Chart().mark_geoshape(style="land", tooltip=None, aria=False)]
    if shapes:
        rows = alt.LookupData(data=theme.inline(shapes), key="code", fields=["class", "Spoken", *_TOLD])
        states = alt.Chart().transform_lookup(lookup="id", from_=rows).transform_filter("isValid(datum.Name)")
        layers.append(states.mark_geoshape(style="state").encode(**_common(scale)))
    if dots:
        places = alt.Chart(theme.inline(dots)).mark_circle(style="state-dot", size=70, opacity=1)
        layers.append(
            places.encode(longitude=alt.Longitude("longitude:Q"), latitude=alt.Latitude("latitude:Q"), **_common(scale))
        )
    return alt.layer(
        *layers, data=land.data(), projection=alt.Projection(**land.PROJECTION), width=theme.WIDTH, height=_HEIGHT
    )


def _bars(others: list[Row], scale: alt.Scale) -> theme.Layers:
    """Names inside the plot, at its left: an axis beside it would push the map to the right."""
    edge = min(_WIDEST_NAME, round(max(text_width(value["Name"]) for value in others)) + 12)
    y = alt.Y("Name:N", sort=[value["Name"] for value in others], axis=None)
    axis = alt.Axis(domain=False, **axes.whole_numbers())
    x = alt.X("events:Q", title=None, axis=axis, scale=alt.Scale(range=[edge, theme.WIDTH - 60], zero=True, nice=False))
    base = alt.Chart(theme.inline(others)).encode(y=y)
    bars = base.mark_bar(height=13).encode(x=x, **_common(scale))
    numbers = base.mark_text(style="soft-label", align="left", baseline="middle", dx=5, aria=False).encode(
        x=x, text=alt.Text("told:N")
    )
    names = base.mark_text(style="event-label", align="left", baseline="middle", aria=False, limit=edge)
    return alt.layer(
        bars,
        numbers,
        names.encode(x=axes.x_at(0), text=alt.Text("Name:N")),
        width=theme.WIDTH,
        height=len(others) * 20,
    )


def _how_to_read(dots: list[Row], dark: bool) -> list[str]:
    told = f"The {'brighter' if dark else 'darker'}, the more events a country took part in; an event counts for each one in it."
    return [told] + (["Dots are states and territories too small to see, and former states."] if dots else [])


def _most(placed: list[Row]) -> str:
    placed = sorted(placed, key=lambda value: -value["events"])
    return (
        "Most: " + ", ".join(f"{value['Name']} {value['told']}" for value in placed[:5]) + "."
        if len(placed) > 1
        else ""
    )


def _left_out(others: list[Row]) -> str:
    if not others:
        return ""
    more = len(others) - MOST_BARS
    rest = f"; {theme.count(more, 'less active one')} of them not shown" if more > 0 else ""
    return f"Bars are organisations and others without a place on the map{rest}."
