"""Ranks among trading partners as articles claim them, by period: one line a reporter, partner and flow.

Columns: reporter, partner, flow, commodity, period, first_day, rank, data_source, quote, publisher, url (`queries/trade_ranks.sql`).
"""

from collections import Counter
from typing import TYPE_CHECKING, Any

import altair as alt

from charts import axes, theme

if TYPE_CHECKING:
    import pyarrow

MOST_LINES, MOST_TOLD = 8, 12
_APART = 13
"""Pixels between two points that would lie on each other."""
_SHAPES = ("circle", "diamond", "square", "triangle-up", "cross", "triangle-down", "triangle-right", "triangle-left")


def chart(rows: "pyarrow.Table", *, title: str = "", dark: bool = False) -> alt.TopLevelMixin:
    """Ranks over time, first at the top; without a dated rank, a chart that says so."""
    title = title or "Claimed ranks among trading partners"
    found = [row for row in theme.records(rows) if row["first_day"] and row["rank"]]
    undated = rows.num_rows - len(found)
    if not found:
        why = (
            f"{theme.count(undated, 'rank')} without a period"
            if undated
            else "No ranks: nothing was found that fits the question"
        )
        return theme.notice(why, title=title, dark=dark)
    names = [_name(row) for row in found]
    claims = Counter(names)
    shown = sorted(claims, key=lambda name: (-claims[name], name))[:MOST_LINES]
    values = [_datum(row, name) for row, name in zip(found, names, strict=True) if name in shown]
    last = max(value["rank"] for value in values)
    height = min(420, 120 + 26 * last)
    _dodge(values, _APART * (last + 0.2) / height)
    base = alt.Chart(theme.days(values, "day")).encode(
        x=axes.utc_time("day", scale=alt.Scale(type="utc", padding=30)),
        y=alt.Y("place:Q", title="rank", scale=alt.Scale(domain=[last + 0.6, 0.4], nice=False), axis=_ranks(last)),
        color=alt.Color("line:N", scale=alt.Scale(domain=shown, range=list(theme.SERIES)), legend=_legend()),
    )
    points = base.mark_point(filled=True, size=110, opacity=1).encode(
        shape=alt.Shape("line:N", scale=alt.Scale(domain=shown, range=list(_SHAPES)), legend=_legend()),
        href=alt.Href("url:N"),
        description=alt.Description("Spoken:N"),
        tooltip=[alt.Tooltip(f"{name}:N") for name in ("Rank", "Period", "Figure from", "Words", "Published by")],
    )
    told = (
        [f"{theme.count(len(claims) - len(shown), 'line')} with fewer claims not shown."]
        if len(claims) > len(shown)
        else []
    )
    told += [f"{theme.count(undated, 'rank')} without a period not shown."] if undated else []
    return theme.finish(
        alt.layer(base.mark_line(opacity=0.5, aria=False), points, width=theme.WIDTH, height=height),
        title=title,
        subtitle=["The partner's place among the reporter's partners, as articles state it.", " ".join(told)],
        description="; ".join(value["Spoken"] for value in values[:MOST_TOLD]),
        dark=dark,
    )


def _name(row: dict[str, Any]) -> str:
    goods = f" of {theme.shorten(row['commodity'], 24)}" if row["commodity"] else ""
    return f"{row['partner']} for {row['reporter']}, {row['flow']}{goods}"


def _datum(row: dict[str, Any], name: str) -> dict[str, Any]:
    return {
        "line": name, "day": row["first_day"], "rank": int(row["rank"]), "Rank": f"{int(row['rank'])}: {name}", "Period": row["period"],
        "Figure from": theme.shorten(row["data_source"] or "not told", 60), "Words": theme.shorten(row["quote"] or "", 300),
        "Spoken": f"{name}: rank {int(row['rank'])} in {row['period'] or row['first_day']}",
        "Published by": theme.shorten(row["publisher"] or "", 80), "url": theme.safe_url(row["url"]),
    }  # fmt: skip


def _dodge(values: list[dict[str, Any]], apart: float) -> None:
    """Lines that claim the same rank for the same period stand a little apart, so that each is seen."""
    lines: dict[tuple[str, int], list[str]] = {}
    for value in values:
        there = lines.setdefault((value["day"], value["rank"]), [])
        if value["line"] not in there:
            there.append(value["line"])
    for value in values:
        there = sorted(lines[value["day"], value["rank"]])
        value["place"] = value["rank"] + min(apart, 0.8 / len(there)) * (
            there.index(value["line"]) - (len(there) - 1) / 2
        )


def _ranks(last: int) -> alt.Axis:
    step = 1 if last <= 12 else max(1, last // 8)
    return axes.small_axis(values=list(range(1, last + 1, step)), format="d")


def _legend() -> alt.Legend:
    return alt.Legend(title=None, columns=3, labelLimit=320, offset=26)
