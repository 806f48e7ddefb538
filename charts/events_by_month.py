"""Events by month, cooperation up and conflict down, so that a month's balance is seen at a glance.

Columns: month, quad, events (`queries/events_by_month.sql`). A span of more months than can be seen is told by quarter or year.
"""

from typing import TYPE_CHECKING

import altair as alt

from charts import periods, theme
from charts.balance import balance

if TYPE_CHECKING:
    import pyarrow


def chart(rows: "pyarrow.Table", *, title: str = "", dark: bool = False) -> alt.TopLevelMixin:
    """The months of `rows` as bars; without a dated event, a chart that says so."""
    every = theme.records(rows)
    found = [row | {"day": row["month"]} for row in every if row["month"]]
    undated = sum(row["events"] for row in every if not row["month"])
    left_out = f"{theme.count(undated, 'event')} without a day, or longer than a month, not shown." if undated else ""
    if not found:
        why = left_out or "No events: nothing was found that fits the question"
        return theme.notice(why, title=title or "Events by month", dark=dark)
    step = periods.fitting_step(row["day"] for row in found)
    total = sum(row["events"] for row in found)
    return theme.finish(
        balance(found, step=step),
        title=title or f"Events by {step}",
        subtitle=["Cooperation stands above the line, conflict below it.", left_out],
        description=f"{theme.count(total, 'event')} in {theme.count(len({row['month'] for row in found}), 'month')}.",
        dark=dark,
    )
