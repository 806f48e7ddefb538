"""The named questions: their heads, their parameters, and what they answer."""

import datetime as dt
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.plain_coder import Read, article, code, readings
from timeline.errors import BadParameter, BadRecord, LexiconError, UnknownName
from timeline.run import load
from timeline.sql import named, parse_query, queries
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


@pytest.mark.parametrize("name", sorted(queries()))
def test_the_head_says_what_comes_out(db: Path, name: str) -> None:
    """Names and types of the columns, as DuckDB describes them."""
    query = named(name)
    given = {param.name: "0" for param in query.params if param.required}
    connection = open_database(db, read_only=True)
    try:
        described = connection.execute(f"DESCRIBE {query.text}", query.bound(given) or None).fetchall()
    finally:
        connection.close()
    short = {"TIMESTAMP WITH TIME ZONE": "TIMESTAMPTZ"}
    assert [(row[0], short.get(row[1], row[1])) for row in described] == [
        (column.name, column.type) for column in query.columns
    ]


@pytest.mark.parametrize("name", sorted(queries()))
def test_every_parameter_narrows_and_none_breaks(db: Path, name: str) -> None:
    values = {"VARCHAR": "BLR", "VARCHAR[]": "BLR,CHN", "INTEGER": "1", "DATE": "2021-03-04"}
    query = named(name)
    required = {param.name: "0" for param in query.params if param.required}
    for param in query.params:
        read_query(db, name, required | {param.name: values[param.type]})
        if not param.required:
            everything = read_query(db, name, required | {param.name: None}).num_rows
            assert read_query(db, name, required | {param.name: values[param.type]}).num_rows <= everything


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
    assert {(row["dyad"], str(row["month"]), row["events"], row["goldstein"]) for row in ask(db, "dyad")} == {
        ("RUS-UKR", "2022-02-01", 2, -10.0)
    }
    assert [row["dyad"] for row in ask(db, "dyad", actor="CHN", partner="BLR")] == ["BLR-CHN"]
    assert [row["dyad"] for row in ask(db, "dyad", actor="USA")] == ["BLR-USA"]
    assert [(row["dyad"], row["events"], row["conflict"]) for row in ask(db, "dyads")] == [
        ("RUS-UKR", 2, 2), ("BLR-CHN", 1, 0), ("BLR-USA", 1, 1),
    ]  # fmt: skip


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
    assert len(ask(db, "claims")) == 4
    assert {(row["reporter"], row["partner"], row["rank"]) for row in ask(db, "trade_ranks")} == {("BLR", "CHN", 2)}
    assert {(row["value"], row["unit"]) for row in ask(db, "trade_values", flow="EXPORT")} == {(5e9, "USD")}
    assert ask(db, "trade_values", reporter="CHN") == []


def test_what_it_rests_on(db: Path) -> None:
    assert [(row["publisher"], row["articles"], row["silent"], row["events"], row["facts"]) for row in ask(db, "coverage")] == [
        ("Evening Paper", 1, 0, 1, 2), ("Morning Paper", 4, 1, 5, 2),
    ]  # fmt: skip
    assert len(ask(db, "sources", publisher="Evening Paper")) == 3
    unresolved = ask(db, "unresolved", least=2)
    assert [(row["name"], row["times"], row["example"]) for row in unresolved] == [
        (" Nobody knows who.", 2, " Nobody knows who.")
    ]
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
    connection.close()
    assert len(ask(path, "timeline")) == 2
    assert [row["dyad"] for row in ask(path, "dyads")] == ["BLR-CHN", "BLR-USA"]
    assert "RUS" not in {row["code"] for row in ask(path, "actors")}


def test_an_unknown_name_brings_the_nearest_first() -> None:
    with pytest.raises(UnknownName, match="there is no query 'time_line'; known: timeline, "):
        named("time_line")


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("timeline", {"actr": "BLR"}, "parameter actr: the query timeline has no such parameter (did you mean actor?)"),
        ("timeline", {"from_day": "4 March"}, "parameter from_day: '4 March' is not a day (YYYY-MM-DD)"),
        ("timeline", {"from_day": "2021-02-30"}, "is not a day"),
        ("timeline", {"from_day": "2021-W09-1"}, "is not a day"),
        ("timeline", {"from_day": 20210304}, "is not a day"),
        ("timeline", {"actor": ""}, "is not a list"),
        ("timeline", {"actor": "BLR,,CHN"}, "is not a list"),
        ("timeline", {"actor": 5}, "is not a list"),
        ("dyad", {"actor": ["BLR"]}, "is not a text"),
        ("unresolved", {"least": "many"}, "is not a whole number"),
        ("unresolved", {"least": 2**40}, "is not a whole number"),
        ("unresolved", {"least": 1.5}, "is not a whole number"),
        ("mentions", {}, "parameter event: the query mentions needs it: the event's id"),
        ("coverage", {"nonsense": 1}, "it takes publisher"),
    ],
)
def test_parameters_that_do_not_fit(name: str, given: dict[str, Any], says: str) -> None:
    with pytest.raises(BadParameter) as raised:
        named(name).bound(given)
    assert says in str(raised.value)


def test_parameters_that_fit() -> None:
    bound = named("timeline").bound(
        {"actor": " BLR, CHN", "from_day": dt.datetime(2021, 3, 4, 5), "event_type": ("AID",)}
    )
    assert (
        bound["actor"] == ["BLR", "CHN"] and bound["from_day"] == dt.date(2021, 3, 4) and bound["event_type"] == ["AID"]
    )
    assert bound["modality"] is None
    assert named("dyad").bound({})["modality"] == ["happened"]
    assert named("dyad").bound({"modality": None})["modality"] is None


HEAD = "-- purpose: Why\n-- param day DATE = NULL: when\n-- column a INTEGER: what\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("SELECT 1 AS a", "it needs -- purpose"),
        (HEAD, "it needs -- purpose"),
        ("-- porpoise: Why\nSELECT 1", "q.sql:1: a line of the head is not purpose, param or column"),
        (HEAD.replace("DATE", "TEXT") + "SELECT $day", "q.sql:2: write it as -- param name VARCHAR|"),
        (HEAD.replace("NULL", "soon") + "SELECT $day", "q.sql:2: the default 'soon' is not a day"),
        (HEAD.replace("INTEGER", "NUMBER") + "SELECT $day", "q.sql:3: write it as -- column name BIGINT|"),
        (HEAD + "SELECT 1 AS a", "day is not used"),
        (HEAD + "SELECT '$day' AS a -- $day", "day is not used"),
        (HEAD + "SELECT $day AS a WHERE $other", "other is not declared"),
        (HEAD + "-- column a DATE: again\nSELECT $day AS a", "declared twice: a"),
    ],
)
def test_a_head_that_does_not_fit_is_told(text: str, says: str) -> None:
    with pytest.raises(LexiconError) as raised:
        parse_query("q.sql", text)
    assert says in str(raised.value)


def test_a_head_that_fits() -> None:
    query = parse_query("q.sql", HEAD + "SELECT 1 AS a WHERE $day IS NULL")
    assert (query.name, query.purpose, query.params[0].required, query.columns[0].what) == ("q", "Why", False, "what")
