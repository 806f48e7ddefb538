"""The running day of a text: from what its next expression counts, and whether a passage tells a story of the past."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from timeline.dates import meanings as m
from timeline.dates.anchor import Anchor, Counted
from timeline.dates.aside import REACH, hung_on, made
from timeline.dates.calendar import Stretch, part_month
from timeline.dates.count import count
from timeline.dates.direction import BACK, OPEN, direction
from timeline.dates.named import days_of
from timeline.dates.numbers import day_or_none
from timeline.dates.stories import Placed, Stories
from timeline.records import Article, Statement
from timeline.terms import Precision

_DIRECTED: Final = (
    m.MonthDay, m.Month, m.Weekday, m.Part, m.Named, m.Turn, m.DayOfMonth, m.Figures, m.Shift, m.Clock, m.From, m.Within,
)  # fmt: skip
_OF_DAYS: Final = m.MonthDay | m.Weekday | m.DayOfMonth | m.Figures
_NEW_YEAR: Final = 4
"""In a story, a month that lies more than so many months before the running one is taken to be of the year after."""
_WRITTEN_OUT: Final = 2
"""Years before the article whose days are told apart from its own year's by writing the year out."""
_LATEST: Final = re.compile(r"\b(?:most recently|latest|latterly)\b[^.;]{0,40}$")
"""Words that bring a text back to its own time: "have met twice since, most recently in February"."""
_OF_NOUN: Final = re.compile(r"[a-z]\s(?:which|who|whose)\s(?:[\w'’-]{1,24}\s){1,8}?(?:on|in|since)\s$")
"""A clause that tells which one is meant: "the conflict which broke out in Chad on"."""
_SINCE: Final = re.compile(r"\b(?:has|have)\b[^.;]{0,160}\bsince\s(?:early\s|late\s)?$")
"""Words before a year from which something has gone on until the text's own time."""
_LATELY: Final = dt.timedelta(31)
_FAR, _FAR_AHEAD = 5, 40
"""A bare year so many years before or after the running one is a remark, unless a sentence begins with it; a life goes on by decades."""


class RunningDay:
    """What an article's expressions count from, as it is read from the first to the last."""

    def __init__(self, article: Article, found: Sequence[Placed]) -> None:
        self.text = article.text
        self.dct, self.origin = _own_day(article, found)
        self.stories = Stories(found, self.dct.year if self.dct else None)
        self.day_first = _writes_day_first(found)
        self.running: Stretch | None = None
        self.stated: Stretch | None = None
        self.story: Stretch | None = None
        self.before: dict[bool, Stretch] = {}
        self.paragraph = -1
        self.entry = False

    def read(self, statement: Statement, expression: m.Expression) -> Counted:
        """The days of an expression; they become the running day."""
        is_story = self.stories.holds(statement.paragraph)
        if statement.paragraph != self.paragraph:
            self.paragraph = statement.paragraph
            self.entry = _heads_entry(self.text, statement, expression)
            if not is_story:
                self.stated = self.running = self.story = None
        lean = OPEN
        if not is_story and isinstance(expression.meaning, _DIRECTED):
            scale = _scale(_core(expression.meaning))
            lean = direction(self.text, expression.start, expression.end, statement, scale)
        year = (
            self._story_year(expression.meaning)
            if is_story
            else self._passage_year(expression.meaning, lean, expression.start)
        )
        running = self.running or self._pointed_at(expression.meaning)
        if running is None and self.dct is None:
            running = self.stated
        counted = count(
            expression.meaning, Anchor(self.dct, running, lean, year, is_story, self.day_first, self.origin)
        )
        self._run_on(statement, expression, counted, is_story)
        return counted

    def _pointed_at(self, meaning: m.Meaning) -> Stretch | None:
        """The last date of the paragraphs before, for words that point back into the text: "that year", "two days later"."""
        if isinstance(meaning, m.Turn) and (meaning.points or (meaning.running and meaning.unit == "day")):
            return self.before.get(meaning.unit == "day")  # "that year", "earlier in the day"
        if isinstance(meaning, m.Shift) and meaning.running and meaning.number > 0:
            return self.before.get(meaning.unit in {"day", "night"})
        is_weekday = isinstance(meaning, m.Weekday) and meaning.which.startswith("running")
        return self.before.get(True) if is_weekday or (isinstance(meaning, m.Clock) and meaning.offset) else None

    def _passage_year(self, whole: m.Meaning, lean: int, start: int) -> int | None:
        """The year in which a paragraph is that has named one, when it is not the article's own time."""
        meaning = _core(whole)
        if self.stated is None or not isinstance(meaning, m.Month | m.MonthDay | m.Figures):
            return None
        year = self.stated.first.year
        if self.dct is None or year >= self.dct.year or (lean != BACK and not self.entry):
            return year if self.dct is None else None
        if _LATEST.search(self.text, max(0, start - REACH), start):
            return None
        if self.stated.precision is Precision.YEAR and self._is_lately(meaning):
            return None  # "brought the case in 2018. The court ruled on Dec. 1", in a text of December
        month = _month_of(meaning, 0)
        goes_on = month is not None and self._has_month(self.stated) and month < self.stated.first.month - _NEW_YEAR
        if goes_on and not self.entry and isinstance(meaning, m.MonthDay) and self.dct.year - year <= _WRITTEN_OUT:
            return None  # "retook it in September 2023. They announced on March 13" of 2025: 2024 would have been written out
        return year + (goes_on and (year + 1, month) <= (self.dct.year, self.dct.month))

    def _is_lately(self, meaning: m.Meaning) -> bool:
        """Whether a day without a year is one of the weeks before the article."""
        if self.dct is None or not isinstance(meaning, m.MonthDay):
            return False
        days = [day_or_none(year, meaning.month, meaning.day) for year in (self.dct.year, self.dct.year - 1)]
        return any(day is not None and dt.timedelta(0) <= self.dct - day <= _LATELY for day in days)

    @staticmethod
    def _has_month(days: Stretch) -> bool:
        return days.precision in {Precision.DAY, Precision.MONTH, Precision.WEEK}

    def _story_year(self, meaning: m.Meaning) -> int | None:
        """The year of a month or season in a story: the running one, or the next when the story has gone past it."""
        month = _month_of(_core(meaning), self.story.first.year if self.story else 0)
        if self.story is None or month is None:
            return None
        year = self.story.first.year
        goes_on = self._has_month(self.story) and month < self.story.first.month - _NEW_YEAR
        return year + (goes_on and (self.dct is None or (year + 1, month) <= (self.dct.year, self.dct.month)))

    def _run_on(self, statement: Statement, expression: m.Expression, counted: Counted, is_story: bool) -> None:
        days, meaning = counted.days, expression.meaning
        if days is None or days.value.startswith("P"):
            return
        if is_story and not self._moves(statement, expression, days):
            return
        if not is_story and _compares(meaning):
            return
        self.running = self.before[False] = days
        if days.precision is Precision.DAY:
            self.before[True] = days
        elif True in self.before and not days.first <= self.before[True].first <= days.last:
            del self.before[True]  # "that night" is not of a day that the text has left behind
        names_year = isinstance(meaning, m.Full | m.Year) or (isinstance(meaning, m.Month) and meaning.year is not None)
        if names_year and self._is_aside(statement, expression, days):
            return
        if names_year or (self.stated is not None and isinstance(meaning, m.Month | m.MonthDay | m.Turn | m.Shift)):
            self.stated = days
        self.story = days

    def _is_aside(self, statement: Statement, expression: m.Expression, days: Stretch) -> bool:
        """Whether a year is named only in passing, from which the text comes back: "a treaty signed in 2017", ", which was shut in 1993"."""
        since = (
            isinstance(expression.meaning, m.Year)
            and "since" in self.text[max(0, expression.start - 12) : expression.start]
        )
        if since and _SINCE.search(self.text, statement.start, expression.start):
            return True  # "has protested 400 times since 2020. In February": of its own time
        if self.stated is not None and days.first >= self.stated.first:
            return False
        before = self.text[max(statement.start, expression.start - REACH) : expression.start]
        return made(before) >= 0 or hung_on(before) or (" wh" in before and _OF_NOUN.search(before) is not None)

    def _moves(self, statement: Statement, expression: m.Expression, days: Stretch) -> bool:
        """Whether a story goes on to these days, or only mentions them."""
        meaning = expression.meaning
        if (
            isinstance(meaning, m.Years | m.Near)
            or (isinstance(meaning, m.Turn) and meaning.offset < 0)
            or _looks_back(meaning)
        ):
            return False
        if self.story is None or not isinstance(expression.meaning, m.Year):
            return True
        ahead = days.first.year - self.story.first.year
        far = ahead < -_FAR or ahead > _FAR_AHEAD
        return not far or expression.start - statement.start <= 4


_HEADS: Final = re.compile(r"\s?[:–—]|\s-\s")


def _heads_entry(text: str, statement: Statement, expression: m.Expression) -> bool:
    """Whether a date is the heading of an entry in a chronology, all of whose days are of that year or soon after: "May 5, 2021: ..."."""
    return expression.start - statement.start <= 1 and _HEADS.match(text, expression.end) is not None


_HEAD, _NEAR = 400, dt.timedelta(14)


def _own_day(article: Article, found: Sequence[Placed]) -> tuple[dt.date | None, str]:
    """From which day the article counts, and what that is in words: the day on a line near its head, within a fortnight of publication.

    What an article was filed under may be a day or two off the date that it wears; its writer's "yesterday" is the day before the latter.
    """
    published = article.published
    if published is None:
        return None, ""
    for statement, expression in found:
        if statement.start > _HEAD:
            break
        is_alone = expression.start == statement.start and expression.end == statement.end
        if is_alone and isinstance(expression.meaning, m.Full):
            own = expression.meaning.day
            if own != published and abs(own - published) <= _NEAR:
                return own, f"the date line {own}"
            break
    return published, f"publication {published} ({article.published_basis.words})"


def _looks_back(meaning: m.Meaning) -> bool:
    return isinstance(meaning, m.Shift) and meaning.number < 0 and meaning.unit in {"year", "decade", "century"}


def _compares(meaning: m.Meaning) -> bool:
    """Whether an expression only names what something is held against: "up 3 percent from a year earlier"."""
    if isinstance(meaning, m.Turn):
        return meaning.running and meaning.offset < 0 and meaning.unit in {"month", "quarter", "year"}
    return _looks_back(meaning) and isinstance(meaning, m.Shift) and meaning.running


def _scale(meaning: m.Meaning) -> str:
    """What `direction` has to know of an expression."""
    if isinstance(meaning, m.Named):
        return "feast"
    return "day" if isinstance(meaning, _OF_DAYS) else "month" if isinstance(meaning, m.Month) else ""


def _core(meaning: m.Meaning) -> m.Meaning:
    """What an expression of two parts rests on: the day of a time, the date that so many days are counted from."""
    inner: m.Meaning | None = meaning
    while isinstance(inner, m.Clock | m.From | m.Within):
        meaning, inner = (
            inner,
            inner.day if isinstance(inner, m.Clock) else inner.base if isinstance(inner, m.From) else inner.whole,
        )
    return inner if inner is not None else meaning


def _month_of(meaning: m.Meaning, year: int) -> int | None:
    """The month of an expression that leaves its year out."""
    if isinstance(meaning, m.Month) and meaning.year is None and not meaning.which:
        return meaning.month
    if isinstance(meaning, m.MonthDay):
        return meaning.month
    if isinstance(meaning, m.Figures) and meaning.year is None:
        return meaning.first
    if isinstance(meaning, m.Part) and meaning.year is None and not meaning.which:
        return part_month(meaning.code)
    if isinstance(meaning, m.Named) and meaning.year is None and year:
        found = days_of(meaning.name, year)
        return found[0].month if found else None
    return None


def _writes_day_first(found: Sequence[Placed]) -> bool:
    """Whether the dates in figures that allow one reading only have the day first."""
    orders = [
        expression.meaning.day_first
        for _, expression in found
        if isinstance(expression.meaning, m.Figures) and max(expression.meaning.first, expression.meaning.second) > 12
    ]
    return sum(orders) * 2 > len(orders)
