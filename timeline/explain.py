"""Where a row comes from, told in plain text: the words with marks, the rule, the parties, how the date was counted."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from timeline.review import corrections_of
from timeline.row_ids import first_digits, the_one
from timeline.store.read import read_sql

_SECONDS = 30.0
_MOST_MENTIONS = 1_000
Row = dict[str, Any]


def explain(db: Path | str, key: str) -> str:
    """The account of one event or trade fact; `key` is its id or the first digits of it.

    Raises UsageError when the key is too short or fits several rows, UnknownName when it fits none.
    """
    key = first_digits(key, "an event or trade fact")
    mentions, facts = _rows(db, "explain_event", key), _rows(db, "explain_fact", key)
    found = the_one(key, {row["event_id"] for row in mentions} | {row["id"] for row in facts}, "event or trade fact")
    corrected = [_correction(row) for row in corrections_of(db, found)]
    return "\n".join(_event(mentions, corrected) if mentions else _fact(facts[0], corrected))


def _correction(row: Row) -> str:
    """One line of what an analyst decided."""
    done = {"accept": "accepted", "reject": "rejected", "edit": f"edited: {row['changes']}"}[row["action"]]
    why = f": {_one_line(row['note'])}" if row["note"] else ""
    return (
        f"{done} by {_one_line(row['author'])} on {row['made_at']:%Y-%m-%d} (correction {row['correction'][:8]}){why}"
    )


def _rows(db: Path | str, name: str, key: str) -> list[Row]:
    statement = (files("timeline.store") / f"{name}.sql").read_text("utf8")
    answer = read_sql(db, statement, params={"key": key}, limit=_MOST_MENTIONS, seconds=_SECONDS)
    rows: list[Row] = answer.rows.to_pylist()
    return rows


def marked(text: str, start: int, spans: list[tuple[int, int]]) -> str:
    """`text`, which begins at offset `start` of its article, with square brackets around each span of the article.

    Spans that reach outside the text or cross an earlier one are left unmarked.
    """
    shown, place = "", start
    for first, last in sorted(set(spans)):
        if first < place or last > start + len(text):
            continue
        shown += text[place - start : first - start] + "[" + text[first - start : last - start] + "]"
        place = last
    return shown + text[place - start :]


def _event(mentions: list[Row], corrected: list[str]) -> list[str]:
    lead = mentions[0]
    lines = [
        f"event {lead['event_id']}",
        f"{lead['type_of_event']} {lead['code_of_event']}, {lead['modality_of_event']}: {lead['headline']}",
        f"{_days(lead['event_first_day'], lead['event_last_day'], lead['event_precision'])}; "
        f"{_count(lead['mentions'], 'mention')} in {_count(lead['articles'], 'article')}",
        *corrected,
    ]
    for number, row in enumerate(mentions, 1):
        lines += ["", f"{number}. {_article(row)}", *_mention(row)]
    return lines


def _mention(row: Row) -> list[str]:
    sides = [(name, json.loads(row[f"{name}_spans"])) for name in ("actor", "recipient")]
    spans = [(row["trigger_start"], row["trigger_end"])]
    spans += [(actor["start"], actor["end"]) for _, actors in sides for actor in actors]
    if row["date_start"] is not None:
        spans.append((row["date_start"], row["date_end"]))
    trigger = row["quote"][row["trigger_start"] - row["start_char"] : row["trigger_end"] - row["start_char"]]
    lines = [
        f"   “{_one_line(marked(row['quote'], row['start_char'], spans))}”",
        f"   trigger    {_one_line(trigger)} → {row['event_type']} {row['cameo']}, {row['modality']} "
        f"(rule {row['rule_id']}, confidence {row['confidence']:.2f})",
    ]
    for name, actors in sides:
        for actor in actors:
            codes = " + ".join(actor["codes"] or [actor["code"]])
            lines.append(
                f"   {name:10} {_one_line(actor['text'])} → {codes} ({actor['name']}; rule {actor['rule_id']})"
            )
    days = _days(row["first_day"], row["last_day"], row["precision"])
    lines.append(f"   date       {row['date_reason'] or 'no date was found'} → {days}")
    if row["joined_by"] != "leads":
        lines.append(f"   joined     {row['joined_by']}")
    if row["reported_by"]:
        lines.append(f"   said by    {_one_line(row['reported_by'])}{' (alleged)' if row['alleged'] else ''}")
    return lines


def _fact(row: Row, corrected: list[str]) -> list[str]:
    value = "no number" if row["value"] is None else f"{row['value']:,.10g}"
    lines = [
        f"trade fact {row['id']}",
        f"{row['measure']} {value} {row['unit']}, {row['flow']}, {row['modality']}: reporter {row['reporter']}, partner {row['partner']}",
        f"period {row['period'] or 'not told'}; goods {row['commodity'] or 'all'}; source {row['data_source'] or 'not told'}",
        *corrected,
        "",
        f"1. {_article(row)}",
        f"   “{_one_line(marked(row['quote'], row['start_char'], [(row['value_start'], row['value_end'])]))}”",
        f"   rule {row['rule_id']}, confidence {row['confidence']:.2f}",
    ]
    if row["verdict"]:
        lines += ["", *_verdict(row)]
    return lines


def _verdict(row: Row) -> list[str]:
    """What official figures say of a fact, and the rows that say so."""
    cause = f" ({row['cause']})" if row["cause"] else ""
    lines = [f"official figures: {row['verdict']}{cause}", f"   {_one_line(row['verdict_reason'])}"]
    if row["official_value"] is not None:
        said = f"{row['official_value']:,.10g} {row['unit']}"
        lines.append(
            f"   figure     {said}, {row['dataset']}, vintage {row['vintage']}, reported by {row['reporting_side']}"
        )
    if row["flow_ids"]:
        lines.append(f"   rows       trade_flow.id {', '.join(row['flow_ids'])}")
    return lines


def _article(row: Row) -> str:
    told = [row["title"] or row["url"] or f"article {row['article_id']}", row["publisher"]]
    if row["published"]:
        evidence = f" “{row['published_evidence']}”" if row["published_evidence"] else ""
        told.append(f"published {row['published']} ({row['published_basis']}{evidence})")
    else:
        told.append("date of publication unknown")
    return _one_line(", ".join(part for part in told if part))


def _days(first: Any, last: Any, precision: str) -> str:
    if first is None:
        return "no day"
    return f"{first}" if first == last else f"{first} to {last} ({precision})"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _one_line(text: str) -> str:
    """Text of an article on one line, without characters that a terminal would obey."""
    return " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())
