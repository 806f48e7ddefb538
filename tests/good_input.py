"""Good articles to stand beside the bad ones, and how many of them a command told of and stored."""

import json
import re
from pathlib import Path

import duckdb

GOOD = "BEIJING, Dec 4, 2023 - Belarusian President Alexander Lukashenko met Chinese President Xi Jinping in Beijing on Monday."
TOLD = re.compile(r"([\d,]+) inputs? = ([\d,]+) stored \+ ([\d,]+) duplicate \+ ([\d,]+) skipped \+ ([\d,]+) failed")


def record(number: int) -> str:
    return json.dumps({"text": f"{GOOD} Report {number}.", "published": "2023-12-04"})


def counts(err: str) -> tuple[int, ...]:
    found = TOLD.search(err)
    assert found, err
    inputs, *parts = (int(number.replace(",", "")) for number in found.groups())
    assert inputs == sum(parts)
    return (inputs, *parts)


def stored(db: Path) -> int:
    with duckdb.connect(str(db), read_only=True) as connection:
        row = connection.execute("SELECT count(*) FROM article").fetchone()
    assert row is not None
    number: int = row[0]
    return number
