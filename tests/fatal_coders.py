"""Coders that end the process they run in: for tests of workers, which import them by name."""

import os
import signal
from collections import deque
from itertools import repeat
from pathlib import Path

from tests.plain_coder import code
from timeline.records import Article, Coded

DEADLY = "SOMALIA"


def killed(found: Article) -> Coded:
    """Dies of each article that holds the deadly word."""
    if DEADLY in found.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return code(found)


def left(found: Article) -> Coded:
    """Likewise, by an exit that no handler sees."""
    if DEADLY in found.text:
        os._exit(3)
    return code(found)


def killed_once(found: Article, marker: str) -> Coded:
    """Dies of the deadly word the first time only: the file `marker` tells that it has been."""
    if DEADLY in found.text and not Path(marker).exists():
        Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return code(found)


def hanging(found: Article) -> Coded:
    """Never comes back from the deadly word, out of a loop in which no Python code runs."""
    if DEADLY in found.text:
        deque(repeat(None), maxlen=0)
    return code(found)


def hanging_once(found: Article, marker: str) -> Coded:
    """Likewise, the first time only: the file `marker` tells that it has been."""
    if DEADLY in found.text and not Path(marker).exists():
        Path(marker).touch()
        return hanging(found)
    return code(found)
