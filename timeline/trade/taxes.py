"""Which tariff or quota a rate or sum is said of, and what a tariff falls on: "on 3 billion of imports", "rising to 25 percent"."""

from typing import Final

from timeline.lexicons.trade import word_list
from timeline.lexicons.trade_verbs import trade_verbs
from timeline.records import Amount
from timeline.terms import Measure
from timeline.trade.marks import LIMITS, HeadMark, Marks

_NEAR: Final = 24
_CLAUSE: Final = 7
_WITH: Final = 10
_STEP: Final = 4
_TAXING: Final = 50
_REST: Final = frozenset({"the", "remaining", "additional", "further", "up", "to"})
_EXTENDED: Final = frozenset("extend extends extended extending".split())


def tax_before(marks: Marks, end: int) -> HeadMark | None:
    """The last tariff named before `end`, None if there is none."""
    taxes = [head for head in marks.heads if head.end <= end and head.measure is Measure.TARIFF and not head.silent]
    return taxes[-1] if taxes else None


def quota_before(marks: Marks, end: int) -> HeadMark | None:
    """The last quota named before `end`, None if there is none."""
    return next(
        (h for h in reversed(marks.heads) if h.end <= end and h.measure is Measure.QUOTA and not h.silent), None
    )


def tax_with(marks: Marks, amount: Amount) -> HeadMark | None:
    """ "hit 3 billion of imports with a tariff": the tariff behind the sum that it falls on."""
    tax = next((h for h in marks.heads if h.start >= amount.end and h.measure is Measure.TARIFF and not h.silent), None)
    words = marks.words(amount.end, tax.start) if tax is not None else []
    return tax if "with" in words and not LIMITS & set(words) and len(words) <= _WITH else None


def is_hit(marks: Marks, amount: Amount) -> bool:
    """The sum that a measure falls on: "tariffs on some 3 billion of imports", "on goods worth 3 billion", "to tax 3 billion of imports", or a
    part of one: "on 3 billion of goods, including 2 billion of steel and 1 billion of tea"."""
    for _ in range(_STEP):
        if _is_hit_itself(marks, amount):
            return True
        whole = next((a for a in reversed(marks.amounts) if a.end <= amount.start and a.kind == "money"), None)
        words = marks.words(whole.end, amount.start) if whole is not None else []
        if whole is None or words[-1:] not in (["including"], ["and"]) or len(words) > _CLAUSE or LIMITS & set(words):
            return False
        amount = whole
    return False


def _is_hit_itself(marks: Marks, amount: Amount) -> bool:
    words = marks.words_up_to(amount, _TAXING, _REST)
    behind = marks.words(amount.end, min(marks.statement.end, amount.end + _TAXING))
    if words[-1:] in (["tax"], ["taxing"]):
        return bool(word_list("goods") & set(behind))
    is_taxed = tax_before(marks, amount.start) is not None or tax_with(marks, amount) is not None
    if words[-1:] and words[-1] in trade_verbs().hit.all and is_taxed:
        return bool(word_list("goods") & set(behind[:6]))
    is_worth = words[-1:] == ["worth"] and bool(word_list("goods") & set(words[-4:])) and "on" in words
    is_extended = bool(_EXTENDED & set(words[-_STEP:])) and marks.words_up_to(amount, _TAXING)[-1:] == ["to"]
    return (words[-1:] == ["on"] or is_worth or is_extended) and tax_before(marks, amount.start) is not None


def stepped_tax(marks: Marks, amount: Amount) -> HeadMark | None:
    """ "will levy 10 percent on imports of tea from May, rising to 25 percent in June": the tariff whose rate goes up or down."""
    words = marks.words_up_to(amount, _NEAR)
    if words[-1:] != ["to"] or not set(words[-2:-1]) & word_list("stepping"):
        return None
    before = next((a for a in reversed(marks.amounts) if a.end <= amount.start and a.kind == "percent"), None)
    tax = tax_before(marks, before.start) if before is not None else None
    is_rate = tax is not None and before is not None and len(marks.words(tax.end, before.start)) <= _STEP
    return tax if is_rate else None
