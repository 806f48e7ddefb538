"""Clauses that tell what somebody denies, what nothing speaks for, or what is only claimed."""

from typing import Final

from timeline.clauses.phrases import NounPhrase
from timeline.clauses.roles import Clauses


def is_denied(clauses: Clauses, place: int) -> bool:
    """ "denied that its forces had shelled": the content clause of a verb of denying."""
    above = clauses.governor(place)
    group = clauses.verb(above) if above is not None else None
    own = clauses.verb(place)
    if above is not None and group is not None and own is not None and own.last - own.first == 1 and group.perfect:
        joint = clauses.chunks[place - 1]
        if clauses.mark(place - 1, "conj") and clauses.units[joint.first].lower == "or":
            return is_denied(clauses, above)  # "denied it had crossed the border or fired on a post"
    if above is None or group is None or "deny" not in clauses.kinds(group) or group.negated:
        return False
    return any(clauses.mark(at, "sub", "rel") or clauses.noun(at) for at in range(above + 1, above + 3)) and not any(
        clauses.mark(at, "conj", "comma") for at in range(above + 1, place)
    )


_PROOF: Final = frozenset("evidence proof sign signs indication indications suggestion confirmation".split())


def is_unproven(clauses: Clauses, place: int) -> bool:
    """Whether a clause tells what nothing speaks for: "no evidence that Chad attacked", "no sign that it will"."""
    for at in range(place - 2, max(0, place - 6), -1):
        if clauses.mark(at, "sub"):
            noun = clauses.noun(at - 1)
            return noun is not None and noun.head in _PROOF and _is_none(clauses, noun)
    return False


_CLAIMS: Final = frozenset(
    "allegation allegations accusation accusations claim claims charge charges rumour rumours rumor rumors suggestion suggestions".split()
)


def is_claimed(clauses: Clauses, place: int) -> bool:
    """Whether a clause tells what somebody else claims: "rejects the allegation, made by Chad in May, that it delivers arms"."""
    if not clauses.mark(place - 2, "sub") or clauses.units[clauses.chunks[place - 2].first].lower != "that":
        return False
    for at in range(place - 3, max(-1, place - 11), -1):
        noun, group = clauses.noun(at), clauses.verb(at)
        if noun is not None and noun.head in _CLAIMS:
            return True
        if (group is not None and group.finite) or clauses.mark(at, "stop"):
            return False
    return False


def _is_none(clauses: Clauses, noun: NounPhrase) -> bool:
    """Whether a phrase says that there is none: "no evidence"."""
    return noun.negated or clauses.units[noun.first].lower in {"no", "little"}
