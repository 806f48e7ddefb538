"""The report: one self-contained page of figures, charts, events with their sentences, and trade claims."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from charts import theme
from timeline.pages import evidence, script
from timeline.pages.export import template

MOST_EVENTS = 1_000
"""Events with their sentences on one page; the charts and the database hold all."""
MOST_CLAIMS = 400
MOST_FAILED = 200
MOST_CHARACTERS = 3_000_000
"""Of articles' texts that a page takes along."""
Row = dict[str, Any]
Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Panel:
    """A chart of the report. `spec` is Vega-Lite without a look of its own."""

    name: str
    heading: str
    note: str
    spec: dict[str, Any]


def report_html(
    *,
    title: str,
    figures: Row,
    panels: Sequence[Panel],
    events: Sequence[Row],
    claims: Sequence[Row],
    failed: Sequence[Row],
    articles: Sequence[Row],
    source: str,
) -> str:
    """The page as text. Rows are those of pages/sql/; whatever they hold is escaped, links other than http and https are left out."""
    total_failed = failed[0]["total"] if failed else 0
    return template("report.html").render(
        title=theme.clean(title), rests_on=source, figures=_figures(figures, total_failed), events=[_event(row) for row in events],
        claims=[_claim(row) for row in claims], failed=[_failure(row) for row in failed],
        total_failed=total_failed, undated=figures["undated_articles"], total_events=figures["events"], total_claims=figures["claims"],
        panels=[_panel(panel) for panel in panels], event_choices=_event_choices(events), claim_choices=_claim_choices(claims),
        looks=script.embedded_json({"light": theme.config(), "dark": theme.config(dark=True)}),
        articles=script.embedded_json({row["id"]: evidence.article(row) for row in articles}),
        policy=script.policy(script.vega_script(), script.page_script(), script.report_script()),
        style=script.page_style(), bundle=script.vega_script(), code=script.page_script(), explore=script.report_script(),
    )  # fmt: skip


def article_ids(events: Iterable[Row], claims: Iterable[Row]) -> list[str]:
    """The articles that the rows were read from, in the order of the rows: leading sentences first."""
    leading = [row["sentences"][0]["article_id"] for row in events]
    claimed = [row["article_id"] for row in claims]
    others = [sentence["article_id"] for row in events for sentence in row["sentences"]]
    return list(dict.fromkeys([*leading, *claimed, *others]))


def _panel(panel: Panel) -> Row:
    """A chart without its look, which the page puts in, light or dark, and without its headline, which stands above it as text."""
    headline = panel.spec.get("title") or {}
    spec = {key: value for key, value in panel.spec.items() if key not in ("config", "title")}
    link = (
        _LINKS.get(panel.name) if "layer" in spec and len(spec["layer"]) > 1 else None
    )  # without a dated event it is a notice
    if link:
        spec = link(spec)
    return {
        "linked": panel.name if link else "", "name": panel.name, "heading": panel.heading,
        "note": " ".join([f"{panel.note}.", *headline.get("subtitle", [])]),
        "json": script.embedded_json(spec), "description": panel.spec.get("description", ""),
    }  # fmt: skip


def _linked(spec: Row) -> Row:
    """The timeline with a parameter `kept`: null, or an object of the ids of those events that the page's filters leave.

    A click leads to the event's row instead of its article.
    """
    layers = []
    for layer in spec["layer"]:
        encoding = {key: value for key, value in layer["encoding"].items() if key != "href"}
        values = layer["data"].get("values") or [{}]
        only = {"transform": [{"filter": "!kept || kept[datum.id]"}]} if "id" in values[0] else {}
        layers.append({**layer, "encoding": encoding, **only})
    return (
        {**spec, "params": [*spec.get("params", []), {"name": "kept", "value": None}], "layer": layers}
        if layers
        else spec
    )


def _brushed(spec: Row) -> Row:
    """The bars with a brush: the days it covers become those of the filter. The first layer, which nobody sees, has the axis."""
    brush = {"name": "brush", "select": {"type": "interval", "encodings": ["x"]}}
    frame, *rest = spec["layer"]
    return {**spec, "layer": [{**frame, "params": [brush]}, *rest]}


_LINKS: dict[str, Callable[[Row], Row]] = {"timeline": _linked, "events_by_month": _brushed}
"""Charts that the filters of the events go together with."""


def _figures(row: Row, failed: int) -> Choices:
    named = [
        (row["articles"], "article"), (row["events"], "event"), (row["mentions"], "mention"), (row["actors"], "actor"),
        (row["claims"], "trade claim"),
    ]  # fmt: skip
    if row["official"]:
        named.append((row["official"], "official figure"))
    told = [(f"{number:,}", name + ("" if number == 1 else "s")) for number, name in named]
    if row["official"]:
        told.append((f"{row['judged']:,}", "claims held against them"))
    if row["first_day"]:
        told.append((f"{row['first_day']:%Y-%m-%d} – {row['last_day']:%Y-%m-%d}", "first and last day"))
    if row["undated_articles"]:
        told.append((f"{row['undated_articles']:,}", "without a date of publication"))
    if failed:
        told.append((f"{failed:,}", "input not read" if failed == 1 else "inputs not read"))
    return told


def _event_choices(rows: Sequence[Row]) -> dict[str, Choices]:
    """What each filter of the events offers: value and words."""
    actors = {
        code: name if name == code else f"{name} ({code})"
        for row in rows
        for side, names in (("actors", "actor_names"), ("recipients", "recipient_names"))
        for code, name in zip(row[side], row[names], strict=True)
    }
    quads = sorted({row["quad"] for row in rows})
    return {
        "actor": sorted(actors.items(), key=lambda choice: choice[1]),
        "type": _same(row["event_type"] for row in rows),
        "class": [(str(quad), theme.quad_name(quad)) for quad in quads],
        "modality": _same(row["modality"] for row in rows),
        "publisher": _same(theme.clean(sentence["publisher"]) for row in rows for sentence in row["sentences"]),
    }


def _claim_choices(rows: Sequence[Row]) -> dict[str, Choices]:
    return {
        "reporter": _same(row["reporter"] for row in rows), "partner": _same(row["partner"] for row in rows),
        "flow": _same(row["flow"] for row in rows), "measure": _same(row["measure"] for row in rows),
        "verdict": _same(row["verdict"] or "" for row in rows), "modality": _same(row["modality"] for row in rows),
        "publisher": _same(theme.clean(row["publisher"]) for row in rows),
    }  # fmt: skip


def _same(values: Iterable[str]) -> Choices:
    return [(value, value) for value in sorted({value for value in values if value})]


def _event(row: Row) -> Row:
    return {
        "id": row["id"], "when": _days(row["first_day"], row["last_day"], row["precision"]),
        "first": str(row["first_day"] or ""), "last": str(row["last_day"] or ""),
        "who": " + ".join(row["actor_names"]), "whom": " + ".join(row["recipient_names"]), "quad": row["quad"],
        "actors": sorted({*row["actors"], *row["recipients"]}),
        "publishers": sorted({theme.clean(sentence["publisher"]) for sentence in row["sentences"]}),
        "quad_name": theme.quad_name(row["quad"]), "type": row["event_type"], "cameo": row["cameo"], "modality": row["modality"],
        "sentences": [_sentence(sentence) for sentence in row["sentences"]],
        "more": row["mentions"] - len(row["sentences"]),
        "told": f"{theme.count(row['mentions'], 'mention')} in {theme.count(row['articles'], 'article')}",
    }  # fmt: skip


def _sentence(row: Row) -> Row:
    spans = evidence.event_spans(row)
    said = f"said by {row['reported_by']}" if row["reported_by"] else ""
    reason = [
        said,
        f"date: {row['date_reason']}" if row["date_reason"] else "",
        f"rule {row['rule_id']}",
        f"{row['confidence']:.2f}",
    ]
    return _words(row, spans) | {"reason": theme.clean(" · ".join(part for part in reason if part))}


def _words(row: Row, spans: Sequence[evidence.Span]) -> Row:
    return {
        "parts": evidence.parts(row["quote"], row["start_char"], spans), "article": row["article_id"],
        "marks": evidence.marks(row["start_char"], row["end_char"], spans), "source": evidence.source(row),
        "url": theme.safe_url(row["url"]),
    }  # fmt: skip


def _claim(row: Row) -> Row:
    return _words(row, evidence.fact_spans(row)) | {
        "id": row["id"], "reporter": row["reporter"], "partner": row["partner"], "flow": row["flow"], "measure": row["measure"],
        "value": claimed(row["value"], row["unit"], row["measure"]), "period": row["period"],
        "goods": theme.clean(row["commodity"]) or "all goods", "data_source": theme.clean(row["data_source"]),
        "modality": row["modality"], "publisher": theme.clean(row["publisher"]),
        "first": str(row["first_day"] or ""), "last": str(row["last_day"] or ""), "verdict": row["verdict"] or "",
        "verdict_class": (row["verdict"] or "").replace(" ", "-"), "cause": row["cause"] or "", "agrees": row["verdict"] in _AGREES,
        "official": _official(row),
        "verdict_reason": theme.clean(row["reason"] or ""), "reason": f"rule {row['rule_id']} · {row['confidence']:.2f}",
    }  # fmt: skip


def _failure(row: Row) -> Row:
    """An input that failed. The error begins with the input's name, which has a place of its own here."""
    where = row["origin"] if row["line"] is None else f"{row['origin']}:{row['line']}"
    return {
        "where": theme.clean(where), "why": theme.clean(row["error"].removeprefix(f"{where}: ")), "when": f"{row['loaded_at']:%Y-%m-%d}",
    }  # fmt: skip


def _official(row: Row) -> str:
    """The official figure of a claim in short: `5.08 billion USD (UN Comtrade, CHN)`; empty when there is none."""
    if row["official_value"] is None:
        return ""
    told = claimed(row["official_value"], row["unit"], row["measure"])
    return theme.clean(f"{told} ({row['dataset']}, {row['reporting_side']})")


_AGREES = ("supported", "supported by mirror")
"""Verdicts whose reason is only which rows say the same."""
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
