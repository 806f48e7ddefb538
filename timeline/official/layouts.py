"""The layouts of official files, read once from `timeline/lexicon/trade/layouts.toml`."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.errors import LexiconError
from timeline.lexicons.tables import read_toml

LAYOUT_FILE = "trade/layouts.toml"


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout. `columns` goes from our column to the names that files have for it; `listed` is how many partners it names, 0 = all."""

    name: str
    dataset: str
    title: str
    needs: tuple[tuple[str, ...], ...]
    columns: dict[str, tuple[str, ...]]
    fixed: dict[str, str]
    value_factor: float
    quantity_factor: float
    listed: int
    indicators: dict[str, str]

    def fits(self, header: Sequence[str]) -> bool:
        """Whether a file with these column names has this layout."""
        there = {name.lower() for name in header}
        return all(any(name.lower() in there for name in group) for group in self.needs)

    def places(self, header: Sequence[str]) -> dict[str, int]:
        """Our column -> place in the header, for each column that the file has."""
        place = {name.lower(): number for number, name in reversed(list(enumerate(header)))}
        found = {}
        for ours, names in self.columns.items():
            known = [name.lower() for name in names if name.lower() in place]
            if known:
                found[ours] = place[known[0]]
        return found

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of a column that the layout knows."""
        return tuple(dict.fromkeys(name for names in self.columns.values() for name in names))


@dataclass(frozen=True, slots=True)
class FlowCodes:
    """Codes that all layouts share: `flows` to ours, `parts` of them are set aside; `totals` stand for all goods, `service_totals` for all
    services, `all_of` for all of a breakdown.
    """

    flows: dict[str, str]
    parts: tuple[str, ...]
    totals: tuple[str, ...]
    service_totals: tuple[str, ...]
    all_of: tuple[str, ...]


@cache
def layouts() -> tuple[Layout, ...]:
    """Every layout, in the order in which they are tried."""
    return tuple(_layout(name, table) for name, table in read_toml(LAYOUT_FILE).items() if name != "codes")


@cache
def flow_codes() -> FlowCodes:
    """The codes that all layouts share."""
    raw = read_toml(LAYOUT_FILE)["codes"]
    return FlowCodes(
        dict(raw["flows"]),
        tuple(raw["parts"]),
        tuple(raw["totals"]),
        tuple(raw["service_totals"]),
        tuple(raw["all_of"]),
    )


def fitting_layout(header: Sequence[str]) -> Layout | None:
    """The first layout that fits these column names, None when none does."""
    return next((layout for layout in layouts() if layout.fits(header)), None)


def _layout(name: str, table: dict[str, Any]) -> Layout:
    try:
        return Layout(
            name, table["dataset"], table["title"], tuple(tuple(group) for group in table["needs"]),
            {ours: tuple(names) for ours, names in table["columns"].items()}, dict(table.get("fixed", {})),
            float(table.get("value_factor", 1)), float(table.get("quantity_factor", 1)), int(table.get("listed", 0)),
            dict(table.get("indicators", {})),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError) as error:
        raise LexiconError(LAYOUT_FILE, f"[{name}]: {error}") from error
