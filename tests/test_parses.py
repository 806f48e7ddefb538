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
    ("Attacking the rebels is out of the question.", True,
     "Attacking/VBG/8/csubj the/DT/3/det rebels/NNS/1/obj is/VBZ/8/cop out/IN/8/case of/IN/8/case the/DT/8/det question/NN/0/root ././8/punct"),
    ("The rebels, attacking from Niger, met Chad.", False,
     "The/DT/2/det rebels/NNS/8/nsubj ,/,/4/punct attacking/VBG/2/appos from/IN/6/case China/NNP/4/obl ,/,/2/punct met/VBD/0/root "
     "China/NNP/8/obj ././8/punct"),
    ("Chad put down the protest, attacking crowds in Niger.", False,
     "China/NNP/2/nsubj put/VBD/0/root down/RP/2/compound:prt the/DT/5/det protest/NN/2/obj ,/,/7/punct attacking/VBG/5/conj "
     "crowds/NNS/7/obj in/IN/10/case China/NNP/8/nmod ././2/punct"),
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


TAGS = [
    ("Chad hosted Niger and later spoke with Mali.", "spoke", "past",
     "China/NNP/2/nsubj hosted/VBD/0/root China/NNP/2/obj and/CC/6/cc later/RBR/6/advmod spoke/VBN/2/conj with/IN/8/case "
     "China/NNP/6/obl ././2/punct"),
    ("Chad condemned the raid and again vowed to retaliate.", "vowed", "past",
     "China/NNP/2/nsubj condemned/VBD/0/root the/DT/4/det raid/NN/2/obj and/CC/7/cc again/RB/7/advmod vowed/VBN/2/conj "
     "to/TO/9/mark retaliate/VB/7/xcomp ././2/punct"),
    ("Workers have stopped work and taken to the streets.", "taken", "past",
     "Workers/NNS/3/nsubj have/VBP/3/aux stopped/VBN/0/root work/NN/3/obj and/CC/6/cc taken/VBN/3/conj to/IN/9/case the/DT/9/det "
     "streets/NNS/6/obl ././3/punct"),
    ("Chad welcomed the plan to sign the pact and called on Niger to follow.", "called", "past",
     "China/NNP/2/nsubj welcomed/VBD/0/root the/DT/4/det plan/NN/2/obj to/TO/6/mark sign/VB/4/acl the/DT/8/det pact/NN/6/obj and/CC/10/cc "
     "called/VBN/6/conj on/IN/12/case China/NNP/10/obl to/TO/14/mark follow/VB/10/xcomp ././2/punct"),
    ("Jets bombed Chad and guns shelled Niger.", "bombed", "past",
     "Jets/NNS/2/nsubj bombed/VBD/5/amod China/NNP/2/obj and/CC/5/cc guns/NNS/6/nsubj shelled/VBD/0/root China/NNP/6/obj ././6/punct"),
    ("Bombed towns in Chad and Niger burned.", "bombed", None,
     "Bombed/VBN/2/amod towns/NNS/7/nsubj in/IN/4/case China/NNP/2/nmod and/CC/6/cc China/NNP/4/conj burned/VBD/0/root ././7/punct"),
    ("Chad offered to host talks.", "host", "base",
     "China/NNP/2/nsubj offered/VBD/0/root to/TO/5/case host/NN/5/compound talks/NNS/2/obl ././2/punct"),
    ("Chad turned to host nations.", "host", None,
     "China/NNP/2/nsubj turned/VBD/0/root to/IN/5/case host/NN/5/compound nations/NNS/2/obl ././2/punct"),
    ("Rebels in Chad stole 40 trucks.", "stole", "past",
     "Rebels/NNS/6/nsubj in/IN/3/case China/NNP/1/nmod stole/NN/5/advmod 40/CD/6/nummod trucks/NNS/0/root ././6/punct"),
    ("Women in Chad wore the stole.", "stole", None,
     "Women/NNS/4/nsubj in/IN/3/case China/NNP/1/nmod wore/VBD/0/root the/DT/6/det stole/NN/4/obj ././4/punct"),
    ("Mali demanded that Chad hand over rebels.", "hand", "base",
     "China/NNP/2/nsubj demanded/VBD/0/root that/IN/5/mark China/NNP/5/compound hand/NN/2/obj over/IN/7/case rebels/NNS/5/nmod ././2/punct"),
    ("Mali deplored a Chad hand in it.", "hand", None,
     "China/NNP/2/nsubj deplored/VBD/0/root a/DT/5/det China/NNP/5/compound hand/NN/2/obj in/IN/7/case it/PRP/5/nmod ././2/punct"),
    ("Chad was hosted and praised by Niger.", "praised", "participle",
     "China/NNP/3/nsubj:pass was/VBD/3/aux:pass hosted/VBN/0/root and/CC/5/cc praised/VBN/3/conj by/IN/7/case China/NNP/5/obl ././3/punct"),
    ("Chad froze aid to Niger.", "froze", "past",
     "China/NNP/2/nsubj froze/VBP/0/root aid/NN/2/obj to/IN/5/case China/NNP/3/nmod ././2/punct"),
    ("Air strikes hit a school.", "hit", "past",
     "Air/NN/2/compound strikes/NNS/3/nsubj hit/VBP/0/root a/DT/5/det school/NN/3/obj ././3/punct"),
    ("Chad may hit a school.", "hit", "base",
     "China/NNP/3/nsubj may/MD/3/aux hit/VB/0/root a/DT/5/det school/NN/3/obj ././3/punct"),
    ("Rebels died after fierce clashes with Chad.", "clashes", None,
     "Rebels/NNS/2/nsubj died/VBD/0/root after/IN/4/case fierce/NN/5/nsubj clashes/VBZ/2/advcl with/IN/7/case China/NNP/5/obl ././2/punct"),
    ("The army clashes with rebels in Chad.", "clashes", "third",
     "The/DT/2/det army/NN/3/nsubj clashes/VBZ/0/root with/IN/5/case rebels/NNS/3/obl in/IN/7/case China/NNP/5/nmod ././3/punct"),
    ("Niger, which trains troops in Mali, met Chad.", "trains", "third",
     "China/NNP/9/nsubj ,/,/4/punct which/WDT/5/obj trains/NNS/5/nsubj troops/NNS/1/acl:relcl in/IN/7/case China/NNP/5/obl "
     ",/,/9/punct met/VBD/0/root China/NNP/9/obj ././9/punct"),
    ("The trains of Niger stood in Mali.", "trains", None,
     "The/DT/2/det trains/NNS/5/nsubj of/IN/4/case China/NNP/2/nmod stood/VBD/0/root in/IN/7/case China/NNP/5/obl ././5/punct"),
    ("Chad expels Niger.", "expels", "third", "China/NNP/2/compound expels/NNS/3/compound China/NNP/0/root ././3/punct"),
    ("Ties of the two Chad allies broke.", "allies", None,
     "Ties/NNS/7/nsubj of/IN/6/case the/DT/6/det two/CD/6/nummod China/NNP/6/compound allies/NNS/1/nmod broke/VBD/0/root ././7/punct"),
    ("Chad promised to lower fees for Niger.", "lower", "base",
     "China/NNP/2/nsubj promised/VBD/0/root to/TO/4/mark lower/JJR/2/xcomp fees/NNS/4/obj for/IN/7/case China/NNP/5/nmod ././2/punct"),
    ("Chad tried to oust rebels.", "oust", "base",
     "China/NNP/2/nsubj tried/VBD/0/root to/IN/5/case oust/JJ/5/amod rebels/NNS/2/obl ././2/punct"),
    ("Rebels left, according to police in Chad.", "police", None,
     "Rebels/NNS/2/nsubj left/VBD/0/root ,/,/6/punct according/VBG/6/case to/IN/4/fixed police/NNS/2/obl in/IN/8/case "
     "China/NNP/6/nmod ././2/punct"),
    ("Chad put down the revolt, looting shops.", "looting", "ing",
     "China/NNP/2/nsubj put/VBD/0/root down/RP/2/compound:prt the/DT/5/det revolt/NN/2/obj ,/,/8/punct looting/NN/8/compound "
     "shops/NNS/5/conj ././2/punct"),
    ("Chad deplored devastating blows.", "devastating", None,
     "China/NNP/2/nsubj deplored/VBD/0/root devastating/NN/4/amod blows/NNS/2/obj ././2/punct"),
    ("Chad accused troops of shelling villages.", "shelling", "ing",
     "China/NNP/2/nsubj accused/VBD/0/root troops/NNS/2/obj of/IN/6/case shelling/VBG/6/amod villages/NNS/3/nmod ././2/punct"),
    ("Chad spoke of training camps.", "training", None,
     "China/NNP/2/nsubj spoke/VBD/0/root of/IN/5/case training/NN/5/compound camps/NNS/2/obl ././2/punct"),
    ("A ship passing by was hit in Chad.", "passing", "ing",
     "A/DT/2/det ship/NN/6/nsubj:pass passing/NN/2/acl by/RB/3/advmod was/VBD/6/aux:pass hit/VBN/0/root in/IN/8/case "
     "China/NNP/6/obl ././6/punct"),
    ("Troops died in two days of fighting in Chad.", "fighting", None,
     "Troops/NNS/2/nsubj died/VBD/0/root in/IN/4/case Monday/NNP/2/obl of/IN/6/mark fighting/VBG/2/advcl in/IN/8/case "
     "China/NNP/6/obl ././2/punct"),
    ("Rebels fighting in Chad left Mali.", "fighting", "ing",
     "Rebels/NNS/5/nsubj fighting/VBG/1/acl in/IN/4/case China/NNP/2/obl left/VBD/0/root China/NNP/5/obj ././5/punct"),
    ("Chad met the recently formed council.", "formed", None,
     "China/NNP/2/nsubj met/VBD/0/root the/DT/6/det Monday/NNP/5/nsubj formed/VBD/2/ccomp council/NN/5/obj ././2/punct"),
    ("Chad recently formed a council.", "formed", "past",
     "China/NNP/3/nsubj today/NN/3/obl formed/VBD/0/root a/DT/5/det council/NN/3/obj ././3/punct"),
    ("Opponents of Chad clashed with police.", "clashed", "past",
     "Opponents/NNS/0/root of/IN/3/case China/NNP/1/nmod clashed/VBN/1/acl with/IN/6/case police/NN/4/obl ././1/punct"),
    ("Opponents of Chad seized with arms fled.", "seized", "participle",
     "Opponents/NNS/7/nsubj of/IN/3/case China/NNP/1/nmod seized/VBN/1/acl with/IN/6/case arms/NNS/4/obl fled/VBD/0/root ././7/punct"),
    ("Chad sent boats, a move denounced by Niger.", "denounced", "participle",
     "China/NNP/2/nsubj sent/VBD/0/root boats/NNS/2/obj ,/,/6/punct a/DT/6/det move/NN/7/nsubj:pass denounced/VBN/2/advcl "
     "by/IN/9/case China/NNP/7/obl ././2/punct"),
    ("Chad laid a charge that Niger dismissed as absurd.", "dismissed", "past",
     "China/NNP/2/nsubj laid/VBD/0/root a/DT/4/det charge/NN/2/obj that/IN/7/obj China/NNP/7/nsubj dismissed/VBD/4/acl "
     "as/IN/9/case absurd/JJ/7/obl ././2/punct"),
    ("The court rejected the appeal and upheld sentences in Chad.", "upheld", "past",
     "The/DT/2/det court/NN/3/nsubj rejected/VBD/0/root the/DT/5/det appeal/NN/3/obj and/CC/7/cc upheld/NN/5/conj "
     "sentences/NNS/3/obl in/IN/10/case China/NNP/8/nmod ././3/punct"),
    ("Forces of Chad meant to stay, but Niger drove them out.", "meant", "past",
     "Forces/NNS/10/nsubj of/IN/3/case China/NNP/1/nmod meant/VBN/1/acl to/TO/6/mark stay/VB/4/xcomp ,/,/10/punct but/CC/10/cc "
     "China/NNP/10/nsubj drove/VBD/0/root them/PRP/10/obj out/RP/10/compound:prt ././10/punct"),
    ("Forces sent by Chad, which Niger drove out, left.", "sent", "participle",
     "Forces/NNS/10/nsubj sent/VBN/1/acl by/IN/4/case China/NNP/2/obl ,/,/8/punct which/WDT/8/obj China/NNP/8/nsubj "
     "drove/VBD/4/acl:relcl out/RP/8/compound:prt ,/,/10/punct left/VBD/0/root ././10/punct"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "first"),
    [("LIMA/QUITO - Chad attacked Niger.", "China"), ("Chad/Niger talks began.", "China")],
)
def test_two_towns_before_a_report_are_not_parsed(text: str, first: str) -> None:
    words = spelling_of(text)[1].words
    assert words[0] == first and ("/" in words) is (text[0] == "C")


@pytest.mark.parametrize(("text", "verb", "tag", "parse"), TAGS, ids=[text for text, _, _, _ in TAGS])
def test_tags_that_the_words_around_correct(text: str, verb: str, tag: str | None, parse: str) -> None:
    units, spelling = spelling_of(text)
    clauses = ParsedClauses(units, event_lexicon().forms, written(parse, spelling, "ud"))
    groups = [group for at in range(len(clauses.chunks)) if (group := clauses.verb(at)) is not None]
    found = [group.tag for group in groups if clauses.units[group.at].lower == verb]
    assert found == ([] if tag is None else [tag])


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
