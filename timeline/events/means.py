"""Verbs that tell by what means an act was done, which the infinitive behind their object tells."""

from timeline.clauses.groups import VerbGroup
from timeline.clauses.roles import Clauses
from timeline.lexicons.clauses import word_classes


def tells_means(clauses: Clauses, place: int, upper: VerbGroup) -> bool:
    """Whether the verb above the infinitive at `place` is one: "used the speech to accuse Chad", "took to the airwaves to denounce Chad"."""
    between = clauses.noun(place - 1)
    if between is None:
        return False
    if "means" in clauses.kinds(upper):
        return True
    return "take" in upper.lemmas and between.prep == "to" and word_classes().has("platforms", between.head)


def is_said_aside(clauses: Clauses, place: int) -> bool:
    """Whether a participle behind a comma says what is said already: "will expel the envoy, accusing him of spying"."""
    group = clauses.verb(place)
    if group is None or group.tag != "ing" or group.preposition or not clauses.mark(place - 1, "comma"):
        return False
    return "judge" in clauses.kinds(group)
