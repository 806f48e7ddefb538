"""The period that a figure is for: years, seasons, quarters, runs of months, and "a year earlier".

Dates of the article (`DateValue`) are taken where no form of trade reporting covers the words.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from re import Match, Pattern

from timeline.records import DateValue
from timeline.terms import Precision, TimexType

MONTHS = tuple("january february march april may june july august september october november december".split())
_MONTH_NUMBER = {name[:length]: n for n, name in enumerate(MONTHS, 1) for length in (3, len(name))} | {"sept": 9}
_COUNTS = {name: n for n, name in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)}
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4, "opening": 1}


@dataclass(frozen=True, slots=True)
class Period:
    """`value` as stored (YYYY, YYYY-MM, YYYY-MM-DD, START/END, XXXX-MM); days are None where the year is not known.

    `shift` is set for words that count from another period: months back, None for a fixed period.
    """

    start: int
    end: int
    value: str
    first: dt.date | None = None
    last: dt.date | None = None
    shift: int | None = None
    other_year: int | None = None


def months_on(day: dt.date, months: int) -> dt.date:
    """The first day of the month that lies `months` after that of `day`."""
    count = day.year * 12 + day.month - 1 + months
    if not 12 <= count < 9999 * 12:
        return day.replace(day=1)
    return dt.date(count // 12, count % 12 + 1, 1)


def _month_end(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def of_months(start: int, end: int, first: dt.date, count: int) -> Period:
    """The period of `count` months from the one of `first`: a year is a year only from January."""
    first = first.replace(day=1)
    last = _month_end(months_on(first, count - 1))
    if count == 12 and first.month == 1:
        value = f"{first.year:04d}"
    elif count == 1:
        value = f"{first:%Y-%m}" if first.year > 999 else f"{first.year:04d}-{first.month:02d}"
    else:
        value = f"{first.year:04d}-{first.month:02d}/{last.year:04d}-{last.month:02d}"
    return Period(start, end, value, first, last)


def of_year(start: int, end: int, year: int, years: int = 1) -> Period:
    """One calendar year, or a run of them (a season of two)."""
    value = f"{year}" if years == 1 else f"{year}/{year + years - 1}"
    return Period(start, end, value, dt.date(year, 1, 1), dt.date(year + years - 1, 12, 31))


@cache
def _pattern() -> Pattern[str]:
    month = (
        r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|"
        r"Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
    )
    year = r"(?:1[89]|20)\d\d"
    count = "|".join(_COUNTS)
    season = rf"(?:the\s)?(?:(?:fiscal|financial|crop|marketing)\s)?(?:year\s)?(?P<inseason>{year}[/-]\d\d)(?!\d)"
    season2 = season.replace("inseason", "inseason2")
    forms = (
        rf"(?P<season>(?<!\d)(?:\bthe\s)?(?:{month}[/-]{month}\s)?(?P<seasonyears>{year}[/-](?:\d\d|{year})))(?![\d/-])",
        rf"(?P<same>(?:the\s)?(?:same|corresponding|comparable|like|year[- ]?(?:earlier|ago))\s(?:(?P<sameyear>{year})\s)"
        rf"?(?:\w{{3,9}}\s)?(?:period|months?|quarter|time|half)(?:\s(?:of|in|a)\s(?:(?:{year}[-/])?(?P<sameyear2>{year})(?P<sameseason>[/-]\d\d\b)?|(?:the\s)"
        rf"?(?:last|previous|preceding|prior)\syear|year\s(?:ago|earlier|before))|\slast\syear)?)",
        r"(?P<yearago>\b(?:a|one|the)\s(?:full\s)?year\s(?:ago|earlier|before|previously)\b|\byear[- ]?(?:ago|earlier)"
        r"\b|\bthe\s(?:previous|preceding|prior)\syear\b|\bthe\syear\s(?:before|previously)\b|\b(?:previous|preceding|"
        r"prior)\syear['’]s\b)",
        r"(?P<monthago>\b(?:a|one|the)\smonth\s(?:ago|earlier|before)\b|\bthe\s(?:previous|preceding|prior)\smonth\b)",
        r"(?P<quarterago>\bthe\s(?:previous|preceding|prior)\s(?:quarter|three\smonths)\b)",
        rf"(?P<spanfrom>(?:from\s|between\s)?{month}\s{year}\s?(?:through|to|and|until|[-–])\s?{month}\s{year})",
        rf"(?P<ended>(?:(?P<endcount>{count}|1?\d)\s?-?months?|(?:the\s)?(?:fiscal\s|financial\s|marketing\s|crop\s)?year)\s(?:(?:that\s|which\s)?(?:ended|ends|ending)(?:\son|\sin)?|to|through|up\sto)\s(?:(?:the\send\sof|end-?|in)\s?)?(?:\d{{1,2}}\s)?(?P<endmonth>{month})(?:\s\d{{1,2}}\b)?(?:,?\s(?P<endyear>{year}))?)",
        rf"(?P<years>\b(?:from|between|during|over)\s(?:the\speriod\s)?(?P<yearone>{year})\s(?:to|and|through|until)\s(?P<yeartwo>{year})\b)",
        rf"(?P<week>\b(?:the\s)?week\s(?:ended|ending|to)\s(?:(?P<weekmonth>{month})\.?\s(?P<weekday>\d{{1,2}})|(?P<weekday2>\d{{1,2}})\s(?P<weekmonth2>{month}))(?:,?\s(?P<weekyear>{year}))?)",
        rf"(?P<yearfrom>\b(?:the\s)?(?:fiscal\s)?year\s(?:from|beginning|starting|that\s(?:began|begins))\s(?:on\s|in\s)?(?:\d{{1,2}}\s)?(?P<frommonth>{month})(?:\s\d{{1,2}}\b)?(?:,?\s(?P<fromyear>{year}))?)",
        rf"(?P<months>\b(?P<mpart>first|last|final|opening)\s(?P<mcount>{count}|1?\d)\smonths(?!\s(?:ago|before))(?:\s(?:of|in)\s(?:(?P<myear>{year})|(?P<mrel>this\syear|last\syear|the\syear|January\sand\sFebruary)|{season}))?)",
        rf"(?P<quarter>\b(?P<qorder>first|second|third|fourth|final)[ -]quarter(?:\s(?:of\s|in\s)?(?P<qyear>{year})|"
        rf"\s(?:of|in)\s(?P<qrel>this\syear|last\syear)|\s(?:of|in)\s{season2})?|\bQ(?P<qnumber>[1-4])(?:\s(?:of\s)?(?P<qyear2>{year}))?)",
        rf"(?P<half>\b(?P<horder>first|second)[ -](?:half|six\smonths)(?:\s(?:of\s|in\s)?(?:(?P<hyear>{year})|"
        rf"(?P<hrel>this\syear|last\syear)))?)",
        rf"(?P<run>\b(?:in\s|from\s)?(?P<runfirst>{month})\s?(?:[-–/]|to|through)\s?(?P<runlast>{month})\b(?:\s(?:quarter|period))?(?:,?\s(?:of\s)?(?P<runyear>{year})|\s(?P<runrel>this\syear|last\syear))?)",
        rf"(?P<between>\bbetween\s(?P<betweenfirst>{month})\sand\s(?P<betweenlast>{month})\b(?:\s(?:of\s)?(?P<betweenyear>{year}))?)",
        rf"(?P<day>\b(?:{month}\.?\s\d{{1,2}}(?:,\s{year})?|\d{{1,2}}\s{month}(?:\s{year})?)(?!\d))",
        rf"(?P<month>\b(?:in\s)?(?P<mname>{month})\b\.?(?:,?\s(?:of\s)?(?P<monthyear>{year})|\s(?:of\s)?(?P<monthrel>this\syear|last\syear|the\sprevious\syear))?)",
        rf"(?P<fiscal>\b(?:fiscal|calendar|financial\syear|fiscal\syear|calendar\syear|marketing\syear)\s(?:year\s)?(?P<fyear>{year})(?![/-]\d))",
        rf"(?P<end>\b(?:end|early|mid|late)-(?P<eyear>{year})\b)",
        rf"(?P<year>(?<![\d.,$£€])(?:\bthe\s)?\b{year}\b(?!['’]s\s\d)(?![\d%]|[/-]\d\d\b|,\d|\.\d|\s(?:mln|bln|billion|million|tonnes|dlrs|pct|percent|people)))",
        r"(?P<rel>\b(?P<relwhich>last|this|current|previous|next|past)\s(?:fiscal\s|financial\s|calendar\s|marketing\s)?(?P<relunit>year|month|quarter)\b)",
    )
    return re.compile("|".join(forms), re.IGNORECASE)


def _past_month(month: int, published: dt.date) -> dt.date:
    year = published.year if month <= published.month else published.year - 1
    return dt.date(year, month, 1)


def _month(name: str) -> int:
    return _MONTH_NUMBER[name.lower().rstrip(".")]


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
        number = published.year if first_month <= published.month else published.year - 1
    return of_months(m.start(), m.end(), dt.date(number, first_month, 1), count)


def _counted(m: Match[str], published: dt.date | None) -> Period | None:
    """Seasons, runs that end in a month, the first so many months, quarters and halves."""
    within = m["inseason"] or m["inseason2"]
    if m["season"] or within:  # months and quarters of a season are told by the season: nobody says when it begins
        first, _, second = (within or m["seasonyears"]).replace("-", "/").partition("/")
        year = int(first)
        last = (
            int(second)
            if len(second) == 4
            else year // 100 * 100 + int(second) + (100 if int(second) < year % 100 else 0)
        )
        return of_year(m.start(), m.end(), year, last - year + 1) if 0 < last - year < 10 else None
    if m["spanfrom"]:
        parts = re.findall(r"([A-Za-z]{3,9})\s(\d{4})", m["spanfrom"])
        (name1, year1), (name2, year2) = parts[0], parts[-1]
        first_day, count = (
            dt.date(int(year1), _month(name1), 1),
            (int(year2) - int(year1)) * 12 + _month(name2) - _month(name1) + 1,
        )
        return of_months(m.start(), m.end(), first_day, count) if count > 0 else None
    if m["ended"]:
        if not m["endyear"] and published is None:
            return None
        month = _month(m["endmonth"])
        last_day = (
            dt.date(int(m["endyear"]), month, 1) if m["endyear"] else _past_month(month, published or dt.date.min)
        )
        count = _COUNTS.get((m["endcount"] or "").lower()) or int(m["endcount"] or 12)
        return of_months(m.start(), m.end(), months_on(last_day, 1 - count), count)
    if m["months"]:
        count = _COUNTS.get(m["mcount"].lower()) or int(m["mcount"])
        if not 1 <= count <= 12:
            return None
        first_month = 1 if m["mpart"].lower() in ("first", "opening") else 13 - count
        rel = m["mrel"] if m["mrel"] and "january" not in m["mrel"].lower() else None
        return _stretch(m, first_month, count, m["myear"], rel, published)
    if m["quarter"]:
        order = int(m["qnumber"]) if m["qnumber"] else _ORDER[m["qorder"].lower()]
        return _stretch(m, 3 * order - 2, 3, m["qyear"] or m["qyear2"], m["qrel"], published)
    if m["half"]:
        return _stretch(m, 6 * _ORDER[m["horder"].lower()] - 5, 6, m["hyear"], m["hrel"], published)
    first_month, last_month = _month(m["runfirst"] or m["betweenfirst"]), _month(m["runlast"] or m["betweenlast"])
    run_year = m["runyear"] or m["betweenyear"]
    return _stretch(m, first_month, (last_month - first_month) % 12 + 1, run_year, m["runrel"], published)


def _week(m: Match[str], published: dt.date | None) -> Period | None:
    """ "the week ended March 12": seven days."""
    month, day = _month(m["weekmonth"] or m["weekmonth2"]), int(m["weekday"] or m["weekday2"])
    if not m["weekyear"] and published is None:
        return None
    year = int(m["weekyear"]) if m["weekyear"] else _past_month(month, published or dt.date.min).year
    last = dt.date(year, month, day)
    first = last - dt.timedelta(days=6)
    return Period(m.start(), m.end(), f"{first:%Y-%m-%d}/{last:%Y-%m-%d}", first, last)


def _year_from(m: Match[str], published: dt.date | None) -> Period | None:
    """ "the year from April 1": twelve months, of a year not named those that begin nearest to publication."""
    month = _month(m["frommonth"])
    if m["fromyear"]:
        return of_months(m.start(), m.end(), dt.date(int(m["fromyear"]), month, 1), 12)
    if published is None:
        return None
    near = min(
        (published.year + step for step in (-1, 0, 1)), key=lambda y: abs((dt.date(y, month, 1) - published).days)
    )
    return of_months(m.start(), m.end(), dt.date(near, month, 1), 12)


def _named_month(m: Match[str], published: dt.date | None) -> Period | None:
    if m["mname"] in ("may", "march", "mar", "sep", "dec", "jan", "oct", "nov", "feb", "jun", "jul", "aug", "apr") or (
        m["mname"] in ("May", "March") and re.match(r"\s(?:have|be|not)\b", m.string[m.end() : m.end() + 6])
    ):
        return None
    month = _month(m["mname"])
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
    if m["yearfrom"]:
        return _year_from(m, published)
    if m["month"]:
        return _named_month(m, published)
    if m["fiscal"] or m["end"]:
        return of_year(m.start(), m.end(), int(m["fyear"] or m["eyear"]))
    if m["year"]:
        return of_year(m.start(), m.end(), int(m["year"][-4:]))
    if m["rel"]:
        return _related(m, published)
    return _counted(m, published)


def _of_date(date: DateValue) -> Period | None:
    if date.type is not TimexType.DATE or date.first_day is None or date.last_day is None:
        return None
    if date.precision is Precision.DAY:
        return Period(date.start, date.end, f"{date.first_day:%Y-%m-%d}", date.first_day, date.last_day)
    return None


def _texts(text: str, start: int, end: int, published: dt.date | None) -> Iterator[Period]:
    for match in _pattern().finditer(text, start, end):
        try:
            period = _period(match, published)
        except ValueError:  # a day or year outside the calendar: the words are no date
            continue
        if period:
            yield period


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


def counted_from(period: Period, main: Period | None) -> Period | None:
    """The fixed period that "a year earlier" means when the other figure is for `main`."""
    if period.shift is None:
        return period
    if main is None or main.first is None or main.last is None:
        if main is not None and main.value.startswith("XXXX-") and period.shift == -1:
            month = (int(main.value[5:]) - 2) % 12 + 1
            return replace(period, value=f"XXXX-{month:02d}", shift=None)
        return None
    months = (main.last.year - main.first.year) * 12 + main.last.month - main.first.month + 1
    back = period.shift
    if period.other_year is not None:
        back = (period.other_year - main.last.year) * 12
    elif period.shift > -12 and months > -period.shift:
        return None
    if "-" not in main.value and months % 12 == 0:
        return of_year(period.start, period.end, main.first.year + back // 12, months // 12)
    if main.value.count("-") >= 2 + 2 * ("/" in main.value):  # days and weeks
        return None
    return of_months(period.start, period.end, months_on(main.first, back), months)
