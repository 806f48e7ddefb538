"""Where shards are coded: in this process, or by several workers at a time, each of which may die without harm to the others."""

import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Protocol

import pyarrow as pa

from timeline.errors import WorkersFailed
from timeline.records import Article
from timeline.shards import Shard, ShardFolder, from_parquet, parquet, shard_of
from timeline.store.coded import Failed, shard_table
from timeline.terms import Fault
from timeline.time_limit import ENDED_BY
from timeline.worker import ROWS, Coding, coded_rows, receive, send

_AHEAD = 2
"""Batches that may wait or lie coded for each worker: enough that none is idle while shards are merged, few enough for memory to stay flat."""
_MOST = 50
"""Articles that one of several workers codes at a time: few, so that none has nothing to do for long when the others are at their last ones."""

_STARTS = 3
"""How often a worker process that dies before it is ready is started."""


class WorkerDied(Exception):
    """A worker ended while it coded; the message says how. `fault` is TIME where an article took longer than it may."""

    def __init__(self, how: str, fault: Fault = Fault.WORKER) -> None:
        self.fault = fault
        super().__init__(how)


def took_too_long(seconds: float) -> WorkerDied:
    """That a worker was ended because its article took longer than these seconds."""
    return WorkerDied(f"it took longer than {seconds:g} seconds", Fault.TIME)


class Place(Protocol):
    """One worker: it codes one request at a time."""

    def code(self, articles: Sequence[Article]) -> bytes:
        """The rows of these articles as Parquet. Raises WorkerDied, after which it can be asked again; WorkersFailed when nothing helps."""

    def close(self) -> None:
        """End it at once; what it is at is lost."""


class Coders(Protocol):
    """What codes shards and puts them into the work folder."""

    ahead: int
    """Batches that may be begun before the first of them is waited for."""
    most: int
    """Articles of a batch that are coded as one shard."""

    def begin(self, shard: Shard) -> "Future[str]":
        """Have a shard coded; the key under which its rows are in the work folder. Without rows for each article when interrupted."""

    def close(self) -> None:
        """End all work at once."""


class Here:
    """Codes in this process, one article after the other; Ctrl-C takes effect between two articles."""

    ahead, most = 1, sys.maxsize

    def __init__(self, coding: Coding, folder: ShardFolder, go_on: Callable[[], bool]) -> None:
        self._coding, self._folder, self._go_on = coding, folder, go_on

    def begin(self, shard: Shard) -> "Future[str]":
        """Code it now."""
        rows = coded_rows(shard.articles, self._coding, self._go_on)
        key = shard.key
        if rows.num_rows < len(shard.articles):
            there = set(rows.column("article_id").to_pylist())
            key = shard_of([one for one in shard.articles if one.id in there], self._coding.schema).key
        self._folder.keep(key, parquet(rows))
        coded: Future[str] = Future()
        coded.set_result(key)
        return coded

    def close(self) -> None:
        """Nothing to end."""


class Team:
    """Several places that code a shard each. One that a worker dies of is coded again article by article: the culprit alone is failed."""

    def __init__(self, places: Sequence[Place], schema: pa.Schema, folder: ShardFolder) -> None:
        self.ahead, self.most = (1 + _AHEAD) * len(places), _MOST
        self._places, self._schema, self._folder = places, schema, folder
        self._threads = ThreadPoolExecutor(len(places), thread_name_prefix="coding")
        self._free: queue.SimpleQueue[Place] = queue.SimpleQueue()
        self._closed = threading.Event()
        for place in places:
            self._free.put(place)

    def begin(self, shard: Shard) -> "Future[str]":
        """Have it coded by the next place that is free."""
        return self._threads.submit(self._coded, shard)

    def close(self) -> None:
        """End the workers; what they are at is lost, what is coded stays in the work folder."""
        self._closed.set()
        for place in self._places:
            place.close()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _coded(self, shard: Shard) -> str:
        place = self._free.get()
        try:
            try:
                content = place.code(shard.articles)
            except WorkerDied:
                content = parquet(pa.concat_tables([self._alone(place, article) for article in shard.articles]))
            self._folder.keep(shard.key, content)
        finally:
            self._free.put(place)
        return shard.key

    def _alone(self, place: Place, article: Article) -> pa.Table:
        """The rows of one article, or that the worker died of it."""
        if self._closed.is_set():
            raise CancelledError
        try:
            return from_parquet(place.code([article]))
        except WorkerDied as died:
            if self._closed.is_set():
                raise CancelledError from died
            return shard_table([(article, Failed(died.fault, str(died)))], self._schema)


class WorkerProcess:
    """A worker process on this machine, started when it is first asked and again after it died."""

    def __init__(self, coding: Coding) -> None:
        self._coding, self._seconds = pickle.dumps(coding), coding.seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._closed = False

    def code(self, articles: Sequence[Article]) -> bytes:
        """Have the process code these articles. Raises as `Place.code` does."""
        process = self._started()
        content = _asked(process, pickle.dumps(tuple(articles)))
        if content is None:
            how = _end(process)
            raise took_too_long(self._seconds) if process.returncode == -ENDED_BY else WorkerDied(f"its worker {how}")
        return content

    def close(self) -> None:
        """Kill the process."""
        with self._lock:
            self._closed = True
            if self._process is not None:
                self._process.kill()
                self._process.wait()

    def _started(self) -> subprocess.Popen[bytes]:
        """The process, ready to code. One that dies on the way may have been killed; one that never gets ready is at fault."""
        if self._process is not None and self._process.poll() is None:
            return self._process
        how = ""
        for _ in range(_STARTS):
            process = self._new()
            if _asked(process, self._coding) is not None:
                return process
            how = _end(process)
        raise WorkersFailed("worker process", f"it {how} each time before it could code", "use --workers 1")

    def _new(self) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        with self._lock:
            if self._closed:
                raise CancelledError
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "timeline.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment,
                process_group=0,  # Ctrl-C at the terminal reaches the parent only
            )  # fmt: skip
            return self._process


def _asked(process: subprocess.Popen[bytes], request: bytes) -> bytes | None:
    """The answer of a worker process; None when it is gone. Raises WorkersFailed when it says that it cannot work."""
    assert process.stdin is not None and process.stdout is not None
    try:
        send(process.stdin, request)
        kind, content = process.stdout.read(1), receive(process.stdout)
    except OSError:  # the pipe broke
        return None
    if content is not None and kind != ROWS:
        what = content.decode("utf8", "replace")[:300]
        raise WorkersFailed("worker process", f"it cannot load the coder ({what})", "use --workers 1")
    return content


def _end(process: subprocess.Popen[bytes]) -> str:
    """Wait for the end of a process that closed its side; how it came to it."""
    for stream in (process.stdin, process.stdout):
        with suppress(OSError):
            if stream is not None:
                stream.close()
    code = process.wait()
    if code >= 0:
        return f"ended with exit code {code}"
    names = {int(number): number.name for number in signal.Signals}
    return f"was ended by {names.get(-code, f'signal {-code}')}"


def cores() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
