"""Facts that are none of trade between countries: gifts, single deals, shares of nobody, parts that stay within a country."""

import re
from typing import Final

from timeline.lexicons.trade import word_list
from timeline.records import Amount, TradeFact
from timeline.terms import Flow, Measure
from timeline.trade.marks import Figure, Marks
from timeline.trade.memory import WORLD, Memory
from timeline.trade.parts import is_gone_elsewhere
from timeline.trade.period_forms import MONTH_NUMBER
from timeline.trade.purchases import is_deal, is_gift, is_provision, is_sending

_OF_GAS: Final = frozenset({"cubic_metres", "cubic_feet", "barrels", "barrels/day", "kwh", "gwh"})
"""Units that say what is sold."""
_YEARLY: Final = re.compile(r"\b(?:(?:a|per|each|every)\s(?:year|month)|annually)\b", re.IGNORECASE)
_EASED: Final = re.compile(r"\b(?:subsidi[sz]ed|preferential|friendship|concessional)\b", re.IGNORECASE)
"""Prices at which goods are half a gift."""
_GIVEN: Final = 500_000
"""Tonnes up to which what a country provides another with is mostly a gift: relief comes by the shipload."""
_VERB: Final = len(" delivered about ")
_TO_SEVERAL: Final = re.compile(
    r"[^,;.]{0,90}?\b(?:to|from|with)\s(?:[\w-]{2,14}\s){1,3}(?:countries|nations|partners|markets|neighbou?rs|states|destinations)\b"
)
"""Behind a share these lead to countries of which none is named."""


def is_no_trade(marks: Marks, figure: Figure, fact: TradeFact, memory: Memory) -> bool:
    """Whether a fact tells of what was given or refused, of one deal, or of a share that is nobody's."""
    is_share = fact.measure is Measure.SHARE
    if _is_refused(marks, figure) or _is_of_that(marks, figure.amount):
        return True
    if fact.partner == WORLD and is_gone_elsewhere(marks, figure.amount):
        return True
    if fact.partner == WORLD and _is_with_stranger(marks, figure):
        return True
    verb = marks.lower(figure.head.start, figure.head.end)
    if verb.endswith(" sell") and (fact.partner == WORLD or not (_YEARLY.search(fact.quote) or fact.unit in _OF_GAS)):
        return True  # "will sell Mali 24 tractors": one contract
    is_sold = fact.partner != WORLD and (is_share or fact.unit in _OF_GAS)  # "sends 33 barrels a day to Mali"
    if is_gift(marks, figure.head) or (is_sending(marks, figure.head) and not is_sold):
        return True
    if is_provision(marks, figure.head) and (
        figure.amount.kind == "money"
        or _EASED.search(fact.quote) is not None
        or (fact.unit == "tonnes" and (fact.value or 0.0) < _GIVEN and not is_share)
    ):
        return True  # "provided Mali with 3,000 tonnes of rice"
    if is_share and fact.partner == WORLD and _is_of_nobody(marks, figure.amount):
        return True
    return (
        is_deal(marks, figure.head) and _is_single(fact) and not (_is_of_exports(marks, figure) or memory.goes_on(fact))
    )


def _is_of_that(marks: Marks, amount: Amount) -> bool:
    """ "fell to a tenth of that": how a figure changed, and no share."""
    return (
        marks.words_up_to(amount, _VERB)[-1:] == ["to"]
        and marks.words(amount.end, amount.end + len(" of that")) in _OF_THAT
    )


_OF_THAT: Final = (["of", "that"], ["of", "this"], ["of", "it"])
_REFUSED: Final = len("declined to ")


def _is_refused(marks: Marks, figure: Figure) -> bool:
    """ "refused to import 3 tonnes", "did not export 3": what is not traded."""
    before = marks.words(max(marks.statement.start, figure.head.start - _REFUSED), figure.head.start)
    if before[-1:] == ["to"]:
        return not word_list("refusing").isdisjoint(before[-2:-1])
    return bool(before) and (before[-1] in {"not", "never"} or before[-1].endswith(("n't", "n’t")))


_WAYS: Final = {Flow.IMPORT: "from", Flow.EXPORT: "to"}


def _is_with_stranger(marks: Marks, figure: Figure) -> bool:
    """ "imports from the Gulf", "exports to Lombardy": a place that has no code is not the whole world."""
    way = _WAYS.get(figure.head.flow)
    behind = [token for token in marks.between(figure.head.end, marks.statement.end) if token.is_word][:3]
    if not behind or behind[0].lower != way or behind[0].start > figure.amount.start:
        return False
    at = 1 + (behind[1:2] != [] and behind[1].lower == "the")
    name = behind[at] if len(behind) > at else None
    return name is not None and name.text[:1].isupper() and name.text[1:].islower() and name.lower not in MONTH_NUMBER


def _is_of_nobody(marks: Marks, amount: Amount) -> bool:
    """ "sends 70 percent of its exports south", "70 percent of its exports go to five countries": a share whose holder has no name."""
    is_sent = not word_list("sending").isdisjoint(marks.words_up_to(amount, _VERB)[-1:])
    return is_sent or _TO_SEVERAL.match(marks.text, amount.end, marks.statement.end) is not None


def _is_of_exports(marks: Marks, figure: Figure) -> bool:
    """ "exports fell 7 percent; sales to Mali rose 5": what a noun of trade before it tells is no single deal."""
    told = next((h for h in reversed(marks.heads) if h.end <= figure.head.start and not h.loose), None)
    return told is not None and not told.silent and told.flow is figure.head.flow


def _is_single(fact: TradeFact) -> bool:
    """Whether what was sold or bought is one deal: to nobody named, in no stretch of time, of no common goods; no deal is so much a day."""
    if fact.unit.endswith("/day"):
        return False
    to_none = fact.partner == WORLD and not re.search(r"\b(?:abroad|overseas)\b", fact.quote)
    if to_none and fact.flow is Flow.IMPORT and fact.commodity and _YEARLY.search(fact.quote):
        return False  # "Mali buys 3 tonnes of wheat a year"
    if fact.measure is Measure.SHARE:
        return to_none
    is_of_day = fact.first_day == fact.last_day and not _YEARLY.search(fact.quote)
    return to_none or not (fact.commodity or fact.unit in _OF_GAS) or is_of_day
