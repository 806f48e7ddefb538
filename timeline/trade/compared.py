"""Which amounts belong to an earlier time: what a figure is compared with."""

from dataclasses import replace
from typing import Final

from timeline.lexicons.trade import word_list
from timeline.lexicons.trade_verbs import trade_verbs
from timeline.records import Amount
from timeline.terms import Flow
from timeline.trade.hopes import is_hoped
from timeline.trade.marks import LIMITS, CueMark, Marks
from timeline.trade.spans import Period

_AGAINST: Final = frozenset("above below from than since over against versus vs with to until before after".split())
"""Words before a period that only serves to compare."""
_NEAR: Final = 34
_AT_ONCE: Final[tuple[list[str], ...]] = ([], ["in"], ["for"], ["during"], ["over"], [",", "in"])
"""Between a figure and the time it is told of."""
_WITH: Final = (["with"], ["at"], ["("])
""" "after Mali with 3 billion": the sum of who is placed before."""
_WAYS: Final = frozenset("from up down a the reported estimated figure of at put".split())
_STEP: Final = 60
_MULTIPLES: Final = frozenset("half third quarter fraction double twice triple treble".split())
_PHRASE: Final = 5
_NOT_COMPARED: Final = LIMITS | {
    "to",
    ",",
    "by",
    "and",
    "in",
    "is",
    "was",
    "were",
    "are",
    "reached",
    "totalled",
    "totaled",
}
"""Between "from" and an amount these say that it is another's: "from 2018 but up 5 percent"."""
_COMPARED: Final = ([",", "compared", "with"], [",", "compared", "to"])
_TIME_WORDS: Final = frozenset("a in the last during year for one".split())


def is_compared(marks: Marks, amount: Amount) -> bool:
    """Whether an amount is the earlier figure: "from 5 billion", "compared with 5 billion", "against 5 billion"."""
    if _is_compared_too(marks, amount) or _is_stepped_on(marks, amount) or _is_put_in(marks, amount):
        return True
    if _is_base(marks, amount):
        return True
    if _is_own_step(marks, amount) or is_hoped(marks, amount):
        return False
    if amount.rule_id.endswith(".high") and _is_end_of_compared(marks, amount):
        return True
    for cue in marks.of_kind("comparison"):
        if 0 <= amount.start - cue.end <= 34:
            between = marks.words(cue.end, amount.start)
            bound = cue.name == "than" and set(
                marks.words(max(marks.statement.start, cue.start - 8), cue.start)[-1:]
            ) & {"more", "less", "fewer"}
            if (
                not bound
                and not set(between) & _NOT_COMPARED
                and not (cue.name == "after" and _is_place(marks, cue) and between[-1:] in _WITH)
                and not (cue.name == "after" and trade_verbs().levy.finite & set(between))
                and not (
                    cue.name == "from" and (_is_place(marks, cue) or _is_origin(marks, cue) or _is_earned(marks, cue))
                )
                and not _is_other_flow(marks, cue, amount)
                and not (cue.name != "from" and _is_of_other(marks, amount))
            ):
                return True
    return False


def is_compared_aside(marks: Marks, told: Amount, amount: Amount) -> bool:
    """ "the surplus swelled to 3 billion as oil revenues rose, against 2 billion the year before": behind a comma the sum told right before
    is compared with, whatever is named between."""
    if amount.kind != "money" or told.kind != "money" or not is_compared(marks, amount):
        return False
    between = marks.words(told.end, amount.start)
    is_behind_comma = between[-2:] == [",", "against"] or between[-3:] in _COMPARED
    return is_behind_comma and not any(
        told.end <= other.start < amount.start for other in marks.amounts if other.kind != "count"
    )


def _is_put_in(marks: Marks, amount: Amount) -> bool:
    """ "rose to 3 billion (2 billion a year earlier)": the earlier figure in brackets."""
    if marks.text[amount.start - 1 : amount.start] != "(":
        return False
    closing = marks.text.find(")", amount.end, min(marks.statement.end, amount.end + _STEP))
    return closing >= 0 and bool(_EARLIER & set(marks.words(amount.end, closing)))


def _is_base(marks: Marks, amount: Amount) -> bool:
    """ "fell to 3 billion, less than half of the 7 billion of the year before", "double the 2 billion": what a sum is a multiple of."""
    words = marks.words_up_to(amount, _NEAR, _THE)
    times = words[:-1] if words[-1:] == ["of"] else words
    if amount.kind not in {"money", "quantity"} or not times or times[-1] not in _MULTIPLES:
        return False
    return not _EARLIER.isdisjoint(marks.words(amount.end, min(marks.statement.end, amount.end + _NEAR)))


def _is_stepped_on(marks: Marks, amount: Amount) -> bool:
    """ "up 7 percent on the 3 billion of the same quarter": the sum that a change is counted from."""
    before = next((a for a in reversed(marks.amounts) if a.end <= amount.start), None)
    is_change = before is not None and before.kind == "percent" and amount.kind in {"money", "quantity"}
    if before is None or not is_change or marks.words(before.end, amount.start) not in (["on"], ["on", "the"]):
        return False
    lead = marks.words(max(marks.statement.start, before.start - _NEAR), before.start)[-2:]
    return any(marks.lower(cue.start, cue.end) in lead for cue in marks.cues if cue.kind in {"up", "down"})


def _is_end_of_compared(marks: Marks, amount: Amount) -> bool:
    """ "to 25 percent, up from 5 to 10 percent": the end of a range that is compared with, unlike "rose from 5 to 10 percent"."""
    low = next((a for a in reversed(marks.amounts) if a.end <= amount.start), None)
    if low is None or not low.rule_id.endswith(".low"):
        return False
    lead = marks.words(max(marks.statement.start, low.start - _NEAR), low.start)
    is_put_in = lead[-3:] in ([",", "up", "from"], [",", "down", "from"])
    return (is_put_in or lead[-1:] in (["with"], ["against"])) and is_compared(marks, low)


def _is_other_flow(marks: Marks, cue: CueMark, amount: Amount) -> bool:
    """ "Exports came to 31 billion against imports of 27 billion": another flow of the same time, unless an earlier one is named."""
    own = [head for head in marks.heads if cue.end <= head.start and head.end <= amount.start and not head.silent]
    before = [head for head in marks.heads if head.end <= cue.start and not head.silent]
    if not own or not before or own[-1].flow in {head.flow for head in before}:
        return False
    return not _EARLIER & set(marks.words(amount.end, min(marks.statement.end, amount.end + 30)))


def _is_own_step(marks: Marks, amount: Amount) -> bool:
    """ "against a rise of 5 percent in imports", "steeper than the 5 percent fall in exports": the step of another noun, at the same time."""
    head = next((h for h in marks.heads if h.start >= amount.end), None)
    words = marks.words(amount.end, head.start) if head is not None else []
    if head is None or head.silent or amount.kind != "percent" or len(words) > _PHRASE:
        return False
    before = marks.words_up_to(amount, _STEP)
    is_behind = bool(word_list("steps") & set(words[:1])) and words[1:2] in (["in"], ["of"])
    is_step = is_behind or (
        words[:1] == ["in"] and before[-1:] == ["of"] and bool(word_list("steps") & set(before[-2:-1]))
    )
    return is_step and not _EARLIER & set(marks.words(head.end, min(marks.statement.end, head.end + 30)))


def _is_of_other(marks: Marks, amount: Amount) -> bool:
    """ "compared with 5 billion to Mali": the figure of another partner, at the same time unless an earlier one is named."""
    party = next((p for p in marks.parties if p.start >= amount.end), None)
    words = marks.words(amount.end, party.start) if party is not None else []
    ways = (["to"], ["from"], ["with"], ["in"]) if amount.kind == "percent" else (["to"], ["from"], ["with"])
    if party is None or words[:1] not in ways or words[1:] not in ([], ["the"]):
        return False
    return not _EARLIER & set(marks.words(party.end, min(marks.statement.end, party.end + 30)))


_THE: Final = frozenset({"the", "a", "an"})
_OF: Final = (["of"], ["posted"], ["recorded"], ["seen"], ["reported"], ["registered"])
_EARLIER: Final = frozenset({"earlier", "ago", "before", "previous", "last", "preceding", "prior"})


def _is_compared_too(marks: Marks, amount: Amount) -> bool:
    """ "against 5 billion a year ago and 4 billion in May": joined by "and" to a figure that is compared with."""
    before = [a for a in marks.amounts if a.end <= amount.start and a.kind != "rank"][-1:]
    if not before:
        return False
    words = marks.words(before[0].end, amount.start)
    near = words[-1:] == ["and"] and 2 <= len(words) <= 9 and words[0] in _TIME_WORDS and "," not in words
    return (
        near
        and not any(h.start >= before[0].end and h.end <= amount.start for h in marks.heads)
        and is_compared(marks, before[0])
    )


def _is_place(marks: Marks, cue: CueMark) -> bool:
    return any(0 <= party.start - cue.end <= 6 for party in marks.parties)


def _is_earned(marks: Marks, cue: CueMark) -> bool:
    """ "earned 36 billion from the export of 114 tonnes": what money comes from, not what a figure was before."""
    words = marks.words(max(marks.statement.start, cue.start - 44), cue.start)
    return not (trade_verbs().earn.all.isdisjoint(words) and word_list("income").isdisjoint(words))


def _is_origin(marks: Marks, cue: CueMark) -> bool:
    """ "imports from the neighbour fell 3 percent": whence goods come, not what a figure was before."""
    return any(0 <= cue.start - head.end <= 1 and head.flow is Flow.IMPORT for head in marks.heads)


def compares(marks: Marks, period: Period) -> bool:
    """Whether a period stands behind "from" or "than": it belongs to the earlier figure."""
    tokens = marks.between(max(marks.statement.start, period.start - 24), period.start)
    words = [token.lower for token in tokens if token.lower not in {"the", "in", "a"}]
    if marks.text[period.start : period.end].lower().startswith(("from ", "between ")):
        return False
    if words[-2:] in (["those", "of"], ["that", "of"]) and not set(words[-3:-2]).isdisjoint(_AGAINST):
        return True  # "12 percent below those of January 2019"
    if words[-2:-1] and words[-1] == "from" and words[-2] in word_list("sources_of_figures"):
        return False
    said = marks.text[period.start : period.end].lower()
    is_in = said.startswith("in ") or (
        bool(tokens) and tokens[-1].lower == "in"
    )  # "fell 14 percent on the year in November"
    if not is_in:  # "down 1 percent on the record year of 2019"
        words = _without_levels(words)
    on_it = words[-1:] == ["on"] and any(
        a.kind == "percent" and 0 < period.start - a.end < _NEAR for a in marks.amounts
    )
    if words[-1:] == ["over"] and "/" in period.value and not _is_rate_before(marks, period):
        return False  # "over the first half"
    is_times = words[-1:] == ["times"] or words[-2:] in (
        ["twice", "that"],
        ["double", "that"],
    )  # "five times the level of 2010"
    return (bool(words) and words[-1] in _AGAINST) or is_times or on_it or _is_of_compared(marks, period)


def _is_rate_before(marks: Marks, period: Period) -> bool:
    """ "up 5 percent over the first half of 2010"."""
    return any(a.kind == "percent" and 0 < period.start - a.end < _NEAR for a in marks.amounts)


def _without_levels(words: list[str]) -> list[str]:
    """The words without those at the end that say what kind of level it is: "on the record year of"."""
    last = len(words)
    while last > 0 and words[last - 1] in word_list("levels"):
        last -= 1
    return words[:last]


def _is_of_compared(marks: Marks, period: Period) -> bool:
    """ "against a small deficit in January 2004": the time of what is compared with, for which no figure is given."""
    cues = [c for c in marks.of_kind("comparison") if c.end <= period.start and c.name not in ("from", "than", "after")]
    if not cues or any(cues[-1].end <= amount.start < period.start for amount in marks.amounts):
        return False
    words = [token.lower for token in marks.between(cues[-1].end, period.start)]
    return len(words) <= 6 and bool({"deficit", "surplus", "shortfall", "gap"} & set(words))


def counted_back(marks: Marks, amount: Amount, periods: tuple[Period, ...]) -> Period | None:
    """ "It was 4 billion in the same month of 2022", "a year earlier exports were 5 billion": a figure told by itself of an earlier time."""
    for period in periods:
        if period.shift is None or compares(marks, period) or _is_the_same(marks, period):
            continue
        lead = marks.words(amount.end, period.start)
        behind = amount.end <= period.start and (lead in _AT_ONCE)
        words = marks.words(marks.statement.start, period.start)
        if amount.end <= period.start and lead in _OF and _is_the_one(marks, amount):
            return period
        if behind and (period.shift > 0 or not _is_moved(marks, amount)):
            return period  # "but slipped back to 5 billion the year after"
        if words[:2] == ["the", "figure"]:
            words = words[2:]
        if period.end <= amount.start and (words in _AT_ONCE) and len(periods) == 1:
            return period
    return None


def _is_the_one(marks: Marks, amount: Amount) -> bool:
    """ "above the 3 billion forecast and the 2 billion of a year ago": an article before the sum of another time."""
    return marks.words(max(marks.statement.start, amount.start - len("the ")), amount.start)[-1:] == ["the"]


def _is_the_same(marks: Marks, period: Period) -> bool:
    """ "Mali shipped 3 tonnes in the same period": the one told of before, where no other year is named and nothing is compared."""
    words = marks.words(period.start, period.end)
    return (
        words[:1] == ["the"]
        and words[1:2] in (["same"], ["corresponding"])
        and len(words) == len(("the", "same", "period"))
    )


def _is_moved(marks: Marks, amount: Amount) -> bool:
    """Whether an amount is the step itself, or what was reached by one: "up 5 percent a year ago", "rose to 5 billion"."""
    start = max(marks.statement.start, amount.start - _STEP)
    return any(cue.kind in {"up", "down"} and start <= cue.start < amount.end for cue in marks.cues)


def without_revised(marks: Marks) -> Marks:
    """The marks without what a figure was put at before: "4.9 billion (revised from 4.7 billion)"."""
    if not any(token.lower in word_list("revised") for token in marks.tokens):
        return marks
    kept = tuple(amount for amount in marks.amounts if not _is_revised(marks, amount))
    return replace(marks, amounts=kept) if len(kept) < len(marks.amounts) else marks


def _is_revised(marks: Marks, amount: Amount) -> bool:
    words = marks.words(max(marks.statement.start, amount.start - _STEP), amount.start)
    if "(" not in words or amount.kind == "rank":
        return False
    inside = words[len(words) - words[::-1].index("(") :]
    return bool(set(inside) & word_list("revised")) and set(inside) <= word_list("revised") | _WAYS
