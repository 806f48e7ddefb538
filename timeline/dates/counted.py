"""Days that a sentence counts from another act: "recognised Beijing on Sunday, a day after it had cut ties with Taipei", in both directions."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from timeline.dates.going_on import between
from timeline.records import DateValue, EventDate, Statement
from timeline.terms import Basis, DateScope, Precision

_COUNTED_FROM: Final = re.compile(
    r"\b(?:day|morning|evening|night|week|fortnight|month|year|decade|centur(?:y|ie))s?\s(?P<way>after|before|since|following)\s"
    r"(?:[\w'’.-]{1,24}\s){0,7}$",
    re.IGNORECASE,
)
"""Words behind which something is told only to count from it: "two weeks after Russia invaded Ukraine"."""
_COUNTS_FROM: Final = re.compile(
    r"\b(?:days?|mornings?|evenings?|nights?|weeks?|fortnights?|months?|years?)\s(?P<way>after|before|since|following)\s(?=[a-zA-Z])",
    re.IGNORECASE,
)
"""Words by which an act is counted from another one, which is told behind them with its day."""
_REACH: Final = 120
_DAYS: Final = re.compile(r"P(\d{1,2})D")


def counting_words(
    text: str, dates: Sequence[DateValue], statement: Statement, trigger: tuple[int, int]
) -> re.Match[str] | None:
    """The words behind which the trigger stands to be counted from, None where there are none. "The day before" as a date is none."""
    found = _COUNTED_FROM.search(text, max(statement.start, trigger[0] - _REACH), trigger[0])
    if found is None:
        return None
    told = between(dates, statement.start, statement.end)
    return None if any(date.first_day and date.start <= found.start() < date.end for date in told) else found


def counted_from(text: str, statement: Statement, date: DateValue, trigger: tuple[int, int]) -> re.Match[str] | None:
    """The words by which the act of the trigger is counted from one on the date: "two days after Libya had closed a bridge on Sunday"."""
    if date.start > trigger[1]:
        found = _COUNTS_FROM.search(text, max(trigger[1], date.start - _REACH), date.start)
        return None if found is None or "," in text[found.end() : date.start] else found
    if "," not in text[date.end : trigger[0]]:
        return None
    return _COUNTS_FROM.search(text, max(statement.start, date.start - _REACH), date.start)


def counted_away(
    dates: Sequence[DateValue], statement: Statement, words: re.Match[str], base: DateValue
) -> EventDate | None:
    """The day that lies so many days from the date `base`, from which the act is counted; None where what is counted is no number of days."""
    count = next((date for date in _within(dates, statement) if date.start <= words.start() < date.end), None)
    if count is None or base.precision is not Precision.DAY or base.first_day is None:
        return None
    sign = -1 if words["way"].lower() == "before" else 1
    return _away(count, words["way"], base.first_day, sign, base.text)


def counted_day(
    dates: Sequence[DateValue], statement: Statement, words: re.Match[str], at: dt.date | None
) -> EventDate | None:
    """The day that lies some days before, or after, the one on which the sentence says that the rest took place; None where it names no
    such day, or counts in what is longer than days. Where it names none, the text is `at` a day.
    """
    within = _within(dates, statement)
    count = next((date for date in within if date.start <= words.start() < date.end), None)
    days = [date for date in within if date.precision is Precision.DAY and date.first_day is not None]
    anchor = days[0].first_day if days else at
    if count is None or anchor is None or len(days) > 1:
        return None
    sign = 1 if words["way"].lower() == "before" else -1
    return _away(count, words["way"], anchor, sign, days[0].text if days else "the day that the text is at")


def _within(dates: Sequence[DateValue], statement: Statement) -> Sequence[DateValue]:
    return between(dates, statement.start, statement.end)


def _away(count: DateValue, way: str, anchor: dt.date, sign: int, named: str) -> EventDate | None:
    number = _DAYS.fullmatch(count.value)
    if number is None:
        return None
    day = anchor + dt.timedelta(days=sign * int(number[1]))
    return EventDate(
        day, day, Precision.DAY, Basis.RELATIVE, DateScope.SENTENCE, count.start, count.end, count.text,
        f"{count.text} {way.lower()}, counted from {named}",
    )  # fmt: skip
