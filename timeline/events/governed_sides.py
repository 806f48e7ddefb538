"""Who governs an act and whom it is meant for: the sides of "threatened to bomb Chad", "demanded that the troops withdraw"."""

from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.view import RoleView
from timeline.events.aimed import by_pronoun, names_nobody
from timeline.events.allegations import alleged
from timeline.events.at_home import at_home, body_at_home, own_state
from timeline.events.content import under_condition
from timeline.events.foreign_bodies import others_body
from timeline.events.inner import BESIDE
from timeline.events.passage import Passage
from timeline.events.purposes import author_of, purpose
from timeline.events.related import next_door_of, related
from timeline.events.sayers import of_sayer, told_to
from timeline.events.sides import Actors, Sides, arranged, is_same, same_codes
from timeline.lexicons.events import Frame
from timeline.records import ActorMention
from timeline.terms import SYMMETRIC, EventType

_PRESSING: Final = frozenset({"demand", "threaten", "refuse", "vote_down"})
"""What is governed by these is meant for another even where the sentence names nobody."""
_WITHDRAWN: Final = "087"
_SAID_TO: Final = frozenset({"demand", "threaten"})
"""What is said with a clause to whom the speaker last faced."""
_SAID_OF_ONESELF: Final = frozenset({"promise", "vow", "hope", "refuse"})
"""What is told to whom it is meant for: "told Chad that it was unwilling to meet"."""
_ON_OFFER: Final = frozenset({"refuse", "promise", "vow", "hope"})
"""What is said with an infinitive on a thing that another has made: "refused to abide by the ban that Chad declared"."""


def is_to_be_done(passage: Passage, lower: VerbGroup) -> bool:
    """Whether what is governed is wanted in the passive: "demanded that the sailors be freed"."""
    return lower.passive and not lower.finite and passage.clauses.units[lower.first].lower == "be"


def told_under(passage: Passage, at: int) -> tuple[int, ...]:
    """The -ing form that a governed infinitive governs in its turn: "agreed to stop supporting"."""
    below = passage.clauses.view(at).complement
    group = passage.clauses.verb(below) if below is not None else None
    return (below,) if below is not None and group is not None and group.tag == "ing" else ()


def governed_sides(
    passage: Passage, frame: Frame, place: int, view: RoleView, at: int, inner: tuple[Frame, Sides, tuple[int, ...]] | None, outer: Sides
) -> Sides | None:  # fmt: skip
    """Who governs and whom it is meant for: said outright (`outer`), or who acts or is acted on in what is governed; None where nobody is."""
    if frame.act:
        return alleged(passage, frame, at, outer)
    at_own = _accuses_own(frame, view, outer)
    below = _below(passage, at, inner[1] if inner is not None else None, own=at_own)
    own = not view.objects and same_codes(below.actors, outer.actors)
    if frame.governs == "accuse" and (names_nobody(passage, view) or own):
        return None  # "said it had expelled": of itself nobody alleges
    meets = inner is not None and inner[0].type is EventType.CONSULT  # "agreed to meet in Geneva"
    touched = _touched(passage, at, outer) if view.complement is not None and not (meets or at_own) else ()
    asked = _asked(passage, at, below, outer) if frame.governs == "demand" and view.complement is None else ()
    if asked and inner is not None and inner[0].type in SYMMETRIC:
        asked = passage.speakers(at) or asked  # "proposed that Chad and Mali meet"
    received = _meant_outright(passage, frame, view, outer, asked) or _others(below, outer)
    if not received and inner is not None and frame.governs in _SAID_OF_ONESELF:
        received = told_to(passage, place, outer)  # "told Chad that it was ready to take in refugees"
    if frame.governs == "threaten" and not received:
        received = under_condition(passage, at)
    received = received or touched
    if not received and frame.governs in _PRESSING and outer.actors and same_codes(below.actors, outer.actors):
        received = passage.memory.counterpart(outer.actors)  # "demanded to see the results"
    if not received and frame.governs == "demand" and not view.passive and _is_wanted_done(passage, at, below):
        received = passage.memory.counterpart(outer.actors, hostile=True)
    answers = frame.governs == "threaten" and inner is None and view.complement is None and _strikes_back(passage, at)
    if not received and answers and outer.actors and same_codes(below.recipients, outer.actors):
        received = _touched(passage, at, outer) or passage.memory.counterpart(outer.actors, hostile=True)
    if not received and frame.governs == "accuse":
        received = by_pronoun(passage, view.objects[0].phrase.first, view.objects[:1], outer) if view.objects else ()
    if not received and frame.governs == "accuse" and names_nobody(passage, view):
        return None  # "accused the West of unrest on its borders": not itself
    if not received and not below.recipients and frame.governs == "refuse":  # "Mali said Chad had refused to free him"
        received = of_sayer(passage, passage.clauses.verb_before(at) or 0, outer)
    if not received and not below.recipients:
        received = at_home(passage, outer, view, passage.clauses.view(at))
    if not received and frame.governs == "promise":
        received = _promised_to(passage, at, inner, outer)
    if not received and frame.governs == "demand":
        received = next(filter(None, (body_at_home(passage, p, outer) for p in passage.clauses.subjects(at))), ())
    if not received and view.complement is not None and frame.governs in _ON_OFFER:
        received = author_of(
            passage, passage.clauses.view(at), outer
        )  # "refused to abide by the ban that Chad declared"
    if not received and not below.recipients and view.complement is None and frame.governs in _SAID_TO and outer.actors:
        received = passage.memory.facing(outer.actors)  # "warned that any attack would be answered"
    vowed = frame.governs in {"promise", "vow"} and inner is not None and not received and not below.recipients
    if vowed and _is_refused(passage, at):
        received = passage.memory.facing(outer.actors, passage.memory.opposed)  # "vowed never to hand him over"
    if inner is None and view.complement is not None and not received:
        return None
    if frame.modal and outer.actors and outer.codes < Sides((), received).codes:
        return None  # "said that the two countries should": of itself too
    return arranged(frame, outer.actors, received or below.recipients)


def _meant_outright(passage: Passage, frame: Frame, view: RoleView, outer: Sides, asked: Actors) -> Actors:
    """Whom the governing verb names as those it is meant for, or points at: "urged his guest to", "accused its neighbour of letting them"."""
    others = others_body(view, passage.memory, outer) if frame.governs == "accuse" and outer.actors else ()
    received = outer.recipients or others or own_state(passage, outer, view) or asked
    if received or frame.governs not in {"demand", "accuse"}:
        return received
    return related(passage, view, outer) if frame.governs == "demand" else next_door_of(passage, view, outer)


def _promised_to(passage: Passage, at: int, inner: tuple[Frame, Sides, tuple[int, ...]] | None, outer: Sides) -> Actors:
    """Whom one faces, to whom it is promised "to withdraw the troops" or "to support the request"."""
    withdraws = inner is not None and inner[0].cameo.startswith(_WITHDRAWN)
    return passage.memory.facing(outer.actors) if withdraws or _is_on_request(passage, at) else ()


def _below(passage: Passage, at: int, inner: Sides | None, *, own: bool) -> Sides:
    """The sides of what is governed; of what one's `own` people are accused of no more than who did it."""
    below = inner if inner is not None else Sides((), passage.speakers(at))
    return Sides(below.actors, ()) if own else below


def _accuses_own(frame: Frame, view: RoleView, outer: Sides) -> bool:
    """Whether who is accused is told, and of one's own country: "accused the rebels of downing a Malaysian airliner", not its owner."""
    if frame.governs != "accuse" or not view.objects:
        return False
    accused = view.objects[0].phrase
    if not accused.touched:
        return bool(accused.faction)
    return accused.mention is not None and bool(accused.mention.office) and same_codes(accused.actors, outer.actors)


def _is_refused(passage: Passage, at: int) -> bool:
    group = passage.clauses.verb(at)
    return group is not None and group.negated


def _is_wanted_done(passage: Passage, at: int, below: Sides) -> bool:
    """Whether somebody who is not named is to do what is demanded: "demanded that the sailors be freed"."""
    group = passage.clauses.verb(at)
    return group is not None and not below.actors and is_to_be_done(passage, group)


def _asked(passage: Passage, at: int, below: Sides, outer: Sides) -> Actors:
    """Who is to do what is demanded: "Nigerian troops ... Chad demanded that the troops withdraw": Nigeria."""
    owners = (owned_by(passage, phrase, outer) for phrase in passage.clauses.subjects(at))
    return next(filter(None, owners), below.actors)


def owned_by(passage: Passage, phrase: NounPhrase, outer: Sides) -> Actors:
    """Whose a thing is, by an earlier sentence, of which it is demanded: "demanded that the troops be withdrawn"."""
    if phrase.touched or passage.clauses.units[phrase.first].lower not in _KNOWN:
        return ()
    owners = passage.memory.owned.get(phrase.head, ())
    return owners if owners and not Sides(owners, ()).codes & outer.codes else ()


def _strikes_back(passage: Passage, at: int) -> bool:
    """Whether a verb that no frame has says how somebody will answer: "warned that it would respond", "would give a military response"."""
    group, words = passage.clauses.verb(at), passage.lexicon.words["retorts"]
    heads = [filler.phrase.head for filler in passage.clauses.view(at).objects]
    return group is not None and not words.isdisjoint((*group.lemmas, *heads))


def _is_on_request(passage: Passage, at: int) -> bool:
    """Whether what is promised is done to something that has been spoken of: "to support the request"."""
    clauses = passage.clauses
    spoken_of = [filler.phrase for filler in clauses.view(at).objects[:1]]
    acts = passage.lexicon.words["acts"]
    return any(p.head in acts and not p.touched and clauses.units[p.first].lower in _KNOWN for p in spoken_of)


def _touched(passage: Passage, at: int, outer: Sides) -> Actors:
    """Whoever else is named in what is governed: "threatened to close its market to German goods"."""
    view, below = passage.clauses.view(at), [passage.clauses.view(place) for place in told_under(passage, at)]
    fillers = [*view.objects, *(f for one in (view, *below) for f in one.obliques if f.prep not in BESIDE)]
    touched = tuple(actor for f in fillers for actor in f.phrase.touched if not _is_among(actor, outer.actors))[:1]
    touched = touched or tuple(actor for actor in purpose(passage, view) if not _is_among(actor, outer.actors))
    return touched or _allowed(passage, at, outer)


def _allowed(passage: Passage, at: int, outer: Sides) -> Actors:
    """Who is to do what is allowed in the passive: "refused to let its airfields be used by Chadian jets"."""
    group, below = passage.clauses.verb(at), passage.clauses.view(at).complement
    lower = passage.clauses.verb(below) if below is not None else None
    if below is None or group is None or lower is None or not (lower.passive and lower.infinitive):
        return ()
    if passage.lexicon.words["having_done"].isdisjoint(group.lemmas):
        return ()
    by = [actor for filler in passage.clauses.view(below).with_prep("by") for actor in filler.phrase.actors]
    return tuple(actor for actor in by if not _is_among(actor, outer.actors))[:1]


def _others(below: Sides, outer: Sides) -> Actors:
    """Who is on the other side of a governed event: who is acted on, or who is to act when that is not the governor itself."""
    for side in (below.recipients, below.actors):
        others = tuple(actor for actor in side if not _is_among(actor, outer.actors))
        if others:
            return others
    return ()


def _is_among(actor: ActorMention, others: Actors) -> bool:
    return any(is_same(actor, other) for other in others)


_KNOWN: Final = frozenset({"the", "this", "these", "that", "such"})
