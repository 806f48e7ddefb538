"""Who acted and who was acted on: a frame's roles filled from the phrases around its trigger."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from timeline.clauses.phrases import NounPhrase
from timeline.clauses.view import Filler, RoleView
from timeline.events.foreign_bodies import others_body
from timeline.events.kinds import is_of_state, is_state_itself
from timeline.events.memory import Memory, codes_of
from timeline.events.sides import (
    Actors,
    Sides,
    arranged,
    is_land,
    is_rebel,
    on_own_soil,
    same_codes,
)
from timeline.events.whereabouts import FORCEFUL, ON_A_TOPIC, at_table, is_means, placed
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import Frame, event_lexicon
from timeline.records import ActorMention
from timeline.terms import SYMMETRIC, ActorKind, EventType

_ON_IT: Final = FORCEFUL | {EventType.THREATEN}
"""Types of acts on "it" that are done to a country: "threatened it with war"."""


_TRADED: Final = "061"


def verb_sides(frame: Frame, view: RoleView, memory: Memory) -> Sides:
    """The sides of a verb's frame. In the passive the subject is who was acted on and "by" says who acted."""
    acted = _role(frame, view, memory, acting=True)
    if len({code for actor in acted for code in codes_of(actor)}) > 1 and _is_mutual(view):
        return arranged(frame, acted, ()) if frame.type in SYMMETRIC else Sides(acted, acted)
    received = _role(frame, view, memory, acting=False)
    if received and frame.type in _ON_STATES and same_codes(acted, received):
        received = others_body(view, memory, Sides(acted, ())) or received
        if frame.type is EventType.SANCTION and same_codes(acted, received) and all(map(is_state_itself, acted)):
            received = ()  # "Macedonia, its neighbour, closed the border"
    orders = frame.cameo == _TRADED and "from" in frame.recipient and frame.words[0] != "sign"
    if orders and not received and len({actor.code for actor in acted}) > 1:
        return Sides((), ())  # "Chad and Niger have placed orders": not with each other
    if _is_with_strangers(frame, view, acted, received):
        return Sides((), ())
    if (
        frame.mutual
        and frame.type is EventType.ASSAULT
        and acted
        and received
        and not view.objects
        and view.with_prep("with")
    ):
        return Sides((*acted, *received), (*acted, *received))  # "Chad clashed with Niger": both did
    is_it = frame.cameo.startswith(_CHARGED) and any(filler.phrase.pronoun == "it" for filler in view.objects[:1])
    if is_it and same_codes(acted, received):
        received = memory.facing(acted)  # "Chad denounced Mali. Mali accused it of": who was last acted on accuses
    if frame.type is EventType.ACCUSE and acted and is_state_itself(acted[0]):
        himself = {(actor.start, actor.kind) for actor in received} == {(acted[0].start, acted[0].kind)}
        if himself and not any(f.phrase.faction for f in view.objects):
            received = ()  # "condemned violence against protesters"
    if (
        frame.type is EventType.REJECT
        and received
        and same_codes(acted, received)
        and ((frame.cameo == _CALLED_OFF and not any(map(is_rebel, acted))) or all(map(is_state_itself, received)))
    ):
        received = ()  # "the president pulled Chad out of the treaty", "cancelled a visit by its own minister"
    if view.passive and not acted:  # "ties between Chad and Niger were restored"
        of = {"", *(phrase.head for phrase in view.subjects)}
        between = gather([f.phrase for f in view.with_prep("between") if f.after in of], memory, acting=False)
        received = () if len(between) > 1 else received
        acted = between if len(between) > 1 else ()
    if frame.type is EventType.PROTEST and same_codes(acted, received) and not any(p.touched for p in view.subjects):
        acted = _those_outside(view, memory, received)
    if view.passive and not acted:
        acted = _senders(frame, view, memory)
    if frame.type is EventType.MOBILIZE and not acted and not view.passive and not any(map(is_of_state, view.subjects)):
        sent_there = [filler.phrase for filler in view.objects if filler.phrase.actors]
        acted = gather(sent_there, memory, acting=True)  # "the generalissimo sent Chadian troops into Niger"
    sides = placed(frame, on_own_soil(frame, arranged(frame, acted, received), received), view.obliques, view)
    at_mission = frame.type in _ON_THINGS and same_codes(sides.actors, sides.recipients) and _is_on_mission(view)
    foes = memory.counterpart(sides.actors, hostile=True) if at_mission else ()
    return Sides(sides.actors, foes) if foes or (at_mission and frame.type is not EventType.ASSAULT) else sides


_CALLED_OFF: Final = "125"
"""The code of visits and talks that are called off, which one has with another."""
_ON_STATES: Final = frozenset(
    {EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN, EventType.SUPPORT, EventType.AID, EventType.SANCTION}
)
"""Types of acts between states where who acts seldom does so to his own government or army."""


def _is_on_mission(view: RoleView) -> bool:
    """Whether it is done to a mission that nobody is named for, and which is not that of who does it: "seized the embassy in Niamey"."""
    things = view.subjects if view.passive else [filler.phrase for filler in view.objects[:1]]
    return any(word_classes().has("embassies", phrase.head) and not phrase.touched for phrase in things)


def _those_outside(view: RoleView, memory: Memory, received: Actors) -> Actors:
    """Whose the crowd is outside a mission: the people of whom its state is at odds with, "A crowd broke into the Chadian embassy in the city";
    not those of the mission."""
    if any(actor.place or is_land(actor) for f in view.obliques for actor in f.phrase.touched):
        return ()  # "outside the Chadian embassy in Niamey": those of the place
    foes = memory.facing(received, memory.opposed) if received else ()
    one = len({code for actor in foes for code in codes_of(actor)}) == 1
    return tuple(replace(actor, group="people", adjective=False) for actor in foes[:1]) if one else ()


def _is_with_strangers(frame: Frame, view: RoleView, acted: Actors, received: Actors) -> bool:
    """Whether several do something together with people whom no country is named for: "Chad and Mali negotiated with strikers"."""
    if received or frame.type not in SYMMETRIC or len(acted) < 2 or "with" in frame.words:
        return False
    people = word_classes()
    others = [filler.phrase for filler in view.with_prep("with") if filler.after in {"", *frame.words}]
    return any(people.has("people", p.head) and not (p.touched or p.pronoun or p.owner_pronoun) for p in others)


_EXTRADITED: Final = "063"


_HOME_AGAIN: Final = "0874"


def _senders(frame: Frame, view: RoleView, memory: Memory) -> Actors:
    """Whose people or things are sent or brought home: "nurses from Chad were sent to Niger", "was extradited from Chad", "the army was put
    on alert", "half of the Chadian contingent was withdrawn"."""
    if frame.type is EventType.MOBILIZE or frame.cameo == _HOME_AGAIN:
        return gather(view.subjects, memory, acting=False)
    if not (frame.type is EventType.AID or frame.cameo == _EXTRADITED):
        return ()
    if frame.type is EventType.AID and view.with_prep("with"):  # "its bank was propped up with a loan from Chad"
        return gather([f.phrase for f in view.with_prep("from")], memory, acting=False)
    if not view.with_prep("to") and "to" not in frame.words:  # "soldiers from Chad were sent to join the force"
        return ()
    return gather([f.phrase for f in view.with_prep("from")] or view.subjects, memory, acting=False)


_BEHIND: Final = frozenset({"with", "to", "from", "against"})
_CHARGED: Final = "112"
"""The code of accusing somebody of something, who may be "it"."""


def _role(frame: Frame, view: RoleView, memory: Memory, *, acting: bool) -> Actors:
    """Who fills the first of a frame's roles that anybody does. An "of" that hangs on something farther off comes last."""
    names = frame.actor if acting else frame.recipient
    if acting and view.passive and frame.type is EventType.ASSAULT and "in" not in names:
        names = (*names, "in")
    if (
        not acting
        and frame.type in _ON_THINGS
        and "object" in names[1:]
        and _is_told_whose(view, things=bool(frame.object))
    ):
        names = ("object", *(name for name in names if name != "object"))
    for name in (*names, "of …") if "of" in names else names:
        phrases = _in_role(name, view, frame)
        if not phrases:
            continue
        if (
            not acting and frame.type not in _ON_IT and not frame.cameo.startswith(_CHARGED)
        ):  # what is praised or denounced as "it" is seldom a country
            behind = name in _BEHIND and frame.type not in ON_A_TOPIC  # "cut relations with it"
            # "urged it to pull back"
            behind = behind or (frame.type is EventType.REQUEST and view.complement is not None)
            phrases = [phrase for phrase in phrases if behind or phrase.pronoun != "it"]
        if acting and frame.type is EventType.CONSULT:
            phrases = [phrase for phrase in phrases if not word_classes().has("crafts", phrase.head)]
        if name == "in" and frame.type is EventType.ASSAULT:  # "died in a Chadian strike in Niger"
            phrases = [phrase for phrase in phrases if not (phrase.mention if acting else is_means(phrase))]
        to_thing = name == "object" or (name == "to" and frame.type is EventType.PROTEST)  # "set fire to Chadian flags"
        goods = not acting and (frame.type in OF_GOODS or (to_thing and bool(frame.object)))
        found = tuple(
            actor for actor in gather(phrases, memory, acting=acting, goods=goods) if not at_table(frame, name, actor)
        )
        if not found and not acting and name == "object" and view.passive:
            found = _owners(phrases, memory)
        if not found and acting and name == "subject" and frame.subject:  # "Chadian aid reached Niger"
            found = tuple(actor for phrase in phrases if phrase.head in frame.subject for actor in phrase.owners)
        if not found and acting and frame.type in _BY_MEANS and (view.passive or name in _MEANS):
            means = event_lexicon().words["means"]  # "killed by Chadian sniper fire"
            found = tuple(
                actor
                for phrase in phrases
                if (is_means(phrase) if name == "in" else phrase.head in means)
                for actor in phrase.touched or phrase.led_by or phrase.owners
            )
        if found:
            return found
    if not acting and frame.type is EventType.ASSAULT and not _ROUND.isdisjoint(names):
        return gather([f.phrase for f in view.with_prep("around")], memory, acting=False)
    return ()


_ROUND: Final = frozenset({"in", "at", "near"})
"""What is hit in a town is hit around it too."""
_ON_THINGS: Final = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST})
"""Types that are done to bases, ships and missions, which may stand in another's land."""


def _is_told_whose(view: RoleView, *, things: bool) -> bool:
    """Whether what is attacked is said to be a state's, wherever it stands: "bombed Chadian bases in Niger"; rebels are where they are."""
    phrases = view.subjects if view.passive else [filler.phrase for filler in view.objects]
    return any(
        actor.code and not actor.place and actor.kind is not ActorKind.ARMED_GROUP and not is_rebel(actor)
        for phrase in phrases
        for actor in phrase.touched or (phrase.owners if things else ())
    )


def _owners(phrases: Sequence[NounPhrase], memory: Memory) -> Actors:
    """Whose people or things were acted on, where a pronoun says it: "Chad says three of its citizens were killed"."""
    people = word_classes()
    return tuple(
        actor
        for phrase in phrases
        if phrase.owner_pronoun and not phrase.touched and people.has("people", phrase.head)
        for actor in memory.meant(phrase.owner_pronoun)
    )


_MEANS: Final = frozenset({"subject", "in", "with", "by", "from"})
_BY_MEANS: Final = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.AID})
"""Types that are done by means of a thing, whose owner has done them."""


def _in_role(name: str, view: RoleView, frame: Frame) -> Sequence[NounPhrase]:
    """The phrases in one role: "subject", "object", or a preposition; "of" behind what is done to, "of …" behind anything."""
    if name == "subject":
        return named_by(view.obliques) if view.passive else view.subjects
    if name == "object":
        return view.subjects if view.passive else [filler.phrase for filler in view.objects]
    if name == "by":
        return [] if view.passive else [filler.phrase for filler in view.with_prep("by")]
    fillers = view.with_prep(name.removesuffix(" …"))
    if name == "in" and len(fillers) > 1:  # "fired at targets in Mali in revenge for a raid on its mission in Chad"
        answer = next((f.phrase.first for f in view.obliques if word_classes().has("answering", f.phrase.head)), None)
        fillers = tuple(f for f in fillers if answer is None or f.phrase.first < answer)
    if name == "of …" and frame.type is EventType.PROTEST:  # not "protested against the invasion of Chad"
        fillers = tuple(filler for filler in fillers if filler.after not in event_lexicon().nouns)
    if name == "from" and frame.type is EventType.RETREAT:  # not "freed them after pressure from Chad"
        fillers = tuple(filler for filler in fillers if not word_classes().has("urging", filler.after))
    if name == "to" and frame.object:  # "recalled its envoy to Chad over arms sales to Niger"
        fillers = tuple(filler for filler in fillers if filler.after in frame.object) or fillers
    if name == "of":
        heads = {f.phrase.head for f in view.objects} | {phrase.head for phrase in view.subjects} | {""}
        heads |= {
            f.phrase.head for f in view.obliques if f.phrase.head in frame.object
        }  # "called for the withdrawal of"
        fillers = tuple(filler for filler in fillers if filler.after in heads)
    if name == "with" and fillers:
        fillers = tuple(filler for filler in fillers if not word_classes().has("siding", filler.after))
    if name == "in" and fillers and frame.type is EventType.MOBILIZE:  # "flown in from bases in Chad"
        origins = {filler.phrase.head for filler in view.with_prep("from")}
        fillers = tuple(filler for filler in fillers if not filler.after or filler.after not in origins)
    if len(fillers) > 1 and name in _BEHIND:
        fillers = tuple(f for n, f in enumerate(fillers) if not (n and _is_of_noun(f, frame, view)))
    if name == "on" and len([f for f in fillers if f.phrase.prep]) > 1:
        # "pinned the blame for the raid on Chad on Niger"
        fillers = tuple(f for f in fillers if not _is_of_noun(f, frame, view)) or fillers[-1:]
    phrases = [filler.phrase for filler in fillers]
    if len(phrases) == 1 and not phrases[0].touched and phrases[0].head in event_lexicon().words["localities"]:
        phrases += [f.phrase for f in view.with_prep("of") if f.after == phrases[0].head]  # "at the city of Niamey"
    return phrases


def _is_of_noun(filler: Filler, frame: Frame, view: RoleView) -> bool:
    """Whether a phrase hangs on an event noun under another preposition: "sided with Chad in its dispute with Niger"."""
    if filler.after not in event_lexicon().nouns or filler.after in frame.words:
        return False
    return any(f.phrase.head == filler.after and f.prep not in {"", filler.prep} for f in view.obliques)


def named_by(obliques: Sequence[Filler]) -> list[NounPhrase]:
    """Whom "by" names; not where it hangs on the event noun for which something is done: "put on alert for an attack by Chad"."""
    by = [filler for filler in obliques if filler.prep == "by"]
    if by and len(obliques) > 1:
        causes = {filler.phrase.head for filler in obliques if filler.prep in _OCCASIONS} & event_lexicon().nouns.keys()
        by = [filler for filler in by if filler.after not in causes]
    return [filler.phrase for filler in by]


_OCCASIONS: Final = frozenset({"for", "against", "after", "over", "amid", "following", "before"})
"""Prepositions before an act for or upon which something is done, whose "by" is not that of what is done."""


def _is_mutual(view: RoleView) -> bool:
    """ "Accused each other", "opened fire on one another"."""
    return any(filler.phrase.pronoun in {"each other", "one another"} for filler in (*view.objects, *view.obliques))


OF_GOODS: Final = frozenset({EventType.SANCTION, EventType.RETREAT, EventType.THREATEN})
"""Types that touch a country by what it sells: a ban on Chadian wine."""


def gather(phrases: Iterable[NounPhrase], memory: Memory, *, acting: bool, goods: bool = False) -> Actors:
    """The actors of several phrases, each once. Things do not act, but their owners are touched by what is done to them; of `goods` too."""
    found: dict[tuple[tuple[str, ...], bool], ActorMention] = {}
    for phrase in phrases:
        if not acting and phrase.owner_pronoun and not phrase.touched:
            continue  # "lent its territory": whose it is, is who acts
        actors = (memory.of(phrase) if acting else memory.done_to(phrase)) or (() if acting else phrase.touched)
        if goods and not actors:
            actors = phrase.owners
        for actor in actors:
            found.setdefault((codes_of(actor) or (actor.name,), is_rebel(actor)), actor)
    return tuple(found.values())
