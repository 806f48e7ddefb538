"""What a percentage says of trade: a share of it, a change, or its size against the whole economy."""

import re
from itertools import pairwise
from typing import Final

from timeline.lexicons.trade import word_list
from timeline.lexicons.trade_verbs import trade_verbs
from timeline.records import Amount
from timeline.terms import Flow, Measure
from timeline.trade.heads import owned_goods
from timeline.trade.marks import LIMITS, HeadMark, Marks
from timeline.trade.steps import direction, written_sign
from timeline.trade.taxes import tax_before

_STEPPED: Final = frozenset({"up", "down"})
_TREATED: Final = frozenset({"entered", "enter", "enters", "faced", "face", "pay", "paid", "used"})
"""Behind "of which" these tell under what terms a part is traded."""
_LEAD: Final = 34
_PHRASE: Final = 8
_VERBS: Final = frozenset("is was were are to from in went goes go came and but with by".split())
_OWN: Final = frozenset({"its", "their", "whose"})
_LOST: Final = frozenset({"lost", "lose", "loses", "shed"})
_MEASURED: Final = frozenset({"value", "volume", "worth"})
_LESS: Final = frozenset({"less", "more", "fewer", "higher", "lower"})
_IT: Final = frozenset({"it", "them", "that", "this", "which", "these", "those"})
_GOES: Final = re.compile(
    r"\s(?:\w{2,8}\s){0,2}(?:went|goes|going|go|came|comes|coming|sent|shipped|destined|bound)\s(?:\w{2,5}\s)?(?:to|from|for)\b"
)


def percent_measure(marks: Marks, amount: Amount, head: HeadMark) -> tuple[Measure, float, str] | None:
    """(measure, signed number, unit) of a percentage that is said of a head; None when it says nothing of trade."""
    before = marks.words(max(marks.statement.start, amount.start - 60), amount.start)
    after = [w for w in marks.words(amount.end, min(marks.statement.end, amount.end + 60)) if w != "respectively"]
    if after[:2] == [",", "of"] and before[-1:] == ["or"]:
        after = after[1:]  # "accounted for 3 billion, or 11 percent, of total exports"
    if after[:1] == ["of"] and set(after[1:5]) & {"gdp", "gnp", "gross"}:
        return _of_gdp(marks, amount, head) if head.flow is Flow.BALANCE or not head.loose else None
    if _is_of_other(marks, amount) or _is_no_part(marks, amount, head, before, after):
        return None
    if head.flow is Flow.BALANCE and after[:1] == ["of"] and head.start >= amount.end:
        return None  # "65 percent of its surplus"
    if written := written_sign(marks, amount) or _lost(before, after):
        return Measure.CHANGE, written * abs(amount.number), amount.unit
    if head.measure is Measure.CHANGE:
        sign = -1 if "negative" in before[-4:] else 1
        return Measure.CHANGE, sign * amount.number, amount.unit
    if after[:2] == ["of", "which"] and not _TREATED.isdisjoint(after[2:4]):
        return None  # a part by its treatment, not of the trade with anybody
    is_owned = amount.rule_id == "percent.fraction" and after[:1] in (["its"], ["their"], ["the"], ["all"])
    if (
        head.end <= amount.start
        and after[:1]
        and after[0] in word_list("steps")
        and after[1:2] in (["in"], ["of"])
        and set(after[2:7]) & word_list("others")
    ):
        return None  # "blamed for a 12 percent rise in the power bill"
    is_carried = after[:1] == ["of"] and bool(trade_verbs().carry.all & set(marks.words_up_to(amount, _LEAD)[-1:]))
    if set(before[-5:]) & word_list("covering") or is_carried or (is_owned and not _is_whole(marks, amount, after)):
        return None
    between = marks.words(head.end, amount.start)
    if between[:1] == ["for"] and len(between) <= 4:
        return None  # "relies on imports for 90 percent of its food": no part of the imports
    if set(between) & word_list("helping") and "growth" in between and "," not in between[between.index("growth") :]:
        return None  # "exports are expected to support growth of 0.9 percent"
    sign = direction(marks, amount)
    if between in (["with"], [",", "with"]) and after[:1] != ["of"]:
        return Measure.SHARE, amount.number, amount.unit  # "Mali is its largest buyer with 31 percent"
    if head.flow is not Flow.BALANCE and _is_share(marks, amount, before, after, sign, head.elided):
        return Measure.SHARE, amount.number, amount.unit
    if after[:1] == ["of"] and not _is_whole(marks, amount, after):
        return None
    return (Measure.CHANGE, sign * abs(amount.number), amount.unit) if sign else None


def _is_no_part(marks: Marks, amount: Amount, head: HeadMark, before: list[str], after: list[str]) -> bool:
    """Whether a percentage is no part of the trade that a head names, by the words right around it."""
    if marks.words_up_to(amount, _LEAD)[-2:] == ["all", "but"]:
        return True  # "all but 4 percent of its exports"
    if after[:2] == ["of", "it"] and before[-1:] and before[-1] in word_list("equalling"):
        return True  # "part of GDP: they equal 120 percent of it"
    if head.flow is not Flow.BALANCE or after[:1] != ["of"]:
        return False
    return after[1:2] in (["that"], ["it"], ["this"]) or head.start >= amount.end  # "65 percent of its surplus"


def _lost(before: list[str], after: list[str]) -> int:
    """ "lost 18 percent of their value": -1, a fall, and no share; 0 where no such thing is told."""
    told = before[-1:] and before[-1] in _LOST and after[:2] in (["of", "their"], ["of", "its"])
    return -1 if told and set(after[2:3]) & _MEASURED else 0


def _is_of_other(marks: Marks, amount: Amount) -> bool:
    """ "scrap duties on 90 percent of goods traded", "a deficit of 3 billion, equal to 6 percent of imports": a part that a duty falls on, and
    the size of a balance."""
    before = marks.words_up_to(amount, _LEAD)
    if before[-1:] == ["on"] and tax_before(marks, amount.start) is not None:
        return True
    told = next((head for head in reversed(marks.heads) if head.end <= amount.start), None)
    return before[-2:] in (["equal", "to"], ["equivalent", "to"]) and told is not None and told.flow is Flow.BALANCE


def _of_gdp(marks: Marks, amount: Amount, head: HeadMark) -> tuple[Measure, float, str] | None:
    """ "exports account for a third of GDP": only of the figure that comes first behind the head."""
    before = [other for other in marks.amounts if other.end <= amount.start]
    same = bool(before) and marks.words(before[-1].end, amount.start) in (
        ["or"],
        [",", "or"],
        ["("],
        [",", "equal", "to"],
    )
    others = (
        [other for other in before[:-1] if same]
        if same
        else [other for other in before if not _is_gdp_too(marks, other)]
    )
    if others or head.start > amount.start or not _is_ratio(marks, amount):
        return None
    if head.flow is Flow.BALANCE:
        if head.loose and "trade" not in marks.words(marks.statement.start, amount.start):
            return None  # the deficit of a government
        return Measure.BALANCE, (head.sign or 1) * amount.number, "percent_gdp"
    return Measure.SHARE, amount.number, "percent_gdp"


def _is_ratio(marks: Marks, amount: Amount) -> bool:
    """Whether a noun is told to be so large: "made up 4 percent of GDP", but not "spent 4 percent of GDP"."""
    verbs = trade_verbs()
    words = marks.words_up_to(amount, _LEAD)[-1:]
    return not words or words[0] not in word_list("spent") | verbs.pay.all | verbs.deal.all


def _is_gdp_too(marks: Marks, other: Amount) -> bool:
    """ "exports rose from 20 percent of GDP to 25 percent of GDP"."""
    return set(marks.words(other.end, other.end + 20)[1:3]) & {"gdp", "gnp", "gross"} != set()


def _is_share(marks: Marks, amount: Amount, before: list[str], after: list[str], sign: int, elided: bool) -> bool:
    if (after[:1] and after[0] in _LESS) or (before[-1:] == ["by"] and sign):
        return False
    verbs = trade_verbs()
    made_up = before[-1:] == ["up"] and set(before[-2:-1]) & verbs.make_up.all
    moved = (verbs.rise.told, verbs.fall.told, _STEPPED)
    stepped = any(word in words for word in before[-3:] for words in moved) and not made_up
    if after[:1] == ["of"]:
        stepped = stepped and not (
            before[-1:] == ["to"] and after[1:3] == ["the", "total"]
        )  # "fell to 5 percent of the total"
        return (elided or _is_whole(marks, amount, after)) and not (sign and stepped)
    if _is_share_noun(marks, amount, elided) or after[:1] == ["share"] or after[:2] == ["market", "share"]:
        return True
    if _GOES.match(marks.text[amount.end : amount.end + 48]):
        return True
    is_made = any(word in verbs.share.all or word == "share" for word in before[-6:])
    return is_made and not stepped and not set(after[:2]) & word_list("steps")


def _is_share_noun(marks: Marks, amount: Amount, elided: bool) -> bool:
    """ "its share of imports fell to 8 percent from 45 percent": what goes up or down is a share."""
    words = marks.words(marks.statement.start, amount.start)
    at = max((place for place, word in enumerate(words) if word == "share"), default=-1)
    is_told = at >= 0 and words[at + 1 : at + 2] in (["of"], ["in"])
    if at > 0 and words[at - 1] in _OWN and words[at + 1 : at + 2] != [","] and not LIMITS & set(words[at:]):
        return True  # "its share fell to 8 percent"
    return is_told and (elided or ("that", "of") in pairwise(words[at:]) or not LIMITS & set(words[at:]))


def _is_whole(marks: Marks, amount: Amount, after: list[str]) -> bool:
    """Whether "of" leads to trade: "of all exports", "of the total", "of its oil", "of it"."""
    of_noun = after[2:3] and after[2].isalpha() and after[2] not in word_list("wholes") | _VERBS  # "of that market"
    if after[1:2] and after[1] in _IT and not (after[1] in {"that", "this", "these", "those"} and of_noun):
        return True
    stop = next((at for at, pair in enumerate(pairwise(after)) if pair == (",", "and")), len(after))
    goods = any(0 < cue.start - amount.end < 24 for cue in marks.of_kind("commodity"))
    goods = goods or owned_goods(marks, amount) is not None
    return goods or bool(set(after[1 : min(stop, _PHRASE)]) & word_list("wholes"))
