"""Other people's SQL: what is answered, what is refused, what is stopped."""

import contextlib
import datetime as dt
import json
import os
import pickle
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.plain_coder import code, readings
from timeline import errors
from timeline.errors import BadParameter, QueryLimit, StoreDamaged, StoreLocked, StoreMissing, StoreVersion, UsageError
from timeline.run import load
from timeline.store import read
from timeline.store.migrate import migrations
from timeline.store.open import open_database
from timeline.store.read import read_query, read_sql
from timeline.store.relation import relation

CASES = [json.loads(line) for line in (Path(__file__).parent / "specs" / "sql.jsonl").read_text("utf8").splitlines()]


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("read") / "x.duckdb"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("timeline.store.rows._lexicon", lambda: ({}, {}))
        load(
            readings("BLR CONSULT CHN 2021-03-04.", "O'Neill; DROP TABLE article."),
            path,
            code=code,
            coder_version="1.0.0",
        )
    return path


@pytest.mark.parametrize("case", CASES, ids=[case["sql"][:50] for case in CASES])
def test_statements(db: Path, case: dict[str, Any]) -> None:
    statement = case["sql"].replace("$db", str(db))
    before = db.read_bytes()
    if case["expect"] == "rows":
        assert read_sql(db, statement).rows.num_columns > 0
    else:
        seconds = 0.5 if "longer" in case.get("says", "longer") and case["expect"] == "QueryLimit" else 60.0
        with pytest.raises(getattr(errors, case["expect"])) as raised:
            read_sql(db, statement, seconds=seconds)
        assert type(raised.value).__name__ == case["expect"]
        assert case.get("says", "") in str(raised.value)
    assert db.read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    ["SELECT 1 WHERE " + "NOT " * 700 + "true", "SELECT " + "(" * 40_000 + "1" + ")" * 40_000, "SELECT " + "[" * 30_000,
     "SELECT " + "-" * 9 + "1",
     "SELECT * FROM (" * 300 + "SELECT 1" + ")" * 300, "SELECT " + "abs(" * 900 + "1" + ")" * 900, "SELECT 1" + " + 1" * 20_000,
     "SELECT 1" + " UNION ALL SELECT 1" * 4_000, "EXPLAIN " * 5_000 + "SELECT 1", "SELECT {'a': " * 900 + "1" + "}" * 900],
)  # fmt: skip
def test_deep_statements_end_in_an_answer_or_an_error_of_ours(db: Path, statement: str) -> None:
    with contextlib.suppress(errors.RefusedSql, UsageError, QueryLimit):
        read_sql(db, statement, seconds=20.0)
    assert read_sql(db, "SELECT 1 AS one").rows.num_rows == 1


def test_what_is_drawn_on_standard_output_does_not_break_the_answer() -> None:
    """DuckDB draws its progress there after two seconds of one statement."""
    script = (
        "import os, sys; from timeline.store import child\n"
        "child._answer = lambda question, memory: [os.write(1, b'100%'), print('drawn'), b'answer'][2:]\n"
        "sys.argv[1:] = ['1000000000']; child.main()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        input=pickle.dumps({}),
        capture_output=True,
        check=True,
        cwd=Path(__file__).parent.parent,
    )
    assert ran.stdout == b"answer" and b"100%" in ran.stderr


def test_a_statement_nested_too_deeply_is_told(db: Path) -> None:
    with pytest.raises(errors.RefusedSql, match="nested too deeply"):
        read_sql(db, "SELECT 1 WHERE " + "NOT " * 700 + "true")


def test_rows_come_with_their_types(db: Path) -> None:
    rows = read_sql(db, "SELECT first_day, actors, mentions, goldstein FROM timeline").rows
    assert rows.to_pylist() == [{"first_day": dt.date(2021, 3, 4), "actors": ["BLR"], "mentions": 1, "goldstein": 1.0}]


def test_only_so_many_rows_are_made(db: Path) -> None:
    answer = read_sql(db, "SELECT * FROM range(1000000000000)", limit=10, seconds=5.0)
    assert (answer.rows.num_rows, answer.cut) == (10, True)
    answer = read_sql(db, "SELECT * FROM range(10)", limit=10)
    assert (answer.rows.num_rows, answer.cut) == (10, False)


def test_columns_of_one_name_are_told_apart(db: Path) -> None:
    assert read_sql(db, "SELECT 1 AS a, 2 AS a, 3 AS a_2").rows.column_names == ["a", "a_2", "a_2_2"]


@pytest.mark.parametrize(
    "value", ["BLR'; DROP TABLE article; --", "BLR' OR '1'='1", "%", "$actor", "\\", "BLR\x00", "☃"]
)
def test_parameters_are_bound_and_never_part_of_the_text(db: Path, value: str) -> None:
    assert read_query(db, "articles", {"publisher": [value]}).num_rows == 0
    assert read_query(db, "mentions", {"event": value}).num_rows == 0
    assert read_sql(db, "SELECT $v AS v", params={"v": value}).rows.to_pylist() == [{"v": value}]
    with pytest.raises(BadParameter):
        read_query(db, "timeline", {"actor": value})
    assert read_query(db, "timeline", {"actor": "blr"}).num_rows == 1


def test_a_parameter_that_is_missing_or_too_much_is_told(db: Path) -> None:
    with pytest.raises(UsageError):
        read_sql(db, "SELECT $v")
    with pytest.raises(UsageError):
        read_sql(db, "SELECT 1", params={"v": 1})
    with pytest.raises(BadParameter, match=r"half characters|is not a list"):
        read_query(db, "timeline", {"actor": "\ud800"})


def test_after_a_limit_the_next_question_is_answered(db: Path) -> None:
    with pytest.raises(QueryLimit):
        read_sql(db, "SELECT len(repeat(repeat('x', 1000000), 4000))")
    assert read_sql(db, "SELECT 1 AS one").rows.to_pylist() == [{"one": 1}]


def test_a_reader_that_was_killed_is_replaced(db: Path) -> None:
    read_sql(db, "SELECT 1")
    running = read._running
    assert running is not None
    os.kill(running.process.pid, signal.SIGKILL)
    running.process.wait()
    assert read_sql(db, "SELECT 1 AS one").rows.num_rows == 1


def test_a_reader_that_does_not_stop_is_ended(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_sql(db, "SELECT 1")
    running = read._running
    assert running is not None
    os.kill(running.process.pid, signal.SIGSTOP)
    monkeypatch.setattr(read, "_GRACE", 0.1)
    with pytest.raises(QueryLimit, match="did not stop by itself"):
        read_sql(db, "SELECT 1", seconds=0.1)
    assert running.process.poll() == -signal.SIGKILL
    monkeypatch.undo()
    assert read_sql(db, "SELECT 1").rows.num_rows == 1


def test_the_reader_ends_with_its_parent(db: Path) -> None:
    script = (
        "from timeline.store import read; import os; "
        f"read.read_sql({str(db)!r}, 'SELECT 1'); print(read._running.process.pid, flush=True); os.kill(os.getpid(), 9)"
    )
    parent = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=False, cwd=Path(__file__).parent.parent
    )
    until = time.monotonic() + 5
    while time.monotonic() < until and _runs(int(parent.stdout)):
        time.sleep(0.01)
    assert not _runs(int(parent.stdout))


def _runs(process: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text("utf8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False


def test_the_file_must_be_a_database_of_ours(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="no such database; make one with: timeline add"):
        read_sql(tmp_path / "no.duckdb", "SELECT 1")
    assert not (tmp_path / "no.duckdb").exists()
    text = tmp_path / "text.duckdb"
    text.write_text("The presidents met in Minsk.", "utf8")
    with pytest.raises(StoreDamaged, match="it is not a database"):
        read_sql(text, "SELECT 1")
    foreign = tmp_path / "foreign.duckdb"
    connection = duckdb.connect(str(foreign))
    connection.execute("CREATE TABLE other AS SELECT 1 AS number")
    connection.close()
    with pytest.raises(StoreDamaged, match="of something else"):
        read_sql(foreign, "SELECT 1")


def test_a_newer_schema_is_told(tmp_path: Path) -> None:
    db, newest = tmp_path / "x.duckdb", migrations()[-1][0]
    connection = open_database(db)
    connection.execute("INSERT INTO schema_version SELECT 99, '0099_later.sql', now()")
    connection.close()
    with pytest.raises(
        StoreVersion, match=rf"schema is number 99, this program knows {newest}; install a newer version"
    ):
        read_sql(db, "SELECT 1")
    with pytest.raises(StoreVersion):
        open_database(db)


def test_a_database_being_written_is_told_with_a_cure(tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    connection = open_database(db)
    try:
        with pytest.raises(StoreLocked, match=f"process {os.getpid()} has the database open; wait until it ends"):
            read_sql(db, "SELECT 1")
    finally:
        connection.close()
    assert read_sql(db, "SELECT 1").rows.num_rows == 1


def test_an_answer_goes_on_as_a_relation(db: Path) -> None:
    found = relation(read_query(db, "timeline")).filter("event_type = 'CONSULT'").aggregate("count(*) AS number")
    assert found.fetchall() == [(1,)]


def test_the_first_answer_takes_less_than_two_seconds(db: Path) -> None:
    if read._running is not None:
        read._running.end()
    start = time.monotonic()
    read_sql(db, "SELECT 1")
    assert time.monotonic() - start < 2.0


def test_a_relative_path_is_that_of_the_asking_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.store.rows._lexicon", lambda: ({}, {}))
    for name, text in (("one", "BLR CONSULT CHN 2021-03-04."), ("two", "CHN AGREE BLR 2021-03-05.")):
        (tmp_path / name).mkdir()
        load(readings(text), tmp_path / name / "x.duckdb", code=code, coder_version="1.0.0")
        monkeypatch.chdir(tmp_path / name)
        rows = read_sql("x.duckdb", "SELECT text FROM article").rows
        assert rows.column("text").to_pylist() == [text]
