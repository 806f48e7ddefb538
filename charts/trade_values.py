"""Values of trade as articles claim them: one bar a claim, newest first, in parts by unit.

Columns: reporter, partner, flow, commodity, period, value, unit, modality, data_source, quote, publisher, url (`queries/trade_values.sql`).
"""

from collections import Counter
from typing import TYPE_CHECKING, Any

import altair as alt

from charts import theme
from charts.lanes import text_width

if TYPE_CHECKING:
    import pyarrow

MOST_UNITS, MOST_BARS, MOST_TOLD = 4, 24, 10
_FLOWS = {
    "import": "#E69F00", "export": "#0072B2", "total": "#009E73", "balance": "#CC79A7", "re-export": "#56B4E9",
}  # fmt: skip
_WIDEST_LABEL = 320


def chart(rows: "pyarrow.Table", *, title: str = "", dark: bool = False) -> alt.TopLevelMixin:
    """Bars of claimed values; without one, a chart that says so."""
    title = title or "Claimed values of trade"
    found = [row for row in theme.records(rows) if row["value"] is not None]
    if not found:
        return theme.notice("No values of trade: nothing was found that fits the question", title=title, dark=dark)
    units = [unit for unit, _ in Counter(row["unit"] for row in found).most_common(MOST_UNITS)]
    shown = {unit: [row for row in found if row["unit"] == unit][:MOST_BARS] for unit in units}
    drawn = sum(map(len, shown.values()))
    labels = [_label(row) for here in shown.values() for row in here]
    edge = min(_WIDEST_LABEL, round(max(text_width(label) for label in labels)) + 8)
    flows = [flow for flow in _FLOWS if any(row["flow"] == flow for here in shown.values() for row in here)]
    hollow = any(row["modality"] != "actual" for here in shown.values() for row in here)
    more = len(found) - drawn
    return theme.finish(
        alt.vconcat(*(_part(here, unit, flows, edge) for unit, here in shown.items()), spacing=26).resolve_scale(color="shared"),
        title=title,
        subtitle=[
            "Whose trade – with whom, flow, period; newest first." + (" Hollow bars are forecasts, targets or plans." if hollow else ""),
            f"Not shown: {theme.count(more, 'older claim')} or in rarer units." if more else "",
        ],
        description=f"{theme.count(drawn, 'claim')} in {', '.join(units)}: "
        + "; ".join(_spoken(row) for row in [row for here in shown.values() for row in here][:MOST_TOLD]),
        dark=dark,
    )  # fmt: skip


def _part(rows: list[dict[str, Any]], unit: str, flows: list[str], edge: int) -> theme.Layers:
    size, name = theme.size_of([row["value"] for row in rows])
    values = [_datum(row, number, size) for number, row in enumerate(rows)]
    y = alt.Y(
        "key:N", sort=None, title=None,
        axis=alt.Axis(labelExpr=_label_by_key(), ticks=False, domain=False, labelLimit=edge, minExtent=edge, maxExtent=edge, labelPadding=6),
    )  # fmt: skip
    x = alt.X(
        "number:Q", title=" ".join(part for part in (name, unit) if part), axis=alt.Axis(labelExpr=theme.PLAIN_NUMBERS, tickCount=6)
    )  # fmt: skip
    colours = alt.Scale(domain=flows, range=[_FLOWS[flow] for flow in flows])
    base = alt.Chart(theme.inline(values)).encode(y=y, x=x)
    bars = base.mark_bar(height=13, strokeWidth=1.2).encode(
        fill=alt.Fill("flow:N", scale=colours, legend=alt.Legend(title=None)),
        stroke=alt.Stroke("flow:N", scale=colours, legend=alt.Legend(title=None)),
        fillOpacity=alt.FillOpacity("fill:Q", scale=None, legend=None),
        href=alt.Href("url:N"),
        description=alt.Description("Spoken:N"),
        tooltip=[alt.Tooltip(f"{told}:N") for told in ("Claim", "Goods", "Figure from", "Words", "Published by")],
    )
    layers = [bars]
    sides: tuple[tuple[bool, Any, int], ...] = ((True, "left", 5), (False, "right", -5))
    for up, align, dx in sides:
        here = [value for value in values if (value["number"] >= 0) == up]
        if here:
            text = alt.Chart(theme.inline(here)).mark_text(
                style="soft-label", align=align, baseline="middle", dx=dx, aria=False
            )
            layers.append(text.encode(y=y, x=x, text=alt.Text("told:N")))
    return alt.layer(*layers, width=theme.WIDTH - edge, height=max(40, len(values) * 21))


def _label_by_key() -> str:
    """What stands before the bar number in a key: keys are `label ␟ number`, since labels repeat."""
    return "split(datum.label, '\u241f')[0]"


def _label(row: dict[str, Any]) -> str:
    sides = f"{row['reporter'] or '?'} – {row['partner'] or '?'}"
    goods = theme.shorten(row["commodity"].replace("\u241f", " "), 26) if row["commodity"] else ""
    return ", ".join(part for part in (f"{sides} {row['flow']} {row['period']}".rstrip(), goods) if part)


def _datum(row: dict[str, Any], number: int, size: float) -> dict[str, Any]:
    told = theme.amount(row["value"])
    return {
        "key": f"{_label(row)}\u241f{number}", "number": row["value"] / size, "told": told, "flow": row["flow"],
        "fill": 0.9 if row["modality"] == "actual" else 0.0, "Claim": f"{row['flow']}, {row['modality']}: {told} {row['unit']}",
        "Goods": theme.shorten(row["commodity"] or "all goods", 80), "Figure from": theme.shorten(row["data_source"] or "not told", 60),
        "Words": theme.shorten(row["quote"] or "", 300), "Published by": theme.shorten(row["publisher"] or "", 80),
        "url": theme.safe_url(row["url"]), "Spoken": _spoken(row),
    }  # fmt: skip


def _spoken(row: dict[str, Any]) -> str:
    modality = "" if row["modality"] == "actual" else f", {row['modality']}"
    return f"{_label(row)}: {theme.amount(row['value'])} {row['unit']}{modality}"
