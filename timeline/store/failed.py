"""Which inputs failed and were not stored since. A file that failed as a whole and was read since has not failed."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from timeline.store.shard import opened

_FAILED = """
    SELECT origin, line
    FROM (
        SELECT origin, line, status, loaded_at, max(loaded_at) OVER (PARTITION BY origin) AS origin_read,
               row_number() OVER (PARTITION BY origin, line ORDER BY loaded_at DESC, run_id DESC, number DESC) AS place
        FROM load
    )
    WHERE place = 1 AND status = 'failed' AND (line IS NOT NULL OR loaded_at = origin_read)
    ORDER BY origin, line NULLS FIRST
"""


def failed_inputs(db: Path) -> Iterator[tuple[str, set[int | None]]]:
    """Each file or stream of which inputs failed when they were last read, with their lines; None is the file as a whole."""
    with opened(db, 120.0) as connection:
        rows = connection.execute(_FAILED).fetchall()
    for origin, group in groupby(rows, key=lambda row: str(row[0])):
        yield origin, {None if line is None else int(line) for _, line in group}
