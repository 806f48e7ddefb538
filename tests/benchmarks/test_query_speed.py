"""How fast the named questions are on a large database, and what plain SQL takes for the same: `make bench`. Nothing here asserts seconds.

`TIMELINE_BENCH_EVENTS` says how many events (a million when it is not set); ten million take 3 GB of disk and ten minutes to make.
`TIMELINE_BENCH_FLOWS` says how many official figures (four million).
"""

import os
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import pytest

from timeline.sql import named
from timeline.store.open import open_database
from timeline.store.uncorrected import leave_corrections_out

HERE = Path(__file__).parent
EVENTS = int(os.environ.get("TIMELINE_BENCH_EVENTS", "1000000"))
FLOWS = int(os.environ.get("TIMELINE_BENCH_FLOWS", "4000000"))
PLAIN = re.findall(r"-- name: (\w+)([^\n]*)\n([^;]+);", (HERE / "plain_queries.sql").read_text("utf8"))


def make(db: Path, events: int, flows: int) -> None:
    """A database of so many events and official figures, the same each time, its pairs as `timeline compact` leaves them."""
    connection, sizes = open_database(db), {"events": events, "flows": flows}
    for file in ("large_rows.sql", "official_rows.sql"):
        for statement in connection.extract_statements((HERE / file).read_text("utf8")):
            connection.execute(statement, {name: sizes[name] for name in statement.named_parameters} or None)
    connection.execute("CREATE TEMP VIEW made AS FROM event")
    pairs = files("timeline.store").joinpath("pairs.sql").read_text("utf8")
    connection.execute(f"{pairs} ORDER BY dyad, first_day, last_day, event_id")
    connection.execute("CHECKPOINT")
    connection.close()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with 2 GB of memory and no room to put rows aside."""
    db = tmp_path_factory.mktemp("large") / "large.duckdb"
    make(db, EVENTS, FLOWS)
    connection = duckdb.connect(
        str(db), read_only=True, config={"memory_limit": "2GB", "temp_directory": "", "threads": 2}
    )
    leave_corrections_out(
        connection, "timeline, dyad, participant"
    )  # as `timeline query` does for what a question names
    yield connection
    connection.close()
    db.unlink()


@pytest.mark.benchmark(group="questions")
@pytest.mark.parametrize("how", ["named", "plain"])
@pytest.mark.parametrize(("name", "words", "plain"), PLAIN, ids=[name + words for name, words, _ in PLAIN])
def test_question(
    benchmark: Any, large: duckdb.DuckDBPyConnection, name: str, words: str, plain: str, how: str
) -> None:
    query, bound = named(name), parameters(name, words)
    if how == "plain":
        rows = benchmark(lambda: large.execute(plain).to_arrow_table())
    else:
        rows = benchmark(lambda: large.execute(query.text, bound or None).to_arrow_table())
    benchmark.extra_info.update(events=EVENTS, flows=FLOWS, rows=rows.num_rows)


def parameters(name: str, words: str) -> dict[str, Any]:
    """Parameters of the named question; the codes are the sample's own, which no lexicon knows."""
    given = dict(word.split("=") for word in words.split())
    codes = {code.lower(): code for code in given.values()}
    return dict(named(name).bound(given, codes))
