"""Phrases of a sentence that stand in quotation marks as somebody's words, and are read like any other: 'accused Chad of "lies"'."""

from typing import Final

from timeline.clauses.units import Unit

_LONGEST: Final = 5
"""Units of a phrase; what is longer is mostly a clause, whose marks tell where it ends."""
_WITHIN: Final = frozenset(
    {"prep", "det", "poss", "word", "be", "have", "modal", "to", "conj", "num", "adv", "gen", "actor"}
)
"""Kinds of units before a quoted part of the same clause."""
_PARTS: Final = frozenset({"word", "adv", "det", "prep", "num", "hyphen", "conj", "gen", "poss"})
"""Kinds of units of which such a part is made."""


def without_marks_of_phrases(units: tuple[Unit, ...], *, quoted: bool) -> tuple[Unit, ...]:
    """The units of a statement, which has something `quoted` in it, without the marks around phrases."""
    if not quoted:
        return units
    marks: set[int] = set()
    place = 1
    while place < len(units):
        opens = units[place].kind == "quote" and (units[place - 1].kind in _WITHIN or units[place - 1].lower == "as")
        closing = _closing(units, place) if opens else 0
        if closing:
            marks.update((place, closing))
            place = closing
        place += 1
    return tuple([unit for at, unit in enumerate(units) if at not in marks]) if marks else units


def _closing(units: tuple[Unit, ...], opening: int) -> int:
    """The place of the mark that ends a phrase in small letters; 0 where none does, or more than a phrase is quoted."""
    for at in range(opening + 1, min(len(units), opening + _LONGEST + 2)):
        unit = units[at]
        if unit.kind == "quote":
            return at if at > opening + 1 else 0
        if unit.kind not in _PARTS or unit.capital:
            return 0
    return 0
