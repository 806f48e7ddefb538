"""Rows that are told in order: "exports to Mali, Chad and Togo rose 4, 6 and 9 percent, respectively"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from timeline.records import Amount
from timeline.tokens import Token
from timeline.trade.bare_shares import bare_behind
from timeline.trade.heads import head_of
from timeline.trade.marks import LIMITS, CueMark, Figure, Marks, PartyMark
from timeline.trade.period_forms import MONTH_NUMBER
from timeline.trade.spans import Period
from timeline.trade.taxes import tax_before

_ORDERING: Final = frozenset({"respectively", "respective"})
_JOINTS: Final = frozenset({",", "and", "&", "the", "by", "to", "at", "about", "in", "'s", "’s"})
_PLAIN: Final = frozenset({",", "and", "&"})
_PAIRED: Final = frozenset({"between", "versus"})
"""Before two countries these make one side of them, whose figures are of other things."""
_LONGEST: Final = 3
_NEAR: Final = 90
_AHEAD: Final = len(" shares of about 60, 12, 8 and ")
"""How far behind "respectively" the first unit of a row stands: "accounted respectively for 60, 12 and 5 percent"."""
_LEAD: Final = len("September ")
_YEAR: Final = len("2019")


def with_units(marks: Marks) -> Marks:
    """The marks with the bare figures of a row as amounts of its unit: the 4 and 6 of "4, 6 and 9 percent".

    Without "respectively" they are a row where as many countries or goods were listed before, or where they are rates of a tariff.
    """
    word = _ordering_word(marks)
    if word is not None:
        row = _row(marks) or _beside_word(marks, word)
        bare = _bare_in_row(marks, row) + _counts_in_row(row) if row and row[-1].kind != "count" else []
    else:
        bare = [other for amount in marks.amounts for other in _bare_in_list(marks, amount)] + bare_behind(marks)
    starts = {amount.start for amount in bare}
    unitless = [pair for pair in pairwise(marks.amounts) if pair[0].kind == "count" and pair[0].start not in starts]
    bare += [other for pair in unitless for other in _of_same_unit(marks, *pair)]
    if not bare:
        return marks
    starts |= {amount.start for amount in bare}
    kept = [amount for amount in marks.amounts if amount.start not in starts]
    return replace(marks, amounts=tuple(sorted([*kept, *bare], key=lambda amount: amount.start)))


def _bare_in_row(marks: Marks, row: Sequence[Amount]) -> list[Amount]:
    """The bare figures of a row that is told in order, before its first unit and between units ("by 2.6 and 70 percent respectively")."""
    return list({bare.start: bare for amount in (row[0], row[-1]) for bare in _bare_before(marks, amount)}.values())


def _counts_in_row(row: Sequence[Amount]) -> list[Amount]:
    """The large figures of a row that have no unit of their own: the first of "350,000 and 120,000 tonnes", "2.6 billion and 780
    million dollars"."""
    last = row[-1]
    return [
        replace(last, start=a.start, end=a.end, text=a.text, number=a.number)
        for a in row
        if a.kind == "count" and ("," in a.text or a.text[-1].isalpha())
    ]


def _of_same_unit(marks: Marks, first: Amount, second: Amount) -> list[Amount]:
    """ "exports and imports were 1.1 billion and 1.3 billion dollars", "exports of 1.1 million and imports of 1.3 million tonnes": the first of
    two, whose unit stands behind the second."""
    if not first.text[-1].isalpha() or not second.text[-1].isalpha():
        return []
    between = marks.words(first.end, second.start)
    is_next = between == ["and"] and second.kind == "money"
    if second.kind in {"money", "quantity"} and _joins(between):
        is_next = is_next or _is_of_next(marks, first, second)
    return _counts_in_row([first, second]) if is_next else []


def _joins(between: Sequence[str]) -> bool:
    """Whether these words may lead from one figure to the next of another noun: "and imports of"."""
    return len(between) <= _LONGEST_JOINT and not _SUM_JOINTS.isdisjoint(between[:2])


def _is_of_next(marks: Marks, first: Amount, second: Amount) -> bool:
    """Whether the second figure is said of a noun of trade between the two, and the first of one before it."""
    loud = [head for head in marks.heads if not head.silent]
    behind = any(first.end <= head.start and head.end <= second.start for head in loud)
    return behind and any(head.end <= first.start <= head.end + _NEXT_TO for head in loud)


_SUM_JOINTS: Final = frozenset({"and", "while", "against", "with"})
_LONGEST_JOINT: Final = 6
_NEXT_TO: Final = len(" to Mali in May were about ")


def _bare_in_list(marks: Marks, amount: Amount) -> list[Amount]:
    """The bare figures before an amount, [] where nothing says that each is one of its own ("between 3 and 4 percent")."""
    if amount.kind in ("rank", "count") or marks.text[amount.start - 4 : amount.start] != "and ":
        return []
    bare = _bare_before(marks, amount)
    if not bare:
        return []
    if amount.kind == "percent" and tax_before(marks, bare[0].start) is head_of(marks, amount) is not None:
        before = marks.words(max(marks.statement.start, bare[0].start - _LEAD), bare[0].start)[-1:]
        return [] if before == ["between"] or set(before) & MONTH_NUMBER.keys() else bare
    row = [*bare, amount]
    if _years_behind(marks, amount) == len(row):
        return bare
    spans = (_party_spans(marks), _goods_spans(marks))
    return bare if any(_first_in_order(marks, named, row) >= 0 for named in spans) else []


def _years_behind(marks: Marks, amount: Amount) -> int:
    """How many years are listed right behind an amount: "4 and 6 billion in 2019 and 2020"."""
    behind = marks.between(amount.end, min(marks.statement.end, amount.end + _NEAR))
    if not behind or behind[0].lower != "in":
        return 0
    count = 0
    for token in behind[1:]:
        if token.text.isdigit() and len(token.text) == _YEAR:
            count += 1
        elif token.lower not in _PLAIN:
            break
    return count


def _bare_before(marks: Marks, last: Amount) -> list[Amount]:
    """The plain figures that are joined to an amount behind them, in its unit and scale."""
    if last.kind == "count":
        return []
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


def _ordering_word(marks: Marks) -> Token | None:
    """ "respectively", which says that figures are told in the order of their nouns; None where it does not stand."""
    return next((token for token in marks.tokens if token.lower in _ORDERING), None)


def _leads(marks: Marks, word: Token) -> bool:
    """Whether a figure follows on the word, "up respectively 11.5 and 6.4 pct"."""
    behind = next((token for token in marks.tokens if token.start >= word.end), None)
    return behind is not None and (behind.text[0].isdigit() or behind.text[0] in "$£€")


def _beside_word(marks: Marks, word: Token) -> list[Amount]:
    """The last amount with a unit right before "respectively", else the first right behind it."""
    amounts = [amount for amount in marks.amounts if amount.kind != "rank"]
    before = [amount for amount in amounts if 0 <= word.start - amount.end <= _NEAR and not _leads(marks, word)]
    return before[-1:] or [amount for amount in amounts if 0 <= amount.start - word.end <= _AHEAD][:1]


def _row(marks: Marks) -> list[Amount]:
    """The amounts that are told in order, [] when there is no row of them: those beside "respectively", else the last that are joined."""
    word = _ordering_word(marks)
    amounts = [a for a in marks.amounts if a.kind != "rank"]
    before = [a for a in amounts if word is None or a.end <= word.start]
    if word is not None and (not before or word.start - before[-1].end > _NEAR or _leads(marks, word)):
        return _row_behind(marks, [a for a in amounts if a.start >= word.end], word.end)
    return _row_up_to(marks, before, word)


def _row_behind(marks: Marks, amounts: Sequence[Amount], start: int) -> list[Amount]:
    """ "were respectively 45 million and 12 million", "with respective shares of 45 and 20 percent": the row that begins behind the word."""
    row: list[Amount] = []
    for amount in amounts:
        if row and not _is_joined(marks, row[-1].end, amount.start):
            break
        if not row and amount.start - start > _AHEAD:
            break
        row.append(amount)
    return row if len(row) > 1 and row[0].kind in (row[-1].kind, "count") else []


def _row_up_to(marks: Marks, before: Sequence[Amount], word: Token | None) -> list[Amount]:
    """The row that ends with the last of the amounts."""
    kinds = ("count",) if word is not None else ()
    row: list[Amount] = []
    for amount in reversed(before):
        if row and (amount.kind == row[0].kind or amount.kind in kinds) and _is_joined(marks, amount.end, row[0].start):
            row.insert(0, amount)
        elif len(row) > 1:
            break
        elif row and word is not None:
            return []
        else:
            row = [amount]
    return row if len(row) > 1 else []


def _first_in_order(marks: Marks, spans: Sequence[tuple[int, int]], row: Sequence[Amount]) -> int:
    """Where among the countries or goods of a statement those of the amounts of a row begin, one for each; -1 if there are none."""
    if not row:
        return -1
    before = [span for span in spans if span[1] <= row[0].start]
    word = _ordering_word(marks)
    if word is None:
        return _first_listed(marks, before, row)
    at = _keys(marks, before, len(row)) if len(before) > 1 else -1
    behind = [span for span in spans if row[-1].end <= span[0] and span[1] <= word.start]
    if at < 0 and len(behind) == len(row) and not _keys(marks, behind, len(row)):
        return spans.index(behind[0])  # "duties of 20 and 35 percent on shoes from Mali and Chad, respectively"
    return at


def _first_listed(marks: Marks, before: Sequence[tuple[int, int]], row: Sequence[Amount]) -> int:
    """Where the last of the spans before a row begin, if they are a list just as long, with nothing counted between; else -1."""
    at = len(before) - len(row)
    if at < 0:
        return -1
    for first, second in pairwise(before[at:]):
        words = marks.words(first[1], second[0])
        if not words or not set(words) <= _JOINTS or len(words) > _LONGEST:
            return -1
    if at and set(marks.words(before[at - 1][1], before[at][0])) <= _PLAIN:
        return -1  # the list is longer
    lead = marks.words(max(marks.statement.start, before[at][0] - len("between the ")), before[at][0])
    between = set(marks.words(before[-1][1], row[0].start))
    is_counted = any(
        before[-1][1] <= amount.start < row[0].start and amount.kind != "count" for amount in marks.amounts
    )
    return -1 if is_counted or between & LIMITS or ":" in between or set(lead) & _PAIRED else at


def _party_spans(marks: Marks) -> list[tuple[int, int]]:
    return [(party.start, party.end) for party in marks.parties]


def _goods_spans(marks: Marks) -> list[tuple[int, int]]:
    return [(cue.start, cue.end) for cue in marks.of_kind("commodity")]


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
    at = _first_in_order(marks, _party_spans(marks), row)
    return {amount.start: marks.parties[at + place] for place, amount in enumerate(row)} if at >= 0 else {}


def goods_in_order(marks: Marks, figures: Sequence[Figure]) -> list[Figure]:
    """The figures with the goods of their place in a row: "exports of tea and coffee rose 4 and 6 percent, respectively"."""
    row = _row(marks)
    at = _first_in_order(marks, _goods_spans(marks), row)
    if at < 0:
        return list(figures)
    goods = marks.of_kind("commodity")
    own = {amount.start: goods[at + place] for place, amount in enumerate(row)}
    return [_with_goods(marks, figure, own.get(figure.amount.start)) for figure in figures]


def _with_goods(marks: Marks, figure: Figure, cue: CueMark | None) -> Figure:
    return figure if cue is None else replace(figure, goods=marks.text[cue.start : cue.end], code=cue.code)


def periods_in_order(marks: Marks, periods: Sequence[Period]) -> dict[int, Period]:
    """The period of each amount of a row: "4 and 6 billion in 2019 and 2020, respectively"."""
    row = _row(marks)
    if row and _ordering_word(marks) is None and _years_behind(marks, row[-1]) != len(row):
        return {}
    fixed = [period for period in periods if period.shift is None]
    at = _keys(marks, [(period.start, period.end) for period in fixed], len(row)) if row and len(fixed) > 1 else -1
    return {amount.start: fixed[at + place] for place, amount in enumerate(row)} if at >= 0 else {}
