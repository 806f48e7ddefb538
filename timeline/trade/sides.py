"""Reporter and partner of every head of a statement: a noun or verb of trade, a tariff, a purchase."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from timeline.lexicons.trade import word_list
from timeline.terms import Flow, Measure
from timeline.trade.beside import is_with_partner, rank_head
from timeline.trade.marks import HeadMark, Marks
from timeline.trade.memory import Memory
from timeline.trade.parties import Sides
from timeline.trade.purchases import is_purchase, purchase_sides
from timeline.trade.ranks import Rank
from timeline.trade.tariffs import tariff_sides
from timeline.trade.traders import find_sides

_NEAR: Final = 14
_LONG: Final = 24
_SHARE: Final = len("share of the United States in the merchandise ")


def all_sides(marks: Marks, memory: Memory, ranks: Sequence[Rank]) -> dict[int, Sides]:
    """The sides of each head that is one of trade, by its start; later heads build on earlier ones, two-way trade on a rank beside it."""
    mutual = next((Sides(r.reporter, r.partner, True, True) for r in ranks if r.flow is Flow.TOTAL), None)
    found = {rank_head(rank).start: Sides(rank.reporter, rank.partner, True, True) for rank in ranks}
    earlier: Sides | None = None
    taxed: Sides | None = None
    inner: Sides | None = None
    told: HeadMark | None = None
    for head in marks.heads:
        if head.silent:
            continue
        if head.measure in (Measure.TARIFF, Measure.QUOTA):
            found[head.start] = taxed = tariff_sides(marks, head, memory, taxed)
        elif is_purchase(marks, head):
            found[head.start] = purchase_sides(marks, head, memory)
        else:
            before = earlier
            earlier = inner if inner is not None and _is_joined(marks, head) else earlier
            inner = None
            again = (
                _share_again(marks, head, told, earlier)
                if head.elided and told is not None and earlier is not None
                else None
            )
            earlier = again or find_sides(marks, head, memory, earlier)
            told = told if head.elided else head
            if ranks and _is_to_it(marks, head):  # "Mali is its largest partner, and exports to it reached"
                earlier = Sides(ranks[-1].reporter, ranks[-1].partner, True, True)
            is_of_two = marks.words(head.end, min(marks.statement.end, head.end + _NEAR))[:2] == ["the", "two"]
            open_side = is_of_two or not (earlier.partner_named and earlier.reporter_named)
            if mutual is not None and head.flow is Flow.TOTAL and open_side:
                earlier = mutual
            if mutual is not None and earlier.reporter == mutual.partner and is_with_partner(marks, head):
                earlier = mutual  # "Mali's largest partner is Chad, with imports of 3 billion and exports of 2"
            found[head.start] = earlier
            if before is not None and _is_aside(marks, head):
                inner, earlier = earlier, before
    return found


def _is_joined(marks: Marks, head: HeadMark) -> bool:
    """ "including Mali's exports of 3 billion and imports of 2": a noun that goes on with what was put in, without a comma before."""
    words = marks.words(max(marks.statement.start, head.start - _LONG), head.start)
    return words[-1:] == ["and"] and words[-2:-1] != [","]


def _share_again(marks: Marks, head: HeadMark, first: HeadMark, sides: Sides) -> Sides | None:
    """ "Mali's share of Chadian imports rose, and Togo's fell": the next holder of a share of the same trade."""
    words = marks.words(max(marks.statement.start, first.start - _SHARE), first.start)
    owner = next((p for p in marks.parties if p.end == head.start), None)
    told = owner is not None and "share" in words and owner.code != sides.reporter
    return replace(sides, partner=owner.code, partner_named=True) if told and owner is not None else None


def _is_to_it(marks: Marks, head: HeadMark) -> bool:
    words = [token.lower for token in marks.between(head.end, min(marks.statement.end, head.end + 44))]
    if head.flow is Flow.BALANCE and ("with", "it") in pairwise(words):
        return True
    return words[:2] in (["to", "it"], ["from", "it"], ["with", "it"])


def _is_aside(marks: Marks, head: HeadMark) -> bool:
    """ "exports rose 14 percent, led by shipments to Mali, and imports rose 9": what led is no new subject."""
    words = [token.lower for token in marks.between(max(marks.statement.start, head.start - 44), head.start)]
    return (
        any(first in word_list("helped") and second == "by" for first, second in pairwise(words))
        or "including" in words
    )
