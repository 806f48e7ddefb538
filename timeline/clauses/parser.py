"""The parser: the pipeline that comes with the package, or any installed spaCy pipeline, read into neutral parses."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from timeline.clauses.parse import Parse, Spelling, Word, neutral, scheme
from timeline.errors import UsageError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BUNDLED = "bundled"
NONE = "none"
_LONGEST = 300
"""Words of a statement that is parsed; a longer one is left to the shallow rules."""


class Parser:
    """A pipeline with its name. Parsing is a pure function of the texts given at once."""

    def __init__(self, name: str, pipeline: "Language", labels: str) -> None:
        self.name = name
        self._pipeline = pipeline
        self._labels = labels

    def parse(self, spellings: Sequence[Spelling]) -> list[Parse | None]:
        """One parse for each statement, in order; None for one that is too long to parse."""
        from spacy.tokens import Doc

        vocab = self._pipeline.vocab
        short = [
            Doc(vocab, words=list(spelling.words), spaces=list(spelling.spaces))
            for spelling in spellings
            if len(spelling.words) <= _LONGEST
        ]
        docs = iter(self._pipeline.pipe(short, batch_size=64))
        return [self._read(next(docs), s) if len(s.words) <= _LONGEST else None for s in spellings]

    def _read(self, doc: "Doc", spelling: Spelling) -> Parse:
        words = [
            Word(unit, token.text, token.tag_, token.pos_, token.head.i, token.dep_)
            for token, unit in zip(doc, spelling.units, strict=True)
        ]
        return neutral(words, self._labels)


@cache
def load_parser(name: str) -> Parser | None:
    """The parser of a name: "bundled", "none" (None: shallow rules), or an installed spaCy pipeline. Raises UsageError where there is none."""
    if name == NONE:
        return None
    import spacy

    source = str(files("timeline.clauses") / "model") if name == BUNDLED else name
    try:
        pipeline = spacy.load(source)
    except OSError as error:
        raise UsageError(f"there is no parser {name!r}: install that spaCy pipeline, or use bundled or none") from error
    if "parser" not in pipeline.pipe_names:
        raise UsageError(f"the pipeline {name!r} has no parser; use bundled, none, or another pipeline")
    labels = scheme(pipeline.pipe_labels["parser"])
    return Parser(name, pipeline, labels)
