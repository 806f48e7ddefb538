"""Who votes on what: nations that vote a resolution through, those that vote it down, and who adopts a text, which says what they say."""

from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.view import RoleView
from timeline.events.kinds import is_text
from timeline.events.modality import verb_standing
from timeline.events.passage import Coding, Passage
from timeline.events.role_filling import verb_sides
from timeline.events.sides import Sides, same_codes
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import Frame
from timeline.terms import EventType

VOTED: Final = frozenset({EventType.ACCUSE, EventType.REQUEST})


def is_vote_of_many(passage: Passage, place: int, group: VerbGroup) -> bool:
    """Whether nations that are not named vote for it, where the article speaks of the United Nations: "141 countries voted to condemn"."""
    above = passage.clauses.governor(place)
    while above is not None and not group.finite:
        upper = passage.clauses.verb(above)
        if upper is not None and upper.finite:
            by = passage.clauses.subjects(above)
            unnamed = any(word_classes().has("voters", phrase.head) for phrase in by) and not any(
                phrase.actors for phrase in by
            )
            return "vote" in upper.lemmas and unnamed and "UN" in passage.memory.known
        above = passage.clauses.governor(above)
    return False


_VOTING: Final = frozenset({"vote", "join", "unite"})


def is_voted(passage: Passage, place: int) -> bool:
    """Whether an act of speech is done by a vote for it, or by joining others in it: "voted to condemn"."""
    clauses = passage.clauses
    above = clauses.governor(place)
    upper = clauses.verb(above) if above is not None else None
    return upper is not None and upper.tag == "past" and not upper.negated and bool(_VOTING & set(upper.lemmas))


def voted_down(passage: Passage, frame: Frame, place: int, view: RoleView) -> Coding | None:
    """ "Voted against it", where the article has told whom the resolution condemns or punishes: whoever votes so stands by them."""
    group, by = passage.clauses.verb(place), passage.memory.adopted
    sides = verb_sides(frame, view, passage.memory)
    if group is None or not by or not sides.actors or Sides(sides.actors, ()).codes & Sides(by, ()).codes:
        return None
    for kind in (EventType.ACCUSE, EventType.SANCTION):
        _, acted, received = passage.memory.told.get(kind, ("", (), ()))
        if received and same_codes(acted, by) and not Sides(received, ()).codes & Sides(sides.actors, ()).codes:
            standing = verb_standing(passage.clauses, place)
            code = passage.lexicon.outcomes[frame.governs][kind.value]
            told = Sides(sides.actors, received)
            return Coding(code, f"{frame.id}+{kind.value}", told, standing, group.first, group.last, place, 0.7)
    return None


def note_adopted(passage: Passage) -> None:
    """Know who passes a text by the end of the sentence: "the motion, which condemns Chad, was passed by Niger's parliament"."""
    for place, chunk in enumerate(passage.clauses.chunks):
        if isinstance(chunk, VerbGroup) and chunk.passive and chunk.finite:
            note_text(passage, chunk, passage.clauses.view(place))


def note_text(passage: Passage, group: VerbGroup, view: RoleView) -> None:
    """Know who adopts a resolution, issues a statement or signs a decree, or says so in one: what the text says, they say."""
    signs = "sign" in group.lemmas and any(f.phrase.head in passage.lexicon.words["decrees"] for f in view.objects)
    if not signs and passage.lexicon.words["adopting"].isdisjoint(group.lemmas):
        told = [filler.phrase for filler in view.obliques if filler.prep == "in"]
        by = view.subjects if not view.passive else ()
    else:
        told = [*view.subjects] if view.passive else [filler.phrase for filler in view.objects]
        by = tuple(filler.phrase for filler in view.with_prep("by")) if view.passive else view.subjects
    if by and any(is_text(phrase) for phrase in told):
        passage.memory.adopted = (
            tuple(actor for phrase in by for actor in passage.memory.of(phrase)) or passage.memory.adopted
        )
