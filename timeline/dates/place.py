"""Which date an event is put on: the expression of its own clause, else the sentence's, else the running day, else the article's own day."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from timeline.dates.another import is_next, is_of_another
from timeline.dates.aside import in_words, is_of_noun, is_owner, names_document
from timeline.dates.counted import counted_away, counted_day, counted_from, counting_words
from timeline.dates.going_on import STILL_BEFORE, between, has_days, running_date
from timeline.dates.grounds import is_of_ground
from timeline.dates.lasting import goes_on_until, gone_on_since
from timeline.dates.relatives import is_of_clause, is_of_relative, is_of_subject
from timeline.lexicons.dates import date_words
from timeline.records import Article, DateValue, EventDate, Statement
from timeline.terms import Basis, DateScope, Precision, Section, TimexType

_UP_TO: Final = re.compile(
    r"\b(?:until|till|before|ahead of|prior to|in advance of|by|for)\s(?:[\w'’.-]{1,24}\s){0,5}(?:\d{4}\s?[-–/]\s?)?$",
    re.IGNORECASE,
)
"""Words that make a date ahead the limit of what has happened by then."""
_UNTIL: Final = re.compile(r"\b(?:until|till|up to)\s(?:[\w'’.-]{1,24}\s){0,3}$", re.IGNORECASE)
_THROUGH: Final = re.compile(r"\s?(?:-|–|to|through|until|till|and)\s?(?:the\s)?", re.IGNORECASE)
_COUNTED: Final = re.compile(
    r"\b(?:first(?!\s[a-z-]{2,16}ed\b|\s(?:met|came|went|took|held|made|began|broke|won|sent|gave|fought|struck|sought|put)\b)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}(?:st|nd|rd|th))"
    r"\s(?:[\w-]{1,20}\s){1,2}(?:in\s|of\s)?$",
    re.IGNORECASE,
)
"""Words that make a year or month the span over which events are counted: "for the second time this year"."""


def event_date(
    article: Article, statements: Sequence[Statement], dates: Sequence[DateValue], statement: Statement, clause: tuple[int, int],
    trigger: tuple[int, int], *, planned: bool, undated_ok: bool = False, happened: bool = False, uttered: bool = False,
    measure: bool = False, present: bool = False, so_far: bool = False, noun: bool = False,
) -> EventDate:  # fmt: skip
    """The days of the event whose trigger stands at `trigger` in the clause `clause` of a statement.

    `planned`: the event lies ahead, so that the article's own day is not its day. `undated_ok`: it is told as background (a noun in
    passing), so that without words of time of its own it has no day. `happened`: it is told as done, so that it is on no day after the
    article's that is the limit of something ("met ahead of Thursday's summit"); when it is `uttered`, an act of speech, on no day after it
    at all: "agreed to meet on Friday" was not agreed on Friday. A `measure` ("expelled the envoy over a raid on May 3") answers a deed as
    what is uttered does, and is not on its day. What is told in the `present` tense ("accuses") is of the article's own time;
    what is told as done `so_far` ("has halted") is not of the day that the text is at.
    What a `noun` names may be told behind it.
    """
    inside = _told_of(
        article, dates, statement, trigger, planned=planned, happened=happened, uttered=uttered, measure=measure, noun=noun
    )  # fmt: skip
    present = present and not _under_heading(article.text, statements, dates, statement)
    if (
        present and uttered and statement.section is Section.BODY
    ):  # "we condemn the attack of last week"; not "in 1998 Chad accuses Mali"
        inside = [date for date in inside if _is_today(article, date) or date.start - statement.start <= _AT_HEAD]
    counting = counting_words(article.text, dates, statement, trigger)
    if counting is not None:
        inside, undated_ok = [date for date in inside if date.start >= counting.end("way")], True
    counted_by = [(date, words) for date in inside if (words := counted_from(article.text, statement, date, trigger))]
    if counted_by:
        inside = [date for date in inside if all(date is not other for other, _ in counted_by)]
    lasting = gone_on_since(article, inside, trigger)
    if lasting is None and (planned or undated_ok):
        lasting = goes_on_until(article, dates, statement, trigger)
    if lasting is not None:
        return _placed(lasting, DateScope.CLAUSE)
    here = [date for date in inside if clause[0] <= date.start and date.end <= clause[1]]
    found = _nearest(article, here, trigger, statement.start)
    if found is not None:
        return _placed(_stretched(article.text, inside, found), DateScope.CLAUSE)
    if counting is not None:
        counted = _counted(article, statements, dates, statement, trigger, counting)
        if counted is not None:
            return counted
    beside = [date for date in inside if not is_of_another(article, statement, date, trigger, uttered=uttered)]
    found = _nearest(article, beside, trigger, statement.start)
    if found is not None and (not undated_ok or _holds(article.text, statement, found, trigger)):
        return _placed(_stretched(article.text, inside, found), DateScope.SENTENCE)
    for base, words in counted_by:
        away = counted_away(dates, statement, words, base)
        if away is not None:
            return away
    if undated_ok:
        return EventDate(reason="told in passing, without words of time")
    if article.published is None and any(_is_uncounted(date) for date in between(dates, *clause)):
        return EventDate(reason="on a day that only the article's own could tell")
    running = running_date(article, statements, dates, statement) if not (present or so_far) else None
    if running is None and any(date.start > trigger[1] and is_next(article.text, date) for date in inside):
        return EventDate(reason="before the day that the sentence comes to")
    return _without_words(article, dates, statement, clause, running, planned=planned)


def _counted(
    article: Article, statements: Sequence[Statement], dates: Sequence[DateValue], statement: Statement, trigger: tuple[int, int],
    counting: re.Match[str],
) -> EventDate | None:  # fmt: skip
    """The day of an act that the sentence counts from to tell of another: "two days after Chad left the town, Niger took it on May 9"."""
    day = running_date(article, statements, dates, statement)
    at = article.published if day is None else day.first_day if day.precision is Precision.DAY else None
    told = between(dates, statement.start, statement.end)
    return counted_day([date for date in told if not is_of_clause(article, date, trigger)], statement, counting, at)


def _told_of(
    article: Article, dates: Sequence[DateValue], statement: Statement, trigger: tuple[int, int], *, planned: bool, happened: bool,
    uttered: bool, measure: bool, noun: bool,
) -> list[DateValue]:  # fmt: skip
    """The dates of a statement that are not plainly of another thing than the act."""
    found = []
    for date in between(dates, statement.start, statement.end):
        if date.end > statement.end or not has_days(date) or _is_ahead(article, date, happened, uttered):
            continue
        if (
            planned
            and article.published is not None
            and date.last_day is not None
            and date.last_day < article.published
        ):
            continue  # nothing that lies ahead is on a day gone by
        if in_words(article.text, date, trigger) and (uttered or noun):
            found += [date] if uttered else []  # "denounced the raids in a statement on May 3": the raids were before
        elif not _is_of_other_thing(
            article, statement, date, trigger, uttered=uttered, happened=happened, measure=measure, noun=noun
        ):
            found.append(date)
    return found


def _is_of_other_thing(
    article: Article, statement: Statement, date: DateValue, trigger: tuple[int, int], *, uttered: bool, happened: bool, measure: bool,
    noun: bool,
) -> bool:  # fmt: skip
    """Whether a date is plainly of another thing than the act."""
    text = article.text
    return (
        _is_counted(text, date)
        or names_document(text, date)
        or is_of_noun(text, date, trigger)
        or (uttered and is_owner(text, date, trigger))
        or ((uttered or happened) and _is_promised(article, date, trigger))
        or ((uttered or measure) and is_of_ground(article, statement, date, trigger))
        or (not noun and is_of_relative(article, date, trigger))
    )


def _without_words(
    article: Article, dates: Sequence[DateValue], statement: Statement, clause: tuple[int, int], running: DateValue | None, *, planned: bool
) -> EventDate:  # fmt: skip
    """The day of an event without words of time of its own: the one that the text is at (`running`), else the article's."""
    if any(date.value.startswith(_BEFORE_CHRIST) for date in between(dates, *clause)):
        return EventDate(reason="before Christ, of which no days are kept")
    if statement.section is Section.CAPTION:
        return EventDate(reason="a caption without words of time")
    if running is not None and not planned:
        return _placed(running, DateScope.RUNNING)
    if article.published is None:
        return EventDate(reason="no whole date in the words, and the article has no date of publication")
    if planned:
        return EventDate(reason="lies ahead of the article, without words of time")
    return EventDate(
        article.published, article.published, Precision.DAY, Basis.DCT, DateScope.ARTICLE,
        reason=f"no words of time: the article's own day, publication {article.published} ({article.published_basis.words})",
    )  # fmt: skip


_BEFORE_CHRIST: Final = "BC"


_AT_HEAD: Final = 4
"""Characters into a statement at which a date still begins it: "In 1998 Chad accuses Mali"."""


def _under_heading(
    text: str, statements: Sequence[Statement], dates: Sequence[DateValue], statement: Statement
) -> bool:
    """Whether a statement is of an entry in a chronology, whose present tense is that of its heading."""
    place = bisect_left(statements, statement.start, key=lambda other: other.start)
    while place and statements[place - 1].paragraph == statement.paragraph:
        place -= 1
    first = statements[place] if place < len(statements) else statement
    return any(_is_heading(text, first, date) for date in between(dates, first.start, first.start + 3))


def _is_heading(text: str, statement: Statement, date: DateValue) -> bool:
    """Whether a date is the heading of an entry in a chronology, of which all that the entry tells has the day: "March 5: ..."."""
    return date.start - statement.start <= 2 and text[date.end : date.end + 3].lstrip()[:1] in {":", "-", "–", "—"}


_WOULD: Final = re.compile(r"\b(?:would|will|shall)\b|['’]ll\b")


def _is_promised(article: Article, date: DateValue, trigger: tuple[int, int]) -> bool:
    """Whether a date is when something else will be done: "agreed that the envoy would come later this year", "met and will meet on Friday"."""
    if article.published is None or date.last_day is None or date.start < trigger[1]:
        return False
    return date.last_day > article.published and _WOULD.search(article.text, trigger[1], date.start) is not None


def _is_counted(text: str, date: DateValue) -> bool:
    """Whether a date only says over what events are counted; not "signed a second accord in September"."""
    before = text[max(0, date.start - 60) : date.start]
    if date.precision is Precision.DAY or (date.precision is Precision.MONTH and before.endswith("in ")):
        return False
    return _COUNTED.search(before) is not None


def _is_ahead(article: Article, date: DateValue, happened: bool, uttered: bool) -> bool:
    """Whether a date lies after the article, so that what was said or done up to then, or goes on until then, was not on it."""
    if article.published is None or date.first_day is None or date.last_day is None:
        return False
    before = article.text[max(0, date.start - 80) : date.start]
    if date.first_day <= article.published:  # "promised to leave before the end of the year"
        return uttered and date.last_day > article.published and _UP_TO.search(before) is not None
    if _UNTIL.search(before) or (happened and date.text.lower().startswith("within")):
        return True
    return happened and (uttered or _UP_TO.search(before) is not None)


def _is_uncounted(date: DateValue) -> bool:
    """Whether a date could not be counted out: "yesterday" in an article without a date of publication."""
    return date.first_day is None and date.type is TimexType.DATE and not date.value.endswith("_REF")


def _is_today(article: Article, date: DateValue) -> bool:
    published = article.published
    return published is None or (
        date.first_day is not None and date.first_day <= published <= (date.last_day or published)
    )


def _nearest(article: Article, dates: Sequence[DateValue], trigger: tuple[int, int], start: int) -> DateValue | None:
    """The date that stands nearest to the trigger; one behind it counts as nearer. The day on which somebody "said on Monday" that it was
    done comes after another, and limits ("until Friday") what it only came after ("After talks on Friday, Chad") and what is told of
    the subject come last.
    """

    if len(dates) < 2:
        return dates[0] if dates else None
    text = article.text

    def distance(date: DateValue) -> tuple[int, float]:
        gap = date.start - trigger[1] if date.start >= trigger[1] else (trigger[0] - date.end) * 1.5
        between = text[min(date.end, trigger[1]) : max(date.start, trigger[0])]
        before = text[max(0, date.start - 24) : date.start]
        apart = ";" in between or (date.start < trigger[0] and _is_of_saying(before))
        limit = STILL_BEFORE.search(before) is not None or _is_of_adjunct(text, date, trigger, start)
        limit = limit or is_of_subject(article, date, trigger, start)
        return (2 * limit + apart, gap)

    return min(dates, key=distance)


_ADJUNCT: Final = re.compile(
    r"(?:after|before|following|ahead of|since|despite|amid|in response to)\s[^,;:—]{3,120}\s", re.IGNORECASE
)


def _is_of_adjunct(text: str, date: DateValue, trigger: tuple[int, int], start: int) -> bool:
    """Whether a date stands in words before the act that a comma closes and that tell of another thing: "After talks on Friday, Chad left"."""
    if "," not in text[date.end : trigger[0]]:
        return False
    comma = text.rfind(", ", start, date.start)
    return _ADJUNCT.fullmatch(text, start if comma < 0 else comma + 2, date.start) is not None


_AFTERWARDS: Final = re.compile(r",?\s(?:just\s|shortly\s|soon\s)?after\s[^,;:]*$")


def _holds(text: str, statement: Statement, date: DateValue, trigger: tuple[int, int]) -> bool:
    """Whether a date beside an act that is told in passing is its day too: the heading of an entry, or a month or year that holds what it was
    after: "cut ties in January 2016, after protesters had stormed its embassy"."""
    if _is_heading(text, statement, date):
        return True
    if date.end > trigger[0] or date.precision not in {Precision.MONTH, Precision.QUARTER, Precision.YEAR}:
        return False
    return _AFTERWARDS.fullmatch(text, date.end, trigger[0]) is not None


def _is_of_saying(before: str) -> bool:
    """Whether a date stands behind a verb of saying: "said on Thursday it had lodged a protest a day earlier"."""
    words = before.lower().split()
    place = -2 if words and words[-1] in {"on", "late", "early"} else -1
    return len(words) >= -place and words[place] in date_words().lists["before_clause"]


def _stretched(text: str, dates: Sequence[DateValue], found: DateValue) -> DateValue:
    """A date with the one that it is written together with: "November 19-20", "between 2014 and 2016", "May 3 and 4"."""
    for first, last in pairwise(dates):
        gap = text[first.end : last.start]
        if found not in (first, last) or _THROUGH.fullmatch(gap) is None:
            continue
        assert first.first_day and first.last_day and last.first_day and last.last_day
        days = (last.first_day - first.last_day).days
        is_apart = days > 1 and gap.strip() == "and" and text[first.start - 8 : first.start].lower() != "between "
        if first.precision is not last.precision or days <= 0 or is_apart:
            continue
        return replace(
            found, start=first.start, end=last.end, text=text[first.start : last.end], first_day=first.first_day, last_day=last.last_day,
            precision=Precision.RANGE,
        )  # fmt: skip
    return found


def _placed(date: DateValue, scope: DateScope) -> EventDate:
    words = {
        DateScope.CLAUSE: "in its own clause",
        DateScope.SENTENCE: "in the same sentence",
        DateScope.RUNNING: "in a sentence before",
    }[scope]
    return EventDate(
        date.first_day, date.last_day, date.precision, date.basis, scope, date.start, date.end, date.text,
        f"{date.text} ({words}), {date.reason}",
    )  # fmt: skip
