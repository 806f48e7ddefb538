"""Who says it as the side that an act lacks."""

from timeline.events.content import fronted_clause
from timeline.events.memory import codes_of
from timeline.events.passage import Passage
from timeline.events.role_filling import gather
from timeline.events.sides import Actors, Sides


def of_sayer(passage: Passage, place: int, sides: Sides) -> Actors:
    """Whose army or government a clause tells of by who says so: "a Chadian spokesman said the navy had seized a trawler"."""
    above = passage.clauses.governor(place)
    upper = passage.clauses.verb(above) if above is not None else None
    if above is None or upper is None or "say" not in passage.clauses.kinds(upper):
        return ()
    speakers = passage.speakers(above)
    return () if Sides(speakers, ()).codes & sides.codes else speakers


def told_to(passage: Passage, place: int, sides: Sides) -> Actors:
    """To whom somebody says what he himself will do or has done: "Chad told Mali that it would strike back"."""
    above = passage.clauses.governor(place)
    upper = passage.clauses.verb(above) if above is not None else None
    if above is None or upper is None or upper.passive or "say" not in passage.clauses.kinds(upper):
        return ()
    told = gather([f.phrase for f in passage.clauses.view(above).objects[:1]], passage.memory, acting=False)
    if not told or Sides(passage.speakers(above), ()).codes != Sides(sides.actors, ()).codes:
        return ()
    return () if Sides(told, ()).codes & sides.codes else told


def of_what_is_said(passage: Passage, place: int, sides: Sides) -> Sides:
    """The sides of what one says of another: who says so, and of whom: "Mali said Chad was behind the raid". In "Mali told Chad that it
    would pay a price" that is who is told."""
    by = sayer(passage, place, sides)
    if by and not sides.recipients:
        return Sides(by, told_to(passage, place, Sides(by, ())))  # "Mali told Chad it would pay a price"
    told = told_to(passage, place, Sides(sides.recipients, ())) if not by and sides.recipients else ()
    return Sides(sides.recipients, told) if told else Sides(by, sides.recipients)


def sayer(passage: Passage, place: int, sides: Sides) -> Actors:
    """Who says so: "Mali said Chad was behind the raid"."""
    clauses = passage.clauses
    above = clauses.governor(place)
    upper = clauses.verb(above) if above is not None else None
    if upper is None or "say" not in clauses.kinds(upper):  # above may be the verb of a relative clause of the subject
        behind = clauses.verb_after(place)  # "Chad was behind the raid, Mali said"
        above = behind if behind is not None and fronted_clause(passage, behind) == place else None
    upper = clauses.verb(above) if above is not None else None
    if above is None or upper is None or "say" not in clauses.kinds(upper) or upper.negated:
        return ()
    found = passage.speakers(above)
    return () if sides.codes & {code for actor in found for code in codes_of(actor)} else found
