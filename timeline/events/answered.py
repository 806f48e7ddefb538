"""An act with a day of its own that another answers: "denounced the sanctions that Chad imposed on Monday", "rejected Friday's demand"."""

from dataclasses import replace
from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.view import Filler
from timeline.events.held import by_whom_struck
from timeline.events.memory import codes_of
from timeline.events.noun_sides import noun_sides
from timeline.events.passage import FORCE, Passage
from timeline.events.role_filling import gather
from timeline.events.sides import Actors, Sides
from timeline.events.triggers import noun_frames, senses, verb_frames
from timeline.lexicons.events import Frame
from timeline.terms import ActorKind, EventType

ANSWERABLE: Final = frozenset(
    {EventType.SANCTION, EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN, EventType.REJECT}
)
"""Types of acts that mostly he denounces or rejects to whom they were done; an attack on others is denounced by everybody."""
UTTERED: Final = frozenset({EventType.REQUEST, EventType.THREATEN, EventType.ACCUSE})
"""Types of acts of speech that are told where they are turned down."""
_ANSWERS: Final = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.PROTEST})
_ABOUT: Final = frozenset({"", "over", "against", "to", "about", "at", "of", "off"})
"""How what is answered stands behind the verb."""


def has_own_day(passage: Passage, place: int, phrase: NounPhrase) -> bool:
    """Whether a noun is told with the day of its act: "Friday's demand", "the charge made by Chad on Friday", "the ban Chad imposed on it"."""
    clauses, units = passage.clauses, passage.clauses.units
    first = phrase.first - 1 if units[phrase.first].kind == "gen" else phrase.first
    if any(unit.kind == "time" for unit in units[max(0, first) : phrase.last]):
        return True
    if _is_dated_behind(passage, place, phrase):
        return True
    at = place + 1
    while clauses.noun(at) is not None and at - place < _NEAR:
        at += 1
    group = clauses.verb(clauses.verb_after(at - 1) or 0) if clauses.mark(at, "rel", "sub") else clauses.verb(at)
    if group is None or not (group.tag == "participle" or (group.tag == "past" and clauses.mark(at, "rel", "sub"))):
        return False
    end = min(len(units), group.last + _REACH)
    closing = next((n for n in range(group.last, end) if units[n].kind in {"comma", "stop"}), end)
    return any(unit.kind == "time" for unit in units[group.last : closing])


def _is_dated_behind(passage: Passage, place: int, phrase: NounPhrase) -> bool:
    """Whether a day stands between a noun and what else belongs to it: "Chad's threat on Monday of war", "the threat of Monday"."""
    clauses, units = passage.clauses, passage.clauses.units
    at, last = place + 1, phrase.last
    while (behind := clauses.noun(at)) is not None and behind.prep in {"of", "by"} and at - place < _NEAR:
        at, last = at + 1, behind.last
    day = last + 1
    if day >= len(units) or units[day].kind != "time" or units[last].lower not in {"on", "of"}:
        return False
    return units[last].lower == "of" or (day + 1 < len(units) and units[day + 1].lower in _GOES_ON)


_GOES_ON: Final = frozenset({"of", "that", "to", "against", "by"})
"""Words with which a noun goes on behind a day."""
_NEAR: Final = 4
_REACH: Final = 12
"""Units behind a participle within which the day of its act stands."""


def as_uttered(
    passage: Passage, place: int, phrase: NounPhrase, obliques: tuple[Filler, ...]
) -> tuple[NounPhrase, tuple[Filler, ...]]:
    """What a noun tells with a day of its own, and what stands around it, by the clause behind it that says who uttered it: "the charge that
    Chad made against Mali on Monday"."""
    clauses = passage.clauses
    at = clauses.verb_after(place + 1) if clauses.mark(place + 1, "rel", "sub") else None
    group = clauses.verb(at) if at is not None else None
    if at is None or group is None or group.passive or passage.lexicon.words["uttering"].isdisjoint(group.lemmas):
        return phrase, obliques
    view = clauses.view(at)
    told = any(
        frame.type in UTTERED for frame, _ in verb_frames(passage, group, view)
    )  # "the demand that Chad put to Mali"
    if told or not has_own_day(passage, place, phrase):
        return phrase, obliques
    by = gather(clauses.subjects(at), passage.memory, acting=True)
    return replace(phrase, owners=by), obliques + view.obliques


def answerer(passage: Passage, place: int, sides: Sides) -> Actors:
    """Who denounces or rejects what the noun at `place` tells, and so has suffered it; nobody where that is not said."""
    clauses, phrase = passage.clauses, passage.clauses.noun(place)
    at = clauses.verb_before(place)
    group = clauses.verb(at) if at is not None else None
    if at is None or group is None or phrase is None or group.passive or phrase.prep not in _ABOUT:
        return ()
    if not any(frame.type in _ANSWERS for frame in senses(passage, group)):
        return ()
    by = passage.speakers(at)
    world = any(actor.code == _WORLD and actor.kind is ActorKind.ORGANISATION for actor in by)
    return () if world or sides.codes & {code for actor in by for code in codes_of(actor)} else by


def avenged(passage: Passage, frame: Frame, place: int, sides: Sides) -> Actors:
    """Who did what an act of force, a penalty or a threat answers, in the clause behind it: "vowed to retaliate after Chad shelled a town"; of
    "struck back" by itself, with whom the doer was last at odds."""
    if frame.type not in _AVENGES or not sides.actors or passage.lexicon.words["avenging"].isdisjoint(frame.words):
        return ()
    clauses, by_act = passage.clauses, _by_act(passage, place, sides)
    if by_act:
        return by_act
    opening = next(
        (at for at in range(place + 1, min(place + _NEAR, len(clauses.chunks))) if clauses.mark(at, "sub")), None
    )
    at = clauses.verb_after(opening) if opening is not None else None
    group = clauses.verb(at) if at is not None else None
    if (
        opening is None
        or at is None
        or group is None
        or clauses.units[clauses.chunks[opening].first].lower not in _SINCE
    ):
        # "retaliated by shelling": the shelling is told with whom it hit
        alone = clauses.view(place).complement is None
        struck = alone and frame.type in _AVENGES
        return passage.memory.facing(sides.actors, passage.memory.opposed) if struck else ()
    told = group.finite and not group.passive and not group.modal
    by = passage.speakers(at) or _doers_of(passage, opening + 1) if told else ()
    if told and not by:  # "hit back after shells from Chad had killed two"
        by = by_whom_struck(passage, clauses.view(at), sides)
    return () if sides.codes & {code for actor in by for code in codes_of(actor)} else by


def _by_act(passage: Passage, place: int, sides: Sides) -> Actors:
    """Who did what the noun behind an act of force tells: "returned fire after Chadian shelling", "hit back over a raid by Chad"."""
    clauses = passage.clauses
    for at in range(place + 1, min(place + _NEAR, len(clauses.chunks))):
        act = clauses.noun(at)
        if act is None:
            return ()
        by = _doers_of(passage, at) if act.prep in _AFTER else ()
        if by:
            return () if Sides(by, ()).codes & sides.codes else by
    return ()


def _doers_of(passage: Passage, at: int) -> Actors:
    """Whose act of force the noun phrase at a chunk is: "a Chadian air strike"; nobody where it is none, or nobody's."""
    act = passage.clauses.noun(at)
    frames = noun_frames(passage.lexicon, act, passage.words) if act is not None else ()
    frame = next((one for one in frames if one.type in FORCE), None)
    if act is None or frame is None:
        return ()
    _, obliques, _ = passage.clauses.right_of(at, of_noun=True)
    return noun_sides(frame, act, obliques, None, passage.memory).actors


def answered_by(passage: Passage, place: int, group: VerbGroup, sides: Sides) -> Actors:
    """Whose act is answered by another: "Chad blocked its lorries, and Mali responded by halting exports"."""
    clauses, above = passage.clauses, passage.clauses.governor(place)
    upper = clauses.verb(above) if above is not None else None
    if group.preposition != "by" or above is None or upper is None:
        return ()
    if passage.lexicon.words["avenging"].isdisjoint(upper.lemmas):
        return ()
    named = gather([f.phrase for f in clauses.view(above).with_prep("to")], passage.memory, acting=True)
    by = named or (passage.told[-1].actors if passage.told else ())
    return () if sides.codes & {code for actor in by for code in codes_of(actor)} else by


_AFTER: Final = frozenset({"after", "following", "over", "for", "to"})
"""How what is answered stands behind an act of force or a threat."""
_AVENGES: Final = frozenset({EventType.THREATEN, EventType.ASSAULT, EventType.SANCTION})
_SINCE: Final = frozenset({"after", "because", "when", "once"})
_WORLD: Final = "UN"
"""The body that speaks of what is done to others."""
