"""Finds the event mentions of an article, statement by statement."""

from collections.abc import Mapping, Sequence

from timeline.clauses.arcs import is_clause
from timeline.clauses.parse import Parse, spelled
from timeline.clauses.parsed import ParsedClauses
from timeline.clauses.parser import Parser
from timeline.clauses.roles import Clauses
from timeline.clauses.units import Unit, join_hyphenated, units_of
from timeline.dates.place import event_date
from timeline.events.clause import clause_of, reported_by
from timeline.events.memory import Memory
from timeline.events.passage import Coding, Passage
from timeline.events.reader import codings
from timeline.lexicons.events import event_lexicon
from timeline.records import ActorMention, Article, DateValue, EventMention, Statement
from timeline.terms import SYMMETRIC, EventType, Modality, Section

_UTTERED = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN, EventType.REJECT, EventType.AGREE})
"""Acts of speech: they have happened when they are uttered, whatever they are about."""


def find_events(
    article: Article, statements: Sequence[Statement], dates: Sequence[DateValue], actors: Sequence[ActorMention],
    parser: Parser | None = None,
) -> tuple[EventMention, ...]:  # fmt: skip
    """The event mentions of the article, in the order of their triggers, each coded once. Without a parser shallow rules read the clauses."""
    lexicon, memory = event_lexicon(), Memory()
    found: dict[str, EventMention] = {}
    units = {
        statement.number: join_hyphenated(units_of(article.text, statement, dates, actors), lexicon.forms)
        for statement in statements
    }
    read = {
        s.number: units[s.number] for s in statements if s.section is not Section.TITLE
    }  # headlines are no plain sentences
    parses = _parses(article, read, parser)
    for statement in statements:
        named = [actor for actor in actors if statement.start <= actor.start and actor.end <= statement.end]
        memory.set_out(named)
        own, parse = units[statement.number], parses.get(statement.number)
        clauses = Clauses(own, lexicon.forms) if parse is None else ParsedClauses(own, lexicon.forms, parse)
        words = frozenset(unit.lower for unit in own)
        passage = Passage(article, statements, dates, statement, clauses, lexicon, memory, words)
        for coding in codings(passage):
            mention = _mention(passage, coding)
            memory.told[mention.event_type] = (coding.code, coding.sides.actors, coding.sides.recipients)
            if mention.event_type in SYMMETRIC:
                memory.met((*mention.actors, *mention.recipients))
            found.setdefault(mention.id, mention)
    return tuple(sorted(found.values(), key=lambda mention: (mention.trigger_start, mention.cameo, mention.id)))


def _parses(article: Article, units: Mapping[int, tuple[Unit, ...]], parser: Parser | None) -> dict[int, Parse]:
    """Parses by number of statement, of those statements that hold a word of an event."""
    if parser is None:
        return {}
    triggers = event_lexicon().triggers
    wanted = [number for number, own in units.items() if any(unit.lower in triggers for unit in own)]
    parses = parser.parse([spelled(units[number], article.text) for number in wanted])
    return {
        number: parse for number, parse in zip(wanted, parses, strict=True) if parse is not None and is_clause(parse)
    }


def _mention(passage: Passage, coding: Coding) -> EventMention:
    cameo, statement, clauses = passage.lexicon.cameo[coding.code], passage.statement, passage.clauses
    assert cameo.plover is not None
    units = clauses.units
    trigger = units[coding.first].start, units[coding.last - 1].end
    modality = coding.standing.modality
    planned = modality in {Modality.PLANNED, Modality.CONDITIONAL} and cameo.plover not in _UTTERED
    span = reported_by(clauses, coding.place, passage.article.text) or statement.speaker
    date = event_date(
        passage.article, passage.statements, passage.dates, statement, clause_of(clauses, coding.place, statement), trigger,
        planned=planned, undated_ok=coding.background and statement.section is not Section.TITLE,
    )  # fmt: skip
    return EventMention(
        article_id=passage.article.id, statement=statement.number, start=statement.start, end=statement.end,
        quote=passage.article.text[statement.start : statement.end], trigger_start=trigger[0], trigger_end=trigger[1],
        event_type=cameo.plover, cameo=cameo.code, goldstein=cameo.goldstein, quad=cameo.quad, modality=modality,
        actors=coding.sides.actors, recipients=coding.sides.recipients, date=date, rule_id=f"event.{coding.rule_id}",
        confidence=coding.confidence if statement.section is not Section.TITLE else coding.confidence - 0.05, section=statement.section,
        reported_by=passage.article.text[span[0] : span[1]] if span else "", reported_span=span,
    )  # fmt: skip
