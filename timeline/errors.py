"""Everything that can go wrong on purpose, as one tree.

    TimelineError                     the root: catch this one
    ├── InputError                    an input that cannot be read; the others go on (exit 1)
    │   ├── MissingInput              no such file, folder or match of a glob
    │   ├── UnreadableInput           binary, wrong encoding, broken mark-up
    │   ├── BadRecord                 one line or row of a file is not a record
    │   ├── NoText                    nothing that could be an article
    │   ├── CoderFailed               a fault of ours that an article brought out
    │   └── TookTooLong               an article whose coding did not end in time
    ├── UsageError                    asked in a way that cannot be answered (exit 2)
    │   ├── UnknownName               no such query, chart, parser, event
    │   ├── BadParameter              a parameter is missing, unknown or of the wrong kind
    │   └── RefusedSql                not exactly one reading statement
    ├── OutputError                   the disk did not take what was to be written (exit 1)
    ├── LexiconError                  a lexicon file is wrong: file and line
    ├── WorkersFailed                 workers or cluster cannot be reached or do not do their work (exit 1)
    ├── QueryLimit                    a query took too long or too much memory (exit 1)
    └── StoreError                    the database file, or its ledger (exit 1)
        ├── StoreMissing              no database there to read (exit 2)
        ├── StoreLocked               another process writes to it
        ├── StoreFull                 the disk has no room for more rows
        ├── StoreDamaged              not a database, or rows are gone (exit 3)
        └── StoreVersion              written by a newer version

Each carries its facts as attributes, and a message that names the culprit and the cure.
"""

import unicodedata
from pathlib import Path
from typing import ClassVar


def printable(text: str) -> str:
    """The text on one line, without what the name of a file may hold against a terminal: control characters, line ends, marks that turn the
    direction of writing, halves of characters. They are spelled out.
    """
    if text.isprintable():
        return text
    kept = (mark.isprintable() or unicodedata.category(mark) == "Zs" for mark in text)
    return "".join(mark if keep else ascii(mark)[1:-1] for mark, keep in zip(text, kept, strict=True))


class TimelineError(Exception):
    """Root of the tree. `exit_code` is what the command line ends with."""

    exit_code: ClassVar[int] = 1


class InputError(TimelineError):
    """An input that costs only itself.

    `origin` names the file or stream, `line` the record in it (1-based) where there is one, `cure` what to do.
    """

    def __init__(self, origin: str, problem: str, cure: str = "", line: int | None = None) -> None:
        self.origin, self.problem, self.cure, self.line = origin, problem, cure, line
        place = printable(origin) if line is None else f"{printable(origin)}:{line}"
        super().__init__(f"{place}: {problem}" + (f"; {cure}" if cure else ""))


class MissingInput(InputError):
    """No such file, folder, or match of a pattern."""


class UnreadableInput(InputError):
    """The bytes are not what the reader takes: binary, another encoding, mark-up that cannot be read."""


class BadRecord(InputError):
    """One record of a file is broken; the records beside it are kept."""


class NoText(InputError):
    """There is no article text in the input."""


class CoderFailed(InputError):
    """The coder stumbled over an article: a fault of this program that costs only that article."""

    def __init__(self, origin: str, error: Exception | str, line: int | None = None) -> None:
        what = error if isinstance(error, str) else f"{type(error).__name__}: {error}"
        what = " ".join(what.split())[:240]
        super().__init__(origin, f"the coder failed on it ({what})", "please report it with the text", line)


class TookTooLong(InputError):
    """Coding the article did not end in the time that each one has; its worker was ended."""

    def __init__(self, origin: str, problem: str, line: int | None = None) -> None:
        cure = "report it with the text, or give more time with --retry-failed --article-seconds N"
        super().__init__(origin, f"coding it was stopped: {problem}", cure, line)


class UsageError(TimelineError):
    """Asked in a way that cannot be answered."""

    exit_code = 2


class UnknownName(UsageError):
    """A name that is not among `choices`."""

    def __init__(self, kind: str, name: str, choices: list[str]) -> None:
        self.kind, self.name, self.choices = kind, name, choices
        known = ", ".join(choices[:20]) + (", …" if len(choices) > 20 else "")
        super().__init__(f"there is no {kind} {name!r}" + (f"; known: {known}" if known else ""))


class BadParameter(UsageError):
    """A parameter that is missing, unknown, or of the wrong kind."""

    def __init__(self, name: str, problem: str) -> None:
        self.name, self.problem = name, problem
        super().__init__(f"parameter {name}: {problem}")


class RefusedSql(UsageError):
    """SQL that is not exactly one reading statement, or that reaches outside the database."""

    def __init__(self, problem: str) -> None:
        self.problem = problem
        super().__init__(
            f"{problem}; one SELECT, WITH or EXPLAIN statement on this database's tables and views is allowed"
        )


class OutputError(TimelineError):
    """A file that could not be written, though it looked as if it could."""

    def __init__(self, path: Path | str, problem: str) -> None:
        self.path, self.problem = str(path), problem
        super().__init__(f"{path}: cannot be written: {problem}; check the rights and space of its folder")


class LexiconError(TimelineError):
    """A lexicon file breaks its own format."""

    exit_code = 2

    def __init__(self, path: Path | str, problem: str, line: int | None = None) -> None:
        self.path, self.problem, self.line = str(path), problem, line
        super().__init__(f"{path}" + (f":{line}" if line is not None else "") + f": {problem}")


class WorkersFailed(TimelineError):
    """The processes or the cluster that should code articles cannot be reached, or fail whatever they are given. `workers` names them."""

    def __init__(self, workers: str, problem: str, cure: str) -> None:
        self.workers, self.problem, self.cure = workers, problem, cure
        super().__init__(f"{workers}: {problem}; {cure}")


class QueryLimit(TimelineError):
    """A query ran into its time or memory limit."""

    def __init__(self, limit: str) -> None:
        self.limit = limit
        super().__init__(f"the query was stopped: {limit}; narrow it with WHERE or LIMIT, or raise the limit")


class StoreError(TimelineError):
    """Something about the database file `path`."""

    def __init__(self, path: Path | str, problem: str, cure: str = "") -> None:
        self.path, self.problem, self.cure = str(path), problem, cure
        super().__init__(f"{path}: {problem}" + (f"; {cure}" if cure else ""))


class StoreMissing(StoreError):
    """There is no database to read."""

    exit_code = 2


class StoreLocked(StoreError):
    """Another process has the file open for writing."""


class StoreFull(StoreError):
    """The disk has no room for more rows; what was stored before is there."""


class StoreDamaged(StoreError):
    """Not a database of ours, or rows that were stored are gone."""

    exit_code = 3


class StoreVersion(StoreError):
    """Written by a newer version of this program or of DuckDB."""
