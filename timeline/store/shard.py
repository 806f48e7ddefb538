"""What a load asks of the store: open it for as long as it takes to look something up or to store a shard, and no longer.

So other processes can read the database while articles are being coded.
"""

import datetime as dt
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow as pa

from timeline.errors import StoreError, StoreLocked
from timeline.store.checks import article_digests, digests_as_listed, figure_digests, hashed_articles, unsound_articles
from timeline.store.coded import shard_schema, without
from timeline.store.ledger import (
    DIGEST_FORM,
    begin_ledger,
    digest_form,
    list_articles,
    list_figures,
    listed_digests,
    read_figures,
    read_ledger,
)
from timeline.store.load import BrokenRules, Input, coder_versions, store_shard
from timeline.store.migrate import birth
from timeline.store.open import open_database, store_error
from timeline.terms import LoadStatus

_THREADS = max(1, (os.cpu_count() or 1) // 4)
"""Threads of the one who writes. A batch is small: two take a quarter more processor time for it than one, which workers are coding with."""
_PAUSE = 0.1
_UNSTORABLE = (
    BrokenRules,
    duckdb.IntegrityError,
    duckdb.DataError,
    pa.ArrowInvalid,
    pa.ArrowTypeError,
    ValueError,
    KeyError,
    OverflowError,
)
"""What storing raises when rows of an article are at fault, not the file or the disk."""


def prepare(db: Path, *, patience: float = 3.0) -> None:
    """Make the database and its ledger when they are not there; list articles and official figures that a killed load stored but did not list,
    and anew, with a digest of today's form, articles that an earlier version listed.

    Raises StoreLocked when another process has the file open for longer than `patience` seconds, and as `open_database` does.
    """
    with opened(db, patience) as connection:
        begin_ledger(db, birth(connection))
        listed = read_ledger(db)[1]
        there = {str(row[0]) for row in connection.execute("SELECT id FROM article").fetchall()}
        earlier = {article: digest for article, digest in listed.items() if digest_form(digest) < DIGEST_FORM}
        found = digests_as_listed(connection, earlier, earlier)
        whole = {article for article, digest in earlier.items() if found.get(article) == digest}
        unlisted = hashed_articles(connection, there - listed.keys())
        list_articles(db, article_digests(connection, unlisted | whole))
        known = read_figures(db)
        list_figures(db, {load: digest for load, digest in figure_digests(connection).items() if load not in known})


def schema_of(db: Path, coder_version: str, *, patience: float = 120.0) -> pa.Schema:
    """What a shard of this database looks like (`store/coded.py`)."""
    with opened(db, patience) as connection:
        return shard_schema(connection, coder_version)


def stored_versions(db: Path, article_ids: Iterable[str], *, patience: float = 120.0) -> dict[str, str]:
    """Which of these articles are stored whole, and the version of the coder that made their rows.

    An article of which rows are gone or changed since the ledger listed it counts as not stored: coded anew, it takes their place. The
    file is not opened for articles that the ledger does not list: it lists all that is stored since `prepare`, and `store` looks again.
    """
    ids = set(listed_digests(db, article_ids))
    if not ids:
        return {}
    with opened(db, patience) as connection:
        return coder_versions(connection, ids - _damaged(connection, db, ids))


def _damaged(connection: duckdb.DuckDBPyConnection, db: Path, article_ids: set[str]) -> set[str]:
    """Those of these articles that have other rows than the ledger says, or none, or whose events are gone.

    Of articles that neither the file nor the ledger knows nothing but their ids is looked for.
    """
    listed = listed_digests(db, article_ids)
    known = listed.keys() | coder_versions(connection, article_ids).keys()
    if not known:
        return set()
    found = digests_as_listed(connection, listed, listed)
    changed = {article for article, digest in listed.items() if found.get(article) != digest}
    return changed | unsound_articles(connection, known)


def store(
    db: Path,
    coded: pa.Table,
    inputs: Sequence[Input],
    loaded_at: dt.datetime,
    *,
    patience: float = 120.0,
) -> dict[str, str]:
    """Store a shard (`store/coded.py`) of articles without a fault, and what became of each input. What cannot be stored is
    given back: article id to the reason.

    An article whose rows break a rule of the store costs only itself; its input is then stored as failed. Raises StoreError when the
    file cannot be written; then nothing of the shard is stored.
    """
    with opened(db, patience) as connection:
        unstorable: dict[str, str] = {}
        damaged = _damaged(connection, db, set(coded.column("article_id").to_pylist()))
        try:
            digests = store_shard(connection, coded, inputs, loaded_at, damaged=damaged)
        except _UNSTORABLE:
            unstorable = _culprits(connection, coded, loaded_at)
            if not unstorable:
                raise
            kept = without(coded, unstorable)
            told = [_told(entry, unstorable) for entry in inputs]
            digests = store_shard(connection, kept, told, loaded_at, damaged=damaged)
        list_articles(db, digests)
        return unstorable


def totals(db: Path, *, patience: float = 120.0) -> tuple[int, int]:
    """How many events and trade facts the database holds."""
    with opened(db, patience) as connection:
        row = connection.execute("SELECT (SELECT count(*) FROM event), (SELECT count(*) FROM trade_fact)").fetchone()
    return (int(row[0]), int(row[1])) if row else (0, 0)


def _culprits(connection: duckdb.DuckDBPyConnection, coded: pa.Table, loaded_at: dt.datetime) -> dict[str, str]:
    """The articles that cannot be stored by themselves, found by halves; nothing is stored."""
    try:
        store_shard(connection, coded, [], loaded_at, rehearse=True)
    except _UNSTORABLE as error:
        if coded.num_rows == 1:
            article_id = str(coded.column("article_id")[0].as_py())
            return {article_id: f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"}
        middle = coded.num_rows // 2
        return _culprits(connection, coded.slice(0, middle), loaded_at) | _culprits(
            connection, coded.slice(middle), loaded_at
        )
    return {}


def _told(entry: Input, unstorable: dict[str, str]) -> Input:
    if entry.article_id not in unstorable:
        return entry
    return replace(entry, status=LoadStatus.FAILED, article_id=None, error=unstorable[entry.article_id])


@contextmanager
def opened(db: Path, patience: float) -> Iterator[duckdb.DuckDBPyConnection]:
    """The database open for writing; waits for up to `patience` seconds while another process has it open.

    What is committed goes into the file at once, not first into the log beside it: the rows of a shard would be written twice.
    """
    until = time.monotonic() + patience
    while True:
        try:
            connection = open_database(db)
            break
        except StoreLocked:
            if time.monotonic() >= until:
                raise
            time.sleep(_PAUSE)
    try:
        connection.execute(f"SET checkpoint_threshold = '1KB'; SET threads = {_THREADS}")
        yield connection
    except (duckdb.IOException, duckdb.FatalException, duckdb.InternalException, duckdb.TransactionException) as error:
        raise store_error(db, error) from error
    except duckdb.OutOfMemoryException as error:
        raise StoreError(db, "there is not enough memory to store the shard", "close other programs") from error
    finally:
        connection.close()
