"""Whom somebody asks to do something without a name: "urged the parties to respect the truce"."""

from timeline.actors.match import Line
from timeline.actors.seen import Seen


def most_joined(seen: Seen) -> frozenset[str]:
    """The two whom the text has most often named together, none of them in this sentence: who is asked to do something."""
    here = {m.code for m in seen.here()}
    pairs = [codes for codes in seen.joined if len(codes) == 2 and codes.isdisjoint(here)]
    return max(reversed(pairs), key=lambda codes: seen.joined[codes], default=frozenset())


def both_urged(seen: Seen) -> frozenset[str]:
    """Who "both" are whom somebody asks to do something: the two whom the sentence before was about, else those most named together."""
    here = {m.code for m in seen.here()}
    return seen.latest_two if len(seen.latest_two) == 2 and seen.latest_two.isdisjoint(here) else most_joined(seen)


def are_urged(line: Line, place: int, behind: int) -> bool:
    """Whether a group is whom somebody asks to do something: "urge the parties to respect it", "called on the sides not to"."""
    if line.word(behind) not in {"to", "not"}:
        return False
    word = line.word(place - 1)
    words = line.known.words
    if word in words["urging"] or (word in {"on", "upon"} and line.word(place - 2) in words["calling"]):
        return True
    return word in {"to", "with"} and line.word(place - 2) in words["appealing"]
