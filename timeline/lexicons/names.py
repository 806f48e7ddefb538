"""Ways to name countries, organisations, people and offices: the rows of `timeline/lexicon/`, and a user's own, as typed records."""

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from timeline.errors import LexiconError
from timeline.lexicons.own_names import OwnName, OwnNames, office_of
from timeline.lexicons.spellings import spellings
from timeline.lexicons.tables import (
    COUNTRY_COLUMNS,
    HOLDER_COLUMNS,
    IDIOM_COLUMNS,
    NAME_COLUMNS,
    OFFICE_COLUMNS,
    ORGANISATION_COLUMNS,
    read_csv,
    split_cell,
)
from timeline.terms import ActorKind
from timeline.tokens import token_texts

LEADING: Final = frozenset(
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
            return max(holding, key=lambda term: (term.office in LEADING, term.first)), True
        ended = [term for term in self.terms if term.office in LEADING]
        of_body = any(term.office == "secretary_general" for term in ended)
        if ended and not of_body and all((day - term.last).days > _FORGOTTEN for term in self.terms):
            return ended[-1], False  # an envoy of a body years ago, and a minister before: of his country
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


_FORGOTTEN: Final = 12 * 365
"""Days after the last office of all by which it tells for whom somebody acts no more than those before it."""


@dataclass(frozen=True, slots=True)
class Office:
    """A title or role noun. `collective` for bodies of people (government, troops); else it stands before a person's name. A title that the
    file has in `capitals` is one only where a text writes it so: "PM", and not "5 pm".
    """

    words: tuple[str, ...]
    office: str
    collective: bool
    capitals: bool = False


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


def country_names(canonical: dict[str, str], kinds: dict[str, ActorKind], own: OwnNames | None) -> list[Name]:
    """Every way to write a country, the user's own first; fills in the countries' names and kinds by code."""
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
    return [*_own_country_names(canonical, own), *names] if own else names


_OWN_FORMS: Final = {"country": "name", "adjective": "adjective", "place": "city"}


def _own_country_names(canonical: dict[str, str], own: OwnNames) -> list[Name]:
    return [
        Name(
            token_texts(text), row.code, canonical[row.code], ActorKind.COUNTRY, _OWN_FORMS[row.kind],
            _year(row.from_day, 0), _year(row.until_day, 9999), False,
        )
        for row in own.of_kind(*_OWN_FORMS)
        for text in dict.fromkeys((row.name, *row.aliases))
    ]  # fmt: skip


def organisation_names(canonical: dict[str, str], kinds: dict[str, ActorKind], own: OwnNames | None) -> list[Name]:
    """Organisations under their own code; armed groups act for the country they are based in. The user's own come first."""
    names = list(_own_organisation_names(canonical, kinds, own)) if own else []
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


def _own_organisation_names(canonical: dict[str, str], kinds: dict[str, ActorKind], own: OwnNames) -> Iterator[Name]:
    for row in own.of_kind("organisation", "armed_group"):
        kind = _organisation_kind(row.kind)
        canonical.setdefault(row.code, row.name)
        kinds.setdefault(row.code, kind)
        for text in dict.fromkeys((row.name, *row.aliases)):
            years = _year(row.from_day, 0), _year(row.until_day, 9999)
            yield Name(token_texts(text), row.code, row.name, kind, "name", *years, False)


def idioms() -> list[Name]:
    """Phrases with a country's word in them that name no actor: they have no code, and cover the words that they hold."""
    return [
        Name(token_texts(row["text"]), "", row["text"], ActorKind.COUNTRY, "idiom", 0, 9999, False)
        for _, row in read_csv("no_actors.csv", IDIOM_COLUMNS)
    ]


def people(own: OwnNames | None) -> list[tuple[Person, tuple[str, ...]]]:
    """Office-holders, and the user's own people, with every full name that they are called by."""
    rows = defaultdict(list)
    for line, row in read_csv("office_holders.csv", HOLDER_COLUMNS):
        rows[row["person"]].append((line, row))
    for line, row in map(_own_holder, own.of_kind("person") if own else ()):
        rows[row["person"]].append((line, row))
    found = []
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
        found.append((person, tuple(full)))
    return found


def _own_holder(own: OwnName) -> tuple[int, dict[str, str]]:
    """A person of the user's as a row of office_holders.csv; the last word of the name is the surname where no alias is a shorter one."""
    short = [alias for alias in own.aliases if len(alias.split()) < len(own.name.split())]
    row = {
        "code": own.code, "office": office_of(own), "title": own.office, "person": own.name,
        "surname": short[0] if short else own.name.split()[-1], "variants": "|".join(own.aliases),
        "from": own.from_day, "until": own.until_day, "source": "the user's own",
    }  # fmt: skip
    return own.line, row


def offices() -> list[Office]:
    """Titles and words for bodies of people, in the order of the file."""
    return [
        Office(
            tuple(word.lower() for word in token_texts(row["title"])),
            row["office"],
            row["note"].startswith("collective"),
            row["title"].isupper(),
        )
        for _, row in read_csv("offices.csv", OFFICE_COLUMNS)
    ]
