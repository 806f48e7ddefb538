"""Places that rank nobody: lost or past ones, shared ones, those among some only."""

from itertools import pairwise
from typing import Final

from timeline.amount_forms import SUPERLATIVES
from timeline.lexicons.trade import trade_groups, word_list
from timeline.records import Amount
from timeline.trade.marks import UNIONS, Marks

MAIN: Final = "rank.main"
"""The rule of a place that is none: "its main market"."""
_LOST: Final = frozenset({"lost", "ceded", "yielded", "surrendered", "losing", "ceding"})
_FEW: Final = frozenset("two three four five ten 3 5 10".split())
_STOPS: Final = frozenset({",", ";", "and", "is", "was", "with"})


def is_of_region(marks: Marks, end: int) -> bool:
    """ "the third partner in Latin America", "of Mali among the ASEAN states": a place among the countries of a region only."""
    region = next((p for p in marks.parties if p.start >= end and p.code in trade_groups()), None)
    if region is None or region.code in UNIONS | {"APEC"}:
        return False
    words = [token.lower for token in marks.between(end, region.start) if token.lower != "the"]
    return words[-1:] in (["in"], ["among"], ["outside"]) and not _STOPS & set(words)


def is_lost(marks: Marks, amount: Amount) -> bool:
    """ "lost its place as the top buyer", "no longer the largest", "once the second market": a rank that is held no more."""
    words = [token.lower for token in marks.between(max(marks.statement.start, amount.start - 60), amount.start)]
    lost = not _LOST.isdisjoint(words[-9:]) and "as" in words[-4:]
    is_again = bool({("once", "again"), ("once", "more")} & set(pairwise(words[-6:])))
    past = ("once" in words[-4:] and not is_again) or "formerly" in words[-3:]
    if words[-1:] == ["from"] and marks.words(amount.end, amount.end + len(" to "))[:1] == ["to"]:
        return True  # "moved up from tenth to fifth place"
    return lost or ("no", "longer") in pairwise(words[-6:]) or past


def is_one_of(marks: Marks, amount: Amount) -> bool:
    """ "one of Kenya's largest suppliers" is no rank."""
    words = [token.lower for token in marks.between(max(marks.statement.start, amount.start - 40), amount.start)]
    return is_bare(amount) and bool(
        {"among", "some"} & set(words[-5:]) or any(pair == ("one", "of") for pair in pairwise(words[-6:]))
    )


def is_past(marks: Marks, end: int) -> bool:
    """ "its biggest supplier until 2022"."""
    return [token.lower for token in marks.between(end, end + 8)][:1] == ["until"]


def is_bare(amount: Amount) -> bool:
    """A superlative without a number: "largest", not "second-largest"."""
    return amount.rule_id == MAIN or amount.text.lower() in SUPERLATIVES


def is_one_of_many(marks: Marks, amount: Amount, end: int) -> bool:
    """ "a top exporter", "its biggest markets are A and B": the first place is nobody's alone."""
    before = [token.lower for token in marks.between(max(marks.statement.start, amount.start - 12), amount.start)]
    phrase = marks.between(amount.end, end)
    is_plural = any(token.lower in word_list("plurals") for token in phrase) or any(
        token.lower in _FEW for token in phrase[:1]
    )
    return is_bare(amount) and (is_plural or before[-1:] in (["a"], ["an"], ["another"]))


def is_run(marks: Marks, amount: Amount, end: int) -> bool:
    """ "its second and third most important partners are A and B": places told together."""
    before = [token.lower for token in marks.between(max(marks.statement.start, amount.start - 6), amount.start)]
    if "among" in marks.words(amount.end, end):
        return False  # "ranked third among its markets and first among its suppliers"
    return before[-1:] in (["and"], ["to"]) and any(
        t.lower in word_list("plurals") for t in marks.between(amount.end, end)
    )
