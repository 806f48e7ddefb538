"""Whether a figure is of the past, expected, aimed at, planned or proposed."""

import datetime as dt
import re
from itertools import pairwise
from typing import Final

from timeline.lexicons.trade import word_list
from timeline.lexicons.trade_verbs import trade_verbs
from timeline.records import Amount
from timeline.terms import FactModality, Measure
from timeline.trade.hopes import is_hoped
from timeline.trade.marks import CueMark, Marks
from timeline.trade.purchases import has_been_bought, is_purchase
from timeline.trade.spans import Period
from timeline.trade.taxes import is_hit

_NEAR: Final = 34
_LEAD: Final = 5
_PASSED: Final = frozenset("missing beating topping than exceeding above below against versus".split())
_OTHERS: Final = frozenset("a an the median mean average consensus market analysts economists ' ’ 's ’s".split())
""" "beating the median forecast", "below economists' expectations": whose it was."""
_COMPARED: Final = frozenset({("compared", "with"), ("compared", "to")})
""" "compared with a median forecast for a rise of 7 percent"."""
_MEANING: Final = frozenset("plan plans planned planning intend intends intended intending".split())
_WILL: Final = frozenset({"will", "could", "may", "might"})
_DIGITS: Final = re.compile(r"\d{2}")
_DECIDED: Final = re.compile(
    r"\b(?:said|announced|decided|agreed|confirmed)\s(?:[\w.]{1,15}\s){0,5}(?:would|will)\b", re.IGNORECASE
)
""" "said that it would levy": what is told as settled."""


_YEAR_TO: Final = re.compile(r"\byear\s(?:to|ending)\b", re.IGNORECASE)


def _latest(marks: Marks, kind: str, start: int, end: int) -> int:
    return max(
        (cue.start for cue in marks.of_kind(kind) if start <= cue.start < end and not _is_missed(marks, cue)),
        default=-1,
    )


def _is_missed(marks: Marks, cue: CueMark) -> bool:
    """ "rose 5 percent, missing forecasts", "more than expected", "above the 5 percent expected": what others thought, beside what was."""
    if cue.kind != "forecast":
        return False
    told = next((a for a in reversed(marks.amounts) if a.end <= cue.start), None)
    if told is not None and cue.start - told.end < _NEAR and is_hoped(marks, told):
        return True
    lead = marks.words(max(marks.statement.start, cue.start - _NEAR), cue.start)
    before = [word for word in lead if word not in _OTHERS]
    is_next = before[-1:] and before[-1] in _PASSED
    is_against = any(pair in _COMPARED for pair in pairwise(before[-_LEAD:]))
    return bool(is_next) or is_against


def is_outlived(marks: Marks, amount: Amount, period: Period | None, published: dt.date | None) -> bool:
    """ "delivered 1 billion in 2022 and plans to double that to 2": what is aimed at or expected is of no time gone by before it is said."""
    if ("had", "been") in pairwise(marks.words(marks.statement.start, amount.start)):
        return False  # "they had been expected to fall 1 percent" in that time
    if period is None or period.last is None or published is None or period.last >= published:
        return False
    start = period.end
    if _YEAR_TO.search(marks.text, period.start, period.end):
        start = marks.statement.start  # "is forecast to earn 2 billion in the year to June"
    elif period.end > amount.start:
        return False
    return max(_latest(marks, kind, start, amount.start) for kind in ("target", "forecast")) >= 0


def is_of_today(marks: Marks, amount: Amount) -> bool:
    """ "trade, now 3 billion a year, is to reach 5 by 2030": how large it is when that is said, of no period that the sentence names."""
    words = marks.words_up_to(amount, _NEAR)
    if words[-1:] and words[-1] in trade_verbs().pay.all:
        words = words[:-1]  # "which now face 15 percent"
    return words[-1:] in (["now"], ["currently"], ["today"])


def is_said_now(marks: Marks, amount: Amount) -> bool:
    """ "Tea now brings in 7 percent": what is so today, behind a sentence on a time gone by."""
    return not _NOW.isdisjoint(marks.words_up_to(amount, _NEAR)[-_LEAD:])


_NOW: Final = frozenset({"now", "currently", "today", "nowadays"})


def _will_be(marks: Marks, amount: Amount) -> bool:
    """ "imports will come to 3 billion this year", "could fall below 3": what a figure has yet to do."""
    words, verbs = marks.words_up_to(amount, _NEAR), trade_verbs()
    at = next((place for place in range(len(words) - 1, -1, -1) if words[place] in _WILL), -1)
    if at < 0 or len(words) - at > _LEAD or len(words) == at + 1:
        return False
    verb = words[at + 1]
    return verb == "be" or verb in verbs.reach.base or verb in verbs.rise.base or verb in verbs.fall.base


def _is_meant(marks: Marks, amount: Amount) -> bool:
    """ "had planned to ship 3 tonnes", "will sell Chad 3 tonnes a year": what a country means to trade."""
    words = marks.words_up_to(amount, _FAR)
    sold = next((at for at, word in enumerate(words) if word in trade_verbs().deal.base), 0)
    if sold == 0 or len(words) - sold > _LEAD:
        return False
    if words[sold - 1] == "will":
        return True
    is_meant = not _MEANT_TO.isdisjoint(words[max(0, sold - 2) : sold])
    return words[sold - 1] == "to" and (is_meant or not word_list("undertaking").isdisjoint(words[:sold]))


_FAR: Final = 64
"""Characters before an amount in which it is said who means to trade it: "agreed with Chad in May to ship it 3 tonnes"."""
_MEANT_TO: Final = _MEANING | {"is", "are"}
"""Right before "to": "is to supply Chad with 3 tonnes a year" as "plans to supply"."""
_UNDER_ACCORD: Final = re.compile(
    r"\bunder\s(?:an?|the|this|that|its|their)\s(?:[\w-]{2,14}\s){0,3}?(?:accord|agreement|contract|deal|treaty|pact|protocol)\b",
    re.IGNORECASE,
)


def _is_agreed(marks: Marks, amount: Amount) -> bool:
    """ "supplies will be at least 3 tonnes a year under an accord signed in May": what two have agreed on is no guess."""
    if not _will_be(marks, amount):
        return False
    return _UNDER_ACCORD.search(marks.text, marks.statement.start, marks.statement.end) is not None


def find_modality(
    marks: Marks, amount: Amount, measure: Measure, period: Period | None, compared: bool, published: dt.date | None
) -> FactModality:
    """The modality of one figure. A figure to compare with, or of a time gone by, is an actual one."""
    start = max(
        (t.end for t in marks.between(marks.statement.start, amount.start) if t.text == ";"),
        default=marks.statement.start,
    )
    if measure in (Measure.TARIFF, Measure.QUOTA):
        if compared or is_of_today(marks, amount):
            return FactModality.ACTUAL
        is_decided = _DECIDED.search(marks.text, start, marks.statement.end) is not None
        if _latest(marks, "proposed", start, marks.statement.end) >= 0 and not is_decided:
            return FactModality.PROPOSED
        if is_decided or (period and period.first and published and period.first > published):
            return FactModality.PLANNED
        is_planned = _latest(marks, "planned", start, marks.statement.end) >= 0
        return FactModality.PLANNED if is_planned else FactModality.ACTUAL
    bought = [head for head in marks.heads if head.end <= amount.start and is_purchase(marks, head)]
    if measure is Measure.VALUE and any(not has_been_bought(marks, head, amount) for head in bought):
        return FactModality.PLANNED
    if measure is Measure.VALUE and not compared and (_is_meant(marks, amount) or _is_agreed(marks, amount)):
        return FactModality.PLANNED
    if measure is Measure.VALUE and is_hit(marks, amount):
        return FactModality.AFFECTED
    if [t.lower for t in marks.between(amount.end, amount.end + 12)][:1] in (["target"], ["goal"]):
        return FactModality.TARGET
    if compared or is_of_today(marks, amount):
        return FactModality.ACTUAL
    has_year = period is not None and _DIGITS.search(marks.text, period.start, period.end) is not None
    if is_hoped(marks, amount) or (not has_year and _will_be(marks, amount)):
        return FactModality.FORECAST
    if period and period.last and published and period.last < published and (published - period.last).days > 45:
        return FactModality.ACTUAL
    if (
        period
        and period.last
        and published
        and period.last > published
        and _latest(marks, "guess", start, amount.start) >= 0
    ):
        return FactModality.FORECAST
    estimated = max(
        (t.start for t in marks.between(start, amount.start) if t.lower in ("estimated", "recorded", "was", "were")),
        default=-1,
    )
    aimed = _latest(marks, "target", start, amount.start)
    expected = _latest(marks, "forecast", start, amount.start)
    if aimed > max(expected, estimated):
        return FactModality.TARGET
    if expected > estimated or (expected >= 0 and "will" in marks.lower(start, amount.start)):
        return FactModality.FORECAST
    if (period and period.first and published and period.first > published) or _will_be(marks, amount):
        return FactModality.FORECAST
    return FactModality.ACTUAL
