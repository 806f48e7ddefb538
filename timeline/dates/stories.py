"""Which passages tell a story of the past, with the running text as their clock: by the years that they name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from timeline.dates import meanings as m
from timeline.records import Statement

Placed = tuple[Statement, m.Expression]

_STORY_DATES, _STORY_SHARE = 6, 0.7
_PASSAGE_DATES, _PASSAGE_SHARE, _BESIDE = 4, 0.8, 2
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

    def __init__(self, found: Sequence[Placed], year: int | None) -> None:
        self.tallies: dict[int, Tally] = {}
        for statement, expression in found:
            tally = self.tallies.setdefault(statement.paragraph, Tally())
            named = _year_named(expression.meaning)
            if named is not None:
                tally.years += 1
                tally.past += year is None or named < year - 1
                tally.old += year is not None and named < year - _OLD
            tally.own += isinstance(expression.meaning, m.Weekday | m.Near)
        tallies = list(self.tallies.values())
        self.whole = (
            self._tells(tallies, _STORY_DATES, _STORY_SHARE, 0.25) or self._is_old(tallies) or _is_history(found, year)
        )
        own, years = sum(tally.own for tally in tallies), sum(tally.years for tally in tallies)
        self.is_ancient = own == 0 and sum(_is_before_christ(expression.meaning) for _, expression in found) > max(
            1, years
        )
        self.order = sorted(self.tallies)
        self.places = {paragraph: place for place, paragraph in enumerate(self.order)}
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
            place = self.places[paragraph]
            around = self.order[max(0, place - _BESIDE) : place + _BESIDE + 1]
            self.known[paragraph] = self.tallies[paragraph].own == 0 and self._tells(
                [self.tallies[beside] for beside in around], _PASSAGE_DATES, _PASSAGE_SHARE, 0.0
            )
        return self.known[paragraph]


def _is_history(found: Sequence[Placed], year: int | None) -> bool:
    """Whether a text begins with a year that is over, names no later one, and counts nothing from its own day: a history that is not so old."""
    meanings = [expression.meaning for _, expression in found]
    if (
        year is None
        or not meanings
        or _year_named(meanings[0]) is None
        or any(_is_own(meaning) for meaning in meanings)
    ):
        return False
    named = [told for meaning in meanings if (told := _year_named(meaning)) is not None]
    return len(named) >= 2 and max(named) <= year - _OVER


def _is_before_christ(meaning: m.Meaning) -> bool:
    return isinstance(meaning, m.Reference) and meaning.value.startswith("BC")


def _is_own(meaning: m.Meaning) -> bool:
    """Whether a meaning counts from the article's own day: "Monday", "last week", "two years ago", "now"."""
    if isinstance(meaning, m.Turn | m.Shift | m.Span):
        return not meaning.running and not (isinstance(meaning, m.Shift) and meaning.ahead)
    return isinstance(meaning, m.Weekday | m.Near) or (
        isinstance(meaning, m.Reference) and meaning.value == "PRESENT_REF"
    )


def _year_named(meaning: m.Meaning) -> int | None:
    if isinstance(meaning, m.Full):
        return meaning.day.year
    return meaning.year if isinstance(meaning, m.Month | m.Year | m.Part) else None
