"""People named beside their office: "Maria Garcia, Spain's trade envoy", "the minister of Peru, Ana Quispe", "envoy to Iran Rob Low"."""

from dataclasses import replace
from typing import Final

from timeline.actors.match import Found, Line
from timeline.actors.persons import Register, is_full_name, name_end, office_at, short_names
from timeline.terms import ActorKind

_LONGEST_OFFICE: Final = 12
"""Words between an office and its country, "head of the department for trade of the Ministry of Economy of ..." at the most."""
_LONGEST_TASK: Final = 8
"""Words between an office and the name behind it, "Spain's minister for trade and industry, Maria Garcia" at the most."""
_ARTICLES: Final = frozenset({"the", "a", "an"})
OWNING: Final = frozenset({"of", "for", "to", "from"})
"""Behind an office these say whose it is."""
_TASK: Final = frozenset({"to", "for", "in", "at", "of", "on"})
_JOINING: Final = frozenset({"the", "of", "for", "to", "and", "from", "affairs", "'s", "’s"})
_MARKS: Final = frozenset({",", ";", ":", ".", "(", ")", "-", "–", "—", '"', "“", "”"})


def appositions(line: Line, found: list[Found], register: Register) -> list[Found]:
    """The people whom an office before or behind their name introduces, as mentions of the office's country or organisation."""
    new: list[Found] = []
    for hit in found:
        taken = found + new
        if hit.mention.rule_id == "office.of_country" and hit.mention.kind is ActorKind.PERSON:
            span = _before(line, hit.first, taken) or _behind_task(line, hit.last, taken)
        elif hit.mention.kind is not ActorKind.PERSON and not hit.mention.adjective:
            span = _beside_owner(line, hit, taken)
        else:
            span = None
        if span is not None:
            new.append(_introduced(line, hit, *span, register))
    return new


def _introduced(line: Line, hit: Found, start: int, end: int, register: Register) -> Found:
    first, last, text = line.span(start, end)
    name = " ".join(text.split())
    mention = replace(
        hit.mention, start=first, end=last, text=text, name=name, person=name, kind=ActorKind.PERSON, adjective=False,
        place=False, rule_id="office.apposition", confidence=0.82,
    )  # fmt: skip
    register.introduce(mention, short_names(line, start, end, hit.mention.code))
    return Found(start, end, mention)


def _is_free(first: int, last: int, found: list[Found]) -> bool:
    return not any(first < other.last and other.first < last for other in found)


def _before(line: Line, place: int, found: list[Found]) -> tuple[int, int] | None:
    """The full name that ends at the comma or copula before an office: "Maria Garcia, the ...", "Maria Garcia (born 1950) was a ..."."""
    behind = place - 1 - (line.word(place - 1) in _ARTICLES)
    if line.word(behind) not in _BEFORE_OFFICE:
        return None
    end = _before_bracket(line, behind) if line.word(behind) != "," else behind
    start = end
    while start > 0 and end - start < 5 and name_end(line, start - 1) == end:
        start -= 1
    return (start, end) if end - start >= 2 and _is_free(start, end, found) else None


_BEFORE_OFFICE: Final = frozenset({",", "is", "was"})
_LONGEST_BRACKET: Final = 14
"""Tokens in brackets behind a name, as "(12 May 1901 – 3 June 1980)", at the most."""


def _before_bracket(line: Line, end: int) -> int:
    """Where a name ends behind which something may stand in brackets."""
    if line.word(end - 1) != ")":
        return end
    return next((at for at in range(end - 2, max(0, end - _LONGEST_BRACKET), -1) if line.word(at) == "("), end)


def _behind_task(line: Line, place: int, found: list[Found]) -> tuple[int, int] | None:
    """The full name behind what an office is for: "ambassador to the UN Jan Kowal", "minister for trade and industry, Jan Kowal"."""
    if line.word(place) not in _TASK:
        return None
    owner = next((hit for hit in found if place < hit.first <= place + 2), None)
    if owner is not None:
        return _name_at(line, owner.last + (line.word(owner.last) == ","), found)
    for at in range(place + 1, min(place + _LONGEST_TASK, len(line.tokens))):
        if line.word(at) == ",":
            return _name_at(line, at + 1, found)
        if line.word(at) in _MARKS or not line.tokens[at].is_word:
            return None
    return None


def _name_at(line: Line, place: int, found: list[Found]) -> tuple[int, int] | None:
    if line.shouting or not is_full_name(line, place):
        return None
    end = name_end(line, place)
    return (place, end) if _is_free(place, end, found) else None


def _beside_owner(line: Line, hit: Found, found: list[Found]) -> tuple[int, int] | None:
    """The full name behind or before "the deputy foreign minister of Peru", when an office of a person leads up to the country."""
    first = _office_before(line, hit.first)
    if first is None:
        return None
    if line.word(hit.last) == ",":
        behind = _name_at(line, hit.last + 1, found)
        if behind is not None:
            return behind
    return _before(line, first, found)


def _office_before(line: Line, place: int) -> int | None:
    """Where the office begins whose country or body stands at a token: "spokesperson for the Ministry of Trade of" <Peru>."""
    known, at = line.known, place - 1 - (line.word(place - 1) in _ARTICLES)
    if line.word(at) not in OWNING:
        return None
    first = None
    while at >= 0 and place - at <= _LONGEST_OFFICE:
        word = line.word(at)
        office = office_at(line, at)
        if office is not None and not office[0].collective and line.word(office[1]) in OWNING:
            first = at
        elif not (
            word in _JOINING or office is not None or word in known.words["modifiers"] or word in known.words["bodies"]
        ):
            break
        at -= 1
    return first
