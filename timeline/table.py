"""A table as wide as the terminal: whole columns that can be read, the least telling ones left out, and a word on which these are."""

import datetime as dt
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

_LONG = frozenset(
    {
        "headline",
        "quote",
        "url",
        "title",
        "date_reason",
        "reason",
        "error",
        "what",
        "example",
        "origin",
        "told",
        "changes",
        "note",
    }
)
"""Columns of sentences: they are cut with an ellipsis, and take what room is left."""
_SAME = {
    "quote": "headline", "act": "headline", "actor_names": "actors", "recipient_names": "recipients", "first_day": "period",
    "title": "what", "event_id": "mention_id", "coder_version": "run_id",
}  # fmt: skip
"""Column -> another one of the same answer beside which it tells nothing new."""
_LEAVE_OUT = (
    "url", "confidence", "goldstein", "quad", "basis", "published_basis", "vintage", "commodity_code", "precision", "rule_id",
    "alleged", "reported_by", "date_reason", "publisher", "articles", "last_day", "data_source", "characters", "unresolved_names",
    "cooperation", "conflict", "goldstein_sum", "kind", "silent", "article_id", "start_char", "run_id", "loaded_at", "mention_id",
    "mentions", "cameo", "fits", "dataset", "difference", "reporting_side", "cause", "commodity", "published", "id", "example",
)  # fmt: skip
"""What a narrow terminal goes without, the first to go first; after these goes what stands on the right."""
_USUAL = frozenset({"", "no", "happened", "actual"})
"""Cells that a reader takes for granted: a column of nothing else goes first. What was denied must not look as if it had been."""
_KEYS = frozenset({"id", "event_id", "article_id", "mention_id", "correction"})
_KEY, _WIDEST, _GAP = 8, 24, 2
"""Widths in characters: of an id, of a short text at most, and between columns."""
_SENTENCE, _FAIR, _LEAST = 60, 30, 11
"""Characters of a sentence: from how many on it is one, as many at least as are worth another column, and as few as it can do with."""
_WIDTH = 160
"""Of what is no terminal, unless COLUMNS says otherwise."""


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    cells: list[str]
    number: bool
    folded: bool = False

    @property
    def long(self) -> bool:
        """Whether it holds sentences."""
        return self.name in _LONG or max(map(len, self.cells), default=0) > _SENTENCE

    @property
    def heading(self) -> str:
        """Its name; once `folded`, on several lines where the cells are narrower."""
        widest = max((len(cell) for cell in self.cells), default=0)
        return self.name.replace("_", "\n") if self.folded and len(self.name) > widest + 2 else self.name

    def width(self, sentence: int) -> int:
        """The width that it needs, where `sentence` characters of a sentence will do."""
        heading = max(map(len, self.heading.split("\n")))
        widest = max((len(cell) for cell in self.cells), default=0)
        return max(heading, min(widest, sentence if self.long else _WIDEST))


def print_table(rows: "pa.Table", file: IO[str]) -> None:
    """Print an Arrow table for people: control characters of hostile text do not reach the terminal."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=file, width=_width(file), highlight=False, markup=False, soft_wrap=False)
    columns = [_column(rows, name) for name in rows.column_names]
    shown, widths = _fitting(columns, console.width)
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="bold", expand=False)
    for column, width in zip(shown, widths, strict=True):
        table.add_column(
            column.heading, justify="right" if column.number else "left", no_wrap=True, overflow="ellipsis", width=width,
            vertical="bottom",
        )  # fmt: skip
    for number in range(rows.num_rows):
        table.add_row(*(Text(column.cells[number]) for column in shown))
    if rows.num_rows:
        console.print(table)
    console.print(Text(_told(rows, shown), style="dim"), soft_wrap=False)


def _told(rows: "pa.Table", shown: Sequence[_Column]) -> str:
    there = {column.name for column in shown}
    left = [name for name in rows.column_names if name not in there]
    told = f"{rows.num_rows:,} row{'' if rows.num_rows == 1 else 's'}"
    return told + (f"; not shown: {', '.join(left)} (--format csv has all)" if left and rows.num_rows else "")


def _width(file: IO[str]) -> int | None:
    """The width to fill; None where the terminal knows it."""
    if file.isatty():
        return None
    asked = os.environ.get("COLUMNS", "")
    return int(asked) if asked.isdecimal() and int(asked) > 0 else _WIDTH


def _column(rows: "pa.Table", name: str) -> _Column:
    cells = [_shown(value) for value in rows.column(name).to_pylist()]
    number = str(rows.schema.field(name).type).startswith(("int", "double", "float", "uint", "decimal", "hugeint"))
    return _Column(name, [cell[:_KEY] for cell in cells] if name in _KEYS else cells, number)


def _fitting(columns: Sequence[_Column], room: int) -> tuple[list[_Column], list[int]]:
    """The columns that fit, sentences last, and their widths."""
    names = {column.name for column in columns}
    kept = [column for column in columns if _SAME.get(column.name) not in names]
    fair = max(_FAIR, room * 36 // 100)
    if _needed(kept, fair) > room:
        kept = [replace(column, folded=True) for column in kept]
    empty = [column.name for column in kept if not {*column.cells} - _USUAL]
    kept = _without(kept, [*empty, *_LEAVE_OUT], room, fair)
    rightmost = [column.name for column in reversed(kept) if not column.long]
    kept = _without(kept, ["measure", *rightmost], room, _LEAST)  # of a measure its unit tells the most
    kept = sorted(kept, key=lambda column: column.long)
    widths = [column.width(_LEAST) for column in kept]
    free = room - _needed(kept, _LEAST)
    for place, column in enumerate(kept):
        if column.long and free > 0:
            extra = min(column.width(room) - widths[place], free // (len(kept) - place))
            widths[place] += extra
            free -= extra
    return kept, widths


def _needed(columns: Sequence[_Column], sentence: int) -> int:
    return sum(column.width(sentence) + _GAP for column in columns) - _GAP


def _without(kept: list[_Column], leave_out: Sequence[str], room: int, sentence: int) -> list[_Column]:
    """Columns without as many of `leave_out`, the first of them first, as must go for the rest to have room."""
    for name in leave_out:
        if _needed(kept, sentence) <= room or len(kept) == 1:
            break
        kept = [column for column in kept if column.name != name] or kept
    return kept


def plain(value: Any) -> Any:
    """A value as JSON holds it: days as ISO text, decimals as numbers."""
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


_SIZES = ((1e12, " tn"), (1e9, " bn"), (1e6, " mn"))


def _shown(value: Any) -> str:
    """A cell as printed."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        size, name = next(((size, name) for size, name in _SIZES if abs(value) >= size), (1.0, ""))
        return f"{value / size:,.5g}{name}"
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    text = " ".join(map(str, value)) if isinstance(value, list) else str(plain(value))
    return " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())
