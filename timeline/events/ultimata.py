"""Demands that say what happens else: "Chad must leave or face war", "ordered Chad to yield or suffer the consequences"."""

from typing import Final

from timeline.events.passage import Passage

ULTIMATUM: Final = "139"
"""The code of a demand with a threat."""
_REACH: Final = 24
"""Words behind what is demanded among which the other choice stands."""


def is_or_else(passage: Passage, at: int) -> bool:
    """Whether behind the demanded act at `at` stands what who does not do it must expect: "or face war", "or pay the price", "or else"."""
    group = passage.clauses.verb(at)
    if group is None or "or" not in passage.words:
        return False
    units, suffering = passage.clauses.units, passage.lexicon.words["suffering"]
    for place in range(group.last, min(group.last + _REACH, len(units) - 1)):
        if units[place].kind in {"stop", "quote"}:
            return False
        if units[place].lower == "or":
            return units[place + 1].lower in suffering
    return False
