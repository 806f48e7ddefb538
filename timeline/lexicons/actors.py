"""Countries, organisations, office-holders and offices, read once from `timeline/lexicon/` into an index of names."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeVar

from timeline.lexicons.names import (
    Name,
    Office,
    Person,
    country_names,
    idioms,
    offices,
    organisation_names,
    people,
)
from timeline.lexicons.own_names import OwnNames
from timeline.lexicons.tables import read_toml, undisturbed
from timeline.terms import ActorKind
from timeline.tokens import token_texts

Entry = TypeVar("Entry")
_own: ContextVar[OwnNames | None] = ContextVar("own_names", default=None)


@dataclass(frozen=True, slots=True)
class World:
    """The whole index. Each dictionary goes from the first token (lower case) to entries, the longest first.

    Of names and people there are many that begin alike: theirs go on to the second token, "" for a name of one word. `uncapitalised` are
    the first tokens, as written, of those that begin with no capital ("al-Shabaab").
    """

    names: dict[str, dict[str, tuple[Name, ...]]]
    people: dict[str, dict[str, tuple[tuple[tuple[str, ...], Person], ...]]]
    uncapitalised: frozenset[str]
    surnames: dict[str, tuple[tuple[tuple[str, ...], tuple[Person, ...]], ...]]
    offices: dict[str, tuple[Office, ...]]
    words: dict[str, frozenset[str]]
    canonical: dict[str, str]
    kinds: dict[str, ActorKind]


def _by_two_words(
    found: dict[str, list[Entry]], words: Callable[[Entry], tuple[str, ...]]
) -> dict[str, dict[str, tuple[Entry, ...]]]:
    """Entries under their first word and then their second, the longest first."""
    index: dict[str, dict[str, tuple[Entry, ...]]] = {}
    for first, entries in found.items():
        by_second: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            by_second[words(entry)[1].lower() if len(words(entry)) > 1 else ""].append(entry)
        index[first] = {
            second: tuple(sorted(group, key=lambda entry: -len(words(entry)))) for second, group in by_second.items()
        }
    return index


@contextmanager
def with_own_names(own: OwnNames | None) -> Iterator[None]:
    """While the block lasts, the index holds these names of the user's too; None for the lexicon alone."""
    before = _own.set(own)
    try:
        yield
    finally:
        _own.reset(before)


def world() -> World:
    """The index of all names that are in effect; read from the files on first use (some 0.4 s of CPU)."""
    return _world(_own.get())


@lru_cache(maxsize=4)
@undisturbed()
def _world(own: OwnNames | None) -> World:
    canonical: dict[str, str] = {}
    kinds: dict[str, ActorKind] = {}
    names = defaultdict(list)
    for name in (*country_names(canonical, kinds, own), *organisation_names(canonical, kinds, own), *idioms()):
        names[name.words[0].lower()].append(name)
    by_name = defaultdict(list)
    surnames: dict[str, dict[tuple[str, ...], list[Person]]] = defaultdict(lambda: defaultdict(list))
    for person, full in people(own):
        for words in map(token_texts, full):
            if len(words) > 1:
                by_name[words[0].lower()].append((words, person))
        for words in person.surnames:
            surnames[words[0].lower()][words].append(person)
    firsts = {name.words[0] for found in names.values() for name in found}
    firsts |= {words[0] for found in by_name.values() for words, _ in found}
    by_title = defaultdict(list)
    for office in offices():
        by_title[office.words[0]].append(office)
    lists = read_toml("actors.toml")
    return World(
        names=_by_two_words(names, lambda name: name.words),
        people=_by_two_words(by_name, lambda entry: entry[0]),
        uncapitalised=frozenset(first for first in firsts if not first[0].isupper()),
        surnames={
            first: tuple(
                (words, tuple(found)) for words, found in sorted(group.items(), key=lambda item: -len(item[0]))
            )
            for first, group in surnames.items()
        },
        offices={
            first: tuple(sorted(found, key=lambda office: -len(office.words))) for first, found in by_title.items()
        },
        words={key: frozenset(value.split()) for key, value in lists.items()},
        canonical=canonical,
        kinds=kinds,
    )


def holders() -> dict[tuple[str, str], tuple[tuple[Person, dt.date, dt.date], ...]]:
    """(code, office) -> everyone who has held it, with first and last day."""
    return _holders(_own.get())


@lru_cache(maxsize=4)
def _holders(own: OwnNames | None) -> dict[tuple[str, str], tuple[tuple[Person, dt.date, dt.date], ...]]:
    held: dict[tuple[str, str], list[tuple[Person, dt.date, dt.date]]] = defaultdict(list)
    for group in _world(own).surnames.values():
        for _, namesakes in group:
            for person in namesakes:
                for term in person.terms:
                    entry = (person, term.first, term.last)
                    if entry not in held[term.code, term.office]:
                        held[term.code, term.office].append(entry)
    return {key: tuple(entries) for key, entries in held.items()}


def lands_headed_by(heads: str) -> frozenset[str]:
    """The codes of those who have had a head so called ("presidents", "monarchs"); empty for words that fit any country's ("leaders")."""
    return _headed_by(_own.get()).get(heads, frozenset())


_HEADS: Final = frozenset({"head_of_state", "head_of_government", "commission_president", "council_president"})


@lru_cache(maxsize=4)
def _headed_by(own: OwnNames | None) -> dict[str, frozenset[str]]:
    called: dict[str, set[str]] = defaultdict(set)
    for entry in _world(own).words["heads_called"]:
        heads, _, title = entry.partition(":")
        for (code, office), held in _holders(own).items():
            titles = {term.title for person, _, _ in held for term in person.terms if term.code == code}
            if office in _HEADS and any(title in full.split() for full in titles):
                called[heads].add(code)
    return {heads: frozenset(codes) for heads, codes in called.items()}
