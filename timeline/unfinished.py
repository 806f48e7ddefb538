"""Names for files that are written under another name and then given their own, so that what stands under its own is whole.

Such a name tells which process writes it: what a killed one has left is known by that, and can be cleared away.
"""

import hashlib
import os
import socket
from contextlib import suppress
from itertools import count
from pathlib import Path

_ENDING = ".tmp"
_LOG = ".wal"
"""What DuckDB writes beside a database has this behind the database's name."""
_HOST = hashlib.sha256(socket.gethostname().encode("utf8")).hexdigest()[:8]
_numbers = count()


def unfinished(path: Path) -> Path:
    """Another name beside `path`, which no other process takes, nor this one again."""
    return path.with_name(f"{path.name}.{_HOST}.{os.getpid()}.{next(_numbers)}{_ENDING}")


def clear_unfinished(folder: Path, name: str | None = None) -> None:
    """Take out of a folder what processes of this machine that are gone were writing: files that were to get this name, or any."""
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        for entry in entries:
            parts = entry.name.removesuffix(_LOG).rsplit(".", 4)
            if len(parts) < 5 or f".{parts[4]}" != _ENDING or name not in {None, parts[0]}:
                continue
            if parts[1] == _HOST and _is_gone(parts[2]):
                Path(entry.path).unlink(missing_ok=True)


def _is_gone(pid: str) -> bool:
    if not pid.isdecimal() or int(pid) == os.getpid():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        return False
    return False
