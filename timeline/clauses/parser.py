"""The parser: the pipeline that comes with the package, or any installed spaCy pipeline, read into neutral parses."""

from collections.abc import Callable, Sequence
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
_CURE = "use --parser none (shallow rules), bundled, or an installed spaCy pipeline for English"
_LONGEST = 300
"""Words of a statement that is parsed; a longer one is left to the shallow rules."""
_BATCH = 128
_UNUSED = ("ner", "lemmatizer", "attribute_ruler", "morphologizer", "senter", "entity_ruler")
"""Components that many pipelines have and nothing here asks for."""


class Parser:
    """A pipeline with its name; `version` tells which one it was, for the record. Parsing is a pure function of the texts given at once."""

    def __init__(self, name: str, version: str, pipeline: "Language", labels: str) -> None:
        self.name, self.version = name, version
        from threadpoolctl import ThreadpoolController

        self._pipeline = pipeline
        self._labels = labels
        self._threads = ThreadpoolController()

    def __reduce__(self) -> "tuple[Callable[[str], Parser | None], tuple[str]]":
        """Another process is told the name and loads the pipeline itself."""
        return load_parser, (self.name,)

    def parse(self, spellings: Sequence[Spelling]) -> list[Parse | None]:
        """One parse for each statement, in order; None for one that is too long to parse."""
        from spacy.tokens import Doc

        vocab = self._pipeline.vocab
        short = [
            Doc(vocab, words=list(spelling.words), spaces=list(spelling.spaces))
            for spelling in spellings
            if len(spelling.words) <= _LONGEST
        ]
        # the matrices are small: several threads took six times as long
        with self._threads.limit(limits=1, user_api="blas"):
            docs = iter(list(self._pipeline.pipe(short, batch_size=_BATCH)))
        return [self._read(next(docs), s) if len(s.words) <= _LONGEST else None for s in spellings]

    def _read(self, doc: "Doc", spelling: Spelling) -> Parse:
        words = [
            Word(unit, token.text, token.tag_, token.head.i, token.dep_)
            for token, unit in zip(doc, spelling.units, strict=True)
        ]
        return neutral(words, self._labels)


@cache
def load_parser(name: str) -> Parser | None:
    """The parser of a name: "bundled", "none" (None: shallow rules), or a spaCy pipeline, installed or a folder.

    Raises UsageError where spaCy or the pipeline is missing, cannot be loaded, or does not tag and parse.
    """
    if name == NONE:
        return None
    pipeline = _pipeline(name)
    for part in ("parser", "tagger"):
        if part not in pipeline.pipe_names:
            raise UsageError(f"the pipeline {name!r} has no {part}; {_CURE}")
    version = str(pipeline.meta.get("version", ""))
    full = name if name == BUNDLED else f"{pipeline.meta.get('lang', '')}_{pipeline.meta.get('name', '')}"
    return Parser(name, f"{full}-{version}", pipeline, scheme(pipeline.pipe_labels["parser"]))


def _pipeline(name: str) -> "Language":
    try:
        import spacy
    except ImportError as error:
        raise UsageError(
            f"the parser {name!r} needs spaCy, which is not installed; pip install spacy, or {_CURE}"
        ) from error
    source = str(files("timeline.clauses") / "model") if name == BUNDLED else name
    try:
        return _by_numpy(spacy.load(source, exclude=list(_UNUSED)))
    except (OSError, ImportError) as error:
        raise UsageError(f"there is no parser {name!r}; {_CURE}") from error
    except ValueError as error:
        raise UsageError(
            f"the pipeline {name!r} cannot be loaded ({' '.join(str(error).split())[:160]}); {_CURE}"
        ) from error


def _by_numpy(pipeline: "Language") -> "Language":
    """The pipeline with its matrices multiplied by NumPy, whose library uses all that a processor has: with AVX-512 that halves the time."""
    from thinc.api import Model, NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, component in pipeline.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            if type(node.ops) is NumpyOps:
                node.ops = ops
    return pipeline
