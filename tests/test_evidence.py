"""Marked words: each span is where the database says, none is lost or doubled, and nothing of a text breaks the page."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts import theme
from timeline.pages import evidence
from timeline.pages.evidence import Part, Span


@pytest.mark.parametrize(
    ("spans", "expect"),
    [
        ([], [Part("Xi met Putin.", "")]),
        ([Span(10, 12, "actor"), Span(13, 16, "act")], [Part("Xi", "actor"), Part(" ", ""), Part("met", "act"), Part(" Putin.", "")]),
        ([Span(3, 9, "date")], [Part("Xi met Putin.", "")]),  # in the sentence before
        ([Span(17, 99, "recipient")], [Part("Xi met Putin.", "")]),  # reaches beyond
    ],
)  # fmt: skip
def test_a_sentence_in_parts(spans: list[Span], expect: list[Part]) -> None:
    assert evidence.parts("Xi met Putin.", 10, spans) == expect


def test_spans_that_cross_give_way_to_the_act() -> None:
    row = {
        "trigger_start": 5, "trigger_end": 9, "date_start": None, "date_end": None,
        "actor_spans": json.dumps([{"start": 0, "end": 4}, {"start": 3, "end": 7}]), "recipient_spans": "[]",
    }  # fmt: skip
    assert evidence.event_spans(row) == [Span(0, 4, "actor"), Span(5, 9, "act")]


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))))
def test_parts_put_together_are_the_sentence(quote: str, places: list[tuple[int, int]]) -> None:
    spans = evidence.apart(Span(start, end, "act") for start, end in places)
    found = evidence.parts(quote, 0, spans)
    assert theme.clean("".join(part.text for part in found)).replace(" ", "") == theme.clean(quote).replace(" ", "")
    assert all(part.kind in {"", "act"} for part in found)


def test_a_long_sentence_is_cut() -> None:
    found = evidence.parts("word " * 1_000, 0, [Span(0, 4, "act"), Span(4_000, 4_004, "date")])
    assert sum(len(part.text) for part in found) <= evidence.LONGEST_SENTENCE + 1
    assert found[0].kind == "act" and found[-1].text.endswith("…")


@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_an_article_keeps_its_offsets(text: str) -> None:
    row = {"title": "", "publisher": "Paper", "published": dt.date(2023, 12, 4), "url": "javascript:x", "text": text}
    shown = evidence.article(row)
    assert len(shown["text"]) == len(text) and shown["url"] is None and shown["title"] == "Paper, 2023-12-04"
    assert all(character.isprintable() or character in "\n\t" for character in shown["text"])
