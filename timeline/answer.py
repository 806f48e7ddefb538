"""Coded article -> the answer line of `timeline extract`: plain dictionaries that JSON can hold.

The format is fixed (docs/CODEBOOK.md): keys may be added, none taken away. Offsets count code points of the text that was given in.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from timeline.articles.json_lines import article_of, bounded_lines, parse_record
from timeline.clauses.parser import Parser
from timeline.coder import code_article
from timeline.errors import CoderFailed, InputError, LexiconError
from timeline.lexicons.own_names import OwnNames
from timeline.records import ActorMention, Coded, DateValue, Event, EventMention, TradeFact

Answer = dict[str, Any]


def answer(coded: Coded, record_id: object) -> Answer:
    """One answer: id, published, dates, events (each with all its mentions), trade facts, and the names left unresolved."""
    mentions = {mention.id: mention for mention in coded.mentions}
    article = coded.article
    return {
        "id": record_id,
        "published": _day(article.published),
        "published_basis": article.published_basis.value,
        "dates": [_date(date) for date in coded.dates],
        "events": [_event(event, [mentions[key] for key in event.mention_ids]) for event in coded.events],
        "trade_facts": [_fact(fact) for fact in coded.facts],
        "unresolved_names": [{"start": name.start, "end": name.end, "text": name.text} for name in coded.unresolved],
    }


def answers(
    lines: Iterable[bytes], origin: str, parser: Parser | None = None, own_names: OwnNames | None = None
) -> Iterator[Answer | InputError]:
    """One answer, or the reason why there is none, for each line of a JSON Lines stream; blank lines are passed over.

    `origin` names the stream in errors. Clauses are read by `parser`, without one by shallow rules; `own_names` are
    known beside the lexicon. A broken line costs itself only. The
    answer's id is the record's, or the number of its line.
    """
    for number, line in bounded_lines(lines):
        if line is not None and not line.strip():
            continue
        try:
            record = parse_record(line, origin, number)
            article = article_of(record, origin, number)
        except InputError as error:
            yield error
            continue
        try:
            coded = code_article(article, parser, own_names)
        except LexiconError:
            raise  # no fault of the record, and the same for all
        except Exception as error:
            yield CoderFailed(origin, error, number)
        else:
            yield answer(coded, str(number) if record.get("id") is None else record["id"])


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _date(date: DateValue) -> Answer:
    return {
        "start": date.start, "end": date.end, "text": date.text, "type": date.type.value, "value": date.value,
        "mod": date.mod or None, "first_day": _day(date.first_day), "last_day": _day(date.last_day),
        "precision": date.precision.value, "basis": date.basis.value, "reason": date.reason, "rule_id": date.rule_id,
        "confidence": date.confidence,
    }  # fmt: skip


def _actor(actor: ActorMention) -> Answer:
    return {
        "start": actor.start, "end": actor.end, "text": actor.text, "code": actor.code, "name": actor.name,
        "rule_id": actor.rule_id,
    }  # fmt: skip


def _event(event: Event, mentions: list[EventMention]) -> Answer:
    shown = mentions[0]
    in_text = sorted(mentions, key=lambda mention: (mention.start, mention.trigger_start))
    return {
        "id": event.id, "event_type": event.event_type.value, "cameo": event.cameo, "goldstein": event.goldstein,
        "quad": event.quad, "modality": event.modality.value,
        "actors": list(event.actors), "recipients": list(event.recipients),
        "date_start": _day(event.first_day), "date_end": _day(event.last_day), "date_precision": event.precision.value,
        "date_basis": event.basis.value, "date_reason": shown.date.reason,
        "mentions": [list(span) for span in dict.fromkeys((m.start, m.end) for m in in_text)],
        "quote": shown.quote, "trigger": [shown.trigger_start, shown.trigger_end],
        "actor_spans": [_actor(actor) for actor in shown.actors],
        "recipient_spans": [_actor(actor) for actor in shown.recipients],
        "reported_by": shown.reported_by or None, "alleged": shown.alleged, "rule_id": shown.rule_id,
        "confidence": event.confidence,
    }  # fmt: skip


def _fact(fact: TradeFact) -> Answer:
    return {
        "id": fact.id, "reporter": fact.reporter or None, "partner": fact.partner or None, "flow": fact.flow.value,
        "measure": fact.measure.value, "value": fact.value, "unit": fact.unit or None, "period": fact.period or None,
        "first_day": _day(fact.first_day), "last_day": _day(fact.last_day),
        "commodity": fact.commodity or None, "commodity_code": fact.commodity_code or None,
        "data_source": fact.data_source or None, "modality": fact.modality.value,
        "span": [fact.start, fact.end], "value_span": [fact.value_start, fact.value_end], "quote": fact.quote,
        "rule_id": fact.rule_id, "confidence": fact.confidence,
    }  # fmt: skip
