"""Months with or without their year: "March 2023", "last March", "mid-July", "in May"; not May the name and march the verb."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from timeline.dates.explicit import YEARLY
from timeline.dates.meanings import Expression, Meaning, Month
from timeline.dates.numbers import month_of, of_two_figures, part_mod
from timeline.dates.words import points_back, which_of_text
from timeline.lexicons.alternation import alternation
from timeline.lexicons.dates import date_words


def month(match: re.Match[str]) -> Meaning | None:
    """A month, with its year where that is told."""
    groups = match.groupdict()
    year = int(groups["y"]) if groups.get("y") else None
    which = which_of_text(groups.get("w"))
    if which == "that" and not points_back(match):
        return None
    return Month(month_of(match["m"]), year, part_mod(groups.get("p")), which)


def month_figures(match: re.Match[str]) -> Meaning | None:
    """ "2014-10", "10/2014"."""
    before, after = match.string[max(0, match.start() - 4) : match.start()], match.string[match.end() : match.end() + 3]
    if match["m"] and before.lower() == "the " and re.match(r"\s[a-z]", after):
        return None  # "the 2008-09 crisis"
    return Month(int(match["m"] or match["m2"]), int(match["y"] or match["y2"]))


def month_short_year(match: re.Match[str]) -> Meaning | None:
    """ "June '97"."""
    return Month(month_of(match["m"]), of_two_figures(int(match["y"])))


def bare_month(match: re.Match[str]) -> Meaning | None:
    """A month alone. Some months are words or names too: they need a preposition, or another month beside them."""
    lists, word = date_words().lists, match["m"].rstrip(".").lower()
    text, start, end = match.string, match.start("x"), match.end("x")
    sure = _WORD_BEFORE_MONTH.search(text[max(0, start - 24) : start])
    before = sure[1].lower() if sure else ""
    if (
        word in _VERBS and re.match(r"['’]s\b", text[end : end + 2]) and before not in lists["before_month"]
    ):  # "Theresa May's plan"
        return None
    if (
        _EVENT_NAMES.match(text, end)
        or YEARLY.match(text, end)
        or before in {"every", "each"}
        or text[max(0, start - 6) : start] == "Black "
    ):
        return None
    beside = re.match(r"-([^\W\d_]{2,})", text[end : end + 12])
    if beside and beside[1].lower() not in date_words().months:
        return None  # a name: "Sept-Iles"
    if _TOLD_OF.match(text, end) or (text[start - 1 : start] == "-" and _is_linked(text, start)):
        return month(match)  # "March exports", "January-March"
    if before in {"the", "a", "its", "their", "last"} and _MATTER_OF_MONTH.match(text, end):
        return month(match)  # "the March summit"
    if before == "as" and _AS_EARLY_AS.search(text, max(0, start - len("recently as ")), start) is not None:
        return month(match)
    if word in _VERBS or len(word) < 4:
        if before in {"and", "or"}:
            return month(match) if _is_month_before(text, start) and word not in _VERBS else None
        if before not in lists["before_month"] and not (before in date_words().months and word not in _VERBS):
            return None
    if (
        word in {"april", "june", "august"}
        and before not in lists["before_month"]
        and re.match(r"\s[A-Z][a-z]", text[end : end + 3])
    ):
        return None  # "June Carter"
    return month(match)


def without_names(text: str, found: Sequence[Expression]) -> list[Expression]:
    """The expressions of a statement of `text`, without those that are the name of a person: "apologised to May", where the article has named
    a Prime Minister May or a Theresa May before."""
    if not any(e.rule_id == _BARE and text[e.start : e.end] == _NAME for e in found):
        return list(found)
    first = _first_named(text)
    return [
        e
        for e in found
        if e.rule_id != _BARE or text[e.start : e.end] != _NAME or not (0 <= first < e.start and _names(text, e.start))
    ]


@lru_cache(maxsize=8)
def _first_named(text: str) -> int:
    """Where a person of the month's name is first named, with title or given name; -1 where none is. Asked again for each such month."""
    first = _person_of_month().search(text)
    return -1 if first is None else first.start()


def _names(text: str, start: int) -> bool:
    """Whether a month's name stands where no month would: "to May", not "in May", "last May"."""
    before = _WORD_BEFORE_MONTH.search(text, max(0, start - 24), start)
    return before is None or before[1].lower() not in date_words().lists["before_month_only"]


_BARE: Final = "month.bare"
_NAME: Final = "May"


@cache
def _person_of_month() -> re.Pattern[str]:
    """A person of the month's name behind a title, an office or the given name of one who held an office."""
    leads = alternation(date_words().lists["before_namesakes"])
    return re.compile(rf"\b(?i:{leads})\.?\s(?:[A-Z][a-z]{{1,12}}\s)?{_NAME}\b(?!\s\d)")


_VERBS: Final = frozenset({"may", "march"})
_EVENT_NAMES: Final = re.compile(
    r"\s(?:Revolution|Crisis|Uprising|Surprise|Manifesto|Plot|Theses|Offensive|Movement|Rising|Massacre|War)\b"
)
"""What a month is part of the name of: "the October Revolution"."""
_AS_EARLY_AS: Final = re.compile(r"\b(?:early|late|soon|recently|far back) as $")
_WORD_BEFORE_MONTH: Final = re.compile(r"(\w+)[\s,(]{1,2}(?:early |late |mid[- ])?$")
_TOLD_OF: Final = re.compile(
    r"\s(?:[a-z]+\s)?(?:figures|data|sales|exports|imports|inflation|statistics|output|production|deficit|surplus|deliver(?:y|ies)|futures|contracts?)\b"
)


_MATTER_OF_MONTH: Final = re.compile(
    r"\s(?!(?:on|in|of|to|for|family|government|cabinet|administration|premiership|deal|plan|camp|company|that|which|was|had|has|will|past|hare)\b)"
    r"[a-z]{4,}\b"
)


def _is_linked(text: str, start: int) -> bool:
    """Whether a month stands before the hyphen before `start`."""
    word = re.search(r"([A-Za-z]+)\.?-$", text[max(0, start - 12) : start])
    return word is not None and word[1].lower() in date_words().months


def _is_month_before(text: str, start: int) -> bool:
    """Whether a month stands before the "and" that stands before `start`."""
    word = re.search(r"([A-Za-z]+)\.?,?\s(?:and|or)\s$", text[max(0, start - 24) : start])
    return word is not None and word[1].lower() in date_words().months
