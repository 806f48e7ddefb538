"""What the database rests on: articles by month of publication, and what was read out of them.

Columns: month, articles, events, facts (`queries/coverage.sql`). A span of more months than can be seen is told by quarter or year.
"""

from collections import defaultdict
from typing import TYPE_CHECKING

import altair as alt

from charts import axes, periods, theme

if TYPE_CHECKING:
    import pyarrow

_PARTS = (
    ("articles", "articles", theme.SERIES[7]),
    ("events", "events", theme.SERIES[0]),
    ("facts", "trade facts", theme.SERIES[3]),
)


def chart(rows: "pyarrow.Table", *, title: str = "", dark: bool = False) -> alt.TopLevelMixin:
    """Three small rows of bars over one time axis; without dated articles, a chart that says so."""
    title = title or "Coverage"
    every = theme.records(rows)
    found = [row for row in every if row["month"]]
    undated = sum(row["articles"] for row in every if not row["month"])
    if not found:
        why = f"{theme.count(undated, 'article')}, none with a date of publication"
        return theme.notice(why, title=title, dark=dark)
    step = periods.fitting_step(row["month"] for row in found)
    frame = periods.frame([row["month"] for row in found], step)
    parts = []
    for column, name, colour in _PARTS:
        numbers: dict[str, int] = defaultdict(int)
        for row in found:
            numbers[periods.begin(row["month"], step)] += row[column]
        # the name in each row keeps the parts' rows apart: Vega-Lite takes equal ones for one table, and then reads its days twice
        values = [
            {
                "told": periods.told(day, step),
                "number": number,
                "zero": 0,
                "Spoken": f"{periods.told(day, step)}: {theme.count(number, name.removesuffix('s'))}",
            }
            | periods.span(day, step)
            for day, number in sorted(numbers.items())
        ]
        bars = alt.Chart(theme.days(values, "day", "until")).mark_rect(color=colour, xOffset=0.5, x2Offset=-0.5).encode(
            x=periods.x("day"), x2=alt.X2("until:T"), y2=alt.Y2("zero:Q"),
            y=alt.Y("number:Q", title=name, scale=alt.Scale(zero=True), axis=axes.small_axis(**axes.whole_numbers(tickCount=3))),
            description=alt.Description("Spoken:N"),
            tooltip=[alt.Tooltip("told:N", title=step), alt.Tooltip("number:Q", title=name, format=",d")],
        )  # fmt: skip
        parts.append(alt.layer(frame, bars, width=theme.WIDTH, height=90))
    return theme.finish(
        alt.vconcat(*parts).resolve_scale(x="shared"),
        title=title,
        subtitle=[
            f"By {step} of publication. An event that several articles tell counts for each of them.",
            f"{theme.count(undated, 'article')} without a date of publication not shown." if undated else "",
        ],
        description=", ".join(f"{sum(row[column] for row in found):,} {name}" for column, name, _ in _PARTS)
        + f", from {min(row['month'] for row in found)[:7]} to {max(row['month'] for row in found)[:7]}",
        dark=dark,
    )
