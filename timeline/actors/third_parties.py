"""Who stands between two sides and is none of them: "under a truce mediated by Chad", "a UN envoy", "Chadian peacekeepers"."""

from typing import Final

from timeline.actors.match import Found, Line
from timeline.terms import ActorKind

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


def only_where(line: Line, hit: Found, hits: list[Found]) -> bool:
    """Whether a country is only where two others have to do with each other: "Israel declared a truce with Syria after fighting in Lebanon"."""
    if line.word(hit.first - 1) not in _WHERE or hit.mention.kind is not ActorKind.COUNTRY or hit.mention.codes:
        return False
    others = {one.mention.code for one in hits if one is not hit and not one.mention.place and not one.mention.codes}
    return len(others - {hit.mention.code, ""}) > 1


_WHERE: Final = frozenset({"in", "across", "throughout", "inside"})
