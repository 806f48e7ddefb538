"""Opens the database file, and says in one line why it cannot be opened."""

import re
from contextlib import suppress
from pathlib import Path

import duckdb

from timeline.errors import StoreDamaged, StoreError, StoreFull, StoreLocked, StoreMissing, StoreVersion
from timeline.store.attach import replay, upgrade
from timeline.store.migrate import migrations, schema_version
from timeline.unfinished import clear_unfinished, unfinished

_SIGNATURE, _SIGNATURE_AT = b"DUCK", 8
_IN_MEMORY = ":memory:"
"""What DuckDB takes for no file."""
_LOST_LOG = re.compile(r"replaying WAL file.{1,5000}no default database set", re.S)
"""What DuckDB says of a log that it can read in an attached file only (`store/attach.py`)."""
_CREATE = "make one with: timeline add PATH... --db"


def open_database(path: Path | str, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """A connection to the database at `path`, its schema up to date; made when it is not there, unless `read_only`.

    Raises StoreMissing, StoreLocked (another process writes), StoreFull, StoreDamaged (not a database of ours; the file is left as it
    is) or StoreVersion (made by a newer program). One process can write, or many can read, at a time: close what is open for writing soon.
    """
    path = Path(path)
    if str(path).startswith(_IN_MEMORY):
        raise StoreError(path, "a database in memory is gone as soon as it is closed", "name a file")
    if not read_only and not path.exists():
        if not path.parent.is_dir():
            raise StoreMissing(path, f"there is no folder {path.parent}", "make it first")
        _make(path)
    check_there(path)
    connection = connect(path, read_only=read_only)
    try:
        current = check_schema(connection, path, read_only=read_only)
    except BaseException:
        connection.close()
        raise
    if current:
        return connection
    connection.close()
    try:
        upgrade(path)
    except duckdb.Error as error:
        raise store_error(path, error) from error
    return connect(path, read_only=False)


def _make(path: Path) -> None:
    """Make a database with the tables in it, whole or not at all: under another name first."""
    clear_unfinished(path.parent, path.name)
    part = unfinished(path)
    try:
        upgrade(part)
        with suppress(FileExistsError):  # another process was quicker
            _name(part, path)
    except duckdb.Error as error:
        raise store_error(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def _name(part: Path, path: Path) -> None:
    """Give a file its name, unless there is one of that name."""
    try:
        path.hardlink_to(part)
    except FileExistsError:
        raise
    except OSError:  # a disk without links
        part.rename(path)


def connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """A bare connection, DuckDB's errors told apart as ours."""
    try:
        try:
            connection = _connection(path, read_only)
        except duckdb.InternalException as error:
            if read_only or not _LOST_LOG.search(str(error)):
                raise
            replay(path)
            connection = _connection(path, read_only)
        with suppress(duckdb.InvalidInputException):  # a notebook without widgets, in which there is no bar
            connection.execute(
                "SET enable_progress_bar = false"
            )  # drawn on standard output, in sessions without a file
        return connection
    except duckdb.Error as error:
        raise store_error(path, error) from error


def _connection(path: Path, read_only: bool) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(path), read_only=read_only, config={"python_enable_replacements": False})


def store_error(path: Path, error: duckdb.Error) -> StoreError:
    """What DuckDB says about a file, as an error of ours with what to do."""
    text = " ".join(str(error).split())
    if isinstance(error, duckdb.ConnectionException):
        return StoreLocked(path, "this process has it open in another way", "close the other connection")
    if isinstance(error, duckdb.IOException) and re.search(r"\block (?:on file|is held)\b", text):
        holder = re.search(r"PID (\d{1,10})", text)
        who = f"process {holder[1]}" if holder else "another process"
        return StoreLocked(path, f"{who} has the database open", "wait until it ends, or close it there")
    if "No space left on device" in text or "File too large" in text:
        return StoreFull(
            path, "the disk is full", "make room, then give the same command again: it goes on where it stopped"
        )
    if _LOST_LOG.search(text):
        return StoreError(path, "a process that was ended has left work unfinished", "run timeline add on it once")
    if "newer version" in text or "version number" in text or "storage version" in text:
        return StoreVersion(path, "it was written by a newer DuckDB", "install a newer version of duckdb")
    if isinstance(error, duckdb.PermissionException) or "Permission denied" in text or "Read-only file system" in text:
        return StoreError(path, "no permission to open it", "check the rights of file and folder")
    return StoreDamaged(
        path, f"DuckDB cannot read it: {text[:300]}", "take a copy of it, then add the articles to a new database"
    )


def check_there(path: Path) -> None:
    """Make sure that there is a DuckDB file, before DuckDB would make one or change another one. Raises as `open_database` does."""
    if not path.exists():
        raise StoreMissing(path, "there is no such database", f"{_CREATE} {path}; or name yours with --db")
    if path.is_dir():
        raise StoreDamaged(path, "it is a folder", "name a file")
    try:
        with path.open("rb") as file:
            head = file.read(_SIGNATURE_AT + len(_SIGNATURE))
    except PermissionError as error:
        raise StoreError(path, "no permission to open it", "check the rights of file and folder") from error
    if head[_SIGNATURE_AT:] != _SIGNATURE:
        kind = "an empty file" if not head else "not a database"
        raise StoreDamaged(path, f"it is {kind}", "it is left as it is: name another file")


def check_schema(connection: duckdb.DuckDBPyConnection, path: Path, *, read_only: bool) -> bool:
    """Whether the schema is up to date; when `read_only`, that it is. Raises as `open_database` does for a database that is not ours."""
    newest = migrations()[-1][0]
    try:
        version = schema_version(connection)
    except duckdb.Error as error:
        raise store_error(path, error) from error
    if version is None or (version == 0 and read_only):
        raise StoreDamaged(path, "it is a DuckDB database of something else", "it is left as it is: name another file")
    if version > newest:
        raise StoreVersion(
            path, f"its schema is number {version}, this program knows {newest}", "install a newer version"
        )
    if version < newest and read_only:
        raise StoreVersion(
            path, f"its schema is number {version}, this program's {newest}", "run timeline add on it once"
        )
    return version == newest
