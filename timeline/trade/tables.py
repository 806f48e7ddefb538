"""Figures under a heading: "Laos | Exports", then "$277 million (1994 est.) ... partners: Thailand 57%, Germany 10%"."""

from collections.abc import Iterator

from timeline.records import Amount
from timeline.terms import Flow, Measure
from timeline.trade.figures import Figure
from timeline.trade.marks import HeadMark, Marks, PartyMark
from timeline.trade.memory import WORLD, Memory
from timeline.trade.parties import Sides

_LEAST_SHARES = 3
"""Partners with their shares in a row that make a list."""
_LONGEST_HEADING = 120


def heading_of(marks: Marks) -> HeadMark | None:
    """The head that a heading ends with, or None for a sentence."""
    loud = [head for head in marks.heads if not head.silent]
    short = marks.statement.end - marks.statement.start <= _LONGEST_HEADING
    is_last = bool(loud) and marks.statement.end - loud[-1].end <= len(" - partners")
    return loud[-1] if short and is_last and not marks.amounts else None


def partner_shares(marks: Marks) -> list[tuple[PartyMark, Amount]]:
    """Partners each right before a percentage; empty when they are too few for a list."""
    pairs = []
    for party in marks.parties:
        amount = next((a for a in marks.amounts if a.kind == "percent" and 0 <= a.start - party.end <= 2), None)
        if amount is not None and not marks.between(party.end, amount.start):
            pairs.append((party, amount))
    return pairs if len(pairs) >= _LEAST_SHARES else []


def tabled(marks: Marks, memory: Memory) -> Iterator[tuple[Figure, Sides]]:
    """The figures of a statement that stands under a heading of trade, or lists shares of partners."""
    heading = memory.heading
    flow = heading.flow if heading is not None else memory.flow
    reporter = memory.title
    if flow is None or flow is Flow.BALANCE or not reporter:
        return
    place = HeadMark(marks.statement.start, marks.statement.start, flow, Measure.VALUE)
    for party, amount in partner_shares(marks):
        yield Figure(amount, place, Measure.SHARE, amount.number), Sides(reporter, party.code, True, True)
    if heading is None or any(not head.silent for head in marks.heads):
        return
    for amount in marks.amounts:
        if amount.kind == "money":
            yield Figure(amount, place, Measure.VALUE, amount.number), Sides(reporter, WORLD, True, False)
        elif amount.kind == "rank" and "comparison" in amount.text.lower():
            yield Figure(amount, place, Measure.RANK, amount.number), Sides(reporter, WORLD, True, False)
