"""Who took part in an event, as codes and as names, and the lane that an event belongs to."""

from collections import Counter
from itertools import combinations
from typing import Any

from charts import theme

Row = dict[str, Any]
NO_ONE = "no one named"
_LONGEST_NAME = 22


def codes(row: Row, side: str) -> list[str]:
    """Codes of one side (`actors` or `recipients`), each once."""
    return list(dict.fromkeys(code for code in row[side] or () if code))


def names(rows: list[Row]) -> dict[str, str]:
    """Code to name, as the rows tell them; short enough for the edge of a chart."""
    found: dict[str, str] = {}
    for row in rows:
        for side, told in (("actors", "actor_names"), ("recipients", "recipient_names")):
            for code, name in zip(row[side] or (), row[told] or (), strict=False):
                found[code] = name if len(name) <= _LONGEST_NAME else code
    return found


def who(row: Row) -> str:
    """Both sides by name: `Belarus → China`."""
    told = [" + ".join(row[side] or ()) for side in ("actor_names", "recipient_names")]
    return theme.shorten(" → ".join(side for side in told if side) or NO_ONE, 120)


def lanes(rows: list[Row]) -> list[str]:
    """The lane of each row: the busiest pair among those who took part, else the one side there is, by name."""
    named = names(rows)
    busy = Counter(pair for row in rows for pair in _pairs(row))
    found = []
    for row in rows:
        pairs = _pairs(row)
        alone = tuple((codes(row, "actors") or codes(row, "recipients"))[:1])
        lane = min(pairs, key=lambda pair: (-busy[pair], pair)) if pairs else alone
        found.append(" – ".join(named.get(code, code) for code in lane) or NO_ONE)
    return found


def _pairs(row: Row) -> list[tuple[str, ...]]:
    """The dyads that an event touches; within one side only when the other side is empty."""
    actors, recipients = codes(row, "actors"), codes(row, "recipients")
    across = [tuple(sorted((a, b))) for a in actors for b in recipients if a != b]
    return list(
        dict.fromkeys(across or [tuple(sorted(pair)) for pair in combinations(dict.fromkeys(actors + recipients), 2)])
    )
