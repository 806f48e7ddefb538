"""What is said to be needed: "Chad has to withdraw", "it was essential that Chad lift the ban"."""

from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.events.passage import Passage
from timeline.lexicons.clauses import word_classes


def needed_act(passage: Passage, at: int) -> tuple[int, VerbGroup] | None:
    """The infinitive of what has to be done: "said that Chad needed to withdraw", "has to free the sailors"."""
    urged = _urged(passage, at)
    if urged is not None:
        return urged
    group, below = passage.clauses.verb(at), passage.clauses.view(at).complement
    lower = passage.clauses.verb(below) if below is not None else None
    if group is None or below is None or lower is None or not lower.infinitive or group.negated or group.modal:
        return None
    timed = any(unit.kind == "time" for unit in passage.clauses.units[group.last : lower.first])
    # "had a right to defend itself", "have a week to leave" are no need
    needed = group.finite and below == at + 1 and not timed
    return (below, lower) if needed and not _NEEDING.isdisjoint(group.lemmas) else None


def _urged(passage: Passage, at: int) -> tuple[int, VerbGroup] | None:
    """The verb of what is said to be needed: "said it was essential that Chad lift the ban", "it was time for Chad to leave"."""
    clauses, group = passage.clauses, passage.clauses.verb(at)
    need, doer = clauses.noun(at + 1), clauses.noun(at + 2) or clauses.noun(at + 3)
    if (
        group is None
        or group.lemmas != ("be",)
        or group.negated
        or need is None
        or not word_classes().has("necessary", need.head)
    ):
        return None
    below = at + 4 if clauses.mark(at + 2, "sub") else at + 3
    lower = clauses.verb(below)
    if lower is None or doer is None or not doer.touched or clauses.mark(at + 2, "sub") is not bool(lower.finite):
        return None
    return (below, lower) if lower.infinitive is (doer.prep == "for") else None


_NEEDING: Final = frozenset({"have", "need", "ought"})
"""Verbs with an infinitive that say what must be done."""
