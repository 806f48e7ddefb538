"""Countries, organisations, office-holders and offices, read once from `timeline/lexicon/` into an index of names."""

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from timeline.errors import LexiconError
from timeline.lexicons.spellings import spellings
from timeline.lexicons.tables import read_csv, read_toml, split_cell
from timeline.terms import ActorKind
from timeline.tokens import token_texts

COUNTRY_COLUMNS = ("code", "name", "iso2", "numeric", "from", "until", "successors", "capital", "region")
NAME_COLUMNS = ("code", "kind", "text", "from", "until", "note")
ORGANISATION_COLUMNS = ("code", "name", "kind", "country", "from", "until", "aliases", "note")
HOLDER_COLUMNS = ("code", "office", "title", "person", "surname", "variants", "from", "until", "source")
IDIOM_COLUMNS = ("text", "what")
OFFICE_COLUMNS = ("title", "office", "rank", "note")

Entry = TypeVar("Entry")

_LEADING = frozenset(
    {"head_of_state", "head_of_government", "foreign_minister", "de_facto_leader", "secretary_general"}
)


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write a country or organisation. `words` are its tokens; `from_year`/`until_year` when it was used."""

    words: tuple[str, ...]
    code: str
    canonical: str
    kind: ActorKind
    form: str
    from_year: int
    until_year: int
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Term:
    """A time in office: `first` to `last` day, inclusive."""

    code: str
    office: str
    title: str
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Person:
    """An office-holder with all their terms, oldest first."""

    name: str
    surnames: tuple[tuple[str, ...], ...]
    terms: tuple[Term, ...]

    def term_at(self, day: dt.date | None) -> tuple[Term, bool]:
        """The term that holds on that day, and True; or the nearest one, and False. Without a day, the last term."""
        if day is None:
            return self.terms[-1], False
        holding = [term for term in self.terms if term.first <= day <= term.last]
        if holding:
            return max(holding, key=lambda term: (term.office in _LEADING, term.first)), True
        return min(self.terms, key=lambda term: min(abs((term.first - day).days), abs((term.last - day).days))), False

    def years_from(self, day: dt.date | None) -> float:
        """Years between the day and the nearest time in office; 0 within one, and without a day."""
        if day is None:
            return 0.0
        return min(
            0.0
            if term.first <= day <= term.last
            else min(abs((term.first - day).days), abs((term.last - day).days)) / 365
            for term in self.terms
        )


@dataclass(frozen=True, slots=True)
class Office:
    """A title or role noun. `collective` for bodies of people (government, troops); else it stands before a person's name."""

    words: tuple[str, ...]
    office: str
    collective: bool


@dataclass(frozen=True, slots=True)
class World:
    """The whole index. Each dictionary goes from the first token (lower case) to entries, the longest first.

    Of names and people there are many that begin alike: theirs go on to the second token, "" for a name of one word.
    """

    names: dict[str, dict[str, tuple[Name, ...]]]
    people: dict[str, dict[str, tuple[tuple[tuple[str, ...], Person], ...]]]
    surnames: dict[str, tuple[tuple[tuple[str, ...], tuple[Person, ...]], ...]]
    offices: dict[str, tuple[Office, ...]]
    words: dict[str, frozenset[str]]
    canonical: dict[str, str]
    kinds: dict[str, ActorKind]


def _year(cell: str, default: int) -> int:
    return int(cell[:4]) if cell else default


def _day(cell: str, end: bool, path: str, line: int) -> dt.date:
    """An ISO day, month or year; a blank end is open."""
    if not cell:
        return dt.date.max if end else dt.date(1900, 1, 1)
    try:
        if len(cell) == 4:
            return dt.date(int(cell), 12, 31) if end else dt.date(int(cell), 1, 1)
        if len(cell) == 7:
            year, month = int(cell[:4]), int(cell[5:])
            return dt.date(year, month, calendar.monthrange(year, month)[1] if end else 1)
        return dt.date.fromisoformat(cell)
    except ValueError as error:
        raise LexiconError(path, f"{cell!r} is not a day: {error}", line) from error


def _organisation_kind(kind: str) -> ActorKind:
    return ActorKind.ARMED_GROUP if kind == "armed_group" else ActorKind.ORGANISATION


def _country_names(canonical: dict[str, str], kinds: dict[str, ActorKind]) -> list[Name]:
    for _, row in read_csv("countries.csv", COUNTRY_COLUMNS):
        canonical[row["code"]], kinds[row["code"]] = row["name"], ActorKind.COUNTRY
    names = []
    for line, row in read_csv("country_names.csv", NAME_COLUMNS):
        if row["code"] not in canonical:
            raise LexiconError("country_names.csv", f"no country {row['code']!r} in countries.csv", line)
        names.append(
            Name(
                token_texts(row["text"]), row["code"], canonical[row["code"]], ActorKind.COUNTRY, row["kind"],
                _year(row["from"], 0), _year(row["until"], 9999), "ambiguous" in row["note"],
            )
        )  # fmt: skip
    return names


def _organisation_names(canonical: dict[str, str], kinds: dict[str, ActorKind]) -> list[Name]:
    """Organisations under their own code; armed groups act for the country they are based in."""
    names = []
    for _, row in read_csv("organisations.csv", ORGANISATION_COLUMNS):
        kind = _organisation_kind(row["kind"])
        code = row["country"] if kind is ActorKind.ARMED_GROUP and row["country"] else row["code"]
        canonical.setdefault(code, row["name"])
        kinds.setdefault(code, kind)
        for text in dict.fromkeys((row["name"], *split_cell(row["aliases"]))):
            names.append(
                Name(
                    token_texts(text), code, row["name"], kind, "name",
                    _year(row["from"], 0), _year(row["until"], 9999), "ambiguous" in row["note"],
                )
            )  # fmt: skip
    return names


def _idioms() -> list[Name]:
    """Phrases with a country's word in them that name no actor: they have no code, and cover the words that they hold."""
    return [
        Name(token_texts(row["text"]), "", row["text"], ActorKind.COUNTRY, "idiom", 0, 9999, False)
        for _, row in read_csv("no_actors.csv", IDIOM_COLUMNS)
    ]


def _people() -> list[tuple[Person, tuple[str, ...]]]:
    """Office-holders with every full name that they are called by."""
    rows = defaultdict(list)
    for line, row in read_csv("office_holders.csv", HOLDER_COLUMNS):
        rows[row["person"]].append((line, row))
    people = []
    for name, held in rows.items():
        surnames: dict[str, None] = {}
        full: dict[str, None] = dict.fromkeys(spellings(name))
        terms = []
        for line, row in held:
            for variant in (row["surname"], *split_cell(row["variants"])):
                short = len(variant.split()) == 1 or variant == row["surname"]
                (surnames if short else full).update(dict.fromkeys(spellings(variant)))
            first, last = (_day(row[key], key == "until", "office_holders.csv", line) for key in ("from", "until"))
            terms.append(Term(row["code"], row["office"], row["title"], first, last))
        terms.sort(key=lambda term: (term.first, term.last, term.code, term.office))
        person = Person(name, tuple(token_texts(surname) for surname in surnames if surname), tuple(terms))
        people.append((person, tuple(full)))
    return people


def _offices() -> list[Office]:
    return [
        Office(
            tuple(word.lower() for word in token_texts(row["title"])),
            row["office"],
            row["note"].startswith("collective"),
        )
        for _, row in read_csv("offices.csv", OFFICE_COLUMNS)
    ]


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


@cache
def world() -> World:
    """The index of all names; read from the files on first use (some 0.4 s of CPU)."""
    canonical: dict[str, str] = {}
    kinds: dict[str, ActorKind] = {}
    names = defaultdict(list)
    for name in (*_country_names(canonical, kinds), *_organisation_names(canonical, kinds), *_idioms()):
        names[name.words[0].lower()].append(name)
    people = defaultdict(list)
    surnames: dict[str, dict[tuple[str, ...], list[Person]]] = defaultdict(lambda: defaultdict(list))
    for person, full in _people():
        for words in map(token_texts, full):
            if len(words) > 1:
                people[words[0].lower()].append((words, person))
        for words in person.surnames:
            surnames[words[0].lower()][words].append(person)
    offices = defaultdict(list)
    for office in _offices():
        offices[office.words[0]].append(office)
    lists = read_toml("actors.toml")
    return World(
        names=_by_two_words(names, lambda name: name.words),
        people=_by_two_words(people, lambda entry: entry[0]),
        surnames={
            first: tuple(
                (words, tuple(found)) for words, found in sorted(group.items(), key=lambda item: -len(item[0]))
            )
            for first, group in surnames.items()
        },
        offices={
            first: tuple(sorted(found, key=lambda office: -len(office.words))) for first, found in offices.items()
        },
        words={key: frozenset(value.split()) for key, value in lists.items()},
        canonical=canonical,
        kinds=kinds,
    )


@cache
def holders() -> dict[tuple[str, str], tuple[tuple[Person, dt.date, dt.date], ...]]:
    """(code, office) -> everyone who has held it, with first and last day."""
    held: dict[tuple[str, str], list[tuple[Person, dt.date, dt.date]]] = defaultdict(list)
    for group in world().surnames.values():
        for _, people in group:
            for person in people:
                for term in person.terms:
                    entry = (person, term.first, term.last)
                    if entry not in held[term.code, term.office]:
                        held[term.code, term.office].append(entry)
    return {key: tuple(entries) for key, entries in held.items()}
