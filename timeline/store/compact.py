"""Writes the database file anew: rows in the order in which questions read them, the room of deleted rows given back."""

import os
from dataclasses import dataclass
from pathlib import Path

import duckdb

from timeline.errors import StoreError
from timeline.store.attach import quoted
from timeline.store.open import open_database, store_error
from timeline.store.shard import prepare
from timeline.store.verify import verify

READ_ORDER: dict[str, str] = {
    "article": "published, id",
    "statement": "article_id, number",
    "date_value": "article_id, start_char",
    "event": "first_day, last_day, id",
    "event_actor": "event_id",
    "event_pair": "dyad, first_day, last_day, event_id",
    "event_mention": "first_day, event_id",
    "article_event": "join_key, first_day",
    "trade_fact": "reporter, partner, first_day",
    "trade_flow": "reporter, partner, first_day",
    "unresolved_name": "article_id, start_char",
    "load": "loaded_at, run_id, number",
}
"""By what the rows of a table lie beside one another, so that a question about some days or one pair reads few blocks."""


@dataclass(frozen=True, slots=True)
class Compacted:
    """Bytes of the file before and after, and its articles."""

    db: Path
    before: int
    after: int
    articles: int

    def __str__(self) -> str:
        return f"{self.db}: {self.before:,} bytes before, {self.after:,} now; {self.articles:,} articles, held against the ledger"


def compact(db: Path | str) -> Compacted:
    """Write the file anew under a temporary name, hold it against the ledger, then let it take the old one's place.

    Killed at any moment, the old file is whole. Raises as `open_database` and `verify` do; then the old file is as it was.
    """
    db = Path(db)
    if not db.is_file():
        open_database(db, read_only=True).close()  # which says what is wrong
    prepare(db)  # a write-ahead log is taken into the file, and what the ledger lacks is listed
    fresh = db.with_name(f"{db.name}.compact")
    _remove(fresh)
    try:
        open_database(fresh).close()
        both = duckdb.connect(":memory:")
        try:
            _copy(both, db, fresh)
            verified = verify(fresh, ledger_of=db)
            before, after = db.stat().st_size, fresh.stat().st_size
            _put(fresh, db)
        finally:
            both.close()
    finally:
        _remove(fresh)
    return Compacted(db, before, after, verified.articles)


def read_order(table: str) -> str:
    """The ORDER BY of a table's rows, or nothing where it has none."""
    return f"ORDER BY {READ_ORDER[table]}" if table in READ_ORDER else ""


def _copy(both: duckdb.DuckDBPyConnection, db: Path, fresh: Path) -> None:
    """Every row of the old file into the new one. The old one stays attached: all may read it, and nobody can write what the copy lacks."""
    try:
        both.execute(f"ATTACH {quoted(db)} AS old (READ_ONLY)")
        _refuse_log(db)
        both.execute(f"ATTACH {quoted(fresh)} AS fresh")
        for (table,) in both.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'old' ORDER BY 1"
        ).fetchall():
            both.execute(f'DELETE FROM fresh."{table}"')
            both.execute(f'INSERT INTO fresh."{table}" BY NAME SELECT * FROM old."{table}" {read_order(table)}')
        both.execute("CHECKPOINT fresh")
        both.execute("DETACH fresh")
    except duckdb.Error as error:
        raise store_error(db, error) from error


def _refuse_log(db: Path) -> None:
    """A log beside the old file holds rows of another process, and would be taken for one of the new file."""
    log = db.with_name(f"{db.name}.wal")
    if log.exists():
        raise StoreError(log, "another process has just written", "give the command again when it has ended")


def _put(fresh: Path, db: Path) -> None:
    """The new file in the place of the old one, on the disk before this returns."""
    for path in (fresh, db.parent):
        file = os.open(path, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)
    fresh.chmod(db.stat().st_mode)
    fresh.replace(db)


def _remove(fresh: Path) -> None:
    for path in (fresh, fresh.with_name(f"{fresh.name}.wal")):
        path.unlink(missing_ok=True)
