"""Stores files of official figures: each in one transaction, whole or not at all; bad rows cost only themselves."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from timeline.errors import BadRecord
from timeline.lexicons.areas import AreaKey, area_keys, area_kinds
from timeline.official.file import CSV, OfficialFile
from timeline.official.layouts import flow_codes
from timeline.records import content_id
from timeline.store.checks import figure_digests
from timeline.store.columns import merge
from timeline.store.ledger import list_figures
from timeline.store.official_raw import Reject, read_raw
from timeline.store.shard import opened

MOST_FAULTS = 50
"""Faults of a file that are told one by one and kept in `trade_load`; the others are counted."""
_TEMPORARY = ("raw", "wide", "answer", "coded", "twice", "there", "passed", "rejects", "reject_scans")


@dataclass(frozen=True, slots=True)
class FileLoad:
    """What became of a file: `rows == stored + duplicate + aside + failed`. `again` when it was loaded before, whole, as `vintage`,
    which lists several where the file tells a vintage of each row.
    """

    origin: str
    dataset: str
    vintage: str
    rows: int
    stored: int
    duplicate: int
    aside: int
    failed: int
    faults: tuple[BadRecord, ...]
    again: bool = False


def store_file(
    db: Path,
    file: OfficialFile,
    loaded_at: dt.datetime,
    *,
    own_vintage: bool,
    more: Sequence[AreaKey] = (),
    patience: float = 120.0,
) -> FileLoad:
    """Store the figures of a file. `own_vintage`: the vintage was given, so a file that is there already may stand beside itself.

    `more` are areas that a country file named. Raises UnreadableInput when the file cannot be read, StoreError when the database cannot
    be written; then nothing of it is stored.
    """
    with opened(db, patience) as connection:
        before = _before(connection, file, own_vintage)
        if before is not None:
            return before
        # Outside the transaction: in one, rows of a new table have no numbers of their own yet.
        rejects = read_raw(connection, file)
        # A third faster, and rows of the table have no order.
        connection.execute("SET preserve_insertion_order = false")
        connection.begin()
        try:
            load_id = content_id("trade load", file.digest, file.vintage)
            _code(connection, file, more)
            _run(connection, "official_twice")
            _insert(connection, file, load_id)
            told = _told(connection, file, rejects)
            _record(connection, file, load_id, told, loaded_at)
            for table in _TEMPORARY:
                connection.execute(f"DROP TABLE IF EXISTS {table}")
        except BaseException:
            connection.rollback()
            raise
        connection.commit()
        connection.execute("CHECKPOINT")
        if told.stored:
            digests = figure_digests(connection)
            list_figures(db, {load_id: digests[load_id]})
        return told


def _before(connection: duckdb.DuckDBPyConnection, file: OfficialFile, own_vintage: bool) -> FileLoad | None:
    """The load of the same bytes before, if it left nothing undone."""
    row = connection.execute(
        "SELECT vintage, rows FROM trade_load WHERE digest = ? AND failed = 0 AND (NOT ? OR vintage = ?) ORDER BY vintage DESC LIMIT 1",
        [file.digest, own_vintage, file.vintage],
    ).fetchone()
    if row is None:
        return None
    vintage, rows = str(row[0]), int(row[1])
    return FileLoad(str(file.path), file.layout.dataset, vintage, rows, 0, rows, 0, 0, (), again=True)


def _code(connection: duckdb.DuckDBPyConnection, file: OfficialFile, more: Sequence[AreaKey]) -> None:
    codes, layout = flow_codes(), file.layout
    flows = {**codes.flows, **dict.fromkeys(codes.parts)}
    if layout.indicators:
        flows = {theirs: codes.flows[flow] for theirs, flow in layout.indicators.items()}
    keys = _keys([*area_keys(), *more])
    with _tables(connection, area_key=keys, flow_key=pa.table({"theirs": list(flows), "ours": list(flows.values())})):
        connection.execute(
            _statement("official_code"),
            {
                "dataset": layout.dataset, "basis": layout.fixed["basis"], "vintage": file.vintage,
                "value_factor": layout.value_factor, "quantity_factor": layout.quantity_factor, "all_of": list(codes.all_of),
                "totals": list(codes.totals), "service_totals": list(codes.service_totals),
                "other_flows": "aside" if layout.indicators else "fault",
            },
        )  # fmt: skip


def _keys(keys: Iterable[AreaKey]) -> pa.Table:
    found = list({(key.key, key.first_year): key for key in keys}.values())
    return pa.table(
        {
            "key": [key.key for key in found], "code": [key.code for key in found],
            "first_year": pa.array([key.first_year for key in found], pa.int16()),
            "last_year": pa.array([key.last_year for key in found], pa.int16()),
        }
    )  # fmt: skip


def _insert(connection: duckdb.DuckDBPyConnection, file: OfficialFile, load_id: str) -> None:
    layout = file.layout
    connection.execute(
        _statement("official_insert"),
        {
            "dataset": layout.dataset, "basis": layout.fixed["basis"], "unit": layout.fixed["unit"],
            "quantity_unit": layout.fixed["quantity_unit"], "listed": layout.listed, "load_id": load_id,
        },
    )  # fmt: skip


def _told(connection: duckdb.DuckDBPyConnection, file: OfficialFile, rejects: Sequence[Reject]) -> FileLoad:
    row = connection.execute("""
        SELECT
            count(*), (SELECT count(*) FROM passed WHERE fault IS NULL), count(*) FILTER (aside IS NOT NULL),
            count(*) FILTER (fault IS NOT NULL)
        FROM coded
    """).fetchone()
    rows, duplicate, aside, failed = (int(number) for number in row or (0, 0, 0, 0))
    bad = connection.execute(
        "SELECT place, fault FROM coded WHERE fault IS NOT NULL ORDER BY number LIMIT ?", [MOST_FAULTS]
    ).fetchall()
    found = [(_line(int(place), file, rejects), str(fault)) for place, fault in bad] + list(rejects[:MOST_FAULTS])
    faults = tuple(_fault(file, line, problem) for line, problem in sorted(found)[:MOST_FAULTS])
    vintages = connection.execute(
        "SELECT DISTINCT vintage FROM coded WHERE fault IS NULL AND aside IS NULL ORDER BY 1 LIMIT 9"
    ).fetchall()
    vintage = ", ".join(str(name) for (name,) in vintages) or file.vintage
    return FileLoad(
        str(file.path), file.layout.dataset, vintage, rows + len(rejects), rows - duplicate - aside - failed, duplicate,
        aside, failed + len(rejects), faults,
    )  # fmt: skip


def _line(place: int, file: OfficialFile, rejects: Sequence[Reject]) -> int:
    """Line of the record at `place` among those that were read: the header and passed over lines stand before it."""
    line = place + (2 if file.form == CSV else 1)
    for passed, _ in rejects:
        line += passed <= line
    return line


def _fault(file: OfficialFile, line: int, problem: str) -> BadRecord:
    again = "download the file again"
    counts = re.match(r"Expected Number of Columns: (\d+) Found: (\d+)", problem)
    if counts:
        many = int(counts[2]) > int(counts[1])
        told = (
            f"more than {counts[1]} fields"
            if many
            else f"{counts[2]} fields instead of {counts[1]}: the line is cut off"
        )
        return BadRecord(str(file.path), told, again, line)
    if "unterminated quote" in problem:
        return BadRecord(str(file.path), "a quote is opened and not closed: the download was cut off", again, line)
    return BadRecord(str(file.path), problem[:300], "", line)


def _record(
    connection: duckdb.DuckDBPyConnection, file: OfficialFile, load_id: str, told: FileLoad, loaded_at: dt.datetime
) -> None:
    merge(
        connection,
        "trade_load",
        [
            {
                "id": load_id, "origin": file.path.name, "digest": file.digest, "layout": file.layout.name, "dataset": told.dataset,
                "vintage": told.vintage, "rows": told.rows, "stored": told.stored, "duplicate": told.duplicate, "aside": told.aside,
                "failed": told.failed, "faults": [f"{fault.line}: {fault.problem}" for fault in told.faults], "loaded_at": loaded_at,
            }
        ],
        replace=told.stored > 0,
    )  # fmt: skip
    store_areas(connection)


def store_areas(connection: duckdb.DuckDBPyConnection) -> None:
    """Name and kind of every area that a figure names and no row tells of yet, from the lexicon; one it does not know stands for itself."""
    used = connection.execute("""
        SELECT code FROM (SELECT DISTINCT reporter AS code FROM trade_flow UNION SELECT DISTINCT partner FROM trade_flow)
        WHERE code NOT IN (SELECT code FROM trade_area)
    """).fetchall()
    kinds = area_kinds()
    rows: list[dict[str, Any]] = []
    for (code,) in sorted(used):
        name, kind = kinds.get(code, (code, None))
        rows.append(
            {
                "code": code,
                "name": name,
                "kind": kind.value if kind else ("country" if code.isalpha() else "unspecified"),
            }
        )
    merge(connection, "trade_area", rows)


@contextmanager
def _tables(connection: duckdb.DuckDBPyConnection, **tables: pa.Table) -> Iterator[None]:
    for name, table in tables.items():
        connection.register(name, table)
    try:
        yield
    finally:
        for name in tables:
            connection.unregister(name)


def _run(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    connection.execute(_statement(name))


@cache
def _statement(name: str) -> str:
    return files("timeline.store").joinpath(f"{name}.sql").read_text("utf8")
