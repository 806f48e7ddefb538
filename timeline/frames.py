"""Data frames, which none of our own processes needs."""

import sys
from importlib.abc import MetaPathFinder


class _NoFrames(MetaPathFinder):
    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name == "pandas":
            raise ModuleNotFoundError("this process does without pandas", name=name)


def without_frames() -> None:
    """Tell those who ask in this process that there is no pandas.

    DuckDB and Arrow import it, where it is installed, only to know a value of it by: a fifth of a second before each first answer.
    """
    sys.meta_path.insert(0, _NoFrames())
