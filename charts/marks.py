"""The marks of the timeline: days as points, periods as bars, what was denied crossed out, labels beside them, all over lanes.

A mark is a row with its place: y, top, bottom (sub-rows from above), first, middle, until, anchor (`YYYY-MM-DD`), one (a single day), quad,
fill, fade, label, side (of the label), and what a tooltip tells.
"""

from dataclasses import dataclass
from typing import Any

import altair as alt

from charts import axes, theme

ROW_HEIGHT = 19
"""Pixels a sub-row."""
RADIUS = 5.0
TOLD = ("When", "Who", "What", "Headline", "Quote", "Published by", "Told in")
"""What a tooltip tells, in this order."""
Mark = dict[str, Any]


@dataclass(frozen=True, slots=True)
class View:
    """The days that the first view shows, as day numbers."""

    first: int
    last: int

    def px(self, day: int) -> float:
        """Where a day begins, in pixels from the left edge."""
        return (day - self.first) / (self.last - self.first) * theme.WIDTH


@dataclass(frozen=True, slots=True)
class Scales:
    """The scales that every layer shares: layers with differing ones would each widen the view."""

    time: alt.Scale
    rows: alt.Scale

    def x(self, name: str, scale: alt.Scale | None = None) -> alt.X:
        """A day column on the time axis."""
        return axes.utc_time(name, scale=scale or self.time, axis=axes.time_axis(orient="top", domain=False))

    def y(self, name: str) -> alt.Y:
        """A column of sub-rows, counted from the top."""
        return alt.Y(f"{name}:Q", scale=self.rows, axis=None)


def draw(bands: list[Mark], marks: list[Mark], view: View) -> theme.Layers:
    """The whole picture; dragging and the wheel move and zoom the days."""
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
        striped.encode(x=axes.x_at(0), x2=axes.x2_at(theme.WIDTH), y=scales.y("top"), y2=alt.Y2("bottom:Q")),
        names.encode(
            x=axes.x_at(-10), y=scales.y("middle"), text=alt.Text("lane:N"), description=alt.Description("lane:N")
        ),
        *_periods([m for m in marks if not m["one"]], scales),
        *_days([m for m in marks if m["one"]], scales),
        *_labels(marks, scales, view),
    ]
    zoom = alt.selection_interval(bind="scales", encodings=["x"], name="view")
    layers[0] = layers[0].add_params(zoom)
    return alt.layer(*layers, width=theme.WIDTH, height=max(60, round(height * ROW_HEIGHT)))


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


def _periods(marks: list[Mark], scales: Scales) -> list[alt.Chart]:
    if not marks:
        return []
    bars = alt.Chart(theme.days(marks, "first", "until")).mark_rect(cornerRadius=2, strokeWidth=1, clip=True)
    x, y = scales.x("first"), scales.y("top")
    return [bars.encode(x=x, x2=alt.X2("until:T"), y=y, y2=alt.Y2("bottom:Q"), **_common()), *_crosses(marks, scales)]


def _days(marks: list[Mark], scales: Scales) -> list[alt.Chart]:
    if not marks:
        return []
    points = alt.Chart(theme.days(marks, "first")).mark_point(size=80, strokeWidth=1.4, clip=True)
    shape = alt.Shape("quad:N", scale=theme.shape_scale(), legend=alt.Legend(title=None))
    return [points.encode(x=scales.x("first"), y=scales.y("y"), shape=shape, **_common()), *_crosses(marks, scales)]


def _crosses(marks: list[Mark], scales: Scales) -> list[alt.Chart]:
    denied = [m for m in marks if m["modality"] == "denied"]
    if not denied:
        return []
    cross = alt.Chart(theme.days(denied, "middle")).mark_point(
        shape="M-1,-1L1,1M-1,1L1,-1", size=80, style="cross", strokeWidth=1.4, clip=True, aria=False
    )
    return [cross.encode(x=scales.x("middle"), y=scales.y("y"))]


def _labels(marks: list[Mark], scales: Scales, view: View) -> list[alt.Chart]:
    """Labels of each side. Zoomed out they would run into each other, so they are shown up to the width of the first view only."""
    span = theme.milliseconds(view.last) - theme.milliseconds(view.first)
    near = f"!isArray(view.first) || view.first[1] - view.first[0] <= {round(span * 1.02)}"
    placing: tuple[tuple[str, Any, float], ...] = (
        ("inside", "left", 5), ("right", "left", RADIUS + 3), ("left", "right", -RADIUS - 3),
    )  # fmt: skip
    found = []
    for side, align, dx in placing:
        for one in (True, False):
            here = [
                {k: m[k] for k in ("id", "anchor", "y", "label")}
                for m in marks
                if m["side"] == side and m["one"] == one
            ]
            if not here:
                continue
            shift = dx if one or side == "inside" else 3 * (1 if dx > 0 else -1)
            text = alt.Chart(theme.days(here, "anchor")).mark_text(
                style="event-label", align=align, baseline="middle", dx=shift, clip=True, aria=False
            )
            shown = axes.opacity_where(near, 1, 0)
            found.append(text.encode(x=scales.x("anchor"), y=scales.y("y"), text=alt.Text("label:N"), opacity=shown))
    return found
