"""Figures under a heading: "Laos | Exports", then "$277 million (1994 est.) ... partners: Thailand 57%, Germany 10%"."""

from collections.abc import Iterator
from typing import Final

from timeline.records import Amount
from timeline.terms import Flow, Measure
from timeline.trade.marks import Figure, HeadMark, Marks, PartyMark
from timeline.trade.memory import WORLD, Memory
from timeline.trade.parties import Sides, preposition
from timeline.trade.spans import Period

_WAYS: Final = frozenset({"to", "from", "with"})
"""Behind these a partner goes on with a sentence: "to Mali 12 percent, to Chad 9"."""
_LEAST_SHARES: Final = 3
"""Partners with their shares in a row that make a list."""
_LONGEST_HEADING: Final = 120


def heading_of(marks: Marks) -> HeadMark | None:
    """The head that a heading ends with, or None for a sentence."""
    loud = [head for head in marks.heads if not head.silent]
    short = marks.statement.end - marks.statement.start <= _LONGEST_HEADING
    is_last = bool(loud) and marks.statement.end - loud[-1].end <= len(" - partners")
    return loud[-1] if short and is_last and not marks.amounts else None


def partner_shares(marks: Marks, under_heading: bool) -> list[tuple[PartyMark, Amount]]:
    """Partners each right before a percentage; empty when they are too few for a list, unless it is named one ("partners: …")."""
    pairs = []
    for party in marks.parties:
        amount = next((a for a in marks.amounts if a.kind == "percent" and 0 <= a.start - party.end <= 2), None)
        is_beside = amount is not None and not marks.between(party.end, amount.start)
        if amount is not None and is_beside and preposition(marks, party) not in _WAYS:
            pairs.append((party, amount))
    named = under_heading and (any(token.lower == "partners" for token in marks.tokens) or len(pairs) > 1)
    return pairs if named or len(pairs) >= _LEAST_SHARES else []


def tabled(marks: Marks, memory: Memory, periods: tuple[Period, ...]) -> Iterator[tuple[Figure, Sides, Period | None]]:
    """The figures of a statement that stands under a heading of trade, or lists shares of partners, each with its period."""
    heading = memory.heading
    pairs = partner_shares(marks, heading is not None)
    own = next((h for h in reversed(marks.heads) if pairs and h.end <= pairs[0][0].start and not h.silent), heading)
    flow = own.flow if own is not None else memory.flow
    listed = {party.code for party, _ in pairs}
    reporter = next((code for code in (memory.title, memory.subject) if code and code not in listed), "")
    if flow is None or flow is Flow.BALANCE or not reporter:
        return
    place = HeadMark(marks.statement.start, marks.statement.start, flow, Measure.VALUE)
    for party, amount in pairs:
        period = _closing(marks, pairs[-1][1].end, periods)
        yield Figure(amount, place, Measure.SHARE, amount.number), Sides(reporter, party.code, True, True), period
    if heading is None or any(not head.silent for head in marks.heads):
        return
    for amount in marks.amounts:
        period = _closing(marks, amount.end, periods)
        if amount.kind == "money":
            yield Figure(amount, place, Measure.VALUE, amount.number), Sides(reporter, WORLD, True, False), period
        elif amount.kind == "rank" and "comparison" in amount.text.lower():
            yield Figure(amount, place, Measure.RANK, amount.number), Sides(reporter, WORLD, True, False), period


def _closing(marks: Marks, end: int, periods: tuple[Period, ...]) -> Period | None:
    """The period in the brackets behind a figure or at the end of a list: "(f.o.b., 1994 est.)"."""
    near = [p for p in periods if p.start >= end and p.shift is None]
    if near and not any(end <= a.start < near[0].start and a.kind == "money" for a in marks.amounts):
        return near[0]
    return next((p for p in reversed(periods) if p.end <= end and p.shift is None), None)
