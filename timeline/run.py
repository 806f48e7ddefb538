"""Many articles: read, code, store, shard by shard, and account for each input."""

import datetime as dt
import re
import secrets
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.errors import CoderFailed, InputError, UnreadableInput
from timeline.records import Article, Coded
from timeline.store.load import Input
from timeline.store.shard import prepare, store, stored_versions, totals
from timeline.terms import DEFAULT_PARSER, LoadStatus

if TYPE_CHECKING:
    from timeline.articles.read import Reading

SHARD = 200
"""Inputs that are stored in one transaction."""
_NAMED = 3
"""Articles without a date of publication that a report names."""

Progress = Callable[[int, int | None, str], None]
Coder = Callable[[Article], Coded]


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What became of the inputs: `inputs == stored + duplicate + skipped + failed`, always.

    `stored` articles are in the database now, with the rows of this coder; `duplicate` ones were there already; `skipped` ones were read
    but not coded, because the run was interrupted; `failed` ones have their reason in `failures`. `undated` of the stored ones have no date
    of publication; `undated_first` names some of them. `events` and `facts` are the totals of
    the database.
    """

    inputs: int
    stored: int
    duplicate: int
    skipped: int
    failed: int
    events: int
    facts: int
    failures: tuple[InputError, ...]
    interrupted: bool
    undated: int
    undated_first: tuple[str, ...]


def add(
    paths: Iterable[str],
    db: Path | str,
    *,
    parser: str = DEFAULT_PARSER,
    lexicon: Path | str | None = None,
    progress: Progress | None = None,
) -> LoadReport:
    """Read articles from files, folders and globs, code them, and store them in the database at `db`, which is made when it is not there.

    `parser` says how clauses are read: "none" (shallow rules), "bundled", or the name of an installed spaCy pipeline. Raises UsageError where
    there is no such parser. `lexicon` is a CSV file of the user's own names (docs/lexicon.md); LexiconError tells what is wrong with it. What
    was coded with another parser or other names is coded anew.

    A broken input costs only itself. Ctrl-C finishes the article at hand, stores what is coded and says so in the report; killed at any
    moment, the file holds whole shards; the same call again does the rest. Raises StoreError for what is wrong with the database file.
    """
    from timeline.articles.read import read_inputs  # readers and coder are large: only a load needs them

    readings = read_inputs(paths)
    from timeline.clauses.parser import load_parser
    from timeline.coder import code_article, coder_version
    from timeline.lexicons.actors import with_own_names
    from timeline.lexicons.own_names import read_own_names

    own = read_own_names(lexicon) if lexicon is not None else None
    loaded = load_parser(parser)
    code, version = partial(code_article, parser=loaded, own_names=own), coder_version(loaded, own)
    with with_own_names(own):  # the store asks for the names of actors
        return load(readings, db, code=code, coder_version=version, progress=progress)


def load(
    readings: "Iterable[Reading]",
    db: Path | str,
    *,
    code: Coder,
    coder_version: str,
    progress: Progress | None = None,
    shard: int = SHARD,
) -> LoadReport:
    """Code and store what was read, `shard` inputs in a transaction. Articles that a coder of this or a later version stored are duplicates."""
    run = _Run(Path(db), code, coder_version, progress or (lambda done, total, words: None))
    with _interruptible(run), ThreadPoolExecutor(1, "store") as beside:
        ready = beside.submit(prepare, run.db)  # DuckDB makes tables while the first articles are read
        source = iter(readings)
        batch = run.batch(source, shard)
        ready.result()
        while batch:
            run.store(batch)
            batch = run.batch(source, shard)
    events, facts = totals(run.db)
    count = run.counts
    return LoadReport(
        run.number, count[LoadStatus.STORED], count[LoadStatus.DUPLICATE], count[LoadStatus.SKIPPED], count[LoadStatus.FAILED],
        events, facts, tuple(run.failures), run.interrupted, run.undated, tuple(run.undated_first),
    )  # fmt: skip


@dataclass(slots=True)
class _Run:
    """One run: its inputs are numbered from 1 and end in exactly one status each."""

    db: Path
    code: Coder
    coder_version: str
    progress: Progress
    run_id: str = field(default_factory=lambda: f"{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}")
    number: int = 0
    interrupted: bool = False
    failures: list[InputError] = field(default_factory=list)
    undated: int = 0
    undated_first: list[str] = field(default_factory=list)
    counts: dict[LoadStatus, int] = field(default_factory=lambda: dict.fromkeys(LoadStatus, 0))

    def batch(self, source: "Iterator[Reading]", size: int) -> "list[Reading]":
        """The next inputs; none when there are no more or the run was interrupted."""
        found: list[Reading] = []
        try:
            while len(found) < size and not self.interrupted:
                reading = next(source, None)
                if reading is None:
                    break
                found.append(reading)
        except KeyboardInterrupt:
            self.interrupted = True
        return found

    def store(self, batch: "list[Reading]") -> None:
        """Code and store one shard, and count what became of each input."""
        there = stored_versions(self.db, {reading.article.id for reading in batch if reading.article is not None})
        done = {article for article, version in there.items() if _is_enough(version, self.coder_version)}
        coded: dict[str, Coded] = {}
        inputs: list[Input] = []
        errors: dict[int, InputError] = {}
        for reading in batch:
            self.number += 1
            result = self._outcome(reading, done | coded.keys())
            status, kept, told = LoadStatus.FAILED, None, ""
            if isinstance(result, InputError):
                errors[self.number], told = result, str(result)
            elif isinstance(result, Coded):
                status, kept = LoadStatus.STORED, result.article.id
                coded[kept] = result
                self._note_date(reading, result)
            else:
                status = result
                kept = reading.article.id if reading.article and status is LoadStatus.DUPLICATE else None
            inputs.append(
                Input(self.run_id, self.number, reading.origin, reading.line, status, kept, told, self.coder_version)
            )
            self.progress(self.number, None, "articles")
        self._count(coded, inputs, errors)

    def _note_date(self, reading: "Reading", coded: Coded) -> None:
        if coded.article.published is None:
            self.undated += 1
            if len(self.undated_first) < _NAMED:
                self.undated_first.append(
                    reading.origin if reading.line is None else f"{reading.origin}:{reading.line}"
                )

    def _outcome(self, reading: "Reading", done: set[str]) -> Coded | InputError | LoadStatus:
        """What becomes of one input."""
        article = reading.article
        if article is None:
            return reading.error or UnreadableInput(reading.origin, "the reader found no article", line=reading.line)
        if article.id in done:
            return LoadStatus.DUPLICATE
        if self.interrupted:
            return LoadStatus.SKIPPED
        return self._coded(reading.origin, reading.line, article)

    def _coded(self, origin: str, line: int | None, article: Article) -> Coded | InputError | LoadStatus:
        """The coded article, or why it cannot be coded. Whatever an article does to the coder costs only that article."""
        try:
            "".join((article.text, article.title, article.url, article.publisher, article.published_evidence)).encode(
                "utf8"
            )
            return self.code(article)
        except UnicodeEncodeError:
            return UnreadableInput(origin, "the text holds half characters (lone surrogates)", "save it as UTF-8", line)
        except KeyboardInterrupt:
            self.interrupted = True
            return LoadStatus.SKIPPED
        except Exception as error:
            return CoderFailed(origin, error, line)

    def _count(self, coded: dict[str, Coded], inputs: list[Input], errors: dict[int, InputError]) -> None:
        now = dt.datetime.now(dt.UTC)
        unstorable = store(self.db, list(coded.values()), inputs, self.coder_version, now)
        for entry in inputs:
            status = entry.status
            if entry.article_id is not None and entry.article_id in unstorable:
                status = LoadStatus.FAILED
                problem = f"its rows cannot be stored ({unstorable[entry.article_id]})"
                errors[entry.number] = UnreadableInput(
                    entry.origin, problem, "please report it with the text", entry.line
                )
            self.counts[status] += 1
        self.failures += [errors[number] for number in sorted(errors)]


def _is_enough(stored: str, ours: str) -> bool:
    """Whether rows of one coder need not be made anew by ours: it is later, or the same with the same parser ("0.1.0+bundled-1")."""
    (theirs, _, their_parser), (age, _, parser) = stored.partition("+"), ours.partition("+")
    return _age(theirs) > _age(age) or (_age(theirs) == _age(age) and their_parser == parser)


def _age(version: str) -> tuple[int, ...]:
    """A version in the order of time: 0.10.0 is later than 0.9.1."""
    return tuple(int(part) for part in re.findall(r"\d+", version))


@contextmanager
def _interruptible(run: _Run) -> Iterator[None]:
    """While the block lasts, the first Ctrl-C lets the article at hand be finished; a second one stops at once."""
    if threading.current_thread() is not threading.main_thread():
        yield  # signals reach the main thread only
        return
    before = signal.getsignal(signal.SIGINT)

    def interrupt(number: int, frame: object) -> None:
        run.interrupted = True
        signal.signal(signal.SIGINT, signal.default_int_handler)

    signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
