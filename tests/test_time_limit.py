"""An article whose coding does not end: its worker is ended, and only that article is failed."""

import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import duckdb
import pytest

from tests.command import Command
from tests.fatal_coders import DEADLY, hanging, hanging_once, killed
from tests.plain_coder import code, readings
from tests.plain_loads import TEXTS, content, run
from timeline.errors import CoderFailed, TookTooLong, UsageError
from timeline.run import load
from timeline.store.verify import verify
from timeline.tally import LoadReport
from timeline.worker import Coding
from timeline.workers import WorkerProcess

pytestmark = pytest.mark.usefixtures("known_names")
POISONED = [*TEXTS[:3], f"{DEADLY} {TEXTS[0]}", *TEXTS[3:]]
SECONDS = 2.0
"""Enough for every article of the plain coder, however busy the machine is."""


def check(db: Path, report: LoadReport) -> None:
    """The article that hangs is failed with the cure, all others are stored as if it had not been."""
    assert (report.inputs, report.stored, report.failed) == (len(POISONED), len(TEXTS), 1)
    told = (
        "3.txt: coding it was stopped: it took longer than 2 seconds; report it with the text, or give more time with "
    )
    assert isinstance(report.failures[0], TookTooLong)
    assert str(report.failures[0]) == f"{told}--retry-failed --article-seconds N"
    rows = duckdb.connect(str(db)).execute("SELECT origin, error FROM load WHERE status = 'failed'").fetchall()
    assert rows == [("3.txt", str(report.failures[0]))]
    fresh = db.with_name("fresh.duckdb")
    run(fresh, *TEXTS)
    assert content(db) == content(fresh)
    assert verify(db).articles == len(TEXTS)


@pytest.mark.parametrize("workers", [1, 2])
def test_an_article_that_hangs_costs_only_itself(tmp_path: Path, workers: int) -> None:
    db = tmp_path / "x.duckdb"
    report = load(
        readings(*POISONED), db, code=hanging, coder_version="1.0.0", shard=4, workers=workers, article_seconds=SECONDS
    )
    check(db, report)
    again = load(readings(*POISONED), db, code=code, coder_version="1.0.0")
    assert (again.stored, again.duplicate) == (1, len(TEXTS))


def test_an_article_that_hangs_once_is_stored(tmp_path: Path) -> None:
    coder = partial(hanging_once, marker=str(tmp_path / "hung"))
    report = load(
        readings(*POISONED), tmp_path / "x.duckdb", code=coder, coder_version="1.0.0", shard=4, workers=2, article_seconds=SECONDS
    )  # fmt: skip
    assert (tmp_path / "hung").exists()
    assert (report.stored, report.failed) == (len(POISONED), 0)


def test_one_worker_with_a_limit_survives_an_article_that_kills(tmp_path: Path) -> None:
    report = load(
        readings(*POISONED), tmp_path / "x.duckdb", code=killed, coder_version="1.0.0", workers=1, article_seconds=SECONDS
    )  # fmt: skip
    assert (report.stored, report.failed) == (len(TEXTS), 1)
    assert isinstance(report.failures[0], CoderFailed)


def test_an_article_that_hangs_on_a_cluster_costs_only_itself(tmp_path: Path) -> None:
    dask = pytest.importorskip("dask")
    from distributed import LocalCluster

    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50) as started,
    ):
        report = load(
            readings(*POISONED), tmp_path / "x.duckdb", code=hanging, coder_version="1.0.0", shard=4,
            cluster=started.scheduler_address, article_seconds=SECONDS,
        )  # fmt: skip
    check(tmp_path / "x.duckdb", report)


def test_the_command_passes_the_limit_on(tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """And with a limit one worker process codes even a single article, which without one this process does."""
    started: list[float] = []

    def counted(coding: Coding) -> WorkerProcess:
        started.append(coding.seconds)
        return WorkerProcess(coding)

    monkeypatch.setattr("timeline.run.WorkerProcess", counted)
    (tmp_path / "x.txt").write_text("MINSK, March 5, 2024 - Belarus met China.", "utf8")
    inputs = ("add", tmp_path / "x.txt", "--db", tmp_path / "x.duckdb")
    assert command(*inputs, "--article-seconds", 5).code == 2
    assert command(*inputs, "--article-seconds", 60).code == 0
    assert started == [60.0]
    assert "1 duplicate" in command(*inputs).err
    assert started == [60.0]


@pytest.mark.parametrize("seconds", [0.0, -1.0, float("inf"), float("nan")])
def test_a_limit_that_is_none_is_misuse(tmp_path: Path, seconds: float) -> None:
    with pytest.raises(UsageError, match="seconds an article: give more than 0"):
        run(tmp_path / "x.duckdb", *TEXTS, article_seconds=seconds)


@pytest.mark.parametrize(
    ("body", "ended"),
    [
        ("with time_limit(0.05): loop()", True),
        ("with time_limit(60): pass", False),
        ("with time_limit(0.05): pass\nwait(0.2)", False),
        ("with time_limit(0.05): thread(lambda: within(60, 0))\nwait(0.2)", False),
        ("with time_limit(60): thread(lambda: within(0.05, 9))", True),
        ("with time_limit(60): thread(lambda: within(0.05, 0))\nwait(0.2)", False),
    ],
)
def test_the_first_block_whose_time_is_up_ends_the_process(body: str, ended: bool) -> None:
    """And a block that is left ends nothing any more, whatever other threads are at."""
    script = f"""
import threading, time
from collections import deque
from itertools import repeat
from timeline.time_limit import time_limit

def loop():
    deque(repeat(None), maxlen=0)

def wait(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass

def within(seconds, busy):
    with time_limit(seconds):
        wait(busy)

def thread(work):
    one = threading.Thread(target=work)
    one.start()
    one.join()

{body}
"""
    done = subprocess.run([sys.executable, "-c", script], check=False)
    assert done.returncode == (-signal.SIGALRM if ended else 0)
