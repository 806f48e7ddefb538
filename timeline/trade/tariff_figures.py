"""Figures of tariffs: rates, specific duties, and the sums that they fall on."""

from dataclasses import replace
from typing import Final

from timeline.lexicons.trade import word_list
from timeline.records import Amount
from timeline.terms import Measure
from timeline.trade.marks import Figure, HeadMark, Marks
from timeline.trade.specific import is_specific
from timeline.trade.steps import is_raised_by

_NEAR: Final = 30


def tariff_figure(marks: Marks, amount: Amount, head: HeadMark, compared: bool) -> Figure | None:
    """A rate; a sum only right beside the tariff ("tariffs worth 3 billion"); goods "on 3 billion of imports" are a value of imports."""
    if amount.kind == "percent":
        after = marks.words(amount.end, min(marks.statement.end, amount.end + 30))
        if amount.start >= head.end and is_raised_by(marks, amount):
            return None
        if after[:1] == ["of"] and not {"ad", "value", "price", "worth"} & set(after[1:6]):
            return None
        return Figure(amount, head, Measure.TARIFF, amount.number, compared)
    if amount.kind != "money":
        return None
    if is_specific(marks, head.end, amount) and not is_raised_by(marks, amount):
        return Figure(amount, head, Measure.TARIFF, amount.number, compared)
    if amount.start >= head.end:
        between = marks.words(head.end, amount.start)
        if between and between[0] in {"worth", "of", "totalling", "totaling"} and len(between) <= 4:
            return Figure(amount, head, Measure.TARIFF, amount.number, compared)
        after = marks.words(amount.end, min(marks.statement.end, amount.end + 20))
        if "on" in between and after and after[0] in {"worth", "of", "in"}:
            return Figure(amount, replace(head, measure=Measure.VALUE), Measure.VALUE, amount.number, compared)
        return None
    between = marks.words(amount.end, head.start)
    if word_list("paid") & set(marks.words(max(marks.statement.start, amount.start - _NEAR), amount.start)):
        return None
    return (
        Figure(amount, head, Measure.TARIFF, amount.number, compared)
        if between in ([], ["in"], ["of"], ["worth", "of"])
        else None
    )
