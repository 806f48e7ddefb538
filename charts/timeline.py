"""Events on a time axis, one lane a dyad: the busiest lanes first, labels packed so that none lies on another.

Columns: id, first_day, last_day, precision, actors, recipients, event_type, cameo, quad, goldstein, modality, headline, act, actor_names,
recipient_names, quote, publisher, url, mentions, articles (`queries/timeline.sql`). An event stands in the lane of the busiest pair among
those who took part.
"""

import math
from collections import Counter
from typing import TYPE_CHECKING, Any

import altair as alt

from charts import lanes, sides, theme
from charts.marks import RADIUS, View, draw

if TYPE_CHECKING:
    import pyarrow

MOST_LANES, MOST_EVENTS = 14, 2_000
MOST_ROWS = 66
"""Sub-rows in the whole chart."""
LABEL_LENGTH, SHORT_LABEL, QUOTE_LENGTH = 64, 46, 320
FEW_EVENTS = 60
"""As many have room for long labels."""


def chart(rows: "pyarrow.Table", *, title: str = "", dark: bool = False) -> alt.TopLevelMixin:
    """The timeline of `rows`; without a dated event, a chart that says so."""
    title = title or "Timeline of events"
    found = theme.records(rows)
    # of equally mentioned ones a choice by id, which is a hash: spread over all days, where the first by day would crowd out the rest
    dated = sorted((row for row in found if row["first_day"]), key=lambda row: (-(row["mentions"] or 1), row["id"]))
    if not dated:
        why = (
            f"{theme.count(len(found), 'event')} without a date"
            if found
            else "No events: nothing was found that fits the question"
        )
        return theme.notice(why, title=title, dark=dark)
    names = sides.lanes(dated)
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
        draw(bands, marks, view),
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
    length = LABEL_LENGTH if len(drawn) <= FEW_EVENTS else SHORT_LABEL
    share = MOST_ROWS / sum(math.sqrt(busy[name]) for name in shown)
    for name in shown:
        budget = max(2, min(10, round(math.sqrt(busy[name]) * share)))
        inside = [row for row, lane in drawn if lane == name]
        places = lanes.pack([_mark(row, view, length) for row in inside], rows=budget, width=theme.WIDTH)
        height = max(place.row for place in places) + 1 + 0.4
        bands.append(
            {"lane": name, "top": top, "bottom": top + height, "middle": top + height / 2, "odd": len(bands) % 2}
        )
        marks += [
            _datum(row, place, top + 0.2 + place.row + 0.5, length) for row, place in zip(inside, places, strict=True)
        ]
        top += height
    return bands, marks


def _mark(row: dict[str, Any], view: View, length: int) -> lanes.Mark:
    start, end = view.px(theme.day(row["first_day"])), view.px(theme.day(row["last_day"]) + 1)
    if row["first_day"] == row["last_day"]:
        middle = view.px(theme.day(row["first_day"]))
        start, end = middle - RADIUS, middle + RADIUS
    weight = (row["mentions"] or 1) + (row["articles"] or 1) + abs(row["goldstein"] or 0) / 20
    return lanes.Mark(start, max(end, start + 2), _label(row, length), weight)


def _label(row: dict[str, Any], length: int) -> str:
    denied = "denied: " if row["modality"] == "denied" else ""
    return theme.shorten(denied + (row["act"].rstrip(".") or row["event_type"]), length)


def _datum(row: dict[str, Any], place: lanes.Place, y: float, length: int) -> dict[str, Any]:
    modality = row["modality"]
    hollow = modality in {"planned", "conditional"}
    one_day = row["first_day"] == row["last_day"]
    after = row["last_day"] if one_day else theme.day_text(theme.day(row["last_day"]) + 1)
    fill = 0.0 if hollow else (0.35 if place.crowded or not one_day else 0.9)
    when = row["first_day"] if one_day else f"{row['first_day']} to {row['last_day']} ({row['precision']})"
    who = sides.who(row)
    return {
        "Spoken": f"{when}: {who}. {_label(row, LABEL_LENGTH)}",
        "id": row["id"], "y": y, "top": y - 0.37, "bottom": y + 0.37, "one": one_day, "first": row["first_day"],
        "middle": theme.day_text((theme.day(row["first_day"]) + theme.day(row["last_day"])) // 2),
        "until": after,
        "quad": theme.quad_name(row["quad"]), "modality": modality,
        "fill": fill, "fade": 0.45 if modality in {"conditional", "denied"} else 1.0,
        "label": _label(row, length) if place.side else "", "side": place.side,
        "anchor": after if place.side == "right" else row["first_day"],
        "When": when, "Who": who,
        "What": f"{row['event_type']} {row['cameo']}, {modality}",
        "Headline": theme.shorten(row["headline"] or "", 160), "Quote": theme.shorten(row["quote"] or "", QUOTE_LENGTH),
        "Published by": theme.shorten(row["publisher"] or "", 80),
        "Told in": f"{theme.count(row.get('mentions') or 1, 'sentence')} of {theme.count(row.get('articles') or 1, 'article')}",
        "url": theme.safe_url(row["url"]),
    }  # fmt: skip
