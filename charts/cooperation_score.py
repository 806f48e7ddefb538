"""Two actors over time: events by month, quarter or year around a line, and the mean of the Goldstein scale below.

Columns: dyad, period, first_day, verbal_cooperation, material_cooperation, verbal_conflict, material_conflict, goldstein_mean
(`queries/cooperation_score.sql`).
"""

from typing import TYPE_CHECKING, Any

import altair as alt

from charts import theme
from charts.balance import UNITS, balance

if TYPE_CHECKING:
    import pyarrow

_QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
_COLOUR = theme.SERIES[0]


def chart(rows: "pyarrow.Table", *, title: str = "", dark: bool = False) -> alt.TopLevelMixin:
    """The relation of a pair; without a dated event, a chart that says so."""
    every = theme.records(rows)
    step = _step(every)
    if not title:
        title = f"{every[0]['dyad'].replace('-', ' – ')} by {step}" if every else "Two actors over time"
    found = [row for row in every if row["first_day"]]
    if not found:
        return theme.notice("No dated events between these two", title=title, dark=dark)
    counts = [
        {"day": row["first_day"], "period": row["period"], "quad": quad, "events": row[name]}
        for row in found
        for quad, name in enumerate(_QUADS, 1)
        if row[name]
    ]
    undated = sum(row[name] for row in every if not row["first_day"] for name in _QUADS)
    told = f"Events by {step}: cooperation above the line, conflict below it. Underneath, their mean on the Goldstein scale, -10 to 10."
    return theme.finish(
        alt.vconcat(balance(counts, step=step), _tone(found, step)).resolve_scale(x="shared"),
        title=title,
        subtitle=[told]
        + ([f"{theme.count(undated, 'event')} without a day, or longer than a {step}, not shown."] if undated else []),
        description=f"{theme.count(sum(row['events'] for row in counts), 'event')} in {theme.count(len(found), step)}.",
        dark=dark,
    )


def _step(rows: list[dict[str, Any]]) -> str:
    """What the periods are, told by how they are written: 2023-12, 2023-Q4 or 2023."""
    written = next((row["period"] for row in rows if row["period"]), "")
    return "quarter" if "Q" in written else "year" if len(written) == 4 else "month"


def _tone(rows: list[dict[str, Any]], step: str) -> theme.Layers:
    """The mean of the Goldstein scale as a line with points."""
    means = [{"day": row["first_day"], "period": row["period"], "mean": row["goldstein_mean"]} for row in rows]
    x = alt.X(
        "day:T", timeUnit=UNITS[step], bandPosition=0.5, axis=theme.time_axis(), scale=alt.Scale(type="utc")  # type: ignore[arg-type]
    )  # fmt: skip
    y = alt.Y(
        "mean:Q", title="mean Goldstein", scale=alt.Scale(domain=[-10, 10]),
        axis=alt.Axis(values=[-10, -5, 0, 5, 10], titleAngle=0, titleAlign="left", titleY=-8, titleX=-30),
    )  # fmt: skip
    line = alt.Chart(theme.days(means, "day")).mark_line(
        color=_COLOUR, point=alt.OverlayMarkDef(size=45, color=_COLOUR)
    )
    zero = alt.Chart(theme.inline([{"zero": 0}])).mark_rule(style="rule").encode(y=alt.Y("zero:Q"))
    shown = line.encode(x=x, y=y, tooltip=[alt.Tooltip("period:N"), alt.Tooltip("mean:Q", title="mean Goldstein")])
    return alt.layer(zero, shown).properties(width=theme.WIDTH, height=120)
