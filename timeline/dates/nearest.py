"""Which date of a sentence is that of an act: the nearest one, limits and what is told of another thing last."""

import re
from collections.abc import Sequence
from typing import Final

from timeline.dates.aside import REACH
from timeline.dates.going_on import is_heading, is_limit
from timeline.dates.grounds import of_deed_noun
from timeline.dates.relatives import is_of_subject
from timeline.dates.tense import is_past_form
from timeline.lexicons.dates import date_words
from timeline.records import Article, DateValue, Statement
from timeline.terms import Precision

WHEN: Final = (" when ", ", when ", " as ", ", as ")
"""Words behind a date whose clause is on that date: "the stand-off began on June 16 when Chad stopped a convoy"."""

_OWN: Final = ("'s ", "’s ")
"""Words behind a date that is that of the noun which they belong to: "said on Tuesday that Monday's raid"."""


def nearest(article: Article, dates: Sequence[DateValue], trigger: tuple[int, int], start: int) -> DateValue | None:
    """The date that stands nearest to the trigger; one behind it counts as nearer. The day on which somebody "said on Monday" that it was
    done comes after another, and limits ("until Friday") what it only came after ("After talks on Friday, Chad") and what is told of
    the subject come last.
    """

    if len(dates) < 2:
        return dates[0] if dates else None
    text = article.text

    def distance(date: DateValue) -> tuple[int, float]:
        gap = date.start - trigger[1] if date.start >= trigger[1] else (trigger[0] - date.end) * 1.5
        between = text[min(date.end, trigger[1]) : max(date.start, trigger[0])]
        before = text[max(0, date.start - 24) : date.start]
        said = date.start < trigger[0] and _is_of_saying(before)
        opens = date.end <= trigger[0] and text.startswith(WHEN, date.end)  # "lasted until July, when Chad withdrew"
        limit = (is_limit(text, date) and not opens) or is_of_adjunct(text, date, trigger, start)
        if not (said or text.startswith((*WHEN, *_OWN), date.end)):
            limit = limit or is_of_subject(article, date, trigger, start)
        limit = (
            limit
            or _is_of_deed(text, date, trigger)
            or is_of_end(text, date, trigger)
            or (date.end <= trigger[0] and _LED_UP_TO.match(between) is not None)
        )
        return (2 * limit + (said or ";" in between), gap)

    found = min(dates, key=distance)
    if found.precision is not Precision.YEAR or found.end > trigger[0]:
        return found
    finer = [date for date in dates if _is_month_of(text, found, date, trigger) and not distance(date)[0]]
    return finer[0] if finer else found


def _is_month_of(text: str, year: DateValue, date: DateValue, trigger: tuple[int, int]) -> bool:
    """Whether a date behind the act is the month or day of the year before it: "In 1968 Chad seized a ship in January"."""
    if date.start < trigger[1] or date.precision not in {Precision.MONTH, Precision.DAY}:
        return False
    if date.first_day is None or year.first_day is None or date.first_day.year != year.first_day.year:
        return False
    return _GOES_ON.search(text, trigger[1], date.start) is None


_GOES_ON: Final = re.compile(
    r"[;:]|\b(?:and|but|then|who|which|that|after|before|since|until|when|while|because|over|against|for|of)\b"
)
"""Words behind an act with which another thing is told, whose day a date behind them may be."""


def _is_of_deed(text: str, date: DateValue, trigger: tuple[int, int]) -> bool:
    """Whether a date behind an act is that of a deed that it is about: "on Monday Chad asked for an inquiry into a raid by rebels on May 3"."""
    if date.start <= trigger[1]:
        return False
    return of_deed_noun(text[max(trigger[1], date.start - REACH) : date.start], "")


_ADJUNCT: Final = re.compile(
    r"(?:after|before|following|ahead of|since|despite|amid|in response to|having)\s[^,;:—]{3,120}\s", re.IGNORECASE
)
_ADJUNCT_BEHIND: Final = re.compile(rf"\s{_ADJUNCT.pattern}$")


def is_of_adjunct(text: str, date: DateValue, trigger: tuple[int, int], start: int) -> bool:
    """Whether a date stands in words behind the act, or before it and closed by a comma, that tell of another thing: "After talks on Friday,
    Chad left", "left on Sunday, following talks in Niger on Friday".
    """
    if date.start > trigger[1]:
        return _ADJUNCT_BEHIND.search(text, max(trigger[1], date.start - REACH), date.start) is not None
    if "," not in text[date.end : trigger[0]]:
        return False
    comma = text.rfind(", ", start, date.start)
    return _ADJUNCT.fullmatch(text, start if comma < 0 else comma + 2, date.start) is not None


_UNTIL_DONE: Final = re.compile(r"\s(?:until|till)\s(?!(?:early|late|the|mid)\b)(?P<clause>[^,;:—]{3,120})$")


def is_of_end(text: str, date: DateValue, trigger: tuple[int, int]) -> bool:
    """Whether a date behind an act is that of what ended it: "protested until Chad withdrew the ship in July"."""
    until = _UNTIL_DONE.search(text, trigger[1], date.start) if date.start > trigger[1] else None
    return until is not None and any(map(is_past_form, until["clause"].split()[1:]))


_LED_UP_TO: Final = re.compile(
    r",?\s(?:shortly\s|just\s|soon\s)?(?:after|following|since|despite|in\sresponse\sto)\s(?:[\w'’-]{1,20}\s){0,4}$"
)
"""Words between a date and an act that was done before it: "recalled its envoy on Friday after the arrest of two men on Wednesday"."""
_AFTERWARDS: Final = re.compile(r",?\s(?:just\s|shortly\s|soon\s)?after\s[^,;:]*$")


def holds(text: str, statement: Statement, date: DateValue, trigger: tuple[int, int]) -> bool:
    """Whether a date beside an act that is told in passing is its day too: the heading of an entry, one that leads the sentence, or a month or
    year that holds what it was after: "cut ties in January 2016, after protesters had stormed its embassy"."""
    if is_heading(text, statement, date) or _leads(text, statement, date, trigger):
        return True
    if date.end > trigger[0] or date.precision not in {Precision.MONTH, Precision.QUARTER, Precision.YEAR}:
        return False
    return _AFTERWARDS.fullmatch(text, date.end, trigger[0]) is not None


_LEAD: Final = 60
"""Characters of a sentence in which the words of time stand that lead it."""
_COORDINATED: Final = re.compile(r"(?:,|,?\s(?:and|but))\s(?:[\w'’-]{1,20}\s){0,3}$")
_SUBORDINATE: Final = re.compile(
    r"\b(?:who|whom|whose|which|that|where|when|while|as|after|before|because|since|until|if|although|though|following)\b",
    re.IGNORECASE,
)


def _leads(text: str, statement: Statement, date: DateValue, trigger: tuple[int, int]) -> bool:
    """Whether a date leads a sentence of which the act is told beside another: "On Monday Chad had met Mali and had praised it"."""
    if date.precision is not Precision.DAY or date.end - statement.start > _LEAD or date.end > trigger[0]:
        return False
    if _COORDINATED.search(text, date.end, trigger[0]) is None:
        return False
    if _SUBORDINATE.search(text, statement.start, trigger[0]) is not None:
        return False
    return date_words().lists["before_clause"].isdisjoint(text[date.end : trigger[0]].lower().split())


def _is_of_saying(before: str) -> bool:
    """Whether a date stands behind a verb of saying: "said on Thursday it had lodged a protest a day earlier"."""
    words = before.lower().split()
    place = -2 if words and words[-1] in {"on", "late", "early"} else -1
    return len(words) >= -place and words[place] in date_words().lists["before_clause"]
