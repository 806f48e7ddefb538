"""Nouns of those who trade that stand for the trade itself, by the shares beside them: "its main export partners are Mali (26 percent) …"."""

from collections.abc import Sequence
from typing import Final

from timeline.lexicons.trade_verbs import trade_verbs
from timeline.records import Amount
from timeline.terms import Measure
from timeline.tokens import Token
from timeline.trade.marks import LIMITS, HeadMark, PartyMark

_BESIDE: Final = len(", with ")
_CALLED: Final = frozenset({"main", "principal", "chief", "primary"})
_WITH: Final = frozenset({"with"})
_BEFORE_FIGURE: Final = frozenset({"with", "at", "("})
_LIST: Final = 60
_BARE: Final = 1_000
"""Counts from here on have the unit of a sum before them."""
_PARTS: Final = frozenset({"percent", "money", "quantity"})


def list_noun(
    mark: HeadMark, tokens: Sequence[Token], amounts: Sequence[Amount], parties: Sequence[PartyMark]
) -> HeadMark | None:
    """ "Its main export partners are Mali (26 percent) and Chad (17 percent)": a noun of trade by the shares behind it."""
    inside = {token.end + 1 for token in tokens if token.lower in {"in", "from"}}
    named = [p for p in parties if p.start >= mark.end and p.start not in inside]
    plain = [party for party in named if not party.genitive and not party.adjective]
    sums = [amount for amount in amounts if amount.kind in _PARTS]
    if sums:
        sums += [amount for amount in amounts if amount.kind == "count" and amount.number >= _BARE]
    listed = {p.code for p in plain if any(0 <= amount.start - p.end <= _BESIDE for amount in sums)}
    if any(amount.kind == "percent" for amount in sums):  # "Mali, which took 20 percent, Chad with 15 and Togo (11)"
        listed |= {p.code for p in plain if _has_figure(tokens, p.end)}
    return HeadMark(mark.start, mark.end, mark.flow, Measure.VALUE) if len(listed) > 1 else None


def _has_figure(tokens: Sequence[Token], end: int) -> bool:
    """Whether a bare figure stands right behind a name, "with 15", "(11)"."""
    behind = [token for token in tokens if end <= token.start <= end + _BESIDE][:3]
    figure = behind[1] if behind and behind[0].lower in _BEFORE_FIGURE and len(behind) > 1 else None
    return figure is not None and figure.text.replace(".", "", 1).isdigit()


def is_label(tokens: Sequence[Token], at: int) -> bool:
    """ "Top destinations: Mali (26%), Chad (17%)": a noun that opens a line before a colon."""
    return at <= 1 and [token.text for token in tokens[at + 1 : at + 2]] == [":"]


def main_one(mark: HeadMark | None, tokens: Sequence[Token], at: int, amounts: Sequence[Amount]) -> HeadMark | None:
    """ "Mali is its main export market, taking 26 percent of the total": the noun of one partner, by the share that it has."""
    if mark is None or not at or tokens[at - 1].lower not in _CALLED:
        return None
    share = next((a for a in amounts if a.kind == "percent" and 0 < a.start - mark.end < _LIST), None)
    between = {token.lower for token in tokens if share and mark.end <= token.start < share.start}
    is_told = bool(between & (trade_verbs().part.going_on | _WITH)) and not between & LIMITS
    return HeadMark(mark.start, mark.end, mark.flow, Measure.VALUE) if is_told else None
