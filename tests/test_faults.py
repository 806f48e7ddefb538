"""What goes wrong around a database file: after each fault what was committed is there, a rerun completes, and the message says what to do."""

import datetime as dt
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.plain_loads import MET, TEXTS, content, run
from timeline.errors import StoreError, StoreLocked
from timeline.store import open as opening
from timeline.store import shard
from timeline.store.migrate import migrations, schema_version
from timeline.store.open import open_database
from timeline.store.verify import verify

pytestmark = pytest.mark.usefixtures("known_names")

_LOAD = """
import sys
import timeline.store.rows as rows
rows._lexicon = lambda: ({"BLR": "Belarus"}, {})
from pathlib import Path
from tests.plain_loads import TEXTS, run
run(Path(sys.argv[1]), *TEXTS[int(sys.argv[2]) :: 2], shard=1)
"""


def _older(db: Path, whole: Path, number: int) -> None:
    """A database as migration `number` left it, with the rows of `whole`."""
    connection = duckdb.connect(str(db))
    for version, name, sql in migrations()[:number]:
        connection.execute(sql)
        connection.execute("INSERT INTO schema_version VALUES (?, ?, ?)", [version, name, dt.datetime.now(dt.UTC)])
    connection.execute(f"ATTACH '{whole}' AS whole (READ_ONLY)")
    for (table,) in connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name <> 'whole' AND table_name <> 'schema_version'"
    ).fetchall():
        columns = ", ".join(row[0] for row in connection.execute(f"DESCRIBE {table}").fetchall())
        connection.execute(f"INSERT INTO {table} SELECT {columns} FROM whole.{table}")
    connection.close()


def test_an_older_database_is_brought_up_to_date_with_its_rows(tmp_path: Path) -> None:
    whole, db = tmp_path / "whole.duckdb", tmp_path / "x.duckdb"
    run(whole, *TEXTS)
    _older(db, whole, 3)
    open_database(db).close()
    assert content(db) == content(whole)


_UPGRADE = """
import os, signal, sys
from pathlib import Path
from timeline.store import attach, migrate
from timeline.store.open import open_database
steps, real, done = int(sys.argv[2]), attach.migrate, migrate.migrations()
def migrations():
    for number, step in enumerate(done):
        if number == steps:
            os.kill(os.getpid(), signal.SIGKILL)
        yield step
def upgraded(connection, version):
    migrate.migrations = migrations
    real(connection, version)
    os.kill(os.getpid(), signal.SIGKILL)
attach.migrate = upgraded
open_database(Path(sys.argv[1]))
"""


@pytest.mark.parametrize("steps", range(4, len(migrations()) + 1))
def test_a_kill_while_a_database_is_brought_up_to_date_leaves_it_as_it_was(tmp_path: Path, steps: int) -> None:
    """Killed between two migrations, and after the last."""
    whole, db = tmp_path / "whole.duckdb", tmp_path / "x.duckdb"
    run(whole, *TEXTS)
    _older(db, whole, 3)
    ended = subprocess.run([sys.executable, "-c", _UPGRADE, str(db), str(steps)], check=False)
    assert ended.returncode == -signal.SIGKILL
    connection = duckdb.connect(str(db), read_only=True)
    assert schema_version(connection) == 3
    connection.close()
    run(db, MET)
    assert content(db) == content(whole)


_LEAVE_A_LOG = """
import os, sys, duckdb
from timeline.store.migrate import migrate
connection = duckdb.connect(sys.argv[1])
migrate(connection, 3)
os.kill(os.getpid(), 9)
"""


def test_a_log_that_duckdb_cannot_read_by_itself_is_read(tmp_path: Path) -> None:
    """Such a log was left by a kill before databases were brought up to date outside it."""
    whole, db = tmp_path / "whole.duckdb", tmp_path / "x.duckdb"
    run(whole, *TEXTS)
    _older(db, whole, 3)
    assert subprocess.run([sys.executable, "-c", _LEAVE_A_LOG, str(db)], check=False).returncode == -9
    with pytest.raises(duckdb.InternalException, match="replaying WAL"):
        duckdb.connect(str(db))
    before = db.read_bytes()
    with pytest.raises(StoreError, match=r"has left work unfinished; run timeline add on it once"):
        open_database(db, read_only=True)
    assert db.read_bytes() == before
    run(db, MET)
    assert content(db) == content(whole)


def test_two_writers_at_once_both_store_everything(tmp_path: Path) -> None:
    single, db = tmp_path / "single.duckdb", tmp_path / "x.duckdb"
    run(single, *TEXTS)
    writers = [
        subprocess.Popen([sys.executable, "-c", _LOAD, str(db), str(half)], stderr=subprocess.PIPE) for half in (0, 1)
    ]
    told = [writer.communicate()[1].decode() for writer in writers]
    if any(
        writer.returncode for writer in writers
    ):  # a file that both began at the same moment has one maker: the other says so
        assert any("has the database open; wait until it ends" in words for words in told), told
        run(db, *TEXTS)
    assert content(db) == content(single)
    assert verify(db).articles == len(TEXTS)


def test_a_reader_shuts_a_writer_out_for_as_long_as_it_reads(tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    run(db, MET)
    before = content(db)
    holder = subprocess.Popen(
        [sys.executable, "-c", f"import duckdb; c = duckdb.connect({str(db)!r}, read_only=True); print('open', flush=True); input()"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert holder.stdout is not None and holder.stdout.readline() == b"open\n"
        with pytest.raises(StoreLocked, match=f"process {holder.pid} has the database open; wait"):
            shard.prepare(db, patience=0.0)
        assert content(db) == before
    finally:
        holder.communicate(b"\n")
    assert run(db, *TEXTS).stored == len(TEXTS) - 1


def test_a_clock_set_back_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    single, db = tmp_path / "single.duckdb", tmp_path / "x.duckdb"
    run(single, *TEXTS)
    run(db, *TEXTS[:3])

    class Earlier(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> "Earlier":
            return cls(1999, 1, 1, tzinfo=tz)

    monkeypatch.setattr("timeline.batches.dt.datetime", Earlier)
    run(db, *TEXTS)
    assert content(db) == content(single)
    assert verify(db).articles == len(TEXTS)
    assert run(db, *TEXTS).duplicate == len(TEXTS)


_MAKE = """
import os, signal, sys
from pathlib import Path
from timeline.store import attach, open as stage
if sys.argv[2] == "made":
    stage._name = lambda part, path: os.kill(os.getpid(), signal.SIGKILL)
else:
    real = attach.migrate
    def migrate(connection, version):
        real(connection, version)
        os.kill(os.getpid(), signal.SIGKILL)
    attach.migrate = migrate
stage.open_database(Path(sys.argv[1]))
"""


@pytest.mark.parametrize("stage", ["tables made", "made"])
def test_a_kill_while_a_database_is_made_leaves_none(tmp_path: Path, stage: str) -> None:
    db, other = tmp_path / "x.duckdb", tmp_path / "x.duckdb.0.0.0.tmp"
    other.touch()  # of another machine: may still be written
    ended = subprocess.run([sys.executable, "-c", _MAKE, str(db), stage], check=False)
    assert ended.returncode == -signal.SIGKILL
    assert not db.exists() and len(list(tmp_path.iterdir())) > 1
    run(db, *TEXTS)
    assert verify(db).articles == len(TEXTS)
    assert {path.name for path in tmp_path.iterdir()} == {"x.duckdb", "x.duckdb.ledger", other.name}


def test_of_two_that_make_a_database_the_first_makes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = tmp_path / "x.duckdb"
    real = opening._name

    def late(part: Path, path: Path) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(opening, "_name", real)
            run(db, *TEXTS)
        real(part, path)

    monkeypatch.setattr(opening, "_name", late)
    open_database(db).close()
    assert verify(db).articles == len(TEXTS)


def test_a_database_in_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match="gone as soon as it is closed; name a file"):
        open_database(":memory:")
    assert not list(tmp_path.iterdir())


def test_a_full_disk_costs_what_was_not_stored_only(tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    run(db, *TEXTS[:2])
    before = content(db)
    script = (
        "import resource, signal, sys\nfrom pathlib import Path\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({db.stat().st_size},) * 2)\n"
        "from tests.plain_loads import TEXTS, run\n"
        "run(Path(sys.argv[1]), *TEXTS, *(f'BLR CONSULT CHN 2020-03-04. {n}' + ' Other words.' * 5000 for n in range(300)), shard=10)\n"
    )
    ended = subprocess.run([sys.executable, "-c", script, str(db)], check=False, capture_output=True, text=True)
    assert (
        "StoreFull" in ended.stderr and "the disk is full; make room, then give the same command again" in ended.stderr
    )
    assert content(db) == before
    assert verify(db).articles == 2
    run(db, *TEXTS)
    assert verify(db).articles == len(TEXTS)
