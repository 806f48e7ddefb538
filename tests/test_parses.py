"""Roles read from parses: hand-built ones of both label schemes must say the same, and the parser that comes along must load and parse."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from timeline.actors.find import find_actors
from timeline.articles.make import article_from_text
from timeline.clauses.parse import Parse, Spelling, Word, neutral, scheme, spelled
from timeline.clauses.parsed import ParsedClauses
from timeline.clauses.units import Unit, join_hyphenated, units_of
from timeline.dates.find import find_dates
from timeline.lexicons.events import event_lexicon
from timeline.statements import split_statements

SPECS: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parent / "specs" / "parses.jsonl").read_text("utf8").splitlines()
]


def spelling_of(text: str) -> tuple[tuple[Unit, ...], Spelling]:
    """The units of a text of one statement, and its words as a parser is given them."""
    article = article_from_text(text, published=dt.date(2024, 1, 10))
    statements = split_statements(article)
    assert len(statements) == 1
    dates, (actors, _) = find_dates(article, statements), find_actors(article, statements)
    units = join_hyphenated(units_of(article.text, statements[0], dates, actors), event_lexicon().forms)
    return units, spelled(units, article.text)


def written(parse: str, spelling: Spelling, labels: str) -> Parse:
    """A parse written as WORD/TAG/HEAD/ROLE, heads counted from 1, that of the root 0."""
    rows = [word.rsplit("/", 3) for word in parse.split()]
    assert [row[0] for row in rows] == list(spelling.words)
    words = [
        Word(spelling.units[number], text, tag, int(head) - 1 if head != "0" else number, role)
        for number, (text, tag, head, role) in enumerate(rows)
    ]
    return neutral(words, labels)


def roles_of(clauses: ParsedClauses, verb: str) -> dict[str, Any]:
    """What the clauses say of the first verb group that may be a form of `verb`."""
    places = [at for at in range(len(clauses.chunks)) if (group := clauses.verb(at)) and verb in group.lemmas]
    assert places, "the verb is not there"
    view = clauses.view(places[0])
    obliques: dict[str, list[str]] = {}
    for filler in view.obliques:
        for actor in filler.phrase.touched:
            obliques.setdefault(filler.prep, []).append(actor.code)
    governed = clauses.verb(view.complement) if view.complement is not None else None
    return {
        "subjects": sorted({actor.code for phrase in view.subjects for actor in phrase.actors}),
        "objects": sorted({actor.code for filler in view.objects for actor in filler.phrase.touched}),
        "obliques": obliques,
        "passive": view.passive,
        "complement": governed.lemmas[0] if governed is not None else None,
    }


@pytest.mark.parametrize("labels", ["ud", "clearnlp"])
@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: str(spec["case"]))
def test_roles_of_a_parse(spec: dict[str, Any], labels: str) -> None:
    units, spelling = spelling_of(spec["text"])
    clauses = ParsedClauses(units, event_lexicon().forms, written(spec[labels], spelling, labels))
    found = roles_of(clauses, spec["verb"])
    assert found == {
        "subjects": spec["subjects"],
        "objects": spec["objects"],
        "obliques": spec["obliques"],
        "passive": spec.get("passive", False),
        "complement": spec.get("complement"),
    }


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: str(spec["case"]))
def test_the_scheme_is_told_by_the_labels(spec: dict[str, Any]) -> None:
    for labels in ("ud", "clearnlp"):
        roles = {word.rsplit("/", 1)[1] for word in spec[labels].split()}
        known = roles | (
            {"dobj"} if labels == "clearnlp" else {"obj"}
        )  # a pipeline has labels that one sentence has not
        assert scheme(sorted(known)) == labels
