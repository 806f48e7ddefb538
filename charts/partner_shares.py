"""What part of a reporter's trade each partner has: one bar a period, the largest partners in it, the others together.

Columns: reporter, partner, partner_name, partner_kind, flow, period, first_day, share, dataset, vintage (`queries/partner_shares.sql`).
"""

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import altair as alt

from charts import theme

if TYPE_CHECKING:
    import pyarrow

MOST_PARTNERS, MOST_PERIODS = 7, 20
_OTHERS, _PALE = "all others", "#b8bdc4"
_LIGHT = ("#CC79A7", "#E69F00", "#56B4E9", _PALE)
"""Colours that dark words are read on."""
_SMALLEST = 0.035
"""The smallest part whose per cent still fit on it."""
_OF = {"import": "imports", "export": "exports", "total": "trade"}


def chart(rows: "pyarrow.Table", *, title: str = "", dark: bool = False) -> alt.TopLevelMixin:
    """Bars of shares; without a row of the world to share, a chart that says so."""
    found = [row for row in theme.records(rows) if row["share"] is not None and row["first_day"]]
    if not found:
        why = "No shares: they need a row of the trade with the world beside those of the partners"
        return theme.notice(why, title=title or "Partners' shares by official figures", dark=dark)
    periods = [period for _, period in sorted({(row["first_day"], row["period"]) for row in found})][-MOST_PERIODS:]
    here = [row for row in found if row["period"] in periods]
    largest: dict[str, float] = defaultdict(float)
    for row in here:
        if row["partner_kind"] == "country":
            largest[row["partner"]] = max(largest[row["partner"]], row["share"])
    top = sorted(largest, key=lambda code: (-largest[code], code))[:MOST_PARTNERS]
    names = {row["partner"]: theme.shorten(row["partner_name"] or row["partner"], 24) for row in here}
    order = [f"{names[code]} ({code})" for code in top]
    values = [_datum(row, f"{names[row['partner']]} ({row['partner']})", order.index(f"{names[row['partner']]} ({row['partner']})"))
              for row in here if row["partner"] in top]  # fmt: skip
    values += _rest(values, periods, len(order))
    earlier = len({row["period"] for row in found}) - len(periods)
    return theme.finish(
        theme.with_source(_bars(_placed(values), order, periods), source=theme.source_of(here, "vintage")),
        title=title
        or f"Partners' shares in {_OF.get(found[0]['flow'], 'trade')} of {found[0]['reporter']} by official figures",
        subtitle=[
            f"Each bar is all of it; named are the {theme.count(len(order), 'partner')} with the largest share in any period.",
            f"{theme.count(earlier, 'earlier period')} not shown." if earlier > 0 else "",
        ],
        description=", ".join(order),
        dark=dark,
    )


def _datum(row: dict[str, Any], name: str, place: int) -> dict[str, Any]:
    return {"period": row["period"], "partner": name, "place": place, "share": row["share"]}


def _rest(values: list[dict[str, Any]], periods: list[str], place: int) -> list[dict[str, Any]]:
    """What is left of the whole in each period."""
    named: dict[str, float] = defaultdict(float)
    for value in values:
        named[value["period"]] += value["share"]
    return [
        {"period": period, "partner": _OTHERS, "place": place, "share": max(0.0, 1 - named[period])}
        for period in periods
    ]


def _placed(values: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each part with where it begins and ends, and its words where they fit."""
    ends: dict[str, float] = defaultdict(float)
    for value in sorted(values, key=lambda value: (value["period"], value["place"])):
        start = ends[value["period"]]
        ends[value["period"]] = start + value["share"]
        told = f"{value['share'] * 100:.1f} %" if value["share"] < 0.1 else f"{value['share'] * 100:.0f} %"
        value.update(
            low=start, high=start + value["share"], middle=start + value["share"] / 2, words=told if value["share"] >= _SMALLEST else "",
            Share=f"{value['partner']}: {told}", Spoken=f"{value['period']}: {value['partner']}, {told}",
            ink="#1b1f24" if _colour(value) in _LIGHT else "#ffffff",
        )  # fmt: skip
    return values


def _colour(value: dict[str, Any]) -> str:
    return _PALE if value["partner"] == _OTHERS else theme.SERIES[value["place"]]


def _bars(values: list[dict[str, Any]], order: list[str], periods: list[str]) -> theme.Layers:
    few = len(periods) <= 10
    colours = alt.Scale(domain=[*order, _OTHERS], range=[*theme.SERIES[: len(order)], _PALE])
    y = alt.Y("period:N", sort=periods, title=None, axis=alt.Axis(ticks=False, domain=False, labelPadding=8))
    axis = alt.Axis(format="%", tickCount=5, grid=False)
    base = alt.Chart(theme.inline(values)).encode(y=y)
    bars = base.mark_bar(height=26 if few else 16, stroke="white", strokeWidth=0.8).encode(
        x=alt.X("low:Q", title="part of the trade with the world", axis=axis, scale=alt.Scale(domain=[0, 1])), x2=alt.X2("high:Q"),
        color=alt.Color("partner:N", scale=colours, legend=alt.Legend(title=None, columns=4)),
        description=alt.Description("Spoken:N"), tooltip=[alt.Tooltip("period:N"), alt.Tooltip("Share:N")],
    )  # fmt: skip
    words = base.mark_text(aria=False, baseline="middle", fontSize=11 if few else 10, fontWeight=600).encode(
        x=alt.X("middle:Q", axis=axis, title="part of the trade with the world"), text=alt.Text("words:N"),
        color=alt.Color("ink:N", scale=None),
    )  # fmt: skip
    shares: theme.Layers = alt.layer(bars, words, width=theme.WIDTH, height=max(50, len(periods) * (38 if few else 22)))
    return shares
