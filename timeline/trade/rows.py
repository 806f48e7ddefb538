"""Figures that stand in one row: "27, 12 and 9 percent of its exports", "imports and exports were 8 and 7 billion"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline.records import Amount
from timeline.trade.marks import Figure, Marks

_JOINTS: Final = frozenset({",", "and"})
_JOINT: Final = 2


def is_joined(marks: Marks, first: Amount, second: Amount) -> bool:
    """ "27, 12 and 9 percent of its exports": the head behind the last figure of a row is that of all."""
    between = marks.words(first.end, second.start)
    return first.kind == second.kind and bool(between) and len(between) <= _JOINT and set(between) <= _JOINTS


def alike(figure: Figure, amount: Amount) -> Figure:
    """A figure of the same head and measure as the one at the end of its row."""
    signed = amount.number if figure.number == figure.amount.number else -amount.number
    return replace(figure, amount=replace(amount, unit=figure.amount.unit), number=signed)


def under_one_head(marks: Marks, figures: Sequence[Figure]) -> list[Figure]:
    """ "sent 40 and 60 percent of their exports": the noun behind the last figure of a row is that of the others too."""
    found = list(figures)
    for at in range(len(found) - 1, 0, -1):
        first, second = found[at - 1], found[at]
        is_behind = second.head.start >= second.amount.end and first.head.end <= first.amount.start
        if is_behind and first.measure is second.measure and is_joined(marks, first.amount, second.amount):
            found[at - 1] = replace(first, head=second.head)
    return found


def paired(marks: Marks, figures: Sequence[Figure]) -> list[Figure]:
    """ "imports were 8 bn and exports 7 bn, compared with 6 bn and 5 bn": two figures joined by "and" take the two heads in order."""
    found = list(figures)
    for at in range(len(found) - 1):
        first, second = found[at], found[at + 1]
        same = first.amount.kind == second.amount.kind and first.head == second.head
        if not same or marks.words(first.amount.end, second.amount.start) not in (["and"], ["and", "from"]):
            continue
        if first.compared:
            told = [f for f in found[:at] if f.amount.kind == first.amount.kind and not f.compared][-2:]
            heads = [f.head for f in told]
        else:
            named = [h for h in marks.heads if h.end <= first.amount.start and not h.silent][-2:]
            heads = (
                named
                if len(named) == 2 and marks.words(named[0].end, named[1].start)[:3] in (["and"], ["and", "its"])
                else []
            )
        if len(heads) == 2 and heads[0] != heads[1]:
            found[at] = replace(first, head=heads[0])
            found[at + 1] = replace(second, head=heads[1], compared=first.compared)
    return found
