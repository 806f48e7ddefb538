"""The event mention that a coding becomes: its words, its day, and who reports it."""

import re
from typing import Final

from timeline.clauses.roles import Clauses
from timeline.dates.going_on import between
from timeline.dates.place import event_date
from timeline.dates.telling import Telling
from timeline.dates.told_next import told_next
from timeline.events.carried import is_repeated
from timeline.events.clause import clause_of, days_of_later, days_put_in, reporter, subject_span
from timeline.events.content import attribution
from timeline.events.leaves import leaf
from timeline.events.memory import codes_of
from timeline.events.passage import CONFLICT, Coding, Passage
from timeline.events.sides import Sides
from timeline.events.venues import at_venue
from timeline.records import EventMention
from timeline.terms import EventType, Modality, Section

_UTTERED: Final = frozenset(
    {EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN, EventType.REJECT, EventType.AGREE}
)
"""Acts of speech: they have happened when they are uttered, whatever they are about."""
VOICED: Final = frozenset({"050", "051", "053", "054", "055", "056"})
"""Codes of support that is only said: thanks, praise, recognition, apologies."""
_TAKEN_UP: Final = {
    EventType.ASSAULT: "deeds", EventType.COERCE: "deeds", EventType.MOBILIZE: "deeds", EventType.CONSULT: "meetings",
    EventType.SANCTION: "measures", EventType.RETREAT: "settlements", EventType.CONCEDE: "settlements", EventType.AGREE: "settlements",
    EventType.SUPPORT: "settlements", EventType.AID: "settlements", EventType.COOPERATE: "settlements", EventType.ACCUSE: "remarks",
    EventType.REQUEST: "remarks", EventType.REJECT: "remarks", EventType.THREATEN: "remarks",
}  # fmt: skip
"""By which nouns the next sentence takes up an act to tell its day: "The raid took place on 4 May"."""


def mention_of(passage: Passage, coding: Coding) -> EventMention:
    """What is stored of a coding."""
    coding = at_venue(passage, coding)
    cameo, statement, clauses = passage.lexicon.cameo[leaf(passage, coding)], passage.statement, passage.clauses
    assert cameo.plover is not None
    units = clauses.units
    is_left_out = units[coding.first].start == units[coding.last - 1].end  # "Chad [is] ready to"
    trigger = units[coding.first].start, units[coding.last - 1 + is_left_out].end
    modality = coding.standing.modality
    planned = modality in {Modality.PLANNED, Modality.CONDITIONAL} and cameo.plover not in _UTTERED
    group = clauses.verb(coding.place)
    verb = group if group is not None else clauses.verb(clauses.verb_before(coding.place) or 0)
    above = reporter(clauses, coding.place)
    above = above if above is not None else attribution(passage, coding.place)
    span = subject_span(clauses, above) if above is not None else statement.speaker
    perfect = units[verb.first].lower if verb is not None and verb.perfect else ""
    avenging = passage.lexicon.words["avenging"]
    later = days_of_later(clauses, coding.place, statement, passage.dates)
    is_undone = bool(later) and not _is_dated_before(passage, trigger)
    telling = Telling(
        planned=planned, undated_ok=(coding.background and statement.section is not Section.TITLE) or is_undone,
        happened=modality is Modality.HAPPENED, uttered=cameo.plover in _UTTERED or cameo.code in VOICED,
        measure=cameo.plover is EventType.SANCTION or (verb is not None and not avenging.isdisjoint(verb.lemmas)),
        present=group is not None and (group.tag == "third" or _is_now(clauses, coding.place)),
        so_far=perfect in {"has", "have"}, had=perfect == "had" and above is None and group is not None,
        noun=group is None and coding.dated_at is None,
        story=statement.section is Section.BODY and passage.stories().is_past(statement.paragraph), stranger=_is_new(passage, coding),
    )  # fmt: skip
    apart = (*later, *days_put_in(clauses, coding.place, passage.dates)) if passage.dates else later
    dates = [date for date in passage.dates if date not in apart] if apart else passage.dates
    date = event_date(
        passage.article, passage.statements, dates, statement, clause_of(clauses, coding.place, statement),
        coding.dated_at or trigger, telling, passage.aside, passage.talks,
    )  # fmt: skip
    taken_up = _TAKEN_UP.get(cameo.plover)
    if taken_up is not None and modality is Modality.HAPPENED and statement.section is Section.BODY:
        date = told_next(passage.article, passage.statements, passage.dates, statement, date, taken_up)
    published = passage.article.published
    if modality is Modality.HAPPENED and published and date.first_day and date.first_day > published:
        modality = Modality.PLANNED  # "the ministers meet on Monday"
    return EventMention(
        article_id=passage.article.id, statement=statement.number, start=statement.start, end=statement.end,
        quote=passage.article.text[statement.start : statement.end], trigger_start=trigger[0], trigger_end=trigger[1],
        event_type=cameo.plover, cameo=cameo.code, goldstein=cameo.goldstein, quad=cameo.quad, modality=modality,
        actors=coding.sides.actors, recipients=coding.sides.recipients, date=date, rule_id=f"event.{coding.rule_id}",
        confidence=coding.confidence if statement.section is not Section.TITLE else coding.confidence - 0.05, section=statement.section,
        reported_by=passage.article.text[span[0] : span[1]] if span else "", reported_span=span,
        alleged=above is not None and cameo.quad in CONFLICT and _is_adversary(passage, above, coding.sides),
    )  # fmt: skip


def _is_dated_before(passage: Passage, trigger: tuple[int, int]) -> bool:
    """Whether the sentence was at a day before it told the act: "in May 1999, when jets bombed it; Chad then cut ties and restored them in"."""
    return len(between(passage.dates, passage.statement.start, trigger[0])) > 0


def _is_new(passage: Passage, coding: Coding) -> bool:
    """Whether who acts opens the statement by name, and the one before names nobody of his country: "France cut aid. Kyiv warned that"."""
    start = passage.statement.start
    if coding.sides.actors:  # "Mali urged restraint; Niger condemned it": so does a clause of its own
        part = passage.article.text.rfind("; ", start, coding.sides.actors[0].start)
        start = start if part < 0 else part + len("; ")
    opening = [actor for actor in coding.sides.actors if actor.start - start <= len("The ")]
    pair = bool(opening) and opening[0].rule_id == "carry.pair"  # "The two ministers agreed": who has just met
    if not opening or pair or opening[0].text.lower() in _OURSELVES or is_repeated(passage):
        return False  # "Petro also withdrew his envoy": of that day too
    if _THERE.search(passage.article.text, start, passage.statement.end) is not None:
        return False  # "The general met two envoys there": where the text is, and so when
    lately = {code for actor in passage.lately for code in codes_of(actor)}
    return lately.isdisjoint(code for actor in opening for code in codes_of(actor))


_THERE: Final = re.compile(
    r"[a-z]\sthere(?=[,.;]|\s(?!is\b|are\b|was\b|were\b|has\b|have\b|had\b|will\b|would\b|can\b|could\b))"
)
_OURSELVES: Final = frozenset({"i", "we", "our", "my"})


def _is_now(clauses: Clauses, place: int) -> bool:
    """Whether a verb is in the present of "we" or "I", plain or going on: "we condemn", "I am calling on"."""
    group, subjects = clauses.verb(place), clauses.subjects(place)
    if group is None or not group.finite or group.modal or not subjects or subjects[0].mention is None:
        return False
    words = group.last - group.first
    plain = group.tag == "base" and words == 1
    going_on = group.tag == "ing" and clauses.units[group.first].lower in _AM
    return (plain or going_on) and subjects[0].mention.text.lower() in {"we", "i"}


_AM: Final = frozenset({"am", "are", "'m", "’m", "'re", "’re"})


def _is_adversary(passage: Passage, above: int, sides: Sides) -> bool:
    """Whether an act is told by the side that suffers it, or by who lays it to the other's charge: "Chad said Niger had shelled a village"."""
    said_by = {code for actor in passage.speakers(above) for code in codes_of(actor)}
    acted = {code for actor in sides.actors for code in codes_of(actor)}
    received = {code for actor in sides.recipients for code in codes_of(actor)}
    group = passage.clauses.verb(above)
    blamed = group is not None and "say" not in passage.clauses.kinds(group)
    return bool(said_by and acted) and not said_by & acted and (blamed or bool(said_by & received))
