"""The day of what a sentence tells only to count from it: "recognised Beijing on Sunday, a day after it had cut ties with Taipei"."""

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


def counted_day(
    dates: Sequence[DateValue], statement: Statement, words: re.Match[str], at: dt.date | None
) -> EventDate | None:
    """The day that lies some days before, or after, the one on which the sentence says that the rest took place; None where it names no
    such day, or counts in what is longer than days. Where it names none, the text is `at` a day.
    """
    within = between(dates, statement.start, statement.end)
    count = next((date for date in within if date.start <= words.start() < date.end), None)
    number = _DAYS.fullmatch(count.value) if count is not None else None
    days = [date for date in within if date.precision is Precision.DAY and date.first_day is not None]
    anchor = days[0].first_day if days else at
    if count is None or number is None or anchor is None or len(days) > 1:
        return None
    away = int(number[1]) * (1 if words["way"].lower() == "before" else -1)
    day = anchor + dt.timedelta(days=away)
    named = days[0].text if days else "the day that the text is at"
    return EventDate(
        day, day, Precision.DAY, Basis.RELATIVE, DateScope.SENTENCE, count.start, count.end, count.text,
        f"{count.text} {words['way'].lower()}, counted from {named}",
    )  # fmt: skip
