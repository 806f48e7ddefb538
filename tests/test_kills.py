"""kill -9 of the process that loads, of a worker, and of the writer in the midst of a merge, at random moments of a fixed seed.

After each round what was told as stored is there, a rerun completes, and the content equals that of an undisturbed run. More rounds:
TIMELINE_KILL_ROUNDS=20.
"""

import os
import random
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.plain_loads import TEXTS, content, run
from timeline.store.ledger import read_ledger
from timeline.store.verify import verify

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = int(os.environ.get("TIMELINE_KILL_ROUNDS", "2"))
MANY = [f"{text} Paper number {number}." for number in range(6) for text in TEXTS]
SHARD, TOGETHER = 6, 2
SHARDS = len(MANY) // SHARD
MERGES = SHARDS // TOGETHER
pytestmark = [
    pytest.mark.usefixtures("known_names"),
    pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="workers are found through /proc"),
]
LOAD = """
import importlib, os, signal, sys
sys.path.insert(0, {root!r})
from tests.plain_coder import code, readings
import timeline.store.rows as rows
from timeline.run import load
rows._lexicon = lambda: ({{"BLR": "Belarus"}}, {{}})
module, function, call = {stage!r}
if module:
    stage = importlib.import_module(module)
    owner = stage.ShardFolder if module == "timeline.shards" else stage
    real, calls = getattr(owner, function), []
    def dies(*args, **more):
        calls.append(1)
        if len(calls) == call:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **more)
    setattr(owner, function, dies)
def tell(standing):
    print(standing.stored, flush=True)
print("begun", flush=True)
load(readings(*{texts!r}), {db!r}, code=code, coder_version="1.0.0", shard={shard}, together={together}, workers=2, progress=tell)
"""
STAGES = (
    ("timeline.store.load", "derive_events"),
    ("timeline.store.load", "broken_rules"),
    ("timeline.store.load", "article_digests"),
    ("timeline.store.shard", "list_articles"),
    ("timeline.shards", "keep"),
    ("timeline.shards", "remove"),
)


def started(db: Path, stage: tuple[str, str, int] = ("", "", 0)) -> "subprocess.Popen[str]":
    script = LOAD.format(root=str(ROOT), texts=MANY, db=str(db), stage=stage, shard=SHARD, together=TOGETHER)
    return subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def workers_of(pid: int) -> list[int]:
    """The worker processes of a load."""
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            found += [int(child) for child in task.read_text("ascii").split()]
    return sorted(found)


def disturbed(process: "subprocess.Popen[str]", target: str, chance: random.Random) -> int:
    """Kill the target at a random moment, if it lives so long; how many articles the load told as stored."""
    assert process.stdout is not None
    told, lines = "0", chance.randint(1, SHARDS)
    for _ in range(lines):
        told = process.stdout.readline().strip() or told
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=chance.random() * 0.4)
    with suppress(ProcessLookupError):
        if target == "worker":
            os.kill(chance.choice(workers_of(process.pid) or [process.pid]), signal.SIGKILL)
        else:
            process.kill()
    rest = process.communicate()[0].split()
    counts = [int(word) for word in (told, *rest) if word.isdecimal()]
    return max(counts, default=0)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("timeline.store.rows._lexicon", lambda: ({"BLR": "Belarus"}, {}))
        db = tmp_path_factory.mktemp("undisturbed") / "x.duckdb"
        run(db, *MANY)
    return db


@pytest.mark.parametrize("number", range(ROUNDS))
@pytest.mark.parametrize("target", ["main", "worker", "writer"])
def test_whatever_is_killed_nothing_is_lost(tmp_path: Path, undisturbed: Path, target: str, number: int) -> None:
    chance = random.Random(f"{target} {number}")
    db = tmp_path / "x.duckdb"
    if target == "writer":
        process = started(db, (*STAGES[number % len(STAGES)], chance.randint(1, MERGES)))
        words = process.communicate()[0].split()
        assert process.returncode == -signal.SIGKILL
        told = max((int(word) for word in words if word.isdecimal()), default=0)
    else:
        process = started(db)
        told = disturbed(process, target, chance)
        assert process.returncode in (0, -signal.SIGKILL)
    if db.exists() and told:
        held = verify(db)
        assert held.articles + held.unlisted >= told
    report = run(db, *MANY, shard=SHARD)
    assert (report.failed, report.stored + report.duplicate) == (0, len(MANY))
    assert content(db) == content(undisturbed)
    assert read_ledger(db)[1] == read_ledger(undisturbed)[1]
    assert verify(db).unlisted == 0
    assert not db.with_name(db.name + ".work").exists()
