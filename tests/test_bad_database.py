"""Databases and disks that do not do their part: one clear line, the right exit code, nothing already stored lost."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import Command, lines
from tests.good_input import GOOD, counts, record, stored

ROOT = Path(__file__).resolve().parent.parent


def test_what_is_not_a_database_is_left_as_it_is(tmp_path: Path, command: Command) -> None:
    db = tmp_path / "notes.duckdb"
    db.write_text("my notes\n" * 2_000, "utf8")
    (tmp_path / "good.txt").write_text(GOOD, "utf8")
    for words in (
        ("add", tmp_path / "good.txt", "-q"),
        ("query", "timeline"),
        ("sql", "SELECT 1"),
        ("report", "-o", tmp_path / "r.html"),
    ):
        ran = command(*words, "--db", db)
        assert ran.code == 3 and "notes.duckdb" in ran.err and len(lines(ran.err)) == 1
    assert db.read_text("utf8") == "my notes\n" * 2_000


def test_a_cut_database_is_told_of(tmp_path: Path, command: Command) -> None:
    db = tmp_path / "x.duckdb"
    (tmp_path / "good.txt").write_text(GOOD, "utf8")
    assert command("add", tmp_path / "good.txt", "--db", db, "-q").code == 0
    db.write_bytes(db.read_bytes()[:5_000])
    ran = command("query", "timeline", "--db", db)
    assert ran.code == 3 and "x.duckdb" in ran.err and "Traceback" not in ran.err


def test_a_locked_database_is_told_of(tmp_path: Path, command: Command) -> None:
    db = tmp_path / "x.duckdb"
    (tmp_path / "good.txt").write_text(GOOD, "utf8")
    assert command("add", tmp_path / "good.txt", "--db", db, "-q").code == 0
    hold = f"import duckdb, sys; c = duckdb.connect({str(db)!r}); print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == b"held\n"
        for words in (("add", tmp_path / "good.txt", "-q"), ("query", "timeline")):
            ran = command(*words, "--db", db)
            assert ran.code == 1 and "x.duckdb" in ran.err and "open" in ran.err and len(lines(ran.err)) == 1
        holder.communicate()
    assert command("query", "timeline", "--db", db).code == 0


def test_a_database_that_is_not_there(tmp_path: Path, command: Command) -> None:
    ran = command("query", "timeline", "--db", tmp_path / "none.duckdb")
    assert ran.code == 2 and "none.duckdb" in ran.err and not (tmp_path / "none.duckdb").exists()


def test_a_folder_that_is_not_there(tmp_path: Path, command: Command) -> None:
    (tmp_path / "good.txt").write_text(GOOD, "utf8")
    ran = command("add", tmp_path / "good.txt", "--db", tmp_path / "no" / "x.duckdb", "-q")
    assert ran.code == 2 and "there is no folder" in ran.err and len(lines(ran.err)) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("form", ["table", "csv", "json", "parquet"])
def test_an_answer_that_the_disk_does_not_take(form: str, demo: Path, command: Command) -> None:
    ran = command("query", "timeline", "--db", demo, "--format", form, "-o", "/dev/full")
    assert ran.code == 1 and "/dev/full: cannot be written: No space left" in ran.err and len(lines(ran.err)) == 1


def test_a_chart_that_the_disk_does_not_take(tmp_path: Path, demo: Path, command: Command) -> None:
    (tmp_path / "c.json").symlink_to("/dev/full")
    ran = command("chart", "timeline", "--db", demo, "-o", tmp_path / "c.json")
    assert ran.code == 1 and "cannot be written" in ran.err and len(lines(ran.err)) == 1


SMALL_DISK = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))
sys.argv = ["timeline", *{words!r}]
from timeline.cli import main
main()
"""


@pytest.mark.parametrize("room", [100_000, 800_000, 1_300_000])
def test_a_full_disk_is_told_of_and_costs_nothing(room: int, tmp_path: Path, command: Command) -> None:
    """No file may grow beyond `room` bytes: in the making of the tables, in a shard, or at its end."""
    db, source = tmp_path / "x.duckdb", tmp_path / "many.jsonl"
    source.write_text("\n".join(record(number) for number in range(40)), "utf8")
    words = ["add", str(source), "--db", str(db), "-q"]
    ran = subprocess.run(
        [sys.executable, "-c", SMALL_DISK.format(room=room, words=words)], capture_output=True, text=True, check=False, cwd=ROOT
    )  # fmt: skip
    assert ran.returncode == 1 and "the disk is full; make room" in ran.stderr and len(lines(ran.stderr)) == 1, (
        ran.stderr
    )
    again = command(*words)
    assert again.code == 0 and stored(db) == 40
    assert command("verify", "--db", db).code == 0


def has_stored(db: Path) -> bool:
    ledger = db.with_name(f"{db.name}.ledger")
    return ledger.exists() and b'"stored"' in ledger.read_bytes()


def test_ctrl_c_leaves_a_file_that_opens(tmp_path: Path, command: Command) -> None:
    db, source = tmp_path / "x.duckdb", tmp_path / "many.jsonl"
    source.write_text("\n".join(record(number) for number in range(20_000)), "utf8")
    words = [sys.executable, "-m", "timeline", "add", str(source), "--db", str(db), "-q"]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True, cwd=ROOT) as running:
        while running.poll() is None and not has_stored(db):
            os.sched_yield()
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=120)
    assert running.returncode == 1 and "interrupted" in told and "Traceback" not in told
    inputs, there, *_ = counts(told)
    assert inputs < 20_000 and stored(db) == there
    assert command("verify", "--db", db).code == 0
