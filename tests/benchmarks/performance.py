"""Writes docs/performance.md: `make bench`, which installs the peers that are measured beside. Nothing here asserts seconds.

All that is held against each other runs by turns in one process or one loop, so that other work on the machine slows all of it; what
counts are the ratios. `performance.py --articles 100000` also reads so many.
"""

import argparse
import itertools
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.contenders import DAY, ROOT, Work, coders, queries, seeds, taggers, words

PAGE = ROOT / "docs" / "performance.md"
COPIES = 400
"""Of each event of the sample, for the queries."""
Rows = list[tuple[str, str, str]]
Clock = Callable[[], float]


def by_turns(works: Mapping[str, Work], rounds: int, now: Clock = time.process_time) -> dict[str, float]:
    """Median seconds of each, measured by turns; the first round, which loads, does not count."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _, (name, work) in itertools.product(range(rounds + 1), works.items()):
        began = now()
        work()
        taken[name].append(now() - began)
    return {name: statistics.median(seconds[1:]) for name, seconds in taken.items()}


def rates(taken: Mapping[str, float], number: int, what: str) -> Rows:
    """A row each: words a second, and how many times the first is as fast."""
    first = next(iter(taken.values()))
    return [
        (f"{what}: {name}", f"{number / seconds:,.0f} words a second", f"{seconds / first:,.2f}")
        for name, seconds in taken.items()
    ]


def times(taken: Mapping[str, float], what: str) -> Rows:
    """A row each: seconds, and how many times the first takes."""
    first = next(iter(taken.values()))
    return [
        (f"{what}: {name}", f"{1_000 * seconds:,.0f} ms", f"{seconds / first:,.2f}") for name, seconds in taken.items()
    ]


def command(*arguments: object) -> Work:
    """Run this Python with the arguments."""
    called = [sys.executable, *map(str, arguments)]
    return lambda: subprocess.run(called, check=True, capture_output=True, cwd=ROOT)


def made(folder: Path, number: int) -> Path:
    """So many articles as JSON Lines: the samples by turns, each time some years earlier, so that a thing is told by a few and not by all."""
    path = folder / f"{number}.jsonl"
    texts = [(article.text, article.published or DAY) for article in seeds()]
    with path.open("w", encoding="utf8") as file:
        for place, (text, day) in zip(range(number), itertools.cycle(texts), strict=False):
            back = 4 * (place // len(texts) % 25)
            told = re.sub(r"\b20\d\d\b", lambda year, back=back: str(int(year[0]) - back), text[:600])
            dated = day.replace(year=day.year - back).isoformat()
            file.write(json.dumps({"text": f"Report number {place}\n\n{told}", "published": dated}) + "\n")
    return path


ADD = """
import resource, sys, time
from timeline.run import add
began = time.process_time()
report = add([sys.argv[1]], sys.argv[2], workers=1)  # the time of worker processes would not be counted
assert report.failed == 0
print(time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def pipelines(folder: Path, numbers: Iterable[int]) -> Iterator[tuple[str, str, str]]:
    """From a file of articles to a database, in one process, made for it: words a second of the processor, and the most memory it had."""
    first = 0.0
    for number in numbers:
        source = made(folder, number)
        read = sum(len(json.loads(line)["text"].split()) for line in source.open(encoding="utf8"))
        print(f"{number:,} articles", flush=True)
        ran = subprocess.run(
            [sys.executable, "-c", ADD, str(source), str(folder / f"{number}.duckdb")],
            check=True,
            capture_output=True,
            text=True,
            cwd=ROOT,
        )
        seconds, kilobytes = map(float, ran.stdout.split())
        first = first or kilobytes
        yield f"file to database, {number:,} articles", f"{read / seconds:,.0f} words a second", ""
        yield f"most memory, {number:,} articles", f"{kilobytes / 1024:,.0f} MB", f"{kilobytes / first:.2f}"


def asked(folder: Path, db: Path) -> Rows:
    """Questions to `COPIES` times the events of a database."""
    import duckdb
    import pandas as pd

    with duckdb.connect(str(db)) as connection:
        columns = [row[0] for row in connection.execute("DESCRIBE event").fetchall()]
        copied = ", ".join("left(id, 14) || printf('%06x', copy)" if c == "id" else f'"{c}"' for c in columns)
        for table, select in (
            ("event_actor", "SELECT left(event_id, 14) || printf('%06x', copy), role, code"), ("event", f"SELECT {copied}"),
        ):  # fmt: skip
            connection.execute(f"INSERT INTO {table} {select} FROM {table}, range(1, {COPIES}) AS copies (copy)")
        connection.execute("CHECKPOINT")
        events: pd.DataFrame = connection.execute("FROM event").df()
        actors: pd.DataFrame = connection.execute("FROM event_actor").df()
    rows = [("events in the database", f"{len(events):,}", "")]
    for question, works in queries(db, events, actors, folder).items():
        rows += times(by_turns(works, 5, time.perf_counter), question)
    return rows


def measured(folder: Path, numbers: Sequence[int]) -> Iterator[Rows]:
    """All rows, group by group."""
    articles = seeds()
    few = articles[:4]
    yield rates(by_turns(taggers(few), 3), words(few), "dates")
    yield rates(by_turns(coders(articles), 5), words(articles), "articles")
    yield list(pipelines(folder, numbers))
    db = folder / f"{numbers[0]}.duckdb"
    started = {
        "python -c pass": command("-c", "pass"), "timeline --help": command("-m", "timeline", "--help"),
        "a chart as SVG": command("-m", "timeline", "chart", "timeline", "--db", db, "-o", folder / "x.svg"),
        "a report": command("-m", "timeline", "report", "--db", db, "-o", folder / "x.html"),
    }  # fmt: skip
    yield times(by_turns(started, 5, time.perf_counter), "start to end")
    yield asked(folder, db)


HEAD = """# How fast it is

Made by `make bench` on a machine with {cores} cores, where other work may have been going on: what holds is the last column, since all rows of
a group were measured by turns. It says how many times the time (of memory: the memory) of the group's first row each takes.

Texts are those of `seeds/`. Words a second are those of one core. Dates are found by each peer in the same texts, counted from the same day.
The parser's pipeline alone reads all sentences; the coder has it read those in which something may be told. A question to the database starts
no process but goes through one that is kept (`timeline sql` and the notebook do the same), pandas has all rows in memory, SQLite has indexes.

| what | measured | times the first |
| --- | ---: | ---: |
"""


def page(groups: Iterable[Rows]) -> str:
    """docs/performance.md."""
    lines = [f"| {what} | {told} | {times} |" for rows in groups for what, told, times in rows]
    return HEAD.format(cores=os.cpu_count()) + "\n".join(lines) + "\n"


def main() -> None:
    """Measure and write the page."""
    options = argparse.ArgumentParser()
    options.add_argument("--articles", type=int, action="append", default=[], help="read so many as well")
    with tempfile.TemporaryDirectory() as folder:
        numbers = [1_000, 10_000, *options.parse_args().articles]
        PAGE.write_text(page(measured(Path(folder), numbers)), "utf8")


if __name__ == "__main__":
    main()
