"""Who sets a quota, whose goods it lets in ("Mali's butter quota in Chad", "Chad granted Mali a quota"), and what sums limit trade."""

from itertools import pairwise
from typing import Final

from timeline.lexicons.trade import trade_words
from timeline.lexicons.trade_verbs import trade_verbs
from timeline.records import Amount
from timeline.trade.marks import HeadMark, Marks, PartyMark
from timeline.trade.memory import WORLD
from timeline.trade.nouns import ADMITTING, LETTING
from timeline.trade.parties import Sides, owner_before, preposition
from timeline.trade.taxes import tax_before

_BEYOND: Final = frozenset("above over beyond exceeding".split())
_GAP: Final = 3
_WHERE: Final = frozenset({"in", "into", "to"})
_HAVING: Final = frozenset("has have had enjoys enjoy enjoyed holds hold held received receives".split())


def quota_sides(marks: Marks, head: HeadMark) -> Sides | None:
    """The sides of a quota that the words place: in whose market it is, or who grants it to whom; None where they do not."""
    return _let_in(marks, head) or _quota_in(marks, head) or _granted(marks, head)


def _let_in(marks: Marks, head: HeadMark) -> Sides | None:
    """ "3 tonnes of Malian rice may enter Chad", "Mali may ship 3 tonnes to Chad", "Chad may import 3 tonnes from Mali", "Chad lets in 3
    tonnes of Malian rice"."""
    words = marks.words(head.start, head.end)
    if not words or words[0] not in LETTING:
        return None
    before = [party for party in marks.parties if party.end <= head.start and party.code != WORLD]
    behind = [party for party in marks.parties if party.start >= head.end and party.code != WORLD]
    first, second = (before[-1].code if before else ""), (behind[0].code if behind else "")
    reporter, partner = (first, second) if words[-1] == "import" or words[0] in ADMITTING else (second, first)
    return Sides(reporter, partner or WORLD, True, bool(partner)) if reporter and reporter != partner else None


def _quota_in(marks: Marks, head: HeadMark) -> Sides | None:
    """ "Mali's butter quota in Chad": whose goods come in, and where."""
    for party in marks.parties:
        words = [token.lower for token in marks.between(party.end, head.start)]
        if words[:1] in (["'s"], ["’s"]):
            words.pop(0)
        if party.genitive and words[:2] == ["share", "of"]:  # "Mali's share of the U.S. quota"
            owner = owner_before(marks, head.start)
            return Sides(owner[-1].code, party.code, True, True) if owner and owner[-1].code != party.code else None
    owners = owner_before(marks, head.start)
    place = next((p for p in marks.parties if p.start >= head.end), None)
    if place is not None and (holder := _holder(marks, head)) is not None and holder.code != place.code:
        amount = next((a for a in marks.amounts if a.start >= head.end and a.end <= place.start), None)
        if amount is not None and preposition(marks, place) in _WHERE:
            return Sides(place.code, holder.code, True, True)
    if not owners or not owners[-1].genitive or place is None or place.code == owners[-1].code:
        return None
    words = [token.lower for token in marks.between(head.end, place.start)]
    if words[-1:] == ["the"]:
        words.pop()
    is_there = words in (["in"], ["into"]) or (
        words[:1] == ["for"] and words[-1:] == ["into"] and len(words) <= _GAP + 1
    )
    return Sides(place.code, owners[-1].code, True, True) if is_there else None


def _holder(marks: Marks, head: HeadMark) -> PartyMark | None:
    """ "Mali has a quota of 4 tonnes in Chad": who has it."""
    party = next((p for p in reversed(marks.parties) if p.end <= head.start), None)
    words = marks.words(party.end, head.start) if party is not None else []
    is_had = bool(words) and words[0] in _HAVING and len(words) <= _GAP + 1
    return party if party is not None and is_had and not (party.genitive or party.adjective) else None


def _granted(marks: Marks, head: HeadMark) -> Sides | None:
    """ "Mali granted Chad a quota of 4 tonnes": who sets it, and whom it is for."""
    named = [party for party in marks.parties if party.end <= head.start and party.code != WORLD]
    if len(named) < len(("giver", "taker")) or named[-1].adjective or named[-1].genitive:
        return None
    giver, taker = named[-2], named[-1]
    words = [token.lower for token in marks.between(giver.end, taker.start) if token.lower != "the"]
    behind = [token.lower for token in marks.between(taker.end, head.start)]
    has_granted = (
        bool(words) and words[-1] in trade_verbs().grant.all and len(words) <= _GAP and len(behind) <= _GAP + 1
    )
    return Sides(giver.code, taker.code, True, True) if has_granted and not preposition(marks, giver) else None


def is_limit(marks: Marks, amount: Amount) -> bool:
    """ "exports are limited to 3 tonnes", "a ceiling of 3 tonnes": what may be traded at most."""
    words = marks.words(max(marks.statement.start, amount.start - 44), amount.start)
    limits = trade_words().classes["limits"]
    at_once = any(first in limits and second in {"to", "at", "of"} for first, second in pairwise(words))
    if words[-2:-1] in (["imports"], ["shipments"]) and words[-1] in _BEYOND and tax_before(marks, amount.start):
        return amount.kind == "quantity"  # "a duty of 25 percent on imports above 3 tonnes"
    return at_once or (words[-1:] == ["to"] and any(word in limits for word in words))
