"""Others who are called by what they are to the actor: "invaded its neighbour", "armed its ally", "telephoned his counterpart"."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from timeline.clauses.view import RoleView
from timeline.events.kinds import is_guest
from timeline.events.memory import codes_of
from timeline.events.passage import FORCE, Passage
from timeline.events.sides import Actors, Sides
from timeline.events.whereabouts import names_relation
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.neighbours import neighbours
from timeline.records import ActorMention
from timeline.terms import EventType


def related(passage: Passage, view: RoleView, sides: Sides) -> Actors:
    """ "Invaded its neighbour", "thanked the visitor": the other that the sentence has named, else whom the actor is up against."""
    is_met = any(is_guest(f.phrase) for f in view.objects[:1])
    if not (is_met or names_relation((*view.objects[:1], *view.obliques))):
        return ()
    if is_met or any(word_classes().has("at_table", f.phrase.head) for f in (*view.objects[:1], *view.obliques)):
        there = [
            a
            for f in view.obliques
            if f.prep in {"in", "from"} and word_classes().has("at_table", f.after)
            for a in f.phrase.touched
        ]
        if there and not sides.codes & set(codes_of(there[0])):
            return (replace(there[0], place=False),)  # "telephoned his counterpart in Port Sudan"
        met = tuple(actor for actor in passage.memory.pair if not sides.codes & set(codes_of(actor)))
        if met:
            return met  # "congratulated his colleague": whom he met or called
    first = min((f.phrase.first for f in (*view.objects[:1], *view.obliques)), default=0)
    fits = _fitting(passage, view, sides)
    for actor in reversed(passage.before(first)):
        if codes_of(actor) and not sides.codes & set(codes_of(actor)) and fits(actor):
            return (actor,)
    faced = passage.memory.counterpart(sides.actors)
    if faced and all(map(fits, faced)):
        return faced
    return _victim(passage, view, sides) or next_door_of(passage, view, sides)


def next_door_of(passage: Passage, view: RoleView, sides: Sides) -> Actors:
    """Whom "its neighbour" means: of the countries that lie beside who acts, the one of which the text has spoken most."""
    meant = [f.phrase for f in (*view.objects[:1], *(f for f in view.obliques if f.prep in _DEALT_WITH))]
    heads = {phrase.head for phrase in meant if phrase.owner_pronoun and not phrase.touched}
    lands = [neighbours()[code] for actor in sides.actors for code in codes_of(actor) if code in neighbours()]
    if not lands or heads.isdisjoint(_NEIGHBOURS):
        return ()
    memory, beside = passage.memory, frozenset().union(*lands) - sides.codes
    told = sorted(((times, code) for code, times in memory.spoken.items() if code in beside and times), reverse=True)
    clear = told and (len(told) < 2 or told[0][0] > told[1][0])
    return (replace(memory.known[told[0][1]], adjective=False, place=False),) if clear else ()


def is_neighbour(view: RoleView) -> bool:
    """Whether it is done to a neighbour who has no name: "attacked its neighbour"."""
    return any(f.phrase.head in _NEIGHBOURS and not f.phrase.touched for f in view.objects[:1])


def _fitting(passage: Passage, view: RoleView, sides: Sides) -> Callable[[ActorMention], bool]:
    """Whether an actor may be meant by a phrase: a neighbour lies beside the actors, and an ally is none whom they are at odds with."""
    friends = any(f.phrase.head in passage.lexicon.words["allied"] for f in (*view.objects[:1], *view.obliques))
    foes = Sides(passage.memory.facing(sides.actors, passage.memory.opposed), ()).codes if friends else set()
    beside = _next_door(view, sides)
    return lambda actor: beside(actor) and foes.isdisjoint(codes_of(actor))


def _next_door(view: RoleView, sides: Sides) -> Callable[[ActorMention], bool]:
    """Whether an actor may be meant by a phrase: as a neighbour only one whose country lies beside that of the actors."""
    heads = {f.phrase.head for f in (*view.objects[:1], *view.obliques)}
    lands = [neighbours()[code] for actor in sides.actors for code in codes_of(actor) if code in neighbours()]
    if not lands or heads.isdisjoint(_NEIGHBOURS):
        return lambda actor: True
    beside = frozenset().union(*lands)
    return lambda actor: not beside.isdisjoint(codes_of(actor))


_NEIGHBOURS: Final = frozenset({"neighbour", "neighbor"})


def _victim(passage: Passage, view: RoleView, sides: Sides) -> Actors:
    """Whom "its ally" means where the text has told of an act against one: "Chad raided Niger. Mali sent troops to its ally"; of "condemned
    the raid on its ally" it is not whom the act is meant for."""
    meant = (*view.objects[:1], *view.with_prep("to"), *view.with_prep("with"))
    if not any(f.phrase.head in passage.lexicon.words["allied"] for f in meant):
        return ()
    told = passage.memory.told
    for kind in reversed(told):
        _, acted, received = told[kind]
        if kind in _AGAINST and received and not sides.codes & Sides(acted, received).codes:
            return received
    return ()


_DEALT_WITH: Final = frozenset({"to", "with", "from"})
"""How a neighbour stands behind what is done to him; "condemned the act against its neighbour" is none of his."""
_AGAINST: Final = FORCE | {EventType.THREATEN, EventType.SANCTION, EventType.ACCUSE}
