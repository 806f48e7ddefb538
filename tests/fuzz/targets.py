"""What is fuzzed: functions from bytes to nothing, which fail on anything that a reader, a tagger or the coder must not do.

`python -m tests.fuzz NAME` runs one under atheris; tests/test_hostile.py runs each with hypothesis, which needs no instrumented build.
"""

import contextlib
import datetime as dt
import json
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import duckdb

from tests.fuzz.words import sql_of, text_of
from timeline.actors.find import find_actors
from timeline.amounts import find_amounts
from timeline.answer import answer
from timeline.articles.make import article_from_text
from timeline.articles.read import ENDINGS, read_inputs
from timeline.coder import code_article
from timeline.dates.find import find_dates
from timeline.errors import InputError, LexiconError, RefusedSql
from timeline.lexicons.own_names import read_own_names
from timeline.records import Article, Coded
from timeline.statements import split_statements
from timeline.store.guard import checked

_ENDINGS = tuple(ending for ending in ENDINGS if "htm" not in ending)
"""Pages are read in a process of their own, where no fuzzer sees what they reach."""
_DAYS = (
    None,
    dt.date(2023, 3, 7),
    dt.date.min,
    dt.date.max,
    dt.date(2024, 2, 29),
    dt.date(1, 12, 31),
    dt.date(9999, 1, 1),
)


def readers(data: bytes) -> None:
    """Any bytes in a file of any ending: each reading is an article whose text a file can hold, or an error of ours that names the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"x{_ENDINGS[data[0] % len(_ENDINGS)] if data else '.txt'}")
        path.write_bytes(data[1:])
        if data[1:15].lstrip().lower().startswith((b"<!doctype html", b"<html")):
            return
        readings = list(read_inputs([str(path)]))
    assert readings
    for reading in readings:
        assert (reading.article is None) != (reading.error is None)
        if reading.article is not None:
            reading.article.text.encode("utf8")
            reading.article.title.encode("utf8")
        if reading.error is not None:
            assert isinstance(reading.error, InputError) and str(path) in str(reading.error)


def tagger(data: bytes) -> None:
    """Dates, actors and amounts of any text on any day: spans that hold what they say, first days not after last days."""
    article = _article(data)
    statements = split_statements(article)
    text = article.text
    for statement in statements:
        assert 0 <= statement.start < statement.end <= len(text)
    for date in find_dates(article, statements):
        assert text[date.start : date.end] == date.text
        assert date.first_day is None or date.last_day is None or date.first_day <= date.last_day
    actors, unresolved = find_actors(article, statements)
    for found in (*actors, *unresolved):
        assert text[found.start : found.end] == found.text and found.text
    for statement in statements:
        for amount in find_amounts(text, statement.start, statement.end):
            assert text[amount.start : amount.end] == amount.text and amount.number == amount.number


def coder(data: bytes) -> None:
    """The whole coder on any text and day: what it gives can be written as JSON and stands where it says."""
    check_coded(code_article(_article(data)))


def check_coded(coded: Coded) -> None:
    """Offsets, quotes, days, and that each mention is in exactly one event."""
    text = coded.article.text
    for mention in coded.mentions:
        assert text[mention.start : mention.end] == mention.quote
        assert mention.start <= mention.trigger_start < mention.trigger_end <= mention.end
    told = [key for event in coded.events for key in event.mention_ids]
    assert sorted(told) == sorted({mention.id for mention in coded.mentions})
    for event in coded.events:
        assert event.first_day is None or event.last_day is None or event.first_day <= event.last_day
    for fact in coded.facts:
        assert text[fact.start : fact.end] == fact.quote
        assert fact.start <= fact.value_start < fact.value_end <= fact.end
    json.dumps(answer(coded, 1), allow_nan=False).encode("utf8")


def own_names(data: bytes) -> None:
    """Any bytes as a user's list of names: names, or one error with file and line."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "names.csv")
        path.write_bytes(b"code,kind,name,aliases,office,from,until\n" * (not data or data[0] % 2) + data[1:])
        with contextlib.suppress(LexiconError):
            assert read_own_names(path).names


def guard(data: bytes) -> None:
    """Any statement: let through as one SELECT or EXPLAIN, refused by us, or no SQL to DuckDB."""
    with contextlib.suppress(RefusedSql, duckdb.Error):
        statement = checked(_connection(), sql_of(data))
        assert statement.type in {duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN}


@cache
def _connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(config={"enable_external_access": False, "lock_configuration": True, "threads": 1})


def _article(data: bytes) -> Article:
    if not data:
        return article_from_text("x")
    return article_from_text(text_of(data[1:]), published=_DAYS[data[0] % len(_DAYS)])


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target for target in (readers, tagger, coder, own_names, guard)
}
