"""The date that a text goes on being at: what a sentence without words of time is told of."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from timeline.dates.aside import REACH, hung_on, likened, made, names_document, noun_of, of_cause, of_deed
from timeline.dates.clocks import NAMED_HOURS
from timeline.dates.passing import is_of_had, looks_back, names_had
from timeline.dates.relatives import told_of_noun
from timeline.records import Article, DateValue, Statement
from timeline.terms import Precision, Section, TimexType

_STILL_BEFORE: Final = re.compile(
    r"\b(?:until|till|before|ahead of|since|after|following|by|prior to|up to|from)\s(?:the\s)?(?:\w+\s)?$",
    re.IGNORECASE,
)
"""Words that make a date the limit of something else: the event is not on it, unless no other date is there."""
_LIMIT_OF_CLAUSE: Final = re.compile(r"\b(?:since|until|till)\s(?:[\w'’.-]{1,24}\s){0,8}$", re.IGNORECASE)
"""The same for a whole clause: "since Russia invaded Ukraine on February 24"."""
_PRESENT: Final = re.compile(r"\b(?:says?|will|is|are|has|have|now|today|yesterday)\b", re.IGNORECASE)
"""Words of the article's own time."""
_SOON: Final = re.compile(
    r"(?:(?:within|in)\s(?:the\s|a\sfew\s|a\smatter\sof\s)?(?:hours|minutes)\b(?!\sof\b)"
    r"|(?:(?:an?|some|several|two|three|a\sfew|just)\s)?(?:hours?|minutes|moments)\s(?:later\b|afterwards?\b|earlier\b|before,)"
    r"|(?:shortly|soon|immediately)\s(?:afterwards?|thereafter|after\sthat)\b"
    r"|(?:during|at|on)\s(?:that|the\ssame)\s(?:visit|trip|meeting|summit|session|conference|encounter)\b)",
    re.IGNORECASE,
)
"""Words at the head of a sentence that leave it on the day of the one before: "Within hours", "Hours earlier", "During that visit"."""
_SOON_BEHIND: Final = re.compile(
    r"\s(?:hours?|minutes|moments|shortly|soon|immediately)\s(?:later|afterwards?|thereafter)[.!]?[\"”’]?\s*$",
    re.IGNORECASE,
)
"""The same at its end: "announced a truce hours later."."""
_SOON_REACH: Final = 40
_AT_THE_TIME: Final = re.compile(r"\bat\s(?:the|that)\stime\b(?!\s(?:of|when|that|in|for|as)\b)", re.IGNORECASE)
"""Words that put what is told on the last date of the sentence before, whatever was on it: "since Chad sent troops in May. Mali protested at
the time"."""
_GOES_ON: Final = re.compile(
    r"(?:They|He|She|It|Both|This|That|These|Neither|(?:The|These)\s(?:two|three|four|pair))\s"
)
"""How a sentence begins that leaves the text where it is: "It was the worst clash", "The two also signed a pact"."""
BACKGROUND_DAYS: Final = 45
_LONGEST_PARAGRAPH, _DATES_BACK = 100, 40
"""Sentences and dates back that a running date is looked for in: what has more would be read through for each of its events."""


def has_days(date: DateValue) -> bool:
    """Whether an expression tells of days, not of a frequency or of a length alone: "in the past month" has days, "for a month" has none."""
    return date.first_day is not None and date.type is not TimexType.SET


def comes_soon(text: str, statement: Statement) -> bool:
    """Whether a statement is on the day of the one before by its first words, "Within hours the council had condemned it", or its last."""
    if _SOON.match(text, statement.start) is not None:
        return True
    return _SOON_BEHIND.search(text, max(statement.start, statement.end - _SOON_REACH), statement.end) is not None


def is_limit(text: str, date: DateValue) -> bool:
    """Whether a date is the limit of something else by the word before it; not in "before dawn on Monday"."""
    return _STILL_BEFORE.search(text, max(0, date.start - 24), date.start) is not None and not _is_hour(date)


def _is_hour(date: DateValue) -> bool:
    """Whether a date begins with an hour that has a name, before or after which something is done on that day."""
    return "T" in date.value and date.text.split(" ", 1)[0].lower() in NAMED_HOURS


def _bounds(text: str, date: DateValue) -> bool:
    """Whether a date only says from when or until when something was."""
    before = text[max(0, date.start - 120) : date.start]
    return is_limit(text, date) or _LIMIT_OF_CLAUSE.search(before[before.rfind(". ") + 1 :]) is not None


def between(dates: Sequence[DateValue], start: int, end: int) -> Sequence[DateValue]:
    """The dates that begin from `start` on and before `end`; `dates` come in the order of the text."""
    first = bisect_left(dates, start, key=lambda date: date.start)
    return dates[first : bisect_left(dates, end, lo=first, key=lambda date: date.start)]


def running_date(
    article: Article,
    statements: Sequence[Statement],
    dates: Sequence[DateValue],
    statement: Statement,
    *,
    before: bool = False,
    stranger: bool = False,
) -> DateValue | None:
    """The date that the paragraph is at: that of its last dated sentence, where the text has not come back to its own day since.

    What is well before the article is background and goes on to the end of the paragraph; what is not goes on for one sentence, and not where
    a `stranger` acts in it: "France cut aid on Thursday. Chad warned that" is news of the article's own day.
    What was done `before` ("had seized") is not of the day of a sentence in the plain past.
    """
    then = _AT_THE_TIME.search(article.text, statement.start, statement.end) is not None
    place, left = bisect_left(statements, statement.start, key=lambda other: other.start), _DATES_BACK
    earlier = _earlier(article.text, statements[max(0, place - _LONGEST_PARAGRAPH) : place], statement)
    soon = comes_soon(article.text, statement)
    gone_by = soon or names_had(article.text, statement)
    distance = 0
    for other in reversed(earlier):
        if left <= 0:
            break
        told = between(dates, other.start, other.end)[-left:]
        here, left = [date for date in told if _can_run_on(article.text, date, then=then)], left - len(told)
        had = looks_back(article.text, other)
        if not (had or gone_by or then):  # "fell on Friday, a week after Chad had left on May 3"
            here = [date for date in here if not is_of_had(article.text, other, date.start)]
        # what had been done before is only looked back at, and moves the text no further from its day
        distance += not (soon or (had and not before) or _GOES_ON.match(article.text, other.start))
        soon = soon or comes_soon(article.text, other)
        gone_by = gone_by or soon
        if here and before and not had and not soon:
            return None
        if here and (gone_by or then or not had):
            # "had met in May" is told of an earlier time, to which the plain past after it does not belong
            last = [date for date in here if date.precision is Precision.DAY] or here
            if other.paragraph == statement.paragraph and is_heading(article.text, other, last[-1]):
                distance, stranger = 0, False  # whoever acts in it: the entry of a chronology is of its day to the end
            return _still_at(
                article, last[-1], distance, statement, stranger=stranger and not comes_soon(article.text, statement)
            )
    return None


def _earlier(text: str, near: Sequence[Statement], statement: Statement) -> list[Statement]:
    """The sentences of the paragraph before a statement; and of the paragraph before that, where it only goes on with the same people."""
    found: list[Statement] = []
    first = statement
    for other in reversed(near):
        if other.paragraph != first.paragraph and (
            other.section is not Section.BODY or not (_GOES_ON.match(text, first.start) or comes_soon(text, first))
        ):
            break
        found.append(other)
        first = other
    return found[::-1]


def _can_run_on(text: str, date: DateValue, *, then: bool) -> bool:
    if not has_days(date) or date.precision is Precision.RANGE:
        return False
    if then:
        return True
    if _bounds(text, date) or names_document(text, date):
        return False
    before = text[max(0, date.start - REACH) : date.start]
    own = before[before.rfind(". ") + 1 :]
    # a text is not at the day of "the air strike of April 11", nor of what a clause hung on to a noun tells
    if made(before) >= 0 or noun_of(before) or hung_on(own):
        return False
    if date.text.endswith(_EARLIER) and _FOLLOWED.search(own) is not None:
        return False
    return not (of_deed(own) or of_cause(own) or likened(own) or told_of_noun(own))


_EARLIER: Final = (" earlier", " before")
_FOLLOWED: Final = re.compile(r"\b(?:after|following)\s[^,;.]{2,80}$")
"""What was done before that which the sentence tells: "cut ties following a decision by Chad a day earlier"."""


def _still_at(
    article: Article, date: DateValue, distance: int, statement: Statement, *, stranger: bool
) -> DateValue | None:
    """The date if the text is still at it `distance` sentences on, where a `stranger` to them acts or not."""
    published = article.published
    if published is None:
        return date
    assert date.last_day is not None
    is_background = (published - date.last_day).days >= BACKGROUND_DAYS
    if date.last_day >= published or not (is_background or (distance <= 1 and not stranger)):
        return None  # before all that lies between is read through
    return None if _PRESENT.search(article.text, date.end, statement.start) else date


def is_heading(text: str, statement: Statement, date: DateValue) -> bool:
    """Whether a date is the heading of an entry in a chronology, of which all that the entry tells has the day: "March 5: ..."."""
    return date.start - statement.start <= 2 and text[date.end : date.end + 3].lstrip()[:1] in {":", "-", "–", "—"}
