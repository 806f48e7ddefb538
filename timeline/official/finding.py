"""What a check comes to, and the words that it is told in."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline.official.evidence import Claim, Figure, Goods, Official, Reading
from timeline.terms import Cause, Flow, FlowBasis, TradeType, Verdict

_SIZES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_MOST_NAMES = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on a claim: a row of `trade_check`. `difference` is a part of the official figure, for ranks and points a plain one."""

    verdict: Verdict
    reason: str
    cause: Cause = Cause.NONE
    fits: str = ""
    official_value: float | None = None
    difference: float | None = None
    dataset: str = ""
    vintage: str = ""
    reporting_side: str = ""
    flow_ids: tuple[str, ...] = ()


def finding(
    verdict: Verdict, reason: str, reading: Reading | None = None, *, cause: Cause = Cause.NONE, fits: str = "",
    value: float | None = None, difference: float | None = None, side: str = "", figures: Sequence[Figure] = (),
) -> Finding:  # fmt: skip
    """A finding with what a reading tells of its data set, vintage, side and rows; `value`, `side` and `figures` go before it."""
    used = tuple(figures) or (reading.figures if reading else ())
    return Finding(
        verdict, reason, cause, fits, value if value is not None or reading is None else reading.value, difference,
        used[0].dataset if used else "", used[0].vintage if used else "", side or (reading.side if reading else ""),
        tuple(dict.fromkeys(figure.id for figure in used if figure.id)),
    )  # fmt: skip


def money(value: float) -> str:
    """A value as people write it: `5.08 billion USD`."""
    for size, name in _SIZES:
        if abs(value) >= size:
            return f"{value / size:,.4g} {name} USD"
    return f"{value:,.0f} USD"


def part(difference: float) -> str:
    """A difference in per cent with its sign: `+14.2 %`."""
    return f"{difference * 100:+.3g} %" if abs(difference) < 10 else f"{difference * 100:+,.0f} %"


def days(first: dt.date, last: dt.date) -> str:
    """A period as people write it: 2022, 2022-03, or first and last day."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first:%Y}" if first.year == last.year else f"{first:%Y} to {last:%Y}"
    if first.day == 1 and (last + dt.timedelta(1)).day == 1:
        return (
            f"{first:%Y-%m}"
            if (first.year, first.month) == (last.year, last.month)
            else f"{first:%Y-%m} to {last:%Y-%m}"
        )
    return f"{first} to {last}"


def trade(official: Official, claim: Claim, flow: Flow, goods: Goods) -> str:
    """What a figure is of: `imports of Belarus from China`."""
    what = {
        Flow.IMPORT: "imports",
        Flow.EXPORT: "exports",
        Flow.RE_EXPORT: "re-exports",
        Flow.TOTAL: "trade",
        Flow.BALANCE: "balance",
    }[flow]
    with_whom = {Flow.IMPORT: "from", Flow.EXPORT: "to", Flow.RE_EXPORT: "to"}.get(flow, "with")
    of = "services " if goods.trade_type is TradeType.SERVICES else "" if goods.code == "TOTAL" else f"HS {goods.code} "
    return f"{of}{what} of {official.name(claim.reporter)} {with_whom} {official.name(claim.partner)}"


def says(official: Official, reading: Reading, value: str = "") -> str:
    """Who says what: `China reports 5.08 billion USD (UN Comtrade, 2024-05-31)`."""
    dataset, vintage, basis = reading.edition
    reported = basis is FlowBasis.REPORTED
    verb = "report" if "+" in reading.side else "reports"
    who = f"{official.name(reading.side)} {verb}" if reported else f"{dataset} reckons"
    return f"{who} {value or money(reading.value)} ({dataset}, {vintage})"


def names(official: Official, codes: Iterable[str]) -> str:
    """Names of areas, a few of them."""
    listed = list(codes)
    shown = ", ".join(official.name(code) for code in listed[:_MOST_NAMES])
    return shown + (f" and {len(listed) - _MOST_NAMES} more" if len(listed) > _MOST_NAMES else "")


def silence(official: Official, code: str, first: dt.date, last: dt.date) -> str:
    """What is known of an area that has no row: whether it reports that year at all, and when it last did."""
    years = official.years.get(code, frozenset())
    name = official.name(code)
    if not years:
        return f"no rows reported by {name} are loaded"
    if set(range(first.year, last.year + 1)) <= years:
        return f"{name} has rows of {days(first.replace(month=1, day=1), last.replace(month=12, day=31))}, but none of this trade and period"
    if not any(year in found for year in range(first.year, last.year + 1) for found in official.years.values()):
        return f"no rows of {days(first, last)} are loaded"
    before = [year for year in years if year < last.year]
    return f"{name} does not report {days(first, last)}" + (
        f": its last rows before are of {max(before)}" if before else ""
    )
