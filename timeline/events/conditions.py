"""What an act waits for or depends on: the "if", "until" or "once" with which its clause begins."""

from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.roles import Clauses

_CONDITIONS: Final = frozenset({"if", "unless", "lest", "whether", "had"})
_AWAITED: Final = frozenset({"until", "till"})
"""With the present these open what is waited for: "will not lift the ban until Chad withdraws"."""
_FOLLOWED: Final = frozenset({"once", "when", "after"})
"""With "has" and a participle these do: "will sign once Chad has left"."""
UNMET: Final = frozenset({"unless", "lest", "whether", "had"}) | _AWAITED | _FOLLOWED
"""What these open is nobody's act: "unless the president was reinstated", "had the president been reinstated"."""


def condition_of(clauses: Clauses, place: int) -> str:
    """The "if" or the like with which the clause begins, or ""."""
    own = clauses.verb(place)
    present = own is not None and own.finite and (own.tag in {"third", "base"} or _has(clauses, own))
    followed = own is not None and own.perfect and _has(clauses, own)
    subject = clauses.noun(place - 1) if followed else None
    if subject is not None and subject.first and clauses.units[subject.first - 1].lower == "once":
        return "once"  # "will sign once Chad has left"
    for at in range(place - 1, max(-1, place - 9), -1):
        chunk = clauses.chunks[at]
        if isinstance(chunk, VerbGroup):
            if chunk.finite:
                return ""
        elif not isinstance(chunk, NounPhrase):
            awaited = chunk.word in _AWAITED and (present or (chunk.kind == "sub" and _is_awaited(clauses, at)))
            awaited = awaited or (followed and chunk.word in _FOLLOWED and _is_awaited(clauses, at))
            if awaited or chunk.word in _CONDITIONS:
                return chunk.word  # "would not resume until a truce was reached"
            if chunk.kind == "stop":
                return ""
    return ""


def _is_awaited(clauses: Clauses, opening: int) -> bool:
    """Whether the verb before "until" tells what has yet to be done."""
    above = clauses.verb_before(opening)
    upper = clauses.verb(above) if above is not None else None
    return upper is not None and upper.modal.lower() in _YET


_YET: Final = frozenset({"will", "would", "won't", "won’t", "wouldn't", "wouldn’t", "should", "must", "could"})


def _has(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether a group begins with a present auxiliary: "has left", "is lifted"."""
    return clauses.units[group.first].lower in {"has", "have", "is", "are"}
