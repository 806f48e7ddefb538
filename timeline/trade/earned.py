"""What goods made of the exports of the statement before: "Wine alone brought in 3 billion.", "Tea makes up 8 percent."."""

from typing import Final

from timeline.lexicons.trade import word_list
from timeline.lexicons.trade_verbs import trade_verbs
from timeline.terms import Flow, Measure
from timeline.trade.marks import ABOUT, HeadMark, Marks

_SUMS: Final = frozenset({"money", "count"})
_FOR: Final = frozenset({"for", "up"})
_EARNING: Final = frozenset("now still alone itself in another further some about nearly almost over roughly".split())
TIME_LEADS: Final = frozenset("in a during by one the for over through throughout on".split())
TIMES: Final = frozenset({"last", "year", "month", "that", "this"})
_OPENING: Final = 3


def made_up(marks: Marks) -> tuple[int, int] | None:
    """ "Tea and gold account for another 8 and 7 percent.": goods that open the sentence, and what they make up of the exports before."""
    goods = [cue for cue in marks.of_kind("commodity") if cue.end <= marks.amounts[0].start]
    last = marks.amounts[-1]
    if not goods or goods[0].start > marks.tokens[0].start or any(amount.kind != "percent" for amount in marks.amounts):
        return None
    told = marks.words(goods[-1].end, marks.amounts[0].start)
    if told[:1] == [","] and "," in told[1:]:
        told = told[told.index(",", 1) + 1 :]  # "tea, once its mainstay, makes up"
    words = set(told)
    made_up = trade_verbs().make_up.tensed | trade_verbs().earn.tensed
    is_bare = marks.words(last.end, marks.statement.end)[:1] in ([], ["."], [","], ["more"], ["only"], ["respectively"])
    is_told = bool(words & made_up) and words <= made_up | _EARNING | ABOUT | _FOR
    return (marks.statement.start, marks.statement.start) if is_bare and is_told else None


def earned(marks: Marks, last: HeadMark) -> tuple[int, int] | None:
    """ "Wine alone brought in 3 billion.": goods that open the sentence and what they made, behind all exports."""
    goods, first = next(iter(marks.of_kind("commodity")), None), marks.amounts[0]
    if goods is None or first.kind not in _SUMS or last.flow is not Flow.EXPORT or not _opens(marks, goods.start):
        return None
    words = set(marks.words(goods.end, first.start)) - _FOR
    earned = trade_verbs().earn.tensed | trade_verbs().make_up.tensed
    return (marks.statement.start, marks.statement.start) if words & earned and words <= earned | _EARNING else None


def _opens(marks: Marks, start: int) -> bool:
    """Whether nothing but a time and one word more stands before a place: "Tea", "Live cattle", "In 2010 tin ore"."""
    words = marks.words(marks.statement.start, start)
    rest = [word for word in words if not (word in TIME_LEADS or word in TIMES or word.isdigit() or word == ",")]
    return len(rest) <= (0 if len(words) > 1 else 1)


def earnings(marks: Marks, last: HeadMark) -> tuple[int, int] | None:
    """ "Earnings rose to 3 billion.", "Their value fell": what the exports of the statement before brought in."""
    words = [token for token in marks.tokens if token.is_word][:_OPENING]
    if last.flow is not Flow.EXPORT or last.measure is not Measure.VALUE or len(words) < _OPENING:
        return None
    at = 1 if words[0].lower in {"their", "the", "its"} else 0
    is_sum = words[at].lower in word_list("sums") and (at or words[at].lower != "value")
    return (words[at].start, words[at].end) if is_sum and goes_on(words[at + 1].lower) else None


def goes_on(word: str) -> bool:
    """Whether a verb behind a pronoun tells of its figure: "they were", "it climbed to"."""
    verbs = trade_verbs()
    return (
        word in word_list("continuing")
        or word in verbs.rise.finite
        or word in verbs.fall.finite
        or word in verbs.reach.finite
    )
