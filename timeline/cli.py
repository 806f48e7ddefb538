"""The `timeline` command: reads what was asked, calls the library, prints. No logic of its own.

Exit codes: 0 all good, 1 some inputs failed, 2 misused, 3 database damaged.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from timeline.cli_articles import add, build
from timeline.cli_review import review
from timeline.cli_store import store
from timeline.cli_trade import trade
from timeline.errors import InputError, MissingInput, TimelineError, UsageError
from timeline.examples import examples
from timeline.options import DEFAULT_DATABASE, Database, Form, Lexicon, Output, Params, Parser, given
from timeline.output import opened
from timeline.terminal import check_show, folded, listed, say, show
from timeline.terms import DEFAULT_PARSER

app = typer.Typer(
    name="timeline",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    help="Dated diplomatic events and trade facts, read out of news articles into one DuckDB file.",
    epilog="Begin with: `timeline build seeds --db demo.duckdb --report demo.html`",
)

app.add_typer(trade, name="trade")
app.add_typer(review, name="review")
app.registered_commands += store.registered_commands


app.command(epilog=examples("build"))(build)
app.command(epilog=examples("add"))(add)


@app.command(epilog=examples("extract"))
def extract(
    source: Annotated[
        str, typer.Argument(help="JSON Lines of {id, text, published?, title?}, or -.", metavar="FILE.jsonl")
    ],
    output: Output = None,
    parser: Parser = DEFAULT_PARSER,
    lexicon: Lexicon = None,
) -> None:
    """Code records without a database: one answer line for each record. A broken record costs itself only."""
    import json

    from timeline.answer import answers
    from timeline.clauses.parser import load_parser
    from timeline.lexicons.own_names import read_own_names

    own = read_own_names(lexicon) if lexicon is not None else None
    loaded = load_parser(parser)
    failed = False
    with _lines(source) as lines, _writer(output) as write:
        for result in answers(lines, source, loaded, own):
            if isinstance(result, InputError):
                failed = True
                say(f"failed: {result}")
            else:
                write(json.dumps(result, ensure_ascii=False) + "\n")
    raise typer.Exit(1 if failed else 0)


@contextmanager
def _lines(source: str) -> Iterator[Any]:
    if source == "-":
        yield sys.stdin.buffer
        return
    path = Path(source)
    if not path.is_file():
        raise MissingInput(source, "no such file", "give a JSON Lines file, or - for standard input")
    with path.open("rb") as lines:
        yield lines


@contextmanager
def _writer(output: Path | None) -> Iterator[Any]:
    if output is None:
        yield sys.stdout.write
        return
    with opened(output) as file:
        yield file.write


@app.command(epilog=examples("query"))
def query(
    name: Annotated[str, typer.Argument(help="A query's name, or list.", metavar="NAME|list")],
    param: Params = None,
    db: Database = DEFAULT_DATABASE,
    form: Form = "table",
    output: Output = None,
) -> None:
    """Ask one of the named questions."""
    if name == "list":
        _list_queries()
        return
    from timeline.notebook import Timeline

    check_show(form, output)
    show(Timeline(db).rows(name, **given(param)), form, output)


def _list_queries() -> None:
    from timeline.sql import queries

    for name, found in sorted(queries().items()):
        params = [f"[{param.name}{'' if param.default is None else f'={param.default}'}]" if not param.required else param.name
                  for param in found.params]  # fmt: skip
        typer.echo(listed(name, found.purpose, " ".join(params)))


@app.command(epilog=examples("sql"))
def sql(
    statement: Annotated[str, typer.Argument(help="One SELECT, WITH or EXPLAIN statement.", metavar="SQL")],
    db: Database = DEFAULT_DATABASE,
    form: Form = "table",
    output: Output = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many rows.")] = 10_000,
    seconds: Annotated[float, typer.Option(min=0.1, help="Stop after so many seconds.")] = 30.0,
) -> None:
    """Ask in SQL: read-only, without access to files or the network."""
    from timeline.store.read import read_sql

    check_show(form, output)
    answer = read_sql(db, statement, limit=limit, seconds=seconds)
    show(answer.rows, form, output)
    if answer.cut:
        say(f"only the first {limit:,} rows are shown; raise --limit or add LIMIT")


@app.command(epilog=examples("chart"))
def chart(
    name: Annotated[str, typer.Argument(help="A chart's name, or list.", metavar="NAME|list")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help=".html, .png, .svg, .pdf or .json", metavar="FILE")
    ] = None,
    param: Params = None,
    title: Annotated[str, typer.Option(help="A title of your own.")] = "",
    dark: Annotated[bool, typer.Option("--dark", help="Dark background.")] = False,
    db: Database = DEFAULT_DATABASE,
) -> None:
    """Draw one of the named questions."""
    if name == "list":
        from timeline.pages.drawing import chart_names
        from timeline.sql import queries

        for chosen in chart_names():
            typer.echo(listed(chosen, queries()[chosen].purpose))
        return
    if output is None:
        raise UsageError("a chart needs a file: add -o FILE.html, .png, .svg, .pdf or .json")
    from timeline.notebook import Timeline

    Timeline(db).save_chart(name, output, title=title, dark=dark, **given(param))
    say(f"chart: {output}")


@app.command(epilog=examples("report"))
def report(
    output: Annotated[Path, typer.Option("--output", "-o", help="The page to write.", metavar="FILE.html")],
    db: Database = DEFAULT_DATABASE,
) -> None:
    """Write one self-contained page: timeline, events with their sentences, trade facts."""
    from timeline.notebook import Timeline

    Timeline(db).report(output)
    say(f"report: {output}")


@app.command(epilog=examples("explain"))
def explain(
    key: Annotated[
        str, typer.Argument(help="The id of an event or trade fact, or its first digits.", metavar="EVENT|FACT")
    ],
    db: Database = DEFAULT_DATABASE,
) -> None:
    """Tell where a row comes from: its words, the rule, and how its date was counted."""
    from timeline.explain import explain as tell

    typer.echo(folded(tell(db, key)))


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"timeline {version('diplomatic-timeline')}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Dated diplomatic events and trade facts, read out of news articles into one DuckDB file."""


def main() -> None:
    """Run the command; one line on standard error and an exit code for whatever is the user's to mend."""
    try:
        app()
    except TimelineError as error:
        say(f"timeline: {error}")
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        say(
            f"timeline: {error.filename or 'standard output'}: {error.strerror or error}; check the rights and space of its folder"
        )
        sys.exit(1)
    except KeyboardInterrupt:
        say("timeline: stopped")
        sys.exit(130)
