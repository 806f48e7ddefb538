"""Finds the trade facts of an article: statement by statement, with what earlier ones have said in mind."""

from collections.abc import Sequence

from timeline.records import ActorMention, Amount, Article, DateValue, Statement, TradeFact
from timeline.terms import FactModality, Flow, Measure
from timeline.trade.figures import Figure, figures_of, period_of
from timeline.trade.goods import find_commodity, find_source
from timeline.trade.marks import HeadMark, Marks, read_marks
from timeline.trade.memory import Memory
from timeline.trade.modality import find_modality
from timeline.trade.parties import Sides, find_sides
from timeline.trade.periods import Period, find_periods
from timeline.trade.ranks import Rank, find_ranks
from timeline.trade.tables import heading_of, tabled

_CONFIDENCE = {True: 0.85, False: 0.6}


def find_facts(
    article: Article, statements: Sequence[Statement], dates: Sequence[DateValue], actors: Sequence[ActorMention]
) -> tuple[TradeFact, ...]:
    """The trade facts of the statements, in the order of their figures, each once."""
    memory = Memory()
    found: dict[str, TradeFact] = {}
    for statement in statements:
        marks = read_marks(article, statement, actors)
        periods = find_periods(article.text, statement.start, statement.end, article.published, dates)
        facts: list[TradeFact] = []
        if not marks.of_kind("one_off") and marks.amounts:
            facts, main = _facts(article, marks, periods, memory)
            memory.read(marks)
            memory.keep(facts, main)
            memory.heading = None if facts and memory.heading is None else memory.heading
        else:
            memory.read(marks)
            memory.heading = heading_of(marks)
        for fact in facts:
            found.setdefault(fact.id, fact)
    return tuple(sorted(found.values(), key=lambda fact: (fact.value_start, fact.id)))


def _facts(
    article: Article, marks: Marks, periods: tuple[Period, ...], memory: Memory
) -> tuple[list[TradeFact], Period | None]:
    source = find_source(marks)
    main = next((period for period in periods if period.shift is None), None) or None
    facts = []
    for rank in find_ranks(marks, memory):
        facts.append(
            _rank_fact(article, marks, rank, _rank_period(marks, rank, periods, memory), source or memory.source)
        )
    for figure, listed in tabled(marks, memory):
        period = period_of(marks, figure.amount, periods, main, compared=False)
        facts.append(_figure_fact(article, marks, figure, listed, period, source))
    if facts and memory.heading is not None:
        return facts, main
    sides: dict[int, Sides] = {}
    earlier: Sides | None = None
    for head in marks.heads:
        if not head.silent:
            earlier = find_sides(marks, head, memory, earlier)
            sides[head.start] = earlier
    for figure in figures_of(marks, memory.unit):
        period = period_of(
            marks,
            figure.amount,
            periods,
            main or memory.period if not figure.compared else main,
            compared=figure.compared,
        )
        fact = _figure_fact(article, marks, figure, sides[figure.head.start], period, source)
        if fact.reporter:
            facts.append(fact)
    return facts, main or memory.period


def _rank_period(marks: Marks, rank: Rank, periods: tuple[Period, ...], memory: Memory) -> Period | None:
    """The period of a rank: one named before it, or right behind what is ranked; not that of another figure further on."""
    near = tuple(p for p in periods if p.end <= rank.amount.start or 0 <= p.start - rank.end <= 8)
    return period_of(
        marks, rank.amount, near, memory.period if rank.reporter == memory.reporter else None, compared=False
    )


def _rank_fact(article: Article, marks: Marks, rank: Rank, period: Period | None, source: str) -> TradeFact:
    head = HeadMark(rank.start, rank.end, rank.flow, Measure.RANK)
    commodity, code = find_commodity(marks, head, rank.amount)
    return _fact(
        article, marks, rank.amount, rank.reporter, rank.partner, rank.flow, Measure.RANK, rank.amount.number, "rank", period, commodity,
        code, source, FactModality.ACTUAL, "trade.rank", named=True,
    )  # fmt: skip


def _figure_fact(
    article: Article, marks: Marks, figure: Figure, sides: Sides, period: Period | None, source: str
) -> TradeFact:
    commodity, code = find_commodity(marks, figure.head, figure.amount)
    modality = find_modality(marks, figure.amount, figure.measure, period, figure.compared, article.published)
    return _fact(
        article, marks, figure.amount, sides.reporter, sides.partner, figure.head.flow, figure.measure, figure.number,
        figure.amount.unit or "", period, commodity, code, source, modality, f"trade.{figure.measure.value}.{figure.amount.rule_id}",
        named=sides.reporter_named,
    )  # fmt: skip


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
