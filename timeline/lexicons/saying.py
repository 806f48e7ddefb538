"""The verbs by which somebody says something, as a text writes them."""

from typing import Final

from timeline.lexicons.once import Once
from timeline.lexicons.tables import read_toml


def saying() -> frozenset[str]:
    """The forms of verbs of saying, in lower case: "said", "tells"; read on first use."""
    return _FORMS.get()


def _read() -> frozenset[str]:
    return frozenset(read_toml("statements.toml")["saying"].split())


_FORMS: Final = Once(_read)
