"""One line that tells an event in the article's own words: who stands before the act, and the words from the act on."""

import re
from typing import Final

from timeline.records import ActorMention, EventMention

_LONGEST: Final = 120
_NEAR: Final = 70
"""Characters from the doer to the act that are told whole; what lies between them otherwise becomes an ellipsis."""
_DATELINE: Final = re.compile(
    r"[A-Z][A-Z.'’-]{1,40}(?:[ ,]{1,2}[A-Z][A-Z.'’-]{1,40}){0,3}[ ,]{0,2}(?:/[A-Z.'’ -]{2,30})?[^-–—()]{0,40}(?:\([^()]{1,40}\) ?)?[-–—]{1,2} "
)
"""`MINSK, Dec 4 (Agency) - `: where and when it was written is told elsewhere."""

_OWNED: Final = re.compile(
    r"(?!(?:in|on|at|by|to|for|from|with|after|before|during|since|until|under|as|when|while|if|of|over|amid|across|and|but|or|who|which|that"
    r"|where|it|he|she|they|we)\b|\w{2,20}ing\b)[\w'’-]{1,30}(?: [\w'’-]{1,30}){0,3} (?:of|in|from) (?:the )?",
    re.IGNORECASE,
)
"""Whose the subject of a clause is: "Officials in Minsk", "the president of Chad"."""


def headline(mention: EventMention) -> str:
    """The words of a mention that tell its act, on one line, cut at a word before 120 characters."""
    line = " ".join(_told(mention).split())
    line = line[:1].upper() + line[1:]
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def _told(mention: EventMention) -> str:
    quote, act = mention.quote, mention.trigger_start - mention.start
    doer = _before(mention.actors, mention) or _before(mention.recipients, mention)
    dateline = _DATELINE.match(quote)
    head = dateline.end() if dateline and dateline.end() <= act else 0
    if doer is None:
        return quote[head:]
    start, end = doer.start - mention.start, doer.end - mention.start
    comma = quote.rfind(", ", head, start)
    opening = head if comma < 0 else comma + len(", ")
    start = opening if _OWNED.fullmatch(quote, opening, start) else start
    return quote[start:] if act - start <= _NEAR else f"{quote[start:end]} … {quote[act:]}"


def _before(side: tuple[ActorMention, ...], mention: EventMention) -> ActorMention | None:
    """The first of a side whose words stand in the mention's sentence, before its act."""
    there = [actor for actor in side if mention.start <= actor.start and actor.end <= mention.trigger_start]
    return min(there, key=lambda actor: actor.start, default=None)
