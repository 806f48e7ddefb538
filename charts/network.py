"""Who deals with whom: the most active actors round a circle, a line for each pair that has events together.

Columns: actor, actor_name, actor_events, partner, partner_name, partner_events, events, cooperation, conflict, goldstein_mean, shown_events,
all_actors, all_pairs, all_events (`queries/network.sql`).
"""

import math
from typing import TYPE_CHECKING, Any

import altair as alt

from charts import axes, circle, theme
from charts.lanes import text_width

if TYPE_CHECKING:
    import pyarrow

MOST_ACTORS, MOST_TIES = 30, 60
_RADIUS, _PER_ACTOR = 240.0, 26.0
"""Of the circle: its radius, and how much smaller it is for few actors."""
_AROUND = 60
"""Pixels between the circle and the edge above and below it."""
_LARGEST, _SMALLEST = 21.0, 4.0
"""Radii of the largest and the smallest dot, in pixels."""
_WIDEST = 13.0
"""Pixels of the widest line."""
_LABEL = 12.0
TONES: tuple[tuple[float, str, str, tuple[int, int]], ...] = (
    (0.8, "nearly all cooperation", "#0072B2", (1, 0)),
    (0.6, "more cooperation", "#56B4E9", (1, 0)),
    (0.4, "about equal", "#8a919a", (1, 0)),
    (0.2, "more conflict", "#E69F00", (12, 3)),
    (0.0, "nearly all conflict", "#D55E00", (5, 2)),
)
"""From which share of cooperation on, what it is called, its colour, and the dashes that tell it without colour."""
Row = dict[str, Any]


def chart(rows: "pyarrow.Table", *, title: str = "", dark: bool = False) -> alt.TopLevelMixin:
    """The network of `rows`; without a pair, a chart that says so."""
    title = title or "Who deals with whom"
    every = theme.records(rows)
    if not every:
        return theme.notice("No two actors with an event between them fit the question", title=title, dark=dark)
    nodes = _nodes(every)
    ties = _ties(every, nodes)
    nodes = {code: node for code, node in nodes.items() if any(code in (row["actor"], row["partner"]) for row in ties)}
    places = _places(nodes, ties)
    strongest = max(ties, key=lambda row: int(row["events"]))
    return theme.finish(
        _draw(nodes, ties, places),
        title=title,
        subtitle=[
            "A line is a pair: the wider, the more events between the two; its colour tells whether they are of cooperation or of conflict.",
            f"The widest is {theme.count(strongest['events'], 'event')}. A dot is an actor, with the number of its events with others.",
            _left_out(every, nodes, ties),
        ],
        description="; ".join(_told(row) for row in ties[:10]) + ".",
        dark=dark,
    )


def _nodes(rows: list[Row]) -> dict[str, Row]:
    """The most active actors, most active first."""
    found: dict[str, Row] = {}
    for row in rows:
        for side in ("actor", "partner"):
            found[row[side]] = {"name": row[f"{side}_name"], "events": row[f"{side}_events"]}
    ranked = sorted(found, key=lambda code: (-found[code]["events"], code))
    return {code: found[code] for code in ranked[:MOST_ACTORS]}


def _ties(rows: list[Row], nodes: dict[str, Row]) -> list[Row]:
    """The strongest tie of each actor, so that all stay in the picture, and the strongest of the rest; strongest first."""
    between = [row for row in rows if row["actor"] in nodes and row["partner"] in nodes]
    ranked = sorted(between, key=lambda row: (-row["events"], row["actor"], row["partner"]))
    reached: set[str] = set()
    first: list[Row] = []
    rest: list[Row] = []
    for row in ranked:
        own = {row["actor"], row["partner"]}
        (rest if own <= reached else first).append(row)
        reached |= own
    chosen = [*first, *rest][:MOST_TIES]
    return [row for row in ranked if row in chosen]


def _radius(actors: int) -> float:
    return min(_RADIUS, 30 + _PER_ACTOR * actors)


def _places(nodes: dict[str, Row], ties: list[Row]) -> dict[str, circle.Spot]:
    weights = {(row["actor"], row["partner"]): float(row["events"]) for row in ties}
    spots = circle.spots(len(nodes), radius=_radius(len(nodes)), margin=_LARGEST + 6, gap=_LABEL + 3)
    return dict(zip(circle.order(list(nodes), weights), spots, strict=True))


def _left_out(every: list[Row], nodes: dict[str, Row], ties: list[Row]) -> str:
    """What the question found and the picture does not hold."""
    first = every[0]
    missing = [
        theme.count(number, noun)
        for number, noun in (
            (first["all_actors"] - len(nodes), "less active actor"),
            (first["all_pairs"] - len(ties), "pair"),
        )
        if number > 0
    ]
    if not missing:
        return ""
    complete = len(ties) == len(every)
    events = f" {first['shown_events']:,} of {theme.count(first['all_events'], 'event')} shown." if complete else ""
    return f"Not shown: {' and '.join(missing)}.{events}"


def _tone(row: Row) -> str:
    share = row["cooperation"] / row["events"]
    return next(name for least, name, _, _ in TONES if share >= least)


def _told(row: Row) -> str:
    return f"{row['actor_name']} and {row['partner_name']}: {_counted(row)}"


def _counted(row: Row) -> str:
    return (
        f"{theme.count(row['events'], 'event')}, {row['cooperation']:,} of cooperation, {row['conflict']:,} of conflict"
    )


def _draw(nodes: dict[str, Row], ties: list[Row], places: dict[str, circle.Spot]) -> theme.Layers:
    """Lines below, dots and names above them; pointing at a dot leaves only its own lines."""
    pointed = alt.selection_point(name="pointed", fields=["code"], on="pointerover", clear="pointerout", empty=False)
    height = round(2 * (_radius(len(nodes)) + _AROUND))
    dots, names = _dots(nodes, places, height)
    lines = _lines(ties, places, height)
    return alt.layer(lines, dots.add_params(pointed), *names, width=theme.WIDTH, height=height)


def _x(name: str = "x") -> alt.X:
    return alt.X(
        f"{name}:Q", axis=None, scale=alt.Scale(domain=[-theme.WIDTH / 2, theme.WIDTH / 2], nice=False, zero=False)
    )


def _y(height: int, name: str = "y") -> alt.Y:
    return alt.Y(
        f"{name}:Q",
        axis=None,
        scale=alt.Scale(domain=[-height / 2, height / 2], reverse=True, nice=False, zero=False),
    )


def _lines(ties: list[Row], places: dict[str, circle.Spot], height: int) -> alt.Chart:
    widest = max(row["events"] for row in ties)
    per_event = min(3.0, _WIDEST / widest)
    values = []
    for row in ties:
        one, other = places[row["actor"]], places[row["partner"]]
        told = {
            "pair": f"{row['actor']}\u241f{row['partner']}", "actor": row["actor"], "partner": row["partner"], "tone": _tone(row),
            "width": round(max(1.0, row["events"] * per_event), 2), "Pair": f"{row['actor_name']} – {row['partner_name']}",
            "Events": _counted(row), "Tone": f"{row['goldstein_mean'] or 0:g} on the Goldstein scale", "Spoken": _told(row),
        }  # fmt: skip
        points = circle.curve((one.x, one.y), (other.x, other.y))
        values += [told | {"x": x, "y": y, "step": step} for step, (x, y) in enumerate(points)]
    found = [tone for tone in TONES if any(value["tone"] == tone[1] for value in values)]
    domain = [name for _, name, _, _ in found]
    legend = alt.Legend(title=None, symbolType="stroke", symbolStrokeWidth=4, symbolSize=500)
    near = (
        "!isArray(pointed.code) || indexof(pointed.code, datum.actor) >= 0 || indexof(pointed.code, datum.partner) >= 0"
    )
    line: alt.Chart = alt.Chart(theme.inline(values)).mark_line(strokeCap="butt").encode(
        x=_x(), y=_y(height), detail=alt.Detail("pair:N"), order=alt.Order("step:Q"),
        stroke=alt.Stroke("tone:N", scale=alt.Scale(domain=domain, range=[colour for _, _, colour, _ in found]), legend=legend),
        strokeDash=alt.StrokeDash("tone:N", scale=alt.Scale(domain=domain, range=[list(dash) for *_, dash in found]), legend=legend),
        strokeWidth=alt.StrokeWidth("width:Q", scale=None, legend=None),
        opacity=axes.opacity_where(near, 0.85, 0.06),
        description=alt.Description("Spoken:N"), tooltip=[alt.Tooltip(f"{name}:N") for name in ("Pair", "Events", "Tone")],
    )  # fmt: skip
    return line


def _dots(nodes: dict[str, Row], places: dict[str, circle.Spot], height: int) -> tuple[alt.Chart, list[alt.Chart]]:
    most, radius = max(node["events"] for node in nodes.values()), _radius(len(nodes))
    values = []
    for code, node in nodes.items():
        spot = places[code]
        dot = max(_SMALLEST, _LARGEST * math.sqrt(node["events"] / most))
        # the label stands as near as its own dot lets it
        shift = (_LARGEST - dot) * (1 if spot.right else -1)
        label = _fitting(node["name"], theme.WIDTH / 2 - abs(spot.label_x) - 40)
        values.append(
            {"code": code, "x": round(spot.x, 1), "y": round(spot.y, 1), "size": round(math.pi * dot**2, 1), "right": spot.right,
             "label_x": round(spot.label_x - shift * abs(spot.x) / radius, 1), "label_y": round(spot.label_y, 1),
             "label": f"{label} {node['events']:,}", "Actor": f"{node['name']} ({code})", "Events": f"{node['events']:,} with others",
             "Spoken": f"{node['name']}: {theme.count(node['events'], 'event')} with others"}
        )  # fmt: skip
    dots = alt.Chart(theme.inline(values)).mark_circle(style="node", opacity=1).encode(
        x=_x(), y=_y(height), size=alt.Size("size:Q", scale=None, legend=None), description=alt.Description("Spoken:N"),
        tooltip=[alt.Tooltip("Actor:N"), alt.Tooltip("Events:N")],
    )  # fmt: skip
    names = []
    for right in (True, False):
        here = [value for value in values if value["right"] == right]
        if here:
            text = alt.Chart(theme.inline(here)).mark_text(
                style="event-label", fontSize=_LABEL, align="left" if right else "right", baseline="middle", aria=False
            )
            names.append(text.encode(x=_x("label_x"), y=_y(height, "label_y"), text=alt.Text("label:N")))
    return dots, names


def _fitting(name: str, room: float) -> str:
    """As much of a name as `room` pixels hold."""
    length = len(name)
    while length > 4 and text_width(theme.shorten(name, length), _LABEL) > room:
        length -= 1
    return theme.shorten(name, length)
