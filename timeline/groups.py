"""Mentions of one type in an article, grouped into happenings, in time that grows with their number and not with its square.

A hostile text tells one thing ten thousand times, or ten thousand things. Members of a group that differ in their place only are looked at
by the first and the last of them; and of more than `_NEAREST` groups only those nearest in the text, and that of the same words, are asked.
"""

import datetime as dt
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence

from timeline.happening import is_same
from timeline.records import EventMention

_NEAREST = 200
"""Groups that a mention is held against: an article of flesh and blood has fewer of one type."""
_OLD = 14
"""Days before publication after which a happening is no news."""
_Kind = tuple[object, ...]


class Groups:
    """The groups of one type of event; each mention that is added joins the one that it fits best, or begins one of its own."""

    def __init__(self, published: dt.date | None) -> None:
        self._published = published
        self._groups: list[_Group] = []
        self._places: list[tuple[int, int]] = []
        self._first_of: dict[_Kind, int] = {}

    def add(self, mention: EventMention) -> None:
        """Put the mention into a group."""
        kind = _kind(mention)
        fitting = [group for group in self._candidates(mention, kind) if group.takes(mention)]
        if fitting:
            min(fitting, key=lambda group: group.distance(mention, self._published)).add(mention, kind)
            return
        number = len(self._groups)
        self._groups.append(_Group())
        self._groups[-1].add(mention, kind)
        insort(self._places, (mention.trigger_start, number))
        self._first_of.setdefault(kind, number)

    def mentions(self) -> Iterator[Sequence[EventMention]]:
        """The mentions of each group."""
        return (group.mentions for group in self._groups)

    def _candidates(self, mention: EventMention, kind: _Kind) -> list["_Group"]:
        """The groups that may take the mention, oldest first."""
        if len(self._groups) <= _NEAREST:
            return self._groups
        middle = bisect_left(self._places, (mention.trigger_start, 0))
        low = max(0, middle - _NEAREST // 2)
        numbers = {number for _, number in self._places[low : low + _NEAREST]}
        if kind in self._first_of:
            numbers.add(self._first_of[kind])
        return [self._groups[number] for number in sorted(numbers)]


class _Group:
    """Mentions of one happening."""

    def __init__(self) -> None:
        self.mentions: list[EventMention] = []
        self._ends: dict[_Kind, tuple[EventMention, ...]] = {}
        self._places: list[int] = []
        self._codes: set[str] = set()
        self._latest: dt.date | None = None

    def add(self, mention: EventMention, kind: _Kind) -> None:
        self.mentions.append(mention)
        ends = sorted((*self._ends.get(kind, ()), mention), key=lambda member: member.statement)
        self._ends[kind] = (ends[0], ends[-1]) if len(ends) > 1 else (mention,)
        insort(self._places, mention.trigger_start)
        self._codes.add(mention.cameo)
        day = mention.date.last_day
        if day is not None and (self._latest is None or day > self._latest):
            self._latest = day

    def takes(self, mention: EventMention) -> bool:
        """Whether the mention is of one happening with every member: of one kind, with all if with the first and the last."""
        return all(is_same(mention, member) for ends in self._ends.values() for member in ends)

    def distance(self, mention: EventMention, published: dt.date | None) -> tuple[bool, bool, int]:
        """How well a mention fits that may join. "The visit" without a date is the news of the day, not one of last year."""
        old = False
        if mention.date.last_day is None and published is not None and self._latest is not None:
            old = (published - self._latest).days > _OLD
        after = bisect_left(self._places, mention.trigger_start)
        near = min(abs(place - mention.trigger_start) for place in self._places[max(0, after - 1) : after + 1])
        return (old, mention.cameo not in self._codes, near)


def _kind(mention: EventMention) -> _Kind:
    """All that `is_same` looks at but the place."""
    date = mention.date
    return (
        mention.modality, mention.cameo, frozenset(mention.actor_codes), frozenset(mention.recipient_codes), date.first_day, date.last_day,
        date.precision, date.scope, mention.section,
    )  # fmt: skip
