"""Events on a time axis, one lane a dyad: the busiest lanes first, labels packed so that none lies on another.

Columns: id, first_day, last_day, precision, actors, recipients, event_type, cameo, quad, modality, headline, quote, publisher, url, mentions,
articles (`queries/timeline.sql`). An event stands in the lane of the busiest pair among those who took part.
"""

import math
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

import altair as alt

from charts import lanes, theme

if TYPE_CHECKING:
    import pyarrow

MOST_LANES, MOST_EVENTS = 14, 2_000
MOST_ROWS, ROW_HEIGHT = 66, 19
"""Sub-rows in the whole chart, and pixels a sub-row."""
LABEL_LENGTH, QUOTE_LENGTH = 46, 320
_RADIUS = 5.0
TOLD = ("When", "Who", "What", "Headline", "Quote", "Published by", "Told in")
"""What a tooltip tells, in this order."""


@dataclass(frozen=True, slots=True)
class View:
    """The days that the first view shows, as day numbers."""

    first: int
    last: int

    def px(self, day: int) -> float:
        """Where a day begins, in pixels from the left edge."""
        return (day - self.first) / (self.last - self.first) * theme.WIDTH


def chart(rows: "pyarrow.Table", *, title: str = "", dark: bool = False) -> alt.TopLevelMixin:
    """The timeline of `rows`; without a dated event, a chart that says so."""
    title = title or "Timeline of events"
    found = theme.records(rows)
    dated = sorted(
        (r for r in found if r["first_day"]), key=lambda r: (-(r.get("mentions") or 1), r["first_day"], r["id"])
    )
    if not dated:
        why = (
            f"{theme.count(len(found), 'event')} without a date"
            if found
            else "No events: nothing was found that fits the question"
        )
        return theme.notice(why, title=title, dark=dark)
    names = _lane_names(dated)
    shown = [name for name, _ in Counter(names).most_common(MOST_LANES)]
    drawn = [(row, name) for row, name in zip(dated, names, strict=True) if name in set(shown)][:MOST_EVENTS]
    view = _view([row for row, _ in drawn])
    bands, marks = _layout(drawn, shown, view)
    left_out = {
        "without a date": len(found) - len(dated),
        f"in {theme.count(len(set(names)) - len(shown), 'less active lane')}": len(dated)
        - sum(name in set(shown) for name in names),
        f"beyond the {MOST_EVENTS:,} most mentioned": sum(name in set(shown) for name in names) - len(drawn),
        "outside the first view (drag or zoom out)": sum(
            theme.day(r["last_day"]) < view.first or theme.day(r["first_day"]) > view.last for r, _ in drawn
        ),
    }
    return theme.finish(
        _draw(bands, marks, view),
        title=title,
        subtitle=[_how_to_read(marks), _not_shown(left_out, len(found))],
        description=f"{theme.count(len(drawn), 'event')} in {theme.count(len(shown), 'lane')}: {', '.join(shown)}.",
        dark=dark,
    )


def _how_to_read(marks: list[dict[str, Any]]) -> str:
    parts = ["A lane is a pair, busiest first. A symbol is a day, a bar a period of which no nearer day is told."]
    told = {m["modality"] for m in marks}
    signs = {
        "planned": "hollow: planned",
        "conditional": "hollow and faded: conditional",
        "denied": "crossed out: denied",
    }
    parts += (
        [", ".join(sign for name, sign in signs.items() if name in told).capitalize() + "."]
        if told & set(signs)
        else []
    )
    return " ".join(parts)


def _not_shown(left_out: dict[str, int], total: int) -> str:
    told = [f"{number:,} {why}" for why, number in left_out.items() if number]
    return f"Not shown of {theme.count(total, 'event')}: " + ", ".join(told) + "." if told else ""


def _codes(value: Any) -> list[str]:
    """Codes of one side, given as a list or as text."""
    parts = value if isinstance(value, list) else str(value or "").replace("+", ",").replace(";", ",").split(",")
    return [part.strip() for part in parts if part and part.strip()]


def _pairs(row: dict[str, Any]) -> list[str]:
    """The dyads that an event touches; within one side only when the other side is empty."""
    actors, recipients = _codes(row["actors"]), _codes(row["recipients"])
    across = [tuple(sorted((a, b))) for a in actors for b in recipients if a != b]
    pairs = across or [tuple(sorted(pair)) for pair in combinations(dict.fromkeys(actors + recipients), 2)]
    return [f"{a} – {b}" for a, b in dict.fromkeys(pairs)]


def _lane_names(rows: list[dict[str, Any]]) -> list[str]:
    busy = Counter(pair for row in rows for pair in _pairs(row))
    names = []
    for row in rows:
        pairs = _pairs(row)
        alone = _codes(row["actors"]) or _codes(row["recipients"]) or ["no one named"]
        names.append(min(pairs, key=lambda p: (-busy[p], p)) if pairs else alone[0])
    return names


def _view(rows: list[dict[str, Any]]) -> View:
    """The whole span, or its middle nineteen twentieths when a few far events would squeeze the rest into a corner."""
    firsts = sorted(theme.day(row["first_day"]) for row in rows)
    lasts = sorted(theme.day(row["last_day"]) + 1 for row in rows)
    first, last = firsts[0], lasts[-1]
    cut = len(rows) // 40
    if cut and (last - first) > 5 * (lasts[-1 - cut] - firsts[cut]):
        first, last = firsts[cut], lasts[-1 - cut]
    margin = max(round((last - first) * 0.02), 8 - (last - first) // 4)
    return View(max(first - margin, 1), last + margin)


def _layout(
    drawn: list[tuple[dict[str, Any], str]], shown: list[str], view: View
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Bands (lanes with their extent in rows) and marks (events with their place)."""
    bands: list[dict[str, Any]] = []
    marks: list[dict[str, Any]] = []
    top = 0.0
    busy = Counter(lane for _, lane in drawn)
    share = MOST_ROWS / sum(math.sqrt(busy[name]) for name in shown)
    for name in shown:
        budget = max(2, min(10, round(math.sqrt(busy[name]) * share)))
        inside = [row for row, lane in drawn if lane == name]
        places = lanes.pack([_mark(row, view) for row in inside], rows=budget, width=theme.WIDTH)
        height = max(place.row for place in places) + 1 + 0.4
        bands.append(
            {"lane": name, "top": top, "bottom": top + height, "middle": top + height / 2, "odd": len(bands) % 2}
        )
        marks += [_datum(row, place, top + 0.2 + place.row + 0.5) for row, place in zip(inside, places, strict=True)]
        top += height
    return bands, marks


def _mark(row: dict[str, Any], view: View) -> lanes.Mark:
    start, end = view.px(theme.day(row["first_day"])), view.px(theme.day(row["last_day"]) + 1)
    if row["first_day"] == row["last_day"]:
        middle = view.px(theme.day(row["first_day"]))
        start, end = middle - _RADIUS, middle + _RADIUS
    weight = (row.get("mentions") or 1) + (row.get("articles") or 1) + abs(row.get("goldstein") or 0) / 20
    return lanes.Mark(start, max(end, start + 2), _label(row), weight)


def _label(row: dict[str, Any]) -> str:
    return theme.shorten(row.get("headline") or row.get("quote") or row["event_type"], LABEL_LENGTH)


def _datum(row: dict[str, Any], place: lanes.Place, y: float) -> dict[str, Any]:
    sides = [" + ".join(_codes(row[side])) for side in ("actors", "recipients")]
    modality = row["modality"]
    hollow = modality in {"planned", "conditional"}
    one_day = row["first_day"] == row["last_day"]
    after = row["last_day"] if one_day else theme.day_text(theme.day(row["last_day"]) + 1)
    fill = 0.0 if hollow else (0.35 if place.crowded or not one_day else 0.9)
    when = row["first_day"] if one_day else f"{row['first_day']} to {row['last_day']} ({row['precision']})"
    who = theme.shorten(" → ".join(side for side in sides if side) or "no one named", 120)
    return {
        "Spoken": f"{when}: {who}. {_label(row)}",
        "id": row["id"], "y": y, "top": y - 0.37, "bottom": y + 0.37, "one": one_day, "first": row["first_day"],
        "middle": theme.day_text((theme.day(row["first_day"]) + theme.day(row["last_day"])) // 2),
        "until": after,
        "quad": theme.quad_name(row["quad"]), "modality": modality,
        "fill": fill, "fade": 0.45 if modality in {"conditional", "denied"} else 1.0,
        "label": _label(row) if place.side else "", "side": place.side,
        "anchor": after if place.side == "right" else row["first_day"],
        "When": when, "Who": who,
        "What": f"{row['event_type']} {row['cameo']}, {modality}",
        "Headline": theme.shorten(row.get("headline") or "", 160), "Quote": theme.shorten(row.get("quote") or "", QUOTE_LENGTH),
        "Published by": theme.shorten(row.get("publisher") or "", 80),
        "Told in": f"{theme.count(row.get('mentions') or 1, 'sentence')} of {theme.count(row.get('articles') or 1, 'article')}",
        "url": theme.safe_url(row.get("url")),
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scales:
    """The scales that every layer shares: layers with differing ones would each widen the view."""

    time: alt.Scale
    rows: alt.Scale

    def x(self, name: str, scale: alt.Scale | None = None) -> alt.X:
        """A day column on the time axis."""
        return theme.utc_time(name, scale=scale or self.time, axis=theme.time_axis(orient="top", domain=False))

    def y(self, name: str) -> alt.Y:
        """A column of sub-rows, counted from the top."""
        return alt.Y(f"{name}:Q", scale=self.rows, axis=None)


def _draw(bands: list[dict[str, Any]], marks: list[dict[str, Any]], view: View) -> theme.Layers:
    height = bands[-1]["bottom"]
    scales = Scales(
        alt.Scale(type="utc", nice=False),
        alt.Scale(domain=[0, height], reverse=True, nice=False, zero=False),
    )
    striped = alt.Chart(theme.inline([b for b in bands if b["odd"]])).mark_rect(style="band", aria=False)
    names = alt.Chart(theme.inline(bands)).mark_text(
        style="lane-name", align="right", baseline="middle", limit=190, clip=False
    )
    layers: list[alt.Chart] = [
        _frame(view, scales),
        striped.encode(x=alt.value(0), x2=alt.value(theme.WIDTH), y=scales.y("top"), y2="bottom:Q"),
        names.encode(x=alt.value(-10), y=scales.y("middle"), text="lane:N"),
        *_periods([m for m in marks if not m["one"]], scales),
        *_days([m for m in marks if m["one"]], scales),
        *_labels(marks, scales, view),
    ]
    zoom = alt.selection_interval(bind="scales", encodings=["x"], name="view")
    layers[0] = layers[0].add_params(zoom)
    return alt.layer(*layers).properties(width=theme.WIDTH, height=max(60, round(height * ROW_HEIGHT)))


def _frame(view: View, scales: Scales) -> alt.Chart:
    """A layer that nobody sees and that holds the first view: Vega-Lite takes a domain of days from a layer without x2 only."""
    domain: list[Any] = [alt.ExprRef(expr=str(theme.milliseconds(day))) for day in (view.first, view.last)]
    x = scales.x("first", alt.Scale(type="utc", domain=domain, nice=False))
    corner = alt.Chart(theme.days([{"first": theme.day_text(view.first)}], "first"))
    layer: alt.Chart = corner.mark_point(opacity=0, tooltip=None, aria=False).encode(x=x)
    return layer


def _common() -> dict[str, Any]:
    return {
        "fill": alt.Fill("quad:N", scale=theme.quad_scale(), legend=alt.Legend(title=None)),
        "stroke": alt.Stroke("quad:N", scale=theme.quad_scale(), legend=alt.Legend(title=None)),
        "fillOpacity": alt.FillOpacity("fill:Q", scale=None, legend=None),
        "opacity": alt.Opacity("fade:Q", scale=None, legend=None),
        "href": alt.Href("url:N"),
        "description": alt.Description("Spoken:N"),  # Vega's own would tell days by the reader's clock
        "tooltip": [alt.Tooltip(f"{name}:N") for name in TOLD],
    }


def _periods(marks: list[dict[str, Any]], scales: Scales) -> list[alt.Chart]:
    if not marks:
        return []
    bars = alt.Chart(theme.days(marks, "first", "until")).mark_rect(cornerRadius=2, strokeWidth=1, clip=True)
    x, y = scales.x("first"), scales.y("top")
    return [bars.encode(x=x, x2="until:T", y=y, y2="bottom:Q", **_common()), *_crosses(marks, scales)]


def _days(marks: list[dict[str, Any]], scales: Scales) -> list[alt.Chart]:
    if not marks:
        return []
    points = alt.Chart(theme.days(marks, "first")).mark_point(size=80, strokeWidth=1.4, clip=True)
    shape = alt.Shape("quad:N", scale=theme.shape_scale(), legend=alt.Legend(title=None))
    return [points.encode(x=scales.x("first"), y=scales.y("y"), shape=shape, **_common()), *_crosses(marks, scales)]


def _crosses(marks: list[dict[str, Any]], scales: Scales) -> list[alt.Chart]:
    denied = [m for m in marks if m["modality"] == "denied"]
    if not denied:
        return []
    cross = alt.Chart(theme.days(denied, "middle")).mark_point(
        shape="M-1,-1L1,1M-1,1L1,-1", size=80, style="cross", strokeWidth=1.4, clip=True, aria=False
    )
    return [cross.encode(x=scales.x("middle"), y=scales.y("y"))]


def _labels(marks: list[dict[str, Any]], scales: Scales, view: View) -> list[alt.Chart]:
    """Labels of each side. Zoomed out they would run into each other, so they are shown up to the width of the first view only."""
    span = theme.milliseconds(view.last) - theme.milliseconds(view.first)
    near = f"!isArray(view.first) || view.first[1] - view.first[0] <= {round(span * 1.02)}"
    placing: tuple[tuple[str, Any, float], ...] = (
        ("inside", "left", 5), ("right", "left", _RADIUS + 3), ("left", "right", -_RADIUS - 3),
    )  # fmt: skip
    found = []
    for side, align, dx in placing:
        for one in (True, False):
            here = [{k: m[k] for k in ("anchor", "y", "label")} for m in marks if m["side"] == side and m["one"] == one]
            if not here:
                continue
            shift = dx if one or side == "inside" else 3 * (1 if dx > 0 else -1)
            text = alt.Chart(theme.days(here, "anchor")).mark_text(
                style="event-label", align=align, baseline="middle", dx=shift, clip=True, aria=False
            )
            shown = alt.condition(near, alt.value(1), alt.value(0))
            found.append(text.encode(x=scales.x("anchor"), y=scales.y("y"), text="label:N", opacity=shown))
    return found
