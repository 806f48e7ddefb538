"""The `timeline` command as a process of its own, which `python -m timeline` is too."""

import gc
import sys

from timeline.frames import without_frames

_OBJECTS = 100_000
"""New objects after which Python looks for garbage: the lexicon alone has more, all of them kept, and was looked through again and again."""


def main() -> None:
    """Run the command in a process that nothing else runs in."""
    if sys.platform == "win32":
        sys.exit("timeline runs on Linux and macOS; on Windows use it within the Windows Subsystem for Linux (WSL)")
    gc.set_threshold(_OBJECTS)
    if "fetch" not in sys.argv:  # comtradeapicall answers with a data frame
        without_frames()
    from timeline.cli import main as run

    run()


if __name__ == "__main__":
    main()
