"""Areas of trade statistics: the codes and names that official files use for countries and what is no country, with ours."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from timeline.errors import LexiconError
from timeline.lexicons.tables import COUNTRY_COLUMNS, read_csv, split_cell
from timeline.terms import AreaKind

AREA_FILE: Final = "trade/areas.csv"
AREA_COLUMNS: Final = ("numeric", "code", "alpha", "from", "until", "kind", "name", "other")
WORLD: Final = "WLD"
_FIRST, _LAST = 0, 9999


@dataclass(frozen=True, slots=True)
class Area:
    """One code of UN Comtrade in the years in which it means `code`; `names` are what files call it."""

    numeric: str
    code: str
    alpha: str
    first_year: int
    last_year: int
    kind: AreaKind
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AreaKey:
    """What a file writes for an area (a number without leading zeros, letters or a name, in lower case), and what it means in which years."""

    key: str
    first_year: int
    last_year: int
    code: str


@cache
def areas() -> tuple[Area, ...]:
    """Every area, in the order of the file. Raises LexiconError, naming the line."""
    found = []
    for line, row in read_csv(AREA_FILE, AREA_COLUMNS):
        if not row["numeric"].isdigit() or not row["code"] or not row["name"]:
            raise LexiconError(AREA_FILE, "numeric, code and name are needed", line)
        try:
            kind = AreaKind(row["kind"])
            first, last = int(row["from"] or _FIRST), int(row["until"] or _LAST)
        except ValueError as error:
            raise LexiconError(AREA_FILE, str(error), line) from error
        names = tuple(dict.fromkeys([row["name"], *split_cell(row["other"])]))
        found.append(Area(row["numeric"], row["code"], row["alpha"], first, last, kind, row["name"], names))
    return tuple(found)


@cache
def area_kinds() -> dict[str, tuple[str, AreaKind]]:
    """Our code -> (name, kind); of several areas with one code (West Germany, Germany) the one that is still there."""
    ordered = sorted(areas(), key=lambda area: (area.last_year, -area.first_year))
    return {area.code: (area.name, area.kind) for area in ordered}


@cache
def area_keys() -> tuple[AreaKey, ...]:
    """Every key; the years of one key do not overlap and leave no gap, since files use codes beyond their official years."""
    by_key: dict[str, list[Area]] = defaultdict(list)
    iso2 = {row["code"]: row["iso2"].lower() for _, row in read_csv("countries.csv", COUNTRY_COLUMNS)}
    for area in areas():
        letters = {area.alpha.lower(), area.code.lower(), iso2.get(area.code, "")}
        for key in {area.numeric, *letters, *(name.lower() for name in area.names)} - {""}:
            by_key[key].append(area)
    return tuple(key for name in sorted(by_key) for key in _tiled(name, by_key[name]))


def _tiled(key: str, found: Iterable[Area]) -> list[AreaKey]:
    """The areas of one key one after the other, each until the next begins."""
    ordered = sorted(found, key=lambda area: (area.first_year, -area.last_year))
    kept: list[Area] = []
    for area in ordered:
        if not kept or (area.code != kept[-1].code and area.first_year > kept[-1].first_year):
            kept.append(area)
    starts = [_FIRST, *(area.first_year for area in kept[1:])]
    ends = [*(start - 1 for start in starts[1:]), _LAST]
    return [AreaKey(key, start, end, area.code) for start, end, area in zip(starts, ends, kept, strict=True)]
