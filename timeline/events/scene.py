"""The country in which an article plays, whose police, crowds and courts need no name in it."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import Final

from timeline.lexicons.actors import world
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import event_lexicon
from timeline.records import ActorMention
from timeline.terms import ActorKind

_MOSTLY: Final = 2
"""How many times as many statements must name it as name any other country,"""
_SHARE: Final = 5
"""and of how many statements at most one must name it: a long text that names a country thrice does not play there."""


def scene_of(
    spoken: Mapping[str, int], known: Mapping[str, ActorMention], heard: int, before: ActorMention | None
) -> ActorMention | None:
    """Where an article plays, by how many statements have `spoken` of each code, and who is `known` by it; None where that is not clear.
    Mostly that is where it played `before`, until another is named more often."""
    kinds, most, second, code = world().kinds, 0, 0, ""
    for named, count in spoken.items():
        if kinds.get(named) is ActorKind.ORGANISATION or not count:
            continue
        if count > most:
            most, second, code = count, most, named
        elif count > second:
            second = count
    if not code or most * _SHARE < heard:
        return None
    if before is not None and spoken[before.code] == most:
        return before  # "Chad is under military rule. Mali condemned it": still there
    if most < _MOSTLY * second:
        return None
    return replace(known[code], kind=ActorKind.COUNTRY, person="", office="", group="", adjective=False)


def is_only_of(spoken: Mapping[str, int], codes: Set[str]) -> bool:
    """Whether an article has spoken of nobody but these."""
    return all(code in codes for code, count in spoken.items() if count)


def note_named(
    spoken: Counter[str], known: dict[str, ActorMention], named: Sequence[ActorMention], words: Set[str]
) -> ActorMention | None:
    """Count in `spoken` whom a statement of these words names, and keep by whom each is `known`; places only where something goes on. That
    is also the answer: where a crowd is at a mission, "Demonstrators besiege the French embassy in Niamey"."""
    codes = {code for actor in named for code in (actor.codes or (actor.code,))}
    for actor in named:
        if actor.code and not actor.place:
            known.setdefault(actor.code, actor)
    there = _place_of_unrest(named, words)
    if there is not None:
        known.setdefault(there.code, there)
        spoken[there.code] += len(codes) > 1  # "a crowd in Niamey attacked the French embassy": it plays in Niamey
    for code in codes & known.keys():
        spoken[code] += 1
    return there if there is not None and word_classes().has_any("houses", words) else None


_LEADING: Final = frozenset({ActorKind.PERSON, ActorKind.COUNTRY, ActorKind.ORGANISATION})
"""Who is not at home where a crowd is: "the premier of Chad spoke to students in Niamey"."""


def _place_of_unrest(named: Sequence[ActorMention], words: Set[str]) -> ActorMention | None:
    """The one country in which a statement of these words has crowds or gunmen: "Protesters marched in Niamey", whose police come next."""
    if words.isdisjoint(event_lexicon().words["crowds"]):
        return None
    places = [actor for actor in named if actor.place and actor.code and not actor.codes]
    if len({actor.code for actor in places}) != 1:
        return None
    before = (actor for actor in named if actor.start < places[0].start)
    if any(actor.kind in _LEADING and not actor.place and not actor.adjective for actor in before):
        return None
    return replace(places[0], kind=ActorKind.COUNTRY, place=False)
