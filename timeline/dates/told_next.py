"""The day of an act that the sentence behind it tells: "Chadian jets bombed a village last week. The raid took place on 4 May"."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from timeline.dates.going_on import between, has_days
from timeline.lexicons.dates import date_words
from timeline.records import Article, DateValue, EventDate, Statement
from timeline.terms import DateScope, Precision

_TAKES_UP: Final = re.compile(
    r"(?:The|This|That|These)\s(?P<nouns>(?:[a-z-]{3,16}\s){1,3})"
    r"(?:(?:occurred|happened|took\splace|(?:was|were)\s(?:held|carried\sout|launched|made|announced|signed|reached|ordered|agreed)"
    r"|(?:took|went\sinto|came\sinto)\s(?:effect|force))\s|came\s(?=(?:late\s|early\s)?on\s))"
)
_ANNOUNCED: Final = re.compile(
    r"\b(?:announced|revealed|made|disclosed)\s(?:the|this|his|her|its|their|these)\s(?P<nouns>(?:[a-z-]{3,16}\s){1,3})(?!(?:of|to|that|in)\b)"
)
"""Who told of an act, and when: "The premier announced the move on Saturday"."""
_REACH: Final = 60
"""Characters from there to the day."""
_LATELY: Final = dt.timedelta(14)


def told_next(
    article: Article, statements: Sequence[Statement], dates: Sequence[DateValue], statement: Statement, date: EventDate, nouns: str
) -> EventDate:  # fmt: skip
    """The date of an act of the statement, or the day that the next one tells of it with one of the `nouns`, a list of words of time.

    A day of a week or month that the act is known to lie in is taken, and one of the days before an article that names none.
    """
    if date.precision is Precision.DAY and date.scope is not DateScope.ARTICLE:
        return date
    place = bisect_right(statements, statement.start, key=lambda other: other.start)
    if place >= len(statements) or date.first_day is None or date.last_day is None:
        return date
    after = statements[place]
    taken = _TAKES_UP.match(article.text, after.start, after.end)
    if taken is None and date.scope is DateScope.ARTICLE:
        taken = _ANNOUNCED.search(article.text, after.start, after.end)
    if taken is None or date_words().lists[nouns].isdisjoint(taken["nouns"].split()):
        return date
    lately = _LATELY if date.scope is DateScope.ARTICLE else dt.timedelta(0)
    for told in between(dates, taken.end(), min(after.end, taken.end() + _REACH)):
        if has_days(told) and told.precision is Precision.DAY and told.first_day is not None:
            if date.first_day - told.first_day > lately or told.first_day > date.last_day:
                return date
            return EventDate(
                told.first_day, told.last_day, told.precision, told.basis, DateScope.RUNNING, told.start, told.end, told.text,
                f"{told.text} (in the next sentence: {taken['nouns'].strip()}), {told.reason}",
            )  # fmt: skip
    return date
