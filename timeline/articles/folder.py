"""The files of a folder, however many: their names one after the other."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from timeline.errors import UnreadableInput


def files_inside(folder: str, wanted: Callable[[Path], bool]) -> Iterator[str | UnreadableInput]:
    """The wanted files under a folder, in the order of their paths. Whoever may write into a folder could let it point at anything that its
    reader may read: links that lead out of it, to wanted files or to folders, are not followed, and told.
    """
    real = os.path.realpath(folder)
    for name in files_in(folder):
        file = Path(name)
        leads_out = file.is_symlink() and not Path(os.path.realpath(file)).is_relative_to(real)
        if leads_out and (file.is_dir() or wanted(file)):
            yield UnreadableInput(
                name, "a symbolic link that leads out of the folder is not followed", "name what it leads to as well"
            )
        elif wanted(file):
            yield name


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
