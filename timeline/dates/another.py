"""Dates of a sentence that are those of what another of its clauses tells: "whose army had invaded in 2022", "and on Friday Chad left"."""

import re
from typing import Final

from timeline.dates.aside import REACH, hung_on
from timeline.dates.going_on import BACKGROUND_DAYS
from timeline.dates.relatives import is_of_clause, tells_of_past
from timeline.records import Article, DateValue, Statement

EARLIER_CLAUSE: Final = re.compile(
    r"\b(?:had|hadn['’]t)\b|\bsince\b(?![,.;])[^,;]{0,200}$|,\s(?:who|whose|which|where)\b"
    r"|\b(?:that|which)\s(?:was|were|it|he|she|they|(?-i:[A-Z])[\w-]{1,20})\s[\w-]{1,24}ed\b[^,;]{0,200}$",
    re.IGNORECASE,
)
"""Words that open a clause of an earlier time, or of another thing: "the ban that was imposed in 1996"; a comma closes one without "had"."""
_COUNTED_ON: Final = frozenset({"date.turn.running", "date.shift.running", "date.shift.day_after"})
"""Rules of what is counted from the act before: "met the king and flew on to Mali the next day" says when he flew, not when they met."""
_BACK_FROM: Final = re.compile(r"\b(?:earlier|before|previous(?:ly)?|preceding|prior)\b", re.IGNORECASE)
"""Of these, words that count back: "it had lodged a protest a day earlier"."""
_NEXT: Final = re.compile(
    r"(?:[,;]|\b(?:and|but|then))\s(?:then\s|later\s|(?i:early|late)\s)?(?:on|in|by|from|over)\s(?:early\s|late\s|the\s)?$"
)
_OUTCOME: Final = ", only to "
"""What opens what somebody did after all: "condemned the raid on Sunday, only to back it on Monday"."""
_TELLS_ON: Final = re.compile(r"\s(?:[A-Z]|(?:the|its|his|her|their|a|an|it|he|she|they|both|two)\s)")


def moves_on(date: DateValue, trigger: tuple[int, int]) -> bool:
    """Whether a date behind an act is counted on from what was told before, so that what the sentence tells first was done on it: "accused
    Chad of bombing a town two days after that"; not "of bombing it two days before"."""
    return date.start > trigger[1] and date.rule_id in _COUNTED_ON and _BACK_FROM.search(date.text) is None


def is_next(text: str, date: DateValue) -> bool:
    """Whether a date opens a clause behind the act: "bombed the port, and on Saturday Chad answered"."""
    opens = _NEXT.search(text[max(0, date.start - 24) : date.start]) is not None
    return opens and _TELLS_ON.match(text, date.end) is not None


def is_of_claim(text: str, date: DateValue, trigger: tuple[int, int]) -> bool:
    """Whether a date behind an act is within what a participle of saying says of it: "recalled its envoy, saying he had spied in 2014"."""
    if text.find("ing ", trigger[1], date.start) < 0:
        return False
    claim = _CLAIM.search(text, max(trigger[1], date.start - REACH), date.start)
    return claim is not None and _AT_ONCE.fullmatch(claim["said"]) is None


def is_of_another(
    article: Article, statement: Statement, date: DateValue, trigger: tuple[int, int], *, uttered: bool
) -> bool:
    """Whether a date of the sentence is that of what another clause tells: "whose army had invaded in 2022", "and flew on the next day".

    Behind the trigger, or in a clause before it that a comma closes: "Chad, which shut the border in 1993, hailed it".
    """
    text, published = article.text, article.published
    if moves_on(date, trigger):
        return True
    if date.start > trigger[1] and (is_next(text, date) or text.find(_OUTCOME, trigger[1], date.start) >= 0):
        return True
    if date.start > trigger[1] and (is_of_claim(text, date, trigger) or _is_of_next(text, date, trigger)):
        return True
    told = _RELATIVE.search(text, max(trigger[1], date.start - REACH), date.start) if date.start > trigger[1] else None
    if uttered and told is not None:
        return True
    if date.start > trigger[1]:
        earlier = EARLIER_CLAUSE.search(text, trigger[1], date.start) is not None
        return earlier or is_of_clause(article, date, trigger)
    before = text[max(statement.start, date.start - REACH) : date.start]
    if "," not in text[date.end : trigger[0]] or not hung_on(before):
        return False
    if published is not None and date.first_day is not None and (published - date.first_day).days >= BACKGROUND_DAYS:
        return True
    return _closed(text, date, trigger) and tells_of_past(before)


def _is_of_next(text: str, date: DateValue, trigger: tuple[int, int]) -> bool:
    """Whether a date stands in a clause behind that of the act, where somebody else acts: "expelled the envoy, and Chad shut the border on"."""
    first = max(trigger[1], date.start - REACH)
    return _NEXT_CLAUSE.search(text, first, date.start) is not None and tells_of_past(text[first : date.start])


_NEXT_CLAUSE: Final = re.compile(r",\s(?:and|but|while)\s(?:the\s)?[A-Z][^,;:]{4,150}$")


def _closed(text: str, date: DateValue, trigger: tuple[int, int]) -> bool:
    """Whether a comma behind a date closes its clause and the act is told outside: not in ", and left" nor ", killing ten"."""
    first = text.find(",", date.end, trigger[0])
    goes_on = text.startswith((" and ", " but ", " or ", " then "), first + 1)
    return not goes_on and not text[trigger[0] : trigger[1]].split(" ", 1)[0].endswith("ing")


_RELATIVE: Final = re.compile(r"\b(?:that|which|who)\s[^,;]{2,160}$")
"""What somebody said something about tells more of itself: "condemned an attack that killed four people on Sunday"."""
_CLAIM: Final = re.compile(
    r",\s(?:saying|claiming|arguing|alleging|asserting|insisting|noting|adding|citing|blaming|accusing|charging|recalling|complaining"
    r"|explaining|maintaining|contending|suspecting|pointing\sout)\s(?P<said>[^,;]{0,170})$"
)
_AT_ONCE: Final = re.compile(
    r"(?:(?:late|early|later|earlier)\s)?(?:(?:on|in)\s)?(?:a\s(?:statement|speech|letter|broadcast)\s)?(?:late\s)?(?:on\s)?"
)
"""What may stand between a participle of saying and the day on which that was said: "saying on Monday that"."""
