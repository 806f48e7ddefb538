"""A claim and the official figures -> its verdict. A pure function: the same claim and figures give the same verdict, whenever it is asked."""

import datetime as dt
import re

from timeline.lexicons.areas import area_kinds
from timeline.lexicons.trade import trade_groups
from timeline.official.changes import check_change, check_share
from timeline.official.evidence import TOTAL, Claim, Goods, Official
from timeline.official.finding import Finding, days, finding, says, trade
from timeline.official.ranks import check_rank
from timeline.official.tolerances import Tolerances, tolerances
from timeline.official.values import all_readings, check_value
from timeline.terms import Cause, FactModality, Flow, Measure, TradeType, Verdict

_CHECKS = {
    Measure.VALUE: check_value,
    Measure.BALANCE: check_value,
    Measure.RANK: check_rank,
    Measure.SHARE: check_share,
    Measure.CHANGE: check_change,
}
_DOLLAR = "USD"


def check(claim: Claim, official: Official, allowed: Tolerances | None = None) -> Finding:
    """The verdict on one claim, with the official figure, its rows, and the reason in words."""
    allowed = allowed or tolerances()
    refused = _refused(claim)
    if refused is not None:
        return refused
    first, last = claim.first_day, claim.last_day
    if first is None or last is None:
        return finding(Verdict.NOT_CHECKABLE, "the claim does not say of which period it is", cause=Cause.INCOMPLETE)
    if first.day != 1 or (last + dt.timedelta(1)).day != 1:
        reason = f"official figures are by month and year, the claim is of {days(first, last)}"
        return finding(Verdict.NOT_COMPARABLE, reason, cause=Cause.CALENDAR)
    goods = _goods(claim, allowed)
    if goods is None:
        return _no_code(claim, official, first, last, allowed)
    other_unit = _other_unit(claim, official, goods, first, last, allowed)
    if other_unit is not None:
        return other_unit
    result = _CHECKS[claim.measure](claim, official, goods, first, last, allowed)
    if result.cause is Cause.MISSING and _is_broken_year(first, last):
        reason = f"{result.reason}; the period is no calendar year, and there are no months that make it up"
        return finding(Verdict.NOT_COMPARABLE, reason, cause=Cause.CALENDAR)
    return result


def _refused(claim: Claim) -> Finding | None:
    """The verdict on a claim that no statistics of trade can be held against, whatever they say."""
    if claim.modality is not FactModality.ACTUAL:
        what = {
            FactModality.FORECAST: "a forecast", FactModality.TARGET: "a target", FactModality.PLANNED: "a plan",
            FactModality.PROPOSED: "a proposal", FactModality.AFFECTED: "a sum that a measure falls on",
        }[claim.modality]  # fmt: skip
        return finding(Verdict.NOT_COMPARABLE, f"the claim is {what}, no figure of the past", cause=Cause.MODALITY)
    if claim.measure not in _CHECKS:
        return finding(Verdict.NOT_COMPARABLE, f"statistics of trade hold no {claim.measure}s", cause=Cause.MEASURE)
    lacking = [
        what
        for what, there in (
            ("figure", claim.value is not None),
            ("reporter", claim.reporter),
            ("partner", claim.partner),
        )
        if not there
    ]
    if lacking:
        return finding(Verdict.NOT_CHECKABLE, f"the claim names no {' and no '.join(lacking)}", cause=Cause.INCOMPLETE)
    sides = claim.reporter.split("+"), claim.partner.split("+")
    group = next((code for side in sides for code in side if _is_group_alone(code)), "")
    if group:
        reason = f"official figures are by country, and {group} is a group of countries without rows of its own"
        return finding(Verdict.NOT_COMPARABLE, reason, cause=Cause.MEASURE)
    if set(sides[0]) & set(sides[1]):
        return finding(Verdict.NOT_CHECKABLE, "reporter and partner are the same", cause=Cause.INCOMPLETE)
    return None


def _is_group_alone(code: str) -> bool:
    """Whether a code is that of a group or region that statistics have no area for, as they have one for the EU."""
    return code in trade_groups() and code not in area_kinds()


def _goods(claim: Claim, allowed: Tolerances) -> Goods | None:
    """What the claim is about; None where official figures have no code for it, or only one for a part of it."""
    if claim.commodity_code:
        return Goods(claim.commodity_code)
    words = " ".join(claim.commodity.lower().split())
    if not words or words in allowed.all_goods:
        return Goods(TOTAL)
    if words in allowed.services:
        return Goods(TOTAL, TradeType.SERVICES)
    return None


def _no_code(claim: Claim, official: Official, first: dt.date, last: dt.date, allowed: Tolerances) -> Finding:
    """Not comparable: goods and services together where only one of them is there, or goods without a code."""
    if " ".join(claim.commodity.lower().split()) not in allowed.both:
        reason = f"there is no code of the Harmonized System for “{' '.join(claim.commodity.split())[:60]}”"
        return finding(Verdict.NOT_COMPARABLE, reason, cause=Cause.GOODS)
    found = all_readings(claim, official, claim.flow, Goods(TOTAL), first, last, allowed)
    said = f": of goods alone {says(official, found[0])}" if found else ""
    reason = f"the claim counts goods and services, customs figures count goods{said}"
    return finding(Verdict.NOT_COMPARABLE, reason, found[0] if found else None, cause=Cause.SERVICES)


def _other_unit(
    claim: Claim, official: Official, goods: Goods, first: dt.date, last: dt.date, allowed: Tolerances
) -> Finding | None:
    """Not comparable: official figures are in US dollars, and no rate is applied to them."""
    wanted = {
        Measure.VALUE: (_DOLLAR,), Measure.BALANCE: (_DOLLAR,), Measure.RANK: ("rank", ""), Measure.SHARE: ("percent",),
        Measure.CHANGE: ("percent", _DOLLAR),
    }[claim.measure]  # fmt: skip
    if claim.unit in wanted:
        return None
    if not re.fullmatch("[A-Z]{3}", claim.unit):
        reason = f"the claim is in {claim.unit or 'no unit'}, what is held against it in US dollars"
        return finding(Verdict.NOT_COMPARABLE, reason, cause=Cause.MEASURE)
    flow = claim.flow if claim.flow in Flow else Flow.TOTAL
    found = all_readings(claim, official, flow, goods, first, last, allowed)
    said = f": {trade(official, claim, flow, goods)}, {days(first, last)}: {says(official, found[0])}" if found else ""
    reason = f"the claim is in {claim.unit}, official figures are in US dollars{said}"
    return finding(Verdict.NOT_COMPARABLE, reason, cause=Cause.CURRENCY, figures=found[0].figures if found else ())


def _is_broken_year(first: dt.date, last: dt.date) -> bool:
    """Twelve months that are no calendar year."""
    return 364 <= (last - first).days <= 365 and first.month != 1
