"""Files, folders, globs and standard input -> articles, one after the other. A bad input gives its error and costs only itself."""

import glob
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

from timeline.articles.days import parse_day
from timeline.articles.encoding import decoded, refuse_addresses, refuse_binary, refuse_no_lines
from timeline.articles.folder import files_in, files_inside
from timeline.articles.front_matter import Document, read_markdown
from timeline.articles.json_lines import article_of, bounded_lines, check_fields, check_length, parse_record
from timeline.articles.make import article_from_text
from timeline.articles.page import LARGEST, PageError, PageReader
from timeline.errors import InputError, MissingInput, NoText, UnreadableInput
from timeline.records import Article
from timeline.terms import PublishedBasis

LARGEST_TEXT = LARGEST
TEXT, MARKDOWN, PAGE, LINES = (
    (".txt", ".text"),
    (".md", ".markdown"),
    (".html", ".htm", ".xhtml"),
    (".jsonl", ".ndjson"),
)
ENDINGS = (*TEXT, *MARKDOWN, *PAGE, *LINES)
"""What is read in a folder; a file that is named is read whatever its ending."""
DOCUMENTS = tuple(".pdf .doc .docx .odt .rtf .pages .epub .eml .msg .mht .mhtml .xml .rss .warc .zip .gz".split())
"""What may hold articles too, but is not read."""
STANDARD_INPUT = "-"
_HEAD = 4_096
_FIRST = 1_000
_RECORDS = re.compile(r"\s{0,80}\[?\s{0,80}\{\s{0,80}\"")
"""How JSON records begin, and no article does."""
_NO_ARTICLES = frozenset({"readme.md", "readme.txt", "license.txt", "license.md", "changelog.md", "contributing.md"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One input record: the article, or the error that says why there is none. `line` is 1-based, where the input has records."""

    origin: str
    line: int | None = None
    article: Article | None = None
    error: InputError | None = None


def read_inputs(paths: Iterable[str]) -> Iterator[Reading]:
    """Every article of the inputs, in the order given; folders and globs in the order of their names. Holds one record at a time.

    Nothing is read before it is asked for; only the process that reads pages starts at once where there seem to be some.
    """
    paths, pages = list(paths), PageReader()
    if any(map(_has_page, paths)):
        pages.start()
    return _readings(paths, pages)


def _has_page(path: str) -> bool:
    """Whether a path is a page, or a folder with one among its first files."""
    if path.lower().endswith(PAGE):
        return True
    try:
        with os.scandir(path) as entries:
            return any(entry.name.lower().endswith(PAGE) for entry in islice(entries, _FIRST))
    except OSError:  # a file, or what its reading will tell
        return False


def _readings(paths: Iterable[str], pages: PageReader) -> Iterator[Reading]:
    try:
        for path in paths:
            for origin in _expanded(path):
                yield from _read(origin, pages) if isinstance(origin, str) else [Reading(path, error=origin)]
    finally:
        pages.close()


def passed_over(paths: Iterable[str]) -> list[str]:
    """The files in these folders that may be articles by their endings, but are not read, sorted."""
    names = (name for path in paths if Path(path).is_dir() for name in files_in(str(Path(path))))
    return sorted(name for name in names if name.lower().endswith(DOCUMENTS) and Path(name).is_file())


def _expanded(path: str) -> Iterator[str | InputError]:
    """The files that a path stands for."""
    if path == STANDARD_INPUT or Path(path).is_file():
        yield path
        return
    if Path(path).is_dir():
        if not os.access(path, os.R_OK | os.X_OK):
            yield UnreadableInput(path, "no permission to look into this folder", "check its rights")
            return
        found: Iterator[str | InputError] = files_inside(str(Path(path)), _is_article_file)
    else:
        found = iter(_matches(path) if glob.has_magic(path) else [])
    first = next(found, None)
    if first is None:
        yield _missing(path)
        return
    yield first
    yield from found


def count_inputs(paths: Iterable[str]) -> int | None:
    """How many inputs there are, by names alone; None where files hold many records or standard input is read."""
    number = 0
    for path in paths:
        for origin in _expanded(path):
            if origin == STANDARD_INPUT or (isinstance(origin, str) and Path(origin).suffix.lower() in LINES):
                return None
            number += 1
    return number


def _matches(pattern: str) -> list[str]:
    return sorted(file for file in glob.glob(pattern, recursive=True) if Path(file).is_file())  # noqa: PTH207 - patterns may be absolute


def _is_article_file(file: Path) -> bool:
    return file.suffix.lower() in ENDINGS and file.name.lower() not in _NO_ARTICLES and file.is_file()


def _missing(path: str) -> InputError:
    if Path(path).is_dir():
        return MissingInput(
            path, "there is no article in this folder", f"it should hold files that end in {', '.join(ENDINGS)}"
        )
    if glob.has_magic(path):
        return MissingInput(path, "nothing matches", "check the pattern")
    return MissingInput(path, "no such file or folder", "check the path")


def _read(origin: str, pages: PageReader) -> Iterator[Reading]:
    ending = Path(origin).suffix.lower()
    try:
        if ending in LINES:
            with Path(origin).open("rb") as stream:
                refuse_no_lines(stream.peek(_HEAD), origin)
                yield from _read_lines(stream, origin)
            return
        content = _content(origin)
        if origin == STANDARD_INPUT and content.lstrip()[:1] == b"{":
            yield from _read_lines(iter(content.splitlines(keepends=True)), origin)
            return
        yield Reading(origin, article=_article(_document(content, origin, ending, pages), origin))
    except InputError as error:
        yield Reading(origin, error=error)
    except OSError as error:
        yield Reading(origin, error=UnreadableInput(origin, f"cannot be read: {error.strerror}", "check its rights"))


def _content(origin: str) -> bytes:
    """The bytes of an input, at most `LARGEST_TEXT`."""
    if origin == STANDARD_INPUT:
        content = sys.stdin.buffer.read(LARGEST_TEXT + 1)
    else:
        with Path(origin).open("rb") as file:
            content = file.read(LARGEST_TEXT + 1)
    if len(content) > LARGEST_TEXT:
        raise UnreadableInput(
            origin, f"larger than {LARGEST_TEXT:,} bytes, too large for an article", "split it, or give JSON Lines"
        )
    if not content.strip():
        raise NoText(origin, "the file is empty", "give a file with an article in it")
    return content


def _document(content: bytes, origin: str, ending: str, pages: PageReader) -> Document:
    head = content[:400].lstrip().lower()
    if ending in PAGE or head.startswith((b"<!doctype html", b"<html")):
        refuse_binary(content, origin)
        try:
            return pages.read(content)
        except PageError as error:
            raise UnreadableInput(origin, str(error), "save the article's text instead") from error
    text = decoded(content, origin)
    if ending == ".json" or _RECORDS.match(text):
        raise UnreadableInput(
            origin, "this is JSON, not an article", "give one object a line in a file that ends in .jsonl"
        )
    return read_markdown(text) if ending in MARKDOWN or text.startswith("---\n") else Document(text, {})


def _article(document: Document, origin: str) -> Article:
    """The article of a document. A date of publication that is none is the input's error, not a reason to guess."""
    if not document.text.strip():
        raise NoText(origin, "there is no article text in it", "give a file with an article in it")
    refuse_addresses(document.text, origin)
    check_length(document.text, origin)
    fields = document.fields
    check_fields(fields, origin)
    said, basis = fields.get("published", ""), _basis(origin)
    day = parse_day(said) if said else None
    return article_from_text(
        document.text, published=day, title=fields.get("title", ""), url=fields.get("url", ""), publisher=fields.get("publisher", ""),
        basis=basis, evidence=said,
    )  # fmt: skip


def _basis(origin: str) -> PublishedBasis:
    return PublishedBasis.FRONT_MATTER if Path(origin).suffix.lower() in MARKDOWN else PublishedBasis.METADATA


def _read_lines(stream: Iterable[bytes] | IO[bytes], origin: str) -> Iterator[Reading]:
    """One reading a line; blank lines are passed over. A line that is too long is never held whole."""
    empty = True
    for number, line in bounded_lines(stream):
        if line is not None and not line.strip():
            continue
        empty = False
        try:
            yield Reading(origin, number, article=article_of(parse_record(line, origin, number), origin, number))
        except InputError as error:
            yield Reading(origin, number, error=error)
    if empty:
        yield Reading(origin, error=NoText(origin, "the file is empty", "give one JSON object a line"))
