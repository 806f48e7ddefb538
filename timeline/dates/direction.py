"""Whether an expression without a year of its own looks back or ahead: by the verbs and words of its own clause."""

import re
from functools import cache

from timeline.lexicons.dates import date_words

BACK, OPEN, AHEAD = -1, 0, 1
_PARTS = re.compile(
    r"[;:—]|,|\s[–-]\s|\b(?:and|but|or|after|before|when|while|which|who|that|because|although|though|as)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z]+(?:['’](?:ll|d))?|['’]ll")
_TO_BE_TO = re.compile(
    r"\b(?:is|are|was|were|be|being)\s(?:also\s|now\s)?(?:to|due|set|scheduled|expected|slated|about|supposed|likely)\b"
    r"|\b(?:set|due|poised|slated|scheduled|planned)\sto\b", re.IGNORECASE
)


_LIMIT = re.compile(r"\b(?:by|before)\s(?:the\s)?$", re.IGNORECASE)


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    lists = date_words().lists
    return lists["ahead"], lists["modals"], lists["past"], lists["no_past"]


def direction(text: str, start: int, end: int, span: tuple[int, int]) -> int:
    """BACK, AHEAD or OPEN for the expression `text[start:end]` in the statement `span`: the nearest verb of its clause tells."""
    left, right = _clause(text, start, end, span)
    for words, place in ((text[left:start], -1), (text[end:right], 0)):
        cues = _cues(words)
        if cues:
            return cues[place]
    if _hangs_on(text[left:start]):
        return OPEN
    cues = _cues(text[span[0] : left])
    if cues:
        return cues[-1]
    return AHEAD if _LIMIT.search(text[max(span[0], start - 10) : start]) else OPEN


def _clause(text: str, start: int, end: int, span: tuple[int, int]) -> tuple[int, int]:
    left, right = span
    for match in _PARTS.finditer(text, span[0], start):
        left = match.end()
    found = _PARTS.search(text, end, span[1])
    return left, found.start() if found else right


def _hangs_on(words: str) -> bool:
    """Whether a clause begins with a participle ("leading to losses"), which has no time of its own."""
    first = _WORD.search(words)
    return first is not None and len(first.group()) > 5 and first.group().lower().endswith("ing")


def _cues(words: str) -> list[int]:
    """Direction of each telling word, in order. The verb that a modal governs is part of the modal: "may be signed" looks ahead."""
    ahead, modals, past, no_past = _lists()
    turned = {match.start(): match.end() for match in _TO_BE_TO.finditer(words)}
    found: list[int] = []
    skip, governed = -1, False
    for match in _WORD.finditer(words):
        lower = match.group().lower()
        if match.start() < skip:
            continue
        if match.start() in turned:
            found.append(AHEAD)
            skip, governed = turned[match.start()], True
        elif lower in modals or lower.endswith(("'ll", "’ll")):
            found.append(AHEAD)
            governed = True
        elif governed and (lower in _IN_VERB_GROUP or lower.endswith("ly")):
            continue
        elif lower in ahead:
            found.append(AHEAD)
            governed = False
        elif not governed and (lower in past or (lower.endswith("ed") and len(lower) > 3 and lower not in no_past)):
            found.append(BACK)
        else:
            governed = False
    return found


_IN_VERB_GROUP = frozenset({"not", "be", "been", "being", "have", "also", "to", "only", "then", "still", "soon", "never", "again"})
