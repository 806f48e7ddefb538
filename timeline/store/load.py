"""Stores coded articles, those of some shards in one transaction: killed at any moment, a load leaves a file of whole shards."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from timeline.errors import printable
from timeline.store.checks import article_digests, broken_rules, fresh_rows, wanted
from timeline.store.coded import codes_in, rows_of
from timeline.store.columns import KEYS, arrow_rows, insert_arrow, merge
from timeline.store.derive import derive_events, near_groups
from timeline.store.rows import ARTICLE_TABLES, Row, actor_rows
from timeline.terms import LoadStatus


@dataclass(frozen=True, slots=True)
class Input:
    """One input and what became of it: a row of `load`."""

    run_id: str
    number: int
    origin: str
    line: int | None
    status: LoadStatus
    article_id: str | None
    error: str
    coder_version: str


class BrokenRules(Exception):
    """Rows of a shard break rules of the store (`checks.sql`): a fault of the coder or of a record, not of the file."""


_USED_CODES = """
    SELECT code FROM event_actor
    UNION SELECT unnest(actors) FROM event_mention UNION SELECT unnest(recipients) FROM event_mention
    UNION SELECT reporter FROM trade_fact UNION SELECT partner FROM trade_fact
"""

_SAME_CONTENT = """
    DELETE FROM article USING incoming
    WHERE article.id <> incoming.id AND article.text = incoming.text AND article.title = incoming.title
        AND article.published IS NOT DISTINCT FROM incoming.published AND article.url = incoming.url AND article.publisher = incoming.publisher
"""
"""Ids are hashes of these columns, so an article with the same content and another id is none."""


def coder_versions(connection: duckdb.DuckDBPyConnection, article_ids: Iterable[str]) -> dict[str, str]:
    """Which of these articles are stored, and the version of the coder that made their rows."""
    found = _of_articles(connection, article_ids, "SELECT id, coder_version FROM article JOIN wanted USING (id)")
    return {str(article_id): str(version) for article_id, version in found}


def store_shard(
    connection: duckdb.DuckDBPyConnection,
    coded: pa.Table,
    inputs: Sequence[Input],
    loaded_at: dt.datetime,
    *,
    damaged: Collection[str] = (),
    rehearse: bool = False,
) -> dict[str, str]:
    """Store these articles and the rows of `load`, whole or not at all; the digest of each article's rows, for the ledger.

    `coded` is a shard (`store/coded.py`) of articles without a fault. Articles that are there already (coded by another version), or of
    which only some rows are (`damaged`), lose their rows first; corrections stay. Raises BrokenRules, or what DuckDB raises when a row
    breaks a rule of its table; then nothing is stored. With `rehearse` nothing is stored in any case.
    """
    ids = coded.column("article_id").to_pylist()
    rows = {table: rows_of(coded, table) for table in ARTICLE_TABLES}
    connection.begin()
    try:
        again = sorted(coder_versions(connection, ids).keys() | set(damaged))
        with fresh_rows(connection, rows):
            near = near_groups(connection, again, whole=bool(damaged))
            _forget(connection, again)
            if damaged:
                _clear_strays(connection, coded)
            rows["event_mention"], _ = derive_events(connection, near)
        for table, added in rows.items():
            insert_arrow(connection, table, added)
        merge(connection, "actor", actor_rows(codes_in(coded)), replace=True)
        if again:
            _prune(connection)
        insert_arrow(
            connection, "load", arrow_rows(connection, "load", [_load_row(entry, loaded_at) for entry in inputs])
        )
        broken = broken_rules(connection, ids, rows)
        if broken:
            raise BrokenRules("; ".join(broken))
        digests = article_digests(connection, ids, rows)
    except BaseException:
        connection.rollback()
        raise
    if rehearse:
        connection.rollback()
    else:
        connection.commit()
        connection.execute("CHECKPOINT")
    return digests


def _forget(connection: duckdb.DuckDBPyConnection, stored: Sequence[str]) -> None:
    """Take out all rows of these articles."""
    if stored:
        for table in ARTICLE_TABLES:
            column = "id" if table == "article" else "article_id"
            _of_articles(connection, stored, f"DELETE FROM {table} WHERE {column} IN (SELECT id FROM wanted)")


def _clear_strays(connection: duckdb.DuckDBPyConnection, coded: pa.Table) -> None:
    """Take out what damage to keys has left of these articles under other ids: it would stand in the way of their rows, or beside them."""
    connection.register("incoming", rows_of(coded, "article"))
    try:
        connection.execute(_SAME_CONTENT)
    finally:
        connection.unregister("incoming")
    for table in ARTICLE_TABLES[1:]:
        connection.execute(f"DELETE FROM {table} WHERE article_id NOT IN (SELECT id FROM article)")
        if KEYS[table] == ("id",):
            ids = rows_of(coded, table).column("id").to_pylist()
            _of_articles(connection, ids, f"DELETE FROM {table} WHERE id IN (SELECT id FROM wanted)")


def _prune(connection: duckdb.DuckDBPyConnection) -> None:
    """Take out actors that nothing names any more, and verdicts on facts that are gone."""
    connection.execute(f"DELETE FROM actor WHERE code NOT IN ({_USED_CODES})")
    connection.execute("DELETE FROM trade_check WHERE fact_id NOT IN (SELECT id FROM trade_fact)")


def _of_articles(
    connection: duckdb.DuckDBPyConnection, article_ids: Iterable[str], sql: str
) -> list[tuple[object, ...]]:
    """Answer of a statement that reads these ids as the table `wanted`."""
    with wanted(connection, article_ids):
        return connection.execute(sql).fetchall()


def _load_row(entry: Input, loaded_at: dt.datetime) -> Row:
    return {
        "run_id": entry.run_id, "number": entry.number, "origin": printable(entry.origin), "line": entry.line,
        "status": entry.status.value, "article_id": entry.article_id, "error": entry.error,
        "coder_version": entry.coder_version, "loaded_at": loaded_at,
    }  # fmt: skip
