"""Whose head of government or minister a readout is of that does not say so: "The Prime Minister spoke to the President of Chad"."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from timeline.actors.induce import NATIONAL
from timeline.actors.match import Found, Line
from timeline.actors.persons import office_at
from timeline.records import ActorMention, Statement
from timeline.terms import ActorKind, Section

_OPENS_BY: Final = 3
"""Tokens into the first sentence by which the office stands: "Today, the Prime Minister"."""
_RESIDES: Final = "name.metonym"
_AT_HOME: Final = 3
_TOGETHER: Final = 2
_BY_STANCE: Final = 1
"""How much it tells: a seat, a name beside the other, a stance."""


def host(
    statements: Sequence[Statement], lines: Mapping[int, Line], found: Mapping[int, list[Found]]
) -> ActorMention | None:
    """The holder of an office in capitals, named without its country, with whom the first sentence begins: of the country whose seat or stance
    the text tells of or that it names beside the other, "at Downing Street", "Canada's commitment", "the UK and Chad"."""
    first = next((one for one in statements if one.section is Section.BODY and _ends_sentence(lines[one.number])), None)
    if first is None:
        return None
    office = _opening_office(lines[first.number], found[first.number])
    if office is None:
        return None
    others = {code for one in (*statements[:1], first) for code in _met(found[one.number])}
    told: Counter[str] = Counter()
    by_code: dict[str, ActorMention] = {}
    for number, hits in found.items():
        for at, hit in enumerate(hits):
            code = hit.mention.code
            if not code or hit.mention.codes or code in others or hit.mention.kind is ActorKind.ORGANISATION:
                continue
            weight = _weight(lines[number], hits, at, others)
            if weight == _BY_STANCE and not lines[number].known.words["of_others"].isdisjoint(_words(lines[number])):
                continue  # "She rejected Chad's position": another's
            if weight:
                told[code] += weight
                by_code.setdefault(code, hit.mention)
    most = told.most_common(2)
    if not most or (len(most) > 1 and most[0][1] == most[1][1]):
        return None
    own = by_code[most[0][0]]
    return replace(own, kind=ActorKind.PERSON, office=office, person="", adjective=False, place=False)


def _words(line: Line) -> set[str]:
    return {token.lower for token in line.tokens}


def _ends_sentence(line: Line) -> bool:
    return line.tokens[-1].text == "."


def _met(hits: Sequence[Found]) -> list[str]:
    """The codes of the persons and countries in a statement, without places."""
    seated = (hit.mention for hit in hits if not hit.mention.place and hit.mention.rule_id != _RESIDES)
    return [mention.code for mention in seated if mention.kind is not ActorKind.ORGANISATION]


def _opening_office(line: Line, hits: Sequence[Found]) -> str | None:
    """The office in capitals that begins a sentence without a name or a country: "Today, the Prime Minister met"."""
    for place in range(min(_OPENS_BY, len(line.tokens) - 2)):
        if line.word(place) != "the":
            continue
        office = office_at(line, place + 1) if line.is_name_part(place + 1) else None
        if office is None or office[0].collective or office[0].office not in NATIONAL:
            return None
        end = office[1]
        named = line.is_name_part(end) or line.word(end) in {"of", "for", ","} or line.word(end) in {"'s", "’s"}
        covered = any(hit.first < end and place < hit.last for hit in hits)
        return None if named or covered else " ".join(office[0].words)
    return None


def _weight(line: Line, hits: Sequence[Found], at: int, others: set[str]) -> int:
    """How much a mention tells that it is the host's country: its seat, beside the other, or what it stands for."""
    hit = hits[at]
    if hit.mention.rule_id == _RESIDES:
        return _AT_HOME
    for beside in (*hits[max(0, at - 1) : at], *hits[at + 1 : at + 2]):
        left, right = sorted((hit, beside), key=lambda one: one.first)
        between = {line.word(place) for place in range(left.last, right.first)}
        if beside.mention.code in others and between and between <= _JOINING:
            return _TOGETHER
    if line.word(hit.last) in {"'s", "’s"} or hit.mention.adjective:
        behind = {line.word(place) for place in range(hit.last, hit.last + _STANCE_REACH)}
        return 0 if behind.isdisjoint(line.known.words["stances"]) else _BY_STANCE
    return _BY_STANCE if line.word(hit.last) in line.known.words["takes_a_stand"] else 0


_JOINING: Final = frozenset({"and", "the", "-", "–", "both"})
_STANCE_REACH: Final = 4
"""Words behind a country within which a stance of its own stands: "Canada's long and firm commitment"."""
