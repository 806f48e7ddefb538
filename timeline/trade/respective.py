"""Rows that are told in order: "exports to Mali, Chad and Togo rose 4, 6 and 9 percent, respectively"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline.records import Amount
from timeline.trade.figures import Figure
from timeline.trade.marks import CueMark, Marks, PartyMark
from timeline.trade.spans import Period

_WORD: Final = "respectively"
_JOINTS: Final = frozenset({",", "and", "&", "the", "by", "to", "at", "about", "in", "'s", "’s"})
_LONGEST: Final = 3
_NEAR: Final = 90


def with_units(marks: Marks) -> Marks:
    """The marks with the bare figures of a row as amounts of its unit: the 4 and 6 of "4, 6 and 9 percent, respectively"."""
    if not any(token.lower == _WORD for token in marks.tokens):
        return marks
    row = _row(marks) or [a for a in marks.amounts if a.kind != "rank" and _is_near_word(marks, a)][-1:]
    if not row or row[-1].kind == "count":
        return marks
    bare = _bare_before(marks, row[0])
    kept = [amount for amount in marks.amounts if not any(amount.start == other.start for other in bare)]
    return replace(marks, amounts=tuple(sorted([*kept, *bare], key=lambda amount: amount.start))) if bare else marks


def _bare_before(marks: Marks, last: Amount) -> list[Amount]:
    """The plain figures that are joined to an amount behind them, in its unit and scale."""
    found: list[Amount] = []
    end = last.start
    figure = next((t.text for t in marks.between(last.start, last.end) if t.text.replace(".", "", 1).isdigit()), "")
    if not figure or not float(figure):
        return []
    scale = last.number / float(figure)
    for token in reversed(marks.between(marks.statement.start, last.start)):
        if token.text.replace(".", "", 1).isdigit() and _is_joined(marks, token.end, end):
            found.insert(
                0, replace(last, start=token.start, end=token.end, text=token.text, number=scale * float(token.text))
            )
            end = token.start
        elif token.lower not in _JOINTS:
            break
    return found


def _is_near_word(marks: Marks, amount: Amount) -> bool:
    return any(token.lower == _WORD and 0 <= token.start - amount.end <= _NEAR for token in marks.tokens)


def _row(marks: Marks) -> list[Amount]:
    """The amounts that are told in order, [] when there is no row of them."""
    word = next((token for token in marks.tokens if token.lower == _WORD), None)
    if word is None:
        return []
    before = [a for a in marks.amounts if a.end <= word.start and a.kind != "rank"]
    if not before or word.start - before[-1].end > _NEAR:
        return []
    row = before[-1:]
    for amount in reversed(before[:-1]):
        if amount.kind not in (row[0].kind, "count") or not _is_joined(marks, amount.end, row[0].start):
            break
        row.insert(0, amount)
    return row if len(row) > 1 else []


def _is_joined(marks: Marks, start: int, end: int) -> bool:
    words = [token.lower for token in marks.between(start, end)]
    return bool(words) and len(words) <= _LONGEST and set(words) <= _JOINTS


def _keys(marks: Marks, spans: Sequence[tuple[int, int]], count: int) -> int:
    """Where among `spans` a row of just so many begins, each joined to the next; -1 when there is none."""
    starts = []
    first = 0
    for at in range(1, len(spans) + 1):
        if at == len(spans) or not _is_joined(marks, spans[at - 1][1], spans[at][0]):
            if at - first == count:
                starts.append(first)
            first = at
    return starts[0] if len(starts) == 1 else -1


def parties_in_order(marks: Marks) -> dict[int, PartyMark]:
    """The country of each amount of a row, by where the amount starts; of the first country its place in the sentence holds for all."""
    row = _row(marks)
    parties = [party for party in marks.parties if row and party.end <= row[0].start]
    at = _keys(marks, [(party.start, party.end) for party in parties], len(row)) if len(parties) > 1 else -1
    return {amount.start: parties[at + place] for place, amount in enumerate(row)} if at >= 0 else {}


def goods_in_order(marks: Marks, figures: Sequence[Figure]) -> list[Figure]:
    """The figures with the goods of their place in a row: "exports of tea and coffee rose 4 and 6 percent, respectively"."""
    row = _row(marks)
    goods: list[CueMark] = [cue for cue in marks.of_kind("commodity") if row and cue.end <= row[0].start]
    at = _keys(marks, [(cue.start, cue.end) for cue in goods], len(row)) if len(goods) > 1 else -1
    if at < 0:
        return list(figures)
    own = {amount.start: goods[at + place] for place, amount in enumerate(row)}
    return [_with_goods(marks, figure, own.get(figure.amount.start)) for figure in figures]


def _with_goods(marks: Marks, figure: Figure, cue: CueMark | None) -> Figure:
    return figure if cue is None else replace(figure, goods=marks.text[cue.start : cue.end], code=cue.code)


def periods_in_order(marks: Marks, periods: Sequence[Period]) -> dict[int, Period]:
    """The period of each amount of a row: "4 and 6 billion in 2019 and 2020, respectively"."""
    row = _row(marks)
    fixed = [period for period in periods if period.shift is None]
    at = _keys(marks, [(period.start, period.end) for period in fixed], len(row)) if row and len(fixed) > 1 else -1
    return {amount.start: fixed[at + place] for place, amount in enumerate(row)} if at >= 0 else {}
