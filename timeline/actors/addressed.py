"""Whom somebody asks to do something without a name: "urged the parties to respect the truce"."""

from timeline.actors.match import Line
from timeline.actors.seen import Seen


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
    words = line.known.words
    return word in words["urging"] or (word in {"on", "upon"} and line.word(place - 2) in words["calling"])
