"""The rules of date expressions: patterns of lexicon/dates/*.toml, each with the function that reads its match."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from types import ModuleType
from typing import Any, Final

from timeline.dates import clocks, explicit, lengths, months, named, parts, relative, shifts
from timeline.dates.meanings import Meaning
from timeline.errors import LexiconError
from timeline.lexicons.dates import pieces, word_classes
from timeline.lexicons.tables import read_toml, undisturbed
from timeline.tokens import words_of

_READERS: Final[tuple[ModuleType, ...]] = (explicit, months, named, relative, shifts, parts, lengths, clocks)
_PART: Final = re.compile(r"[a-z]+|\d+|½")
"""What is a word or number of its own inside "o'clock", "p.m.", "1,400"."""
_MARK: Final = re.compile(r"['’./:–-](?=\s?\d)")
_FIGURE, _FOUR, _EIGHT, _OLD = "{figure}", "{four}", "{eight}", "{old}"


@dataclass(slots=True)
class Rule:
    """`read` turns a match into a meaning, or None when the words say no date after all. The group `x` is the expression, if there is one.

    `needs` are groups of words; where a sentence lacks a word of one of them, the pattern cannot match and is not tried. It is compiled when
    it is first tried: few texts have the words of all.
    """

    id: str
    source: str
    flags: re.RegexFlag
    read: Callable[[re.Match[str]], Meaning | None]
    weight: int
    needs: frozenset[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    named: bool
    _pattern: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """What its expressions look like."""
        if self._pattern is None:
            self._pattern = re.compile(self.source, self.flags)
        return self._pattern


@cache
@undisturbed()
def rules() -> tuple[Rule, ...]:
    """All rules, in the order of their files; read on first use."""
    found = []
    for reader in _READERS:
        path = f"dates/{reader.__name__.rpartition('.')[2]}.toml"
        found += [_rule(path, reader, row) for row in read_toml(path)["rule"]]
    return tuple(found)


def _rule(path: str, reader: ModuleType, row: dict[str, Any]) -> Rule:
    read = getattr(reader, row["reads"], None)
    if read is None:
        raise LexiconError(path, f"rule {row['id']}: there is no reader {row['reads']!r}")
    source = _begun(row["begins"]) + _whole(row["pattern"])
    return Rule(
        row["id"], source, re.NOFLAG if row.get("case") else re.IGNORECASE, read, row.get("weight", 0), frozenset(row["needs"]),
        tuple(row["yes"]), tuple(row["no"]), "(?P<x>" in source,
    )  # fmt: skip


def _begun(begins: str) -> str:
    """Passes over every place at which a match cannot begin, without trying what the pattern begins with."""
    return f"(?=[{begins}{begins.upper()}])"


def _whole(pattern: str) -> str:
    for piece, source in pieces().items():
        pattern = pattern.replace("{" + piece + "}", source)
    return pattern


@cache
def _keys() -> dict[str, tuple[str, ...]]:
    """Word -> the groups of `needs` that it is in."""
    classes = word_classes()
    found: dict[str, set[str]] = {}
    for need in {need for rule in rules() for need in rule.needs}:
        for part in need.split():
            for word in classes.get(part, (part,)):
                found.setdefault(word, set()).add(need)
    return {word: tuple(needs) for word, needs in found.items()}


@cache
def _figure_keys() -> dict[int, tuple[str, ...]]:
    """Length of a number -> the groups of `needs` that it is in."""
    needs = {need for rule in rules() for need in rule.needs}
    found = {}
    for length in range(1, 9):
        own = {_FIGURE} | ({_FOUR} if length == 4 else {_EIGHT} if length == 8 else set())
        found[length] = tuple(need for need in needs if own & set(need.split()))
    return found


def fitting_rules(text: str, start: int, end: int) -> Iterable[Rule]:
    """The rules whose words stand in `text[start:end]`, in order."""
    keys, figures = _keys(), _figure_keys()
    present: set[str] = set()
    told = words_of(text, start, end)
    words, numbers = set(told), []
    for word in told:
        if word.isalpha() and word.isascii():
            continue
        if word.isdecimal():
            numbers.append(word)
        elif len(word) > 1:
            words.update(parts := _PART.findall(word))
            numbers += [part for part in parts if part.isdecimal()]
    if numbers:
        words.update(_MARK.findall(text, start, end))
    for word in words:
        if word in keys:
            present.update(keys[word])
    for number in numbers:
        present.update(figures.get(len(number), figures[1]))
        if len(number) == 4 and "1000" <= number < "1500":
            present.add(_OLD)
    return _with(frozenset(present)) if present else ()


@lru_cache(maxsize=4096)
def _with(present: frozenset[str]) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules() if rule.needs <= present)
