"""Shares whose unit is left out: "Mali takes 20 percent of exports, Chad 11", "38 percent in May, up from 33 in April"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline.records import Amount
from timeline.tokens import Token
from timeline.trade.marks import Marks

_NUMBER: Final = len(" (11.5 percent and ")
_ALL: Final = 100
_PART: Final = 8
_ENDS: Final = frozenset({",", ".", ";", "and", ")"})
_PLAIN: Final = frozenset({",", "and", "&"})
_PLACED: Final = (["ahead", "of"], ["followed", "by"])
_BEHIND: Final = (["behind"], ["then"])
_WITH: Final = frozenset({"with", "at", "on", "("})
_STEP: Final = len(" fell by 11.5 and ")


def bare_behind(marks: Marks) -> list[Amount]:
    """ "Mali takes 20 percent of exports, Chad 11 and Togo 8": the shares of the next in a list, whose unit is left out."""
    percents = [amount for amount in marks.amounts if amount.kind == "percent"]
    found: list[Amount] = [bare for amount in percents for bare in _bare_before_that(marks, amount)]
    if percents:
        found += _of_owners(marks, percents)
        found += [*_bare_steps(marks, percents), *_more(marks, percents)]
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
        if _is_bare(behind):
            figure = behind[0]
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


def _bare_steps(marks: Marks, percents: list[Amount]) -> list[Amount]:
    """ "exports rose 12.7 percent, imports fell 2.3": the step of the next noun, whose unit is left out."""
    found: list[Amount] = []
    for noun in marks.heads:
        told = next((a for a in reversed(percents) if a.end <= noun.start), None)
        if told is None or noun.silent or marks.words(told.end, noun.start)[-1:] not in ([","], ["and"], [";"]):
            continue
        behind = marks.between(noun.end, min(marks.statement.end, noun.end + _STEP))
        stepped = behind[:1] and any(c.start == behind[0].start and c.kind in _STEPS for c in marks.cues)
        behind = behind[2:] if [token.lower for token in behind[1:2]] == ["by"] else behind[1:]
        if stepped and _is_bare(behind):
            figure = behind[0]
            number = float(figure.text)
            found.append(replace(told, start=figure.start, end=figure.end, text=figure.text, number=number))
    return found


def _of_owners(marks: Marks, percents: list[Amount]) -> list[Amount]:
    """ "Mali's share was 29 percent, Chad's 14 and Togo's 10": the shares of the next owners."""
    found: list[Amount] = []
    listed = [a for a in percents if marks.text[a.start - 1 : a.start] == "("]
    if listed:  # "Mali (14 percent), Chad (12); it imports from Togo (11)"
        for bare in _IN_BRACKETS.finditer(marks.text, listed[0].end, marks.statement.end):
            if any(party.end == bare.start() - 1 for party in marks.parties):
                start, end = bare.start("n"), bare.end("n")
                found.append(replace(listed[0], start=start, end=end, text=bare["n"], number=float(bare["n"])))
    for party in marks.parties:
        told = next((a for a in [*reversed(found), *reversed(percents)] if a.end <= party.start), None)
        if told is None or not party.genitive or "share" not in marks.words(marks.statement.start, told.start):
            continue
        lead = [word for word in marks.words(told.end, party.start) if word != "the"]
        behind = marks.between(party.end, min(marks.statement.end, party.end + _NUMBER))
        behind = [token for token in behind if token.lower not in _GENITIVES]
        if lead in _NEXT_OWNER and behind and _is_bare(behind):
            figure = behind[0]
            number = float(figure.text)
            found.append(replace(told, start=figure.start, end=figure.end, text=figure.text, number=number))
    return found


_IN_BRACKETS: Final = re.compile(r"\((?P<n>\d{1,2}(?:\.\d{1,2})?)\)")
_GENITIVES: Final = frozenset({"'s", "’s", "'", "’"})
_NEXT_OWNER: Final = ([","], ["and"], [";"], ["while"], [",", "and"], [",", "while"])


def _more(marks: Marks, percents: list[Amount]) -> list[Amount]:
    """ "took 21 percent, Chad another 20", "tea brought in a further 5": what comes on top of a share, without its unit."""
    found: list[Amount] = []
    for more in _ON_TOP.finditer(marks.text, percents[0].end, marks.statement.end):
        told = next(a for a in reversed(percents) if a.end <= more.start())
        start, end, text = more.start("n"), more.end("n"), more["n"]
        found.append(replace(told, start=start, end=end, text=text, number=float(text)))
    return found


_ON_TOP: Final = re.compile(
    r"\s(?:another|a\sfurther)\s(?P<n>\d{1,2}(?:\.\d{1,2})?)(?=[,;)]|\.(?!\d)|$|\s(?:and|while|to|from)\b)"
)


def _is_bare(behind: Sequence[Token]) -> bool:
    """Whether a plain figure below a hundred stands here and ends its phrase."""
    ends = len(behind) == 1 or (len(behind) > 1 and behind[1].lower in _ENDS)
    return ends and behind[0].text.replace(".", "", 1).isdigit() and float(behind[0].text) < _ALL


_STEPS: Final = frozenset({"up", "down"})
_EARLIER: Final = re.compile(
    r"[^,;.\d]{0,60},?\s(?:up|down)\sfrom\s(?P<n>\d{1,2}(?:\.\d{1,2})?)(?=\s(?:in|a|the|last|one)\b|[,;]|\.(?!\d)|$)"
)


def _is_next(marks: Marks, start: int, end: int) -> bool:
    """Whether nothing but "of its exports" and a joint stands between a share and the next country."""
    words = [word for word in marks.words(start, end) if word != "the"]
    if words[-2:] in _PLACED:
        del words[-2:]
        words.append(",")
    if words[-1:] in _BEHIND and words[-2:-1] == [","]:
        words.pop()  # "31 percent, then Chad with 11"
    if words[:2] == ["share", "of"]:
        words = words[1:]  # "a 15 percent share of total trade, ahead of Chad with 14"
    of_whole = words[:1] == ["of"] and len(words) <= _PART and "to" not in words
    return words[-1:] in ([","], ["and"], [";"]) and (of_whole or set(words) <= _PLAIN | {";", ")"})
