"""Loads of articles that the plain coder reads, and what a database holds after them."""

from pathlib import Path
from typing import Any

import duckdb

from tests.plain_coder import code, readings
from timeline.run import load

MET, AGREED, PUNISHED = "BLR CONSULT CHN 2021-03-04.", "CHN AGREE BLR 2021-03-05.", "USA SANCTION BLR 2021-03-06."
SOLD = "BLR EXPORT CHN 2020-01-01."
TEXTS = [
    MET,
    AGREED,
    f"{MET} {AGREED}",
    f"{PUNISHED} {MET} {SOLD}",
    f"Nobody knows who. {SOLD}",
    f"{PUNISHED} RUS ASSAULT UKR 2021-03-06.",
]


def run(db: Path, *texts: str, version: str = "1.0.0", **more: Any) -> Any:
    return load(readings(*texts), db, code=code, coder_version=version, **more)


def content(db: Path) -> dict[str, list[Any]]:
    """Every row of every table, but for what tells when it was loaded."""
    connection = duckdb.connect(str(db), read_only=True)
    try:
        tables = [
            name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()
        ]
        kept = [name for name in tables if name not in ("load", "schema_version")]
        return {name: connection.execute(f"SELECT * FROM {name} ORDER BY ALL").fetchall() for name in kept}
    finally:
        connection.close()
