"""What one country took of a figure of the statement before: "Mali bought 83 percent.", "Mali bought 3 tonnes and Chad 2."."""

from itertools import pairwise
from typing import Final

from timeline.lexicons.trade_verbs import trade_verbs
from timeline.records import Amount
from timeline.terms import Flow
from timeline.trade.marks import ABOUT, Marks
from timeline.trade.memory import Memory

_OWNER: Final = 4


def is_bought(marks: Marks, memory: Memory) -> bool:
    """ "Mali bought 83 percent.", "Mali bought 3 tonnes and Chad 2.": a country, its part and nothing else; a sum is less than the whole."""
    party = marks.parties[0] if marks.parties else None
    first = next((amount for amount in marks.amounts if amount.kind != "rank"), marks.amounts[0])
    if first.kind in ("money", "quantity"):
        return party is not None and _is_less(marks, first, party.end, memory)
    if party is None or first.kind != "percent" or marks.words(marks.statement.start, party.start) not in ([], ["the"]):
        return False
    verb, behind = marks.words_up_to(first, first.start - party.end), marks.words(first.end, marks.statement.end)
    verb = _without_apposition(verb)
    return len(verb) == 1 and verb[0] in trade_verbs().part.tensed and behind[:1] in ([], ["."], [","], ["and"])


def _without_apposition(words: list[str]) -> list[str]:
    """The words behind a name without what stands between commas: ", the next largest market, buys"."""
    if words[:1] == [","] and "," in words[1:]:
        words = words[words.index(",", 1) + 1 :]
    return words[1:] if words[:1] in (["alone"], ["itself"]) else words


def _is_less(marks: Marks, first: Amount, end: int, memory: Memory) -> bool:
    """Whether a sum right behind a country and its verb is a part of the one that was told, in the same unit."""
    verbs = trade_verbs()
    verb = _without_apposition(marks.words_up_to(first, first.start - end))
    side = verbs.buy if memory.flow is Flow.EXPORT else verbs.sell
    is_verb = len(verb) == 1 and verb[0] in side.told and marks.parties[0].start - marks.statement.start <= len("The ")
    behind = [word for word in marks.words(first.end, marks.statement.end) if word not in {"'", "’"}]
    return is_verb and behind[:1] in _BEHIND and first.number < memory.sizes.get(first.unit, 0.0)


_BEHIND: Final[tuple[list[str], ...]] = ([], ["."], [","], ["and"], [";"], ["while"], ["worth"])


def owner_of_share(marks: Marks) -> tuple[int, int] | None:
    """ "Mali's share was 29 percent, Chad's 14": a country that opens the sentence, and the share that it has of what was told."""
    party, first = marks.parties[0] if marks.parties else None, marks.amounts[0]
    if party is None or not party.genitive or first.kind != "percent" or party.start > marks.tokens[0].end + 1:
        return None
    words = [word for word in marks.words(party.end, first.start) if word not in ABOUT]
    is_told = words[-2:-1] == ["share"] or words[-3:-2] == ["share"]
    return (marks.statement.start, marks.statement.start) if is_told and len(words) <= _OWNER else None


def is_share_again(marks: Marks, first: int) -> bool:
    """ "In 2021 its share had been 15 percent": a share of the same, told again of who had it."""
    words = marks.words(marks.statement.start, first)
    at = next((place for place, pair in enumerate(pairwise(words)) if pair[0] in _OWN and pair[1] == "share"), -1)
    return at >= 0 and marks.amounts[0].kind == "percent" and words[at + 2 : at + 3] not in (["of"], ["in"])


_OWN: Final = frozenset({"its", "their"})
