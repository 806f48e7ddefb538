"""What stands between a subject and an infinitive and says whether it was done: "is believed to have fired", "wrote to him to protest"."""

from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.roles import Clauses
from timeline.lexicons.clauses import word_classes
from timeline.terms import Modality


def raised(clauses: Clauses, above: int, place: int) -> tuple[Modality, bool] | None:
    """The modality of an infinitive at `place` below the verb at `above`, and whether it is told; None where others decide."""
    upper, group = clauses.verb(above), clauses.verb(place)
    if upper is None or group is None or not group.infinitive:
        return None
    if clauses.is_said_by_call(upper, group):
        return (Modality.PLANNED if upper.modal else Modality.HAPPENED), not upper.negated and upper.finite
    if place == above + 1:
        return _behind_verb(clauses, upper, group)
    if place == above + 2 and upper.lemmas == ("be",):
        return _behind_adjective(clauses, upper, above)
    return None


def _behind_verb(clauses: Clauses, upper: VerbGroup, group: VerbGroup) -> tuple[Modality, bool] | None:
    if upper.tag == "ing" and "go" in upper.lemmas:  # "is going to visit"; who "was going to" did not
        return Modality.PLANNED, not upper.negated and clauses.units[upper.first].lower not in _WAS
    held = "held" in clauses.kinds(upper) and (upper.passive or not _SEEMS.isdisjoint(upper.lemmas))
    if held and not upper.negated and not upper.modal and _is_of_the_past(clauses, group):
        return Modality.HAPPENED, True
    return None


def _is_of_the_past(clauses: Clauses, group: VerbGroup) -> bool:
    """ "To have fired", "to be holding talks"; not "to be ready", "to hold talks"."""
    between = {unit.lower for unit in clauses.units[group.first : group.at]}
    return "have" in between or ("be" in between and clauses.units[group.at].lower.endswith("ing"))


def _behind_adjective(clauses: Clauses, upper: VerbGroup, above: int) -> tuple[Modality, bool] | None:
    called, classes = clauses.noun(above + 1), word_classes()
    if called is None or called.actors:
        return None
    is_known = classes.has("known_by_act", called.head)
    if classes.has("unlike_to_act", called.head) or (is_known and upper.negated):
        return Modality.CONDITIONAL, False
    if is_known and clauses.units[upper.first].lower in _WAS:
        return Modality.HAPPENED, True
    return None


_WAS: Final = frozenset({"was", "were"})
_SEEMS: Final = frozenset({"appear", "seem"})
