"""Both sides of an event noun: its owners, its prepositions, and the subject of a light verb before it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline.clauses.meant import with_factions
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.view import Filler, RoleView
from timeline.events.kinds import is_text
from timeline.events.memory import Memory, codes_of
from timeline.events.role_filling import OF_GOODS, gather, named_by
from timeline.events.sides import (
    MUTUAL,
    Actors,
    Sides,
    are_two,
    arranged,
    on_own_soil,
    same_codes,
)
from timeline.events.whereabouts import at_table, placed, without_channels
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import Frame, event_lexicon
from timeline.terms import SYMMETRIC, ActorKind, EventType

_EXPELLED: Final = "166"


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
            preps = _ALL_OVER if name == "in" else {name}
            behind = {"", phrase.head}
            if name == "from" and frame.cameo == _EXPELLED:  # "the expulsion of its envoy from Chad"
                behind |= {f.phrase.head for f in obliques if f.prep == "of"}
            told = [f.phrase for f in around if f.prep in preps and f.after in behind]
            acted = gather(named_by(obliques) if name == "by" else told, memory, acting=True)
            if name == "in" and frame.type is EventType.PROTEST:  # "riots broke out in Chad": its people, not the state
                acted = tuple(replace(actor, group=actor.group or "people") for actor in acted)
        if acted:
            break
    if not acted and phrase.led_by:
        acted = phrase.led_by
    agents: Actors = ()
    if governor is not None:
        by = gather(named_by(governor.obliques), memory, acting=True)
        agents = by if governor.passive else gather(governor.subjects, memory, acting=True)
    every = without_channels(every, every)
    received = _struck_on(frame, phrase, obliques, memory, acted, before)
    received = received or _noun_recipients(frame, phrase, every, governor, memory, acted, owners)
    if not received and acted:
        received = _owned_by_others(frame, every, memory, acted, before)
    if agents and not acted:
        acted = agents
    elif agents and not received and not same_codes(agents, acted):
        acted, received = (agents, acted) if frame.type in SYMMETRIC else (acted, received)
    sides = placed(frame, arranged(frame, acted, received), every)
    return on_own_soil(frame, sides, received) if frame.type is EventType.ASSAULT else sides


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


def _struck_on(
    frame: Frame, phrase: NounPhrase, obliques: Sequence[Filler], memory: Memory, acted: Actors, before: Actors
) -> Actors:
    """Whose that is on which an attack is: of "on its embassy in Chad" the place is not whom it was done to."""
    if frame.type is not EventType.ASSAULT or not acted or phrase.against:
        return ()
    upon = [f for f in obliques if f.prep in _UPON and not f.phrase.touched]
    return _owned_by_others(frame, upon, memory, acted, before)


def _owned_by_others(frame: Frame, every: Sequence[Filler], memory: Memory, acted: Actors, before: Actors) -> Actors:
    """ "Mali denounced the seizure of its ship by Chad": whose thing or people an act was done to, where a pronoun says it."""
    for filler in every:
        if filler.phrase.owner_pronoun in {"its", "their", "his", "her"} and filler.prep in {"of", *frame.recipient}:
            ground = word_classes().has("own_ground", filler.phrase.head)  # that of a state: no body has soil
            named = [actor for actor in before if actor.kind is not ActorKind.ORGANISATION] if ground else before
            mine = Sides(acted, ()).codes
            if frame.type is EventType.ASSAULT:  # nobody attacks what is his
                named = [actor for actor in named if mine.isdisjoint(codes_of(actor))] or named
            owners = memory.owner(filler.phrase.owner_pronoun, named)
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
        goods = frame.type in OF_GOODS
        received = tuple(owners) if name == "owner" else gather(phrases, memory, acting=False, goods=goods)
        received = tuple(actor for actor in received if actor not in acted and not at_table(frame, name, actor))
        if received:
            break
    return received


def tells_whose(frame: Frame, sides: Sides, obliques: Sequence[Filler]) -> bool:
    """Whether "of" says who acts: "the aggression of Chad against Niger", "the withdrawal of Chad's troops from Niger"."""
    if "of" not in frame.actor or not sides.recipients:
        return False
    if "of" in frame.recipient and not any(filler.prep in _UPON and filler.phrase.actors for filler in obliques):
        return False  # of whom it is done to, unless that is told behind: "the sanctions of Chad against Niger"
    return any(filler.prep == "of" and set(filler.phrase.actors) & set(sides.actors) for filler in obliques)


_UPON: Final = frozenset({"against", "on"})


def says_by_whom(phrase: NounPhrase, obliques: Sequence[Filler]) -> bool:
    """Whether a noun in passing has an owner or a "by": "sanctions on Iran" alone tells of no act."""
    if phrase.owners or phrase.owner_pronoun or phrase.led_by:
        return True
    return any(
        filler.prep == "between" or (filler.prep == "by" and (filler.phrase.actors or filler.phrase.owner_pronoun))
        for filler in obliques
    )
