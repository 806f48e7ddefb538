"""Rows to Arrow in exactly a table's columns, and from there into the table."""

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from timeline.store.rows import Row

_ARROW: dict[str, pa.DataType] = {
    "VARCHAR": pa.string(), "JSON": pa.string(), "INTEGER": pa.int32(), "BIGINT": pa.int64(), "DOUBLE": pa.float64(), "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(), "VARCHAR[]": pa.list_(pa.string()), "TIMESTAMP WITH TIME ZONE": pa.timestamp("us", tz="UTC"),
}  # fmt: skip

KEYS: dict[str, tuple[str, ...]] = {
    "article": ("id",),
    "statement": ("article_id", "number"),
    "date_value": ("article_id", "start_char", "end_char", "type", "value"),
    "event_mention": ("id",),
    "article_event": ("id",),
    "trade_fact": ("id",),
    "unresolved_name": ("article_id", "start_char", "end_char"),
    "actor": ("code",),
    "event": ("id",),
    "event_actor": ("event_id", "role", "code"),
    "event_pair": ("event_id", "actor", "recipient"),
    "load": ("run_id", "number"),
    "trade_flow": ("id",),
    "trade_area": ("code",),
    "trade_load": ("id",),
    "trade_check": ("fact_id",),
}
"""What makes a row of a table one of a kind. No constraint of the file: `checks.sql` asserts it."""


def arrow_rows(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Row]) -> pa.Table:
    """The rows as an Arrow table with the columns and types of `table`. A missing or unknown column is an error."""
    schema = row_schema(connection, table)
    unknown = {name for row in rows for name in row} ^ set(schema.names)
    if rows and unknown:
        raise ValueError(f"{table}: columns {sorted(unknown)} are missing or unknown")
    return pa.Table.from_pylist(list(rows), schema=schema)


def row_schema(connection: duckdb.DuckDBPyConnection, table: str) -> pa.Schema:
    """The columns of `table` as Arrow types."""
    described = connection.execute(f"DESCRIBE {table}").fetchall()
    return pa.schema([(name, _ARROW[kind]) for name, kind, *_ in described])


def merge(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Row], *, replace: bool = False) -> None:
    """Add the rows whose key the table does not have; with `replace`, the others take the place of what is there.

    Of rows with the same key the first is taken: MERGE would insert them all.
    """
    rows = list({tuple(row[key] for key in KEYS[table]): row for row in reversed(rows)}.values())[::-1]
    if not rows:
        return
    on = " AND ".join(f"{table}.{key} = incoming.{key}" for key in KEYS[table])
    matched = "WHEN MATCHED THEN UPDATE BY NAME" if replace else ""
    connection.register("incoming", arrow_rows(connection, table, rows))
    try:
        connection.execute(f"MERGE INTO {table} USING incoming ON {on} {matched} WHEN NOT MATCHED THEN INSERT BY NAME")
    finally:
        connection.unregister("incoming")


def insert_arrow(connection: duckdb.DuckDBPyConnection, table: str, rows: pa.Table) -> None:
    """Add rows of which the caller knows that the table has none with their keys: nothing of the table is read."""
    if not rows.num_rows:
        return
    connection.register("incoming", rows)
    try:
        connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")
    finally:
        connection.unregister("incoming")
