"""What is read out of the lexicon once and asked for all the time."""

from collections.abc import Callable
from typing import Generic, TypeVar

Read = TypeVar("Read")


class Once(Generic[Read]):
    """What `read` gives, kept from the first time that somebody asks for it.

    For the few things that the coder asks for some hundred times a sentence: compiled, `get` is a direct call, where that of a function under
    `functools.cache` took five per cent of all the time.
    """

    def __init__(self, read: Callable[[], Read]) -> None:
        self._read = read
        self._kept: Read | None = None

    def get(self) -> Read:
        """What was read. Raises what `read` does, each time until it can be read."""
        if self._kept is None:
            self._kept = self._read()
        return self._kept
