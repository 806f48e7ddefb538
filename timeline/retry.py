"""Reads again the inputs that failed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from timeline.articles.read import STANDARD_INPUT, Reading, read_inputs
from timeline.errors import BadRecord, UnreadableInput
from timeline.store.failed import failed_inputs


def failed_readings(db: Path) -> Iterator[Reading]:
    """The inputs that failed when they were last read, from the places that the table `load` names: files, and lines of files.

    What cannot be read again (standard input, lines that are gone) is an error once more.
    """
    for origin, lines in failed_inputs(db):
        if origin == STANDARD_INPUT:
            problem, cure = "standard input cannot be read again", "give its articles to timeline add again"
            for line in _ordered(lines):
                yield Reading(origin, line, error=UnreadableInput(origin, problem, cure, line))
        elif None in lines:
            yield from read_inputs([origin])
        else:
            yield from _lines(origin, lines)


def _lines(origin: str, lines: set[int | None]) -> Iterator[Reading]:
    left = set(lines)
    for reading in read_inputs([origin]):
        if reading.line is None:  # the file as a whole cannot be read any more
            yield from (replace(reading, line=line) for line in _ordered(left))
            return
        if reading.line in left:
            left.discard(reading.line)
            yield reading
        if not left:
            return
    problem = "the file has no record at this line any more"
    yield from (Reading(origin, line, error=BadRecord(origin, problem, line=line)) for line in _ordered(left))


def _ordered(lines: set[int | None]) -> list[int | None]:
    return sorted(lines, key=lambda line: (line is not None, line or 0))
