"""What a parameter of a named question may be: the types that a query's head names, and how text is read as each.

Besides DuckDB's own types there are closed vocabularies (`MODALITY`, `FLOW`, …) and `ACTOR`: the code or the English name of a country or
organisation. So a word that cannot occur is told at once, where it would otherwise only find nothing.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, partial
from typing import Any

from timeline.lexicons.tables import COUNTRY_COLUMNS, NAME_COLUMNS, ORGANISATION_COLUMNS, read_csv, split_cell
from timeline.terms import ActorKind, EventType, Flow, LoadStatus, Measure, Modality, Verdict

Value = str | int | float | bool | dt.date | list[str] | None
"""What a parameter may be bound to."""

_WORLD = "WLD"
"""All partners of a country together."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One type of parameter: DuckDB's name for it, what it is in words, and how a value is read; ValueError or TypeError if it is none."""

    sql: str
    what: str
    read: Callable[[Any], Value]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    value.encode("utf8")  # DuckDB takes no lone surrogates; UnicodeEncodeError is a ValueError
    return value


def _texts(value: Any, read: Callable[[Any], str] = _text) -> Value:
    parts: Iterable[Any] = value.split(",") if isinstance(value, str) else list(value)
    texts = [_text(part).strip() for part in parts]
    if not texts or "" in texts:
        raise ValueError("an empty list, or an empty part of one")
    return [read(text) for text in texts]


def _integer(value: Any) -> Value:
    number = int(value)
    if isinstance(value, bool | float) or abs(number) >= 2**31:
        raise ValueError(value)
    return number


def _count(value: Any) -> Value:
    number = _integer(value)
    if not isinstance(number, int) or number < 1:
        raise ValueError(value)
    return number


def _double(value: Any) -> Value:
    if isinstance(value, bool):
        raise TypeError(value)
    return float(value)


def _day(value: Any) -> Value:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):  # fromisoformat takes week dates and bare digits as well
        raise ValueError(value)
    return dt.date.fromisoformat(value)


def _boolean(value: Any) -> Value:
    if isinstance(value, bool):
        return value
    word = str(value).lower()
    if word not in ("true", "false"):
        raise ValueError(value)
    return word == "true"


def _word(value: Any, words: tuple[str, ...]) -> str:
    """The word of a closed vocabulary, whatever its case."""
    found = {word.lower(): word for word in words}.get(_text(value).strip().lower())
    if found is None:
        raise ValueError(f"{value!r} is none of them")
    return found


class NoActor(ValueError):
    """No country or organisation is written so; the message names near ones."""


@cache
def _codes() -> dict[str, str]:
    """Codes, names and adjectives of countries and organisations in lower case, with the code; a code goes before a name."""
    found = {_WORLD.lower(): _WORLD}
    countries = [row for _, row in read_csv("countries.csv", COUNTRY_COLUMNS)]
    organisations = [
        row for _, row in read_csv("organisations.csv", ORGANISATION_COLUMNS) if row["kind"] != "armed_group"
    ]
    rows = [(row["code"], row["code"]) for row in (*countries, *organisations)]
    rows += [(row["name"], row["code"]) for row in (*countries, *organisations)]
    names = [row for _, row in read_csv("country_names.csv", NAME_COLUMNS)]
    for kind in ("name", "adjective"):
        rows += [(row["text"], row["code"]) for row in names if row["kind"] == kind]
    rows += [(alias, row["code"]) for row in organisations for alias in split_cell(row["aliases"])]
    for text, code in rows:
        found.setdefault(text.lower(), code)
    return found


def actor_code(value: Any, known: Mapping[str, str] | None = None) -> str:
    """The code of a country or organisation given by code or English name, whatever its case. Raises NoActor.

    `known` are names in lower case, with their codes, that the lexicon lacks: those of a database coded with a user's own names.
    """
    text = _text(value).strip()
    code = _codes().get(text.lower()) or (known or {}).get(text.lower())
    if code is None:
        near = get_close_matches(text.lower(), _codes(), n=3, cutoff=0.75)
        told = " or ".join(dict.fromkeys(_codes()[name] for name in near))
        raise NoActor(
            f"{text!r} is no country or organisation of the lexicon" + (f" (did you mean {told}?)" if told else "")
        )
    return code


_VOCABULARIES: dict[str, tuple[str, ...]] = {
    "EVENT_TYPE": tuple(EventType), "MODALITY": tuple(Modality), "FLOW": tuple(Flow), "MEASURE": tuple(Measure),
    "ACTOR_KIND": tuple(ActorKind), "STATUS": tuple(LoadStatus), "STEP": ("month", "quarter", "year"),
    "VERDICT": tuple(Verdict),
}  # fmt: skip


def _kinds() -> dict[str, Kind]:
    found = {
        "VARCHAR": Kind("VARCHAR", "a text", _text),
        "VARCHAR[]": Kind("VARCHAR[]", "a list (A,B)", _texts),
        "INTEGER": Kind("INTEGER", "a whole number", _integer),
        "COUNT": Kind("INTEGER", "a whole number from 1 on", _count),
        "DOUBLE": Kind("DOUBLE", "a number", _double),
        "DATE": Kind("DATE", "a day (YYYY-MM-DD)", _day),
        "BOOLEAN": Kind("BOOLEAN", "true or false", _boolean),
        "ACTOR": Kind("VARCHAR", "the code or name of an actor", actor_code),
        "ACTOR[]": Kind(
            "VARCHAR[]", "a list of codes or names of actors (BLR,China)", partial(_texts, read=actor_code)
        ),
    }
    for name, terms in _VOCABULARIES.items():
        words = tuple(str(term) for term in terms)
        read, told = partial(_word, words=words), ", ".join(words)
        found[name] = Kind("VARCHAR", f"one of {told}", read)
        found[f"{name}[]"] = Kind("VARCHAR[]", f"a list out of {told}", partial(_texts, read=read))
    return found


KINDS = _kinds()
"""Type as a head writes it -> what it is."""


def read_value(kind: str, value: Any, known: Mapping[str, str]) -> Value:
    """A value as the type `kind` reads it. `known` are more names of actors (`actor_code`). Raises what `Kind.read` raises."""
    if kind == "ACTOR":
        return actor_code(value, known)
    if kind == "ACTOR[]":
        return _texts(value, partial(actor_code, known=known))
    return KINDS[kind].read(value)
