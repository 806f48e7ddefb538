"""A user's own actors: a CSV file of names that the lexicon lacks, or that mean something else in the user's articles (`--lexicon FILE`)."""

import csv
import datetime as dt
import hashlib
import io
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from timeline.errors import LexiconError, MissingInput
from timeline.lexicons.tables import COUNTRY_COLUMNS, OFFICE_COLUMNS, ORGANISATION_COLUMNS, read_csv, split_cell

OWN_COLUMNS: Final = ("code", "kind", "name", "aliases", "office", "from", "until")
OWN_KINDS: Final = ("country", "adjective", "place", "organisation", "armed_group", "person")
"""What a row may name: a country (another name of one), the adjective of a country, a place that stands for its country, an organisation
(of the lexicon or a new one), an armed group (which acts for the country in `code`), a person (who acts for the country or organisation)."""
_CODE: Final = re.compile(r"[A-Z][A-Za-z0-9]{0,11}")
_DAY: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_DEFAULT_OFFICE: Final = "official"
_LONGEST: Final = 200
_LARGEST: Final = 20_000_000
"""Bytes: some 200,000 names, twelve times the lexicon's own."""


@dataclass(frozen=True, slots=True)
class OwnName:
    """One row. `from_day` and `until_day` are a year, a month or a day as text, "" when open; `office` is a person's title."""

    line: int
    code: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    office: str
    from_day: str
    until_day: str


@dataclass(frozen=True, slots=True)
class OwnNames:
    """All rows of a file. `version` tells contents apart: what was coded with other names is coded anew."""

    path: str
    names: tuple[OwnName, ...]
    version: str

    def of_kind(self, *kinds: str) -> Iterator[OwnName]:
        """The rows of these kinds, in the order of the file."""
        return (name for name in self.names if name.kind in kinds)


def read_own_names(path: Path | str) -> OwnNames:
    """The names in a CSV file with the header `code,kind,name,aliases,office,from,until`; lines that begin with # are comments.

    Raises MissingInput when there is no such file, and LexiconError with the line of the first row that is wrong: a list of names with a
    hole in it would code articles differently without a word.
    """
    path = Path(path)
    if not path.is_file():
        raise MissingInput(str(path), "no such file", f"give a CSV file with the columns {','.join(OWN_COLUMNS)}")
    raw = path.read_bytes()
    if len(raw) > _LARGEST:
        raise LexiconError(path, f"{len(raw):,} bytes; a list of names may have {_LARGEST:,}")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise LexiconError(path, "not UTF-8; save it as UTF-8", line) from error
    names = tuple(_rows(path, text))
    if not names:
        raise LexiconError(path, "it holds no names")
    content = "\n".join(repr((n.code, n.kind, n.name, n.aliases, n.office, n.from_day, n.until_day)) for n in names)
    return OwnNames(str(path), names, "names-" + hashlib.sha256(content.encode("utf8")).hexdigest()[:12])


def _rows(path: Path, text: str) -> Iterator[OwnName]:
    reader = csv.DictReader(io.StringIO(text), strict=True)
    known = _codes()
    offices = _offices().keys()
    try:
        if tuple(reader.fieldnames or ()) != OWN_COLUMNS:
            raise LexiconError(path, f"the header must be {','.join(OWN_COLUMNS)}", 1)
        new: dict[str, str] = {}
        for row in reader:
            line = reader.line_num
            if (row["code"] or "").lstrip().startswith("#"):
                continue
            if None in row or None in row.values():
                raise LexiconError(path, f"the row has not {len(OWN_COLUMNS)} fields", line)
            own = OwnName(
                line, row["code"].strip(), row["kind"].strip(), row["name"].strip(), split_cell(row["aliases"]),
                row["office"].strip(), row["from"].strip(), row["until"].strip(),
            )  # fmt: skip
            problem = _problem(own, known | new, offices)
            if problem:
                raise LexiconError(path, problem, line)
            if own.kind == "organisation":
                new[own.code] = "organisation"
            yield own
    except csv.Error as error:
        raise LexiconError(path, f"no CSV: {error}", reader.line_num) from error


def _codes() -> dict[str, str]:
    """Codes of the lexicon, and whether they are a country's or an organisation's."""
    found = {row["code"]: "country" for _, row in read_csv("countries.csv", COUNTRY_COLUMNS)}
    for _, row in read_csv("organisations.csv", ORGANISATION_COLUMNS):
        found.setdefault(row["code"], "organisation")
    return found


def _problem(own: OwnName, known: dict[str, str], offices: Container[str]) -> str:
    """What is wrong with a row, and the cure; "" when nothing is."""
    if own.kind not in OWN_KINDS:
        return f"kind {own.kind!r} is none of {', '.join(OWN_KINDS)}"
    if not own.name or any(len(text) > _LONGEST for text in (own.name, *own.aliases)):
        return f"a name must have 1 to {_LONGEST} characters"
    if not any(character.isalpha() for character in own.name):
        return f"{own.name!r} is no name: it has no letter"
    if not _CODE.fullmatch(own.code):
        return (
            f"code {own.code!r} must be letters and digits that begin with a capital (ISO 3166 alpha-3 for countries)"
        )
    kind = known.get(own.code)
    if own.kind in {"country", "adjective", "place", "armed_group"} and kind != "country":
        return f"no country {own.code!r} in the lexicon; give its ISO 3166 alpha-3 code"
    if own.kind == "organisation" and kind == "country":
        return f"{own.code!r} is the code of a country; choose another for the organisation"
    if own.kind == "person" and kind is None:
        return f"no country or organisation {own.code!r}; give a row of the kind organisation before it"
    if own.kind == "person" and len(own.name.split()) < 2:
        return f"a person needs the full name, not only {own.name!r}; short forms are aliases"
    if own.office and own.kind != "person":
        return "only a person has an office"
    if own.office and own.office not in offices:
        return f"no office {own.office!r}; the titles are those of timeline/lexicon/offices.csv, or leave it blank"
    return _bad_days(own)


def _bad_days(own: OwnName) -> str:
    for day in (own.from_day, own.until_day):
        if day and not _is_day(day):
            return f"{day!r} is no day; write YYYY, YYYY-MM or YYYY-MM-DD, or leave it blank"
    if own.from_day and own.until_day and own.from_day > own.until_day + "~":
        return f"it ends ({own.until_day}) before it begins ({own.from_day})"
    return ""


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text)) and bool(dt.date.fromisoformat((text + "-01-01")[:10]))
    except ValueError:
        return False


def office_of(own: OwnName) -> str:
    """The office behind a person's title, as the lexicon names it: "foreign_minister"; without a title an official."""
    return _offices().get(own.office, _DEFAULT_OFFICE)


@cache
def _offices() -> dict[str, str]:
    """Title -> office, as offices.csv has them; of a title with several, the first."""
    rows = [row for _, row in read_csv("offices.csv", OFFICE_COLUMNS)]
    return {row["title"]: row["office"] for row in reversed(rows)}
