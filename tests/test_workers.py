"""Several workers, on this machine or a cluster: the same content as one, also when workers die."""

import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fatal_coders import DEADLY, killed, killed_once, left
from tests.plain_coder import Read, code, readings
from tests.plain_loads import TEXTS, content, run
from timeline.errors import BadRecord, CoderFailed, OutputError, UsageError, WorkersFailed
from timeline.records import Article, Coded
from timeline.run import load
from timeline.shards import ShardFolder
from timeline.store.ledger import read_ledger
from timeline.store.verify import verify
from timeline.tally import Standing

pytestmark = pytest.mark.usefixtures("known_names")
MANY = [f"{text} Paper number {number}." for number in range(3) for text in TEXTS]
POISONED = [*MANY[:7], f"{DEADLY} {TEXTS[0]}", *MANY[7:]]


def work(db: Path) -> ShardFolder:
    return ShardFolder(db.with_name(db.name + ".work"))


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one process makes of `MANY`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("timeline.store.rows._lexicon", lambda: ({"BLR": "Belarus"}, {}))
        db = tmp_path_factory.mktemp("alone") / "x.duckdb"
        run(db, *MANY, shard=7)
    return db


def same(db: Path, other: Path) -> None:
    assert content(db) == content(other)
    assert read_ledger(db)[1] == read_ledger(other)[1]
    assert verify(db).unlisted == 0
    assert not work(db).path.exists()


def test_two_workers_store_what_one_does(tmp_path: Path, alone: Path) -> None:
    report = run(tmp_path / "x.duckdb", *MANY, shard=4, workers=2)
    assert (report.inputs, report.stored, report.failed) == (len(MANY), len(MANY), 0)
    same(tmp_path / "x.duckdb", alone)


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    order=st.lists(st.sampled_from(MANY), min_size=2, max_size=8),
    size=st.integers(2, 5),
    workers=st.integers(1, 3),
)
def test_any_split_and_any_number_of_workers_give_the_same(
    tmp_path_factory: pytest.TempPathFactory, order: list[str], size: int, workers: int
) -> None:
    folder = tmp_path_factory.mktemp("splits")
    report = run(folder / "x.duckdb", *order, shard=size, workers=workers)
    distinct = sorted(set(order))
    assert (report.inputs, report.stored) == (len(order), len(distinct))
    assert report.duplicate == len(order) - len(distinct)
    run(folder / "one.duckdb", *distinct, shard=99)
    same(folder / "x.duckdb", folder / "one.duckdb")


@pytest.mark.parametrize(("coder", "told"), [(killed, "ended by SIGKILL"), (left, "ended with exit code 3")])
def test_an_article_that_kills_its_worker_costs_only_itself(
    tmp_path: Path, alone: Path, coder: Callable[[Article], Coded], told: str
) -> None:
    db = tmp_path / "x.duckdb"
    report = load(readings(*POISONED), db, code=coder, coder_version="1.0.0", shard=5, workers=2)
    assert (report.stored, report.failed) == (len(MANY), 1)
    assert isinstance(report.failures[0], CoderFailed) and told in str(report.failures[0])
    rows = duckdb.connect(str(db)).execute("SELECT origin, error FROM load WHERE status = 'failed'").fetchall()
    assert rows == [("7.txt", str(report.failures[0]))]
    same(db, alone)


def test_a_worker_that_is_killed_from_outside_costs_nothing(tmp_path: Path, alone: Path) -> None:
    db, fresh = tmp_path / "x.duckdb", tmp_path / "fresh.duckdb"
    coder = partial(killed_once, marker=str(tmp_path / "killed"))
    report = load(readings(*POISONED), db, code=coder, coder_version="1.0.0", shard=5, workers=2)
    assert (tmp_path / "killed").exists()
    assert (report.stored, report.failed) == (len(POISONED), 0)
    run(fresh, *POISONED)
    same(db, fresh)


def test_a_coder_that_workers_cannot_load_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.path", [path for path in sys.path if not (Path(path or ".") / "tests").is_dir()])
    why = r"worker process: it cannot load the coder \(ModuleNotFoundError: No module named 'tests'\); use --workers 1"
    with pytest.raises(WorkersFailed, match=why):
        run(tmp_path / "x.duckdb", *TEXTS, shard=2, workers=2)


def unloadable() -> None:
    raise LookupError("no such pipeline here")


class Elsewhere:
    """A coder that another process cannot load."""

    def __call__(self, found: Article) -> Coded:
        return code(found)

    def __reduce__(self) -> tuple[Callable[[], None], tuple[()]]:
        return unloadable, ()


def test_a_coder_that_fails_to_load_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorkersFailed, match=r"it cannot load the coder \(LookupError: no such pipeline here"):
        load(readings(*TEXTS), tmp_path / "x.duckdb", code=Elsewhere(), coder_version="1.0.0", shard=2, workers=2)


def test_no_worker_is_misuse(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="at least 1"):
        run(tmp_path / "x.duckdb", *TEXTS, workers=0)


def test_what_is_coded_is_not_coded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A load whose writer fails leaves its shards; the next one merges them without coding."""
    db, fresh, asked = tmp_path / "x.duckdb", tmp_path / "fresh.duckdb", []

    def counting(found: Article) -> Coded:
        asked.append(found.text)
        return code(found)

    def full(*args: object, **more: object) -> dict[str, str]:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("timeline.batches.store", full)
        with pytest.raises(OSError, match="No space"):
            load(readings(*TEXTS), db, code=counting, coder_version="1.0.0")
    assert len(list(work(db))) == 1 and len(asked) == len(TEXTS)
    report = load(readings(*TEXTS), db, code=counting, coder_version="1.0.0")
    assert report.stored == len(asked) == len(TEXTS)
    run(fresh, *TEXTS)
    same(db, fresh)


@pytest.mark.parametrize("damage", ["cut", "flipped", "empty", "other"])
def test_a_damaged_shard_is_coded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str) -> None:
    db, fresh = tmp_path / "x.duckdb", tmp_path / "fresh.duckdb"
    with monkeypatch.context() as patch:
        patch.setattr("timeline.batches.store", lambda *args: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            run(db, *TEXTS)
    (key,) = work(db)
    path = work(db).path / f"{key}.shard"
    whole = path.read_bytes()
    middle = len(whole) // 4
    path.write_bytes(
        {
            "cut": whole[:middle], "flipped": whole[:middle] + bytes([whole[middle] ^ 255]) + whole[middle + 1 :],
            "empty": b"", "other": b"PAR1 of something else PAR1",
        }[damage]
    )  # fmt: skip
    assert run(db, *TEXTS).stored == len(TEXTS)
    run(fresh, *TEXTS)
    same(db, fresh)


def test_a_shard_that_was_merged_before_a_kill_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = tmp_path / "x.duckdb"
    with monkeypatch.context() as patch:
        patch.setattr(ShardFolder, "remove", lambda self, key: None)
        run(db, *TEXTS)
    assert len(list(work(db))) == 1
    (work(db).path / "0.0.0.0.tmp").touch()  # of another machine: may still be written
    assert run(db, TEXTS[0]).duplicate == 1
    assert [path.name for path in work(db).path.iterdir()] == ["0.0.0.0.tmp"]


def test_shards_of_an_older_coder_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = tmp_path / "x.duckdb"
    with monkeypatch.context() as patch:
        patch.setattr("timeline.batches.store", lambda *args: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            run(db, *TEXTS, version="0.9.0")
    assert len(list(work(db))) == 1
    assert run(db, TEXTS[0], version="0.10.0").stored == 1
    assert not work(db).path.exists()


def test_a_work_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", "utf8")
    with pytest.raises(OutputError, match=r"taken.*cannot be written"):
        run(tmp_path / "x.duckdb", *TEXTS, work=tmp_path / "taken")
    assert run(tmp_path / "x.duckdb", *TEXTS, work=tmp_path / "other").stored == len(TEXTS)
    assert not (tmp_path / "other").exists()


def test_one_article_in_several_shards_under_way(tmp_path: Path) -> None:
    """Stored once, or failed with the same reason, wherever it stands."""
    bad = f"half \ud800 {TEXTS[0]}"
    report = run(tmp_path / "x.duckdb", TEXTS[0], bad, TEXTS[0], bad, TEXTS[1], TEXTS[0], shard=1, workers=2)
    assert (report.stored, report.duplicate, report.failed) == (2, 2, 2)
    assert {failure.problem for failure in report.failures} == {"the text holds half characters (lone surrogates)"}


def test_progress_tells_how_far_it_is(tmp_path: Path) -> None:
    seen: list[Standing] = []
    inputs = [*readings(*TEXTS), Read("bad.jsonl", 2, None, BadRecord("bad.jsonl", "no text", line=2))]
    load(
        inputs,
        tmp_path / "x.duckdb",
        code=code,
        coder_version="1.0.0",
        shard=3,
        workers=2,
        progress=seen.append,
        total=7,
    )
    assert [one.done for one in seen] == sorted(one.done for one in seen) and seen[-1].done == 7
    assert (seen[-1].stored, seen[-1].failed, seen[-1].facts) == (6, 1, 2) and seen[-1].events > 5
    assert seen[-1].remaining == 0 and seen[0].rate > 0
    assert Standing(5, None, 5, 0, 0, 0, 1, 1, 2.0).remaining is None
    assert Standing(5, 15, 5, 0, 0, 0, 1, 1, 2.0).remaining == 4.0
    assert json.loads(json.dumps(seen[-1].record()))["done"] == 7


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The scheduler's address of two Dask workers, which are started again when they die."""
    dask = pytest.importorskip("dask")
    from distributed import LocalCluster

    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50) as started,
    ):
        yield started.scheduler_address


def test_a_cluster_that_loses_a_worker_stores_what_one_process_does(tmp_path: Path, cluster: str) -> None:
    db, fresh = tmp_path / "x.duckdb", tmp_path / "fresh.duckdb"
    coder = partial(killed_once, marker=str(tmp_path / "killed"))
    report = load(readings(*POISONED), db, code=coder, coder_version="1.0.0", shard=5, cluster=cluster)
    assert (tmp_path / "killed").exists()
    assert (report.stored, report.failed) == (len(POISONED), 0)
    run(fresh, *POISONED)
    same(db, fresh)


def test_an_article_that_kills_workers_of_a_cluster_costs_only_itself(
    tmp_path: Path, cluster: str, alone: Path
) -> None:
    db = tmp_path / "x.duckdb"
    report = load(readings(*POISONED), db, code=killed, coder_version="1.0.0", shard=10, cluster=cluster)
    assert (report.stored, report.failed, report.failures[0].origin) == (len(MANY), 1, "7.txt")
    same(db, alone)


def test_a_local_cluster_stores_what_one_process_does(tmp_path: Path, alone: Path) -> None:
    pytest.importorskip("distributed")
    run(tmp_path / "x.duckdb", *MANY, shard=8, cluster="local", workers=2)
    same(tmp_path / "x.duckdb", alone)


def test_a_cluster_without_dask_is_told_with_the_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r"pip install 'diplomatic-timeline\[cluster\]'"):
        run(tmp_path / "x.duckdb", *TEXTS, cluster="local")


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nowhere://x", "no address"])
def test_a_cluster_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("timeline.cluster._SECONDS", 0.5)
    with pytest.raises(WorkersFailed, match=f"cluster {address}: no connection"), contextlib.suppress(UserWarning):
        run(tmp_path / "x.duckdb", *TEXTS, cluster=address)
