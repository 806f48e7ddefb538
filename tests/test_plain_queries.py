"""The plain SQL that the named questions are timed beside gives the same answers, so that its time is that of the same question."""

from collections.abc import Iterator

import duckdb
import pytest

from tests.benchmarks.test_query_speed import PLAIN, make, parameters
from timeline.sql import named
from timeline.store.uncorrected import leave_corrections_out

CASES = pytest.mark.parametrize(("name", "words", "plain"), PLAIN, ids=[name + words for name, words, _ in PLAIN])
VIEWS = ("timeline", "dyad", "participant")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to a small database of the benchmark's rows, that can write."""
    db = tmp_path_factory.mktemp("sample") / "sample.duckdb"
    make(db, 20_000, 300_000)
    with duckdb.connect(str(db)) as connection:
        yield connection


@CASES
def test_plain_sql_answers_the_same(sample: duckdb.DuckDBPyConnection, name: str, words: str, plain: str) -> None:
    plainly = sample.execute(plain).to_arrow_table()
    ours = sample.execute(named(name).text, parameters(name, words) or None).to_arrow_table()
    assert plainly.num_rows > 0 and plainly.column_names == ours.column_names
    assert plainly.to_pylist() == ours.to_pylist()


@pytest.mark.parametrize("view", VIEWS)
def test_a_correction_that_changes_nothing_leaves_each_row(sample: duckdb.DuckDBPyConnection, view: str) -> None:
    digest = f'SELECT count(*), sum(CAST(hash(row) AS HUGEINT)) FROM (SELECT row FROM "{view}" AS row)'
    before = sample.execute(digest).fetchone()
    sample.begin()
    try:
        sample.execute(
            "INSERT INTO correction SELECT id, 'event', id, 'accept', '', '', 'me', '', now() FROM event USING SAMPLE 50"
        )
        assert before is not None and before[0] > 10_000
        assert sample.execute(digest).fetchone() == before
    finally:
        sample.rollback()


@pytest.mark.parametrize("view", VIEWS)
def test_a_rejected_event_is_gone_and_no_other(sample: duckdb.DuckDBPyConnection, view: str) -> None:
    ids = f'SELECT {"id" if view == "timeline" else "event_id"} AS id FROM "{view}"'
    rejected = "SELECT id FROM event WHERE event_type = 'AID' AND len(recipients) > 0"
    sample.begin()
    try:
        sample.execute(f"CREATE TEMP TABLE before AS SELECT id FROM ({ids}) ANTI JOIN ({rejected}) AS gone USING (id)")
        sample.execute(
            f"INSERT INTO correction SELECT id, 'event', id, 'reject', '', '', 'me', '', now() FROM ({rejected})"
        )
        left = sample.execute(f"SELECT count(*), count(DISTINCT id) FROM ({ids})").fetchone()
        assert left == sample.execute("SELECT count(*), count(DISTINCT id) FROM before").fetchone()
        assert sample.execute(f"FROM ({ids}) SEMI JOIN ({rejected}) AS gone USING (id)").fetchall() == []
    finally:
        sample.rollback()


@pytest.mark.parametrize("view", VIEWS)
def test_the_views_without_corrections_are_those_with_them(sample: duckdb.DuckDBPyConnection, view: str) -> None:
    rows = f'SELECT count(*), sum(CAST(hash(row) AS HUGEINT)) FROM (SELECT row FROM "{view}" AS row)'
    asks = (f'SELECT column_name, column_type FROM (DESCRIBE "{view}")', rows)
    with sample.cursor() as session:
        leave_corrections_out(session, f"select * from {view.upper()}")
        made = {
            name
            for (name,) in session.execute(
                "SELECT view_name FROM duckdb_views() WHERE temporary AND NOT internal"
            ).fetchall()
        }
        assert view in made and made <= {"timeline", view}
        for ask in asks:
            assert session.execute(ask).fetchall() == sample.execute(ask).fetchall()


@pytest.mark.parametrize(
    ("statement", "target", "made"),
    [
        ("SELECT * FROM dyad", None, ["dyad"]),
        ("SELECT * FROM dyad", "trade_fact", ["dyad"]),
        ("SELECT * FROM dyad", "event", []),
        ("SELECT * FROM event", None, []),
    ],
)
def test_corrections_are_left_out_only_where_there_are_none(
    sample: duckdb.DuckDBPyConnection, statement: str, target: str | None, made: list[str]
) -> None:
    with sample.cursor() as session:
        session.begin()
        if target:
            session.execute("INSERT INTO correction VALUES ('a', ?, 'b', 'reject', '', '', 'me', '', now())", [target])
        leave_corrections_out(session, statement)
        there = session.execute("SELECT view_name FROM duckdb_views() WHERE temporary AND NOT internal").fetchall()
        session.rollback()
    assert [name for (name,) in there] == made
