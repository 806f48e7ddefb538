"""The data source that a statement names."""

import re
from typing import Final

from timeline.trade.marks import Marks

_SAYS: Final = re.compile(
    r"(?:['’]s)?\s{1,2}(?:\w{1,20}\s){0,4}"
    r"(?:said|say|says|show|showed|shows|figures|data|statistics|revealed|reported|confirmed|announced|estimates?|"
    r"projected|estimated|put|forecasts?|raised|lowered|left|kept|sees|expects|predicts|pegs|pegged|cut|trimmed)\b",
    re.IGNORECASE,
)
_ACCORDING: Final = re.compile(
    r"\b(?:according to|data from|figures from|statistics from|citing)\s[^,;]{0,40}$", re.IGNORECASE
)


def find_source(marks: Marks) -> str:
    """The data source that a statement names, "" if none: one that says or shows, or that stands behind "according to"."""
    for cue in marks.of_kind("source"):
        near = marks.text[cue.end : cue.end + 40]
        if _SAYS.match(near) or _ACCORDING.search(marks.text[max(marks.statement.start, cue.start - 60) : cue.start]):
            return (
                marks.text[cue.start : cue.end] if cue.name.startswith(("Customs", "Finance", "Trade M")) else cue.name
            )
        if cue.name.startswith("official") or re.search(
            r"figures|data|statistics", marks.text[cue.start : cue.end + 12], re.IGNORECASE
        ):
            return cue.name
    return ""
