"""Actors: cases in tests/specs/actors.jsonl, and what holds for every text."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.actors.find import find_actors
from timeline.articles.make import article_from_text
from timeline.records import ActorMention, Article, UnresolvedName
from timeline.statements import split_statements

CASES = [json.loads(line) for line in (Path(__file__).parent / "specs/actors.jsonl").read_text("utf8").splitlines()]


def read(text: str, day: str | None) -> tuple[Article, tuple[ActorMention, ...], tuple[UnresolvedName, ...]]:
    article = article_from_text(text, published=dt.date.fromisoformat(day) if day else None)
    actors, unresolved = find_actors(article, split_statements(article))
    return article, actors, unresolved


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_case(case: dict[str, Any]) -> None:
    _, actors, unresolved = read(case["text"], case["day"])
    assert [[actor.text, "+".join(actor.codes or (actor.code,))] for actor in actors] == case["expect"]
    assert [name.text for name in unresolved] == case.get("unresolved", [])


WORDS = st.sampled_from(
    (
        "Xi Putin President the two leaders both sides Russia Russian 's ’s foreign minister , . - Georgia Kim Jong-un of and U.S. Mr. "
        "spokeswoman al bin Maria Garcia met in Beijing “ ” 7th"
    ).split()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=200))
def test_offsets_hold_and_mentions_do_not_overlap(text: str) -> None:
    article, actors, unresolved = read(text, "2023-12-04")
    for found in (*actors, *unresolved):
        assert article.text[found.start : found.end] == found.text
    for before, after in zip(actors, actors[1:], strict=False):
        assert before.end <= after.start


def test_office_holders_change_with_the_day() -> None:
    for day, office in (("1998-06-01", "prime minister"), ("2016-06-01", "prime minister")):
        _, actors, _ = read("Netanyahu spoke to the Knesset.", day)
        assert (actors[0].code, actors[0].office) == ("ISR", office)
    _, actors, _ = read("Bush warned Iraq.", "2003-01-15")
    assert actors[0].person == "George W. Bush"
    _, actors, _ = read("President Bush warned Iraq.", "1990-11-15")
    assert actors[0].person.endswith("Bush") and actors[0].person != "George W. Bush"


def test_without_a_date_of_publication_names_are_known_still() -> None:
    _, actors, _ = read("Vladimir Putin met Narendra Modi.", None)
    assert [actor.code for actor in actors] == ["RUS", "IND"]
