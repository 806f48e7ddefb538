"""Figures of the one that has the figure before: "3 billion (26 percent)", "took 10 percent, worth 3 billion", "its share had been 15"."""

from itertools import pairwise
from typing import Final

from timeline.lexicons.trade import word_list
from timeline.terms import Measure
from timeline.trade.marks import LIMITS, Figure, Marks
from timeline.trade.rows import SAID_AGAIN

_LONG: Final = 24
_OWN: Final = frozenset({"its", "their", "whose"})


def is_put_in(marks: Marks, figure: Figure, end: int) -> bool:
    """ "3 billion (26 percent)", "3 billion, or 26 percent.": a share of the sum that ends right before, with no whole of its own."""
    opening = marks.text[end : figure.amount.start]
    behind = marks.words(figure.amount.end, min(marks.statement.end, figure.amount.end + _LONG))
    if opening == ", " and behind[:2] == ["of", "the"] and behind[2:3] and behind[2] in word_list("pointing"):
        return True  # "it delivered 3 billion, 85 percent of the country's imports"
    return opening == " (" or (
        opening in SAID_AGAIN and marks.words(figure.amount.end, figure.amount.end + 4)[:1] != ["of"]
    )


def is_worth_of_share(marks: Marks, figure: Figure, share: Figure | None, end: int) -> bool:
    """Whether a sum says what a share, the figure that ends right before, is worth."""
    if share is None or share.amount.end != end or figure.measure is not Measure.VALUE or figure.amount.kind != "money":
        return False
    said = marks.words_up_to(figure.amount, _LONG)[-2:]
    return said in ([",", "worth"], [",", "or"]) and not any(
        end < p.start < figure.amount.start for p in marks.parties if not p.genitive
    )


def is_its_share(marks: Marks, figure: Figure, end: int) -> bool:
    """Whether a share is told again of the one who had the figure that ends at `end`: nobody else is named between."""
    if figure.measure is not Measure.SHARE or end < 0:
        return False
    last = max((t.end for t in marks.between(end, figure.amount.start) if t.lower in LIMITS), default=end)
    if any(last <= p.start < figure.amount.start for p in marks.parties):
        return False
    words = marks.words(last, figure.amount.start)
    return any(first in _OWN and second == "share" for first, second in pairwise(words))
