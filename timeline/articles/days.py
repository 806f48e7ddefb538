"""Whole calendar days as publishers write them: in metadata, slugs, addresses, datelines. Not the dates of events (timeline.dates)."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import cache

EARLIEST, LATEST = 1900, 2100
"""In running text, years outside are page numbers, phone numbers and the like."""
FIRST_NEWSPAPER = 1605
"""A field that holds a date and nothing else may say any year since there are newspapers."""

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?)"


@dataclass(frozen=True, slots=True)
class Day:
    """A day and the words `text[start:end]` that say it. `year` is None where the words leave it out; then `day` is in a leap year."""

    start: int
    end: int
    month: int
    day: int
    year: int | None

    def date(self, year: int | None = None) -> dt.date | None:
        """The calendar day, in `year` where the words leave it out; None if there is no such day."""
        chosen = self.year if self.year is not None else year
        return None if chosen is None else day_or_none(chosen, self.month, self.day, FIRST_NEWSPAPER)


def day_or_none(year: int, month: int, day: int, earliest: int = EARLIEST) -> dt.date | None:
    """The calendar day, or None for 30 February and years that no news article has."""
    if not earliest <= year <= LATEST:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def month_number(word: str) -> int | None:
    """1 to 12 for an English month name or its abbreviation."""
    stem = word.lower().rstrip(".")
    if len(stem) < 3:
        return None
    return next(
        (number for number, name in enumerate(_MONTHS, 1) if name.startswith(stem) or (stem == "sept" and number == 9)),
        None,
    )


@cache
def _written() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w/-])(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s{{1,3}}of)?[\s-]{{1,3}}(?P<m1>{MONTH})(?![a-z])(?:,?[\s-]{{1,3}}(?P<y1>\d{{4}}))?"
        rf"|(?P<m2>{MONTH})(?![a-z])\s{{0,3}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s{{1,3}}(?P<y2>\d{{4}}))?"
        r"|(?P<y3>\d{4})[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})(?=T\d|\b)"
        r"|(?P<d4>\d{1,2})\.(?P<m4>\d{1,2})\.(?P<y4>\d{4}))(?![\d:])",
        re.IGNORECASE,
    )


def written_days(text: str, start: int = 0, end: int | None = None, earliest: int = EARLIEST) -> Iterator[Day]:
    """Days written out in `text[start:end]`: "4 December 2023", "Dec. 4, 2023", "Dec 4", "2023-12-04", "04.12.2023".

    With points the day stands first. Impossible ones are left out.
    """
    for match in _written().finditer(text, start, len(text) if end is None else end):
        part = match.groupdict()
        figures = part["m3"] or part["m4"]
        month = int(figures) if figures else month_number(part["m1"] or part["m2"])
        day = int(part["d1"] or part["d2"] or part["d3"] or part["d4"])
        words = part["y1"] or part["y2"] or part["y3"] or part["y4"]
        year = int(words) if words else None
        if (
            month is not None
            and 1 <= month <= 12
            and day_or_none(year if year is not None else 2000, month, day, earliest)
        ):
            yield Day(match.start(), match.end(), month, day, year)


@cache
def _stamped() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\d)((?:19|20)\d\d)([-_/ ]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?:[T ]?\d{4,6}(?:Z|(?!\d))|(?!\d))"
    )


def stamped_days(text: str) -> Iterator[tuple[dt.date, str]]:
    """Days in a file name or slug, with the characters that say them: `2023 12 04T061815Z`, `2023-12-04`, `20231204`."""
    for match in _stamped().finditer(text):
        if day := day_or_none(int(match[1]), int(match[3]), int(match[4])):
            yield day, match.group()


def url_day(url: str) -> tuple[dt.date, str] | None:
    """The day in a web address (`/2023/12/04/`, `/2023/dec/04/`, `2023-12-04`, `20231204`) and its characters; None without one."""
    path = re.sub(r"^[a-z]{2,10}://[^/]{0,300}", "", url[:2000], flags=re.IGNORECASE)
    named = re.search(r"/((?:19|20)\d\d)/([a-z]{3,9})/(\d{1,2})(?=/|$)", path, re.IGNORECASE)
    if named and (month := month_number(named[2])) and (day := day_or_none(int(named[1]), month, int(named[3]))):
        return day, named.group()
    short = re.search(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?=/|$)", path)
    if short and (day := day_or_none(int(short[1]), int(short[2]), int(short[3]))):
        return day, short.group()
    return next(stamped_days(path), None)


_BESIDE_A_DAY = (
    rf"[-,|·•@–—]{{1,3}}|at|on|{WEEKDAY},?|\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?:[ap]\.?m\.?)?,?|[ap]\.?m\.?,?|"
    rf"[a-z]{{2,4}},?|[+-]\d\d:?\d\d"
)


def parse_day(words: str) -> dt.date | None:
    """The day that a whole field holds: ISO 8601 date or time, RFC 2822, "4 December 2023", "20231204"; None if it is no such day.

    A time zone is not counted over: the day is the one that the publisher wrote. Days and months in figures alone, as in
    04/12/2023, say different days on both sides of the Atlantic and are not taken.
    """
    field = words.strip()
    if not field or len(field) > 100:
        return None
    iso = re.match(r"(\d{4})-?(\d{2})-?(\d{2})(?:$|[T\s]\d\d)", field)
    if iso:
        return day_or_none(int(iso[1]), int(iso[2]), int(iso[3]), FIRST_NEWSPAPER)
    found = next((day for day in written_days(field, earliest=FIRST_NEWSPAPER) if day.year), None)
    rest = field[: found.start] + " " + field[found.end :] if found else field
    if found and all(re.fullmatch(_BESIDE_A_DAY, word, re.IGNORECASE) for word in rest.split()):
        return found.date()
    try:
        return parsedate_to_datetime(field).date()
    except (ValueError, TypeError, IndexError):
        return None
