"""Insertions between commas behind a subject, behind which its verb goes on: "Lula, the president of Brazil, met with"."""

from typing import Final

from timeline.clauses.named_pairs import names_two
from timeline.clauses.units import BOTH, Unit
from timeline.lexicons.clauses import word_classes

_APPOSITION: Final = frozenset({"det", "word", "actor", "prep", "gen", "num", "poss", "hyphen", "time", "adv", "to"})
_SELVES: Final = frozenset({"itself", "himself", "herself", "themselves"})
_ENDS_SUBJECT: Final = frozenset({"actor", "word", "time"})


def closes_apposition(units: tuple[Unit, ...], comma: int) -> bool:
    """Whether the comma there ends an insertion of nouns behind a noun: "Lula, the president of Brazil, met with"."""
    named = units[comma - 1].mention if comma else None
    if named is not None and "," in named.text:
        return True  # "Iran's minister, Abbas Araghchi, landed": the insertion is part of the actor
    at = comma - 1
    while at > 0 and comma - at < 14 and (units[at].kind in _APPOSITION or _lists_actors(units, at)):
        at -= 1
    # "Chad, after weeks of talks, agreed to", "Chad, itself hit by the flood, sent"
    at -= at > 1 and (units[at].lower in BOTH or units[at].lower in _SELVES)
    if _closes_relative(units, comma) or names_two(units, comma):
        return True
    opens = at + 1 < comma and units[at + 1].kind in {"det", "poss", "actor"}
    if at > 0 and units[at - 1].kind == "actor" and units[max(0, at - 2)].kind != "prep":
        # "Macron, on his third trip to China, dined with", "In Rome, Anita Anand, Minister of Trade, met with"
        opens = opens or word_classes().has("people", units[at + 1].lower) or _is_prep(units[at + 1])
    subject = at > 0 and all(unit.kind in _APPOSITION or unit.kind == "conj" for unit in units[:at])
    # "Chad and Niger on Monday, after weeks of talks, agreed to", "Chad and Niger, bitter foes for decades, agreed to"
    opens = opens or (subject and (_is_prep(units[at + 1]) or units[at + 1].kind in {"word", "adv"}))
    return opens and at > 0 and units[at].kind == "comma" and units[at - 1].kind in _ENDS_SUBJECT and comma - at > 1


def _closes_relative(units: tuple[Unit, ...], comma: int) -> bool:
    """Whether the comma ends a relative clause or a participle's behind the subject: "Oman, which guards its straits, balked at"."""
    opening = next((at for at in range(comma - 1, max(0, comma - 26), -1) if units[at].kind == "comma"), 0)
    if opening < 1 or comma - opening < 3 or units[opening - 1].kind not in {"actor", "word"}:
        return False
    first = units[opening + 1]
    told = units[opening + 2].kind == "prep" and not first.capital  # "backed by Chad,"
    inserted = first.kind == "rel" or (first.kind in {"word", "have"} and (first.lower.endswith("ing") or told))
    inserted = (
        inserted or first.kind in {"prep", "sub"} or first.lower in BOTH
    )  # "after months that had tried its allies,"
    if not inserted:
        return False
    # nothing but the subject stands before it in its clause
    begins = next((at + 1 for at in range(opening - 1, 0, -1) if _begins_clause(units, at)), 0)
    return all(unit.kind in _APPOSITION or unit.kind == "conj" for unit in units[begins:opening])


def _begins_clause(units: tuple[Unit, ...], at: int) -> bool:
    """Whether a second clause may begin behind a conjunction with a comma before it: "banned imports, and Mali, having failed, agreed"."""
    return units[at].kind == "conj" and units[at - 1].kind == "comma"


def _lists_actors(units: tuple[Unit, ...], at: int) -> bool:
    """Whether a conjunction or comma stands between two actors, the last of a list: "two neighbours, Chad and Niger, exchanged"."""
    if units[at].kind == "conj":
        return units[at - 1].kind == "actor" and at + 1 < len(units) and units[at + 1].kind in {"actor", "det"}
    listed = units[at].kind == "comma" and units[at - 1].kind == "actor" and units[at + 1].kind in {"actor", "det"}
    return listed and any(unit.kind == "conj" for unit in units[at + 1 : at + 6])


def _is_prep(unit: Unit) -> bool:
    return unit.kind == "prep" or unit.lower in BOTH or unit.lower in _SELVES
