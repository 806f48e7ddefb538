"""Which figure is said of which head, and what of it: value, change, share, balance, tariff, quota; and its sign."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from timeline.lexicons.trade import word_list
from timeline.lexicons.trade_verbs import trade_verbs
from timeline.records import Amount
from timeline.terms import Flow, Measure
from timeline.trade.accounts import is_other_account
from timeline.trade.balances import balance_sign, lead_of_exports
from timeline.trade.beside import beside_rank, total_before
from timeline.trade.compared import is_compared, is_compared_aside
from timeline.trade.heads import head_of, owned_goods, told_before
from timeline.trade.hopes import hoped_again
from timeline.trade.listed import (
    goods_beside,
    goods_next,
    is_goods_list,
    named_beside,
    parties_beside,
    share_elsewhere,
    went_to,
)
from timeline.trade.marks import CueMark, Figure, HeadMark, Marks
from timeline.trade.memory import Memory
from timeline.trade.money import told_currency
from timeline.trade.parties import favoured
from timeline.trade.percents import percent_measure
from timeline.trade.quotas import is_limit
from timeline.trade.ranks import Rank
from timeline.trade.resumed import is_of_it
from timeline.trade.rows import (
    alike,
    change_again,
    economy_again,
    is_joined,
    is_shut,
    next_of_list,
    of_one_country,
    paired,
    placed_again,
    put_step,
    row_again,
    share_again,
    step_again,
    then_again,
    under_one_head,
)
from timeline.trade.specific import base_of, is_base, is_due
from timeline.trade.steps import direction, is_step
from timeline.trade.tariff_figures import tariff_figure
from timeline.trade.taxes import is_hit, quota_before, tax_before, tax_with

_SCALED: Final = 1_000_000
_NO_NOUNS: Final = frozenset("as was this its versus vs is has plus minus".split())
_NEAR: Final = 30
_PHRASE: Final = 44
_LONG: Final = 6


def figures_of(marks: Marks, memory: Memory, ranks: Sequence[Rank]) -> list[Figure]:
    """The figures of a statement in order, each with its head; those whose nearest noun is no trade are left out.

    Figures without a unit take that of the figure before, or of the statement before.
    """
    found: list[Figure] = []
    headless: list[Amount] = []
    beside = parties_beside(marks)
    last: Amount | None = None
    told_unit = told_currency(marks)
    unit, shared = (told_unit, "") if told_unit else (memory.unit, memory.shared)
    for bare in marks.amounts:
        if bare.kind == "rank" or is_base(marks, bare):
            continue
        amount = bare if _is_of_things(marks, bare) else _with_unit(bare, last, unit, shared)
        if amount.kind in {"money", "quantity"}:
            if last is not None and _is_conversion(marks, last, amount):
                continue
            last = amount
        listed = len(beside) > 1 and amount.start in beside
        head = _trade_head(marks, amount, memory, ranks, listed=listed)
        if headless and not is_joined(marks, headless[-1], amount):
            headless.clear()
        told = found[-1] if found else None
        is_of_told = head is None or (
            told is not None and told.head.start != head.start and head.end <= told.amount.start
        )
        figure = step_again(marks, told, amount) or (put_step(marks, told, amount) if is_of_told else None)
        if figure is not None:
            pass
        elif head is None or (listed and is_shut(told, amount, head)):
            figure = next_of_list(marks, told, amount, beside) or (
                None if listed else _next_part(marks, told, amount, None)
            )
        else:
            figure = _listed(marks, amount, head, told, beside) or _said(marks, amount, head, told, memory)
            figure = figure or _again(marks, found, amount, head)
        figure = row_again(marks, told, amount) or figure or placed_again(marks, told, amount)
        if figure is None and told is not None and is_compared_aside(marks, told.amount, amount):
            figure = _figure(marks, amount, told.head)
        if figure is None:
            headless.append(amount)
            continue
        found += [alike(figure, other) for other in headless]
        found.append(figure)
        headless.clear()
    return of_one_country(marks, paired(marks, under_one_head(marks, found)))


def _again(marks: Marks, found: Sequence[Figure], amount: Amount, head: HeadMark) -> Figure | None:
    """A figure that says of another country, noun or time what one before it said."""
    told = found[-1] if found else None
    again = change_again(marks, found, amount, head) or share_again(marks, found, amount)
    again = again or then_again(marks, told, amount)
    return again or economy_again(marks, told, amount, head) or hoped_again(marks, found, amount)


def _trade_head(
    marks: Marks, amount: Amount, memory: Memory, ranks: Sequence[Rank], *, listed: bool
) -> HeadMark | None:
    """The head of trade that an amount is said of: a noun, or what is ranked beside it."""
    head = head_of(marks, amount)
    if head is not None and head.silent and marks.lower(head.start, head.end) == "turnover":
        # "its top trading partner, with a turnover of 3 billion", "its partners are Mali (15 percent of turnover)"
        head = total_before(ranks, head.start) or _partners_before(marks, amount) or head
    if head is not None and head.measure is Measure.QUOTA and amount.kind == "money":
        head = told_before(marks, head) or head  # "exports, mostly under the 6-tonne quota, earned 3 billion"
    if head is not None and head.measure is Measure.TARIFF and amount.kind == "quantity":
        head = quota_before(marks, head.start) or head  # "may ship 5 tonnes duty-free, including 3 tonnes of rice"
    is_place = head is not None and head.silent and marks.lower(head.start, head.end) == "market share"
    if head is None or is_place or (head.loose and head.measure is Measure.VALUE and head.flow is not Flow.BALANCE):
        head = beside_rank(marks, amount, ranks, listed=listed) or head
    return None if head is None or head.silent or is_other_account(marks, head, memory) else head


def _partners_before(marks: Marks, amount: Amount) -> HeadMark | None:
    """The noun of partners before a percentage: it was taken for one of trade by the shares beside them."""
    if amount.kind != "percent":
        return None
    told = next((h for h in reversed(marks.heads) if h.end <= amount.start and not h.silent), None)
    return told if told is not None and told.flow is Flow.TOTAL and told.measure is Measure.VALUE else None


def _listed(
    marks: Marks, amount: Amount, head: HeadMark, told: Figure | None, beside: Mapping[int, str]
) -> Figure | None:
    """A share in a list: that of the goods or the country right beside it."""
    goods = goods_beside(marks, amount)
    part = _next_part(marks, told, amount, goods)
    if part is not None or head.measure is not Measure.VALUE:
        return part
    party = beside.get(amount.start, "")
    if party and (len(beside) > 1 or (told is not None and told.measure is Measure.SHARE)):
        return Figure(amount, head, Measure.SHARE, amount.number, party=party)
    if goods is not None and is_goods_list(marks, amount):
        name = marks.text[goods.start : goods.end]
        return Figure(amount, head, Measure.SHARE, amount.number, goods=name, code=goods.code)
    return None


def _said(marks: Marks, amount: Amount, head: HeadMark, told: Figure | None, memory: Memory) -> Figure | None:
    """What is said of the head; sums with the goods right beside them, and an earlier share behind one of today."""
    figure = _next_share(marks, amount, head, memory) or _figure(marks, amount, head)
    of_share = amount.kind == "percent" and told is not None and told.measure is Measure.SHARE
    if of_share and told is not None and _is_of_part(marks, told.amount.end, amount):
        return None
    is_rate = figure is not None and figure.measure is Measure.TARIFF
    if told is not None and of_share and not is_rate and (share_elsewhere(marks, amount) or is_compared(marks, amount)):
        earlier = not share_elsewhere(marks, amount)
        noun = head if head.elided else told.head
        return Figure(replace(amount, unit=told.amount.unit), noun, Measure.SHARE, amount.number, earlier)
    if figure is None or amount.kind != "money":
        return figure
    goods = goods_beside(marks, amount)
    if goods is None and told is not None and told.goods:
        goods = goods_next(marks, told.amount.end, amount)
    return figure if goods is None else replace(figure, goods=marks.text[goods.start : goods.end], code=goods.code)


def _is_of_part(marks: Marks, end: int, amount: Amount) -> bool:
    """ "half of exports go to Mali, a third of which is sold on": a share of what went there, and none of the whole."""
    if not any(end <= party.start < amount.start for party in marks.parties):
        return False
    behind = marks.words(amount.end, min(marks.statement.end, amount.end + _NEAR))[:3]
    return behind[:2] == ["of", "which"] or (
        behind[:2] == ["of", "that"] and bool(word_list("fractions") & set(behind[2:]))
    )


def _next_share(marks: Marks, amount: Amount, head: HeadMark, memory: Memory) -> Figure | None:
    """ "Mali followed with 7 percent": who or what is named before it has the next share of what was told."""
    if not head.resumed or head.end > head.start or memory.measure is not Measure.SHARE or amount.kind != "percent":
        return None
    if is_of_it(marks, amount):
        return None
    parties = [p for p in marks.parties if p.end <= amount.start and not (p.genitive or p.adjective)]
    if parties:
        return Figure(amount, head, Measure.SHARE, amount.number, party=parties[-1].code)
    goods = [cue for cue in marks.of_kind("commodity") if cue.end <= amount.start]
    if not goods:
        return None
    name = marks.text[goods[-1].start : goods[-1].end]
    return Figure(amount, head, Measure.SHARE, amount.number, goods=name, code=goods[-1].code)


def _next_part(marks: Marks, told: Figure | None, amount: Amount, goods: CueMark | None) -> Figure | None:
    """The share of other goods or another country behind one: "oil made up half and gold a tenth", "half went to Mali and a tenth to Chad"."""
    if told is None or told.measure is not Measure.SHARE or amount.kind != told.amount.kind:
        return None
    if goods is None and told.goods:
        goods = named_beside(marks, told.amount.end, amount)
    if goods is not None and not told.party:
        name = marks.text[goods.start : goods.end]
        return replace(told, amount=amount, number=amount.number, goods=name, code=goods.code)
    party = went_to(marks, told.amount.end, amount)
    return replace(told, amount=amount, number=amount.number, party=party, goods="", code="") if party else None


def _is_of_things(marks: Marks, amount: Amount) -> bool:
    """ "3,000 buses": a count of what is named behind it, without a scale that sums have."""
    if amount.kind != "count" or amount.number >= _SCALED:
        return False
    noun = next(iter(marks.between(amount.end, min(marks.statement.end, amount.end + _NEAR))), None)
    return noun is not None and noun.lower.isalpha() and noun.lower.endswith("s") and noun.lower not in _NO_NOUNS


def _with_unit(amount: Amount, last: Amount | None, unit: str, shared: str) -> Amount:
    """ "5.79 billion dlrs, from 5.98 billion": a bare figure has the unit of the one before it."""
    if amount.kind != "count" or amount.number < 1_000:
        return amount
    if last is not None:
        return replace(amount, kind=last.kind, unit=last.unit, rule_id=f"{last.rule_id.removesuffix('.same')}.same")
    return (
        replace(amount, kind="money" if len(unit) == 3 else "quantity", unit=unit, rule_id=shared or "unit.before")
        if unit
        else amount
    )


def _is_conversion(marks: Marks, last: Amount, amount: Amount) -> bool:
    """ "60 bn dollars (31 bn pounds)": the same sum in other money."""
    between = marks.text[last.end : amount.start]
    return (
        amount.kind == last.kind
        and (amount.unit != last.unit or amount.number == last.number)
        and re.fullmatch(r"\s?[(\[]\s?(?:(?:about|around|some|or|roughly|approximately)\s)?", between, re.IGNORECASE)
        is not None
    )


def _figure(marks: Marks, amount: Amount, head: HeadMark) -> Figure | None:
    compared = is_compared(marks, amount)
    tax = tax_before(marks, amount.start) or tax_with(marks, amount)
    if tax is not None and (amount.kind == "money" or amount.unit in {"tonnes", "barrels"}) and is_hit(marks, amount):
        return Figure(amount, replace(tax, measure=Measure.VALUE), Measure.VALUE, amount.number, compared)
    if amount.rule_id == "percent.zero" and head.measure is not Measure.TARIFF:
        return None
    if head.measure is Measure.TARIFF:
        return tariff_figure(marks, amount, head, compared)
    if head.measure is Measure.QUOTA:
        behind = marks.words(amount.end, min(marks.statement.end, amount.end + _PHRASE))
        if base_of(marks, amount) or word_list("used") & set(behind[:_LONG]) or word_list("fishers") & set(behind):
            return None
        fits = (
            amount.kind == "quantity" and not (head.loose and amount.unit == "barrels/day")
        ) or amount.kind == "money"
        return Figure(amount, head, Measure.QUOTA, amount.number, compared) if fits else None
    if amount.kind == "percent":
        head = _needed(marks, amount, head)
        told = percent_measure(marks, amount, head)
        return Figure(replace(amount, unit=told[2]), head, told[0], told[1], compared) if told else None
    if amount.kind not in {"money", "quantity"} or amount.unit in {"points", "persons"} or is_due(marks, amount):
        return None
    if head.flow in (Flow.EXPORT, Flow.IMPORT, Flow.TOTAL) and is_limit(marks, amount):
        return Figure(amount, head, Measure.QUOTA, amount.number, compared)
    if amount.kind == "money" and head.flow in (Flow.BALANCE, Flow.TOTAL) and favoured(marks, amount.end):
        balance = replace(head, flow=Flow.BALANCE, measure=Measure.BALANCE)
        return Figure(amount, balance, Measure.BALANCE, abs(amount.number), compared)
    if amount.kind == "money" and (lead := lead_of_exports(marks, amount, head)):
        balance = replace(head, flow=Flow.BALANCE, measure=Measure.BALANCE)
        return Figure(amount, balance, Measure.BALANCE, lead * abs(amount.number), compared)
    sign = direction(marks, amount)
    if is_step(marks, amount) and sign:
        return Figure(amount, head, Measure.CHANGE, sign * abs(amount.number), compared)
    number = amount.number
    if head.flow is Flow.BALANCE:
        number = balance_sign(marks, head, amount) * abs(number)
    return Figure(amount, head, head.measure, number, compared)


def _needed(marks: Marks, amount: Amount, head: HeadMark) -> HeadMark:
    """ "supplies 60 percent of Mali's gas": the imports of who is supplied, whose noun is left out; "buys a third of Mali's tea": the
    exports of whose tea it is."""
    verb = marks.lower(head.start, head.end) if head.end <= amount.start else ""
    verbs = trade_verbs()
    flow = Flow.IMPORT if verb in verbs.sell.finite else Flow.EXPORT if verb in verbs.buy.finite else None
    return replace(head, flow=flow) if flow is not None and owned_goods(marks, amount) is not None else head
