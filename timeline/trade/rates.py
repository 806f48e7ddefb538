"""Rates and parts with a levier or payer of their own: "34 percent on China, 20 on the EU", "while Mali charges 5"."""

from dataclasses import replace
from typing import Final

from timeline.lexicons.trade_verbs import trade_verbs
from timeline.records import Amount
from timeline.trade.marks import LIMITS, HeadMark, Marks, PartyMark
from timeline.trade.memory import WORLD
from timeline.trade.parties import Sides, code_of, joined, list_up_to, preposition

_PARTS: Final = frozenset(
    "entitled to allotted allocated allowed getting receiving given up about some a share of".split()
)
_BETWEEN: Final = frozenset(", ; and while but tariff tariffs duty duties rate the a for".split())
_NEAR: Final = 4
_PHRASE: Final = 6
_OFF: Final = frozenset({"off"})
_GOODS: Final = frozenset("goods imports products those from of the all most other".split())


def with_own_target(marks: Marks, head: HeadMark, amount: Amount, sides: Sides) -> Sides:
    """ "34 percent on China, 20 percent on the EU": who pays is named right behind the rate."""
    before = [party for party in marks.parties if party.end <= amount.start]
    payers = _payers(marks, before, amount)
    if payers and sides.reporter not in payers.split("+"):
        return replace(sides, partner=payers, partner_named=True)
    told = before and (_is_told(marks, before[-1], amount) or _is_bracketed(marks, head, before[-1], amount))
    if told and before[-1].code != sides.reporter:
        return replace(sides, partner=code_of(list_up_to(marks, before, len(before) - 1)), partner_named=True)
    parties = [party for party in marks.parties if party.start >= amount.end]
    if not parties or parties[0].code == WORLD:
        return sides
    words = [token.lower for token in marks.between(amount.end, parties[0].start)]
    near = words[:1] in (["on"], ["for"], ["against"]) and (
        set(words[1:]) <= _GOODS or _is_from(marks, amount.end, parties[0], words[1:])
    )
    if near and parties[0].code == sides.reporter:  # "A faces B's tariff of 7 percent, against 3 percent for B's goods"
        return Sides(sides.partner, sides.reporter, True, True) if sides.partner != WORLD else sides
    return replace(sides, partner=code_of(joined(marks, parties, 0)), partner_named=True) if near else sides


def _is_from(marks: Marks, start: int, party: PartyMark, words: list[str]) -> bool:
    """ "25 percent on shrimp from Mali": goods named behind a rate, and where they come from."""
    is_short = len(words) <= _PHRASE and not set(words) & (LIMITS | {",", "and"})
    goods = any(start <= cue.start < party.start for cue in marks.of_kind("commodity"))
    return (
        is_short and goods and words[-1:] == ["from"] and not any(start <= a.start < party.start for a in marks.amounts)
    )


def _payers(marks: Marks, before: list[PartyMark], amount: Amount) -> str:
    """ "China faces 34 percent, Vietnam 46 percent, while Mali and Chad will pay 40": countries right before their rate, behind another."""
    rates = [a for a in marks.amounts if a.kind == "percent" and a.end <= amount.start]
    at = len(before) - 1
    if at < 0 or not rates or before[at].start < rates[-1].end or preposition(marks, before[at]):
        return ""
    between = [token.lower for token in marks.between(before[at].end, amount.start)]
    if (
        len(between) > _NEAR
        or before[at].genitive
        or before[at].adjective
        or (between and not (trade_verbs().pay.all | _OFF) & set(between))
    ):
        return ""
    paying = list_up_to(marks, before, at)
    lead = [token.lower for token in marks.between(rates[-1].end, paying[0].start)]
    return code_of(paying) if between or (set(lead) <= _BETWEEN and len(lead) <= _NEAR) else ""


def _is_bracketed(marks: Marks, head: HeadMark, party: PartyMark, amount: Amount) -> bool:
    between = [token.lower for token in marks.between(party.end, amount.start)]
    return between == ["("] and _is_taxed(marks, head, party)


def _is_told(marks: Marks, party: PartyMark, amount: Amount) -> bool:
    """ "those from Mali to 20 percent": who pays is named right before the rate."""
    between = [token.lower for token in marks.between(party.end, amount.start)]
    if party.adjective and between[:1] == ["ones"] and between[1:] in (["at"], ["to"], ["by"], []):
        return True  # "Malian textiles enter at zero duty, Chadian ones at 9 percent"
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
    behind = next((party for party in marks.parties if party.start >= amount.end), None)
    if (
        behind is not None
        and marks.words(amount.end, behind.start) in (["in"], ["in", "the"])
        and sides.partner not in (WORLD, behind.code)
    ):
        return replace(
            sides, reporter=behind.code, reporter_named=True
        )  # "a quota of 3 tonnes in Mali and of 2 in Chad"
    for party in marks.parties:
        words = [token.lower for token in marks.between(party.end, amount.start)]
        is_share = party.genitive and "share" in words[:2] and not LIMITS & set(words) and len(words) <= _PHRASE
        is_part = bool(words) and set(words) <= _PARTS and not party.genitive
        if (is_part or is_share) and party.code not in (WORLD, sides.reporter):
            return replace(sides, partner=party.code, partner_named=True)
    return sides


def _is_taxed(marks: Marks, head: HeadMark, party: PartyMark) -> bool:
    """ "tariffs on Mali (20 percent), Chad (15 percent)": who pays, named behind "on" with its rate or in the list that begins so."""
    return any(
        head.end <= p.start <= party.start and preposition(marks, p) in ("on", "against", "for") for p in marks.parties
    )


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
        levies = not preposition(marks, party) and words[:1] and words[0] in trade_verbs().levy.all and len(words) <= 4
        if levies or (words == ["("] and not _is_taxed(marks, head, party)):
            partner = WORLD if sides.partner == party.code else sides.partner
            return Sides(party.code, partner, True, sides.partner_named)
    return sides
