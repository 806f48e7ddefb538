"""Whether a market that is ranked is one of trade: "exports to Mali, Chad's biggest market", "Exports rose. Mali was the largest market"."""

from itertools import pairwise
from typing import Final

from timeline.records import Amount
from timeline.terms import Flow, Measure
from timeline.trade.marks import Marks
from timeline.trade.memory import WORLD, Memory
from timeline.trade.parties import owner_before
from timeline.trade.ranked import its_neighbour

_HOLDING: Final = (
    [",", "the"],
    ["was", "the"],
    ["is", "the"],
    ["were", "the"],
    ["remained", "the"],
    ["remains", "the"],
    ["became", "the"],
    ["was", "by", "far", "the"],
    ["is", "by", "far", "the"],
    ["remains", "by", "far", "the"],
    [",", "its"],
)
"""Between a country and the place that it has."""


def is_trade_market(marks: Marks, amount: Amount, memory: Memory) -> bool:
    """ "exports to Kenya, Uganda's biggest market": a market alone is one of trade when it is a country's and trade is spoken of."""
    owned = owner_before(marks, amount.start)
    before = [token.lower for token in marks.between(max(marks.statement.start, amount.start - 8), amount.start)][-1:]
    wider = [token.lower for token in marks.between(max(marks.statement.start, amount.start - 16), amount.start)]
    if before == ["the"] and any(
        h.flow is Flow.EXPORT and not (h.loose or h.silent) and h.end <= amount.start for h in marks.heads
    ):
        return True  # "wine exports were 3 billion; Mali was the top market"
    is_told = memory.last is not None and memory.last.flow is Flow.EXPORT and memory.last.measure is Measure.VALUE
    if is_told and any(marks.words(p.end, amount.start) in _HOLDING for p in marks.parties):
        return True  # "Exports were 21 billion. Mali, the largest market, took 3"
    if before == ["its"] or ("making", "it") in pairwise(wider) or its_neighbour(marks, amount):
        return is_told or any(not head.silent for head in marks.heads)
    return (
        bool(owned) and owned[-1].code != WORLD and owned[-1].genitive and any(not head.silent for head in marks.heads)
    )
