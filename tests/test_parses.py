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
from timeline.clauses.roles import Clauses
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
    """What the clauses say of the first verb group that may be a form of `verb`; nothing where they have none."""
    places = [at for at in range(len(clauses.chunks)) if (group := clauses.verb(at)) and verb in group.lemmas]
    if not places:
        return {}
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


GERUNDS = [
    ("Chad took steps including attacking Niger.", True,
     "China/NNP/2/nsubj took/VBD/0/root steps/NNS/2/obj including/VBG/5/mark attacking/VBG/3/acl China/NNP/5/obj ././2/punct"),
    ("Topics included attacking Niger.", True,
     "Topics/NNS/2/nsubj included/VBD/0/root attacking/VBG/2/xcomp China/NNP/3/obj ././2/punct"),
    ("Chad agreed a plan for attacking Niger.", True,
     "China/NNP/2/nsubj agreed/VBD/0/root a/DT/4/det plan/NN/2/obj for/IN/6/mark attacking/VBG/4/acl China/NNP/6/obj ././2/punct"),
    ("Chad vowed revenge; and attacking Niger.", True,
     "China/NNP/2/nsubj vowed/VBD/0/root revenge/NN/2/obj ;/:/6/punct and/CC/6/cc attacking/VBG/2/conj China/NNP/6/obj ././2/punct"),
    ("Chad fired rockets, attacking Niger.", False,
     "China/NNP/2/nsubj fired/VBD/0/root rockets/NNS/2/obj ,/,/5/punct attacking/VBG/2/advcl China/NNP/5/obj ././2/punct"),
    ("Chad accused Niger of attacking Mali.", False,
     "China/NNP/2/nsubj accused/VBD/0/root China/NNP/2/obj of/IN/5/mark attacking/VBG/2/advcl China/NNP/5/obj ././2/punct"),
    ("Chad killed rebels and was attacking Niger.", False,
     "China/NNP/2/nsubj killed/VBD/0/root rebels/NNS/2/obj and/CC/6/cc was/VBD/6/aux attacking/VBG/2/conj China/NNP/6/obj ././2/punct"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "named", "parse"), GERUNDS, ids=[text for text, _, _ in GERUNDS])
def test_acts_that_are_named_and_not_told(text: str, named: bool, parse: str) -> None:
    units, spelling = spelling_of(text)
    clauses = ParsedClauses(units, event_lexicon().forms, written(parse, spelling, "ud"))
    place = next(at for at in range(len(clauses.chunks)) if (group := clauses.verb(at)) and "attack" in group.lemmas)
    assert clauses.is_gerund(place) is named


OVERLOOKED = [
    ("Chad attacked rebels.", True, "China/NNP/3/compound attacked/VBN/3/amod rebels/NNS/0/root ././3/punct"),
    ("Chad attacked rebels.", False, "China/NNP/2/nsubj attacked/VBD/0/root rebels/NNS/2/obj ././2/punct"),
    ("Chad met rebels attacked by Niger.", False,
     "China/NNP/2/nsubj met/VBD/0/root rebels/NNS/2/obj attacked/VBN/3/acl by/IN/6/case China/NNP/4/obl ././2/punct"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "overlooked", "parse"), OVERLOOKED)
def test_a_parse_that_overlooks_a_verb(text: str, overlooked: bool, parse: str) -> None:
    units, spelling = spelling_of(text)
    forms = event_lexicon().forms
    assert ParsedClauses(units, forms, written(parse, spelling, "ud")).overlooks(Clauses(units, forms)) is overlooked
