"""The event that a verb tells: its frame, its sides, and what it becomes when it is announced, refused or governed."""

from dataclasses import replace
from itertools import pairwise
from typing import Final

from timeline.amount_forms import currency_nouns
from timeline.clauses.groups import VerbGroup
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.view import Filler, RoleView
from timeline.events.aimed import is_to_own, names_nobody
from timeline.events.announced import announced
from timeline.events.answered import has_own_day
from timeline.events.backdrop import is_backdrop
from timeline.events.carried import types_of
from timeline.events.circumstances import by_circumstance
from timeline.events.content import attribution
from timeline.events.governed import governed_coding
from timeline.events.kinds import is_of_body
from timeline.events.missing import completed
from timeline.events.modality import Standing, undone_standing, verb_standing
from timeline.events.noun_sides import noun_sides
from timeline.events.passage import FORCE, SPOKEN, Coding, Passage
from timeline.events.purposes import helped_with
from timeline.events.role_filling import is_means, verb_sides
from timeline.events.senses import is_by_nobody, is_other_sense, is_phrasal, is_team
from timeline.events.sides import MEDIATION, Sides, is_complete, same_codes
from timeline.events.triggers import noun_frames, senses, verb_frames
from timeline.events.votes import is_voted
from timeline.lexicons.events import Frame
from timeline.terms import SIGNED, EventType, Modality, Section

_DUE: Final = frozenset({"must", "should"})
_BLAMED: Final = frozenset({"110", "111", "112"})
"""Codes of criticism and charges, which are uttered or not: of what somebody may say there is nothing to tell."""
_ON_DEEDS: Final = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.THREATEN})
"""Acts of speech on what somebody has done."""
_UTTERED: Final = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN})
"""Acts of speech that may be meant for others who are not named."""
_TO_OTHERS: Final = frozenset({EventType.REQUEST, EventType.THREATEN})
"""Acts of speech that are none where a state speaks to its own people: "warned its citizens to leave Chad"."""
_OFFERED_TO: Final = frozenset({EventType.AGREE, EventType.REJECT})
"""Answers to what is offered."""
_ABOUT: Final = frozenset({EventType.SUPPORT, EventType.REJECT})
"""What these name as their object is what they are about, and no event of its own: "praised China's proposal"."""


def verb_coding(passage: Passage, place: int, group: VerbGroup, view: RoleView) -> Coding | None:
    """What the verb group at `place` tells, by the first of its frames whose sides are named; None when that is no event."""
    clauses = passage.clauses
    alone = not is_phrasal(passage, group, view)
    for frame, last in verb_frames(passage, group, view):
        passage.met = True
        if not (alone or len(frame.words) > 1) or is_other_sense(passage, frame, place, group, view):
            continue
        if frame.type in _TO_OTHERS and is_to_own(passage, view):
            continue
        governed = governed_coding(passage, frame, place, view) if frame.governs else None
        if governed is not None or place in passage.consumed:
            return None if governed is not None and passage.is_private(frame, view, governed.sides) else governed
        if frame.modal or frame.act or frame.governs == "hope":
            continue
        whole = _with_infinitive(passage, frame, view)
        sides = verb_sides(frame, whole, passage.memory)
        sides = _of_doer(passage, frame, whole, sides) if frame.type in _ON_DEEDS and sides.actors else sides
        sides = by_circumstance(passage, frame, place, view, completed(passage, frame, place, group, view, sides))
        addressed = frame.type in _UTTERED and sides.actors and names_nobody(passage, view)
        sides = (
            Sides(sides.actors, ()) if addressed and view.objects else sides
        )  # "blamed the West for the war in Chad"
        if not (is_complete(frame, sides) or addressed) or _tells_nothing(passage, frame, place, group, view):
            continue
        if (
            passage.is_figure(frame, whole)
            or passage.is_disaster(frame, sides)
            or passage.is_private(frame, whole, sides)
        ):
            continue
        if is_by_nobody(passage, frame, place, group, whole, sides) or _is_of_unnamed(frame, group, view, sides):
            continue
        standing = undone_standing(clauses, place) if frame.undone_told else verb_standing(clauses, place)
        if not standing.told and not (standing.attempted and frame.type in FORCE):
            return None
        unsaid = frame.cameo in _BLAMED or (frame.type is EventType.THREATEN and not group.modal)
        if standing.modality is Modality.CONDITIONAL and unsaid:
            return None  # "one might argue with Chad", "if Chad threatens Niger"
        _consume_told(passage, frame, last, view, whole)
        _consume_answered(passage, frame, place, view)
        threat = "sayer" in frame.actor or frame.type is EventType.THREATEN
        if standing.modality is Modality.PLANNED and threat:
            standing = Standing(Modality.HAPPENED)  # "said that Chad would pay a price", "will retaliate" has threatened it
        by_vote = frame.type in SPOKEN or (frame.type is EventType.SANCTION and all(map(is_of_body, sides.actors)))
        if standing.modality is Modality.PLANNED and by_vote and is_voted(passage, place):
            standing = Standing(Modality.HAPPENED)
        told_before = group.tag == "ing" and group.perfect
        if told_before and any(actor.rule_id == "carry.pair" for actor in sides.actors):
            return None  # "the two know each other, having talked in May": that has been told
        backdrop = told_before or (group.finite and is_backdrop(clauses, place))
        told = Coding(frame.cameo, frame.id, sides, standing, group.first, last, place, 0.85, backdrop)
        return announced(passage, frame, told, group)
    return None


def _is_of_unnamed(frame: Frame, group: VerbGroup, view: RoleView, sides: Sides) -> bool:
    """Whether a participle only says what befell people who are named by nothing but the place: "free hostages held in Chad"."""
    reduced = view.passive and not group.finite and frame.type in FORCE and not sides.actors
    return reduced and not any(phrase.touched or phrase.pronoun for phrase in view.subjects)


def _tells_nothing(passage: Passage, frame: Frame, place: int, group: VerbGroup, view: RoleView) -> bool:
    """Whether a verb tells of a state of things or of what is usual, what another verb or a noun tells, a match, or what is only due."""
    return (
        _is_state_of_things(frame, group)
        or _leads_another(passage, frame, group, view)
        or _carries(frame, view)
        or _is_usual(passage, frame, group)
        or is_team(passage, frame, place, group, view)
        or _is_demanded(passage, place, group)
        or _is_sent_to_fight(passage, frame, place, view)
    )


def _consume_told(passage: Passage, frame: Frame, last: int, view: RoleView, whole: RoleView) -> None:
    """The nouns that a verb tells of are no events of their own: "agreed to talks", "killed in a Chadian raid"."""
    if frame.cameo == SIGNED and view.complement is not None and _is_told_by_paper(passage, view.complement):
        passage.consumed.add(view.complement)
    if frame.type is EventType.PROTEST:
        about = [f.phrase for f in whole.obliques if f.prep in _PROTESTED]  # "protested against the war on Chad"
        _consume(passage, [p for p in about if not has_own_day(passage, passage.chunk_of(p), p)])
    if len(frame.words) > 1:
        named = [f.phrase for f in view.obliques if f.phrase.last <= last]
        _consume(passage, [f.phrase for f in whole.objects] + named + (list(view.subjects) if view.passive else []))
        below = view.complement
        if below is not None and (whole is not view or passage.clauses.chunks[below].first < last):
            passage.consumed.add(below)  # "tried to assassinate", "let inspectors visit"
    elif frame.object or frame.cameo == SIGNED:
        own = _SIGNED_TOO if frame.cameo == SIGNED else _ENDED.get(frame.type, frozenset({frame.type}))
        paid = view.obliques[:1] if any(f.phrase.head in currency_nouns() for f in view.objects[:1]) else ()
        told = [
            f.phrase for f in (*view.objects, *(f for f in paid if f.prep in {"in", "of"}))
        ]  # "ten million euros of aid"
        told = [*view.subjects] if view.passive and frame.cameo == SIGNED else told
        _consume(passage, [phrase for phrase in told if own & types_of(passage, phrase)])
    elif view.passive and frame.type is EventType.ASSAULT:
        _consume(passage, [f.phrase for f in view.with_prep("in") if is_means(f.phrase) and f.phrase.touched])
    elif frame.type in _ABOUT:
        # "vetoed an aid package": it is not given; "signed an oil deal": it is told by its signing
        kept = _PACTS if frame.cameo == SIGNED else _ENDED.get(frame.type, frozenset())
        objects = [f.phrase for f in view.objects]
        _consume(passage, [p for p in objects if _is_spoken(passage, p) or kept & types_of(passage, p)])


_PROTESTED: Final = frozenset({"against", "over", "about"})


def _is_told_by_paper(passage: Passage, place: int) -> bool:
    """Whether a participle behind what is signed only tells what the paper says, as its signing does: "a pact settling the dispute"."""
    group = passage.clauses.verb(place)
    if group is None or group.tag != "ing" or group.preposition:
        return False
    kinds = {inner.type for inner in senses(passage, group)}
    return bool(kinds) and kinds <= _SIGNED_TOO


_PACTS: Final = frozenset({EventType.AGREE, EventType.COOPERATE})
"""Types of what is signed, which is no event beside its signing: "signed an oil deal"."""


def _is_sent_to_fight(passage: Passage, frame: Frame, place: int, view: RoleView) -> bool:
    """ "Sent drones to attack Chad", "ordered troops to leave Chad": no arms for Chad, but what the infinitive tells."""
    below = passage.clauses.verb(view.complement) if view.complement is not None else None
    if frame.type not in _SENT or below is None or not below.infinitive:
        return False
    kinds = {inner.type for inner in senses(passage, below)}
    if frame.words[0] == "order":
        return bool(kinds & {EventType.RETREAT, EventType.ASSAULT})
    return EventType.ASSAULT in kinds and passage.clauses.sends_arms(place)


_SENT: Final = frozenset({EventType.AID, EventType.MOBILIZE})


def _is_demanded(passage: Passage, place: int, group: VerbGroup) -> bool:
    """ "Chad must stop its ships, the minister said": a demand of who says so, not what Chad does."""
    return group.modal.lower() in _DUE and attribution(passage, place) is not None


def _consume_answered(passage: Passage, frame: Frame, place: int, view: RoleView) -> None:
    """What is agreed to, asked for or turned down is no event of its own."""
    if len(frame.words) > 1:
        _consume(passage, [f.phrase for f in view.obliques[:1] if _is_meant(passage, frame, f)])
    if frame.type is EventType.AGREE:
        agreed_to = [f.phrase for f in view.obliques if f.prep in {"to", "on"}]
        agreed = [*(f.phrase for f in view.objects[:1]), *(view.subjects if view.passive else ())]
        _consume(passage, [p for p in (*agreed, *agreed_to) if EventType.RETREAT in types_of(passage, p)])
        _consume(passage, [p for p in agreed_to if EventType.AID in types_of(passage, p)])  # "to a peacekeeping force"
    passage.consumed |= helped_with(passage, frame, place)
    if frame.type is EventType.REQUEST:
        asked = (*view.objects, *(f for f in view.obliques[:1] if f.prep in {"on", "for"}))
        _consume(passage, [f.phrase for f in asked if _WANTED & types_of(passage, f.phrase)])
    if frame.type is EventType.REJECT and view.complement is not None and view.objects:
        passage.consumed.add(view.complement)  # "rejected his offer to resign": nobody has resigned
    if frame.type in _OFFERED_TO:
        _consume(passage, [f.phrase for f in (*view.objects, *view.obliques[:1]) if _mediates(passage, f.phrase)])


_WANTED: Final = frozenset({EventType.AID, EventType.COOPERATE, EventType.SUPPORT, EventType.RETREAT})
"""Types of what is asked for, which has not taken place by that: "wants Chad's help", "proposed a treaty with Chad"."""
_SIGNED_TOO: Final = frozenset({EventType.SUPPORT, EventType.AGREE, EventType.COOPERATE})
"""Types of what the object of signing may be told as: "signed a grain deal"."""
_ENDED: Final = {
    EventType.ACCUSE: frozenset({EventType.ACCUSE, EventType.SANCTION}),
    EventType.RETREAT: frozenset({EventType.RETREAT, EventType.SANCTION}),
    EventType.CONCEDE: frozenset({EventType.CONCEDE, EventType.SANCTION, EventType.PROTEST}),
    EventType.SANCTION: frozenset({EventType.SANCTION, EventType.AID, EventType.COOPERATE, EventType.CONSULT}),
    EventType.REJECT: frozenset(
        {EventType.REJECT, EventType.AID, EventType.COOPERATE, EventType.CONSULT, EventType.SUPPORT, EventType.AGREE}
    ),
}
"""Types of what the object of a frame may be told as without being an event of its own: "lifted the sanctions", "blocked the aid"."""


def _of_doer(passage: Passage, frame: Frame, view: RoleView, sides: Sides) -> Sides:
    """Who is condemned or refused with an act of force, or threatened for it: who did it, not whom it was done to: "condemned the attack on
    Chad by Niger"."""
    over = view.objects[:1] or tuple(filler for filler in view.obliques[:1] if filler.prep in _OVER)
    if frame.type is EventType.THREATEN:
        over = tuple(filler for filler in view.obliques[:1] if filler.prep in _FOR_ACT)
    for phrase in view.subjects if view.passive else [filler.phrase for filler in over]:
        act = next((f for f in noun_frames(passage.lexicon, phrase, passage.words) if f.type in FORCE), None)
        if act is None or (phrase.touched and frame.type is not EventType.THREATEN):
            continue
        _, obliques, _ = passage.clauses.right_of(passage.chunk_of(phrase), of_noun=True)
        doers = noun_sides(act, phrase, obliques, None, passage.memory).actors
        if doers:
            return sides if same_codes(doers, sides.actors) else Sides(sides.actors, doers)
    return sides


_OVER: Final = frozenset({"over", "against", "at", "about"})
"""How an act stands behind what is said on it: "protested over the seizure of its ship by Chad"."""


_FOR_ACT: Final = frozenset({"after", "for", "over", "following"})
"""How an act stands behind a threat to answer it: "vowed revenge after a Chadian raid on its capital"."""


def _with_infinitive(passage: Passage, frame: Frame, view: RoleView) -> RoleView:
    """The roles of a trigger that an infinitive belongs to ("tried to assassinate"): those of the infinitive behind it too."""
    if "to" not in frame.words or view.complement is None:
        return view
    inner = passage.clauses.view(view.complement)
    return replace(view, objects=(*view.objects, *inner.objects), obliques=(*view.obliques, *inner.obliques))


_LASTING: Final = {
    EventType.COERCE: frozenset({"hold", "control", "inhabit", "administer"}),
    EventType.SUPPORT: frozenset({"back", "support"}),
    EventType.MOBILIZE: frozenset({"base", "station", "garrison", "post", "position", "quarter"}),
}
"""Verbs whose bare participle tells how things are."""


def _is_state_of_things(frame: Frame, group: VerbGroup) -> bool:
    """Whether a bare participle tells how things are: "shelled villages held by rebels", "the rebels, backed by Chad, fled"."""
    lasting = _LASTING.get(frame.type) if group.passive and not group.finite and group.first > 0 else None
    return lasting is not None and not lasting.isdisjoint(group.lemmas)


def _carries(frame: Frame, view: RoleView) -> bool:
    """ "Flew troops into Chad": who moves something there does not visit."""
    is_travel = frame.cameo == "042" and len(frame.words) == 1 and not frame.object and "object" not in frame.recipient
    return is_travel and any(f.phrase.pronoun or (f.phrase.words and not f.phrase.touched) for f in view.objects)


def _is_usual(passage: Passage, frame: Frame, group: VerbGroup) -> bool:
    """Whether it is told as what happens again and again ("every time Chad threatens Niger"), or a trade in the present of what is so every
    year: "Chad exports oil to Niger"; not in a headline."""
    if group.finite and not passage.words.isdisjoint(_AGAIN):
        before = [unit.lower for unit in passage.clauses.units[max(0, group.first - _NEAR_BEFORE) : group.first]]
        if "whenever" in before or any(pair in _EVERY_TIME for pair in pairwise(before)):
            return True
    present = group.finite and group.tag in {"third", "base"} and not group.modal and group.last - group.first == 1
    return (
        present
        and frame.is_verb
        and frame.words[0] in passage.lexicon.words["trading"]
        and passage.statement.section is not Section.TITLE
    )


_AGAIN: Final = frozenset({"whenever", "time"})
_EVERY_TIME: Final = frozenset({("every", "time"), ("each", "time")})
_NEAR_BEFORE: Final = 6


def _leads_another(passage: Passage, frame: Frame, group: VerbGroup, view: RoleView) -> bool:
    """ "engaged in negotiations", "fought for peace talks": a light verb of one word whose noun is an event of another type."""
    if len(frame.words) > 1 or frame.object or not set(group.lemmas) & passage.lexicon.words["light"]:
        return False
    for filler in (*view.objects[:1], *view.obliques[:2]):
        kinds = {noun.type for noun in noun_frames(passage.lexicon, filler.phrase, passage.words)}
        if kinds - {EventType.REQUEST} and frame.type not in kinds:  # "approved a proposal" is no light verb
            aside = {
                f.phrase.head for f in view.obliques if f.prep in _ASIDE
            }  # not "signed a pact after hours of talks"
            return filler.prep in {"", "in", "into"} or (filler.prep == "of" and filler.after not in aside)
    return False


_ASIDE: Final = frozenset({"after", "following", "during", "before", "amid"})


def _is_meant(passage: Passage, frame: Frame, filler: Filler) -> bool:
    """Whether a verb of several words is about what stands behind it: "gave short shrift to the claim", "put a freeze on loans"."""
    if frame.type in _ABOUT:
        return _is_spoken(passage, filler.phrase)
    ended = _ENDED.get(frame.type)
    return ended is not None and filler.prep == frame.words[-1] and bool(ended & types_of(passage, filler.phrase))


def _is_spoken(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a noun is an act of speech, told without a day of its own: a proposal, a promise, a demand."""
    kinds = types_of(passage, phrase)
    return bool(kinds) and kinds <= SPOKEN and not has_own_day(passage, passage.chunk_of(phrase), phrase)


def _mediates(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a noun is a mediation, which who agrees to it or opposes it has only been offered."""
    return any(frame.cameo == MEDIATION for frame in noun_frames(passage.lexicon, phrase, passage.words))


def _consume(passage: Passage, phrases: list[NounPhrase]) -> None:
    """The nouns of "hold talks" and of "praised the proposal" are no triggers of their own."""
    firsts = {phrase.first for phrase in phrases}
    passage.consumed |= {place for place, chunk in enumerate(passage.clauses.chunks) if chunk.first in firsts}
