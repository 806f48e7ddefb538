"""Whether a "deficit" or "surplus" is one of trade, or that of the budget or the current account."""

from typing import Final

from timeline.lexicons.trade import word_list
from timeline.terms import Flow
from timeline.trade.marks import HeadMark, Marks
from timeline.trade.memory import Memory
from timeline.trade.period_forms import MONTHS

_PHRASE: Final = 44
_FROM_OWNER: Final = 14


def is_other_account(marks: Marks, head: HeadMark, memory: Memory) -> bool:
    """Whether "the deficit" is that of the budget or the current account: the account spoken of last decides, unless a partner is named."""
    if not head.loose or head.flow is not Flow.BALANCE:
        return False
    before = [other for other in marks.heads if other.end <= head.start and not other.loose]
    accounts = [other for other in before if other.flow is Flow.BALANCE]
    if accounts:
        return accounts[-1].silent
    behind = [
        other for other in marks.heads if other.start >= head.end and other.flow is Flow.BALANCE and not other.loose
    ]
    if behind and behind[0].silent and "," not in marks.text[head.end : behind[0].start]:
        return True
    after = [token.lower for token in marks.between(head.end, head.end + 12)]
    near = any(after[:1] == ["with"] and 0 < party.start - head.end < 20 for party in marks.parties)
    near = near or any(_is_with(marks, other) for other in marks.heads if other.loose and other.flow is Flow.BALANCE)
    accounted = any(other.silent and other.flow is Flow.BALANCE for other in marks.heads)
    of_trade = not accounted and "trade" in marks.words(marks.statement.start, head.start)
    told = (
        of_trade
        or (memory.trade_topic is None and not accounted and _is_of_month(marks, head.start))
        or any(not other.silent for other in marks.heads if not other.loose or other.flow is not Flow.BALANCE)
        or memory.trade_topic
    )
    return not near and not told and (memory.trade_topic is False or memory.flow is None)


def _is_of_month(marks: Marks, last: int) -> bool:
    """ "Mali's July surplus": what is told each month by such a name is the balance of trade, where no treasury speaks."""
    for head in marks.heads:
        if head.start > last or not head.loose or head.flow is not Flow.BALANCE:
            continue
        month = marks.between(max(marks.statement.start, head.start - _FROM_OWNER), head.start)[-1:]
        if not month or month[0].lower not in MONTHS:
            continue
        if any(p.genitive and 0 < month[0].start - p.end <= len("'s ") for p in marks.parties):
            return not any(token.lower in word_list("treasury") for token in marks.tokens)
    return False


def _is_with(marks: Marks, head: HeadMark) -> bool:
    """ "a surplus of 47 billion with Mali": a balance with a country is one of trade."""
    for party in marks.parties:
        words = marks.words(head.end, party.start) if 0 < party.start - head.end < _PHRASE else []
        if "with" in words[-2:] and not set(words) & {",", ";", "and", "but", "while"}:
            return True
    return False
