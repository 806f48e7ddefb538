"""Which event each group of equal days belongs to, before and after a shard is stored, and so which events must be made anew."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from timeline.told_days import Days, Traits, heads_of

Groups = dict[str, dict[Days, Traits]]
"""Key -> days of each group of its events -> what the events of the group have in common."""
Group = tuple[str, Days]
_Row = tuple[str, dt.date, dt.date, str, int | None, bool]

_SCHEMA = pa.schema(
    [
        ("join_key", pa.string()), ("first_day", pa.date32()), ("last_day", pa.date32()), ("kind", pa.string()), ("number", pa.int64()),
        ("anew", pa.bool_()),
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Placing:
    """Groups of events that change: `rows` hold the number of the event that each belongs to (none for a group that is gone), and whether
    that is made anew of all its articles; `gaining` is how many events only gain mentions, `replaced` how many others are stored that go.
    """

    rows: pa.Table
    gaining: int
    replaced: int


def joined(one: Groups, other: Groups) -> Groups:
    """All groups of both, with what is common to their parts."""
    found = {key: dict(groups) for key, groups in one.items()}
    for key, groups in other.items():
        there = found.setdefault(key, {})
        for days, traits in groups.items():
            there[days] = there[days].along_with(traits) if days in there else traits
    return found


def anew(after: Groups) -> Placing:
    """Every event of these groups made anew."""
    rows: list[_Row] = []
    number = 0
    for key, groups in after.items():
        heads = heads_of(groups)
        numbers = {head: number + place for place, head in enumerate(dict.fromkeys(heads.values()))}
        number += len(numbers)
        rows += [(key, *days, numbers[head], True) for days, head in heads.items()]
    return Placing(_table(rows), 0, 0)


def placing(before: Groups, after: Groups, fresh: Groups, losing: Collection[Group]) -> Placing:
    """The groups of events that change when articles tell of the groups in `fresh`, and those in `losing` lose some.

    An event whose groups stay together and lose nothing only gains mentions.
    """
    rows: list[_Row] = []
    number, gaining, replaced = 0, 0, 0
    lost: dict[str, set[Days]] = {}
    for key, days in losing:
        lost.setdefault(key, set()).add(days)
    for key in {**fresh, **lost}:
        old, new = heads_of(before.get(key, {})), heads_of(after.get(key, {}))
        changed = _closed({days for days in old if old[days] != new.get(days)} | lost.get(key, set()), old, new)
        heads = {new[days] for days in (*fresh.get(key, ()), *changed) if days in new}
        numbers = {head: number + place for place, head in enumerate(sorted(heads))}
        number += len(numbers)
        rows += [(key, *days, numbers[new[days]], days in changed) for days in new if new[days] in heads]
        rows += [(key, *days, None, True) for days in changed if days not in new]
        gaining += len({old[days] for days in old if days not in changed and new[days] in heads})
        replaced += len({old[days] for days in changed if days in old})
    return Placing(_table(rows), gaining, replaced)


def _closed(changed: set[Days], old: Mapping[Days, Days], new: Mapping[Days, Days]) -> set[Days]:
    """The changed groups and all that shared or will share an event with one of them."""
    if not changed:
        return changed
    together = [_members(old), _members(new)]
    waiting = list(changed)
    while waiting:
        days = waiting.pop()
        for heads, members in zip((old, new), together, strict=True):
            beside = members[heads[days]] - changed if days in heads else set()
            changed |= beside
            waiting += beside
    return changed


def _members(heads: Mapping[Days, Days]) -> dict[Days, set[Days]]:
    members: dict[Days, set[Days]] = {}
    for days, head in heads.items():
        members.setdefault(head, set()).add(days)
    return members


def _table(rows: Sequence[_Row]) -> pa.Table:
    columns = zip(*rows, strict=True) if rows else ([] for _ in _SCHEMA)
    return pa.table(
        [pa.array(column, field.type) for column, field in zip(columns, _SCHEMA, strict=True)], schema=_SCHEMA
    )
