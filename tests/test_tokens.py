"""Tokens cover every mark of a text once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The U.S.-led group", ["The", "U.S.", "-", "led", "group"]),
        ("Belarus's and Belarus' trade", ["Belarus", "'s", "and", "Belarus", "'", "trade"]),
        ("Cote d'Ivoire, AT&T", ["Cote", "d'Ivoire", ",", "AT&T"]),
        ("rose 11% to $5.8bn", ["rose", "11", "%", "to", "$", "5.8", "bn"]),
        ("met Xi.He said", ["met", "Xi", ".", "He", "said"]),
        ("the 7th and 1,000.5", ["the", "7th", "and", "1,000.5"]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_case(text: str, tokens: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == tokens


@given(st.text(max_size=300))
def test_every_mark_is_in_one_token(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert "".join(token.text for token in tokens) == "".join(text.split())
    assert [token.start for token in tokens] == sorted({token.start for token in tokens})
