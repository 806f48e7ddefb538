"""The time over which something goes on up to the article's day or from it: "has lodged 400 protests since 2020", "will hold until Friday"."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline.dates.another import EARLIER_CLAUSE
from timeline.dates.calendar import UNITS, step
from timeline.dates.going_on import between, has_days, running_date
from timeline.lexicons.dates import date_words
from timeline.records import Article, DateValue, Statement
from timeline.terms import Precision

_SINCE: Final = re.compile(r"\b[Ss]ince\s(?:[\w'’.-]{1,24}\s){0,12}(?:mid-)?$")
_OF_NOUN: Final = re.compile(r"\b(?:that|which|who)\s(?:[a-z]{2,12}\s)?(?:has|have|had)\s", re.IGNORECASE)
"""What opens a clause of a noun that has gone on by itself: "told him to open talks with Chad, which has been at war since 2020"."""
_SINCE_REACH: Final = 120
"""Characters before a date in which the words stand from which it begins: "since the invasion of Ukraine in 2022"."""
_SINCE_THEN: Final = re.compile(r"\b(?:[Ss]ince\sthen|[Ee]ver\ssince(?=[.,;])|(?:has|have)\ssince)\b")
_LENGTH: Final = re.compile(r"P(?P<number>\d{1,2})(?P<unit>[DW])")
_PERFECT: Final = re.compile(r"(?:has|have)\b")
_UNTIL: Final = re.compile(r"\b(?:until|till|through)\s(?:at\sleast\s)?(?:the\s)?$")
_UNTIL_REACH: Final = len("until at least the ")
_FURTHEST: Final = 160
"""Characters from an act to the day until which it goes on."""
_WORD: Final = re.compile(r"[a-z]+")


def gone_on_since(
    article: Article,
    dates: Sequence[DateValue],
    statement: Statement,
    trigger: tuple[int, int],
    *,
    so_far: bool = False,
) -> DateValue | None:
    """The time from a date to the article's own day, of what has gone on since: "has lodged 400 protests since 2020", "for three days has".

    `so_far`: what the trigger names has been done by the verb before it: "have flown 127 sorties since Monday".
    """
    if article.published is None or not (so_far or _PERFECT.match(article.text, trigger[0])):
        return None
    for date in between(dates, statement.start, statement.end):
        length = _LENGTH.fullmatch(date.value) if date.end <= trigger[0] else None
        if length is not None and article.text[max(0, date.start - 4) : date.start].lower() == "for ":
            first = step(article.published, UNITS[length["unit"]], -int(length["number"]))
            return replace(date, first_day=first, last_day=article.published, precision=Precision.RANGE)
        if not has_days(date):
            continue
        behind = date.start > trigger[1]
        since = _SINCE.search(
            article.text, max(trigger[1] if behind else statement.start, date.start - _SINCE_REACH), date.start
        )
        if since is None:
            continue
        gap = (trigger[1], since.start()) if behind else (date.end, trigger[0])
        if behind and _OF_NOUN.search(article.text, *gap) is not None:
            continue
        if EARLIER_CLAUSE.search(article.text, *gap) is None and (
            date.first_day is not None and date.first_day < article.published
        ):
            return replace(date, last_day=article.published, precision=Precision.RANGE)
    return None


def gone_on_since_then(
    article: Article, statements: Sequence[Statement], dates: Sequence[DateValue], statement: Statement
) -> DateValue | None:
    """The same from the date that the text is at: "cut ties in January. Since then it has bombed Chad twice"."""
    if article.published is None or _SINCE_THEN.search(article.text, statement.start, statement.end) is None:
        return None
    date = running_date(article, statements, dates, statement)
    return None if date is None else replace(date, last_day=article.published, precision=Precision.RANGE)


def lasted(article: Article, dates: Sequence[DateValue], statement: Statement, found: DateValue) -> DateValue:
    """The day of an act, or the days from it on where the sentence says from when and how long: "bombed it for three days from Monday"."""
    if found.precision is not Precision.DAY or found.first_day is None:
        return found
    if _FROM.search(article.text, max(statement.start, found.start - _FROM_REACH), found.start) is None:
        return found
    for date in between(dates, statement.start, statement.end):
        length = _LENGTH.fullmatch(date.value)
        if length is None or not _FOR.search(article.text, max(statement.start, date.start - len(" for ")), date.start):
            continue
        after = step(found.first_day, UNITS[length["unit"]], int(length["number"]))
        if after is not None and (after - found.first_day).days > 1:
            return replace(found, last_day=after - dt.timedelta(1), precision=Precision.RANGE)
    return found


_FROM: Final = re.compile(r"\b(?:from|starting|beginning)\s(?:on\s)?(?:the\s)?$", re.IGNORECASE)
_FROM_REACH: Final = len("beginning on the ")
_FOR: Final = re.compile(r"\bfor\s$", re.IGNORECASE)


def goes_on_until(
    article: Article, dates: Sequence[DateValue], statement: Statement, trigger: tuple[int, int]
) -> DateValue | None:
    """The time from the article's own day to a date until which something will last: "the truce will remain in force until Friday"."""
    published = article.published
    if published is None:
        return None
    for date in between(dates, trigger[1], min(statement.end, trigger[1] + _FURTHEST)):
        if not has_days(date) or date.last_day is None or date.last_day <= published:
            continue
        if _UNTIL.search(article.text, max(trigger[1], date.start - _UNTIL_REACH), date.start) is None:
            continue
        if not date_words().lists["lasts"].isdisjoint(_WORD.findall(article.text, trigger[0], date.start)):
            return replace(date, first_day=published, precision=Precision.RANGE)
    return None
