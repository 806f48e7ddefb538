"""Sentences: cut where English cuts them, with offsets that hold, and with what is quoted in them."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.articles.make import article_from_text
from timeline.statements import split_statements
from timeline.terms import CODED_SECTIONS

CASES: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parent / "specs" / "statements.jsonl").read_text("utf8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_sentences(case: dict[str, Any]) -> None:
    article = article_from_text(case["text"])
    assert [article.text[s.start : s.end] for s in split_statements(article)] == case["expect"]


def test_who_speaks_the_quoted_words() -> None:
    article = article_from_text(
        "The talks went on all day. “We will sign next week,” Belarusian President Alexander Lukashenko said on Monday in Minsk."
    )
    statement = split_statements(article)[1]
    assert [article.text[a:b] for a, b in statement.quoted] == ["We will sign next week,"]
    assert statement.speaker is not None and "Lukashenko" in article.text[slice(*statement.speaker)]


@given(st.text(alphabet=st.sampled_from("aB .!?\n\"“”'U.S1,;-"), max_size=400))
def test_statements_are_in_order_and_apart(text: str) -> None:
    article = article_from_text(text)
    found = split_statements(article)
    assert [s.number for s in found] == list(range(len(found)))
    assert all(0 <= s.start < s.end <= len(text) and s.section in CODED_SECTIONS for s in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
    assert all(s.start <= a < b <= s.end for s in found for a, b in s.quoted)
    assert all(not text[s.start].isspace() and not text[s.end - 1].isspace() for s in found)
