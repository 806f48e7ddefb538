"""CAMEO codes of three and four digits: by the words beside a trigger, by what is governed, by where two met, and of several mentions."""

import datetime as dt
import json
from pathlib import Path

import pytest

from timeline.articles.make import article_from_text
from timeline.coder import code_article
from timeline.errors import LexiconError
from timeline.events.outcomes import outcome
from timeline.happening import says
from timeline.lexicons import leaves as lexicon
from timeline.lexicons.cameo import cameo_codes
from timeline.lexicons.events import event_lexicon
from timeline.lexicons.leaves import examples, leaves
from timeline.terms import EventType

SPECS = [json.loads(line) for line in (Path(__file__).parent / "specs" / "codes.jsonl").read_text("utf8").splitlines()]
EXAMPLES = [
    (codes, text, told) for codes, yes, no in examples() for texts, told in ((yes, True), (no, False)) for text in texts
]


def codes_in(text: str) -> list[str]:
    """The codes of the events of an article."""
    coded = code_article(article_from_text(text, published=dt.date(2024, 5, 15)))
    return [event.cameo for event in coded.events]


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: str(spec["text"]))
def test_sentences(spec: dict[str, str]) -> None:
    found = codes_in(spec["text"])
    assert spec["code"] in found if spec["code"] else not found


@pytest.mark.parametrize(
    ("text", "code", "acts"),
    [
        ("Talks between China and Belarus were held in Beijing on Monday.", "042", "BLR"),
        ("Xi and Lukashenko met in Beijing on Monday.", "042", "BLR"),
        ("Xi met Lukashenko in Beijing on Monday.", "043", "CHN"),
        ("Lukashenko met Xi in Beijing on Monday.", "042", "BLR"),
        ("Xi and Lukashenko met in Astana on Monday.", "044", "CHN"),
        ("Xi and Lukashenko met on Monday.", "040", "CHN"),
    ],
)
def test_the_visitor_acts_where_two_met(text: str, code: str, acts: str) -> None:
    [event] = code_article(article_from_text(text, published=dt.date(2024, 5, 15))).events
    assert (event.cameo, event.actors) == (code, (acts,))


@pytest.mark.parametrize(("codes", "text", "told"), EXAMPLES, ids=[text for _, text, _ in EXAMPLES])
def test_examples_of_leaves(codes: frozenset[str], text: str, told: bool) -> None:
    found = codes_in(text)
    assert bool(codes & set(found)) is told, found


def test_a_leaf_says_more_of_the_same_type() -> None:
    codes = cameo_codes()
    for above, found in leaves().items():
        told = {leaf.code for by_word in found.by_role.values() for several in by_word.values() for leaf in several}
        assert above not in told
        assert {codes[code].plover for code in told} == {codes[above].plover}


@pytest.mark.parametrize(
    "row",
    [
        {"cameo": "195", "nouns": "drone"},
        {"cameo": "195", "yes": ["A."]},
        {"nouns": "drone", "yes": ["A."]},
        {"cameo": "999", "nouns": "drone", "yes": ["A."]},
        {"cameo": "195", "nouns": "drone", "yes": ["A."], "colour": "red"},
    ],
)
def test_a_bad_row_is_named(row: dict[str, object]) -> None:
    with pytest.raises(LexiconError, match=r"leaves\.toml"):
        lexicon._codes(row)


@pytest.mark.parametrize(
    ("kind", "code", "event_type", "expected"),
    [
        ("threaten", "195", EventType.ASSAULT, "1384"),
        ("threaten", "183", EventType.ASSAULT, "138"),
        ("demand", "0841", EventType.RETREAT, "1053"),
        ("appeal", "0841", EventType.RETREAT, "0253"),
        ("demand", "", None, "100"),
        ("ending", "190", EventType.ASSAULT, "087"),
        ("ending", "112", EventType.ACCUSE, None),
    ],
)
def test_what_is_governed_gives_the_code(
    kind: str, code: str, event_type: EventType | None, expected: str | None
) -> None:
    assert outcome(event_lexicon(), kind, code, event_type) == expected


def test_visits_say_more_than_talks() -> None:
    assert sorted(["040", "046", "042", "04"], key=says)[-1] == "042"
    assert sorted(["130", "1384", "138", "139"], key=says) == ["130", "138", "1384", "139"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the code of an event is that of its mentions which says most
        ("Chad attacked Niger on Monday. Two villages in Niger were hit by jets of Chad on Monday.", ["195"]),
        ("Ghana's president met Togo's president on Monday. He held talks with him in Lome on Monday.", ["042"]),
    ],
)
def test_one_event_of_several_mentions(text: str, expected: list[str]) -> None:
    assert codes_in(text) == expected


def test_an_appeal_and_a_demand_for_one_thing_are_one() -> None:
    found = codes_in(
        "Kenya called on Uganda on Monday to free the sailors. Kenya demanded on Monday that Uganda free the sailors."
    )
    assert len(found) == 1 and found[0] in {"0253", "1053"}
