"""Events by month, cooperation up and conflict down, so that a month's balance is seen at a glance.

Columns: month, quad, events (`queries/events_by_month.sql`).
"""

from typing import TYPE_CHECKING

import altair as alt

from charts import theme
from charts.balance import balance

if TYPE_CHECKING:
    import pyarrow


def chart(rows: "pyarrow.Table", *, title: str = "", dark: bool = False) -> alt.TopLevelMixin:
    """The months of `rows` as bars; without a dated event, a chart that says so."""
    title = title or "Events by month"
    found = [row | {"day": row["month"], "period": row["month"][:7]} for row in theme.records(rows) if row["month"]]
    if not found:
        return theme.notice("No dated events: nothing was found that fits the question", title=title, dark=dark)
    total = sum(row["events"] for row in found)
    return theme.finish(
        balance(found),
        title=title,
        subtitle=["Cooperation stands above the line, conflict below it. Events longer than a month are left out."],
        description=f"{theme.count(total, 'event')} in {theme.count(len({row['month'] for row in found}), 'month')}.",
        dark=dark,
    )
