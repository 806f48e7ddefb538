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
_TO_BE_TO = re.compile(r"\b(?:is|are|was|were|be|being)\s(?:to|due|set|scheduled|expected|slated)\b", re.IGNORECASE)


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    lists = date_words().lists
    return lists["ahead"], lists["past"], lists["no_past"]


def direction(text: str, start: int, end: int, span: tuple[int, int]) -> int:
    """BACK, AHEAD or OPEN for the expression `text[start:end]` in the statement `span`: the nearest verb of its clause tells."""
    left, right = _clause(text, start, end, span)
    found = _last(text[left:start])
    if found is not None:
        return found
    found = _first(text[end:right])
    if found is not None:
        return found
    found = _last(text[span[0] : left])
    return found if found is not None else OPEN


def _clause(text: str, start: int, end: int, span: tuple[int, int]) -> tuple[int, int]:
    left, right = span
    for match in _PARTS.finditer(text, span[0], start):
        left = match.end()
    found = _PARTS.search(text, end, span[1])
    return left, found.start() if found else right


def _cues(words: str) -> list[int]:
    """Direction of each telling word, in order."""
    ahead, past, no_past = _lists()
    turned = {match.start() for match in _TO_BE_TO.finditer(words)}
    found = []
    skip = -1
    for match in _WORD.finditer(words):
        lower = match.group().lower()
        if match.start() < skip:
            continue
        if match.start() in turned:
            found.append(AHEAD)
            skip = match.end() + 10
        elif lower in ahead or lower.endswith(("'ll", "’ll")):
            found.append(AHEAD)
        elif lower in past or (lower.endswith("ed") and len(lower) > 3 and lower not in no_past):
            found.append(BACK)
    return found


def _last(words: str) -> int | None:
    cues = _cues(words)
    return cues[-1] if cues else None


def _first(words: str) -> int | None:
    cues = _cues(words)
    return cues[0] if cues else None
