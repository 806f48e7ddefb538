"""What the command line shows: tables that fit the terminal, CSV, JSON, Parquet, progress, one line for each failure."""

import csv
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from timeline.errors import UsageError

if TYPE_CHECKING:
    import pyarrow as pa
    from rich.console import Console

FORMATS = ("table", "csv", "json", "parquet")


def say(line: str) -> None:
    """One line for people, on standard error, so that standard output holds answers only."""
    sys.stderr.write(f"{line}\n")


def show(rows: "pa.Table", form: str, output: Path | None) -> None:
    """Print a table or write it to a file in one of `FORMATS`.

    Raises UsageError for another format, and for Parquet without a file.
    """
    if form not in FORMATS:
        raise UsageError(f"format {form!r} is not one of {', '.join(FORMATS)}")
    if form == "parquet":
        if output is None:
            raise UsageError("Parquet needs a file: add --output FILE.parquet")
        import pyarrow.parquet as pq

        pq.write_table(rows, output)
        return
    if output is None:
        _write(rows, form, sys.stdout)
        return
    with output.open("w", encoding="utf8", newline="") as file:
        _write(rows, form, file)


def _write(rows: "pa.Table", form: str, file: IO[str]) -> None:
    if form == "json":
        records = [{key: plain(value) for key, value in row.items()} for row in rows.to_pylist()]
        json.dump(records, file, ensure_ascii=False, indent=1)
        file.write("\n")
    elif form == "csv":
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(rows.column_names)
        writer.writerows([_cell(plain(value)) for value in row.values()] for row in rows.to_pylist())
    else:
        _print_table(rows, file)


def plain(value: Any) -> Any:
    """A value as JSON holds it: days as ISO text, decimals as numbers."""
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def _cell(value: Any) -> Any:
    return " ".join(map(str, value)) if isinstance(value, list) else value


_NARROW = frozenset({"first_day", "last_day", "day", "month", "published", "precision", "id", "modality"})
_LONG = frozenset({"headline", "quote", "url", "title", "date_reason", "reason"})


def _print_table(rows: "pa.Table", file: IO[str]) -> None:
    """A table as wide as the terminal: long texts are cut with an ellipsis, numbers stand to the right."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold", expand=False)
    for name, column in zip(rows.column_names, rows.columns, strict=True):
        right = str(column.type).startswith(("int", "double", "float", "uint", "decimal", "hugeint"))
        long = name in _LONG
        table.add_column(
            name, justify="right" if right else "left", no_wrap=True, overflow="ellipsis", ratio=None,
            min_width=10 if name in _NARROW and not right else (12 if long else None),
            max_width=None if long else 28,
        )  # fmt: skip
    for row in rows.to_pylist():
        table.add_row(*(Text(_shown(plain(value))) for value in row.values()))
    target = console(file)
    if rows.num_rows:
        target.print(table)
    target.print(Text(f"{rows.num_rows} row{'' if rows.num_rows == 1 else 's'}", style="dim"))


def _shown(value: Any) -> str:
    """A cell as printed: control characters of hostile text do not reach the terminal."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 10_000 else f"{value:g}"
    text = " ".join(map(str, value)) if isinstance(value, list) else str(value)
    return "".join(mark if mark.isprintable() else " " for mark in text)


def console(file: IO[str]) -> "Console":
    """A Rich console on a stream; without a terminal it is wide enough for whole tables."""
    from rich.console import Console

    return Console(file=file, width=None if file.isatty() else 160, highlight=False, markup=False, soft_wrap=False)


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


def lines(texts: Sequence[str]) -> str:
    """Several lines as one text."""
    return "\n".join(texts)
