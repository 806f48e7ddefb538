"""Estimates and targets that are made anew: what they were put at before is no figure of trade."""

import re
from functools import cache
from typing import Final

from timeline.lexicons.trade import trade_words
from timeline.terms import Measure
from timeline.trade.marks import Figure, Marks
from timeline.trade.spans import Period

_REVISED: Final = re.compile(
    r"\s(?:from|on)\s(?:last\smonth|its\s(?:last|previous)|the\s(?:last|previous)\s(?:estimate|forecast|projection|report))"
)
"""Behind a step of an estimate: the estimate of before, not the trade."""
_NEAR: Final = len(" in 2020 ")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(trade_words().classes[f"estimates.{kind}"])


def is_revision(marks: Marks, figure: Figure, period: Period | None, base: Period | None) -> bool:
    """ "put its 1986/87 imports at 7 million tonnes, against 8 million last month": what was estimated for the same period before."""
    if period is None or base is None or len(period.value) != 7 or len(base.value) == 7:
        return False
    said = {token.lower for token in marks.between(marks.statement.start, figure.amount.start)}
    return bool(said & (_words("nouns") | _words("verbs")))


def is_redone(marks: Marks, figure: Figure) -> bool:
    """ "raised its projection of exports by 10 million tonnes", "to 9 tonnes from 8": the estimate or target changes, not the trade."""
    said = {token.lower for token in marks.between(marks.statement.start, figure.amount.start)}
    if figure.compared and said & (_words("nouns") | _words("aims")) and said & _words("redone"):
        after = marks.words(figure.amount.end, min(marks.statement.end, figure.amount.end + _NEAR))[:2]
        return not any(word.isdigit() or word in {"last", "a", "recorded"} for word in after)
    is_sum = figure.measure is Measure.CHANGE and figure.amount.kind != "percent"
    behind = {
        token.lower for token in marks.between(figure.amount.end, min(marks.statement.end, figure.amount.end + 44))
    }
    if is_sum and said & _words("verbs") and _REVISED.match(marks.text, figure.amount.end):
        return True
    return is_sum and (
        bool(said & _words("nouns") and said & _words("redone")) or bool(behind & (_words("nouns") | _words("verbs")))
    )
