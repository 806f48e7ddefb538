"""Dates of what is told of a noun behind an act, not of the act: "freed a reporter who was arrested in 2009", "over a border drawn in 1929"."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from timeline.dates.aside import REACH
from timeline.dates.tense import PLANNED
from timeline.lexicons.clauses import irregular_pasts
from timeline.lexicons.dates import date_words
from timeline.records import Article, DateValue
from timeline.terms import Precision

_LONG_AGO: Final = 45
"""Days after which a day behind "a man who worked for the embassy" is taken to be when he did so, not when he was arrested."""
_COMPLEMENT: Final = 6
"""Words between a participle and a date of long ago: "stationed in the south of Lebanon since 2007"."""
_LEADS: Final = frozenset("to in at from by with near for on under between against over into".split())
"""Words that begin what goes with a participle."""
_WORD: Final = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*|[,;:—]")
_STOPS: Final = frozenset({",", ";", ":", "—"})
_OPENS: Final = frozenset("who whom whose which that where".split())
_PRONOUNS: Final = frozenset("it he she they we".split())
_BE: Final = frozenset("was were had".split())
_TO_BE: Final = frozenset("is are was were".split())
_TO_COME: Final = PLANNED | {"to", "planned"}
_PLANNED_WITHIN: Final = 3
"""Words of a relative clause of what is planned: "lifted duties that were to double on May 1", "that are now due to take effect"."""
_HELPS: Final = frozenset("be been being is are was were have has had having get got gets getting".split())
_NO_NOUNS: Final = _HELPS | frozenset(
    """
    and or but nor as if when while after before since because until till although though than that who which whom whose where not also then
    it he she they we you him her them us me himself herself itself themselves the a an his its their our my this these those there both
    later earlier ago afterwards afterward thereafter meanwhile instead however today yesterday
    """.split()
)
"""Words behind which a participle is no attribute of a noun: "and signed in May", "was then sent on Monday", "as they met in June"."""
_SUBORDINATES: Final = _OPENS | frozenset(
    "if as when while after before because since until till unless although though than whether how why what".split()
)
"""Words whose clause has a verb of its own: "when rebels attacked on Monday"."""
_BESIDE: Final = frozenset(
    """
    in on at since during after before by from until till early late last earlier the of mid this up out down off away over back there here
    abroad ashore aboard home following around near
    """.split()
)
"""Small words between a participle and its day: "sent out last month", "taken after October 7"."""


@cache
def _told_of_noun() -> re.Pattern[str]:
    """A noun with an article and what a relative clause without a comma tells of it in the past: "a corvette that sank on"."""
    pasts, _, bases = irregular_pasts()
    verbs = "|".join(sorted((date_words().lists["past"] | pasts) - bases))
    return re.compile(
        rf"\b(?:an?|the|its|their|his|her|\d+|two|three|four|several)\s(?:[\w’'-]{{2,20}}\s){{1,3}}(?:that|who|which)\s(?:[a-z]+ly\s)?"
        rf"(?:{verbs}|[a-z]{{2,14}}ed)\s(?:(?!and\b|but\b)[\w’'.-]{{1,24}}\s){{0,10}}$"
    )


def told_of_noun(before: str) -> bool:
    """Whether the date behind `before` is only of what a relative clause tells of a noun: "found a ship that left on May 3"."""
    return any(word in before for word in _PRONOUNS_OF_NOUNS) and _told_of_noun().search(before) is not None


_PRONOUNS_OF_NOUNS: Final = (" that ", " who ", " which ")


def is_of_relative(article: Article, date: DateValue, trigger: tuple[int, int]) -> bool:
    """Whether a date behind a verb is that of what a relative clause, with or without its pronoun, or a participle tells of a noun."""
    words = _words_between(article, date, trigger)
    stop = _last_stop(words)
    if stop < 0 and _by_participle(words, long_ago=_is_long_ago(article, date)):
        return True
    if stop >= 0 and words[-1:] in _DATED_BY and _is_made(words[stop + 1 :]):
        return True
    if stop > 0 and words[stop] == "," and _hangs_on(words[stop - 1], words[stop + 1 :]):
        return True
    return is_of_clause(article, date, trigger)


_DATED_BY: Final = (["in"], ["on"])
_MADE: Final = frozenset("made given signed taken agreed passed adopted issued launched imposed set reached".split())
"""Participles by which a noun right before them is dated: "in spite of promises made in 2009"."""


def _is_made(words: list[str]) -> bool:
    """Whether the words behind the last comma end in a noun and when it was made: "in spite of promises of a new start made in"."""
    return len(words) > _FEWEST and words[-2] in _MADE and _is_noun(words[-3]) and not _is_past(words[-3])


_FEWEST: Final = 3


def is_of_clause(article: Article, date: DateValue, trigger: tuple[int, int]) -> bool:
    """Whether a date behind an act is that of what a relative clause tells: "the end of a ban that began in 2003"."""
    words = _words_between(article, date, trigger)
    stop = _last_stop(words)
    return _by_clause(words[stop + 1 :], long_ago=_is_long_ago(article, date))


def is_of_subject(article: Article, date: DateValue, trigger: tuple[int, int], start: int) -> bool:
    """Whether a date before a verb is that of what a clause or participle tells of its subject: "the ban imposed in 1994 was lifted"."""
    if date.end > trigger[0]:
        return False
    words = _WORD.findall(article.text[max(start, date.start - REACH) : date.start].lower())
    stop = _last_stop(words)
    return _by_participle(words[stop + 1 :], long_ago=True) or _by_clause(words[stop + 1 :], long_ago=True)


def tells_of_past(before: str) -> bool:
    """Whether the last clause of the words before a date, behind a comma, has a verb of the past."""
    words = _WORD.findall(before.lower())
    return any(word in _BE or _is_past(word) for word in words[_last_stop(words) + 1 :])


def _words_between(article: Article, date: DateValue, trigger: tuple[int, int]) -> list[str]:
    if date.start < trigger[1] + len(" a town it "):
        return []
    return _WORD.findall(article.text[max(trigger[1], date.start - REACH) : date.start])


def _last_stop(words: list[str]) -> int:
    return next((place for place in range(len(words) - 1, -1, -1) if words[place] in _STOPS), -1)


def _hangs_on(noun: str, words: list[str]) -> bool:
    """Whether words behind a comma are a participle that tells of the noun before it: "rejected a demand, made by Chad in"."""
    if not words or not _is_participle(words[0]) or words[0] in date_words().lists["states"]:
        return False
    behind = words[1:]
    if behind and behind[0] not in _BESIDE | _LEADS:
        return False
    return len(behind) <= _COMPLEMENT and _is_noun(noun.lower())


def _by_participle(words: list[str], *, long_ago: bool) -> bool:
    """Whether a participle behind its noun stands before a date: "a survey ship sent out" or, `long_ago`, "aid promised to Mali in"."""
    place = len(words) - 1
    while place > 0 and words[place] in _BESIDE:
        place -= 1
    first = max(1, place - _COMPLEMENT) if long_ago else max(1, place)
    for at in range(place, first - 1, -1):
        if _is_participle(words[at]) and (at == place or words[at + 1] in _LEADS):
            if words[at] in date_words().lists["states"] and words[-1] != "since":
                return False  # "prisoners held by Chad": they were when they were freed
            return _is_noun(words[at - 1]) and _SUBORDINATES.isdisjoint(words[: at - 1])
    return False


def _by_clause(words: list[str], *, long_ago: bool) -> bool:
    """Whether a relative clause that is open before a date tells of the past, or of a plan."""
    for place in range(len(words) - 1, -1, -1):
        word, behind = words[place], words[place + 1 :]
        if word in _OPENS:
            verb = next((at for at, other in enumerate(behind) if other in _BE or _is_past(other)), None)
            if behind[:1] and behind[0] in _TO_BE and _TO_COME.intersection(behind[1:_PLANNED_WITHIN]):
                return True
            return verb is not None and (long_ago or _is_passive(behind[verb:]))
        if word in _PRONOUNS and place and behind and (long_ago or behind[0] == "had"):
            noun = words[place - 1]
            return _is_noun(noun) and noun not in _not_nouns() and (behind[0] in _BE or _is_past(behind[0]))
    return False


def _is_noun(word: str) -> bool:
    """Whether a word may be the noun that a clause or participle behind it tells more of."""
    return word.islower() and len(word) > 2 and word not in _NO_NOUNS and not word.endswith("ly")


def _is_passive(words: list[str]) -> bool:
    """Whether words begin with "was" or "had" and a participle."""
    return words[0] in _BE and any(_is_participle(word) for word in words[1:3])


@cache
def _not_nouns() -> frozenset[str]:
    """Words behind which a pronoun begins no clause about a noun: "said they", "after they"."""
    return date_words().lists["before_clause"] | _BESIDE


def _is_past(word: str) -> bool:
    return _is_regular(word) or word in irregular_pasts()[0]


def _is_participle(word: str) -> bool:
    return _is_regular(word) or word in irregular_pasts()[1]


def _is_regular(word: str) -> bool:
    return word.endswith("ed") and len(word) > 3 and word not in date_words().lists["no_past"]


def _is_long_ago(article: Article, date: DateValue) -> bool:
    if article.published is None or date.last_day is None:
        return date.precision is not Precision.DAY
    return (article.published - date.last_day).days >= _LONG_AGO


_TELLS_OF: Final = re.compile(
    r",?\s(?:(?:in|under|by|during|with|at|through)\s)?(?:which|that)\s(?:[\w'’.-]{1,24}\s){0,5}", re.IGNORECASE
)
"""What stands between the day of a noun and the verb of the clause that tells of the noun."""
_LONGEST_OPENING: Final = 90


def of_antecedent(text: str, dates: Sequence[DateValue], trigger: tuple[int, int]) -> DateValue | None:
    """The day of the noun whose relative clause tells of the act: "the treaty of 1998, which Chad signed", "the raid of May 3, in which jets
    bombed the market"; None where its noun has none. `dates` are those before the trigger.
    """
    date = dates[-1] if dates else None
    if date is None or date.first_day is None or not 0 < trigger[0] - date.end < _LONGEST_OPENING:
        return None
    if text[max(0, date.start - 3) : date.start] != "of ":
        return None
    return date if _TELLS_OF.fullmatch(text, date.end, trigger[0]) is not None else None
