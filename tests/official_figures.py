"""Official figures and claims in short: `BLR import CHN 2021 3403421200` and `BLR total CHN rank 7 rank 2021`."""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable

from timeline.lexicons.areas import area_kinds
from timeline.official.evidence import Claim, Figure, Official
from timeline.terms import FactModality, Flow, FlowBasis, Measure, TradeType


def days(period: str) -> tuple[dt.date, dt.date]:
    """First and last day of YYYY, YYYY-MM, YYYY-MM-DD or START/END."""
    start, _, end = period.partition("/")
    first, last = (_bounds(part) for part in (start, end or start))
    return first[0], last[1]


def _bounds(text: str) -> tuple[dt.date, dt.date]:
    parts = [int(part) for part in text.split("-")]
    year, month, day = (*parts, None, None)[:3]
    first = dt.date(year or 1, month or 1, day or 1)
    last = dt.date(year or 1, month or 12, day or monthrange(year or 1, month or 12)[1])
    return first, last


def figure(text: str) -> Figure:
    """One figure; more by name: `code=8542 vintage=2024 dataset=BACI type=services basis=reconciled cif=… fob=… listed=5`."""
    reporter, flow, partner, period, value, *rest = text.split()
    more = dict(word.split("=", 1) for word in rest)
    first, last = days(period)
    named = {key: float(more[key]) if key in more else None for key in ("cif", "fob")}
    return Figure(
        "".join(text.split()), more.get("dataset", "UN-Comtrade").replace("-", " "), more.get("vintage", "2024-05-31"),
        FlowBasis(more.get("basis", "reported")), TradeType(more.get("type", "goods")), reporter, partner, Flow(flow),
        more.get("code", "TOTAL"), first, last, float(value), more.get("valuation", ""), named["cif"], named["fob"], int(more.get("listed", 0)),
    )  # fmt: skip


def claim(text: str) -> Claim:
    """One claim: REPORTER FLOW PARTNER MEASURE VALUE UNIT PERIOD; `-` for what is not told, more by name."""
    reporter, flow, partner, measure, value, unit, period, *rest = (
        "" if word == "-" else word for word in text.split()
    )
    more = dict(word.split("=", 1) for word in rest)
    first, last = days(period) if period else (None, None)
    return Claim(
        "c" * 20, reporter, partner, Flow(flow), Measure(measure), float(value) if value else None, unit, period, first, last,
        more.get("goods", "").replace("_", " "), more.get("code", ""), FactModality(more.get("modality", "actual")),
        dt.date.fromisoformat(more["published"]) if "published" in more else None, more.get("source", ""),
    )  # fmt: skip


def official(figures: Iterable[str]) -> Official:
    """These figures, with the areas of the lexicon; years are those of the figures."""
    found = [figure(text) for text in figures]
    years: dict[str, frozenset[int]] = {}
    for one in found:
        years[one.reporter] = years.get(one.reporter, frozenset()) | {one.first_day.year}
    areas = area_kinds()
    names, kinds = {code: name for code, (name, _) in areas.items()}, {code: kind for code, (_, kind) in areas.items()}
    return Official(found, names, kinds, years)
