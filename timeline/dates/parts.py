"""Parts of a wider stretch: quarters, halves, seasons, weeks by number, the first Monday of something."""

import re
from typing import Final

from timeline.dates.meanings import From, Meaning, Of, Part, Turn, Week, Within
from timeline.dates.numbers import month_of, number_of, of_two_figures, ordinal_of, part_mod, unit_of, weekday_of
from timeline.dates.words import TIMES, running_unit, which_of, which_of_text
from timeline.lexicons.dates import date_words

_LAST: Final = {"last", "final", "closing", "dying"}


def _number(word: str) -> int:
    lower = word.lower()
    if lower in _LAST:
        return -1
    if lower == "penultimate":
        return -2
    return 1 if lower == "opening" else ordinal_of(lower)


def within(match: re.Match[str]) -> Meaning | None:
    """ "the first Monday of", "the last week of", "the first six months of the year": the stretch is what stands behind it."""
    groups = match.groupdict()
    whole = running_unit(groups["y"]) if groups.get("y") else None
    number = _number(match["n"])
    if match.groupdict().get("u", "").lower() == "quarters" and not groups.get("c"):
        return None  # "the second and third quarters of 2016": each is one
    if groups.get("d"):
        return Within("week", number, whole, weekday_of(match["d"]))
    unit = unit_of(match["u"])
    length = int(number_of(match["c"])) if groups.get("c") else 0 if match["u"].lower().endswith("s") else 1
    return Within(unit, number, whole, length=length)


def week_of(match: re.Match[str]) -> Meaning | None:
    """ "the week of", "the night of": the unit around the day that stands behind it."""
    words = match["u"].lower().removesuffix(" hours").split()
    unit = words[-1] if words[-1] in TIMES else "morning" if words[-1].endswith("dawn") else unit_of(words[-1])
    ends = match["s"].lower() in {"ending", "ended", "to"}
    if unit in {"month", *TIMES} and match["s"].lower() != "of":
        return None
    return From(unit, 0.0, exact=ends)


def week_number(match: re.Match[str]) -> Meaning | None:
    """ "week 32"."""
    number = int(match["n"])
    return Week(number, int(match["y"]) if match["y"] else None) if 1 <= number <= 53 else None


_OLD: Final = 31
"""From this one on two figures behind an apostrophe are a year of the last century."""


def _year(groups: dict[str, str | None]) -> int | None:
    if groups.get("ys"):
        year = int(groups["ys"] or 0)
        return year + (2000 if year < _OLD else 1900)
    if groups.get("yf"):
        return of_two_figures(int(groups["yf"] or 0))
    told = groups.get("y") or groups.get("y2")
    return int(told) if told else None


_LISTED: Final = re.compile(r"\b(?:and|or|to|through) $")


def quarter(match: re.Match[str]) -> Meaning | None:
    """A quarter, with its year where that is told. "The last quarter" may be the one before: only that of a year is the fourth."""
    groups = match.groupdict()
    word = (match["q"] or groups.get("q2") or "").lower()
    if groups.get("pl") and not _LISTED.search(match.string[max(0, match.start() - 8) : match.start()]):
        return None
    if word in {"last", "final"}:
        if not _year(groups) and not groups.get("w") and not groups.get("same"):
            return None
        number = 4
    else:
        number = int(word) if word.isdigit() else ordinal_of(word)
    if not 1 <= number <= 4 or (not _year(groups) and _is_game(match.string)):
        return None
    return Part(f"Q{number}", _year(groups), which_of(groups.get("w")), part_mod(groups.get("p")))


def quarter_to(match: re.Match[str]) -> Meaning | None:
    """ "The June quarter": the one that ends in that month."""
    return Part(f"Q{month_of(match['m']) // 3}", _year(match.groupdict()))


def _is_game(text: str) -> bool:
    """Whether a statement tells of a match: by a score beside a word of games."""
    return _SCORE.search(text) is not None and not date_words().lists["games"].isdisjoint(text.lower().split())


_SCORE: Final = re.compile(r"(?<![\d.-])\d{1,3}[-–]\d{1,3}(?![\d-])")


def half(match: re.Match[str]) -> Meaning | None:
    """A half of a year; not of a match."""
    groups = match.groupdict()
    if _year(groups) is None and not groups.get("w") and groups.get("of") is None:
        return None
    number = {"first": 1, "1st": 1, "1": 1}.get(match["h"].lower(), 2)
    return Part(f"H{number}", _year(groups), which_of(groups.get("w")))


def season(match: re.Match[str]) -> Meaning | None:
    """A season that says which one it is."""
    groups = match.groupdict()
    word = match["s"].lower()
    told = _year(groups) is not None or groups.get("w") or groups.get("l") is not None
    if not told or (word == "fall" and not _is_autumn(match, groups)):
        return None
    which, code, mod = which_of_text(groups.get("w")), date_words().seasons[word], part_mod(groups.get("p"))
    if match.re.groupindex.get("of_year") and which:  # "the summer of next year"
        return Of(
            Part(code, mod=mod),
            Turn(
                "year",
                {"last": -1, "next": 1}.get(which.removeprefix("running "), 0),
                which not in {"last", "next", "this"},
                points=which not in {"last", "next", "this"},
            ),
        )
    return Part(code, _year(groups), which, mod)


def _is_autumn(match: re.Match[str], groups: dict[str, str | None]) -> bool:
    """ "Fall" is what things do: the season has an article, an adjective, a year, or stands beside another season."""
    if _year(groups) is not None or groups.get("w"):
        return match["s"].islower() or match.string[match.start("s") - 4 : match.start("s")].lower() != "the "
    words = match.group("x").lower()
    beside = match.string[max(0, match.start("x") - 12) : match.start("x")].lower()
    another = any(f"{name} {link} " in beside for name in ("spring", "summer", "winter") for link in ("and", "or"))
    before = {"in", "by", "until", "till", "throughout", "during", "over", "through", "spent"}
    return (
        another
        or (words != "fall" and (groups.get("l") or "").lower() in before)
        or (groups.get("l") or "").lower() in {"late", "early"}
    )
