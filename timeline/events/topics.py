"""Whether an article speaks of one thing all along, by the words of its statements."""

from collections.abc import Mapping, Sequence, Set

from timeline.records import Statement


def speaks_of(
    topic: Set[str], statements: Sequence[Statement], words: Mapping[int, frozenset[str]], *, share: int, least: int
) -> bool:
    """Whether one of `share` statements has a word of a topic, and all together at `least` so many, each counted once."""
    met = [topic & words[statement.number] for statement in statements]
    return sum(map(bool, met)) * share >= len(statements) and len(frozenset().union(*met)) >= least
