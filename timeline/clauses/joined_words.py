"""Words of several that are one: "as well as", "along with", "not only", "land, sea and air", "cease fire"."""

from typing import Final

from timeline.clauses.units import Unit
from timeline.lexicons.clauses import word_classes

_BESIDE: Final = {
    first: tuple(tuple(words.split()) for words in several)
    for first, several in {
        "as": ("as well as",), "along": ("along with",), "together": ("together with",),
        "in": ("in addition to", "in tandem with", "in concert with"), "jointly": ("jointly with",),
    }.items()
}  # fmt: skip
ALONGSIDE: Final = "alongside"
_MANNERS: Final = {"in": frozenset({"principle", "writing"}), "with": frozenset({"pleasure"})}
"""How something is accepted or promised, between the verb and what: "accepted in principle an invitation"."""
_MERE: Final = frozenset({"only", "just", "merely", "solely", "simply"})
"""Words behind "not" that take the negation away: "not only condemned the raid but"."""
_AFTER: Final = frozenset({"actor", "comma", "close", "dash", "quote"})
"""What stands before "along with" where that joins somebody: not "went along with the plan"."""


def with_joined_words(units: tuple[Unit, ...], said: str) -> tuple[Unit, ...]:
    """The units of a statement, whose text is `said`, with "as well as" and its like as one preposition, "not only" as one
    adverb, "face to face" and "in principle" too, "in front of" as "outside", "laden with" as
    "with", "land, sea and air" and "a cease fire" as one noun."""
    if not (
        "s well as " in said or "er with " in said or "long with " in said or "tion to " in said or "ot only " in said
        or "ot just " in said or "em with " in said or "rt with " in said or "tly with " in said or "ot merely " in said
        or "ot solely " in said or "ot simply " in said or ("land" in said and "sea" in said and "air" in said)
        or "ease fire" in said or "n front of " in said or "ace to face" in said or "ace-to-face" in said
        or "aden with " in said or " in principle" in said or " with pleasure" in said or " in writing" in said
    ):  # fmt: skip
        return units
    kept: list[Unit] = []
    place = 0
    while place < len(units):
        unit, lower = units[place], units[place].lower
        size = _beside(units, place) if lower in _BESIDE else 0
        if size:
            kept.append(Unit(unit.start, units[place + size - 1].end, ALONGSIDE, "prep", unit.capital))
            place += size
        elif lower == "in" and [unit.lower for unit in units[place + 1 : place + 3]] == ["front", "of"]:
            kept.append(Unit(unit.start, units[place + 2].end, "outside", "prep", unit.capital))
            place += 3
        elif lower == "laden" and place + 1 < len(units) and units[place + 1].lower == "with":
            kept.append(Unit(unit.start, units[place + 1].end, "with", "prep", unit.capital))
            place += 2
        elif lower in _MANNERS and place + 1 < len(units) and units[place + 1].lower in _MANNERS[lower]:
            kept.append(Unit(unit.start, units[place + 1].end, "formally", "adv", unit.capital))
            place += 2
        elif lower == "face" and (size := _face_to_face(units, place)):
            attribute = units[place + size : place + size + 1] and units[place + size].kind == "word"
            kept.append(
                Unit(
                    unit.start,
                    units[place + size - 1].end,
                    "face-to-face",
                    "word" if attribute else "adv",
                    unit.capital,
                )
            )
            place += size
        elif lower == "not" and place + 1 < len(units) and units[place + 1].lower in _MERE:
            kept.append(Unit(unit.start, units[place + 1].end, "also", "adv", unit.capital))
            place += 2
        elif lower == "cease" and _is_truce(units, place):
            kept.append(Unit(unit.start, units[place + 1].end, "ceasefire", "word", unit.capital))
            place += 2
        elif lower in _ELEMENTS and _is_everywhere(units, place):
            kept.append(Unit(unit.start, units[place + 4].end, lower, "word", unit.capital))
            place += 5
        else:
            kept.append(unit)
            place += 1
    return tuple(kept)


def _face_to_face(units: tuple[Unit, ...], place: int) -> int:
    """How many units "face to face" has, with or without hyphens; 0 where it does not begin at `place`."""
    for size in (3, 5):
        words = [unit.lower for unit in units[place : place + size] if unit.kind != "hyphen"]
        if words == ["face", "to", "face"]:
            return size
    return 0


def _is_truce(units: tuple[Unit, ...], place: int) -> bool:
    """Whether "cease fire" is the noun here: "a cease fire", "agreed to cease fire terms"; not "told them to cease fire"."""
    if place + 1 >= len(units) or units[place + 1].lower not in {"fire", "fires"} or place == 0:
        return False
    return units[place - 1].kind in {"det", "poss", "gen", "num"} or word_classes().has(
        "before_truce", units[place - 1].lower
    )


_ELEMENTS: Final = frozenset({"land", "sea", "air"})


def _is_everywhere(units: tuple[Unit, ...], place: int) -> bool:
    """Whether "land, sea and air" stands here, in any order: "a land, sea and air blockade"."""
    words = [unit.lower for unit in units[place : place + 5]]
    return len(words) == 5 and words[1] == "," and words[3] == "and" and {words[0], words[2], words[4]} == _ELEMENTS


def _beside(units: tuple[Unit, ...], place: int) -> int:
    """How many units of "as well as" and the like begin here, before somebody else; 0 when none."""
    for words in _BESIDE[units[place].lower]:
        after = place + len(words)
        if after >= len(units) or any(units[place + n].lower != word for n, word in enumerate(words)):
            continue
        if units[after].kind not in {"actor", "det", "poss", "num", "word"} or units[after].lower.endswith("ing"):
            continue
        if words[0] == "as" or (place > 0 and units[place - 1].kind in _AFTER) or place == 0:
            return len(words)
    return 0
