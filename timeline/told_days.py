"""Events of one key by the days and the kind of act that are told of them, and which of these groups are one event.

A group is what articles tell of the same days and kind. A vague one ("in March") joins the one narrower group that lies inside its days; one
counted in weeks ("three weeks ago") that of the nearest days; a talk of which no more is said the call of its day; a promise of aid the
aid, and an agreed truce the truce that is signed. All is a function of the groups there are.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from timeline.records import Event
from timeline.terms import EventType, Precision

Days = tuple[dt.date, dt.date, str]
"""First and last day of a group of events of one key, and the kind of act: all that is told of the same days and kind is one."""
VAGUE: Final = frozenset({Precision.WEEK, Precision.MONTH, Precision.RANGE})
"""Precisions whose days hold the day of the event somewhere."""
LONGEST_VAGUE: Final = 31
"""Days after the first that a vague interval may have to join what lies inside it."""
NEARLY: Final = 3
"""Days by which a day may be off that is counted in weeks."""
_CALL: Final = "041"
"""How the codes of telephone calls begin."""
_TALK: Final = "040"
_AID: Final = "033"
_TRUCE: Final = "0356"


class Traits(NamedTuple):
    """What all events of a group have in common: they are `vague`; their day is only sure to some days (`about`); `only` is the code of a
    bare talk, of promises of aid or of an agreed truce, which the words of another act may tell too, or empty."""

    vague: bool = False
    about: bool = False
    only: str = ""

    def along_with(self, other: "Traits") -> "Traits":
        """What is common to two parts of a group."""
        return Traits(self.vague and other.vague, self.about and other.about, self.only if self.only == other.only else "")


def kind_of(event: Event) -> str:
    """The kind of act among those of a key: a call is never the visit of the same day; aid is somebody's. SQL has the same as `event_kind`."""
    if event.cameo.startswith(_CALL):
        return "call"
    if event.event_type is EventType.AID:
        return "AID " + "+".join(event.actors)
    return event.event_type.value


def traits_of(events: Iterable[Event]) -> Traits:
    """What all these events have in common. The store counts the same in SQL (`store/derive.py`)."""
    found: Traits | None = None
    for event in events:
        own = Traits(event.precision in VAGUE, is_about(event), _only(event.cameo))
        found = own if found is None else found.along_with(own)
    return found or Traits()


def is_about(event: Event) -> bool:
    """Whether the one day of an event is only sure to some days, since it was counted in weeks."""
    return event.precision is Precision.WEEK and event.first_day == event.last_day


def _only(cameo: str) -> str:
    if cameo == _TALK:
        return cameo
    return next((code for code in (_AID, _TRUCE) if cameo.startswith(code)), "")


def heads_of(groups: Mapping[Days, Traits]) -> dict[Days, Days]:
    """For each group of events of one key the group that it joins, often itself.

    A vague group joins the one narrower group that lies inside its days, if there is just one that joins no other. Time grows with the number
    of groups: a vague interval looks at no more days than it has.
    """
    retold = _retold(groups)
    heads: dict[Days, Days] = {}
    kept: dict[tuple[dt.date, str], list[Days]] = {}
    for days in sorted(groups.keys() - retold.keys(), key=lambda days: (width(days), groups[days].about, days)):
        inside = _inside(days, groups[days], kept)
        if len(inside) == 1:
            heads[days] = inside[0]
        else:
            heads[days] = days
            kept.setdefault((days[0], days[2]), []).append(days)
    for days, head in retold.items():
        heads[days] = heads[head]
    return heads


def _retold(groups: Mapping[Days, Traits]) -> dict[Days, Days]:
    """The groups that tell in other words what another group of the very same days does."""
    kinds: dict[tuple[dt.date, dt.date], list[str]] = {}
    for first, last, kind in groups:
        kinds.setdefault((first, last), []).append(kind)
    found: dict[Days, Days] = {}
    for days, traits in groups.items():
        others = kinds[days[:2]] if traits.only else ()
        fitting = [kind for kind in others if kind != days[2] and kind.startswith(_RETELLING[traits.only])]
        if len(fitting) == 1:
            found[days] = (days[0], days[1], fitting[0])
    return found


_RETELLING: Final = {_TALK: "call", _AID: EventType.AID.value, _TRUCE: EventType.RETREAT.value}
"""How the kind begins of what is told by a code."""


def _inside(days: Days, traits: Traits, kept: Mapping[tuple[dt.date, str], Sequence[Days]]) -> list[Days]:
    """The first two of the kept groups that lie inside these days: more than one is too many already."""
    if not traits.vague or width(days) > LONGEST_VAGUE:
        return []
    first, last, kind = days
    if traits.about:
        first, last = _moved(first, -NEARLY), _moved(last, NEARLY)
    found: list[Days] = []
    for number in range((last - first).days + 1):
        there = kept.get((first + dt.timedelta(number), kind), ())
        found += [narrow for narrow in there if narrow[1] <= last]
        if len(found) > 1:
            break
    return found


def _moved(day: dt.date, days: int) -> dt.date:
    """The day so many days on, within the calendar."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))


def width(days: Days) -> int:
    """Days from the first to the last."""
    return (days[1] - days[0]).days
