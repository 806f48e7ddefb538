"""What became of the inputs of a load: while it runs, and at its end."""

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from timeline.errors import InputError
from timeline.terms import LoadStatus

MOST_FAILURES = 1_000
"""Failures whose reasons a report keeps; all of them are in the table `load`."""

_NAMED = 3
"""Articles without a date of publication that a report names."""


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What became of the inputs: `inputs == stored + duplicate + skipped + failed`, always.

    `stored` articles are in the database now, with the rows of this coder; `duplicate` ones were there already; `skipped` ones were read
    but not coded, because the run was interrupted; `failed` ones have their reason in `failures` (the first thousand; all are in the
    table `load`). `undated` of the stored ones have no date of publication; `undated_first` names some of them. `events` and `facts` are
    the totals of the database.
    """

    inputs: int
    stored: int
    duplicate: int
    skipped: int
    failed: int
    events: int
    facts: int
    failures: tuple[InputError, ...]
    interrupted: bool
    undated: int
    undated_first: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a load is. `done` inputs of `total` (None where nobody knows) are through; `events` and `facts` are what the articles of
    this run tell; `seconds` is how long it has run, `remaining` how long it may still take.
    """

    done: int
    total: int | None
    stored: int
    duplicate: int
    skipped: int
    failed: int
    events: int
    facts: int
    seconds: float

    @property
    def rate(self) -> float:
        """Inputs a second since the start."""
        return self.done / self.seconds if self.seconds > 0 else 0.0

    @property
    def remaining(self) -> float | None:
        """Seconds until the end at this rate; None where the total or the rate is not known."""
        if self.total is None or not self.rate:
            return None
        return max(0, self.total - self.done) / self.rate

    def record(self) -> dict[str, Any]:
        """For machines: all of it, numbers rounded."""
        remaining = None if self.remaining is None else round(self.remaining, 1)
        return asdict(self) | {
            "seconds": round(self.seconds, 3), "rate": round(self.rate, 2), "remaining": remaining,
        }  # fmt: skip


Progress = Callable[[Standing], None]


@dataclass(slots=True)
class Tally:
    """Counts while a load runs, and tells `progress` of it."""

    progress: Progress
    total: int | None = None
    read: int = 0
    at_hand: int = 0
    events: int = 0
    facts: int = 0
    counts: dict[LoadStatus, int] = field(default_factory=lambda: dict.fromkeys(LoadStatus, 0))
    failures: list[InputError] = field(default_factory=list)
    undated: int = 0
    undated_first: list[str] = field(default_factory=list)
    begun: float = field(default_factory=time.monotonic)

    def count(self, status: LoadStatus, failure: InputError | None) -> None:
        """One input has come to its end."""
        self.counts[status] += 1
        if failure is not None and len(self.failures) < MOST_FAILURES:
            self.failures.append(failure)

    def note_undated(self, place: str) -> None:
        """The article of the input there is stored without a date of publication."""
        self.undated += 1
        if len(self.undated_first) < _NAMED:
            self.undated_first.append(place)

    def tell(self) -> None:
        """Say how far it is."""
        count = self.counts
        self.progress(
            Standing(
                sum(count.values()) + self.at_hand, self.total, count[LoadStatus.STORED], count[LoadStatus.DUPLICATE],
                count[LoadStatus.SKIPPED], count[LoadStatus.FAILED], self.events, self.facts, time.monotonic() - self.begun,
            )
        )  # fmt: skip

    def report(self, events: int, facts: int, *, interrupted: bool) -> LoadReport:
        """The end of it; `events` and `facts` are those of the database."""
        count = self.counts
        return LoadReport(
            sum(count.values()), count[LoadStatus.STORED], count[LoadStatus.DUPLICATE], count[LoadStatus.SKIPPED],
            count[LoadStatus.FAILED], events, facts, tuple(self.failures), interrupted, self.undated, tuple(self.undated_first),
        )  # fmt: skip
