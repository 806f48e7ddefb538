"""Many articles through the command: folders, progress for machines, what failed before, Ctrl-C with workers."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

import timeline
from tests.command import Command, lines
from tests.plain_loads import TEXTS, run
from timeline.articles.folder import files_in
from timeline.articles.read import count_inputs, read_inputs
from timeline.meter import described
from timeline.store.verify import verify
from timeline.tally import MOST_FAILURES, Standing

ROOT = Path(__file__).resolve().parent.parent
GOOD = "MINSK, March 5, 2024 - Belarusian President Alexander Lukashenko met Chinese President Xi Jinping in Minsk on Tuesday."
Put = Callable[..., Path]


def record(text: str) -> str:
    return json.dumps({"text": text, "published": "2024-03-06"}) + "\n"


def test_files_of_a_folder_are_in_the_order_of_their_paths(tmp_path: Path) -> None:
    names = ["b.txt", "a/z.txt", "a.txt", "a/b/c.txt", "a-b/x.txt", "ab/y.txt", ".hidden/h.txt"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", "utf8")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    found = [path for path in files_in(str(tmp_path)) if not path.endswith("/loop")]
    assert found == sorted(str(tmp_path / name) for name in names)
    assert list(files_in(str(tmp_path / "nowhere"))) == []


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[str]:
    """A folder of folders deeper than Python may nest calls, with a file at its end; taken away again, since pytest's own way of removing
    its folders nests calls.
    """
    folders = [f"{tmp_path}{'/a' * depth}" for depth in range(1, 1_201)]
    for folder in folders:
        os.mkdir(folder)  # noqa: PTH102 - Path objects of such names are slow
    file = Path(folders[-1], "deep.txt")
    file.touch()
    yield str(tmp_path)
    file.unlink()
    for folder in reversed(folders):
        os.rmdir(folder)  # noqa: PTH106


def test_very_deep_folders_are_read(deep: str) -> None:
    assert [path.rpartition("/")[2] for path in files_in(deep)] == ["deep.txt"]


def test_inputs_are_counted_where_names_tell(tmp_path: Path, put: Put) -> None:
    for number in range(3):
        put(f"{number}.txt", GOOD)
    assert count_inputs([str(tmp_path)]) == len(list(read_inputs([str(tmp_path)]))) == 3
    assert count_inputs([str(tmp_path), str(tmp_path / "gone.txt")]) == 4
    assert count_inputs([str(put("more.jsonl", record(GOOD)))]) is None
    assert count_inputs(["-"]) is None and count_inputs([]) == 0


def test_what_failed_is_taken_up_again(tmp_path: Path, put: Put, command: Command) -> None:
    db = tmp_path / "x.duckdb"
    wire = put("wire.jsonl", record(GOOD) + "not JSON\n" + record("") + record(f"{GOOD} Again."))
    page = put("page.txt", b"\x00\x01\x02")
    assert command("add", wire, page, tmp_path / "gone.txt", "--db", db).code == 1
    again = command("add", "--retry-failed", "--db", db)
    assert again.code == 1 and "4 inputs = 0 stored + 0 duplicate + 0 skipped + 4 failed" in again.err
    put("wire.jsonl", record(GOOD) + record(f"{GOOD} Mended."))
    page.write_text(f"{GOOD} A page.", "utf8")
    again = command("add", "--retry-failed", "--db", db)
    assert "4 inputs = 2 stored + 0 duplicate + 0 skipped + 2 failed" in again.err
    assert f"{wire}:3: the file has no record at this line any more" in again.err
    wire.unlink()
    assert (
        "2 inputs = 0 stored + 0 duplicate + 0 skipped + 2 failed" in command("add", "--retry-failed", "--db", db).err
    )
    put("wire.jsonl", record(GOOD) + record(GOOD) + record(GOOD))
    put("gone.txt", f"{GOOD} Here now.")
    again = command("add", "--retry-failed", "--db", db)
    assert again.code == 0 and "2 inputs = 1 stored + 1 duplicate + 0 skipped + 0 failed" in again.err
    assert "0 inputs" in command("add", "--retry-failed", "--db", db).err
    assert verify(db).articles == 5


def test_standard_input_cannot_be_retried(tmp_path: Path, command: Command) -> None:
    db = tmp_path / "x.duckdb"
    run(db, TEXTS[0])
    with duckdb.connect(str(db)) as connection:
        connection.execute("INSERT INTO load SELECT 'r', 1, '-', 3, 'failed', NULL, 'bad', '1', now()")
    assert "-:3: standard input cannot be read again" in command("add", "--retry-failed", "--db", db).err


def test_nothing_to_add_or_to_retry_is_misuse(tmp_path: Path, command: Command) -> None:
    assert command("add", "--db", tmp_path / "x.duckdb").code == 2
    ran = command("add", "--retry-failed", "--db", tmp_path / "x.duckdb")
    assert ran.code == 2 and "nothing failed in it" in ran.err
    assert not (tmp_path / "x.duckdb").exists()


def test_json_progress_is_an_object_a_line(tmp_path: Path, put: Put, command: Command) -> None:
    paths = [put(f"{number}.txt", f"{GOOD} Number {number}.") for number in range(3)]
    ran = command("add", *paths, tmp_path / "gone\n.txt", "--json-progress", "--db", tmp_path / "x.duckdb")
    told = [json.loads(line) for line in lines(ran.err)]
    assert ran.code == 1 and [list(one) for one in told][-2:] == [["failed"], ["result"]]
    assert told[-1]["result"]["stored"] == 3 and told[-1]["result"]["failed"] == 1
    assert told[-2]["failed"]["origin"].endswith("gone\n.txt")
    progress = [one["progress"] for one in told[:-2]]
    assert progress[-1]["done"] == progress[-1]["total"] == 4 and progress[-1]["remaining"] == 0


@pytest.mark.parametrize(
    ("standing", "told"),
    [
        (Standing(10, 110, 8, 1, 0, 1, 20, 1, 5.0), "2.0/s, 0:50 left; 20 events, 1 trade fact, 1 failed"),
        (Standing(10, None, 10, 0, 0, 0, 1, 0, 2.0), "5.0/s; 1 event, 0 trade facts"),
        (Standing(1, 7_322, 1, 0, 0, 0, 0, 0, 1.0), "1.0/s, 2:02:01 left; 0 events, 0 trade facts"),
        (Standing(0, 5, 0, 0, 0, 0, 0, 0, 0.0), "0.0/s; 0 events, 0 trade facts"),
    ],
)
def test_the_bar_tells_rate_time_and_counts(standing: Standing, told: str) -> None:
    assert described(standing) == told


def test_reasons_of_failures_are_bounded_and_all_in_the_database(tmp_path: Path, put: Put, command: Command) -> None:
    wire = put("wire.jsonl", "nothing\n" * (MOST_FAILURES + 5))
    ran = command("add", wire, "--db", tmp_path / "x.duckdb")
    assert f"{MOST_FAILURES + 5:,} failed" in ran.err.replace("1005", "1,005") and "and 5 more: timeline sql" in ran.err
    with duckdb.connect(str(tmp_path / "x.duckdb")) as connection:
        assert connection.execute("SELECT count(*) FROM load WHERE status = 'failed'").fetchone() == (
            MOST_FAILURES + 5,
        )


def test_two_workers_read_a_users_own_names(tmp_path: Path, put: Put) -> None:
    """The names of `--lexicon` reach the workers, and the store knows what they stand for."""
    names = put("names.csv", "code,kind,name,aliases,office,from,until\nZZTOP,organisation,Zaragoza Compact,,,,\n")
    wire = put(
        "wire.jsonl", "".join(record(f"Belarus condemned the Zaragoza Compact in May 2023. {n}") for n in range(3))
    )
    one, two = timeline.open(tmp_path / "one.duckdb"), timeline.open(tmp_path / "two.duckdb")
    one.add(wire, lexicon=names, workers=1)
    two.add(wire, lexicon=names, workers=2)
    asked = "SELECT code, name FROM actor ORDER BY code"
    assert one.sql(asked).fetchall() == two.sql(asked).fetchall()
    assert ("ZZTOP", "Zaragoza Compact") in two.sql(asked).fetchall()


INTERRUPTED = """
import sys
sys.path.insert(0, {root!r})
from tests.plain_coder import code, readings
import timeline.store.rows as rows
from timeline.run import load
rows._lexicon = lambda: ({{"BLR": "Belarus"}}, {{}})
def endless():
    for number in range(100_000):
        yield readings("BLR CONSULT CHN 2021-03-04. Paper number %d." % number)[0]
report = load(endless(), {db!r}, code=code, coder_version="1.0.0", shard=5, workers=2,
              progress=lambda standing: print(standing.stored, flush=True))
print("report", report.interrupted, report.inputs, report.stored, report.skipped, flush=True)
"""


def test_ctrl_c_stores_what_workers_have_coded(tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    script = INTERRUPTED.format(root=str(ROOT), db=str(db))
    process = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        if int(line) >= 10:
            break
    process.send_signal(signal.SIGINT)
    out = process.communicate(timeout=120)[0]
    said, interrupted, *counts = out.split()[-5:]
    inputs, stored, skipped = map(int, counts)
    assert process.returncode == 0 and (said, interrupted) == ("report", "True")
    assert inputs == stored + skipped and 10 <= stored == verify(db).articles < 1_000
