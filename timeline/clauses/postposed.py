"""Adjectives that stand behind their noun and are not its head: "a Chadian newspaper close to the army"."""

from typing import Final

from timeline.clauses.units import Unit
from timeline.lexicons.clauses import word_classes

LOYAL: Final = frozenset({"loyal", "allied", "faithful"})
"""Such adjectives of people who act for whom they follow: "troops loyal to the Chadian president"."""


def is_postposed(units: tuple[Unit, ...], body: list[int]) -> bool:
    """Whether the last of the units of a noun phrase is an adjective behind its noun, and not where it tells for whom people act who are
    nobody's else."""
    last = body[-1]
    if len(body) == 1 or not word_classes().has("postposed", units[last].lower):
        return False
    opens = last + 1 < len(units) and units[last + 1].kind in {"prep", "to"}
    owned = any(units[at].kind == "actor" for at in body)
    return opens and units[body[-2]].kind in {"word", "actor"} and (owned or units[last].lower not in LOYAL)
