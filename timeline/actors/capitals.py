"""Whose spokesman speaks in a capital, where nobody else says so: "A Foreign Ministry spokesman said in Moscow"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline.actors.match import Found, Line
from timeline.lexicons.saying import saying
from timeline.terms import ActorKind

_MOST_WORDS: Final = 6
"""Words of an office before its noun."""


def speaks_in(line: Line, found: Sequence[Found]) -> Found | None:
    """An office of no country with which a sentence begins, that is said to say something in a capital: of the state that sits there."""
    at = next((at for at in range(1, min(_MOST_WORDS, len(line.tokens))) if line.word(at) in saying()), 0)
    if not at or line.word(at + 1) != "in" or line.word(at - 1) not in line.known.words["speaks_for_state"]:
        return None
    there = next((hit for hit in found if hit.first == at + 2 and hit.mention.rule_id == "name.capital"), None)
    if there is None or any(hit.first < at for hit in found):
        return None
    words = line.known.words
    inner = [line.word(place) for place in range(line.word(0) in {"a", "an", "the"}, at - 1)]
    if not all(word in words["modifiers"] or word in words["bodies"] or word == "-" for word in inner):
        return None
    start, end, text = line.span(0, at)
    kind = ActorKind.PERSON if line.word(0) in {"a", "an", "the"} else ActorKind.INSTITUTION
    mention = replace(
        there.mention, start=start, end=end, text=text, kind=kind, office=line.word(at - 1), place=False, rule_id="carry.capital",
        confidence=0.65,
    )  # fmt: skip
    return Found(0, at, mention)


def is_mere_place(line: Line, hit: Found) -> bool:
    """Whether a mention only says where something is: a town or a dateline, but not a capital that is a state, "accused London"."""
    if not hit.mention.place:
        return False
    heads = not hit.first and line.word(hit.last) in _BEHIND_DATELINE
    return heads or hit.mention.rule_id != "name.capital" or line.word(hit.first - 1) in _WHERE


_BEHIND_DATELINE: Final = frozenset({"-", "--", "–", "—", ",", "(", ":"})


_WHERE: Final = frozenset("in at near from to into outside around inside for via through towards toward across".split())
