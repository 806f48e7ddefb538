"""A database exported as a folder of Parquet files answers as the file does, and lets nothing else be read."""

import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

import timeline
from tests.command import Command
from tests.plain_loads import AGREED, MET, TEXTS, run
from timeline.errors import RefusedSql, StoreDamaged, StoreError, StoreMissing, StoreVersion, TimelineError
from timeline.sql import queries
from timeline.store.folder import connect_folder, export_folder

pytestmark = pytest.mark.usefixtures("known_names")

NEEDED = {"dyad_history": {"actor": "BLR", "partner": "CHN"}, "actor_partners": {"actor": "BLR"}}


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "x.duckdb"
    run(path, *TEXTS)
    connection = duckdb.connect(str(path))
    connection.execute(
        "INSERT INTO correction SELECT 'a', 'event', id, 'reject', '', '', 'me', '', now() FROM event WHERE event_type = 'AGREE'"
    )
    connection.execute(
        "INSERT INTO correction SELECT 'b', 'event', id, 'edit', 'actors', 'RUS,USA', 'me', '', now() FROM event WHERE event_type = 'ASSAULT'"
    )
    connection.close()
    return path


@pytest.mark.parametrize("name", queries())
def test_each_question_has_the_same_answer(db: Path, tmp_path: Path, name: str) -> None:
    export_folder(db, tmp_path / "out")
    params: dict[str, Any] = NEEDED.get(name, {})
    if name == "mentions":
        params = {"event": timeline.open(db).rows("timeline").to_pylist()[0]["id"]}
    of_file, of_folder = timeline.open(db).rows(name, **params), timeline.open(tmp_path / "out").rows(name, **params)
    assert of_folder.to_pylist() == of_file.to_pylist()
    assert of_folder.schema == of_file.schema


def test_a_folder_exported_anew_under_its_name_is_read_anew(db: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export_folder(db, out)
    folder = timeline.open(out)
    before = folder.rows("timeline").to_pylist()
    assert folder.rows("timeline").to_pylist() == before
    with duckdb.connect(str(db)) as connection:
        connection.execute("DELETE FROM correction")
    shutil.rmtree(out)
    with pytest.raises(StoreMissing):
        folder.rows("timeline")
    export_folder(db, out)
    after = folder.rows("timeline").to_pylist()
    assert after != before and after == timeline.open(db).rows("timeline").to_pylist()


def test_charts_report_and_explanations_work_on_it(db: Path, tmp_path: Path) -> None:
    export_folder(db, tmp_path / "out")
    file, folder = timeline.open(db), timeline.open(tmp_path / "out")
    folder.report(tmp_path / "folder.html")
    assert "BLR" in (tmp_path / "folder.html").read_text("utf8")
    event = folder.rows("timeline").to_pylist()[0]["id"]
    assert folder.explain(event) == file.explain(event)
    assert folder._repr_html_().replace(str(folder.db), "") == file._repr_html_().replace(str(file.db), "")


def test_it_is_split_by_year_and_has_every_table(db: Path, tmp_path: Path) -> None:
    export_folder(db, tmp_path / "out")
    assert {path.parent.name for path in (tmp_path / "out" / "event").glob("*/*.parquet")} == {"of_year=2021"}
    connection = duckdb.connect(str(db), read_only=True)
    tables = {table for (table,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    connection.close()
    assert {path.name.removesuffix(".parquet") for path in (tmp_path / "out").iterdir()} == tables | {"manifest.json"}


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_parquet('{secret}')", "SELECT * FROM '{secret}'", "SELECT * FROM read_csv('{secret}')",
        "COPY event TO '{secret}'", "ATTACH '{secret}'", "SELECT * FROM glob('/*')", "INSTALL httpfs",
    ],
)  # fmt: skip
def test_no_statement_reaches_another_file(db: Path, tmp_path: Path, statement: str) -> None:
    export_folder(db, tmp_path / "out")
    secret = tmp_path / "secret.parquet"
    duckdb.execute(f"COPY (SELECT 1 AS secret) TO '{secret}'")
    with pytest.raises(RefusedSql):
        timeline.open(tmp_path / "out").sql(statement.format(secret=secret))


@pytest.mark.parametrize(
    "statement", ["FROM '{secret}'", "COPY (SELECT 1) TO '{secret}'", "SET enable_external_access = true"]
)
def test_the_connection_itself_is_shut(db: Path, tmp_path: Path, statement: str) -> None:
    """Were the guard to let one through: DuckDB refuses it."""
    export_folder(db, tmp_path / "out")
    secret = tmp_path / "secret.parquet"
    duckdb.execute(f"COPY (SELECT 1 AS secret) TO '{secret}'")
    connection = connect_folder(tmp_path / "out", 500_000_000)
    with pytest.raises((duckdb.PermissionException, duckdb.InvalidInputException)):
        connection.execute(statement.format(secret=secret))
    assert connection.execute("SELECT count(*) FROM event").fetchall() != [(0,)]
    connection.close()


def test_what_is_there_is_never_written_over(db: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(StoreError, match="it is there already; name a folder"):
        export_folder(db, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_an_export_that_fails_leaves_nothing(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.store.folder._count", lambda connection, source: len(source))
    with pytest.raises(StoreError, match="not all rows"):
        export_folder(db, tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.duckdb", "x.duckdb.ledger"]


@pytest.mark.parametrize(
    ("damage", "error"),
    [("none", StoreMissing), ("nonsense", StoreDamaged), ("newer", StoreVersion), ("gone", StoreDamaged)],
)
def test_a_folder_that_is_no_export_is_told(db: Path, tmp_path: Path, damage: str, error: type[TimelineError]) -> None:
    out = tmp_path / "out"
    export_folder(db, out)
    if damage == "none":
        (out / "manifest.json").unlink()
    elif damage == "gone":
        (out / "actor.parquet").unlink()
    else:
        (out / "manifest.json").write_text(
            "[]" if damage == "nonsense" else '{"format": 1, "schema": 999, "split": []}'
        )
    with pytest.raises(error, match="out"):
        timeline.open(out).query("actors")


def test_the_command(db: Path, tmp_path: Path, command: Command) -> None:
    ran = command("export", "--parquet", tmp_path / "out", "--db", db)
    assert ran.code == 0 and "rows of" in ran.err + ran.out
    asked = [command("query", "timeline", "--format", "json", "--db", where).out for where in (db, tmp_path / "out")]
    assert asked[0] == asked[1] != ""
    assert command("export", "--parquet", tmp_path / "out", "--db", db).code != 0
    added = command("add", tmp_path / "x.duckdb", "--db", tmp_path / "out")
    assert added.code != 0 and "Traceback" not in added.err


def test_an_empty_database_can_be_exported(tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    run(db)
    export_folder(db, tmp_path / "out")
    assert timeline.open(tmp_path / "out").rows("timeline").num_rows == 0


def test_names_with_quotes(tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    run(db, MET, AGREED)
    folder = tmp_path / "it's; DROP TABLE event --"
    export_folder(db, folder)
    assert timeline.open(folder).rows("timeline").num_rows == timeline.open(db).rows("timeline").num_rows
