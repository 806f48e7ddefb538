"""Which passages tell a story of the past, with the running text as their clock: by the years that they name."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from timeline.dates import meanings as m
from timeline.dates.anchor import DATE_LINE, PUBLICATION
from timeline.dates.calendar import Stretch
from timeline.records import Article, DateValue, Statement
from timeline.terms import Basis, Precision

Placed = tuple[Statement, m.Expression]


class Clue(NamedTuple):
    """What one expression of a paragraph says of the time that is told of: the year that it names, whether it is a day of the article's own
    ("Monday"), whether it counts from the article's day in any way ("last year"), whether it is "now", whether it lies before Christ.
    """

    paragraph: int
    year: int | None
    own_day: bool
    own: bool
    now: bool
    before_christ: bool = False


_STORY_DATES, _STORY_SHARE = 6, 0.7
_PASSAGE_DATES, _PASSAGE_SHARE, _BESIDE = 4, 0.8, 2
_OWN_SHARE: Final = 0.1
"""Of all dates, those that a history may count from its own day ("to this year"), most of them in quotations."""
_OLD: Final = 30
_OVER: Final = 5


@dataclass(slots=True)
class Tally:
    """How many years a paragraph names, how many of them are well before the article or long ago, how often it speaks of its own days."""

    years: int = 0
    past: int = 0
    old: int = 0
    own: int = 0


class Stories:
    """Which paragraphs tell a story of the past, with the running text as their clock.

    `is_ancient`: the text is of the years before Christ, in which a month without a year has no day.
    """

    def __init__(self, clues: Sequence[Clue], year: int | None) -> None:
        self.tallies: dict[int, Tally] = {}
        for clue in clues:
            tally = self.tallies.get(clue.paragraph)
            if tally is None:
                tally = self.tallies[clue.paragraph] = Tally()
            if clue.year is not None:
                tally.years += 1
                tally.past += year is None or clue.year < year - 1
                tally.old += year is not None and clue.year < year - _OLD
            tally.own += clue.own_day
        tallies = list(self.tallies.values())
        self.whole = (
            self._tells(tallies, _STORY_DATES, _STORY_SHARE, 0.25) or self._is_old(tallies) or _is_history(clues, year)
        )
        self.is_own = sum(clue.own for clue in clues) > _OWN_SHARE * len(clues)
        own, years = sum(tally.own for tally in tallies), sum(tally.years for tally in tallies)
        self.is_ancient = own == 0 and sum(clue.before_christ for clue in clues) > max(1, years)
        self.order = sorted(self.tallies)
        self.known: dict[int, bool] = {}

    @staticmethod
    def _is_old(tallies: Sequence["Tally"]) -> bool:
        """Whether every year named is of long ago, and nothing is of the article's own days: a short history."""
        years = sum(tally.years for tally in tallies)
        return years >= 2 and years == sum(tally.old for tally in tallies) and not any(tally.own for tally in tallies)

    def _tells(self, tallies: Sequence[Tally], least: int, share: float, own: float) -> bool:
        years, past = sum(tally.years for tally in tallies), sum(tally.past for tally in tallies)
        return years >= least and past >= share * years and sum(tally.own for tally in tallies) <= own * years

    def holds(self, paragraph: int) -> bool:
        """Whether a paragraph is of a story: the whole text is one, or the paragraphs around it are."""
        if self.whole:
            return True
        if paragraph not in self.known:
            place = bisect_left(self.order, paragraph)
            around = self.order[max(0, place - _BESIDE) : place + _BESIDE + 1]
            here = self.tallies.get(paragraph)
            self.known[paragraph] = (here is None or here.own == 0) and self._tells(
                [self.tallies[beside] for beside in around], _PASSAGE_DATES, _PASSAGE_SHARE, 0.0
            )
        return self.known[paragraph]

    def is_past(self, paragraph: int) -> bool:
        """Whether what a paragraph tells without words of time is not of the article's own day; what stands before the first date is news."""
        if not self.order or paragraph < self.order[0]:
            return False
        return self.holds(paragraph) and not (self.whole and self.is_own)


def clues_of(found: Sequence[Placed]) -> list[Clue]:
    """What expressions that are not counted out yet say."""
    clues = []
    for statement, expression in found:
        meaning = expression.meaning
        now = isinstance(meaning, m.Reference) and meaning.value == _NOW
        is_day = isinstance(meaning, m.Weekday | m.Near)
        clues.append(
            Clue(statement.paragraph, _year_named(meaning), is_day, _is_own(meaning), now, _is_before_christ(meaning))
        )
    return clues


def stories_of(article: Article, statements: Sequence[Statement], dates: Sequence[DateValue]) -> Stories:
    """The stories of an article whose dates are counted out."""
    clues, starts = [], [statement.start for statement in statements]
    for date in dates:
        place = bisect_left(starts, date.end) - 1
        if place < 0 or date.end > statements[place].end:
            continue
        named = date.basis is Basis.STATED and date.first_day is not None and date.value[:4].isdecimal()
        own = _is_counted(date)
        is_day = is_own_day(date)
        clues.append(
            Clue(statements[place].paragraph, int(date.value[:4]) if named else None, is_day, own, date.value == _NOW)
        )
    return Stories(clues, article.published.year if article.published else None)


def is_own_day(date: DateValue) -> bool:
    """Whether a date is told as a day of the article's own: "on Monday", "today"."""
    return date.rule_id.startswith(_DAYS) and _is_counted(date)


def _is_counted(date: DateValue) -> bool:
    """Whether a date counts from the article's day."""
    return date.basis is Basis.RELATIVE and (PUBLICATION in date.reason or DATE_LINE in date.reason)


_NOW: Final = "PRESENT_REF"
_DAYS: Final = ("date.weekday", "date.near")


def _is_history(clues: Sequence[Clue], year: int | None) -> bool:
    """Whether a text begins with a year that is over, names no later one, and counts nothing from its own day: a history that is not so old."""
    if year is None or not clues or clues[0].year is None or any(clue.own or clue.now for clue in clues):
        return False
    named = [clue.year for clue in clues if clue.year is not None]
    return len(named) >= 2 and max(named) <= year - _OVER


def _is_before_christ(meaning: m.Meaning) -> bool:
    return isinstance(meaning, m.Reference) and meaning.value.startswith("BC")


def _is_own(meaning: m.Meaning) -> bool:
    """Whether a meaning counts from the article's own day: "Monday", "last week", "two years ago"."""
    if isinstance(meaning, m.Turn | m.Shift | m.Span):
        return not meaning.running and not (isinstance(meaning, m.Shift) and meaning.ahead)
    return isinstance(meaning, m.Weekday | m.Near)


def _year_named(meaning: m.Meaning) -> int | None:
    if isinstance(meaning, m.Full):
        return meaning.day.year
    return meaning.year if isinstance(meaning, m.Month | m.Year | m.Part) else None


_NEW_YEAR: Final = 4
"""In a story, a month that lies more than so many months before the running one is taken to be of the year after."""
_AFTER_WINTER: Final = 8


def is_past_month(days: Stretch, month: int) -> bool:
    """Whether a text that has come to these days is past the month of their year, so that it means the month of the next."""
    if days.value.endswith("-WI"):
        return month <= _AFTER_WINTER
    has_month = days.precision in {Precision.DAY, Precision.MONTH, Precision.WEEK}
    return has_month and month < days.first.month - _NEW_YEAR
