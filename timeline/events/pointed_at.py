"""Whom the sentence points at for an act: by a relative clause ("the cleric whom its commandos abducted") or a pronoun ("on its soil");
and who a pronoun is that acts on whom it names."""

from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.view import RoleView
from timeline.events.aimed import DEALT_WITH, antecedent, by_owner, by_person, by_pronoun, said_to_be
from timeline.events.answered import ANSWERABLE, answerer
from timeline.events.memory import codes_of
from timeline.events.passage import ON_ACTS, VIOLENT, Passage
from timeline.events.sides import Actors, Sides
from timeline.events.triggers import senses
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import Frame
from timeline.terms import EventType

_ON_PEOPLE: Final = VIOLENT | {EventType.SANCTION, EventType.RETREAT}
"""What is done to people, whom a relative clause tells of: "the cleric whom its commandos abducted"."""
_UPON: Final = frozenset({"on", "in", "inside"})


def of_relative(passage: Passage, frame: Frame, place: int, view: RoleView, sides: Sides) -> Actors:
    """Whom a relative clause tells of: "the two men Chad expelled are Nigerians", "Niger denounced the ban that Chad imposed"."""
    noun = passage.clauses.relative_noun(place)
    if noun is None:
        return ()
    found = said_to_be(passage, place, [filler.phrase for filler in view.objects], sides)
    found = found or (antecedent(passage, noun, sides) if frame.type in _ON_PEOPLE and not view.objects else ())
    if found or frame.type not in ANSWERABLE or not sides.actors or _both_judge(passage, frame, noun):
        return found
    return answerer(passage, noun, sides)


def _both_judge(passage: Passage, frame: Frame, noun: int) -> bool:
    """Whether the verb above judges a thing as the relative clause does: "Chad criticised a ruling that Niger condemned"."""
    above = passage.clauses.verb_before(noun) if frame.type is EventType.ACCUSE else None
    upper = passage.clauses.verb(above) if above is not None else None
    return upper is not None and any(one.type is EventType.ACCUSE for one in senses(passage, upper))


def of_pronoun(passage: Passage, frame: Frame, group: VerbGroup, view: RoleView, sides: Sides) -> Actors:
    """Whom a pronoun stands for, or whose the thing is that it owns, behind the act."""
    if sides.actors and frame.type in ON_ACTS and (whose := by_person(passage, group.first, view.objects[:1], sides)):
        return whose  # "blamed his government"
    if frame.type not in DEALT_WITH:
        return ()
    found = by_pronoun(passage, group.first, (f for f in view.obliques if f.prep in frame.recipient), sides)
    if not found and frame.type is EventType.ASSAULT and not view.passive:
        # "hit back after Chad bombed its consulate", "after Chad bombed a camp on its soil"
        ground = [f for f in view.obliques if f.prep in _UPON and word_classes().has("own_ground", f.phrase.head)]
        found = by_owner(passage, group.first, (*view.objects, *ground), sides)
    if not found and frame.type in VIOLENT:  # "seized two of its soldiers"
        found = by_owner(passage, group.first, (f for f in view.obliques if f.prep == "of"), sides)
    if found or frame.type is not EventType.SANCTION:
        return found
    return by_owner(passage, group.first, (f for f in view.obliques if f.prep in {"on", "against"}), sides)


def apart_from_named(passage: Passage, frame: Frame, view: RoleView, sides: Sides) -> Sides:
    """The sides where a pronoun that acts would be whom its own clause names, which it never is: it is who the sentence before names first
    ("Chad shut the border after troops of Niger had left. It protested to Niger")."""
    alone = view.subjects[0] if len(view.subjects) == 1 and not view.passive else None
    if alone is None or alone.pronoun != "it" or not sides.actors or sides.recipients or not passage.lately:
        return sides
    named = tuple(
        filler.phrase.mention for filler in view.obliques
        if filler.prep in frame.recipient and filler.phrase.mention is not None
    )  # fmt: skip
    taken = Sides(named, ()).codes
    first = passage.lately[0]
    if not taken & sides.codes or not taken.isdisjoint(codes_of(first)):
        return sides
    return Sides((first,), named)
