"""Events read from single sentences: who did what to whom, and sentences that hold none."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.actors.find import find_actors
from timeline.articles.make import article_from_text
from timeline.dates.find import find_dates
from timeline.events.find import find_events
from timeline.lexicons.events import Frame, event_lexicon
from timeline.records import Article, EventMention
from timeline.statements import split_statements
from timeline.terms import SYMMETRIC, EventType

SPECS = [json.loads(line) for line in (Path(__file__).parent / "specs" / "events.jsonl").read_text("utf8").splitlines()]
MUTUAL = SYMMETRIC | {EventType.SUPPORT}


def read(text: str) -> tuple[Article, tuple[EventMention, ...]]:
    """An article of this text and its event mentions."""
    article = article_from_text(text, published=dt.date(2024, 1, 10))
    statements = split_statements(article)
    dates, (actors, _) = find_dates(article, statements), find_actors(article, statements)
    return article, find_events(article, statements, dates, actors)


def is_side(codes: tuple[str, ...], wanted: str) -> bool:
    """Whether a side has a code; "*" is any side, "=ERI+SOM" one of exactly these, "=" nobody."""
    if wanted.startswith("="):
        return set(codes) == set(wanted[1:].split("+")) - {""}
    return wanted == "*" or wanted in codes


def is_said(mention: EventMention, kind: str, actor: str, recipient: str, modality: str) -> bool:
    if mention.event_type != kind or mention.modality != modality:
        return False
    sides = [mention.actor_codes, mention.recipient_codes]
    turned = sides[::-1] if mention.event_type in MUTUAL else sides
    return any(is_side(acted, actor) and is_side(received, recipient) for acted, received in (sides, turned))


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: str(spec["text"]))
def test_sentences(spec: dict[str, Any]) -> None:
    _, found = read(spec["text"])
    said = [(m.event_type.value, m.actor_codes, m.recipient_codes, m.modality.value, m.rule_id) for m in found]
    if "events" in spec:  # these and no others
        assert len(found) == len(spec["events"]), said
        if any(side.startswith("=") for event in spec["events"] for side in event):  # and each as told
            assert all(any(is_said(mention, *event) for event in spec["events"]) for mention in found), said
    wanted = spec["events"] if "events" in spec else [spec["event"]] if spec["event"] else []
    if not wanted:
        assert not said
    for event in wanted:
        assert any(is_said(mention, *event) for mention in found), said
    for kind, first in spec.get("days", ()):
        assert [str(m.date.first_day) for m in found if m.event_type == kind] == [first]


@pytest.mark.parametrize(
    ("text", "alleged"),
    [
        ("Rwanda said Congo's army had shelled its territory.", True),
        ("Kenya blamed Ethiopia for bombing a village in Somalia.", True),
        ("Congo said it had shelled Rwanda.", False),
        ("Norway said Congo's army had shelled Rwanda.", False),
        ("Iran condemned Saudi Arabia for bombing Yemen.", False),
        ("Egypt said Sudan had sent it aid.", False),
        ("Ethiopia was blamed for bombing Somalia.", False),
    ],
)
def test_what_an_adversary_says_is_alleged(text: str, alleged: bool) -> None:
    _, found = read(text)
    assert found
    assert any(mention.alleged for mention in found) is alleged


def examples(key: str) -> Iterator[tuple[Frame, str]]:
    return ((frame, text) for frame in event_lexicon().frames for text in getattr(frame, key))


def is_given(frame: Frame, text: str) -> bool:
    return any(frame.id in mention.rule_id.removeprefix("event.").split("+") for mention in read(text)[1])


def test_examples_of_frames() -> None:
    """Examples give an event of their frame's type, and most their own frame. The shares that give a neighbour's may only fall."""
    wanted = list(examples("yes"))
    others = [(frame.id, text) for frame, text in wanted if not is_given(frame, text)]
    assert len(others) <= 0.14 * len(wanted), others[:40]
    missed = [(frame.id, text) for frame, text in wanted if frame.type not in {m.event_type for m in read(text)[1]}]
    assert len(missed) <= 0.04 * len(wanted), missed[:40]


def test_counter_examples_of_frames() -> None:
    unwanted = list(examples("no"))
    given_away = [
        (frame.id, text) for frame, text in unwanted if is_given(frame, text) and "denied" not in modalities(text)
    ]
    assert len(given_away) <= 0.005 * len(unwanted), given_away


def modalities(text: str) -> set[str]:
    return {mention.modality.value for mention in read(text)[1]}


PARTS = st.sampled_from(
    (
        "Iran|Iraqi troops|attacked|signed|a treaty|talks|between|and|,|threatened|to bomb|sanction"
        "s on|he|on Monday|if|“|”|€|😀"
    ).split("|")
)


@given(st.one_of(st.text(max_size=200), st.lists(PARTS, max_size=25).map(" ".join)))
def test_offsets_and_ids(text: str) -> None:
    article, found = read(text)
    assert len({mention.id for mention in found}) == len(found)
    for mention in found:
        assert article.text[mention.start : mention.end] == mention.quote
        assert mention.start <= mention.trigger_start < mention.trigger_end <= mention.end
        assert mention.actors or mention.recipients
        assert 0 < mention.confidence <= 1
    assert found == read(text)[1]
