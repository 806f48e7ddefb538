"""The named questions: each keeps what its head says, and what they answer."""

import datetime as dt
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.plain_coder import Read, article, code, readings
from timeline.errors import BadRecord
from timeline.run import load
from timeline.sql import named, queries
from timeline.store.open import open_database
from timeline.store.read import read_query

TEXTS = (
    "BLR CONSULT CHN 2021-03-04. BLR EXPORT CHN 2020-01-01. BLR EXPORT CHN 2020-12-01.",
    "BLR CONSULT CHN 2021-03-04. USA SANCTION BLR 2021-04-06. Nobody knows who.",
    "RUS ASSAULT UKR 2022-02-24. RUS ASSAULT UKR 2022-02-25. Nobody knows who.",
    "Silence.",
)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sql") / "x.duckdb"
    late = Read("late.txt", 2, article(TEXTS[0] + " Later.", day=9, publisher="Evening Paper"))
    bad = Read("bad.jsonl", 7, None, BadRecord("bad.jsonl", "no text", line=7))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("timeline.store.rows._lexicon", lambda: ({"BLR": "Belarus"}, {}))
        load([*readings(*TEXTS), late, bad], path, code=code, coder_version="1.0.0")
    return path


def ask(db: Path, name: str, **params: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = read_query(db, name, params).to_pylist()
    return rows


NEEDED = {"actor": "BLR", "partner": "CHN", "event": "0"}
"""A value for each parameter that some query needs."""
TRIED = {
    "VARCHAR": "BLR", "VARCHAR[]": "BLR,CHN", "INTEGER": "1", "COUNT": "3", "DATE": "2021-03-04", "ACTOR": "rus", "ACTOR[]": "Belarus,USA",
    "EVENT_TYPE[]": "consult,AID", "MODALITY[]": "happened", "FLOW[]": "export", "MEASURE[]": "rank", "ACTOR_KIND": "country",
    "STATUS[]": "stored", "STEP": "year", "FLOW": "import", "DOUBLE": "0.5", "VERDICT[]": "supported,differs",
}  # fmt: skip
NAMED_IN_THE_DESIGN = (
    "timeline dyad_history events_by_month event_types_by_dyad actor_partners cooperation_score trade_claims trade_ranks articles"
    " unresolved_names"
)


def needed(name: str) -> dict[str, str]:
    return {param.name: NEEDED[param.name] for param in named(name).params if param.required}


def test_the_questions_that_everybody_asks_have_their_names() -> None:
    assert set(NAMED_IN_THE_DESIGN.split()) <= set(queries())


@pytest.mark.parametrize("name", sorted(queries()))
def test_the_head_says_what_comes_out(db: Path, name: str) -> None:
    """Names and types of the columns, as DuckDB describes them."""
    query = named(name)
    connection = open_database(db, read_only=True)
    try:
        described = connection.execute(f"DESCRIBE {query.text}", query.bound(needed(name)) or None).fetchall()
    finally:
        connection.close()
    short = {"TIMESTAMP WITH TIME ZONE": "TIMESTAMPTZ"}
    assert [(row[0], short.get(row[1], row[1])) for row in described] == [
        (column.name, column.type) for column in query.columns
    ]


@pytest.mark.parametrize("name", sorted(queries()))
def test_every_parameter_narrows_and_none_breaks(db: Path, name: str) -> None:
    query, given = named(name), needed(name)
    for param in query.params:
        found = read_query(db, name, given | {param.name: TRIED[param.type]}).num_rows
        if not param.required:
            assert found <= read_query(db, name, given | {param.name: None}).num_rows


def test_timeline(db: Path) -> None:
    rows = ask(db, "timeline")
    assert [(str(row["first_day"]), row["actors"], row["recipients"], row["articles"]) for row in rows] == [
        ("2021-03-04", ["BLR"], ["CHN"], 3), ("2021-04-06", ["USA"], ["BLR"], 1), ("2022-02-24", ["RUS"], ["UKR"], 1),
        ("2022-02-25", ["RUS"], ["UKR"], 1),
    ]  # fmt: skip
    assert [len(ask(db, "timeline", **given)) for given in (
        {"actor": "blr"}, {"actor": "BLR", "partner": "USA"}, {"actor": "USA,RUS"}, {"event_type": "assault"}, {"modality": "denied"},
        {"from_day": "2021-03-05"}, {"to_day": "2021-04-06"}, {"from_day": "2021-04-06", "to_day": "2021-04-06"},
        {"from_day": dt.date(2022, 2, 25)},
    )] == [2, 1, 3, 2, 0, 3, 2, 1, 1]  # fmt: skip


def test_pairs(db: Path) -> None:
    assert [(row["dyad"], row["events"], row["conflict"]) for row in ask(db, "dyads")] == [
        ("RUS-UKR", 2, 2), ("BLR-CHN", 1, 0), ("BLR-USA", 1, 1),
    ]  # fmt: skip
    assert [row["dyad"] for row in ask(db, "dyads", to_day="2021-03-31")] == ["BLR-CHN"]
    assert [(row["dyad"], row["event_type"], row["events"], row["mentions"]) for row in ask(db, "event_types_by_dyad")] == [
        ("RUS-UKR", "ASSAULT", 2, 2), ("BLR-CHN", "CONSULT", 1, 3), ("BLR-USA", "SANCTION", 1, 1),
    ]  # fmt: skip
    assert [row["dyad"] for row in ask(db, "event_types_by_dyad", actor="BLR", partner="US,UKR")] == ["BLR-USA"]


def test_the_history_of_two_actors(db: Path) -> None:
    rows = ask(db, "dyad_history", actor="Ukraine", partner="rus")
    assert [(str(row["first_day"]), row["actors"], row["quote"].strip(), row["url"]) for row in rows] == [
        (day, ["RUS"], f"RUS ASSAULT UKR {day}.", "https://paper.example/a") for day in ("2022-02-24", "2022-02-25")
    ]
    assert ask(db, "dyad_history", actor="USA", partner="RUS") == []
    assert len(ask(db, "dyad_history", actor="USA", partner="BLR", event_type="sanction")) == 1


def test_partners_of_an_actor(db: Path) -> None:
    names = (
        "partner",
        "name",
        "events",
        "acted",
        "received",
        "cooperation",
        "conflict",
        "goldstein_sum",
        "goldstein_mean",
    )
    assert [tuple(row[name] for name in names) for row in ask(db, "actor_partners", actor="BLR")] == [
        ("CHN", "CHN", 1, 1, 1, 1, 0, 1.0, 1.0), ("USA", "USA", 1, 0, 1, 0, 1, -5.0, -5.0),
    ]  # fmt: skip
    assert [(row["name"], row["acted"], row["received"]) for row in ask(db, "actor_partners", actor="USA")] == [
        ("Belarus", 1, 0)
    ]
    assert ask(db, "actor_partners", actor="FRA") == []


def test_cooperation_score(db: Path) -> None:
    names = ("dyad", "period", "events", "verbal_cooperation", "material_conflict", "goldstein_sum", "goldstein_mean")

    def score(**given: str) -> list[tuple[Any, ...]]:
        return [tuple(row[name] for name in names) for row in ask(db, "cooperation_score", **given)]

    assert score() == [("RUS-UKR", "2022-02", 2, 0, 2, -10.0, -5.0)]  # the busiest pair
    assert score(step="quarter") == [("RUS-UKR", "2022-Q1", 2, 0, 2, -10.0, -5.0)]
    assert score(actor="CHN", partner="BLR", step="year") == [("BLR-CHN", "2021", 1, 1, 0, 1.0, 1.0)]
    assert score(actor="USA") == [("BLR-USA", "2021-04", 1, 0, 0, -5.0, -5.0)]
    assert score(actor="USA", partner="RUS") == []


def test_events_longer_than_a_step_stand_apart(tmp_path: Path) -> None:
    """A month's event counts for its month, a year's for its year only; what has no day counts for none."""
    path = tmp_path / "x.duckdb"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("timeline.store.rows._lexicon", lambda: ({}, {}))
        load(
            readings("BLR CONSULT CHN 2020-02-01. BLR AGREE CHN 2020-05-02. USA SANCTION BLR 2020-02-01."),
            path,
            code=code,
            coder_version="1.0.0",
        )
    connection = duckdb.connect(str(path))
    for kind, day in (("CONSULT", "DATE '2020-02-29'"), ("AGREE", "DATE '2020-12-31'")):
        for table in ("event", "event_pair"):
            connection.execute(f"UPDATE {table} SET last_day = {day} WHERE event_type = '{kind}'")
    for table in ("event", "event_pair"):
        connection.execute(f"UPDATE {table} SET first_day = NULL, last_day = NULL WHERE event_type = 'SANCTION'")
    connection.close()
    found = {step: [(row["period"], row["events"]) for row in ask(path, "cooperation_score", partner="CHN", step=step)]
             for step in ("month", "quarter", "year")}  # fmt: skip
    assert found == {
        "month": [("2020-02", 1), (None, 1)],
        "quarter": [("2020-Q1", 1), (None, 1)],
        "year": [("2020", 2)],
    }
    assert [row["period"] for row in ask(path, "cooperation_score", partner="USA")] == [None]


def test_counts(db: Path) -> None:
    assert [(row["event_type"], row["events"], row["mentions"]) for row in ask(db, "events_by_type")] == [
        ("CONSULT", 1, 3), ("SANCTION", 1, 1), ("ASSAULT", 2, 2),
    ]  # fmt: skip
    assert [(str(row["month"]), row["events"]) for row in ask(db, "events_by_month")] == [
        ("2021-03-01", 1), ("2021-04-01", 1), ("2022-02-01", 2),
    ]  # fmt: skip
    found = {row["code"]: (row["name"], row["events"], row["acted"], row["received"]) for row in ask(db, "actors")}
    assert found["BLR"] == ("Belarus", 2, 1, 2)  # a meeting counts on both sides
    assert found["CHN"] == ("CHN", 1, 1, 1)
    assert found["RUS"] == ("RUS", 2, 2, 0)


def test_trade(db: Path) -> None:
    assert len(ask(db, "trade_claims")) == 4
    assert [row["measure"] for row in ask(db, "trade_claims", measure="rank")] == ["rank", "rank"]
    assert {(row["reporter"], row["partner"], row["rank"]) for row in ask(db, "trade_ranks")} == {("BLR", "CHN", 2)}
    assert {(row["value"], row["unit"]) for row in ask(db, "trade_values", flow="EXPORT")} == {(5e9, "USD")}
    assert ask(db, "trade_values", reporter="CHN") == []


def test_what_it_rests_on(db: Path) -> None:
    assert [(row["publisher"], row["articles"], row["silent"], row["events"], row["facts"]) for row in ask(db, "coverage")] == [
        ("Evening Paper", 1, 0, 1, 2), ("Morning Paper", 4, 1, 5, 2),
    ]  # fmt: skip
    assert len(ask(db, "coded_sentences", publisher="Evening Paper")) == 3
    unresolved = ask(db, "unresolved_names", least=2)
    assert [(row["name"], row["times"], row["example"]) for row in unresolved] == [
        (" Nobody knows who.", 2, " Nobody knows who.")
    ]
    rows = ask(db, "articles")
    assert [(str(row["published"]), row["published_basis"], row["publisher"]) for row in (rows[0], rows[-1])] == [
        ("2021-04-01", "missing", "Morning Paper"), ("2021-04-09", "missing", "Evening Paper"),
    ]  # fmt: skip
    assert {(row["title"], row["events"], row["facts"], row["unresolved_names"]) for row in rows} == {
        (TEXTS[0], 1, 2, 0), (TEXTS[1], 2, 0, 1), (TEXTS[2], 2, 0, 1), ("Silence.", 0, 0, 1), (TEXTS[0] + " Later.", 1, 2, 1),
    }  # fmt: skip
    assert len(ask(db, "articles", from_day="2021-04-02")) == 1
    assert len(ask(db, "loads")) == 6
    assert [(row["origin"], row["line"], row["error"]) for row in ask(db, "loads", status="failed")] == [
        ("bad.jsonl", 7, "bad.jsonl:7: no text")
    ]


def test_mentions_of_one_event(db: Path) -> None:
    event = ask(db, "timeline")[0]["id"]
    rows = ask(db, "mentions", event=event[:6].upper())
    assert [row["leads"] for row in rows] == [True, False, False]
    assert {row["event_id"] for row in rows} == {event}


def test_a_correction_shows_in_every_question(tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("timeline.store.rows._lexicon", lambda: ({}, {}))
        load(readings(*TEXTS), path, code=code, coder_version="1.0.0")
    connection = duckdb.connect(str(path))
    connection.execute(
        "INSERT INTO correction SELECT id, 'event', id, 'reject', '', '', 'me', '', now() FROM event WHERE event_type = 'ASSAULT'"
    )
    connection.execute(
        "INSERT INTO correction SELECT id, 'trade_fact', id, 'reject', '', '', 'me', '', now() FROM trade_fact ORDER BY id LIMIT 1"
    )
    facts = sum(connection.execute("SELECT count(*) FROM trade_fact").fetchone() or ())
    connection.close()
    assert (
        facts > 0 and sum(row["facts"] for row in ask(path, "articles")) == len(ask(path, "trade_claims")) == facts - 1
    )
    assert len(ask(path, "timeline")) == 2
    assert [row["dyad"] for row in ask(path, "dyads")] == ["BLR-CHN", "BLR-USA"]
    assert "RUS" not in {row["code"] for row in ask(path, "actors")}
