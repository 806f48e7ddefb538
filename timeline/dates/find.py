"""Finds the date expressions of an article and counts them out: the order of the passes."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from timeline.dates.anchor import Counted
from timeline.dates.joined import joined, needs_another
from timeline.dates.lists import beside_days, listed_days, shared_years
from timeline.dates.meanings import Expression
from timeline.dates.months import without_names
from timeline.dates.rules import beginnings_in, fitting_rules
from timeline.dates.running import RunningDay
from timeline.records import Article, DateValue, Statement
from timeline.terms import CODED_SECTIONS, Basis, Precision, Section

_MOST: Final = 32
"""Matches of one rule that are read in one statement: more are a table of figures or noise."""


def find_dates(article: Article, statements: Sequence[Statement]) -> tuple[DateValue, ...]:
    """The date expressions of the statements, in order and apart from each other.

    Relative ones count from `article.published`, or from the running text where the words say so ("the next day") or where the passage tells
    of another time; without a date of publication those that need it have no days.
    """
    places = sorted((*statements, *_beside(article)), key=lambda place: place.start)
    found = [
        (place, expression) for place in places for expression in expressions(article.text, place.start, place.end)
    ]
    clock = RunningDay(article, found)
    return tuple(_date_value(article.text, expression, clock.read(place, expression)) for place, expression in found)


def _beside(article: Article) -> list[Statement]:
    """What is no statement but may hold dates all the same: bylines, datelines, lists of sources. Slugs hold figures, not dates."""
    kept = [
        stretch
        for stretch in article.stretches
        if stretch.section not in CODED_SECTIONS and stretch.section is not Section.SLUG
    ]
    return [
        Statement(-1, stretch.start, stretch.end, stretch.section, -2 - number) for number, stretch in enumerate(kept)
    ]


def expressions(text: str, start: int, end: int) -> list[Expression]:
    """The expressions of one statement, left to right: of those that overlap the longest, of equal ones the weightier.

    One that needs another beside it ("two days after") and has none gives way to what else the words may mean.
    """
    found = without_names(text, list(_candidates(text, start, end)))
    if not found:
        return []
    found.sort(key=lambda e: (e.start - e.end - 3 * e.weight, e.start, e.rule_id))
    while True:
        kept = _apart(found, start, end)
        kept += list(listed_days(text, kept))
        whole = beside_days(text, shared_years(text, joined(text, kept)))
        lacking = {(e.start, e.end, e.rule_id) for e in whole if needs_another(e.meaning)}
        if not lacking:
            return whole
        found = [e for e in found if (e.start, e.end, e.rule_id) not in lacking]


def _apart(found: Sequence[Expression], start: int, end: int) -> list[Expression]:
    kept: list[Expression] = []
    taken = bytearray(end - start)
    for expression in found:
        left, right = expression.start - start, expression.end - start
        if taken.find(1, left, right) < 0:
            kept.append(expression)
            taken[left:right] = b"\1" * (right - left)
    return kept


def _candidates(whole: str, start: int, end: int) -> Iterator[Expression]:
    rules = fitting_rules(whole, start, end)
    if not rules:
        return
    text = whole[start:end]  # a pattern sees nothing of other statements
    beginnings = beginnings_in(whole, start, end)
    for rule in rules:
        for match in islice(rule.matches(text, beginnings), _MOST):
            meaning = rule.read(match)
            if meaning is None:
                continue
            left, right = match.span("x") if rule.named else match.span()
            while text[right - 1 : right] in {" ", ",", "-"}:
                right -= 1
            if (
                right == len(text) and text[right - 1] == "." and "." not in text[right - 4 : right - 1]
            ):  # the full stop of the sentence
                right -= 1
            yield Expression(start + left, start + right, meaning, rule.id, rule.weight)


_CONFIDENCE: Final = {Basis.STATED: 0.97, Basis.RELATIVE: 0.88, Basis.DCT: 0.6}


def _date_value(text: str, expression: Expression, counted: Counted) -> DateValue:
    days = counted.days
    return DateValue(
        start=expression.start, end=expression.end, text=text[expression.start : expression.end], type=counted.type, value=counted.value,
        mod=counted.mod, first_day=days.first if days else None, last_day=days.last if days else None,
        precision=days.precision if days else Precision.UNKNOWN, basis=counted.basis, reason=counted.reason,
        rule_id=f"date.{expression.rule_id}",
        confidence=_CONFIDENCE[counted.basis] if days else 0.5,
    )  # fmt: skip
