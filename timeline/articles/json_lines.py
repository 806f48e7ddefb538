"""JSON Lines: one record {"text", "title"?, "published"?, "url"?, "publisher"?} a line -> articles."""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from timeline.articles.days import parse_day
from timeline.articles.make import article_from_text
from timeline.errors import BadRecord, NoText, UnreadableInput
from timeline.records import Article

LONGEST_TEXT = 1_000_000
"""Characters of one article: a long book has as many."""
LONGEST_FIELD = 10_000
"""Characters of a title, an address, or the name of a publication."""
LONGEST_LINE = 10_000_000
"""Bytes of a record; longer ones are passed over without being held in memory."""
_SKIPPED_AT_ONCE = 65_536
_FIELDS = ("title", "url", "publisher")
_HALVES = re.compile("[\ud800-\udfff]")
_RECORD = 'a record is {"text": "...", "published"?, "title"?}'


def bounded_lines(stream: Any) -> Iterator[tuple[int, bytes | None]]:
    """(number, line), the line None where it is longer than `LONGEST_LINE`."""
    if not hasattr(stream, "readline"):
        for number, line in enumerate(stream, 1):
            yield number, line if len(line) <= LONGEST_LINE else None
        return
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) <= LONGEST_LINE or line.endswith(b"\n"):
            yield number, line
            continue
        del line  # else it would be held while the rest goes by
        while (rest := stream.readline(_SKIPPED_AT_ONCE)) and not rest.endswith(b"\n"):
            pass
        yield number, None


def parse_record(line: bytes | None, origin: str, number: int) -> dict[str, Any]:
    """One line as a JSON object; None is a line that was too long. Raises BadRecord that names file and line."""
    if line is None:
        raise BadRecord(
            origin, f"the line is longer than {LONGEST_LINE:,} bytes", "an article is never so long; split it", number
        )
    try:
        record = json.loads(line.decode("utf-8-sig").rstrip())
    except UnicodeDecodeError as error:
        raise BadRecord(origin, f"not UTF-8 at byte {error.start + 1}", "save the file as UTF-8", number) from error
    except (ValueError, RecursionError) as error:
        problem = "nested too deeply" if isinstance(error, RecursionError) else "a number of too many digits"
        if isinstance(error, json.JSONDecodeError):
            problem = f"{error.msg.removesuffix(' at').removesuffix(' starting')} at character {error.pos + 1}"
        raise BadRecord(origin, f"not JSON: {problem}", "each line must be one JSON object", number) from error
    if not isinstance(record, dict):
        raise BadRecord(origin, "not a JSON object", _RECORD, number)
    return record


def check_length(text: str, origin: str, number: int | None = None) -> None:
    """Raise UnreadableInput for a text that cannot be one article."""
    if len(text) > LONGEST_TEXT:
        raise UnreadableInput(
            origin,
            f"the text has {len(text):,} characters, more than {LONGEST_TEXT:,}: no article is so long",
            "split it",
            number,
        )


def check_fields(fields: Mapping[str, str], origin: str, number: int | None = None) -> None:
    """Raise BadRecord for a title, address or publication that is none: it would stand in each row and on every page."""
    for name, value in fields.items():
        if len(value) > LONGEST_FIELD:
            problem = f'"{name}" has {len(value):,} characters, more than {LONGEST_FIELD:,}'
            raise BadRecord(origin, problem, "shorten it, or leave it out", number)


def article_of(record: dict[str, Any], origin: str, number: int) -> Article:
    """The article of a record. Raises NoText, UnreadableInput for a text that is too long, BadRecord for a wrong field."""
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        raise NoText(origin, 'there is no article text under "text"', _RECORD, number)
    check_length(text, origin, number)
    said = {name: record.get(name) for name in _FIELDS}
    for name, value in said.items():
        if value is not None and not isinstance(value, str):
            raise BadRecord(origin, f'"{name}" is not text', "put it in quotation marks, or leave it out", number)
    check_fields({name: value for name, value in said.items() if value}, origin, number)
    title, url, publisher = (_encodable(said[name] or "") for name in _FIELDS)
    day = _record_day(record, origin, number)
    return article_from_text(_encodable(text), published=day, title=title, url=url, publisher=publisher)


def _record_day(record: dict[str, Any], origin: str, number: int) -> dt.date | None:
    said = record.get("published")
    if said is None or said == "":
        return None
    day = parse_day(said) if isinstance(said, str) else None
    if day is None:
        raise BadRecord(
            origin, f'"published" is no date: {str(said)[:40]!r}', "write it as YYYY-MM-DD, or leave it out", number
        )
    return day


def _encodable(text: str) -> str:
    """Lone surrogates, which JSON can spell and no file can hold, become the replacement character; offsets stay."""
    return _HALVES.sub("\ufffd", text)
