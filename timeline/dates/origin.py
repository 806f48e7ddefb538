"""From which day an article counts, and whether it writes the day before the month in figures."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from timeline.dates import meanings as m
from timeline.dates.anchor import DATE_LINE, PUBLICATION
from timeline.dates.numbers import day_or_none
from timeline.dates.stories import Placed
from timeline.records import Article, Statement

_HEAD, _NEAR = 400, dt.timedelta(14)
_OVERNIGHT: Final = dt.timedelta(3)
"""How long before publication a dispatch may have been sent that is printed with its day: "MOSCOW, Oct. 28 -"."""
_PLACE: Final = re.compile(r"\(?[A-Z][A-Z.'’-]+(?:[ ,/]+[A-Z][A-Za-z.'’-]*){0,4},? ?\(?")
_DASH: Final = re.compile(r"\)?,?\s?(?:\([^()]{2,30}\)\s?)?[-–—]{1,2}\s")


def own_day(article: Article, found: Sequence[Placed]) -> tuple[dt.date | None, str]:
    """From which day the article counts, and what that is in words: the day on a line near its head, within a fortnight of publication, or of
    its dateline, a few days before.

    What an article was filed under may be a day or two off the date that it wears; its writer's "yesterday" is the day before the latter.
    """
    published = article.published
    if published is None:
        return None, ""
    for statement, expression in found:
        if statement.start > _HEAD:
            break
        is_alone = expression.start == statement.start and expression.end == statement.end
        if is_alone and isinstance(expression.meaning, m.Full):
            own = expression.meaning.day
            if own != published and abs(own - published) <= _NEAR:
                return own, f"{DATE_LINE}{own}"
            break
        sent = _dateline(article.text, statement, expression, published)
        if sent is not None:
            return (sent, f"{DATE_LINE}{sent}") if sent != published else (published, _as_published(article))
    return published, _as_published(article)


def _as_published(article: Article) -> str:
    return f"{PUBLICATION}{article.published} ({article.published_basis.words})"


def _dateline(text: str, statement: Statement, expression: m.Expression, published: dt.date) -> dt.date | None:
    """The day of a dateline of which it is the expression: "MOSCOW, Oct. 28 -"."""
    meaning = expression.meaning
    if not isinstance(meaning, m.MonthDay) or _PLACE.fullmatch(text, statement.start, expression.start) is None:
        return None
    if _DASH.match(text, expression.end) is None:
        return None
    days = [day_or_none(year, meaning.month, meaning.day) for year in (published.year, published.year - 1)]
    return next((day for day in days if day is not None and dt.timedelta(0) <= published - day <= _OVERNIGHT), None)


def writes_day_first(found: Sequence[Placed]) -> bool:
    """Whether the dates in figures that allow one reading only have the day first; where there are none, those with the month as a word."""
    orders = [
        expression.meaning.day_first
        for _, expression in found
        if isinstance(expression.meaning, m.Figures) and max(expression.meaning.first, expression.meaning.second) > 12
    ]
    if not orders:
        orders = [
            expression.rule_id in _DAY_FIRST
            for _, expression in found
            if expression.rule_id in _DAY_FIRST | _MONTH_FIRST
        ]
    return sum(orders) * 2 > len(orders)


_DAY_FIRST: Final = frozenset({"full.day_first", "day.day_first"})
_MONTH_FIRST: Final = frozenset({"full.month_first", "day.month_first"})
