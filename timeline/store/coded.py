"""Coded articles as one Arrow table, one row an article, the rows of each table nested in it: what a Parquet file of a shard holds.

So the writer cuts out what it does not want by row and puts the rest into the tables without touching a row in Python.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from timeline.records import Article, Coded
from timeline.resolve import join_key
from timeline.store.columns import KEYS, row_schema
from timeline.store.rows import ARTICLE_TABLES, Row, article_rows, codes_of
from timeline.terms import Fault

_HEAD = (
    ("article_id", pa.string()),
    ("fault", pa.string()),
    ("problem", pa.string()),
    ("codes", pa.list_(pa.string())),
)
_VERSION = b"coder_version"


@dataclass(frozen=True, slots=True)
class Failed:
    """Why an article has no rows: what is at fault, and how."""

    fault: Fault
    problem: str


def shard_schema(connection: duckdb.DuckDBPyConnection, coder_version: str) -> pa.Schema:
    """The columns of a shard whose rows fit the tables of this database: `article_id`, `fault` ("" where there is none), `problem`, `codes`
    of actors, and one list of rows for each table. The coder's version is in its metadata.
    """
    rows = [(table, pa.list_(pa.struct(list(row_schema(connection, table))))) for table in ARTICLE_TABLES]
    return pa.schema([*_HEAD, *rows], metadata={_VERSION: coder_version.encode("utf8")})


def version_of(shard: pa.Schema) -> str:
    """The version of the coder that made a shard."""
    return bytes((shard.metadata or {}).get(_VERSION, b"")).decode("utf8")


def shard_table(outcomes: Iterable[tuple[Article, Coded | Failed]], schema: pa.Schema) -> pa.Table:
    """The rows of these articles in the order of their days. One whose rows do not fit the tables costs only itself: it gets a fault."""
    ordered = sorted(outcomes, key=lambda one: (one[0].published or dt.date.max, one[0].id))
    rows = [_row(article, outcome, schema) for article, outcome in ordered]
    try:
        return pa.Table.from_pylist(rows, schema=schema)
    except (ValueError, TypeError, OverflowError, pa.ArrowException):
        return pa.concat_tables([schema.empty_table(), *(_alone(row, schema) for row in rows)])


def rows_of(shard: pa.Table, table: str) -> pa.Table:
    """The rows that a shard holds for one table of the database."""
    return pa.Table.from_struct_array(shard.column(table).combine_chunks().flatten())


def codes_in(shard: pa.Table) -> list[str]:
    """Every actor code that the shard names."""
    found: list[str] = pc.unique(shard.column("codes").combine_chunks().flatten()).to_pylist()
    return found


def number_of(shard: pa.Table, table: str) -> int:
    """How many rows a shard holds for one table."""
    return int(pc.sum(pc.list_value_length(shard.column(table))).as_py() or 0)


def failures_in(shard: pa.Table) -> dict[str, Failed]:
    """The articles of a shard that have no rows, and why."""
    failed = shard.select(["article_id", "fault", "problem"]).filter(pc.not_equal(shard.column("fault"), ""))
    return {row["article_id"]: Failed(Fault(row["fault"]), row["problem"]) for row in failed.to_pylist()}


def without(shard: pa.Table, article_ids: Iterable[str]) -> pa.Table:
    """The shard without these articles, and without those that have no rows."""
    left_out = pa.array(sorted(article_ids), pa.string())
    kept = pc.and_(
        pc.equal(shard.column("fault"), ""), pc.invert(pc.is_in(shard.column("article_id"), value_set=left_out))
    )
    return shard.filter(kept)


def _row(article: Article, outcome: Coded | Failed, schema: pa.Schema) -> Row:
    if isinstance(outcome, Failed):
        return _failed(article.id, outcome)
    try:
        tables = article_rows(outcome, version_of(schema), [join_key(event) for event in outcome.events])
        for table, rows in tables.items():
            _check_columns(table, rows, schema)
            tables[table] = _one_of_a_kind(table, rows)
        return {"article_id": article.id, "fault": "", "problem": "", "codes": sorted(codes_of(outcome)), **tables}
    except (LookupError, ValueError, TypeError, AttributeError) as error:
        return _failed(article.id, Failed(Fault.ROWS, _told(error)))


def _failed(article_id: str, failed: Failed) -> Row:
    none: dict[str, list[Row]] = {table: [] for table in ARTICLE_TABLES}
    return {"article_id": article_id, "fault": failed.fault.value, "problem": failed.problem, "codes": [], **none}


def _alone(row: Row, schema: pa.Schema) -> pa.Table:
    try:
        return pa.Table.from_pylist([row], schema=schema)
    except (ValueError, TypeError, OverflowError, pa.ArrowException) as error:
        return pa.Table.from_pylist(
            [_failed(row["article_id"], Failed(Fault.ROWS, _told(error)))],
            schema=schema,
        )


def _check_columns(table: str, rows: Sequence[Row], schema: pa.Schema) -> None:
    """Arrow would leave out an unknown column and fill a missing one with NULL, both without a word."""
    if rows:
        kind = schema.field(table).type.value_type
        names = {kind.field(place).name for place in range(kind.num_fields)}
        if wrong := names ^ set(rows[0]):
            raise ValueError(f"{table}: columns {sorted(wrong)} are missing or unknown")


def _one_of_a_kind(table: str, rows: Sequence[Row]) -> list[Row]:
    """Of rows with the same key the first: MERGE would insert them all."""
    return list({tuple(row[key] for key in KEYS[table]): row for row in reversed(rows)}.values())[::-1]


def _told(error: Exception) -> str:
    what = " ".join(str(error).encode("utf8", "replace").decode("utf8").split())[:300]
    return f"{type(error).__name__}: {what}"
