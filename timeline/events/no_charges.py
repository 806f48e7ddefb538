"""Verbs of charging and quarrelling that charge nobody: a reason is given, a price is told, steps are demanded against an evil."""

from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.view import RoleView
from timeline.events.passage import Passage
from timeline.lexicons.events import Frame


def is_no_charge(passage: Passage, frame: Frame, group: VerbGroup, view: RoleView) -> bool:
    """Whether nobody is charged with anything: a reason is given, steps are against an evil, a price is told."""
    if "charge" in group.lemmas and not passage.lexicon.words["moneys"].isdisjoint(passage.words):
        behind = {unit.lower for unit in passage.clauses.units[group.last : group.last + _PRICE]}
        return "with" not in behind and not behind.isdisjoint(passage.lexicon.words["moneys"])
    return _reasons(passage, group) or _is_on_evil(passage, frame, view)


_PRICE: Final = 8
"""Units behind a verb among which a price stands: "charges each team 70,000 dollars"."""


def _reasons(passage: Passage, group: VerbGroup) -> bool:
    """ "Arguing that it would cost too much": a reason given, with nobody quarrelled with."""
    units = passage.clauses.units
    return "argue" in group.lemmas and group.last < len(units) and units[group.last].lower == "that"


def _is_on_evil(passage: Passage, frame: Frame, view: RoleView) -> bool:
    """ "Demanded action against climate change": steps against what is nobody."""
    if frame.cameo != _STEPS:
        return False
    evils = passage.lexicon.words["abstract"] | passage.lexicon.words["evils"]
    return any(f.prep in {"against", "on"} and f.phrase.head in evils and not f.phrase.touched for f in view.obliques)


_STEPS: Final = "113"
