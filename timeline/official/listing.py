"""Lists of a reporter's partners by value: its own, or put together from what the partners report."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from timeline.official.evidence import SWAPPED, Claim, Figure, Goods, Official, distance, over
from timeline.official.tolerances import Tolerances
from timeline.terms import AreaKind, Flow, FlowBasis

WORLD = "WLD"
Edition = tuple[str, str, FlowBasis]


@dataclass(slots=True)
class Listing:
    """Partner countries with their values in one edition. `unspecified` is trade with areas that are no country, `world` the row of all.

    `listed` is how many partners the data set names, 0 for all; `missing` are countries that a mirrored list lacks.
    """

    reporter: str
    edition: Edition
    values: dict[str, float]
    figures: dict[str, tuple[Figure, ...]]
    unspecified: float = 0.0
    world: float | None = None
    listed: int = 0
    mirror: bool = False
    missing: tuple[str, ...] = ()
    note: str = ""
    _ordered: list[str] = field(default_factory=list)

    @property
    def dataset(self) -> str:
        """Data set of the figures."""
        return self.edition[0]

    @property
    def vintage(self) -> str:
        """Its vintage."""
        return self.edition[1]

    @property
    def side(self) -> str:
        """Whose report it is."""
        return self.reporter if self.edition[2] is FlowBasis.REPORTED else f"{self.reporter}+partners"

    def ordered(self) -> list[str]:
        """The ranked countries, the largest first; level ones by code."""
        if not self._ordered:
            ranked = (code for code in self.values if code != self.reporter)
            self._ordered = sorted(ranked, key=lambda code: (-self.values[code], code))
        return self._ordered

    def ahead_of(self, partner: str) -> list[str]:
        """Countries with more than this one."""
        own = self.values.get(partner, 0.0)
        return [code for code in self.ordered() if self.values[code] > own]

    def place(self, partner: str) -> int:
        """The place of a country, from 1; level ones share it."""
        return len(self.ahead_of(partner)) + 1

    def figures_of(self, partner: str) -> tuple[Figure, ...]:
        """The rows of one partner."""
        return self.figures.get(partner, ())

    def is_known(self, partner: str, allowed: Tolerances) -> bool:
        """Whether the place of this partner is certain, though partners may be missing."""
        if partner not in self.values:
            return False
        if self.listed:
            return self.place(partner) <= self.listed
        if self.mirror:
            return len(self.values) >= allowed.mirror_reporters
        if self.edition[2] is FlowBasis.RECONCILED:
            return True  # such a data set has every pair
        together = sum(self.values.values()) + self.unspecified
        if self.world is None:
            return len(self.ordered()) >= allowed.partners_without_world
        rest = self.world - together
        return together >= allowed.coverage * self.world or rest < self.values[partner]


def own_listings(
    claim: Claim, official: Official, flow: Flow, goods: Goods, first: dt.date, last: dt.date, allowed: Tolerances
) -> list[Listing]:
    """The reporter's lists over these days, one an edition, the one that a claim is held against first."""
    found: list[Listing] = []
    if flow is Flow.TOTAL:
        bought = {one.edition: one for one in own_listings(claim, official, Flow.IMPORT, goods, first, last, allowed)}
        for sold in own_listings(claim, official, Flow.EXPORT, goods, first, last, allowed):
            if sold.edition in bought and not sold.listed:
                found.append(_added(bought[sold.edition], sold))
        return found
    for edition, by_partner in _grouped(official.of_reporter(claim.reporter, flow, goods), partner_of).items():
        listing = Listing(claim.reporter, edition, {}, {})
        for partner, figures in by_partner.items():
            chosen = over(figures, first, last)
            if chosen:
                _put(listing, official, partner, chosen)
        if listing.values or listing.world is not None:
            if listing.world is None and not listing.listed and edition[2] is FlowBasis.REPORTED:
                listing.note = (
                    f"there is no row with the world: the {len(listing.values)} partners with rows are taken for all"
                )
            found.append(listing)
    datasets = allowed.datasets

    def order(listing: Listing) -> tuple[int, int, str]:
        place = datasets.index(listing.dataset) if listing.dataset in datasets else len(datasets)
        return place, distance(listing.vintage, claim.published), listing.vintage

    return sorted(found, key=order)


def mirror_listing(
    claim: Claim, official: Official, flow: Flow, goods: Goods, first: dt.date, last: dt.date, allowed: Tolerances
) -> Listing | None:
    """What all others report of their trade with the reporter, as a list of its partners; None where nobody reports any."""
    if flow is Flow.TOTAL:
        bought = mirror_listing(claim, official, Flow.IMPORT, goods, first, last, allowed)
        sold = mirror_listing(claim, official, Flow.EXPORT, goods, first, last, allowed)
        if bought is None or sold is None:
            return None
        added = _added(bought, sold)
        added.missing = tuple(sorted({*bought.missing, *sold.missing}))
        return added
    best: Listing | None = None
    for edition, by_reporter in _grouped(
        official.of_partner(claim.reporter, SWAPPED[flow], goods), reporter_of
    ).items():
        if edition[2] is FlowBasis.RECONCILED:
            continue
        listing = Listing(claim.reporter, edition, {}, {}, mirror=True)
        for country, figures in by_reporter.items():
            chosen = over(figures, first, last)
            if chosen and official.is_country(country):
                _put(listing, official, country, chosen)
        if listing.values and (best is None or len(listing.values) > len(best.values)):
            listing.missing = _larger_before(claim, official, flow, goods, first, listing, allowed)
            best = listing
    return best


def partner_of(figure: Figure) -> str:
    """With whom a figure is."""
    return figure.partner


def reporter_of(figure: Figure) -> str:
    """Whose report it is."""
    return figure.reporter


def _grouped(figures: Iterable[Figure], key: Callable[[Figure], str]) -> dict[Edition, dict[str, list[Figure]]]:
    found: dict[Edition, dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        found[figure.edition][key(figure)].append(figure)
    return found


def _put(listing: Listing, official: Official, code: str, figures: tuple[Figure, ...]) -> None:
    value = sum(figure.value for figure in figures)
    kind = official.kinds.get(code, AreaKind.COUNTRY)
    listing.listed = max(listing.listed, *(figure.listed for figure in figures))
    if code == WORLD:
        listing.world = value
    elif kind is AreaKind.UNSPECIFIED:
        listing.unspecified += value
    elif kind is AreaKind.COUNTRY:
        listing.values[code] = value
        listing.figures[code] = figures


def _added(bought: Listing, sold: Listing) -> Listing:
    """Imports and exports of one edition together: a partner in one list only traded nothing the other way."""
    codes = {*bought.values, *sold.values}
    world = None if bought.world is None or sold.world is None else bought.world + sold.world
    return Listing(
        sold.reporter, sold.edition, {code: bought.values.get(code, 0.0) + sold.values.get(code, 0.0) for code in codes},
        {code: bought.figures_of(code) + sold.figures_of(code) for code in codes}, bought.unspecified + sold.unspecified, world,
        mirror=sold.mirror, note=sold.note,
    )  # fmt: skip


def _larger_before(
    claim: Claim, official: Official, flow: Flow, goods: Goods, first: dt.date, listing: Listing, allowed: Tolerances
) -> tuple[str, ...]:
    """Countries without a row now that had more than the claimed partner in a year near this one: the list lacks them."""
    own = listing.values.get(claim.partner, 0.0)
    seen = [(figure.partner, figure) for figure in official.of_reporter(claim.reporter, flow, goods)]
    seen += [(figure.reporter, figure) for figure in official.of_partner(claim.reporter, SWAPPED[flow], goods)]
    larger = {
        code
        for code, figure in seen
        if code not in listing.values and official.is_country(code) and code not in (claim.reporter, WORLD)
        and abs(figure.first_day.year - first.year) <= allowed.years_back and figure.value >= own > 0
    }  # fmt: skip
    return tuple(sorted(larger))
