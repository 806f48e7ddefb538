"""The files of a folder, however many: their names one after the other."""

import os
from collections.abc import Iterator


def files_in(folder: str) -> Iterator[str]:
    """Every file under a folder, in the order of their paths; of folders that may not be read, none. Links to folders are not followed.

    Only the names of the folders on the way are held: there may be hundreds of thousands of files.
    """
    open_folders = [_entries(folder)]
    while open_folders:
        path = next(open_folders[-1], None)
        if path is None:
            open_folders.pop()
        elif path.endswith("/"):
            open_folders.append(_entries(path.removesuffix("/")))
        else:
            yield path


def _entries(folder: str) -> Iterator[str]:
    """The paths in a folder, those of folders with a slash at the end: so they are in the order of all paths below."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(f"{entry.name}/" if entry.is_dir(follow_symlinks=False) else entry.name for entry in entries)
    except OSError:
        return
    for name in names:
        yield f"{folder.removesuffix('/')}/{name}" if folder != "." else name
