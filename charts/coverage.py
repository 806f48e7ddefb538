"""What the database rests on: articles by month of publication, and what was read out of them.

Columns: month, articles, events, facts (`queries/coverage.sql`).
"""

from typing import TYPE_CHECKING, Any

import altair as alt

from charts import theme

if TYPE_CHECKING:
    import pyarrow

_PARTS = (("articles", theme.SERIES[7]), ("events", theme.SERIES[0]), ("trade facts", theme.SERIES[3]))


def chart(rows: "pyarrow.Table", *, title: str = "", dark: bool = False) -> alt.TopLevelMixin:
    """Three small rows of bars over one time axis; without dated articles, a chart that says so."""
    title = title or "Coverage"
    found = [row for row in theme.records(rows) if row["month"]]
    undated = sum(row["articles"] for row in theme.records(rows) if not row["month"])
    if not found:
        return theme.notice(
            f"{theme.count(undated, 'article')}, none with a date of publication", title=title, dark=dark
        )
    parts = []
    small: Any = {"titleAngle": 0, "titleAlign": "left", "titleY": -8, "titleX": -30}
    for name, colour in _PARTS:
        column = "facts" if name == "trade facts" else name
        months: dict[str, int] = {}
        for row in found:
            months[row["month"]] = months.get(row["month"], 0) + row[column]
        values = [
            {"part": name, "month": month, "told": month[:7], "number": number}
            for month, number in sorted(months.items())
        ]
        parts.append(
            alt.Chart(theme.days(values, "month"), width=theme.WIDTH, height=90)
            .mark_bar(color=colour)
            .encode(
                x=alt.X("month:T", timeUnit="utcyearmonth", axis=theme.time_axis(), scale=alt.Scale(type="utc")),
                y=alt.Y("number:Q", title=name, axis=alt.Axis(tickCount=3, tickMinStep=1, format=",d", **small)),
                tooltip=[alt.Tooltip("told:N", title="month"), alt.Tooltip("number:Q", title=name, format=",d")],
            )
        )  # fmt: skip
    return theme.finish(
        alt.vconcat(*parts).resolve_scale(x="shared"),
        title=title,
        subtitle=["By month of publication."]
        + ([f"{theme.count(undated, 'article')} without a date of publication not shown."] if undated else []),
        description=f"{theme.count(sum(row['articles'] for row in found), 'article')}.",
        dark=dark,
    )
