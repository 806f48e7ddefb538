"""How near is near enough: read once from `timeline/lexicon/trade/verdicts.toml`."""

import math
from dataclasses import dataclass
from functools import cache

from timeline.errors import LexiconError
from timeline.lexicons.tables import read_toml

TOLERANCE_FILE = "trade/verdicts.toml"


@dataclass(frozen=True, slots=True)
class Tolerances:
    """Parts of the official figure, percentage points, numbers of partners and years, as the file explains them."""

    supported: float
    rounding_most: float
    differs: float
    other_side: float
    points_supported: float
    points_differs: float
    near_tie: float
    coverage: float
    partners_without_world: int
    mirror_reporters: int
    years_back: int
    datasets: tuple[str, ...]
    all_goods: frozenset[str]
    services: frozenset[str]
    both: frozenset[str]

    def near(self, claimed: float, official: float) -> bool:
        """Whether a claimed value is the official one but for rounding."""
        if official == 0:
            return claimed == 0
        allowed = max(self.supported, min(self.rounding_most, half_digit(claimed) / abs(official)))
        return abs(claimed - official) / abs(official) <= allowed + 1e-9


def half_digit(value: float) -> float:
    """Half a unit of the last digit that is not zero: 5e7 for 5.8e9."""
    if value == 0 or not math.isfinite(value):
        return 0.0
    digits = f"{abs(value):.9e}"
    mantissa, exponent = digits.split("e")
    decimals = len(mantissa.rstrip("0").partition(".")[2])
    return 0.5 * 10.0 ** (int(exponent) - decimals)


@cache
def tolerances() -> Tolerances:
    """The tolerances. Raises LexiconError for a file that lacks one."""
    raw = read_toml(TOLERANCE_FILE)
    try:
        value, points, rank, goods = raw["value"], raw["points"], raw["rank"], raw["goods"]
        return Tolerances(
            value["supported"], value["rounding_most"], value["differs"], value["other_side"], points["supported"], points["differs"],
            rank["near_tie"], rank["coverage"], rank["partners_without_world"], rank["mirror_reporters"], rank["years_back"],
            tuple(raw["order"]["datasets"]), frozenset(goods["all"]), frozenset(goods["services"]), frozenset(goods["both"]),
        )  # fmt: skip
    except KeyError as error:
        raise LexiconError(TOLERANCE_FILE, f"{error} is missing") from error
