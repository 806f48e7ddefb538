"""A coder for tests of the store: it reads sentences such as "BLR CONSULT CHN 2021-03-04." and nothing else.

So what is stored depends on the text in a way that a test can foresee, and not on what the real coder finds.
"""

import datetime as dt
import re
from dataclasses import dataclass

from timeline.errors import InputError
from timeline.records import (
    ActorMention,
    Article,
    Coded,
    DateValue,
    EventDate,
    EventMention,
    Statement,
    TradeFact,
    UnresolvedName,
)  # fmt: skip
from timeline.resolve import group_mentions
from timeline.terms import (
    QUAD,
    ActorKind,
    Basis,
    DateScope,
    EventType,
    FactModality,
    Flow,
    Measure,
    Modality,
    Precision,
    Section,
    TimexType,
)  # fmt: skip

_SENTENCE = re.compile(r"[^.]+\.")
_TOLD = re.compile(r"\s*([A-Z]{3}) ([A-Z]+) ([A-Z]{3}) (\d{4}-\d\d-\d\d)\.")
_CAMEO = {"CONSULT": "042", "AGREE": "057", "SANCTION": "163", "ASSAULT": "190"}


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader gives: an article, or an error."""

    origin: str
    line: int | None
    article: Article | None
    error: InputError | None = None


def article(text: str, day: int = 1, publisher: str = "Morning Paper") -> Article:
    return Article(text=text, published=dt.date(2021, 4, day), publisher=publisher, url="https://paper.example/a")


def readings(*texts: str) -> list[Read]:
    return [Read(f"{number}.txt", None, article(text)) for number, text in enumerate(texts)]


def code(article: Article) -> Coded:
    """Events and facts of the sentences that are written as the coder likes them; other sentences are names that nobody knows."""
    statements, dates, mentions, facts, unresolved = [], [], [], [], []
    for number, sentence in enumerate(_SENTENCE.finditer(article.text)):
        statements.append(Statement(number, sentence.start(), sentence.end(), Section.BODY, 0))
        told = _TOLD.match(article.text, sentence.start())
        if not told:
            unresolved.append(UnresolvedName(sentence.start(), sentence.end(), sentence[0], "no such name"))
        elif told[2] == "EXPORT":
            facts.append(_fact(article, number, sentence, told))
        else:
            dates.append(_date(told))
            mentions.append(_mention(article, number, sentence, told))
    return Coded(
        article, tuple(statements), tuple(dates), (), tuple(unresolved), tuple(mentions), group_mentions(article, mentions),
        tuple(facts),
    )  # fmt: skip


def _day(told: re.Match[str]) -> dt.date:
    return dt.date.fromisoformat(told[4])


def _date(told: re.Match[str]) -> DateValue:
    day = _day(told)
    return DateValue(
        told.start(4), told.end(4), told[4], TimexType.DATE, told[4], "", day, day, Precision.DAY, Basis.STATED, "as written",
        "plain.date", 1.0,
    )  # fmt: skip


def _mention(article: Article, number: int, sentence: re.Match[str], told: re.Match[str]) -> EventMention:
    day, kind = _day(told), EventType(told[2])
    sides = [
        (
            ActorMention(
                told.start(side),
                told.end(side),
                told[side],
                told[side],
                told[side],
                ActorKind.COUNTRY,
                "plain.actor",
                1.0,
            ),
        )
        for side in (1, 3)
    ]
    date = EventDate(
        day, day, Precision.DAY, Basis.STATED, DateScope.CLAUSE, told.start(4), told.end(4), told[4], "as written"
    )
    return EventMention(
        article.id, number, sentence.start(), sentence.end(), sentence[0], told.start(2), told.end(2), kind, _CAMEO[told[2]],
        1.0 if QUAD[kind] < 3 else -5.0, QUAD[kind], Modality.HAPPENED, sides[0], sides[1], date, "plain.event", 0.8,
    )  # fmt: skip


def _fact(article: Article, number: int, sentence: re.Match[str], told: re.Match[str]) -> TradeFact:
    year = _day(told).year
    rank = _day(told).month == 12
    return TradeFact(
        article.id, number, sentence.start(), sentence.end(), sentence[0], told.start(4), told.end(4), told[1], told[3], Flow.EXPORT,
        Measure.RANK if rank else Measure.VALUE, 2.0 if rank else 5e9, "rank" if rank else "USD", str(year), dt.date(year, 1, 1),
        dt.date(year, 12, 31), "", "", "", FactModality.ACTUAL, "plain.fact", 0.9,
    )  # fmt: skip
