"""What a statement holds that a trade fact is made of: heads (exports, deficit, tariff), parties, amounts, cues; all with offsets."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Final

from timeline.records import Amount, Statement
from timeline.terms import Flow, Measure
from timeline.tokens import Token

_START, _END = attrgetter("start"), attrgetter("end")

COUNTED: Final = frozenset(
    "was is were rose fell grew totalled totaled reached exceeded stood amounted hit worth came in has had will would doubled topped surpassed"
    " exceeding increased declined dropped jumped surged climbed to totaling totalling valued averaged amounting nears nearing neared hits tops"
    " topping reaches reaching exceeds surpasses surpassing crosses crossed crossing rises falls grows climbs jumps surges soars drops declines"
    " plunges slumps shrinks totals stands amounts soared plunged slumped tumbled shrank expanded touched registered recorded breached".split()
)
"""Verbs that say how much: "trade reached", "imports of Kenya amounted to"."""


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
    """A country or group. `genitive`: "China's"; `place`: a capital's name, which may only be where something happened."""

    start: int
    end: int
    code: str
    adjective: bool
    genitive: bool
    place: bool

    def __init__(
        self, start: int, end: int, code: str, adjective: bool = False, genitive: bool = False, place: bool = False
    ) -> None:
        self.start, self.end, self.code = start, end, code
        self.adjective, self.genitive, self.place = adjective, genitive, place


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
class Marks:
    """One statement, read. `text` is the article's; all offsets count in it."""

    text: str
    statement: Statement
    tokens: tuple[Token, ...]
    heads: tuple[HeadMark, ...]
    parties: tuple[PartyMark, ...]
    amounts: tuple[Amount, ...]
    cues: tuple[CueMark, ...] = field(default=())
    agents: tuple[PartyMark, ...] = field(default=())
    """Persons and institutions that act or speak for a country: "President Mills imposed a tariff", "Chile's customs office said"."""
    pair: tuple[str, ...] = ()
    """Codes of "the two countries", when the statement has such words."""

    def of_kind(self, kind: str) -> list[CueMark]:
        """Cues of one class, in order."""
        return [cue for cue in self.cues if cue.kind == kind]

    def between(self, start: int, end: int) -> list[Token]:
        """Tokens that lie wholly in text[start:end]."""
        first = bisect_left(self.tokens, start, key=_START)
        return list(self.tokens[first : bisect_right(self.tokens, end, first, key=_END)])

    def words(self, start: int, end: int) -> list[str]:
        """The words of text[start:end] in lower case."""
        return [token.lower for token in self.between(start, end)]

    def lower(self, start: int, end: int) -> str:
        """text[start:end] in lower case."""
        return self.text[start:end].lower()
