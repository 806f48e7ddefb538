"""An analyst's word on rows: what every question gives after it, and what was there before it comes back when it is taken back."""

import datetime as dt
from pathlib import Path
from shutil import copy
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import timeline
from tests.command import Command
from timeline.errors import BadParameter, StoreMissing, TimelineError, UnknownName, UsageError
from timeline.lexicons.cameo import cameo_codes
from timeline.notebook import Timeline
from timeline.review import _BROADEST, corrections_of
from timeline.terms import EventType

TEXT = """NAIROBI, March 2, 2023 - Kenyan President William Ruto met Chadian President Mahamat Deby in Nairobi on Monday.

Kenya condemned Chad last week. Chad's exports to Kenya reached $12 million in 2022."""
PAIRED = ("event_type", "cameo", "quad", "goldstein", "modality", "first_day", "actors", "recipients")
VIEWS = ("timeline", "dyad", "participant", "claims")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Timeline:
    """A database of two events and a claim; who changes it, changes it back."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "a.txt").write_text(TEXT, "utf8")
    found = timeline.open(folder / "x.duckdb")
    found.add(folder / "a.txt")
    return found


@pytest.fixture
def db(kept: Timeline, tmp_path: Path) -> Timeline:
    """The same, of its own for each test."""
    for path in kept.db.parent.glob(f"{kept.db.name}*"):
        copy(path, tmp_path / path.name)
    return timeline.open(tmp_path / kept.db.name)


def event(db: Timeline, event_type: str) -> dict[str, Any]:
    """The only event that was read as of this type."""
    rows = db.sql(f"SELECT * FROM event WHERE event_type = '{event_type}'").arrow().read_all().to_pylist()
    assert len(rows) == 1
    return dict(rows[0])


def shown(db: Timeline) -> dict[str, list[Any]]:
    """The rows of each view that applies corrections."""
    with duckdb.connect(str(db.db), read_only=True) as connection:
        return {view: sorted(connection.execute(f"SELECT * FROM {view}").fetchall(), key=repr) for view in VIEWS}


def test_a_rejected_event_is_gone_from_every_question_until_it_is_accepted(db: Timeline) -> None:
    before, met = shown(db), event(db, "CONSULT")["id"]
    rejected = db.reject(met[:8], author="anna", note="it was called off")
    assert str(rejected).startswith(f"event {met[:8]} rejected (Kenyan President William Ruto met")
    after = shown(db)
    assert met not in repr(after) and len(after["timeline"]) == len(before["timeline"]) - 1
    assert len(after["dyad"]) < len(before["dyad"])
    db.accept(met, author="ben")
    again = shown(db)
    assert [row[:-1] for row in again["timeline"]] == [row[:-1] for row in before["timeline"]]
    assert (again["dyad"], again["participant"]) == (before["dyad"], before["participant"])
    told = [(row["action"], row["author"], row["note"]) for row in corrections_of(db.db, met)]
    assert told == [("accept", "ben", ""), ("reject", "anna", "it was called off")]


def test_a_claim_is_rejected_and_comes_back(db: Timeline) -> None:
    before = shown(db)
    (fact,) = [row["id"] for row in db.rows("trade_claims").to_pylist()]
    decided = db.reject(fact)
    assert shown(db)["claims"] == [] and db.rows("corrections").to_pylist()[0]["kind"] == "trade_fact"
    assert "rejected by" in db.explain(fact)
    db.undo(decided.id)
    assert shown(db) == before and "rejected by" not in db.explain(fact)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"day": "2023-03-01"}, {"first_day": dt.date(2023, 3, 1), "last_day": dt.date(2023, 3, 1), "precision": "day"}),
        ({"day": dt.date(2023, 3, 1)}, {"first_day": dt.date(2023, 3, 1), "precision": "day"}),
        ({"first_day": "2023-02-01"}, {"first_day": dt.date(2023, 2, 1), "last_day": dt.date(2023, 2, 27), "precision": "range"}),
        ({"event_type": "accuse"}, {"event_type": "ACCUSE", "cameo": "110", "quad": 3, "goldstein": -2.0}),
        ({"cameo": "190"}, {"event_type": "ASSAULT", "cameo": "190", "quad": 4, "goldstein": -10.0}),
        ({"cameo": "042", "event_type": "CONSULT"}, {"event_type": "CONSULT", "cameo": "042", "quad": 1, "goldstein": 1.9}),
        ({"modality": "planned"}, {"modality": "planned"}),
        ({"actors": "Sudan"}, {"actors": ["SDN"], "recipients": ["TCD"]}),
        ({"actors": ["TCD"], "recipients": "kenya,EU"}, {"actors": ["TCD"], "recipients": ["EU", "KEN"]}),
        ({"recipients": ""}, {"actors": ["KEN"], "recipients": []}),
    ],
)  # fmt: skip
def test_an_edit_shows_with_what_goes_with_it(db: Timeline, changes: dict[str, Any], expected: dict[str, Any]) -> None:
    met = event(db, "CONSULT")
    before = shown(db)
    decided = db.edit(met["id"], **changes)
    rows = db.sql(f"SELECT * FROM timeline WHERE id = '{met['id']}'").arrow().read_all().to_pylist()
    assert [{name: row[name] for name in expected} for row in rows] == [expected] and rows[0]["corrected"]
    kept = {
        name: value
        for name, value in met.items()
        if name in rows[0] and name not in {*expected, "first_day", "last_day"}
    }
    assert {name: rows[0][name] for name in kept} == kept
    with duckdb.connect(str(db.db), read_only=True) as connection:
        pairs = connection.execute(
            "SELECT event_type, cameo, quad, goldstein, modality, first_day, actors, recipients FROM dyad WHERE event_id = ?",
            [met["id"]],
        )
        told = {tuple(map(str, pair)) for pair in pairs.fetchall()}
    assert told <= {tuple(str(rows[0][name]) for name in PAIRED)} and bool(told) == bool(rows[0]["recipients"])
    assert db.undo(decided.id[:8]) == f"event {met['id'][:8]} is as it was before that correction"
    assert shown(db) == before


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "say what to edit"),
        ({"dy": "2023-03-01"}, "no such field to edit; fields are day, first_day"),
        ({"day": "2023-03-41"}, "is not a day"),
        ({"day": "yesterday"}, "is not a day"),
        ({"day": "2023-03-01", "last_day": "2023-03-02"}, "give it alone"),
        ({"first_day": "2024-01-01"}, "2024-01-01 is after the last day, 2023-02-27"),
        ({"event_type": "MEETING"}, "is not one of AGREE, CONSULT"),
        ({"cameo": "999"}, "is no CAMEO code; write it with its zero"),
        ({"cameo": "42"}, "is no CAMEO code; write it with its zero"),
        ({"cameo": "042", "event_type": "AID"}, "no CAMEO code of AID; those are 070"),
        ({"modality": "perhaps"}, "is not one of happened"),
        ({"actors": "Kenyaa"}, "did you mean KEN?"),
        ({"actors": "KEN,,TCD"}, "is not a list"),
        ({"actors": "", "recipients": ""}, "somebody on one side at least"),
    ],
)
def test_what_is_no_edit_changes_nothing(db: Timeline, changes: dict[str, Any], told: str) -> None:
    before = shown(db)
    with pytest.raises((BadParameter, UsageError), match=told.replace("?", r"\?")):
        db.edit(event(db, "CONSULT")["id"], **changes)
    assert shown(db) == before and db.rows("corrections").num_rows == 0


def test_an_event_without_days_needs_both(db: Timeline) -> None:
    met = event(db, "CONSULT")["id"]
    with duckdb.connect(str(db.db)) as connection:
        connection.execute("UPDATE event SET first_day = NULL, last_day = NULL WHERE id = ?", [met])
    with pytest.raises(BadParameter, match="give first_day and last_day, or day for both"):
        db.edit(met, first_day="2023-03-01")
    db.edit(met, first_day="2023-03-01", last_day="2023-03-02")
    assert db.sql(f"SELECT precision FROM timeline WHERE id = '{met}'").fetchall() == [("range",)]


@pytest.mark.parametrize(
    ("key", "error", "told"),
    [
        ("abc", UsageError, "at least its first 4 digits"),
        ("", UsageError, "at least its first 4 digits"),
        ("nothex", UsageError, "at least its first 4 digits"),
        ("0000", UnknownName, "there is no event or trade fact '0000'"),
        ("%' OR 1=1", UsageError, "give an id"),
    ],
)
def test_a_key_that_fits_nothing(db: Timeline, key: str, error: type[TimelineError], told: str) -> None:
    for decide in (db.accept, db.reject):
        with pytest.raises(error, match=told):
            decide(key)
    with pytest.raises(error):
        db.undo(key)


def test_the_digits_that_the_rows_of_one_edit_share_are_enough(db: Timeline) -> None:
    met, before = event(db, "CONSULT")["id"], shown(db)
    rows = "INSERT INTO correction VALUES (?, 'event', ?, 'edit', ?, '2023-03-01', 'anna', '', CAST(? AS TIMESTAMPTZ))"
    with duckdb.connect(str(db.db)) as connection:
        connection.execute(rows, ["abcd1", met, "first_day", "2024-01-01"])
        connection.execute(rows, ["abcd2", met, "last_day", "2024-01-01"])
        connection.execute(rows, ["bcde1", met, "first_day", "2024-01-02"])
        connection.execute(rows, ["bcde2", met, "first_day", "2024-01-03"])
    with pytest.raises(UsageError, match="bcde fits 2 rows: bcde1, bcde2"):
        db.undo("bcde")
    for key in ("abcd", "bcde1", "bcde2"):
        db.undo(key)
    assert shown(db) == before and db.rows("corrections").num_rows == 0


def test_there_must_be_a_database(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        timeline.open(tmp_path / "none.duckdb").reject("abcd")
    assert list(tmp_path.iterdir()) == []


def test_trade_facts_are_not_edited(db: Timeline) -> None:
    (fact,) = [row["id"] for row in db.rows("trade_claims").to_pylist()]
    with pytest.raises(UsageError, match="is a trade fact, which can be accepted or rejected"):
        db.edit(fact, day="2023-03-01")


def test_who_decides_is_told_by_option_variable_or_account(db: Timeline, monkeypatch: pytest.MonkeyPatch) -> None:
    met = event(db, "CONSULT")["id"]
    monkeypatch.setenv("TIMELINE_AUTHOR", "the desk")
    db.accept(met)
    db.accept(met, author="anna")
    monkeypatch.delenv("TIMELINE_AUTHOR")
    monkeypatch.setattr("getpass.getuser", lambda: "account")
    db.accept(met)

    def nobody() -> str:
        raise KeyError("uid 1234")

    monkeypatch.setattr("getpass.getuser", nobody)
    db.accept(met)
    assert [row["author"] for row in corrections_of(db.db, met)] == ["unknown", "account", "anna", "the desk"]


@pytest.mark.parametrize("kind", list(EventType))
def test_each_type_has_a_code_that_says_no_more(kind: EventType) -> None:
    codes = cameo_codes()
    code = _BROADEST.get(kind) or min(code for code, one in codes.items() if one.plover is kind)
    assert codes[code].plover is kind and len(code) == 3


DECISIONS = st.lists(
    st.sampled_from(
        [("accept", {}), ("reject", {}), ("edit", {"day": "2023-03-01"}), ("edit", {"event_type": "AID"}), ("edit", {"recipients": "SDN"})]
    ),
    min_size=1, max_size=4,
)  # fmt: skip


@settings(max_examples=12, deadline=None)
@given(decisions=DECISIONS)
def test_taking_back_everything_in_any_order_leaves_the_database_as_it_was(
    kept: Timeline, decisions: list[tuple[str, dict[str, str]]]
) -> None:
    before, met = shown(kept), event(kept, "CONSULT")["id"]
    made = [getattr(kept, action)(met, **changes).id for action, changes in decisions]
    assert kept.rows("corrections").num_rows == len(decisions)
    for decided in sorted(made):
        kept.undo(decided)
    assert shown(kept) == before and kept.rows("corrections").num_rows == 0


def test_the_command(db: Timeline, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_DB", str(db.db))
    met = event(db, "CONSULT")["id"]
    words = ("review", "edit", met[:8], "day=2023-03-01", "recipients=Chad,Sudan")
    edited = command(*words, "--note", "by the\x1b[31m minutes", "--author", "anna")
    assert (
        edited.code == 0
        and f"event {met[:8]} edited: first_day=2023-03-01 last_day=2023-03-01 recipients=SDN,TCD" in edited.err
    )
    told = command("review", "list")
    assert (told.code, told.err) == (0, "") and "anna" in told.out
    assert "\x1b" not in told.out
    assert "recipients=SDN,TCD" in command("review", "list", "--format", "csv").out
    explained = command("explain", met)
    assert "edited:" in explained.out and "by anna" in explained.out and "\x1b" not in explained.out
    assert command("review", "reject", met[:8]).code == command("review", "accept", met[:8]).code == 0
    correction = db.rows("corrections", author="anna").to_pylist()[0]["correction"]
    assert command("review", "undo", correction[:8]).code == 0
    assert command("review", "list", "--author", "anna", "--format", "json").out.strip() == "[]"
    for words in (
        ("reject", "zz"),
        ("edit", met, "day"),
        ("edit", met, "day=1", "day=2"),
        ("undo", "0000"),
        ("edit", met, "day=soon"),
    ):
        failed = command("review", *words)
        assert failed.code == 2 and failed.err.startswith("timeline: ") and "Traceback" not in failed.err
