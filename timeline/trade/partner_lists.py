"""Partners that are listed by what they are called, behind the trade told before: "Mali (41%) and Chad (14%) were the main markets"."""

from typing import Final

from timeline.lexicons.trade import word_list
from timeline.terms import Flow, Measure
from timeline.trade.marks import HeadMark, Marks

_BESIDE: Final = len(" (")
_NEAR: Final = 3
_NOUNS: Final = {"buying_sides": Flow.EXPORT, "selling_sides": Flow.IMPORT, "both_sides": Flow.TOTAL}


def listed_goods(marks: Marks, flow: Flow) -> HeadMark | None:
    """ "The main goods were tea (26%) and cotton (23%)": what was traded, by the shares in brackets beside it."""
    shares = [amount for amount in marks.amounts if amount.kind == "percent"]
    ends = {cue.end + _BESIDE for cue in marks.of_kind("commodity")}
    if flow not in (Flow.EXPORT, Flow.IMPORT) or not shares or shares[0].start not in ends:
        return None
    for at, token in enumerate(marks.tokens):
        before = {other.lower for other in marks.tokens[max(0, at - _NEAR) : at]}
        if token.end <= shares[0].start and token.lower in word_list("goods_called") and before & word_list("foremost"):
            return HeadMark(token.start, token.end, flow, Measure.VALUE, resumed=True)
    return None


def listed_partners(marks: Marks) -> HeadMark | None:
    """The head that a noun of partners stands for, by the shares in brackets beside the countries; None where none is listed."""
    shares = [a for a in marks.amounts if a.kind == "percent" and marks.text[a.start - 1 : a.start] == "("]
    ends = {party.end for party in marks.parties if not (party.genitive or party.adjective)}
    listed = [share for share in shares if share.start - _BESIDE in ends]
    if not listed:
        return None
    for at, token in enumerate(marks.tokens):
        flow = next((flow for name, flow in _NOUNS.items() if token.lower in word_list(name)), None)
        before = {other.lower for other in marks.tokens[max(0, at - _NEAR) : at]}
        if flow is None or before.isdisjoint(word_list("foremost")):
            continue
        if token.end <= listed[0].start:
            return HeadMark(token.start, token.end, flow, Measure.VALUE, resumed=True)
        return HeadMark(marks.statement.start, marks.statement.start, flow, Measure.VALUE, resumed=True)
    return None
