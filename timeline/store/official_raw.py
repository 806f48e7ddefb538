"""An official file as the temporary table `raw`: our columns, every value as the file has it, in the order of the file.

DuckDB reads the file; nothing passes through Python row by row. Records that are no records of the file's layout are in `rejects`.
"""

from collections.abc import Mapping

import duckdb

from timeline.errors import UnreadableInput
from timeline.official.file import CSV, JSON, OfficialFile

COLUMNS = (
    "trade_type", "period", "reporter", "partner", "flow", "partner2", "customs", "transport", "supply", "classification",
    "commodity_code", "commodity", "value", "cif_value", "fob_value", "quantity", "vintage",
)  # fmt: skip
_UNREADABLE = (
    duckdb.InvalidInputException, duckdb.ConversionException, duckdb.OutOfRangeException, duckdb.IOException,
    duckdb.InternalException, duckdb.FatalException,  # what its reader of CSV makes of some files that are damaged
)  # fmt: skip
Reject = tuple[int, str]
"""Line of a record that could not be read, from 1, and why."""


def read_raw(connection: duckdb.DuckDBPyConnection, file: OfficialFile) -> list[Reject]:
    """Fill `raw`; what DuckDB could not read as a record, in order. Raises UnreadableInput when the file as a whole cannot be read."""
    try:
        if file.form == CSV:
            source = _csv_source(file)
            if file.layout.indicators:
                _read_wide(connection, file, source)
            else:
                _read_long(connection, file, source)
            return _rejects(connection)
        if file.form == JSON:
            _read_json(connection, file)
        else:
            _read_long(connection, file, "read_parquet($path)")
        return []
    except _UNREADABLE as error:
        if "No space left on device" in str(error):
            raise  # the fault of the disk, not of the file
        raise UnreadableInput(
            str(file.path), f"it cannot be read as {file.layout.title}: {' '.join(str(error).split()).partition(' Stack Trace')[0][:200]}",
            "it may be damaged: download it again; nothing of it is stored",
        ) from error  # fmt: skip


def literal(text: str) -> str:
    """A text of ours as SQL: layouts are part of the program, values of files are never put into a statement."""
    return "'" + text.replace("'", "''") + "'"


def _csv_source(file: OfficialFile) -> str:
    """A `read_csv` that guesses nothing: columns by place, all of them text, only the empty field missing (`NA` is Namibia)."""
    columns = ", ".join(f"'c{number}': 'VARCHAR'" for number in range(file.fields))
    packing = "gzip" if file.packed else "none"
    return (
        f"read_csv($path, delim = {literal(file.delimiter)}, quote = '\"', escape = '\"', header = true, nullstr = '', auto_detect = false,"
        f" encoding = '{file.encoding}', compression = '{packing}', columns = {{{columns}}}, ignore_errors = true, store_rejects = true,"
        " rejects_table = 'rejects', rejects_scan = 'reject_scans')"
    )


def _select(places: Mapping[str, str], file: OfficialFile) -> str:
    """The SELECT list of `raw`: the file's expression for each of our columns, else the layout's fixed value, else NULL."""
    fixed = {name: literal(value) for name, value in file.fixed.items()}
    if "commodity_code" in places:  # an empty code is a fault; only a file without such a column is of all goods
        places = {**places, "commodity_code": f"coalesce({places['commodity_code']}, '')"}
    return ", ".join(f"{places.get(name) or fixed.get(name) or 'NULL::VARCHAR'} AS {name}" for name in COLUMNS)


def _read_long(connection: duckdb.DuckDBPyConnection, file: OfficialFile, source: str) -> None:
    names = [
        f"c{n}" if file.form == CSV else f'"{name.replace(chr(34), chr(34) * 2)}"' for n, name in enumerate(file.header)
    ]
    places = {ours: f"CAST({names[place]} AS VARCHAR)" for ours, place in file.layout.places(file.header).items()}
    _make_raw(connection, f"SELECT NULL::BIGINT AS place, {_select(places, file)} FROM {source}", file)


def _read_json(connection: duckdb.DuckDBPyConnection, file: OfficialFile) -> None:
    """The records of an API answer (`data`, or `dataset` before 2023), of an array, or one a line; keys whatever their case."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE answer AS SELECT json AS body FROM read_json_objects($path, compression = $packing,"
        " maximum_object_size = 1073741824)",
        {"path": str(file.path), "packing": "gzip" if file.packed else "uncompressed"},
    )
    records = """(
        SELECT unnest(CASE
            WHEN json_type(body, '$.data') = 'ARRAY' THEN CAST(json_extract(body, '$.data') AS JSON[])
            WHEN json_type(body, '$.dataset') = 'ARRAY' THEN CAST(json_extract(body, '$.dataset') AS JSON[])
            WHEN json_type(body) = 'ARRAY' THEN CAST(body AS JSON[])
            ELSE [body]
        END) AS record
        FROM answer
    )"""
    places = {}
    for ours, names in file.layout.columns.items():
        there = [name for name in file.header if name.lower() in {known.lower() for known in names}]
        ordered = sorted(there, key=lambda name: [known.lower() for known in names].index(name.lower()))
        if ordered:
            found = [
                f"json_extract_string(record, {literal(chr(36) + '.' + chr(34) + name + chr(34))})" for name in ordered
            ]
            places[ours] = f"coalesce({', '.join(found)})"
    _make_raw(connection, f"SELECT NULL::BIGINT AS place, {_select(places, file)} FROM {records}", file, path=False)
    _compare_count(connection, file)


def _compare_count(connection: duckdb.DuckDBPyConnection, file: OfficialFile) -> None:
    """An answer tells how many records it has. Raises UnreadableInput when there are fewer: a part was lost on the way."""
    row = connection.execute("""
        SELECT max(TRY_CAST(json_extract_string(body, '$.count') AS BIGINT)), (SELECT count(*) FROM raw) FROM answer
    """).fetchone()
    told, there = row or (None, 0)
    if told is not None and int(told) > int(there):
        problem = f"the answer says that it has {int(told):,} records and holds {int(there):,}"
        raise UnreadableInput(str(file.path), problem, "ask for it again; nothing of it is stored")


def _read_wide(connection: duckdb.DuckDBPyConnection, file: OfficialFile, source: str) -> None:
    """One column a year: each becomes a row, at the place of its line."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE wide AS SELECT * FROM {source}", {"path": str(file.path)})
    years = [(number, name) for number, name in enumerate(file.header) if name.isdigit() and len(name) == 4]
    if not years:
        raise UnreadableInput(str(file.path), "it has no column of a year", "download it again")
    listed = ", ".join(f"{{'year': '{name}', 'value': c{number}}}" for number, name in years)
    places = {ours: f"c{place}" for ours, place in file.layout.places(file.header).items()}
    places |= {"flow": places["indicator"], "period": "yearly.year", "value": "yearly.value"}
    rows = f"(SELECT rowid AS line, *, unnest([{listed}]) AS yearly FROM wide)"
    _make_raw(
        connection,
        f"SELECT line AS place, {_select(places, file)} FROM {rows} WHERE trim(coalesce(yearly.value, '')) <> ''",
        file,
        path=False,
    )


def _make_raw(connection: duckdb.DuckDBPyConnection, select: str, file: OfficialFile, *, path: bool = True) -> None:
    connection.execute(f"CREATE OR REPLACE TEMP TABLE raw AS {select}", {"path": str(file.path)} if path else {})


def _rejects(connection: duckdb.DuckDBPyConnection) -> list[Reject]:
    """Records that were passed over, once each, and the tables that tell of them gone."""
    found = connection.execute("SELECT line, min(error_message) FROM rejects GROUP BY line ORDER BY line").fetchall()
    connection.execute("DROP TABLE rejects")
    connection.execute("DROP TABLE reject_scans")
    return [(int(line), " ".join(str(message).split())) for line, message in found]
