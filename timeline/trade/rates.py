"""Rates and parts with a levier or payer of their own: "34 percent on China, 20 on the EU", "while Mali charges 5"."""

from dataclasses import replace
from typing import Final

from timeline.records import Amount
from timeline.trade.marks import HeadMark, Marks, PartyMark
from timeline.trade.memory import WORLD
from timeline.trade.parties import Sides, code_of, joined, preposition
from timeline.trade.tariffs import LEVIES

_PARTS: Final = frozenset(
    "entitled to allotted allocated allowed getting receiving given up about some a share of".split()
)
_GOODS: Final = frozenset("goods imports products from of the all most other".split())


def with_own_target(marks: Marks, amount: Amount, sides: Sides) -> Sides:
    """ "34 percent on China, 20 percent on the EU": who pays is named right behind the rate."""
    before = [party for party in marks.parties if party.end <= amount.start]
    if before and _is_told(marks, before[-1], amount) and before[-1].code != sides.reporter:
        return replace(sides, partner=before[-1].code, partner_named=True)
    parties = [party for party in marks.parties if party.start >= amount.end]
    if not parties or parties[0].code == WORLD:
        return sides
    words = [token.lower for token in marks.between(amount.end, parties[0].start)]
    near = words[:1] in (["on"], ["for"], ["against"]) and set(words[1:]) <= _GOODS
    if near and parties[0].code == sides.reporter:  # "A faces B's tariff of 7 percent, against 3 percent for B's goods"
        return Sides(sides.partner, sides.reporter, True, True) if sides.partner != WORLD else sides
    return replace(sides, partner=code_of(joined(marks, parties, 0)), partner_named=True) if near else sides


def _is_told(marks: Marks, party: PartyMark, amount: Amount) -> bool:
    """ "those from Mali to 20 percent": who pays is named right before the rate."""
    between = [token.lower for token in marks.between(party.end, amount.start)]
    return preposition(marks, party) in ("from", "on") and between in (
        ["to"],
        ["at"],
        ["by"],
        [":"],
        ["("],
        ["a"],
        ["an"],
    )


def with_own_part(marks: Marks, amount: Amount, sides: Sides) -> Sides:
    """ "a quota of 30 tonnes, with Mali entitled to 12 and Chad to 10": whose part of it is named right before the amount."""
    for party in marks.parties:
        words = [token.lower for token in marks.between(party.end, amount.start)]
        if words and set(words) <= _PARTS and party.code not in (WORLD, sides.reporter) and not party.genitive:
            return replace(sides, partner=party.code, partner_named=True)
    return sides


def with_own_levier(marks: Marks, head: HeadMark, amount: Amount, sides: Sides) -> Sides:
    """ "Kenya levies 5 percent on cars, while Uganda charges 10 percent"; "higher tariffs in India (70%)": a levier beside the rate."""
    behind = next((p for p in marks.parties if p.start >= amount.end), None)
    if (
        behind is not None
        and [t.lower for t in marks.between(amount.end, behind.start)] in (["in"], ["in", "the"])
        and behind.code != sides.reporter
    ):
        return Sides(behind.code, WORLD if sides.partner == behind.code else sides.partner, True, sides.partner_named)
    for party in marks.parties:
        if not head.end <= party.start or not party.end <= amount.start or party.code == WORLD:
            continue
        words = [token.lower for token in marks.between(party.end, amount.start)]
        levies = not preposition(marks, party) and words[:1] and words[0] in LEVIES and len(words) <= 4
        if levies or words == ["("]:
            partner = WORLD if sides.partner == party.code else sides.partner
            return Sides(party.code, partner, True, sides.partner_named)
    return sides
