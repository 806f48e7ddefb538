"""HTML pages -> text and metadata, by trafilatura in a process of its own with bounded time and memory."""

import json
import os
import selectors
import subprocess
import sys
import weakref
from typing import Any

from timeline.articles.front_matter import Document

LARGEST = 10_000_000
"""Bytes of a page; larger ones are not articles, and take minutes."""
SECONDS = 20.0
LEAST_WORDS = 5
"""Fewer are the words of a menu."""


class PageError(Exception):
    """A page that cannot be read; the message says why."""


class PageReader:
    """Reads pages one after the other; the process behind it is started on first use and again after a page that broke it."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._end: Any = None

    def read(self, page: bytes) -> Document:
        """The article of a page with its metadata. Raises PageError."""
        if len(page) > LARGEST:
            raise PageError(f"the page has {len(page):,} bytes, more than the {LARGEST:,} that are read")
        found = self._ask(page)
        if "error" in found:
            raise PageError(found["error"])
        text = _with_captions(found["text"], found["captions"])
        if len(text.split()) < LEAST_WORDS:
            raise PageError("there is no article text in the page")
        fields = {name: found[name] for name in ("title", "published", "url", "publisher") if found[name]}
        return Document(text, fields)

    def start(self) -> None:
        """Start the process now, beside other work."""
        self._started()

    def close(self) -> None:
        """End the process."""
        if self._end is not None:
            self._end()
        self._process = self._end = None

    def _ask(self, page: bytes) -> dict[str, Any]:
        process = self._started()
        assert process.stdin is not None and process.stdout is not None
        try:
            process.stdin.write(len(page).to_bytes(8, "big") + page)
            process.stdin.flush()
            head = _read(process.stdout.fileno(), 8, self.seconds)
            answer = _read(process.stdout.fileno(), int.from_bytes(head, "big"), self.seconds)
        except TimeoutError as error:
            self.close()
            raise PageError(f"reading the page took longer than {self.seconds:g} seconds") from error
        except (EOFError, BrokenPipeError) as error:
            self.close()
            raise PageError("the page needs too much memory") from error
        found: dict[str, Any] = json.loads(answer)
        return found

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "timeline.articles.page_process"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )  # fmt: skip
            self._end = weakref.finalize(self, _end, self._process)
        return self._process


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            try:
                stream.close()
            except BrokenPipeError:
                continue
    process.wait()


def _read(stream: int, size: int, seconds: float) -> bytes:
    """`size` bytes of a pipe. Raises TimeoutError when nothing comes for so long, EOFError when the other side is gone."""
    parts, left = [], size
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        while left:
            if not selector.select(seconds):
                raise TimeoutError
            part = os.read(stream, min(left, 1 << 20))
            if not part:
                raise EOFError
            parts.append(part)
            left -= len(part)
    return b"".join(parts)


def _with_captions(text: str, captions: list[str]) -> str:
    """The text with the captions that the reader left out, marked as such: a caption tells events of its own."""
    paragraphs = [line for line in text.splitlines() if line.strip()]
    missing = [f"PHOTO: {caption}" for caption in captions if caption not in text]
    return "\n\n".join([*paragraphs, *missing]) if paragraphs else ""
