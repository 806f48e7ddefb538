"""A tree of letters matches what the plain alternation of the same texts does."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline.lexicons.alternation import alternation

TEXTS = st.lists(st.text(st.sampled_from("abAé.$- "), min_size=1, max_size=5), min_size=1, max_size=8)


def plain(texts: list[str]) -> str:
    return "|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True))


@given(TEXTS, st.text(st.sampled_from("abABé.$- "), max_size=12))
@example(["a", "ab", "abb"], "xabbabx")
@example(["$", "a$"], "a$$")
def test_as_a_plain_alternation_by_case(texts: list[str], text: str) -> None:
    assert re.findall(alternation(texts), text) == re.findall(plain(texts), text)
    lower = [text.lower() for text in texts]
    assert re.findall(alternation(lower), text, re.IGNORECASE) == re.findall(plain(texts), text, re.IGNORECASE)


@given(TEXTS, st.text(st.sampled_from("abABéÉ.$- "), max_size=12))
@example(["A", "ab"], "ab")
def test_as_a_plain_alternation_in_any_case(texts: list[str], text: str) -> None:
    assert re.findall(alternation(texts, any_case=True), text) == re.findall(plain(texts), text, re.IGNORECASE)


@pytest.mark.parametrize(
    ("texts", "pattern"),
    [(["ab"], "(?:ab)"), (["a", "ab"], "(?:a(?:b)?)"), (["ab", "ac"], "(?:a(?:b|c))"), (["a.", "b"], r"(?:(?:a\.|b))")],
)
def test_what_begins_alike_is_written_once(texts: list[str], pattern: str) -> None:
    assert alternation(texts) == pattern
