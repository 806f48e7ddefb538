"""Which countries are neighbours: by a common border, or by a strait or narrow sea."""

from functools import cache
from typing import Final

from timeline.errors import LexiconError
from timeline.lexicons.tables import read_csv, split_cell

NEIGHBOUR_FILE: Final = "neighbours.csv"
_COLUMNS: Final = ("code", "neighbours")


@cache
def neighbours() -> dict[str, frozenset[str]]:
    """Code of a country -> those of its neighbours, of whatever years. Raises LexiconError, naming the line that its pair lacks."""
    found: dict[str, frozenset[str]] = {}
    lines: dict[str, int] = {}
    for line, row in read_csv(NEIGHBOUR_FILE, _COLUMNS):
        found[row["code"]], lines[row["code"]] = frozenset(split_cell(row["neighbours"])), line
    for code, others in found.items():
        alone = sorted(other for other in others if code not in found.get(other, frozenset()))
        if alone:
            raise LexiconError(NEIGHBOUR_FILE, f"{', '.join(alone)} have no {code}", lines[code])
    return found
