"""The door for notebooks and scripts: one object for one database file."""

import datetime as dt
import html
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.output import check_output, opened
from timeline.pages.drawing import Drawing, chart_module
from timeline.sql import queries
from timeline.store.read import read_query, read_sql
from timeline.store.relation import relation
from timeline.terms import DEFAULT_PARSER

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

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
        cluster: str = "", retry_failed: bool = False,
    ) -> "LoadReport":  # fmt: skip
        """Read, code and store articles from files, folders or globs; tells what became of each input.

        `parser` is "none" (shallow rules), "bundled", or the name of an installed spaCy pipeline; UsageError where there is no such parser.
        `lexicon` is a CSV file of names of your own (docs/lexicon.md). `workers`, `cluster` and `retry_failed` are those of `timeline add`
        (docs/scaling.md).
        """
        from timeline.run import add

        return add(
            [str(path) for path in paths], self.db, parser=parser, lexicon=lexicon, workers=workers, cluster=cluster,
            retry_failed=retry_failed,
        )  # fmt: skip

    def load_statistics(self, *paths: str | Path, vintage: str = "") -> "StatisticsReport":
        """Store official figures from downloads of UN Comtrade, BACI or WITS, files or folders of them; tells what became of each file.

        `vintage` is the edition of the data set or the day of download, where the file does not tell it. UsageError for a vintage that is none.
        """
        from timeline.statistics import load_statistics, official_files

        folders = [str(path) for path in paths if Path(path).is_dir()]
        named = [path for path in paths if not Path(path).is_dir()]
        return load_statistics([*named, *official_files(folders)[1]], self.db, vintage=vintage)

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

    def chart(self, name: str, *, title: str = "", dark: bool = False, **params: Any) -> "Drawing":
        """One of the named questions as a chart. In a notebook it shows itself; `.altair` is the chart, `.save(path)` writes a file."""
        drawn = chart_module(name).chart(self.rows(name, **params), title=title, dark=dark)
        return Drawing(drawn, self._source(name, {key: _given(value) for key, value in params.items()}))

    def save_chart(self, name: str, output: Path | str, *, title: str = "", dark: bool = False, **params: Any) -> None:
        """Write a chart to a file: .html, .png, .svg, .pdf or .json by its ending."""
        from timeline.pages.export import check_format

        check_format(Path(output))
        self.chart(name, title=title, dark=dark, **params).save(output)

    def report(self, output: Path | str, *, title: str = "") -> None:
        """Write the report page: figures, charts, events with their sentences, trade claims. It needs nothing from elsewhere."""
        from timeline.pages.report import MOST_CHARACTERS, MOST_CLAIMS, MOST_EVENTS, article_ids, report_html

        output = Path(output)
        check_output(output)
        events = self._page_rows("report_events", most=MOST_EVENTS)
        claims = self._page_rows("report_claims", most=MOST_CLAIMS)
        ids = article_ids(events, claims)
        page = report_html(
            title=title or f"Events and trade claims in {self.db.stem}",
            figures=self._page_rows("figures")[0],
            panels=self._panels(),
            events=events,
            claims=claims,
            articles=self._page_rows("report_articles", ids=ids, characters=MOST_CHARACTERS),
            source=self._source(),
        )
        with opened(output, binary=True) as file:
            file.write(page.encode("utf8", "replace"))

    def _panels(self) -> list[Any]:
        from timeline.pages.export import specification
        from timeline.pages.report import Panel

        found = []
        for name in _REPORT_PANELS:
            rows = self.rows(name)
            if name in _ONLY_WITH_ROWS and not rows.num_rows:
                continue  # no official figures were asked for, so there is nothing to say of them
            chart = chart_module(name).chart(rows)
            found.append(
                Panel(name, name.replace("_", " ").capitalize(), queries()[name].purpose, specification(chart))
            )
        return found

    def _source(self, query: str = "", given: dict[str, Any] | None = None) -> str:
        from timeline.pages.source import source_line

        return source_line(self._page_rows("sources")[0], query, given)

    def _page_rows(self, name: str, **params: Any) -> list[dict[str, Any]]:
        statement = (files("timeline.pages") / "sql" / f"{name}.sql").read_text("utf8")
        answer = read_sql(self.db, statement, params=params, limit=_REPORT_ROWS, seconds=_SECONDS)
        rows: list[dict[str, Any]] = answer.rows.to_pylist()
        return rows


def _given(value: Any) -> Any:
    """A parameter as a query takes it: days and lists of codes as text."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ",".join(str(part) for part in value)
    return value
