"""A database as a folder of Parquet files: written from a database file, read through views by any number of readers.

`manifest.json` says which schema the files have and which tables are split by year. The files are plain Parquet: any engine reads them.
"""

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from timeline.errors import StoreDamaged, StoreError, StoreMissing, StoreVersion
from timeline.store.attach import quoted
from timeline.store.compact import read_order
from timeline.store.migrate import migrate, migrations
from timeline.store.open import open_database, store_error

_FORMAT = 1
_MANIFEST = "manifest.json"
_YEAR = "of_year"
DAYS: dict[str, str] = {
    "article": "published", "event": "first_day", "event_pair": "first_day", "event_mention": "first_day", "article_event": "first_day",
    "trade_fact": "first_day", "trade_flow": "first_day",
}  # fmt: skip
"""Tables that are split by year, and by the year of what."""


@dataclass(frozen=True, slots=True)
class Exported:
    """Tables and rows that were written."""

    folder: Path
    tables: int
    rows: int

    def __str__(self) -> str:
        return f"{self.folder}: {self.rows:,} rows of {self.tables} tables; read it with --db {self.folder}"


def export_folder(db: Path | str, folder: Path | str) -> Exported:
    """Write every table of the database as Parquet into `folder`, which must not be there yet.

    It is written under a temporary name beside it, counted, and renamed: what stands under its name is whole. Raises StoreError where the
    folder is there or cannot be written, and as `open_database` does.
    """
    db, folder = Path(db), Path(folder)
    if folder.exists():
        raise StoreError(folder, "it is there already", "name a folder that is not, or take this one away")
    connection = open_database(db, read_only=True)
    part = folder.with_name(f".{folder.name}.part-{os.getpid()}")
    try:
        part.mkdir()
        rows = _write(connection, part)
        part.rename(folder)
    except duckdb.Error as error:
        raise store_error(part, error) from error
    except OSError as error:
        raise StoreError(
            folder, f"it cannot be written: {error.strerror}", "check rights and space of the folder above it"
        ) from error
    finally:
        connection.close()
        shutil.rmtree(part, ignore_errors=True)
    return Exported(folder, len(rows), sum(rows.values()))


def _write(connection: duckdb.DuckDBPyConnection, part: Path) -> dict[str, int]:
    """Rows written, by table. Raises StoreError when what can be read back is not what there was."""
    rows: dict[str, int] = {}
    split: list[str] = []
    for (table,) in connection.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall():
        number = _count(connection, f'"{table}"')
        if table in DAYS and number:
            split.append(table)
            select = f'SELECT *, year({DAYS[table]}) AS {_YEAR} FROM "{table}" {read_order(table)}'
            target, more = part / table, f", PARTITION_BY ({_YEAR})"
        else:
            select, target, more = f'SELECT * FROM "{table}" {read_order(table)}', part / f"{table}.parquet", ""
        connection.execute(f"COPY ({select}) TO {quoted(target)} (FORMAT parquet, COMPRESSION zstd{more})")
        if _count(connection, _reading(part, table, table in split)) != number:
            raise StoreError(part, f"not all rows of {table} were written", "give the command again")
        rows[table] = number
    manifest = {"format": _FORMAT, "schema": migrations()[-1][0], "split": split, "rows": rows}
    (part / _MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", "utf8")
    return rows


def _count(connection: duckdb.DuckDBPyConnection, source: str) -> int:
    row = connection.execute(f"SELECT count(*) FROM {source}").fetchone()
    return int(row[0]) if row else 0


def _reading(folder: Path, table: str, split: bool) -> str:
    if split:
        return f"read_parquet({quoted(folder / table)} || '/*/*.parquet', hive_partitioning = true, hive_types = {{'{_YEAR}': BIGINT}})"
    return f"read_parquet({quoted(folder / f'{table}.parquet')}, hive_partitioning = false)"


def connect_folder(folder: Path, memory: int) -> duckdb.DuckDBPyConnection:
    """A connection whose tables are the files of the folder, which can reach nothing else; raises StoreError for what is no such folder."""
    folder = folder.resolve()
    manifest = _manifest(folder)
    connection = duckdb.connect(":memory:", config={"threads": 2, "python_enable_replacements": False})
    try:
        migrate(connection, 0)
        for (table,) in connection.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall():
            connection.execute(f'DROP TABLE "{table}"')
            reading = _reading(folder, table, table in manifest["split"])
            without = f" EXCLUDE ({_YEAR})" if table in manifest["split"] else ""
            connection.execute(f'CREATE VIEW "{table}" AS SELECT *{without} FROM {reading}')
        for setting in (
            f"allowed_directories = [{quoted(folder)}]", "autoload_known_extensions = false", "autoinstall_known_extensions = false",
            "allow_community_extensions = false", f"memory_limit = '{memory // 2**20}MiB'", "temp_directory = ''",
            "enable_external_access = false", "lock_configuration = true",
        ):  # fmt: skip
            connection.execute(f"SET {setting}")
    except duckdb.Error as error:
        connection.close()
        text = " ".join(str(error).split())[:300]
        raise StoreDamaged(folder, f"its files cannot be read: {text}", "export the database again") from error
    return connection


def manifest_state(folder: Path) -> tuple[int, int]:
    """What tells one export under this name from another: its manifest's place on the disk and last change; zeros without one."""
    path = folder / _MANIFEST
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_ino, found.st_mtime_ns


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / _MANIFEST
    if not path.is_file():
        raise StoreMissing(folder, "it is a folder without an exported database", "name a database file, or an export")
    try:
        manifest = json.loads(path.read_text("utf8"))
        fits = isinstance(manifest["split"], list) and isinstance(manifest["schema"], int)
    except (ValueError, KeyError, TypeError):
        fits = False
    if not fits:
        raise StoreDamaged(path, "it cannot be read", "export the database again")
    newest = migrations()[-1][0]
    if manifest["schema"] != newest or manifest.get("format") != _FORMAT:
        raise StoreVersion(
            folder, f"its schema is number {manifest['schema']}, this program's {newest}", "export it with this version"
        )
    return dict(manifest)
