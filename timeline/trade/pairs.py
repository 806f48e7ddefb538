"""The two sides of two-way trade: "trade between A and B", "trade within the EU", "the two countries want …"."""

from itertools import pairwise
from typing import Final

from timeline.lexicons.trade import trade_groups
from timeline.terms import Flow
from timeline.trade.marks import HeadMark, Marks, PartyMark
from timeline.trade.memory import WORLD, Memory
from timeline.trade.parties import clause_end, joined, owner_before, preposition, prepositions

_TWO: Final = frozenset({"countries", "two", "nations", "sides"})
_INSIDE: Final = (" within", " among", " inside")
_BOTH: Final = frozenset({"two", "both", "bilateral", "mutual"})
_LATTER: Final = len("the former's annual ")


def between_pair(marks: Marks, head: HeadMark, memory: Memory) -> list[PartyMark]:
    """ "trade between A and B"."""
    words = marks.lower(head.start, head.end)
    inside = head.end if "between" in words or words.endswith(_INSIDE) else head.start
    if head.flow not in (Flow.TOTAL, Flow.BALANCE) and "between" not in words:
        return []
    until = clause_end(marks, head.end)
    parties = [p for p in marks.parties if p.start >= inside and p.end <= until]
    if words.endswith(_INSIDE) and parties and marks.words(inside, parties[0].start) in ([], ["the"]):
        return [parties[0], parties[0]] if parties[0].code in trade_groups() else []
    of_two = len(parties) < 2 and _TWO & set(marks.words(inside, head.end + 50))
    pair = marks.pair or (memory.pair if "between" in marks.words(inside, head.end + 12) else ())
    if of_two and pair:
        return [PartyMark(head.start, head.end, code) for code in pair]
    apart = not parties or ("of", "which") in pairwise(marks.words(head.end, parties[0].start))
    if head.flow is Flow.TOTAL and "between" not in words and apart and not owner_before(marks, head.start):
        return _joint_subject(marks, head)
    if head.flow is Flow.TOTAL and not owner_before(marks, head.start) and (two := _two_before(marks, head)):
        return two
    if len(parties) > 1 and ("between" in words or preposition(marks, parties[0]) == "between"):
        run = joined(marks, parties, 0)
        if len(run) == 2:
            return run
    return []


def other_side(marks: Marks, head: HeadMark, memory: Memory, reporter: str) -> str:
    """Who the other side of two-way trade is when the words do not say: another country of the sentence, or of the one before."""
    here = [p.code for p in marks.parties if p.code not in (reporter, WORLD) and not p.place]
    if here:
        return here[-1]
    towns = [p.code for p in marks.parties if p.place and p.code not in (reporter, WORLD)]
    if towns and _BOTH & {
        token.lower for token in marks.tokens
    }:  # "raise trade between the two sides, he said in Kyiv"
        return towns[-1]
    words = marks.lower(head.start, head.end)
    if "two" in words or "bilateral" in words or "mutual" in words:
        for code in (
            memory.partner,
            memory.subject,
            memory.reporter,
            memory.title,
            memory.home,
            memory.counterpart(reporter),
        ):
            if code not in ("", reporter, WORLD):
                return code
    return ""


def is_again(marks: Marks, head: HeadMark) -> bool:
    """ "The latter's exports", "Of that, Mali's exports": a side of the two-way trade told of before, not of that with all the world."""
    opening = [token.lower for token in marks.tokens[:3]]
    if opening[:1] == ["of"] and opening[1:2] in (["this"], ["that"], ["it"], ["which"], ["the"]) and "," in opening:
        return True
    before = marks.words(max(marks.statement.start, head.start - _LATTER), head.start)
    return bool({"latter", "former"} & set(before))


def _two_before(marks: Marks, head: HeadMark) -> list[PartyMark]:
    """ "The two countries want to double trade": those two, where the words tell who they are."""
    said = [word for word in marks.words(marks.statement.start, head.start) if word != "the"]
    at = next((place for place, pair in enumerate(pairwise(said)) if pair[0] == "two" and pair[1] in _TWO), -1)
    is_subject = at == 0 or (at > 0 and said[at - 1] not in prepositions())
    if not is_subject:
        return []
    return _joint_subject(marks, head) or [PartyMark(head.start, head.end, code) for code in marks.pair]


def _joint_subject(marks: Marks, head: HeadMark) -> list[PartyMark]:
    """ "Chile and Peru want to double their trade": the two that are the subject."""
    before = [party for party in marks.parties if party.end <= head.start and party.code != WORLD]
    for at, party in enumerate(before):
        run = joined(marks, before, at)
        if len(run) == 2 and not preposition(marks, party) and run[0].code != run[1].code:
            return run
    return []
