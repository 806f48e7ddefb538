"""Small words of time that several readers share: last and its like, parts of the day, the unit at hand."""

import re
from typing import Final

from timeline.dates.meanings import Turn
from timeline.dates.numbers import unit_of
from timeline.lexicons.dates import date_words

_WHICH: Final = {
    "past": "last",
    "previous": "last",
    "preceding": "last",
    "coming": "next",
    "upcoming": "next",
    "following": "next",
    "this past": "last",
    "this coming": "next",
    "this same": "this",
    "current": "this",
}
TIMES: Final = frozenset({"night", "evening", "morning", "afternoon"})


def which_of(word: str | None) -> str:
    """last, this, next, that or same; nothing for None."""
    lower = (word or "").lower().removeprefix("the ").removeprefix("over ").strip()
    return _WHICH.get(lower, lower)


def which_of_text(word: str | None) -> str:
    """The same, where words that begin with "the" point at the running day: "the following May" is "running next"."""
    lower = (word or "").lower()
    which = which_of(lower)
    return f"running {which}" if lower.startswith("the ") and which in {"last", "next"} else which


def points_back(match: re.Match[str]) -> bool:
    """Whether the "that" of the group `w` points at a day of the text, and does not begin what someone says: "said that Monday's vote"."""
    before = _BEFORE_THAT.search(match.string[max(0, match.start("w") - 40) : match.start("w")])
    return before is None or before[1].lower() not in date_words().lists["before_clause"]


_BEFORE_THAT: Final = re.compile(r"(\w+)(?<!day)(?:\s(?:on\s)?(?:[a-z]{3,6}day))?[\s,]{1,2}$", re.IGNORECASE)
"""The word before "that", or before the day on which it was said: "said on Tuesday that Monday's vote"."""


def time_of(word: str | None) -> str:
    """MO, MI, AF, EV or NI for a part of the day; nothing for None."""
    lower = (word or "").lower()
    times = date_words().times
    return times.get(lower) or times.get(lower.removesuffix("s"), "")


def running_unit(word: str) -> Turn:
    """The unit in which the running day lies."""
    return Turn(unit_of(word), 0, True)
