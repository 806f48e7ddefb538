"""The period that a figure is for: years, seasons, quarters, runs of months, and "a year earlier".

Dates of the article (`DateValue`) are taken where no form of trade reporting covers the words.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from re import Match
from typing import Final

from timeline.records import DateValue
from timeline.terms import Precision, TimexType
from timeline.tokens import Token, tokenize
from timeline.trade.period_forms import (
    COUNTS,
    HELD,
    IN_BRACKETS,
    OF_A_SEASON,
    OF_FISCAL,
    OPENINGS,
    ORDER,
    period_pattern,
)
from timeline.trade.seasons import month_number, season
from timeline.trade.spans import Period, months_on, of_months, of_year

_EARLY: Final = 4


def _past_month(month: int, published: dt.date) -> dt.date:
    year = published.year if month <= published.month else published.year - 1
    return dt.date(year, month, 1)


def _related_year(words: str | None, published: dt.date | None) -> int | None:
    if words and published:
        return published.year - (1 if "last" in words.lower() or "previous" in words.lower() else 0)
    return None


def _stretch(
    m: Match[str], first_month: int, count: int, year: str | None, words: str | None, published: dt.date | None
) -> Period | None:
    """A run of months of a year that is given, told by words, or the last one begun before publication."""
    number = int(year) if year else _related_year(words, published)
    if number is None:
        if published is None:
            return None
        number = published.year if first_month + count - 1 <= published.month else published.year - 1
    return of_months(m.start(), m.end(), dt.date(number, first_month, 1), count)


def _count(words: str) -> int:
    return COUNTS.get(words.lower()) or int(words)


def _opening(m: Match[str], published: dt.date | None) -> Period | None:
    """ "nine months of 2024", "the first three quarters": a year from January on."""
    if m["quarters"]:
        return _stretch(m, 1, 3 * _count(m["qcount"]), None, None, published)
    count = _count(m["ocount"]) * (3 if m["ounit"].lower().startswith("quarter") else 1)
    return _stretch(m, 1, count, m["oyear"], m["orel"], published) if 1 <= count <= 12 else None


def _run_of_days(m: Match[str], published: dt.date | None) -> Period | None:
    """ "the first 20 days of May", "May 1-20", "March 21 to December 20": the last such days begun before publication."""
    name, name2 = m["daymonth"] or m["dmonth"] or m["dmonth2"], m["daymonth2"] or m["dmonth"] or m["dmonth2"]
    day = int(m["dayfirst"] or 1)
    day2 = int(m["daylast"]) if m["daylast"] else _count(m["dcount"] or m["dcount2"])
    told = m["daysyear"] or m["dyear"]
    if not told and published is None:
        return None
    begun = _past_month(month_number(name2), published) if published is not None else dt.date.min
    last = dt.date(int(told) if told else begun.year, month_number(name2), day2)
    first = dt.date(last.year - (month_number(name) > last.month), month_number(name), day)
    return Period(m.start(), m.end(), f"{first:%Y-%m-%d}/{last:%Y-%m-%d}", first, last) if first < last else None


def _counted(m: Match[str], published: dt.date | None) -> Period | None:
    """Seasons, runs that end in a month, the first so many months, quarters and halves."""
    if m["season"] or m["inseason"] or m["inseason2"]:
        return season(m)
    if m["spanfrom"]:
        return _span(m)
    if m["ended"]:
        return _ended(m, published)
    if m["toquarter"]:
        ends = dt.date(int(m["toyear"]), 3 * int(m["toorder"]), 1)
        return of_months(m.start(), m.end(), months_on(ends, -11), 12)
    if m["ofmonths"] or m["quarters"]:
        return _opening(m, published)
    if m["months"] and (named := IN_BRACKETS.match(m.string, m.end())):
        first_month, last_month = month_number(named["first"]), month_number(named["last"])
        found = _stretch(m, first_month, (last_month - first_month) % 12 + 1, named["year"], None, published)
        return replace(found, end=named.end()) if found is not None else None
    if (m["quarter"] or m["half"]) and OF_FISCAL.match(m.string, m.end()):
        return None
    if m["months"] and OF_A_SEASON.match(m.string, m.end()):
        return None
    if m["months"]:
        count = _count(m["mcount"])
        if not 1 <= count <= 12:
            return None
        first_month = 1 if m["mpart"].lower() in ("first", "opening") else 13 - count
        rel = m["mrel"] if m["mrel"] and "january" not in m["mrel"].lower() else None
        return _stretch(m, first_month, count, m["myear"], rel, published)
    if m["quarter"]:
        number = m["qnumber"] or m["qnumber3"]
        order = int(number) if number else ORDER[m["qorder"].lower()]
        return _stretch(m, 3 * order - 2, 3, m["qyear"] or m["qyear2"] or m["qyear3"], m["qrel"], published)
    if m["half"]:
        order = int(m["hnumber"]) if m["hnumber"] else ORDER[m["horder"].lower()]
        return _stretch(m, 6 * order - 5, 6, m["hyear"] or m["hyear2"], m["hrel"], published)
    first_month, last_month = (
        month_number(m["runfirst"] or m["betweenfirst"]),
        month_number(m["runlast"] or m["betweenlast"]),
    )
    run_year = m["runyear"] or m["betweenyear"]
    return _stretch(m, first_month, (last_month - first_month) % 12 + 1, run_year, m["runrel"], published)


def _span(m: Match[str]) -> Period | None:
    """From a month of one year to a month of another."""
    parts = re.findall(r"([A-Za-z]{3,9})\s(\d{4})", m["spanfrom"])
    (name1, year1), (name2, year2) = parts[0], parts[-1]
    count = (int(year2) - int(year1)) * 12 + month_number(name2) - month_number(name1) + 1
    return of_months(m.start(), m.end(), dt.date(int(year1), month_number(name1), 1), count) if count > 0 else None


def _ended(m: Match[str], published: dt.date | None) -> Period | None:
    """So many months or quarters, or a year, that end in a month."""
    if not m["endyear"] and published is None:
        return None
    month = month_number(m["endmonth"])
    last = dt.date(int(m["endyear"]), month, 1) if m["endyear"] else _past_month(month, published or dt.date.min)
    count = (_count(m["endcount"]) if m["endcount"] else 12) * (3 if m["endquarters"] else 1)
    return of_months(m.start(), m.end(), months_on(last, 1 - count), count)


def _week(m: Match[str], published: dt.date | None) -> Period | None:
    """ "the week ended March 12": seven days."""
    month, day = month_number(m["weekmonth"] or m["weekmonth2"]), int(m["weekday"] or m["weekday2"])
    if not m["weekyear"] and published is None:
        return None
    year = int(m["weekyear"]) if m["weekyear"] else _past_month(month, published or dt.date.min).year
    last = dt.date(year, month, day)
    first = last - dt.timedelta(days=6)
    return Period(m.start(), m.end(), f"{first:%Y-%m-%d}/{last:%Y-%m-%d}", first, last)


def _year_from(m: Match[str], published: dt.date | None) -> Period | None:
    """ "the year from April 1": twelve months, of a year not named those that begin nearest to publication."""
    month = month_number(m["frommonth"])
    count = COUNTS.get((m["fromcount"] or "").lower()) or int(m["fromcount"] or 12)
    if m["fromyear"]:
        return of_months(m.start(), m.end(), dt.date(int(m["fromyear"]), month, 1), count)
    if published is None:
        return None
    near = min(
        (published.year + step for step in (-1, 0, 1)), key=lambda y: abs((dt.date(y, month, 1) - published).days)
    )
    return of_months(m.start(), m.end(), dt.date(near, month, 1), count)


def _month_quarter(m: Match[str], published: dt.date | None) -> Period | None:
    """ "the December quarter": the three months that end in it."""
    last = month_number(m["qmonth"])
    if m["qmonthyear"]:
        return of_months(m.start(), m.end(), months_on(dt.date(int(m["qmonthyear"]), last, 1), -2), 3)
    return None if published is None else of_months(m.start(), m.end(), months_on(_past_month(last, published), -2), 3)


def _named_month(m: Match[str], published: dt.date | None) -> Period | None:
    if m["mname"] in ("may", "march", "mar", "sep", "dec", "jan", "oct", "nov", "feb", "jun", "jul", "aug", "apr") or (
        m["mname"] in ("May", "March") and re.match(r"\s(?:have|be|not)\b", m.string[m.end() : m.end() + 6])
    ):
        return None
    month = month_number(m["mname"])
    year = int(m["monthyear"]) if m["monthyear"] else _related_year(m["monthrel"], published)
    if year is None and published is None:
        return Period(m.start(), m.end(), f"XXXX-{month:02d}")
    first = dt.date(year, month, 1) if year else _past_month(month, published or dt.date.min)
    return of_months(m.start(), m.end(), first, 1)


def _related(m: Match[str], published: dt.date | None) -> Period | None:
    """ "last year", "this quarter"."""
    which, unit = m["relwhich"].lower(), m["relunit"].lower()
    step = {"this": 0, "current": 0, "next": 1}.get(which, -1)
    if published is None:
        return None
    if unit == "year":
        return of_year(m.start(), m.end(), published.year + step)
    if unit == "month":
        return of_months(m.start(), m.end(), months_on(published, step), 1)
    quarter = dt.date(published.year, (published.month - 1) // 3 * 3 + 1, 1)
    return of_months(m.start(), m.end(), months_on(quarter, 3 * step), 3)


def _period(m: Match[str], published: dt.date | None) -> Period | None:
    if m["same"] or m["yearago"]:
        year = None if m["sameseason"] else m["sameyear"] or m["sameyear2"]
        return Period(m.start(), m.end(), "", shift=-12, other_year=int(year) if year else None)
    if m["wholeyear"]:  # a year is told of as a whole when it is over
        over = published is not None and published.month <= _EARLY
        return of_year(m.start(), m.end(), published.year - over) if published is not None else None
    if m["yearlater"]:
        return Period(m.start(), m.end(), "", shift=12)
    if m["through"]:  # "fell 3 percent through July": from January on
        return _stretch(m, 1, month_number(m["throughmonth"]), m["throughyear"], m["throughrel"], published)
    if m["yearsago"]:
        return Period(m.start(), m.end(), "", shift=-12 * _count(m["agocount"]))
    if m["monthago"]:
        return Period(m.start(), m.end(), "", shift=-1)
    if m["quarterago"]:
        return Period(m.start(), m.end(), "", shift=-3)
    if m["day"]:
        return None
    if m["years"]:
        first, second = int(m["yearone"]), int(m["yeartwo"])
        return of_year(m.start(), m.end(), first, second - first + 1) if first < second else None
    if m["week"]:
        return _week(m, published)
    if m["days"] or m["firstdays"]:
        return _run_of_days(m, published)
    if m["monthquarter"]:
        return _month_quarter(m, published)
    if m["yearfrom"]:
        return _year_from(m, published)
    if m["month"]:
        return _named_month(m, published)
    if m["fyshort2"]:
        first, second = int(f"20{m['fyshort']}"), int(f"20{m['fyshort2']}")
        return of_year(m.start(), m.end(), first, 2) if second == first + 1 else None
    if m["fiscal"] or m["end"]:
        return of_year(m.start(), m.end(), int(m["fyear"] or m["eyear"] or f"20{m['fyshort']}"))
    if m["year"]:
        return of_year(m.start(), m.end(), int(m["year"][-4:]))
    if m["rel"]:
        return _related(m, published)
    return _counted(m, published)


def _of_date(date: DateValue) -> Period | None:
    if date.type not in (TimexType.DATE, TimexType.TIME) or date.first_day is None or date.last_day is None:
        return None
    if date.precision is Precision.DAY or date.type is TimexType.TIME:
        return Period(date.start, date.end, f"{date.first_day:%Y-%m-%d}", date.first_day, date.last_day)
    return None


_INNER: Final = re.compile(r"(?:\b|(?<=[^\W\d])(?=\d))(?=\w)")
"""Where a form may begin within a word: "FY1986"."""


_FARTHEST: Final = 6
"""Words and marks within which every form comes to one of those that it must hold."""


def _openings(text: str, tokens: Sequence[Token]) -> Iterator[int]:
    """The places where a form may begin: numbers and the words that open one, not far from what every form holds."""
    held = [at for at, t in enumerate(tokens) if t.is_word and (t.lower in HELD or not t.lower.isalpha())]
    following = 0
    for at, token in enumerate(tokens):
        while following < len(held) and held[following] < at:
            following += 1
        if following == len(held):
            return
        if held[following] - at > _FARTHEST:
            continue
        if token.lower.isalpha():
            if token.lower in OPENINGS:
                yield token.start
        elif token.is_word:
            yield from (match.start() for match in _INNER.finditer(text, token.start, token.end))


def forms_in(text: str, start: int, end: int) -> Iterator[Match[str]]:
    """The forms in `text[start:end]`, left to right, apart from each other."""
    at = start
    for place in _openings(text, tokenize(text, start, end)):
        if place >= at and (match := period_pattern().match(text, place, end)) is not None:
            yield match
            at = match.end()


def _texts(text: str, start: int, end: int, published: dt.date | None) -> Iterator[Period]:
    until = start
    for match in forms_in(text, start, end):
        if match.start() < until:
            continue  # in the brackets that said which months
        try:
            period = _period(match, published)
        except ValueError:  # a day or year outside the calendar: the words are no date
            continue
        if period:
            yield period
            until = period.end


def find_periods(
    text: str, start: int, end: int, published: dt.date | None, dates: Sequence[DateValue]
) -> tuple[Period, ...]:
    """Periods of `text[start:end]`, sorted, not overlapping; days from `dates` fill the gaps."""
    found = list(_texts(text, start, end, published))
    for date in dates:
        if (
            start <= date.start
            and date.end <= end
            and not any(p.start < date.end and date.start < p.end for p in found)
        ) and (period := _of_date(date)):
            found.append(period)
    return tuple(sorted(found, key=lambda period: period.start))
