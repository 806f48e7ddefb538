"""The nouns and clauses that an event of a verb takes in, so that they are no events of their own: "agreed to talks", "lifted the ban"."""

from typing import Final

from timeline.amount_forms import currency_nouns
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.view import Filler, RoleView
from timeline.events.answered import UTTERED, has_own_day
from timeline.events.carried import types_of
from timeline.events.passage import SPOKEN, Passage
from timeline.events.purposes import helped_with
from timeline.events.sides import MEDIATION
from timeline.events.triggers import noun_frames, senses
from timeline.events.whereabouts import is_means
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import Frame
from timeline.terms import SIGNED, EventType

_OFFERED_TO: Final = frozenset({EventType.AGREE, EventType.REJECT})
"""Answers to what is offered."""
_ABOUT: Final = frozenset({EventType.SUPPORT, EventType.REJECT})
"""What these name as their object is what they are about, and no event of its own: "praised China's proposal"."""


def consume_told(passage: Passage, frame: Frame, last: int, view: RoleView, whole: RoleView) -> None:
    """The nouns that a verb tells of are no events of their own: "agreed to talks", "killed in a Chadian raid"."""
    if frame.cameo == SIGNED and view.complement is not None and _is_told_by_paper(passage, view.complement):
        passage.consumed.add(view.complement)
    if frame.type is EventType.PROTEST:
        about = [f.phrase for f in whole.obliques if f.prep in _OVER]  # "protested against the war on Chad"
        _consume(passage, [p for p in about if not has_own_day(passage, passage.chunk_of(p), p)])
    if len(frame.words) > 1:
        named = [f.phrase for f in view.obliques if f.phrase.last <= last]
        objects = [f.phrase for f in whole.objects if not _is_asked(passage, frame, f.phrase)]
        _consume(passage, objects + named + (list(view.subjects) if view.passive else []))
        if whole is not view and frame.type is EventType.REJECT:  # "refused to take part in exercises with Chad"
            joint = [f.phrase for f in whole.obliques[:1] if f.prep == "in"]
            _consume(passage, [phrase for phrase in joint if _ENDED[frame.type] & types_of(passage, phrase)])
        below = view.complement
        if below is not None and (whole is not view or passage.clauses.chunks[below].first < last):
            passage.consumed.add(below)  # "tried to assassinate", "let inspectors visit"
    elif frame.object or frame.cameo == SIGNED:
        asked = passage.clauses.verb(view.complement) if view.complement is not None else None
        if frame.type is EventType.REQUEST and view.complement is not None and asked is not None and asked.tag == "ing":
            passage.consumed.add(view.complement)  # "sent a note seeking an apology"
        own = _SIGNED_TOO if frame.cameo == SIGNED else _ENDED.get(frame.type, frozenset({frame.type}))
        paid = view.obliques[:1] if any(f.phrase.head in currency_nouns() for f in view.objects[:1]) else ()
        told = [
            f.phrase for f in (*view.objects, *(f for f in paid if f.prep in {"in", "of"}))
        ]  # "ten million euros of aid"
        told = [*view.subjects] if view.passive and frame.cameo == SIGNED else told
        if frame.cameo == SIGNED:  # "signed the charter of trust for the lake agreement"
            told += [f.phrase for f in view.obliques if f.prep in _TITLED and word_classes().has("made", f.phrase.head)]
        _consume(passage, [p for p in told if own & types_of(passage, p) and not _is_asked(passage, frame, p)])
    elif view.passive and frame.type is EventType.ASSAULT:
        _consume(passage, [f.phrase for f in view.with_prep("in") if is_means(f.phrase) and f.phrase.touched])
    elif frame.type in _ABOUT:
        # "vetoed an aid package": it is not given; "signed an oil deal": it is told by its signing
        kept = _PACTS if frame.cameo == SIGNED else _ENDED.get(frame.type, frozenset())
        objects = [f.phrase for f in view.objects]
        spoken = [p for p in objects if _is_spoken(passage, p) or kept & types_of(passage, p)]
        _consume(passage, [p for p in spoken if not _is_asked(passage, frame, p)])


def _is_asked(passage: Passage, frame: Frame, phrase: NounPhrase) -> bool:
    """Whether what is turned down was asked for, threatened or charged on a day of its own: "rejected Friday's call by Chad to leave"."""
    if frame.type is not EventType.REJECT or UTTERED.isdisjoint(types_of(passage, phrase)):
        return False
    return has_own_day(passage, passage.chunk_of(phrase), phrase)


_OVER: Final = frozenset({"against", "over", "about"})
_TITLED: Final = frozenset({"of", "for", "in"})
"""Prepositions within what a paper is called."""


def _is_told_by_paper(passage: Passage, place: int) -> bool:
    """Whether a participle behind what is signed only tells what the paper says, as its signing does: "a pact settling the dispute"."""
    group = passage.clauses.verb(place)
    if group is None or group.tag != "ing" or group.preposition:
        return False
    kinds = {inner.type for inner in senses(passage, group)}
    return bool(kinds) and kinds <= _SIGNED_TOO


_PACTS: Final = frozenset({EventType.AGREE, EventType.COOPERATE})
"""Types of what is signed, which is no event beside its signing: "signed an oil deal"."""


def consume_answered(passage: Passage, frame: Frame, place: int, view: RoleView) -> None:
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
