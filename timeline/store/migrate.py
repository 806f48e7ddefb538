"""Numbered migrations, each applied in one transaction together with its row in `schema_version`."""

import datetime as dt
from contextlib import suppress
from functools import cache
from importlib.resources import files

import duckdb


@cache
def migrations() -> tuple[tuple[int, str, str], ...]:
    """(number, file name, SQL) of every migration, in order."""
    found = [
        (int(entry.name.split("_")[0]), entry.name, entry.read_text(encoding="utf8"))
        for entry in files("timeline.store").joinpath("migrations").iterdir()
        if entry.name.endswith(".sql")
    ]
    return tuple(sorted(found))


def schema_version(connection: duckdb.DuckDBPyConnection) -> int | None:
    """Number of the last migration of this database; 0 when it is empty, None when it holds other people's tables only."""
    tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if not tables:
        return 0
    if "schema_version" not in tables:
        return None
    row = connection.execute("SELECT max(version) FROM schema_version").fetchone()
    return int(row[0]) if row and row[0] is not None else None


def migrate(connection: duckdb.DuckDBPyConnection, version: int) -> None:
    """Bring a database of schema `version`, which is no newer than this program, to the newest one."""
    for number, name, sql in migrations():
        if number > version:
            connection.begin()
            try:
                connection.execute(sql)
                moment = dt.datetime.now(dt.UTC)
                connection.execute("INSERT INTO schema_version VALUES (?, ?, ?)", [number, name, moment])
                connection.commit()
            except BaseException:
                with suppress(duckdb.TransactionException):  # a commit that failed has ended the transaction already
                    connection.rollback()
                raise


def birth(connection: duckdb.DuckDBPyConnection) -> str:
    """When this database was made, in UTC: what its ledger knows it by."""
    row = connection.execute("SELECT epoch_us(min(applied_at)) FROM schema_version").fetchone()
    if row is None:
        raise ValueError("the database has no schema")
    return (dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(microseconds=int(row[0]))).isoformat()
