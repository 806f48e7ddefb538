"""From when a meaning is counted, and what comes out."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from timeline.dates.calendar import Stretch
from timeline.dates.direction import AHEAD, BACK, NEAREST
from timeline.terms import Basis, TimexType

PUBLICATION: Final = "publication "
DATE_LINE: Final = "the date line "
"""How the reason of a date begins to tell of the article's own day, from which it was counted."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """From when to count: the article's day, the running day of the text, which way the clause looks, and the year that the passage is in.

    `is_story`: the passage tells of the past with the running text as its clock. `day_first`: figures have the day before the month.
    `origin`: what the article's day is and rests on, in words: "publication 2023-12-04 (image slug)".
    """

    dct: dt.date | None
    running: Stretch | None = None
    lean: int = 0
    year: int | None = None
    is_story: bool = False
    day_first: bool = False
    origin: str = ""
    is_back: bool = False

    def base(self, running: bool) -> dt.date | None:
        """The day to count from: the running one where the words ask for it and the text has one."""
        return self.running.first if running and self.running is not None else self.dct

    def told(self, base: dt.date) -> str:
        """A day to count from as words of a reason."""
        if base == self.dct:
            return self.origin or f"{PUBLICATION}{base}"
        return f"{self.running.value if self.running else base}, where the text is"


@dataclass(frozen=True, slots=True)
class Counted:
    """What came out. `days` is None where no days can be said; `reason` tells the way in words."""

    type: TimexType
    value: str
    days: Stretch | None
    basis: Basis
    reason: str
    mod: str = ""


def stated(days: Stretch, reason: str, mod: str = "") -> Counted:
    """Days that the words name."""
    return Counted(_type(days), days.value, days, Basis.STATED, reason, mod)


def relative(days: Stretch, reason: str, mod: str = "") -> Counted:
    """Days that are counted from others."""
    return Counted(_type(days), days.value, days, Basis.RELATIVE, reason, mod)


def _type(days: Stretch) -> TimexType:
    return TimexType.TIME if "T" in days.value else TimexType.DATE


def left_open(value: str, reason: str, kind: TimexType = TimexType.DATE) -> Counted:
    """No days; `value` holds what is known, XXXX for the rest."""
    return Counted(kind, value, None, Basis.RELATIVE, reason)


def looking(anchor: Anchor) -> str:
    """The direction as words of a reason."""
    return {BACK: ", past tense", AHEAD: ", looking ahead", NEAREST: ", the nearest one"}.get(anchor.lean, "")


NO_DAY: Final = "there is no day to count from"
NOT_NAMED: Final = "counts from a day that the text does not name"
