"""Who held those who are set free, and whose is what is taken or hit, where other words of the sentence say so."""

from typing import Final

from timeline.clauses.view import RoleView
from timeline.events.memory import codes_of
from timeline.events.passage import Passage
from timeline.events.role_filling import gather
from timeline.events.sides import Actors, Sides, is_place

_HOLDING: Final = frozenset("hold capture kidnap abduct seize detain take imprison jail intern".split())


def captors(passage: Passage, place: int, sides: Sides) -> Actors:
    """ "Two tourists held by rebels were set free": who held them lets them go; of who was held in Chad that is Chad."""
    clauses = passage.clauses
    for at in range(place - 1, max(-1, place - 6), -1):
        group = clauses.verb(at)
        if group is not None and group.passive and not group.finite and _HOLDING & set(group.lemmas):
            held = clauses.view(at)
            by = gather([f.phrase for f in held.with_prep("by")], passage.memory, acting=True)
            by = by or gather(
                [f.phrase for f in held.with_prep("in") if is_place(f.phrase)], passage.memory, acting=True
            )
            return by if Sides(by, ()).codes != Sides(sides.recipients, ()).codes else ()
        if (
            group is not None
            and group.finite
            and _HOLDING & set(group.lemmas)
            and clauses.relative_noun(at) is not None
        ):
            return passage.speakers(at)  # "the pilots whom Chad had detained were released"
    return ()


_TAKEN: Final = frozenset({"town", "city", "village", "base", "post", "island", "airport", "port", "camp", "district"})
"""What falls to others."""


def hit(passage: Passage, place: int, view: RoleView, sides: Sides) -> Actors:
    """ "Armenia said Azerbaijan opened fire on its posts", "said the town fell to Azerbaijan": what is hit is the speaker's."""
    above = passage.clauses.governor(place)
    upper = passage.clauses.verb(above) if above is not None else None
    own = any(f.phrase.owner_pronoun in {"its", "their"} for f in (*view.objects, *view.obliques))
    own = own or not (view.objects or view.obliques)  # "said Chadian soldiers had opened fire"
    own = own or any(phrase.head in _TAKEN and not phrase.touched for phrase in view.subjects)
    if above is None or upper is None or not own or "say" not in passage.clauses.kinds(upper):
        return ()
    speakers = passage.speakers(above)
    return () if {code for actor in speakers for code in codes_of(actor)} & sides.codes else speakers
