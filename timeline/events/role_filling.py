"""Who acted and who was acted on: a frame's roles filled from the phrases around its trigger."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from timeline.clauses.meant import with_factions
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.view import Filler, RoleView
from timeline.events.kinds import is_of_state, is_state_itself, is_text
from timeline.events.memory import Memory, codes_of
from timeline.events.sides import (
    MUTUAL,
    Actors,
    Sides,
    are_two,
    arranged,
    is_rebel,
    on_own_soil,
    same_codes,
)
from timeline.events.whereabouts import FORCEFUL, ON_A_TOPIC, at_table, placed, without_channels
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import Frame, event_lexicon
from timeline.records import ActorMention
from timeline.terms import SYMMETRIC, EventType


def verb_sides(frame: Frame, view: RoleView, memory: Memory) -> Sides:
    """The sides of a verb's frame. In the passive the subject is who was acted on and "by" says who acted."""
    acted = _role(frame, view, memory, acting=True)
    if len({code for actor in acted for code in codes_of(actor)}) > 1 and _is_mutual(view):
        return arranged(frame, acted, ()) if frame.type in SYMMETRIC else Sides(acted, acted)
    received = _role(frame, view, memory, acting=False)
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
        himself = {actor.start for actor in received} == {acted[0].start}
        if himself and not any(f.phrase.faction for f in view.objects):
            received = ()  # "condemned violence against protesters"
    if view.passive and not acted:  # "ties between Chad and Niger were restored"
        of = {"", *(phrase.head for phrase in view.subjects)}
        between = gather([f.phrase for f in view.with_prep("between") if f.after in of], memory, acting=False)
        received = () if len(between) > 1 else received
        acted = between if len(between) > 1 else ()
    if frame.type is EventType.PROTEST and same_codes(acted, received) and not any(p.touched for p in view.subjects):
        acted = ()  # "protesters gathered outside the Chadian embassy in Niamey": not those who were spoken of before
    sent = frame.type is EventType.AID and view.with_prep("to")  # "Chadian nurses were sent to Niger"
    if (sent or frame.type is EventType.MOBILIZE) and view.passive and not acted:
        acted = gather(view.subjects, memory, acting=False)  # "the army has been placed on alert"
    if frame.type is EventType.MOBILIZE and not acted and not view.passive and not any(map(is_of_state, view.subjects)):
        sent_there = [filler.phrase for filler in view.objects if filler.phrase.actors]
        acted = gather(sent_there, memory, acting=True)  # "the generalissimo sent Chadian troops into Niger"
    return placed(frame, on_own_soil(frame, arranged(frame, acted, received), received), view.obliques, view)


_BEHIND: Final = frozenset({"with", "to", "from", "against"})
_CHARGED: Final = "112"
"""The code of accusing somebody of something, who may be "it"."""


def _role(frame: Frame, view: RoleView, memory: Memory, *, acting: bool) -> Actors:
    """Who fills the first of a frame's roles that anybody does. An "of" that hangs on something farther off comes last."""
    names = frame.actor if acting else frame.recipient
    if acting and view.passive and frame.type is EventType.ASSAULT and "in" not in names:
        names = (*names, "in")
    for name in (*names, "of …") if "of" in names else names:
        phrases = _in_role(name, view, frame)
        if (
            not acting and frame.type not in FORCEFUL and not frame.cameo.startswith(_CHARGED)
        ):  # what is praised or denounced as "it" is seldom a country
            behind = name in _BEHIND and frame.type not in ON_A_TOPIC  # "cut relations with it"
            phrases = [phrase for phrase in phrases if behind or phrase.pronoun != "it"]
        if name == "in" and frame.type is EventType.ASSAULT:  # "died in a Chadian strike in Niger"
            phrases = [phrase for phrase in phrases if not (phrase.mention if acting else is_means(phrase))]
        goods = not acting and (frame.type in _OF_GOODS or (name == "object" and bool(frame.object)))
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
    return ()


def is_means(phrase: NounPhrase) -> bool:
    """Whether a phrase is an act by which another is done: "killed in a Chadian raid"; not "in Chadian territory"."""
    lexicon = event_lexicon()
    return phrase.head in lexicon.words["means"] and phrase.head in lexicon.nouns


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
    by = [filler.phrase for filler in view.with_prep("by")]
    if name == "subject":
        return by if view.passive else view.subjects
    if name == "object":
        return view.subjects if view.passive else [filler.phrase for filler in view.objects]
    if name == "by":
        return [] if view.passive else by
    fillers = view.with_prep(name.removesuffix(" …"))
    if name == "from" and frame.type is EventType.RETREAT:  # not "freed them after pressure from Chad"
        fillers = tuple(filler for filler in fillers if filler.after not in _URGING)
    if name == "to" and frame.object:  # "recalled its envoy to Chad over arms sales to Niger"
        fillers = tuple(filler for filler in fillers if filler.after in frame.object) or fillers
    if name == "of":
        heads = {f.phrase.head for f in view.objects} | {phrase.head for phrase in view.subjects} | {""}
        heads |= {
            f.phrase.head for f in view.obliques if f.phrase.head in frame.object
        }  # "called for the withdrawal of"
        fillers = tuple(filler for filler in fillers if filler.after in heads)
    if len(fillers) > 1 and name in _BEHIND:
        fillers = tuple(f for n, f in enumerate(fillers) if not (n and _is_of_noun(f, frame, view)))
    return [filler.phrase for filler in fillers]


def _is_of_noun(filler: Filler, frame: Frame, view: RoleView) -> bool:
    """Whether a phrase hangs on an event noun under another preposition: "sided with Chad in its dispute with Niger"."""
    if filler.after not in event_lexicon().nouns or filler.after in frame.words:
        return False
    return any(f.phrase.head == filler.after and f.prep not in {"", filler.prep} for f in view.obliques)


_URGING: Final = frozenset(
    "pressure request requests appeal appeals demand demands call calls threats threat criticism protests plea pleas".split()
)
"""What comes from who is no side of the act that it leads to."""


def _is_mutual(view: RoleView) -> bool:
    """ "Accused each other", "opened fire on one another"."""
    return any(filler.phrase.pronoun in {"each other", "one another"} for filler in (*view.objects, *view.obliques))


_OF_GOODS: Final = frozenset({EventType.SANCTION, EventType.RETREAT, EventType.THREATEN})
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


def noun_sides(
    frame: Frame,
    phrase: NounPhrase,
    obliques: Sequence[Filler],
    governor: RoleView | None,
    memory: Memory,
    before: Actors = (),
) -> Sides:
    """The sides of an event noun: its owners, its prepositions, and the subject of a light verb before it. `before` are the actors that the
    statement names before the noun."""
    acted: Actors = ()
    owners = phrase.owners or (memory.owner(phrase.owner_pronoun, before) if phrase.owner_pronoun else ())
    every = [*obliques, *(governor.obliques if governor is not None else ())]
    apart = [f.phrase for f in every if f.prep in {"between", "among"} and not _is_of_another(f, frame, phrase)]
    both = _between(frame, with_factions(apart), memory) if apart else None
    if both is not None:
        return both
    done_by = _done_by(frame, phrase, obliques, memory)
    if done_by is not None:
        return done_by
    undergone = phrase.head in event_lexicon().words["undergone"]
    for name in frame.actor:
        if name == "of" and undergone:
            continue
        if name == "owner":
            acted = tuple(owners)
        elif name == "subject":
            acted = (
                gather(governor.subjects, memory, acting=True) if governor is not None and not governor.passive else ()
            )
        else:
            around = every if name == "in" else obliques  # "a protest took place in Chad"
            # "the seizure of trawlers by Chad": by whom may be said behind what it is done to
            heads = None if name == "by" else {"", phrase.head}
            preps = _ALL_OVER if name == "in" else {name}
            acted = gather(
                [f.phrase for f in around if f.prep in preps and (heads is None or f.after in heads)],
                memory,
                acting=True,
            )
            if name == "in" and frame.type is EventType.PROTEST:  # "riots broke out in Chad": its people, not the state
                acted = tuple(replace(actor, group=actor.group or "people") for actor in acted)
        if acted:
            break
    if not acted and phrase.led_by:
        acted = phrase.led_by
    agents: Actors = ()
    if governor is not None:
        by = gather([f.phrase for f in governor.with_prep("by")], memory, acting=True)
        agents = by if governor.passive else gather(governor.subjects, memory, acting=True)
    every = without_channels(every, every)
    received = _noun_recipients(frame, phrase, every, governor, memory, acted, owners)
    if not received and acted:
        received = _owned_by_others(frame, every, memory, acted, before)
    if agents and not acted:
        acted = agents
    elif agents and not received and not same_codes(agents, acted):
        acted, received = (agents, acted) if frame.type in SYMMETRIC else (acted, received)
    return placed(frame, arranged(frame, acted, received), every)


def _done_by(frame: Frame, phrase: NounPhrase, obliques: Sequence[Filler], memory: Memory) -> Sides | None:
    """ "Chad's condemnation by Niger": whose it is has suffered it, where another is told by whom; None elsewhere."""
    if not phrase.owners or frame.type in SYMMETRIC or "by" not in [f.prep for f in obliques]:
        return None
    agents = gather(
        [f.phrase for f in obliques if f.prep == "by" and f.after in {"", phrase.head}], memory, acting=True
    )
    codes = {code for actor in agents for code in codes_of(actor)}
    if not agents or codes & {code for actor in phrase.owners for code in codes_of(actor)}:
        return None
    return Sides(agents, phrase.owners)


def _is_of_another(filler: Filler, frame: Frame, phrase: NounPhrase) -> bool:
    """Whether a phrase hangs on another event noun: "the denunciation of the accord between A and B" is not between them."""
    apart = frame.type not in SYMMETRIC and filler.after not in {"", phrase.head}
    return apart and filler.after in event_lexicon().nouns


def _between(frame: Frame, apart: Sequence[NounPhrase], memory: Memory) -> Sides | None:
    """Between whom it is: "clashes between the two countries", "talks between Chad and Niger"; None where that is not said of two."""
    between = gather(apart, memory, acting=False)
    both = frame.mutual or frame.cameo in MUTUAL or frame.type is EventType.ASSAULT
    if len(between) == 1 and len(between[0].codes) > 1:
        return Sides(between, between) if both else arranged(frame, between, ())
    if len(between) >= 2:
        return Sides(between, between) if both else arranged(frame, between[:1], between[1:])
    if len(between) == 1 and frame.type is EventType.ASSAULT and are_two(apart):
        return Sides(between, (replace(between[0], group="" if between[0].group else "people", adjective=False),))
    return None


_ALL_OVER: Final = frozenset({"in", "across", "throughout"})


def _owned_by_others(frame: Frame, every: Sequence[Filler], memory: Memory, acted: Actors, before: Actors) -> Actors:
    """ "Mali denounced the seizure of its ship by Chad": whose thing or people an act was done to, where a pronoun says it."""
    for filler in every:
        if filler.phrase.owner_pronoun in {"its", "their", "his", "her"} and filler.prep in {"of", *frame.recipient}:
            owners = memory.owner(filler.phrase.owner_pronoun, before)
            return () if Sides(owners, ()).codes & Sides(acted, ()).codes else owners
    return ()


def _noun_recipients(
    frame: Frame, phrase: NounPhrase, every: Sequence[Filler], governor: RoleView | None, memory: Memory, acted: Actors, owners: Actors
) -> Actors:  # fmt: skip
    """Who an event noun is done to: the first object of "gave Chad a warning", else whom its prepositions name."""
    received: Actors = ()
    if governor is not None and len(governor.objects) > 1 and not governor.passive:
        to_whom = governor.objects[0].phrase  # "gave Chad a warning"
        received = gather([to_whom], memory, acting=False) if to_whom.mention and to_whom.first != phrase.first else ()
    received = received or tuple(replace(actor, adjective=False) for actor in phrase.against)
    undergone = phrase.head in event_lexicon().words["undergone"]
    roles = ("of", *frame.recipient) if undergone else frame.recipient
    for name in roles if not received else ():
        fillers = [f for f in every if f.prep == name and not (name == "in" and is_text(f.phrase))]
        own = {"", phrase.head}
        if name == "of" and any(f.after in own and f.phrase.touched for f in fillers):
            # "condemnation of Chad after the death of Niger's envoy"
            own |= {f.phrase.head for f in fillers if f.after in own}
            fillers = [f for f in fillers if f.after in own]
        phrases = [f.phrase for f in fillers]
        goods = frame.type in _OF_GOODS
        received = tuple(owners) if name == "owner" else gather(phrases, memory, acting=False, goods=goods)
        received = tuple(actor for actor in received if actor not in acted and not at_table(frame, name, actor))
        if received:
            break
    return received
