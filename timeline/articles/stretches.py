"""An article's text -> stretches: title, body, captions, and the furniture that is not coded.

Works on plain text line by line, without knowing the publisher: what a line looks like (lexicon/furniture.toml), where it stands, and
whether it reads like running text.
"""

import re

from timeline.articles.furniture import ASIDE, CLOSING, line_kind, section_of
from timeline.articles.wrapped import Line, unwrapped_lines
from timeline.records import Stretch
from timeline.terms import Section

_ENDS = frozenset(".!?…\"”’'»)]:;")
_LONGEST_TITLE = 220
_ASIDE_LINES = 3
_CLOSING_TEXT = 2
"""Paragraphs of running text in a row that show that a closing heading was only a heading inside the article."""


def is_running_text(line: str) -> bool:
    """Whether a line reads like a paragraph: it ends like a sentence and has the length of one."""
    words = len(line.split())
    return (line[-1] in _ENDS and words >= 9) or words >= 30


def stretches_of(text: str, title: str = "") -> tuple[Stretch, ...]:
    """The stretches of a text in order. A title given from outside that stands at the head of the text is its title there too."""
    lines = unwrapped_lines(text)
    kinds = _kinds(lines)
    body = next((n for n, line in enumerate(lines) if kinds[n] is None and is_running_text(line.text)), None)
    found = []
    for number, line in enumerate(lines):
        kind = kinds[number]
        if kind is not None:
            found.append(Stretch(line.start, line.end, section_of(kind)))
        elif _is_title(lines, number, body, title):
            found.append(Stretch(line.start, line.end, Section.TITLE))
        else:
            found.append(Stretch(line.start, line.end, Section.BODY))
    return tuple(found)


def _kinds(lines: list[Line]) -> list[str | None]:
    """Furniture or None for each line. What follows a closing heading belongs to other articles, unless running text comes again."""
    kinds = [line_kind(line.text) for line in lines]
    for number, kind in enumerate(kinds):
        if kind == CLOSING and any(k is None and is_running_text(lines[n].text) for n, k in enumerate(kinds[:number])):
            if not _goes_on(lines, kinds, number):
                return [*kinds[: number + 1], *(k or "boilerplate" for k in kinds[number + 1 :])]
        elif kind == ASIDE:
            _mark_aside(lines, kinds, number)
    return kinds


def _goes_on(lines: list[Line], kinds: list[str | None], number: int) -> bool:
    """Whether the article goes on after the heading at `number`: several paragraphs of running text one after the other."""
    streak = 0
    for line, kind in zip(lines[number + 1 :], kinds[number + 1 :], strict=True):
        streak = streak + 1 if kind is None and is_running_text(line.text) and len(line.text) > 160 else 0
        if streak >= _CLOSING_TEXT:
            return True
    return False


def _mark_aside(lines: list[Line], kinds: list[str | None], number: int) -> None:
    """A headline or two after "Read more" are not of this article; they end at the first line that reads like text."""
    for after in range(number + 1, min(number + 1 + _ASIDE_LINES, len(lines))):
        if kinds[after] is not None or is_running_text(lines[after].text):
            return
        kinds[after] = "boilerplate"


def _is_title(lines: list[Line], number: int, body: int | None, title: str) -> bool:
    """A short line before the first paragraph that is no sentence, or the title that was given."""
    line = lines[number]
    if title and _same(line.text, title) and (body is None or number <= body):
        return True
    if number > 3 or len(line.text) > _LONGEST_TITLE or body is None or number >= body:
        return False
    return line.text[-1] not in ".:;,"


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W+", " ", one).strip().casefold() == re.sub(r"\W+", " ", other).strip().casefold()
