"""The report: one self-contained page of figures, charts, events with their sentences, and trade claims."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from charts import theme
from timeline.pages import script
from timeline.pages.export import template

MOST_EVENTS = 400
"""Events with their sentences on one page; the charts and the database hold all."""
MOST_CLAIMS = 400
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Panel:
    """A chart of the report. `spec` is Vega-Lite without a look of its own."""

    name: str
    heading: str
    note: str
    spec: dict[str, Any]


def report_html(
    *, title: str, figures: Row, panels: Sequence[Panel], events: Sequence[Row], claims: Sequence[Row]
) -> str:
    """The page as text. Rows are those of pages/sql/; whatever they hold is escaped, links other than http and https are left out."""
    return template("report.html").render(
        title=theme.clean(title), figures=_figures(figures), events=[_event(row) for row in events],
        claims=[_claim(row) for row in claims], total_events=figures["events"], total_claims=figures["claims"],
        panels=[{"name": p.name, "heading": p.heading, "note": p.note, "json": script.embedded_json(_bare(p.spec)),
                 "description": p.spec.get("description", "")} for p in panels],
        looks=script.embedded_json({"light": theme.config(), "dark": theme.config(dark=True)}),
        policy=script.policy(), style=script.page_style(), bundle=script.vega_bundle(), code=script.page_script(),
    )  # fmt: skip


def _bare(spec: dict[str, Any]) -> dict[str, Any]:
    """A specification without its look: the page puts in the light or the dark one."""
    return {key: value for key, value in spec.items() if key != "config"}


def _figures(row: Row) -> list[tuple[str, str]]:
    named = [
        (row["articles"], "article"), (row["events"], "event"), (row["mentions"], "mention"), (row["actors"], "actor"),
        (row["claims"], "trade claim"),
    ]  # fmt: skip
    told = [(f"{number:,}", name + ("" if number == 1 else "s")) for number, name in named]
    if row["first_day"]:
        told.append((f"{row['first_day']:%Y-%m-%d} – {row['last_day']:%Y-%m-%d}", "first and last day"))
    if row["undated_articles"]:
        told.append((f"{row['undated_articles']:,}", "without a date of publication"))
    return told


def _event(row: Row) -> Row:
    return {
        "id": row["id"], "when": _days(row["first_day"], row["last_day"], row["precision"]),
        "who": " + ".join(row["actors"]), "whom": " + ".join(row["recipients"]), "quad": row["quad"],
        "quad_name": theme.quad_name(row["quad"]), "type": row["event_type"], "cameo": row["cameo"],
        "modality": "" if row["modality"] == "happened" else row["modality"], "headline": theme.clean(row["headline"]),
        "sentences": [_sentence(sentence) for sentence in row["sentences"]],
        "more": row["mentions"] - len(row["sentences"]),
        "told": f"{theme.count(row['mentions'], 'mention')} in {theme.count(row['articles'], 'article')}",
    }  # fmt: skip


def _sentence(row: Row) -> Row:
    return {
        "quote": theme.shorten(theme.clean(row["quote"]), 600), "source": _source(row), "url": theme.safe_url(row["url"]),
        "reason": theme.clean(row.get("reason") or ""),
    }  # fmt: skip


def _source(row: Row) -> str:
    published = f"{row['published']:%Y-%m-%d}" if row["published"] else "undated"
    return theme.clean(", ".join(part for part in (row["publisher"] or row["title"] or "article", published) if part))


def _claim(row: Row) -> Row:
    return {
        "id": row["id"], "who": f"{row['reporter'] or '?'} – {row['partner'] or '?'}", "what": f"{row['flow']} {row['measure']}",
        "value": claimed(row["value"], row["unit"], row["measure"]), "period": row["period"], "goods": row["commodity"] or "all goods",
        "data_source": row["data_source"], "modality": "" if row["modality"] == "actual" else row["modality"],
        "quote": theme.shorten(theme.clean(row["quote"]), 600), "source": _source(row), "url": theme.safe_url(row["url"]),
        "verdict": row["verdict"] or "", "reason": row["reason"] or "",
    }  # fmt: skip


_BIG = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def claimed(value: float | None, unit: str, measure: str) -> str:
    """A claim's figure as people write it: `5.8 billion USD`, `11%`, `no. 7`."""
    if value is None:
        return "no number"
    if measure == "rank":
        return f"no. {value:g}"
    if unit in {"percent", "%"}:
        return f"{value:,.4g}%"
    for size, name in _BIG:
        if abs(value) >= size:
            return f"{value / size:,.4g} {name} {unit}".rstrip()
    return f"{value:,.6g} {unit}".rstrip()


def _days(first: dt.date | None, last: dt.date | None, precision: str) -> str:
    if first is None or last is None:
        return "no day"
    if first == last:
        return first.isoformat()
    if precision == "month":
        return first.isoformat()[:7]
    if precision == "year":
        return first.isoformat()[:4]
    return f"{first.isoformat()} – {last.isoformat()}"
