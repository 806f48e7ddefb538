"""What the command line shows: tables that fit the terminal, CSV, JSON, Parquet, progress, one line for each failure."""

import csv
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from timeline.errors import UsageError
from timeline.output import check_output, opened

if TYPE_CHECKING:
    import pyarrow as pa
    from rich.console import Console

FORMATS = ("table", "csv", "json", "parquet")


def say(line: str) -> None:
    """One line for people, on standard error, so that standard output holds answers only."""
    sys.stderr.write(f"{line}\n")


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


_LONG = frozenset({"headline", "quote", "url", "title", "date_reason", "reason", "error", "what"})
_LEAVE_OUT = (
    "url", "confidence", "goldstein", "quad", "basis", "published", "official_value", "commodity_code", "precision", "coder_version",
    "date_reason", "rule_id", "publisher", "articles", "last_day", "data_source", "mentions", "cameo", "verdict", "commodity", "modality",
    "id",
)  # fmt: skip
"""Columns that a narrow terminal goes without, the first to go first; `--format csv` and json have them all."""
_WIDTHS = {"id": 8, "event_id": 8, "article_id": 8}
_WIDEST, _LEAST_LONG, _GAP = 24, 40, 2
"""Widths in characters: of a short text at most, of a long one at least, and between columns."""


def _print_table(rows: "pa.Table", file: IO[str]) -> None:
    """A table as wide as the terminal: what does not fit is left out and said so, long texts are cut with an ellipsis."""
    from rich.table import Table
    from rich.text import Text

    target = console(file)
    found = [{name: _shown(plain(value)) for name, value in row.items()} for row in rows.to_pylist()]
    widths = {name: _width(name, [row[name] for row in found]) for name in rows.column_names}
    empty = {name for name in widths if not any(row[name] for row in found)}
    shown = _fitting(widths, empty, target.width)
    table = Table(box=None, pad_edge=False, header_style="bold", expand=False)
    free = target.width - sum(widths[name] + _GAP for name in shown)
    long = [name for name in shown if name in _LONG]
    for name in shown:
        right = str(rows.schema.field(name).type).startswith(("int", "double", "float", "uint", "decimal", "hugeint"))
        extra = free // len(long) if name in long else 0
        table.add_column(
            name,
            justify="right" if right else "left",
            no_wrap=True,
            overflow="ellipsis",
            width=max(12 if name in long else 2, widths[name] + extra),
        )
    for row in found:
        table.add_row(*(Text(row[name][:8] if name in _WIDTHS else row[name]) for name in shown))
    if rows.num_rows:
        target.print(table)
    left = [name for name in rows.column_names if name not in shown]
    told = f"{rows.num_rows} row{'' if rows.num_rows == 1 else 's'}"
    told += f"; not shown for want of room: {', '.join(left)} (--format csv has all)" if left and rows.num_rows else ""
    target.print(Text(told, style="dim"))


def _width(name: str, cells: Sequence[str]) -> int:
    if name in _WIDTHS:
        return _WIDTHS[name]
    longest = max((len(cell) for cell in cells), default=0)
    return min(max(longest, len(name)), _LEAST_LONG if name in _LONG else _WIDEST)


def _fitting(widths: dict[str, int], empty: set[str], room: int) -> list[str]:
    """The columns that fit. Of a headline and a quote one is enough, of a period and its first day too; then go the columns without a
    word in them and those of `_LEAVE_OUT`, until the rest has room. Long texts stand last.
    """
    kept = [
        name
        for name in widths
        if not (name == "quote" and "headline" in widths) and not (name == "first_day" and "period" in widths)
    ]
    for name in (*(name for name in kept if name in empty), *_LEAVE_OUT):
        if sum(widths[column] + _GAP for column in kept) <= room:
            break
        if name in kept and len(kept) > 1:
            kept.remove(name)
    return sorted(kept, key=lambda name: (name in _LONG, name in _WIDTHS))


_SIZES = ((1e12, " tn"), (1e9, " bn"), (1e6, " mn"))


def _shown(value: Any) -> str:
    """A cell as printed: control characters of hostile text do not reach the terminal."""
    if value is None:
        return ""
    if isinstance(value, float):
        size, name = next(((size, name) for size, name in _SIZES if abs(value) >= size), (1.0, ""))
        return f"{value / size:,.5g}{name}"
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
