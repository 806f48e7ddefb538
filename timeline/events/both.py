"""What two did to or with each other where the sentence names neither: "A peace accord was signed", "soldiers on both sides were killed"."""

from typing import Final

from timeline.clauses.phrases import NounPhrase
from timeline.clauses.view import RoleView
from timeline.events.memory import codes_of
from timeline.events.passage import Passage
from timeline.events.sides import Actors, Sides
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import Frame
from timeline.terms import SIGNED, TRUCE, EventType

_SETTLED: Final = frozenset({SIGNED, TRUCE})
"""Codes of what two settle: a treaty, a truce."""
_BARE: Final = frozenset({"a", "an", "the", "another", "no"})


def both_of(passage: Passage) -> Actors:
    """The two of whose fighting, or of what they did together, the text has told; nobody where others are named than they."""
    fought = passage.memory.told.get(EventType.ASSAULT)
    both = passage.memory.pair
    if fought is not None and len(Sides(fought[1], fought[2]).codes) == 2:
        both = (*fought[1], *(actor for actor in fought[2] if actor not in fought[1]))
    codes = Sides(both, ()).codes
    named = {
        code
        for unit in passage.clauses.units
        if unit.mention is not None and not unit.mention.place
        for code in codes_of(unit.mention)
    }
    return both if len(codes) == 2 and named <= codes else ()


def at_odds(passage: Passage, sides: Sides) -> Actors:
    """The two that the text has told of last as dealing with each other, between whom another offers to mediate."""
    told = passage.memory.told
    for kind in reversed(told):
        _, acted, received = told[kind]
        both = (*acted, *(actor for actor in received if actor not in acted))
        codes = Sides(both, ()).codes
        if len(codes) == 2 and not codes & sides.codes:
            return both
    return ()


def settled(passage: Passage, frame: Frame, view: RoleView) -> Sides:
    """Between whom a pact was signed, or a truce agreed, that the sentence gives to nobody: "A peace agreement was signed in 2000"."""
    subject = view.subjects[0] if len(view.subjects) == 1 else None
    if frame.cameo not in _SETTLED or subject is None or not _is_bare(passage, subject):
        return Sides((), ())
    both = both_of(passage)
    return Sides(both, both)


def losses_of_both(passage: Passage, frame: Frame, place: int) -> Sides:
    """The two whose soldiers were killed by the other's: "soldiers on both sides were killed in gun battles"."""
    where = passage.clauses.noun(place - 1)
    if frame.type is not EventType.ASSAULT or where is None or where.prep != "on" or len(where.actors) != 1:
        return Sides((), ())
    both = where.actors if len(where.actors[0].codes) == 2 else ()
    return Sides(both, both)


def is_settled_by(passage: Passage, place: int) -> bool:
    """Whether a participle behind a noun tells that it was agreed: "a truce agreed on Saturday broke down"."""
    group = passage.clauses.verb(place + 1)
    return group is not None and group.passive and not group.finite and word_classes().has_any("settling", group.lemmas)


def _is_bare(passage: Passage, phrase: NounPhrase) -> bool:
    return not phrase.touched and not phrase.owner_pronoun and passage.clauses.units[phrase.first].lower in _BARE
