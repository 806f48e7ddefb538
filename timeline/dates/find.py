"""Finds the date expressions of an article and counts them out: the order of the passes."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from timeline.dates.anchor import Anchor, Counted
from timeline.dates.calendar import Stretch
from timeline.dates.count import count
from timeline.dates.direction import AHEAD, BACK, direction
from timeline.dates.lists import listed_days, shared_years
from timeline.dates.meanings import Clock, Expression, Full, Month, MonthDay, Named, Part, Shift, Turn, Weekday, Year
from timeline.dates.rules import rules
from timeline.records import Article, DateValue, Statement
from timeline.terms import CODED_SECTIONS, Basis, Precision, Section

_DIRECTED = (MonthDay, Month, Weekday, Part, Named, Turn)
_HISTORY_DATES, _HISTORY_SHARE = 6, 0.7


def find_dates(article: Article, statements: Sequence[Statement]) -> tuple[DateValue, ...]:
    """The date expressions of the statements, in order and apart from each other.

    Relative ones count from `article.published`, or from the running text where the words say so ("the next day") or where the passage tells
    of another time; without a date of publication those that need it have no days.
    """
    places = sorted((*statements, *_beside(article)), key=lambda place: place.start)
    found = [
        (place, expression) for place in places for expression in expressions(article.text, place.start, place.end)
    ]
    clock = _Clock(article, [expression for _, expression in found])
    return tuple(clock.read(statement, expression) for statement, expression in found)


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
    """The expressions of one statement, left to right: of those that overlap the longest, of equal ones the weightier."""
    found = list(_candidates(text[start:end], start))
    kept: list[Expression] = []
    for expression in sorted(found, key=lambda e: (e.start - e.end - 3 * e.weight, e.start, e.rule_id)):
        if all(expression.end <= other.start or other.end <= expression.start for other in kept):
            kept.append(expression)
    kept += list(listed_days(text, kept))
    return shared_years(text, kept)


def _candidates(text: str, start: int) -> Iterator[Expression]:
    for rule in rules():
        named = "x" in rule.pattern.groupindex
        for match in rule.pattern.finditer(text):
            meaning = rule.read(match)
            if meaning is None:
                continue
            left, right = match.span("x") if named else match.span()
            while text[right - 1 : right] in {" ", ",", "-"}:
                right -= 1
            yield Expression(start + left, start + right, meaning, rule.id, rule.weight)


class _Clock:
    """The running day of an article: from what its next expression counts."""

    def __init__(self, article: Article, found: Sequence[Expression]) -> None:
        self.text, self.dct = article.text, article.published
        self.is_history = _tells_history(found, self.dct)
        self.running: Stretch | None = None
        self.stated: Stretch | None = None
        self.paragraph = -1
        self.number = -1

    def read(self, statement: Statement, expression: Expression) -> DateValue:
        """The value of an expression; what it says becomes the running day."""
        if statement.paragraph != self.paragraph:
            self.paragraph = statement.paragraph
            if not self.is_history:
                self.stated = None
                self.running = None
        counted = count(expression.meaning, self._anchor(statement, expression))
        self._run_on(expression, counted)
        return _date_value(self.text, expression, counted)

    def _anchor(self, statement: Statement, expression: Expression) -> Anchor:
        span = (statement.start, statement.end)
        lean = (
            direction(self.text, expression.start, expression.end, span)
            if isinstance(expression.meaning, _DIRECTED)
            else 0
        )
        running = self.running
        if running is None and isinstance(expression.meaning, Turn | Shift | Clock) and self.dct is None:
            running = self.stated
        return Anchor(self.dct, running, lean, self._passage_year(expression, lean))

    def _passage_year(self, expression: Expression, lean: int) -> int | None:
        """The year in which a passage is that has named one, when it is not the article's own time."""
        if self.stated is None or not isinstance(expression.meaning, Month | MonthDay | Part):
            return None
        year = self.stated.first.year
        if self.dct is not None and (lean == AHEAD if self.is_history else year >= self.dct.year or lean != BACK):
            return None
        if isinstance(expression.meaning, Part):
            return year if self.is_history else None
        month = expression.meaning.month
        if (
            self.stated.precision in {Precision.DAY, Precision.MONTH}
            and month < self.stated.first.month - 1
            and self.is_history
        ):
            year += 1  # histories go on in time: after December comes the next February
        return year

    def _run_on(self, expression: Expression, counted: Counted) -> None:
        days = counted.days
        if days is None or days.value.startswith("P"):
            return
        self.running = days
        full = isinstance(expression.meaning, Full | Year) or (
            isinstance(expression.meaning, Month) and expression.meaning.year is not None
        )
        if full or (self.stated is not None and isinstance(expression.meaning, Month | MonthDay | Turn | Shift)):
            self.stated = days


def _tells_history(found: Sequence[Expression], dct: dt.date | None) -> bool:
    """Whether the text as a whole tells of the past: most of the years it names are well before its own."""
    years = [year for expression in found if (year := _year_named(expression.meaning)) is not None]
    relative = Counter(type(expression.meaning) for expression in found)
    if len(years) < _HISTORY_DATES:
        return False
    past = sum(dct is None or year < dct.year - 1 for year in years)
    return past >= _HISTORY_SHARE * len(years) and relative[Weekday] * 4 < len(years)


def _year_named(meaning: object) -> int | None:
    if isinstance(meaning, Full):
        return meaning.day.year
    return meaning.year if isinstance(meaning, Month | Year) else None


_CONFIDENCE = {Basis.STATED: 0.97, Basis.RELATIVE: 0.88, Basis.DCT: 0.6}


def _date_value(text: str, expression: Expression, counted: Counted) -> DateValue:
    days = counted.days
    return DateValue(
        start=expression.start, end=expression.end, text=text[expression.start : expression.end], type=counted.type, value=counted.value,
        mod=counted.mod, first_day=days.first if days else None, last_day=days.last if days else None,
        precision=days.precision if days else Precision.UNKNOWN, basis=counted.basis, reason=counted.reason,
        rule_id=f"date.{expression.rule_id}",
        confidence=_CONFIDENCE[counted.basis] if days else 0.5,
    )  # fmt: skip
