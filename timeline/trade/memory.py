"""What the article has said before a statement, from which missing sides, periods and units are taken."""

import math
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from timeline.lexicons.trade import trade_groups
from timeline.records import TradeFact
from timeline.terms import FactModality, Flow, Measure
from timeline.trade.marks import UNIONS, HeadMark, Marks, PartyMark
from timeline.trade.spans import Period

WORLD: Final = "WLD"
_LET_OFF: Final = frozenset({"exempting", "excluding", "excepting", "except", "sparing"})


@dataclass(slots=True)
class Memory:
    """Grows from statement to statement of one article."""

    reporter: str = ""
    partner: str = ""
    subject: str = ""
    title: str = ""
    house: str = ""
    voice: str = ""
    """The country whose institutions are named as ones of this place, and the one whose people or offices speak first."""
    source: str = ""
    unit: str = ""
    shared: str = ""
    """The unit of the last sum, and the rule of it where its noun is one of several currencies ("crowns")."""
    only: str = ""
    """The only country that the whole article names."""
    ranking: tuple[Flow, str] = (Flow.TOTAL, "")
    """The list that the last rank was in: its flow and whose list it is."""
    flow: Flow | None = None
    measure: Measure | None = None
    value: float = 0.0
    """What the last figure was said of, and the last sum of that flow in its statement, 0 if there was none."""
    sizes: dict[str, float] = field(default_factory=dict)
    """What all of that flow amounted to in the last statement, by unit; without a bound where it was that with one country."""
    turnover: bool = False
    """Whether two-way trade with all the world was told in the last statement, of which exports and imports are parts."""
    goods: tuple[str, str] = ("", "")
    """What the last figure of trade was of."""
    last: HeadMark | None = None
    """The head of the last figure, when the statement before had one."""
    heading: HeadMark | None = None
    trade_topic: bool | None = None
    """Whether "the deficit" of the statement before was one of trade; None when none was spoken of."""
    period: Period | None = None
    earlier: Period | None = None
    """That of the figures that the last ones were compared with."""
    levier: str = ""
    hit: str = ""
    """Who levied the last tariff, and whose goods it hit."""
    met: list[str] = field(default_factory=list)
    """Countries and groups, the one named last first."""
    seen: Counter[str] = field(default_factory=Counter)

    @property
    def home(self) -> str:
        """Where the article speaks from, "" when nothing tells."""
        return self.house or self.voice

    @property
    def pair(self) -> tuple[str, ...]:
        """The two whose trade the last fact was of, () when it was with nobody named."""
        return (self.reporter, self.partner) if self.reporter and self.partner not in ("", WORLD) else ()

    def counterpart_in_pair(self, code: str) -> str:
        """The other of the two whose trade the last fact was of."""
        return next((other for other in self.pair if other != code), "")

    def goes_on(self, fact: TradeFact) -> bool:
        """ "Exports fell 13 percent. Sales to Japan fell 6": whether a fact is one more of the trade that was told before."""
        told = self.last is not None and not self.last.loose and self.last.flow is fact.flow
        return told and self.reporter == fact.reporter and fact.partner != WORLD

    def likely_reporter(self, but: str = "") -> str:
        """Whose trade is meant when a statement names no country, other than `but`."""
        common = [code for code, _ in self.seen.most_common(2)]
        others = {"", *but.split("+")}
        known = (self.reporter, self.title, self.home, *common, self.only)
        return next((code for code in known if code not in others), "")

    def counterpart(self, but: str) -> str:
        """The country or group named last other than `but`: who "the region" or "the agreement" was about."""
        return next((code for code in self.met if code != but), "")

    def home_country(self, but: str = "") -> str:
        """Who "we" are: the country of the institutions named, else the country most spoken of that is not `but`."""
        if self.home and self.home != but:
            return self.home
        others = [code for code, _ in self.seen.most_common() if code not in (but, WORLD)]
        return others[0] if others else ""

    def meet(self, marks: Marks) -> None:
        """Take in who a statement is about, before its facts are made."""
        named = [party for party in marks.parties if party.code != WORLD]
        for party in named:
            if not _is_partner(marks, party):
                self.seen[party.code] += 1
        names = sorted([*(p for p in named if not p.place), *marks.agents], key=lambda mark: mark.start)
        traders = [
            name for name in names if name.code in UNIONS or name.code not in trade_groups()
        ]  # a region has no figures of its own
        if traders and not self.title:
            self.title = next((name.code for name in traders if not _is_partner(marks, name)), "")
        self.house = self.house or next((cue.code for cue in marks.of_kind("home")), "")
        self.voice = self.voice or next((agent.code for agent in marks.agents), "")

    def read(self, marks: Marks) -> None:
        """Take in a statement after its facts were made."""
        named = [party for party in marks.parties if party.code != WORLD]
        for party in named:
            self.met = [party.code, *(code for code in self.met if code != party.code)]
        subject = _subject(marks, [party for party in named if not _is_partner(marks, party)])
        if subject:
            self.subject = subject
        sums = [amount for amount in marks.amounts if amount.kind == "money"]
        if sums:
            self.unit, self.shared = sums[-1].unit, sums[-1].rule_id if "shared" in sums[-1].rule_id else ""
        loud = [head for head in marks.heads if not head.silent]
        self.last = loud[-1] if loud and not any(head.silent for head in marks.heads) else None
        if loud:
            self.flow = loud[-1].flow
        balances = [head for head in marks.heads if head.flow is Flow.BALANCE and not head.loose]
        if balances:
            self.trade_topic = not balances[-1].silent

    def keep(self, facts: list[TradeFact], period: Period | None) -> None:
        """Remember the last facts of a statement."""
        self.last = self.last if facts else None
        if not facts:
            return
        last = facts[-1]
        self.reporter, self.partner, self.flow = last.reporter, last.partner, last.flow
        self.measure = last.measure
        sums = [fact.value or 0.0 for fact in facts if fact.measure is Measure.VALUE and fact.flow is last.flow]
        self.value = sums[-1] if sums else 0.0
        self.sizes = {
            fact.unit: (fact.value or 0.0) if fact.partner == WORLD else math.inf
            for fact in facts
            if fact.measure is Measure.VALUE and fact.flow is last.flow
        }
        self.turnover = any(
            fact.flow is Flow.TOTAL and fact.measure is Measure.VALUE and fact.partner == WORLD for fact in facts
        )
        ranked = [fact for fact in facts if fact.measure is Measure.RANK and fact.partner != WORLD]
        self.ranking = (ranked[-1].flow, ranked[-1].reporter) if ranked else (Flow.TOTAL, "")
        if last.measure in (Measure.TARIFF, Measure.QUOTA) or last.modality is FactModality.AFFECTED:
            self.levier, self.hit = last.reporter, last.partner
        self.source = last.data_source if last.measure is Measure.RANK else ""
        if last.unit not in ("percent", "rank", "percent_gdp"):
            self.unit, self.shared = last.unit, ""
        self.period = period
        traded = [fact for fact in facts if fact.measure in (Measure.VALUE, Measure.CHANGE) and fact.flow is last.flow]
        self.goods = (traded[-1].commodity, traded[-1].commodity_code) if traded else ("", "")


def _is_partner(marks: Marks, party: PartyMark) -> bool:
    """ "Exports - partners: Mali 12%", "Exports to Mali: 3 million": who stands in a list of shares, or behind the noun that a label
    opens with, or is let off, "exempting Mali", is whom the country of the text trades with."""
    if any(amount.kind == "percent" and 0 < amount.start - party.end <= len(" (") for amount in marks.amounts):
        return True
    before = marks.words(max(marks.statement.start, party.start - len(" from the ")), party.start)
    if before[-1:] and before[-1] in _LET_OFF:
        return True
    is_led = before[-1:] in (["to"], ["from"], ["with"]) or before[-2:] in (
        ["to", "the"],
        ["from", "the"],
        ["with", "the"],
    )
    return is_led and marks.text[party.end : party.end + 1] == ":"


def _subject(marks: Marks, named: list[PartyMark]) -> str:
    for party in named:
        before = [token.lower for token in marks.between(marks.statement.start, party.start)[-2:]]
        if (
            not {"of", "to", "with", "from", "in", "on", "at", "against", "by", "for"} & set(before)
            and not party.adjective
        ):
            return party.code
    return ""
