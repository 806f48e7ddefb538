"""What a noun tells again of an act told before, "The attack took place on Monday", or of the fighting that it ends, "The truce began"."""

from typing import Final

from timeline.clauses.phrases import NounPhrase
from timeline.events.both import is_settled_by
from timeline.events.modality import verb_standing
from timeline.events.passage import Coding, Passage
from timeline.events.sides import Sides
from timeline.lexicons.events import Frame
from timeline.terms import TRUCE, EventType


def counts_again(passage: Passage, phrase: NounPhrase) -> bool:
    """ "which was the third trip of the spring": how many there were, said of an event that is told already."""
    words = [unit.lower for unit in passage.clauses.units[phrase.first : phrase.last]]
    return bool(set(words) & passage.lexicon.words["counted"])


def is_predicate(passage: Passage, place: int) -> bool:
    """Whether a noun is what "it", "this" or "that" is said to be."""
    clauses = passage.clauses
    group, subject = clauses.verb(place - 1), clauses.noun(place - 2)
    if group is None or group.lemmas != ("be",):
        return False
    return subject is None or subject.pronoun == "it" or (not subject.words and not subject.touched)


def told_again(passage: Passage, frames: list[Frame], place: int, phrase: NounPhrase) -> Coding | None:
    """ "The attack took place on Monday": the last event of the noun's type, told again with a day of its own; "A truce came into force": one
    between those of whose fighting has been told."""
    clauses, memory = passage.clauses, passage.memory
    known = clauses.units[phrase.first].lower in _KNOWN
    fought = memory.told.get(EventType.ASSAULT) if frames[0].cameo == TRUCE else None
    if phrase.prep or not (known or fought is not None):
        return None
    at = clauses.verb_after(place)
    group = clauses.verb(at) if at is not None else None
    agreed = fought is not None and is_settled_by(passage, place)
    if at is None or group is None or (passage.lexicon.words["happening"].isdisjoint(group.lemmas) and not agreed):
        return None
    if not any(subject.first == phrase.first for subject in clauses.subjects(at)):
        return None
    lapses = not agreed and not passage.lexicon.words["lapsing"].isdisjoint(group.lemmas)
    for frame in frames:
        told = memory.told.get(frame.type) if known and is_dated(passage) else None
        if told is None and fought is not None and not lapses and EventType.RETREAT not in memory.told:
            both = (*fought[1], *(actor for actor in fought[2] if actor not in fought[1]))
            sides = Sides(both, both)
            told = (frame.cameo, both, both) if len(sides.codes) > 1 else None
        if told is not None:
            standing = verb_standing(clauses, at)
            first = phrase.last - len(frame.words)
            sides = Sides(told[1], told[2])
            return Coding(told[0], f"{frame.id}+again", sides, standing, first, phrase.last, place, 0.6, True)
    return None


_KNOWN: Final = frozenset({"the", "this", "that", "both"})


def is_dated(passage: Passage) -> bool:
    """Whether the statement has words of time."""
    statement = passage.statement
    return any(statement.start <= date.start and date.end <= statement.end for date in passage.dates)
