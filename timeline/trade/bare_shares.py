"""Shares whose unit is left out: "Mali takes 20 percent of exports, Chad 11", "38 percent in May, up from 33 in April"."""

import re
from dataclasses import replace
from typing import Final

from timeline.records import Amount
from timeline.trade.marks import Marks

_NUMBER: Final = len(" 11.5 and ")
_ALL: Final = 100
_PART: Final = 8
_ENDS: Final = frozenset({",", ".", ";", "and", ")"})
_PLAIN: Final = frozenset({",", "and", "&"})
_PLACED: Final = (["ahead", "of"], ["followed", "by"])
_WITH: Final = frozenset({"with", "at", "on", "("})


def bare_behind(marks: Marks) -> list[Amount]:
    """ "Mali takes 20 percent of exports, Chad 11 and Togo 8": the shares of the next in a list, whose unit is left out."""
    percents = [amount for amount in marks.amounts if amount.kind == "percent"]
    found: list[Amount] = [bare for amount in percents for bare in _bare_before_that(marks, amount)]
    for party in marks.parties if percents else ():
        told = max((a for a in (*percents, *found) if a.end <= party.start), key=lambda a: a.end, default=None)
        behind = marks.between(party.end, min(marks.statement.end, party.end + _NUMBER))
        if (
            told is None
            or not behind
            or party.genitive
            or party.adjective
            or not _is_next(marks, told.end, party.start)
        ):
            continue
        if behind[0].lower in _WITH and len(behind) > 1:
            behind = behind[1:]  # "ahead of Chad with 11"
        figure, ends = behind[0], len(behind) == 1 or behind[1].lower in _ENDS
        if ends and figure.text.replace(".", "", 1).isdigit() and float(figure.text) < _ALL:
            number = float(figure.text)
            found.append(replace(told, start=figure.start, end=figure.end, text=figure.text, number=number))
    return found


def _bare_before_that(marks: Marks, amount: Amount) -> list[Amount]:
    """ "38 percent in September, up from 33 in August": the earlier share, whose unit is left out."""
    earlier = _EARLIER.match(marks.text, amount.end, marks.statement.end)
    if earlier is None:
        return []
    start, end, text = earlier.start("n"), earlier.end("n"), earlier["n"]
    return [replace(amount, start=start, end=end, text=text, number=float(text))]


_EARLIER: Final = re.compile(
    r"[^,;.\d]{0,60},?\s(?:up|down)\sfrom\s(?P<n>\d{1,2}(?:\.\d{1,2})?)(?=\s(?:in|a|the|last|one)\b|[,;]|\.(?!\d)|$)"
)


def _is_next(marks: Marks, start: int, end: int) -> bool:
    """Whether nothing but "of its exports" and a joint stands between a share and the next country."""
    words = [word for word in marks.words(start, end) if word != "the"]
    if words[-2:] in _PLACED:
        del words[-2:]
        words.append(",")
    of_whole = words[:1] == ["of"] and len(words) <= _PART and "to" not in words
    return words[-1:] in ([","], ["and"], [";"]) and (of_whole or set(words) <= _PLAIN | {";", ")"})
