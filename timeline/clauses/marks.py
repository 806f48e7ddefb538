"""What a sentence is cut into: noun phrases, verb groups, and the marks between them."""

from timeline.clauses.groups import VerbGroup
from timeline.clauses.phrases import NounPhrase


class Mark:
    """A word or sign between phrases: comma, stop, dash, quote, open, close, conj, sub, rel, prep (before no noun phrase)."""

    __slots__ = ("first", "kind", "last", "word")

    def __init__(self, first: int, last: int, kind: str, word: str) -> None:
        self.first, self.last, self.kind, self.word = first, last, kind, word


Chunk = NounPhrase | VerbGroup | Mark
