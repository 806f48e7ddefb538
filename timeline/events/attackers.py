"""Who attacked, and whom, by what stands around an attack: whose the bomb was, who backs the gunmen, who was aboard or stationed there."""

from dataclasses import replace
from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.phrases import OF_PEOPLE, NounPhrase
from timeline.clauses.view import RoleView
from timeline.events.at_home import own_crowd
from timeline.events.memory import codes_of
from timeline.events.noun_sides import noun_sides
from timeline.events.passage import Passage
from timeline.events.passives import struck_when
from timeline.events.role_filling import gather
from timeline.events.sides import Actors, Sides, is_land, is_same
from timeline.events.triggers import noun_frames
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import Frame
from timeline.terms import ActorKind, EventType


def of_assault(passage: Passage, frame: Frame, place: int, view: RoleView, sides: Sides) -> Sides:
    """The sides of an attack, where one or the other is missing or somebody else was where it struck."""
    if not sides.codes and not view.passive:
        sides = Sides((), aboard(passage, view, sides))  # "gunmen opened fire on a bus carrying Chadian police"
    if sides.recipients and not sides.actors:
        by = _set_off(passage, place, view, sides) or launched(passage, view) or _clashed(view, sides)
        by = by or _by_act_before(passage, view, sides) or struck_when(passage, place, sides)
        by = by or _mutineers(passage, frame, view, sides) or _gunmen_there(passage, view, sides)
        return Sides(by, sides.recipients)
    if not sides.actors or view.passive:
        return sides
    senders = _senders(passage, view, sides) if frame.words[-1] in _DOWNED else ()
    if senders:
        return Sides(sides.actors, senders)
    if sides.recipients:
        abroad = _struck_abroad(passage, view, sides) if len(sides.codes) == 1 else ()
        return Sides(sides.actors, _stationed(passage, view, sides) or abroad or sides.recipients)
    struck = _struck_down(passage, place, sides) or aboard(passage, view, sides) or _stationed(passage, view, sides)
    if struck:
        return Sides(sides.actors, struck)
    rebels = any(f.phrase.faction and not f.phrase.touched for f in view.objects)  # "the army killed ten militants"
    if not rebels or len(sides.codes) > 1 or sides.actors[0].kind not in OF_PEOPLE:
        return sides
    return Sides(sides.actors, (replace(sides.actors[0], group="people", adjective=False),))


_DOWNED: Final = frozenset({"down", "intercept"})


def _senders(passage: Passage, view: RoleView, sides: Sides) -> Actors:
    """Whose that is which is shot down: "downed drones sent by Chad", "shot down dozens of the missiles that Chad had fired at Niger"."""
    clauses, sending = passage.clauses, passage.lexicon.words["laying"]
    at = passage.chunk_of(view.objects[0].phrase) + 1 if view.objects else len(clauses.chunks)
    while (behind := clauses.noun(at)) is not None and behind.prep == "of" and not behind.touched:
        at += 1
    group = clauses.verb(at)
    by: Actors = ()
    if group is not None and not sending.isdisjoint(group.lemmas) and not clauses.view(at).objects:
        told = clauses.view(at)
        phrases = [f.phrase for f in told.with_prep("by")] or [f.phrase for f in told.with_prep("from")]
        by = gather(phrases, passage.memory, acting=False)
    sent = clauses.verb_after(at) if clauses.mark(at, "rel", "sub") else None
    if sent is not None and not sending.isdisjoint(_lemmas(clauses.verb(sent))):
        by = gather(clauses.subjects(sent), passage.memory, acting=True)
    return () if Sides(by, ()).codes & sides.codes - Sides(sides.recipients, ()).codes else by


def _struck_abroad(passage: Passage, view: RoleView, sides: Sides) -> Actors:
    """On whose land those are struck who have fled there from who strikes: "Chadian jets hit camps of Chadian rebels in Niger"."""
    lairs = passage.lexicon.words["lairs"]
    if not any(not lairs.isdisjoint({f.phrase.head, *_said_of(f.phrase)}) for f in view.objects):
        return ()
    for filler in view.obliques:
        there = tuple(one for one in filler.phrase.touched if codes_of(one) and not sides.codes & set(codes_of(one)))
        if there and (filler.prep in _THERE or (filler.prep == "near" and there[0].rule_id == "name.city")):
            return tuple(replace(one, place=False) for one in there[:1] if is_land(one) or one.place)
    return ()


def _said_of(phrase: NounPhrase) -> tuple[str, ...]:
    return tuple(phrase.mention.text.lower().split()) if phrase.mention is not None else ()


_THERE: Final = frozenset({"in", "inside", "across"})


def launched(passage: Passage, view: RoleView) -> Actors:
    """Whose the bomb is by the participle behind it ("a mine laid by rebels killed", "was hit by a missile fired from a Chadian jet"), and who
    stands behind those who have no other name ("militants based in Chad attacked", "fighters armed by Chad")."""
    clauses, words = passage.clauses, passage.lexicon.words
    arms = words["means"] | words["blasts"] | word_classes().lists["weapons"]
    for phrase in [f.phrase for f in view.with_prep("by")] if view.passive else view.subjects:
        means = phrase.head in arms
        at = passage.chunk_of(phrase) + 1 if means or word_classes().has("people", phrase.head) else 0
        laid = clauses.verb_after(at) if means and clauses.mark(at, "rel", "sub") else None
        if laid is not None and not passage.lexicon.words["laying"].isdisjoint(_lemmas(clauses.verb(laid))):
            layers = gather(clauses.subjects(laid), passage.memory, acting=True)  # "a mine that Chad had laid"
            passage.consumed |= {laid} if layers else set()
            return layers
        group = clauses.verb(at) if at else None
        cause = clauses.noun(at + 1) if group is not None and word_classes().has_any("causing", group.lemmas) else None
        if cause is not None and cause.prep == "by" and cause.head in arms:  # "a blast caused by a mine laid by rebels"
            at, group = at + 2, clauses.verb(at + 2)
        if group is None:
            continue
        told = clauses.view(at)
        if (not group.passive or group.finite) and not (means and view.passive and not told.objects):
            continue
        by = [f.phrase for f in told.with_prep("by")]
        if means:
            fired = by or (
                [] if words["firing"].isdisjoint(group.lemmas) else [f.phrase for f in told.with_prep("from")]
            )
            return gather(fired, passage.memory, acting=bool(by))
        if not phrase.touched and not words["backing"].isdisjoint(group.lemmas):
            sent = by or [f.phrase for f in told.with_prep("from")]
            return tuple(replace(actor, place=False) for actor in gather(sent, passage.memory, acting=bool(by)))
        if "base" in group.lemmas:
            return gather([f.phrase for f in told.with_prep("in")], passage.memory, acting=True)
    return ()


def _set_off(passage: Passage, place: int, view: RoleView, sides: Sides) -> Actors:
    """Who did what the bomb did that he is told to have set off: "Chadian agents planted a bomb in Niger that killed two Malians"."""
    blow = view.subjects[0] if len(view.subjects) == 1 and passage.told else None
    if blow is None or blow.touched or not passage.clauses.mark(place - 1, "rel", "sub"):
        return ()
    if blow.head not in passage.lexicon.words["means"] and blow.head not in word_classes().lists["weapons"]:
        return ()
    done = passage.told[-1].actors
    return () if Sides(done, ()).codes & sides.codes else done


def _lemmas(group: VerbGroup | None) -> tuple[str, ...]:
    return group.lemmas if group is not None else ()


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


def _clashed(view: RoleView, sides: Sides) -> Actors:
    """Whom those who were hurt had fought: "were hurt in clashes with Chadian protesters"."""
    fights = [f.phrase.head for f in view.with_prep("in") if word_classes().has("fights", f.phrase.head)]
    found = [actor for f in view.with_prep("with") if f.after in fights for actor in f.phrase.actors]
    return tuple(actor for actor in found if codes_of(actor) and not sides.codes & set(codes_of(actor)))


def _struck_down(passage: Passage, place: int, sides: Sides) -> Actors:
    """Who was hit by the clause that tells of the dead: "five Chadians died when Nigerien troops opened fire"."""
    clauses, above = passage.clauses, passage.clauses.verb_before(place)
    group = clauses.verb(above) if above is not None else None
    between = range(above + 1, place) if above is not None else ()
    if (
        above is None
        or group is None
        or not word_classes().has_any("casualties", group.lemmas)
        or not any(clauses.mark(at, "sub") for at in between)
    ):
        return ()
    struck = clauses.subjects(above)
    dead = tuple(actor for phrase in struck for actor in phrase.touched if codes_of(actor))
    if not dead and passage.memory.nobody:
        return own_crowd(passage, above, Sides((), ()))
    return tuple(actor for actor in dead if not sides.codes & set(codes_of(actor)))


def aboard(passage: Passage, view: RoleView, sides: Sides, *, goods: bool = False) -> Actors:
    """Who was in what is hit: "blew up a bus carrying Chadian police", "fired at a base housing French troops"; whose the `goods` are that a
    ship has aboard which is seized."""
    for filler in (*view.objects[:1], *view.obliques[:1]):
        at = passage.chunk_of(filler.phrase) + 1
        group = passage.clauses.verb(at)
        if group is not None and group.tag == "ing" and word_classes().has_any("carrying", group.lemmas):
            loads = [f.phrase for f in passage.clauses.view(at).objects]
            held = [actor for load in loads for actor in (load.touched or (load.owners if goods else ()))]
            return tuple(a for a in held if codes_of(a) and not any(is_same(a, other) for other in sides.actors))
    return ()


def _stationed(passage: Passage, view: RoleView, sides: Sides) -> Actors:
    """Whose troops are said to be at what is struck: "fired rockets at an air base in Niger that houses French troops"."""
    clauses = passage.clauses
    arms = word_classes().lists["weapons"]
    struck = [f.phrase for f in (*view.objects, *view.obliques) if f.phrase.head not in arms][:1]
    at = passage.chunk_of(struck[0]) + 1 if struck else len(clauses.chunks)
    named = clauses.noun(at + 1) if clauses.mark(at, "comma") else None
    if (
        named is not None and not named.prep and word_classes().has("bases", named.head)
    ):  # "Al Udeid, the biggest American base in the Gulf"
        return tuple(actor for actor in named.touched if actor.adjective and not sides.codes & set(codes_of(actor)))
    while ((there := clauses.noun(at)) is not None and there.prep in _STANDS) or clauses.mark(at, "comma", "rel"):
        at += 1
    group = clauses.verb(at)
    if (
        group is None
        or not word_classes().has_any("housing", group.lemmas)
        or not (group.tag == "ing" or clauses.mark(at - 1, "rel"))
    ):
        return ()
    forces = word_classes().lists["soldiers"] | passage.lexicon.words["garrison"]
    held = [actor for f in clauses.view(at).objects for actor in f.phrase.touched if codes_of(actor)]
    found = [actor for actor in held if not forces.isdisjoint(actor.text.lower().split())]
    return tuple(actor for actor in found if not sides.codes & set(codes_of(actor)) or len(sides.codes) > 1)


_STANDS: Final = frozenset({"in", "near", "at", "outside", "of"})


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


def _mutineers(passage: Passage, frame: Frame, view: RoleView, sides: Sides) -> Actors:
    """Forces without a country that topple somebody are his own: "the presidential guard toppled Chad's president"."""
    if view.passive or passage.lexicon.words["toppling"].isdisjoint(frame.words) or len(sides.codes) != 1:
        return ()
    forces = word_classes().lists["soldiers"] | passage.lexicon.words["mutinous"]
    bare = len(view.subjects) == 1 and not view.subjects[0].touched and view.subjects[0].head in forces
    one = all(u.mention is None or sides.codes.issuperset(codes_of(u.mention)) for u in passage.clauses.units)
    return (replace(sides.recipients[0], kind=ActorKind.INSTITUTION, person="", office=""),) if bare and one else ()
