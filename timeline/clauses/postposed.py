"""Adjectives that stand behind their noun and are not its head: "a Chadian newspaper close to the army"."""

from typing import Final

from timeline.clauses.units import Unit
from timeline.lexicons.clauses import word_classes

LOYAL: Final = frozenset({"loyal", "allied", "faithful"})
"""Such adjectives of people who act for whom they follow: "troops loyal to the Chadian president"."""


def without_postposed(units: tuple[Unit, ...], body: list[int]) -> list[int]:
    """The units of a noun phrase without an adjective behind its noun; it stays where it tells for whom people act who are nobody's else."""
    last = body[-1]
    if len(body) == 1 or not word_classes().has("postposed", units[last].lower):
        return body
    opens = last + 1 < len(units) and units[last + 1].kind in {"prep", "to"}
    owned = any(units[at].kind == "actor" for at in body)
    postposed = opens and units[body[-2]].kind in {"word", "actor"} and (owned or units[last].lower not in LOYAL)
    return body[:-1] if postposed else body
