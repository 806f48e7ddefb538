"""A side by what stands around an act: the condition of a threat, the aim of a protest, whose the bomb was, what country is left."""

from dataclasses import replace
from typing import Final

from timeline.clauses.phrases import OF_PEOPLE
from timeline.clauses.view import RoleView
from timeline.events.at_home import by_own_state, is_state_doing, own_crowd
from timeline.events.content import content_clause, under_condition
from timeline.events.held import where_subject_is
from timeline.events.memory import codes_of
from timeline.events.noun_sides import noun_sides
from timeline.events.passage import FORCE, Passage
from timeline.events.purposes import purpose
from timeline.events.role_filling import gather
from timeline.events.sides import Actors, Sides, is_land, is_same, same_codes
from timeline.events.triggers import noun_frames, senses
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import Frame
from timeline.terms import EventType

_LEAVING: Final = frozenset({"leave", "quit", "depart", "exit"})
_EXPELLED: Final = ("166", "174", "201")
_BANNING: Final = frozenset({"ban", "bar"})
_RECALLED: Final = "161"
_PROTESTED: Final = "114"


def by_circumstance(passage: Passage, frame: Frame, place: int, view: RoleView, sides: Sides) -> Sides:
    """The sides by what stands around the act: the condition of a threat, the aim of a protest, where who is expelled has to leave."""
    barred = frame.cameo.startswith(_EXPELLED) or not _BANNING.isdisjoint(frame.words)
    if view.passive and not sides.actors and sides.recipients and barred:
        return Sides(_left(passage, frame, view, sides), sides.recipients)
    if view.passive and not sides.actors and frame.cameo == _RECALLED:
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
    if frame.type is EventType.ASSAULT and not sides.codes and not view.passive:
        sides = Sides((), _aboard(passage, view, sides))  # "gunmen opened fire on a bus carrying Chadian police"
    if frame.type is EventType.ASSAULT and sides.recipients and not sides.actors:
        by = _launched(passage, view) or _clashed(view, sides) or _by_act_before(passage, view, sides)
        by = by or _struck_when(passage, place, sides)
        return Sides(by or _gunmen_there(passage, view, sides), sides.recipients)
    if frame.type is EventType.ASSAULT and sides.actors and not sides.recipients and not view.passive:
        struck = _struck_down(passage, place, sides) or _aboard(passage, view, sides)
        if struck:
            return Sides(sides.actors, struck)
        rebels = any(f.phrase.faction and not f.phrase.touched for f in view.objects)  # "the army killed ten militants"
        if not rebels or len(sides.codes) > 1 or sides.actors[0].kind not in OF_PEOPLE:
            return sides
        return Sides(sides.actors, (replace(sides.actors[0], group="people", adjective=False),))
    if frame.type is EventType.COERCE and view.passive and not sides.actors and is_state_doing(passage, frame, view):
        return by_own_state(passage, sides)
    if frame.type is EventType.PROTEST and not sides.actors:
        there = _same_crowd(passage, sides) or _at_first(passage, sides) or own_crowd(passage, place, sides)
        if same_codes(there, sides.recipients) and any(f.phrase.head in _FLAGS for f in view.objects):
            there = _elsewhere(passage, sides)
            return Sides(there, sides.recipients)
        return Sides(there, sides.recipients or tuple(replace(actor, group="") for actor in there))
    if frame.cameo == _PROTESTED and sides.actors and not sides.recipients:
        return Sides(sides.actors, _provoked(passage, place, sides))
    if frame.type is EventType.MOBILIZE and sides.actors and not sides.recipients:
        return Sides(sides.actors, purpose(passage, view) or _provoked(passage, place, sides))
    if frame.type is EventType.PROTEST and sides.recipients and sides.codes == Sides(sides.actors, ()).codes:
        return Sides(sides.actors, _denounced(passage, view, sides) or _angry_at(passage, sides) or sides.recipients)
    return sides


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


def _launched(passage: Passage, view: RoleView) -> Actors:
    """Whose the bomb is by the participle behind it ("a mine laid by rebels killed", "was hit by a missile fired by Chad"), and where they are
    at home who have no other name ("militants based in Chad attacked")."""
    clauses = passage.clauses
    for phrase in [f.phrase for f in view.with_prep("by")] if view.passive else view.subjects:
        arms = passage.lexicon.words["means"] | passage.lexicon.words["blasts"]
        means = phrase.head in arms
        at = passage.chunk_of(phrase) + 1 if means or word_classes().has("people", phrase.head) else 0
        group = clauses.verb(at) if at else None
        cause = clauses.noun(at + 1) if group is not None and not _CAUSED.isdisjoint(group.lemmas) else None
        if cause is not None and cause.prep == "by" and cause.head in arms:  # "a blast caused by a mine laid by rebels"
            at, group = at + 2, clauses.verb(at + 2)
        if group is None or not group.passive or group.finite:
            continue
        if means:
            return gather([f.phrase for f in clauses.view(at).with_prep("by")], passage.memory, acting=True)
        if "base" in group.lemmas:
            return gather([f.phrase for f in clauses.view(at).with_prep("in")], passage.memory, acting=True)
    return ()


_CAUSED: Final = frozenset({"cause", "trigger"})


def _by_act_before(passage: Passage, view: RoleView, sides: Sides) -> Actors:
    """Who did it by the act that the relative clause tells of, which is then told: "a Chadian raid in Niger in which two Malians died"."""
    clauses = passage.clauses
    at = passage.chunk_of(view.subjects[0]) - 2 if view.subjects else 0
    if at < 1 or not (clauses.mark(at, "prep") and clauses.mark(at + 1, "rel")):
        return ()
    at -= 1 + clauses.mark(at - 1, "comma")
    while (act := clauses.noun(at)) is not None:
        frame = next((f for f in noun_frames(passage.lexicon, act, passage.words) if f.type is EventType.ASSAULT), None)
        if frame is not None:
            _, obliques, _ = clauses.right_of(at, of_noun=True)
            by = noun_sides(frame, act, obliques, None, passage.memory).actors
            apart = bool(by) and not Sides(by, ()).codes & sides.codes
            passage.consumed |= {at} if apart else set()
            return by if apart else ()
        at -= 1
    return ()


def _struck_when(passage: Passage, place: int, sides: Sides) -> Actors:
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


def _clashed(view: RoleView, sides: Sides) -> Actors:
    """Whom those who were hurt had fought: "were hurt in clashes with Chadian protesters"."""
    fights = [f.phrase.head for f in view.with_prep("in") if f.phrase.head in _FIGHTS]
    found = [actor for f in view.with_prep("with") if f.after in fights for actor in f.phrase.actors]
    return tuple(actor for actor in found if codes_of(actor) and not sides.codes & set(codes_of(actor)))


_FIGHTS: Final = frozenset(
    "clash clashes fighting fight fights battle battles skirmish skirmishes firefight shootout gunfight combat".split()
)
_DYING: Final = frozenset({"die", "kill", "wound", "injure", "perish", "hurt"})


def _struck_down(passage: Passage, place: int, sides: Sides) -> Actors:
    """Who was hit by the clause that tells of the dead: "five Chadians died when Nigerien troops opened fire"."""
    clauses, above = passage.clauses, passage.clauses.verb_before(place)
    group = clauses.verb(above) if above is not None else None
    between = range(above + 1, place) if above is not None else ()
    if (
        above is None
        or group is None
        or _DYING.isdisjoint(group.lemmas)
        or not any(clauses.mark(at, "sub") for at in between)
    ):
        return ()
    struck = clauses.subjects(above)
    dead = tuple(actor for phrase in struck for actor in phrase.touched if codes_of(actor))
    if not dead and passage.memory.nobody:
        return own_crowd(passage, above, Sides((), ()))
    return tuple(actor for actor in dead if not sides.codes & set(codes_of(actor)))


_HOLDING: Final = frozenset({"carry", "transport", "house", "hold", "guard", "escort", "ferry", "shelter", "take"})


def _aboard(passage: Passage, view: RoleView, sides: Sides) -> Actors:
    """Who was in what is hit: "blew up a bus carrying Chadian police", "fired at a base housing French troops"."""
    for filler in (*view.objects[:1], *view.obliques[:1]):
        at = passage.chunk_of(filler.phrase) + 1
        group = passage.clauses.verb(at)
        if group is not None and group.tag == "ing" and not _HOLDING.isdisjoint(group.lemmas):
            held = [actor for f in passage.clauses.view(at).objects for actor in f.phrase.touched if codes_of(actor)]
            return tuple(actor for actor in held if not any(is_same(actor, other) for other in sides.actors))
    return ()


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


def _at_first(passage: Passage, sides: Sides) -> Actors:
    """The country in which a sentence begins: "In Chad, students burned a French flag"."""
    first = passage.clauses.noun(0) or passage.clauses.noun(1)
    if first is None or first.prep not in {"in", "across"}:
        return ()
    there = [actor for actor in first.touched if is_land(actor) and not sides.codes & set(codes_of(actor))]
    return tuple(replace(actor, group="people", adjective=False) for actor in there[:1])


def _gunmen_there(passage: Passage, view: RoleView, sides: Sides) -> Actors:
    """Attackers without a name are of the country where they strike others: "gunmen killed two Chadians in Niger"."""
    doers, crafts = view.subjects, word_classes().lists["crafts"]  # not "jets", which come from elsewhere
    if view.passive:
        doers = tuple(filler.phrase for filler in view.with_prep("by"))
    if not any(p.head not in crafts and word_classes().has("people", p.head) and not p.touched for p in doers):
        return ()
    obliques = view.with_prep("in")
    if not obliques and view.complement is not None:  # "fired on a bus carrying Chadian police in Niger"
        obliques = passage.clauses.view(view.complement).with_prep("in")
    there = [actor for f in obliques for actor in f.phrase.touched if is_land(actor)]
    return tuple(actor for actor in there[:1] if not sides.codes & set(codes_of(actor)))


_AIMED: Final = frozenset({"at", "against", "of"})


def _denounced(passage: Passage, view: RoleView, sides: Sides) -> Actors:
    """Whom a protest at home is meant for by its aim: "rallied to denounce Chad's war", "marched to show their anger at Chad"."""
    lower = passage.clauses.verb(view.complement) if view.complement is not None else None
    if view.complement is None or lower is None or not lower.infinitive:
        return ()
    inner = passage.clauses.view(view.complement)
    phrases = [f.phrase for f in inner.objects] + [f.phrase for f in inner.obliques if f.prep in _AIMED]
    others = [p for p in phrases if p.touched and not any(actor.place for actor in p.touched)]
    found = gather(others, passage.memory, acting=False)
    return () if Sides(found, ()).codes & sides.codes else found
