"""Purchases that countries agree on: "Kenya will purchase 2 billion dollars of Indian goods", "Purchase of aircraft valued at …"."""

from typing import Final

from timeline.lexicons.trade_verbs import trade_verbs
from timeline.records import Amount
from timeline.terms import Flow, Measure
from timeline.trade.marks import HeadMark, Marks
from timeline.trade.memory import WORLD, Memory
from timeline.trade.parties import Sides, is_attribute, preposition, subject_before

PROVIDED: Final = frozenset({"provided", "provides"})
BOUGHT: Final = PROVIDED | {"bought", "buys", "supplied", "supplies"}
"""Heads that no share is said of."""
_DEALT: Final = (
    BOUGHT | {"sold", "sells", "delivered"} | {"sales", "deliveries", "sales to", "deliveries to", "supplies to"}
)
_SENT: Final = frozenset({"sends", "sent", "ships"})
_BUYING: Final = ("purchase", "procure", " buy")


def is_purchase(marks: Marks, head: HeadMark) -> bool:
    """Whether a head is one of buying to come."""
    words = " " + marks.lower(head.start, head.end)
    return head.loose and not is_deal(marks, head) and any(word in words for word in _BUYING)


def is_deal(marks: Marks, head: HeadMark) -> bool:
    """Whether a head is "sold" or "bought", which tells of trade only for a stretch of time and between two countries."""
    return head.loose and marks.lower(head.start, head.end) in _DEALT


def is_sending(marks: Marks, head: HeadMark) -> bool:
    """Whether a head is "sends": a part of the goods of a country is sent to another, while an amount may be aid or troops."""
    return head.loose and marks.lower(head.start, head.end) in _SENT


def is_provision(marks: Marks, head: HeadMark) -> bool:
    """Whether a head is "provided", which tells of trade only for an amount of goods: money is lent or given."""
    return head.loose and marks.lower(head.start, head.end) in PROVIDED


def is_gift(marks: Marks, head: HeadMark) -> bool:
    """Whether what a verb or noun of sending tells was a gift: "shipped 3 tonnes of rice to Mali as food aid"."""
    is_sent = head.loose and head.flow is Flow.EXPORT and head.measure is Measure.VALUE
    return is_sent and next(iter(marks.of_kind("gift")), None) is not None


def purchase_sides(marks: Marks, head: HeadMark, memory: Memory) -> Sides:
    """The buyer as reporter and the seller as partner; in a list of purchases the buyer is the other side of the agreement."""
    if marks.lower(head.start, head.end).endswith(" of"):
        opening = not any(token.is_word for token in marks.between(marks.statement.start, head.start))
        if opening:
            buyer = memory.counterpart(memory.home) if memory.home else ""
            return Sides(buyer, memory.home if buyer else WORLD, bool(buyer), bool(buyer))
    buyer = subject_before(marks, head.start)
    seller = ""
    for party in marks.parties:
        if party.start >= head.end and party.code not in (buyer, WORLD):
            if any(a.kind == "percent" and head.end <= a.start < party.start for a in marks.amounts):
                break  # "will buy 7 tonnes, half of it from Mali"
            found = preposition(marks, party)
            if found == "from" or is_attribute(marks, party):
                seller = party.code
                break
    return Sides(buyer, seller or WORLD, bool(buyer), bool(seller))


def goods_bought(marks: Marks, head: HeadMark) -> tuple[str, str]:
    """Text and code of the goods right behind "purchases of", or of whose they are: "purchases of Kenyan tea fell"."""
    if not marks.lower(head.start, head.end).endswith(" of"):
        return "", ""
    goods = next((cue for cue in marks.of_kind("commodity") if cue.start >= head.end), None)
    if goods is None:
        return "", ""
    owners = {token.start for p in marks.parties if p.adjective for token in marks.between(p.start, p.end)}
    if any(token.start not in owners for token in marks.between(head.end, goods.start)):
        return "", ""
    return marks.text[goods.start : goods.end], goods.code


_WAS: Final = frozenset({"was", "were"})


def has_been_bought(marks: Marks, head: HeadMark, amount: Amount) -> bool:
    """Whether a verb behind "purchases of" tells what they came to: "purchases of tea fell to 3 tonnes"."""
    verbs = trade_verbs()
    told = verbs.rise.told | verbs.fall.told | verbs.reach.told | _WAS
    return marks.lower(head.start, head.end).endswith(" of") and not told.isdisjoint(
        marks.words(head.end, amount.start)
    )
