"""Goods of every figure of a statement: those its words name, else those of the figure, rank or verb before it."""

from collections.abc import Sequence
from typing import Final

from timeline.lexicons.trade import word_list
from timeline.terms import Flow, Measure
from timeline.trade.goods import find_commodity, ranked_goods
from timeline.trade.marks import Figure, HeadMark, Marks
from timeline.trade.memory import WORLD
from timeline.trade.parties import Sides
from timeline.trade.purchases import goods_bought
from timeline.trade.ranks import Rank
from timeline.trade.shares import share_goods

Wares = tuple[str, str]
"""Goods as written, and their chapter of the Harmonised System or ""."""
_NONE: Final[Wares] = ("", "")
_GENERAL: Final = frozenset({"", "goods", "merchandise", "products", "commodities", "product", "commodity"})
"""Goods of the whole, of which a share is made up by others."""
_OF_OWN: Final = (["of", "its"], ["of", "their"], ["of", "the"])
_NEAR: Final = 16
_AGAIN: Final = frozenset({"", "those", "that", "shipments", "shipped"})


class Carrier:
    """Goods of the figures of one statement, asked for in order."""

    def __init__(self, marks: Marks, ranks: Sequence[Rank], told: Wares = _NONE) -> None:
        """`ranks` are those of the statement: what they rank in is what is shipped "by the biggest exporter of tea". `told` is what the
        statement before was about, for a pronoun ("Of this, 3 billion went to Mali")."""
        self._marks, self._ranks, self._told = marks, ranks, told
        self._last: dict[Flow, tuple[HeadMark, Wares]] = {}

    def of(self, figure: Figure, sides: Sides) -> Wares:
        """The goods of a figure, ("", "") when none are named."""
        found: Wares = (
            (figure.goods, figure.code) if figure.goods else find_commodity(self._marks, figure.head, figure.amount)
        )
        found = found if found[0] else goods_bought(self._marks, figure.head)
        if figure.measure is Measure.SHARE and figure.head.end <= figure.amount.start:
            found = self._owned(figure) or found
        of_rank = any(rank.amount.start == figure.head.start for rank in self._ranks)
        if figure.measure is Measure.SHARE and found[0].lower() in _GENERAL and not of_rank:
            told = share_goods(self._marks, figure)
            found = told if told[0] else found
        if not found[0] and (figure.measure is Measure.SHARE or figure.amount.kind == "quantity"):
            found = self._ranked(figure, sides)
        if not found[0] and figure.measure is Measure.SHARE and self._is_apposed(figure):
            found = self._last.get(figure.head.flow, (None, _NONE))[1]
        if not found[0] and figure.measure in (Measure.TARIFF, Measure.QUOTA):
            found = self._imported(figure)
        if not found[0] and figure.head.resumed and figure.measure is Measure.SHARE and sides.partner != WORLD:
            found = self._told
        if not found[0] and figure.measure not in (Measure.BALANCE, Measure.SHARE):
            found = self._carried(figure)
        self._last[figure.head.flow] = (figure.head, found)
        return found

    def _owned(self, figure: Figure) -> Wares | None:
        """ "sent half of its tea exports to Mali, and Chad took 5 percent of its gold": the goods right behind a share are what it is of."""
        behind = next((cue for cue in self._marks.of_kind("commodity") if cue.start >= figure.amount.end), None)
        if behind is None or self._marks.words(figure.amount.end, behind.start) not in _OF_OWN:
            return None
        return self._marks.text[behind.start : behind.end], behind.code

    def _ranked(self, figure: Figure, sides: Sides) -> Wares:
        for rank in self._ranks:
            if (rank.reporter, rank.partner, rank.flow) == (sides.reporter, sides.partner, figure.head.flow):
                return ranked_goods(self._marks, rank.amount.end, rank.end)
        return _NONE

    def _is_apposed(self, figure: Figure) -> bool:
        """ "coffee exports reached 3 billion, 47 percent of all exports": the share of what was told right before."""
        before = self._marks.words_up_to(figure.amount, _NEAR)[-1:]
        return figure.head.start >= figure.amount.end and before in ([","], ["or"], ["("])

    def _imported(self, figure: Figure) -> Wares:
        """ "imports of lumber carry a 15 percent duty", "lumber will face a duty": the goods named before the tariff."""
        heads = [h for h in self._marks.heads if h.end <= figure.head.start and h.flow is Flow.IMPORT and not h.silent]
        told = _NONE
        if heads and heads[-1].measure is Measure.VALUE:
            told = find_commodity(self._marks, heads[-1], figure.amount)
        named = [cue for cue in self._marks.of_kind("commodity") if cue.end <= figure.amount.start]
        if told[0].lower() in _GENERAL and named:
            told = self._marks.text[named[-1].start : named[-1].end], named[-1].code
        return told

    def _carried(self, figure: Figure) -> Wares:
        """ "coffee exports fell to 5 tonnes from 6": the same head again; "exported 5 bn of goods and imported 6"."""
        if figure.head.resumed:
            return self._told
        text = self._marks.lower(figure.head.start, figure.head.end)
        head, wares = self._last.get(figure.head.flow, (None, _NONE))
        if head == figure.head or (
            head is not None and (text in _AGAIN or text in word_list("sums") or figure.amount.kind == "quantity")
        ):
            return wares
        pair = next((w for h, w in self._last.values() if self._marks.is_verb(h)), _NONE)
        return pair if self._marks.is_verb(figure.head) else _NONE
