"""What a governed verb itself tells: the act that is promised, threatened, refused or asked for."""

from dataclasses import replace
from typing import Final

from timeline.clauses.view import RoleView
from timeline.events.noun_sides import noun_sides
from timeline.events.passage import FORCE, Passage
from timeline.events.role_filling import verb_sides
from timeline.events.senses import is_reflexive
from timeline.events.sides import Sides
from timeline.events.triggers import ended_nouns, noun_frames, verb_frames
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import Frame
from timeline.terms import SIGNED, EventType

_IN_QUARREL: Final = frozenset({"in", "over", "to"})
"""How a quarrel stands behind what is promised in it: "vowed to abide by the ruling in its dispute with Chad"."""
BESIDE: Final = frozenset(
    {"by", "after", "before", "despite", "like", "as", "than", "during", "under", "from", "since"}
)
"""Prepositions of what an act stands beside, and is not done to."""


def inner_event(passage: Passage, at: int) -> tuple[Frame, Sides, tuple[int, ...]] | None:
    """What a governed verb tells: its own frame, or that of the event noun that it leads ("impose restrictions", "continue aid")."""
    clauses, view = passage.clauses, passage.clauses.view(at)
    group = clauses.verb(at)
    assert group is not None
    for frame, _ in verb_frames(passage, group, view):
        if is_reflexive(view):
            break  # "willing to kill themselves"
        whole = with_infinitive(passage, frame, view)  # "to go to war with Chad"
        below = (view.complement,) if whole is not view and view.complement is not None else ()
        nouns = (*below, *_its_nouns(passage, frame, view), *ended_nouns(passage, group, view))
        return frame, verb_sides(frame, whole, passage.memory), nouns
    of_object = bool(view.objects)  # not "release the text of its claims"
    for filler in (
        *view.objects,
        *(f for f in view.obliques[:1] if f.prep not in BESIDE and (f.prep != "of" or not of_object)),
    ):
        place = passage.chunk_of(filler.phrase)
        for frame in noun_frames(passage.lexicon, filler.phrase, passage.words):
            _, obliques, _ = clauses.right_of(place, of_noun=True)
            return frame, noun_sides(frame, filler.phrase, obliques, view, passage.memory), (place,)
    return _ended_act(passage, at, view)


def with_infinitive(passage: Passage, frame: Frame, view: RoleView) -> RoleView:
    """The roles of a trigger that an infinitive belongs to ("tried to assassinate"): those of the infinitive behind it too."""
    if "to" not in frame.words or view.complement is None:
        return view
    inner = passage.clauses.view(view.complement)
    return replace(view, objects=(*view.objects, *inner.objects), obliques=(*view.obliques, *inner.obliques))


def _its_nouns(passage: Passage, frame: Frame, view: RoleView) -> tuple[int, ...]:
    """The places of the nouns by which a frame tells its event: the talks of "hold talks", the treaty of "sign a treaty", the exercises of
    "take part in exercises"; of what is only to be bought: "agreed to finance Chad's purchase of jets"; and of what is to be settled."""
    whole = len(frame.words) > 1 or frame.cameo == SIGNED
    quarrels = passage.lexicon.words["quarrels"]
    paid = (
        frame.object if frame.type is EventType.RETREAT else frozenset[str]()
    )  # "pay compensation", "lift the embargo"
    return tuple(
        passage.chunk_of(filler.phrase)
        for filler in (*view.objects, *(f for f in view.obliques if f.prep in _IN_QUARREL))
        if filler.phrase.head in quarrels
        or any(
            ((whole or filler.phrase.head in paid) and noun.type is frame.type and filler.prep in {"", "in"})
            or (noun.type is EventType.COOPERATE and not filler.prep)
            for noun in noun_frames(passage.lexicon, filler.phrase, passage.words)
        )
    )


def _ended_act(passage: Passage, at: int, view: RoleView) -> tuple[Frame, Sides, tuple[int, ...]] | None:
    """The act of force that is the subject of what must end: "the occupation of the north by Chad must end" is asked of Chad."""
    group = passage.clauses.verb(at)
    if group is None or not (group.modal or group.infinitive) or not word_classes().has_any("ending", group.lemmas):
        return None
    for phrase in view.subjects:
        place = passage.chunk_of(phrase)
        for frame in noun_frames(passage.lexicon, phrase, passage.words):
            if frame.type in FORCE:
                _, obliques, _ = passage.clauses.right_of(place, of_noun=True)
                return frame, noun_sides(frame, phrase, obliques, None, passage.memory), (place,)
    return None
