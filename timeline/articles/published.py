"""When an article was published, and what tells it: given, metadata, front matter, a slug, the address, a dateline, the text."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from timeline.articles.days import MONTH, WEEKDAY, Day, stamped_days, url_day, written_days
from timeline.records import Stretch
from timeline.terms import PublishedBasis, Section

_HEAD = 4_000
"""Characters in which a dateline or a line with the date of publication is looked for."""


@dataclass(frozen=True, slots=True)
class Published:
    """The day, what it rests on, and the words that say it."""

    day: dt.date | None = None
    basis: PublishedBasis = PublishedBasis.MISSING
    evidence: str = ""


def find_published(text: str, stretches: tuple[Stretch, ...], url: str = "") -> Published:
    """The date of publication that the article itself tells, the surest source first; a basis of `missing` where none does."""
    for look in (_label, _slug, lambda t, s: _address(url), _dateline, _heading, _ending, _today):
        found = look(text, stretches)
        if found is not None:
            return found
    return Published()


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|[|·•(\[]\s?)(?:this (?:article|story|page) was )?(?:first |last |originally )?"
        r"(?:published|posted|updated|issued|date|publication date|created|released|for immediate release)"
        rf"(?: (?:on|at))?\s{{0,3}}[:|-]?\s{{0,3}}(?:{WEEKDAY},?\s{{1,2}})?",
        re.IGNORECASE | re.MULTILINE,
    )


def _label(text: str, stretches: tuple[Stretch, ...]) -> Published | None:
    """ "Published: December 4, 2023", "Updated 4 Dec 2023 10:15"."""
    for match in _labelled().finditer(text, 0, _HEAD):
        found = _near(text, match.end(), 40)
        if found and found.year and found.start - match.end() <= 12:
            return Published(found.date(), PublishedBasis.TEXT, text[match.start() : found.end].strip(" |·•(["))
    return None


def _near(text: str, start: int, room: int) -> Day | None:
    return next(written_days(text, start, min(len(text), start + room)), None)


def _slug(text: str, stretches: tuple[Stretch, ...]) -> Published | None:
    """The newest day in the names of the article's own pictures, which are filed on the day; those of other articles do not count."""
    own = _own_part(stretches)
    days = [
        (day, words)
        for stretch in stretches
        if stretch.section is Section.SLUG and stretch.start < own
        for day, words in stamped_days(text[stretch.start : stretch.end])
    ]
    if not days:
        return None
    day, words = max(days)
    return Published(day, PublishedBasis.SLUG, words)


def _own_part(stretches: tuple[Stretch, ...]) -> int:
    """Where the article's last paragraph ends: pictures below it belong to the links of the page."""
    return max((stretch.end for stretch in stretches if stretch.section is Section.BODY), default=0)


def _address(url: str) -> Published | None:
    found = url_day(url) if url else None
    return Published(found[0], PublishedBasis.URL, found[1]) if found else None


_LONGEST_DATELINE, _LONGEST_HEADING = 140, 220


@cache
def _dateline_pattern() -> re.Pattern[str]:
    return re.compile(
        r"\(?(?P<place>[A-Z][\w.'’ -]{1,30}(?:[,/] ?[A-Z][\w.'’ -]{1,30}){0,2})(?:\s{1,2}\([^()\n]{2,40}\))?\)?\s?[,.:–—-]?\s{0,2}"
        r"(?:\((?:[A-Z][\w.-]{1,20}(?: [A-Z][\w.-]{1,20})?, )?|\[)?"
        rf"(?P<date>(?:{WEEKDAY},?\s)?(?:{MONTH}\s|\d{{1,2}}\s{MONTH})[^()\n–—]{{0,30}}?)[)\]]?\s{{0,2}}"
        r"(?:\([^()\n]{2,40}\)\s{0,2})?(?:[-–—:]|--)"
    )


@cache
def _place_and_day_pattern() -> re.Pattern[str]:
    """A line that holds a place and a whole date and nothing else: "Minsk, 14 May 2019"."""
    return re.compile(
        r"(?P<place>[A-Z][\w.'’-]{1,24}(?: [A-Z][\w.'’-]{1,24}){0,2}), "
        rf"(?P<date>(?:{WEEKDAY},?\s)?(?:{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?|\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH}),?\s\d{{4}})\.?"
    )


def _dateline(text: str, stretches: tuple[Stretch, ...]) -> Published | None:
    """`MINSK, Dec 4, 2023 (Agency) -` at the head of a paragraph; without a year, the year that the text says nearest to it."""
    for stretch in stretches:
        if stretch.section not in {Section.BODY, Section.TITLE} or stretch.start > _HEAD:
            continue
        end = min(stretch.end, stretch.start + _LONGEST_DATELINE)
        match = _place_and_day_pattern().fullmatch(text, stretch.start, end)
        if match is None and stretch.section is Section.BODY:
            match = _dateline_pattern().match(text, stretch.start, end)
        if match is None:
            continue
        found = _near(text, match.start("date"), match.end("date") - match.start("date"))
        if found is None:
            continue
        year = found.year or _year_beside(text, found)
        day = found.date(year)
        if day:
            return Published(day, PublishedBasis.DATELINE, text[stretch.start : match.end("date")])
    return None


@cache
def _copyright() -> re.Pattern[str]:
    return re.compile(r"(?:©|\(c\)|copyright)\s{0,3}(?:©|\(c\))?\s{0,3}((?:19|20)\d\d)(?![\d-])", re.IGNORECASE)


def _year_beside(text: str, found: Day) -> int | None:
    """The year of the copyright, else the latest of the text's full dates: an article is not older than what it tells as past."""
    if owned := _copyright().search(text):
        return int(owned[1])
    years = [day.year for day in written_days(text, 0, 20_000) if day.year and day.start != found.start]
    return max(years, default=None)


@cache
def _headed() -> re.Pattern[str]:
    """A heading that names the paper it heads and ends in its day: "Statement by the Prime Minister, 3 May 1999"."""
    return re.compile(
        r"(?=[^\n]{0,80}\b(?:statement|communiqu[eé]|declaration|press release|remarks|speech|address|transcript|briefing|read-?out|letter"
        r"|message|bulletin)\b)"
        rf"[^\n]{{8,200}}?(?:,|\s[-–—|]|\()\s?(?P<date>(?:{WEEKDAY},?\s)?(?:{MONTH}\s\d{{1,2}},?|\d{{1,2}}\s{MONTH},?)\s\d{{4}})\)?\.?",
        re.IGNORECASE,
    )


def _heading(text: str, stretches: tuple[Stretch, ...]) -> Published | None:
    """The day at the end of the line that heads a document."""
    first = next((stretch for stretch in stretches if stretch.section in {Section.BODY, Section.TITLE}), None)
    if first is None or first.end - first.start > _LONGEST_HEADING:
        return None
    match = _headed().fullmatch(text, first.start, first.end)
    found = _near(text, match.start("date"), match.end("date") - match.start("date")) if match else None
    return Published(found.date(), PublishedBasis.TEXT, text[found.start : found.end]) if found else None


def _ending(text: str, stretches: tuple[Stretch, ...]) -> Published | None:
    """A line of its own that is nothing but a date, at the head or the foot of the article."""
    body = [stretch for stretch in stretches if stretch.section is Section.BODY]
    ends = {stretch.start for stretch in (*stretches[:8], *stretches[-3:])}
    for stretch in stretches:
        if stretch.start not in ends or stretch.end - stretch.start > 60 or (len(body) < 2 and stretch in body):
            continue
        words = text[stretch.start : stretch.end]
        found = _near(text, stretch.start, stretch.end - stretch.start)
        if found and found.year and _is_only_date(words, found, stretch.start):
            return Published(found.date(), PublishedBasis.TEXT, words)
    return None


@cache
def _own_days() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:[Tt]oday|[Tt]his (?:morning|afternoon|evening)|[Aa]s of(?: today)?),?\s\(?(?:{WEEKDAY},?\s)?(?:the\s)?"
        rf"(?P<date>(?:{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?|\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH},?)\s\d{{4}})"
    )


def _today(text: str, stretches: tuple[Stretch, ...]) -> Published | None:
    """The day that the text itself calls its own: "today, 3 May 2021", "As of March 5, 2021"."""
    match = _own_days().search(text, 0, _HEAD)
    found = _near(text, match.start("date"), match.end("date") - match.start("date")) if match else None
    return Published(found.date(), PublishedBasis.TEXT, match[0]) if match and found and found.year else None


def _is_only_date(words: str, day: Day, start: int) -> bool:
    rest = words[: day.start - start] + " " + words[day.end - start :]
    return not re.sub(
        rf"{WEEKDAY}|\d{{1,2}}[:.]\d\d|[ap]\.?m\.?|GMT|UTC|[A-Z]{{2,4}}\b|on|at|[-,|·•@–—\s]",
        "",
        rest,
        flags=re.IGNORECASE,
    )
