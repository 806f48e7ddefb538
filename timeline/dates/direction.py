"""Whether an expression without a year of its own looks back or ahead: by the verbs and words of its own clause."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

from timeline.lexicons.dates import date_words

BACK, OPEN, AHEAD = -1, 0, 1
_PART = 2
_TOKEN = re.compile(r"[A-Za-z]+(?:['’](?:ll|d|t))?|['’]ll|[;:—,]|(?<=\s)[–-](?=\s)")
_PART_WORDS = frozenset(
    "; : — , – - and but or after before when while which who that because although though as".split()
)
_BE = frozenset({"is", "are", "was", "were", "be", "being"})
_PLANNED = frozenset({"due", "set", "scheduled", "expected", "slated"})
_PLANNED_TO = _PLANNED | {"poised", "planned", "about", "supposed", "likely"}
_IN_VERB_GROUP = frozenset(
    {"not", "be", "been", "being", "have", "also", "to", "only", "then", "still", "soon", "never", "again"}
)
_LIMIT = re.compile(r"\b(?:by|before)\s(?:the\s)?$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s(?:the\s)?$", re.IGNORECASE)
_DETERMINERS = frozenset("a an the its his her their this that these those all any some no more".split())
_FURTHEST = 60
"""Marks that are looked at on either side: no clause has more."""


@dataclass(frozen=True, slots=True)
class _Marks:
    """Where a statement's telling words and the ends of its clauses stand, in order."""

    starts: list[int]
    ends: list[int]
    kinds: list[int]


def direction(text: str, start: int, end: int, statement: tuple[int, int]) -> int:
    """BACK, AHEAD or OPEN for the expression `text[start:end]` in the statement `statement`: the nearest verb of its clause tells."""
    words = text[statement[0] : statement[1]]
    if _SINCE.search(text, max(statement[0], start - 12), start):
        return BACK
    left, right = start - statement[0], end - statement[0]
    marks = _marks(words)
    place = bisect_right(marks.ends, left) - 1
    head = 0
    for number in range(place, max(-1, place - _FURTHEST), -1):
        if marks.kinds[number] == _PART:
            head, place = marks.ends[number], number
            break
        return marks.kinds[number]
    following = bisect_left(marks.starts, right)
    if following < len(marks.kinds) and marks.kinds[following] != _PART:
        return marks.kinds[following]
    if _hangs_on(words[head:left]):
        return OPEN
    for number in range(place, max(-1, place - _FURTHEST), -1):
        if marks.kinds[number] != _PART:
            return marks.kinds[number]
    for kind in marks.kinds[following : following + _FURTHEST]:
        if kind != _PART:
            return kind  # "By Friday, they had left"
    return AHEAD if _LIMIT.search(words, max(0, left - 12), left) else OPEN


def _hangs_on(words: str) -> bool:
    """Whether a clause begins with a participle ("leading to losses"), which has no time of its own."""
    first = _TOKEN.search(words)
    return first is not None and len(first.group()) > 5 and first.group().lower().endswith("ing")


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    lists = date_words().lists
    return lists["ahead"], lists["modals"], lists["past"], lists["no_past"], lists["intends"]


@lru_cache(maxsize=8)
def _marks(words: str) -> _Marks:
    """The marks of a statement. The verb that a modal governs is part of the modal: "may be signed" looks ahead."""
    marks = _Marks([], [], [])
    found = [match for match in _TOKEN.finditer(words) if match.group() != "May"]  # the month is no verb
    tokens = [(match.group().lower(), match.start(), match.end()) for match in found]
    governed, intends, skip = False, False, -1
    intending = _lists()[-1]
    for number, (word, start, end) in enumerate(tokens):
        if number <= skip:
            continue
        if word in _PART_WORDS:
            governed, intends, kind = False, False, _PART
        elif word == "to" and intends and _is_verb(tokens, number + 1):
            governed, kind = True, AHEAD
        elif (last := _planned(tokens, number)) is not None:
            governed, skip, kind = True, last, AHEAD
            end = tokens[last][2]
        elif governed and (word in _IN_VERB_GROUP or word.endswith("ly")):
            continue
        else:
            kind, governed = _kind(word, governed)
            intends = intends or word in intending
        if kind != OPEN:
            marks.starts.append(start)
            marks.ends.append(end)
            marks.kinds.append(kind)
    return marks


def _kind(word: str, governed: bool) -> tuple[int, bool]:
    """Which way a word looks, and whether the verb behind it goes with it."""
    ahead, modals, past, no_past, _ = _lists()
    if word.endswith(("n't", "n’t")):
        word = {"wo": "will", "ca": "can", "sha": "shall"}.get(word[:-3], word[:-3])
    if word in modals or word.endswith(("'ll", "’ll")):
        return AHEAD, True
    if word in ahead:
        return AHEAD, False
    if not governed and (word in past or (word.endswith("ed") and len(word) > 3 and word not in no_past)):
        return BACK, False
    return OPEN, False


def _is_verb(tokens: list[tuple[str, int, int]], number: int) -> bool:
    """Whether the word behind "to" may be a verb: "agreed to meet", not "agreed to a truce"."""
    return number < len(tokens) and tokens[number][0] not in _DETERMINERS and tokens[number][0].isalpha()


def _planned(tokens: list[tuple[str, int, int]], number: int) -> int | None:
    """The last token of "is to", "was also due", "set to", "is likely to" that begins here; None if none does."""
    word = tokens[number][0]
    if word not in _BE and word not in _PLANNED_TO:
        return None
    second = number + 1
    if word in _BE:
        while second < len(tokens) and tokens[second][0] in {"also", "now", "still"}:
            second += 1
        if second < len(tokens) and (tokens[second][0] == "to" or tokens[second][0] in _PLANNED):
            return second
        if second >= len(tokens) or tokens[second][0] not in _PLANNED_TO:
            return None
        second += 1
    return second if second < len(tokens) and tokens[second][0] == "to" and word not in {"about", "likely"} else None
