"""The plain SQL that the named questions are timed beside gives the same answers, so that its time is that of the same question."""

from collections.abc import Iterator

import duckdb
import pytest

from tests.benchmarks.test_query_speed import PLAIN, make, parameters
from timeline.sql import named

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
