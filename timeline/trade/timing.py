"""Which of the periods of a statement a figure is for."""

import datetime as dt
import re
from itertools import pairwise
from typing import Final

from timeline.lexicons.trade_verbs import trade_verbs
from timeline.records import Amount
from timeline.trade.compared import compares, counted_back, is_compared
from timeline.trade.marks import LIMITS, Marks
from timeline.trade.spans import Period, counted_from, months_on, of_months, of_year

_DAY: Final = len("2020-02-29")
_MOST: Final = 4
_YEAR: Final = len("2020")
_MONTH: Final = len("2020-02")
_FRONTED: Final = frozenset({"before", "since", "until"})
LEGAL: Final = re.compile(
    r"\b(?:Act|Agreement|Treaty|Law|Bill|Order|Proclamation|Resolution|Convention|Protocol|Directive|Regulation|Memorandum|Accord)"
    r"(?:\s[\w.-]{1,12})?(?:,?\sof\s(?:the\s)?|\s)$|\b(?:signed|dated|issued|adopted|enacted)\s(?:on\s|in\s)?$"
)
"""What stands before the year or day of a law, which is no period of trade."""
_RELATED: Final = re.compile(r"\s(?:in\s)?(?:the\s)?(?:last|this|previous)\s(?:year|month|quarter)", re.IGNORECASE)
_RELATIVES: Final = frozenset({"which", "whose", "who", "where"})
_RUN: Final = re.compile(r"(?:from|between)\s", re.IGNORECASE)
_AFTERWARDS: Final = frozenset("after following rebounding recovering reversing".split())
_STEPPED: Final[tuple[list[str], ...]] = ([], ["in", "value"], ["in", "volume"], ["in", "real", "terms"])
_YEARS: Final = re.compile(r"\d{4}/\d{4}")
_PHRASE: Final = 16
_INSERTS: Final = frozenset({(",", "worth"), (",", "valued"), ("(", "worth"), (",", "totalling"), (",", "totaling")})
_PACT: Final = re.compile(
    r"\s(?:\w{4,12}\s)?(?:accord|agreement|pact|deal|law|act|treaty|order|summit|visit|meeting|talks|election|crisis)\b",
    re.IGNORECASE,
)
"""Behind a month or year these say that something else was of that time."""
_BRACKETS: Final = re.compile(r"\([^()]{0,80}\)")


def usable(marks: Marks, periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """The periods that figures can be for: without single days, those of laws ("Trade Act of 1974") and of an opening "Before …," clause."""
    first = next((token for token in marks.tokens if token.is_word), None)
    fronted = 0
    if first is not None and first.lower in _FRONTED:
        fronted = next((token.start for token in marks.tokens if token.text == ","), 0)
    return tuple(
        p
        for p in periods
        if p.start >= fronted
        and len(p.value) != _DAY
        and not LEGAL.search(lead_of(marks, p))
        and not _PACT.match(marks.text, p.end)
    )


def _lead(marks: Marks, period: Period) -> int:
    """Length of the article or preposition that the period's own words begin with."""
    words = re.match(r"(?:in|the)\s", marks.text[period.start : period.end], re.IGNORECASE)
    return words.end() if words else 0


def main_period(marks: Marks, periods: tuple[Period, ...]) -> Period | None:
    """The first fixed period that no single figure owns and that does not only compare."""
    owned = _owned(marks, periods)
    return next((p for p in periods if p.shift is None and p not in owned and not compares(marks, p)), None)


def _owner(marks: Marks, amount: Amount, periods: tuple[Period, ...]) -> Period | None:
    """The period of an amount by its genitive or place: "January's 7.2 billion", "last month's record 5 billion", "a year-ago 3 billion"."""
    for period in periods:
        if period.end <= amount.start and amount.start - period.end < 48:
            words = [token.lower for token in marks.between(period.end, amount.start)]
            genitive = words[:1] in (["'s"], ["’s"]) or marks.text[period.end - 2 : period.end] in ("'s", "’s")
            if (
                genitive
                and len(words) <= 5
                and not set(words) & {",", "was", "to", "in", "by"}
                and _is_next(marks, period, amount)
            ):
                return period
            if (not words and (period.shift is not None or is_compared(marks, amount))) or _is_label(
                marks, period, words
            ):
                return period
            if words == ["("] and not _is_dated(marks, amount, periods):
                return period
            if _is_of_noun(marks, period, amount, words) or _is_apart(marks, period, words, periods):
                return period
    return None


def _is_dated(marks: Marks, amount: Amount, periods: tuple[Period, ...]) -> bool:
    """ "14 tonnes in 2023 (13 in 2022)": whether what is put in brackets has its own time there."""
    return any(p.start >= amount.end and ")" not in marks.text[amount.end : p.start] for p in periods)


def _is_label(marks: Marks, period: Period, words: list[str]) -> bool:
    """ "4 billion (2014: 3 billion)": the year before a colon in brackets."""
    return words == [":"] and marks.words(period.start - 1, period.start) == ["("]


def _is_of_noun(marks: Marks, period: Period, amount: Amount, words: list[str]) -> bool:
    """ "compared with a December deficit of 5 billion": the month before the noun of a figure that is compared with."""
    said = {
        cue.end for cue in marks.of_kind("comparison") if cue.end <= period.start and period.start - cue.end < _PHRASE
    }
    noun = 1 <= len(words) <= 4 and words[-1] in {"of", "at"} and is_compared(marks, amount)
    return noun and bool(said) and not any(max(said) <= other.start < period.start for other in marks.amounts)


def _is_apart(marks: Marks, period: Period, words: list[str], periods: tuple[Period, ...]) -> bool:
    """ "its May deficit of 2 billion took that of the first five months to 9": the month of one noun, beside the time of others."""
    if words[-1:] not in (["of"], ["at"]) or len(period.value) != _MONTH:
        return False
    near = any(0 < head.start - period.end <= 1 for head in marks.heads) and len(words) <= _MOST
    return near and any(p.shift is None and p.start > period.end for p in periods)


def _owned(marks: Marks, periods: tuple[Period, ...]) -> list[Period]:
    """The periods that one figure has for itself: its genitive, or for an earlier figure ("against 5 billion in May") the one behind it."""
    if not periods:
        return []
    found = [_owner(marks, amount, periods) for amount in marks.amounts]
    found += [_behind(marks, amount, periods, True) for amount in marks.amounts if is_compared(marks, amount)]
    return [period for period in found if period is not None]


def _is_next(marks: Marks, period: Period, amount: Amount) -> bool:
    return not any(period.end <= other.start < amount.start for other in marks.amounts)


def period_of(
    marks: Marks, amount: Amount, periods: tuple[Period, ...], main: Period | None, *, compared: bool
) -> Period | None:
    """The period of a figure: its own genitive, else the nearest behind it in its clause, else one before it, else `main`.

    A compared figure ("from 5 billion a year earlier") counts from `main`.
    """
    own = _owner(marks, amount, periods)
    if own is not None:
        return counted_from(own, main)
    owned = [] if compared else _owned(marks, periods)
    behind = _behind(
        marks, amount, tuple(p for p in periods if p not in owned and not _is_related(marks, amount, p)), compared
    )
    if behind is not None:
        found = counted_from(behind, main)
        return _not_later(marks, found, main) if compared and found is not None else found
    if compared:
        shifted = next((period for period in periods if period.shift is not None), None)
        told = _RELATED.match(marks.text, amount.end) is not None  # a year that an undated article does not tell
        return counted_from(shifted, main) if shifted is not None else None if told else _year_before(marks, main)
    if (following := _next_year(marks, amount, periods)) is not None:
        return following
    if (counted := counted_back(marks, amount, periods)) is not None:
        return counted_from(counted, main)
    free = [p for p in periods if p.shift is None and not compares(marks, p) and p not in owned]
    before = [p for p in free if p.end <= amount.start and not _is_inserted(marks, p, amount)]
    if len(before) > 1 and _is_of_past_step(marks, before[-2], before[-1], amount):
        before.pop()
    if before:
        return before[-1]
    behind_it = [p for p in free if p.end > amount.start and not _is_beyond(marks, amount, p)]
    return behind_it[0] if behind_it else main if main not in free else None


def _is_related(marks: Marks, amount: Amount, period: Period) -> bool:
    """ "4 percent to Mali, which in 2005 had taken 32": the time of a clause that tells more of a country behind the figure."""
    words = marks.words(amount.end, period.start)
    at = next((place for place, pair in enumerate(pairwise(words)) if pair[0] == "," and pair[1] in _RELATIVES), -1)
    return at >= 0 and any(other.start >= period.end for other in marks.amounts)


def _next_year(marks: Marks, amount: Amount, periods: tuple[Period, ...]) -> Period | None:
    """ "3 percent this year and 4 percent next": the year behind the one told before."""
    behind = marks.words(amount.end, min(marks.statement.end, amount.end + len(" next and ")))
    if behind[:1] != ["next"] or behind[1:2] not in ([], ["."], [","], [";"], ["and"]):
        return None
    told = next((p for p in reversed(periods) if p.end <= amount.start and p.first and len(p.value) == _YEAR), None)
    return of_year(told.start, told.end, told.first.year + 1) if told is not None and told.first else None


def _is_of_past_step(marks: Marks, first: Period, second: Period, amount: Amount) -> bool:
    """ "exports fell in January, after a rise of 3 percent in December; imports slid 2 percent": behind the semicolon January is told on."""
    words, behind = marks.words(first.end, second.start), marks.words(second.end, amount.start)
    is_past = bool(_AFTERWARDS & set(words)) and any(first.end <= a.start < second.start for a in marks.amounts)
    return is_past and (";" in behind or behind[:2] in ([",", "while"], [",", "and"]))


def _is_beyond(marks: Marks, amount: Amount, period: Period) -> bool:
    """ "Chad, whose cotton brings in 60 percent of its exports, shipped 3 tonnes in 2020": the year is outside the inserted clause."""
    if ";" in _BRACKETS.sub("", marks.text[amount.end : period.start]):
        return True
    if {"after", "when"} & set(marks.words(amount.end, period.start)[:-1]):
        return True  # "fell to 44 tonnes after Mali banned them in 1986"
    words = [token.lower for token in marks.between(marks.statement.start, amount.start)]
    opened = max(
        (at for at, pair in enumerate(pairwise(words)) if pair[0] == "," and pair[1] in _RELATIVES), default=-1
    )
    return (
        opened >= 0
        and "," not in words[opened + 1 :]
        and any(t.text == "," for t in marks.between(amount.end, period.start))
    )


def _year_before(marks: Marks, main: Period | None) -> Period | None:
    """ "fell to 32 billion last year from 36 billion": next to a figure of a whole year the bare earlier one is of the year before."""
    if main is None or main.first is None or len(main.value) != len("2020"):
        return None
    if marks.words(main.start - len("by "), main.start) == ["by"]:
        return None  # "from 36 billion to 50 billion by 2030": that of today
    return of_year(main.start, main.end, main.first.year - 1)


def is_guessed(period: Period | None, main: Period | None) -> bool:
    """Whether a period was only taken for the year before, because its figure is compared with one of a whole year."""
    return period is not None and main is not None and period.start == main.start and period.value != main.value


def _is_inserted(marks: Marks, period: Period, amount: Amount) -> bool:
    """ "its exports, worth 3 billion in 2020, make up half": the year between the commas is that of the sum between them."""
    before = [token.lower for token in marks.between(max(marks.statement.start, period.start - 50), period.start)]
    if set(marks.words(period.end, amount.start)[:3]) & {"now", "currently", "today"}:
        return True  # "oil, found in 1992, now provides"
    opened = any(pair in _INSERTS for pair in pairwise(before))
    return opened and "," in marks.text[period.end : amount.start]


def _not_later(marks: Marks, period: Period, main: Period | None) -> Period:
    """ "to 5 billion in January from 6 billion in December": a month without a year that is compared with lies before the main one."""
    bare = (
        not _RELATED.match(" " + marks.text[period.start : period.end])
        and not any(letter.isdigit() for letter in marks.text[period.start : period.end])
        and len(period.value) == _MONTH
    )
    if bare and main is not None and main.first and period.first and period.first > main.first:
        return of_months(period.start, period.end, months_on(period.first, -12), 1)
    return period


def end_of_run(
    marks: Marks, amount: Amount, period: Period | None, main: Period | None, *, compared: bool
) -> Period | None:
    """ "between 2010 and 2016 imports fell from 32 billion to 28": the first figure is of the first year, the second of the last."""
    run = main if compared else period
    if run is not None and not compared and _is_monthly(marks, amount, run):
        return of_months(run.start, run.end, run.last or dt.date.min, 1)
    if run is None or run.first is None or run.last is None or not _RUN.match(marks.text, run.start):
        return period
    if not _YEARS.fullmatch(run.value) or amount.kind not in {"money", "quantity"}:
        return period
    before = marks.words_up_to(amount, _PHRASE)[-1:]
    if compared and before == ["from"]:
        return of_year(run.start, run.end, run.first.year)
    told = any(a.kind == amount.kind and a.end < amount.start and is_compared(marks, a) for a in marks.amounts)
    reached = bool(set(before) & trade_verbs().reach.going_on) and amount.start > run.end
    stepped = before == ["to"] and (told or (amount.start > run.end and _is_stepped(marks, amount)))
    return of_year(run.start, run.end, run.last.year) if reached or stepped else period


def _is_monthly(marks: Marks, amount: Amount, run: Period) -> bool:
    """ "rose 2 percent from February to March and imports 3": the step of the second month on the first."""
    if amount.kind != "percent" or run.first is None or run.last is None or not _RUN.match(marks.text, run.start):
        return False
    if len(run.value) != 2 * _MONTH + 1 or months_on(run.first, 1) != run.last.replace(day=1):
        return False
    behind = marks.words(run.end, min(marks.statement.end, run.end + _PHRASE))
    if run.first.month == 1 or {"year", "period"} & set(behind):
        return False  # customs tell January and February together
    step = next((a for a in reversed(marks.amounts) if a.end <= run.start), None)
    if step is None or step.kind != "percent" or marks.words(step.end, run.start) not in _STEPPED:
        return False
    return any(cue.kind in {"up", "down"} and cue.end <= step.start for cue in marks.cues)


def _is_stepped(marks: Marks, amount: Amount) -> bool:
    """ "doubled between 2000 and 2007 to": whether a verb of going up or down stands before what was reached."""
    multiplied = trade_verbs().multiply.finite
    return any(cue.kind in {"up", "down"} and cue.end <= amount.start for cue in marks.cues) or any(
        token.lower in multiplied and token.end <= amount.start for token in marks.tokens
    )


def lead_of(marks: Marks, period: Period) -> str:
    """The words right before a period, its own article or preposition with them."""
    return marks.text[max(marks.statement.start, period.start - 44) : period.start + _lead(marks, period)]


def _behind(marks: Marks, amount: Amount, periods: tuple[Period, ...], compared: bool) -> Period | None:
    stop = min(
        [other.start for other in marks.amounts if other.start > amount.end and other.kind != "rank"]
        + [marks.statement.end]
    )
    for period in periods:
        if not amount.end <= period.start < stop or (compares(marks, period) and not compared):
            continue
        words = {token.lower for token in marks.between(amount.end, period.start)}
        return period if not words & (LIMITS | {"and"}) and (period.shift is None or compared) else None
    return None
