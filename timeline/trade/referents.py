"""Countries that are pointed at: "the latter's exports", "the bloc took", "the two countries aim", by what was named before."""

from dataclasses import replace
from itertools import pairwise
from typing import Final

from timeline.lexicons.trade import trade_words, word_list
from timeline.lexicons.trade_verbs import trade_verbs
from timeline.tokens import Token
from timeline.trade.marks import Marks, PartyMark, counting
from timeline.trade.memory import WORLD, Memory

_ORDER: Final = {"latter": 0, "former": 1}
_BLOC: Final = "bloc"
_GENITIVES: Final = frozenset({"'s", "’s"})
_RAN: Final = frozenset({"ran", "runs"})
_LEADS: Final = frozenset({"to", "from", "with", "by", "into"})
_COUNTRY: Final = 3


def with_referents(marks: Marks, memory: Memory) -> Marks:
    """The marks with the parties that "the latter", "the former" and "the bloc" stand for, and "the two" whom the sentence names itself."""
    if not marks.heads or not marks.amounts:
        return marks
    found: list[PartyMark] = []
    for at, token in enumerate(marks.tokens):
        if token.lower not in _ORDER and token.lower != _BLOC:
            continue
        if not at or marks.tokens[at - 1].lower != "the" or not _is_name(marks, at):
            continue
        code = _bloc(marks, memory, token) if token.lower == _BLOC else _of_two(marks, memory, token)
        following = marks.tokens[at + 1].lower if at + 1 < len(marks.tokens) else ""
        if code:
            found.append(PartyMark(token.start, token.end, code, False, following in _GENITIVES))
    if found:
        parties = sorted([*marks.parties, *found], key=lambda party: party.start)
        marks = replace(marks, parties=tuple(parties))
    if not marks.pair:
        return replace(marks, pair=_the_two(marks))
    is_turned = not memory.pair and marks.pair[-1] == memory.title  # who was named first owns the figures of both
    return replace(marks, pair=marks.pair[::-1]) if is_turned else marks


def _is_name(marks: Marks, at: int) -> bool:
    """Whether the word stands for a country: a genitive, behind "to", or before a verb; "the latter figure" and "tea, the latter" do not."""
    tokens = marks.tokens
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    before = tokens[at - 2].lower if at > 1 else ""
    if following in _GENITIVES or following in trade_verbs().part.finite | _RAN or before in _LEADS:
        return True
    return following in counting() and tokens[at].lower == _BLOC


def _of_two(marks: Marks, memory: Memory, token: Token) -> str:
    """The country named last, or the one before it: in this sentence if it names two, else before it."""
    named = [party.code for party in marks.parties if party.end <= token.start and party.code != WORLD]
    last_first = list(dict.fromkeys(reversed(named)))
    if len(last_first) < len(_ORDER):
        last_first = [code for code in memory.met if code != WORLD]
    place = _ORDER[token.lower]
    return last_first[place] if len(last_first) > place and len(last_first) > 1 else ""


def _bloc(marks: Marks, memory: Memory, token: Token) -> str:
    """The group of countries named last."""
    named = [party.code for party in marks.parties if party.end <= token.start]
    groups = trade_words().classes["referents.blocs"]
    for code in (*reversed(named), *memory.met):
        if code.split(" ")[0].lower() in groups:
            return code
    return ""


def _the_two(marks: Marks) -> tuple[str, ...]:
    """ "The two countries want …, Angolan and Portuguese ministers said": the only two that the sentence names."""
    words = [token.lower for token in marks.tokens]
    pairs = enumerate(pairwise(words))
    at = next((place for place, (word, noun) in pairs if word == "two" and noun in word_list("two_sides")), -1)
    named = sorted([*marks.parties, *marks.agents], key=lambda mark: mark.start)
    codes = tuple(dict.fromkeys(mark.code for mark in named if len(mark.code) == _COUNTRY and mark.code != WORLD))
    return codes if at >= 0 and len(codes) == len(_ORDER) else ()
