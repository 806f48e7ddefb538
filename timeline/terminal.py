"""What the command line shows: tables, CSV, JSON, Parquet, progress, one line for each failure."""

import csv
import json
import re
import shutil
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from timeline.errors import UsageError, printable
from timeline.output import check_output, opened
from timeline.table import plain, print_table

if TYPE_CHECKING:
    import pyarrow as pa

_NAMES = 22
"""Characters that the names of a list take."""
FORMATS = ("table", "csv", "json", "parquet")


def say(line: str) -> None:
    """Lines for people, on standard error, so that standard output holds answers only. Control characters are spelled out."""
    sys.stderr.write("\n".join(map(printable, line.split("\n"))) + "\n")


def check_show(form: str, output: Path | None) -> None:
    """Raise UsageError, before any work is done, for a format that is not one of `FORMATS`, a file that cannot be written, or Parquet
    without a file.
    """
    if form not in FORMATS:
        raise UsageError(f"format {form!r} is not one of {', '.join(FORMATS)}")
    if output is not None:
        check_output(output)
    elif form == "parquet":
        raise UsageError("Parquet needs a file: add --output FILE.parquet")


def show(rows: "pa.Table", form: str, output: Path | None) -> None:
    """Print a table, or write it to a file, in one of `FORMATS`. Raises as `check_show` does."""
    check_show(form, output)
    if output is None:
        _write(rows, form, sys.stdout)
        return
    with opened(output, binary=form == "parquet") as file:
        _write(rows, form, file)


def _write(rows: "pa.Table", form: str, file: IO[Any]) -> None:
    if form == "parquet":
        import pyarrow.parquet as pq

        pq.write_table(rows, file)
    elif form == "json":
        records = [{key: plain(value) for key, value in row.items()} for row in rows.to_pylist()]
        json.dump(records, file, ensure_ascii=False, indent=1)
        file.write("\n")
    elif form == "csv":
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(rows.column_names)
        writer.writerows([_cell(plain(value)) for value in row.values()] for row in rows.to_pylist())
    else:
        print_table(rows, file)


def _cell(value: Any) -> Any:
    return " ".join(map(str, value)) if isinstance(value, list) else value


@contextmanager
def progress(quiet: bool) -> Iterator[Any]:
    """A function to call with (done, total or None, words) while work goes on; shows a bar on a terminal, nothing else."""
    if quiet or not sys.stderr.isatty():
        yield lambda done, total, words: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("articles", total=None)

        def tell(done: int, total: int | None, words: str) -> None:
            bar.update(task, completed=done, total=total, description=words)

        yield tell


def counted(number: int, noun: str) -> str:
    """ "1 article", "2 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def listed(name: str, *texts: str) -> str:
    """A name and what there is to say of it, beside it, in lines that the terminal holds."""
    room = max(40, shutil.get_terminal_size((100, 24)).columns) - _NAMES
    lines = [line for text in texts for line in textwrap.wrap(text, room)]
    return "\n".join(f"{name if place == 0 else '':{_NAMES}}{line}" for place, line in enumerate(lines))


def folded(text: str) -> str:
    """`text` in lines that the terminal holds; what is folded stands under the words that it goes on from."""
    width = max(40, shutil.get_terminal_size((100, 24)).columns)
    lines = []
    for line in text.split("\n"):
        indent = re.match(r" *(?:\w+ {2,})?", line)
        hang = " " * (indent.end() if indent else 0)
        lines += textwrap.wrap(line, width, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False) or [
            ""
        ]
    return "\n".join(lines)
