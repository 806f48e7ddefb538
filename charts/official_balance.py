"""Exports, imports and balance of two countries over time by official figures, with the articles' claims on them.

Columns: reporter, partner, kind, flow, period, first_day, last_day, value, reporting_side, verdict, quote, publisher, url, dataset, vintage
(`queries/official_balance.sql`).
"""

from typing import TYPE_CHECKING, Any

import altair as alt

from charts import axes, periods, theme

if TYPE_CHECKING:
    import pyarrow

_FLOWS = {"export": "#0072B2", "import": "#E69F00", "total": "#8C6D31"}
_TIPS = ("Figure", "Verdict", "Words", "Published by")


def chart(rows: "pyarrow.Table", *, title: str = "", dark: bool = False) -> alt.TopLevelMixin:
    """Lines of flows above, bars of the balance below; without official figures of a pair, a chart that says so."""
    found = [row for row in theme.records(rows) if row["first_day"] and row["value"] is not None]
    official = [row for row in found if row["kind"] == "official"]
    claims = [row for row in found if row["kind"] == "claim"]
    if not official:
        return theme.notice(
            "No official figures of these two are loaded", title=title or "Trade of two countries", dark=dark
        )
    pair = f"{official[0]['reporter']} – {official[0]['partner']}"
    size, name = theme.size_of([row["value"] for row in found])
    step = periods.fitting_step((row["first_day"] for row in found), "year")
    mirrored = any(_side(row) == "mirror" for row in official)
    verdicts = [name for name in theme.VERDICTS if any(_verdict(row) == name for row in claims)]
    unit = " ".join(part for part in (name, "US dollars") if part)
    parts = [_flows(official, claims, size, unit, step, verdicts)]
    if any(row["flow"] == "balance" for row in official):
        parts.append(_balance(official, claims, size, step, verdicts))
    mirror = "; hollow: as the partner reports them (mirror)" if mirrored else ""
    joined = theme.with_source(*parts, source=theme.source_of(official, "vintage"))
    return theme.finish(
        joined.resolve_scale(color="shared", shape="shared"),
        title=title or f"{pair}: trade by official figures and claims",
        subtitle=[
            f"Exports and imports as {official[0]['reporter']} has them{mirror}.",
            "Large marks are claims, coloured by verdict. Below: exports less imports." if claims else "Below: exports less imports.",
        ],
        description=f"{theme.count(len(official), 'official figure')}, {theme.count(len(claims), 'claim')}.",
        dark=dark,
    )  # fmt: skip


def _side(row: dict[str, Any]) -> str:
    return "own" if row["reporting_side"] == row["reporter"] else "mirror"


def _verdict(row: dict[str, Any]) -> str:
    return row["verdict"] if row["verdict"] in theme.VERDICTS else "not checked"


def _day(row: dict[str, Any]) -> str:
    """The middle of a period, where its mark stands."""
    last = row["last_day"] or row["first_day"]
    return theme.day_text((theme.day(row["first_day"]) + theme.day(last)) // 2)


def _official(row: dict[str, Any], size: float) -> dict[str, Any]:
    side = _side(row)
    return {
        "day": _day(row), "flow": row["flow"], "number": row["value"] / size, "line": f"{row['flow']} {row['reporting_side']}",
        "fill": 1.0 if side == "own" else 0.0, "dash": side,
        "Figure": f"{row['flow']} {row['period']}: {theme.amount(row['value'])} USD by {row['reporting_side']}", "Verdict": "official figure",
        "Spoken": f"{row['flow']} {row['period']}: {theme.amount(row['value'])} USD by {row['reporting_side']}, official figure",
        "Words": "", "Published by": theme.shorten(row["dataset"] or "", 40),
    }  # fmt: skip


def _claim(row: dict[str, Any], size: float) -> dict[str, Any]:
    return {
        "day": _day(row), "number": row["value"] / size, "verdict": f"claim {_verdict(row)}",
        "Figure": f"claim: {row['flow']} {row['period']}: {theme.amount(row['value'])} USD", "Verdict": _verdict(row),
        "Spoken": f"claim: {row['flow']} {row['period']}: {theme.amount(row['value'])} USD, {_verdict(row)}",
        "Words": theme.shorten(row["quote"] or "", 300), "Published by": theme.shorten(row["publisher"] or "", 80),
        "url": theme.safe_url(row["url"]),
    }  # fmt: skip


def _flows(
    official: list[dict[str, Any]], claims: list[dict[str, Any]], size: float, unit: str, step: str, verdicts: list[str]
) -> theme.Layers:
    values = [_official(row, size) for row in official if row["flow"] in _FLOWS]
    named: set[str] = set()
    for value in values:
        value["name"] = value["flow"] if value["dash"] == "own" and value["flow"] not in named else ""
        named |= {value["name"]}
    there = [flow for flow in _FLOWS if any(value["flow"] == flow for value in values)]
    y = alt.Y("number:Q", title=unit, axis=axes.small_axis(labelExpr=theme.PLAIN_NUMBERS, tickCount=6))
    colours = alt.Scale(domain=there, range=[_FLOWS[flow] for flow in there])
    stroke = alt.Stroke("flow:N", scale=colours, legend=alt.Legend(title=None, offset=26))
    base = alt.Chart(theme.days(values, "day")).encode(x=periods.x("day"), y=y)
    dash = alt.StrokeDash("dash:N", scale=alt.Scale(domain=["own", "mirror"], range=[[1, 0], [4, 3]]), legend=None)
    lines = base.mark_line(strokeWidth=2, opacity=0.75, aria=False).encode(
        detail=alt.Detail("line:N"), stroke=stroke, strokeDash=dash
    )
    points = base.mark_point(size=55, strokeWidth=1.8, opacity=1).encode(
        stroke=stroke, fill=alt.Fill("flow:N", scale=colours, legend=alt.Legend(title=None, offset=26)),
        fillOpacity=alt.FillOpacity("fill:Q", scale=None, legend=None), description=alt.Description("Spoken:N"),
        tooltip=[alt.Tooltip(f"{name}:N") for name in _TIPS],
    )  # fmt: skip
    names = base.mark_text(style="soft-label", dy=-11, aria=False).encode(text=alt.Text("name:N"))
    together = alt.layer(
        lines, points, names
    )  # one layer: data with days that several layers have alike would be read twice, to nothing
    layers: list[Any] = [periods.frame([row["first_day"] for row in (*official, *claims)], step), together]
    layers += _marks([row for row in claims if row["flow"] in _FLOWS], size, y, verdicts)
    flows: theme.Layers = alt.layer(*layers, width=theme.WIDTH, height=260)
    return flows


def _marks(claims: list[dict[str, Any]], size: float, y: alt.Y, verdicts: list[str]) -> list[Any]:
    """Claims: large marks with an edge, so that they are seen on the lines."""
    if not claims:
        return []
    data = theme.days([_claim(row, size) for row in claims], "day")
    entries = [f"claim {name}" for name in verdicts]
    colours = alt.Scale(domain=entries, range=[theme.VERDICTS[name][0] for name in verdicts])
    shapes = alt.Scale(domain=entries, range=[theme.VERDICTS[name][1] for name in verdicts])
    mark = alt.Chart(data).mark_point(filled=True, size=190, opacity=1, stroke="#1b1f24", strokeWidth=1.2)
    return [
        mark.encode(
            x=periods.x("day"), y=y, color=alt.Color("verdict:N", scale=colours, legend=alt.Legend(title=None, offset=26)),
            shape=alt.Shape("verdict:N", scale=shapes, legend=alt.Legend(title=None, offset=26)), href=alt.Href("url:N"),
            description=alt.Description("Spoken:N"), tooltip=[alt.Tooltip(f"{name}:N") for name in _TIPS],
        )
    ]  # fmt: skip


def _balance(
    official: list[dict[str, Any]], claims: list[dict[str, Any]], size: float, step: str, verdicts: list[str]
) -> theme.Layers:
    balances = [row for row in official if row["flow"] == "balance"]
    own = {row["period"] for row in balances if _side(row) == "own"}
    shown = [row for row in balances if _side(row) == "own" or row["period"] not in own]
    values = [_official(row, size) | periods.span(row["first_day"], step) | {"zero": 0} for row in shown]
    y = alt.Y("number:Q", title="balance", axis=axes.small_axis(labelExpr=theme.PLAIN_NUMBERS, tickCount=4))
    bars = alt.Chart(theme.days(values, "day", "until")).mark_bar(stroke=theme.SERIES[3], fill=theme.SERIES[3], xOffset=3, x2Offset=-3).encode(
        x=periods.x("day"), x2=alt.X2("until:T"), y=y, y2=alt.Y2("zero:Q"), fillOpacity=alt.FillOpacity("fill:Q", scale=None, legend=None),
        description=alt.Description("Spoken:N"), tooltip=[alt.Tooltip(f"{name}:N") for name in _TIPS],
    )  # fmt: skip
    zero = alt.Chart(theme.inline([{"zero": 0}])).mark_rule(style="rule", aria=False).encode(y=alt.Y("zero:Q"))
    layers = [periods.frame([row["first_day"] for row in (*official, *claims)], step), bars, zero]
    layers += _marks([row for row in claims if row["flow"] == "balance"], size, y, verdicts)
    balance: theme.Layers = alt.layer(*layers, width=theme.WIDTH, height=110)
    return balance
