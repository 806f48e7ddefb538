"""What a statement holds that a trade fact is made of: heads (exports, deficit, tariff), parties, amounts, cues; all with offsets."""

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from timeline.lexicons.trade_verbs import trade_verbs
from timeline.records import Amount, Statement
from timeline.terms import Flow, Measure
from timeline.tokens import Token

ABOUT: Final = frozenset(
    "about around some nearly almost roughly approximately just over more than another a an estimated".split()
)
"""Words between a verb or preposition and its amount that say how exact the amount is."""
UNIONS: Final = frozenset({"EU", "euro area"})
"""Groups of countries that have statistics of their own, as a country has."""
LIMITS: Final = frozenset({";", "but", "while", "whereas", "although", "though"})
"""What parts one clause from the next: behind it something else is told."""


@cache
def counting() -> frozenset[str]:
    """Verbs that say how much, and what else stands between a noun and its amount: "trade reached", "imports of Kenya amounted to"."""
    verbs = trade_verbs()
    return verbs.reach.finite | verbs.reach.going_on | verbs.rise.finite | verbs.fall.finite | _COUNTED


_PRONOUNS: Final = frozenset({"it", "they"})
_BEING: Final = frozenset({"is", "are", "was", "were", "averages", "averaged"})
_TOLD_BY: Final = 44
"""Characters before an amount within which its pronoun and verb stand."""
_COUNTED: Final = frozenset({"was", "is", "worth", "in", "has", "had", "will", "would", "to"})


@dataclass(init=False, slots=True)
class HeadMark:
    """A word that figures are said of; `silent` ones (output, budget, loan) are no trade.

    A silent head with the flow `balance` is another account (current account, budget), whose "deficit" is no trade either.
    """

    start: int
    end: int
    flow: Flow
    measure: Measure
    sign: int
    loose: bool
    silent: bool
    elided: bool
    """The noun is left out: "Kenya's exports rose 3 percent and Mali's 5"."""
    resumed: bool
    """A pronoun for the head of the statement before: "They were 3 billion", "Of this, 1 billion went to Mali"."""

    def __init__(
        self, start: int, end: int, flow: Flow, measure: Measure, sign: int = 0, loose: bool = False, silent: bool = False,
        elided: bool = False, resumed: bool = False,
    ) -> None:  # fmt: skip
        self.start, self.end, self.flow, self.measure = start, end, flow, measure
        self.sign, self.loose, self.silent, self.elided, self.resumed = sign, loose, silent, elided, resumed


@dataclass(init=False, slots=True)
class PartyMark:
    """A country or group. `genitive`: "China's"; `place`: a capital's name, which may only be where something happened; `within`: a town
    or region, whose own trade is not its country's."""

    start: int
    end: int
    code: str
    adjective: bool
    genitive: bool
    place: bool
    within: bool

    def __init__(
        self,
        start: int,
        end: int,
        code: str,
        adjective: bool = False,
        genitive: bool = False,
        place: bool = False,
        within: bool = False,
    ) -> None:
        self.start, self.end, self.code = start, end, code
        self.adjective, self.genitive, self.place = adjective, genitive, place
        self.within = within


@dataclass(init=False, slots=True)
class CueMark:
    """A word of a closed class (up, down, comparison, forecast …), or a commodity or source under its name."""

    start: int
    end: int
    kind: str
    name: str
    code: str

    def __init__(self, start: int, end: int, kind: str, name: str = "", code: str = "") -> None:
        self.start, self.end, self.kind, self.name, self.code = start, end, kind, name, code


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount with the head it is said of. `compared` ones belong to an earlier time ("from 5 billion a year earlier")."""

    amount: Amount
    head: HeadMark
    measure: Measure
    number: float
    compared: bool = False
    party: str = ""
    """The country named right beside a share: "Japan 11 percent"."""
    goods: str = ""
    """The goods named right beside a share: "followed by cocoa at 12 percent"."""
    code: str = ""


@dataclass(init=False, slots=True)
class Marks:
    """One statement, read. `text` is the article's; all offsets count in it."""

    text: str
    statement: Statement
    tokens: tuple[Token, ...]
    heads: tuple[HeadMark, ...]
    parties: tuple[PartyMark, ...]
    amounts: tuple[Amount, ...]
    cues: tuple[CueMark, ...]
    agents: tuple[PartyMark, ...]
    """Persons and institutions that act or speak for a country: "President Mills imposed a tariff", "Chile's customs office said"."""
    pair: tuple[str, ...]
    """Codes of "the two countries", when the statement has such words."""
    starts: list[int] = field(init=False, repr=False, compare=False)
    """Where the tokens begin: what lies between two places is asked for all the time."""

    def __init__(
        self, text: str, statement: Statement, tokens: tuple[Token, ...], heads: tuple[HeadMark, ...], parties: tuple[PartyMark, ...],
        amounts: tuple[Amount, ...], cues: tuple[CueMark, ...] = (), agents: tuple[PartyMark, ...] = (), pair: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        self.text, self.statement, self.tokens, self.heads, self.parties = text, statement, tokens, heads, parties
        self.amounts, self.cues, self.agents, self.pair = amounts, cues, agents, pair
        self.starts = [token.start for token in tokens]

    def of_kind(self, kind: str) -> list[CueMark]:
        """Cues of one class, in order."""
        return [cue for cue in self.cues if cue.kind == kind]

    def between(self, start: int, end: int) -> list[Token]:
        """Tokens that lie wholly in text[start:end]."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end, first)
        if last > first and self.tokens[last - 1].end > end:
            last -= 1
        return list(self.tokens[first:last])

    def words(self, start: int, end: int) -> list[str]:
        """The words of text[start:end] in lower case."""
        return [token.lower for token in self.between(start, end)]

    def words_up_to(self, amount: Amount, width: int, but: frozenset[str] = frozenset()) -> list[str]:
        """The words of at most `width` characters before an amount of the statement, without those that say how exact it is, or are `but`."""
        words = self.words(max(self.statement.start, amount.start - width), amount.start)
        while words and (words[-1] in ABOUT or words[-1] in but):
            words.pop()
        return words

    def is_told_by_pronoun(self, amount: Amount) -> bool:
        """Whether the amount is what "it is" or "they averaged", of a noun told before: "for tea it was 14 percent"."""
        words = self.words_up_to(amount, _TOLD_BY)
        return not _BEING.isdisjoint(words[-1:]) and not _PRONOUNS.isdisjoint(words[-2:-1])

    def lower(self, start: int, end: int) -> str:
        """text[start:end] in lower case."""
        return self.text[start:end].lower()

    def is_verb(self, head: HeadMark) -> bool:
        """Whether a head is a verb of buying or selling, with its object or without: "exported", "sells", "exported goods"."""
        return self.lower(head.start, head.end).partition(" ")[0] in trade_verbs().deal.told
