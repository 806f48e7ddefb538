"""Roles read by shallow rules: who is subject and object of which verb, and that any text at all can be read."""

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.actors.find import find_actors
from timeline.articles.make import article_from_text
from timeline.clauses.groups import VerbGroup
from timeline.clauses.roles import Clauses
from timeline.clauses.units import units_of
from timeline.dates.find import find_dates
from timeline.lexicons.events import event_lexicon
from timeline.statements import split_statements

SPECS = [json.loads(line) for line in (Path(__file__).parent / "specs" / "roles.jsonl").read_text("utf8").splitlines()]


def clauses_of(text: str) -> list[Clauses]:
    """The clauses of each statement of a text."""
    article = article_from_text(text, published=dt.date(2024, 1, 10))
    statements = split_statements(article)
    dates, (actors, _) = find_dates(article, statements), find_actors(article, statements)
    return [
        Clauses(units_of(article.text, statement, dates, actors), event_lexicon().forms) for statement in statements
    ]


def roles_of(text: str, verb: str) -> tuple[list[str], list[str]]:
    """Codes of subjects and objects of the first verb group that may be a form of `verb`."""
    for clauses in clauses_of(text):
        for place, chunk in enumerate(clauses.chunks):
            if isinstance(chunk, VerbGroup) and verb in chunk.lemmas:
                view = clauses.view(place)
                subjects = {actor.code for phrase in view.subjects for actor in phrase.actors}
                return sorted(subjects), sorted(
                    {actor.code for filler in view.objects for actor in filler.phrase.touched}
                )
    return ["no verb"], []


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: str(spec["text"]))
def test_roles(spec: dict[str, object]) -> None:
    assert roles_of(str(spec["text"]), str(spec["verb"])) == (spec["subjects"], spec["objects"])


WORDS = st.sampled_from(
    ("Iran|Iraq|Chinese|the|talks|attacked|and|,|with|by|to|said|that|who|not|will|meet|'s|-|(|)|—").split("|")
)


@given(st.lists(WORDS, max_size=30))
def test_any_order_of_words_can_be_read(words: list[str]) -> None:
    for clauses in clauses_of(" ".join(words) + "."):
        ends = [0]
        for place, chunk in enumerate(clauses.chunks):
            assert ends[-1] <= chunk.first < chunk.last <= len(clauses.units)
            ends.append(chunk.last)
            clauses.view(place)
            clauses.right_of(place, of_noun=True)
