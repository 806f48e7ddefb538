"""Reads one lexicon file, CSV or TOML, and names file and line when it is wrong.

Every value stays text: no type is guessed, so `NA` (Namibia) and `NO` (Norway) stay what they are.
"""

import csv
import gc
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

from timeline.errors import LexiconError

COUNTRY_COLUMNS: Final = ("code", "name", "iso2", "numeric", "from", "until", "successors", "capital", "region")
NAME_COLUMNS: Final = ("code", "kind", "text", "from", "until", "note")
ORGANISATION_COLUMNS: Final = ("code", "name", "kind", "country", "from", "until", "aliases", "note")
HOLDER_COLUMNS: Final = ("code", "office", "title", "person", "surname", "variants", "from", "until", "source")
IDIOM_COLUMNS: Final = ("text", "what")
OFFICE_COLUMNS: Final = ("title", "office", "rank", "note")
REGION_COLUMNS: Final = ("adjectives", "countries")
"""Headers of the files of names, which several modules read."""


@contextmanager
def undisturbed() -> Iterator[None]:
    """While the block lasts, garbage in cycles is not looked for. What reads a lexicon makes hundreds of thousands of objects, all of them to
    stay; going through them again and again took a fifth of the time.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def lexicon_file(name: str) -> Traversable:
    """The lexicon file `name` ("countries.csv", "events/consult.toml") inside the installed package."""
    return files("timeline").joinpath("lexicon", *name.split("/"))


def lexicon_files(folder: str, ending: str) -> list[str]:
    """Names of the files in a lexicon folder, sorted, for `read_toml` and `read_csv`."""
    return sorted(f"{folder}/{entry.name}" for entry in lexicon_file(folder).iterdir() if entry.name.endswith(ending))


def read_csv(name: str, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line number, row) of a CSV file whose header must be exactly `columns`. Lines that begin with # are comments."""
    lines = lexicon_file(name).read_text(encoding="utf8").splitlines(keepends=True)
    kept = [(number, line) for number, line in enumerate(lines, 1) if not line.startswith("#")]
    reader = csv.reader(line for _, line in kept)
    header = next(reader, None)
    if tuple(header or ()) != columns:
        raise LexiconError(name, f"the header must be {','.join(columns)}", 1)
    for cells in reader:
        line = kept[reader.line_num - 1][0]
        if len(cells) != len(columns):
            raise LexiconError(name, f"{len(cells)} fields instead of {len(columns)}", line)
        yield line, dict(zip(columns, cells, strict=True))


def read_toml(name: str) -> dict[str, Any]:
    """The tables of a TOML file."""
    try:
        return tomllib.loads(lexicon_file(name).read_text(encoding="utf8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(name, str(error)) from error


def split_cell(cell: str) -> tuple[str, ...]:
    """The parts of a cell that lists several texts with | between them."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
