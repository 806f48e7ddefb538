"""People whose office is told without its country: "China rejected the charges. Gan Yu, a coast guard spokesman, said ..."."""

from dataclasses import replace
from functools import cache
from typing import Final

from timeline.actors.induce import NATIONAL, office_phrase
from timeline.actors.match import Found, Line
from timeline.actors.persons import Register, name_end, short_names
from timeline.lexicons.actors import world
from timeline.records import ActorMention
from timeline.terms import ActorKind

_SPEAKING: Final = NATIONAL | {"spokesperson", "ambassador", "envoy", "negotiator", "security_adviser"}
"""Offices by which somebody speaks for who was named before."""
_OWN: Final = frozenset({"its", "his", "her", "their"})
_OPENS: Final = frozenset({"a", "an", "the"}) | _OWN
_OF: Final = frozenset({"of", "for", "to", "from", "in", "at"})
_LEADS_BY: Final = 5
"""Tokens into a sentence at which who it is about stands: "The armed forces of Chad condemned"."""


def leading(hits: list[Found]) -> ActorMention | None:
    """Who a statement is about, for the statement behind it: the actor that it begins with."""
    first = hits[0] if hits else None
    if first is None or first.first > _LEADS_BY or first.mention.place or first.mention.adjective:
        return None
    return first.mention


def find_spokesmen(line: Line, hits: list[Found], register: Register, lead: ActorMention | None) -> list[Found]:
    """The people of a statement who speak for `lead`, whom the statement before was about."""
    if lead is None or line.shouting:
        return []
    new: list[Found] = []
    heads = _heads()
    held = [at for at, token in enumerate(line.tokens) if token.lower in heads]
    if not held:
        return []
    opening = [at for at in range(held[-1]) if line.tokens[at].lower in _OPENS]
    for place in opening:
        own = line.word(place) in _OWN
        if not own and line.word(place - 1) != ",":
            continue
        span = _named_before(line, place, hits + new) or (_named_behind(line, place, hits + new) if own else None)
        if span is not None:
            new.append(_speaking(line, *span, lead, register))
    return new


@cache
def _heads() -> frozenset[str]:
    """The last words of the offices by which somebody speaks for a state."""
    found = {office for offices in world().offices.values() for office in offices}
    return frozenset(office.words[-1] for office in found if office.office in _SPEAKING)


def _office_behind(line: Line, place: int, hits: list[Found]) -> int | None:
    """Where the office ends that begins behind an article, when no country is said of it."""
    office, end, words = office_phrase(line, place + 1)
    if (
        office is None
        or office.office not in _SPEAKING
        or line.word(end) in _OF
        or not line.known.words["private"].isdisjoint(words)
    ):
        return None
    return None if any(hit.first < end and place < hit.last for hit in hits) else end


def _named_before(line: Line, place: int, hits: list[Found]) -> tuple[int, int] | None:
    """The full name before ", a coast guard spokesman,"."""
    comma = place - 1
    if line.word(comma) != "," or _office_behind(line, place, hits) is None:
        return None
    start = comma
    while start > 0 and comma - start < _LEADS_BY and name_end(line, start - 1) == comma:
        start -= 1
    return (start, comma) if comma - start >= 2 and _is_free(start, comma, hits) else None


def _named_behind(line: Line, place: int, hits: list[Found]) -> tuple[int, int] | None:
    """The full name behind "its spokesman"."""
    end = _office_behind(line, place, hits)
    if end is None:
        return None
    start = end + (line.word(end) == ",")
    last = name_end(line, start)
    return (start, last) if last - start >= 2 and _is_free(start, last, hits) else None


def _is_free(first: int, last: int, hits: list[Found]) -> bool:
    return not any(hit.first < last and first < hit.last for hit in hits)


def _speaking(line: Line, start: int, end: int, lead: ActorMention, register: Register) -> Found:
    first, last, text = line.span(start, end)
    name = " ".join(text.split())
    mention = replace(
        lead, start=first, end=last, text=text, name=name, person=name, kind=ActorKind.PERSON, adjective=False, place=False,
        office="spokesman", rule_id="carry.spokesman", confidence=0.7, codes=(),
    )  # fmt: skip
    register.introduce(mention, short_names(line, start, end, lead.code))
    return Found(start, end, mention)
