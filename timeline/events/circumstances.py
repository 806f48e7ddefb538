"""A side by what stands around an act: the condition of a threat, the aim of a protest, whose the bomb was, what country is left."""

from dataclasses import replace
from typing import Final

from timeline.clauses.view import RoleView
from timeline.events.at_home import by_own_state, is_state_doing, own_crowd
from timeline.events.attackers import aboard, launched, of_assault
from timeline.events.content import content_clause, under_condition
from timeline.events.held import where_subject_is
from timeline.events.memory import codes_of
from timeline.events.passage import Passage
from timeline.events.purposes import purpose
from timeline.events.role_filling import gather
from timeline.events.sides import BROKEN_OFF, COMPLAINED, Actors, Sides, is_land, same_codes
from timeline.lexicons.events import Frame
from timeline.terms import EventType

_LEAVING: Final = frozenset({"leave", "quit", "depart", "exit"})
_EXPELLED: Final = ("166", "174", "201")
_BANNING: Final = frozenset({"ban", "bar"})


def by_circumstance(passage: Passage, frame: Frame, place: int, view: RoleView, sides: Sides) -> Sides:
    """The sides by what stands around the act: the condition of a threat, the aim of a protest, where who is expelled has to leave."""
    barred = frame.cameo.startswith(_EXPELLED) or not _BANNING.isdisjoint(frame.words)
    if view.passive and not sides.actors and sides.recipients and barred:
        return Sides(_left(passage, frame, view, sides), sides.recipients)
    if view.passive and not sides.actors and frame.cameo == BROKEN_OFF:
        own = gather(view.subjects, passage.memory, acting=True)
        posted = where_subject_is(passage, place, view, Sides(own, ()), ("to", "in", "from", "at"))
        return Sides(own, posted) if own and posted else sides
    if frame.type is EventType.THREATEN and sides.actors and not sides.recipients:
        met = under_condition(passage, place)
        return Sides(sides.actors, met) if not Sides(met, ()).codes & sides.codes else sides
    if frame.cameo.startswith("09") and sides.actors and not sides.recipients:
        at = content_clause(passage, place)  # "is looking into whether Chad paid bribes"
        asked = passage.speakers(at) if at is not None else ()
        return sides if Sides(asked, ()).codes & sides.codes else Sides(sides.actors, asked)
    of_aim = bool(frame.object) or (view.complement is not None and bool(view.objects))
    if frame.type is EventType.REJECT and of_aim and sides.actors and not sides.recipients:
        asked = purpose(passage, view, "", "with", "to")  # "snubbed an invitation to meet Chad's president"
        return sides if Sides(asked, ()).codes & sides.codes else Sides(sides.actors, asked)
    if frame.type is EventType.ASSAULT:
        return of_assault(passage, frame, place, view, sides)
    if frame.type is EventType.COERCE and sides.actors and len(sides.codes) == 1 and frame.object:
        return Sides(sides.actors, aboard(passage, view, sides, goods=True) or sides.recipients)
    if frame.type is EventType.COERCE and sides.recipients and not sides.actors and not view.passive:
        return Sides(launched(passage, view), sides.recipients)  # "rebels backed by Chad seized a town"
    if frame.type is EventType.COERCE and view.passive and not sides.actors and is_state_doing(passage, frame, view):
        return by_own_state(passage, sides)
    if frame.type is EventType.PROTEST and not sides.recipients:
        sides = Sides(sides.actors, _outside(passage, sides))
    if frame.type is EventType.PROTEST and not sides.actors:
        there = _same_crowd(passage, sides) or _at_first(passage, sides) or own_crowd(passage, place, sides)
        if same_codes(there, sides.recipients) and any(f.phrase.head in _FLAGS for f in view.objects):
            there = _elsewhere(passage, sides)
            return Sides(there, sides.recipients)
        return Sides(there, sides.recipients or tuple(replace(actor, group="") for actor in there))
    if frame.cameo == COMPLAINED and sides.actors and not sides.recipients:
        return Sides(sides.actors, _provoked(passage, place, sides))
    if frame.type is EventType.MOBILIZE and sides.actors and not sides.recipients:
        return Sides(sides.actors, purpose(passage, view) or _provoked(passage, place, sides))
    if frame.type is EventType.PROTEST and sides.recipients and sides.codes == Sides(sides.actors, ()).codes:
        meant = _denounced(passage, view, sides) or _deed_of(passage, view, sides) or _angry_at(passage, sides)
        return Sides(sides.actors, meant or sides.recipients)
    return sides


def _deed_of(passage: Passage, view: RoleView, sides: Sides) -> Actors:
    """Whose act a protest is against: "protested against a visit by Chad's president"."""
    for filler in view.obliques:
        behind = passage.clauses.noun(passage.chunk_of(filler.phrase) + 1)
        if filler.prep not in {"against", "over"} or filler.phrase.touched or behind is None or behind.prep != "by":
            continue
        found = tuple(actor for actor in behind.actors if codes_of(actor))
        return () if Sides(found, ()).codes & sides.codes else found
    return ()


def _angry_at(passage: Passage, sides: Sides) -> Actors:
    """At whom who protests is said to be angry: "fishermen, angry at the presence of Chadian boats, blockaded the port"."""
    units, angry = passage.clauses.units, passage.lexicon.words["angry"]
    if angry.isdisjoint(passage.words):
        return ()
    at = next((n for n, unit in enumerate(units) if unit.lower in angry), len(units))
    if at + 1 >= len(units) or units[at + 1].kind not in {"prep", "to"}:
        return ()
    for unit in units[at + 2 : at + 14]:
        if unit.kind in {"comma", "stop", "sub", "rel"}:
            return ()
        if unit.mention is not None and unit.mention.code and sides.codes.isdisjoint(codes_of(unit.mention)):
            return (replace(unit.mention, adjective=False, place=False),)
    return ()


def _left(passage: Passage, frame: Frame, view: RoleView, sides: Sides) -> Actors:
    """Which country who is expelled has to leave: "were expelled from Chad", "were told to leave Chad"."""
    lower = passage.clauses.verb(view.complement) if view.complement is not None else None
    phrases = [f.phrase for f in (*view.with_prep("from"), *(view.with_prep("of") if "out" in frame.words else ()))]
    if view.complement is not None and lower is not None and _LEAVING & set(lower.lemmas):
        phrases = [f.phrase for f in passage.clauses.view(view.complement).objects]
    return gather(
        [p for p in phrases if not sides.codes & {c for a in p.touched for c in codes_of(a)}],
        passage.memory,
        acting=False,
    )


def _provoked(passage: Passage, place: int, sides: Sides) -> Actors:
    """Against whom forces move or a state protests by the clause that says why: "put its army on alert after Chadian planes bombed a
    village"."""
    clauses = passage.clauses
    for at in range(place + 1, min(len(clauses.chunks) - 2, place + 6)):
        if clauses.verb(at) is not None:
            return ()
        subject, lower = clauses.noun(at + 1), clauses.verb(at + 2)
        if clauses.mark(at, "sub") and subject is not None and lower is not None and lower.finite:
            return tuple(a for a in subject.touched if codes_of(a) and not sides.codes & set(codes_of(a)))
    return ()


_FLAGS: Final = frozenset({"flag", "flags"})


def _elsewhere(passage: Passage, sides: Sides) -> Actors:
    """Where the article plays, of a crowd without a country that burns a flag: it is not its own."""
    there = passage.memory.scene
    return () if there is None or set(codes_of(there)) & sides.codes else (there,)


def _same_crowd(passage: Passage, sides: Sides) -> Actors:
    """Those who in the same breath have acted against the same: "gathered outside the Chadian embassy and burned a flag"."""
    last = passage.told[-1] if passage.told else None
    same = last is not None and bool(sides.recipients) and last.codes > sides.codes
    return last.actors if last is not None and same and not Sides(last.actors, ()).codes & sides.codes else ()


def _outside(passage: Passage, sides: Sides) -> Actors:
    """Before whose mission a sentence begins: "Outside the Chadian consulate in Niamey a crowd threw eggs"."""
    first = passage.clauses.noun(0)
    if first is None or first.prep not in {"outside", "before"}:
        return ()
    return tuple(one for one in first.touched if not one.place and not sides.codes & set(codes_of(one)))


def _at_first(passage: Passage, sides: Sides) -> Actors:
    """The country in which a sentence begins: "In Chad, students burned a French flag"."""
    first = passage.clauses.noun(0) or passage.clauses.noun(1)
    if first is not None and first.prep in {"outside", "before"} and sides.recipients:
        first = passage.clauses.noun(1)
    if first is None or first.prep not in {"in", "across"}:
        return ()
    there = [actor for actor in first.touched if is_land(actor) and not sides.codes & set(codes_of(actor))]
    return tuple(replace(actor, group="people", adjective=False) for actor in there[:1])


_AIMED: Final = frozenset({"at", "against", "of"})


def _denounced(passage: Passage, view: RoleView, sides: Sides) -> Actors:
    """Whom a protest at home is meant for by its aim: "rallied to denounce Chad's war", "marched to show their anger at Chad"."""
    lower = passage.clauses.verb(view.complement) if view.complement is not None else None
    if view.complement is None or lower is None or not lower.infinitive:
        return ()
    inner = passage.clauses.view(view.complement)
    phrases = [f.phrase for f in inner.objects] + [
        f.phrase for f in inner.obliques if f.prep in _AIMED or (f.prep == "with" and f.after)
    ]
    others = [p for p in phrases if p.touched and not any(actor.place for actor in p.touched)]
    found = gather(others, passage.memory, acting=False)
    return () if Sides(found, ()).codes & sides.codes else found
