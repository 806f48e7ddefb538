"""The words by which a general CAMEO code becomes one of its leaves: "attacked" (190) "with drones" (195). Read from events/leaves.toml once.

The keys are described in lexicon/events/README.md.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from timeline.errors import LexiconError
from timeline.lexicons.cameo import Cameo, cameo_codes
from timeline.lexicons.clauses import inflect, plural
from timeline.lexicons.tables import read_toml

_FILE: Final = "events/leaves.toml"
_KEYS: Final = {"cameo", "of", "nouns", "verbs", "near", "unless", "in", "vague", "yes", "no"}
_ROOT, _DIGITS = 2, 3
"""Digits of a root of CAMEO, and of a code that says more than its root."""
BEHIND: Final = "behind"
"""Where the words of a row stand that names no role: behind the trigger."""
DEMANDED: Final = "10"
APPEALED: Final = "02"
"""Roots of demands and appeals, whose further digits say the same."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A code that follows from a word where one of `near` is in the statement too and none of `unless`; a `vague` one where no other does."""

    code: str
    near: frozenset[str]
    unless: frozenset[str]
    vague: bool


@dataclass(frozen=True, slots=True)
class Leaves:
    """The leaves of one code: by the role in which a word stands, in the order in which roles are looked at, and by the word, or two words with
    a blank between them. `first` are the first words of all: a statement without one of them tells no leaf."""

    by_role: dict[str, dict[str, tuple[Leaf, ...]]]
    first: frozenset[str]


@cache
def leaves() -> dict[str, Leaves]:
    """The leaves of each code that has any."""
    found: dict[str, dict[str, dict[str, list[Leaf]]]] = {}
    for row in read_toml(_FILE)["leaves"]:
        words = _words(row)
        near, unless = frozenset(str(row.get("near", "")).split()), frozenset(str(row.get("unless", "")).split())
        for code in _codes(row):
            leaf = Leaf(code, near, unless, bool(row.get("vague")))
            for above in _above(row, code):
                for role in str(row.get("in", BEHIND)).split():
                    by_word = found.setdefault(above, {}).setdefault(role, {})
                    for word in words:
                        by_word.setdefault(word, []).append(leaf)
    return {code: _leaves(by_role) for code, by_role in found.items()}


def _leaves(by_role: dict[str, dict[str, list[Leaf]]]) -> Leaves:
    first = frozenset(word.split()[0] for by_word in by_role.values() for word in by_word)
    told = {
        role: {word: tuple(found) for word, found in by_role[role].items()}
        for role in sorted(by_role, key=_nearest_first)
    }
    return Leaves(told, first)


def _nearest_first(role: str) -> tuple[int, str]:
    """The order in which roles are looked at: the trigger itself, what it is done with, what it is done to, who does it."""
    return ({"own": 0, "using": 1, "object": 3, "subject": 4}.get(role, 2), role)


def examples() -> list[tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]]:
    """The codes of each row, with sentences of which one of them is the code, and sentences of which none is."""
    return [(frozenset(_codes(row)), tuple(row["yes"]), tuple(row.get("no", ()))) for row in read_toml(_FILE)["leaves"]]


def _codes(row: dict[str, Any]) -> list[str]:
    """The codes of a row; those of demands are those of appeals too."""
    named, unknown = str(row.get("cameo", "")).split(), sorted(set(row) - _KEYS)
    if unknown or not named or not row.get("yes") or not (row.get("nouns") or row.get("verbs")):
        raise LexiconError(
            _FILE, f"leaf {row.get('cameo')}: needs a code, words and an example (yes); unknown keys {unknown}"
        )
    codes = [*named, *(APPEALED + code[_ROOT:] for code in named if code.startswith(DEMANDED))]
    return [_known(code).code for code in codes]


def _known(code: str) -> Cameo:
    cameo = cameo_codes().get(code)
    if cameo is None:
        raise LexiconError(_FILE, f"{code} is no CAMEO code")
    return cameo


def _above(row: dict[str, Any], code: str) -> list[str]:
    """The codes than which a leaf says more: those that the row names, else that of its root and the one between."""
    above = str(row["of"]).split() if "of" in row else sorted({code[:_ROOT] + "0", code[:_DIGITS]} - {code})
    if "of" in row and code.startswith(APPEALED):
        above = [APPEALED + other[_ROOT:] for other in above if other.startswith(DEMANDED)]
    roots = {named[:_ROOT] for named in str(row["cameo"]).split()} if "of" in row else set()
    fitting = [other for other in above if other[:_ROOT] == code[:_ROOT] or other[:_ROOT] not in roots]
    return [other for other in fitting if _known(other).plover is _known(code).plover]


def _words(row: dict[str, Any]) -> set[str]:
    """All forms of the words of a row."""
    words: set[str] = set()
    for noun in _listed(row, "nouns"):
        words |= {noun, plural(noun)}
    for verb in _listed(row, "verbs"):
        words |= {form for form, _ in inflect(verb).tagged()}
    return words


def _listed(row: dict[str, Any], key: str) -> list[str]:
    return [" ".join(word.split()) for word in str(row.get(key, "")).split(",") if word.strip()]
