"""Which statements are parsed, and that reading again only what may differ gives what reading everything again would."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.articles.make import article_from_text
from timeline.clauses.parse import Parse, Spelling
from timeline.clauses.parser import Parser, load_parser
from timeline.coder import code_article
from timeline.events.memory import Memory

OPEN = [
    "Chad, a day after talks between Niger and Mali, condemned Togo.",
    "Ghana attacked Benin, and Togo expelled envoys of Mali.",
    "Peru welcomed a proposal by Chile, a friend of Bolivia.",
]
"""An actor who takes no part, several events of other sides."""
SETTLED = [
    "Kenya attacked Uganda.",
    "Ghana's president met the prime minister of Togo on Monday.",
    "Kenya is warmer than Uganda.",
    "Kenya bombed a camp near the lake.",
    "Kenya bombed Uganda and shelled Ugandan villages.",
    "A treaty between Kenya and Uganda is pending.",
    "As Uganda slept, Kenya helped.",
    "The weather was fine and the harvest rich.",
    "A storm hit the coast of Chad.",
]
"""One event between all who are named or without a side, several between the same two, no verb of an event."""
STORY = [
    "Kenya and Uganda held talks on Monday.", "They were joined by Rwanda, which had sent its envoy, and signed a pact.",
    "It later accused Kenya of an attack on its border.", "Uganda condemned the raid, and Rwanda, backed by Burundi, expelled two diplomats.",
    "The two sides then agreed on a truce.", "He said that they would meet again.", "Burundi attacked a village in Rwanda.",
    "Its president visited Kenya.", "Rebels there seized the town, the army of Chad said.",
]  # fmt: skip


class Watched(Parser):
    """A parser that keeps what it was given."""

    def __init__(self, inner: Parser) -> None:
        self.inner, self.given = inner, list[Spelling]()

    def parse(self, spellings: Sequence[Spelling]) -> list[Parse | None]:
        """What the parser says."""
        self.given += spellings
        return self.inner.parse(spellings)


@pytest.fixture(scope="module")
def bundled() -> Parser:
    parser = load_parser("bundled")
    assert parser is not None
    return parser


@pytest.mark.parametrize(("text", "number"), [(text, 1) for text in OPEN] + [(text, 0) for text in SETTLED])
def test_only_what_is_open_is_parsed(text: str, number: int, bundled: Parser) -> None:
    watched = Watched(bundled)
    code_article(article_from_text(text), watched)
    assert len(watched.given) == number


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from(STORY), min_size=2, max_size=8))
def test_what_is_not_read_again_would_be_read_the_same(bundled: Parser, told: list[str]) -> None:
    article = article_from_text(" ".join(told))
    spared = code_article(article, bundled)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Memory, "__eq__", lambda one, other: False)
        assert code_article(article, bundled) == spared
