"""Files that commands write: looked at before the work begins, and one line for whatever the disk has against them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from timeline.errors import OutputError, UsageError


def check_output(output: Path) -> None:
    """Raise UsageError when nothing can be written to `output`, before any work is done."""
    if output.is_dir():
        raise UsageError(f"{output}: it is a folder; name a file")
    if not output.parent.is_dir():
        raise UsageError(f"{output}: there is no folder {output.parent}; make it first")
    if not os.access(output if output.exists() else output.parent, os.W_OK):
        raise UsageError(f"{output}: no permission to write it; check the rights of file and folder")


@contextmanager
def opened(output: Path, *, binary: bool = False) -> Iterator[IO[Any]]:
    """`output` open for writing, as UTF-8 unless `binary`. Raises UsageError as `check_output` does, else OutputError."""
    check_output(output)
    try:
        with output.open("wb") if binary else output.open("w", encoding="utf8", newline="") as file:
            yield file
    except OSError as error:
        raise OutputError(output, error.strerror or str(error)) from error
