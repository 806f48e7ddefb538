"""Partners that open their clause: "with Mali it ran a deficit", "; from Mali it imported 3 billion"."""

from typing import Final

from timeline.terms import Flow
from timeline.trade.marks import HeadMark, Marks, PartyMark
from timeline.trade.memory import Memory
from timeline.trade.parties import Sides, preposition, subject_before

_IT: Final = frozenset({"it", "they"})
_ITSELF: Final = (["it"], ["they"], [",", "it"], [",", "they"])
_CLAUSES: Final[tuple[list[str], ...]] = ([], [";"], ["and"], ["while"], ["but"])
"""Before a partner that opens its clause."""
_FRONTED: Final = {
    Flow.BALANCE: frozenset({"with", "against"}),
    Flow.EXPORT: frozenset({"to"}),
    Flow.IMPORT: frozenset({"from"}),
}


def fronted_partner(marks: Marks, head: HeadMark) -> PartyMark | None:
    """ "with Mali it ran a deficit", "; from Mali it imported 3 billion": the partner that opens its clause, before a pronoun."""
    ways = _FRONTED.get(head.flow)
    before = [p for p in marks.parties if p.end <= head.start] if ways is not None else []
    if ways is None or not before or preposition(marks, before[-1]) not in ways:
        return None
    words = marks.words(before[-1].end, head.start)
    if head.flow is not Flow.BALANCE:
        lead = [word for word in marks.words(marks.statement.start, before[-1].start) if word != "the"][:-1]
        return before[-1] if words in _ITSELF and lead[-1:] in _CLAUSES and marks.is_verb(head) else None
    opens = len(marks.between(marks.statement.start, before[-1].start)) <= len(("With", "the"))
    if opens and words in (["the"], [",", "the"]):
        return before[-1]  # "With Mali the deficit rose"
    return before[-1] if _IT.intersection(words[:2]) else None


def of_fronted(marks: Marks, partner: PartyMark, memory: Memory, earlier: Sides | None) -> Sides:
    """The sides of trade whose partner opens its clause: "it" is who was told of before."""
    told = (
        earlier.reporter
        if earlier is not None
        else subject_before(marks, partner.start) or memory.reporter or memory.subject
    )
    return Sides(told, partner.code, earlier is not None and earlier.reporter_named, True)
