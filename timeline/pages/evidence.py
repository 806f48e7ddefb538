"""Sentences with the words that a row was read from marked in them, and the articles that they stand in."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from charts import theme

Row = dict[str, Any]

LONGEST_SENTENCE = 700
"""Characters of a sentence that stand in a table."""
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Span:
    """Words of an article, as offsets into its text, and what they are: actor, recipient, act, date or figure."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence; `kind` is "" for words that are not marked."""

    text: str
    kind: str


def event_spans(row: Row) -> list[Span]:
    """What a mention was read from; the row holds the offsets of event_mention."""
    spans = [Span(row["trigger_start"], row["trigger_end"], "act")]
    if row["date_start"] is not None:
        spans.append(Span(row["date_start"], row["date_end"], "date"))
    for kind in ("actor", "recipient"):
        spans += [Span(actor["start"], actor["end"], kind) for actor in json.loads(row[f"{kind}_spans"])]
    return apart(spans)


def fact_spans(row: Row) -> list[Span]:
    """The figure that a trade fact was read from."""
    return [Span(row["value_start"], row["value_end"], "figure")]


def apart(spans: Iterable[Span]) -> list[Span]:
    """The spans in the order of the text, without those that cross one that was named before them."""
    kept: list[Span] = []
    for span in spans:
        if span.start < span.end and all(span.end <= other.start or span.start >= other.end for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)


def parts(quote: str, start: int, spans: Sequence[Span]) -> list[Part]:
    """`quote`, which begins at offset `start` of its article, cut at the edges of the spans that lie in it."""
    found: list[Part] = []
    place = 0
    for span in spans:
        first, last = span.start - start, span.end - start
        if first < place or last > len(quote):
            continue
        found += [Part(quote[place:first], ""), Part(quote[first:last], span.kind)]
        place = last
    rest = Part(quote[place:], "")
    return [Part(_shown(part.text), part.kind) for part in _shortened([*found, rest]) if part.text]


def _shortened(found: list[Part]) -> list[Part]:
    """As many parts as a table cell stands."""
    room = LONGEST_SENTENCE
    kept: list[Part] = []
    for part in found:
        if len(part.text) > room:
            return [*kept, Part(part.text[:room] + "…", part.kind)]
        room -= len(part.text)
        kept.append(part)
    return kept


def _shown(text: str) -> str:
    """Text without what breaks a page; a space at either end is kept, since parts are put together again."""
    inner = theme.clean(text)
    if not inner:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + inner + (" " if text[-1].isspace() else "")


def marks(start: int, end: int, spans: Sequence[Span]) -> str:
    """The sentence and its spans for the page's script, as JSON: `[start, end, [[start, end, kind], …]]`."""
    return json.dumps([start, end, [[span.start, span.end, span.kind] for span in spans]], separators=(",", ":"))


def article(row: Row) -> Row:
    """An article for the page's script. Its text keeps its length: offsets count its code points."""
    return {
        "title": theme.shorten(theme.clean(row["title"]), 160) or source(row), "source": source(row), "url": theme.safe_url(row["url"]),
        "text": "".join(_one(character) for character in row["text"]),
    }  # fmt: skip


def _one(character: str) -> str:
    """A character that a page may show, or another one in its place."""
    if character in "\n\t":
        return character
    return character if character.isprintable() and ord(character) not in theme.BIDI_CONTROLS else " "


def source(row: Row) -> str:
    """Who published it and when."""
    published = f"{row['published']:%Y-%m-%d}" if row["published"] else "undated"
    name = theme.shorten(theme.clean(row["publisher"] or row["title"]), _LONGEST_NAME) or "article"
    return f"{name}, {published}"
