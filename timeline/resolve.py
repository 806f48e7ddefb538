"""Mentions of one happening become one event; every mention stays.

Within an article two mentions are one happening when they have the same type, sides that fit, and days that fit. Across
articles, events are joined that have the same type and sides and the same or touching days; what was planned and the report that
it took place are one, whose mentions keep what each said of it. Both are functions of the set of mentions alone: no order of
articles or batches changes the result.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from timeline.groups import Groups
from timeline.happening import says, sides_of
from timeline.headline import headline
from timeline.paraphrases import with_headlines
from timeline.records import Article, Event, EventMention, content_id
from timeline.terms import SIGNED, SYMMETRIC, Basis, DateScope, EventType, Modality, Precision, Section
from timeline.told_days import Days, family_of, heads_of, is_about, kind_of, tell_of_both, traits_of

_WIDTH: Final = {
    Precision.DAY: 0, Precision.WEEK: 1, Precision.RANGE: 2, Precision.MONTH: 3, Precision.QUARTER: 4, Precision.YEAR: 5,
    Precision.UNKNOWN: 6,
}  # fmt: skip


def group_mentions(article: Article, mentions: Sequence[EventMention]) -> tuple[Event, ...]:
    """The events that one article tells, each with all its mentions, in the order of their leading mentions.

    Mentions are taken from the most telling to the least (dated and complete before vague), so that a vague mention joins the
    event it fits best instead of bridging two that differ.
    """
    by_type: dict[EventType, Groups] = {}
    for mention in sorted(mentions, key=_telling):
        by_type.setdefault(mention.event_type, Groups(article.published)).add(mention)
    groups = with_headlines([group for groups in by_type.values() for group in groups.mentions()])
    events = [_event(group) for group in groups]
    position = {mention.id: mention.trigger_start for mention in mentions}
    return tuple(sorted(events, key=lambda event: (position[event.mention_ids[0]], event.id)))


def _telling(mention: EventMention) -> tuple[object, ...]:
    """Order in which mentions are grouped: own date first, then both sides known, then place in the text."""
    return (
        # words of time, if vague ones, before the article's own day
        mention.date.scope in (DateScope.ARTICLE, DateScope.NONE),
        _WIDTH[mention.date.precision],
        _SCOPE[mention.date.scope],
        not (mention.actors and mention.recipients),
        mention.trigger_start,
        mention.id,
    )


_SCOPE: Final = {
    DateScope.CLAUSE: 0,
    DateScope.SENTENCE: 1,
    DateScope.RUNNING: 2,
    DateScope.ARTICLE: 3,
    DateScope.NONE: 4,
}


def _event(group: Sequence[EventMention]) -> Event:
    """One event out of its mentions: the most telling gives date and code, the fullest the sides: a headline only where no other can."""
    kind = group[0].event_type  # a headline in words of another type stands last
    lead = min((mention for mention in group if mention.event_type is kind), key=_telling)
    in_text = sorted(group, key=lambda mention: (mention.trigger_start, mention.id))
    shown = next((m for m in in_text if m.section is not Section.TITLE), in_text[0])
    below = [
        mention for mention in in_text if mention.section is not Section.TITLE and mention.actors and mention.recipients
    ]
    sides = max(
        (sides_of(mention) for mention in below or in_text),
        key=lambda s: (bool(s.actors) + bool(s.recipients), len(s.both)),
    )
    told = Counter(mention.cameo for mention in group)
    code = max(
        (m for m in group if m.event_type is kind), key=lambda m: (says(m.cameo), told[m.cameo], m.confidence, m.id)
    )
    if lead.event_type in SYMMETRIC and sides_of(code).both == sides.both and code.recipients:
        sides = sides_of(code)  # of a visit the visitor acts, however else the meeting is told
    dated = lead.date
    return Event(
        event_type=lead.event_type, cameo=code.cameo, goldstein=code.goldstein, quad=lead.quad, modality=lead.modality,
        actors=tuple(sorted(sides.actors)), recipients=tuple(sorted(sides.recipients)),
        first_day=dated.first_day, last_day=dated.last_day, precision=dated.precision, basis=dated.basis,
        confidence=round(max(mention.confidence for mention in group), 3),
        mention_ids=(shown.id, *(m.id for m in in_text if m is not shown)),
        headline=headline(shown),
    )  # fmt: skip


def join_key(event: Event) -> str:
    """Events with different keys are never joined: family of types, sides (without direction where the act has none), and whether it was denied
    or made to depend on something. A plan and its report have one key."""
    family = family_of(event)
    if family in SYMMETRIC or event.cameo == SIGNED:
        sides = "+".join(sorted({*event.actors, *event.recipients}))
    else:
        others = [
            code for code in event.recipients if code not in event.actors
        ]  # not the group of its own that it hit abroad
        sides = "+".join(event.actors) + ">" + "+".join(others or event.recipients)
    return content_id("join", family, sides, _COMING_TO_PASS.get(event.modality, event.modality))


_COMING_TO_PASS: Final = {Modality.PLANNED: Modality.HAPPENED}
"""What is planned is what happens later."""


def join_events(found: Sequence[tuple[Event, dt.date | None, str]]) -> list[Event]:
    """Join article-level events of one key across articles; the order of `found` does not matter.

    `found` holds (event, date of publication, article id). An event without days joins nothing. Events whose days are equal, or
    whose day lies inside a wider interval that is only vaguer and holds no second day, are one. Each mention id is in one result.
    The store joins the same way by groups of equal days (`store/derive.py`), without having all events at hand.
    """
    in_order = [(event, article) for event, _, article in sorted(found, key=_rank)]
    told: dict[Days, list[tuple[Event, str]]] = {}
    for event, article in in_order:
        days = _days_of(event)
        if days is not None:
            told.setdefault(days, []).append((event, article))
    both = tell_of_both(in_order)
    heads = heads_of({days: traits_of(group, both) for days, group in told.items()})
    clusters: dict[Days | str, list[Event]] = {}
    for event, _ in in_order:
        days = _days_of(event)
        clusters.setdefault(heads[days] if days is not None else event.id, []).append(event)
    return sorted(map(_joined, clusters.values()), key=lambda event: (str(event.first_day), event.id))


def _days_of(event: Event) -> Days | None:
    if event.first_day is None or event.last_day is None:
        return None
    return event.first_day, event.last_day, kind_of(event)


def _rank(entry: tuple[Event, dt.date | None, str]) -> tuple[object, ...]:
    """The order in which events lead: the narrowest days first, of these what is sure before what is counted in weeks, then the first told."""
    event, published, article_id = entry
    first, last = event.first_day or dt.date.max, event.last_day or dt.date.max
    return ((last - first).days, is_about(event), first, last, published or dt.date.max, article_id, event.mention_ids)


def _joined(cluster: Sequence[Event]) -> Event:
    """One event that carries all mentions of the cluster; the first of the narrowest days leads, but what took place before any plan."""
    lead = next((event for event in cluster if event.modality is Modality.HAPPENED), cluster[0])
    cluster = [lead, *(event for event in cluster if event is not lead)]
    code = max(cluster, key=_says_most)
    bases = {event.basis for event in cluster}
    basis = next(b for b in (Basis.STATED, Basis.RELATIVE, Basis.DCT) if b in bases)
    return replace(
        lead,
        event_type=code.event_type,
        cameo=code.cameo,
        goldstein=code.goldstein,
        quad=code.quad,
        actors=code.actors,
        recipients=code.recipients,
        basis=basis,
        confidence=max(event.confidence for event in cluster),
        mention_ids=tuple(_unique(mention for event in cluster for mention in event.mention_ids)),
    )


def _says_most(event: Event) -> tuple[object, ...]:
    """What is done says more than that it was agreed on, that diplomats were expelled than that people were; then the code that says most."""
    done = event.event_type not in (EventType.AGREE, EventType.COERCE)
    return (done, says(event.cameo), event.cameo, event.goldstein, event.actors, event.recipients)


def _unique(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
