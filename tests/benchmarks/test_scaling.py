"""Many articles: two workers against one, memory as articles grow, merging against DuckDB's own insert. `make bench`; nothing asserts seconds.

TIMELINE_BENCH_ARTICLES is how many articles the measure of workers takes (2,000), TIMELINE_BENCH_MEMORY those whose memory is measured
("1000,10000", short ones). The processor seconds tell more than the clock where others use the machine.
"""

import datetime as dt
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from tests.benchmarks.many_articles import write_articles
from timeline.articles.read import read_inputs
from timeline.coder import CODER_VERSION, code_article
from timeline.run import SHARD, TOGETHER
from timeline.shards import from_parquet, parquet
from timeline.store.coded import number_of, rows_of, without
from timeline.store.open import open_database
from timeline.store.rows import ARTICLE_TABLES
from timeline.store.shard import prepare, schema_of, store
from timeline.worker import Coding, coded_rows

ROOT = Path(__file__).resolve().parent.parent.parent
ARTICLES = int(os.environ.get("TIMELINE_BENCH_ARTICLES", "2000"))
MEMORY = [int(number) for number in os.environ.get("TIMELINE_BENCH_MEMORY", "1000,10000").split(",")]
ROUNDS = int(os.environ.get("TIMELINE_BENCH_ROUNDS", "2"))
LOAD = """
import json, resource, sys, time
from timeline.run import add
begun = time.perf_counter()
report = add([sys.argv[1]], sys.argv[2], parser="none", workers=int(sys.argv[3]))
seconds = time.perf_counter() - begun
used = [sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
peak = [resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
cpu = {"main_cpu": used[0], "workers_cpu": used[1], "main_mb": peak[0], "worker_mb": peak[1]}
print(json.dumps({"seconds": seconds, "stored": report.stored, **cpu}))
"""


def load(source: Path, db: Path, workers: int) -> dict[str, Any]:
    """Seconds, articles and peak memory of a load in a process of its own."""
    ran = subprocess.run(
        [sys.executable, "-c", LOAD, str(source), str(db), str(workers)], cwd=ROOT, capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    found: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return found


@pytest.mark.benchmark(group="many articles")
def test_two_workers_against_one(benchmark: Any, shared: Path, tmp_path: Path) -> None:
    source = tmp_path / "articles.jsonl"
    words = write_articles(source, ARTICLES, shared / "data" / "golden" / "dev")
    rounds = []
    for number in range(ROUNDS):
        one, two = (load(source, tmp_path / f"{workers}-{number}.duckdb", workers) for workers in (1, 2))
        assert one["stored"] == two["stored"] == ARTICLES
        rounds.append(
            f"one worker {one['seconds']:.1f} s ({words / one['seconds']:,.0f} words/s), two {two['seconds']:.1f} s: "
            f"{one['seconds'] / two['seconds']:.2f} times as fast; processor seconds: one {one['main_cpu']:.1f}, "
            f"two {two['main_cpu']:.1f} + {two['workers_cpu']:.1f}"
        )
    benchmark.extra_info["rounds"] = rounds
    benchmark.pedantic(lambda: None, rounds=1)
    print(f"\n{ARTICLES:,} articles, {words:,} words", *rounds, sep="\n")


@pytest.mark.benchmark(group="many articles")
def test_memory_as_articles_grow(benchmark: Any, shared: Path, tmp_path: Path) -> None:
    told = []
    for number in MEMORY:
        source = tmp_path / f"{number}.jsonl"
        write_articles(source, number, shared / "data" / "golden" / "dev", most=3)
        found = load(source, tmp_path / f"{number}.duckdb", 2)
        told.append(
            f"{number:,} articles in {found['seconds']:.0f} s: main {found['main_mb']} MB, a worker {found['worker_mb']} MB"
        )
    benchmark.extra_info["memory"] = told
    benchmark.pedantic(lambda: None, rounds=1)
    print("", *told, sep="\n")


@pytest.mark.benchmark(group="many articles")
def test_merging_against_a_plain_insert(benchmark: Any, shared: Path, tmp_path: Path) -> None:
    """The same coded shards, as many in a transaction as a load takes: merged with all that it does, and inserted as Arrow into tables without
    any rule.
    """
    source, db, plain = tmp_path / "articles.jsonl", tmp_path / "merged.duckdb", tmp_path / "plain.duckdb"
    number = min(ARTICLES, 2 * SHARD * TOGETHER)
    write_articles(source, number, shared / "data" / "golden" / "dev")
    prepare(db)
    coding = Coding(code_article, schema_of(db, CODER_VERSION))
    articles = [reading.article for reading in read_inputs([str(source)]) if reading.article is not None]
    coded = [parquet(coded_rows(articles[at : at + SHARD], coding)) for at in range(0, number, SHARD)]
    shards = [without(from_parquet(content), ()) for content in coded]
    rows = sum(number_of(shard, table) for shard in shards for table in ARTICLE_TABLES)
    begun = time.perf_counter()
    for shard in _transactions(coded):
        store(db, without(shard, ()), [], dt.datetime(2024, 1, 1, tzinfo=dt.UTC))
    merged = time.perf_counter() - begun
    inserted = _inserted(coded, db, plain)
    told = (
        f"{rows:,} rows of {number:,} articles: merged in {merged:.2f} s ({rows / merged:,.0f}/s), "
        f"inserted in {inserted:.2f} s ({rows / inserted:,.0f}/s): {inserted / merged:.2f} of its rate"
    )
    benchmark.extra_info["merging"] = told
    benchmark.pedantic(lambda: None, rounds=1)
    print("", told, sep="\n")


def _transactions(coded: list[bytes]) -> Iterator[pa.Table]:
    """The rows of each transaction of a load."""
    for at in range(0, len(coded), TOGETHER):
        yield pa.concat_tables([from_parquet(content) for content in coded[at : at + TOGETHER]])


def _inserted(coded: list[bytes], like: Path, plain: Path) -> float:
    """Seconds that DuckDB takes to insert the shards into tables of the same columns, without keys, checks, events and digests."""
    with open_database(like, read_only=True) as connection:
        created = {
            table: ", ".join(
                f'"{name}" {kind}' for name, kind, *_ in connection.execute(f"DESCRIBE {table}").fetchall()
            )
            for table in ARTICLE_TABLES
        }
    begun = time.perf_counter()
    with duckdb.connect(str(plain)) as connection:
        for table, columns in created.items():
            connection.execute(f"CREATE TABLE {table} ({columns})")
        for shard in _transactions(coded):
            connection.begin()
            for table in ARTICLE_TABLES:
                connection.register("incoming", rows_of(shard, table))
                connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")
                connection.unregister("incoming")
            connection.commit()
            connection.execute("CHECKPOINT")
    return time.perf_counter() - begun
