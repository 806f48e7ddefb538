"""Who did it, behind a participle: "by Chadian ships", not "by telephone"; and the participles that share a passive with one before them."""

from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.units import Unit
from timeline.lexicons.clauses import word_classes


def shares_passive(units: tuple[Unit, ...], at: int, prev: Unit | None, before: VerbGroup | None) -> bool:
    """ "The envoy was summoned and handed a note": a participle joined to a passive of whom things are said or given to, or with who did it
    further on: "was rammed and sprayed with water by Chadian ships"."""
    if prev is None or prev.kind != "conj" or before is None or not (before.passive and before.finite):
        return False
    if word_classes().has("felt", units[before.at].lower):
        return False  # "said it was outraged and warned of reprisals"
    return word_classes().has("addressed", units[at].lower) or (before.last == at - 1 and _has_agent(units, at))


_AGENT: Final = 8
"""Units behind a participle within which who did it may stand."""


def _has_agent(units: tuple[Unit, ...], at: int) -> bool:
    """Whether a phrase with a preposition and then who did it stand behind a participle: "sprayed with water by Chadian ships"."""
    if at + 1 >= len(units) or units[at + 1].kind not in {"prep", "to"}:
        return False
    for place in range(at + 1, min(len(units) - 1, at + _AGENT)):
        if units[place].lower == "by":
            return units[place + 1].kind != "time" and not is_by_means(units, place)
        if units[place].kind not in {"prep", "to", "word", "det", "poss", "num", "actor", "time"}:
            return False
    return False


def is_by_means(units: tuple[Unit, ...], at: int) -> bool:
    """Whether "by" here says by what means, not by whom: "by telephone"."""
    return at + 1 < len(units) and units[at].lower == "by" and word_classes().has("by_means", units[at + 1].lower)
