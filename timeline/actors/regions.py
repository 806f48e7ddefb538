"""The countries of a region by its adjective: "the five Central Asian states", "the Gulf kingdom"."""

from functools import cache
from typing import Final

from timeline.actors.match import Line
from timeline.lexicons.tables import REGION_COLUMNS, read_csv, split_cell


def region_at(line: Line, place: int, number: int) -> tuple[frozenset[str], int, int]:
    """The countries of the region whose adjective stands at a token, the place behind it, and how many are meant: "the five Central Asian"."""
    named = line.is_name_part(place) or (line.word(place) == "former" and line.is_name_part(place + 1))
    if not named or line.shouting:
        return frozenset(), place, number
    number = number or MORE.get(line.word(place - 1), 0)
    two = f"{line.word(place)}-{line.word(place + 1)}"
    three = f"{two}-{line.word(place + 2)}" if line.word(place + 1) == "of" else ""
    for size, name in ((3, three), (2, two), (1, line.word(place))):
        lands = region_names().get(name)
        if lands is not None:
            return lands, place + size, number
    return frozenset(), place, number


MORE: Final = {"five": 5, "six": 6}
"""Numbers that tell who is meant only of a region."""


@cache
def region_names() -> dict[str, frozenset[str]]:
    """Adjective of a region, of two words with a hyphen -> codes of its countries."""
    return {
        name: frozenset(split_cell(row["countries"]))
        for _, row in read_csv("regions.csv", REGION_COLUMNS)
        for name in split_cell(row["adjectives"])
    }
