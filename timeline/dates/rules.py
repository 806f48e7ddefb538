"""The rules of date expressions: patterns of lexicon/dates/*.toml, each with the function that reads its match."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import ModuleType
from typing import Any, Final

from timeline.dates import clocks, explicit, lengths, months, named, parts, relative, shifts
from timeline.dates.meanings import Meaning
from timeline.errors import LexiconError
from timeline.lexicons.dates import pieces, word_classes
from timeline.lexicons.tables import read_toml, undisturbed
from timeline.tokens import tokenize, words_of

_READERS: Final[tuple[ModuleType, ...]] = (explicit, months, named, relative, shifts, parts, lengths, clocks)
_PART: Final = re.compile(r"[a-z]+|\d+|½")
"""What is a word or number of its own inside "o'clock", "p.m.", "1,400"."""
_MARK: Final = re.compile(r"['’./:–-](?=\s?\d)")
_FIGURE, _FOUR, _EIGHT, _OLD = "{figure}", "{four}", "{eight}", "{old}"


Beginnings = Mapping[str, Sequence[int]]


@dataclass(slots=True)
class Rule:
    """`read` turns a match into a meaning, or None when the words say no date after all. The group `x` is the expression, if there is one.

    `needs` are groups of words; where a sentence lacks a word of one of them, the pattern cannot match and is not tried. `begins` are the
    letters and figures with which a match may begin. The pattern is compiled when it is first tried: few texts have the words of all.
    """

    id: str
    source: str
    begins: str
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

    def matches(self, text: str, beginnings: Beginnings) -> Iterator[re.Match[str]]:
        """The matches in `text`, left to right and apart from each other, as `finditer` gives them: that tries every place, this a few."""
        places, behind = [place for first in self.begins for place in beginnings.get(first, ())], 0
        for place in sorted(places):
            if place >= behind and (match := self.pattern.match(text, place)) is not None:
                yield match
                behind = match.end()


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
    source, begins = _whole(row["pattern"]), row["begins"].replace("0-9", "0123456789")
    return Rule(
        row["id"], source, begins, re.NOFLAG if row.get("case") else re.IGNORECASE, read, row.get("weight", 0), frozenset(row["needs"]),
        tuple(row["yes"]), tuple(row["no"]), "(?P<x>" in source,
    )  # fmt: skip


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


def beginnings_in(text: str, start: int, end: int) -> Beginnings:
    """Where a date may begin in `text[start:end]`, counted from `start`: the places of words, numbers and marks, and of what stands within
    them behind a mark or letters ("1,2011", "T14:30"), by their first character in lower case."""
    found: dict[str, list[int]] = {}
    for token in tokenize(text, start, end):
        found.setdefault(token.lower[0], []).append(token.start - start)
        word = token.text
        if len(word) > 1 and not word.isalpha() and not word.isdecimal():
            inner = [
                at
                for at in range(1, len(word))
                if word[at].isdecimal() > word[at - 1].isdecimal() or not word[at - 1].isalnum()
            ]
            for at in inner:
                found.setdefault(word[at].lower(), []).append(token.start + at - start)
    return found


def fitting_rules(text: str, start: int, end: int) -> tuple[Rule, ...]:
    """The rules whose words stand in `text[start:end]`, in order."""
    keys, figures = _keys(), _figure_keys()
    present: set[str] = set()
    words, inner = words_of(text, start, end), []
    for word in words:
        if word in keys:
            present.update(keys[word])
        if len(word) > 1 and not (word.isascii() and word.isalpha()) and not word.isdecimal():
            inner += _PART.findall(word)
    numbers = [word for word in (*words, *inner) if word.isdecimal()]
    if numbers:
        inner += _MARK.findall(text, start, end)
    for word in inner:
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
