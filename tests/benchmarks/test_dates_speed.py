"""How fast the finder of dates is, alone and beside `dateparser.search`: `make bench`. Nothing here asserts seconds.

Reads the news of the gold data where it is there, else the sample articles. `dateparser` is no dependency: `pip install dateparser` to compare.
"""

import datetime as dt
import json
import time
from pathlib import Path
from typing import Any

import pytest

from timeline.articles.make import article_from_text
from timeline.dates.find import find_dates
from timeline.records import Article, Statement
from timeline.statements import split_statements

ROOT = Path(__file__).resolve().parents[2]
NEWS = [ROOT.parent / "shared" / "data" / "dates" / f"{name}.jsonl" for name in ("gum_news", "meantime")]
Read = list[tuple[Article, tuple[Statement, ...]]]


@pytest.fixture(scope="module")
def read() -> Read:
    """Articles, split into statements beforehand, so that only the finding of dates is timed."""
    if all(path.exists() for path in NEWS):
        rows = [json.loads(line) for path in NEWS for line in path.read_text("utf8").splitlines()]
        articles = [article_from_text(row["text"], published=dt.date.fromisoformat(row["dct"])) for row in rows]
    else:
        texts = [path.read_text("utf8") for path in sorted((ROOT / "seeds").rglob("*.txt"))]
        articles = [article_from_text(text, published=dt.date(2023, 12, 4)) for text in texts]
    return [(article, split_statements(article)) for article in articles]


def words(read: Read) -> int:
    return sum(len(article.text.split()) for article, _ in read)


def find_all(read: Read) -> int:
    return sum(len(find_dates(article, statements)) for article, statements in read)


@pytest.mark.benchmark(group="tagger")
def test_tagger(benchmark: Any, read: Read) -> None:
    assert benchmark(find_all, read) > 0
    benchmark.extra_info["words"] = words(read)
    if benchmark.stats:
        benchmark.extra_info["words_a_second"] = round(words(read) / benchmark.stats.stats.min)


@pytest.mark.benchmark(group="tagger")
def test_tagger_beside_dateparser(benchmark: Any, read: Read, capsys: pytest.CaptureFixture[str]) -> None:
    other = pytest.importorskip(
        "dateparser.search", reason="dateparser is not installed: there is nothing to compare with"
    )

    def search() -> None:
        for article, _ in read:
            settings = {"RELATIVE_BASE": dt.datetime.combine(article.published or dt.date(2023, 12, 4), dt.time())}
            other.search_dates(article.text, languages=["en"], settings=settings)

    find_all(read)
    begin = time.process_time()
    for _ in range(5):
        find_all(read)
    ours = (time.process_time() - begin) / 5
    begin = time.process_time()
    benchmark.pedantic(search, rounds=1, iterations=1)
    theirs = time.process_time() - begin
    benchmark.extra_info["times_as_fast"] = round(theirs / ours)
    with capsys.disabled():
        print(
            f"\n{words(read):,} words: {words(read) / ours:,.0f} words a second, {theirs / ours:,.0f} times dateparser.search"
        )
