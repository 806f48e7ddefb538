"""Verdicts on ranks: a partner's place among all partners, by the flow that is claimed, and by the others where that one does not fit."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from timeline.official.evidence import Claim, Figure, Goods, Official
from timeline.official.finding import Finding, days, finding, money, names, says, silence
from timeline.official.listing import WORLD, Listing, mirror_listing, own_listings
from timeline.official.tolerances import Tolerances
from timeline.official.values import all_readings, shifted
from timeline.official.world import check_world_rank
from timeline.terms import Cause, Flow, FlowBasis, Verdict

FLOWS = (Flow.TOTAL, Flow.IMPORT, Flow.EXPORT)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A rank claim with what it is about."""

    claim: Claim
    official: Official
    goods: Goods
    first: dt.date
    last: dt.date
    allowed: Tolerances

    @property
    def place(self) -> int:
        """The claimed place."""
        return round(self.claim.value or 0)

    @property
    def what(self) -> str:
        """The list in words."""
        of = {Flow.IMPORT: "import partners", Flow.EXPORT: "export partners"}.get(self.claim.flow, "trading partners")
        return f"{of} of {self.official.name(self.claim.reporter)}, {days(self.first, self.last)}"


def check_rank(
    claim: Claim, official: Official, goods: Goods, first: dt.date, last: dt.date, allowed: Tolerances
) -> Finding:
    """The verdict on a place in the list of a reporter's partners."""
    asked = _Asked(claim, official, goods, first, last, allowed)
    if claim.flow not in FLOWS:
        return finding(Verdict.NOT_COMPARABLE, f"partners are not ranked by {claim.flow}", cause=Cause.MEASURE)
    if claim.partner == WORLD:
        return check_world_rank(claim, official, goods, first, last, allowed)
    if not official.is_country(claim.partner):
        reason = f"{official.name(claim.partner)} is no single country: official lists rank countries"
        return finding(Verdict.NOT_COMPARABLE, reason, cause=Cause.MEASURE)
    lists = {flow: own_listings(claim, official, flow, goods, first, last, allowed) for flow in FLOWS}
    for listing in lists[claim.flow]:
        if listing.is_known(claim.partner, allowed):
            return _judged(asked, listing, lists)
    for listing in lists[claim.flow]:
        if claim.partner in listing.values and len(listing.ahead_of(claim.partner)) >= asked.place:
            return _behind(asked, listing)
    mirrored = mirror_listing(claim, official, claim.flow, goods, first, last, allowed)
    if mirrored is not None and not mirrored.missing and mirrored.is_known(claim.partner, allowed):
        return _judged(
            asked,
            mirrored,
            {flow: _one(mirror_listing(claim, official, flow, goods, first, last, allowed)) for flow in FLOWS},
        )
    return _not_checkable(asked, lists, mirrored)


def _behind(asked: _Asked, listing: Listing) -> Finding:
    """Contradicted by a list that is not complete: those that are in it are enough."""
    partner, ahead = asked.claim.partner, listing.ahead_of(asked.claim.partner)
    reason = f"{asked.what}: the list is not complete, but ahead of {asked.official.name(partner)} already: {names(asked.official, ahead)}"
    return finding(
        Verdict.CONTRADICTED, reason, value=float(len(ahead) + 1), figures=listing.figures_of(partner), side=listing.side,
        difference=float(asked.place - len(ahead) - 1),
    )  # fmt: skip


def _one(listing: Listing | None) -> list[Listing]:
    return [listing] if listing is not None and not listing.missing else []


def _judged(asked: _Asked, listing: Listing, lists: dict[Flow, list[Listing]]) -> Finding:
    """The verdict by a list that is complete as far as the place goes."""
    claim, official, allowed = asked.claim, asked.official, asked.allowed
    places = {
        flow: place for flow in FLOWS if (place := _place(lists[flow], listing, claim.partner, allowed)) is not None
    }
    place = listing.place(claim.partner)
    fits = [str(flow) for flow in FLOWS if places.get(flow) == asked.place]
    reckoned = listing.edition[2] is FlowBasis.RECONCILED
    who = (
        "partners report"
        if listing.mirror
        else "reconciled"
        if reckoned
        else f"{official.name(claim.reporter)} reports"
    )
    held = f"{official.name(claim.partner)} is no. {place} with {money(listing.values[claim.partner])}"
    told = f"{asked.what}: {held} ({who}; {listing.dataset}, {listing.vintage})"
    others = [f"no. {number} by {_by(flow)}" for flow, number in places.items() if flow is not claim.flow]
    told += f"; it is {' and '.join(others)}" if others else ""
    told += f"; {listing.note}" if listing.note else ""
    verdict, cause = Verdict.CONTRADICTED, Cause.NONE
    if place == asked.place:
        verdict = Verdict.SUPPORTED_BY_MIRROR if listing.mirror else Verdict.SUPPORTED
    elif fits:
        verdict, cause = Verdict.DIFFERS, Cause.FLOW
        told += f"; the claimed no. {asked.place} fits {' and '.join(_by(Flow(flow)) for flow in fits)}"
    else:
        found = _explained(asked, listing, lists[claim.flow])
        if found is not None:
            verdict, cause = Verdict.DIFFERS, found[0]
            told += f"; {found[1]}"
    return finding(
        verdict, told, cause=cause, fits="+".join(fits), value=float(place), difference=float(asked.place - place),
        side="partners" if listing.mirror else listing.side, figures=listing.figures_of(claim.partner),
    )  # fmt: skip


def _by(flow: Flow) -> str:
    return {Flow.TOTAL: "total trade", Flow.IMPORT: "imports", Flow.EXPORT: "exports"}[flow]


def _place(listings: Iterable[Listing], like: Listing, partner: str, allowed: Tolerances) -> int | None:
    """The partner's place in the list of another flow out of the same edition."""
    for listing in listings:
        if listing.edition == like.edition and listing.is_known(partner, allowed):
            return listing.place(partner)
    return None


def _explained(asked: _Asked, listing: Listing, others: list[Listing]) -> tuple[Cause, str] | None:
    """Another list in which the claimed place is right, or a holder of it who is as good as level."""
    partner, allowed = asked.claim.partner, asked.allowed
    for other in others:
        if other is not listing and other.is_known(partner, allowed) and other.place(partner) == asked.place:
            cause = Cause.VINTAGE if other.dataset == listing.dataset else Cause.DATASET
            return cause, f"it fits {other.dataset}, {other.vintage}"
    ordered = listing.ordered()
    if asked.place <= len(ordered):
        holder = ordered[asked.place - 1]
        held, own = listing.values[holder], listing.values[partner]
        if abs(held - own) <= allowed.near_tie * max(held, own):
            return (
                Cause.NEAR_TIE,
                f"{asked.official.name(holder)} holds that place with {money(held)}, which is as good as level",
            )
    for step in (-1, 1):
        try:
            first, last = shifted(asked.first, step), shifted(asked.last, step)
        except ValueError:
            continue
        for other in own_listings(asked.claim, asked.official, asked.claim.flow, asked.goods, first, last, allowed):
            if other.is_known(partner, allowed) and other.place(partner) == asked.place:
                return Cause.CALENDAR, f"it fits {days(first, last)}"
    return None


def _not_checkable(asked: _Asked, lists: dict[Flow, list[Listing]], mirrored: Listing | None) -> Finding:
    """What a rank would need, and what is there of it."""
    claim, official = asked.claim, asked.official
    used: list[Figure] = []
    parts = []
    for flow in (Flow.IMPORT, Flow.EXPORT):
        for reading in all_readings(claim, official, flow, asked.goods, asked.first, asked.last, asked.allowed)[:1]:
            parts.append(says(official, reading, f"{reading.figures[0].flow}s of {money(reading.value)}"))
            used += reading.figures
    told = [f"{asked.what}: to place {official.name(claim.partner)} the rows with all partners are needed"]
    if parts:
        told.append(f"the rows of the two with each other are there: {', '.join(parts)}")
    else:
        told.append(silence(official, claim.reporter, asked.first, asked.last))
    told += [_beside(asked, listing) for listing in lists[claim.flow][:1]]
    flows = (Flow.IMPORT, Flow.EXPORT) if claim.flow is Flow.TOTAL else (claim.flow,)
    told += [f"no {flow}s of {official.name(claim.reporter)} are loaded" for flow in flows if not lists[flow] and parts]
    if mirrored is not None:
        lacking = f"only {len(mirrored.values)} of them report trade with it"
        if mirrored.missing:
            lacking = f"{names(official, mirrored.missing)} report nothing"
        told.append(f"what the partners report makes no list either: {lacking}")
    side = claim.reporter if used else ""
    return finding(Verdict.NOT_CHECKABLE, "; ".join(told), cause=Cause.MISSING, figures=used, side=side)


def _beside(asked: _Asked, listing: Listing) -> str:
    """Which partners a list that is not complete has, and what it lacks."""
    others = sorted(code for code in listing.values if code not in (asked.claim.partner, asked.claim.reporter))
    beside = (
        f"besides there are rows with {names(asked.official, others)} only"
        if others
        else "there are rows with no other partner"
    )
    return f"{beside}; those with the others are missing" + (
        "" if listing.world is not None else ", and so is the row with the world"
    )
