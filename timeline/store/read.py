"""Answers to SQL from a database file, read in a process of its own with bounded memory and time (`child.py`).

The process is started once and asked again and again; it is ended when a question ran into a limit, and with this process.
"""

import atexit
import json
import os
import pickle
import select
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pyarrow as pa

from timeline import errors
from timeline.errors import BadParameter, QueryLimit, TimelineError
from timeline.parameters import NoActor
from timeline.sql import named

MEMORY = 1_000_000_000
"""Bytes that a question may use."""
_GRACE = 10.0
"""Seconds beyond the limit after which a process that does not stop by itself is ended; on a busy machine its start alone takes some."""
_MOST_ROWS = 5_000_000
_LONGEST = 86_400.0
_ERRORS = (
    "StoreError",
    "StoreMissing",
    "StoreLocked",
    "StoreDamaged",
    "StoreVersion",
    "RefusedSql",
    "QueryLimit",
    "UsageError",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows, and whether there are more than were asked for."""

    rows: pa.Table
    cut: bool


def read_sql(
    db: Path | str,
    statement: str,
    *,
    params: Mapping[str, Any] | None = None,
    limit: int = 10_000,
    seconds: float = 30.0,
) -> Answer:
    """The first `limit` rows that one SELECT, WITH or EXPLAIN statement gives; `params` are bound to its `$name`s.

    Raises RefusedSql for any other statement or one that reaches outside the database, UsageError for SQL that cannot be answered (the
    message is DuckDB's), QueryLimit after `seconds` or beyond `MEMORY` bytes, and StoreError for what is wrong with the file.
    """
    question = {
        "db": str(db), "folder": str(Path.cwd()), "statement": statement, "params": dict(params or {}), "limit": limit,
        "seconds": min(float(seconds), _LONGEST),
    }  # fmt: skip
    with _lock:
        reader = _reader()
        try:
            return reader.ask(question)
        except BaseException as error:
            if not isinstance(error, TimelineError) or isinstance(error, QueryLimit):
                reader.end()  # its answer may be under way: the next question needs a fresh one
            raise


def read_query(
    db: Path | str, name: str, params: Mapping[str, Any] | None = None, *, seconds: float = 60.0
) -> pa.Table:
    """The whole answer to the named question, its columns as the query's head declares them.

    Raises UnknownName, BadParameter, and what `read_sql` raises.
    """
    query, given = named(name), params or {}
    try:
        bound = query.bound(given)
    except BadParameter as error:
        if not isinstance(error.__cause__, NoActor):
            raise
        bound = query.bound(given, own_actors(db))
    answer = read_sql(db, query.text, params=bound, limit=_MOST_ROWS, seconds=seconds)
    if answer.cut:
        raise QueryLimit(f"the answer has more than {_MOST_ROWS:,} rows")
    return answer.rows


def own_actors(db: Path | str) -> dict[str, str]:
    """Codes and names, in lower case, of all actors of a database, with their codes: those of its user's own lexicon too."""
    rows = read_sql(db, "SELECT code, name FROM actor ORDER BY code", limit=_MOST_ROWS).rows.to_pylist()
    return {text.lower(): row["code"] for row in rows for text in (row["name"], row["code"])}


class _Reader:
    """One child process."""

    def __init__(self) -> None:
        start = f"import sys; sys.path[:] = {sys.path!r}; from timeline.store.child import main; main()"
        self.owner = os.getpid()
        self.process = subprocess.Popen(
            [sys.executable, "-c", start, str(MEMORY)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def ask(self, question: dict[str, Any]) -> Answer:
        deadline = time.monotonic() + question["seconds"] + _GRACE
        try:
            pickle.dump(question, _pipe(self.process.stdin))
            _pipe(self.process.stdin).flush()
        except BrokenPipeError:
            raise self._died() from None
        head, body = self._line(deadline)
        told = json.loads(head)
        if "error" in told:
            raise _error(told["error"], told["arguments"])
        while len(body) < told["bytes"]:
            body += self._read(deadline)
        return Answer(pa.ipc.open_stream(pa.py_buffer(bytes(body))).read_all(), told["cut"])

    def _line(self, deadline: float) -> tuple[bytes, bytearray]:
        """The first line of the answer, and what came with it."""
        got = bytearray()
        while b"\n" not in got:
            got += self._read(deadline)
        head, _, body = bytes(got).partition(b"\n")
        return head, bytearray(body)

    def _read(self, deadline: float) -> bytes:
        source = _pipe(self.process.stdout)
        ready, _, _ = select.select([source], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            raise QueryLimit("it took too long and did not stop by itself")
        part = os.read(source.fileno(), 1 << 20)
        if not part:
            raise self._died()
        return part

    def _died(self) -> TimelineError:
        """Why the process ended: out of memory, as far as one can tell from outside; its last words otherwise."""
        status = self.process.wait()
        words = _pipe(self.process.stderr).read().decode("utf8", "replace").strip().splitlines()
        if status < 0 or any("bad_alloc" in line or "MemoryError" in line for line in words):
            return QueryLimit("it needs more memory than it may use")
        return TimelineError(
            f"the process that reads the database ended with {status}: {words[-1] if words else 'no message'}"
        )

    def end(self) -> None:
        """End the process and forget it."""
        global _running
        _running = None
        if self.owner == os.getpid():
            self.process.kill()
            self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            _close(pipe)


def _close(pipe: IO[bytes] | None) -> None:
    if pipe is not None:
        try:
            pipe.close()
        except BrokenPipeError:
            return  # what was not yet written has no reader any more


_lock = threading.Lock()
_running: _Reader | None = None


def _reader() -> _Reader:
    """The running child; a new one when there is none, or when this process is a fork of the one that started it."""
    global _running
    if _running is None or _running.owner != os.getpid() or _running.process.poll() is not None:
        if _running is not None:
            _running.end()
        _running = _Reader()
        atexit.register(_running.end)
    return _running


def start_ahead() -> None:
    """Start the process now, beside other work: it is ready when the first question comes."""
    with _lock:
        _reader()


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise ValueError("the process was started without pipes")
    return pipe


def _error(name: str, arguments: list[str]) -> TimelineError:
    if name not in _ERRORS:
        return TimelineError(f"the process that reads the database: {name} {arguments}")
    made: TimelineError = getattr(errors, name)(*arguments)
    return made
