"""What becomes of an event under another verb or noun: its code by the code of the event, else by its type."""

from typing import Final

from timeline.lexicons.events import EventLexicon
from timeline.lexicons.leaves import APPEALED
from timeline.terms import EventType

_DIGITS: Final = (4, 3, 2)
"""How many digits of a code a table may name, the most telling first."""


def outcome(lexicon: EventLexicon, kind: str, code: str, event_type: EventType | None) -> str | None:
    """The code of an event of that code and type under what makes a promise, threat, demand or end of it; None where it makes nothing."""
    table = lexicon.outcomes[kind]
    for digits in _DIGITS:
        told = table.get(code[:digits])
        if told is not None:
            return told
    return table.get(event_type.value if event_type is not None else "") or table.get("default")


def demanding(kind: str, code: str) -> str:
    """The table of a verb that governs: one of demands by whether it appeals."""
    return "appeal" if kind == "demand" and code.startswith(APPEALED) else kind
