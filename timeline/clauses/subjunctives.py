"""What is to be done by the clause of a demand, in a form that may be a noun's: "demanded that Chad hold elections"."""

from typing import Final

from timeline.clauses.groups import VerbForms, VerbGroup
from timeline.clauses.units import Unit
from timeline.lexicons.clauses import word_classes


def wanted_verb(
    units: tuple[Unit, ...], at: int, left: int, following: Unit | None, forms: VerbForms
) -> VerbGroup | None:
    """What somebody is to do by the clause of a demand, right behind his name or what stands for him: "demanded that Chad hold elections",
    "demanded that it withdraw"."""
    if left < 2 or following is None:
        return None
    named, stands_for = units[left].mention, units[left].lower in _STANDS_FOR and units[left - 1].lower == "that"
    if not stands_for and (named is None or named.adjective or units[left].kind != "actor" or following.kind != "word"):
        return None
    chosen = tuple(dict.fromkeys(lemma for lemma, tag in forms.get(units[at].lower, ()) if tag == "base"))
    if not chosen or not _is_in_demand(units, left, forms, told=stands_for) or _heads_subject(units, at):
        return None
    return VerbGroup(at, at + 1, at, chosen, "base", True)


_STANDS_FOR: Final = frozenset({"it", "he", "she"})


def _is_in_demand(units: tuple[Unit, ...], left: int, forms: VerbForms, *, told: bool) -> bool:
    """Whether the clause of a demand begins a few words before a name: "demanded that Chad and Mali"; `told`: of a verb of the past, "rejects
    demands that it withdraw" tells of none."""
    for first in range(left - 1, max(0, left - _SUBJECT), -1):
        if units[first].lower == "that":
            verb = first - 1 - (first > 1 and units[first - 1].kind == "time")  # "demanded on Monday that"
            verb -= verb > 0 and units[verb].kind == "prep" and verb < first - 1
            lemmas = [lemma for lemma, tag in forms.get(units[verb].lower, ()) if not told or tag == "past"]
            return word_classes().has_any("subjunctive", lemmas)
        if units[first].kind in _BOUNDARIES:
            return False
    return False


def _heads_subject(units: tuple[Unit, ...], at: int) -> bool:
    """Whether a word is a noun of the subject, whose verb is still to come: "proposed that Chad trade talks be put off"."""
    for unit in units[at + 1 : at + _SUBJECT]:
        if unit.kind in {"be", "have", "modal"}:
            return True
        if unit.kind in _BOUNDARIES or unit.kind == "prep":
            return False
    return False


_SUBJECT: Final = 6
"""Words of which the subject of a demand's clause may be made up."""
_BOUNDARIES: Final = frozenset({"comma", "sub", "rel", "stop", "dash", "quote", "open", "close", "to"})
