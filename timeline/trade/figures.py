"""Which figure is said of which head, and what of it: value, change, share, balance, tariff, quota; its sign and its period."""

from dataclasses import dataclass, replace

from timeline.records import Amount
from timeline.terms import Flow, Measure
from timeline.trade.marks import CueMark, HeadMark, Marks
from timeline.trade.parties import clause_end
from timeline.trade.periods import Period, counted_from

_FARTHEST = 130
_LIMITS = frozenset({";", "but", "while", "whereas"})
_STEPS = frozenset("rise increase fall decline drop decrease gain growth jump reduction slump".split())
_AGAINST = frozenset("from than since over against versus vs with to".split())
"""Words before a period that only serves to compare."""


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount with the head it is said of. `compared` ones belong to an earlier time ("from 5 billion a year earlier")."""

    amount: Amount
    head: HeadMark
    measure: Measure
    number: float
    compared: bool = False


def figures_of(marks: Marks, unit: str = "") -> list[Figure]:
    """The figures of a statement in order, each with its head; those whose nearest noun is no trade are left out.

    `unit` is the unit that figures without one take when the statement gives none: that of the statement before.
    """
    found: list[Figure] = []
    last: Amount | None = None
    for bare in marks.amounts:
        if bare.kind == "rank":
            continue
        amount = _with_unit(bare, last, unit)
        if amount.kind in {"money", "quantity"}:
            last = amount
        head = _head_of(marks, amount)
        if head is None or head.silent:
            continue
        figure = _figure(marks, amount, head)
        if figure is not None:
            found.append(figure)
    return found


def _with_unit(amount: Amount, last: Amount | None, unit: str) -> Amount:
    """ "5.79 billion dlrs, from 5.98 billion": a bare figure has the unit of the one before it."""
    if amount.kind != "count" or amount.number < 1_000:
        return amount
    if last is not None:
        return replace(amount, kind=last.kind, unit=last.unit, rule_id=f"{last.rule_id}.same")
    return (
        replace(amount, kind="money" if len(unit) == 3 else "quantity", unit=unit, rule_id="unit.before")
        if unit
        else amount
    )


def _head_of(marks: Marks, amount: Amount) -> HeadMark | None:
    """The head that an amount is said of: right behind it ("$5 bn of exports", "a 25 percent tariff"), else the last one before it."""
    after = next((head for head in marks.heads if head.start >= amount.end), None)
    if after is not None:
        between = marks.between(amount.end, after.start)
        words = [token.lower for token in between]
        if words[:1] and words[0] in _STEPS and words[1:] in (["in"], ["in", "its"], ["in", "the"]):
            return after
        near = len(words) <= 4 and not set(words) & (
            _LIMITS | {",", "and", "from", "to", "in", "than", ":", "(", ")", "while"}
        )
        if near and (not words or words[0] in {"of", "worth", "in", "on"} or len(words) <= 2):
            return after
    before = [head for head in marks.heads if head.end <= amount.start]
    if not before:
        return (
            after
            if after is not None
            and after.start - amount.end < 60
            and not set(_words(marks, amount.end, after.start)) & _LIMITS
            else None
        )
    head = before[-1]
    if amount.start - head.end > _FARTHEST and head.loose:
        return None
    if set(_words(marks, head.end, amount.start)) & _LIMITS and clause_end(marks, head.end, heads=False) < amount.start:
        return None
    return head


def _words(marks: Marks, start: int, end: int) -> list[str]:
    return [token.lower for token in marks.between(start, end)]


def _figure(marks: Marks, amount: Amount, head: HeadMark) -> Figure | None:
    compared = is_compared(marks, amount)
    if head.measure is Measure.TARIFF:
        if amount.kind != "percent":
            return None
        return Figure(amount, head, Measure.TARIFF, amount.number, compared)
    if head.measure is Measure.QUOTA:
        return (
            Figure(amount, head, Measure.QUOTA, amount.number, compared)
            if amount.kind in {"quantity", "money"}
            else None
        )
    if amount.kind == "percent":
        return _percent(marks, amount, head, compared)
    if amount.kind not in {"money", "quantity"}:
        return None
    sign = _direction(marks, amount)
    if _is_by(marks, amount) and sign:
        return Figure(amount, head, Measure.CHANGE, sign * abs(amount.number), compared)
    number = amount.number
    if head.flow is Flow.BALANCE:
        number = _balance_sign(marks, head, amount) * abs(number)
    return Figure(amount, head, head.measure, number, compared)


def _percent(marks: Marks, amount: Amount, head: HeadMark, compared: bool) -> Figure | None:
    before = _words(marks, max(marks.statement.start, amount.start - 60), amount.start)
    after = _words(marks, amount.end, min(marks.statement.end, amount.end + 40))
    sign = _direction(marks, amount)
    share = bool(
        set(before[-5:])
        & {
            "account",
            "accounts",
            "accounted",
            "accounting",
            "share",
            "represents",
            "represented",
            "representing",
            "make",
            "made",
            "makes",
            "constitutes",
        }
    )
    of_total = after[:1] == ["of"] and not sign
    if (share or of_total) and not (sign and not share):
        return Figure(amount, head, Measure.SHARE, amount.number, compared)
    if after[:2] == ["of", "gdp"]:
        return Figure(amount, head, head.measure, amount.number, compared)
    return Figure(amount, head, Measure.CHANGE, sign * abs(amount.number), compared) if sign else None


def _is_by(marks: Marks, amount: Amount) -> bool:
    """ "rose by 3 billion", "a rise of 3 billion", "up 3 billion": the figure is the step, not what was reached."""
    words = _words(marks, max(marks.statement.start, amount.start - 24), amount.start)
    return bool(words) and (
        words[-1] in {"by", "up", "down"} or (words[-1] == "of" and len(words) > 1 and _is_step(words[-2]))
    )


def _is_step(word: str) -> bool:
    return word in _STEPS


def _direction(marks: Marks, amount: Amount) -> int:
    """1 up, -1 down, 0 not told: the nearest such word before the amount in its clause, or right behind it."""
    start = max(marks.statement.start, amount.start - 70)
    cues = [
        (cue.start, 1 if cue.kind == "up" else -1)
        for cue in marks.cues
        if cue.kind in {"up", "down"} and start <= cue.start < amount.start
    ]
    if cues:
        place, sign = max(cues)
        if not set(_words(marks, place, amount.start)) & {";", "while", "but"}:
            return sign
    after = [
        (cue.start, 1 if cue.kind == "up" else -1)
        for cue in marks.cues
        if cue.kind in {"up", "down"} and amount.end <= cue.start <= amount.end + 14
    ]
    return min(after)[1] if after else 0


def _balance_sign(marks: Marks, head: HeadMark, amount: Amount) -> int:
    if head.sign:
        return head.sign
    words = set(_words(marks, head.start, min(marks.statement.end, amount.end + 30)))
    return -1 if words & {"deficit", "negative", "red", "shortfall"} else 1


def is_compared(marks: Marks, amount: Amount) -> bool:
    """Whether an amount is the earlier figure: "from 5 billion", "compared with 5 billion", "against 5 billion"."""
    for cue in marks.of_kind("comparison"):
        if 0 <= amount.start - cue.end <= 30:
            between = _words(marks, cue.end, amount.start)
            if not set(between) & {"to", ",", "by", "and", "in"} and not (cue.name == "from" and _is_place(marks, cue)):
                return True
    return False


def _is_place(marks: Marks, cue: CueMark) -> bool:
    return any(0 <= party.start - cue.end <= 6 for party in marks.parties)


def _compares(marks: Marks, period: Period) -> bool:
    """Whether a period stands behind "from" or "than": it belongs to the earlier figure."""
    words = _words(marks, max(marks.statement.start, period.start - 14), period.start)
    return bool(words) and words[-1] in _AGAINST


def period_of(
    marks: Marks, amount: Amount, periods: tuple[Period, ...], main: Period | None, *, compared: bool
) -> Period | None:
    """The period of a figure: the nearest behind it in its clause, else before it; a compared one counts from the main period."""
    stop = min(
        [other.start for other in marks.amounts if other.start > amount.end and other.kind != "rank"]
        + [marks.statement.end]
    )
    behind = [
        period for period in periods if amount.end <= period.start < stop and (compared or not _compares(marks, period))
    ]
    if (
        behind
        and not set(_words(marks, amount.end, behind[0].start)) & {"and", ";", "while"}
        and (behind[0].shift is None or compared)
    ):
        return counted_from(behind[0], main)
    if compared:
        shifted = next((period for period in periods if period.shift is not None), None)
        return counted_from(shifted, main) if shifted is not None else None
    before = [p for p in periods if p.end <= amount.start and p.shift is None and not _compares(marks, p)]
    if before:
        return before[-1]
    fixed = [period for period in periods if period.shift is None]
    return fixed[0] if fixed and not compared else main
