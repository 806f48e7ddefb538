"""Times of day: in figures, in words, and parts of the day."""

import re
from typing import Final

from timeline.dates.meanings import Clock, Meaning
from timeline.dates.numbers import number_of
from timeline.dates.words import time_of

NAMED_HOURS: Final = {
    "noon": "T12:00", "noonish": "T12:00", "midday": "T12:00", "midnight": "T00:00", "the midnight hour": "T00:00", "dawn": "TDW",
    "daybreak": "TDW", "sunrise": "TDW", "dusk": "TEV", "sunset": "TEV", "sundown": "TEV", "nightfall": "TEV", "lunchtime": "TMI",
    "breakfast": "TMO", "dinner": "TEV",
}  # fmt: skip


def _half(words: str | None) -> str:
    """a, p, or nothing."""
    lower = re.sub(r"[^a-z]", "", (words or "").lower())
    if lower in {"am", "inthemorning"}:
        return "a"
    return "p" if lower in {"pm", "intheafternoon", "intheevening", "atnight"} else ""


def _time(hour: int, minute: int, half: str, zone: str | None = "") -> Meaning | None:
    if hour > 24 or minute > 59 or (half and hour > 12):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return Clock(f"T{hour:02}:{minute:02}" + ("Z" if zone and re.search(r"UTC|GMT(?!\s?[+-])", zone) else ""))


def clock(match: re.Match[str]) -> Meaning | None:
    """A time of day in figures."""
    groups = match.groupdict()
    return _time(int(match["h"]), int(groups.get("i") or 0), _half(groups.get("m")), groups.get("z"))


def clock_figures(match: re.Match[str]) -> Meaning | None:
    """ "14:30"; with a point only before "p.m."; not chapter and verse."""
    if match["m"] or match["z"]:
        return clock(match)
    before = re.search(r"([A-Za-z.]+)\s$", match.string[max(0, match.start() - 20) : match.start()])
    if "." in match.group() or (before and before[1][0].isupper() and not _before_clock(before[1].lower())):
        return None
    return clock(match)


def _before_clock(word: str) -> bool:
    return word in {"at", "by", "from", "until", "around", "after", "before", "between"} or word.rstrip(".").endswith(
        ("day", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "tomorrow", "am", "pm")
    )


def clock_range(match: re.Match[str]) -> Meaning | None:
    """ "from 5 to 6pm": the time at which it begins."""
    groups = match.groupdict()
    half = _half(groups.get("m1"))
    hour, last = int(match["h"]), int(match["h2"])
    if not half and _half(groups.get("m")):
        half = _half(groups.get("m"))
        if half == "p" and hour > last % 12 and hour != 12:  # "10 to 2 pm" begins in the morning
            half = "a"
    if hour > 12:
        half = ""
    return _time(hour, int(groups.get("i") or 0), half, groups.get("z"))


def clock_spelled(match: re.Match[str]) -> Meaning | None:
    """ "five o'clock", "six in the morning"."""
    groups = match.groupdict()
    half = _half(groups.get("t2")) or _half(match["t"])
    return _time(int(number_of(match["h"])), 0, half, groups.get("z"))


def minutes_past(match: re.Match[str]) -> Meaning | None:
    """ "half past eight", "a quarter to nine"."""
    words = (match["n"] or match["n2"]).lower()
    minutes = 30 if words == "half" else 15 if words.endswith("quarter") else int(number_of(words))
    hour = int(number_of(match["h"]))
    if match["s"].lower() in {"to", "before"}:
        hour, minutes = hour - 1, 60 - minutes
    return _time(hour, minutes, _half(match["t"])) if 0 <= minutes < 60 and hour >= 0 else None


def clock_named(match: re.Match[str]) -> Meaning | None:
    """ "noon", "midnight", "dawn"."""
    return Clock(NAMED_HOURS[match["x"].lower()])


def clock_part(match: re.Match[str]) -> Meaning | None:
    """ "in the morning", "in the early evening": a part of the running day, or of the one after it ("the next morning")."""
    which = match["which"].lower()
    return Clock(f"T{time_of(match['t'])}", offset=int("next" in which or "following" in which))
