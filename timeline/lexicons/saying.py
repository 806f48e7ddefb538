"""The verbs by which somebody says something, as a text writes them."""

from functools import cache

from timeline.lexicons.tables import read_toml


@cache
def saying() -> frozenset[str]:
    """The forms of verbs of saying, in lower case: "said", "tells"."""
    return frozenset(read_toml("statements.toml")["saying"].split())
