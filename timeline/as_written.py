"""An article as it reads in the usual characters (`characters.py`), and what was read so with the words and offsets of the article."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, TypeVar

from timeline.characters import Usual, usual
from timeline.records import (
    ActorMention,
    Article,
    DateValue,
    EventMention,
    Statement,
    Stretch,
    TradeFact,
    UnresolvedName,
)

Words = TypeVar("Words", ActorMention, DateValue, UnresolvedName)
_BREAK: Final = re.compile(
    r"[ \t\r]{0,40}\n[ \t]{0,40}(?:(?=\S)(?![-–—•*▪●·]|\d{1,2}[.)]\s)|(?<=[\w,]\n)(?=\d{1,2}[.)]\s))"
)
"""The end of a line within a paragraph. Items of lists begin anew; a number behind a line without an end is none ("on February 24.")."""


def reading(article: Article) -> Usual | None:
    """How the text of an article reads; None where it reads as it is written."""
    return usual(article.text, _breaks(article))


def _breaks(article: Article) -> Iterator[re.Match[str]]:
    for part in article.stretches:
        if article.text.find("\n", part.start, part.end) >= 0:
            yield from _BREAK.finditer(article.text, part.start, part.end)


def in_usual_characters(article: Article, read: Usual) -> Article:
    """The same article, under the same id, as it reads in the usual characters."""
    places = read.places
    stretches = tuple(
        Stretch(bisect_left(places, part.start), bisect_left(places, part.end), part.section)
        for part in article.stretches
    )
    same = replace(article, text=read.text, stretches=stretches)
    object.__setattr__(same, "id", article.id)
    return same


class AsWritten:
    """Puts what was read back into the words of the article."""

    def __init__(self, text: str, read: Usual) -> None:
        self._text, self._places, self._ends = text, read.places, read.ends

    def words(self, found: Words) -> Words:
        """A date, an actor or a name."""
        start, end = self._span((found.start, found.end))
        text = self._text[start:end]
        if (start, end, text) == (found.start, found.end, found.text):
            return found  # most are, and a copy takes long
        return replace(found, start=start, end=end, text=text)

    def statement(self, read: Statement) -> Statement:
        """A statement, with what is quoted in it."""
        start, end = self._span((read.start, read.end))
        return replace(
            read,
            start=start,
            end=end,
            quoted=tuple(self._span(span) for span in read.quoted),
            speaker=self._span(read.speaker) if read.speaker else None,
        )

    def mention(self, read: EventMention) -> EventMention:
        """A mention of an event, with its sides and its day."""
        start, end = self._span((read.start, read.end))
        trigger = self._span((read.trigger_start, read.trigger_end))
        told = self._span(read.reported_span) if read.reported_span else None
        date = read.date
        if date.start is not None and date.end is not None:
            of_date = self._span((date.start, date.end))
            date = replace(date, start=of_date[0], end=of_date[1], text=self._text[slice(*of_date)])
        return replace(
            read, start=start, end=end, quote=self._text[start:end], trigger_start=trigger[0], trigger_end=trigger[1], date=date,
            actors=tuple(map(self.words, read.actors)), recipients=tuple(map(self.words, read.recipients)), reported_span=told,
            reported_by=self._text[slice(*told)] if told else read.reported_by,
        )  # fmt: skip

    def fact(self, read: TradeFact) -> TradeFact:
        """A claim about trade."""
        start, end = self._span((read.start, read.end))
        value_start, value_end = self._span((read.value_start, read.value_end))
        return replace(
            read, start=start, end=end, quote=self._text[start:end], value_start=value_start, value_end=value_end
        )

    def _span(self, span: tuple[int, int]) -> tuple[int, int]:
        return self._places[span[0]], self._ends[span[1]]
