"""Countries that are called by whose colony they were: "the former French colony", "its former colony"; and "the former colonial power"."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from timeline.actors.match import Found, Line
from timeline.actors.seen import Seen
from timeline.lexicons.colonies import colonies, powers
from timeline.records import ActorMention
from timeline.terms import ActorKind

_COLONIES: Final = frozenset({"colony", "protectorate", "possession", "colonies"})
_RULERS: Final = frozenset({"power", "ruler", "rulers", "master", "masters"})
_PAST: Final = frozenset({"former", "ex", "onetime", "erstwhile", "one-time", "old"})
_NO_LANDS: Final = frozenset({ActorKind.ORGANISATION, ActorKind.ARMED_GROUP})


def as_colonies(line: Line, hits: list[Found], seen: Seen) -> list[Found]:
    """The actors of a statement, of which the adjective of "the former French colony" is the country that was it, and no state that acts."""
    if not any(line.word(hit.last) in _COLONIES for hit in hits if hit.mention.adjective):
        return hits
    return [one for hit in hits if (one := _as_colony(line, hit, hits, seen)) is not None]


def _as_colony(line: Line, hit: Found, hits: list[Found], seen: Seen) -> Found | None:
    if not hit.mention.adjective or line.word(hit.last) not in _COLONIES:
        return hit
    first = hit.first
    while line.word(first - 1) in _PAST or line.word(first - 1) == "-":
        first -= 1
    if first == hit.first:
        return hit
    here = {other.mention.code for other in hits}
    land = _last_of(seen, colonies().get(hit.mention.code, frozenset()) - here)
    if line.word(first - 1) != "the" or land is None or line.word(first - 2) == ",":
        return None  # "Chad, a former French colony,": France does nothing there
    return _found(line, first - 1, hit.last + 1, land)


def colony_at(line: Line, place: int, seen: Seen, found: list[Found]) -> Found | None:
    """ "Its former colony" at a token, and "the former colonial power": whose colony it was of those whom the text has named."""
    two = line.word(place + 1) == "two"
    at = place + 1 + two + (line.word(place + 1 + two) in _PAST)
    if line.word(place) == "the" and line.word(at) == "colonial" and line.word(at + 1) in _RULERS:
        if line.word(place - 1) == ",":
            return None  # "Britain, the former colonial power,": that is told
        power = _power(seen, {hit.mention.code for hit in found if hit.first < place})
        return _found(line, place, at + 2, power) if power is not None else None
    if line.word(place) != "its" or at == place + 1 + two or line.word(at) not in _COLONIES:
        return None
    owner = next((hit.mention.code for hit in found if hit.first < place and hit.mention.code in colonies()), "")
    lands = colonies().get(owner, frozenset()) - {hit.mention.code for hit in found}
    if two:
        return _two_found(line, place, at + 1, [code for code in seen.spoken if code in lands], seen)
    land = _last_of(seen, lands)
    return _found(line, place, at + 1, land) if land is not None and line.word(at) != "colonies" else None


def _two_found(line: Line, first: int, last: int, lands: list[str], seen: Seen) -> Found | None:
    """ "Urged its two former colonies to": where the text has spoken of two."""
    if len(lands) != _TWO:
        return None
    start, end, text = line.span(first, last)
    codes = tuple(sorted(lands))
    mention = replace(
        seen.known[codes[0]], start=start, end=end, text=text, name=text, kind=ActorKind.INSTITUTION, rule_id="carry.pair", confidence=0.65,
        codes=codes, adjective=False, place=False, person="", office="", group="",
    )  # fmt: skip
    return Found(first, last, mention)


_TWO: Final = 2


def _last_of(seen: Seen, lands: Iterable[str]) -> ActorMention | None:
    """The country last named of these."""
    wanted = frozenset(lands)
    return next((m for m in seen.latest() if m.code in wanted and not m.codes and m.kind not in _NO_LANDS), None)


def _power(seen: Seen, here: set[str]) -> ActorMention | None:
    """The state, named before, whose colony the country was of which the text has spoken most."""
    lands = sorted(seen.spoken, key=lambda code: -seen.spoken[code])
    for land in lands:
        for power in powers().get(land, ()):
            if power in seen.known and power not in here:
                return seen.known[power]
    return None


def _found(line: Line, first: int, last: int, who: ActorMention) -> Found:
    start, end, text = line.span(first, last)
    mention = replace(
        who, start=start, end=end, text=text, kind=ActorKind.COUNTRY, rule_id="carry.colony", confidence=0.65, adjective=False,
        place=False, person="", office="", group="",
    )  # fmt: skip
    return Found(first, last, mention)
