"""Nouns of events that are named only in passing, and whose "its" before a noun is."""

from typing import Final

from timeline.clauses.phrases import NounPhrase
from timeline.events.passage import Passage
from timeline.events.role_filling import gather
from timeline.events.sides import MEDIATION, Actors
from timeline.events.triggers import noun_frames
from timeline.lexicons.clauses import word_classes
from timeline.terms import SIGNED, TRUCE

SETTLED: Final = (SIGNED, TRUCE)
"""Codes of what two agree on, which may be in force for long, and be talked of long before."""


def is_in_passing(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a noun tells of a pact that is broken, a state of war that is ended, a quarrel that somebody has, or the talks in which another
    mediates: no act of the text."""
    if phrase.head == "demand" and _is_of_buyers(passage, phrase):
        return True
    words = passage.lexicon.words
    mediated = passage.clauses.noun(passage.chunk_of(phrase) - 1) if phrase.prep == "in" else None
    talked = mediated is not None and not phrase.owner_pronoun and word_classes().has("talks", phrase.head)
    frames = noun_frames(passage.lexicon, mediated, passage.words) if talked and mediated is not None else ()
    if any(frame.cameo == MEDIATION for frame in frames):
        return True  # "agreed to Chad's mediation in the talks with Niger"
    before = passage.clauses.noun(passage.chunk_of(phrase) - 1) if phrase.prep == "of" else None
    if before is not None and before.head in words["breaches"] and word_classes().has("made", phrase.head):
        return True  # "a violation of Chad's agreement with Niger"
    if before is not None and before.head == "state" and phrase.head in words["wars"]:
        ended = passage.clauses.noun(passage.chunk_of(before) - 1)
        if ended is not None and ended.head == "end":
            return True  # "declared an end to the state of war"
    return phrase.head in words["quarrels"] and _is_had(passage, phrase)


def _is_had(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a noun is what somebody has: "Chad, which has a border dispute with Niger"; not what he "has had" or "had"."""
    at = passage.clauses.verb_before(passage.chunk_of(phrase))
    group = passage.clauses.verb(at) if at is not None else None
    if at is None or group is None or group.lemmas != ("have",) or passage.clauses.units[group.first].lower == "had":
        return False
    return any(filler.phrase.first == phrase.first for filler in passage.clauses.view(at).objects)


def whose(passage: Passage, place: int, phrase: NounPhrase, kind: str) -> Actors:
    """The actors of whom "its" before a noun may be: the subject of the verb that it is the object of, "China, which had fought India, voiced
    its concern"; else all that are named before it."""
    behind = _told_behind(passage, place, phrase)
    if behind:
        return behind
    before = passage.owners_before(phrase)
    at = passage.clauses.verb_before(place) if phrase.owner_pronoun in _OWN and kind not in _OTHERS else None
    if at is None or len(before) < _TWO:
        return before
    view = passage.clauses.view(at)
    own = not view.passive and any(filler.phrase.first == phrase.first for filler in view.objects[:1])
    return (gather(view.subjects, passage.memory, acting=True) if own else ()) or before


def _told_behind(passage: Passage, place: int, phrase: NounPhrase) -> Actors:
    """ "At their meeting on Monday, Chad and Mali agreed": the two whose meeting it is, where they are named behind it."""
    if place or not phrase.prep or phrase.owner_pronoun != "their":
        return ()
    at = passage.clauses.verb_after(place)
    subjects = passage.clauses.subjects(at) if at is not None else ()
    named = tuple(actor for subject in subjects for actor in subject.actors)
    return named if len({actor.code for actor in named}) == _TWO else ()


_OWN: Final = frozenset({"its", "their"})
_OTHERS: Final = frozenset({"rejecting", "receiving"})
"""How verbs deal with what is another's: "Chad turned down its offer"."""
_TWO: Final = 2


def is_lasting(passage: Passage, place: int) -> bool:
    """Whether what was agreed is only said to go on: "the truce between Chad and Mali remains in place"."""
    clauses, words = passage.clauses, passage.lexicon.words
    if words["validity"].isdisjoint(passage.words):
        return False
    first = clauses.chunks[place].first
    for at in range(place + 1, min(len(clauses.chunks), place + _REACH)):
        group = clauses.verb(at)
        if group is None or group.negated or words["lasting"].isdisjoint(group.lemmas):
            continue
        if any(f.prep == "in" and f.phrase.head in words["validity"] for f in clauses.view(at).obliques):
            return any(subject.first == first for subject in clauses.subjects(at))
    return False


_REACH: Final = 14
"""Chunks behind a noun among which it is said to be in force: "the pact, signed in May by the two, is to remain in force"."""


def is_on_the_way(passage: Passage, place: int, phrase: NounPhrase) -> bool:
    """Whether another noun is only about what is still to be agreed: "a framework for a treaty with Chad", "talks on a truce"."""
    before = passage.clauses.noun(place - 1) if phrase.prep in _TOWARDS else None
    return before is not None and before.head in passage.lexicon.words["leading_to"]


_TOWARDS: Final = frozenset({"for", "on", "towards", "toward", "about", "to"})


def _is_of_buyers(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a demand is that of a market: "Chinese demand for Chilean copper"; not "its demand for an apology", "a demand for troops"."""
    clauses = passage.clauses
    goods = clauses.noun(passage.chunk_of(phrase) + 1)
    if goods is None or goods.prep != "for" or not goods.head or phrase.owner_pronoun:
        return False
    if any(unit.kind == "gen" for unit in clauses.units[phrase.first : phrase.last]):
        return False
    return all(clauses.units[one.first].kind not in _DETERMINED for one in (phrase, goods))


_DETERMINED: Final = frozenset({"det", "poss", "num"})
