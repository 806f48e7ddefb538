"""Events of one key by the days and the kind of act that are told of them, and which of these groups are one event.

A group is what articles tell of the same days and kind. A vague one ("in March") joins the one narrower group that lies inside its days; one
counted in weeks ("three weeks ago") that of the nearest days; a talk of which no more is said the call of its day; a promise of aid the aid;
what is agreed to be yielded (prisoners, sanctions, a truce) what is yielded, and what one yields what both do; a deal what is agreed, unless an
article tells of both. All is a function of the groups there are.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from timeline.records import Event, EventDate
from timeline.terms import SIGNED, EventType, Precision

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
_RETELLING: Final = {
    "040": "call", "033": "AID ", "0353": "RETREAT 084 ", "0354": "RETREAT 085 ", "0356": "RETREAT 087 ", "057": "AGREE",
    "050": "SUPPORT ", "160": "SANCTION ",
}  # fmt: skip
"""How the kind begins of the act that a code may tell too: a talk of which no more is said, what is promised, or agreed to be yielded, a deal
of which it is not said whether it was signed, a step of which it is not said which."""
_BY_CODE: Final = frozenset({EventType.SUPPORT, EventType.SANCTION})
"""Types of which acts with other codes are other acts, if they are of one day: envoys expelled, ties cut, trade banned."""
_SENT_AWAY: Final = "174"
"""How the codes of the expulsion of people begin, of whom one may not say that they are diplomats (166)."""


class Traits(NamedTuple):
    """What all events of a group have in common: they are `vague`; their day is only sure to some days (`about`); `only` is a code that may
    tell another act in other words (`_RETELLING`), or empty; `alone`: no article tells of both a deal and what is agreed (`tell_of_both`)."""

    vague: bool = False
    about: bool = False
    only: str = ""
    alone: bool = True

    def along_with(self, other: "Traits") -> "Traits":
        """What is common to two parts of a group."""
        return Traits(
            self.vague and other.vague, self.about and other.about, self.only if self.only == other.only else "",
            self.alone and other.alone,
        )  # fmt: skip


def kind_of(event: Event) -> str:
    """The kind of act among those of a key: a call is never the visit of the same day; who gives aid, or yields, is one of two. SQL has the
    same as `event_kind`."""
    if event.cameo.startswith(_CALL):
        return "call"
    if event.event_type is EventType.AID:
        return "AID " + "+".join(event.actors)
    if event.event_type is EventType.RETREAT:
        return f"RETREAT {event.cameo[:3]} " + "+".join(event.actors)
    if event.cameo.startswith(_SENT_AWAY):
        return "SANCTION 166"
    if event.event_type in _BY_CODE:
        return f"{event.event_type} {event.cameo[:3]}"
    return event.event_type.value


def family_of(event: Event) -> EventType:
    """The type under which events are joined: that of what is agreed for what may be promised, agreed on or signed as well (aid, the lifting of
    a ban, a truce, a deal), that of expelled diplomats for expelled people."""
    if event.event_type in (EventType.AID, EventType.RETREAT) or event.cameo == SIGNED:
        return EventType.AGREE
    return EventType.SANCTION if event.cameo.startswith(_SENT_AWAY) else event.event_type


def tell_of_both(events: Iterable[tuple[Event, str]]) -> frozenset[tuple[str, int]]:
    """Articles, with the month, in which events of one key begin of which one is agreed and one is a deal: these are two, since the article
    tells them apart. The store counts the same in SQL (`store/derive.py`)."""
    agreed: set[tuple[str, int]] = set()
    signed: set[tuple[str, int]] = set()
    for event, article in events:
        of = signed if event.cameo == SIGNED else agreed if event.event_type is EventType.AGREE else None
        if of is not None and event.first_day is not None:
            of.add((article, month_of(event.first_day)))
    return frozenset(agreed & signed)


def month_of(day: dt.date) -> int:
    """The month of a day, counted through the years."""
    return 12 * day.year + day.month


def traits_of(events: Iterable[tuple[Event, str]], both: frozenset[tuple[str, int]] = frozenset()) -> Traits:
    """What all these events, each with its article, have in common. The store counts the same in SQL (`store/derive.py`)."""
    found: Traits | None = None
    for event, article in events:
        alone = not both or event.first_day is None or (article, month_of(event.first_day)) not in both
        own = Traits(event.precision in VAGUE, is_about(event), _only(event.cameo), alone)
        found = own if found is None else found.along_with(own)
    return found or Traits()


def is_about(told: Event | EventDate) -> bool:
    """Whether a day is only sure to some days, since it was counted in weeks."""
    return told.precision is Precision.WEEK and told.first_day == told.last_day


def _only(cameo: str) -> str:
    return next((code for code in _RETELLING if cameo.startswith(code)), "")


def heads_of(groups: Mapping[Days, Traits]) -> dict[Days, Days]:
    """For each group of events of one key the group that it joins, often itself.

    A vague group joins the one narrower group that lies inside its days, if there is just one that joins no other. Time grows with the number
    of groups: a vague interval looks at no more days than it has. What a group joins depends on the months around it only, since the store has
    no others at hand.
    """
    retold = _retold(groups)
    heads: dict[Days, Days] = {**retold}
    kept: dict[tuple[dt.date, str], list[Days]] = {}
    for days in retold:
        kept.setdefault((days[0], days[2]), []).append(days)
    in_order = sorted(groups.keys() - retold.keys(), key=lambda days: (width(days), groups[days].about, days))
    strung = _strung(days for days in in_order if groups[days].about)
    for days in in_order:
        inside = _inside(days, groups[days], kept, strung if days in strung else frozenset())
        if len(inside) == 1:
            heads[days] = inside[0]
        else:
            heads[days] = days
            kept.setdefault((days[0], days[2]), []).append(days)
    return {days: _last(days, heads) for days in heads}


def _last(days: Days, heads: Mapping[Days, Days]) -> Days:
    """The group that a group joins in the end: what it joins may join another."""
    while heads[days] != days:
        days = heads[days]
    return days


def _strung(about: Iterable[Days]) -> frozenset[Days]:
    """Those of the days counted in weeks, in their order, that stand in a row which is longer than such a day may be off. None of a row joins
    another of it: which it would be hung on where the row begins, however long ago."""
    rows: dict[str, list[list[Days]]] = {}
    for days in about:
        of_kind = rows.setdefault(days[2], [])
        if of_kind and (days[0] - of_kind[-1][-1][0]).days <= NEARLY:
            of_kind[-1].append(days)
        else:
            of_kind.append([days])
    long = [row for of_kind in rows.values() for row in of_kind if (row[-1][0] - row[0][0]).days > NEARLY]
    return frozenset(days for row in long for days in row)


def _retold(groups: Mapping[Days, Traits]) -> dict[Days, Days]:
    """The groups that tell in other words, or of one side only, what another group of the very same days does."""
    kinds: dict[tuple[dt.date, dt.date], list[str]] = {}
    for first, last, kind in groups:
        kinds.setdefault((first, last), []).append(kind)
    found: dict[Days, Days] = {}
    for (first, last), together in kinds.items():
        halves = {kind: whole for kind in together if (whole := _by_both(kind, together)) is not None}
        for kind in together:
            traits = groups[first, last, kind]
            only = traits.only
            fitting = [halves[kind]] if kind in halves else []
            if only:
                fitting = [
                    other for other in together
                    if other not in halves and other != kind and other.startswith(_RETELLING[only])
                    and (only != SIGNED or (traits.alone and groups[first, last, other].alone))
                ]  # fmt: skip
            if len(fitting) == 1:
                found[first, last, kind] = (first, last, fitting[0])
    return found


def _by_both(kind: str, together: Sequence[str]) -> str | None:
    """The one kind among those of the same days in which more than those of `kind` yield the same: prisoners are freed, and exchanged."""
    if not kind.startswith(_YIELDED):
        return None
    what, _, by = kind.rpartition(" ")
    own = set(by.split("+"))
    wholes = [other for other in together if other.startswith(what) and own < set(other.rpartition(" ")[2].split("+"))]
    return wholes[0] if len(wholes) == 1 else None


_YIELDED: Final = "RETREAT "


def _inside(
    days: Days, traits: Traits, kept: Mapping[tuple[dt.date, str], Sequence[Days]], but: frozenset[Days]
) -> list[Days]:
    """The first two of the kept groups that lie inside these days, `but` for some: more than one is too many already."""
    if not traits.vague or width(days) > LONGEST_VAGUE:
        return []
    first, last, kind = days
    if traits.about:
        first, last = _moved(first, -NEARLY), _moved(last, NEARLY)
    found: list[Days] = []
    for number in range((last - first).days + 1):
        there = kept.get((first + dt.timedelta(number), kind), ())
        found += [narrow for narrow in there if narrow[1] <= last and narrow not in but]
        if len(found) > 1:
            break
    return found


def _moved(day: dt.date, days: int) -> dt.date:
    """The day so many days on, within the calendar."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))


def width(days: Days) -> int:
    """Days from the first to the last."""
    return (days[1] - days[0]).days
