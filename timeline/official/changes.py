"""Verdicts on shares and changes: two official figures held against each other, in percentage points."""

import datetime as dt

from timeline.official.evidence import TOTAL, Claim, Figure, Goods, Official, Reading
from timeline.official.finding import Finding, days, finding, money, part, silence, trade
from timeline.official.tolerances import Tolerances
from timeline.official.values import all_readings, relative, shifted
from timeline.terms import Cause, Flow, Verdict

WORLD = "WLD"


def check_change(
    claim: Claim, official: Official, goods: Goods, first: dt.date, last: dt.date, allowed: Tolerances
) -> Finding:
    """The verdict on a rise or fall, in per cent or US dollars, against the same months of the year before."""
    try:
        before = shifted(first, -1), shifted(last, -1)
    except ValueError:
        return finding(Verdict.NOT_CHECKABLE, "there is no year before", cause=Cause.MISSING)
    now = all_readings(claim, official, claim.flow, goods, first, last, allowed)
    then = all_readings(claim, official, claim.flow, goods, *before, allowed)
    pairs = [
        (one, other)
        for one in now
        for other in then
        if one.edition == other.edition and one.side == other.side and other.value
    ]
    if not pairs:
        return _one_year_only(claim, official, goods, (first, last), before, (now, then))
    new, old = pairs[0]
    figures = new.figures + old.figures
    told = f"{trade(official, claim, claim.flow, goods)}: {money(old.value)} in {days(*before)}, {money(new.value)} in {days(first, last)}"
    told += f" by the report of {official.name(new.side)} ({new.edition[0]}, {new.edition[1]})"
    if claim.unit == "percent":
        return _points(claim, new, relative(new.value, old.value) * 100, told, allowed, figures)
    value = new.value - old.value
    difference = relative(claim.value or 0.0, value)
    near = allowed.near(claim.value or 0.0, value)
    verdict = _agreed(new) if near else Verdict.DIFFERS if abs(difference) <= allowed.differs else Verdict.CONTRADICTED
    cause = Cause.VINTAGE if verdict is Verdict.DIFFERS else Cause.NONE
    return finding(
        verdict,
        f"{told}: a change of {money(value)}",
        new,
        cause=cause,
        value=value,
        difference=difference,
        figures=figures,
    )


def _one_year_only(
    claim: Claim, official: Official, goods: Goods, this: tuple[dt.date, dt.date], before: tuple[dt.date, dt.date],
    found: tuple[list[Reading], list[Reading]],
) -> Finding:  # fmt: skip
    """Not checkable: the two years are not in one report. Years out of different reports make no change."""
    told = []
    for period, there in zip((this, before), found, strict=True):
        if there:
            said = " and ".join(f"{official.name(one.side)} ({money(one.value)})" for one in there[:2])
            told.append(f"{days(*period)} is reported by {said} only")
        else:
            told.append(f"{days(*period)} by nobody: {silence(official, claim.reporter, *period)}")
    figures = [figure for there in found for one in there[:2] for figure in one.figures]
    reason = f"no report has both years of {trade(official, claim, claim.flow, goods)}: {'; '.join(told)}"
    now, then = found
    if now and then and then[0].value:
        reason += (
            f"; the two held against each other all the same would make {part(relative(now[0].value, then[0].value))}"
        )
    return finding(Verdict.NOT_CHECKABLE, reason, cause=Cause.MISSING, figures=figures)


def check_share(
    claim: Claim, official: Official, goods: Goods, first: dt.date, last: dt.date, allowed: Tolerances
) -> Finding:
    """The verdict on the part that a partner, or a commodity, has in a reporter's trade."""
    whole = Goods(TOTAL, goods.trade_type) if claim.partner == WORLD else goods
    if claim.partner == WORLD and goods.code == TOTAL:
        return finding(
            Verdict.NOT_COMPARABLE, "the claim does not say whose part of the trade it is", cause=Cause.INCOMPLETE
        )
    world = Claim(
        claim.id, claim.reporter, WORLD, claim.flow, claim.measure, None, "", "", first, last, "", "", claim.modality
    )
    parts = [one for one in all_readings(claim, official, claim.flow, goods, first, last, allowed) if not one.mirror]
    alls = [one for one in all_readings(world, official, claim.flow, whole, first, last, allowed) if not one.mirror]
    pairs = [(one, other) for one in parts for other in alls if one.edition == other.edition and other.value]
    what = trade(official, claim, claim.flow, goods)
    if not pairs:
        lacking = "the row with the world is missing" if parts else silence(official, claim.reporter, first, last)
        said = f" (there is {money(parts[0].value)} with {official.name(claim.partner)})" if parts else ""
        figures = parts[0].figures if parts else ()
        reason = f"no share of {what}, {days(first, last)}: {lacking}{said}"
        return finding(Verdict.NOT_CHECKABLE, reason, cause=Cause.MISSING, figures=figures)
    one, other = pairs[0]
    told = (
        f"{what}, {days(first, last)}: {money(one.value)} of {money(other.value)} ({one.edition[0]}, {one.edition[1]})"
    )
    result = _points(claim, one, one.value / other.value * 100, told, allowed, one.figures + other.figures)
    if result.verdict is not Verdict.CONTRADICTED:
        return result
    return _other_flow(claim, official, goods, first, last, allowed, result)


def _other_flow(
    claim: Claim, official: Official, goods: Goods, first: dt.date, last: dt.date, allowed: Tolerances, result: Finding
) -> Finding:
    """The same finding, but that the share fits imports, exports or both together instead."""
    for flow in (Flow.IMPORT, Flow.EXPORT, Flow.TOTAL):
        if flow is claim.flow:
            continue
        parts = [one for one in all_readings(claim, official, flow, goods, first, last, allowed) if not one.mirror]
        world = Claim(
            claim.id, claim.reporter, WORLD, flow, claim.measure, None, "", "", first, last, "", "", claim.modality
        )
        alls = {
            one.edition: one
            for one in all_readings(world, official, flow, goods, first, last, allowed)
            if not one.mirror
        }
        for one in parts:
            if one.edition in alls and alls[one.edition].value:
                share = one.value / alls[one.edition].value * 100
                if abs((claim.value or 0.0) - share) <= allowed.points_supported:
                    reason = f"{result.reason}; it fits {flow} with {share:.3g} %"
                    return Finding(
                        Verdict.DIFFERS, reason, Cause.FLOW, "", result.official_value, result.difference, result.dataset, result.vintage,
                        result.reporting_side, result.flow_ids,
                    )  # fmt: skip
    return result


def _points(
    claim: Claim, reading: Reading, value: float, told: str, allowed: Tolerances, figures: tuple[Figure, ...]
) -> Finding:
    """The verdict on a percentage."""
    claimed = claim.value or 0.0
    difference = claimed - value
    reason = f"{told}: {value:+.3g} %" if claim.measure == "change" else f"{told}: {value:.3g} %"
    if abs(difference) <= allowed.points_supported:
        verdict, cause = _agreed(reading), Cause.NONE
    elif abs(difference) <= allowed.points_differs:
        verdict, cause = Verdict.DIFFERS, (Cause.MIRROR if reading.mirror else Cause.VINTAGE)
    else:
        verdict, cause = Verdict.CONTRADICTED, Cause.NONE
    return finding(verdict, reason, reading, cause=cause, value=value, difference=difference, figures=figures)


def _agreed(reading: Reading) -> Verdict:
    return Verdict.SUPPORTED_BY_MIRROR if reading.mirror else Verdict.SUPPORTED
