"""The door for notebooks and scripts: one object for one database file."""

import datetime as dt
import html
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.output import check_output, opened
from timeline.pages.drawing import Drawing, drawn
from timeline.sql import queries
from timeline.store.read import read_query, read_sql, start_ahead
from timeline.store.relation import relation
from timeline.terms import DEFAULT_PARSER

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

    from timeline.review import Decision
    from timeline.run import LoadReport
    from timeline.statistics import CheckReport, StatisticsReport

_REPORT_ROWS = 20_000
_REPORT_PANELS = (
    "timeline",
    "events_by_month",
    "network",
    "countries",
    "trade_values",
    "claim_check",
    "official_balance",
)
_ONLY_WITH_ROWS = frozenset({"claim_check", "official_balance"})
_SECONDS = 60.0


class Timeline:
    """A database of events and trade facts.

    Each call opens the file for as long as it needs it, so a load from another process is not shut out. Results are DuckDB relations
    over rows in memory: `.df()` gives pandas, `.pl()` polars, `.arrow()` Arrow, and SQL goes on with `.filter()`, `.aggregate()`.
    """

    def __init__(self, db: Path | str) -> None:
        self.db = Path(db)

    def __repr__(self) -> str:
        return f"Timeline({str(self.db)!r})"

    def _repr_html_(self) -> str:
        """What the database holds, as a notebook shows it: no text of articles is in it."""
        name = html.escape(str(self.db))
        if not self.db.exists():
            return f"<p><b>{name}</b>: not made yet; <code>.add(PATH)</code> makes it</p>"
        row = self._page_rows("figures")[0]
        counts = ", ".join(f"{row[key]:,} {key}" for key in ("articles", "events", "mentions", "actors", "claims"))
        days = f"; {row['first_day']} to {row['last_day']}" if row["first_day"] else ""
        return f"<p><b>{name}</b>: {counts}{days}</p>"

    def add(
        self, *paths: str | Path, parser: str = DEFAULT_PARSER, lexicon: str | Path | None = None, workers: int | None = None,
        cluster: str = "", retry_failed: bool = False, article_seconds: float | None = None,
    ) -> "LoadReport":  # fmt: skip
        """Read, code and store articles from files, folders or globs; tells what became of each input.

        `parser` is "none" (shallow rules), "bundled", or the name of an installed spaCy pipeline; UsageError where there is no such parser.
        `lexicon` is a CSV file of names of your own (docs/lexicon.md). `workers`, `cluster`, `retry_failed` and `article_seconds` are those of
        `timeline add` (docs/scaling.md).
        """
        from timeline.run import add

        return add(
            [str(path) for path in paths], self.db, parser=parser, lexicon=lexicon, workers=workers, cluster=cluster,
            retry_failed=retry_failed, article_seconds=article_seconds,
        )  # fmt: skip

    def load_statistics(self, *paths: str | Path, vintage: str = "") -> "StatisticsReport":
        """Store official figures from downloads of UN Comtrade, BACI or WITS, files or folders of them; tells what became of each file.

        `vintage` is the edition of the data set or the day of download, where the file does not tell it. UsageError for a vintage that is none.
        """
        from timeline.statistics import load_statistics

        return load_statistics(paths, self.db, vintage=vintage)

    def check_claims(self) -> "CheckReport":
        """Give each trade claim a verdict by the official figures that are stored; tells how many got which."""
        from timeline.statistics import check_claims

        return check_claims(self.db)

    def query(self, name: str, **params: Any) -> "duckdb.DuckDBPyRelation":
        """The answer to one of the named questions (`timeline query list`), as a relation.

        Raises UnknownName for another name and BadParameter for a parameter that the query does not take.
        """
        return relation(self.rows(name, **params))

    def rows(self, name: str, **params: Any) -> "pa.Table":
        """The answer to a named question as an Arrow table, its columns as the query's header declares them."""
        return read_query(self.db, name, {key: _given(value) for key, value in params.items()})

    def sql(self, statement: str, *, limit: int = 1_000_000, seconds: float = _SECONDS) -> "duckdb.DuckDBPyRelation":
        """The answer to one SELECT, WITH or EXPLAIN statement: read-only, without access to files or the network."""
        return relation(read_sql(self.db, statement, limit=limit, seconds=seconds).rows)

    def events(self, **params: Any) -> "duckdb.DuckDBPyRelation":
        """Events in the order of their days; `params` are those of the query `timeline` (actor, event_type, from_day, …)."""
        return self.query("timeline", **params)

    def facts(self, **params: Any) -> "duckdb.DuckDBPyRelation":
        """Claims about trade with their words; `params` are those of the query `trade_claims`."""
        return self.query("trade_claims", **params)

    def explain(self, key: str) -> str:
        """Where an event or a trade fact comes from, as text: its words, the rule, how its date was counted. `key` is its id or the first
        digits of it.
        """
        from timeline.explain import explain

        return explain(self.db, key)

    def accept(self, key: str, *, author: str = "", note: str = "") -> "Decision":
        """Say that an event or trade fact is right, by its id or the first digits of it; one that was rejected is shown again."""
        from timeline.review import accept

        return accept(self.db, key, author=author, note=note)

    def reject(self, key: str, *, author: str = "", note: str = "") -> "Decision":
        """Say that an event or trade fact is wrong: no question finds it from then on."""
        from timeline.review import reject

        return reject(self.db, key, author=author, note=note)

    def edit(self, key: str, *, author: str = "", note: str = "", **changes: Any) -> "Decision":
        """Say what is right of an event: day, first_day, last_day, event_type, cameo, modality, actors, recipients.

        The coder's row stays; every question gives what was edited. Raises BadParameter for another field or a value that does not fit.
        """
        from timeline.review import edit

        return edit(self.db, key, changes, author=author, note=note)

    def undo(self, key: str) -> str:
        """Take a correction back, by its id (`.query("corrections")`) or the first digits of it."""
        from timeline.review import undo

        return undo(self.db, key)

    def chart(self, name: str, *, title: str = "", dark: bool = False, **params: Any) -> "Drawing":
        """One of the named questions as a chart. In a notebook it shows itself; `.altair` is the chart, `.save(path)` writes a file."""
        chart = drawn(name, self.rows(name, **params), title=title, dark=dark)
        return Drawing(chart, self._source(name, {key: _given(value) for key, value in params.items()}))

    def save_chart(self, name: str, output: Path | str, *, title: str = "", dark: bool = False, **params: Any) -> None:
        """Write a chart to a file: .html, .png, .svg, .pdf or .json by its ending."""
        from timeline.pages.export import check_format

        check_format(Path(output))
        self.chart(name, title=title, dark=dark, **params).save(output)

    def report(self, output: Path | str, *, title: str = "") -> None:
        """Write the report page: figures, charts, events with their sentences, trade claims. It needs nothing from elsewhere."""
        from timeline.pages.report import (
            MOST_CHARACTERS,
            MOST_CLAIMS,
            MOST_EVENTS,
            MOST_FAILED,
            article_ids,
            report_html,
        )
        from timeline.pages.source import source_line

        output = Path(output)
        check_output(output)
        with _asked_ahead() as ask:
            rows = {name: ask(self.rows, name) for name in _REPORT_PANELS}
            told = {name: ask(self._page_rows, name) for name in ("figures", "sources")}
            found = (
                ask(self._page_rows, "report_events", most=MOST_EVENTS),
                ask(self._page_rows, "report_claims", most=MOST_CLAIMS),
                ask(self._page_rows, "report_failed", most=MOST_FAILED),
            )
            panels = self._panels(rows)
            events, claims, failed = (part.result() for part in found)
            page = report_html(
                title=title or f"Events and trade claims in {self.db.stem}",
                figures=told["figures"].result()[0],
                panels=panels,
                events=events,
                claims=claims,
                failed=failed,
                articles=self._page_rows(
                    "report_articles", ids=article_ids(events, claims), characters=MOST_CHARACTERS
                ),
                source=source_line(told["sources"].result()[0]),
            )
        with opened(output, binary=True) as file:
            file.write(page.encode("utf8", "replace"))

    def _panels(self, asked: "Mapping[str, Future[pa.Table]]") -> list[Any]:
        from timeline.pages.export import specification
        from timeline.pages.report import Panel

        found = []
        for name, answer in asked.items():
            rows = answer.result()
            if name in _ONLY_WITH_ROWS and not rows.num_rows:
                continue  # no official figures were asked for, so there is nothing to say of them
            heading = name.replace("_", " ").capitalize()
            found.append(Panel(name, heading, queries()[name].purpose, specification(drawn(name, rows))))
        return found

    def _source(self, query: str, given: dict[str, Any]) -> str:
        from timeline.pages.source import source_line

        return source_line(self._page_rows("sources")[0], query, given)

    def _page_rows(self, name: str, **params: Any) -> list[dict[str, Any]]:
        statement = (files("timeline.pages") / "sql" / f"{name}.sql").read_text("utf8")
        answer = read_sql(self.db, statement, params=params, limit=_REPORT_ROWS, seconds=_SECONDS)
        rows: list[dict[str, Any]] = answer.rows.to_pylist()
        return rows


@contextmanager
def _asked_ahead() -> Iterator[Callable[..., "Future[Any]"]]:
    """Questions to the database that are answered one after the other beside other work; those still open at the end are dropped."""
    beside = ThreadPoolExecutor(1, "questions")
    try:
        yield beside.submit
    finally:
        beside.shutdown(wait=False, cancel_futures=True)


def begin_report() -> None:
    """Start beside other work what a report waits for: the script of its charts, and the process that reads the database."""
    from timeline.pages.bundle import make_ahead

    start_ahead()
    make_ahead()


def _given(value: Any) -> Any:
    """A parameter as a query takes it: days and lists of codes as text."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ",".join(str(part) for part in value)
    return value
