"""Rows in memory as a DuckDB relation."""

import duckdb
import pyarrow as pa


def relation(rows: pa.Table) -> duckdb.DuckDBPyRelation:
    """The rows as a relation on a database of its own in memory: `.df()`, `.pl()`, `.arrow()`, `.filter()`, `.aggregate()`."""
    return duckdb.connect(":memory:").from_arrow(rows)
