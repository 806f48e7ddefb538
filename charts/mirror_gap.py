"""The same flow by its exporter and by its importer: two marks on one line, the widest gaps first.

Columns: exporter, importer, period, export_value, import_value, gap, ratio, dataset, export_vintage, import_vintage
(`queries/mirror_gap.sql`).
"""

from typing import TYPE_CHECKING, Any

import altair as alt

from charts import theme

if TYPE_CHECKING:
    import pyarrow

MOST = 24
_SIDES = {"by the exporter": (theme.SERIES[0], "circle"), "by the importer": (theme.SERIES[4], "diamond")}
_EDGE = 150


def chart(rows: "pyarrow.Table", *, title: str = "", dark: bool = False) -> alt.TopLevelMixin:
    """Dumbbells of flows that both sides report; without one, a chart that says so."""
    title = title or "One flow, two reports"
    found = theme.records(rows)
    if not found:
        return theme.notice("No flow is reported by both of its sides in what is loaded", title=title, dark=dark)
    shown = found[:MOST]
    size, name = theme.size_of([max(row["export_value"], row["import_value"]) for row in shown])
    more = len(found) - len(shown)
    return theme.finish(
        theme.with_source(_dumbbells(shown, size, name), source=theme.source_of(shown, "export_vintage", "import_vintage")),
        title=title,
        subtitle=[
            "The importer counts by origin with freight and insurance, the exporter by destination without. Per cent: importer over exporter.",
            f"{theme.count(more, 'flow')} with narrower gaps not shown." if more else "",
        ],
        description=", ".join(_label(row) for row in shown),
        dark=dark,
    )  # fmt: skip


def _label(row: dict[str, Any]) -> str:
    return f"{row['exporter']} → {row['importer']}, {row['period']}"


def _dumbbells(rows: list[dict[str, Any]], size: float, name: str) -> theme.Layers:
    keys = [f"{_label(row)}\u241f{number}" for number, row in enumerate(rows)]
    values = [
        {
            "key": key, "exporter": row["export_value"] / size, "importer": row["import_value"] / size,
            "last": max(row["export_value"], row["import_value"]) / size,
            "words": f"{(row['ratio'] - 1) * 100:+,.0f} %" if row["ratio"] is not None else "",
        }
        for key, row in zip(keys, rows, strict=True)
    ]  # fmt: skip
    dots = [
        {
            "key": key,
            "side": side,
            "number": row[column] / size,
            "Flow": _label(row),
            "Value": f"{theme.amount(row[column])} USD {side}",
            "Spoken": f"{_label(row)}: {theme.amount(row[column])} USD {side}",
        }
        for key, row in zip(keys, rows, strict=True)
        for side, column in zip(_SIDES, ("export_value", "import_value"), strict=True)
    ]
    y = alt.Y(
        "key:N", sort=keys, title=None,
        axis=alt.Axis(labelExpr="split(datum.label, '\u241f')[0]", ticks=False, domain=False, labelLimit=_EDGE, minExtent=_EDGE,
                      maxExtent=_EDGE, labelPadding=12),
    )  # fmt: skip
    axis = alt.Axis(labelExpr=theme.PLAIN_NUMBERS, tickCount=6)
    heading = " ".join(part for part in (name, "US dollars") if part)
    line = (
        alt.Chart(theme.inline(values))
        .mark_rule(style="rule", strokeWidth=2, opacity=0.55, aria=False)
        .encode(y=y, x=alt.X("exporter:Q", title=heading, axis=axis), x2=alt.X2("importer:Q"))
    )
    colours = alt.Scale(domain=list(_SIDES), range=[colour for colour, _ in _SIDES.values()])
    shapes = alt.Scale(domain=list(_SIDES), range=[shape for _, shape in _SIDES.values()])
    mark = alt.Chart(theme.inline(dots)).mark_point(filled=True, size=100, opacity=1).encode(
        y=y, x=alt.X("number:Q", title=heading, axis=axis),
        color=alt.Color("side:N", scale=colours, legend=alt.Legend(title=None)),
        shape=alt.Shape("side:N", scale=shapes, legend=alt.Legend(title=None)),
        description=alt.Description("Spoken:N"), tooltip=[alt.Tooltip("Flow:N"), alt.Tooltip("Value:N")],
    )  # fmt: skip
    words = (
        alt.Chart(theme.inline(values))
        .mark_text(style="soft-label", align="left", baseline="middle", dx=9, aria=False)
        .encode(y=y, x=alt.X("last:Q", title=heading, axis=axis), text=alt.Text("words:N"))
    )
    dumbbells: theme.Layers = alt.layer(line, mark, words, width=theme.WIDTH - _EDGE, height=max(46, len(rows) * 23))
    return dumbbells
