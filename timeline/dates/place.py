"""Which date an event is put on: the expression of its own clause, else the sentence's, else the running day, else the article's own day."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from timeline.dates.another import is_next, is_of_another, moves_on
from timeline.dates.aside import begins, in_words, is_day_of, is_of_noun, is_owner, names_document
from timeline.dates.counted import (
    bases,
    counted_away,
    counted_day,
    counted_on,
    counting_words,
    in_weeks,
    is_some_time,
    some_time_from,
)
from timeline.dates.going_on import between, comes_soon, has_days, is_heading, running_date
from timeline.dates.grounds import is_of_answer, is_of_ground, is_of_known_deed, last_before
from timeline.dates.lasting import goes_on_until, gone_on_since, gone_on_since_then
from timeline.dates.limits import is_bound, is_counted, is_standing
from timeline.dates.nearest import WHEN, holds, is_of_adjunct, is_of_end, nearest
from timeline.dates.relatives import is_of_clause, is_of_relative, of_antecedent
from timeline.dates.stretches import UNTIL, whole
from timeline.dates.telling import Telling
from timeline.records import Article, DateValue, EventDate, Statement
from timeline.terms import Basis, DateScope, Precision, Section, TimexType

_UP_TO: Final = re.compile(
    r"\b(?:until|till|before|ahead of|prior to|in advance of|by|(?P<aim>for))\s(?:[\w'’.-]{1,24}\s){0,5}(?:\d{4}\s?[-–/]\s?)?$",
    re.IGNORECASE,
)
"""Words that make a date ahead the limit of what has happened by then."""


def event_date(
    article: Article, statements: Sequence[Statement], dates: Sequence[DateValue], statement: Statement, clause: tuple[int, int],
    trigger: tuple[int, int], told: Telling, aside: set[int], talks: Callable[[], DateValue | None],
) -> EventDate:  # fmt: skip
    """The days of the event whose trigger stands at `trigger` in the clause `clause` of a statement.

    `aside` holds where dates stand that acts told before in the sentence have set aside as those of what they are about; it takes up those
    of this act: what is told behind them is not on their day either. `talks` gives the day of the talks that the article is a readout of.
    """
    inside = _told_of(article, dates, statement, trigger, told, aside)
    lasting = gone_on_since(article, dates, statement, trigger, so_far=told.so_far and not told.undated_ok)
    present = told.present and not _under_heading(article.text, statements, dates, statement)
    inside = _by_tense(article, statement, inside, trigger, told, present=present)
    counting = counting_words(article.text, dates, statement, trigger)
    in_passing = told.undated_ok and not (told.had and comes_soon(article.text, statement))
    undated_ok = in_passing or counting is not None
    if counting is not None:
        inside = [date for date in inside if date.start >= counting.end("way")]
    counted_by = bases(article.text, dates, statement, trigger)
    if counted_by:
        inside = [date for date in inside if all(date is not other for other, _ in counted_by)]
    if lasting is None and (told.planned or undated_ok):
        lasting = goes_on_until(article, dates, statement, trigger)
    if lasting is not None:
        return _placed(lasting, DateScope.CLAUSE)
    here = [date for date in inside if clause[0] <= date.start and date.end <= clause[1]]
    found = nearest(article, here, trigger, statement.start)
    others = found is not None and len(inside) > len(here)
    if found is not None and not (others and _is_of_part(article.text, statement, found, trigger, told)):
        return _placed(whole(article, dates, statement, inside, found), DateScope.CLAUSE)
    noun = of_antecedent(article.text, between(dates, statement.start, trigger[0]), trigger)
    if noun is not None:
        return _placed(noun, DateScope.SENTENCE)
    if counting is not None:
        counted = _counted(article, statements, dates, statement, trigger, counting, story=told.story)
        if counted is not None:
            return counted
    beside = [date for date in inside if not is_of_another(article, statement, date, trigger, uttered=told.uttered)]
    found = nearest(article, beside, trigger, statement.start)
    if found is not None and (not undated_ok or holds(article.text, statement, found, trigger)):
        return _placed(whole(article, dates, statement, inside, found), DateScope.SENTENCE)
    for base, words in counted_by:
        away = counted_away(dates, statement, words, base) or some_time_from(base, words, article.published)
        if away is not None:
            return away
    if present != told.present or undated_ok != told.undated_ok:
        told = replace(told, present=present, undated_ok=undated_ok)
    return _without_words(article, statements, dates, statement, clause, trigger, told, talks)


def _by_tense(
    article: Article, statement: Statement, inside: list[DateValue], trigger: tuple[int, int], told: Telling, *, present: bool
) -> list[DateValue]:  # fmt: skip
    """The dates that an act may have by its tense: what is said in the `present` is of today, what is done so far of no time that is over."""
    if present and told.uttered and statement.section is Section.BODY:
        inside = [date for date in inside if _is_today(article, date) or date.start - statement.start <= _AT_HEAD]
    if not told.so_far:
        return inside
    return [
        date
        for date in inside
        if not _is_over(article, date, trigger) or (told.noun and is_day_of(article.text, date, trigger))
    ]


def _is_of_part(text: str, statement: Statement, found: DateValue, trigger: tuple[int, int], told: Telling) -> bool:
    """Whether a date of an act's own clause is that of what it came after, or of what ended it."""
    if told.uttered and is_of_adjunct(text, found, trigger, statement.start):
        return True
    return is_of_end(text, found, trigger)


def _counted(
    article: Article, statements: Sequence[Statement], dates: Sequence[DateValue], statement: Statement, trigger: tuple[int, int],
    counting: re.Match[str], *, story: bool,
) -> EventDate | None:  # fmt: skip
    """The day of an act that the sentence counts from to tell of another: "two days after Chad left the town, Niger took it on May 9"."""
    day = running_date(article, statements, dates, statement)
    own = None if story else article.published
    at = own if day is None else day.first_day if day.precision is Precision.DAY else None
    told = between(dates, statement.start, statement.end)
    return counted_day([date for date in told if not is_of_clause(article, date, trigger)], statement, counting, at)


def _told_of(
    article: Article, dates: Sequence[DateValue], statement: Statement, trigger: tuple[int, int], told: Telling, aside: set[int]
) -> list[DateValue]:  # fmt: skip
    """The dates of a statement that are not plainly of another thing than the act; those that are go `aside`."""
    found, published = [], article.published
    for date in between(dates, statement.start, statement.end):
        if date.end > statement.end or not has_days(date) or _is_ahead(article, statement, date, told):
            continue
        behind = (
            date.start in aside and date.end <= trigger[0] and not told.noun
        )  # of "Sunday's raid" the raid is on that day
        if behind and not article.text.startswith(WHEN, date.end):
            continue
        if told.planned and published is not None and date.last_day is not None and date.last_day < published:
            continue  # nothing that lies ahead is on a day gone by
        if in_words(article.text, date, trigger) and (told.uttered or told.noun):
            found += (
                [date] if told.uttered else []
            )  # "denounced the raids in a statement on May 3": the raids were before
        elif not _is_of_other_thing(article, statement, date, trigger, told) or (
            told.uttered
            and date.start > trigger[1]
            and is_of_known_deed(article.text, last_before(dates, statement.start), date, trigger)
            and not is_of_relative(article, date, trigger)
        ):
            found.append(date)
        elif date.start >= trigger[1] and not told.noun:
            aside.add(date.start)
    return found


def _is_of_other_thing(
    article: Article, statement: Statement, date: DateValue, trigger: tuple[int, int], told: Telling
) -> bool:
    """Whether a date is plainly of another thing than the act."""
    text = article.text
    if not told.noun and moves_on(date, trigger):
        return is_of_relative(article, date, trigger)
    return (
        (
            (is_counted(text, date) or is_bound(text, date))
            and not (date.end <= trigger[0] and text.startswith(", when ", date.end))
        )
        or (told.happened and is_standing(text, date, trigger))
        or names_document(text, date)
        or is_of_noun(text, date, trigger)
        or (told.uttered and (is_owner(text, date, trigger) or begins(text, date, trigger)))
        or ((told.uttered or told.happened) and _is_promised(article, date, trigger))
        or ((told.uttered or told.measure) and is_of_ground(article, statement, date, trigger))
        or (told.noun and is_of_answer(article, statement, date, trigger))
        or (not told.noun and is_of_relative(article, date, trigger))
    )


def _without_words(
    article: Article, statements: Sequence[Statement], dates: Sequence[DateValue], statement: Statement, clause: tuple[int, int],
    trigger: tuple[int, int], told: Telling, talks: Callable[[], DateValue | None],
) -> EventDate:  # fmt: skip
    """The day of an event without words of time of its own, as far as its sentence leaves it one."""
    lasting = gone_on_since_then(article, statements, dates, statement) if told.so_far else None
    if lasting is not None:
        return _placed(lasting, DateScope.RUNNING)
    is_now = told.present or told.so_far
    counted = None if told.planned or is_now else counted_on(article, statements, dates, statement, trigger)
    if counted is not None:
        return counted
    if told.undated_ok:
        return EventDate(reason="told in passing, without words of time")
    within = between(dates, *clause)
    if any(is_bound(article.text, date) and _is_gone(article, date) for date in within):
        return EventDate(reason="at some time after or before a date")
    if any(
        is_some_time(date, article.published)
        and (date.end <= trigger[0] or not (told.uttered or is_of_relative(article, date, trigger)))
        for date in between(dates, statement.start, statement.end)
    ):
        return EventDate(reason="at some time after or before a date")
    if article.published is None and any(_is_uncounted(date) for date in within):
        return EventDate(reason="on a day that only the article's own could tell")
    running = (
        None if is_now else running_date(article, statements, dates, statement, before=told.had, stranger=told.stranger)
    )
    if (running is None or told.uttered) and not (is_now or told.had) and statement.section is Section.BODY:
        running = talks() or running
    if running is None and told.had:
        return EventDate(reason="before the day that the text is at, without words of time")
    if running is None and told.story and not told.present:
        return EventDate(reason="in a story of the past, without words of time")
    if running is None and _COUNTED_BACK.search(article.text, trigger[0], statement.end) is not None:
        return EventDate(reason="counted from an act that no words date")
    behind = between(dates, trigger[1] + 1, statement.end)
    if running is None and any(has_days(date) and is_next(article.text, date) for date in behind):
        return EventDate(reason="before the day that the sentence comes to")
    if any(date.value.startswith(_BEFORE_CHRIST) for date in within):
        return EventDate(reason="before Christ, of which no days are kept")
    return _of_text(article, statement, running, planned=told.planned)


def _of_text(article: Article, statement: Statement, running: DateValue | None, *, planned: bool) -> EventDate:
    """The day that the text is at (`running`), else the article's."""
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
_COUNTED_BACK: Final = re.compile(
    r"\bthe\s(?:day|morning|evening|night|week|month|year)\s(?:before|after)\s(?:the|its|their|his|her|it|they|he|she|[A-Z])"
)


_AT_HEAD: Final = 4
"""Characters into a statement at which a date still begins it: "In 1998 Chad accuses Mali"; not so in "we condemn the attack of last week"."""


def _under_heading(
    text: str, statements: Sequence[Statement], dates: Sequence[DateValue], statement: Statement
) -> bool:
    """Whether a statement is of an entry in a chronology, whose present tense is that of its heading."""
    place = bisect_left(statements, statement.start, key=lambda other: other.start)
    while place and statements[place - 1].paragraph == statement.paragraph:
        place -= 1
    first = statements[place] if place < len(statements) else statement
    return any(is_heading(text, first, date) for date in between(dates, first.start, first.start + 3))


_WOULD: Final = re.compile(r"\b(?:would|will|shall)\b|['’]ll\b|,\s(?:due|expected|scheduled|set|slated)\sto\s")


def _is_promised(article: Article, date: DateValue, trigger: tuple[int, int]) -> bool:
    """Whether a date is when something else will be done: "agreed that the envoy would come later this year", "met and will meet on Friday"."""
    if article.published is None or date.last_day is None or date.start < trigger[1]:
        return False
    return date.last_day > article.published and _WOULD.search(article.text, trigger[1], date.start) is not None


def _is_ahead(article: Article, statement: Statement, date: DateValue, told: Telling) -> bool:
    """Whether a date lies after the article, so that what was said or done up to then, or goes on until then, was not on it."""
    if article.published is None or date.first_day is None or date.last_day is None:
        return False
    before = article.text[max(statement.start, date.start - 80) : date.start]
    up_to = _UP_TO.search(before)
    if date.first_day <= article.published:  # "promised to leave before the end of the year"
        return told.uttered and date.last_day > article.published and up_to is not None
    if UNTIL.search(before) or (told.happened and date.text.lower().startswith("within")):
        return True
    is_limit = up_to is not None and not (told.present and up_to["aim"])  # not in "leaves for Chad on Friday"
    return told.happened and (told.uttered or is_limit)


def _is_uncounted(date: DateValue) -> bool:
    """Whether a date could not be counted out: "yesterday" in an article without a date of publication."""
    return date.first_day is None and date.type is TimexType.DATE and not date.value.endswith("_REF")


def _is_over(article: Article, date: DateValue, trigger: tuple[int, int]) -> bool:
    """Whether a date before an act is over, so that "has done" is not told of it: "signed it in March but have accused each other"."""
    return date.end <= trigger[0] and _is_gone(article, date)


def _is_gone(article: Article, date: DateValue) -> bool:
    """Whether a date lies before the article."""
    return article.published is not None and date.last_day is not None and date.last_day < article.published


def _is_today(article: Article, date: DateValue) -> bool:
    published = article.published
    return published is None or (
        date.first_day is not None and date.first_day <= published <= (date.last_day or published)
    )


def _placed(date: DateValue, scope: DateScope) -> EventDate:
    words = {
        DateScope.CLAUSE: "in its own clause",
        DateScope.SENTENCE: "in the same sentence",
        DateScope.RUNNING: "in a sentence before",
    }[scope]
    precision = Precision.WEEK if in_weeks(date) else date.precision
    return EventDate(
        date.first_day, date.last_day, precision, date.basis, scope, date.start, date.end, date.text,
        f"{date.text} ({words}), {date.reason}",
    )  # fmt: skip
