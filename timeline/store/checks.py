"""Asserts by SQL what keys of the file would hold, and reads the digests that the ledger keeps."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.resources import files

import duckdb
import pyarrow as pa

from timeline.records import Article
from timeline.store.ledger import DIGEST_FORM, digest_form
from timeline.store.rows import ARTICLE_TABLES

Tables = Mapping[str, pa.Table]


def broken_rules(
    connection: duckdb.DuckDBPyConnection, article_ids: Iterable[str], fresh: Tables | None = None
) -> list[str]:
    """The rules of `checks.sql` that rows of these articles, or events that they tell, break: "rule (how often)". `fresh` are the rows of the
    articles, by table, where they are at hand; else they are looked for in the whole of each table.
    """
    with wanted(connection, article_ids), fresh_rows(connection, fresh):
        return [f"{rule} ({number}x)" for rule, number in connection.execute(_statement("checks")).fetchall()]


def article_digests(
    connection: duckdb.DuckDBPyConnection,
    article_ids: Iterable[str],
    fresh: Tables | None = None,
    *,
    form: int = DIGEST_FORM,
) -> dict[str, str]:
    """One number for all that is stored of each of these articles (`digest_2.sql`); none for one that is not stored.

    `fresh` is as in `broken_rules`.
    """
    with wanted(connection, article_ids), fresh_rows(connection, fresh):
        found = connection.execute(_statement(f"digest_{form}")).fetchall()
    return {str(article_id): str(digest) for article_id, digest in found}


def digests_as_listed(
    connection: duckdb.DuckDBPyConnection, article_ids: Iterable[str], listed: Mapping[str, str]
) -> dict[str, str]:
    """`article_digests`, each in the form in which the ledger lists it: ledgers of earlier versions hold digests of an earlier form."""
    of_form: dict[int, list[str]] = defaultdict(list)
    for article in article_ids:
        of_form[digest_form(listed[article]) if article in listed else DIGEST_FORM].append(article)
    return {
        article: digest
        for form, articles in of_form.items()
        for article, digest in article_digests(connection, articles, form=form).items()
    }


def hashed_articles(connection: duckdb.DuckDBPyConnection, article_ids: Iterable[str]) -> set[str]:
    """Those of these articles that are stored under the id that their content has."""
    columns = ("text", "title", "published", "url", "publisher")
    with wanted(connection, article_ids):
        rows = connection.execute(
            f"SELECT id, {', '.join(columns)} FROM article SEMI JOIN wanted USING (id)"
        ).fetchall()
    return {str(key) for key, *content in rows if Article(**dict(zip(columns, content, strict=True))).id == key}


def unsound_articles(connection: duckdb.DuckDBPyConnection, article_ids: Iterable[str]) -> set[str]:
    """Those of these articles that tell an event which is gone, or of which participants or pairs are gone."""
    with wanted(connection, article_ids):
        return {str(article_id) for (article_id,) in connection.execute(_statement("unsound")).fetchall()}


def figure_digests(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Number of rows and sum of values of each file of official figures: enough to tell that rows are gone or changed."""
    found = connection.execute(
        "SELECT load_id, count(*) || ' rows, ' || sum(CAST(round(value) AS HUGEINT)) FROM trade_flow GROUP BY load_id"
    ).fetchall()
    return {str(load_id): str(digest) for load_id, digest in found}


@contextmanager
def wanted(connection: duckdb.DuckDBPyConnection, article_ids: Iterable[str]) -> Iterator[None]:
    """These ids as the table `wanted`, for as long as the block lasts."""
    connection.register("wanted", pa.table({"id": pa.array(sorted(set(article_ids)), pa.string())}))
    try:
        yield
    finally:
        connection.unregister("wanted")


@contextmanager
def fresh_rows(connection: duckdb.DuckDBPyConnection, fresh: Tables | None = None) -> Iterator[None]:
    """These rows as the tables `fresh_…`, for as long as the block lasts; without any, the stored rows of the articles in `wanted`."""
    for table in ARTICLE_TABLES:
        if fresh is not None:
            connection.register(f"fresh_{table}", fresh[table])
        else:
            article = "id" if table == "article" else "article_id"
            connection.execute(
                f"CREATE OR REPLACE TEMP VIEW fresh_{table} AS FROM {table} WHERE rowid IN "
                f"(SELECT {table}.rowid FROM {table} SEMI JOIN wanted ON wanted.id = {table}.{article})"
            )  # sought by rowid, no more than the ids of other rows is read: in a large file three quarters less time
    try:
        yield
    finally:
        for table in ARTICLE_TABLES:
            if fresh is not None:
                connection.unregister(f"fresh_{table}")
            else:
                connection.execute(f"DROP VIEW fresh_{table}")


@cache
def _statement(name: str) -> str:
    return files("timeline.store").joinpath(f"{name}.sql").read_text("utf8")
