"""Finds the trade facts of an article: statement by statement, with what earlier ones have said in mind."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from timeline.lexicons.trade import own_currency, trade_openings, word_list
from timeline.records import ActorMention, Amount, Article, DateValue, Statement, TradeFact
from timeline.terms import ActorKind, FactModality, Flow, Measure
from timeline.tokens import words_of
from timeline.trade.compared import without_revised
from timeline.trade.estimates import is_redone, is_revision
from timeline.trade.figure_sides import sides_of
from timeline.trade.figures import figures_of
from timeline.trade.goods import ranked_goods
from timeline.trade.in_force import ahead, is_near, past_year, tariff_period
from timeline.trade.marks import LIMITS, Figure, Marks
from timeline.trade.memory import Memory
from timeline.trade.modality import find_modality, is_of_today, is_outlived, is_said_now
from timeline.trade.no_trade import is_no_trade
from timeline.trade.parties import Sides
from timeline.trade.parts import each_of
from timeline.trade.periods import find_periods
from timeline.trade.ranks import Rank, find_ranks
from timeline.trade.reading import read_marks
from timeline.trade.referents import with_referents
from timeline.trade.respective import goods_in_order, periods_in_order, with_units
from timeline.trade.resumed import resumed
from timeline.trade.sides import all_sides
from timeline.trade.sources import find_source
from timeline.trade.spans import Period
from timeline.trade.specific import duty_base
from timeline.trade.tables import heading_of, tabled
from timeline.trade.timing import end_of_run, is_guessed, main_period, period_of, usable
from timeline.trade.wares import Carrier, Wares

_CONFIDENCE: Final = {True: 0.85, False: 0.6}
_TO_COME: Final = frozenset({FactModality.FORECAST, FactModality.TARGET, FactModality.PLANNED, FactModality.PROPOSED})
_APART: Final = LIMITS | {"now"}
_FIGURES_FOR: Final = re.compile(r"\b(?:figures|data|statistics|numbers)\sfor\s", re.IGNORECASE)
_BARRELS_DAILY: Final = re.compile(r"\sof\s(?:\w{2,12}\s){1,2}(?:a|per|each)\sday", re.IGNORECASE)
_CARS: Final = "87"
"""The chapter of cars, which are counted in "units"."""
_DAILY: Final = re.compile(r"\b(?:(?:a|per|each|every)\sday|daily)\b", re.IGNORECASE)
_DAY: Final = len("2020-02-29")
_OWN_DOLLAR: Final = {"AUS": "AUD", "CAN": "CAD", "NZL": "NZD", "HKG": "HKD", "SGP": "SGD"}
"""Countries whose statistics are given in a dollar of their own: a bare "dlrs" in news from there is that one."""


def find_facts(
    article: Article, statements: Sequence[Statement], dates: Sequence[DateValue], actors: Sequence[ActorMention]
) -> tuple[TradeFact, ...]:
    """The trade facts of the statements, in the order of their figures, each once."""
    if not _speaks_of_trade(article, statements):
        return ()
    memory = Memory(only=_only_country(actors))
    found: dict[str, TradeFact] = {}
    ordered = sorted(actors, key=lambda actor: actor.start)
    starts = [actor.start for actor in ordered]
    for statement in statements:
        here = ordered[bisect_left(starts, statement.start) : bisect_left(starts, statement.end)]
        marks = read_marks(article, statement, here)
        facts: list[TradeFact] = []
        memory.meet(marks)
        if marks.amounts:
            marks = with_referents(resumed(with_units(without_revised(marks)), memory), memory)
        if not marks.of_kind("one_off") and marks.amounts:
            facts, main = _facts(article, marks, dates, memory)
            memory.read(marks)
            memory.keep(facts, main)
            memory.heading = None if facts and memory.heading is None else memory.heading
        else:
            memory.read(marks)
            memory.heading = heading_of(marks)
            memory.period = _announced(article, marks, dates) or memory.period
        for fact in facts:
            found.setdefault(fact.id, fact)
    return tuple(sorted(found.values(), key=lambda fact: (fact.value_start, fact.id)))


def _only_country(actors: Sequence[ActorMention]) -> str:
    """The only country that an article names, "" where it names none or more."""
    named = {actor.code for actor in actors if actor.kind is ActorKind.COUNTRY}
    return named.pop() if len(named) == 1 else ""


def _speaks_of_trade(article: Article, statements: Sequence[Statement]) -> bool:
    """Whether the article holds the words of a head or of a ranked noun: without one no statement of it can give a fact."""
    words: set[str] = set()
    for statement in statements:
        words |= words_of(article.text, statement.start, statement.end)
    openings = trade_openings()
    return any(words.issuperset(phrase) for word in words & openings.keys() for phrase in openings[word])


def _facts(
    article: Article, marks: Marks, dates: Sequence[DateValue], memory: Memory
) -> tuple[list[TradeFact], Period | None]:
    given = find_periods(article.text, marks.statement.start, marks.statement.end, article.published, dates)
    source = find_source(marks)
    periods = usable(marks, given)
    main = main_period(marks, periods)
    facts, ranks = [], list(find_ranks(marks, memory))
    for rank, told in zip(ranks, _rank_periods(marks, ranks, periods, memory), strict=True):
        if not rank.regional:
            facts.append(_rank_fact(article, marks, rank, told, source or memory.source))
    listed = list(tabled(marks, memory, periods))
    for figure, own, period in listed:
        facts.append(
            _figure_fact(article, marks, figure, own, period, source, Carrier(marks, ()).of(figure, own), memory.title)
        )
    if listed:
        return facts, main
    sides = all_sides(marks, memory, ranks)
    facts += _figure_facts(article, marks, given, periods, main, memory, sides, ranks)
    return facts, main or memory.period


def _announced(article: Article, marks: Marks, dates: Sequence[DateValue]) -> Period | None:
    """The period of a statement of trade without figures: "Exports fell in March." before the sentence that says by how much."""
    words = {token.lower for token in marks.tokens}
    told = words & word_list("published") and (
        words & word_list("of_trade") or _FIGURES_FOR.search(marks.text, marks.statement.start, marks.statement.end)
    )
    if all(head.silent for head in marks.heads) and not told:
        return None
    given = find_periods(article.text, marks.statement.start, marks.statement.end, article.published, dates)
    return main_period(marks, usable(marks, given))


def _figure_facts(
    article: Article, marks: Marks, given: tuple[Period, ...], periods: tuple[Period, ...], main: Period | None, memory: Memory,
    sides: Mapping[int, Sides], ranks: Sequence[Rank],
) -> Iterator[TradeFact]:  # fmt: skip
    """Facts of the figures that have a reporter; "a year earlier" counts from the figure before."""
    source = find_source(marks)
    base = main or memory.period
    carrier = Carrier(marks, ranks, memory.goods)
    counts_on = any(p.shift is not None for p in periods)  # "a year later" counts from what was told before
    earlier = memory.earlier if main is None and not counts_on else None
    memory.earlier = None
    shared: Sides | None = None
    figures = goods_in_order(marks, figures_of(marks, memory, ranks))
    ordered = periods_in_order(marks, periods)
    for figure, own in zip(figures, sides_of(marks, figures, sides, memory, ranks), strict=True):
        if figure.measure is Measure.TARIFF:
            period = _period_of_law(marks, figure, given)
        else:
            period = ordered.get(figure.amount.start)
            period = period or period_of(marks, figure.amount, periods, base, compared=figure.compared)
            period = _period_of_trade(article, marks, figure, given, period)
        if period is not None and period.start > figure.amount.end and is_of_today(marks, figure.amount):
            period = None
        if main is None and period is memory.period and is_said_now(marks, figure.amount):
            period = None
        if figure.compared and is_guessed(period, base) and earlier is not None:
            period = earlier  # "imports grew from 8 in 2000 to 42 in 2016, exports from 3 to 10"
        if figure.compared:
            period = earlier = memory.earlier = period or earlier
        if (figure.compared and is_revision(marks, figure, period, base)) or is_redone(marks, figure):
            continue
        if not figure.compared and figure.measure is not Measure.TARIFF and not (main is None and counts_on):
            base = period or base
        period = end_of_run(marks, figure.amount, period, base, compared=figure.compared)
        if (
            figure.measure is Measure.SHARE
        ):  # "made up 61 percent, up from 58": the earlier part is that of the same two
            own = shared if shared is not None and figure.compared and not figure.head.elided else own
            shared = own
        if own is not None:
            fact = _figure_fact(article, marks, figure, own, period, source, carrier.of(figure, own), memory.title)
            if not is_no_trade(marks, figure, fact, memory):
                yield fact
                for other in each_of(marks, figure, own.partner):
                    yield replace(fact, partner=other)


def _period_of_law(marks: Marks, figure: Figure, given: tuple[Period, ...]) -> Period | None:
    """From when a tariff holds, or until when one held that it is compared with."""
    read = past_year if figure.compared else tariff_period
    return read(marks, figure.amount, given)


def _period_of_trade(
    article: Article, marks: Marks, figure: Figure, given: tuple[Period, ...], period: Period | None
) -> Period | None:
    """The period found for a figure, or a later one where that is over before what is told; of a quota the day from which it holds."""
    if not figure.compared and is_outlived(marks, figure.amount, period, article.published):
        later = ahead(marks, period, article.published)
        period = later if later != period else None
    if figure.measure is Measure.QUOTA and period is None:
        return tariff_period(marks, figure.amount, tuple(p for p in given if len(p.value) == _DAY))
    return period


def _rank_period(marks: Marks, rank: Rank, periods: tuple[Period, ...], memory: Memory) -> Period | None:
    """The period of a rank: one named before it, or behind what is ranked in the same phrase; not that of another figure further on."""
    near = tuple(
        p
        for p in periods
        if (p.end <= rank.amount.start and not _APART & {t.lower for t in marks.between(p.end, rank.amount.start)})
        or (rank.end <= p.start and _is_one_phrase(marks, rank.end, p.start))
    )
    return period_of(
        marks, rank.amount, near, memory.period if rank.reporter == memory.reporter else None, compared=False
    )


def _rank_periods(
    marks: Marks, ranks: Sequence[Rank], periods: tuple[Period, ...], memory: Memory
) -> list[Period | None]:
    """The period of each rank; that of the last of a pair is that of both: "Mali was its first market and Chad its second in 2016"."""
    told = [_rank_period(marks, rank, periods, memory) for rank in ranks]
    for at, (first, second) in enumerate(pairwise(ranks)):
        joint = marks.words(first.end, second.start)
        if told[at] is None and joint in (["and"], [",", "and"], [","], ["and", "the"]):
            told[at] = told[at + 1]
    return told


def _is_one_phrase(marks: Marks, start: int, end: int) -> bool:
    words = [token.lower for token in marks.between(start, end)]
    return len(words) <= 7 and not set(words) & {",", ";", "and", "with", "(", "-", "—", "which"}


def _rank_fact(article: Article, marks: Marks, rank: Rank, period: Period | None, source: str) -> TradeFact:
    commodity, code = ranked_goods(marks, rank.amount.end, rank.end)
    return _fact(
        article, marks, rank.amount, rank.reporter, rank.partner, rank.flow, Measure.RANK, rank.amount.number, "rank", period, commodity,
        code, source, FactModality.ACTUAL, "trade.rank", named=True,
    )  # fmt: skip


def _figure_fact(
    article: Article, marks: Marks, figure: Figure, sides: Sides, period: Period | None, source: str,
    goods: Wares, home: str,
) -> TradeFact:  # fmt: skip
    modality = find_modality(marks, figure.amount, figure.measure, period, figure.compared, article.published)
    is_tariff_day = figure.measure is Measure.TARIFF and is_near(period, article.published)
    if modality in _TO_COME or is_tariff_day:
        period = ahead(marks, period, article.published)
    return _fact(
        article, marks, figure.amount, sides.reporter, sides.partner, figure.head.flow, figure.measure, figure.number,
        _unit(marks, figure, sides.reporter, home, goods[1]), period, *goods,
        "" if figure.measure is Measure.TARIFF else source, modality,
        f"trade.{figure.measure.value}.{figure.amount.rule_id}", named=sides.reporter_named,
    )  # fmt: skip


def _unit(marks: Marks, figure: Figure, reporter: str, home: str, goods: str) -> str:
    """The unit of a figure: a noun that several currencies share is the reporter's or the article's; "units" of cars; sums "a day"."""
    amount = figure.amount
    unit = "vehicles" if amount.unit == "units" and goods == _CARS else amount.unit
    if unit == "barrels" and _BARRELS_DAILY.match(marks.text, amount.end):
        unit = "barrels/day"
    noun = amount.rule_id.removeprefix("money.shared.").partition(".")[0] if "shared" in amount.rule_id else ""
    if noun == "dollar":
        unit = _OWN_DOLLAR.get(reporter, unit) if "$" not in amount.text and reporter == home else unit
    elif noun:
        unit = own_currency(noun, reporter) or own_currency(noun, home) or unit
    if figure.measure is Measure.TARIFF and (base := duty_base(marks, amount)):
        return f"{unit}/{base}"
    return (
        f"{unit}/day" if amount.kind == "money" and _DAILY.search(marks.text, amount.end, marks.statement.end) else unit
    )


def _fact(
    article: Article, marks: Marks, amount: Amount, reporter: str, partner: str, flow: Flow, measure: Measure, number: float,
    unit: str, period: Period | None, commodity: str, code: str, source: str, modality: FactModality, rule: str, *, named: bool,
) -> TradeFact:  # fmt: skip
    statement = marks.statement
    return TradeFact(
        article_id=article.id, statement=statement.number, start=statement.start, end=statement.end,
        quote=article.text[statement.start : statement.end], value_start=amount.start, value_end=amount.end, reporter=reporter,
        partner=partner, flow=flow, measure=measure, value=number, unit=unit, period=period.value if period else "",
        first_day=period.first if period else None, last_day=period.last if period else None, commodity=commodity, commodity_code=code,
        data_source=source, modality=modality, rule_id=rule, confidence=_CONFIDENCE[named],
    )  # fmt: skip
