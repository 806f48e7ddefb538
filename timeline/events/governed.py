"""Events under a governing verb: "threatened to bomb", "agreed to send", "demanded that Iran stop" are one event of the governor."""

from dataclasses import replace
from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.view import RoleView
from timeline.events.aimed import by_pronoun, names_nobody
from timeline.events.allegations import alleged, is_act, is_cut_off, joined_to, shown
from timeline.events.at_home import at_home, body_at_home, own_state
from timeline.events.content import content_clause, fronted_clause, under_condition
from timeline.events.inner import BESIDE, inner_event
from timeline.events.modality import undone_standing, verb_standing
from timeline.events.necessity import needed_act
from timeline.events.outcomes import demanding, outcome
from timeline.events.passage import FORCE, Coding, Passage
from timeline.events.purposes import author_of, purpose
from timeline.events.related import related
from timeline.events.role_filling import verb_sides
from timeline.events.sayers import of_sayer
from timeline.events.senses import is_reflexive
from timeline.events.sides import AID_PROMISED, Actors, Sides, arranged, is_complete, is_same, same_codes
from timeline.events.votes import voted_down
from timeline.lexicons.events import Frame
from timeline.records import ActorMention
from timeline.terms import SYMMETRIC, EventType, Modality

_PRESSING: Final = frozenset({"demand", "threaten", "refuse", "vote_down"})
"""What is governed by these is meant for another even where the sentence names nobody."""
_FRONTED: Final = frozenset({"demand", "threaten", "promise", "vow", "accuse"})
"""What is said with its clause in front too: "Chad must halt all building, the president said"."""
_SAID_TO: Final = frozenset({"demand", "threaten"})
"""What is said with a clause to whom the speaker last faced."""
_ON_OFFER: Final = frozenset({"refuse", "promise", "vow", "hope"})
"""What is said with an infinitive on a thing that another has made: "refused to abide by the ban that Chad declared"."""
_KIND: Final = frozenset(
    {
        EventType.CONSULT, EventType.AGREE, EventType.SUPPORT, EventType.COOPERATE, EventType.AID, EventType.CONCEDE, EventType.RETREAT,
    }
)  # fmt: skip
"""Acts that one who vows not to do them refuses."""
_UNKIND: Final = frozenset({EventType.ACCUSE, EventType.THREATEN})
"""Acts that nobody minds to see refused."""


def governed_coding(passage: Passage, frame: Frame, place: int, view: RoleView) -> Coding | None:
    """The event of a verb that governs another: its own sides first, its code by what is governed. None where it governs nothing."""
    clauses = passage.clauses
    if frame.governs == "refuse" and any(
        not (filler.phrase.actors or filler.phrase.head in frame.words) for filler in view.objects
    ):
        return None  # "refused a request to land": the infinitive is the request's
    at = _governed_verb(passage, frame, place, view)
    if place in passage.consumed:
        return None
    if at is None and frame.governs == "demand":
        return None if frame.modal else _asked_of_subject(passage, frame, place, view)
    if at is None and frame.governs == "vote_down":
        return voted_down(passage, frame, place, view)
    if at is None or frame.governs == "deny":  # what is denied is an event of its own, with that modality
        return None
    group = clauses.verb(place)
    lower = clauses.verb(at)
    assert group is not None and lower is not None
    if frame.modal and lower.modal.lower() not in frame.modal:
        needed = needed_act(passage, at) if "must" in frame.modal else None
        if needed is None:
            return None
        at, lower = needed
    if frame.act and (not is_act(passage, frame, at) or is_cut_off(passage, place, at)):
        return None
    outer = verb_sides(frame, view, passage.memory)  # "the president promised him": not himself
    if not view.passive:  # "its forces" are the speaker's
        passage.memory.note(tuple(actor for phrase in view.subjects for actor in phrase.actors))
    inner = inner_event(passage, at)
    if inner is None and is_reflexive(clauses.view(at)):
        return None  # "are willing to kill themselves"
    own = lower.infinitive and not view.objects
    if frame.governs == "hope" and (not own or inner is None or inner[0].type not in _KIND):
        return None  # "hopes that Chad will sign", "hopes to win"
    sides = _sides(passage, frame, view, at, inner, outer)
    if frame.governs == "refuse" and lower.infinitive and inner is not None and inner[0].type in _UNKIND:
        return None  # "declined to criticise Chad" is no refusal to Chad
    if sides is None or not is_complete(frame, sides):
        if frame.governs == "demand" and _is_only_asked(passage, lower, view):
            passage.consumed |= {at, *(inner[2] if inner is not None else ())}
        return None
    done = lower.finite and verb_standing(clauses, at).modality is Modality.HAPPENED
    if done and frame.governs == "threaten" and inner is not None and inner[0].type in FORCE:
        passage.consumed.add(place)
        return None  # "warned that Chad was massing tanks" threatens nobody
    standing = undone_standing(clauses, place) if frame.undone_told else verb_standing(clauses, place)
    passage.consumed |= {at, *(inner[2] if inner is not None else ()), *_under(passage, at)}
    if frame.act:
        passage.consumed |= set(joined_to(passage, at))
    if not standing.told:
        return None
    kind = frame.governs
    if frame.governs == "hope" and (group.negated or lower.negated):
        kind, standing = "refuse", undone_standing(clauses, place)  # "does not want to sign the treaty"
    elif frame.governs in {"promise", "vow"} and lower.negated and inner is not None and _denies(inner[0]):
        kind = "refuse"  # "vowed not to return the land"
    return _outcome(passage, frame, kind, inner, Coding("", "", sides, standing, group.first, group.last, place, 0.8))


def _outcome(
    passage: Passage, frame: Frame, kind: str, inner: tuple[Frame, Sides, tuple[int, ...]] | None, coding: Coding
) -> Coding:
    """The coding with the code of what governing of that kind makes of the inner event."""
    sides, code = coding.sides, frame.cameo
    if kind in passage.lexicon.outcomes:
        done_then = (inner[0].cameo, inner[0].type) if inner is not None else ("", None)
        code = outcome(passage.lexicon, demanding(kind, frame.cameo), *done_then) or code
    rule = f"{frame.id}+{inner[0].id}" if inner is not None else frame.id
    if frame.type in SYMMETRIC and (passage.lexicon.cameo[code].plover not in SYMMETRIC or code == AID_PROMISED):
        sides = _by_several(passage, coding.place, sides, inner[1].recipients if inner is not None else ())
    return replace(coding, code=code, rule_id=rule, sides=sides)


def _is_only_asked(passage: Passage, lower: VerbGroup, view: RoleView) -> bool:
    """Whether what is governed has been asked for and not done, though nobody tells by whom: "the court ordered Chad to free them", "the
    panel demanded that Chad withdraw"."""
    if lower.infinitive:
        if view.passive:  # "was urged not to attack"; who "was compelled to apologise" has done so
            return lower.negated and any(phrase.touched for phrase in view.subjects)
        return any(filler.phrase.touched for filler in view.objects)
    if _is_to_be_done(passage, lower):
        return True
    base = lower.tag == "base" or passage.clauses.units[lower.at].lower in lower.lemmas  # "demanded that Chad cut ties"
    return lower.finite and base and not lower.modal


def _is_to_be_done(passage: Passage, lower: VerbGroup) -> bool:
    """Whether what is governed is wanted in the passive: "demanded that the sailors be freed"."""
    return lower.passive and not lower.finite and passage.clauses.units[lower.first].lower == "be"


def _by_several(passage: Passage, place: int, sides: Sides, told: Actors) -> Sides:
    """Who together are ready for an act of force, or pledge aid, are not so to each other: "Chad and Mali are ready to send troops", "pledged
    to tighten the sanctions on Niger", of whom it is `told`."""
    by = passage.speakers(place)
    if len(sides.codes) < 2 or Sides(by, ()).codes != sides.codes:
        return sides
    if told and not Sides(told, ()).codes & sides.codes:
        return Sides(by, told)
    return Sides(by, passage.memory.counterpart(by, hostile=True))


def _denies(inner: Frame) -> bool:
    """Whether not to do an act is to refuse it: a friendly one, or not to accept something."""
    return inner.type in _KIND or (inner.negated and inner.type is EventType.REJECT)


def _governed_verb(passage: Passage, frame: Frame, place: int, view: RoleView) -> int | None:
    """The verb that a governing one makes something of, behind it or before it; the governing one is done with where that is only stated:
    "Chad never bombed Niger, its minister insisted"."""
    at = view.complement if view.complement is not None else content_clause(passage, place)
    if at is not None and passage.clauses.is_attribute(at):
        at = None
    if at is not None or frame.governs not in _FRONTED:
        return shown(passage, at) if at is not None and frame.act else at
    at = fronted_clause(passage, place)
    stated = passage.clauses.verb(at) if at is not None and frame.governs == "demand" else None
    if stated is not None and not stated.modal and needed_act(passage, at or 0) is None:
        passage.consumed.add(place)
    return at


def _under(passage: Passage, at: int) -> tuple[int, ...]:
    """The -ing form that a governed infinitive governs in its turn: "agreed to stop supporting"."""
    below = passage.clauses.view(at).complement
    group = passage.clauses.verb(below) if below is not None else None
    return (below,) if below is not None and group is not None and group.tag == "ing" else ()


def _sides(
    passage: Passage, frame: Frame, view: RoleView, at: int, inner: tuple[Frame, Sides, tuple[int, ...]] | None, outer: Sides
) -> Sides | None:  # fmt: skip
    """Who governs and whom it is meant for: said outright (`outer`), or who acts or is acted on in what is governed; None where nobody is."""
    if frame.act:
        return alleged(passage, frame, at, outer)
    below = inner[1] if inner is not None else Sides((), passage.speakers(at))
    own = not view.objects and same_codes(below.actors, outer.actors)
    if frame.governs == "accuse" and (names_nobody(passage, view) or own):
        return None  # "said it had expelled": of itself nobody alleges
    meets = inner is not None and inner[0].type is EventType.CONSULT  # "agreed to meet in Geneva"
    touched = _touched(passage, at, outer) if view.complement is not None and not meets else ()
    asked = _asked(passage, at, below, outer) if frame.governs == "demand" and view.complement is None else ()
    received = outer.recipients or own_state(passage, outer, view) or asked
    if not received and frame.governs == "demand":
        received = related(passage, view, outer)  # "urged his guest to"
    received = received or _others(below, outer)
    if frame.governs == "threaten" and not received:
        received = under_condition(passage, at)
    received = received or touched
    if not received and frame.governs in _PRESSING and outer.actors and same_codes(below.actors, outer.actors):
        received = passage.memory.counterpart(outer.actors)  # "demanded to see the results"
    if not received and frame.governs == "demand" and not view.passive and _is_wanted_done(passage, at, below):
        received = passage.memory.counterpart(outer.actors, hostile=True)
    own_answer = (
        frame.governs == "threaten" and inner is None and view.complement is None and _strikes_back(passage, at)
    )
    if not received and own_answer and outer.actors and same_codes(below.recipients, outer.actors):
        received = _touched(passage, at, outer) or passage.memory.counterpart(outer.actors, hostile=True)
    if not received and frame.governs == "accuse":
        received = by_pronoun(passage, view.objects[0].phrase.first, view.objects[:1], outer) if view.objects else ()
    if not received and frame.governs == "accuse" and names_nobody(passage, view):
        return None  # "accused the West of unrest on its borders": not itself
    if not received and not below.recipients and frame.governs == "refuse":  # "Mali said Chad had refused to free him"
        received = of_sayer(passage, passage.clauses.verb_before(at) or 0, outer)
    if not received and not below.recipients:
        received = at_home(passage, outer, view, passage.clauses.view(at))
    if not received and frame.governs == "promise" and _is_on_request(passage, at):
        received = passage.memory.facing(outer.actors)  # "promised to support the request": of whom he met
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


def _is_refused(passage: Passage, at: int) -> bool:
    group = passage.clauses.verb(at)
    return group is not None and group.negated


def _is_wanted_done(passage: Passage, at: int, below: Sides) -> bool:
    """Whether somebody who is not named is to do what is demanded: "demanded that the sailors be freed"."""
    group = passage.clauses.verb(at)
    return group is not None and not below.actors and _is_to_be_done(passage, group)


def _asked(passage: Passage, at: int, below: Sides, outer: Sides) -> Actors:
    """Who is to do what is demanded: "Nigerian troops ... Chad demanded that the troops withdraw": Nigeria."""
    owners = (_owners(passage, phrase, outer) for phrase in passage.clauses.subjects(at))
    return next(filter(None, owners), below.actors)


def _owners(passage: Passage, phrase: NounPhrase, outer: Sides) -> Actors:
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


_KNOWN: Final = frozenset({"the", "this", "these", "that", "such"})


def _asked_of_subject(passage: Passage, frame: Frame, place: int, view: RoleView) -> Coding | None:
    """ "demanded that Iran forsake its plans": a clause whose verb no list knows is still asked of its subject."""
    clauses, group = passage.clauses, passage.clauses.verb(place)
    subject = clauses.noun(place + 2)
    if group is None or subject is None or not clauses.mark(place + 1, "sub"):
        return None
    outer = verb_sides(frame, view, passage.memory)
    # "demanded that the army hand over power"
    asked = subject.touched or _owners(passage, subject, outer) or body_at_home(passage, subject, outer)
    sides = arranged(frame, outer.actors, outer.recipients or asked)
    standing = verb_standing(clauses, place)
    if not (sides.actors and sides.recipients and standing.told):
        return None
    return Coding(frame.cameo, frame.id, sides, standing, group.first, group.last, place, 0.7)


def _touched(passage: Passage, at: int, outer: Sides) -> Actors:
    """Whoever else is named in what is governed: "threatened to close its market to German goods"."""
    view, below = passage.clauses.view(at), [passage.clauses.view(place) for place in _under(passage, at)]
    fillers = [*view.objects, *(f for one in (view, *below) for f in one.obliques if f.prep not in BESIDE)]
    touched = tuple(actor for f in fillers for actor in f.phrase.touched if not _is_among(actor, outer.actors))[:1]
    return touched or tuple(actor for actor in purpose(passage, view) if not _is_among(actor, outer.actors))


def _others(below: Sides, outer: Sides) -> Actors:
    """Who is on the other side of a governed event: who is acted on, or who is to act when that is not the governor itself."""
    for side in (below.recipients, below.actors):
        others = tuple(actor for actor in side if not _is_among(actor, outer.actors))
        if others:
            return others
    return ()


def _is_among(actor: ActorMention, others: Actors) -> bool:
    return any(is_same(actor, other) for other in others)
