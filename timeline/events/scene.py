"""The country in which an article plays, whose police, crowds and courts need no name in it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from timeline.lexicons.actors import world
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
