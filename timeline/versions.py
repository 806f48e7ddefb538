"""Versions of the coder in the order of time."""

import re


def is_enough(stored: str, ours: str) -> bool:
    """Whether rows of one coder need not be made anew by ours: it is later, or the same with the same parser ("0.1.0+bundled-1")."""
    (theirs, _, their_parser), (own, _, parser) = stored.partition("+"), ours.partition("+")
    return age(theirs) > age(own) or (age(theirs) == age(own) and their_parser == parser)


def age(version: str) -> tuple[int, ...]:
    """A version in the order of time: 0.10.0 is later than 0.9.1."""
    return tuple(int(part) for part in re.findall(r"\d+", version))
