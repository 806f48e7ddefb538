"""Whose trade a figure is by who tells it: "the Kenyan customs office said", "U.S. data showed", "Mali said"."""

from typing import Final

from timeline.lexicons.saying import saying
from timeline.lexicons.trade import trade_words
from timeline.trade.marks import Marks, PartyMark
from timeline.trade.memory import WORLD
from timeline.trade.parties import preposition

_OFFICE: Final = 4
_SUBJECT: Final = 40


def speaker(marks: Marks, but: str) -> str:
    """The country of the office or person that says so: "the Kenyan customs office said", "Statistics Canada reported"."""
    agent = next((agent.code for agent in marks.agents if agent.code != but), "")
    found = agent or next((cue.code for cue in marks.of_kind("source") if cue.code not in ("", but)), "")
    others = [p for p in marks.parties if p.code not in (but, WORLD)]
    return found or next((p.code for p in others if _is_of_data(marks, p) or _says(marks, p)), "")


def _says(marks: Marks, party: PartyMark) -> bool:
    """ "exports fell, Mali said": a country that tells it itself."""
    if party.genitive or party.adjective or preposition(marks, party):
        return False
    return not saying().isdisjoint(marks.words(party.end, min(marks.statement.end, party.end + _SUBJECT))[:1])


def _is_of_data(marks: Marks, party: PartyMark) -> bool:
    """ "the deficit rose, U.S. data showed", "according to Kenyan customs figures": whose statistics tell it."""
    behind = marks.words(party.end, min(marks.statement.end, party.end + _SUBJECT))[:_OFFICE]
    classes = trade_words().classes
    at = next((place for place, word in enumerate(behind) if word in classes["statistics"]), len(behind))
    return at < len(behind) and all(word in classes["statistics.before"] for word in behind[:at])
