"""Event nouns that say when or how another act is done: "after talks with Oman", "on a visit to Chad"."""

from typing import Final

from timeline.clauses.phrases import NounPhrase
from timeline.clauses.view import Filler
from timeline.events.passage import Passage
from timeline.events.sides import MEDIATION, Sides, arranged
from timeline.events.whereabouts import placed
from timeline.lexicons.events import Frame
from timeline.terms import SYMMETRIC

_DURING: Final = frozenset({"at", "during", "after", "following", "in"})
_VISIT: Final = "042"
_UNDER: Final = _DURING | {"under", "through", "with"}
"""How who mediates stands beside what others do: "under Qatari mediation"."""


def lacks_subject(passage: Passage, frame: Frame, sides: Sides, place: int, phrase: NounPhrase) -> bool:
    """Whether a phrase with one side or none says when or how another act is done, by who is its other side: "after talks", "on a visit to
    Chad", "the minister, in Chad for talks, said"."""
    if frame.type not in SYMMETRIC or len(sides.codes) > 1:
        return False
    if frame.cameo == MEDIATION:
        return phrase.prep in _UNDER
    if phrase.prep == "for":
        before = passage.clauses.noun(place - 1)
        return before is not None and before.prep == "in" and passage.clauses.mark(place - 2, "comma")
    return phrase.prep in _DURING or (phrase.prep == "on" and frame.cameo == _VISIT)


def with_subject(passage: Passage, frame: Frame, sides: Sides, place: int, obliques: tuple[Filler, ...]) -> Sides:
    """ "After talks with Oman, Iran's minister said": the other side is who acts in the clause that the noun is an adverbial of; after
    "talks in Muscat" that is who was a guest there."""
    clauses = passage.clauses
    before, private = clauses.noun(place - 1), passage.lexicon.words["private"]
    if before is not None and before.prep == "in":
        obliques = (*obliques, Filler(before, "in", ""))
    if not (sides.codes or any(filler.prep == "in" and filler.phrase.touched for filler in obliques)):
        return sides
    for at in (clauses.verb_before(place), clauses.verb_after(place)):
        group = clauses.verb(at) if at is not None else None
        if at is not None and group is not None and group.finite:
            subjects = passage.speakers(at)
            if subjects and all(actor.office in private for actor in subjects):
                return sides  # "a tourist on a trip to Chad was bitten"
            both = arranged(frame, subjects, (*sides.actors, *sides.recipients)) if subjects else sides
            return both if sides.codes else placed(frame, both, obliques)
    return sides
