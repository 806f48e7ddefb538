"""What one verb tells of several: each who is met or asked, and those whose own verb is left out ("Chad cut ties in 2017, Niger in 2018")."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from timeline.clauses.phrases import NounPhrase
from timeline.events.passage import Coding, Passage
from timeline.events.sides import BROKEN_OFF, Sides
from timeline.lexicons.cameo import cameo_codes
from timeline.records import ActorMention
from timeline.terms import ActorKind, EventType


def asked_too(passage: Passage, coding: Coding) -> Iterator[Coding]:
    """ "Called on Chad to withdraw, and on Niger to stop": each who is asked by the same verb is asked by itself."""
    clauses, group = passage.clauses, passage.clauses.verb(coding.place)
    if group is None or cameo_codes()[coding.code].plover is not EventType.REQUEST:
        return
    for at in range(coding.place + 2, min(len(clauses.chunks) - 1, coding.place + 16)):
        asked, lower = clauses.noun(at), clauses.verb(at + 1)
        joined = clauses.mark(at - 1, "conj", "comma") and asked is not None and asked.prep in {"on", "upon"}
        if joined and asked is not None and asked.touched and lower is not None and lower.infinitive:
            yield replace(coding, sides=Sides(coding.sides.actors, asked.touched), first=asked.first, last=asked.last)
            passage.consumed.add(at + 1)


def by_another(passage: Passage, coding: Coding) -> Iterator[Coding]:
    """ "Signed a pact with Chad and Niger with Mali": what the second pair does, whose verb is left out."""
    clauses = passage.clauses
    if clauses.verb(coding.place) is None:
        return
    for at in range(coding.place + 2, min(len(clauses.chunks) - 1, coding.place + 10)):
        if clauses.verb(at) is not None or clauses.mark(at, "stop", "sub", "rel"):
            return
        one, other, before = clauses.noun(at), clauses.noun(at + 1), clauses.noun(at - 2)
        before = clauses.noun(at - 3) if clauses.mark(at - 2, "comma") else before
        if one is not None and other is not None and before is not None and clauses.is_gap(at, before.prep):
            sides = Sides(one.actors, other.actors)
            yield replace(coding, sides=sides, first=one.first, last=one.last)


def verbless(passage: Passage, coding: Coding) -> Iterator[Coding]:
    """ "Chad cut ties with Qatar in 2017, Niger in 2018", "Chad shelled Niger in 2017, Mali in 2018": who did the same, or to whom it was
    done, at another time, and "expelled three envoys and Niger two": the verb is left out."""
    clauses, group, sides = passage.clauses, passage.clauses.verb(coding.place), coding.sides
    if group is None or group.passive or not group.finite or not (sides.actors and sides.recipients):
        return
    bare = next((filler for filler in clauses.view(coding.place).objects if filler.phrase.mention is not None), None)
    # "signed a pact with Niger in 2017, Mali in 2018"
    unclear = bare is None and not coding.code.startswith(BROKEN_OFF)
    for at in range(coding.place + 1, len(clauses.chunks)):
        if clauses.verb(at) is not None or clauses.mark(at, "stop", "sub", "rel"):
            return
        other = clauses.noun(at + 1)
        if other is not None and clauses.is_counted_gap(at + 1):
            acted = tuple(replace(actor, adjective=False) for actor in other.owners)
            yield replace(
                coding, sides=Sides(acted, sides.recipients), first=other.first, last=other.last, place=at + 1
            )
        elif other is not None and other.actors and clauses.is_owned_gap(at + 1):
            where = clauses.noun(at + 3)
            there = where.touched if where is not None and where.prep in _THERE else ()
            told = Sides(other.actors, there or sides.recipients)
            yield replace(coding, sides=told, first=other.first, last=other.last, place=at + 1)
        elif other is not None and not (unclear and not other.prep) and clauses.is_dated_gap(at + 1):
            same = not other.prep and (bare is None or _is_of_other_kind(bare.phrase, other))
            told = Sides(other.actors, sides.recipients) if same else Sides(sides.actors, other.actors)
            yield replace(coding, sides=told, first=other.first, last=other.last, place=at + 1)


_THERE: Final = frozenset({"from", "in", "to", "at"})
"""Prepositions of whom what is left out is done to, where it is another: "and Niger its embassy in Chad"."""


def _is_of_other_kind(one: NounPhrase, other: NounPhrase) -> bool:
    """Whether a body and a country stand side by side: of "Cyprus joined the EU in 2004, Croatia in 2013" Croatia joined it too."""
    kinds = [ActorKind.ORGANISATION in {actor.kind for actor in phrase.actors} for phrase in (one, other)]
    return kinds[0] and not kinds[1]


def is_pair(actors: tuple[ActorMention, ...]) -> bool:
    """Whether two countries act as one: "both countries"."""
    return len(actors) == 1 and actors[0].rule_id == "carry.pair" and len(actors[0].codes) == 2


def against_each_other(coding: Coding) -> Iterator[Coding]:
    """ "Both countries put their armies on alert": who arms as one of a pair arms against the other."""
    pair = coding.sides.actors[0]
    one, other = (replace(pair, code=code, codes=()) for code in pair.codes)
    yield replace(coding, sides=Sides((one,), (other,)))
    yield replace(coding, sides=Sides((other,), (one,)))


def have_own_days(passage: Passage, coding: Coding) -> bool:
    """Whether those who are met or visited each have a day behind them: "will go to Chad on Monday and to Niger the next day"."""
    received = coding.sides.recipients
    if len(received) < 2 or not passage.dates:
        return False
    days = [unit.start for unit in passage.clauses.units if unit.kind == "time"]
    starts = sorted(other.start for other in received)
    bounds = zip(starts, [*starts[1:], passage.statement.end], strict=True)
    return len(days) > 1 and all(any(first < day < last for day in days) for first, last in bounds)


APART: Final = frozenset({"separately", "separate", "respectively"})
"""Words by which each of several is met by himself."""


def each(coding: Coding) -> Iterator[Coding]:
    """ "Met separately with A and B": one meeting with each."""
    acted, received = coding.sides.actors, coding.sides.recipients
    if len(received) > 1:
        for other in received:
            yield replace(coding, sides=Sides(acted, (other,)))
    elif len(acted) > 1:
        for one in acted:
            yield replace(coding, sides=Sides((one,), received))
    else:
        yield coding
