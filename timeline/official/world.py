"""Verdicts on places in the world: "the largest exporter" is a rank among all reporters by their trade with the world."""

import datetime as dt
from collections import defaultdict

from timeline.official.evidence import Claim, Figure, Goods, Official, over
from timeline.official.finding import Finding, days, finding, money, names, silence
from timeline.official.listing import WORLD, Edition
from timeline.official.tolerances import Tolerances
from timeline.terms import Cause, Flow, FlowBasis, Verdict

_WHO = {Flow.IMPORT: "importers", Flow.EXPORT: "exporters", Flow.TOTAL: "traders"}


def check_world_rank(
    claim: Claim, official: Official, goods: Goods, first: dt.date, last: dt.date, allowed: Tolerances
) -> Finding:
    """The verdict on a reporter's place among all countries, by what each reports of its trade with the world."""
    values, figures = _values(claim, official, goods, first, last)
    place = round(claim.value or 0)
    name = official.name(claim.reporter)
    of = "" if goods.code == "TOTAL" else f" of HS {goods.code}"
    what = f"{_WHO[claim.flow]}{of} in the world, {days(first, last)}"
    if claim.reporter not in values:
        reason = f"{what}: {silence(official, claim.reporter, first, last)}"
        return finding(Verdict.NOT_CHECKABLE, reason, cause=Cause.MISSING)
    own = figures[claim.reporter]
    ahead = [
        code for code in sorted(values, key=lambda code: (-values[code], code)) if values[code] > values[claim.reporter]
    ]
    official_place = len(ahead) + 1
    missing = _larger_before(claim, official, goods, first, values, allowed)
    if len(values) < allowed.mirror_reporters or missing:
        if len(ahead) >= place:
            reason = f"{what}: not all countries have rows, but ahead of {name} already: {names(official, ahead)}"
            return _found(Verdict.CONTRADICTED, reason, own, claim, official_place, place)
        lacking = (
            f"{names(official, missing)} had more before and have none"
            if missing
            else f"only {len(values)} countries have one"
        )
        reason = f"{what}: {name} reports {money(values[claim.reporter])}; the rows of all countries with the world are needed: {lacking}"
        return finding(Verdict.NOT_CHECKABLE, reason, cause=Cause.MISSING, figures=own, side=claim.reporter)
    told = f"{what}: {name} is no. {official_place} of {len(values)} with {money(values[claim.reporter])} ({own[0].dataset}, {own[0].vintage})"
    if official_place == place:
        return _found(Verdict.SUPPORTED, told, own, claim, official_place, place, fits=str(claim.flow))
    ordered = sorted(values, key=lambda code: (-values[code], code))
    if place <= len(ordered):
        holder = ordered[place - 1]
        held, had = values[holder], values[claim.reporter]
        if abs(held - had) <= allowed.near_tie * max(held, had):
            reason = f"{told}; {official.name(holder)} holds that place with {money(held)}, which is as good as level"
            return _found(Verdict.DIFFERS, reason, own, claim, official_place, place, cause=Cause.NEAR_TIE)
    return _found(Verdict.CONTRADICTED, told, own, claim, official_place, place)


def _found(
    verdict: Verdict, reason: str, own: tuple[Figure, ...], claim: Claim, official_place: int, place: int, *, fits: str = "",
    cause: Cause = Cause.NONE,
) -> Finding:  # fmt: skip
    difference = float(place - official_place)
    return finding(
        verdict,
        reason,
        cause=cause,
        fits=fits,
        value=float(official_place),
        difference=difference,
        figures=own,
        side=claim.reporter,
    )


def _values(
    claim: Claim, official: Official, goods: Goods, first: dt.date, last: dt.date
) -> tuple[dict[str, float], dict[str, tuple[Figure, ...]]]:
    """Trade with the world of each country, in the edition that has most of them, and the rows of each."""
    flows = (Flow.IMPORT, Flow.EXPORT) if claim.flow is Flow.TOTAL else (claim.flow,)
    series: dict[Edition, dict[str, dict[Flow, list[Figure]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for flow in flows:
        for figure in official.of_partner(WORLD, flow, goods):
            if official.is_country(figure.reporter) and figure.basis is FlowBasis.REPORTED:
                series[figure.edition][figure.reporter][flow].append(figure)
    best: tuple[dict[str, float], dict[str, tuple[Figure, ...]]] = ({}, {})
    for edition in sorted(series):
        figures: dict[str, tuple[Figure, ...]] = {}
        for country, by_flow in series[edition].items():
            chosen = [over(by_flow.get(flow, []), first, last) for flow in flows]
            if all(chosen):
                figures[country] = tuple(figure for part in chosen for figure in part)
        if len(figures) > len(best[0]):
            best = {code: sum(figure.value for figure in rows) for code, rows in figures.items()}, figures
    return best


def _larger_before(
    claim: Claim, official: Official, goods: Goods, first: dt.date, values: dict[str, float], allowed: Tolerances
) -> list[str]:
    """Countries without a row now that had more than the claimed one in a year near this one."""
    flow = Flow.EXPORT if claim.flow is Flow.TOTAL else claim.flow
    own = values[claim.reporter] / (2 if claim.flow is Flow.TOTAL else 1)
    larger = {
        figure.reporter
        for figure in official.of_partner(WORLD, flow, goods)
        if figure.reporter not in values and official.is_country(figure.reporter) and figure.value >= own
        and 0 < abs(figure.first_day.year - first.year) <= allowed.years_back and (figure.last_day - figure.first_day).days > 31
    }  # fmt: skip
    return sorted(larger)
