"""Values of trade as articles claim them: one bar a claim, newest first, in parts by unit.

Columns: reporter, partner, flow, commodity, period, value, unit, modality, data_source, quote, publisher, url (`queries/trade_values.sql`).
"""

from collections import Counter
from typing import TYPE_CHECKING, Any

import altair as alt

from charts import theme

if TYPE_CHECKING:
    import pyarrow

MOST_UNITS, MOST_BARS = 4, 24
_FLOWS = {
    "import": "#E69F00", "export": "#0072B2", "total": "#009E73", "balance": "#CC79A7", "re-export": "#56B4E9",
}  # fmt: skip
_SIZES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"), (1e3, "thousand"))


def chart(rows: "pyarrow.Table", *, title: str = "", dark: bool = False) -> alt.TopLevelMixin:
    """Bars of claimed values; without one, a chart that says so."""
    title = title or "Claimed values of trade"
    found = [row for row in theme.records(rows) if row["value"] is not None]
    if not found:
        return theme.notice("No values of trade: nothing was found that fits the question", title=title, dark=dark)
    units = [unit for unit, _ in Counter(row["unit"] for row in found).most_common(MOST_UNITS)]
    parts, shown = [], 0
    for unit in units:
        here = [row for row in found if row["unit"] == unit][:MOST_BARS]
        shown += len(here)
        parts.append(_part(here, unit))
    more = len(found) - shown
    return theme.finish(
        alt.vconcat(*parts, spacing=26).resolve_scale(color="shared"),
        title=title,
        subtitle=["Reporter, partner, period; newest first. Hollow bars are forecasts, targets or plans."]
        + ([f"{theme.count(more, 'older claim')} not shown."] if more else []),
        description=f"{theme.count(shown, 'claim')} in {', '.join(units)}.",
        dark=dark,
    )


def _part(rows: list[dict[str, Any]], unit: str) -> theme.Layers:
    largest = max(abs(row["value"]) for row in rows)
    size, name = next(((s, n) for s, n in _SIZES if largest >= s), (1.0, ""))
    values = [_datum(row, number, size) for number, row in enumerate(rows)]
    y = alt.Y(
        "key:N", sort=None, title=None,
        axis=alt.Axis(labelExpr=_label_by_key(), ticks=False, domain=False, labelLimit=320, minExtent=300, maxExtent=320),
    )  # fmt: skip
    x = alt.X(
        "number:Q", title=" ".join(part for part in (name, unit) if part), axis=alt.Axis(format=",~g", tickCount=6)
    )
    colours = alt.Scale(domain=list(_FLOWS), range=list(_FLOWS.values()))
    base = alt.Chart(theme.inline(values)).encode(y=y, x=x)
    bars = base.mark_bar(height=13, strokeWidth=1.2).encode(
        fill=alt.Fill("flow:N", scale=colours, legend=alt.Legend(title=None)),
        stroke=alt.Stroke("flow:N", scale=colours, legend=alt.Legend(title=None)),
        fillOpacity=alt.FillOpacity("fill:Q", scale=None, legend=None),
        href=alt.Href("url:N"),
        tooltip=[alt.Tooltip(f"{told}:N") for told in ("Claim", "Goods", "Figure from", "Words", "Published by")],
    )
    layers = [bars]
    for up, align, dx in ((True, "left", 5), (False, "right", -5)):
        here = [value for value in values if (value["number"] >= 0) == up]
        if here:
            text = alt.Chart(theme.inline(here)).mark_text(style="soft-label", align=align, baseline="middle", dx=dx)  # type: ignore[arg-type]
            layers.append(text.encode(y=y, x=x, text="told:N"))
    return alt.layer(*layers).properties(width=theme.WIDTH - 320, height=max(40, len(values) * 21))


def _label_by_key() -> str:
    """What stands before the bar number in a key: keys are `label ␟ number`, since labels repeat."""
    return "split(datum.label, '\u241f')[0]"


def _datum(row: dict[str, Any], number: int, size: float) -> dict[str, Any]:
    goods = row["commodity"] or ""
    label = f"{row['reporter'] or '?'} – {row['partner'] or '?'} {row['period']}".rstrip()
    if goods:
        label += f", {theme.shorten(goods, 26)}"
    return {
        "key": f"{label}\u241f{number}", "number": row["value"] / size, "told": f"{row['value'] / size:,.4g}", "flow": row["flow"],
        "fill": 0.9 if row["modality"] == "actual" else 0.0, "Claim": f"{row['flow']} {row['modality']}: {row['value'] / size:,.4g}",
        "Goods": theme.shorten(goods or "all goods", 80), "Figure from": theme.shorten(row["data_source"] or "not told", 60),
        "Words": theme.shorten(row["quote"] or "", 300), "Published by": theme.shorten(row["publisher"] or "", 80),
        "url": theme.safe_url(row["url"]),
    }  # fmt: skip
