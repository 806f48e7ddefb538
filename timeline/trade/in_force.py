"""From when a tariff is in force, and which day of a year that is not named is meant by what is still to come."""

import datetime as dt
import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from timeline.lexicons.trade import word_list
from timeline.records import Amount
from timeline.terms import Measure
from timeline.trade.marks import Marks
from timeline.trade.spans import Period, months_on, of_months
from timeline.trade.timing import LEGAL, lead_of

_DAY: Final = len("2020-02-29")
_COMING: Final = re.compile(r"(?:this|next)\s(?:year|month)", re.IGNORECASE)
_NEXT: Final = frozenset({"bringing", "taking", "extend", "extending"})
_BEGINNING: Final = frozenset({("taking", "effect"), ("going", "into")})
_SOON: Final = 60
_YEAR_BEHIND: Final = len(" in 2011")
_STARTS: Final = re.compile(
    r"\b(?:on|at|from|since|effective|effect|force|beginning|starting|as\sof|in|by|after|of|for|during)\s(?:(?:midnight|the|early|late|mid|end)[\s-]){0,2}$",
    re.IGNORECASE,
)


def tariff_period(marks: Marks, amount: Amount, periods: tuple[Period, ...]) -> Period | None:
    """From when a tariff is in force: a period behind "on", "from", "since", "effective" and the like, the first one behind the rate."""
    near = {token.lower for token in marks.between(max(marks.statement.start, amount.start - 48), amount.start)}
    dated = (
        []
        if near & word_list("standing")
        else [
            p
            for p in periods
            if p.shift is None
            and LEGAL.search(lead_of(marks, p)) is None
            and (_STARTS.search(lead_of(marks, p)) or _COMING.match(marks.text, p.start))
        ]
    )
    behind = [p for p in dated if p.start >= amount.end and not _is_of_next(marks, amount, p)]
    before = [p for p in dated if p.end <= amount.start and not _is_of_other(marks, p, amount)]
    return behind[0] if behind else before[-1] if before else None


def past_year(marks: Marks, amount: Amount, periods: tuple[Period, ...]) -> Period | None:
    """The year right behind an earlier rate ("down from 10.1 percent in 2011"); a rate before a change has no other period."""
    near = next((p for p in periods if amount.end <= p.start and p.shift is None and len(p.value) == len("2011")), None)
    return (
        near
        if near is not None
        and marks.text[amount.end : near.end].split()[:1] == ["in"]
        and near.end - amount.end <= _YEAR_BEHIND
        else None
    )


def _is_of_next(marks: Marks, amount: Amount, period: Period) -> bool:
    """ "25 percent, rising to 50 percent on January 1": the day is that of the next rate."""
    words = [token.lower for token in marks.between(amount.end, period.start)]
    if _BEGINNING & set(pairwise(words)):
        return False
    if ";" in words and any(h.measure is Measure.TARIFF and amount.end <= h.start < period.start for h in marks.heads):
        return True  # "put 25 percent on steel; Mali answered with duties of 40 from August 5"
    stepped = (any(word in word_list("stepping") for word in words[:5]) and "to" in words[:6]) or _NEXT & set(words)
    return bool(stepped) and any(amount.end <= other.start < period.start for other in marks.amounts)


def _is_of_other(marks: Marks, period: Period, amount: Amount) -> bool:
    """ "goes to 50 percent in 2024, and the rate on cranes to 25": the year is that of the rate before, as a tariff is named anew."""
    told = any(other.end <= period.start for other in marks.amounts)
    return told and any(
        period.end <= head.start < amount.start for head in marks.heads if head.measure is Measure.TARIFF
    )


def is_near(period: Period | None, published: dt.date | None) -> bool:
    """Whether a day without a year that was read as one of last year has its next turn within two months of publication."""
    if period is None or published is None or period.first is None or len(period.value) != _DAY:
        return False
    return 0 < (months_on(period.first, 12).replace(day=min(period.first.day, 28)) - published).days < _SOON


_OF_YEAR: Final = re.compile(r"\d{4}|year(?!\s(?:to|ending)\b)|last|past")
"""A time that says of which year it is, unlike "the year to end-June"."""


def ahead(marks: Marks, period: Period | None, published: dt.date | None) -> Period | None:
    """The period of what is still to come: words without a year ("from July 1") mean the coming one when that is nearer than the last."""
    if period is None or published is None or period.first is None or period.last is None or period.last >= published:
        return period
    if _OF_YEAR.search(marks.text, period.start, period.end):
        return period
    years_on = period.first.year + 1
    if years_on > dt.MAXYEAR or (months_on(period.first, 12) - published).days >= (published - period.last).days:
        return period
    if len(period.value) == _DAY:
        day = period.first.replace(
            year=years_on, day=min(period.first.day, 28) if period.first.month == 2 else period.first.day
        )
        return replace(period, value=f"{day:%Y-%m-%d}", first=day, last=day)
    months = (period.last.year - period.first.year) * 12 + period.last.month - period.first.month + 1
    return of_months(period.start, period.end, months_on(period.first, 12), months)
