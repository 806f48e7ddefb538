"""Codes shards: in this process, on a cluster, or as a process of its own (`python -m timeline.worker`) that its parent speaks to.

The parent sends, each with its length in 8 bytes before it, first how to code and then shards, and closes the stream at the end. Each
answer (the first, to how to code, holds no rows) is a letter, a length and that many bytes: "R" and the rows as Parquet, or "E" and what
is wrong with this worker, whatever it is given.
"""

import gc
import pickle
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import IO

import pyarrow as pa

from timeline.records import Article, Coded
from timeline.shards import parquet
from timeline.store.coded import Failed, shard_table
from timeline.terms import Fault
from timeline.time_limit import ARTICLE_SECONDS, ENDED_BY, time_limit

Coder = Callable[[Article], Coded]
ROWS, ERROR = b"R", b"E"


_RARELY = (50_000, 20, 100)
"""Objects made between two searches for garbage in cycles, and searches between larger ones: coding makes many records and no cycles, and by
default the search takes a twentieth of its time."""


@contextmanager
def rare_collections() -> Iterator[None]:
    """While the block lasts, garbage in cycles is looked for rarely."""
    before = gc.get_threshold()
    gc.set_threshold(*_RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@dataclass(frozen=True, slots=True)
class Coding:
    """How articles are coded, and the form of the rows that come out."""

    code: Coder
    schema: pa.Schema
    seconds: float = ARTICLE_SECONDS
    """What each article may take, where a worker codes."""


def coded_rows(articles: Sequence[Article], coding: Coding, go_on: Callable[[], bool] = lambda: True) -> pa.Table:
    """The rows of these articles (`store/coded.py`). Whatever an article does to the coder costs only that article.

    Asked before each article, `go_on` may end the work early; so does Ctrl-C. Then the articles from there on are not among the rows.
    """
    outcomes: list[tuple[Article, Coded | Failed]] = []
    try:
        for article in articles:
            if not go_on():
                break
            outcomes.append((article, _outcome(article, coding.code)))
    except KeyboardInterrupt:
        pass  # the article at hand is left out, which tells the caller
    return shard_table(outcomes, coding.schema)


def coded_parquet(articles: Sequence[Article], coding: Coding) -> bytes:
    """The rows of these articles as the bytes of a Parquet file. For workers: an article that takes too long ends the process."""

    def code(article: Article) -> Coded:
        with time_limit(coding.seconds):
            return coding.code(article)

    return parquet(coded_rows(articles, replace(coding, code=code)))


def _outcome(article: Article, code: Coder) -> Coded | Failed:
    try:
        "".join((article.text, article.title, article.url, article.publisher, article.published_evidence)).encode(
            "utf8"
        )
    except UnicodeEncodeError:
        return Failed(Fault.TEXT, "the text holds half characters (lone surrogates)")
    try:
        return code(article)
    except Exception as error:
        told = str(error).encode("utf8", "replace").decode("utf8")
        return Failed(Fault.CODER, f"{type(error).__name__}: {told[:200]}")


def main() -> None:
    """Answer until the parent closes the stream."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's: it lets the shard at hand be finished
    signal.signal(ENDED_BY, signal.SIG_DFL)  # what the parent makes of it does not hold here
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not break the answers
    first = receive(requests)
    if first is None:
        return
    try:
        coding: Coding = pickle.loads(first)  # from the parent's own hands, over a pipe that nobody else holds
    except Exception as error:  # whatever loading a coder raises, the parent tells it
        _answer(answers, ERROR, f"{type(error).__name__}: {error}".encode("utf8", "replace"))
        return
    _answer(answers, ROWS, b"")
    with rare_collections():
        while (request := receive(requests)) is not None:
            articles: tuple[Article, ...] = pickle.loads(request)
            _answer(answers, ROWS, coded_parquet(articles, coding))


def send(stream: IO[bytes], content: bytes) -> None:
    """Write a length and that many bytes."""
    stream.write(len(content).to_bytes(8, "big"))
    stream.write(content)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """What `send` wrote; None when the other side has closed the stream, in the midst of it too."""
    head = stream.read(8)
    if len(head) < 8:
        return None
    size = int.from_bytes(head, "big")
    content = stream.read(size)
    return content if len(content) == size else None


def _answer(stream: IO[bytes], kind: bytes, content: bytes) -> None:
    stream.write(kind)
    send(stream, content)


if __name__ == "__main__":
    main()
