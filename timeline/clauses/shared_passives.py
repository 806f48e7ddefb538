"""Who did it, behind a participle: "by Chadian ships", not "by telephone"; participles that share a passive with one before them, and those
that are attributes of a noun."""

from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.units import Unit
from timeline.lexicons.clauses import word_classes
from timeline.terms import ActorKind

Pairs = tuple[tuple[str, str], ...]
_STATES: Final = frozenset({ActorKind.COUNTRY, ActorKind.ORGANISATION})


def is_only_participle(pairs: Pairs) -> bool:
    """Whether a form is a participle and nothing else: "taken", not "seized" or "come"."""
    return not any(tag in {"past", "base"} for _, tag in pairs)


def is_attribute(pairs: Pairs, prev: Unit | None, following: Unit | None, before: VerbGroup | None) -> bool:
    """Whether a form that is no past by itself says more of the noun before it: "angered by the welcome given in Chad"."""
    if prev is None or prev.kind not in {"word", "actor"} or (before is not None and before.perfect):
        return False
    behind = following is not None and following.kind in {"prep", "to"}
    return behind and is_only_participle(pairs)


def opens_subject(pairs: Pairs, following: Unit | None) -> bool:
    """Whether the first word of a statement is an attribute of the people behind it: "armed men", "jailed Chadian rebels"."""
    if following is None or not any(tag == "participle" for _, tag in pairs):
        return False
    if following.mention is not None:
        return following.mention.adjective or following.mention.kind not in _STATES
    return following.kind == "word" and word_classes().has("people", following.lower)


def shares_passive(units: tuple[Unit, ...], at: int, prev: Unit | None, before: VerbGroup | None, pairs: Pairs) -> bool:
    """ "The envoy was summoned and handed a note": a participle joined to a passive of whom things are said or given to, or with who did it
    further on: "was rammed and sprayed with water by Chadian ships". `pairs`: what it may be a form of."""
    if prev is None or prev.kind != "conj" or before is None or not (before.passive and before.finite):
        return False
    if word_classes().has("felt", units[before.at].lower):
        return False  # "said it was outraged and warned of reprisals"
    if is_only_participle(pairs) and at + 1 < len(units) and units[at + 1].kind in {"prep", "to"}:
        return True  # "was seized at the border and taken to Chad"
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
    """Whether "by" here says by what means, not by whom: "by telephone", "reciprocated by expelling four diplomats"."""
    if at + 1 >= len(units) or units[at].lower != "by":
        return False
    means = units[at + 1]
    opens = (
        means.lower.endswith("ing") and at + 2 < len(units) and units[at + 2].kind in {"num", "det", "poss", "actor"}
    )
    return opens or word_classes().has("by_means", means.lower)
