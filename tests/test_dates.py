"""Dates: every rule by its own examples, sentences by their days, and events by the day they are put on."""

import datetime as dt
import json
import time
from dataclasses import fields
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.articles.make import article_from_text
from timeline.dates.find import find_dates
from timeline.dates.place import event_date
from timeline.dates.rules import Rule, beginnings_in, fitting_rules, rules
from timeline.dates.stories import stories_of
from timeline.dates.talks import day_of_talks
from timeline.dates.telling import Telling
from timeline.records import Article, DateValue
from timeline.statements import split_statements
from timeline.terms import Basis

TELLING = [field.name for field in fields(Telling)]
SPECS = Path(__file__).parent / "specs"


def cases(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SPECS / f"{name}.jsonl").read_text("utf8").splitlines()]


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def found(text: str, published: str | None) -> tuple[DateValue, ...]:
    article = article_from_text(text, published=day(published))
    return find_dates(article, split_statements(article))


def told(date: DateValue) -> list[str | None]:
    return [date.text, date.first_day and date.first_day.isoformat(), date.last_day and date.last_day.isoformat()]


def finds(rule: Rule, text: str) -> bool:
    return any(rule.read(match) is not None for match in rule.matches(text, beginnings_in(text, 0, len(text))))


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_by_its_examples(rule: Rule) -> None:
    assert rule.yes and rule.no
    assert [text for text in rule.yes if not finds(rule, text)] == []
    assert [text for text in rule.no if finds(rule, text)] == []


@pytest.mark.parametrize("case", cases("dates"), ids=lambda case: case["text"][:50])
def test_days(case: dict[str, Any]) -> None:
    dates = found(case["text"], case["day"])
    assert [told(date) for date in dates] == [entry[:3] for entry in case["expect"]]
    for date, (*_, more) in zip(
        dates, [(*entry, {}) if len(entry) == 3 else entry for entry in case["expect"]], strict=True
    ):
        assert {name: str(getattr(date, name)) for name in more} == more


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("They met on Monday.", "counted from publication 2023-12-06 (given), past tense"),
        ("They will meet on Monday.", "counted from publication 2023-12-06 (given), looking ahead"),
        ("They met last Friday.", "the last Friday before publication 2023-12-06 (given)"),
        ("They met yesterday.", "counted from publication 2023-12-06 (given)"),
        ("They met on March 3.", "the one nearest to publication 2023-12-06 (given), past tense"),
        ("They met in March.", "the latest one by publication 2023-12-06 (given), past tense"),
        ("They will meet in March.", "the next one from publication 2023-12-06 (given), looking ahead"),
        ("They met three weeks ago.", "3 weeks from publication 2023-12-06 (given)"),
        ("They met on 4 May 2019.", "the words name the day"),
        ("Seen 04/05/2019, then 30/05/2019.", "the words name the day; figures read day before month"),
        ("Seen 04/05/2019, then 05/30/2019.", "the words name the day; figures read month before day"),
        ("They met in May 2019. A month later they parted.", "1 month from 2019-05, where the text is"),
        (
            "Talks open\n\nDecember 4, 2023\n\nThey met on Saturday.",
            "counted from the date line 2023-12-04, past tense",
        ),
        ("It is quiet now.", "no day is meant"),
        ("It took three days.", "how long"),
    ],
)
def test_the_way_to_the_days_is_told(text: str, reason: str) -> None:
    assert reason in [date.reason for date in found(text, "2023-12-06")]


def test_a_third_of_the_cases_hold_no_day() -> None:
    every = cases("dates")
    silent = [case for case in every if not any(entry[1] for entry in case["expect"])]
    assert len(every) >= 600 and len(silent) * 3 >= len(every)


@pytest.mark.parametrize("case", cases("dates"), ids=lambda case: case["text"][:50])
def test_no_rule_is_left_out_that_would_match(case: dict[str, Any]) -> None:
    """The words that a rule needs are looked for before its pattern is tried: that must never cost a match."""
    text = case["text"]
    tried = {rule.id for rule in fitting_rules(text, 0, len(text))}
    assert [rule.id for rule in rules() if rule.id not in tried and finds(rule, text)] == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_no_match_begins_where_the_rule_is_not_tried(rule: Rule) -> None:
    """A pattern is tried where a word or number begins with one of its letters: that must never cost a match."""
    for text in (*(case["text"] for case in cases("dates")), *rule.yes, *rule.no, *map(str.upper, rule.yes)):
        tried = rule.matches(text, beginnings_in(text, 0, len(text)))
        assert [match.span() for match in tried] == [match.span() for match in rule.pattern.finditer(text)]


@pytest.mark.parametrize("case", cases("event_dates"), ids=lambda case: case["text"][:50])
def test_the_day_of_an_event(case: dict[str, Any]) -> None:
    article = article_from_text(case["text"], published=day(case["day"]))
    statements = split_statements(article)
    dates = find_dates(article, statements)
    start = case["text"].index(case["trigger"])
    clause = case.get("clause") or case["text"]
    left = case["text"].index(clause)
    own = next(statement for statement in statements if statement.start <= start < statement.end)
    told = Telling(**{name: case[name] for name in TELLING if name in case})
    aside = {case["text"].index(case["aside"])} if "aside" in case else set()
    placed = event_date(
        article, statements, dates, own, (left, left + len(clause)), (start, start + len(case["trigger"])), told, aside,
        lambda: day_of_talks(article, statements, dates),
    )  # fmt: skip
    assert [placed.first_day and placed.first_day.isoformat(), placed.scope.value] == case["expect"]
    assert "last" not in case or (placed.last_day and placed.last_day.isoformat()) == case["last"]
    assert placed.reason


LIFE = "Born in Fada in 1952, he joined the army in 1970.\n\nWhen Libya attacked, he led the defence.\n\nHe took power in 1990."
NEWS = "Libya thanked Chad.\n\nIt seized the strip in 1973, lost it in 1987, sued in 1990 and left in 1994.\n\nChad spoke on Monday."


@pytest.mark.parametrize(("text", "told"), [(LIFE, [True, True, True]), (NEWS, [False, False, False])])
def test_which_paragraphs_are_of_the_past(text: str, told: list[bool]) -> None:
    article = article_from_text(text, published=dt.date(2019, 10, 20))
    statements = split_statements(article)
    stories = stories_of(article, statements, find_dates(article, statements))
    paragraphs = sorted({statement.paragraph for statement in statements})
    assert [stories.is_past(paragraph) for paragraph in paragraphs] == told


DAYS = st.dates(dt.date(1800, 1, 1), dt.date(2200, 1, 1))


@given(st.text(max_size=300), DAYS)
def test_any_text_is_stood(text: str, published: dt.date) -> None:
    article = article_from_text(text, published=published)
    hold(article, find_dates(article, split_statements(article)))


def hold(article: Article, dates: tuple[DateValue, ...]) -> None:
    """What is true of every answer."""
    for date in dates:
        assert date.text and article.text[date.start : date.end] == date.text and date.rule_id and date.reason
        assert (date.first_day is None) == (date.last_day is None) and 0 < date.confidence < 1
        assert date.first_day is None or date.last_day is None or date.first_day <= date.last_day
        assert date.mod in {"", "START", "MID", "END", "APPROX", "BEFORE", "AFTER"}
    assert all(a.end <= b.start for a, b in pairwise(dates))


WORDS = (
    "last next this Monday March May 3 5 2023 1999 year years ago week the first quarter of in on until , to - 1990s today and 12/04/2019 / 5/6"
    " three days later every early Christmas after before night 8 p.m. at summer half end from now following same that second weekend"
    " will met by since ½ century Ramadan 31st 29 February '97 fiscal Q3 H1 month hours 9999 1500 decade"
).split()
ROWS = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)


@given(ROWS, DAYS | st.sampled_from([dt.date(1, 1, 1), dt.date(9999, 12, 31)]))
def test_any_row_of_words_of_time_is_stood(words: str, published: dt.date) -> None:
    article = article_from_text(words, published=published)
    hold(article, find_dates(article, split_statements(article)))


@given(ROWS)
def test_without_a_day_of_publication_nothing_is_counted_from_one(words: str) -> None:
    article = article_from_text(words)
    if article.published is None:
        hold(article, find_dates(article, split_statements(article)))


BY_THE_DAY = st.sampled_from(
    [
        "Monday", "last Friday", "next Tuesday", "today", "yesterday", "tomorrow night", "three days ago", "two weeks ago", "last week",
        "next week", "Monday of last week", "over the weekend", "Friday week", "two Sundays from now", "the day before yesterday",
        "in the past ten days",
    ]
)  # fmt: skip
CLAUSES = st.sampled_from(
    ["They met {}.", "They will meet {}.", "{} the border was shut.", "He said {} that they had met."]
)


@given(CLAUSES, BY_THE_DAY, DAYS)
def test_a_week_later_the_same_words_are_a_week_later(clause: str, words: str, published: dt.date) -> None:
    week, text = dt.timedelta(7), clause.format(words)
    first, second = (find_in(text, day) for day in (published, published + week))
    assert [date.text for date in first] == [date.text for date in second] and first
    assert [date.first_day and date.first_day + week for date in first] == [date.first_day for date in second]
    assert [date.last_day and date.last_day + week for date in first] == [date.last_day for date in second]


def find_in(text: str, published: dt.date) -> tuple[DateValue, ...]:
    article = article_from_text(text, published=published)
    return find_dates(article, split_statements(article))


@given(st.dates(dt.date(1900, 1, 1), dt.date(2049, 12, 31)), DAYS)
def test_a_whole_day_is_read_back_in_every_way_of_writing_it(day: dt.date, published: dt.date) -> None:
    ways = [
        "{0:%B} {0.day}, {0.year}",
        "{0.day} {0:%B} {0.year}",
        "{0:%Y-%m-%d}",
        "{0:%b}. {0.day}, {0.year}",
        "{0:%d.%m.%Y}",
        "{0:%Y/%m/%d}",
    ]
    for way in ways if day.month != 5 else [way for way in ways if "%b" not in way]:
        (date,) = find_in(f"They met on {way.format(day)}.", published)
        assert date.first_day == date.last_day == day and date.basis is Basis.STATED


@pytest.mark.parametrize(
    "words",
    ["1 ", "Monday ", "7", "1 1 1 1 ", "the ", "May 3-5 ", "last ", "(", "two days after ", "the first Monday of ", "'20 ", "1/2/", "10:30 ",
     "half past ", "night of the ", "three years ago ", "2019 - ", "Q1 ", "week of ", "the end of the ", "and a half "],
)  # fmt: skip
def test_time_grows_with_the_text_and_no_faster(words: str) -> None:
    def seconds(length: int) -> float:
        article = article_from_text((words * length)[:length], published=dt.date(2023, 12, 6))
        statements = split_statements(article)
        begin = time.process_time()
        find_dates(article, statements)
        return time.process_time() - begin

    seconds(20_000)
    # the best of several: in a process that has run ten thousand tests, a look for garbage takes ten times as long as the text
    short, long = (min(seconds(length) for _ in range(3)) for length in (20_000, 160_000))
    assert long < 20 * short + 0.2, "eight times the text takes far more than eight times the time"


@pytest.mark.parametrize("words", ["1 ", "Monday ", "7"])
def test_a_megabyte_of_one_word_is_soon_read(words: str) -> None:
    article = article_from_text((words * 1_000_000)[:1_000_000], published=dt.date(2023, 12, 6))
    statements = split_statements(article)
    begin = time.process_time()
    find_dates(article, statements)
    assert time.process_time() - begin < 5, "about a second on a free core"
