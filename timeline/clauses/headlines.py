"""What headlines write otherwise than sentences: a comma for "and", and the present of what two do together without an article behind it."""

from collections.abc import Sequence
from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.units import Unit
from timeline.lexicons.clauses import word_classes

_BEGINS: Final = 4


def with_and(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units of a headline with a comma between its first two actors as "and": "Mali, Chad sign treaty"; "In Mali, Chad signs" is left."""
    for at in range(1, min(_BEGINS, len(units) - 2)):
        if units[at].kind != "comma":
            continue
        before, behind, after = units[at - 1], units[at + 1], units[at + 2]
        leads = all(unit.kind != "prep" or unit.lower == "of" for unit in units[:at])
        joins = before.mention is not None and behind.mention is not None and leads
        if not joins or after.kind in {"comma", "stop", "dash", "open"}:
            break
        joined = Unit(units[at].start, units[at].end, "and", "conj")
        return (*units[:at], joined, *units[at + 1 :])
    return tuple(units)


def _are_several(units: tuple[Unit, ...], at: int) -> bool:
    """Whether two actors that are joined end at a place: "Mali and Chad", "the two countries"."""
    last = units[at].mention if at >= 0 else None
    if last is None or last.adjective:
        return False
    return bool(last.codes) or (at > 1 and units[at - 1].lower == "and" and units[at - 2].mention is not None)


def done_together(
    units: tuple[Unit, ...], at: int, left: int, right: int, pairs: tuple[tuple[str, str], ...], negated: bool
) -> VerbGroup | None:
    """What two do in the present, though it may be a noun: "Mali and Chad sign border treaty", "The two countries hold talks".

    `left` and `right` are the units around the word at `at`.
    """
    if not _are_several(units, left) or word_classes().has("habitual", units[right].lower):
        return None
    lemmas = tuple(lemma for lemma, tag in pairs if tag == "base" and word_classes().has("together", lemma))
    return VerbGroup(at, at + 1, at, lemmas, "base", True, negated=negated) if lemmas else None
