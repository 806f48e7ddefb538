"""The running day of a text: from what its next expression counts, and whether a passage tells a story of the past."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline.dates import kinds
from timeline.dates import meanings as m
from timeline.dates.anchor import Anchor, Counted
from timeline.dates.aside import REACH, is_when_said, tells_of_before
from timeline.dates.calendar import SEASONS, Stretch
from timeline.dates.count import count
from timeline.dates.direction import AHEAD, BACK, HEADS, OPEN, direction
from timeline.dates.numbers import day_or_none
from timeline.dates.origin import own_day, writes_day_first
from timeline.dates.passing import ends_stretch, hangs_on, is_aside, is_put_in, looks_back
from timeline.dates.stories import Placed, Stories, clues_of, is_past_month
from timeline.records import Article, Statement
from timeline.terms import Precision

_DIRECTED: Final = (
    m.MonthDay, m.Month, m.Weekday, m.Part, m.Named, m.Turn, m.DayOfMonth, m.Figures, m.Shift, m.Clock, m.From, m.Within, m.Span,
)  # fmt: skip
_WRITTEN_OUT: Final = 2
"""Years before the article whose days are told apart from its own year's by writing the year out."""
_WITH_MONTH: Final = frozenset({Precision.DAY, Precision.MONTH})
_LATEST: Final = re.compile(r"\b(?:most recently|latest|latterly|(?:[Mm]y|[Oo]ur|[Yy]our) last)\b[^.;]{0,40}$")
"""Words that bring a text back to its own time: "have met twice since, most recently in February"."""
_COMPARED: Final = re.compile(r"\b(?:from|than|versus|against|compared (?:with|to)|below|above)\s[^.;]{0,60}$")
_LATELY, _WEEK, _YEAR = dt.timedelta(31), dt.timedelta(7), dt.timedelta(400)
_LINK: Final = len(" through ")
_ATTACKS: Final = "named.attacks"
_FAR, _FAR_AHEAD = 5, 40
"""A bare year so many years before or after the running one is a remark, unless a sentence begins with it; a life goes on by decades."""


_AT_HEAD: Final = 12
"""Characters into a sentence at which a date still stands at its head, and takes the text to another time."""


class RunningDay:
    """What an article's expressions count from, as it is read from the first to the last."""

    def __init__(self, article: Article, found: Sequence[Placed]) -> None:
        self.text = article.text
        self.dct, self.origin = own_day(article, found)
        self.stories = Stories(clues_of(found), self.dct.year if self.dct else None)
        self.day_first = writes_day_first(found)
        self.running: Stretch | None = None
        self.stated: Stretch | None = None
        self.story: Stretch | None = None
        self.quarter: Stretch | None = None
        self.before: dict[bool, Stretch] = {}
        self.heading: Stretch | None = None
        self.paragraph = -1
        self.entry = False
        self.put_in = self.looked_back = self.aside = False
        self.told: Stretch | None = None
        self.listed = ((0, 0), 0)

    def read(self, statement: Statement, expression: m.Expression) -> Counted:
        """The days of an expression; they become the running day."""
        if (
            expression.rule_id == _ATTACKS
            and isinstance(expression.meaning, m.Full)
            and self._is_to_come(expression.meaning.day)
        ):
            day = expression.meaning.day  # "the Sept. 11 attack" in a text of 1984
            expression = replace(expression, meaning=m.MonthDay(day.month, day.day))
        is_story = self.stories.holds(statement.paragraph)
        if statement.paragraph != self.paragraph:
            self.paragraph = statement.paragraph
            self.entry, self.told = _heads_entry(self.text, statement, expression), None
            if not is_story:
                self.stated, self.running, self.story = self.heading, None, None
        if self.stories.is_ancient and not kinds.names_year(kinds.core(expression.meaning)):
            return count(expression.meaning, Anchor(None))
        lean = self._lean(statement, expression, is_story)
        lately = self.dct is not None and kinds.goes_on_since(expression, self.text)
        is_story = is_story and lean != AHEAD and not lately
        year = (
            self._story_year(expression.meaning)
            if is_story
            else None
            if lately
            else self._passage_year(expression.meaning, lean, expression.start)
        )
        running = self.running or self._pointed_at(expression.meaning)
        if (
            running is not None
            and not is_story
            and kinds.is_the_day(expression.meaning)
            and not self._is_near(running, _WEEK)
        ):
            running = None  # "Shares ended the day down": not on the day of April that was spoken of
        had, aside = looks_back(self.text, statement), hangs_on(self.text, statement, expression)
        if kinds.is_same_day(expression.meaning) or kinds.is_next_day(expression.meaning):
            running = self._day_beside(running, expression.meaning, had=had, aside=aside, is_story=is_story)
        if running is not None and self._is_ahead(running) and kinds.counts_days_back(expression.meaning):
            running = self.before.get(True, running)  # "the troops will leave in May. Two days earlier rebels had"
        if running is None and self.dct is None:
            running = self.stated
        if self.quarter is not None and kinds.is_quarter_ago(expression, self.text):
            running = self.quarter
        meaning = expression.meaning if is_story else self._as_compared(statement, expression)
        back = isinstance(meaning, m.DayOfMonth) and tells_of_before(self.text, expression.start)
        counted = count(meaning, Anchor(self.dct, running, lean, year, is_story, self.day_first, self.origin, back))
        self._run_on(statement, expression, counted, is_story)
        self.looked_back, self.aside = had, aside and not had
        if not (had or aside) and counted.days is not None and counted.days.precision is Precision.DAY:
            self.told = counted.days
        return counted

    def _day_beside(
        self, running: Stretch | None, meaning: m.Meaning, *, had: bool, aside: bool, is_story: bool
    ) -> Stretch | None:
        """The day that "the same day" and "the next day" mean: not that of what the text only looked back at, unless they do so too."""
        is_vague = running is None or running.precision is not Precision.DAY
        if running is not None and is_vague:
            running = self.before.get(
                True, running
            )  # "agreed on Saturday; Chad, which last month refused, signed the same day"
        if self.told is None or is_story:
            return running
        is_next = kinds.is_next_day(meaning) and not had and (self.looked_back or is_vague)
        goes_back = (
            running is not None and running.first < self.told.first
        )  # not in "Mali, which lost it on Sunday, left the same day"
        return self.told if is_next or (self.aside and not aside and goes_back) else running

    def _is_to_come(self, day: dt.date) -> bool:
        return self.dct is not None and day > self.dct

    def _lean(self, statement: Statement, expression: m.Expression, is_story: bool) -> int:
        """Which way an expression looks; in a story only a weekday that lies ahead of the article does: "He will be buried on Tuesday"."""
        meaning = expression.meaning
        if is_story:
            is_plan = (
                isinstance(meaning, m.Weekday) and self.text.find(" will ", statement.start, expression.start) >= 0
            )
        else:
            is_plan = isinstance(meaning, _DIRECTED)
        if not is_plan:
            return OPEN
        lean = direction(self.text, *self._head_of_list(expression), statement, kinds.scale(kinds.core(meaning)))
        return lean if not is_story or lean == AHEAD else OPEN

    def _head_of_list(self, expression: m.Expression) -> tuple[int, int]:
        """Where the day stands with which an expression is listed, that looks the way that it does: "to meet on June 3-5"."""
        meaning, (head, end) = expression.meaning, self.listed
        is_listed = expression.rule_id == "day.listed" or (
            isinstance(meaning, m.Weekday) and meaning.which == "running after"
        )
        if not is_listed or not 0 <= expression.start - end <= _LINK:
            head = (expression.start, expression.end)
        self.listed = (head, expression.end)
        return head

    def _pointed_at(self, meaning: m.Meaning) -> Stretch | None:
        """The last date of the paragraphs before, for words that point back into the text: "that year", "two days later"."""
        if isinstance(meaning, m.Of) and isinstance(meaning.part, m.Turn):
            meaning = meaning.part
        if isinstance(meaning, m.Turn) and (meaning.points or (meaning.running and meaning.unit == "day")):
            return self.before.get(
                meaning.unit == "day"
            )  # "that year", "earlier in the day", "the last match of the day"
        if isinstance(meaning, m.Shift) and meaning.running and meaning.number > 0:
            return self.before.get(meaning.unit in {"day", "night"})
        is_weekday = isinstance(meaning, m.Weekday) and meaning.which.startswith("running")
        return self.before.get(True) if is_weekday or (isinstance(meaning, m.Clock) and meaning.offset) else None

    def _as_compared(self, statement: Statement, expression: m.Expression) -> m.Meaning:
        """ "A year ago" as the same stretch of the year before, where one is held against the other: "fell in October from a year ago"."""
        meaning, told = expression.meaning, self.running
        if not isinstance(meaning, m.Shift) or meaning.unit != "year" or meaning.number != -1 or told is None:
            return meaning
        if told.precision not in {Precision.MONTH, Precision.QUARTER} or not self._is_near(told, _YEAR):
            return meaning
        before = self.text[max(statement.start, expression.start - REACH) : expression.start]
        return replace(meaning, running=True) if _COMPARED.search(before) else meaning

    def _is_ahead(self, days: Stretch) -> bool:
        """Whether days lie after the article, and so are those of a plan, from which the text comes back."""
        return self.dct is not None and days.first > self.dct

    def _is_near(self, days: Stretch, within: dt.timedelta) -> bool:
        return self.dct is None or abs(days.first - self.dct) <= within

    def _passage_year(self, whole: m.Meaning, lean: int, start: int) -> int | None:
        """The year in which a paragraph is that has named one, when it is not the article's own time."""
        meaning = kinds.core(whole)
        is_season = isinstance(meaning, m.Part) and meaning.code in SEASONS
        if self.stated is None or not (is_season or isinstance(meaning, m.Month | m.MonthDay | m.Figures | m.Named)):
            return None
        year = self.stated.first.year
        if self.dct is None or year >= self.dct.year or (lean != BACK and not self.entry):
            return year if self.dct is None else None
        if _LATEST.search(self.text, max(0, start - REACH), start):
            return None
        if isinstance(meaning, m.Named) and self.stated.precision is Precision.YEAR:
            return None  # feasts come again: "since 2000 the city has marked the end of Ramadan"
        month = kinds.month_of(meaning, year)
        goes_back = month is not None and month < self.stated.first.month
        is_recent = self.stated.precision not in _WITH_MONTH and self.dct.year - year <= _WRITTEN_OUT
        if (goes_back or is_recent or self.stated.precision is Precision.YEAR) and self._is_lately(meaning):
            return None  # "brought the case in 2018. The court ruled on Dec. 1", in a text of December
        if isinstance(meaning, m.Month) and not self.entry and self._is_of_this_year(meaning.month, self.stated, start):
            return None
        if (
            goes_back
            and not self.entry
            and self.stated.precision is Precision.MONTH
            and not self.put_in
            and not tells_of_before(self.text, start)
        ):
            return None  # "The talks opened in June 1982. Moscow said in February": of the article's time
        goes_on = month is not None and is_past_month(self.stated, month)
        if goes_on and not self.entry and isinstance(meaning, m.MonthDay) and self.dct.year - year <= _WRITTEN_OUT:
            return None  # "retook it in September 2023. They announced on March 13" of 2025: 2024 would have been written out
        goes_on = goes_on or (self.put_in and goes_back)  # "the deal, brokered in July 2022, had been extended in May"
        return year + (goes_on and month is not None and (year + 1, month) <= (self.dct.year, self.dct.month))

    def _is_of_this_year(self, month: int, stated: Stretch, start: int) -> bool:
        """Whether a bare month is of the article's year, behind a later one of last year: "applied in May 2022. Chad ratified it in March"."""
        if self.dct is None or stated.precision not in _WITH_MONTH or stated.first.year != self.dct.year - 1:
            return False
        before = self.text[max(0, start - REACH) : start]
        earlier = " had " in before[before.rfind(". ") + 1 :] and not self.put_in
        return month < stated.first.month and month <= self.dct.month and not earlier

    def _is_lately(self, meaning: m.Meaning) -> bool:
        """Whether a day without a year is one of the weeks before the article."""
        if self.dct is None or not isinstance(meaning, m.MonthDay):
            return False
        days = [day_or_none(year, meaning.month, meaning.day) for year in (self.dct.year, self.dct.year - 1)]
        return any(day is not None and dt.timedelta(0) <= self.dct - day <= _LATELY for day in days)

    def _story_year(self, meaning: m.Meaning) -> int | None:
        """The year of a month or season in a story: the running one, or the next when the story has gone past it."""
        month = kinds.month_of(kinds.core(meaning), self.story.first.year if self.story else 0)
        if self.story is None or month is None:
            return None
        year = self.story.first.year
        goes_on = is_past_month(self.story, month)
        return year + (goes_on and (self.dct is None or (year + 1, month) <= (self.dct.year, self.dct.month)))

    def _run_on(self, statement: Statement, expression: m.Expression, counted: Counted, is_story: bool) -> None:
        days, meaning = counted.days, expression.meaning
        if days is None or days.value.startswith("P"):
            return
        if is_story and not self._moves(statement, expression, days):
            return
        if not is_story and kinds.compares(meaning):
            return
        if days.precision is Precision.DAY and ends_stretch(self.text, statement, expression, self.running):
            return
        if isinstance(meaning, m.Year) and expression.end - expression.start >= statement.end - statement.start - 1:
            self.heading = days  # a year on a line of its own: of what stands below
        self.running = self.before[False] = days
        self.quarter = days if days.value[4:6] == "-Q" else self.quarter
        if days.precision is Precision.DAY:
            self.before[True] = days
        elif (
            True in self.before
            and not self._is_ahead(days)
            and (days.first > self.before[True].first or expression.start - statement.start < _AT_HEAD)
            and not hangs_on(self.text, statement, expression)
        ):
            del self.before[
                True
            ]  # "that night" is not of a day that the text has left behind; one that looks back has not
        has_year = kinds.names_year(kinds.core(meaning))
        if has_year and is_aside(self.text, statement, expression, days, self.stated):
            return
        if self._comes_back(statement, expression, days, is_story):
            self.stated = None
        elif has_year or (
            self.stated is not None and isinstance(meaning, m.Month | m.MonthDay | m.Turn | m.Shift | m.Of)
        ):
            self.stated = days
            self.put_in = has_year and is_put_in(self.text, statement, expression)
        self.story = days

    def _comes_back(self, statement: Statement, expression: m.Expression, days: Stretch, is_story: bool) -> bool:
        """Whether a day of the article's own week brings a paragraph back that told of another year: "in 1998. On Monday Chad left"; not where
        it is only when somebody said so.
        """
        meaning = expression.meaning
        if is_story or self.entry or self.stated is None or not isinstance(meaning, m.Weekday | m.Near):
            return False
        if not self._is_near(days, _WEEK) or self._is_near(self.stated, _YEAR):
            return False
        return not is_when_said(self.text, (statement.start, statement.end), (expression.start, expression.end))

    def _moves(self, statement: Statement, expression: m.Expression, days: Stretch) -> bool:
        """Whether a story goes on to these days, or only mentions them."""
        meaning = expression.meaning
        if (
            isinstance(meaning, m.Years | m.Near)
            or (isinstance(meaning, m.Turn) and meaning.offset < 0)
            or kinds.looks_back(meaning)
        ):
            return False
        if self.story is None or not isinstance(expression.meaning, m.Year):
            return True
        ahead = days.first.year - self.story.first.year
        far = ahead < -_FAR or ahead > _FAR_AHEAD
        return not far or expression.start - statement.start <= 4


def _heads_entry(text: str, statement: Statement, expression: m.Expression) -> bool:
    """Whether a date is the heading of an entry in a chronology, all of whose days are of that year or soon after: "May 5, 2021: ..."."""
    return expression.start - statement.start <= 1 and HEADS.match(text, expression.end) is not None
