"""Events by month, cooperation up and conflict down, so that a month's balance is seen at a glance.

Columns: month, quad, events (`queries/events_by_month.sql`). A span of more months than can be seen is told by quarter or year.
"""

from collections import Counter
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
    months, quads = Counter[str](), Counter[int]()
    for row in found:
        months[periods.begin(row["day"], step)] += row["events"]
        quads[int(row["quad"])] += row["events"]
    busiest = min(months, key=lambda day: (-months[day], day))
    return theme.finish(
        balance(found, step=step),
        title=title or f"Events by {step}",
        subtitle=["Cooperation stands above the line, conflict below it.", left_out],
        description=f"{theme.count(quads.total(), 'event')} in {theme.count(len(months), step)}, from {periods.told(min(months), step)} to"
        f" {periods.told(max(months), step)}: {', '.join(f'{number:,} of {theme.quad_name(quad)}' for quad, number in sorted(quads.items()))};"
        f" most in {periods.told(busiest, step)}, {months[busiest]:,}",
        dark=dark,
    )
