"""Days written together: the first of "3 to 5 May", the second of "November 9 and 10" and of "May 3-5" are expressions of their own."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from timeline.dates.meanings import (
    DayOfMonth,
    Expression,
    From,
    Full,
    Meaning,
    Month,
    MonthDay,
    Named,
    Of,
    Part,
    Shift,
    Turn,
    Weekday,
    Year,
    Years,
)
from timeline.dates.numbers import day_or_none

_LINK: Final = r"\s?(?:-|–|/|to|and|or|,|through|until|till|&)\s?"


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.,:/$€£])(?P<d>(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?){_LINK}$", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        rf"{_LINK}(?P<d>(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?)(?![\d%]|[.,:]\d|\s?(?:percent|per cent|people|million))\b",
        re.IGNORECASE,
    )


def listed_days(text: str, found: list[Expression]) -> Iterator[Expression]:
    """Expressions for days that share the month of one that was found: "May 3, 5 and 9", "3, 5 and 9 May"."""
    taken = {place for expression in found for place in range(expression.start, expression.end)}
    for expression in found:
        if not isinstance(expression.meaning, Full | MonthDay):
            continue
        if expression.rule_id.endswith(("day_first", "day.day_first")):
            spans = _days_before(text, expression.start)
        elif expression.rule_id.endswith("month_first"):
            spans = _days_after(text, expression.end)
        else:
            continue
        for start, end in spans:
            meaning = _same_month(expression.meaning, int(re.sub(r"\D", "", text[start:end])))
            if meaning is None or taken & set(range(start, end)):
                break
            yield Expression(start, end, meaning, "day.listed")


_MOST_LISTED: Final = 8


def _days_before(text: str, end: int) -> Iterator[tuple[int, int]]:
    for _ in range(_MOST_LISTED):
        offset = max(0, end - 14)
        match = _before().search(text[offset:end])
        if match is None:
            return
        end = offset + match.start("d")
        yield end, offset + match.end("d")


def _days_after(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The spans of days behind one: behind a comma alone only where the list goes on: not in "On May 3, 12 soldiers fled"."""
    waiting: list[tuple[int, int]] = []
    for _ in range(_MOST_LISTED):
        match = _after().match(text, start)
        if match is None:
            break
        is_comma = text[start : match.start("d")].strip() == ","
        start = match.end("d")
        waiting.append((match.start("d"), start))
        if not is_comma or _YEAR_NEXT.match(text, start):
            yield from waiting
            waiting = []


_YEAR_NEXT: Final = re.compile(r",?\s(?:1[5-9]|20)\d\d\b")


def _same_month(meaning: Full | MonthDay, number: int) -> Full | MonthDay | None:
    if isinstance(meaning, MonthDay):
        return MonthDay(meaning.month, number) if day_or_none(2000, meaning.month, number) else None
    day = day_or_none(meaning.day.year, meaning.day.month, number)
    return Full(day) if day else None


_SHARES: Final = re.compile(r"\s?(?:-|–|/|to|and|or|through|until|till)\s?(?:the )?", re.IGNORECASE)


def shared_years(text: str, found: list[Expression]) -> list[Expression]:
    """ "January-August 2023", "October and November 2007", "May 3 to June 4, 2010": the year that stands last is the year of both."""
    given = _forward_years(text, sorted(found, key=lambda expression: expression.start))
    for place in range(len(given) - 2, -1, -1):
        here, following = given[place], given[place + 1]
        gap = text[here.end : following.start]
        is_listed = "day.listed" in {here.rule_id, following.rule_id} and gap == ", "
        linked = is_listed or _SHARES.fullmatch(gap)
        if (
            linked
            and _is_open(here.meaning)
            and isinstance(following.meaning, Of)
            and not isinstance(following.meaning.whole, Year)
        ):
            given[place] = replace(
                here, meaning=Of(here.meaning, following.meaning.whole)
            )  # "between March and June last year"
            continue
        if here.rule_id == "quarter.listed" and isinstance(here.meaning, Part) and isinstance(following.meaning, Part):
            given[place] = replace(here, meaning=replace(following.meaning, code=here.meaning.code))
            continue
        if here.rule_id == "quarter.listed" and isinstance(following.meaning, Of):
            given[place] = replace(here, meaning=replace(following.meaning, part=here.meaning))
            continue
        year = _year_of(following)
        if year is None or linked is None:
            continue
        if isinstance(here.meaning, Named) and here.meaning.year is None and not here.meaning.which:
            given[place] = replace(here, meaning=replace(here.meaning, year=year))
        if isinstance(here.meaning, Month) and here.meaning.year is None and not here.meaning.which:
            year -= isinstance(following.meaning, Month) and here.meaning.month > following.meaning.month
            given[place] = Expression(
                here.start, here.end, Month(here.meaning.month, year, here.meaning.mod), here.rule_id
            )
        elif isinstance(here.meaning, MonthDay) and (day := day_or_none(year, here.meaning.month, here.meaning.day)):
            given[place] = Expression(here.start, here.end, Full(day), here.rule_id)
        elif isinstance(here.meaning, From) and isinstance(here.meaning.base, MonthDay):
            base = day_or_none(year, here.meaning.base.month, here.meaning.base.day)  # "the night of May 3-4, 1961"
            given[place] = replace(here, meaning=replace(here.meaning, base=Full(base))) if base else here
    return given


_AND: Final = re.compile(r"(?:,? (?:to|through|until|till|and|or) |[-–]|, )(?:on )?", re.IGNORECASE)


_WEEKS: Final = {-1: "last week", 0: "this week", 1: "next week"}
_OF_WEEK: Final = re.compile(r"(?::|,|\s?[-–—])\s(?:first\s|once\s|both\s)?(?:on\s)?|\s\((?:on\s)?")
"""What stands between a week and the days of it that are told: "twice last week: on Monday and Friday"."""
_LISTED: Final = re.compile(_LINK, re.IGNORECASE)


def beside_days(text: str, given: list[Expression]) -> list[Expression]:
    """What a day beside them tells: "14 April 1931, a Tuesday", "two days later, on 5 May", "from Sunday to Wednesday"."""
    for place in range(1, len(given)):
        before, here = given[place - 1], given[place]
        if isinstance(before.meaning, DayOfMonth) and isinstance(here.meaning, Full | MonthDay):
            same = (
                _same_month(here.meaning, before.meaning.day)
                if _LISTED.fullmatch(text, before.end, here.start)
                else None
            )
            given[place - 1] = replace(before, meaning=same) if same else before
        elif isinstance(here.meaning, Weekday) and not here.meaning.which:
            given[place] = replace(here, meaning=_weekday_beside(text, before, here, here.meaning))
        elif _is_same(before.meaning, here.meaning) and text[before.end : here.start] == ", on ":
            given[place - 1] = replace(before, meaning=here.meaning)
        elif _is_same(here.meaning, before.meaning) and text[before.end : here.start] == ", ":
            given[place] = replace(here, meaning=before.meaning)
    return given


def _is_same(shift: Meaning, day: Meaning) -> bool:
    """Whether a day beside "two days later" is that day; "three years later, on 21 July" tells the year of the other."""
    if not isinstance(shift, Shift) or not shift.running:
        return False
    return isinstance(day, Full) or (isinstance(day, MonthDay) and shift.unit != "year")


def _weekday_beside(text: str, before: Expression, here: Expression, weekday: Weekday) -> Meaning:
    """A weekday by the day before it: the same one, or the next of its name behind it in a list."""
    if isinstance(before.meaning, Full | MonthDay):
        return before.meaning if text[before.end : here.start] in {", a ", " (a "} else weekday
    if isinstance(before.meaning, Turn):
        which = _WEEKS.get(before.meaning.offset) if before.meaning.unit == "week" else None
        is_told = which is not None and not before.meaning.running and _OF_WEEK.fullmatch(text, before.end, here.start)
        return replace(weekday, which=which) if which is not None and is_told else weekday
    if not isinstance(before.meaning, Weekday):
        return weekday
    if before.meaning.which.endswith(" week") and _AND.fullmatch(text, before.end, here.start):
        return replace(weekday, which=before.meaning.which)
    is_next = before.meaning.which in {"", "running after", "next", "this"} and before.meaning.number == 1
    return (
        replace(weekday, which="running after") if is_next and _AND.fullmatch(text, before.end, here.start) else weekday
    )


_UP_TO: Final = re.compile(r"\s?(?:-|–|to|through|until|till)\s?(?:the |early |late |mid-)?", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\bbetween\s(?:the |early |late |mid-)?$", re.IGNORECASE)


def _forward_years(text: str, given: list[Expression]) -> list[Expression]:
    """ "Between September 2007 and April", "from 28 June 2015 to 3 March": what ends a stretch comes after what begins it."""
    for place in range(len(given) - 1):
        here, following = given[place], given[place + 1]
        began = _began(here.meaning)
        gap = text[here.end : following.start]
        decade = _same_century(here.meaning, following.meaning, gap, text[following.start : following.end])
        if decade is not None:
            given[place + 1] = replace(following, meaning=decade)
            continue
        whole = _whole_year(here.meaning, following.meaning, gap)
        if whole is not None:
            given[place + 1] = replace(following, meaning=Of(following.meaning, whole))
            continue
        linked = _UP_TO.fullmatch(gap) or (
            gap == " and " and _BETWEEN.search(text[max(0, here.start - 16) : here.start])
        )
        if began is None or not linked:
            continue
        meaning = following.meaning
        if isinstance(meaning, Month) and meaning.year is None and not meaning.which:
            year = began[0] + (meaning.month < began[1])
            given[place + 1] = replace(following, meaning=replace(meaning, year=year))
        elif isinstance(meaning, MonthDay):
            year = began[0] + ((meaning.month, meaning.day) < began[1:])
            if day := day_or_none(year, meaning.month, meaning.day):
                given[place + 1] = replace(following, meaning=Full(day))
    return given


def _same_century(before: Meaning, here: Meaning, gap: str, words: str) -> Years | None:
    """The second of "the 1860s and '70s", whose century the first one tells."""
    if not isinstance(here, Years) or not isinstance(before, Years) or re.search(r"['’]\d0s$", words) is None:
        return None
    if before.last - before.first != 9 or len(gap) > 6:
        return None
    first = before.first // 100 * 100 + here.first % 100
    return Years(first, first + 9, str(first // 10), here.mod) if first > before.first else None


_WITHIN: Final = re.compile(r",? (?:in|on|by|from|since|until) (?:the )?")


def _whole_year(before: Meaning, here: Meaning, gap: str) -> Turn | Shift | None:
    """The year of a month that stands behind it: "this year, in November", "ten years ago, on May 3", and of the next one: "and December"."""
    if not _is_open(here):
        return None
    if isinstance(before, Shift) and before.unit == "year" and not before.running and before.number <= -1:
        return before if _WITHIN.fullmatch(gap) and before.number == int(before.number) else None
    if isinstance(before, Turn) and before.unit == "year" and not before.running:
        return before if _WITHIN.fullmatch(gap) else None
    if isinstance(before, Of) and isinstance(before.whole, Turn) and gap in {" and ", " or ", ", "}:
        in_turn = isinstance(before.part, Month) and isinstance(here, Month) and here.month > before.part.month
        return before.whole if in_turn else None
    return None


def _began(meaning: object) -> tuple[int, int, int] | None:
    """Year, month and day at which a stretch begins that names its year."""
    if isinstance(meaning, Full):
        return meaning.day.year, meaning.day.month, meaning.day.day
    return (meaning.year, meaning.month, 1) if isinstance(meaning, Month) and meaning.year is not None else None


def _is_open(meaning: Meaning) -> bool:
    """Whether a month or day leaves its year to what stands behind it."""
    return isinstance(meaning, MonthDay) or (isinstance(meaning, Month) and meaning.year is None and not meaning.which)


def _year_of(expression: Expression) -> int | None:
    if isinstance(expression.meaning, Of) and isinstance(expression.meaning.whole, Year):
        return expression.meaning.whole.year
    if isinstance(expression.meaning, Full):
        return expression.meaning.day.year
    return expression.meaning.year if isinstance(expression.meaning, Month | Named) else None
