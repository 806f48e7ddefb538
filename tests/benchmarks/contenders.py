"""Ours and others at the same work: each function does it once over the same texts, and is timed by `performance.py`."""

import datetime as dt
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from timeline.articles.make import article_from_text
from timeline.articles.read import read_inputs
from timeline.clauses.parser import load_parser
from timeline.coder import code_article
from timeline.dates.find import find_dates
from timeline.records import Article
from timeline.statements import split_statements

ROOT = Path(__file__).resolve().parents[2]
DAY = dt.date(2023, 12, 4)
Work = Callable[[], object]


def seeds() -> list[Article]:
    """The sample articles, each with a date of publication."""
    read = [reading.article for reading in read_inputs([str(ROOT / "seeds")]) if reading.article is not None]
    return [article_from_text(article.text, published=article.published or DAY) for article in read]


def words(articles: list[Article]) -> int:
    """Words of all texts."""
    return sum(len(article.text.split()) for article in articles)


def taggers(articles: list[Article]) -> dict[str, Work]:
    """Finders of dates in running text."""
    import dateparser.search
    from recognizers_date_time import Culture, DateTimeRecognizer

    model = DateTimeRecognizer(Culture.English).get_datetime_model()
    day = dt.datetime.combine(DAY, dt.time())
    asked = {"RELATIVE_BASE": day}
    return {
        "timeline": lambda: [find_dates(article, split_statements(article)) for article in articles],
        "dateparser.search": lambda: [
            dateparser.search.search_dates(article.text, languages=["en"], settings=asked) for article in articles
        ],
        "recognizers-text-date-time": lambda: [model.parse(article.text, day) for article in articles],
    }


def coders(articles: list[Article]) -> dict[str, Work]:
    """The coder by shallow rules and by the parser, and that parser's pipeline alone."""
    import spacy
    from threadpoolctl import threadpool_limits

    bundled, bare = load_parser("bundled"), spacy.load(ROOT / "timeline" / "clauses" / "model")

    def parse() -> None:
        with threadpool_limits(1, user_api="blas"):
            list(bare.pipe(article.text for article in articles))

    return {
        "coder, none": lambda: [code_article(article) for article in articles],
        "coder, bundled": lambda: [code_article(article, bundled) for article in articles],
        "spaCy's pipeline alone": parse,
    }


MONTHLY = """
SELECT substr(CAST(first_day AS VARCHAR), 1, 7) AS month, event_type, count(*) AS events, sum(mentions) AS mentions FROM event
WHERE modality = 'happened' AND first_day IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2
"""
DYAD = """
SELECT id, first_day, headline FROM event WHERE id IN (SELECT event_id FROM event_actor WHERE code = 'CHN')
AND id IN (SELECT event_id FROM event_actor WHERE code = 'USA') ORDER BY first_day, id
"""


def queries(db: Path, events: Any, actors: Any, folder: Path) -> dict[str, dict[str, Work]]:
    """Question -> who answers it: our database, pandas with all rows in memory, SQLite with the indexes that one would give it.

    `events` and `actors` are the rows of the tables `event` and `event_actor` as pandas frames.
    """
    from timeline.store.read import read_sql

    lite = sqlite3.connect(folder / "events.sqlite")
    text = events.assign(first_day=events["first_day"].astype(str).where(events["first_day"].notna(), None))
    text[["id", "event_type", "modality", "first_day", "mentions", "headline"]].to_sql("event", lite, index=False)
    actors.to_sql("event_actor", lite, index=False)
    lite.executescript(
        "CREATE INDEX a ON event_actor (code, event_id); CREATE INDEX b ON event (id); CREATE INDEX c ON event (first_day); ANALYZE"
    )

    def monthly() -> Any:
        rows = events[(events["modality"] == "happened") & events["first_day"].notna()]
        month = rows["first_day"].astype("datetime64[ns]").dt.strftime("%Y-%m")
        return rows.groupby([month, "event_type"])["mentions"].agg(["size", "sum"])

    def dyad() -> Any:
        both = set(actors[actors["code"] == "CHN"]["event_id"]) & set(actors[actors["code"] == "USA"]["event_id"])
        return events[events["id"].isin(both)][["id", "first_day", "headline"]].sort_values(["first_day", "id"])

    return {
        "events by month and type": {
            "timeline": lambda: read_sql(db, MONTHLY, limit=5_000_000).rows,
            "pandas": monthly,
            "SQLite": lambda: lite.execute(MONTHLY).fetchall(),
        },
        "all events of two countries": {
            "timeline": lambda: read_sql(db, DYAD, limit=5_000_000).rows,
            "pandas": dyad,
            "SQLite": lambda: lite.execute(DYAD).fetchall(),
        },
    }
