"""Whether an expression without a year of its own looks back or ahead: by the verbs and words of its own clause."""

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import Final

from timeline.dates.deeds import is_of_blow, is_of_deed, is_told_of
from timeline.dates.promises import of_promise
from timeline.dates.tense import AHEAD, BACK, NEAREST, OPEN, PART, STOP, Marks, marks
from timeline.lexicons.dates import date_words
from timeline.records import Statement
from timeline.terms import Section

__all__ = ["AHEAD", "BACK", "NEAREST", "OPEN", "direction"]

_LIMIT: Final = re.compile(r"\b(?:by|before)\s(?:the\s)?$", re.IGNORECASE)
_SINCE: Final = re.compile(
    r"(?:\b(?:since|(?:months|years|decades) after|comes (?:[\w-]{1,16} ){0,3}after)|,\sfollowing)\s(?:[\w'’-]{1,24}\s){0,6}$",
    re.IGNORECASE,
)
"""What is over by the time of which is told: "the visit comes two days after talks on Monday"."""
_UNTIL: Final = re.compile(
    r"\b(?:(?:until|till|in advance of|in time for)\s(?:[\w'’-]{1,16}\s){0,3}|ahead of\s(?:[\w'’-]{1,16}\s){0,6})$",
    re.IGNORECASE,
)
_FROM_UNTIL: Final = re.compile(r"\bfrom\s[^,;]{2,40}\s(?:until|till)\s(?:[\w'’.:-]{1,16}\s){0,3}$", re.IGNORECASE)
"""A stretch with both its ends, which the verb tells of: "from 10 p.m. Monday until 4 a.m. Tuesday jets struck"."""
_THROUGH: Final = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bstayed )(?<!\bremained )"
    r"\b(?:lasts?|runs?|continues?|remains?|extends?|stays?|goes\son|valid|closed|shut|suspended|cancell?ed|declared|extended|banned|barred)"
    r"\s(?:(?!from\b|until\b)[\w'’-]{1,16}\s){0,6}through\s(?:at\sleast\s)?$"
)
"""What holds through a day that is still to come: "declared three days of mourning through Thursday"."""
_NOT_UNTIL: Final = re.compile(
    r"\b(?:did|was|were|had)(?: not|n['’]t)\s(?:[\w'’-]{1,16}\s){0,6}(?:until|till)\s", re.IGNORECASE
)
_STILL_TO: Final = re.compile(
    r"\bto be (?:[a-z]{1,16}ly )?[a-z]{2,16}(?:ed|held|n|t)\s(?:[\w'’-]{1,16}\s){0,5}(?:in|on|from|next)?\s?(?:early |late )?$"
)
"""An infinitive behind a noun: "the games, to be held in Chad in June"."""
_WHICH: Final = re.compile(r"\b(?:(?P<next>next|this coming)|last|this past)\s$", re.IGNORECASE)
"""Before a day and month: "ending next June 30"."""
_FOR: Final = re.compile(r"\bfor\s(?:early\s|late\s|as early as\s)?$", re.IGNORECASE)
_TOLD: Final = re.compile(
    r"\b(?:said|says|say|added|insisted|argued|warned|thought|thinks|believes?|hoped|hopes|claimed|reported|confirmed|announced|predicted)"
    r"\s(?:that\s)?(?:the\s)?$"
)
_MATTER: Final = re.compile(
    r"\s(?:(?P<ahead>delivery|contracts?|futures|settlement|expiry|shipment)"
    r"|(?:[a-z]+\s)?(?:figures|data|numbers|results|sales|exports|imports|inflation|statistics|survey|readings?|output|production|deficit|surplus))\b"
)
_MATTER_FOR: Final = re.compile(
    r"\b(?:figures|data|numbers|results|sales|exports|imports|statistics|surveys?|readings?|output|production|deficit|surplus|reports?|index|accounts)"
    r"\sfor\s(?:the\s)?$"
)
"""What a month is told of, that is always of the past or of the time ahead: "the October figures are due", "crude for May delivery"."""
_READINGS: Final = re.compile(
    r"\b(?:readings?|estimates?|figures|data|results|reports?|earnings|statistics)\s(?:of|for|on)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""What is published of a quarter that is at hand or just over: "the second reading of first-quarter growth is due"."""
_PASSED: Final = re.compile(r"\s(?:\w+\s)?deadline\b[^.;]{0,48}\s(?:passed|expired|lapsed|elapsed|came and went)\b")
HEADS: Final = re.compile(r"\s?[:–—]|\s-\s")
_PLANS: Final = re.compile(r"\b(?:will|shall|(?:is|are)\s(?:due|set|scheduled|expected|to))\b")
"""The heading of an entry in a chronology, told in the present whether it is over or not: "March 16: Crimea votes"; and words of a plan."""
_FROM_ON: Final = re.compile(r"(?:^|[,;:]\s|\band\s)(?:[Ff]rom|[Ss]tarting|[Ee]ffective)\s$")
"""What begins with a day and is told in the present: "From Monday, lorries are banned"."""
_IF: Final = re.compile(r"\b(?:if|unless)\s(?:[\w'’-]{1,24}\s){1,4}(?:is|are)\s(?:[\w'’-]{1,24}\s){1,5}$")
"""A condition in the present: "said he would quit if he is voted out Friday"."""
_INVITED: Final = re.compile(
    r"\binvit(?:ed|es|ing|ation)\b[^.;:]{0,80}\b(?:to|for)\s[^.;:,]{2,60}\s(?:on|in|for)\s(?:early\s|late\s|mid-?\s?)?$"
)
"""Words before the day of what somebody is asked to come to: "invited the premier to Niamey on May 4"."""
_AWAITED: Final = "forward to "
"""Words before what lies ahead whatever the tense: "looked forward to the summit in September"."""
_GREETING: Final = re.compile(r"\b(?:[Ss]ee you|[Jj]oin us)\s(?:[\w'’]{1,12}\s){0,4}$")
"""The same, of who is spoken to: "See you on Friday"."""
_IS_ON: Final = re.compile(
    r"\b(?:is|are)\s(?:(?:only|just|now|not|also|still|already)\s)?(?:on|in)\s(?:the\s|early\s|late\s|mid-)?$"
)
_IS_DAY: Final = re.compile(
    r"(?<!\bit )(?<!\btoday )(?<!\bthis )\b(?:is|are)\s(?:only\s|just\s|now\s|this\s)?$", re.IGNORECASE
)
"""What "is on Sunday", or of which the last day "is Sunday", lies ahead; not in "It is Sunday"."""
_FIRST_PLANNED: Final = re.compile(
    r"(?<!\bis )(?<!\bare )\b(?:originally|initially|first|previously|once)\s(?:due|set|[a-z]{4,12}ed|pencilled\sin)\s"
    r"(?:to\s[a-z]{2,12}\s)?(?:for|in|on)\s(?:early\s|late\s)?$"
)
"""What was planned once may have gone by: "the vote, originally planned for May, will be held in June"."""
_DUE: Final = re.compile(r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )\bdue\s(?:on|by)\s$")
"""What "due" tells of a noun: "never took the oath due on January 10" may have gone by."""
_COUNTS_ON: Final = re.compile(r"\b(?:before|after|while|when)$", re.IGNORECASE)
"""Words whose participle goes with the time of the clause before: "flies to Doha before meeting them on Friday"."""
_FURTHEST: Final = 60
"""Marks that are looked at on either side: no clause has more."""
_REACH: Final = 80
"""Characters before an expression in which a limit or a verb of moving stands."""
_AFTER: Final = ("since", "after", "following")
_AHEAD_OF: Final = ("til", "advance of", "time for", "ahead of")
"""Of the words of these patterns, those without which they are not looked for."""
_LAST_WORD: Final = 8
"""Characters right before an expression that hold any of the words below, by which most are told at once to be behind none of the above."""
_PLANNED_FOR: Final = ("for", "in", "on", "early", "late")
_IS_WHEN: Final = ("on", "in", "is", "are", "the", "early", "late", "mid-", "only", "just", "now", "this")
_BY: Final = ("by", "before", "by the", "before the")
_NEXT_OR_LAST: Final = ("next", "coming", "last", "past")
_FOR_WHEN: Final = ("for", "early", "late", "as")
_MOVED_TO: Final = ("to", "for", "until", "till", "from", "the", "early", "late")


@cache
def _moved() -> re.Pattern[str]:
    verbs = "|".join(sorted(date_words().lists["moved"]))
    return re.compile(
        rf"\b(?:{verbs})\s(?:[\w'’.-]{{1,16}}\s){{0,6}}(?:to|for|until|till|(?P<from>from))\s(?:the\s|early\s|late\s)?$",
        re.IGNORECASE,
    )


@cache
def _wanted() -> re.Pattern[str]:
    """A limit of what is wanted: "demanded an answer by", "wants its claims heard before"."""
    verbs = "|".join(sorted(date_words().lists["wants_by"]))
    return re.compile(
        rf"(?<!\bhad )\b(?:{verbs})\s(?!(?:at|in|on|off|up)\b)"
        r"(?:(?!(?:who|which|that|had|was|were|and|but|to|after|before)\b)[\w'’-]{1,20}\s){1,9}"
        r"(?:by|before)\s(?:the\s)?$"
    )


@cache
def _lasted() -> re.Pattern[str]:
    verbs = "|".join(sorted(date_words().lists["lasted"]))
    return re.compile(
        rf"(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bbeing )\b(?:{verbs})\s(?:[\w'’-]{{1,16}}\s){{0,4}}(?:until|till)\s",
        re.IGNORECASE,
    )


def direction(text: str, start: int, end: int, statement: Statement, scale: str = "day") -> int:
    """BACK, AHEAD, OPEN or NEAREST for the expression `text[start:end]` of a statement: the nearest verb of its clause tells.

    `scale` is day, feast, month or another stretch: "a vote called for Monday" lies ahead, "figures for March" do not.
    """
    before = text[max(statement.start, start - _REACH) : start]
    last, is_day = before[-_LAST_WORD:].rstrip().lower(), "day" in text[start:end]
    if not is_day and last.endswith(_PLANNED_FOR) and _FIRST_PLANNED.search(before):
        return OPEN
    is_owner = text[end : end + 2] in {"'s", "’s"}
    if is_owner and is_day and is_of_blow(text, end):
        return BACK
    goes_on = text.startswith((" to ", " through ", " until "), end)
    limit = _limit(before, last, "" if is_owner else scale, goes_on=goes_on)
    when = text.startswith((" when ", ", when ", ", then "), end)
    if limit is not None and not (when and _UNTIL.search(before)):
        return limit
    if text.find(_AWAITED, max(statement.start, start - 2 * _REACH), start) >= 0:
        return AHEAD
    if ("ee you" in before or "oin us" in before) and _GREETING.search(before):
        return AHEAD
    is_when = bool(scale) and not is_owner and last.endswith(_IS_WHEN)
    if is_when and (_IS_ON.search(before) or (is_day and _IS_DAY.search(before))):
        return AHEAD
    matter = _of_matter(text, end, before) if scale == "month" else None
    if matter is not None:
        return matter
    if not scale and _READINGS.search(before):
        return OPEN
    words = text[statement.start : statement.end]
    left, right = start - statement.start, end - statement.start
    found = marks(words, statement.section is Section.BODY)
    if is_owner and _TOLD.search(before):
        following = bisect_left(found.starts, right)
        if following < len(found.kinds) and found.kinds[following] < PART:
            return found.kinds[following]  # "said Friday's vote must go ahead"
    if when and _then(found, right) == BACK:
        return BACK  # "starting in May when Chad left", "until Friday, when Chad left", "neutral until May, then left"
    if limit is not None:
        return limit
    told = _by_verbs(words, left, right, found, before)
    if told == AHEAD and is_day and (is_of_deed(text, end, before) if is_owner else is_told_of(before)):
        return BACK
    if scale == "day":
        if told == AHEAD and not is_day and _DUE.search(before) and _is_of_past(found, left):
            return OPEN
        if _PASSED.match(text, end):
            return BACK
        if told == AHEAD and left <= 1 and HEADS.match(text, end) and not _PLANS.search(words, right):
            return OPEN
        if (told == OPEN and _FROM_ON.search(before)) or (told == BACK and _IF.search(before)):
            return AHEAD
    if scale == "feast" and told != AHEAD and last.endswith(_FOR_WHEN) and _FOR.search(before):
        return AHEAD if told == OPEN else OPEN  # "shut the crossings for Easter": the one that is nearest
    return told


def _of_matter(text: str, end: int, before: str) -> int | None:
    """Which way a month looks by what it is of: "the October figures", "crude for May delivery"; None where it is of nothing that tells."""
    matter = _MATTER.match(text, end)
    if matter is not None:
        return AHEAD if matter["ahead"] else BACK
    return BACK if _MATTER_FOR.search(before) else None


def _then(found: Marks, right: int) -> int:
    """Which way the first verb looks behind an expression that ends at `right`."""
    first = bisect_left(found.starts, right)
    return next((kind for kind in found.kinds[first : first + _FURTHEST] if kind < PART), OPEN)


def _is_of_past(found: Marks, left: int) -> bool:
    """Whether a verb of the past stands before an expression that begins at `left`."""
    return BACK in found.kinds[: bisect_right(found.ends, left)]


def _limit(before: str, last: str, scale: str, *, goes_on: bool) -> int | None:
    """What the words right before an expression say by themselves; `last` are the last letters of these."""
    lower = before.lower()
    if any(word in lower for word in _AFTER) and _SINCE.search(before):
        return BACK
    until = _UNTIL.search(before) if any(word in lower for word in _AHEAD_OF) else None
    if until is not None and _FROM_UNTIL.search(before) is None:
        return BACK if _lasted().search(before) or _NOT_UNTIL.search(before) else AHEAD
    if "to be " in before and _STILL_TO.search(before):
        return AHEAD
    if scale == "day" and "through" in before and _THROUGH.search(before):
        return AHEAD
    if scale != "month" and "invit" in before and _INVITED.search(before):
        return AHEAD
    which = _WHICH.search(before) if scale == "day" and last.endswith(_NEXT_OR_LAST) else None
    if which is not None:
        return AHEAD if which["next"] else BACK
    if last.endswith(_BY) and _wanted().search(before):
        return AHEAD
    if not scale:
        return None  # "set the stage for Friday's violence"
    if scale == "day" and last.endswith(_FOR_WHEN) and _FOR.search(before):
        return AHEAD
    moved = _moved().search(before) if last.endswith(_MOVED_TO) else None
    return AHEAD if moved and (goes_on or not moved["from"]) else None


def _by_verbs(words: str, left: int, right: int, found: Marks, before: str) -> int:
    place = bisect_right(found.ends, left) - 1
    head, kinds = 0, found.kinds
    for number in range(place, max(-1, place - _FURTHEST), -1):
        if kinds[number] >= PART:
            head, place = found.ends[number], number
            break
        return kinds[number] if kinds[number] != AHEAD else of_promise(words, left, found, number)
    following = bisect_left(found.starts, right)
    if following < len(kinds) and kinds[following] < PART:
        return kinds[following]
    if _hangs_on(words[head:left]) and not _COUNTS_ON.search(words, max(0, head - 8), head):
        upper = next((kind for kind in reversed(kinds[:place]) if kind < PART), OPEN)
        return AHEAD if upper == AHEAD else OPEN  # "rain is expected, clearing by Saturday"
    end = found.starts[following] if following < len(kinds) else len(words)
    is_present = any(head <= start < end for start in found.present)
    for number in range(place, max(-1, place - _FURTHEST), -1):
        if kinds[number] == STOP or (is_present and kinds[number] == BACK):
            break  # "my last trip was in May and the next is in June"
        if kinds[number] < PART:
            return kinds[number]
    for kind in kinds[following : following + _FURTHEST]:
        if kind == STOP:
            break
        if kind < PART:
            return kind  # "By Friday, they had left"
    return AHEAD if _LIMIT.search(before) else OPEN


def _hangs_on(words: str) -> bool:
    """Whether a clause begins with a participle ("leading to losses"), which has no time of its own."""
    first = re.search(r"[A-Za-z]+", words)
    return first is not None and len(first.group()) > 5 and first.group().lower().endswith("ing")
