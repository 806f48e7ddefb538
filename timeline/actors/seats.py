"""Capitals that stand for the organisation which sits in them: "Brussels imposed duties on steel"."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from timeline.actors.match import Found, Line
from timeline.lexicons.actors import world
from timeline.lexicons.clauses import irregular_pasts, word_classes
from timeline.records import ActorMention
from timeline.terms import ActorKind

_THERE: Final = frozenset(
    {"in", "at", "near", "to", "from", "outside", "around", "into", "through", "via", "for", "of"}
)
"""Words before a town that is meant as a place."""


def at_their_seats(lines: Mapping[int, Line], found: Mapping[int, list[Found]]) -> None:
    """Give the organisation those mentions of its seat that act or are acted on, unless the article speaks of the seat's country."""
    seats = _seats()
    capitals = [
        (number, at)
        for number, hits in found.items()
        for at, hit in enumerate(hits)
        if hit.mention.rule_id == "name.capital" and hit.mention.text.lower() in seats
    ]
    if not capitals:
        return
    named = {hit.mention.code for hits in found.values() for hit in hits if hit.mention.text.lower() not in seats}
    for number, at in capitals:
        hit, beside = found[number][at], found[number][at - 1] if at else None
        there = _body_met_there(lines[number], hit, found[number])
        if hit.mention.code not in named and (there or _acts(lines[number], hit, beside)):
            code = there or seats[hit.mention.text.lower()]
            body = _body(hit.mention, code)
            found[number][at] = Found(hit.first, hit.last, body)


@cache
def _seats() -> dict[str, str]:
    return dict(sorted(entry.split(":") for entry in world().words["seats"]))


def _body(mention: ActorMention, code: str) -> ActorMention:
    name = world().canonical[code]
    return replace(mention, code=code, name=name, kind=ActorKind.ORGANISATION, place=False, rule_id="name.seat")


def _acts(line: Line, hit: Found, beside: Found | None) -> bool:
    """Whether a capital is no place where something is, nor an attribute: "Brussels has proposed", "talks with Brussels"; not "in Brussels",
    "Brussels police", "in Antwerp and Brussels". `beside` is who is found before it."""
    before = line.word(hit.first - 1)
    listed = before in {"and", ",", "or"} and beside is not None and beside.last == hit.first - 1
    there = listed and beside is not None and beside.mention.place and line.word(beside.first - 1) in _THERE
    if before in _THERE or there:
        return False
    return _is_whole(line, hit.last)


def _body_met_there(line: Line, hit: Found, beside: Sequence[Found]) -> str:
    """The code of the body that is met where it sits: "will travel to Brussels, where she will meet the president of the EU's Council"."""
    if line.word(hit.first - 1) != "to":
        return ""
    bodies = [
        other.mention.code
        for other in beside
        if other.first > hit.last and other.mention.code in line.known.words["met_at_seats"]
    ]
    return bodies[0] if bodies and "meet" in {token.lower for token in line.tokens[hit.last :]} else ""


def _is_whole(line: Line, place: int) -> bool:
    """Whether a name ends before the token there, which is a mark, a verb or a word of grammar."""
    word = line.word(place)
    if not word or not line.tokens[place].is_word:
        return word not in {",", "-", "(", "/"}
    if line.is_name_part(place):
        return False
    classes = word_classes()
    if any(
        classes.has(kind, word) for kind in ("modals", "be", "have", "do", "prepositions", "conjunctions", "adverbs")
    ):
        return True
    if word.endswith("ed") or word in irregular_pasts()[0]:
        return True
    return word.endswith("s") and not classes.has("people", word) and word not in line.known.words["bodies"]
