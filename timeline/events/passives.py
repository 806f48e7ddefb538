"""A side of a passive that its own roles do not name: who held those who are freed, who announces it, who suffers it by his own account."""

from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.view import RoleView
from timeline.events.aimed import said_to_be
from timeline.events.at_home import at_home, by_police
from timeline.events.both import losses_of_both, settled
from timeline.events.carried import doer_above, offerer
from timeline.events.chronologies import other_party
from timeline.events.held import holders, let_go, where_subject_is
from timeline.events.judged import judged_deed
from timeline.events.kinds import is_of_body
from timeline.events.memory import codes_of
from timeline.events.passage import FORCE, ON_ACTS, Passage
from timeline.events.purposes import doers_of_relative
from timeline.events.role_filling import gather
from timeline.events.sayers import of_sayer
from timeline.events.sides import BROKEN_OFF, COMPLAINED, MEDIATION, Actors, Sides, arranged, mediated
from timeline.events.triggers import senses
from timeline.lexicons.events import Frame
from timeline.terms import EventType


def of_passive(passage: Passage, frame: Frame, place: int, group: VerbGroup, view: RoleView, sides: Sides) -> Sides:
    """The sides of a passive with one that is missing filled in."""
    if sides.recipients and not sides.actors:
        sides = Sides(holders(passage, frame, place, sides), sides.recipients)
    if not sides.actors and frame.cameo == BROKEN_OFF and view.with_prep("from") and not _posted_to(passage, view):
        envoys = [p for p in view.subjects if p.mention is not None and p.mention.office in frame.object]
        # "its envoy was recalled from Chad"
        sides = Sides(gather(envoys, passage.memory, acting=False), sides.recipients)
    if not sides.codes and frame.type in _TIES and _are_ties(view):
        sides = Sides(passage.memory.pair[:1], passage.memory.pair[1:])
    if not sides.codes and frame.type in _TIES:
        sides = arranged(frame, _between(passage, view), ())
    if not sides.codes:
        sides = settled(passage, frame, view)
    if not sides.codes:
        sides = losses_of_both(passage, frame, place)
    if not sides.codes:
        sides = let_go(passage, frame, view)
    if not sides.codes:
        sides = by_police(passage, frame, view)
    if not group.finite and Sides(sides.actors, ()).codes >= Sides((), sides.recipients).codes:
        sides = Sides(sides.actors, said_to_be(passage, place, view.subjects, sides) or sides.recipients)
    if frame.type is EventType.ASSAULT and sides.actors and len(sides.codes) == 1:
        said_by = of_sayer(passage, place, sides)  # "Mali says 3 killed in Chadian raid"
        suffers = () if any(is_of_body(actor) for actor in said_by) else said_by
        sides = Sides(sides.actors, suffers or sides.recipients)
    if not sides.actors and sides.recipients and passage.memory.parties:
        sides = Sides(other_party(passage, sides), sides.recipients)  # "1991 - Two Libyan agents are indicted"
    if not sides.actors and not passage.lexicon.words["orders"].isdisjoint(passage.words):
        sides = Sides(_by_order(passage, view, sides), sides.recipients)
    if not sides.actors:
        sides = _of_unnamed_agent(passage, frame, place, view, sides)
    if not sides.actors and (sides.recipients or frame.object) and group.finite and frame.type in FORCE:
        by = struck_when(passage, place, sides) if frame.type is EventType.COERCE and sides.recipients else ()
        sides = Sides(by or _shared_agent(passage, place, sides), sides.recipients)
    if sides.actors and not sides.recipients and frame.type in ON_ACTS:
        by = _authors(passage, place, view, sides) or doer_above(passage, place, sides)
        sides = Sides(sides.actors, by or judged_deed(passage, frame, view, sides))
    if sides.actors and not sides.recipients and frame.type is EventType.REJECT and view.subjects:
        sides = Sides(sides.actors, offerer(passage, view.subjects[0], sides))
    if sides.actors and not sides.recipients and frame.object and frame.type is not EventType.CONSULT:
        sides = Sides(sides.actors, _behind_subject(passage, frame, place, view, sides))
    if sides.actors and not sides.recipients and frame.type in FORCE:
        sides = Sides(sides.actors, where_subject_is(passage, place, view, sides))
    if sides.actors and not sides.recipients and frame.type is EventType.MOBILIZE:
        sides = Sides(sides.actors, at_home(passage, sides, view))  # "troops were deployed in the streets"
    if frame.cameo == MEDIATION and not (sides.actors and len(sides.recipients) > 1):
        sides = mediated(sides, passage.parties_before(group.first))
    return sides


def struck_when(passage: Passage, place: int, sides: Sides) -> Actors:
    """Who did it by the clause behind that tells how: "were killed when Chadian troops fired at a ship of Niger"."""
    clauses, at = passage.clauses, place + 1
    while clauses.noun(at) is not None:
        at += 1
    if not clauses.mark(at, "sub") or clauses.units[clauses.chunks[at].first].lower not in _WHEN:
        return ()
    act = clauses.verb_after(at)
    group = clauses.verb(act) if act is not None else None
    if act is None or group is None or group.passive or not group.finite:
        return ()
    if not any(frame.type in FORCE for frame in senses(passage, group)):
        return ()
    by = passage.speakers(act)
    return () if Sides(by, ()).codes & sides.codes else by


_WHEN: Final = frozenset({"when", "as", "after"})


def _shared_agent(passage: Passage, place: int, sides: Sides) -> Actors:
    """Who did it by the participle that shares its auxiliary: "flights to Chad were banned and its ships barred by Niger"."""
    clauses = passage.clauses
    behind = next((at for at in range(place + 1, place + _NEAR) if clauses.verb(at) is not None), place)
    group = clauses.verb(behind)
    if behind == place or group is None or not group.passive or group.last - group.first > 1:
        return ()
    if not any(clauses.mark(at, "conj") for at in range(place + 1, behind)):
        return ()
    if any(clauses.mark(at, "sub", "rel", "stop") for at in range(place + 1, behind)):
        return ()
    by = gather([filler.phrase for filler in clauses.view(behind).with_prep("by")], passage.memory, acting=True)
    return () if Sides(by, ()).codes & sides.codes else by


def _by_order(passage: Passage, view: RoleView, sides: Sides) -> Actors:
    """Who had it done: "troops were sent to the border on the orders of Chad's president", "was barred by order of the government in"."""
    for filler in view.obliques:
        phrase = filler.phrase
        if filler.prep not in _ORDERED or phrase.head not in passage.lexicon.words["orders"]:
            continue
        behind = passage.clauses.noun(passage.chunk_of(phrase) + 1)
        by = phrase.owners or (behind.actors if behind is not None and behind.prep in {"of", "from", "by"} else ())
        return () if Sides(by, ()).codes & sides.codes else by
    return ()


_ORDERED: Final = frozenset({"on", "at", "by", "under", "upon"})
_NEAR: Final = 7
"""Chunks behind a passive among which the participle stands that shares its auxiliary."""


def _authors(passage: Passage, place: int, view: RoleView, sides: Sides) -> Actors:
    """Whose the subject is by what stands behind it: "an offer of talks by Chad was turned down"."""
    at = passage.chunk_of(view.subjects[-1]) + 1 if view.subjects else place
    while at < place and (behind := passage.clauses.noun(at)) is not None:
        by = behind.actors if behind.prep in {"by", "from"} else ()
        if by:
            return by if Sides(by, ()).codes.isdisjoint(sides.codes) else ()
        at += 1
    return _of_relative(passage, place, view, sides)


def _of_relative(passage: Passage, place: int, view: RoleView, sides: Sides) -> Actors:
    """Who did what the subject names, by the relative clause behind it: "the treaty that Chad and Mali had signed was praised by Niger"."""
    clauses = passage.clauses
    first = passage.chunk_of(view.subjects[-1]) + 1 if view.subjects else place
    first += clauses.mark(first, "comma") and clauses.mark(first + 1, "rel")  # "the law, which Chad adopted, was"
    opens = clauses.mark(first, "rel", "sub")
    begins = first + 1 if opens else first
    told, bearer = clauses.verb_after(begins - 1), clauses.noun(begins)
    group = clauses.verb(told) if told is not None else None
    if told is None or group is None or not group.finite or told >= place:
        return ()
    if not opens and (bearer is None or bearer.prep or not bearer.actors):
        return ()  # "the treaty Chad signed"
    by = gather(doers_of_relative(clauses, begins), passage.memory, acting=True)
    return by if Sides(by, ()).codes.isdisjoint(sides.codes) else ()


def _behind_subject(passage: Passage, frame: Frame, place: int, view: RoleView, sides: Sides) -> Actors:
    """Whom what is done concerns, by what stands right behind it: "ties with Chad were severed", "a loan for Chad was approved"."""
    if len(view.subjects) != 1 or view.subjects[0].head not in frame.object:
        return ()
    behind = passage.clauses.noun(passage.chunk_of(view.subjects[0]) + 1)
    if behind is None or behind.prep not in frame.recipient or behind.prep in {"by", "from"}:
        return ()
    if passage.chunk_of(behind) >= place or not Sides(behind.touched, ()).codes.isdisjoint(sides.codes):
        return ()
    return behind.touched


_TIES: Final = frozenset({EventType.SANCTION, EventType.SUPPORT, EventType.COOPERATE, EventType.RETREAT})


def _between(passage: Passage, view: RoleView) -> Actors:
    """Between whom the subject is, whatever is put in behind it: "ties between Chad and Niger, cut in May, were restored"."""
    clauses = passage.clauses
    at = passage.chunk_of(view.subjects[0]) + 1 if len(view.subjects) == 1 else len(clauses.chunks)
    first, second = clauses.noun(at), clauses.noun(at + 2) if clauses.mark(at + 1, "conj") else None
    if first is None or second is None or first.prep != "between" or second.prep:
        return ()
    return (*first.actors, *second.actors) if first.actors and second.actors else ()


def _are_ties(view: RoleView) -> bool:
    """Whether what is cut or restored is the relations between the two that were spoken of: "Relations were severed in 2016"."""
    only = view.subjects[0] if len(view.subjects) == 1 else None
    return only is not None and only.head in {"relations", "ties"} and not only.touched and not only.owner_pronoun


_ANNOUNCED: Final = frozenset({"will", "would", "'ll", "’ll", "'d", "’d"})
_BY_STATES: Final = frozenset(
    {EventType.RETREAT, EventType.SANCTION, EventType.AID, EventType.COOPERATE, EventType.SUPPORT}
)
"""Types of acts that who announces them will do: "Chad said that the ban would be lifted"."""
_TO_ENVOYS: Final = frozenset({COMPLAINED, "166"})


def _of_unnamed_agent(passage: Passage, frame: Frame, place: int, view: RoleView, sides: Sides) -> Sides:
    """The sides of a passive without "by": done by who announces it, or, to an envoy, by whose statement it is or whom his country faces."""
    group = passage.clauses.verb(place)
    if group is None:
        return sides
    if frame.type in _BY_STATES and group.modal.lower() in _ANNOUNCED and not group.negated:
        above = passage.clauses.governor(place)
        upper = passage.clauses.verb(above) if above is not None else None
        if above is not None and upper is not None and "say" in passage.clauses.kinds(upper) and not upper.negated:
            speakers = passage.speakers(above)
            if speakers and not {code for actor in speakers for code in codes_of(actor)} & sides.codes:
                own = Sides(speakers, ())
                there = where_subject_is(passage, place, view, own, ("on", "from", "to", "against", "of", "with"))
                return Sides(speakers, sides.recipients or there or passage.memory.counterpart(speakers))
    if frame.cameo in _TO_ENVOYS and sides.recipients and group.finite and not group.modal:
        by = _posted_to(passage, view) or passage.memory.writer or passage.memory.counterpart(sides.recipients)
        return Sides(by, sides.recipients) if not Sides(by, ()).codes & sides.codes else sides
    return sides


def _posted_to(passage: Passage, view: RoleView) -> Actors:
    """ "Denmark's ambassador to Turkey was summoned": the state where an envoy serves does it."""
    for subject in view.subjects:
        post = passage.clauses.noun(passage.chunk_of(subject) + 1)
        if post is not None and post.prep in {"to", "in"} and post.touched:
            return post.touched
    return ()
