"""What is to be done by the clause of a demand, in a form that may be a noun's: "demanded that Chad hold elections"."""

from typing import Final

from timeline.clauses.groups import VerbForms, VerbGroup
from timeline.clauses.units import Unit
from timeline.lexicons.clauses import word_classes


def wanted_verb(
    units: tuple[Unit, ...], at: int, left: int, following: Unit | None, forms: VerbForms
) -> VerbGroup | None:
    """What somebody is to do by the clause of a demand, right behind his name: "demanded that Chad hold elections"."""
    if left < 2 or units[left].kind != "actor" or following is None or following.kind != "word":
        return None
    named = units[left].mention
    if named is None or named.adjective:
        return None
    chosen = tuple(dict.fromkeys(lemma for lemma, tag in forms.get(units[at].lower, ()) if tag == "base"))
    if not chosen or not _is_in_demand(units, left, forms) or _heads_subject(units, at):
        return None
    return VerbGroup(at, at + 1, at, chosen, "base", True)


def _is_in_demand(units: tuple[Unit, ...], left: int, forms: VerbForms) -> bool:
    """Whether the clause of a demand begins a few words before a name: "demanded that Chad and Mali"."""
    for first in range(left - 1, max(0, left - _SUBJECT), -1):
        if units[first].lower == "that":
            lemmas = [lemma for lemma, _ in forms.get(units[first - 1].lower, ())]
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
