"""Dates that lie so many units from another: n units ago or later, the day after, the eve of a feast."""

import re
from typing import Final

from timeline.dates.meanings import From, Meaning, Near, Reference, Shift, Turn
from timeline.dates.numbers import about_mod, number_of, unit_of
from timeline.dates.words import TIMES

_BACK: Final = -1
_AHEAD: Final = 1


def _is_exact(match: re.Match[str]) -> bool:
    """ "To the day" and "exactly": a year on is then a day."""
    groups = match.groupdict()
    is_told = groups.get("exact") is not None or groups.get("exact2") is not None
    return is_told or (groups.get("about") or "").lower() == "exactly"


def ago(match: re.Match[str]) -> Meaning | None:
    """ "three weeks ago"."""
    return Shift(unit_of(match["u"]), _BACK * _number(match), mod=about_mod(match["about"]), exact=_is_exact(match))


def _number(match: re.Match[str]) -> float:
    """How many units, the half behind them included: "a year and a half"."""
    return number_of(match["n"]) + (0.5 if match.groupdict().get("half") else 0.0)


def years_and_months(match: re.Match[str]) -> Meaning | None:
    """ "two years and three months later": a month."""
    months = 12 * number_of(match["n"]) + number_of(match["n2"])
    word = match["s"].lower()
    return Shift("month", months if word == "later" else -months, word != "ago")


def vague_ago(match: re.Match[str]) -> Meaning | None:
    """ "a few days ago"."""
    return Reference("PAST_REF")


def from_now(match: re.Match[str]) -> Meaning | None:
    """ "two years from now", "in two weeks' time"."""
    unit, number = unit_of(match["u"]), number_of(match["n"])
    return From(unit, number, Near(0)) if match.group().lower().endswith("today") else Shift(unit, number)


def week_from_day(match: re.Match[str]) -> Meaning | None:
    """ "a week tomorrow", "two weeks today": so long behind that day."""
    days = 14 if match["u"].lower() == "fortnight" else 7 * int(number_of(match["n"]))
    return Near(days + (match["d"].lower() == "tomorrow"))


def from_now_ahead(match: re.Match[str]) -> Meaning | None:
    """ "in two weeks": ahead in a clause that looks ahead, and behind "is"; else how long something took."""
    is_sure = match["w"].lower() == "in" and _IS.search(match.string, max(0, match.start() - _REACH), match.start())
    return Shift(unit_of(match["u"]), number_of(match["n"]), ahead=not is_sure)


def away(match: re.Match[str]) -> Meaning | None:
    """ "is three weeks away"."""
    return Shift(unit_of(match["u"]), number_of(match["n"]))


_IS: Final = re.compile(r"\b(?:is|are)\s(?:only\s|just\s|now\s|due\s)?$")
_REACH: Final = 16


def earlier(match: re.Match[str]) -> Meaning | None:
    """ "two days later", "a year earlier": from the running day."""
    word = match["s"].lower().removesuffix(" that")
    sign = _AHEAD if word in _LATER else _BACK
    of_another = match["s"].lower() in {"before", "after"}
    return Shift(
        unit_of(match["u"]),
        sign * _number(match),
        True,
        about_mod(match.groupdict().get("about")),
        of_another=of_another,
        exact=_is_exact(match),
    )


_LATER: Final = {"later", "on", "after", "afterward", "afterwards", "following"}


def day_after(match: re.Match[str]) -> Meaning | None:
    """ "the year before", "the day after", "the morning after"."""
    sign = 1.0 if match["s"].lower() in _LATER else -1.0
    if (
        match["u"].lower() == "week"
        and match.group()[0] in "tT"
        and match["s"].lower() in {"before", "after", "following"}
    ):
        return Turn("week", int(sign), True)
    unit = "day" if match["u"].lower() in TIMES else unit_of(match["u"])
    return Shift(unit, sign, True, of_another=match["s"].lower() in {"before", "after"})


def from_event(match: re.Match[str]) -> Meaning | None:
    """ "two days after", "the day before": of the date that stands behind it; without one there is none."""
    number = 1.0 if match["n"].lower() == "the" else number_of(match["n"])
    unit = match["u"].lower()
    sign = _AHEAD if match["s"].lower() in {"after", "following"} else _BACK
    is_whole = match["n"].lower() == "the" and unit in _WHOLE
    return From("day" if unit in TIMES else unit_of(unit), sign * number, exact=_is_exact(match), whole=is_whole)


_WHOLE: Final = frozenset({"week", "month"})
"""Stretches that are meant as such: "the week before Christmas" is seven days, "a week before Christmas" one of them."""


def some_from(match: re.Match[str]) -> Meaning | None:
    """ "The weeks after": some time after the date that stands behind it; without one there is none."""
    return From(unit_of(match["u"]), _AHEAD if match["s"].lower() in {"after", "following"} else _BACK, some=True)


def eve(match: re.Match[str]) -> Meaning | None:
    """ "the eve of": the day before the one that stands behind it; without one there is none."""
    return From("day", -1.0)


def year_ago(match: re.Match[str]) -> Meaning | None:
    """ "the year-ago period", "the same period last year"."""
    return Shift("year", -1.0, True)
