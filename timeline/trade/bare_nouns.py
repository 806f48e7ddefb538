"""Words that are heads of trade in some places only: "trade reached", "a third of its trade", "to export 3", "earned 3 from coffee"."""

from collections.abc import Sequence
from typing import Final

from timeline.lexicons.trade import word_list
from timeline.records import Amount
from timeline.terms import Flow, Measure
from timeline.tokens import Token
from timeline.trade.marks import CueMark, HeadMark, counting

_VERB_BEFORE: Final = frozenset("to will would can could may might should not now also they we countries".split())
_PART: Final = 5
_WITHIN: Final = 3
_BALANCES: Final = frozenset("surplus surpluses deficit deficits gap shortfall imbalance".split())
_AFTER_TRADE: Final = frozenset(
    "with between in last this during over and a each per every annually yearly for by while but so to from as on of".split()
)
_RATE: Final = 8
_HAVING: Final = frozenset({"has", "have", "had", "also", "which", ","})
_WITHIN_IT: Final = frozenset({"in", "of", "from", "across"})
_NEAR: Final = len(" an estimated US")
_LIST: Final = 60
_ALL: Final = frozenset({"world", "global"})
_SOLD: Final = 8
_SOLD_TO: Final = frozenset({"to", ",", ".", ";"})
_GOT: Final = 26
_CROP: Final = 4
_SUMS: Final = frozenset({"money", "count"})


def is_reached(tokens: Sequence[Token], at: int) -> bool:
    """ "trade" alone is a head before a verb that counts ("trade reached"), not as in "ministers of trade"."""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    following = tokens[at + 2].text if at + 2 < len(tokens) else ""
    if any(token.lower == "intra" for token in tokens[max(0, at - _WITHIN) : at]):
        return True  # "intra-Asian trade"
    if after == "in" and not (
        following[:1].isdigit() or following[:1].isupper() or following.lower() in ("the", "goods", "services")
    ):
        return False  # "trade in copper" on an exchange
    if at >= _WITHIN and tokens[at - 2].lower == "in" and tokens[at - _WITHIN].lower in _BALANCES:
        return False  # "the surplus in rouble trade reached"
    return after in counting() and at > 0 and tokens[at - 1].lower not in ("of", "in")


def is_of_one(tokens: Sequence[Token], at: int, named: frozenset[int]) -> bool:
    """ "the trade of Mali with Chad"."""
    words = [token.lower for token in tokens[at + 1 : at + _RATE]]
    return words[:1] == ["of"] and "with" in words and any(token.start in named for token in tokens[at + 2 : at + 4])


def is_part_of(tokens: Sequence[Token], at: int, amounts: Sequence[Amount], named: frozenset[int]) -> bool:
    """ "two-thirds of trade", "40 percent of its trade", "of Mali's iron ore trade", "of total UK trade"."""
    before = tokens[max(0, at - _PART) : at]
    words = [token.lower for token in before]
    of = next((place for place, word in enumerate(words) if word == "of"), None)
    if of is None:
        return False
    is_owned = any(word in {"its", "their"} or word.endswith(("'s", "’s")) for word in words[of + 1 : of + 3])
    plain = {token.lower for token in before[of + 1 :] if token.start not in named or token.lower in _ALL}
    if not is_owned and not plain <= {"the", "all", "total"}:
        return False
    start = before[of].start
    return any(amount.kind == "percent" and 0 <= start - amount.end <= 1 for amount in amounts)


def is_done(tokens: Sequence[Token], at: int, amounts: Sequence[Amount]) -> bool:
    """ "did 3 billion in trade", "3 billion worth of trade", "with trade of 3 billion", "trade goods worth 3 billion"."""
    if [token.lower for token in tokens[at + 1 : at + 3]] in (["goods", "worth"], ["products", "worth"]):
        return any(amount.kind == "money" and 0 < amount.start - tokens[at + 2].end <= _NEAR for amount in amounts)
    if tokens[at + 1 : at + 2] and tokens[at + 1].lower in {"of", "worth"}:
        return any(amount.kind == "money" and 0 < amount.start - tokens[at + 1].end <= 8 for amount in amounts)
    back = 2 if at > 1 and [token.lower for token in tokens[at - 2 : at]] == ["worth", "of"] else 1
    if at < back or tokens[at - 1].lower not in {"in", "of"}:
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and after.lower.isalpha() and after.lower not in _AFTER_TRADE:
        return False  # "3 billion of trade credits"
    start = tokens[at - back].start
    gap = len("' ") if back > 1 else 1  # "3 billion dollars' worth of trade"
    return any(amount.kind == "money" and 0 <= start - amount.end <= gap for amount in amounts)


def is_bare_head(tokens: Sequence[Token], at: int, amounts: Sequence[Amount]) -> bool:
    """ "export" and "import" alone are heads as verbs, or before "of"; else they describe the noun behind them."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    before = tokens[at - 1].lower if at else ""
    if after is None:
        return False
    near = any(0 <= amount.start - tokens[at].end <= 12 for amount in amounts)
    if before in word_list("foremost") and (
        after.lower in counting() or after.text in {",", ".", ";"} or after.lower in {"and", "accounting"}
    ):
        return True  # "copra is the leading export, accounting for"
    return near or after.lower == "of" or before in _VERB_BEFORE


def is_in_place(
    where: str,
    tokens: Sequence[Token],
    at: int,
    amounts: Sequence[Amount],
    cues: Sequence[CueMark],
    named: frozenset[int],
) -> bool:
    """Whether a word with the rule `where` is a head of trade where it stands."""
    if where == "earned":
        return _is_earned(tokens, at, amounts, cues, named)
    if where == "foremost":
        return at > 0 and tokens[at - 1].lower in word_list("foremost")
    return where != "got" or _is_got(tokens, at, amounts, named)


def _is_earned(
    tokens: Sequence[Token], at: int, amounts: Sequence[Amount], cues: Sequence[CueMark], named: frozenset[int]
) -> bool:
    """ "Mali earned 3 billion from cotton": what a country made of goods, unlike "from cotton taxes" and what a firm earned."""
    made = next((a for a in amounts if a.kind == "money" and 0 < a.start - tokens[at].end <= _NEAR), None)
    if made is not None and _is_earned_abroad(tokens, at, made, cues):
        return True
    if made is None or not _is_country(tokens, at, named):
        return False
    goods = next((cue for cue in cues if cue.kind == "commodity" and 0 < cue.start - made.end <= _LIST), None)
    if goods is None:
        return False
    words = [token.lower for token in tokens if made.end <= token.start and token.end <= goods.start]
    after = next((token for token in tokens if token.start >= goods.end), None)
    is_whole = after is None or not after.lower.isalpha() or after.lower in _AFTER_TRADE
    return words[:1] == ["from"] and is_whole and not set(words) & {",", "and", "to"}


def _is_earned_abroad(tokens: Sequence[Token], at: int, made: Amount, cues: Sequence[CueMark]) -> bool:
    """ "Mali's tobacco earned 3 billion abroad": goods before the verb, and where they were sold."""
    behind = next((token.lower for token in tokens if token.start >= made.end), "")
    goods = any(cue.kind == "commodity" and cue.end == tokens[at].start - 1 for cue in cues)
    return goods and behind in {"abroad", "overseas"}


def _is_country(tokens: Sequence[Token], at: int, named: frozenset[int]) -> bool:
    """Whether the subject of a verb is a country, "Mali", "the country", and not "farmers in Mali"."""
    lead = [token for token in tokens[max(0, at - _PART) : at] if token.lower not in _HAVING]
    if not lead or lead[-1].start not in named:
        return bool(lead) and lead[-1].lower in word_list("earners")
    before = next((token.lower for token in reversed(lead) if token.start not in named and token.lower != "the"), "")
    return before not in _WITHIN_IT


def is_sold_to(tokens: Sequence[Token], at: int, named: frozenset[int]) -> bool:
    """ "sales of natural gas to Brazil", unlike sales of cars: those that go to a country."""
    behind = tokens[at + 2 : at + _SOLD]
    to = next((place for place, token in enumerate(behind) if token.lower in _SOLD_TO), 0)
    party = [token for token in behind[to + 1 : to + 3] if token.lower != "the"][:1]
    return to > 0 and behind[to].lower == "to" and bool(party) and party[0].start in named


def _is_got(tokens: Sequence[Token], at: int, amounts: Sequence[Amount], named: frozenset[int]) -> bool:
    """ "Mali gets 60 percent of its gas from Chad": a share of goods, and the country that it has them from."""
    behind = tokens[at + 1 : at + _GOT]
    part = next((a for a in amounts if a.kind == "percent" and 0 < a.start - tokens[at].end <= _NEAR), None)
    words = [token.lower for token in behind if part is not None and token.start >= part.end]
    if words[:2] not in (["of", "its"], ["of", "their"]):
        return False
    whence = next((place for place, token in enumerate(behind) if token.lower == "from"), len(behind))
    return any(token.start in named for token in behind[whence + 1 : whence + 3])


def one_way(tokens: Sequence[Token], at: int, found: Sequence[HeadMark], named: frozenset[int]) -> HeadMark | None:
    """ "trade with Mali grew: sales were 3 billion and purchases 2": one way of the trade that was told; not "car sales"."""
    flow, before = _WAYS.get(tokens[at].lower), tokens[at - 1] if at else None
    if flow is None or before is None or not (before.lower in _OPENS_WAY or before.start in named):
        return None
    is_told = any(head.flow is Flow.TOTAL and not head.silent for head in found)
    return HeadMark(tokens[at].start, tokens[at].end, flow, Measure.VALUE) if is_told else None


_WAYS: Final = {"sales": Flow.EXPORT, "purchases": Flow.IMPORT}
_OPENS_WAY: Final = frozenset({":", ",", ";", "and", "while", "with", "as", "its", "their", "of", "'s", "’s"})


def is_aside(tokens: Sequence[Token], at: int, amounts: Sequence[Amount]) -> bool:
    """ "imports cost 3 billion", "at current prices": a verb, and prices that only say how a value was counted."""
    before = [token.lower for token in tokens[max(0, at - 2) : at]]
    if tokens[at].lower == "cost" and before[-1:] == ["imports"]:
        return any(a.kind in _SUMS and 0 < a.start - tokens[at].end <= _RATE for a in amounts)
    return tokens[at].lower == "prices" and before[:1] in (["at"], ["in"]) and before[-1] in word_list("price_bases")


def is_goods_again(tokens: Sequence[Token], at: int, amounts: Sequence[Amount]) -> bool:
    """ "shipped 3 tonnes of the crop": the goods that were named before, and not how large a harvest was."""
    if tokens[at].lower != "crop" or at < _CROP or [t.lower for t in tokens[at - 2 : at]] != ["of", "the"]:
        return False
    of = tokens[at - 2]
    return any(a.kind == "quantity" and a.end == of.start - 1 for a in amounts)
