"""What others had thought of a figure: "below the 5 billion that economists had forecast", "beating the 27 percent forecast"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline.lexicons.trade import word_list
from timeline.records import Amount
from timeline.terms import Measure
from timeline.trade.marks import Figure, Marks

_NEAR: Final = 34
_STEP: Final = 60
_THE: Final = frozenset({"the", "a", "an"})
_APART: Final = frozenset({",", ";", "and", "but", "in", "is", "are"})
_GUESSED: Final = frozenset({"forecast", "guess"})
_BEHIND: Final = 6


def is_hoped(marks: Marks, amount: Amount) -> bool:
    """ "below the 5 billion that economists had forecast", "beating forecasts of 5": what others thought of the time that is told of."""
    if not any(cue.kind in _GUESSED for cue in marks.cues):
        return False
    lead = marks.words(max(marks.statement.start, amount.start - _NEAR), amount.start)
    before = [word for word in lead if word not in _THE]
    behind = marks.words(amount.end, min(marks.statement.end, amount.end + _STEP))[:_BEHIND]
    at = next((place for place, word in enumerate(behind) if word in word_list("thought")), -1)
    if at >= 0 and before[-1:] and before[-1] in word_list("measured"):
        return not _APART & set(behind[:at])
    is_of_hope = len(before) > 1 and before[-2] in word_list("hopes") and before[-1] in {"of", "for"}
    return is_of_hope and bool(word_list("measured") & set(before[:-2]))


def hoped_again(marks: Marks, found: Sequence[Figure], amount: Amount) -> Figure | None:
    """ "grew 38 percent to 134 billion, beating the 27 percent forecast": what was thought of the step that is told before."""
    told = next((figure for figure in found[-2:] if figure.measure is Measure.CHANGE), None)
    if told is None or amount.kind != told.amount.kind or not is_hoped(marks, amount):
        return None
    return replace(told, amount=amount, number=amount.number if told.number > 0 else -amount.number)
