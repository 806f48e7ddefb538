"""Whether two mentions in one article are of one happening: the same type, sides that fit, and days that fit."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from timeline.records import EventMention
from timeline.terms import SIGNED, SYMMETRIC, DateScope, EventType, Modality, Section
from timeline.told_days import NEARLY, is_about

_LASTING = frozenset({EventType.ASSAULT, EventType.SANCTION, EventType.AID, EventType.COOPERATE, EventType.MOBILIZE})
"""Types whose acts go on: an undated mention of them is the dated one of the same sides and code."""


@dataclass(init=False, slots=True)
class Sides:
    """Codes of who did it and of whom it was done to."""

    actors: frozenset[str]
    recipients: frozenset[str]

    def __init__(self, actors: Iterable[str], recipients: Iterable[str]) -> None:
        self.actors, self.recipients = frozenset(actors), frozenset(recipients)

    @property
    def both(self) -> frozenset[str]:
        """All of them."""
        return self.actors | self.recipients


def is_same(one: EventMention, other: EventMention) -> bool:
    """Of the place in the text only the distance of the two statements counts, and a nearer one never fits worse."""
    if one.event_type != other.event_type or not _modalities_fit(one.modality, other.modality):
        return False
    if not (_codes_fit(one.cameo, other.cameo) or _is_headline_of(one, other) or _is_headline_of(other, one)):
        return False
    together = one.event_type in SYMMETRIC or one.cameo == other.cameo == SIGNED
    if not _sides_fit(sides_of(one), sides_of(other), one.event_type, together=together):
        return False
    return _days_fit(one, other)


def _modalities_fit(one: Modality, other: Modality) -> bool:
    """A visit that is announced and then told as held is one; a denied act is never one that happened."""
    return one == other or {one, other} == {Modality.PLANNED, Modality.CONDITIONAL}


def _codes_fit(one: str, other: str) -> bool:
    """Equal codes, or one that says more of the same ("04" and "042"); the codes of one meeting fit each other, but not those of a call, or
    of what a third does to bring it about. An appeal and a demand for one thing are one, and an attack may be told as a bombing."""
    one, other = _wish(one), _wish(other)
    if one.startswith(other) or other.startswith(one):
        return True
    if one[:2] == other[:2] == "04":
        if {one, other} == _CALLED:
            return True
        return one[:3] == other[:3] or not {one[:3], other[:3]} & _APART
    if one.startswith(WIDE.get(other, ())) or other.startswith(WIDE.get(one, ())):
        return True
    return one[:2] == other[:2] and (len(one) < 3 or len(other) < 3 or one[2] == "0" or other[2] == "0")


def _wish(code: str) -> str:
    """The code of a demand for that of an appeal for the same."""
    return f"10{code[2:]}" if code.startswith("02") else code


WIDE: Final[dict[str, tuple[str, ...]]] = {"190": ("183", "204"), "139": ("13",)}
"""Codes that say how, or how hard, beside those that say what: an attack and a bombing, an ultimatum and the threat that it holds."""
FOREMOST: Final = ("042", "043", "044", "139")
"""Codes that say more than others of as many digits, the most telling first: a visit more than the talks that it is paid for, an ultimatum
more than a threat."""


def says(code: str) -> int:
    """How much a code says of what was done: an event has that of its mentions which says most. The store weighs codes in the same way."""
    if code in FOREMOST:
        return 3 + len(FOREMOST) - FOREMOST.index(code)
    return 3 if len(code) > _DIGITS else 1 + (code[_DIGITS - 1 :] not in {"", "0"})


_CALLED: Final = frozenset({"040", "041"})
"""Talks of which no more is said may have been on the telephone."""
_DIGITS: Final = 3
"""Digits of a code that says more than its root."""
_APART = frozenset({"041", "045"})
_LEAD = 3
"""Statements within which a text tells what its headline does."""


def _is_headline_of(title: EventMention, body: EventMention) -> bool:
    """Whether a headline tells in other words what the text begins with: the same between the same sides."""
    if title.section is not Section.TITLE or body.section is Section.TITLE or body.statement - title.statement > _LEAD:
        return False
    return len(sides_of(title).both) > 1 and sides_of(title) == sides_of(body)


def sides_of(mention: EventMention) -> Sides:
    """The sides of a mention."""
    return Sides(mention.actor_codes, mention.recipient_codes)


def _sides_fit(one: Sides, other: Sides, event_type: EventType, *, together: bool) -> bool:
    """The same sides, or one mention that names only some of them. Sides without direction are compared `together`."""
    if together:
        if len(one.both) >= 2 and len(other.both) >= 2:
            return one.both == other.both or (len(one.both & other.both) >= 2 and _nested(one.both, other.both))
        return _nested(one.both, other.both) and bool(one.both & other.both)
    if event_type is EventType.SUPPORT and (_is_mutual(one) or _is_mutual(other)):
        return _nested(one.both, other.both)  # "both signed" is part of "signed with Chad" of the same two
    return (
        _nested(one.actors, other.actors) and _nested(one.recipients, other.recipients) and bool(one.both & other.both)
    )


def _is_mutual(sides: Sides) -> bool:
    """Whether several do it to each other: "Chad and Niger signed"."""
    return len(sides.actors) > 1 and sides.actors == sides.recipients


def _nested(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def _days_fit(one: EventMention, other: EventMention) -> bool:
    """Equal days; or one interval inside the other where the wider one is only vaguer, or one without a date of its own."""
    a, b = one.date, other.date
    if a.first_day is None or a.last_day is None or b.first_day is None or b.last_day is None:
        near = abs(one.statement - other.statement) <= 3 or one.event_type in _LASTING
        if near or DateScope.ARTICLE in (a.scope, b.scope):
            return True
        both = sides_of(one).both
        return len(both) > 1 and both == sides_of(other).both  # "the visit" of both is the one that is told of
    if (a.first_day, a.last_day) == (b.first_day, b.last_day):
        return True
    if is_about(a) or is_about(b):
        return (b.first_day - a.last_day).days <= NEARLY and (a.first_day - b.last_day).days <= NEARLY
    if any(m.section is Section.TITLE and m.date.scope is DateScope.ARTICLE for m in (one, other)):
        return abs((a.first_day - b.first_day).days) <= 31  # a headline tells what the body dates
    if DateScope.ARTICLE in (a.scope, b.scope) and Section.CAPTION not in (one.section, other.section):
        # no date of its own: it follows the dated mention beside it, unless that lies far from the article's day
        return abs((a.first_day - b.first_day).days) <= 7 and abs(one.statement - other.statement) <= 4
    inside = (a.first_day >= b.first_day and a.last_day <= b.last_day) or (
        b.first_day >= a.first_day and b.last_day <= a.last_day
    )
    return inside and (a.last_day - a.first_day != b.last_day - b.first_day) and max(_span(a), _span(b)) <= 92


def _span(date: object) -> int:
    first, last = getattr(date, "first_day", None), getattr(date, "last_day", None)
    return (last - first).days if first and last else 0
