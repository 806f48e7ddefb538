"""Files attached to a session in memory: changes of their tables and views that are whole after a kill, or not there.

Of a file that it opens by itself DuckDB (1.5.6) writes a log, and cannot always read that log again where tables or views were changed
(https://github.com/duckdb/duckdb/issues/19712). An attached file it can keep without a log, and there it reads such a log as well.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from timeline.store.migrate import migrate, schema_version


def quoted(path: Path) -> str:
    """A path as an SQL literal, for statements that take no parameters."""
    return "'" + str(path).replace("'", "''") + "'"


def upgrade(path: Path) -> None:
    """Bring the schema of a database, which is no newer than this program, to the newest one, all steps or none; makes a file that is not
    there. Raises DuckDB's own errors.
    """
    with _unlogged(path) as connection:
        migrate(connection, schema_version(connection) or 0)


def replay(path: Path) -> None:
    """Take into the file what its log holds. Raises DuckDB's own errors."""
    with _unlogged(path):
        pass


@contextmanager
def _unlogged(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The file as the main one of a session: what is done is written when the block ends without an error, and not before."""
    connection = duckdb.connect(":memory:", config={"python_enable_replacements": False})
    try:
        connection.execute(f"ATTACH {quoted(path)} AS attached (RECOVERY_MODE no_wal_writes)")
        connection.execute("USE attached")
        yield connection
        connection.execute("CHECKPOINT")
    finally:
        connection.close()
