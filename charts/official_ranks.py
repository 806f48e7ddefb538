"""Places of partner countries by official figures over time: a line for each partner, its name at the end.

Columns: reporter, partner, partner_name, flow, period, first_day, rank, value, share, dataset, vintage (`queries/official_ranks.sql`).
"""

from typing import TYPE_CHECKING, Any

import altair as alt

from charts import axes, theme

if TYPE_CHECKING:
    import pyarrow

MOST_LINES = 14
_DEEPEST = 16
"""The last place that is drawn; partners are told of while they are below it, not shown."""
_ROOM = 170
_PALE = "#9aa0a6"
_OF = {"import": "import partners", "export": "export partners", "total": "trading partners"}


def chart(rows: "pyarrow.Table", *, title: str = "", dark: bool = False) -> alt.TopLevelMixin:
    """Ranks over time, the first at the top; without a list, a chart that says so."""
    found = [row for row in theme.records(rows) if row["first_day"] and row["rank"]]
    if not found:
        why = (
            "No complete list of partners: load a file with all partners of a country, or lower the parameter coverage"
        )
        return theme.notice(why, title=title or "Partners by official figures", dark=dark)
    periods = sorted({(row["first_day"], row["period"]) for row in found})
    latest = {row["partner"]: row for row in found}  # rows are in the order of time
    best = sorted(
        latest,
        key=lambda code: (min(row["rank"] for row in found if row["partner"] == code), latest[code]["rank"], code),
    )
    shown = sorted(best[:MOST_LINES], key=lambda code: latest[code]["rank"])
    lines = [row for row in found if row["partner"] in shown and row["rank"] <= _DEEPEST]
    colours = {code: theme.SERIES[place] if place < 7 else _PALE for place, code in enumerate(shown)}
    values = [_datum(row, colours[row["partner"]]) for row in lines]
    ends = _ends(values)
    if len(periods) == 1:  # there is room for the sums
        ends = [end | {"name": f"{end['name']}: {end['Value']}"} for end in ends]
    left = len(best) - len(shown)
    return theme.finish(
        theme.with_source(
            _bump(values, ends, [period for _, period in periods]), source=theme.source_of(found, "vintage")
        ),
        title=title
        or f"{_OF.get(found[0]['flow'], 'partners').capitalize()} of {found[0]['reporter']} by official figures",
        subtitle=[
            "Each line is a partner country, 1 the largest; areas that are no country and goods that came back are not ranked.",
            f"{theme.count(left, 'partner')} farther behind not shown." if left else "",
        ],
        description=", ".join(f"{latest[code]['rank']} {latest[code]['partner_name'] or code}" for code in shown),
        dark=dark,
    )


def _datum(row: dict[str, Any], colour: str) -> dict[str, Any]:
    name = theme.shorten(row["partner_name"] or row["partner"], 26)
    share = f" ({row['share'] * 100:.1f} %)" if row["share"] is not None else ""
    return {
        "partner": row["partner"], "period": row["period"], "rank": int(row["rank"]), "colour": colour, "name": f"{int(row['rank'])} {name}",
        "Partner": f"{name}: no. {int(row['rank'])} in {row['period']}", "Value": f"{theme.amount(row['value'])} USD{share}",
        "Spoken": f"{name}: no. {int(row['rank'])} in {row['period']}, {theme.amount(row['value'])} USD{share}",
    }  # fmt: skip


def _ends(values: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of each line the last point, which its name stands beside."""
    last: dict[str, dict[str, Any]] = {}
    for value in values:
        last[value["partner"]] = value
    return list(last.values())


def _bump(values: list[dict[str, Any]], ends: list[dict[str, Any]], periods: list[str]) -> theme.Layers:
    deepest = max(value["rank"] for value in values)
    labels = alt.Axis(title=None, labelAngle=0 if len(periods) < 14 else -45, grid=False, labelOverlap=True)
    x = alt.X("period:O", sort=None, scale=alt.Scale(domain=periods, padding=0.3), axis=labels)
    ticks = list(range(1, deepest + 1)) if deepest <= 16 else list(range(1, deepest + 1, 2))
    y = alt.Y(
        "rank:Q",
        title="place",
        scale=alt.Scale(domain=[deepest + 0.6, 0.4], nice=False),
        axis=axes.small_axis(values=ticks, format="d", grid=len(periods) > 1),
    )
    base = alt.Chart(theme.inline(values)).encode(x=x, y=y, color=alt.Color("colour:N", scale=None))
    lines = base.mark_line(strokeWidth=2.4, opacity=0.8, aria=False).encode(detail=alt.Detail("partner:N"))
    points = base.mark_point(filled=True, size=90, opacity=1).encode(
        description=alt.Description("Spoken:N"), tooltip=[alt.Tooltip("Partner:N"), alt.Tooltip("Value:N")]
    )
    names = (
        alt.Chart(theme.inline(ends))
        .mark_text(style="event-label", align="left", baseline="middle", dx=11, aria=False)
        .encode(x=x, y=y, text=alt.Text("name:N"))
    )
    bump: theme.Layers = alt.layer(lines, points, names, width=theme.WIDTH - _ROOM, height=min(520, 60 + 27 * deepest))
    return bump
