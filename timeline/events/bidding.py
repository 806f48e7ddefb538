"""What somebody is told to do in the words of who tells him: "Release the sailors, Kenya told Somalia"."""

from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.view import RoleView
from timeline.events.modality import Standing, bid
from timeline.events.passage import Coding, Passage
from timeline.events.role_filling import gather
from timeline.events.sides import Sides
from timeline.terms import Modality

TELLING: Final = "tell"
_DEMANDED: Final = "100"
_RULE: Final = "request.tell_to.tell+bid"


def bidden(passage: Passage, place: int, group: VerbGroup, view: RoleView) -> Coding | None:
    """The demand that a statement begins with as an imperative; None where it begins with anything else."""
    clauses, units = passage.clauses, passage.clauses.units
    if not group.finite or group.negated or group.modal or view.passive or view.complement is not None:
        return None
    first = bid(clauses)
    if first is None or all(tag != "base" for _, tag in passage.lexicon.forms.get(units[first].lower, ())):
        return None
    speaks = min((phrase.first for phrase in clauses.subjects(place)), default=0)
    if speaks <= first + 1 or units[speaks - 1].kind not in {"comma", "quote"}:
        return None
    told = gather([filler.phrase for filler in view.objects], passage.memory, acting=False)
    sides = Sides(passage.speakers(place), told)
    if not sides.actors or not told or Sides(sides.actors, ()).codes & Sides(told, ()).codes:
        return None
    return Coding(_DEMANDED, _RULE, sides, Standing(Modality.HAPPENED), group.first, group.last, place, 0.75)
