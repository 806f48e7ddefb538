"""Whose colony a country was."""

from functools import cache
from typing import Final

from timeline.lexicons.tables import read_csv, split_cell

COLONY_FILE: Final = "colonies.csv"
COLONY_COLUMNS: Final = ("code", "colonies")


@cache
def colonies() -> dict[str, frozenset[str]]:
    """Code of a power -> those of the countries that were its colonies."""
    return {row["code"]: frozenset(split_cell(row["colonies"])) for _, row in read_csv(COLONY_FILE, COLONY_COLUMNS)}


@cache
def powers() -> dict[str, tuple[str, ...]]:
    """Code of a former colony -> those of the powers that it was under, in the order of the file."""
    found: dict[str, tuple[str, ...]] = {}
    for power, lands in colonies().items():
        for land in sorted(lands):
            found[land] = (*found.get(land, ()), power)
    return found
