"""Words that are nouns by what stands beside them: "fighting raged", "shelling from Chad killed two", "the arms embargo"."""

from typing import Final

from timeline.clauses.groups import VerbForms
from timeline.clauses.units import Unit
from timeline.lexicons.clauses import word_classes

_BEFORE_ACTS: Final = frozenset({"time", "comma", "quote", "sub", "stop"})
_AFTER_VERB: Final = frozenset({"prep", "time", "comma", "stop"})


def _is_headed(units: tuple[Unit, ...], at: int, forms: VerbForms) -> bool:
    """Whether a noun in -ing that opens a statement is the subject behind a phrase of its own: "shelling from Chad killed two"."""
    if at + 2 >= len(units) or units[at + 1].kind != "prep" or not word_classes().has("ambiguous", units[at].lower):
        return False
    for unit in units[at + 2 : at + 10]:
        if unit.kind in {"have", "be", "modal"} or any(tag == "past" for _, tag in forms.get(unit.lower, ())):
            return True
        if unit.kind not in {"det", "poss", "word", "actor", "prep", "num", "hyphen"}:
            return False
    return False


def _happens(units: tuple[Unit, ...], at: int, forms: VerbForms) -> bool:
    """Whether a noun in -ing is the subject of the past form behind it, which has no object: "fighting raged in", "shelling continued"."""
    if at + 2 >= len(units) or not word_classes().has("ambiguous", units[at].lower):
        return False
    past = any(tag == "past" for _, tag in forms.get(units[at + 1].lower, ()))
    return past and units[at + 2].kind in _AFTER_VERB


def before_subject(units: tuple[Unit, ...], at: int, prev: Unit | None, forms: VerbForms) -> bool:
    """ "and allied forces have launched": a participle between a conjunction and a plain noun that an auxiliary follows; "fighting raged"."""
    if units[at].lower.endswith("ing"):
        opens = prev is None or prev.kind in _BEFORE_ACTS
        return opens and (_happens(units, at, forms) or (prev is None and _is_headed(units, at, forms)))
    if not units[at].lower.endswith("ed") or (prev is not None and prev.kind not in {"conj", "comma", "stop"}):
        return False
    kinds = [unit.kind for unit in units[max(0, at - 3) : at + 2]]
    if kinds in (["det", "word", "conj", "word", "word"], ["poss", "word", "conj", "word", "word"]):
        return True  # "an active and engaged partner"
    place = at + 1
    while place < len(units) and units[place].kind == "word":
        place += 1
    return place > at + 1 and place < len(units) and units[place].kind in {"have", "modal", "be"}


def is_before_noun(prev: Unit, unit: Unit) -> bool:
    """Whether a word makes the next one a noun: "whose troops", "the arms embargo"."""
    if prev.lower in _NO_SUBJECTS:
        return True
    return prev.lower == "arms" and word_classes().has("arms_compounds", unit.lower)


_NO_SUBJECTS: Final = frozenset({"whose", "where"})
"""Words behind which a noun stands: "whose troops entered", "where rebels have"."""
