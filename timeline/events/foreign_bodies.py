"""Whose army or government it is with which another state deals: "Austria accused the army of violating its airspace"."""

from typing import Final

from timeline.actors.dealt_with import speaks_abroad
from timeline.clauses.view import RoleView
from timeline.events.kinds import is_of_state, is_state_itself
from timeline.events.memory import Memory, codes_of
from timeline.events.sides import Actors, Sides
from timeline.lexicons.clauses import word_classes
from timeline.records import ActorMention
from timeline.terms import ActorKind

_DEALT_WITH: Final = frozenset({"on", "upon", "to", "against", "with"})
_ARMED: Final = frozenset({"army", "military", "troops", "forces", "navy", "soldiers"})
"""Bodies whose deeds a head of state condemns who is at odds with another: "Colombia's president accused the army of killing civilians"."""


def others_body(view: RoleView, memory: Memory, sides: Sides) -> Actors:
    """Whose a body is that is named alone, where the sentence names nobody but who deals with it: of whom he is at odds with, of whom the text
    has told such a body ("The army seized the airport"), else of the country in which it plays; nobody where it may be his own."""
    behind = (filler for filler in view.obliques[:1] if filler.prep in _DEALT_WITH)
    body = next((filler.phrase for filler in (*view.objects[:1], *behind)), None)
    if view.passive or body is None or body.touched or body.owner_pronoun or body.mention is not None:
        return ()
    if not (is_of_state(body) or word_classes().has("in_power", body.head)) or any(one.group for one in sides.actors):
        return ()
    mine = Sides(sides.actors, ()).codes
    owners = memory.owned.get(body.head, ())
    if owners and Sides(owners, ()).codes.isdisjoint(mine):
        return owners
    scene = (memory.scene,) if memory.scene is not None and mine.isdisjoint(codes_of(memory.scene)) else ()
    if all(map(_is_state, sides.actors)):
        return memory.facing(sides.actors, memory.opposed) or scene or memory.facing(sides.actors)
    foes = memory.facing(sides.actors, memory.opposed) if body.head in _ARMED else ()
    return (
        foes or scene if all(actor.office and actor.kind is not ActorKind.ARMED_GROUP for actor in sides.actors) else ()
    )


def _is_state(actor: ActorMention) -> bool:
    """Whether an actor is a state by its name or capital, or who speaks for it abroad."""
    return is_state_itself(actor) or actor.rule_id == "name.capital" or speaks_abroad(actor)
