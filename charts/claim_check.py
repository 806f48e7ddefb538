"""Claims beside official figures: a line from the official figure to the claim, in parts for values, ranks, and shares and changes.

Columns: reporter, partner, flow, measure, period, claimed, official_value, difference, verdict, cause, reason, publisher, url, dataset,
vintage (`queries/claim_check.sql`).
"""

from collections import Counter
from typing import TYPE_CHECKING, Any

import altair as alt

from charts import theme

if TYPE_CHECKING:
    import pyarrow

MOST = 24
"""Claims in each part."""
_FARTHEST = 100.0
"""Per cent that a claim is drawn away from the official figure at most; the words tell how far it really is."""
_EDGE = 230
_TIPS = ("Claim", "Official", "Verdict", "Why", "Published by")


def chart(rows: "pyarrow.Table", *, title: str = "", dark: bool = False) -> alt.TopLevelMixin:
    """Dumbbells of claims that have an official figure; without one, a chart that says so."""
    title = title or "Claims and official figures"
    every = theme.records(rows)
    found = [
        row
        for row in every
        if row["official_value"] is not None and row["claimed"] is not None and row["difference"] is not None
    ]
    counts = Counter(row["verdict"] for row in every if row not in found)
    aside = ", ".join(f"{number:,} {verdict}" for verdict, number in sorted(counts.items()))
    if not found:
        why = (
            f"No claim has an official figure beside it: {aside}"
            if every
            else "No claims were checked: timeline trade check does it"
        )
        return theme.notice(why, title=title, dark=dark)
    kinds = {"value": ("value", "balance"), "rank": ("rank",), "points": ("share", "change")}
    parts = {
        kind: [row for row in found if row["measure"] in measures and _fits(kind, row)]
        for kind, measures in kinds.items()
    }
    shown = {kind: here[:MOST] for kind, here in parts.items() if here}
    more = len(found) - sum(map(len, shown.values()))
    notes = [f"Without an official figure: {aside}."] if aside else []
    notes += [f"{theme.count(more, 'older claim')} not shown."] if more else []
    verdicts = [
        name for name in theme.VERDICTS if any(row["verdict"] == name for here in shown.values() for row in here)
    ]
    drawn = [_part(kind, here, verdicts) for kind, here in shown.items()]
    return theme.finish(
        theme.with_source(*drawn, source=theme.source_of(found, "vintage")).resolve_scale(color="shared", shape="shared"),
        title=title,
        subtitle=[
            "The upright stroke is the official figure, the mark the claim; the longer the line, the farther apart they are. Newest first.",
            " ".join(notes),
        ],
        description=", ".join(f"{sum(row['verdict'] == name for row in found)} {name}" for name in verdicts),
        dark=dark,
    )  # fmt: skip


def _fits(kind: str, row: dict[str, Any]) -> bool:
    return kind != "value" or row["official_value"] != 0


def _part(kind: str, rows: list[dict[str, Any]], verdicts: list[str]) -> theme.Layers:
    values = [_datum(kind, row, number) for number, row in enumerate(rows)]
    titles = {
        "value": "claim in per cent of the official figure",
        "rank": "place, 1 is the first",
        "points": "per cent",
    }
    y = alt.Y(
        "key:N", sort=None, title=None,
        axis=alt.Axis(labelExpr="split(datum.label, '\u241f')[0]", ticks=False, domain=False, grid=True, labelLimit=_EDGE, minExtent=_EDGE,
                      maxExtent=_EDGE, labelPadding=6),
    )  # fmt: skip
    low, high = _domain(kind, values)
    whole = {"tickMinStep": 1, "format": "d"} if kind == "rank" else {"labelExpr": theme.PLAIN_NUMBERS}
    scale = alt.Scale(domain=[low, high], nice=False, zero=False)
    axis = alt.Axis(grid=False, tickCount=6, **whole)
    x = alt.X("claim:Q", title=titles[kind], scale=scale, axis=axis)
    base = alt.Chart(theme.inline(values)).encode(y=y)
    colours = alt.Scale(domain=verdicts, range=[theme.VERDICTS[name][0] for name in verdicts])
    shapes = alt.Scale(domain=verdicts, range=[theme.VERDICTS[name][1] for name in verdicts])
    line = base.mark_rule(style="rule", strokeWidth=2, opacity=0.55, aria=False).encode(
        x=alt.X("official:Q", title=titles[kind], scale=scale, axis=axis), x2=alt.X2("claim:Q")
    )
    stroke = base.mark_tick(style="cross", thickness=3, size=17, aria=False).encode(
        x=alt.X("official:Q", title=titles[kind], scale=scale, axis=axis)
    )
    mark = base.mark_point(filled=True, size=105, opacity=1).encode(
        x=x,
        color=alt.Color("verdict:N", scale=colours, legend=alt.Legend(title=None)),
        shape=alt.Shape("verdict:N", scale=shapes, legend=alt.Legend(title=None)),
        href=alt.Href("url:N"),
        description=alt.Description("Spoken:N"),
        tooltip=[alt.Tooltip(f"{name}:N") for name in _TIPS],
    )
    words = base.mark_text(
        style="soft-label", align="left", baseline="middle", x=theme.WIDTH - _EDGE - 190, aria=False
    ).encode(text=alt.Text("words:N"))
    layers: theme.Layers = alt.layer(
        line, stroke, mark, words, width=theme.WIDTH - _EDGE - 210, height=max(46, len(values) * 23)
    )
    return layers


def _datum(kind: str, row: dict[str, Any], number: int) -> dict[str, Any]:
    claimed, official = float(row["claimed"]), float(row["official_value"])
    told = [theme.amount(claimed), theme.amount(official)] if kind == "value" else [f"{claimed:.3g}", f"{official:.3g}"]
    words = f"{told[0]} – official {told[1]}"
    if kind == "value":
        away = (claimed / official - 1) * 100
        words += f" ({away:+.3g} %)" if abs(away) >= 0.05 else ""
        claimed, official = 100 + max(-_FARTHEST, min(_FARTHEST, away)), 100.0
    said = "" if row["measure"] in ("value", row["flow"]) else f" {row['measure']}"
    label = f"{row['reporter']} – {row['partner']} {row['flow']}{said}, {row['period']}"
    source = f"{theme.shorten(row['dataset'] or '', 40)}, {theme.shorten(row['vintage'] or '', 20)}"
    return {
        "key": f"{theme.shorten(label, 44)}\u241f{number}", "claim": claimed, "official": official, "verdict": row["verdict"], "words": words,
        "Spoken": f"{label}: claimed {words}, {row['verdict']}",
        "Claim": f"{label}: {told[0]}", "Official": f"{told[1]} ({source})",
        "Verdict": row["verdict"] + (f": {row['cause']}" if row["cause"] else ""), "Why": theme.shorten(row["reason"] or "", 300),
        "Published by": theme.shorten(row["publisher"] or "", 80), "url": theme.safe_url(row["url"]),
    }  # fmt: skip


def _domain(kind: str, values: list[dict[str, Any]]) -> tuple[float, float]:
    """Room at both sides, and the official figure in the middle of the part of values."""
    ends = [value[name] for value in values for name in ("claim", "official")]
    if kind == "rank":
        return 0.4, max(ends) + 0.6
    if kind == "points":
        room = max(1.0, (max(ends) - min(ends)) * 0.08)
        return min(ends) - room, max(ends) + room
    farthest = max(10.0, *(abs(end - 100) for end in ends)) * 1.12
    return 100 - farthest, 100 + farthest
