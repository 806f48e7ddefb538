"""The `timeline` command as a process of its own, which `python -m timeline` is too."""

import gc
import sys
from importlib.abc import MetaPathFinder

_OBJECTS = 100_000
"""New objects after which Python looks for garbage: the lexicon alone has more, all of them kept, and was looked through again and again."""


class _NoDataFrames(MetaPathFinder):
    """Tells those who ask that there is no pandas: DuckDB and Arrow import it, where it is installed, only to know a value of it by."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        """None for any other module: the finders after this one look for it."""
        if name == "pandas":
            raise ModuleNotFoundError("no command but trade fetch uses pandas", name=name)


def main() -> None:
    """Run the command in a process that nothing else runs in."""
    gc.set_threshold(_OBJECTS)
    if "fetch" not in sys.argv:
        sys.meta_path.insert(0, _NoDataFrames())
    from timeline.cli import main as run

    run()


if __name__ == "__main__":
    main()
