"""Verdicts on values and balances: the claim's own side first, then the other side, then what else in the figures may explain it."""

import datetime as dt
from collections.abc import Iterator

from timeline.official.evidence import Claim, Goods, Official, Reading, nearest_first, readings
from timeline.official.finding import Finding, days, finding, money, part, says, silence, trade
from timeline.official.tolerances import Tolerances
from timeline.terms import Cause, Flow, TradeType, Verdict

Explained = tuple[Cause, str]


def check_value(
    claim: Claim, official: Official, goods: Goods, first: dt.date, last: dt.date, allowed: Tolerances
) -> Finding:
    """The verdict on a value or balance in US dollars over whole months or years."""
    claimed = claim.value or 0.0
    found = all_readings(claim, official, claim.flow, goods, first, last, allowed)
    if not found:
        return missing(claim, official, goods, first, last)
    best = found[0]
    difference = relative(claimed, best.value)
    what = f"{trade(official, claim, claim.flow, goods)}, {days(first, last)}: {says(official, best)}"
    if allowed.near(claimed, best.value):
        return finding(_agreed(best), f"{what}{_beside(official, found, best)}", best, difference=difference)
    told = f"{what}; the claim of {money(claimed)} is {part(difference)} from it"
    why = _explained(claim, official, goods, first, last, allowed, found)
    if why is not None:
        return finding(Verdict.DIFFERS, f"{told}; {why[1]}", best, cause=why[0], difference=difference)
    quiet = _quiet(claim, official, best, first, last)
    if best.mirror and claim.source_country == claim.reporter != "" and abs(difference) <= allowed.other_side:
        reason = f"{told}; the source named counts for {official.name(claim.reporter)}, and {quiet}"
        return finding(Verdict.DIFFERS, reason, best, cause=Cause.MIRROR, difference=difference)
    if not best.mirror and claim.source_country == claim.partner != "" and abs(difference) <= allowed.other_side:
        reason = f"{told}; the source named counts for {official.name(claim.partner)}: {silence(official, claim.partner, first, last)}"
        return finding(Verdict.DIFFERS, reason, best, cause=Cause.MIRROR, difference=difference)
    reason = told + (f"; {quiet}" if quiet else "")
    if abs(difference) <= allowed.differs:
        cause, likely = _likely(best, claim)
        return finding(Verdict.DIFFERS, f"{reason}; {likely}", best, cause=cause, difference=difference)
    if not claim.commodity and goods == Goods() and difference > 0:
        reason += "; services, should the claim count them too, are not in these figures"
    return finding(Verdict.CONTRADICTED, reason, best, difference=difference)


def all_readings(
    claim: Claim, official: Official, flow: Flow, goods: Goods, first: dt.date, last: dt.date, allowed: Tolerances
) -> list[Reading]:
    """Every official answer, from either side, the one that the claim is held against first."""
    own = readings(official, claim.reporter, claim.partner, flow, goods, first, last)
    mirrored = readings(official, claim.reporter, claim.partner, flow, goods, first, last, mirror=True)
    return nearest_first([*own, *mirrored], claim, allowed.datasets)


def missing(claim: Claim, official: Official, goods: Goods, first: dt.date, last: dt.date) -> Finding:
    """Not checkable: which rows would be needed, and what is there of them."""
    there = [
        reading
        for flow in (Flow.IMPORT, Flow.EXPORT)
        for mirror in (False, True)
        for reading in readings(official, claim.reporter, claim.partner, flow, goods, first, last, mirror=mirror)
    ]
    told_of = [*claim.reporter.split("+"), *(code for code in claim.partner.split("+") if official.is_country(code))]
    sides = [silence(official, code, first, last) for code in told_of]
    reason = f"no row of {trade(official, claim, claim.flow, goods)}, {days(first, last)}: {'; '.join(sides)}"
    if there:
        parts = "; ".join(f"{says(official, reading)} of {reading.figures[0].flow}s" for reading in there[:2])
        reason += f". There is only: {parts}"
    figures = [figure for reading in there for figure in reading.figures]
    return finding(Verdict.NOT_CHECKABLE, reason, cause=Cause.MISSING, figures=figures)


def relative(claimed: float, official: float) -> float:
    """(claim - official) / official: of a deficit that is claimed smaller it is negative; 1 where the official figure is zero."""
    return (claimed - official) / official if official else (0.0 if claimed == 0 else 1.0)


def _agreed(reading: Reading) -> Verdict:
    return Verdict.SUPPORTED_BY_MIRROR if reading.mirror else Verdict.SUPPORTED


def _beside(official: Official, found: list[Reading], best: Reading) -> str:
    """What the other side says, where it is far from it: a reader should know."""
    for other in found:
        if other.mirror != best.mirror and best.value and abs(relative(other.value, best.value)) > 0.1:
            return f"; {says(official, other)}"
    return ""


def _quiet(claim: Claim, official: Official, best: Reading, first: dt.date, last: dt.date) -> str:
    """Why the claim's own side is not heard, when it is the other one that the claim is held against."""
    return silence(official, claim.reporter, first, last) if best.mirror else ""


def _explained(
    claim: Claim,
    official: Official,
    goods: Goods,
    first: dt.date,
    last: dt.date,
    allowed: Tolerances,
    found: list[Reading],
) -> Explained | None:
    """Another figure that the claim fits, and so the likely reason why it differs from its own."""
    claimed = claim.value or 0.0
    for cause, reading, words in _others(claim, official, goods, first, last, allowed, found):
        if allowed.near(claimed, reading.value):
            return cause, f"{words}: {says(official, reading)}"
    best = found[0]
    for name, value in (("cif_value", "with freight and insurance"), ("fob_value", "without freight and insurance")):
        told = [getattr(figure, name) for figure in best.figures]
        if all(one is not None for one in told) and allowed.near(abs(claimed), sum(told)):
            return Cause.CIF_FOB, f"{value} the same rows come to {money(sum(told))}"
    return None


def _others(
    claim: Claim,
    official: Official,
    goods: Goods,
    first: dt.date,
    last: dt.date,
    allowed: Tolerances,
    found: list[Reading],
) -> Iterator[tuple[Cause, Reading, str]]:
    """Other official figures near the claim's, with what they would mean, the likelier first."""
    best = found[0]
    for other in found[1:]:
        if other.edition[0] != best.edition[0]:
            yield Cause.DATASET, other, "another data set fits it"
        elif other.mirror != best.mirror:
            gap = abs(relative(other.value, best.value))
            close = gap <= allowed.differs and claim.flow in (Flow.IMPORT, Flow.EXPORT)
            yield (Cause.CIF_FOB if close else Cause.MIRROR), other, "the other side's figure fits it"
        else:
            yield Cause.VINTAGE, other, "another vintage fits it"
    for flow in (Flow.IMPORT, Flow.EXPORT, Flow.TOTAL):
        if flow is not claim.flow and claim.flow is not Flow.BALANCE:
            for other in all_readings(claim, official, flow, goods, first, last, allowed):
                yield Cause.FLOW, other, f"it fits {'both flows together' if flow is Flow.TOTAL else f'{flow}s alone'}"
    if goods.trade_type is TradeType.GOODS:
        services = Goods(goods.code, TradeType.SERVICES)
        for other in all_readings(claim, official, claim.flow, services, first, last, allowed):
            yield Cause.SERVICES, other, "it fits services"
            if other.edition == best.edition and other.mirror == best.mirror:
                both = Reading(best.value + other.value, best.figures + other.figures, best.mirror)
                yield Cause.SERVICES, both, "it fits goods and services together"
    if (
        abs(relative(claim.value or 0.0, best.value)) > allowed.differs
    ):  # nearer ones have likelier causes than another year
        yield from _years_beside(claim, official, goods, first, last, allowed)


def _years_beside(
    claim: Claim, official: Official, goods: Goods, first: dt.date, last: dt.date, allowed: Tolerances
) -> Iterator[tuple[Cause, Reading, str]]:
    for step in (-1, 1):
        try:
            start, end = shifted(first, step), shifted(last, step)
        except ValueError:  # a year before the first or behind the last of the calendar
            continue
        for other in all_readings(claim, official, claim.flow, goods, start, end, allowed):
            yield Cause.CALENDAR, other, f"it fits {days(start, end)}"


def shifted(day: dt.date, years: int) -> dt.date:
    """The day so many years on; the last of February stays the last. Raises ValueError outside the calendar."""
    if (day + dt.timedelta(1)).month != day.month:
        return (day + dt.timedelta(1)).replace(year=(day + dt.timedelta(1)).year + years) - dt.timedelta(1)
    return day.replace(year=day.year + years)


def _likely(best: Reading, claim: Claim) -> Explained:
    """What usually makes a difference of this size, where no other figure shows it."""
    if best.mirror:
        return Cause.MIRROR, "the two sides of a flow seldom report the same"
    claimed = claim.value or 0.0
    with_freight = any(figure.flow is Flow.IMPORT and figure.valuation != "FOB" for figure in best.figures)
    less = best.value < claimed < 0 if claim.flow is Flow.BALANCE else claimed < best.value
    if with_freight and less:
        return (
            Cause.CIF_FOB,
            "imports are counted with freight and insurance here, which a figure of 3 to 10 % less leaves out",
        )
    return Cause.VINTAGE, "figures are revised after they are first published"
