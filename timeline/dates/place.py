"""Which date an event is put on: the expression of its own clause, else the sentence's, else the running day, else the article's own day."""

import datetime as dt
import re
from collections.abc import Sequence

from timeline.records import Article, DateValue, EventDate, Statement
from timeline.terms import Basis, DateScope, Precision, Section, TimexType

_STILL_BEFORE = re.compile(
    r"\b(?:until|till|before|ahead of|since|after|following|by|prior to|up to|from)\s(?:the\s)?(?:\w+\s)?$",
    re.IGNORECASE,
)
"""Words that make a date the limit of something else: the event is not on it, unless no other date is there."""


_COUNTED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}(?:st|nd|rd|th))"
    r"\s(?:[\w-]{1,20}\s){1,2}(?:in\s|of\s)?$",
    re.IGNORECASE,
)
"""Words that make a year or month the span over which events are counted: "for the second time this year"."""


def event_date(
    article: Article, statements: Sequence[Statement], dates: Sequence[DateValue], statement: Statement, clause: tuple[int, int],
    trigger: tuple[int, int], *, planned: bool, undated_ok: bool = False,
) -> EventDate:  # fmt: skip
    """The days of the event whose trigger stands at `trigger` in the clause `clause` of a statement.

    `planned`: the event lies ahead, so that the article's own day is not its day. `undated_ok`: the event is told as background (a noun in
    passing), so that without words of time of its own it has no day.
    """
    inside = [
        date for date in dates
        if statement.start <= date.start and date.end <= statement.end and _has_days(date) and not _is_counted(article.text, date)
    ]  # fmt: skip
    here = [date for date in inside if clause[0] <= date.start and date.end <= clause[1]]
    found = _nearest(article.text, here, trigger)
    if found is not None:
        return _placed(found, DateScope.CLAUSE)
    found = _nearest(article.text, inside, trigger)
    if found is not None and not undated_ok:
        return _placed(found, DateScope.SENTENCE)
    if undated_ok:
        return EventDate(reason="told in passing, without words of time")
    if statement.section is Section.CAPTION:
        return EventDate(reason="a caption without words of time")
    running = _running(statements, dates, statement, article.published)
    if running is not None and not planned:
        return _placed(running, DateScope.RUNNING)
    if article.published is None:
        return EventDate(reason="no words of time, and the article has no date of publication")
    if planned:
        return EventDate(reason="lies ahead of the article, without words of time")
    return EventDate(
        article.published, article.published, Precision.DAY, Basis.DCT, DateScope.ARTICLE,
        reason=f"no words of time: the article's own day, {article.published} ({article.published_basis.value})",
    )  # fmt: skip


def _is_counted(text: str, date: DateValue) -> bool:
    """Whether a date only says over what events are counted."""
    return (
        date.precision is not Precision.DAY and _COUNTED.search(text[max(0, date.start - 60) : date.start]) is not None
    )


def _has_days(date: DateValue) -> bool:
    return date.first_day is not None and date.type in {TimexType.DATE, TimexType.TIME}


def _nearest(text: str, dates: Sequence[DateValue], trigger: tuple[int, int]) -> DateValue | None:
    """The date that stands nearest to the trigger; one behind it counts as nearer, and limits ("until Friday") come last."""

    def distance(date: DateValue) -> tuple[int, float]:
        gap = date.start - trigger[1] if date.start >= trigger[1] else (trigger[0] - date.end) * 1.5
        between = text[min(date.end, trigger[1]) : max(date.start, trigger[0])]
        limit = _STILL_BEFORE.search(text[max(0, date.start - 24) : date.start]) is not None
        return (2 * limit + (";" in between), gap)

    return min(dates, key=distance, default=None)


def _running(
    statements: Sequence[Statement], dates: Sequence[DateValue], statement: Statement, published: dt.date | None
) -> DateValue | None:
    """The date of background that the paragraph is in: one that an earlier sentence of it names, well before the article."""
    start = min(
        (other.start for other in statements if other.paragraph == statement.paragraph), default=statement.start
    )
    before = [
        date
        for date in dates
        if start <= date.start < statement.start and _has_days(date) and date.precision is not Precision.RANGE
    ]
    if not before:
        return None
    last = before[-1]
    assert last.last_day is not None
    if published is not None and (published - last.last_day).days < 45:
        return None if published == last.last_day or last.last_day > published else last
    return last


def _placed(date: DateValue, scope: DateScope) -> EventDate:
    words = {
        DateScope.CLAUSE: "its own clause",
        DateScope.SENTENCE: "the same sentence",
        DateScope.RUNNING: "the sentence before",
    }[scope]
    return EventDate(
        date.first_day, date.last_day, date.precision, date.basis, scope, date.start, date.end, date.text,
        f"“{date.text}” in {words}: {date.reason}",
    )  # fmt: skip
