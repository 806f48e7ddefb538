"""Acts told by pointing at one told before: "Iran did so on July 3", "after Chad had done the same", "Mali took a similar step"."""

from dataclasses import replace
from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.view import RoleView
from timeline.events.memory import codes_of
from timeline.events.modality import Standing, verb_standing
from timeline.events.outcomes import outcome
from timeline.events.passage import SPOKEN, Coding, Passage
from timeline.events.role_filling import gather
from timeline.events.sides import Actors, Sides
from timeline.lexicons.cameo import cameo_codes
from timeline.terms import EventType, Modality

POINTING: Final = frozenset({"do", "follow", "take"})
"""Verbs that with a word behind them only point back."""
_REFUSING: Final = frozenset({"refuse", "decline"})


def likewise(passage: Passage, place: int, group: VerbGroup, view: RoleView) -> Coding | None:
    """What a form of "do", "follow" or "take" tells that only points back: what the finite verb before told, done by another; else None."""
    latest = passage.memory.latest
    if group.modal or latest is None or not _points_back(passage, group, view, latest):
        return None
    had_done = (
        passage.clauses.units[group.first].lower == "had"
        and "do" in group.lemmas
        and passage.memory.told.get(EventType.SANCTION) is not None
    )
    if ("take" in group.lemmas or had_done) and cameo_codes()[latest[0]].plover in SPOKEN:  # a step is more than words
        latest = passage.memory.told.get(EventType.SANCTION)
        if latest is None:
            return None
    code, acted, received = latest
    standing, subjects = verb_standing(passage.clauses, place), view.subjects
    if group.infinitive:
        above = passage.clauses.governor(place)
        upper = passage.clauses.verb(above) if above is not None else None
        if above is None or upper is None or not refuses(upper) or upper.negated:
            return None
        code = outcome(passage.lexicon, "refuse", code, cameo_codes()[code].plover) or code
        standing, subjects = Standing(Modality.HAPPENED), passage.clauses.subjects(above)
    actors = gather(list(subjects), passage.memory, acting=True)
    sides = _sides(actors, acted, received)
    if not standing.told or standing.modality is not Modality.HAPPENED or not (sides.actors and sides.recipients):
        return None
    return Coding(code, "likewise", sides, standing, group.first, group.last, place, 0.65)


def in_kind(passage: Passage, coding: Coding) -> Coding:
    """Nationals who are expelled where the article has told of diplomats that their state sent away, or whose own were, are such too: "Mali
    expelled four Chadians"."""
    code, acted, received = passage.memory.told.get(EventType.SANCTION, ("", (), ()))
    same = code in _DIPLOMATIC and Sides(acted, received).codes & Sides((), coding.sides.recipients).codes
    return replace(coding, code=_EXPELLED) if coding.code == _DEPORTED and same else coding


_DEPORTED, _EXPELLED = "174", "166"
"""The codes of deporting individuals, and of expelling a state's representatives."""
_DIPLOMATIC: Final = frozenset({_EXPELLED, "161"})


def refuses(group: VerbGroup) -> bool:
    """Whether a verb only refuses what stands behind it."""
    return not _REFUSING.isdisjoint(group.lemmas)


def _sides(actors: Actors, acted: Actors, received: Actors) -> Sides:
    """To whom another does the same: to whom it was done, or, where that is who does it now, back to who did it."""
    mine = {code for actor in actors for code in codes_of(actor)}
    if mine & {code for actor in acted for code in codes_of(actor)}:
        return Sides((), ())  # "Chad said it had done so": no other
    back = bool(mine & {code for actor in received for code in codes_of(actor)})
    return Sides(actors, acted if back else received)


def _points_back(passage: Passage, group: VerbGroup, view: RoleView, latest: tuple[str, Actors, Actors]) -> bool:
    """Whether a form of "do" is "do so" or "do the same", one of "follow" "follow suit", one of "take" "take similar steps"."""
    if "take" in group.lemmas:
        taken = view.objects[0].phrase if view.objects and not view.passive else None
        words = passage.lexicon.words
        return taken is not None and taken.head in words["steps"] and not words["alike"].isdisjoint(taken.words)
    behind = [unit.lower for unit in passage.clauses.units[group.last : group.last + 2]]
    if "follow" in group.lemmas:
        return behind[:1] == ["suit"] or _follows_later(passage, group, view, cameo_codes()[latest[0]].plover)
    return behind[:1] in (["so"], ["likewise"]) or behind == ["the", "same"]


_IN_TURN: Final = frozenset(
    {EventType.SANCTION, EventType.SUPPORT, EventType.RETREAT, EventType.AID, EventType.REJECT, EventType.COERCE}
)
"""What states do one after the other."""


def _follows_later(passage: Passage, group: VerbGroup, view: RoleView, kind: EventType | None) -> bool:
    """ "Turkey followed a day later", "Spain followed on Monday.": who acts is all that is new."""
    if kind not in _IN_TURN or view.objects or view.passive or not group.finite or not view.subjects:
        return False
    if not all(phrase.mention is not None for phrase in view.subjects):
        return False  # "talks followed"
    units = passage.clauses.units
    at = group.last + (group.last < len(units) and units[group.last].lower == "on")
    at += at < len(units) and units[at].kind == "time"
    return at >= len(units) or units[at].kind in {"stop", "comma"}
