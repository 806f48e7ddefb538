"""Both sides of an event: who acted and who was acted on, how several are set against each other, and when none is missing."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline.clauses.phrases import NounPhrase
from timeline.clauses.view import Filler
from timeline.events.kinds import is_of_body
from timeline.events.memory import codes_of
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import Frame, event_lexicon
from timeline.records import ActorMention
from timeline.terms import SYMMETRIC, TRUCE, ActorKind, EventType

Actors = tuple[ActorMention, ...]


class Sides:
    """Both sides of an event; empty where nobody is named."""

    __slots__ = ("actors", "recipients")

    def __init__(self, actors: Actors, recipients: Actors) -> None:
        self.actors, self.recipients = actors, recipients

    @property
    def codes(self) -> set[str]:
        """Codes of everyone who takes part."""
        return {code for actor in (*self.actors, *self.recipients) for code in codes_of(actor)}


def fellow(actor: ActorMention) -> ActorMention:
    """The other side at home: a state's people, and the state of people who are not its own."""
    return replace(actor, group="" if actor.group else "people", adjective=False)


def same_codes(one: Actors, other: Actors) -> bool:
    """Whether two sides stand for the same codes."""
    return {code for actor in one for code in codes_of(actor)} == {code for actor in other for code in codes_of(actor)}


MUTUAL: Final = frozenset({"050", "054", "057", "084", "0841", "0842", "087", TRUCE, "0872"})
"""Codes with a direction that two do to each other when both are the subject: "A and B signed a treaty", "exchanged prisoners"."""


_TO_ANOTHER: Final = frozenset({"042", "043"})
"""Codes of visiting and hosting: whoever else is the subject too visits or hosts with it."""


COMPLAINED: Final = "114"
"""The code of a formal complaint or note of protest."""
BROKEN_OFF: Final = "161"
"""The code of relations that are cut or brought down, envoys recalled for it too."""
AID_PROMISED: Final = "033"
"""The code of promising aid, which is done to another though promises are symmetric by type."""


def arranged(frame: Frame, acted: Actors, received: Actors) -> Sides:
    """Nobody on both sides; of several who act together in a symmetric event the first is one side, the others the other."""
    within = frame.type in _WITHIN or frame.cameo == FREED
    received = tuple(actor for actor in received if not any(is_same(actor, other, within) for other in acted))
    if frame.cameo in _TO_ANOTHER and len(received) > 1:  # "visited Mali, the first Chadian leader to do so"
        own = {code for actor in acted for code in codes_of(actor)}
        received = tuple(actor for actor in received if not set(codes_of(actor)) <= own) or received
    rivals = within_one(acted) if not received else None
    if rivals is not None and frame.type in SYMMETRIC:
        return rivals
    if rivals is not None and (frame.cameo in MUTUAL or frame.mutual):
        return Sides(acted, acted)
    if not received and len({code for actor in acted for code in codes_of(actor)}) > 1:
        if frame.cameo in _TO_ANOTHER:
            return Sides(acted, ())  # two that host talks do not host each other
        if frame.cameo == AID_PROMISED:
            return Sides(acted, ())  # nor do two that pledge money pledge it to each other
        if _is_trade(frame):
            return Sides(acted, ())  # two that buy goods do not buy them from each other
        if frame.type in SYMMETRIC:
            each = tuple(replace(actor, code=code, codes=()) for actor in acted for code in codes_of(actor))
            return Sides(each[:1], each[1:])
        if frame.cameo in MUTUAL or frame.mutual:
            return Sides(acted, acted)
    return Sides(acted, received)


def is_rebel(actor: ActorMention) -> bool:
    """Whether an actor contends with the state that it is of: rebels, an opposition; not its workers or students."""
    return actor.kind is ActorKind.ARMED_GROUP or (
        bool(actor.group) and actor.group in event_lexicon().words["contending"]
    )


def within_one(acted: Actors) -> Sides | None:
    """The two sides where a state and those who contend with it act together: "the government and the rebels signed"; None elsewhere."""
    if len(acted) < 2 or len({code for actor in acted for code in codes_of(actor)}) != 1:
        return None
    state = tuple(actor for actor in acted if not _is_faction(actor))
    rebels = tuple(actor for actor in acted if is_rebel(actor))
    return Sides(state, rebels) if state and rebels else None


def are_rivals(sides: Sides) -> bool:
    """Whether a state of one code deals with those who contend with it."""
    return any(is_rebel(one) != is_rebel(other) for one in sides.actors for other in sides.recipients)


def _are_state_and_people(sides: Sides) -> bool:
    """Whether a state and people of it are the two sides: the government that yields to strikers."""
    return any(
        _is_faction(one) != _is_faction(other)
        for one in sides.actors
        for other in sides.recipients
        if ActorKind.ORGANISATION not in {one.kind, other.kind}
    )


MEDIATION: Final = "045"


def mediated(sides: Sides, named: Actors) -> Sides:
    """Who mediate are one side, and those between whom they do it the other: by default all whom the statement has named before."""
    acted = sides.actors if len(sides.actors) > 1 or not sides.recipients else (*sides.actors, *sides.recipients)
    codes = {code for actor in acted for code in codes_of(actor)}
    others = {codes_of(actor): actor for actor in named if not set(codes_of(actor)) & codes}
    return Sides(acted, tuple(others.values())) if others else sides


def _is_trade(frame: Frame) -> bool:
    """Whether goods go from one to another: whoever else is the subject buys or sells with it."""
    return frame.type is EventType.COOPERATE and "from" in frame.recipient and "with" not in frame.recipient


_WITHIN: Final = frozenset(
    {EventType.REQUEST, EventType.REJECT, EventType.ACCUSE, EventType.COERCE, EventType.PROTEST, EventType.ASSAULT}
)
"""Types that a state does to a person of its own, and a person to the state: "the court rejected the former president's appeal"."""


_AT_OWN: Final = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.MOBILIZE})
"""Types that one may do to a place of one's own."""


def on_own_soil(frame: Frame, sides: Sides, received: Actors) -> Sides:
    """A state that turns its arms on a place or people of its own: "Syrian forces shelled Aleppo"."""
    if sides.recipients or not received or not sides.actors or frame.type not in _AT_OWN:
        return sides
    placed = any(actor.place for actor in received)
    if is_of_body(sides.actors[0]) or not (placed or "object" in frame.actor):
        return sides
    return Sides(sides.actors, (replace(received[0], group="people", adjective=False),))


def are_two(phrases: Sequence[NounPhrase]) -> bool:
    """Whether phrases name two sides though one country: "clashes between Chadian troops and rebels"."""
    armed = {
        bool(phrase.faction) or any(actor.kind is ActorKind.ARMED_GROUP for actor in phrase.actors)
        for phrase in phrases
    }
    return len({phrase.first for phrase in phrases}) > 1 and len(armed) > 1


def is_land(actor: ActorMention) -> bool:
    """Whether a mention is a country or its capital, where something may take place: "in the Chadian capital"."""
    return actor.kind is ActorKind.COUNTRY or actor.text.endswith(" capital")


def is_beside(frame: Frame, filler: Filler) -> bool:
    """Whether it took place only near another's border: "overran a rebel base near the Chadian border"."""
    named = filler.phrase.mention.text.lower() if filler.phrase.mention is not None else filler.phrase.head
    return (
        frame.type is EventType.ASSAULT and filler.prep in {"near", "along"} and named.endswith(("border", "frontier"))
    )


def is_for_mission(sides: Sides, spots: Sequence[Filler]) -> bool:
    """Whether it goes to what a body has in a country: "sent doctors to the UN mission in Chad", not "to the UN in Geneva"."""
    bodies = all(actor.kind is ActorKind.ORGANISATION for actor in sides.recipients)
    named = any(
        actor.text.rpartition(" ")[2].lower() in word_classes().lists["bodies_sent"] for actor in sides.recipients
    )  # "the UN mission"
    return bodies and any(f.prep == "in" and (named or word_classes().has("bodies_sent", f.after)) for f in spots)


_THERE: Final = frozenset("against in into near over inside across along throughout aboard".split())
_GROUND: Final = frozenset({"soil", "territory"})


def is_place(phrase: NounPhrase) -> bool:
    """Whether a phrase names a place, or a thing or people that have one: "in Chad", "at a base in Chad", "on Chadian soil"."""
    if phrase.mention is not None:
        return True
    if word_classes().has("vehicles", phrase.head):
        return phrase.prep in {"on", "aboard"}
    if phrase.head in _GROUND and phrase.prep == "on":
        return True
    return phrase.prep in _THERE and not word_classes().has("things", phrase.head)


VISIT: Final = "042"
FREED: Final = "0841"
"""Of persons that are set free too: "freed opposition leader Suu Kyi"."""


def is_same(one: ActorMention, other: ActorMention, within: bool = False) -> bool:
    """Whether two mentions are one actor. A government and the rebels of its country are two; `within`, a state and a person of it."""
    if not set(codes_of(one)) <= set(codes_of(other)):
        return False
    if _is_faction(one) != _is_faction(other) or (one.group and other.group and one.group != other.group):
        return False
    kinds = {one.kind, other.kind}
    plain = ActorKind.COUNTRY in kinds and not (within and ActorKind.PERSON in kinds)
    return plain or one.name == other.name or one.start == other.start


def _is_faction(actor: ActorMention) -> bool:
    return bool(actor.group) or actor.kind is ActorKind.ARMED_GROUP


def is_complete(frame: Frame, sides: Sides) -> bool:
    """Whether an event can be coded: two that differ; or one when the frame allows it."""
    if frame.person and not any(
        actor.kind in {ActorKind.PERSON, ActorKind.INSTITUTION} or actor.office or actor.rule_id == "name.people"
        for actor in sides.recipients
    ):
        return False
    if frame.type in SYMMETRIC:
        if (frame.cameo == AID_PROMISED or _is_trade(frame)) and len(sides.actors) > 1 and not sides.recipients:
            return False
        lacks_guest = frame.cameo in _TO_ANOTHER and not sides.recipients
        lacks_guest = lacks_guest and "object" in {*frame.recipient, *frame.actor}  # "expects Chad and Mali to win"
        agreed = frame.words[0] in event_lexicon().words["consenting"] and _are_state_and_people(sides)
        rivals = are_rivals(sides) and frame.cameo not in _TO_ANOTHER
        return (len(sides.codes) >= 2 or rivals or agreed) and bool(sides.actors) and not lacks_guest
    if sides.actors and sides.recipients:
        return True
    return frame.alone and bool(sides.actors or sides.recipients)
