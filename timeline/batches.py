"""One run over many inputs: batches are coded, some ahead of the one that is merged, and each input is accounted for."""

import datetime as dt
import secrets
from collections import deque
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from timeline.errors import CoderFailed, InputError, OutputError, TookTooLong, UnreadableInput
from timeline.shards import Shard, ShardFolder, shard_of
from timeline.store.coded import Failed, failures_in, number_of, version_of, without
from timeline.store.load import Input
from timeline.store.shard import store, stored_versions
from timeline.tally import Tally
from timeline.terms import Fault, LoadStatus
from timeline.versions import age, is_enough
from timeline.worker import Coding
from timeline.workers import Coders

if TYPE_CHECKING:
    from timeline.articles.read import Reading

_ATTEMPTS = 3
"""How often a shard is coded whose file is gone or damaged when it is to be merged."""


_MOST_BYTES = 100_000_000
"""Bytes of coded rows that wait to be merged at most, however few shards they are."""


@dataclass(slots=True)
class Batch:
    """Inputs that were read together. `known` is what became of those that are not coded; `parts` are shards of the others."""

    readings: "list[Reading]"
    known: "dict[int, LoadStatus | InputError]"
    again: set[int]
    """Inputs whose article is one of an earlier input of this run: what became of that becomes of them."""
    parts: "list[Part]" = field(default_factory=list)


@dataclass(slots=True)
class Part:
    """A shard that is being coded: `coded` will be its key in the work folder. None when the run was interrupted before."""

    shard: Shard
    coded: "Future[str] | None"


@dataclass(slots=True)
class Waiting:
    """Batches that are coded and wait to be merged together, with the keys of their shards and their rows."""

    batches: list[Batch] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    rows: list[pa.Table] = field(default_factory=list)

    def add(self, batch: Batch, coded: "list[tuple[str, pa.Table]]") -> None:
        """One more, with the keys and rows of its parts."""
        self.batches.append(batch)
        self.keys += [key for key, _ in coded]
        self.rows += [rows for _, rows in coded]

    @property
    def inputs(self) -> int:
        """How many inputs wait."""
        return sum(len(batch.readings) for batch in self.batches)

    @property
    def size(self) -> int:
        """Bytes that their rows take in memory."""
        return sum(rows.nbytes for rows in self.rows)

    def together(self) -> Batch:
        """All of them as one batch."""
        whole = Batch([], {}, set())
        for batch in self.batches:
            before = len(whole.readings)
            whole.readings += batch.readings
            whole.known |= {before + place: end for place, end in batch.known.items()}
            whole.again |= {before + place for place in batch.again}
            whole.parts += batch.parts
        return whole


@dataclass(slots=True)
class Run:
    """One run: its inputs are numbered from 1 and end in exactly one status each."""

    db: Path
    coding: Coding
    coder_version: str
    folder: ShardFolder
    tally: Tally
    together: int
    """Batches that are merged in one transaction. Each transaction has costs of its own: opening and checkpointing the file, and looking
    through it for what the new rows join."""
    run_id: str = field(default_factory=lambda: f"{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}")
    number: int = 0
    interrupted: bool = False
    under_way: set[str] = field(default_factory=set)
    """Articles of the shards that are begun and not merged."""
    ended: "deque[dict[str, Failed]]" = field(default_factory=deque)
    """Articles that failed in the last shards: another input may hold the same article."""

    def settle(self) -> None:
        """Take out of the work folder what was merged before a process was killed, and what was coded by an older coder."""
        self.folder.clear_unfinished()
        for key in self.folder:
            rows = self.folder.find(key)
            if rows is None:
                continue
            version = version_of(rows.schema)
            kept = without(rows, ()).column("article_id").to_pylist()
            there = stored_versions(self.db, kept)
            merged = kept and all(one in there and is_enough(there[one], version) for one in kept)
            if merged or age(version.partition("+")[0]) < age(self.coder_version.partition("+")[0]):
                self.folder.remove(key)

    def go_on(self) -> bool:
        """Whether the next article is to be coded; asked before each that is coded in this process."""
        self.tally.tell()
        self.tally.at_hand += 1
        return not self.interrupted

    def go_through(self, batch: "list[Reading]", source: "Iterator[Reading]", size: int, coders: Coders) -> None:
        """Have this batch and the others coded, some ahead of the one that is waited for, and merge them in their order."""
        begun: deque[Batch] = deque()
        waiting = Waiting()
        while batch or begun:
            while batch and len(begun) < coders.ahead:
                begun.append(self.begin(batch, coders))
                batch = self.batch(source, size)
            first = begun.popleft()
            waiting.add(first, [self._rows(part, coders) for part in first.parts])
            self.tally.at_hand = waiting.inputs
            self.tally.tell()
            if len(waiting.batches) == self.together or waiting.size > _MOST_BYTES or not (batch or begun):
                self.finish(waiting)
                waiting = Waiting()
                while len(self.ended) > coders.ahead:
                    self.ended.popleft()

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

    def begin(self, readings: "list[Reading]", coders: Coders) -> Batch:
        """Have the articles coded that are not stored, and not in the work folder already."""
        there = stored_versions(self.db, {reading.article.id for reading in readings if reading.article is not None})
        done = {article for article, version in there.items() if is_enough(version, self.coder_version)}
        batch = Batch(readings, {}, set())
        fresh = []
        for place, reading in enumerate(readings):
            article = reading.article
            if article is None:
                problem = "the reader found no article"
                batch.known[place] = reading.error or UnreadableInput(reading.origin, problem, line=reading.line)
            elif article.id in done:
                batch.known[place] = LoadStatus.DUPLICATE
            elif article.id in self.under_way:
                batch.again.add(place)
            else:
                fresh.append(article)
                self.under_way.add(article.id)
        for at in range(0, len(fresh), coders.most):
            shard = shard_of(fresh[at : at + coders.most], self.coding.schema)
            batch.parts.append(Part(shard, None if self.interrupted else self._coded(shard, coders)))
        return batch

    def _coded(self, shard: Shard, coders: Coders) -> "Future[str]":
        if not self.folder.has(shard.key):
            return coders.begin(shard)
        there: Future[str] = Future()
        there.set_result(shard.key)
        return there

    def finish(self, waiting: Waiting) -> None:
        """Merge batches into the database, and count what became of each input."""
        batch, rows = waiting.together(), pa.concat_tables([self.coding.schema.empty_table(), *waiting.rows])
        failed = failures_in(rows)
        there = set(rows.column("article_id").to_pylist())
        self.ended.append(failed)
        ends = self._ends(batch, there, failed)
        kept = without(rows, ())
        now = dt.datetime.now(dt.UTC)
        unstorable = store(self.db, kept, self._inputs(batch, ends), now)
        failed |= {article: Failed(Fault.ROWS, problem) for article, problem in unstorable.items()}
        for reading, end in zip(batch.readings, ends, strict=True):
            article = reading.article.id if reading.article is not None else ""
            if article in unstorable and not isinstance(end, InputError):
                end = _failure(reading, failed[article])
            if isinstance(end, InputError):
                self.tally.count(LoadStatus.FAILED, end)
            else:
                self.tally.count(end, None)
                if end is LoadStatus.STORED and reading.article is not None and reading.article.published is None:
                    place = reading.origin if reading.line is None else f"{reading.origin}:{reading.line}"
                    self.tally.note_undated(place)
        self.tally.events += number_of(kept, "article_event")
        self.tally.facts += number_of(kept, "trade_fact")
        self.tally.at_hand = 0
        self.tally.tell()
        self.under_way -= {article.id for part in batch.parts for article in part.shard.articles}
        for key in filter(None, waiting.keys):
            self.folder.remove(key)

    def _rows(self, part: Part, coders: Coders) -> tuple[str, pa.Table]:
        """The key and the coded rows of a shard: of all its articles, of some when the run was interrupted."""
        none = ("", self.coding.schema.empty_table())
        if part.coded is None or (self.interrupted and part.coded.cancel()):
            return none
        for _ in range(_ATTEMPTS):
            try:
                key = part.coded.result()
            except CancelledError:
                return none
            rows = self.folder.find(key)
            if rows is not None:
                self.interrupted |= rows.num_rows < len(part.shard.articles)
                return key, rows
            part.coded = coders.begin(part.shard)
        raise OutputError(self.folder.path, "coded shards are gone or damaged as soon as they are written")

    def _ends(self, batch: Batch, there: set[str], failed: dict[str, Failed]) -> "list[LoadStatus | InputError]":
        """What becomes of each input of a batch, as far as it is known before it is stored."""
        before = stored_versions(
            self.db, {reading.article.id for place in batch.again if (reading := batch.readings[place]).article is not None}
        ) if batch.again else {}  # fmt: skip
        all_failed = {article: why for shard in self.ended for article, why in shard.items()}
        ends: list[LoadStatus | InputError] = []
        for place, reading in enumerate(batch.readings):
            article = reading.article.id if reading.article is not None else ""
            if place in batch.known:
                ends.append(batch.known[place])
            elif article in failed or (place in batch.again and article in all_failed):
                ends.append(_failure(reading, all_failed[article]))
            elif place in batch.again and (article in there or article in before):
                ends.append(LoadStatus.DUPLICATE)
            else:
                ends.append(LoadStatus.STORED if article in there else LoadStatus.SKIPPED)
        return ends

    def _inputs(self, batch: Batch, ends: "list[LoadStatus | InputError]") -> list[Input]:
        """The rows of `load` for a batch."""
        inputs = []
        for reading, end in zip(batch.readings, ends, strict=True):
            self.number += 1
            status = LoadStatus.FAILED if isinstance(end, InputError) else end
            named = reading.article is not None and status in (LoadStatus.STORED, LoadStatus.DUPLICATE)
            inputs.append(
                Input(
                    self.run_id, self.number, reading.origin, reading.line, status,
                    reading.article.id if named and reading.article is not None else None,
                    str(end) if isinstance(end, InputError) else "", self.coder_version,
                )
            )  # fmt: skip
        return inputs


def _failure(reading: "Reading", failed: Failed) -> InputError:
    """Why an article of an input has no rows, as the error of that input."""
    if failed.fault in (Fault.CODER, Fault.WORKER):
        return CoderFailed(reading.origin, failed.problem, reading.line)
    if failed.fault is Fault.TIME:
        return TookTooLong(reading.origin, failed.problem, reading.line)
    if failed.fault is Fault.TEXT:
        return UnreadableInput(reading.origin, failed.problem, "save it as UTF-8", reading.line)
    problem = f"its rows cannot be stored ({failed.problem})"
    return UnreadableInput(reading.origin, problem, "please report it with the text", reading.line)
