"""Many articles: read, code, store, shard by shard, and account for each input."""

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.batches import Run
from timeline.errors import UsageError
from timeline.shards import ShardFolder
from timeline.store.shard import prepare, schema_of, totals
from timeline.tally import LoadReport, Progress, Tally
from timeline.terms import DEFAULT_PARSER
from timeline.time_limit import ARTICLE_SECONDS
from timeline.worker import Coder, Coding, rare_collections
from timeline.workers import Coders, Here, Team, WorkerProcess, cores

if TYPE_CHECKING:
    from timeline.articles.read import Reading

SHARD, TOGETHER = 200, 10
"""Inputs that are read and looked up together, and how many times as many are stored in one transaction."""

__all__ = ["SHARD", "LoadReport", "add", "load"]


def add(
    paths: Iterable[str],
    db: Path | str,
    *,
    parser: str = DEFAULT_PARSER,
    lexicon: Path | str | None = None,
    progress: Progress | None = None,
    workers: int | None = None,
    cluster: str = "",
    work: Path | str | None = None,
    retry_failed: bool = False,
    article_seconds: float | None = None,
) -> LoadReport:
    """Read articles from files, folders and globs, code them, and store them in the database at `db`, which is made when it is not there.

    `parser` says how clauses are read: "none" (shallow rules), "bundled", or the name of an installed spaCy pipeline. Raises UsageError where
    there is no such parser. `lexicon` is a CSV file of the user's own names (docs/lexicon.md); LexiconError tells what is wrong with it. What
    was coded with another parser or other names is coded anew.

    `workers` processes code at a time: 1 is this process, None as many as there are processors when there is more than one shard of
    inputs. `cluster` is the address of a Dask scheduler, or "local"; WorkersFailed where it cannot be reached. Coded shards wait in the
    folder `work` (default: beside the database) until they are merged. With `retry_failed`, the inputs that failed before are read again.

    An article that takes a worker longer than `article_seconds` (default: 600) is failed, and its worker ended. In this process nothing
    can end it, so where a limit is given at least one worker process codes, also with `workers=1`.

    A broken input costs only itself. Ctrl-C finishes what is being coded, stores it and says so in the report; killed at any
    moment, the file holds whole shards; the same call again does the rest. Raises StoreError for what is wrong with the database file.
    """
    from timeline.articles.read import count_inputs, read_inputs  # readers and coder are large: only a load needs them
    from timeline.clauses.parser import load_parser
    from timeline.coder import code_article, coder_version
    from timeline.lexicons.actors import with_own_names
    from timeline.lexicons.own_names import read_own_names
    from timeline.retry import failed_readings

    paths = list(paths)
    own = read_own_names(lexicon) if lexicon is not None else None
    loaded = load_parser(parser)
    code, version = partial(code_article, parser=loaded, own_names=own), coder_version(loaded, own)

    def readings() -> "Iterator[Reading]":
        if retry_failed:
            yield from failed_readings(Path(db))
        yield from read_inputs(paths)

    total = count_inputs(paths) if progress is not None and not retry_failed else None
    with with_own_names(own):  # the store asks for the names of actors
        return load(
            readings(), db, code=code, coder_version=version, progress=progress, workers=workers, cluster=cluster, work=work, total=total,
            article_seconds=article_seconds,
        )  # fmt: skip


def load(
    readings: "Iterable[Reading]",
    db: Path | str,
    *,
    code: Coder,
    coder_version: str,
    progress: Progress | None = None,
    shard: int = SHARD,
    together: int = TOGETHER,
    workers: int | None = 1,
    cluster: str = "",
    work: Path | str | None = None,
    total: int | None = None,
    article_seconds: float | None = None,
) -> LoadReport:
    """Code what was read, `shard` inputs at a time, and store `together` times as many in a transaction.

    Articles that a coder of this or a later version stored are duplicates.

    `workers`, `cluster`, `work` and `article_seconds` are as in `add`; with more than one worker, `code` must be a function that another
    process can import.
    """
    if workers is not None and workers < 1:
        raise UsageError(f"{workers} workers: at least 1 is needed")
    if article_seconds is not None and not 0 < article_seconds < inf:
        raise UsageError(f"{article_seconds:g} seconds an article: give more than 0")
    db = Path(db)
    folder = ShardFolder(Path(work) if work is not None else db.with_name(db.name + ".work"))
    tally = Tally(progress or (lambda standing: None), total)
    prepare(db)
    coding = Coding(code, schema_of(db, coder_version), article_seconds or ARTICLE_SECONDS)
    run = Run(db, coding, coder_version, folder, tally, together)
    run.settle()
    with _interruptible(run), rare_collections():
        source = iter(readings)
        batch = run.batch(source, shard)
        with _coders(run, workers, cluster, many=len(batch) == shard, limited=article_seconds is not None) as coders:
            run.go_through(batch, source, shard, coders)
    folder.close()
    events, facts = totals(db)
    return tally.report(events, facts, interrupted=run.interrupted)


@contextmanager
def _coders(run: Run, workers: int | None, cluster: str, *, many: bool, limited: bool) -> Iterator[Coders]:
    """What codes the shards of a run. Starting a process costs about a second, so what fits one shard is coded in this one, but where
    articles are `limited`: only a process of its own can be ended.
    """
    if cluster:
        from timeline.cluster import Cluster

        with (
            closing(Cluster(cluster, run.coding, workers)) as dask,
            closing(Team(dask.places, run.coding.schema, run.folder)) as team,
        ):
            yield team
        return
    number = workers or (cores() if many else 1)
    if number == 1 and not limited:
        yield Here(run.coding, run.folder, run.go_on)
        return
    processes = [WorkerProcess(run.coding) for _ in range(number)]
    with closing(Team(processes, run.coding.schema, run.folder)) as team:
        yield team


@contextmanager
def _interruptible(run: Run) -> Iterator[None]:
    """While the block lasts, the first Ctrl-C lets the article at hand be finished; a second one stops at once."""
    if threading.current_thread() is not threading.main_thread():
        yield  # signals reach the main thread only
        return
    before = signal.getsignal(signal.SIGINT)

    def interrupt(number: int, frame: object) -> None:
        run.interrupted = True
        signal.signal(signal.SIGINT, signal.default_int_handler)

    signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
