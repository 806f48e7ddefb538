"""Specific duties: sums on a tonne, a litre, a car ("120 dollars a tonne"), as against rates in per cent of the value."""

from typing import Final

from timeline.lexicons.trade import units
from timeline.records import Amount
from timeline.tokens import Token
from timeline.trade.marks import Marks

_PER: Final = frozenset({"a", "an", "per", "each", "every", "/"})
_QUALIFIED: Final = frozenset({"metric", "proof", "imported", "every", "hundred"})
_PRICES: Final = frozenset(
    "price prices priced cost costs costing worth sell sells sold selling quoted trading valued".split()
)
_FARTHEST: Final = len(" per imported metric tonne of")
_LARGEST: Final = 1e5
"""A sum above it is what a duty brings in, not what is due on one piece."""


def base_of(marks: Marks, amount: Amount) -> str:
    """The unit that a sum is due on, or goods are priced by, in the singular ("tonne"); "" where the words name none."""
    token = _unit_noun(marks, amount)
    unit, factor = units().get(token.lower, ("", 0.0)) if token is not None else ("", 0.0)
    return unit.removesuffix("s") if factor == 1.0 and unit not in {"points", "percent", "persons"} else ""


def _unit_noun(marks: Marks, amount: Amount) -> Token | None:
    """The noun of "a tonne", "per metric tonne" right behind a small sum."""
    if amount.kind != "money" or amount.number > _LARGEST:
        return None
    behind = marks.between(amount.end, min(marks.statement.end, amount.end + _FARTHEST))
    if not behind or behind[0].lower not in _PER:
        return None
    at = 2 if len(behind) > 1 and behind[1].lower in _QUALIFIED else 1
    return behind[at] if len(behind) > at else None


def end_of_rate(marks: Marks, amount: Amount) -> int:
    """Where the words of a rate end: behind "120 dollars a tonne", from where its goods are looked for."""
    token = _unit_noun(marks, amount)
    return token.end if token is not None and base_of(marks, amount) else amount.end


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
    return bool(duty_base(marks, amount)) and not _PRICES & said
