"""Who levies what a relative clause tells of: "sells wine to Mali, whose new duties are 7 percent"."""

from typing import Final

from timeline.trade.marks import HeadMark, Marks
from timeline.trade.memory import WORLD
from timeline.trade.parties import Sides, subject_before

_CLAUSE: Final = 4


def related_levier(marks: Marks, head: HeadMark) -> Sides | None:
    """The country before ", whose" and the subject of its sentence, which pays; None for any other tariff."""
    party = next((p for p in reversed(marks.parties) if p.end <= head.start), None)
    words = marks.words(party.end, head.start) if party is not None else []
    if party is None or party.genitive or words[:2] != [",", "whose"] or len(words) > _CLAUSE:
        return None
    other = subject_before(marks, party.start, but=party.code)
    return Sides(party.code, other or WORLD, True, bool(other))
