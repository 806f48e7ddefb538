"""Sentences that break off, run into each other or lost their order, as clipped pages leave them: each is coded, and by the store's rules."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import check_coded
from timeline.articles.make import article_from_text
from timeline.coder import code_article

SPECS = Path(__file__).parent / "specs"
SENTENCES = [
    json.loads(line)["text"].split()
    for name in ("events", "trade", "dates")
    for line in (SPECS / f"{name}.jsonl").read_text("utf8").splitlines()
]
MANY = 20_000 if os.environ.get("TIMELINE_HOSTILE") == "large" else 600


@st.composite
def piece(draw: st.DrawFn) -> list[str]:
    """Words of a sentence of the specs from anywhere to anywhere, in their order or in none."""
    words = draw(st.sampled_from(SENTENCES))
    first = draw(st.integers(0, len(words) - 1))
    cut = words[first : first + draw(st.integers(1, 24))]
    return draw(st.permutations(cut)) if draw(st.integers(0, 3)) == 0 else cut


@settings(max_examples=MANY)
@given(st.lists(piece(), min_size=1, max_size=3), st.sampled_from([" ", " and ", ", ", "; ", "\n\n", " not ", ' "']))
def test_pieces_of_sentences(pieces: list[list[str]], joint: str) -> None:
    check_coded(code_article(article_from_text(joint.join(" ".join(words) for words in pieces))))


@pytest.mark.parametrize(
    "text",
    [
        "Peru signs the Trade and Investment Framework Agreement",
        "rose imports trillion, but $1.15",
    ],
)
def test_what_was_found(text: str) -> None:
    check_coded(code_article(article_from_text(text)))
