"""The rules of date expressions: patterns of lexicon/dates/*.toml, each with the function that reads its match."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from timeline.dates import explicit, lengths, relative
from timeline.dates.meanings import Meaning
from timeline.errors import LexiconError
from timeline.lexicons.dates import pieces
from timeline.lexicons.tables import read_toml

_READERS: tuple[ModuleType, ...] = (explicit, relative, lengths)


@dataclass(frozen=True, slots=True)
class Rule:
    """`read` turns a match into a meaning, or None when the words say no date after all. The group `x` is the expression, if there is one."""

    id: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Meaning | None]
    weight: int
    yes: tuple[str, ...]
    no: tuple[str, ...]


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order of their files; read on first use."""
    found = []
    for reader in _READERS:
        path = f"dates/{reader.__name__.rpartition('.')[2]}.toml"
        for row in read_toml(path)["rule"]:
            read = getattr(reader, row["reads"], None)
            if read is None:
                raise LexiconError(path, f"rule {row['id']}: there is no reader {row['reads']!r}")
            flags = 0 if row.get("case") else re.IGNORECASE
            found.append(
                Rule(
                    row["id"],
                    re.compile(_whole(row["pattern"]), flags),
                    read,
                    row.get("weight", 0),
                    tuple(row["yes"]),
                    tuple(row["no"]),
                )
            )
    return tuple(found)


def _whole(pattern: str) -> str:
    for piece, source in pieces().items():
        pattern = pattern.replace("{" + piece + "}", source)
    return pattern
