"""Who stands between two sides and is none of them: "under a truce mediated by Chad", "a UN envoy", "Chadian peacekeepers"."""

from typing import Final

from timeline.actors.match import Found, Line

_WITHIN: Final = 3
"""Tokens before a name within which "by" stands: "brokered by the small emirate of"."""


def stands_between(line: Line, hit: Found) -> bool:
    """Whether a mention is of who mediates or keeps watch: behind "brokered by", or by his office."""
    words = line.known.words
    if hit.mention.text.rpartition(" ")[2].lower() in words["between_sides"]:
        return True
    if hit.mention.office and hit.mention.office.rpartition(" ")[2] in words["between_sides"]:
        return True
    by = next((at for at in range(hit.first - 1, hit.first - 1 - _WITHIN, -1) if line.word(at) == "by"), 0)
    return by > 0 and line.word(by - 1) in words["mediated"]
