"""Letters and messages that are no event beside what they say: "sent a letter to his colleague in which he apologised for the raid"."""

from collections.abc import Sequence
from typing import Final

from timeline.records import EventMention
from timeline.terms import SIGNED, EventType

_SENT: Final = "send_letter"
"""How the rule names end by which a letter is told as a contact."""
_SAID: Final = frozenset(
    {
        EventType.SUPPORT, EventType.AGREE, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.AID,
    }
)  # fmt: skip


_ENDED_WAR: Final = ("retreat.cease_fire.end", "retreat.end_war")


def without_ended_wars(mentions: Sequence[EventMention]) -> Sequence[EventMention]:
    """The mentions without the war that the treaty ends which the same two sign: "ended ten years of war when they signed"."""
    signed = {frozenset((*m.actor_codes, *m.recipient_codes)) for m in mentions if m.cameo == SIGNED}
    if not signed:
        return mentions
    return [
        m
        for m in mentions
        if not any(rule in m.rule_id for rule in _ENDED_WAR)
        or frozenset((*m.actor_codes, *m.recipient_codes)) not in signed
    ]


def without_letters(mentions: Sequence[EventMention]) -> Sequence[EventMention]:
    """The mentions of a statement without the letter whose content another of them tells, from the same to the same."""
    letters = [mention for mention in mentions if _SENT in mention.rule_id]
    if not letters:
        return mentions
    said = [(m.actor_codes, m.recipient_codes) for m in mentions if m.event_type in _SAID]
    return [m for m in mentions if _SENT not in m.rule_id or (m.actor_codes, m.recipient_codes) not in said]
