"""Who did what another judges, condemns or turns down, as the text has told it: "condemned the raid", "The move was praised by Chad"."""

from typing import Final

from timeline.clauses.phrases import NounPhrase
from timeline.clauses.view import RoleView
from timeline.events.carried import KNOWN, attacker, stands_for_deed, types_of
from timeline.events.memory import codes_of
from timeline.events.passage import Passage
from timeline.events.sides import Actors, Sides, same_codes
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import Frame
from timeline.terms import SYMMETRIC, TRUCE, ActorKind, EventType

_SETTLED: Final = frozenset({EventType.AGREE, EventType.RETREAT})
_TOGETHER: Final = ("050", "056", "057", TRUCE)
"""Codes of what two sign, or agree to stop."""


def doers(passage: Passage, frame: Frame, view: RoleView, sides: Sides) -> Actors:
    """Who did what "the attacks", or "it", takes up: the last event of that type, or of force, when it was another's."""
    behind = (f for f in view.obliques if len(frame.words) > 1 and f.prep == frame.words[-1])  # "came out against the"
    for filler in (*view.objects, *behind):
        if stands_for_deed(passage, filler.phrase):
            return _of_latest(passage, sides) if frame.type is EventType.SUPPORT else attacker(passage, sides)
        by = doers_of(passage, frame, filler.phrase, sides)
        if by:
            return by
    return ()


def doers_of(passage: Passage, frame: Frame, deed: NounPhrase, sides: Sides) -> Actors:
    """Who did what "the attacks" or "the deal" takes up, that another judges or turns down."""
    first = passage.clauses.units[deed.first].lower
    kinds = types_of(passage, deed) if first in {"the", "this", "these"} else set()
    if first in KNOWN and deed.head in passage.lexicon.words["measures"]:
        kinds.add(EventType.SANCTION)
    if EventType.MOBILIZE in kinds:
        kinds.add(EventType.COOPERATE)  # "the drills" may be joint exercises
    if first in KNOWN and deed.head in passage.lexicon.words["tried"]:
        kinds.add(EventType.MOBILIZE)  # "the test" is what was told as a nuclear test
    pact = EventType.SUPPORT in kinds or (first in KNOWN and word_classes().has("made", deed.head))
    if pact:
        kinds |= {EventType.SUPPORT, *_SETTLED}  # "the deal" may have been told as agreed or as a truce
    told, own = passage.memory.told, Sides(sides.actors, ()).codes
    wider = {EventType.COERCE} if EventType.ASSAULT in kinds else set()  # "the raid" may be one of police
    for kind in [kind for those in (kinds, wider - kinds) for kind in reversed(told) if kind in those]:
        code, acted, received = told[kind]
        together = kind in SYMMETRIC or (pact and code.startswith(_TOGETHER))  # a pact takes two
        by = (*acted, *received) if together and not same_codes(acted, received) else acted
        # a demand on another is not theirs to reject
        asked = kind is not EventType.REQUEST or not received or bool(Sides((), received).codes & own)
        if by and asked and (_is_apart(by, sides) or _are_of_opposition(by, sides)):
            return by
    world = passage.memory.known.get("UN") if deed.head in _VOTED and first in KNOWN and "UN" not in own else None
    if world is not None and not deed.touched:
        return (world,)
    trouble = first in KNOWN and deed.head in passage.lexicon.words["troubles"] and not deed.touched
    return (
        attacker(passage, sides) if trouble and passage.memory.scene is None and frame.type is EventType.ACCUSE else ()
    )


_VOTED: Final = frozenset({"resolution", "resolutions"})
"""Texts that are of the United Nations where nobody else's are told."""


def latest_step(passage: Passage, view: RoleView, sides: Sides) -> Actors:
    """Who took the step that another judges, where it is what was told last: "Chad closed its border. France condemned the move"."""
    step = view.objects[0].phrase
    told_more = any(filler.after == step.head for filler in view.obliques)  # "the act against its neighbour": another
    if step.touched or step.prep or told_more or step.head not in passage.lexicon.words["acts"]:
        return ()
    if step.head in passage.lexicon.words["remarks"]:
        return _speaker_before(passage, sides)
    return _of_latest(passage, sides)


def _speaker_before(passage: Passage, sides: Sides) -> Actors:
    """Who made the remarks that another judges: with whom the sentence before begins, where that is another."""
    first = passage.lately[:1]
    told = (
        first
        and first[0].kind in {ActorKind.PERSON, ActorKind.COUNTRY, ActorKind.INSTITUTION}
        and not first[0].adjective
    )
    return tuple(first) if told and not Sides(tuple(first), ()).codes & sides.codes else ()


def judged_deed(passage: Passage, frame: Frame, view: RoleView, sides: Sides) -> Actors:
    """Who did what is judged in the passive: "The raid was condemned by Chad"; of "the move" it is who did what was told last."""
    deed = view.subjects[0] if len(view.subjects) == 1 else None
    if deed is None or deed.touched or passage.clauses.units[deed.first].lower not in KNOWN:
        return ()
    steps = deed.head in passage.lexicon.words["acts"]
    return doers_of(passage, frame, deed, sides) or (_of_latest(passage, sides) if steps else ())


def _is_apart(actors: Actors, sides: Sides) -> bool:
    return sides.codes.isdisjoint(code for actor in actors for code in codes_of(actor))


def _are_of_opposition(by: Actors, sides: Sides) -> bool:
    """Whether those who act are rebels or the like, who reject what their own state has signed."""
    return bool(sides.actors) and all(actor.group for actor in sides.actors) and not any(actor.group for actor in by)


def _of_latest(passage: Passage, sides: Sides) -> Actors:
    """Who did together what was told last: "Chad and Niger signed a truce. Mali welcomed it"."""
    code, acted, received = passage.memory.latest or ("", (), ())
    together = bool(code) and (code.startswith(_TOGETHER) or passage.lexicon.cameo[code].plover in SYMMETRIC)
    both = (*acted, *(actor for actor in received if actor not in acted)) if together else acted
    return both if acted and not Sides(both, ()).codes & sides.codes else ()
