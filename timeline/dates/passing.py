"""Dates that a text names in passing, without moving to them: of a paper, in a clause hung on to a noun, between commas, as an end."""

import re
from itertools import islice
from typing import Final

from timeline.dates import meanings as m
from timeline.dates.aside import REACH, hung_on, made, of_document
from timeline.dates.calendar import Stretch
from timeline.dates.deeds import MADE
from timeline.records import Statement
from timeline.terms import Precision

_OF_NOUN: Final = re.compile(r"[a-z]\s(?:which|who|whom|whose)\s(?:[\w'’-]{1,24}\s){1,8}?(?:on|in|since)\s$")
"""A clause that tells which one is meant: "the conflict which broke out in Chad on"."""
_SINCE: Final = re.compile(r"\b(?:has|have)\b[^.;]{0,160}\bsince\s(?:early\s|late\s)?$")
"""Words before a year from which something has gone on until the text's own time."""
_PUT_IN: Final = re.compile(
    rf",\s(?:first\s|originally\s|[a-z]+ly\s)?(?:{MADE}|imposed|launched|opened|founded|formed|set\sup|introduced|declared|announced|begun"
    r"|started|established|created|built|drafted|initialled|hammered\sout|mediated)\s(?:[\w'’.-]{1,24}\s){0,8}?(?:in|on)\s(?:early\s|late\s|mid-)?$"
)
_HAD_DONE: Final = re.compile(
    r"\bhad\s(?!to\b)(?:[a-z]+ly\s|also\s|already\s|first\s)?[a-z]{2,14}(?:ed|en|un|t|de|ld|ne|me|d|k)\b(?P<rest>[^,;:]*)"
)
"""What had been done before the day that the text is at."""
_ENDED: Final = re.compile(r"\b(?:ended|ending)\s(?:on\s)?$")


def hangs_on(text: str, statement: Statement, expression: m.Expression) -> bool:
    """Whether an expression stands in a clause that is hung on to a noun: ", which last month refused"; or tells of what had been."""
    before = text[max(statement.start, expression.start - REACH) : expression.start]
    return hung_on(before) or is_of_had(text, statement, expression.start)


def is_of_had(text: str, statement: Statement, start: int) -> bool:
    """Whether a date that begins at `start` is that of what had been done before, by the words of its clause."""
    first = max(statement.start, start - REACH)
    if text.find(_HAD, first, start) < 0:
        return False
    return any(had.end() == start for had in _HAD_DONE.finditer(text, first, start))


_HAD: Final = "had "
_MOST: Final = 8
"""So many of these are looked at: a sentence with more is no sentence."""
_SUBORDINATE: Final = re.compile(
    r"\b(?:after|before|because|since|when|while|as|until|till|which|who|whom|whose|that|where|if|although|though)\s[^,;:]*$",
    re.IGNORECASE,
)
"""Words that open a clause beside the one that tells."""


def names_had(text: str, statement: Statement) -> bool:
    """Whether a sentence names anything that had been done before, in whichever clause."""
    if text.find(_HAD, statement.start, statement.end) < 0:
        return False
    return _HAD_DONE.search(text, statement.start, statement.end) is not None


def looks_back(text: str, statement: Statement) -> bool:
    """Whether a sentence tells what had been done before; not only a clause of it: "fell on Friday, a week after Chad had left"."""
    if text.find(_HAD, statement.start, statement.end) < 0:
        return False
    return any(
        _SUBORDINATE.search(text, max(statement.start, had.start() - REACH), had.start()) is None
        for had in islice(_HAD_DONE.finditer(text, statement.start, statement.end), _MOST)
    )


def ends_stretch(text: str, statement: Statement, expression: m.Expression, running: Stretch | None) -> bool:
    """Whether a day is only the end of a quarter or year that the text is in: "the third quarter, ended Sept. 30"."""
    wide = running is not None and running.precision in {
        Precision.QUARTER,
        Precision.YEAR,
        Precision.RANGE,
    }
    before = text[max(statement.start, expression.start - 16) : expression.start]
    return wide and _ENDED.search(before) is not None


def is_aside(text: str, statement: Statement, expression: m.Expression, days: Stretch, so_far: Stretch | None) -> bool:
    """Whether a year is named only in passing, from which the text comes back: "a treaty signed in 2017", ", which was shut in 1993"."""
    since = isinstance(expression.meaning, m.Year) and "since" in text[max(0, expression.start - 12) : expression.start]
    if since and _SINCE.search(text, statement.start, expression.start):
        return True  # "has protested 400 times since 2020. In February": of its own time
    if isinstance(expression.meaning, m.Year) and of_document(text, expression.start, expression.end):
        return True  # "the accord of 1975", "its 1975 treaty"
    if so_far is not None and days.first >= so_far.first:
        return False
    before = text[max(statement.start, expression.start - REACH) : expression.start]
    if before.endswith(("since ", "Since ")):
        return True
    return made(before) >= 0 or hung_on(before) or (" wh" in before and _OF_NOUN.search(before) is not None)


def is_put_in(text: str, statement: Statement, expression: m.Expression) -> bool:
    """Whether a participle between commas tells of it when its noun was made: "the accord, brokered in July 2022, had been extended"."""
    if not text.startswith(", ", expression.end):
        return False
    return _PUT_IN.search(text, max(statement.start, expression.start - REACH), expression.start) is not None
