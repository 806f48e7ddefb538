"""Finds the named questions (`queries/*.sql`) and holds each to its head.

A query begins with comment lines that say what it answers:

    -- purpose: How many events of each type there are
    -- param from_day DATE = NULL: only events that are not over before this day
    -- param actor ACTOR[] = NULL: only events in which one of these takes part
    -- column events BIGINT: events

A parameter without `= …` must be given. Its type is one of `timeline.parameters.KINDS`; its value is bound (`$from_day`), never put into
the text.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from timeline.errors import BadParameter, LexiconError, UnknownName
from timeline.parameters import KINDS, NoActor, Value, read_value

COLUMN_TYPES = frozenset(
    "VARCHAR VARCHAR[] INTEGER BIGINT DOUBLE BOOLEAN DATE TIMESTAMPTZ".split()
)  # what charts and tables know how to show


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter: `default` is its value as text when none is given, None when that is NULL or when it is `required`."""

    name: str
    type: str
    default: str | None
    required: bool
    what: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the answer."""

    name: str
    type: str
    what: str


@dataclass(frozen=True, slots=True)
class Query:
    """One named question. `text` is its SQL with `$name` for each parameter."""

    name: str
    purpose: str
    params: tuple[Param, ...]
    columns: tuple[Column, ...]
    text: str

    def bound(self, given: Mapping[str, Any], actors: Mapping[str, str] | None = None) -> dict[str, Value]:
        """A value for every parameter, of its type. Text is read as the type says (`2021-03-04`, `BLR,China`).

        `actors` are names (lower case) and codes of actors that the lexicon lacks. Raises BadParameter for a parameter that the query does
        not take, that it needs, or whose value does not fit.
        """
        names = [param.name for param in self.params]
        for name in given:
            if name not in names:
                known = f"it takes {', '.join(names)}" if names else "it takes none"
                raise BadParameter(name, f"the query {self.name} has no such parameter{_near(name, names)}; {known}")
        values = {param.name: _value(self.name, param, given, actors or {}) for param in self.params}
        first, last = values.get("from_day"), values.get("to_day")
        if isinstance(first, dt.date) and isinstance(last, dt.date) and first > last:
            raise BadParameter("from_day", f"{first} is after to_day, {last}")
        if isinstance(values.get("actor"), str) and values["actor"] == values.get("partner"):
            raise BadParameter("partner", f"{values['actor']} is the actor already; name two different ones")
        return values


def _near(name: str, names: list[str]) -> str:
    close = get_close_matches(name, names, n=1, cutoff=0.5)
    return f" (did you mean {close[0]}?)" if close else ""


def _value(query: str, param: Param, given: Mapping[str, Any], actors: Mapping[str, str]) -> Value:
    if param.name not in given and param.required:
        raise BadParameter(param.name, f"the query {query} needs it: {param.what}")
    value = given.get(param.name, param.default)
    if value is None:
        return None
    try:
        return read_value(param.type, value, actors)
    except NoActor as error:
        raise BadParameter(param.name, str(error)) from error
    except (TypeError, ValueError) as error:
        raise BadParameter(param.name, f"{value!r} is not {KINDS[param.type].what}: {param.what}") from error


@cache
def queries() -> dict[str, Query]:
    """Every named question, by name. Raises LexiconError (file and line) when a query does not keep to its head."""
    found = [
        parse_query(entry.name, entry.read_text("utf8")) for entry in _folder().iterdir() if entry.name.endswith(".sql")
    ]
    return {query.name: query for query in sorted(found, key=lambda query: query.name)}


def named(name: str) -> Query:
    """The query of that name. Raises UnknownName, the nearest names first."""
    found = queries()
    if name not in found:
        close = get_close_matches(name, found, n=3, cutoff=0.4)
        raise UnknownName("query", name, [*close, *(known for known in found if known not in close)])
    return found[name]


def _folder() -> Traversable:
    """Where the queries lie: in the installed package, or beside it in a checkout."""
    package = files("timeline")
    inside = package.joinpath("queries")
    if inside.is_dir():
        return inside
    beside = Path(str(package)).parent / "queries"
    if beside.is_dir():
        return beside
    raise LexiconError(beside, "the folder of queries is missing; install the package again")


_LINE = re.compile(r"-- (?:(purpose): |(param|column) )(\S[^\n]*)")
_PARAM = re.compile(r"([a-z_]{1,40}) ([A-Z_]{1,20}(?:\[\])?)(?: = ([^:]{1,80}))?: (\S.{0,300})")
_COLUMN = re.compile(r"([a-z_]{1,40}) ([A-Z]{1,20}(?:\[\])?): (\S.{0,300})")
_MARK = re.compile(r"\$([a-z_]{1,40})")
_LITERAL = re.compile(r"'[^']*'|--[^\n]*")


def parse_query(file: str, text: str) -> Query:
    """One query out of the text of its file. Raises LexiconError, naming the line, when head and SQL do not agree."""
    purpose, params, columns = "", [], []
    lines = text.splitlines()
    body = next((number for number, line in enumerate(lines) if not line.startswith("-- ")), len(lines))
    for number, line in enumerate(lines[:body], 1):
        found = _LINE.fullmatch(line)
        if not found:
            raise LexiconError(file, "a line of the head is not purpose, param or column", number)
        kind, rest = found[1] or found[2], found[3]
        if kind == "purpose":
            purpose = rest
        elif kind == "param":
            params.append(_param(file, number, rest))
        else:
            columns.append(_column(file, number, rest))
    sql = "\n".join(lines[body:]).strip()
    _agree(file, purpose, params, columns, sql)
    return Query(file.removesuffix(".sql"), purpose, tuple(params), tuple(columns), sql)


def _param(file: str, number: int, rest: str) -> Param:
    found = _PARAM.fullmatch(rest)
    if not found or found[2] not in KINDS:
        raise LexiconError(file, f"write it as -- param name {'|'.join(KINDS)} = default: what", number)
    default = found[3]
    param = Param(found[1], found[2], None if default in (None, "NULL") else default, default is None, found[4])
    try:
        if param.default is not None:
            KINDS[param.type].read(param.default)
    except (TypeError, ValueError) as error:
        raise LexiconError(file, f"the default {default!r} is not {KINDS[param.type].what}", number) from error
    return param


def _column(file: str, number: int, rest: str) -> Column:
    found = _COLUMN.fullmatch(rest)
    if not found or found[2] not in COLUMN_TYPES:
        raise LexiconError(file, f"write it as -- column name {'|'.join(sorted(COLUMN_TYPES))}: what", number)
    return Column(found[1], found[2], found[3])


def _agree(file: str, purpose: str, params: list[Param], columns: list[Column], sql: str) -> None:
    """The head has a purpose and columns, names nothing twice, and declares the parameters that the SQL uses."""
    if not purpose or not columns or not sql:
        raise LexiconError(file, "it needs -- purpose: …, at least one -- column … and SQL")
    for names in ([param.name for param in params], [column.name for column in columns]):
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise LexiconError(file, f"declared twice: {', '.join(twice)}")
    used = set(_MARK.findall(_LITERAL.sub("", sql)))
    declared = {param.name for param in params}
    if used != declared:
        wrong = [f"{name} is not declared" for name in sorted(used - declared)]
        wrong += [f"{name} is not used" for name in sorted(declared - used)]
        raise LexiconError(file, "parameters: " + ", ".join(wrong))
