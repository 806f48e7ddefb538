"""Headlines that tell in the words of another type what the text begins with: "expels 18 Russians" above "ordered 18 diplomats to leave"."""

from collections.abc import Sequence
from typing import Final

from timeline.happening import sides_of
from timeline.records import EventMention
from timeline.terms import DateScope, EventType, Modality, Section

_FAMILIES: Final = (
    frozenset({EventType.AGREE, EventType.SUPPORT, EventType.RETREAT, EventType.CONCEDE, EventType.COOPERATE}),
    frozenset({EventType.SANCTION, EventType.COERCE}),
    frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.REJECT}),
)
"""Types between which the words of a headline and of the text waver."""
_SIGNED: Final = frozenset({EventType.AGREE, EventType.SUPPORT, EventType.COOPERATE})
_TWO: Final = 2
_LEAD: Final = 3
"""Statements within which a text tells what its headline does."""


def with_headlines(groups: Sequence[Sequence[EventMention]]) -> list[list[EventMention]]:
    """The groups, those of a headline alone joined to the one of the first statements that tells the same of the same sides."""
    titles = [list(group) for group in groups if all(_is_title(mention) for mention in group)]
    kept = [list(group) for group in groups if not all(_is_title(mention) for mention in group)]
    for title in titles:
        told = [group for group in kept if any(_is_told_by(title[0], mention) for mention in group)]
        if told:
            min(told, key=lambda group: group[0].trigger_start).extend(title)
        else:
            kept.append(title)
    return kept


def _is_title(mention: EventMention) -> bool:
    return mention.section is Section.TITLE and mention.date.scope in (DateScope.ARTICLE, DateScope.NONE)


def _is_told_by(title: EventMention, body: EventMention) -> bool:
    """Whether a mention of the first statements tells what the headline does, in words of the same family of types."""
    if _is_title(body) or body.statement - title.statement > _LEAD:
        return False
    if not any({title.event_type, body.event_type} <= family for family in _FAMILIES):
        return False
    if {title.event_type, body.event_type} <= _SIGNED and title.modality is not Modality.PLANNED:
        return False  # "reach trade deal": what is agreed and what is signed may be two
    agreed = (
        title.modality is Modality.PLANNED and body.event_type is EventType.AGREE
    )  # "to open the border": have agreed to
    if title.modality is not body.modality and not agreed:
        return False
    one, other = sides_of(title), sides_of(body)
    if len(one.both) < _TWO or one.both != other.both:
        return False
    return one == other or one.actors == one.recipients or other.actors == other.recipients or agreed
