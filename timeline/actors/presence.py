"""Which of all that a text has named are most in the reader's mind: "the two sides", "the two neighbours", "the two allies"."""

from collections import Counter
from functools import cache
from itertools import combinations
from typing import Final

from timeline.lexicons.actors import world
from timeline.lexicons.neighbours import neighbours
from timeline.terms import ActorKind

_FADING: Final = 0.85
"""How much a mention counts for less with each one that follows it."""
_AMONG: Final = 8
"""Of so many of those most in mind two are sought whom a noun fits."""

Side = tuple[str, str]


def most_present(
    sides: list[Side], number: int, joined: Counter[frozenset[str]], latest: frozenset[frozenset[str]], noun: str
) -> list[Side]:
    """The sides most in the reader's mind, of a list with the newest first: each time that one was named counts, the later the more.

    Those that were named in one breath before go together, in the `latest` sentence above all; and two go together only if `noun` may be said
    of them.
    """
    presence: dict[Side, float] = {}
    crowd = _of_larger_groups(number, joined)
    for age, side in enumerate(sides):
        share = _IN_A_CROWD if side[0] in crowd else 1.0
        presence[side] = presence.get(side, 0.0) + share * _FADING**age
    most = sorted(presence, key=lambda side: -presence[side])[:number]
    best = sum(presence[side] for side in most) + joined[frozenset(code for code, _ in most)]
    for codes, times in joined.items():
        group = [(code, "") for code in sorted(codes)]
        if len(group) != number or any(side not in presence for side in group):
            continue
        score = sum(presence[side] for side in group) + times + 2 * (codes in latest)
        if score > best:
            most, best = group, score
    if number != 2 or _may_be(noun, most):
        return most
    armies = noun in world().words["armies"]  # those of two far apart may drill together
    if armies and frozenset(code for code, _ in most) in latest:
        return most
    return _fitting(noun, presence) or (most if armies else [])


def _of_larger_groups(number: int, joined: Counter[frozenset[str]]) -> set[str]:
    """Who has been named only among more than so many in one breath: "the guarantors, Argentina, Brazil and Chile" are not "the two sides"."""
    apart = {code for codes in joined if len(codes) <= number for code in codes}
    return {code for codes in joined if len(codes) > number for code in codes} - apart


_IN_A_CROWD: Final = 0.4
"""How much a mention counts of who has been named only among others."""


def _fitting(noun: str, presence: dict[Side, float]) -> list[Side]:
    """The two most in mind of whom a noun may be said; nobody where there are none."""
    first = sorted(presence, key=lambda side: -presence[side])[:_AMONG]
    pairs = [list(pair) for pair in combinations(first, 2) if _may_be(noun, list(pair))]
    return max(pairs, key=lambda pair: sum(presence[side] for side in pair), default=[])


def _may_be(noun: str, two: list[Side]) -> bool:
    """Whether a noun may be said of two: neighbours lie beside each other, allies are not at odds, and armies face each other at a border
    or across a front."""
    codes = frozenset(code for code, _ in two)
    if len(codes) != 2:
        return True
    words, (one, other) = world().words, sorted(codes)
    if noun in words["neighbouring"] or noun in words["armies"]:
        if ActorKind.ORGANISATION in {world().kinds.get(code) for code in codes}:
            return False
        return other in neighbours().get(one, ()) or one not in neighbours() or other not in neighbours()
    return noun not in words["allies"] or codes not in _at_odds()


@cache
def _at_odds() -> frozenset[frozenset[str]]:
    """Pairs of countries that nobody calls allies."""
    return frozenset(frozenset(entry.split(":")) for entry in world().words["at_odds"])
