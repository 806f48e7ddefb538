"""Events under a governing verb: "threatened to bomb", "agreed to send", "demanded that Iran stop" are one event of the governor."""

from dataclasses import replace
from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.view import RoleView
from timeline.events.allegations import is_act, is_cut_off, joined_to, shown
from timeline.events.at_home import body_at_home
from timeline.events.chains import chain_below
from timeline.events.content import attribution, content_clause, fronted_clause
from timeline.events.governed_sides import governed_sides, is_to_be_done, owned_by, told_under
from timeline.events.inner import inner_event
from timeline.events.modality import undone_standing, verb_standing
from timeline.events.necessity import needed_act
from timeline.events.outcomes import demanding, outcome
from timeline.events.passage import FORCE, Coding, Passage
from timeline.events.role_filling import verb_sides
from timeline.events.senses import is_reflexive
from timeline.events.sides import AID_PROMISED, Actors, Sides, arranged, is_complete
from timeline.events.ultimata import ULTIMATUM, is_or_else
from timeline.events.votes import voted_down
from timeline.lexicons.events import Frame
from timeline.terms import SYMMETRIC, EventType, Modality

_FRONTED: Final = frozenset({"demand", "threaten", "promise", "vow", "accuse"})
"""What is said with its clause in front too: "Chad must halt all building, the president said"."""
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
    if frame.governs == "refuse" and any(not (f.phrase.actors or f.phrase.head in frame.words) for f in view.objects):
        return None  # "refused a request to land": the infinitive is the request's
    at = _governed_verb(passage, frame, place, view)
    _leave_silence(passage, frame, place, at)
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
    if not view.passive and not _is_told_of_another(passage, frame, at, view):  # "its forces" are the speaker's
        passage.memory.note(tuple(actor for phrase in view.subjects for actor in phrase.actors))
    chain = chain_below(passage, at, frame.governs) if clauses.view(at).complement is not None else ()
    passing, at = (at, *chain[:-1]), chain[-1] if chain else at
    inner = inner_event(passage, at)
    if inner is None and is_reflexive(clauses.view(at)):
        return None  # "are willing to kill themselves"
    if frame.governs == "hope" and _is_idle(lower, view, inner):
        return None
    sides = governed_sides(passage, frame, place, view, at, inner, outer)
    unkind = _UNKIND | FORCE if frame.negated else _UNKIND
    if frame.governs == "refuse" and lower.infinitive and inner is not None and inner[0].type in unkind:
        return None  # "declined to criticise Chad", "is not ready to go to war with Chad" is no refusal to Chad
    if sides is None or not is_complete(frame, sides):
        if frame.governs == "demand" and _is_only_asked(passage, lower, view):
            passage.consumed |= {at, *(inner[2] if inner is not None else ())}
        return None
    done = lower.finite and verb_standing(clauses, at).modality is Modality.HAPPENED
    if done and frame.governs == "threaten" and inner is not None and inner[0].type in FORCE:
        passage.consumed.add(place)
        return None  # "warned that Chad was massing tanks" threatens nobody
    standing = undone_standing(clauses, place) if frame.undone_told else verb_standing(clauses, place)
    passage.consumed |= {*passing, *_told_with(passage, frame, at, inner), *_own_nouns(passage, frame, view)}
    if not standing.told:
        return None
    kind = frame.governs
    if kind == "hope" and (group.negated or lower.negated):
        kind, standing = "refuse", undone_standing(clauses, place)  # "does not want to sign the treaty"
    elif _vows_not_to(frame, lower, inner):
        kind = "refuse"
    coding = _outcome(passage, frame, kind, inner, Coding("", "", sides, standing, group.first, group.last, place, 0.8))
    return _threatened(passage, coding, passing[0] if kind == "demand" else None)


def _own_nouns(passage: Passage, frame: Frame, view: RoleView) -> list[int]:
    """Places of the nouns that a frame's own words name: "reached a deal to share the water" is told by one of them."""
    return [passage.chunk_of(filler.phrase) for filler in view.objects if filler.phrase.head in frame.words[1:]]


def _is_told_of_another(passage: Passage, frame: Frame, at: int, view: RoleView) -> bool:
    """Whether a pronoun behind the verb is not who speaks: "it" of "demanded that it withdraw", "his" of "he and Deby vowed"."""
    lower = passage.clauses.verb(at)
    asked = frame.governs == "demand" and lower is not None and not lower.passive
    it = asked and any(phrase.pronoun == "it" for phrase in passage.clauses.subjects(at))
    return it or any(phrase.pronoun for phrase in view.subjects)


def _threatened(passage: Passage, coding: Coding, demanded: int | None) -> Coding:
    """A demand as the ultimatum that it is where it says what happens else; a threat is not told again by who is said to utter it."""
    said = attribution(passage, coding.place)
    if said is not None and passage.lexicon.cameo[coding.code].plover is EventType.THREATEN:
        passage.consumed.add(said)  # "stands ready to hit back, its minister warned"
    return replace(coding, code=ULTIMATUM) if demanded is not None and is_or_else(passage, demanded) else coding


def _vows_not_to(frame: Frame, lower: VerbGroup, inner: tuple[Frame, Sides, tuple[int, ...]] | None) -> bool:
    """Whether it is vowed that an act will not be done which one so refuses: "vowed not to return the land"."""
    return frame.governs in {"promise", "vow"} and lower.negated and inner is not None and _denies(inner[0])


def _leave_silence(passage: Passage, frame: Frame, place: int, at: int | None) -> None:
    """Be done with a refusal in which nothing is refused but a word on what is asked: "has refused to comment"."""
    lower = passage.clauses.verb(at) if at is not None else None
    silent = passage.lexicon.words["silent"]
    if at is not None and lower is not None and frame.governs == "refuse" and not silent.isdisjoint(lower.lemmas):
        passage.consumed.update((place, at))


def _is_idle(lower: VerbGroup, view: RoleView, inner: tuple[Frame, Sides, tuple[int, ...]] | None) -> bool:
    """Whether a hope is no promise: "hopes that Chad will sign", "hopes to win"."""
    return not lower.infinitive or bool(view.objects) or inner is None or inner[0].type not in _KIND


def _told_with(passage: Passage, frame: Frame, at: int, inner: tuple[Frame, Sides, tuple[int, ...]] | None) -> set[int]:
    """The places of all that is told with what is governed, and so is no event of its own."""
    told = {at, *(inner[2] if inner is not None else ()), *told_under(passage, at)}
    below = passage.clauses.view(at).complement
    if below is not None and inner is not None and inner[0].governs:
        told.add(below)  # "said that Chad must be prepared to lend ships": nobody lends them
    return told | set(joined_to(passage, at)) if frame.act else told


def _outcome(
    passage: Passage, frame: Frame, kind: str, inner: tuple[Frame, Sides, tuple[int, ...]] | None, coding: Coding
) -> Coding:
    """The coding with the code of what governing of that kind makes of the inner event."""
    sides, code = coding.sides, frame.cameo
    if kind in passage.lexicon.outcomes:
        done_then = (inner[0].cameo, inner[0].type) if inner is not None else ("", None)
        code = outcome(passage.lexicon, demanding(kind, frame.cameo), *done_then) or code
    rule = f"{frame.id}+{inner[0].id}" if inner is not None else frame.id
    if frame.type in SYMMETRIC and (
        passage.lexicon.cameo[code].plover not in SYMMETRIC or code.startswith(AID_PROMISED)
    ):
        sides = _by_several(passage, coding.place, sides, inner[1].recipients if inner is not None else ())
    return replace(coding, code=code, rule_id=rule, sides=sides)


def _is_asked_for_thing(passage: Passage, at: int, view: RoleView) -> bool:
    """Whether an infinitive only says what a thing is for that is asked for: "asked Chad for a loan to build it"; not "called for Chad to"."""
    thing = passage.clauses.noun(at - 1) if at == view.complement else None
    named = view.objects or any(filler.prep in {"to", "on"} and filler.phrase.touched for filler in view.obliques)
    return thing is not None and thing.prep == "for" and not thing.touched and bool(thing.head) and bool(named)


def _is_only_asked(passage: Passage, lower: VerbGroup, view: RoleView) -> bool:
    """Whether what is governed has been asked for and not done, though nobody tells by whom: "the court ordered Chad to free them", "the
    panel demanded that Chad withdraw"."""
    if lower.infinitive:
        if view.passive:  # "was urged not to attack"; who "was compelled to apologise" has done so
            return lower.negated and any(phrase.touched for phrase in view.subjects)
        return any(filler.phrase.touched for filler in view.objects)
    if is_to_be_done(passage, lower):
        return True
    base = lower.tag == "base" or passage.clauses.units[lower.at].lower in lower.lemmas  # "demanded that Chad cut ties"
    return lower.finite and base and not lower.modal


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
    return inner.type is EventType.REJECT if inner.negated else inner.type in _KIND  # not "vowed never to abandon Chad"


def _governed_verb(passage: Passage, frame: Frame, place: int, view: RoleView) -> int | None:
    """The verb that a governing one makes something of, behind it or before it; the governing one is done with where that is only stated:
    "Chad never bombed Niger, its minister insisted"."""
    at = view.complement if view.complement is not None else content_clause(passage, place)
    if at is not None and frame.governs == "demand" and _is_asked_for_thing(passage, at, view):
        return None
    if at is not None and passage.clauses.is_attribute(at):
        at = None
    if at is not None or frame.governs not in _FRONTED:
        return shown(passage, at) if at is not None and frame.act else at
    at = fronted_clause(passage, place)
    stated = passage.clauses.verb(at) if at is not None and frame.governs == "demand" else None
    if stated is not None and not stated.modal and needed_act(passage, at or 0) is None:
        passage.consumed.add(place)
    return at


def _asked_of_subject(passage: Passage, frame: Frame, place: int, view: RoleView) -> Coding | None:
    """ "demanded that Iran forsake its plans": a clause whose verb no list knows is still asked of its subject."""
    clauses, group = passage.clauses, passage.clauses.verb(place)
    subject = clauses.noun(place + 2)
    if group is None or subject is None or not clauses.mark(place + 1, "sub"):
        return None
    outer = verb_sides(frame, view, passage.memory)
    # "demanded that the army hand over power"
    asked = subject.touched or owned_by(passage, subject, outer) or body_at_home(passage, subject, outer)
    sides = arranged(frame, outer.actors, outer.recipients or asked)
    standing = verb_standing(clauses, place)
    if not (sides.actors and sides.recipients and standing.told):
        return None
    return Coding(frame.cameo, frame.id, sides, standing, group.first, group.last, place, 0.7)
