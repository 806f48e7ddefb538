"""The tables: their comments, their classes, migrations, and a session of SQLModel on the file."""

import datetime as dt
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from sqlalchemy import create_engine
from sqlmodel import Session, SQLModel, select

from tests.plain_coder import code, readings
from timeline.errors import StoreError
from timeline.run import load
from timeline.store import tables
from timeline.store.columns import KEYS, arrow_rows, merge
from timeline.store.migrate import migrations
from timeline.store.open import open_database
from timeline.terms import (
    ActorKind,
    AreaKind,
    Basis,
    DateScope,
    EventType,
    FactModality,
    Flow,
    FlowBasis,
    LoadStatus,
    Measure,
    Modality,
    Precision,
    PublishedBasis,
    Section,
    TimexType,
    TradeType,
    Verdict,
)  # fmt: skip

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("timeline.store.rows._lexicon", lambda: ({"BLR": "Belarus"}, {}))
    path = tmp_path / "x.duckdb"
    load(readings("BLR CONSULT CHN 2021-03-04. BLR EXPORT CHN 2020-01-01."), path, code=code, coder_version="1.0.0")
    return path


@pytest.fixture
def connection(db: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    opened = open_database(db)
    yield opened
    opened.close()


def test_every_table_view_and_column_has_a_comment(connection: duckdb.DuckDBPyConnection) -> None:
    bare = connection.execute("""
        SELECT table_name FROM duckdb_tables() WHERE coalesce(comment, '') = ''
        UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal AND coalesce(comment, '') = ''
        UNION ALL SELECT table_name || '.' || column_name FROM duckdb_columns() WHERE NOT internal AND coalesce(comment, '') = ''
    """).fetchall()
    assert bare == []


def test_the_classes_are_the_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Names, columns and NULLs of the SQLModel classes are those that the migrations make."""
    made = {
        (table, column): nullable
        for table, column, nullable in connection.execute(
            "SELECT table_name, column_name, is_nullable FROM duckdb_columns() JOIN duckdb_tables() USING (table_name)"
        ).fetchall()
    }
    declared = {
        (table.name, column.name): bool(column.nullable)
        for table in SQLModel.metadata.sorted_tables
        for column in table.columns
    }
    assert declared == made


def test_the_classes_know_what_makes_a_row_one_of_a_kind() -> None:
    for name, keys in KEYS.items():
        declared = {column.name for column in SQLModel.metadata.tables[name].primary_key}
        assert declared == set(keys) or declared < set(keys)  # an ORM needs some of them, the store asserts all


@pytest.mark.parametrize(
    ("table", "column", "vocabulary"),
    [
        ("article", "published_basis", PublishedBasis), ("statement", "section", Section), ("date_value", "type", TimexType),
        ("date_value", "precision", Precision), ("date_value", "basis", Basis), ("actor", "kind", ActorKind),
        ("event_mention", "event_type", EventType), ("event_mention", "modality", Modality), ("event_mention", "date_scope", DateScope),
        ("event", "event_type", EventType), ("event", "modality", Modality), ("trade_fact", "flow", Flow),
        ("trade_fact", "measure", Measure), ("trade_fact", "modality", FactModality), ("load", "status", LoadStatus),
        ("trade_check", "verdict", Verdict), ("trade_area", "kind", AreaKind), ("trade_flow", "basis", FlowBasis),
        ("trade_flow", "trade_type", TradeType),
    ],
)  # fmt: skip
def test_the_checks_know_every_word_of_a_vocabulary(
    connection: duckdb.DuckDBPyConnection, table: str, column: str, vocabulary: Any
) -> None:
    checks = connection.execute(
        "SELECT constraint_text FROM duckdb_constraints() WHERE table_name = ? AND constraint_type = 'CHECK'", [table]
    ).fetchall()
    listing = [text for (text,) in checks if f"{column} IN (" in text.replace('"', "")]
    assert len(listing) == 1
    assert set(listing[0].partition(" IN (")[2].replace("'", "").rstrip(") ").split(", ")) == {
        str(word) for word in vocabulary
    }


def test_migrations_are_numbered_without_a_gap(connection: duckdb.DuckDBPyConnection) -> None:
    numbers = [number for number, _, _ in migrations()]
    assert numbers == list(range(1, len(numbers) + 1))
    rows = connection.execute("SELECT version, name FROM schema_version ORDER BY version").fetchall()
    assert rows == [(number, name) for number, name, _ in migrations()]


def test_a_migration_that_fails_leaves_the_schema_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = (*migrations(), (len(migrations()) + 1, "broken.sql", "CREATE TABLE half (a INTEGER); SELECT nosuch"))
    monkeypatch.setattr("timeline.store.migrate.migrations", lambda: broken)
    with pytest.raises(StoreError):
        open_database(tmp_path / "x.duckdb")
    monkeypatch.undo()
    opened = open_database(tmp_path / "x.duckdb")
    names = {name for (name,) in opened.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    opened.close()
    assert "half" not in names and "article" in names


def test_merge_takes_the_first_of_equal_keys_and_keeps_what_is_there(connection: duckdb.DuckDBPyConnection) -> None:
    rows = [{"code": "XXA", "name": name, "kind": "country"} for name in ("first", "second")]
    merge(connection, "actor", rows)
    merge(connection, "actor", [{"code": "XXA", "name": "third", "kind": "country"}])
    found = "SELECT name FROM actor WHERE code = 'XXA'"
    assert connection.execute(found).fetchall() == [("first",)]
    merge(connection, "actor", [{"code": "XXA", "name": "third", "kind": "country"}], replace=True)
    assert connection.execute(found).fetchall() == [("third",)]


def test_a_row_with_a_column_too_few_or_too_many_is_an_error(connection: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(ValueError, match=r"columns \['kind'\]"):
        arrow_rows(connection, "actor", [{"code": "X", "name": "x"}])
    with pytest.raises(ValueError, match=r"columns \['more'\]"):
        arrow_rows(connection, "actor", [{"code": "X", "name": "x", "kind": "country", "more": 1}])


def test_a_session_reads_and_edits(db: Path) -> None:
    engine = create_engine(f"duckdb:///{db}")
    with Session(engine) as session:
        event = session.exec(select(tables.Event)).one()
        assert (event.event_type, event.first_day, event.mentions) == ("CONSULT", dt.date(2021, 3, 4), 1)
        mention = session.exec(select(tables.EventMention).where(tables.EventMention.event_id == event.id)).one()
        assert (mention.actors, mention.recipients) == (["BLR"], ["CHN"])
        actor = session.exec(select(tables.Actor).where(tables.Actor.code == "BLR")).one()
        assert actor.name == "Belarus"
        actor.name = "Republic of Belarus"
        session.add(
            tables.Correction.model_validate(
                {
                    "id": "c1",
                    "target": "event",
                    "target_id": event.id,
                    "action": "edit",
                    "field": "event_type",
                    "value": "AGREE",
                    "author": "analyst",
                    "note": "they signed",
                    "made_at": dt.datetime(2024, 1, 2, tzinfo=dt.UTC),
                }
            )
        )
        session.commit()
    engine.dispose()
    connection = open_database(db, read_only=True)
    try:
        assert connection.execute("SELECT name FROM actor WHERE code = 'BLR'").fetchall() == [("Republic of Belarus",)]
        assert connection.execute("SELECT event_type, corrected FROM timeline").fetchall() == [("AGREE", True)]
    finally:
        connection.close()


def test_a_row_that_breaks_a_rule_of_its_table_is_not_taken(connection: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(duckdb.ConstraintException):
        connection.execute("UPDATE event SET precision = 'decade'")
    with pytest.raises(duckdb.ConstraintException):
        connection.execute("UPDATE event_mention SET last_day = first_day - 1")


def test_no_bar_is_drawn_among_the_answers(tmp_path: Path) -> None:
    """DuckDB draws one on standard output where Python runs without a file of its own: in `python -c`, a shell, a notebook."""
    script = (
        "import sys; from timeline.store.open import open_database; c = open_database(sys.argv[1]);"
        "print(c.execute(\"SELECT current_setting('enable_progress_bar')\").fetchone())"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "x.duckdb")], cwd=ROOT, capture_output=True, text=True
    )
    assert ran.stdout == "(False,)\n", ran.stderr
