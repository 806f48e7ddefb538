"""The ledger's digest: it covers every column of every table that the coder writes, and ledgers of earlier versions are understood."""

import json
from dataclasses import replace
from pathlib import Path
from shutil import copy

import duckdb
import pytest

from tests.plain_coder import code, readings
from tests.plain_loads import MET, TEXTS, content, run
from timeline.errors import StoreDamaged, StoreVersion
from timeline.records import Article, Coded
from timeline.run import load
from timeline.store.checks import article_digests
from timeline.store.compact import compact
from timeline.store.ledger import ledger_path, read_ledger
from timeline.store.open import open_database
from timeline.store.rows import ARTICLE_TABLES
from timeline.store.verify import verify

pytestmark = pytest.mark.usefixtures("known_names")
WORDS = ("caption", "given", "DURATION", "unknown", "dct", "PROTEST", "denied", "none", "import", "quota", "target")
CHANGES = {
    "VARCHAR": ("{} || '1'", "reverse({})", *(f"'{word}'" for word in WORDS)),
    "INTEGER": ("{} + 1", "{} - 1"),
    "DOUBLE": ("{} - 0.001", "{} + 0.001"),
    "DATE": ("{} + 1", "{} - 1"),
    "BOOLEAN": ("NOT {}",),
    "JSON": ("'[7]'",),
    "VARCHAR[]": ("list_append({}, 'XXX')",),
}
"""Other values for a column of each type; the CHECKs of the tables let at least one of them through."""


def full(article: Article) -> Coded:
    """What the plain coder finds, with something in every column that may be NULL."""
    coded = code(article)
    statements = tuple(replace(one, speaker=(one.start + 1, one.start + 3)) for one in coded.statements)
    mentions = tuple(
        replace(one, reported_span=(1, 3), date=replace(one.date, start=one.start, end=one.end))
        for one in coded.mentions
    )
    return replace(coded, statements=statements, mentions=mentions)


def add(db: Path) -> tuple[int, int]:
    """How many articles were stored, and how many were there."""
    report = load(readings(*TEXTS), db, code=full, coder_version="1.0.0")
    return report.stored, report.duplicate


def changed(connection: duckdb.DuckDBPyConnection, table: str, column: str, kind: str) -> None:
    """Give one row another value in this column."""
    for change in CHANGES[kind]:
        value = change.format(column)
        where = f"rowid = (SELECT min(rowid) FROM {table} WHERE {column} IS DISTINCT FROM {value})"
        try:
            number = connection.execute(f"UPDATE {table} SET {column} = {value} WHERE {where}").fetchone()
        except duckdb.ConstraintException:
            continue
        if number == (1,):
            return
    raise AssertionError(f"no other value fits {table}.{column}")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with something in every column."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("timeline.store.rows._lexicon", lambda: ({"BLR": "Belarus"}, {}))
        db = tmp_path_factory.mktemp("whole") / "x.duckdb"
        assert add(db) == (len(TEXTS), 0)
    return db


@pytest.mark.parametrize("table", ARTICLE_TABLES)
def test_a_change_in_any_column_is_told(tmp_path: Path, whole: Path, table: str) -> None:
    for column, kind, *_ in duckdb.connect(str(whole), read_only=True).execute(f"DESCRIBE {table}").fetchall():
        db = copy(whole, tmp_path / f"{column}.duckdb")
        with duckdb.connect(str(db)) as connection:
            changed(connection, table, column, kind)
        with pytest.raises(StoreDamaged, match="add the same inputs again"):
            print(f"{table}.{column} is not looked at:", verify(db, ledger_of=whole))


@pytest.mark.parametrize("keys", [True, False])
@pytest.mark.parametrize("table", ARTICLE_TABLES)
def test_changes_in_all_columns_are_mended(tmp_path: Path, whole: Path, table: str, keys: bool) -> None:
    db = copy(whole, tmp_path / "x.duckdb")
    copy(ledger_path(whole), ledger_path(db))
    with duckdb.connect(str(db)) as connection:
        for column, kind, *_ in connection.execute(f"DESCRIBE {table}").fetchall():
            if (column in ("id", "article_id")) == keys:
                changed(connection, table, column, kind)
    assert add(db)[0] >= 1
    assert content(db) == content(whole)
    verify(db)
    assert add(db) == (0, len(TEXTS))


def listed_before(db: Path, **changes: str) -> None:
    """Write the ledger as version 0.1.0 would have: with digests of the first form."""
    connection = open_database(db, read_only=True)
    digests = article_digests(connection, read_ledger(db)[1], form=1) | changes
    connection.close()
    first = ledger_path(db).read_text("utf8").splitlines()[0]
    ledger_path(db).write_text(f"{first}\n{json.dumps({'stored': digests})}\n", "utf8")


def forms(db: Path) -> set[int]:
    return {len(digest) for digest in read_ledger(db)[1].values()}


def test_a_ledger_of_an_earlier_version_is_no_damage(tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    run(db, *TEXTS)
    assert str(verify(db)).endswith("are there, with all their rows")
    listed_before(db)
    assert forms(db) == {16}
    assert "6 are listed by an earlier version" in str(verify(db))
    assert run(db, *TEXTS).duplicate == len(TEXTS)  # and lists them anew
    assert forms(db) == {18}
    assert str(verify(db)).endswith("are there, with all their rows")
    listed_before(db)
    assert compact(db).articles == len(TEXTS)
    assert forms(db) == {18}


@pytest.mark.parametrize(
    "damage", ["DELETE FROM statement WHERE number = 1", "UPDATE article SET text = 'X' || substring(text, 2)"]
)
def test_damage_under_a_ledger_of_an_earlier_version_is_told_and_mended(tmp_path: Path, damage: str) -> None:
    db = tmp_path / "x.duckdb"
    run(db, *TEXTS)
    whole = content(db)
    listed_before(db)
    connection = duckdb.connect(str(db))
    connection.execute(damage)
    connection.close()
    with pytest.raises(StoreDamaged, match="have other rows than were stored"):
        verify(db)
    assert run(db, *TEXTS).stored >= 1
    assert content(db) == whole
    assert forms(db) == {18} and verify(db).earlier == 0


def test_a_ledger_of_a_later_version_is_told(tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    run(db, MET)
    listed_before(db, **{"0" * 20: "31:0123456789abcdef"})
    for ask in (verify, lambda db: run(db, MET)):
        with pytest.raises(StoreVersion, match="digests of form 31, this program knows 2; install a newer version"):
            ask(db)
