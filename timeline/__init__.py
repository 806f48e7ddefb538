"""Dated diplomatic events and trade facts, read out of news articles into one DuckDB file.

    import timeline

    db = timeline.open("news.duckdb")
    db.add("articles/")
    db.events(actor="BLR").df()
    db.chart("timeline").save("timeline.html")

    timeline.extract("MINSK, Dec 4, 2023 - …").events

What is heavy (DuckDB, Altair, the lexicon) is imported when it is first used.
"""

import datetime as _dt
from pathlib import Path as _Path
from typing import TYPE_CHECKING, Any

from timeline.errors import TimelineError
from timeline.terms import DEFAULT_PARSER as _DEFAULT_PARSER

if TYPE_CHECKING:
    from timeline.notebook import Timeline
    from timeline.records import Coded

__all__ = ["Timeline", "TimelineError", "extract", "open"]


def open(path: "_Path | str") -> "Timeline":
    """The database at `path`; it is made when something is first added."""
    from timeline.notebook import Timeline

    return Timeline(path)


def extract(
    text: str,
    *,
    published: "_dt.date | str | None" = None,
    title: str = "",
    parser: str = _DEFAULT_PARSER,
    lexicon: "_Path | str | None" = None,
) -> "Coded":
    """Everything that one article says: dates, actors, events, trade facts, with offsets that count code points of `text`.

    `published` is the article's date (a date or YYYY-MM-DD). Without it the date is looked for in the text itself; where there is none,
    relative dates stay open. `parser` says how clauses are read: "none" (shallow rules), "bundled", or the name of an installed spaCy
    pipeline; UsageError where there is none. `lexicon` is a CSV file of names of your own (docs/lexicon.md). But for
    that file a pure function: no clock, no network, no database.
    """
    from timeline.articles.make import article_from_text
    from timeline.clauses.parser import load_parser
    from timeline.coder import code_article
    from timeline.lexicons.own_names import read_own_names

    day = _dt.date.fromisoformat(published) if isinstance(published, str) else published
    own = read_own_names(lexicon) if lexicon is not None else None
    return code_article(article_from_text(text, published=day, title=title), load_parser(parser), own)


def __getattr__(name: str) -> Any:
    if name == "Timeline":
        from timeline.notebook import Timeline

        return Timeline
    raise AttributeError(f"module 'timeline' has no attribute {name!r}")
