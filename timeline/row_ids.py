"""Ids of rows as people type them: whole, or their first digits."""

from collections.abc import Collection

from timeline.errors import UnknownName, UsageError

_SHORTEST = 4


def first_digits(key: str, what: str) -> str:
    """The first digits of an id of `what`. Raises UsageError where they are none, or too few."""
    key = key.strip().lower()
    if len(key) < _SHORTEST or not all(digit in "0123456789abcdef" for digit in key):
        raise UsageError(f"{key!r}: give an id of {what}, or at least its first {_SHORTEST} digits")
    return key


def the_one(key: str, found: Collection[str], what: str) -> str:
    """The only one of the ids that begin with `key`. Raises UnknownName where there is none, UsageError where there are several."""
    if not found:
        raise UnknownName(what, key, [])
    if len(found) > 1:
        raise UsageError(
            f"{key} fits {len(found)} rows: {', '.join(sorted(found)[:6])}{', …' if len(found) > 6 else ''}"
        )
    return next(iter(found))
