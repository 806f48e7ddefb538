"""In which money the bare sums of a statement are: "In yuan terms, the deficit was 60 billion"."""

from typing import Final

from timeline.amount_forms import currency_nouns
from timeline.trade.marks import Marks

_LEAD: Final = 3
_TERMS: Final = frozenset({"terms", ","})


def told_currency(marks: Marks) -> str:
    """The code of the currency that opens the statement, "" where there is none or no bare sum stands in it."""
    words = [token.lower for token in marks.tokens[:_LEAD]]
    if (
        words[:1] != ["in"]
        or not _TERMS & set(words[2:])
        or not any(amount.kind == "count" for amount in marks.amounts)
    ):
        return ""
    code, shared = currency_nouns().get(words[1], ("", ""))
    return "" if shared and shared != "dollar" else code
