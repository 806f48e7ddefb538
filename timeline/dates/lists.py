"""Days written together: the first of "3 to 5 May", the second of "November 9 and 10" and of "May 3-5" are expressions of their own."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from timeline.dates.meanings import Expression, Full, Month, MonthDay, Of, Year
from timeline.dates.numbers import day_or_none

_LINK: Final = r"\s?(?:-|–|/|to|and|or|,|through|until|&)\s?"


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.,:/$€£])(?P<d>(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?){_LINK}$", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        rf"{_LINK}(?P<d>(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?)(?![\d:%]|[.,]\d|\s?(?:percent|per cent|people|million))\b",
        re.IGNORECASE,
    )


def listed_days(text: str, found: list[Expression]) -> Iterator[Expression]:
    """Expressions for days that share the month of one that was found."""
    taken = {place for expression in found for place in range(expression.start, expression.end)}
    for expression in found:
        if not isinstance(expression.meaning, Full | MonthDay):
            continue
        if expression.rule_id.endswith(("day_first", "day.day_first")):
            match = _before().search(text[max(0, expression.start - 14) : expression.start])
            offset = max(0, expression.start - 14)
        elif expression.rule_id.endswith("month_first"):
            match = _after().match(text, expression.end)
            offset = 0
        else:
            continue
        if match is None:
            continue
        start, end = offset + match.start("d"), offset + match.end("d")
        meaning = _same_month(expression.meaning, int(re.sub(r"\D", "", match["d"])))
        if meaning is not None and not taken & set(range(start, end)):
            yield Expression(start, end, meaning, "day.listed")


def _same_month(meaning: Full | MonthDay, number: int) -> Full | MonthDay | None:
    if isinstance(meaning, MonthDay):
        return MonthDay(meaning.month, number) if day_or_none(2000, meaning.month, number) else None
    day = day_or_none(meaning.day.year, meaning.day.month, number)
    return Full(day) if day else None


def shared_years(text: str, found: list[Expression]) -> list[Expression]:
    """ "January-August 2023", "October and November 2007", "May 3 to June 4, 2010": the year that stands last is the year of both."""
    given = _forward_years(text, sorted(found, key=lambda expression: expression.start))
    for place in range(len(given) - 2, -1, -1):
        here, following = given[place], given[place + 1]
        year = _year_of(following)
        linked = re.fullmatch(
            r"\s?(?:-|–|/|to|and|or|through|until|till)\s?(?:the )?", text[here.end : following.start], re.IGNORECASE
        )
        if year is None or linked is None:
            continue
        if isinstance(here.meaning, Month) and here.meaning.year is None and not here.meaning.which:
            year -= isinstance(following.meaning, Month) and here.meaning.month > following.meaning.month
            given[place] = Expression(
                here.start, here.end, Month(here.meaning.month, year, here.meaning.mod), here.rule_id
            )
        elif isinstance(here.meaning, MonthDay) and (day := day_or_none(year, here.meaning.month, here.meaning.day)):
            given[place] = Expression(here.start, here.end, Full(day), here.rule_id)
    return given


_UP_TO: Final = re.compile(r"\s?(?:-|–|to|through|until|till)\s?(?:the |early |late |mid-)?", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\bbetween\s(?:the |early |late |mid-)?$", re.IGNORECASE)


def _forward_years(text: str, given: list[Expression]) -> list[Expression]:
    """ "Between September 2007 and April", "from 28 June 2015 to 3 March": what ends a stretch comes after what begins it."""
    for place in range(len(given) - 1):
        here, following = given[place], given[place + 1]
        began = _began(here.meaning)
        gap = text[here.end : following.start]
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


def _began(meaning: object) -> tuple[int, int, int] | None:
    """Year, month and day at which a stretch begins that names its year."""
    if isinstance(meaning, Full):
        return meaning.day.year, meaning.day.month, meaning.day.day
    return (meaning.year, meaning.month, 1) if isinstance(meaning, Month) and meaning.year is not None else None


def _year_of(expression: Expression) -> int | None:
    if isinstance(expression.meaning, Of) and isinstance(expression.meaning.whole, Year):
        return expression.meaning.whole.year
    if isinstance(expression.meaning, Full):
        return expression.meaning.day.year
    return expression.meaning.year if isinstance(expression.meaning, Month) else None
