"""What headlines write otherwise than sentences: a comma for "and"."""

from collections.abc import Sequence
from typing import Final

from timeline.clauses.units import Unit

_BEGINS: Final = 4


def with_and(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units of a headline with a comma between its first two actors as "and": "Mali, Chad sign treaty"; "In Mali, Chad signs" is left."""
    for at in range(1, min(_BEGINS, len(units) - 2)):
        if units[at].kind != "comma":
            continue
        before, behind, after = units[at - 1], units[at + 1], units[at + 2]
        leads = all(unit.kind != "prep" or unit.lower == "of" for unit in units[:at])
        joins = before.mention is not None and behind.mention is not None and leads
        if not joins or after.kind in {"comma", "stop", "dash", "open"}:
            break
        joined = Unit(units[at].start, units[at].end, "and", "conj")
        return (*units[:at], joined, *units[at + 1 :])
    return tuple(units)
