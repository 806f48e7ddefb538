"""One coded article as rows of each table: plain dictionaries, in the tables' column names."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

from timeline.records import ActorMention, Coded, DateValue, Event, EventMention, Statement, TradeFact, content_id
from timeline.terms import ActorKind

Row = dict[str, Any]

ARTICLE_TABLES = (
    "article",
    "statement",
    "date_value",
    "event_mention",
    "article_event",
    "trade_fact",
    "unresolved_name",
)
"""Tables whose rows belong to one article and are replaced when it is coded again."""
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def article_rows(coded: Coded, coder_version: str, join_keys: Sequence[str]) -> dict[str, list[Row]]:
    """The rows of each of `ARTICLE_TABLES` for one article; `join_keys` are those of `coded.events`, in order."""
    article_id = coded.article.id
    event_of = {mention: event.id for event in coded.events for mention in event.mention_ids}
    return {
        "article": [_article(coded, coder_version)],
        "statement": [_statement(statement, article_id) for statement in coded.statements],
        "date_value": [_date_value(date, article_id) for date in coded.dates],
        "event_mention": [_mention(mention, event_of[mention.id]) for mention in coded.mentions],
        "article_event": [
            article_event(event, article_id) | {"join_key": key}
            for event, key in zip(coded.events, join_keys, strict=True)
        ],
        "trade_fact": [_fact(fact) for fact in coded.facts],
        "unresolved_name": [
            {"article_id": article_id, "start_char": n.start, "end_char": n.end, "text": n.text, "reason": n.reason}
            for n in coded.unresolved
        ],
    }


def _json(several: Sequence[Any]) -> str:
    """Several things as JSON; most are none, which needs no encoder."""
    return _ENCODER.encode(several) if several else "[]"


def codes_of(coded: Coded) -> set[str]:
    """Every actor code that the events, mentions and trade facts of an article name."""
    events = {code for event in coded.events for code in (*event.actors, *event.recipients)}
    mentions = {code for mention in coded.mentions for code in (*mention.actor_codes, *mention.recipient_codes)}
    return events | mentions | {code for fact in coded.facts for code in (fact.reporter, fact.partner) if code}


def actor_rows(codes: Iterable[str]) -> list[Row]:
    """Name and kind of each code from the lexicon; a code that it does not know stands for itself."""
    names, kinds = _lexicon()
    return [
        {"code": code, "name": names.get(code, code), "kind": kinds.get(code, ActorKind.ORGANISATION)}
        for code in sorted(codes)
    ]


def _lexicon() -> tuple[dict[str, str], dict[str, ActorKind]]:
    from timeline.lexicons.actors import world  # the lexicon is read only where articles are stored

    return world().canonical, world().kinds


def event_row(event: Event) -> Row:
    """The columns that `event` and `article_event` have in common, but for the key and the counts."""
    return {
        "id": event.id, "event_type": event.event_type, "cameo": event.cameo, "goldstein": event.goldstein,
        "quad": event.quad, "modality": event.modality, "first_day": event.first_day, "last_day": event.last_day,
        "precision": event.precision, "basis": event.basis, "confidence": event.confidence,
        "headline": event.headline,
    }  # fmt: skip


def article_event(event: Event, article_id: str) -> Row:
    """An event as one article tells it, without its key."""
    return event_row(event) | {
        "article_id": article_id, "actors": list(event.actors), "recipients": list(event.recipients),
        "mention_ids": list(event.mention_ids),
    }  # fmt: skip


def _article(coded: Coded, coder_version: str) -> Row:
    article = coded.article
    stretches = [{"start": s.start, "end": s.end, "section": s.section} for s in article.stretches]
    return {
        "id": article.id, "text": article.text, "title": article.title, "published": article.published,
        "published_basis": article.published_basis, "published_evidence": article.published_evidence,
        "url": article.url, "publisher": article.publisher, "stretches": _json(stretches), "coder_version": coder_version,
    }  # fmt: skip


def _statement(statement: Statement, article_id: str) -> Row:
    speaker = statement.speaker or (None, None)
    return {
        "article_id": article_id, "number": statement.number, "start_char": statement.start, "end_char": statement.end,
        "section": statement.section, "paragraph": statement.paragraph, "quoted": _json(statement.quoted),
        "speaker_start": speaker[0], "speaker_end": speaker[1],
    }  # fmt: skip


def _date_value(date: DateValue, article_id: str) -> Row:
    return {
        "article_id": article_id, "start_char": date.start, "end_char": date.end, "text": date.text, "type": date.type,
        "value": date.value, "mod": date.mod, "first_day": date.first_day, "last_day": date.last_day,
        "precision": date.precision, "basis": date.basis, "reason": date.reason, "rule_id": date.rule_id,
        "confidence": date.confidence,
    }  # fmt: skip


def _actor_span(actor: ActorMention) -> Row:
    return {
        "start": actor.start, "end": actor.end, "text": actor.text, "code": actor.code, "name": actor.name,
        "kind": actor.kind, "person": actor.person, "office": actor.office, "codes": list(actor.codes),
        "rule_id": actor.rule_id, "confidence": actor.confidence,
    }  # fmt: skip


def _mention(mention: EventMention, event_id: str) -> Row:
    date, reported = mention.date, mention.reported_span or (None, None)
    return {
        "id": mention.id, "event_id": event_id, "leads_id": content_id("event", mention.id),
        "article_id": mention.article_id, "statement": mention.statement,
        "section": mention.section, "start_char": mention.start, "end_char": mention.end, "quote": mention.quote,
        "trigger_start": mention.trigger_start, "trigger_end": mention.trigger_end, "event_type": mention.event_type,
        "cameo": mention.cameo, "goldstein": mention.goldstein, "quad": mention.quad, "modality": mention.modality,
        "actors": list(mention.actor_codes), "recipients": list(mention.recipient_codes),
        "actor_spans": _json([_actor_span(actor) for actor in mention.actors]),
        "recipient_spans": _json([_actor_span(actor) for actor in mention.recipients]),
        "first_day": date.first_day, "last_day": date.last_day, "precision": date.precision, "basis": date.basis,
        "date_scope": date.scope, "date_start": date.start, "date_end": date.end, "date_text": date.text,
        "date_reason": date.reason, "reported_by": mention.reported_by, "reported_start": reported[0],
        "reported_end": reported[1], "alleged": mention.alleged, "location": mention.location, "rule_id": mention.rule_id,
        "confidence": mention.confidence,
    }  # fmt: skip


def _fact(fact: TradeFact) -> Row:
    return {
        "id": fact.id, "article_id": fact.article_id, "statement": fact.statement, "start_char": fact.start,
        "end_char": fact.end, "quote": fact.quote, "value_start": fact.value_start, "value_end": fact.value_end,
        "reporter": fact.reporter, "partner": fact.partner, "flow": fact.flow, "measure": fact.measure,
        "value": fact.value, "unit": fact.unit, "period": fact.period, "first_day": fact.first_day,
        "last_day": fact.last_day, "commodity": fact.commodity, "commodity_code": fact.commodity_code,
        "data_source": fact.data_source, "modality": fact.modality, "rule_id": fact.rule_id,
        "confidence": fact.confidence,
    }  # fmt: skip
