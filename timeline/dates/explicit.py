"""Dates that name their year, month or day: "March 1, 2023", "1 March", "2021-03-04", "March 2023", "mid-2011", "the 1990s", "19th century"."""

import re
from functools import cache

from timeline.dates.meanings import Full, Meaning, Month, MonthDay, Named, Year, Years
from timeline.dates.rules import Rule, day_or_none, month_of, ordinal_of, part_mod, rule
from timeline.lexicons.dates import date_words


def _full(match: re.Match[str]) -> Meaning | None:
    day = day_or_none(int(match["y"]), month_of(match["m"]), int(re.sub(r"\D", "", match["d"])))
    return Full(day) if day else None


def _iso(match: re.Match[str]) -> Meaning | None:
    day = day_or_none(int(match["y"]), int(match["m"]), int(match["d"]))
    return Full(day) if day else None


def _numeric(match: re.Match[str]) -> Meaning | None:
    """Day and month in figures: the order that only one reading allows; month first where both are possible and the day is not above 12."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    year += (2000 if year < 50 else 1900) if year < 100 else 0
    month, day = (second, first) if first > 12 or match["s"] == "." else (first, second)
    found = day_or_none(year, month, day)
    return Full(found) if found else None


def _month_day(match: re.Match[str]) -> Meaning | None:
    day = int(re.sub(r"\D", "", match["d"]))
    return MonthDay(month_of(match["m"]), day) if day_or_none(2000, month_of(match["m"]), day) else None


def _ordinal_day(match: re.Match[str]) -> Meaning | None:
    return MonthDay(month_of(match["m"]), ordinal_of(match["d"]))


def _month(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    year = int(groups["y"]) if groups.get("y") else None
    return Month(month_of(match["m"]), year, part_mod(groups.get("p")), (groups.get("w") or "").lower())


def _bare_month(match: re.Match[str]) -> Meaning | None:
    """A month alone. "May" and "March" are words too: they need a preposition, or another month beside them."""
    word = match["m"].rstrip(".")
    if word in {
        "May",
        "March",
        "Mar",
        "Jan",
        "Jun",
        "Dec",
        "Sep",
        "Oct",
        "Nov",
        "Feb",
        "Apr",
        "Jul",
        "Aug",
        "MAY",
        "MARCH",
    }:
        before = re.search(
            r"(\w+)[\s,(]{1,2}(?:early |late |mid[- ])?$",
            match.string[max(0, match.start("x") - 24) : match.start("x")],
        )
        lower = before[1].lower() if before else ""
        ahead = match.string[match.end("x") : match.end("x") + 6]
        beside = re.match(r"[\s-]{1,2}(?:to|and|-|–)", ahead) is not None
        if lower not in _BEFORE_MONTH and not (lower in date_words().months and word not in {"May", "March"}):
            return None
        if word in {"May", "March"} and beside and lower not in _BEFORE_MONTH:
            return None
    return _month(match)


_BEFORE_MONTH = frozenset(
    "in since until till from by of during through last next this early late mid before after between to throughout and for starting beginning".split()
)


def _year(match: re.Match[str]) -> Meaning | None:
    """Four figures are a year where what stands around them allows it."""
    words = date_words().lists
    text, start, end = match.string, match.start("y"), match.end("y")
    before = re.search(r"([\w$€£#'’]+)[\s(\[,-]{0,2}$", text[max(0, start - 24) : start])
    previous = before[1].lower() if before else ""
    after = re.match(r"\s([A-Za-z%]+)", text[end : end + 24])
    following = after[1].lower() if after else ""
    if (
        re.match(r"[,.]\d|%|°", text[end : end + 2])
        or (re.search(r"[$€£#¥.,]\s?$", text[max(0, start - 2) : start])
        and not re.search(r"[.,]\s$", text[max(0, start - 2) : start]))
    ):
        return None
    if previous in words["not_before_year"] or previous[:1] in {"$", "€", "£", "#"}:
        return None
    if following in words["count_nouns"] and previous not in words["before_year"]:
        return None
    year = int(match["y"])
    if not 1900 <= year <= 2050 and previous not in words["before_year"]:
        return None
    if (
        following.endswith("s")
        and following.islower()
        and len(following) > 4
        and previous not in words["before_year"]
        and previous != "the"
    ):
        return None
    return Year(year, part_mod(match.groupdict().get("p")))


def _decade(match: re.Match[str]) -> Meaning | None:
    digits = match["y"]
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    if first % 10:
        return None
    return Years(first, first + 9, str(first // 10), part_mod(match.groupdict().get("p")))


def _decade_word(match: re.Match[str]) -> Meaning | None:
    first = date_words().decades[match["y"].lower()]
    return Years(first, first + 9, str(first // 10), part_mod(match.groupdict().get("p")))


def _century(match: re.Match[str]) -> Meaning | None:
    number = ordinal_of(match["n"])
    if not 10 <= number <= 22:
        return None
    return Years((number - 1) * 100, number * 100 - 1, str(number - 1), part_mod(match.groupdict().get("p")))


def _fiscal(match: re.Match[str]) -> Meaning | None:
    year = int(match["y"])
    return Year(year if year > 99 else 2000 + year)


def _named(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    name = match["n"].lower().replace("’", "'")
    return Named(name, int(groups["y"]) if groups.get("y") else None, (groups.get("w") or "").lower())


def _nine_eleven(match: re.Match[str]) -> Meaning | None:
    return Full(day_or_none(2001, 9, 11))  # type: ignore[arg-type]


@cache
def explicit_rules() -> tuple[Rule, ...]:
    """The rules; put together on first use."""
    part = r"(?:(?P<p>early(?: in)?|late(?: in)?|mid|middle of|beginning of|start of|end of)[- ](?:the )?)"
    week = r"(?:(?:{weekday}|{short_weekday})[,\s]{1,2}(?:the )?)?"
    return (
        rule(
            "full.month_first",
            rf"\b{week}(?P<m>{{month}})\s{{1,2}}(?P<d>{{day}}{{suffix}}?),?\s{{1,2}}(?P<y>{{year}})\b",
            _full,
            weight=3,
            case=True,
        ),
        rule(
            "full.day_first",
            rf"\b{week}(?P<d>{{day}}{{suffix}}?)(?: of)?[\s-]{{1,2}}(?P<m>{{month}}),?[\s-]{{1,2}}(?P<y>{{year}})\b",
            _full,
            weight=3,
            case=True,
        ),
        rule(
            "full.iso",
            r"(?<![\d-])(?P<y>{year})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?![\d-])",
            _iso,
            weight=3,
        ),
        rule("full.slashes", r"(?<![\d/.])(?P<y>{year})/(?P<m>0?[1-9]|1[0-2])/(?P<d>{day})(?![\d/])", _iso, weight=3),
        rule(
            "full.numeric",
            r"(?<![\d/.-])(?P<a>\d{1,2})(?P<s>[/.])(?P<b>\d{1,2})(?P=s)(?P<y>{year}|\d\d)(?![\d/])",
            _numeric,
            weight=2,
        ),
        rule("full.named_event", r"(?<![\d/])(?P<x>9/11|September 11 attacks)(?![\d/])", _nine_eleven, weight=2),
        rule(
            "day.month_first",
            rf"\b{week}(?P<m>{{month}})\s{{1,2}}(?P<d>{{day}}{{suffix}}?)(?![\d:%]|[.,]\d|\s?(?:percent|per cent|million|billion))\b",
            _month_day,
            weight=2,
            case=True,
        ),
        rule(
            "day.day_first",
            rf"\b{week}(?P<d>{{day}}{{suffix}}?)(?: of)?\s{{1,2}}(?P<m>{{month}})(?!\w)",
            _month_day,
            weight=2,
            case=True,
        ),
        rule("day.ordinal", r"\b(?:the )?(?P<d>{ordinal}) (?:day )?of (?P<m>{month})\b", _ordinal_day, weight=2),
        rule(
            "month.year", rf"\b{part}?(?P<m>{{month}}),?(?: of)?\s{{1,2}}(?P<y>{{year}})\b", _month, weight=2, case=True
        ),
        rule(
            "month.which",
            r"\b(?P<w>last|this|next|this past|this coming|the previous) (?P<m>{month})(?!\w)",
            _month,
            weight=1,
            case=True,
        ),
        rule("month.part", rf"\b{part}(?P<m>{{month}})(?!\w)", _month, weight=1, case=True),
        rule("month.bare", r"\b(?P<x>(?P<m>{month}))(?![\w'’]|\s\d{{1,2}}\b)", _bare_month, case=True),
        rule("year.part", rf"\b{part}(?P<y>{{year}})\b", _year, weight=1),
        rule(
            "year.from",
            r"(?<![\w/:.$€£-])(?P<x>(?P<y>{year}))(?=[-–](?:{year}|\d\d)(?![\d-]))",
            lambda match: Year(int(match["y"])),
            weight=1,
        ),
        rule(
            "year.until",
            r"(?<=[12]\d\d\d[-–])(?P<y>{year})(?![\w:/]|-\d)",
            lambda match: Year(int(match["y"])),
            weight=1,
        ),
        rule("year.bare", r"(?<![\w/:.$€£-])(?P<y>{year})(?![\w:/]|-\d)", _year),
        rule(
            "year.short", r"(?<!\w)(?P<x>['’](?P<y>[5-9]\d))(?!\w)(?!['’])", lambda match: Year(1900 + int(match["y"]))
        ),
        rule("year.fiscal", r"\b(?:fiscal(?: year)?|FY)\s?(?P<y>{year}|\d\d)\b", _fiscal, weight=1),
        rule("decade.figures", rf"\b{part}?(?:the )?(?P<y>(?:1[5-9]|20)\d0)s\b", _decade, weight=1),
        rule("decade.short", rf"(?<!\w){part}?(?:the )?['’](?P<y>[2-9]0)s\b", _decade, weight=1),
        rule("decade.words", rf"\b{part}?the (?P<y>{{decade}})\b", _decade_word, weight=1),
        rule("century", rf"\b{part}?(?:the )?(?P<n>{{ordinal}})[ -]century\b", _century, weight=1),
        rule("named", r"\b(?:(?P<w>last|this|next) )?(?P<n>{named})(?:,? (?P<y>{year}))?(?!\w)", _named, weight=1),
    )
