"""Event nouns that say when or how another act is done: "after talks with Oman", "on a visit to Chad"."""

from collections.abc import Sequence
from typing import Final

from timeline.clauses.phrases import NounPhrase
from timeline.clauses.view import Filler
from timeline.events.passage import Passage
from timeline.events.sides import MEDIATION, VISIT, Actors, Sides, arranged
from timeline.events.whereabouts import placed
from timeline.lexicons.events import Frame
from timeline.terms import SYMMETRIC, ActorKind, EventType

_DURING: Final = frozenset({"at", "during", "after", "following", "in"})
_SPOKEN_OF: Final = _DURING | {"about", "over"}
"""The same for what two do to each other, which one of them speaks of: "complained about a clash with Chad"."""
_UNDER: Final = _DURING | {"under", "through", "with"}
"""How who mediates stands beside what others do: "under Qatari mediation"."""


def lacks_subject(
    passage: Passage, frame: Frame, sides: Sides, place: int, phrase: NounPhrase, obliques: Sequence[Filler]
) -> bool:
    """Whether a phrase with one side or none says when or how another act is done, by who is its other side: "after talks", "on a visit to
    Chad", "the minister, in Chad for talks, said"."""
    if len(sides.codes) > 1 or (phrase.owner_pronoun == "its" and phrase.prep == "at"):
        return False  # "asked NATO to decide at its summit"
    if frame.cameo == MEDIATION:
        return phrase.prep in _UNDER
    if frame.type not in SYMMETRIC:
        withs = any(filler.prep == "with" for filler in obliques)
        return frame.mutual and bool(sides.codes) and phrase.prep in _SPOKEN_OF and withs
    if is_followed(passage, place, phrase):
        return True
    prep = _prep_of_days(passage, phrase) or phrase.prep
    if prep == "for":
        before = passage.clauses.noun(place - 1)
        opens = place == 1 or passage.clauses.mark(place - 2, "comma")
        return before is not None and before.prep == "in" and opens
    if phrase.prep == "at" and frame.type is EventType.COOPERATE and passage.clauses.noun(place - 1) is not None:
        return False  # "voiced concern at Chad's purchase of arms"
    return prep in _DURING or (prep == "on" and frame.cameo == VISIT)


def is_followed(passage: Passage, place: int, phrase: NounPhrase) -> bool:
    """Whether a noun is what a step followed that the sentence before has told, and with it whose it is: "The announcement followed a meeting
    with Chad", "The decision came after talks in Niamey"."""
    clauses = passage.clauses
    group, step = clauses.verb(place - 1), clauses.noun(place - 2)
    if group is None or step is None or group.passive or not group.finite:
        return False
    by = "come" if phrase.prep in {"after", "during"} else "follow" if phrase.prep == "" else ""
    known = clauses.units[step.first].lower in _POINTING and not (step.touched or step.pronoun)
    return by in group.lemmas and known and step.head in passage.lexicon.words["acts"]


_POINTING: Final = frozenset({"the", "this", "that", "these"})


def _prep_of_days(passage: Passage, phrase: NounPhrase) -> str:
    """The preposition of the time that a noun takes: "for a day of talks", "after two days of talks"; "" where it hangs on none."""
    units, of = passage.clauses.units, phrase.first - 1
    if phrase.prep != "of" or of < 2 or units[of - 1].kind != "time":
        return ""
    return units[of - 2].lower


def _is_host(passage: Passage, frame: Frame, where: NounPhrase) -> bool:
    """Whether who is somewhere for a visit or talks is there with those whose land it is: "in Chad", "in the Chadian capital"."""
    neutral = passage.lexicon.words["neutral"]
    if frame.cameo == VISIT:
        return True
    hosts = [actor for actor in where.touched if actor.code not in neutral]
    named = hosts and hosts[0].rule_id == "name.name" and hosts[0].kind is ActorKind.COUNTRY
    return bool(hosts) and (bool(named) or passage.clauses.units[where.last - 1].lower.endswith("capital"))


def with_subject(passage: Passage, frame: Frame, sides: Sides, place: int, obliques: tuple[Filler, ...]) -> Sides:
    """ "After talks with Oman, Iran's minister said": the other side is who acts in the clause that the noun is an adverbial of; after
    "talks in Muscat" that is who was a guest there."""
    clauses = passage.clauses
    before = clauses.noun(place - 1)
    if before is not None and before.prep == "in":
        obliques = (*obliques, Filler(before, "in", ""))
    if not (sides.codes or any(filler.prep == "in" and filler.phrase.touched for filler in obliques)):
        return sides
    own = clauses.noun(place)
    if own is not None and is_followed(passage, place, own):
        return _with(passage, frame, sides, passage.memory.group, obliques)
    left = clauses.verb_before(place)
    while left is not None and (below := clauses.verb(left)) is not None and below.infinitive:
        left = clauses.verb_before(left)  # "asked Chad to act after a clash with Niger"
    for at in (left, clauses.verb_after(place)):
        group = clauses.verb(at) if at is not None else None
        if at is not None and group is not None and group.finite:
            by = passage.speakers(at)
            if before is not None and before.prep == "in" and not sides.codes and _is_host(passage, frame, before):
                sides = Sides((), before.touched)  # "the minister, in Chad for a two-day visit, said"
            return _with(passage, frame, sides, by, obliques)
    return sides


def of_prompter(passage: Passage, frame: Frame, sides: Sides, place: int, phrase: NounPhrase) -> Sides:
    """With whom an appeal was for, who does what it led to: "following a request by Mali, Chad sent troops"."""
    if frame.type is not EventType.REQUEST or sides.recipients or phrase.prep not in _PROMPTING:
        return sides
    clauses = passage.clauses
    for at in (clauses.verb_before(place), clauses.verb_after(place)):
        group = clauses.verb(at) if at is not None else None
        if at is not None and group is not None and group.finite and not group.passive:
            by = passage.speakers(at)
            return sides if sides.codes & Sides(by, ()).codes else Sides(sides.actors, by)
    return sides


_PROMPTING: Final = frozenset({"after", "following"})


def _with(passage: Passage, frame: Frame, sides: Sides, subjects: Actors, obliques: tuple[Filler, ...]) -> Sides:
    """The sides with the subjects of the clause around them."""
    others, private = (*sides.actors, *sides.recipients), passage.lexicon.words["private"]
    if not subjects:
        return sides if sides.codes else placed(frame, sides, obliques)
    if all(actor.office in private for actor in subjects):
        return sides  # "a tourist on a trip to Chad was bitten"
    if frame.type not in SYMMETRIC:
        return Sides((*subjects, *others), (*subjects, *others))  # "Chad complained of a clash with Niger"
    both = arranged(frame, subjects, others)
    return both if sides.codes else placed(frame, both, obliques)
