"""Stores an analyst's corrections, and takes them back: rows of their own, which the views apply and which outlive coding again."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from timeline.records import content_id
from timeline.store.open import check_there, open_database, store_error


def store_correction(
    db: Path, target: str, target_id: str, action: str, changes: Mapping[str, str], *, author: str, note: str, made_at: dt.datetime
) -> str:  # fmt: skip
    """Store what was decided of one row: `action` is accept, reject or edit; an edit has a row for each of its `changes` (field -> value).

    `target` is "event" or "trade_fact". Gives the least id of the rows, which stands for all of them. Raises what `open_database`
    raises, and StoreMissing where there is no database.
    """
    moment = made_at.astimezone(dt.UTC)
    given = changes or {"": ""}
    rows = [
        (content_id("correction", target, target_id, action, field, value, author, note, moment), target, target_id, action, field, value,
         author, note, moment)
        for field, value in sorted(given.items())
    ]  # fmt: skip
    _write(db, "INSERT INTO correction VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    return min(row[0] for row in rows)


def take_back(db: Path, target_id: str, made_at: dt.datetime) -> None:
    """Take out what was decided of one row at one moment. Raises as `store_correction` does."""
    _write(db, "DELETE FROM correction WHERE target_id = ? AND made_at = ?", [(target_id, made_at.astimezone(dt.UTC))])


def _write(db: Path, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
    """One transaction, and its end in the file itself: a log beside it could be lost."""
    check_there(db)
    connection = open_database(db)
    try:
        connection.begin()
        connection.executemany(statement, rows)
        connection.commit()
        connection.execute("CHECKPOINT")
    except duckdb.Error as error:
        raise store_error(db, error) from error
    finally:
        connection.close()
