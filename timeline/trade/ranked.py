"""Who is ranked: the country that words beside a rank name."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from timeline.lexicons.trade import word_list
from timeline.records import Amount
from timeline.trade.marks import Marks, PartyMark
from timeline.trade.memory import WORLD, Memory
from timeline.trade.parties import breaks, joined, preposition, subject_before
from timeline.trade.unranked import is_bare

_GOODS_NAME: Final = 4
_OWNING: Final = frozenset({"for", "of", "to", "from", "the"})
_MAKING: Final = frozenset({"making", "made", "makes"})
_MADE: Final = (
    ["the"],
    ["by", "far", "the"],
    ["now", "the"],
    ["its"],
)
"""Between who is made the largest partner and the place."""
_GENITIVES: Final = frozenset({"'s", "’s"})
_HOLDING: Final = (["now"], ["as"], ["still"], ["remaining"], ["becoming"])
_PHRASE: Final = 24
_PLACES: Final = frozenset({"after", "behind", "before", "outside"})
_AHEAD: Final = len(" ahead of the ")


def apposed(marks: Marks, owners: list[PartyMark], reporter: str) -> str:
    """ "exports to Kenya, Uganda's biggest market": the name before the comma is what is ranked."""
    if not owners:
        return ""
    for party in marks.parties:
        between = marks.between(party.end, owners[0].start)
        if party.code != reporter and _is_with(marks, party, [token.lower for token in between]):
            return party.code
        if len(between) == 1 and between[0].text == "," and party.code not in (reporter, WORLD) and not party.adjective:
            return party.code
    return ""


def _is_with(marks: Marks, party: PartyMark, between: list[str]) -> bool:
    """ ", with Kenya now Uganda's biggest market"."""
    lead = marks.words(max(marks.statement.start, party.start - len(", with the ")), party.start)
    lead = [word for word in lead if word != "the"][-2:]
    return lead == [",", "with"] and between in _HOLDING and not (party.adjective or party.genitive)


def overtaker(marks: Marks, end: int) -> str:
    """ "Japan was overtaken by China as Mali's largest supplier": who has the place now."""
    party = next((p for p in reversed(marks.parties) if p.end <= end and not p.genitive), None)
    before = marks.words(max(marks.statement.start, party.start - _PHRASE), party.start) if party is not None else []
    is_told = before[-1:] == ["by"] and bool(word_list("overtaken") & set(before[-2:-1]))
    return party.code if party is not None and is_told and marks.words(party.end, end)[:1] == ["as"] else ""


def its_neighbour(marks: Marks, amount: Amount) -> str:
    """ "sends it to Kenya, its neighbour and biggest buyer": the name before the comma is what is ranked by the subject."""
    before = [party for party in marks.parties if party.end <= amount.start and party.code != WORLD]
    if not before:
        return ""
    words = [token.lower for token in marks.between(before[-1].end, amount.start)]
    if words == [",", "the"] and preposition(marks, before[-1]) in ("to", "from") and not before[-1].genitive:
        return before[-1].code  # "shipments to Mali, the biggest customer, fell"
    is_apposed = words[:2] in ([",", "its"], [",", "their"], ["(", "its"]) or words[:3] == [",", "the", "country"]
    return before[-1].code if is_apposed and "," not in words[1:] else ""


def made_party(marks: Marks, amount: Amount) -> str:
    """ "Mali's exports to Chad rose, making Chad the second largest buyer", ", with Chad the second largest buyer": who is ranked stands
    between."""
    for party in marks.parties:
        after = [token.lower for token in marks.between(party.end, amount.start)]
        of_country = (
            after[:1] == ["the"] and after[1:2] and after[1] in word_list("pointing") and set(after[2:]) <= _GENITIVES
        )
        if after not in _MADE and not of_country:
            continue
        before = marks.between(max(marks.statement.start, party.start - 12), party.start)
        if before and (before[-1].lower in _MAKING or [token.lower for token in before[-2:]] == [",", "with"]):
            return party.code
    return ""


def made_it(marks: Marks, amount: Amount, reporter: str) -> str:
    """ "exported 3 tonnes to Kenya, making it the third market": "it" is the country named last."""
    words = [token.lower for token in marks.between(max(marks.statement.start, amount.start - 40), amount.start)]
    if ("making", "it") not in pairwise(words) and ("making", "the") not in pairwise(words):
        return ""
    before = [p for p in marks.parties if p.end <= amount.start and p.code not in (reporter, WORLD) and not p.genitive]
    return before[-1].code if before else ""


def ranked_subject(marks: Marks, before: int, reporter: str, memory: Memory) -> str:
    """The country that is ranked, named before the rank; "we are Kenya's third market" is said at home."""
    words = [token.lower for token in marks.between(marks.statement.start, before)]
    if "we" in words[-4:] and words[-1:] != ["our"]:
        return memory.home_country(but=reporter)
    return subject_before(marks, before, but=reporter)


def named_behind(marks: Marks, end: int, reporter: str) -> str:
    """ "its largest trading partner, China", "the country purchased less from China": the next other country named, but not one that is
    placed before or behind it, "the biggest market after China is India"."""
    for party in marks.parties:
        if party.start < end or party.code in {reporter, WORLD} or party.place or preposition(marks, party) in _PLACES:
            continue
        if marks.words(max(end, party.start - _AHEAD), party.start)[-2:] != ["ahead", "of"]:
            return party.code
    return ""


def behind_others(marks: Marks, amount: Amount, end: int) -> Amount:
    """ "the biggest partner after China": second, and third "after China and Mali"; "the biggest market for Togo after China" too."""
    if not is_bare(amount):
        return amount
    at = next((at for at, p in enumerate(marks.parties) if p.start >= end and preposition(marks, p) == "after"), -1)
    if at < 0:
        return amount
    words = [word for word in marks.words(end, marks.parties[at].start) if word != "the"]
    owner = next((p for p in marks.parties[:at] if p.start >= end), None)
    if owner is not None:  # whose list it is may stand between, and nothing else
        words = [*marks.words(end, owner.start), *marks.words(owner.end, marks.parties[at].start)]
        words = [word for word in words if word not in _OWNING]
    if words[-1:] != ["after"] or len(words) > _GOODS_NAME or breaks() & set(words[:-1]):
        return amount
    if marks.parties[at].genitive or marks.parties[at].adjective:
        return amount
    others = joined(marks, marks.parties, at)
    if _GOES_ON.match(marks.text, others[-1].end, marks.statement.end):
        return amount  # "the biggest market after China halted imports"
    return replace(amount, number=amount.number + len(others))


_GOES_ON: Final = re.compile(
    r"\s(?!(?:in|at|for|with|by|on|of|and|but|as|to|from|over|during|while|last|this|since|among)\b"
    r"|(?:was|were|are|remains|remained|came)\s[A-Z])[a-z]{3,}"
)
"""A verb behind a country, of which "after" then tells."""
