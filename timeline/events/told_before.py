"""Whom an act is done to by what the sentences before have told, where its own sentence names nobody."""

from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.view import RoleView
from timeline.events.aimed import names_nobody, only_other, towards
from timeline.events.backdrop import is_backdrop, is_subordinate
from timeline.events.carried import again, attacker, beside, is_on_act, is_repeated
from timeline.events.judged import latest_step
from timeline.events.modality import is_announced
from timeline.events.passage import AIMED, CONFLICT, ON_ACTS, TOLD, Passage
from timeline.events.sides import BROKEN_OFF, COMPLAINED, Actors, Sides, same_codes
from timeline.events.triggers import noun_frames
from timeline.lexicons.events import Frame
from timeline.terms import SIGNED, TRUCE, EventType

_APOLOGISED: Final = "055"
_WITHDRAWN: Final = "087"
_JUDGED: Final = frozenset({EventType.ACCUSE, EventType.SUPPORT})
"""What everybody may say on a step; only he turns down a demand on whom it was made."""
WALKED_OUT: Final = ("164", "125")
"""Codes of leaving talks and of staying away from them, which nobody does to himself."""


def is_news(passage: Passage, place: int, group: VerbGroup) -> bool:
    """Whether a verb tells what the sentence reports, or is to be done by what it reports, and not what came before it or hangs on it."""
    if group.infinitive:  # "is expected to approve", "decided to recall"
        above = passage.clauses.governor(place)
        upper = passage.clauses.verb(above) if above is not None else None
        if above is None or upper is None or "plan" not in passage.clauses.kinds(upper):
            return False
        place, group = above, upper
    told = group.modal.lower() in TOLD or (group.modal.lower() == "would" and is_announced(passage.clauses, place))
    if not group.finite or not told:
        return False
    return not is_backdrop(passage.clauses, place) and not is_subordinate(passage.clauses, place)


def is_aimed(passage: Passage, frame: Frame, view: RoleView, sides: Sides) -> bool:
    """Whether an act names nobody whom it is done to, though its words leave no doubt what it is: "lifted the ban", "turned down the plan"."""
    if (
        frame.governs not in {"", "refuse", "vote_down"}
        or frame.cameo == SIGNED
        or frame.type not in AIMED
        or not sides.actors
        or names_nobody(passage, view)
    ):
        return False
    return (
        bool(frame.object)
        or len(frame.words) > 1
        or frame.type is EventType.PROTEST
        or (frame.cameo == COMPLAINED and bool(frame.subject))
        or (frame.cameo == _APOLOGISED and (not view.objects or bool(frame.object)))
        or (frame.type in ON_ACTS and is_on_act(passage, view))
    )


def told_before(passage: Passage, frame: Frame, view: RoleView, sides: Sides, *, aimed: bool) -> Actors:
    """Whom the act is done to by what the sentences before have told; `aimed`: it must be done to somebody."""
    found: Actors = ()
    if is_repeated(passage) and not names_nobody(passage, view):
        found = again(passage, frame, sides)
    if not found and frame.type is EventType.SANCTION and sides.actors and passage.told:
        found = beside(passage, frame, sides)  # "cut off aid to Chad, and France froze its assistance"
    if not found and frame.type is EventType.RETREAT and frame.cameo.startswith(_WITHDRAWN) and sides.actors:
        found = passage.memory.facing(sides.actors, passage.memory.opposed)  # "The troops withdrew at midday"
    if not found and frame.type is EventType.SANCTION and frame.object and sides.actors:
        found = only_other(passage, sides, nouns=True, still=True)  # "recalled its envoy, saying Chad had insulted it"
        at_venue = frame.cameo in WALKED_OUT and any(actor.place for actor in found)
        found = () if at_venue else found  # not "put off talks in Geneva"
    if not found and aimed and frame.type is EventType.REQUEST:
        asked = again(passage, frame, sides)  # "France urged both to talk. The Arab League appealed for restraint"
        found = asked if len(Sides(asked, ()).codes) > 1 else ()
    from_whom = view.with_prep("from") or names_nobody(passage, view)
    if not found and frame.governs == "demand" and frame.object and not from_whom:
        # "recalled its envoy and demanded an apology"
        pressed = not passage.lexicon.words["demanding"].isdisjoint(frame.words)
        found = passage.memory.facing(sides.actors, passage.memory.opposed) if pressed else ()
    if not found and frame.type is EventType.REQUEST and frame.governs == "demand" and not from_whom:
        found = _fighters(passage, view, sides)
    if not found and aimed and frame.type in _JUDGED and is_on_act(passage, view):
        found = latest_step(passage, view, sides)
    if not found and aimed:
        hostile = passage.lexicon.cameo[frame.cameo].quad in CONFLICT
        other = passage.memory.counterpart(sides.actors, hostile=hostile, old=passage.is_old())
        if frame.cameo == COMPLAINED and not passage.memory.facing(sides.actors):
            other = attacker(passage, sides) or other  # "Chad bombed Mali. France protested"
        found = towards(view, sides) or other or again(passage, frame, sides)
        if not found and frame.cameo == BROKEN_OFF:
            found = attacker(passage, sides)  # "Chad seized the islands. France broke off relations"
    return found


def _fighters(passage: Passage, view: RoleView, sides: Sides) -> Actors:
    """Of whom it is demanded that an attack end, where nobody is named: who made the last that was told, "Chad invaded Niger. Mali demanded an
    immediate withdrawal"; for a ceasefire both."""
    wanted = (*view.objects[:1], *(filler for filler in view.obliques[:1] if filler.prep == "for"))
    phrase = wanted[0].phrase if wanted else None
    if phrase is None or phrase.touched or phrase.owner_pronoun or view.complement is not None:
        return ()
    frames = list(noun_frames(passage.lexicon, phrase, passage.words))
    if not any(frame.type is EventType.RETREAT and frame.cameo.startswith(_WITHDRAWN) for frame in frames):
        return ()
    told = passage.memory.told.get(EventType.ASSAULT)
    if told is not None and any(frame.cameo == TRUCE for frame in frames):
        both = Sides((*told[1], *(actor for actor in told[2] if not same_codes((actor,), told[1]))), ())
        return both.actors if len(both.codes) > 1 and not both.codes & sides.codes else ()
    return attacker(passage, sides)
