"""Whom somebody asks to do something without a name: "urged the parties to respect the truce"."""

from typing import Final

from timeline.actors.match import Line
from timeline.actors.seen import Seen

_URGES: Final = frozenset(
    "urge urges urged urging ask asks asked asking press presses pressed pressing exhort exhorted implored invited".split()
)
_CALLS: Final = frozenset("call calls called calling appealed prevailed".split())


def most_joined(seen: Seen) -> frozenset[str]:
    """The two whom the text has most often named together, none of them in this sentence: who is asked to do something."""
    here = {m.code for m in seen.here()}
    pairs = [codes for codes in seen.joined if len(codes) == 2 and codes.isdisjoint(here)]
    return max(reversed(pairs), key=lambda codes: seen.joined[codes], default=frozenset())


def are_urged(line: Line, place: int, behind: int) -> bool:
    """Whether a group is whom somebody asks to do something: "urge the parties to respect it", "called on the sides not to"."""
    if line.word(behind) not in {"to", "not"}:
        return False
    word = line.word(place - 1)
    return word in _URGES or (word in {"on", "upon"} and line.word(place - 2) in _CALLS)
