"""People named by a descent or a cause from elsewhere, who act for the country that they live in: "ethnic Turks in Bulgaria"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline.actors.match import Found, Line
from timeline.actors.seen import Seen
from timeline.records import ActorMention
from timeline.terms import ActorKind

_REACH: Final = 4
"""Words that may stand between such people and where they live: "ethnic Turks living in the south of Bulgaria"."""
_IN: Final = frozenset({"in", "of", "from", "across", "throughout"})
_KINDS: Final = frozenset({ActorKind.COUNTRY, ActorKind.INSTITUTION})

_BACKED: Final = 4
"""Words of which "Chad-backed rebels" is made, its hyphen included."""


def at_their_homes(line: Line, hits: list[Found], seen: Seen) -> list[Found]:
    """The actors of a statement, of which ethnic groups and bands based abroad have the code of the country in which they live."""
    if not any(_may_live_elsewhere(line, hit) for hit in hits):
        return hits
    return [_at_home(line, at, hits, seen) for at in range(len(hits))]


def _may_live_elsewhere(line: Line, hit: Found) -> bool:
    return hit.mention.kind in _KINDS and (_is_minority(line, hit) or _base(line, hit) > 0 or _is_backed(line, hit))


def _at_home(line: Line, at: int, hits: Sequence[Found], seen: Seen) -> Found:
    hit = hits[at]
    if hit.mention.kind not in _KINDS:
        return hit
    base = _base(line, hit)
    if base:
        there = next((other.mention for other in hits[at + 1 : at + 2] if other.first <= base + _REACH), None)
    elif _is_backed(line, hit):
        there = _behind(line, at, hits) if line.word(hit.last) in _IN else None
    else:
        there = _residence(line, at, hits, seen) if _is_minority(line, hit) else None
    if there is None or there.kind not in _KINDS:
        return hit
    return Found(hit.first, hit.last, replace(hit.mention, code=there.code, name=there.name))


def _is_minority(line: Line, hit: Found) -> bool:
    """ "Ethnic Turks", "the Turkish minority", "Russian speakers", "pro-Russian separatists"."""
    words = line.known.words
    last = hit.mention.text.rpartition(" ")[2].lower()
    if line.word(hit.first - 1) in words["ethnic"] or last in words["minority"]:
        return True
    if line.is_inner_hyphen(hit.first - 1) and line.word(hit.first - 2) == "pro" and not hit.mention.adjective:
        return True
    behind = hit.last + (line.word(hit.last) == "-")
    return hit.mention.adjective and line.word(behind) in words["minority"]


def _base(line: Line, hit: Found) -> int:
    """The place behind "based in" where it follows armed people of a country: "Chadian rebels based in"; 0 where it does not."""
    at = hit.last
    if line.word(at) in line.known.words["armed"]:
        at += 1
    elif hit.mention.text.rpartition(" ")[2].lower() not in line.known.words["armed"]:
        return 0
    return at + 2 if line.word(at) in line.known.words["based"] and line.word(at + 1) in {"in", "from"} else 0


def _residence(line: Line, at: int, hits: Sequence[Found], seen: Seen) -> ActorMention | None:
    """Where a minority lives: whose it is, the place behind it, the other country that the statement or the article names."""
    own = hits[at].mention.code
    behind = _behind(line, at, hits)
    if behind is not None:
        return behind
    others = _others(at, hits)
    near = [hit for hit in others if hit.first < hits[at].first][-1:] or others[:1]
    if near:
        return near[0].mention
    return next(
        (m for m in seen.latest() if m.kind is ActorKind.COUNTRY and not m.codes and m.code not in ("", own)), None
    )


def _others(at: int, hits: Sequence[Found]) -> list[Found]:
    own = hits[at].mention.code
    return [hit for hit in hits if hit.mention.kind in _KINDS and hit.mention.code not in ("", own)]


def _behind(line: Line, at: int, hits: Sequence[Found]) -> ActorMention | None:
    """The other country that stands right behind as a place: "rebels in Chad"."""
    behind = next((hit for hit in _others(at, hits) if hit.first >= hits[at].last), None)
    if behind is None or behind.mention.adjective or behind.mention.kind is not ActorKind.COUNTRY:
        return None  # "accused pro-Russian rebels of downing a Malaysian jet": nowhere
    return behind.mention if _lies_behind(line, hits[at].last, behind.first) else None


def _is_backed(line: Line, hit: Found) -> bool:
    """Whether armed people are only helped by the country that is named: "Chadian-backed rebels"."""
    words = line.known.words
    if hit.last - hit.first < _BACKED or line.word(hit.last - 1) not in words["armed"]:
        return False
    return any(
        line.word(at) == "-" and line.word(at + 1) in words["backed"] for at in range(hit.first + 1, hit.last - 2)
    )


def _lies_behind(line: Line, behind: int, place: int) -> bool:
    """Whether a place follows with a preposition that says where people are."""
    return (
        any(line.word(at) in _IN for at in range(max(behind, place - _REACH), place)) and place - behind <= 2 * _REACH
    )
