"""Dates of what an act answers: "summoned the envoy over the killing of two traders on March 3", "cut ties after troops had shelled a town"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Final

from timeline.dates.aside import REACH
from timeline.dates.relatives import tells_of_past
from timeline.dates.tense import BACK, marks
from timeline.lexicons.dates import date_words
from timeline.records import Article, DateValue, Statement
from timeline.terms import Precision

_AS_NEWS: Final = 2
"""Days for which an act and what it answers are news alike: "condemned the raid on Sunday" may have been said on that Sunday."""
_A_YEAR: Final = 366
"""Days after which a text that tells of both tells a history, in which the answer is hardly ever of the article's own time."""
_AFTER: Final = re.compile(
    r"\b(?P<soon>hours?|minutes|moments|shortly|soon|just|immediately|right)?\s?\b(?:after|because|since)\s"
)
_TELLS_ON: Final = re.compile(r",\s(?:and|but|then)\s(?:then\s|later\s)?(?:on|in|by)\s(?:early\s|late\s|the\s)?$")
_FRONTED: Final = re.compile(
    r"(?:after|following|because|since|despite|in\s(?:response|reaction|retaliation|reply|protest)\s(?:to|for|at|over|against))\s",
    re.IGNORECASE,
)
"""Words that begin what stands before an act and tells what it answers: "After the killing of two guards on March 3, Chad"."""
_SURE: Final = frozenset({"over", "after", "following", "because", "response", "protest", "about"})
"""Words before a deed that an act answers, whatever the act; behind a demand "for" and "of" tell of a deed to come."""
_OWNERS: Final = frozenset({"its", "their", "his", "her"})
_FOR: Final = frozenset({"for", "over", "about"})
_WORD: Final = re.compile(r"[a-z]+(?:['’-][a-z]+)*|[,;:]")
_NOUN_BEFORE: Final = re.compile(r"\b(?P<noun>[a-z]{3,16})\s(?:late\s|early\s)?(?:on|in)\s(?:late\s|early\s)?$")
_NOUN_GOES_ON: Final = re.compile(r"\s(?:of|by|that|which|against|on|at|near|in\s(?:which|[A-Z]))\b")
"""Words behind a date that go on with the noun before it: "the killing on Monday of two guards", "the raid on Sunday that"."""


def is_of_ground(article: Article, statement: Statement, date: DateValue, trigger: tuple[int, int]) -> bool:
    """Whether a date beside an act of speech or a measure is that of what it answers: of a deed, or of a clause behind "after"."""
    published, last = article.published, date.last_day
    if last is not None and date.end <= trigger[0]:
        return published is not None and _is_fronted(article.text, statement, date, trigger, (published - last).days)
    if last is None or date.start - trigger[1] < len(" after "):
        return False
    if published is None:
        between = article.text[max(trigger[1], date.start - REACH) : date.start]
        return of_deed_noun(between, article.text[trigger[0] : trigger[1]])
    if last >= published:
        return False
    if _is_within_deed(article.text, date, trigger):
        return True
    away = (published - last).days
    if away > _A_YEAR:
        return False
    act = article.text[trigger[0] : trigger[1]]
    between = article.text[max(trigger[1], date.start - REACH) : date.start]
    is_news = away <= _AS_NEWS and date.precision is Precision.DAY
    if (not is_news or _lays_blame(act)) and of_deed_noun(between, act):
        return True
    return _is_of_clause(article, statement, date, trigger)


@cache
def _before_object(verbs: str) -> re.Pattern[str]:
    """A verb of a list with all that stands before the head of its object: "condemned on Saturday the Israeli"."""
    forms = "|".join(sorted(date_words().lists[verbs]))
    return re.compile(
        rf"\b(?:{forms})\s(?:(?:on|late|early|in)\s)?(?:(?!(?:{_NO_OBJECT})\b)[\w'’.-]{{1,24}}\s){{0,8}}$"
    )


_NO_OBJECT: Final = (
    "in|on|by|with|to|and|or|but|after|before|during|amid|despite|since|until|while|that|which|who|when|as|from|under|"
    "was|were|is|are|has|had|have"
)


def is_of_answer(article: Article, statement: Statement, date: DateValue, trigger: tuple[int, int]) -> bool:
    """Whether a date is that of the act which answers what a noun names, or is in memory of it: "On Saturday France condemned the raid",
    "marked the invasion on Saturday".
    """
    text, last = article.text, date.last_day
    first = max(statement.start, trigger[0] - REACH)
    recalls = _before_object("recalls").search(text, first, trigger[0])
    if date.start >= trigger[1]:
        is_news = last is not None and article.published is not None and (article.published - last).days < _WEEK
        return recalls is not None and is_news and date.precision is Precision.DAY
    is_day = date.precision is Precision.DAY
    found = recalls or (_before_object("answers").search(text, first, trigger[0]) if is_day else None)
    if found is None or text.startswith(("'s", "’s"), date.end):
        return False
    return date.end <= found.start() or text[found.start() : date.start].count(" ") <= _TO_DAY


_WEEK: Final = 7
_TO_DAY: Final = 2
"""Blanks at most between the verb and a day right behind it: "condemned late Saturday the raid"."""


def _is_fronted(text: str, statement: Statement, date: DateValue, trigger: tuple[int, int], away: int) -> bool:
    """Whether a date is that of a deed before the act, `away` days before the article: "After Chad bombed a town on March 3, Mali"."""
    if (
        away <= _AS_NEWS
        or away > _A_YEAR
        or date.precision is not Precision.DAY
        or "," not in text[date.end : trigger[0]]
    ):
        return False
    comma = text.rfind(", ", statement.start, date.start)
    first = statement.start if comma < 0 else comma + 2
    if _FRONTED.match(text, first) is None:
        return False
    return of_deed_noun(text[first : date.start], "") or tells_of_past(text[first : date.start])


def _lays_blame(act: str) -> bool:
    """Whether an act lays a deed to somebody's charge, of which a day behind it is: "blamed Chad for the raid on Monday"."""
    return not date_words().lists["blames"].isdisjoint(act.lower().split())


def _is_within_deed(text: str, date: DateValue, trigger: tuple[int, int]) -> bool:
    """Whether a date stands between a deed and what more is told of it: "condemned the killing on Monday of two guards"."""
    if _NOUN_GOES_ON.match(text, date.end) is None:
        return False
    before = _NOUN_BEFORE.search(text, max(trigger[1], date.start - REACH), date.start)
    if before is None:
        return False
    noun = before["noun"]
    return noun in date_words().lists["deeds"] or (noun.endswith("ing") and text.startswith(" of ", date.end))


def of_deed_noun(between: str, act: str) -> bool:
    """Whether the words from an `act` to a date name a deed that the act answers: "over the killing of two traders on", "for its help in"."""
    lists = date_words().lists
    words = _WORD.findall(between.lower())
    for place, word in enumerate(words):
        is_own = word in _OWNERS and place > 0 and words[place - 1] in _FOR and place + 1 < len(words)
        if word not in lists["deeds"] and not is_own:
            continue
        if not {",", ";", ":"}.isdisjoint(words[place:]):
            return False
        if not (_SURE.isdisjoint(words[:place]) and lists["amends"].isdisjoint(words[:place])):
            return True
        return lists["intends"].isdisjoint(act.lower().split())
    return False


_THE_DEED: Final = re.compile(
    r"\s(?:of\s|against\s|over\s|for\s)?(?:the|this|that|these|those)\s(?:[a-z-]{3,16}\s){0,2}?[a-z]{3,16}\s"
)
"""What the text has told of before: "the attack", "these recent raids"."""
_AROUND: Final = 100
"""Characters before a day in which the deed stands that was done on it, and half of those behind."""


def last_before(dates: Sequence[DateValue], start: int) -> Sequence[DateValue]:
    """The dates before a sentence among which a deed that it takes up may have its day."""
    here = bisect_left(dates, start, key=lambda date: date.start)
    return dates[max(0, here - _DATES_BACK) : here]


_DATES_BACK: Final = 12


def is_of_known_deed(text: str, before: Sequence[DateValue], date: DateValue, trigger: tuple[int, int]) -> bool:
    """Whether a date behind an act and "the attack" is that of the act, since the text has told of the attack with an earlier day of its own:
    "jets bombed the port on May 3. Chad denounced the attack on May 7"; `before` are the last dates before the sentence."""
    if date.precision is not Precision.DAY or date.first_day is None:
        return False
    named = _THE_DEED.match(text, trigger[1], date.start)
    deeds = date_words().lists["deeds"]
    if named is None or deeds.isdisjoint(named[0].split()) or _NOUN_GOES_ON.match(text, date.end) is not None:
        return False
    for other in before:
        if other.precision is not Precision.DAY or other.first_day is None or other.first_day >= date.first_day:
            continue
        around = text[max(0, other.start - _AROUND) : min(other.end + _AROUND // 2, trigger[0])].lower()
        if not deeds.isdisjoint(_WORD.findall(around)):
            return True
    return False


def _is_of_clause(article: Article, statement: Statement, date: DateValue, trigger: tuple[int, int]) -> bool:
    """Whether a date is that of what somebody had done before: "condemned Chad after its troops seized a town on Monday"."""
    after = _AFTER.search(article.text, trigger[1], date.start)
    if after is None or after["soon"] is not None:
        return False  # "recalled its envoy hours after Chad had seized a town on Monday": on that day too
    if _TELLS_ON.search(article.text, after.end(), date.start) is not None:
        return False  # "expelled its envoy after Mali objected, and on Monday shut the border"
    found = marks(article.text[statement.start : statement.end], True)
    return any(
        kind == BACK and after.end() <= start + statement.start < date.start
        for start, kind in zip(found.starts, found.kinds, strict=True)
    )
