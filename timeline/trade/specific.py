"""Specific duties: sums on a tonne, a litre, a car ("120 dollars a tonne"), as against rates in per cent of the value."""

from typing import Final

from timeline.lexicons.trade import units, word_list
from timeline.records import Amount
from timeline.tokens import Token
from timeline.trade.marks import Marks

_PER: Final = frozenset({"a", "an", "per", "each", "every", "/"})
_FARTHEST: Final = len(" per 100 metric kilograms of")
_LARGEST: Final = 1e5
"""A sum above it is what a duty brings in, not what is due on one piece."""


def base_of(marks: Marks, amount: Amount) -> str:
    """The unit that a sum is due on, or goods are priced by, in the singular ("tonne"); "" where the words name none."""
    tokens = _unit_words(marks, amount)
    unit, factor = units().get(tokens[-1].lower, ("", 0.0)) if tokens else ("", 0.0)
    if factor != 1.0 or unit in {"points", "percent", "persons"}:
        return ""
    return " ".join([*(token.text for token in tokens[:-1]), unit.removesuffix("s")])


def is_due(marks: Marks, amount: Amount) -> bool:
    """Whether a sum is due on each of what it names: "120 dollars a tonne", "3 pesos on each dollar of exports"."""
    behind = marks.words(amount.end, min(marks.statement.end, amount.end + _FARTHEST))[:2]
    on_each = behind in (["on", "each"], ["on", "every"], ["for", "each"], ["for", "every"])
    return bool(base_of(marks, amount)) or (amount.kind == "money" and on_each)


def _unit_words(marks: Marks, amount: Amount) -> list[Token]:
    """The noun of "a tonne", "per metric tonne" right behind a small sum, with the number of "per 100 kilograms"."""
    if amount.kind != "money" or amount.number > _LARGEST:
        return []
    behind = marks.between(amount.end, min(marks.statement.end, amount.end + _FARTHEST))
    if not behind or behind[0].lower not in _PER:
        return []
    numbers = [token for token in behind[1:2] if token.text.isdigit()]
    at = 2 if numbers or (len(behind) > 1 and behind[1].lower in word_list("qualified")) else 1
    return [*numbers, behind[at]] if len(behind) > at else []


def end_of_rate(marks: Marks, amount: Amount) -> int:
    """Where the words of a rate end: behind "120 dollars a tonne", from where its goods are looked for."""
    tokens = _unit_words(marks, amount)
    return tokens[-1].end if tokens and base_of(marks, amount) else amount.end


def is_base(marks: Marks, amount: Amount) -> bool:
    """Whether a quantity is what a sum is due on: the 100 kilograms of "20 euros per 100 kilograms"."""
    return (
        amount.kind == "quantity" and marks.lower(max(marks.statement.start, amount.start - 4), amount.start) == "per "
    )


def duty_base(marks: Marks, amount: Amount) -> str:
    """The unit that a sum is due on; beside one that names it ("to 120 dollars a tonne from 90 dollars") a small sum is on the same."""
    own = base_of(marks, amount)
    if own or amount.kind != "money" or amount.number > _LARGEST:
        return own
    bases = [base_of(marks, other) for other in marks.amounts if other.unit == amount.unit]
    return next((base for base in bases if base), "")


def is_specific(marks: Marks, start: int, amount: Amount) -> bool:
    """Whether a sum behind a tariff that ends at `start` is due on each unit of goods, and not what they cost ("which sell at 300 a tonne")."""
    said = {token.lower for token in marks.between(start, amount.start)}
    return bool(duty_base(marks, amount)) and not word_list("prices") & said
