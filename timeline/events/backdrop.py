"""What was before the news that a sentence reports: told in the past perfect, or behind "since", "after" and "because"."""

from typing import Final

from timeline.clauses.roles import Clauses
from timeline.lexicons.clauses import word_classes

_BEFORE_THE_NEWS: Final = frozenset({"since", "after", "because"})
"""Words whose clause tells of what came before that which the sentence reports, and on which day is left open; not "hours after"."""


def is_backdrop(clauses: Clauses, place: int) -> bool:
    """Whether a finite verb tells of what was before the news: in the past perfect of the reporter's own, or behind "since" or "after"; not
    what the news followed at once ("hours after Chad had left").
    """
    group, opens = clauses.verb(place), _opening(clauses, place)
    assert group is not None
    if opens and word_classes().has("at_once", clauses.units[opens - 1].lower):
        return False
    if clauses.units[group.first].lower in {"had", "hadn't", "hadn’t"} and group.perfect:
        above = clauses.governor(place)
        upper = clauses.verb(above) if above is not None else None
        return upper is None or not ({"say", "deny"} & clauses.kinds(upper))
    return opens is not None


def _opening(clauses: Clauses, place: int) -> int | None:
    """The word "since", "after" or "because" that opens the clause of the verb at `place`."""
    for at in range(place - 1, max(-1, place - 6), -1):
        first = clauses.chunks[at].first
        if clauses.mark(at, "sub") and clauses.units[first].lower in _BEFORE_THE_NEWS:
            return first
        if not clauses.noun(at):
            return None
    return None


def is_subordinate(clauses: Clauses, place: int) -> bool:
    """Whether the clause only dates or explains another: "after the country closed its airspace"."""
    for at in range(place - 1, max(-1, place - 5), -1):
        if clauses.noun(at) is None:
            word = clauses.units[clauses.chunks[at].first].lower
            return clauses.mark(at, "sub") and word not in {"that", "while", "whereas"}
    return False
