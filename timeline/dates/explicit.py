"""Dates that name their year or day: "March 1, 2023", "1 March", "2021-03-04", "mid-2011", "the 1990s", "19th century"."""

import re
from typing import Final

from timeline.dates.meanings import DayOfMonth, Figures, Full, Meaning, MonthDay, Reference, Year, Years
from timeline.dates.numbers import day_or_none, month_of, number_of, of_two_figures, ordinal_of, part_mod, weekday_of
from timeline.lexicons.dates import date_words


def full(match: re.Match[str]) -> Meaning | None:
    """A day with month and year, the month as a word."""
    day = day_or_none(int(match["y"]), month_of(match["m"]), int(re.sub(r"\D", "", match["d"])))
    return Full(day) if day else None


def iso(match: re.Match[str]) -> Meaning | None:
    """YYYY-MM-DD, YYYY/MM/DD, YYYYMMDD."""
    day = day_or_none(int(match["y"]), int(match["m"]), int(match["d"]))
    return Full(day) if day else None


def ordinal_full(match: re.Match[str]) -> Meaning | None:
    """ "the first of May 1999"."""
    day = day_or_none(int(match["y"]), month_of(match["m"]), ordinal_of(match["d"]))
    return Full(day) if day else None


def numeric(match: re.Match[str]) -> Meaning | None:
    """Day, month and year in figures. Points are written with the day first; with both orders possible the document decides."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if len(match["y"]) == 2:
        if match["s"] != "/":  # 10-12-98 may be a score or a number of a thing
            return None
        year += 2000 if year < 50 else 1900
    month_first, day_first = day_or_none(year, first, second), day_or_none(year, second, first)
    if match["s"] == ".":
        month_first = None if day_first else month_first
    if month_first and day_first and month_first != day_first:
        return Figures(first, second, year)
    found = month_first or day_first
    if found is None:
        return None
    return Figures(first, second, year, day_first=month_first is None) if first != second else Full(found)


def month_slash_day(match: re.Match[str]) -> Meaning | None:
    """ "on 10/25": day and month in figures, without a year."""
    first, second = int(match["a"]), int(match["b"])
    month_first, day_first = day_or_none(2000, first, second), day_or_none(2000, second, first)
    if (
        match.start() == 0
        and match.start("x") == 0
        and not re.match(r"\s?[-–]\s?\d{1,2}/\d|$", match.string[match.end() :])
    ):
        return None  # a fraction at the head of a sentence
    if not month_first and not day_first:
        return None
    return Figures(first, second, None, day_first=month_first is None)


def day_of_month(match: re.Match[str]) -> Meaning | None:
    """ "the 5th", "Tuesday the eleventh"."""
    number, named = ordinal_of(match["d"]), match.groupdict().get("dow")
    return DayOfMonth(number, weekday_of(named) if named else None) if 1 <= number <= 31 else None


def weekday_number(match: re.Match[str]) -> Meaning | None:
    """ "Sunday 30", which holds only where that day is a Sunday."""
    return DayOfMonth(int(match["d"]), weekday_of(match["dow"]))


def last_month_day(match: re.Match[str]) -> Meaning | None:
    """ "The 5th of October last": a day of the month that was over last, as letters and edicts write."""
    day, month = int(re.sub(r"\D", "", match["d"])), month_of(match["m"])
    return MonthDay(month, day, which=match["w"].lower()) if day_or_none(2000, month, day) else None


_NAMED: Final = re.compile(r"[ -](?P<word>[A-Za-z]{4,13})\b")
_ITS_NAME: Final = re.compile(r"\b(?:[Tt]he|[A-Z][a-z]+['’]s|rival|pro-\w{3,12}|anti-\w{3,12}|so-called) $")


def is_named_after(match: re.Match[str]) -> bool:
    """Whether a day is in the name of what stands behind it."""
    behind = _NAMED.match(match.string, match.end())
    if behind is None or behind["word"].lower() not in date_words().lists["named_after_days"]:
        return False
    return (
        behind["word"].istitle()
        or _ITS_NAME.search(match.string[max(0, match.start() - 20) : match.start()]) is not None
    )


YEARLY: Final = re.compile(r"\s(?:of\s)?(?:each|every)\syear\b")
_EVERY: Final = re.compile(r"\b(?:every|each)\s$", re.IGNORECASE)


def _is_yearly(match: re.Match[str]) -> bool:
    """Whether a day comes again: "marches on May 9 every year", "every May 9"."""
    if YEARLY.match(match.string, match.end()) is not None:
        return True
    return _EVERY.search(match.string[max(0, match.start() - 8) : match.start()]) is not None


def month_day(match: re.Match[str]) -> Meaning | None:
    """Day and month without a year. That which a body is named after is no day ("the March 14 alliance"), nor is one that comes every year."""
    day, month = int(re.sub(r"\D", "", match["d"])), month_of(match["m"])
    if is_named_after(match) or _is_yearly(match):
        return Reference(f"XXXX-{month:02}-{day:02}")
    named = match.groupdict().get("dow")
    return MonthDay(month, day, weekday_of(named) if named else None) if day_or_none(2000, month, day) else None


def ordinal_day(match: re.Match[str]) -> Meaning | None:
    """ "the first of May"."""
    number = ordinal_of(match["d"])
    following = match.string[match.end() : match.end() + 3]
    if match["d"].istitle() and re.match(r"\s[A-Z][a-z]", following):
        return None  # "the May Fourth Movement"
    if is_named_after(match):
        return Reference(f"XXXX-{month_of(match['m']):02}-{number:02}")  # "the 21st of May Brigade"
    is_title = (
        match["d"][0].isupper() and match.start("d") > match.start("m") and " the " in match.group()
    )  # "in May the Second Fleet"
    return (
        MonthDay(month_of(match["m"]), number)
        if not is_title and day_or_none(2000, month_of(match["m"]), number)
        else None
    )


_NUMBER_BEFORE: Final = re.compile(r"\d{3}[\s-]$|\b[Ff]light [A-Z]{1,3} ?$")
"""What stands before four figures that are part of the number of a telephone or a flight."""
_STREET: Final = re.compile(
    r"\s(?:[A-Z][a-z]+\s){1,2}(?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Lane|Drive|Boulevard|Blvd|Parkway|Court)(?!\w)"
)


def year(match: re.Match[str]) -> Meaning | None:
    """Four figures are a year where what stands around them allows it."""
    words = date_words().lists
    text, start, end = match.string, match.start("y"), match.end("y")
    before = re.search(r"([\w$€£#'’]+)[\s(\[,.-]{0,3}$", text[max(0, start - 24) : start])
    previous = before[1].lower() if before else ""
    after = re.match(r"\s([A-Za-z%]+)", text[end : end + 24])
    following = after[1] if after else ""
    if re.match(r"[,.]\d|\s?%|°", text[end : end + 2]) or _is_sum(text, start):
        return None
    if previous in words["not_before_year"] or previous[:1] in {"$", "€", "£", "#"}:
        return None
    if following.lower() in words["count_nouns"] and previous not in words["strong_before_year"]:
        return None
    if _NUMBER_BEFORE.search(text[max(0, start - 12) : start]) or _STREET.match(text, end):
        return None
    if previous in words["before_year"]:
        return Year(int(match["y"]), part_mod(match.groupdict().get("p")))
    if _is_counted(previous, text[max(0, start - 20) : start], text, end):
        return None
    number = int(match["y"])
    if not 1900 <= number <= 2050 and not _stands_apart(text, start, end):
        return None
    if _is_plural(following) and previous not in {"the", "this", "that"}:
        return None
    return Year(number, part_mod(match.groupdict().get("p")))


_FROM_AT_LEAST: Final = re.compile(r"\b(?:since|until|from|back to|dates? to|dating to) at least\s$", re.IGNORECASE)


def _is_counted(previous: str, before: str, text: str, end: int) -> bool:
    """ "Over 2000" is a number, unless another year follows: "over 2000-2050"."""
    if previous == "least" and _FROM_AT_LEAST.search(before):
        return False  # "since at least 1994"
    words = {"least", "over", "than", "nearly", "almost", "some", "up", "only"}
    return previous in words and re.match(r"\s?[-–]\s?\d{4}\b", text[end : end + 7]) is None


def _is_sum(text: str, start: int) -> bool:
    beside = text[max(0, start - 2) : start]
    return re.search(r"[$€£#¥.,]\s?$", beside) is not None and not re.search(r"[.,]\s$", beside)


def _is_plural(word: str) -> bool:
    """A common noun in the plural: "2000 villages"."""
    return word.endswith("s") and word.islower() and len(word) > 4 and not word.endswith(("ss", "us"))


def _stands_apart(text: str, start: int, end: int) -> bool:
    """Whether nothing is counted: in brackets, after a comma at the end of its part, at the head of a line."""
    closed = re.match(r"\s*(?:$|[,;:.)\]\n–-]|\s\s)", text[end : end + 3]) is not None
    opened = re.search(r"(?:^|[(\[;]|[a-z)],\s|\n\s*)$", text[max(0, start - 3) : start]) is not None
    return closed and opened


def about_year(match: re.Match[str]) -> Meaning | None:
    """ "circa 1850"."""
    return Year(int(match["y"]), "APPROX")


def spelled_year(match: re.Match[str]) -> Meaning | None:
    """ "nineteen eighty-four", "two thousand and twenty"."""
    if match["m"]:
        return Year(2000 + (int(number_of(match["o"])) if match["o"] else 0))
    if match["c"].istitle() and match["t"].istitle():
        return None  # the novel
    hundreds = int(number_of(match["c"])) * 100
    return Year(hundreds + int(number_of(match["t"])))


def second_year(match: re.Match[str]) -> Meaning | None:
    """The end of "1957-58"."""
    first = int(match["from"])
    last = first // 100 * 100 + int(match["y"])
    return Year(last) if last > first and (last - first < 13 or int(match["y"]) > 12) else None


def decade(match: re.Match[str]) -> Meaning | None:
    """ "the 1990s"."""
    digits = match["y"]
    if match.group()[-2] in "'’" and len(digits) == 4 and not match.group().lower().startswith("the "):
        return None  # "2030's goals" are those of one year
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    if first % 10:
        return None
    mod = part_mod(match.groupdict().get("p"))
    if first % 100 == 0 and first < 2000 and match.group().lower().startswith("the ") and match.group()[-2] not in "'’":
        return Years(first, first + 99, str(first // 100), mod)  # "the 1800s"
    return Years(first, first + 9, str(first // 10), mod)


def decade_word(match: re.Match[str]) -> Meaning | None:
    """ "the nineties"."""
    first = date_words().decades[match["y"].lower()]
    return Years(first, first + 9, str(first // 10), part_mod(match.groupdict().get("p")))


def century(match: re.Match[str]) -> Meaning | None:
    """ "the 19th century", from the tenth on."""
    number = ordinal_of(match["n"])
    if not (3 if match.string[match.end() : match.end() + 4] != " of " else 10) <= number <= 22:
        return None
    first, last, mod = (number - 1) * 100, number * 100 - 1, part_mod(match.groupdict().get("p"))
    if match["h"]:
        first, last, mod = (first, first + 49, "START") if match["h"].lower() == "first" else (first + 50, last, "END")
    return Years(first, last, f"{number - 1:02}", mod)


def fiscal(match: re.Match[str]) -> Meaning | None:
    """ "fiscal 2024": taken as the calendar year of that number."""
    year = int(match["y"])
    return Year(year if year > 99 else of_two_figures(year))


def plain_year(match: re.Match[str]) -> Meaning | None:
    """A year that the pattern alone makes sure of."""
    year = int(match["y"] or match.groupdict().get("y2") or 0)
    return Year(year) if year else None


def before_christ(match: re.Match[str]) -> Meaning | None:
    """ "44 BC", "the fifth century BC": before all days of the calendar."""
    return Reference(f"BC{int(match['y']):04}" if match["y"] else f"BC{ordinal_of(match['n']) - 1:02}")


def short_year(match: re.Match[str]) -> Meaning | None:
    """ "'97"; a number at the head of a quotation is none."""
    text = match.string
    if text[match.end() : match.end() + 40].find(match.group()[0]) >= 0 and match.group()[0] == "'":
        return None
    number = int(match["y"])
    return Year(of_two_figures(number)) if not 31 <= number <= 49 else None
