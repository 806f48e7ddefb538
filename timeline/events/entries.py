"""Entries of a round-up: paragraphs that each begin with the label of where they are at, and have nothing to do with the one before."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from timeline.records import ActorMention, Article, Statement
from timeline.terms import ActorKind, Section

_LONGEST: Final = 32
"""Characters of a label with its colon."""
_LABEL: Final = re.compile(r"(?P<label>[A-Z][^:\n–—]{1,30}?)(?::|\s[-–—])(?=\s\S)")
"""A label and its mark."""
_LEAST: Final = 2
"""Countries that labels must name, for the text to be one of entries: a single one heads a title, or says who speaks."""


def entries_of(
    article: Article, statements: Sequence[Statement], named: Mapping[int, Sequence[ActorMention]]
) -> dict[int, tuple[ActorMention | None, int]]:
    """By the number of the first statement of each entry, the country that its label names and where the label ends: "JUBA: The government
    accused", "Mali: Police said", "OSLO - Volvo said"; the label of a matter, "TRADE:", names none. Nothing where labels say who speaks."""
    text = article.text
    found: dict[int, tuple[ActorMention | None, int]] = {}
    paragraph = -1
    for statement in statements:
        if statement.paragraph == paragraph or statement.section is not Section.BODY:
            continue
        paragraph = statement.paragraph
        label = _LABEL.match(text, statement.start, min(statement.end, statement.start + _LONGEST))
        if label is None:
            continue
        colon, end = label.end("label"), label.end()
        first = next(iter(named[statement.number]), None)
        if first is not None and first.start == statement.start and first.end == colon:
            if first.kind is ActorKind.PERSON:
                return {}
            of_land = first.kind is ActorKind.COUNTRY and bool(first.code)
            land = replace(first, adjective=False, place=False) if of_land else None
            found[statement.number] = (land, end)
        elif text[statement.start : colon].isupper():
            found[statement.number] = (None, end)
    lands = {land.code for land, _ in found.values() if land is not None}
    return found if len(lands) >= _LEAST else {}
