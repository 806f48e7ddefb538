"""Options and arguments that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from timeline.errors import UsageError

Database = Annotated[
    Path,
    typer.Option(
        "--db",
        envvar="TIMELINE_DB",
        help="The database file.",
        metavar="FILE",
        show_default="timeline.duckdb",
        readable=False,
    ),
]
DEFAULT_DATABASE = Path("timeline.duckdb")
Inputs = Annotated[
    list[str],
    typer.Argument(help="Files, folders, globs, or - for standard input.", metavar="PATH...", show_default=False),
]
Form = Annotated[str, typer.Option("--format", help="table, csv, json or parquet.", metavar="FORMAT")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write here instead of the terminal.", metavar="FILE")
]
Params = Annotated[
    list[str] | None,
    typer.Option("--param", "-p", help="A parameter of the query; may be repeated.", metavar="NAME=VALUE"),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar.")]
Parser = Annotated[
    str,
    typer.Option(
        envvar="TIMELINE_PARSER",
        help="How clauses are read: none = shallow rules, bundled = the parser that comes along, or an installed spaCy pipeline.",
        metavar="none|bundled|NAME",
    ),
]
Lexicon = Annotated[
    Path | None,
    typer.Option(
        "--lexicon",
        envvar="TIMELINE_LEXICON",
        help="A CSV file of names of your own: people, organisations, armed groups, places.",
        metavar="FILE.csv",
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        min=1,
        help="Processes that code at a time; 1 is this one.",
        metavar="N",
        show_default="one a processor, or 1 for up to 200 articles",
    ),
]
ArticleSeconds = Annotated[
    float | None,
    typer.Option(
        min=10,  # the first article of a worker reads the lexicon
        help="What an article may take before its worker is ended. In one process there is no limit.",
        metavar="SECONDS",
        show_default="600, by workers",
    ),
]
Cluster = Annotated[
    str,
    typer.Option(
        help="Code on a Dask cluster: its scheduler's address, or local (extra: cluster).", metavar="ADDRESS|local"
    ),
]
Work = Annotated[
    Path | None,
    typer.Option(
        help="Where coded shards wait to be merged.", metavar="DIR", show_default="beside the database, FILE.work"
    ),
]
JsonProgress = Annotated[
    bool, typer.Option("--json-progress", help="Progress, failures and result as JSON lines on standard error.")
]


def given(params: list[str] | None, option: str = "--param ") -> dict[str, str]:
    """NAME=VALUE texts as a dictionary. Raises UsageError for a text that is none, and for a name that is given twice."""
    found: dict[str, str] = {}
    for param in params or []:
        name, equals, value = param.partition("=")
        if not equals or not name:
            raise UsageError(f"{option}{param}: write it as NAME=VALUE")
        if name in found:
            raise UsageError(
                f"{option}{name} is given twice; several values are one list: {name}={found[name]},{value}"
            )
        found[name] = value
    return found
