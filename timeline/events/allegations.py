"""What somebody lays to another's charge by a verb of saying: "said Chad had armed the rebels", "said a report showed that it had"."""

from timeline.events.content import content_clause
from timeline.events.passage import Passage
from timeline.events.role_filling import gather
from timeline.events.sides import Sides, arranged, same_codes
from timeline.lexicons.events import Frame
from timeline.terms import ActorKind


def is_act(passage: Passage, frame: Frame, at: int) -> bool:
    """Whether a governed verb tells of the acts that a frame is about: "had broken the truce"; not what would or may be done."""
    group, view = passage.clauses.verb(at), passage.clauses.view(at)
    if group is None or group.modal or group.infinitive or group.negated is not frame.undone:
        return False
    if frame.act.isdisjoint(group.lemmas):
        return False
    objects = view.subjects if view.passive else [filler.phrase for filler in (*view.objects, *view.obliques[:1])]
    if not frame.act_object or any(phrase.head in frame.act_object for phrase in objects):
        return True
    armed = any(actor.kind is ActorKind.ARMED_GROUP for phrase in objects for actor in phrase.actors)
    return armed and "rebels" in frame.act_object  # "was arming the FARC"


def is_cut_off(passage: Passage, place: int, at: int) -> bool:
    """Whether a comma or a relative parts what is said from who says it; not in "Chad," he said, "has broken the truce"."""
    clauses = passage.clauses
    around = any(subject.first < clauses.chunks[place].first for subject in clauses.subjects(at))
    return not around and any(clauses.mark(n, "comma", "rel") for n in range(place, at))


def joined_to(passage: Passage, at: int) -> tuple[int, ...]:
    """The verb right behind the one at `at` that does the same act: "said Chad had tortured and executed prisoners", "was harbouring and
    arming rebels"."""
    other = passage.clauses.verb(at + 2) if passage.clauses.mark(at + 1, "conj") else None
    group = passage.clauses.verb(at)
    going_on = group is not None and group.tag == "ing"
    return (at + 2,) if other is not None and other.tag in ({"ing"} if going_on else {"past", "participle"}) else ()


def alleged(passage: Passage, frame: Frame, at: int, outer: Sides) -> Sides | None:
    """Who says that another has done something bad, and who that is: the subject of what is said, in the passive whom "by" names."""
    view = passage.clauses.view(at)
    agents = [filler.phrase for filler in view.with_prep("by")]
    doers = gather(agents, passage.memory, acting=True) if view.passive else passage.speakers(at)
    sides = arranged(frame, outer.actors, doers)
    return sides if doers and not same_codes(doers, outer.actors) else None


def shown(passage: Passage, at: int) -> int:
    """The verb of what evidence shows, where that is what is said: "said that documents showed that Chad had armed the rebels"."""
    group = passage.clauses.verb(at)
    if group is None or passage.lexicon.words["evidencing"].isdisjoint(group.lemmas):
        return at
    if any(phrase.touched or phrase.pronoun for phrase in passage.clauses.subjects(at)):
        return at
    below = content_clause(passage, at)
    return at if below is None else below
