"""Times that a sentence counts from another act, both ways: "recognised Beijing on Sunday, a day after it had cut ties with Taipei"."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from timeline.dates.calendar import UNITS, step, unit_stretch
from timeline.dates.going_on import between, has_days, running_date
from timeline.dates.tense import is_past_form
from timeline.lexicons.dates import date_words
from timeline.records import Article, DateValue, EventDate, Statement
from timeline.terms import Basis, DateScope, Precision

_COUNTED_FROM: Final = re.compile(
    r"\b(?P<unit>day|morning|evening|night|week|fortnight|month|year|decade|centur(?:y|ie))(?P<more>s?)\s"
    r"(?:(?:has|have|had)\s(?:now\s)?(?:passed|elapsed|gone\sby)\s)?(?P<way>after|before|since|following)\s"
    r"(?:[\w'’.-]{1,24}\s|(?-i:[A-Z])[\w'’.-]{1,24},\s(?=(?-i:[A-Z])[\w'’-]{1,24}(?:,|\s(?:and|or)\s))){0,12}$",
    re.IGNORECASE,
)
"""Words behind which something is told only to count from it: "two weeks after Russia invaded Ukraine", "a year has passed since"."""
_GOES_ON: Final = re.compile(r"\s(?:and|but)\s(?:also\s|then\s)?(?:has|have|will)\s")
"""Words between that go on with what the clause before them told: "expelled the envoy days after the raid and has moved ships"."""
_COUNTS_FROM: Final = re.compile(
    r"\b(?P<unit>day|morning|evening|night|week|fortnight|month|year)(?P<more>s?)\s(?P<way>after|before|since|following|of)\s(?=[a-zA-Z])",
    re.IGNORECASE,
)
"""Words by which an act is counted from another one, which is told behind them with its day."""
_REACH: Final = 120
_COUNT: Final = re.compile(r"P(?P<number>\d{1,2})(?P<unit>[DWMY])")
_WIDTHS: Final = {Precision.DAY: "DWMY", Precision.MONTH: "MY", Precision.YEAR: "Y"}
"""In which units may be counted from a day, a month and a year."""
_WITHIN: Final = {(Precision.YEAR, "D"): 14, (Precision.YEAR, "W"): 2, (Precision.MONTH, "D"): 3}
"""So few days or weeks from what was done in a year or month that it was done in it too: "in 1998, two days before"."""


def counting_words(
    text: str, dates: Sequence[DateValue], statement: Statement, trigger: tuple[int, int]
) -> re.Match[str] | None:
    """The words behind which the trigger stands to be counted from, None where there are none. "The day before" as a date is none."""
    found = _COUNTED_FROM.search(text, max(statement.start, trigger[0] - _REACH), trigger[0])
    if found is None:
        return None
    if _GOES_ON.search(text, found.end("way"), trigger[1]) is not None:
        return None
    told = between(dates, statement.start, statement.end)
    is_date = any((date.first_day or date.rule_id == _SOME) and date.start <= found.start() < date.end for date in told)
    return None if is_date else found


def bases(
    text: str, dates: Sequence[DateValue], statement: Statement, trigger: tuple[int, int]
) -> list[tuple[DateValue, re.Match[str]]]:
    """The dates from which the sentence counts the act of the trigger, with the words that do so."""
    found = []
    for date in _within(dates, statement):
        words = _counted_from(text, statement, date, trigger) if has_days(date) else None
        if words is not None:
            found.append((date, words))
    return found


_AND: Final = re.compile(r"\sand\s(?:then\s|later\s)?([a-z]{2,14})\s")


def _tells_other(words: str) -> bool:
    """Whether words in front of a date tell of something else that has it: "the day after the raid and asked the council on"."""
    return "," in words or any(is_past_form(verb) for verb in _AND.findall(words))


def _counted_from(text: str, statement: Statement, date: DateValue, trigger: tuple[int, int]) -> re.Match[str] | None:
    """The words by which the act of the trigger is counted from one on the date: "two days after Libya had closed a bridge on Sunday"."""
    behind = date.start > trigger[1]
    if not behind and "," not in text[date.end : trigger[0]]:
        return None
    found = _COUNTS_FROM.search(text, max(trigger[1] if behind else statement.start, date.start - _REACH), date.start)
    if found is None or (behind and _tells_other(text[found.end() : date.start])):
        return None
    is_within = _WITHIN_IT.search(text, max(statement.start, found.start() - _SPAN), found.start()) is not None
    return found if is_within or found["way"].lower() != "of" else None


def counted_away(
    dates: Sequence[DateValue], statement: Statement, words: re.Match[str], base: DateValue
) -> EventDate | None:
    """The day, month or year that lies so many of them from the date `base`, from which the act is counted; None where none are told."""
    count = _count_of(_within(dates, statement), words)
    if count is None or base.first_day is None:
        return None
    if words["way"].lower() == "of":
        return _within_count(count, base)
    sign = -1 if words["way"].lower() == "before" else 1
    return _away(count, words["way"], base.first_day, base.precision, sign, base.text)


def _within_count(count: "_Count", base: DateValue) -> EventDate | None:
    """ "within three days of the raid on May 3": from that day on."""
    last = step(base.first_day, UNITS[count.unit], count.number) if base.first_day is not None else None
    if last is None or base.precision is not Precision.DAY:
        return None
    return EventDate(
        base.first_day, last, Precision.RANGE, Basis.RELATIVE, DateScope.SENTENCE, count.start, count.end, count.text,
        f"within {count.text} of {base.text}",
    )  # fmt: skip


def some_time_from(base: DateValue, words: re.Match[str], published: dt.date | None) -> EventDate | None:
    """No day for what is told to be some days, weeks or years from the date `base`, where that is so far back that the article's own is not
    meant: "in the days after the invasion of February 24".
    """
    near = _NEAR.get(words["unit"].lower())
    if near is None or published is None or base.last_day is None:
        return None
    in_the = _IN_THE.search(words.string, max(0, words.start() - _SPAN), words.start()) is not None
    if (published - base.last_day).days <= (near if in_the else _LONG * near):
        return None  # "weeks after Chad had left in May, Mali closed the border" is news of the article's own day
    return EventDate(reason=f"some {words['unit'].lower()}s {words['way'].lower()} {base.text}")


def is_some_time(date: DateValue, published: dt.date | None) -> bool:
    """Whether an expression says that something was some days, weeks or years from a date, so far back that the article's own day is not
    meant: "in the weeks after October 7".
    """
    if date.rule_id != _SOME or published is None:
        return False
    unit, base = _SOME_UNIT.search(date.text), _DAY.fullmatch(date.value)
    near = _NEAR.get(unit[1].lower()) if unit is not None and date.mod == "AFTER" else None
    if near is None or base is None:
        return True
    return (published - dt.date(int(base[1]), int(base[2]), int(base[3]))).days > near


def in_weeks(date: DateValue) -> bool:
    """Whether a day was counted in several weeks, so that it is only sure to some days: "three weeks ago", not "exactly two weeks ago"."""
    if date.precision is not Precision.DAY or not date.rule_id.startswith("date.shift"):
        return False
    return _WEEKS.search(date.text) is not None and _EXACTLY.search(date.text) is None


_WEEKS: Final = re.compile(r"\bweeks\b", re.IGNORECASE)
_EXACTLY: Final = re.compile(r"\b(?:exactly|precisely|to the day)\b", re.IGNORECASE)
_SOME: Final = "date.shift.some_after"
_SOME_UNIT: Final = re.compile(r"\b(day|week|month|year|decade)s\b", re.IGNORECASE)
_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_IN_THE: Final = re.compile(r"\b(?:in|during|over|within)\s(?:the\s)?(?:[a-z]{1,12}\s){0,2}$", re.IGNORECASE)
_SPAN: Final = 40
_LONG: Final = 5
"""So many times as long the same is no news without "in the" either: "days after the coup of July"."""
_WITHIN_IT: Final = re.compile(r"\bwithin\s(?:[\w-]{1,12}\s){0,3}$", re.IGNORECASE)
"""Before "three days of the raid" this leaves the days from the raid on."""
_NEAR: Final = {"day": 10, "week": 45, "month": 400}
"""Days within which so many days, weeks or months after a date may be the article's own day."""


def counted_day(
    dates: Sequence[DateValue], statement: Statement, words: re.Match[str], at: dt.date | None
) -> EventDate | None:
    """The day, month or year that lies some of them before, or after, what the sentence says that the rest took place on; None where it
    names no such time, or counts in what is shorter. Where it names none, the text is `at` a day.
    """
    within = _within(dates, statement)
    count = _count_of(within, words)
    told = [date for date in within if date.precision in _WIDTHS and date.first_day is not None]
    before = [date for date in told if date.end <= words.start()]
    base = before[-1] if before else told[0] if len(told) == 1 else None
    anchor = base.first_day if base is not None else None if told else at
    if count is None or anchor is None:
        return None
    sign = 1 if words["way"].lower() == "before" else -1
    precision = Precision.DAY if base is None else base.precision
    return _away(
        count, words["way"], anchor, precision, sign, "the day that the text is at" if base is None else base.text
    )


def counted_on(
    article: Article, statements: Sequence[Statement], dates: Sequence[DateValue], statement: Statement, trigger: tuple[int, int]
) -> EventDate | None:  # fmt: skip
    """The day of an act that is counted from a deed of the day that the text is at: "two days after the raid, Mali closed its border"; None
    where that is not what is told."""
    if not any(date.value.startswith("P") for date in _within(dates, statement)):
        return None
    text, running = article.text, running_date(article, statements, dates, statement)
    if running is None or running.precision is not Precision.DAY or running.first_day is None:
        return None
    for date in _within(dates, statement):
        counted = _COUNT.fullmatch(date.value)
        words = _FROM_DEED.match(text, date.end, statement.end) if counted is not None else None
        if counted is None or words is None or not _is_deed(words["noun"].lower()):
            continue
        fronted = date.start - statement.start <= 1 and text.startswith(", ", words.end()) and words.end() < trigger[0]
        behind = date.start >= trigger[1] and _OTHER.search(text, trigger[1], date.start) is None
        if fronted or behind:
            count = _Count(int(counted["number"]), counted["unit"], date.start, date.end, date.text)
            sign = -1 if words["way"] == "before" else 1
            return _away(count, words["way"], running.first_day, running.precision, sign, running.text)
    return None


_FROM_DEED: Final = re.compile(
    r"\s(?P<way>after|before|following)\s(?:the|that|this|these|those)\s(?P<noun>[a-z-]{3,20})(?=[,.;])"
)
"""Words that count from a deed which has been told, and of which nothing more is said."""
_OTHER: Final = re.compile(r"[,;:]|\b(?:and|but|who|which|that|when|while|since|after|before|because|to)\b")


def _is_deed(noun: str) -> bool:
    lists = date_words().lists
    return noun in lists["deeds"] or noun in lists["meetings"]


def _within(dates: Sequence[DateValue], statement: Statement) -> Sequence[DateValue]:
    return between(dates, statement.start, statement.end)


class _Count(NamedTuple):
    """So many units, and where they stand; `whole`: "the week after" is that week, "two weeks after" a day."""

    number: int
    unit: str
    start: int
    end: int
    text: str
    whole: bool = False


def _count_of(within: Sequence[DateValue], words: re.Match[str]) -> _Count | None:
    """What is counted by words that count from an act: "two days after" and, without a number, "the day after"."""
    told = next((date for date in within if date.start <= words.start() < date.end), None)
    if told is not None:
        counted = _COUNT.fullmatch(told.value)
        if counted is None:
            return None
        return _Count(int(counted["number"]), counted["unit"], told.start, told.end, told.text)
    unit = _ONE.get(words["unit"].lower())
    start = words.start() - len("the ")
    if unit is None or words["more"] or words.string[max(0, start) : words.start()].lower() != "the ":
        return None
    return _Count(1, unit, start, words.start("way") - 1, words.string[start : words.start("way") - 1], whole=True)


_ONE: Final = {"day": "D", "morning": "D", "evening": "D", "night": "D", "week": "W", "month": "M", "year": "Y"}


def _away(count: _Count, way: str, anchor: dt.date, precision: Precision, sign: int, named: str) -> EventDate | None:
    unit = UNITS[count.unit]
    if count.unit in _WIDTHS.get(precision, ""):
        day = step(anchor, unit, sign * count.number)
        if day is None:
            return None
        days = unit_stretch(day, "day" if unit == "week" and not count.whole else unit)
    elif count.number <= _WITHIN.get((precision, count.unit), 0):
        days = unit_stretch(anchor, "year" if precision is Precision.YEAR else "month")
    else:
        return None
    weeks = unit == "week" and count.number > 1 and days.precision is Precision.DAY
    precision = Precision.WEEK if weeks else days.precision
    return EventDate(
        days.first, days.last, precision, Basis.RELATIVE, DateScope.SENTENCE, count.start, count.end, count.text,
        f"{count.text} {way.lower()}, counted from {named}",
    )  # fmt: skip
