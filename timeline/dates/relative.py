"""Dates that count from another: weekdays, today and kin, last/this/next unit, n units ago or later, quarters, seasons, the running day."""

import re

from timeline.dates.meanings import Meaning, Near, Part, Reference, Shift, Span, Turn, Weekday
from timeline.dates.numbers import number_of, ordinal_of, part_mod, unit_of, weekday_of
from timeline.lexicons.dates import date_words

_WHICH = {
    "past": "last",
    "previous": "last",
    "coming": "next",
    "following": "next",
    "this past": "last",
    "this coming": "next",
}
_TIMES = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_BACK, _AHEAD = -1, 1


def _which(word: str | None) -> str:
    lower = (word or "").lower()
    return _WHICH.get(lower, lower)


def weekday(match: re.Match[str]) -> Meaning | None:
    """A weekday with last, this or next."""
    groups = match.groupdict()
    time = _TIMES.get((groups.get("t") or "").lower(), "")
    return Weekday(weekday_of(match["d"]), _which(groups.get("w")), time)


def bare_weekday(match: re.Match[str]) -> Meaning | None:
    """A weekday alone, unless it is part of a name: "The Sunday Times", "Black Friday", "Bloody Sunday"."""
    if match["no"] is not None:  # "Mondays": no day of its own
        return None
    text, start, end = match.string, match.start("d"), match.end("d")
    if re.search(
        r"\b(?:Black|Bloody|Cyber|Super|Holy|Fat|Shrove|Good|Palm|Easter|Ash|Ruby)\s$", text[max(0, start - 8) : start]
    ):
        return None
    if re.match(
        r"\s(?:Times|Telegraph|Mail|Mirror|Express|Herald|Post|Star|People|Independent|Night (?:Live|Football)|Review|World)\b",
        text[end : end + 16],
    ):
        return None
    return weekday(match)


def near(match: re.Match[str]) -> Meaning | None:
    """today, yesterday, tomorrow and their kin."""
    word = match["n"].lower()
    time = _TIMES.get((match.groupdict().get("t") or "").lower(), "")
    if word == "tonight":
        return Near(0, "NI")
    if word == "overnight":
        return Near(0, "NI")
    if "before yesterday" in word:
        return Near(-2, time)
    if "after tomorrow" in word:
        return Near(2, time)
    offsets = {"today": 0, "yesterday": -1, "tomorrow": 1, "last night": -1, "last evening": -1}
    if word.startswith("this "):
        return Near(0, _TIMES[word.split()[1]])
    return Near(offsets[word], "NI" if word == "last night" else "EV" if word == "last evening" else time)


def turn(match: re.Match[str]) -> Meaning | None:
    """last, this or next unit."""
    groups = match.groupdict()
    word = _which(re.sub(r"^the ", "", match["w"].lower()))
    offset = {"last": -1, "next": 1, "this": 0, "current": 0, "same": 0, "that": 0}[word]
    unit = unit_of(match["u"])
    if unit in {"second", "minute", "hour", "night"}:
        return None
    return Turn(unit, offset, False, part_mod(groups.get("p")))


def later_this(match: re.Match[str]) -> Meaning | None:
    """ "later this year": a part of the unit at hand."""
    return Turn(unit_of(match["u"]), 0, False, "START" if match["p"].lower() == "earlier" else "END", cut=True)


def running(match: re.Match[str]) -> Meaning | None:
    """ "the following day", "that week": from the running day."""
    word = match["w"].lower()
    offset = {"following": 1, "next": 1, "previous": -1, "preceding": -1, "same": 0, "that": 0, "that same": 0}[word]
    return Turn(unit_of(match["u"]), offset, True)


def ago(match: re.Match[str]) -> Meaning | None:
    """ "three weeks ago"."""
    return Shift(unit_of(match["u"]), _BACK * number_of(match["n"]))


def from_now(match: re.Match[str]) -> Meaning | None:
    """ "two years from now"."""
    return Shift(unit_of(match["u"]), number_of(match["n"]))


def earlier(match: re.Match[str]) -> Meaning | None:
    """ "two days later", "a year earlier": from the running day."""
    sign = _AHEAD if match["s"].lower() in {"later", "after", "afterwards"} else _BACK
    return Shift(unit_of(match["u"]), sign * number_of(match["n"]), True)


def span(match: re.Match[str]) -> Meaning | None:
    """ "the past three years"."""
    direction = _BACK if match["w"].lower() in {"last", "past", "previous"} else _AHEAD
    number = number_of(match["n"]) if match.groupdict().get("n") else 1.0
    unit = unit_of(match["u"])
    return None if unit in {"second"} else Span(unit, number, direction)


def quarter(match: re.Match[str]) -> Meaning | None:
    """A quarter, with its year where that is told."""
    groups = match.groupdict()
    number = ordinal_of(match["q"]) if match["q"][0].isalpha() or match["q"][-1].isalpha() else int(match["q"])
    if not 1 <= number <= 4:
        return None
    return Part(f"Q{number}", int(groups["y"]) if groups.get("y") else None, _of_year(groups))


def _of_year(groups: dict[str, str | None]) -> str:
    return _which(groups.get("w"))


def half(match: re.Match[str]) -> Meaning | None:
    """A half of a year; not of a match."""
    groups = match.groupdict()
    if not groups.get("y") and not groups.get("w"):
        after = match.string[match.end() : match.end() + 24].lower()
        if (
            re.match(r"\s?(?:of the (?:match|game|season|century|decade)|goal|penalty|lead)", after)
            or "half of the year" not in match.group().lower()
        ):
            return None
    number = {"first": 1, "1st": 1, "second": 2, "2nd": 2}[match["h"].lower()]
    return Part(f"H{number}", int(groups["y"]) if groups.get("y") else None, _of_year(groups))


def season(match: re.Match[str]) -> Meaning | None:
    """A season that says which one it is."""
    groups = match.groupdict()
    word = match["s"].lower()
    if not groups.get("y") and not groups.get("w") and not groups.get("l"):
        return None
    return Part(date_words().seasons[word], int(groups["y"]) if groups.get("y") else None, _of_year(groups))


def weekend(match: re.Match[str]) -> Meaning | None:
    """A weekend."""
    word = _which((match.groupdict().get("w") or "").lower().removeprefix("over ").strip())
    offset = {"last": -1, "next": 1, "this": 0, "the": 0, "": 0}[word]
    return Turn("weekend", offset)


def _reference(value: str) -> Meaning:
    return Reference(value)


def weekday_of_week(match: re.Match[str]) -> Meaning | None:
    """ "Monday of last week"."""
    return Weekday(weekday_of(match["d"]), f"{match['w'].lower()} week")


def day_after(match: re.Match[str]) -> Meaning | None:
    """ "the year before", "the day after"."""
    sign = 1.0 if match["s"].lower() in {"later", "after"} else -1.0
    return Shift(unit_of(match["u"]), sign, True)


def year_ago(match: re.Match[str]) -> Meaning | None:
    """ "the year-ago period"."""
    return Shift("year", -1.0)


def present(match: re.Match[str]) -> Meaning | None:
    """ "now"."""
    return Reference("PRESENT_REF")


def past(match: re.Match[str]) -> Meaning | None:
    """ "recently"."""
    return Reference("PAST_REF")


def future(match: re.Match[str]) -> Meaning | None:
    """ "soon"."""
    return Reference("FUTURE_REF")
