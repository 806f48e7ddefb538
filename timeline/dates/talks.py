"""The day of the talks that a readout tells of, which is that of all that was said there: "On May 2 they met. ... Mali asked for aid"."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from timeline.dates.going_on import between, has_days, is_limit
from timeline.dates.stories import is_own_day
from timeline.lexicons.dates import date_words
from timeline.records import Article, DateValue, Statement
from timeline.terms import Precision, Section

_WORD: Final = re.compile(r"[a-z]+")
_OPENING: Final = 4
"""Statements from the top among which the first sentence of the body is."""
_LATEST: Final = 7
"""Days after the talks by which a readout of them is out."""


def day_of_talks(article: Article, statements: Sequence[Statement], dates: Sequence[DateValue]) -> DateValue | None:
    """The day by the calendar that the first sentence gives for a meeting, visit or call of the week before the article; None in a text that
    tells of days of its own too ("on Monday", "today"): that is a report."""
    first = next(
        (one for one in statements[:_OPENING] if one.section is Section.BODY and _is_sentence(article, one)), None
    )
    if first is None or article.published is None:
        return None
    here = [
        date for date in between(dates, first.start, first.end) if has_days(date) and date.precision is Precision.DAY
    ]
    if not here or is_own_day(here[0]) or is_limit(article.text, here[0]):
        return None
    day = here[0].first_day
    if day is None or not 0 < (article.published - day).days <= _LATEST:
        return None
    lists = date_words().lists
    is_met = _met().search(article.text, first.start, first.end) is not None
    if not is_met and lists["meetings"].isdisjoint(_WORD.findall(article.text[first.start : first.end].lower())):
        return None
    return None if any(map(is_own_day, dates)) else here[0]


@cache
def _met() -> re.Pattern[str]:
    """Verbs of meeting before whom one meets: "received Mali's envoy", not "received twelve jets"."""
    verbs = "|".join(sorted(date_words().lists["meeting"]))
    return re.compile(rf"\b(?:{verbs})\s(?=(?:with|to|by|on|in|his|her|its|the)\s|[A-Z])")


def _is_sentence(article: Article, statement: Statement) -> bool:
    return article.text[statement.start : statement.end].rstrip().endswith(".")
