"""The frames of events: each file is well formed, each type has its words, each frame has an example with its trigger in it."""

import re

import pytest

from timeline.errors import LexiconError
from timeline.lexicons import events
from timeline.lexicons.cameo import cameo_codes
from timeline.lexicons.clauses import inflect, plural
from timeline.lexicons.events import Frame, event_lexicon
from timeline.lexicons.tables import read_toml
from timeline.terms import QUAD, EventType

ROLES = frozenset({"sayer", "subject", "object", "owner"})
PREPOSITIONS = read_toml("clauses/words.toml")["prepositions"].split()
FRAMES = event_lexicon().frames


def names(frames: list[Frame]) -> list[str]:
    return [frame.id for frame in frames]


def forms(frame: Frame) -> set[str]:
    """The trigger as it may be written."""
    if frame.is_verb:
        return {" ".join((form, *frame.words[1:])) for form, _ in inflect(frame.words[0]).tagged()}
    return {" ".join(frame.words), " ".join((*frame.words[:-1], plural(frame.words[-1])))}


def test_there_are_frames_enough_of_every_type() -> None:
    assert len(FRAMES) >= 500
    for kind in EventType:
        of_kind = [frame for frame in FRAMES if frame.type is kind]
        assert len(of_kind) >= 20, kind
        assert {frame.is_verb for frame in of_kind} == {True, False}, kind


def test_every_frame_shows_its_trigger() -> None:
    """First words only: an object may stand between a verb and its particle."""
    wrong = []
    for frame in FRAMES:
        first = {form.split()[0] if frame.is_verb else form for form in forms(frame)}
        text = frame.yes[0].lower()
        if not any(re.search(rf"(?<![a-z]){re.escape(form)}(?![a-z])", text) for form in first):
            wrong.append(frame)
    assert names(wrong) == []


def test_examples_have_no_open_slot() -> None:
    assert names([frame for frame in FRAMES if "{" in " ".join(frame.yes + frame.no)]) == []


def test_roles_are_roles_or_prepositions() -> None:
    known = ROLES | set(PREPOSITIONS)
    assert {role for frame in FRAMES for role in frame.actor + frame.recipient} <= known


def test_constraints_do_not_cancel_each_other() -> None:
    assert names([frame for frame in FRAMES if frame.object & frame.not_object or frame.near & frame.unless]) == []


def test_no_two_frames_say_the_same() -> None:
    seen: dict[tuple[object, ...], str] = {}
    for frame in FRAMES:
        key = (frame.words, frame.is_verb, frame.object, frame.near, frame.person, frame.recipient, frame.unless)
        assert key not in seen, f"{frame.id} repeats {seen.get(key)}"
        seen[key] = frame.id


def test_quads_of_codes_are_those_of_their_types() -> None:
    assert [code.code for code in cameo_codes().values() if code.plover and code.quad != QUAD[code.plover]] == []


def test_outcomes_name_codes() -> None:
    codes = cameo_codes()
    outcomes = event_lexicon().outcomes
    assert {code for table in outcomes.values() for code in table.values()} <= set(codes)


def test_a_row_with_several_triggers_is_several_frames() -> None:
    row = {"id": "say_sorry", "verb": "apologise, say sorry", "cameo": "055", "yes": "Peru {past} to Chile."}
    made = events._frames("events/support.toml", EventType.SUPPORT, row)
    assert [(frame.id, frame.words, frame.yes) for frame in made] == [
        ("support.say_sorry.apologise", ("apologise",), ("Peru apologised to Chile.",)),
        ("support.say_sorry.say_sorry", ("say", "sorry"), ("Peru said sorry to Chile.",)),
    ]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"id": "x", "verb": "meet", "cameo": "040", "yes": "A.", "colour": "red"}, "unknown keys"),
        ({"id": "x", "cameo": "040", "yes": "A."}, "exactly one of verb and noun"),
        ({"id": "x", "verb": "meet", "noun": "talk", "cameo": "040", "yes": "A."}, "exactly one of verb and noun"),
        ({"id": "x", "verb": "meet", "cameo": "190", "yes": "A."}, "no CAMEO code of CONSULT"),
        ({"id": "x", "verb": "meet", "cameo": "040"}, "an example"),
        ({"id": "x", "verb": "[meetings]", "cameo": "040", "yes": "A."}, "there is no list"),
        ({"id": "x", "verb": "meet", "cameo": "040", "yes": "A.", "governs": "bake"}, "governs must be one of"),
    ],
)
def test_a_bad_row_is_named(row: dict[str, object], words: str) -> None:
    with pytest.raises(LexiconError, match=words) as caught:
        events._frames("events/consult.toml", EventType.CONSULT, row)
    assert "events/consult.toml" in str(caught.value)
