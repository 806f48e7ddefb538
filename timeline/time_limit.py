"""A limit on the time that an article may take. The kernel ends a process that passes it, so it holds inside compiled loops too."""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

ARTICLE_SECONDS = 600.0
"""What an article may take where nobody says: three times what the largest one that is read takes with the parser."""

ENDED_BY = signal.SIGALRM
"""The signal that ends a process when the time is up."""

_lock = threading.Lock()
_ends: dict[int, float] = {}
"""When the time of each block under way is up: the process has one timer, which waits for the first of them."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """End this whole process when the block lasts longer; several threads may be in such a block. For workers only: nothing is saved first."""
    block = threading.get_ident()
    with _lock:
        _ends[block] = time.monotonic() + seconds
        _wind()
    try:
        yield
    finally:
        with _lock:
            del _ends[block]
            _wind()


def _wind() -> None:
    left = max(min(_ends.values()) - time.monotonic(), 0.001) if _ends else 0  # 0 stops the timer
    signal.setitimer(signal.ITIMER_REAL, left)
