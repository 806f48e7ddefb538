"""An event noun that somebody gets from another: "received a warning from Chad", "faces sanctions by the EU"."""

from typing import Final

from timeline.clauses.phrases import NounPhrase
from timeline.clauses.view import RoleView
from timeline.events.answered import has_own_day
from timeline.events.kinds import is_state_itself
from timeline.events.modality import verb_standing
from timeline.events.passage import FORCE, Coding, Passage
from timeline.events.role_filling import gather
from timeline.events.sides import COMPLAINED, Sides
from timeline.lexicons.events import Frame
from timeline.terms import SYMMETRIC, EventType

_HAD_TOGETHER: Final = SYMMETRIC - {EventType.AGREE}
"""What both sides do: "received a visit from"; but an invitation or a promise is got."""


def received(
    passage: Passage, frame: Frame, place: int, phrase: NounPhrase, above: int | None, view: RoleView
) -> Coding | None:
    """ "Received a warning from Russia", "faces sanctions by the EU": who gets it is the subject, who gives it is said behind the noun."""
    if view.passive or above is None or frame.type in _HAD_TOGETHER:
        return None
    behind = [f for f in view.obliques if f.prep in {"from", "by", "of"} and f.after in {"", phrase.head}]
    givers = gather([f.phrase for f in behind], passage.memory, acting=True)
    complains = frame.type is EventType.PROTEST and any(is_state_itself(actor) for actor in givers)
    group = passage.clauses.verb(above)
    if complains and group is not None and not passage.lexicon.words["drawing"].isdisjoint(group.lemmas):
        return None  # "drew a protest from Niger": told by the verb
    sides = Sides(phrase.owners or givers, gather(view.subjects, passage.memory, acting=False))
    standing = verb_standing(passage.clauses, above)
    if not (sides.actors and sides.recipients and standing.told):
        return None
    first = phrase.last - len(frame.words)
    cameo = COMPLAINED if complains else frame.cameo
    return Coding(cameo, f"{frame.id}+received", sides, standing, first, phrase.last, place, 0.7)


def by_whom_spoken_of(passage: Passage, frame: Frame, place: int, phrase: NounPhrase) -> Sides | None:
    """The sides of a deed for which the verb before it thanks somebody, who has done it, or blames him where a day of its own is told:
    "thanked Qatar for the release of its citizens", "criticised Chad for the raid of last week"."""
    latest = passage.memory.latest
    if phrase.prep != "for" or phrase.owner_pronoun or latest is None or not latest[0].startswith(_SPOKEN_OF):
        return None
    thanked = latest[0].startswith(_THANKED)
    if (thanked and frame.type in FORCE) or not (thanked or has_own_day(passage, place, phrase)):
        return None  # "thanked France for the strikes": not on itself
    return Sides(latest[2], latest[1] if thanked else ()) if latest[1] and latest[2] else None


_THANKED: Final = "051"
_SPOKEN_OF: Final = (_THANKED, "111", "112")
"""Codes of thanks, praise and blame."""
