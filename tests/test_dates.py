"""Dates: every rule by its own examples, sentences by their days, and events by the day they are put on."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.articles.make import article_from_text
from timeline.dates.find import find_dates
from timeline.dates.place import event_date
from timeline.dates.rules import Rule, fitting_rules, rules
from timeline.records import DateValue
from timeline.statements import split_statements

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
    return any(rule.read(match) is not None for match in rule.pattern.finditer(text))


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_by_its_examples(rule: Rule) -> None:
    assert rule.yes and rule.no
    assert [text for text in rule.yes if not finds(rule, text)] == []
    assert [text for text in rule.no if finds(rule, text)] == []


@pytest.mark.parametrize("case", cases("dates"), ids=lambda case: case["text"][:50])
def test_days(case: dict[str, Any]) -> None:
    dates = found(case["text"], case["day"])
    assert [told(date) for date in dates] == [entry[:3] for entry in case["expect"]]
    for date, (*_, more) in zip(dates, [(*entry, {}) if len(entry) == 3 else entry for entry in case["expect"]], strict=True):
        assert {name: str(getattr(date, name)) for name in more} == more


def test_a_third_of_the_cases_hold_no_day() -> None:
    every = cases("dates")
    silent = [case for case in every if not any(entry[1] for entry in case["expect"])]
    assert len(every) >= 600 and len(silent) * 3 >= len(every)


@pytest.mark.parametrize("case", cases("dates"), ids=lambda case: case["text"][:50])
def test_no_rule_is_left_out_that_would_match(case: dict[str, Any]) -> None:
    """The words that a rule needs are looked for before its pattern is tried: that must never cost a match."""
    text = case["text"]
    tried = {rule.id for rule in fitting_rules(text)}
    assert [rule.id for rule in rules() if rule.id not in tried and rule.pattern.search(text)] == []


@pytest.mark.parametrize("case", cases("event_dates"), ids=lambda case: case["text"][:50])
def test_the_day_of_an_event(case: dict[str, Any]) -> None:
    article = article_from_text(case["text"], published=day(case["day"]))
    statements = split_statements(article)
    dates = find_dates(article, statements)
    start = case["text"].index(case["trigger"])
    clause = case.get("clause") or case["text"]
    left = case["text"].index(clause)
    placed = event_date(
        article, statements, dates, statements[0], (left, left + len(clause)), (start, start + len(case["trigger"])),
        planned=case.get("planned", False),
    )  # fmt: skip
    assert [placed.first_day and placed.first_day.isoformat(), placed.scope.value] == case["expect"]
    assert placed.reason


@given(st.text(max_size=300), st.dates(dt.date(1800, 1, 1), dt.date(2200, 1, 1)))
def test_any_text_is_stood(text: str, published: dt.date) -> None:
    article = article_from_text(text, published=published)
    for date in find_dates(article, split_statements(article)):
        assert article.text[date.start : date.end] == date.text and date.rule_id and date.reason
        assert (date.first_day is None) == (date.last_day is None)
        assert date.first_day is None or date.last_day is None or date.first_day <= date.last_day


WORDS = (
    "last next this Monday March May 3 5 2023 year years ago week the first quarter of in on until , to - 1990s today"
    " three days later every early"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.dates(dt.date(1980, 1, 1), dt.date(2030, 1, 1)))
def test_any_row_of_words_of_time_is_stood(words: list[str], published: dt.date) -> None:
    dates = found(" ".join(words), published.isoformat())
    assert all(a.end <= b.start for a, b in zip(dates, dates[1:], strict=False))


@pytest.mark.parametrize(
    "text", ["Monday " * 3_000, "1 " * 6_000, "the " * 6_000, "May 3-5 " * 2_000, "last " * 5_000, "(" * 4_000 + "2020"]
)
def test_no_text_takes_long(text: str) -> None:
    found(text, "2023-12-06")
