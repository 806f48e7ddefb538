"""Letters and messages that are no event beside what they say: "sent a letter to his colleague in which he apologised for the raid"."""

from collections.abc import Sequence
from typing import Final

from timeline.records import EventMention
from timeline.terms import EventType

_SENT: Final = "send_letter"
"""How the rule names end by which a letter is told as a contact."""
_SAID: Final = frozenset(
    {
        EventType.SUPPORT, EventType.AGREE, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.AID,
    }
)  # fmt: skip


def without_letters(mentions: Sequence[EventMention]) -> Sequence[EventMention]:
    """The mentions of a statement without the letter whose content another of them tells, from the same to the same."""
    letters = [mention for mention in mentions if _SENT in mention.rule_id]
    if not letters:
        return mentions
    said = [(m.actor_codes, m.recipient_codes) for m in mentions if m.event_type in _SAID]
    return [m for m in mentions if _SENT not in m.rule_id or (m.actor_codes, m.recipient_codes) not in said]
