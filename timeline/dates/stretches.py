"""The whole stretch of days of an act: "November 19-20", "from May to July", and not the end of what came before: "until July, when"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from timeline.dates.lasting import lasted
from timeline.dates.nearest import WHEN
from timeline.records import Article, DateValue, Statement
from timeline.terms import Precision

UNTIL: Final = re.compile(r"\b(?:until|till|up to)\s(?:[\w'’.-]{1,24}\s){0,3}$", re.IGNORECASE)
"""Words that make a date the end of something."""
_THROUGH: Final = re.compile(r"\s?(?:-|–|to|through|until|till|and)\s?(?:the\s)?", re.IGNORECASE)


def whole(
    article: Article, dates: Sequence[DateValue], statement: Statement, inside: Sequence[DateValue], found: DateValue
) -> DateValue:
    """The date of an act with all that the sentence says of how long it went on; not of what was done when that ended: "until July, when"."""
    if article.text.startswith(WHEN, found.end) and UNTIL.search(
        article.text[max(statement.start, found.start - 80) : found.start]
    ):
        return found
    return lasted(article, dates, statement, _stretched(article.text, inside, found))


def _stretched(text: str, dates: Sequence[DateValue], found: DateValue) -> DateValue:
    """A date with the one that it is written together with: "November 19-20", "between 2014 and 2016", "May 3 and 4"."""
    for first, last in pairwise(dates):
        gap = text[first.end : last.start]
        if found not in (first, last) or _THROUGH.fullmatch(gap) is None:
            continue
        assert first.first_day and first.last_day and last.first_day and last.last_day
        days = (last.first_day - first.last_day).days
        is_apart = days > 1 and gap.strip() == "and" and text[first.start - 8 : first.start].lower() != "between "
        if first.precision is not last.precision or days <= 0 or is_apart:
            continue
        return replace(
            found, start=first.start, end=last.end, text=text[first.start : last.end], first_day=first.first_day, last_day=last.last_day,
            precision=Precision.RANGE,
        )  # fmt: skip
    return found
