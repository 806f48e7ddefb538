"""Which side a balance is on: deficit or surplus, by its noun, the words beside it, or what exceeds what."""

from timeline.lexicons.trade import word_list
from timeline.records import Amount
from timeline.terms import Flow
from timeline.trade.marks import HeadMark, Marks


def lead_of_exports(marks: Marks, amount: Amount, head: HeadMark) -> int:
    """ "imports outstripped exports by 3 billion": -1, as told from the side of exports; 0 where nothing leads."""
    before = next((other for other in reversed(marks.heads) if other.end <= head.start), None)
    if before is None or {before.flow, head.flow} != {Flow.EXPORT, Flow.IMPORT} or head.end > amount.start:
        return 0
    if marks.words_up_to(amount, amount.start - head.end) != ["by"]:
        return 0
    leads = word_list("exceeding") & set(marks.words(before.end, head.start))
    return 0 if not leads else 1 if before.flow is Flow.EXPORT else -1


def balance_sign(marks: Marks, head: HeadMark, amount: Amount) -> int:
    """The sign of a balance: that of its head, else of the nearest word behind the amount or before it."""
    if head.sign or amount.number < 0:
        return head.sign or -1
    behind = set(marks.words(amount.end, min(marks.statement.end, amount.end + 30))[:3])
    before = marks.words(max(marks.statement.start, head.start - 16), amount.start)
    for words in (behind, before):
        told = [
            word
            for word in words
            if word in {"deficit", "negative", "red", "shortfall", "surplus", "black", "positive"}
        ]
        if told:
            return -1 if told[-1] in {"deficit", "negative", "red", "shortfall"} else 1
    return 1
