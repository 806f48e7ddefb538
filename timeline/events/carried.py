"""Sides that an earlier sentence has named: who did what "the attacks" takes up, whose invitation it was."""

from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.view import RoleView
from timeline.events.aimed import names_nobody
from timeline.events.memory import codes_of
from timeline.events.passage import FORCE, VIOLENT, Passage
from timeline.events.role_filling import gather
from timeline.events.sides import Actors, Sides, same_codes
from timeline.events.triggers import noun_frames, senses
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import Frame
from timeline.terms import SIGNED, TRUCE, EventType


def again(passage: Passage, frame: Frame, sides: Sides) -> Actors:
    """To whom it was done before, when another does the same: "France expelled ten Russians. Spain told three diplomats to leave"; of an act
    of speech where it is said to be the same: "Mexico also demanded an explanation"."""
    _, _, received = passage.memory.told.get(frame.type, ("", (), ()))
    apart = not sides.codes & {code for actor in received for code in codes_of(actor)}
    return received if apart and (frame.type in _OFTEN_SHARED or is_repeated(passage)) else ()


_OFTEN_SHARED: Final = frozenset({EventType.SANCTION, EventType.REQUEST})
"""What one after the other does to the same: "France urged both to talk. The Arab League appealed for restraint"."""


def beside(passage: Passage, frame: Frame, sides: Sides) -> Actors:
    """To whom another has just done the same in the same sentence."""
    _, actors, received = passage.memory.told.get(frame.type, ("", (), ()))
    here = any(one.recipients == received and one.actors == actors for one in passage.told)
    return received if here and not sides.codes & {code for actor in received for code in codes_of(actor)} else ()


def in_one_breath(passage: Passage, frame: Frame, view: RoleView, sides: Sides) -> Actors:
    """Whom the act is aimed at that this one is joined to: "cut relations with Chad and suspended trade"."""
    named = frame.type in _IN_ONE_BREATH and (bool(frame.object) or len(frame.words) > 1)
    return passage.other_side(sides).recipients if named and not names_nobody(passage, view) else ()


_IN_ONE_BREATH: Final = frozenset({EventType.SANCTION, EventType.REJECT, EventType.MOBILIZE})
"""Acts that are aimed at whom the act is aimed at that they are joined to: "cut relations with Chad and suspended trade"."""


def is_repeated(passage: Passage) -> bool:
    """Whether a statement says that another does what has been told: "Mexico also demanded an explanation"."""
    return not passage.lexicon.words["repeating"].isdisjoint(passage.words)


def taken_up(passage: Passage, frame: Frame, view: RoleView, sides: Sides) -> Actors:
    """Whose the thing is that an earlier sentence gave an owner: "Chadian ports … Niger has blocked the ports"."""
    spoken_of = (*view.objects[:1], *(filler for filler in view.obliques if filler.prep in frame.recipient))
    for phrase in (filler.phrase for filler in spoken_of):
        known = phrase.words == (phrase.head,) and passage.clauses.units[phrase.first].lower in KNOWN
        owners = passage.memory.owned.get(phrase.head, ()) if known and not phrase.owner_pronoun else ()
        if owners and frame.type is EventType.ACCUSE and EventType.SANCTION in types_of(passage, phrase):
            continue  # "criticised the sanctions": who imposed them
        if owners and not sides.codes & {code for actor in owners for code in codes_of(actor)}:
            return owners
    return ()


def doer_above(passage: Passage, place: int, sides: Sides) -> Actors:
    """Who did what the relative clause of the verb at `place` judges: "Chad filled the dam, a step Niger condemned", "a law denounced by"."""
    clauses = passage.clauses
    group, at = clauses.verb(place), clauses.relative_noun(place)
    if group is not None and group.passive:
        at = place - 2 if clauses.mark(place - 1, "rel") else place - 1 if not group.finite else None
    deed = clauses.noun(at) if at is not None else None
    words = passage.lexicon.words
    if at is None or deed is None or deed.touched or not (deed.head in words["acts"] or deed.head in words["gestures"]):
        return ()
    if word_classes().has("charged", deed.head):
        by = _claimants(passage, at)
        return by if not Sides(by, ()).codes & sides.codes else ()
    above = clauses.verb_before(at) if clauses.verb_before(at) is not None else _behind_opening(passage, at)
    upper = clauses.verb(above) if above is not None else None
    if upper is not None and any(frame.type is EventType.ACCUSE for frame in senses(passage, upper)):
        return ()  # "Chad criticised a ruling that Niger condemned": who only judges it too
    if above is None or upper is None or upper.passive or not upper.finite or "say" in clauses.kinds(upper):
        return ()
    by = passage.speakers(above)
    return by if not Sides(by, ()).codes & sides.codes else ()


def _claimants(passage: Passage, at: int) -> Actors:
    """Who has said what the claim at `at` takes up: "Chad said Niger had opened fire, an accusation Niamey denied"."""
    clauses, above = passage.clauses, passage.clauses.verb_before(at)
    for _ in range(_CLIMB):
        group = clauses.verb(above) if above is not None else None
        if above is None or group is None:
            return ()
        if group.finite and clauses.kinds(group) & {"say", "judge"}:
            return passage.speakers(above)
        above = clauses.verb_before(above)
    return ()


_CLIMB: Final = 4
"""Verbs before a claim among which the one is by which it was said."""


def _behind_opening(passage: Passage, at: int) -> int | None:
    """The verb of the clause that a phrase at its head is about: "in a move condemned by Chad, Niger closed its border"."""
    clauses = passage.clauses
    opening = clauses.noun(at)
    if opening is None or opening.prep not in {"in", "with"}:
        return None
    comma = next((n for n in range(at + 1, min(at + 8, len(clauses.chunks))) if clauses.mark(n, "comma")), None)
    return clauses.verb_after(comma) if comma is not None else None


def prompter(passage: Passage, place: int, sides: Sides) -> Actors:
    """Who made another act, where the act names nobody else: "Peru's raid led Chile to recall its envoy"."""
    clauses = passage.clauses
    group, above = clauses.verb(place), clauses.governor(place)
    upper = clauses.verb(above) if above is not None else None
    if above is None or upper is None or group is None or not group.infinitive or "enable" not in clauses.kinds(upper):
        return ()
    by = gather(clauses.subjects(above), passage.memory, acting=True)
    return by if not Sides(by, ()).codes & sides.codes else ()


def attacker(passage: Passage, sides: Sides) -> Actors:
    """Who did the last act of force that was told: "Chad shelled a village. Niger condemned it"; crowds too, against another country."""
    acts = passage.memory.told
    told = [kind for kind in reversed(acts) if kind in FORCE]
    told.sort(key=lambda kind: kind not in VIOLENT)
    if not told and EventType.PROTEST in acts and not same_codes(*acts[EventType.PROTEST][1:]):
        told = [EventType.PROTEST]
    acted = acts[told[0]][1] if told else ()
    return acted if not {code for actor in acted for code in codes_of(actor)} & sides.codes else ()


def adversary(passage: Passage, sides: Sides) -> Actors:
    """With whom one stops fighting of oneself: whom one was at odds with, or agreed on a truce with: "had declared a truce of its own"."""
    found = passage.memory.facing(sides.actors, passage.memory.opposed)
    code, acted, received = passage.memory.told.get(EventType.RETREAT, ("", (), ()))
    if not found and not code.startswith(TRUCE):
        code, acted, received = passage.memory.told.get(EventType.SUPPORT, ("", (), ()))
    if found or code not in {TRUCE, SIGNED}:
        return found  # "signed a peace declaration ... had declared a ceasefire of its own"
    both = Sides((*acted, *received), ())
    apart = tuple(actor for actor in both.actors if not sides.codes & set(codes_of(actor)))
    return apart if sides.codes & both.codes else ()


def struck_by(passage: Passage, sides: Sides) -> Actors:
    """Who attacked those whom an act of force that is condemned was done to, as the text has told: "condemned the storming of the embassy"."""
    told = passage.memory.told if sides.recipients else {}
    for kind in reversed(told):
        _, acted, received = told[kind]
        if (kind in VIOLENT or kind is EventType.PROTEST) and same_codes(received, sides.recipients):
            return acted if acted and not Sides(acted, ()).codes & sides.codes else ()
    return ()


def accepted(passage: Passage, frame: Frame, view: RoleView, sides: Sides) -> Actors:
    """Whose invitation or offer was accepted: of whom the actor last faced; or whose request was answered in a word: "Chad refused"."""
    if frame.type is EventType.AGREE and any(f.phrase.head in _OFFERS for f in view.objects[:1]):
        return passage.memory.facing(sides.actors)
    answers = not passage.lexicon.words["replying"].isdisjoint(frame.words[:1])
    if not answers or view.objects or view.complement is not None or frame.type not in _ANSWERS:
        return ()
    for kind in (EventType.REQUEST, EventType.AGREE):
        code, asked_by, asked = passage.memory.told.get(kind, ("", (), ()))
        if asked and same_codes(asked, sides.actors) and (kind is EventType.REQUEST or code.startswith(_INVITED)):
            return asked_by
    return ()


_INVITED: Final = "036"
"""The code of inviting somebody, who then accepts or declines."""


_ANSWERS: Final = frozenset({EventType.AGREE, EventType.REJECT})
KNOWN: Final = frozenset({"the", "this", "that", "these", "those"})


_OFFERS: Final = frozenset({"invitation", "offer", "proposal"})


def types_of(passage: Passage, phrase: NounPhrase) -> set[EventType]:
    """The types of event that a noun may be."""
    return {frame.type for frame in noun_frames(passage.lexicon, phrase, passage.words)}


def offerer(passage: Passage, phrase: NounPhrase, sides: Sides) -> Actors:
    """Whose offer, charge or deed it was that is turned down in the passive or judged: "The offer was rejected by Chad", "said the raid was a
    violation"."""
    known = passage.clauses.units[phrase.first].lower in KNOWN and not phrase.touched
    words = passage.lexicon.words
    if not known or not (phrase.head in _OFFERS or phrase.head in words["acts"] or phrase.head in words["troubles"]):
        return ()
    return passage.memory.counterpart(sides.actors, hostile=True)


def given_to(passage: Passage, group: VerbGroup, view: RoleView, sides: Sides) -> Actors:
    """ "Lent it 500 million dollars": who "it" or "them" is, when it is not who gives."""
    if len(view.objects) < 2 or view.objects[0].phrase.pronoun not in {"it", "them", "him", "her"}:
        return ()
    memory, pronoun = passage.memory, view.objects[0].phrase.pronoun
    for meant in (
        passage.before(group.first)[-1:],
        memory.meant(pronoun),
        memory.other,
        memory.counterpart(sides.actors),
    ):
        if meant and not sides.codes & {code for actor in meant for code in codes_of(actor)}:
            return meant
    return ()


def stands_for_deed(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether an object stands for what has been told: "Chad denied it", "Chad condemns this"."""
    return phrase.pronoun == "it" or (not phrase.words and passage.clauses.units[phrase.first].lower == "this")


def is_guest_blamed(passage: Passage, frame: Frame, view: RoleView, sides: Sides) -> bool:
    """Whether an act is blamed on whom its judge has just received, and nothing says that it is his: "received Mali's premier and condemned
    the raids"."""
    code, _, received = passage.memory.latest or ("", (), ())
    if frame.type is not EventType.ACCUSE or code != _HOSTED or not view.objects:
        return False
    return not view.objects[0].phrase.pronoun and same_codes(sides.recipients, received)


_HOSTED: Final = "043"


def is_on_act(passage: Passage, view: RoleView) -> bool:
    """Whether the object is an act that has been spoken of: "called the step hasty", "denounced these measures"."""
    if not view.objects:
        return False
    phrase = view.objects[0].phrase
    known = passage.clauses.units[phrase.first].lower in {"the", "this", "these", "that", "such"}
    words = passage.lexicon.words  # "called the step hasty and": an adjective may end the phrase
    return known and any(
        head in words["acts"] or head in words["troubles"] for head in (phrase.head, *phrase.words[-2:-1])
    )
