"""The page on speed: what is held against each other is measured by turns, and the page tells of all of it."""

import re
from pathlib import Path

import pytest

from tests.benchmarks.performance import PAGE, by_turns, made, rates, times
from timeline.articles.read import read_inputs


def test_works_take_turns_and_the_first_round_does_not_count() -> None:
    clock, called = [0.0], list[str]()

    def work(name: str, seconds: list[float]) -> None:
        called.append(name)
        clock[0] += seconds.pop(0)

    slow, quick = [90.0, 4.0, 2.0, 3.0], [50.0, 1.0, 1.5, 1.0]
    taken = by_turns({"slow": lambda: work("slow", slow), "quick": lambda: work("quick", quick)}, 3, lambda: clock[0])
    assert called == ["slow", "quick"] * 4 and taken == {"slow": 3.0, "quick": 1.0}


def test_rows_are_held_against_the_first() -> None:
    taken = {"ours": 0.5, "theirs": 2.0}
    assert rates(taken, 1_000, "dates") == [
        ("dates: ours", "2,000 words a second", "1.00"),
        ("dates: theirs", "500 words a second", "4.00"),
    ]
    assert times(taken, "start") == [("start: ours", "500 ms", "1.00"), ("start: theirs", "2,000 ms", "4.00")]


def test_no_article_of_a_benchmark_is_the_duplicate_of_another(tmp_path: Path) -> None:
    articles = [reading.article for reading in read_inputs([str(made(tmp_path, 60))])]
    assert len({article.id for article in articles if article}) == 60


@pytest.mark.parametrize(
    "row",
    ["dates: timeline", "dates: dateparser.search", "dates: recognizers-text-date-time", "articles: coder, none", "articles: coder, bundled",
     "articles: spaCy's pipeline alone", "file to database, 1,000 articles", "most memory, 1,000 articles", "most memory, 10,000 articles",
     "start to end: python -c pass", "start to end: timeline --help", "start to end: a chart as SVG", "start to end: a report",
     "events in the database", "events by month and type: timeline", "events by month and type: pandas", "events by month and type: SQLite",
     "all events of two countries: timeline", "all events of two countries: pandas", "all events of two countries: SQLite"],
)  # fmt: skip
def test_the_page_tells_of_each(row: str) -> None:
    assert re.search(
        rf"^\| {re.escape(row)} \| [\d,]+(?: [a-zA-Z ]+)? \|(?: [\d,.]+)? +\|$", PAGE.read_text("utf8"), re.MULTILINE
    )
