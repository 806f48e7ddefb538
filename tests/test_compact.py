"""A file that is written anew: the same rows, less room, and the old file whole whenever something goes wrong."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.command import Command
from tests.plain_loads import MET, TEXTS, content, run
from timeline.errors import StoreDamaged, StoreLocked, StoreMissing
from timeline.store import compact as module
from timeline.store.compact import READ_ORDER, compact
from timeline.store.verify import verify

pytestmark = pytest.mark.usefixtures("known_names")


def _many(count: int) -> list[str]:
    return [
        f"BLR CONSULT CHN {2000 + number % 20}-03-{1 + number % 28:02}. {'Words. ' * 40}{number}."
        for number in range(count)
    ]


def test_rows_are_the_same_and_the_room_of_deleted_ones_is_given_back(tmp_path: Path, command: Command) -> None:
    db = tmp_path / "x.duckdb"
    run(db, *TEXTS, *_many(300))
    run(db, *TEXTS, *_many(300), version="2.0.0")  # coded anew: each row was deleted once
    before, size = content(db), db.stat().st_size
    ran = command("compact", "--db", db)
    assert ran.code == 0 and "306 articles, held against the ledger" in ran.err + ran.out
    assert content(db) == before
    assert db.stat().st_size < size
    assert verify(db).articles == 306
    assert run(db, *TEXTS, MET + " More.").duplicate == len(TEXTS)  # it goes on as before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.duckdb", "x.duckdb.ledger"]


def test_rows_lie_in_the_order_in_which_they_are_read(tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    run(db, *reversed(_many(50)))
    compact(db)
    connection = duckdb.connect(str(db), read_only=True)
    tables = {table for (table,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    assert READ_ORDER.keys() <= tables
    for table, order in READ_ORDER.items():
        stored = connection.execute(f"SELECT {order} FROM {table}").fetchall()
        assert stored == connection.execute(f"SELECT {order} FROM {table} ORDER BY {order}").fetchall(), table
    connection.close()


@pytest.mark.parametrize("at", ["_copy", "verify", "_put"])
def test_killed_at_any_moment_the_old_file_is_whole(tmp_path: Path, at: str) -> None:
    db = tmp_path / "x.duckdb"
    run(db, *TEXTS)
    before = content(db)
    script = (
        "import os\nfrom timeline.store import compact\n"
        f"done = compact.{at}\n"
        f"def killed(*given, **named):\n    {'done(*given, **named)' if at != '_put' else 'pass'}\n    os.kill(os.getpid(), 9)\n"
        f"compact.{at} = killed\ncompact.compact({str(db)!r})\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], check=False)
    assert ended.returncode == -9
    assert content(db) == before
    assert verify(db).articles == len(TEXTS)
    compact(db)
    assert content(db) == before
    assert not db.with_name("x.duckdb.compact").exists()


def test_a_damaged_file_is_left_as_it_is(tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    run(db, *TEXTS)
    connection = duckdb.connect(str(db))
    connection.execute("DELETE FROM statement WHERE number = 1")
    connection.close()
    before = db.read_bytes()
    with pytest.raises(StoreDamaged, match=r"x\.duckdb: \d of 6 articles have other rows"):
        compact(db)
    assert db.read_bytes() == before
    assert not db.with_name("x.duckdb.compact").exists()


def test_nobody_can_write_while_it_is_copied_and_all_can_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = tmp_path / "x.duckdb"
    run(db, *TEXTS)
    put, told = module._put, []

    def meanwhile(fresh: Path, old: Path) -> None:
        for read_only in (False, True):
            script = f"import duckdb; duckdb.connect({str(db)!r}, read_only={read_only}).execute('FROM event')"
            told.append(subprocess.run([sys.executable, "-c", script], check=False, capture_output=True).returncode)
        put(fresh, old)

    monkeypatch.setattr(module, "_put", meanwhile)
    compact(db)
    assert told == [1, 0]


def test_what_is_open_elsewhere_or_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="no such database"):
        compact(tmp_path / "x.duckdb")
    db = tmp_path / "y.duckdb"
    run(db, MET)
    connection = duckdb.connect(str(db), read_only=True)
    try:
        with pytest.raises(StoreLocked, match="has it open"):
            compact(db)
    finally:
        connection.close()
