"""Countries in two halves, "the North", "North and South Korea", and nouns that always stand for the same two, "the superpowers"."""

from dataclasses import replace
from functools import cache

from timeline.actors.match import Found, Line
from timeline.actors.seen import Seen
from timeline.lexicons.actors import world
from timeline.records import ActorMention
from timeline.terms import ActorKind


def halves() -> tuple[tuple[str, ...], ...]:
    """The countries in two halves: the name of both, north, south."""
    return _in_halves(world().words["halves"])


@cache
def _in_halves(entries: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(entry.split(":")) for entry in sorted(entries))


@cache
def twos() -> dict[str, tuple[str, ...]]:
    """The nouns that stand for two countries always."""
    entries = [entry.split(":") for entry in world().words["always_two"]]
    return {entry[0]: tuple(entry[1:]) for entry in entries}


def half_at(line: Line, place: int, seen: Seen) -> Found | None:
    """ "The North", "the South" of a country in two halves of which one has been named."""
    word = line.word(place + 1)
    if word not in {"north", "south"} or not line.is_name_part(place + 1) or line.shouting:
        return None
    if line.is_name_part(place + 2) or line.word(place + 2) in {"-", "of"}:
        return None
    for _, north, south in halves():
        last = next((m for m in seen.latest() if m.code in {north, south}), None)
        if last is not None:
            start, end, text = line.span(place, place + 2)
            code = north if word == "north" else south
            return Found(
                place, place + 2, ActorMention(start, end, text, code, text, ActorKind.COUNTRY, "carry.half", 0.8)
            )
    return None


def half_before(line: Line, hit: Found) -> Found | None:
    """ "North and South Korea": the half that shares the name of the other."""
    own, place = line.word(hit.first), hit.first - 2
    other = {"north": "south", "south": "north"}.get(own)
    if other is None or line.word(place) != other or line.word(hit.first - 1) not in {"and", "or"}:
        return None
    for _, north, south in halves():
        if hit.mention.code in {north, south}:
            start, end, text = line.span(place, place + 1)
            code = north if other == "north" else south
            return Found(place, place + 1, replace(hit.mention, start=start, end=end, text=text, code=code, name=text))
    return None
