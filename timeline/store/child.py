"""The process that runs other people's SQL: read-only, no files, bounded memory and time.

`read.py` starts it, sends it questions on standard input (pickles: it trusts its parent) and reads answers from standard output: a line of
JSON, then as many bytes of an Arrow stream as the line says. It ends when its standard input does.
"""

import io
import json
import os
import pickle
import re
import resource
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from timeline.errors import QueryLimit, RefusedSql, StoreDamaged, StoreError, TimelineError, UsageError
from timeline.frames import without_frames
from timeline.memory_limit import memory_limit
from timeline.store.folder import connect_folder, manifest_state
from timeline.store.guard import checked
from timeline.store.open import check_schema, check_there, store_error
from timeline.store.uncorrected import leave_corrections_out

_SPACE_BEYOND = 1_500_000_000
"""Bytes of address space that are reserved but not used: code, thread stacks, allocator arenas."""
_BATCH = 2_048
_AGAIN = 0.05
"""Seconds between two attempts to stop a statement."""


def main() -> None:
    """Answer questions until there are none."""
    without_frames()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then closes our input
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # DuckDB draws its progress on standard output: that must not break an answer
    memory = int(sys.argv[1])
    memory_limit(memory + _SPACE_BEYOND)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while True:
        try:
            question: dict[str, Any] = pickle.load(questions)
        except EOFError:
            return
        for part in _answer(question, memory):
            answers.write(part)
        answers.flush()


def _answer(question: dict[str, Any], memory: int) -> Iterator[bytes]:
    try:
        rows, cut = _rows(question, memory)
    except MemoryError:
        yield _told(QueryLimit("it needs more memory than it may use"))
        return
    except TimelineError as error:
        yield _told(error)
        return
    stream = io.BytesIO()
    with pa.ipc.new_stream(stream, rows.schema) as writer:
        writer.write_table(rows)
    body = stream.getbuffer()
    yield json.dumps({"cut": cut, "bytes": len(body)}).encode() + b"\n"
    yield bytes(body)


def _told(error: TimelineError) -> bytes:
    """An error as a line: its class name, and the arguments that make it anew."""
    name, arguments = "UsageError", [str(error)]
    if isinstance(error, StoreError):
        name, arguments = type(error).__name__, [error.path, error.problem, error.cure]
    elif isinstance(error, RefusedSql):
        name, arguments = "RefusedSql", [error.problem]
    elif isinstance(error, QueryLimit):
        name, arguments = "QueryLimit", [error.limit]
    return json.dumps({"error": name, "arguments": arguments}).encode() + b"\n"


def _rows(question: dict[str, Any], memory: int) -> tuple[pa.Table, bool]:
    os.chdir(question["folder"])  # the asking process may have gone elsewhere since this one began
    path = Path(question["db"])
    folder = path.is_dir()
    connection = _folder_connection(path, memory) if folder else _connect(path, memory)
    finished, expired = threading.Event(), threading.Event()

    def watch() -> None:
        if not finished.wait(question["seconds"]):
            expired.set()
            while not finished.wait(_AGAIN):  # an interrupt that comes between two statements is lost
                connection.interrupt()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        if not folder:
            check_schema(connection, path, read_only=True)
            leave_corrections_out(connection, question["statement"])
        statement = checked(connection, question["statement"])
        return _first_rows(connection, statement, question["params"], question["limit"])
    except duckdb.Error as error:
        if expired.is_set():
            raise QueryLimit(f"it took longer than {question['seconds']:g} seconds") from error
        raise _our_error(path, error) from error
    finally:
        finished.set()
        watcher.join()
        if not folder:
            connection.close()


_kept: dict[tuple[str, int, int], duckdb.DuckDBPyConnection] = {}
"""The connection to the folder that was asked last, by its path and what its manifest is."""


def _folder_connection(folder: Path, memory: int) -> duckdb.DuckDBPyConnection:
    """Kept from one question to the next: to make the views takes longer than most answers. A folder exported anew has another manifest."""
    key = (str(folder.resolve()), *manifest_state(folder))
    if key not in _kept:
        while _kept:
            _kept.popitem()[1].close()
        _kept[key] = connect_folder(folder, memory)
    return _kept[key]


def _connect(path: Path, memory: int) -> duckdb.DuckDBPyConnection:
    check_there(path)
    config: dict[str, Any] = {
        "enable_external_access": False, "autoload_known_extensions": False, "autoinstall_known_extensions": False,
        "python_enable_replacements": False, "allow_community_extensions": False, "memory_limit": f"{memory // 2**20}MiB",
        "temp_directory": "", "threads": 2, "lock_configuration": True,
    }  # fmt: skip
    try:
        return duckdb.connect(str(path), read_only=True, config=config)
    except duckdb.Error as error:
        raise store_error(path, error) from error


def _first_rows(
    connection: duckdb.DuckDBPyConnection, statement: duckdb.Statement, params: dict[str, Any], limit: int
) -> tuple[pa.Table, bool]:
    """At most `limit` rows, and whether there are more. The rest is never made."""
    reader = connection.execute(statement, params or None).to_arrow_reader(_BATCH)
    batches, number = [], 0
    for batch in reader:
        batches.append(batch)
        number += batch.num_rows
        if number > limit:
            break
    rows = pa.Table.from_batches(batches, schema=reader.schema)
    return rows.slice(0, limit).rename_columns(_told_apart(rows.column_names)), number > limit


def _told_apart(names: list[str]) -> list[str]:
    """The names with a number behind each one that was there before: a row as a dictionary must not lose columns."""
    found: list[str] = []
    for name in names:
        number, apart = 1, name
        while apart in found:
            number += 1
            apart = f"{name}_{number}"
        found.append(apart)
    return found


def _our_error(path: Path, error: duckdb.Error) -> TimelineError:
    text = " ".join(re.split(r"\n+LINE \d+:", str(error))[0].split())[
        :600
    ]  # the statement itself, drawn under it, is no news
    if isinstance(error, duckdb.OutOfMemoryException):
        return QueryLimit("it needs more memory than it may use")
    if isinstance(error, duckdb.PermissionException):
        return RefusedSql(f"the database refused it ({text})")
    if isinstance(error, duckdb.InternalException | duckdb.FatalException | duckdb.SerializationException):
        return StoreDamaged(
            path, f"DuckDB cannot read it: {text}", "hold it against its ledger: timeline verify --db FILE"
        )
    if isinstance(error, duckdb.IOException):
        return store_error(path, error)
    return UsageError(f"the statement cannot be answered: {text}")
