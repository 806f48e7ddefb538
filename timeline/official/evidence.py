"""Official figures in memory, for as many claims as are checked together: looked up by side, flow, goods and period."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from timeline.official.file import vintage_day
from timeline.terms import AreaKind, FactModality, Flow, FlowBasis, Measure, TradeType

TOTAL = "TOTAL"
SWAPPED = {Flow.IMPORT: Flow.EXPORT, Flow.EXPORT: Flow.IMPORT, Flow.TOTAL: Flow.TOTAL, Flow.BALANCE: Flow.BALANCE}
"""The flow as the other side sees it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a check needs of a trade fact; `source_country` is the country of the office named as source, or empty."""

    id: str
    reporter: str
    partner: str
    flow: Flow
    measure: Measure
    value: float | None
    unit: str
    period: str
    first_day: dt.date | None
    last_day: dt.date | None
    commodity: str
    commodity_code: str
    modality: FactModality
    published: dt.date | None = None
    source_country: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One official figure: a row of the view `official_flow`. Values in US dollars."""

    id: str
    dataset: str
    vintage: str
    basis: FlowBasis
    trade_type: TradeType
    reporter: str
    partner: str
    flow: Flow
    commodity_code: str
    first_day: dt.date
    last_day: dt.date
    value: float
    valuation: str = ""
    cif_value: float | None = None
    fob_value: float | None = None
    listed: int = 0

    @property
    def edition(self) -> tuple[str, str, FlowBasis]:
        """Data set, vintage and basis: only figures of one edition are added up or compared with each other."""
        return self.dataset, self.vintage, self.basis


@dataclass(frozen=True, slots=True)
class Goods:
    """What is traded: a code of the Harmonized System or TOTAL, goods or services."""

    code: str = TOTAL
    trade_type: TradeType = TradeType.GOODS


@dataclass(frozen=True, slots=True)
class Reading:
    """The official answer to one question: a value with the figures it is made of and whose report they are."""

    value: float
    figures: tuple[Figure, ...]
    mirror: bool

    @property
    def edition(self) -> tuple[str, str, FlowBasis]:
        """Data set, vintage and basis of its figures."""
        return self.figures[0].edition

    @property
    def side(self) -> str:
        """Code of who reports; of several, and of both for reconciled figures, with + between them."""
        figure = self.figures[0]
        if figure.basis is FlowBasis.RECONCILED:
            return "+".join(sorted({figure.reporter, figure.partner}))
        return "+".join(dict.fromkeys(one.reporter for one in self.figures))


@dataclass(slots=True)
class Official:
    """All figures that these claims may need. `names` and `kinds` of areas, `years` in which each area reports anything."""

    figures: Iterable[Figure]
    names: Mapping[str, str]
    kinds: Mapping[str, AreaKind]
    years: Mapping[str, frozenset[int]]
    _pairs: dict[tuple[str, str, Flow, Goods], list[Figure]] = field(default_factory=lambda: defaultdict(list))
    _by_reporter: dict[tuple[str, Flow, Goods], list[Figure]] = field(default_factory=lambda: defaultdict(list))
    _by_partner: dict[tuple[str, Flow, Goods], list[Figure]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for figure in self.figures:
            goods = Goods(figure.commodity_code, figure.trade_type)
            self._pairs[figure.reporter, figure.partner, figure.flow, goods].append(figure)
            self._by_reporter[figure.reporter, figure.flow, goods].append(figure)
            self._by_partner[figure.partner, figure.flow, goods].append(figure)

    def name(self, code: str) -> str:
        """The name of an area, its code where it has none; the names of several that are told of together."""
        return " and ".join(self.names.get(part, part) for part in code.split("+"))

    def is_country(self, code: str) -> bool:
        """Whether an area is a country, and so may be ranked; several together are none."""
        return "+" not in code and self.kinds.get(code, AreaKind.COUNTRY) is AreaKind.COUNTRY

    def between(self, reporter: str, partner: str, flow: Flow, goods: Goods) -> list[Figure]:
        """Figures of one flow of a pair as `reporter` reports it."""
        return self._pairs.get((reporter, partner, flow, goods), [])

    def of_reporter(self, reporter: str, flow: Flow, goods: Goods) -> list[Figure]:
        """Figures of one flow of a reporter with all its partners."""
        return self._by_reporter.get((reporter, flow, goods), [])

    def of_partner(self, partner: str, flow: Flow, goods: Goods) -> list[Figure]:
        """Figures of one flow that all others report with a partner."""
        return self._by_partner.get((partner, flow, goods), [])


def over(figures: Iterable[Figure], first: dt.date, last: dt.date) -> tuple[Figure, ...]:
    """The figures of one edition and series that make up the days from `first` to `last` exactly: years where they fit, else months."""
    inside = sorted(
        (f for f in figures if f.first_day >= first and f.last_day <= last), key=lambda f: (f.first_day, f.last_day)
    )
    for longest in (True, False):
        chosen: list[Figure] = []
        day = first
        for figure in inside:
            if ((figure.last_day - figure.first_day).days > 31) == longest and figure.first_day == day:
                chosen.append(figure)
                day = figure.last_day + dt.timedelta(1)
        if day == last + dt.timedelta(1):
            return tuple(chosen)
    return ()


def readings(
    official: Official,
    reporter: str,
    partner: str,
    flow: Flow,
    goods: Goods,
    first: dt.date,
    last: dt.date,
    *,
    mirror: bool = False,
) -> list[Reading]:
    """The value of a flow over these days, in each edition that has it; with `mirror` as the partner reports it.

    Of several told of together ("CHN+HKG") it is the sum, in the editions that have each of them.
    """
    if "+" in reporter or "+" in partner:
        pairs = product(reporter.split("+"), partner.split("+"))
        return _together([readings(official, *pair, flow, goods, first, last, mirror=mirror) for pair in pairs], mirror)
    if mirror:
        if flow not in SWAPPED:
            return []
        found = readings(official, partner, reporter, SWAPPED[flow], goods, first, last)
        sign = -1 if flow is Flow.BALANCE else 1
        return [
            Reading(sign * one.value, one.figures, True)
            for one in found
            if one.figures[0].basis is FlowBasis.REPORTED  # a reconciled figure is the same from both sides
        ]
    if flow in (Flow.TOTAL, Flow.BALANCE):
        bought, sold = (
            {one.edition: one for one in readings(official, reporter, partner, part, goods, first, last)}
            for part in (Flow.IMPORT, Flow.EXPORT)
        )
        sign = 1 if flow is Flow.TOTAL else -1
        return [
            Reading(
                sold[edition].value + sign * bought[edition].value,
                sold[edition].figures + bought[edition].figures,
                False,
            )
            for edition in sold
            if edition in bought
        ]
    series: dict[tuple[str, str, FlowBasis], list[Figure]] = defaultdict(list)
    for figure in official.between(reporter, partner, flow, goods):
        series[figure.edition].append(figure)
    chosen = (over(figures, first, last) for figures in series.values())
    return [Reading(sum(figure.value for figure in figures), figures, False) for figures in chosen if figures]


def _together(of_pairs: Sequence[Sequence[Reading]], mirror: bool) -> list[Reading]:
    """The sum of what was read of each pair."""
    parts = [{one.edition: one for one in found} for found in of_pairs]
    whole, *others = parts
    return [
        Reading(
            sum(part[edition].value for part in parts),
            tuple(figure for part in parts for figure in part[edition].figures),
            mirror,
        )
        for edition in whole
        if all(edition in part for part in others)
    ]


def nearest_first(found: Iterable[Reading], claim: Claim, datasets: tuple[str, ...]) -> list[Reading]:
    """Readings in the order in which a claim is held against them: the side that it speaks for, its data set, the nearest vintage."""
    follows_partner = bool(claim.source_country) and claim.source_country == claim.partner

    def order(reading: Reading) -> tuple[bool, int, int, str]:
        dataset, vintage, _ = reading.edition
        place = datasets.index(dataset) if dataset in datasets else len(datasets)
        return reading.mirror != follows_partner, place, distance(vintage, claim.published), vintage

    return sorted(found, key=order)


def distance(vintage: str, published: dt.date | None) -> int:
    """Days between a vintage and an article; the newest vintage is nearest to an article without a date."""
    day = vintage_day(vintage)
    if day is None:
        return 10**6
    return abs((day - published).days) if published else (dt.date(9999, 1, 1) - day).days
