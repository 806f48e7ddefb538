"""Loads: each input accounted for, the same content whatever the order, whole shards only when killed."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.plain_coder import Read, article, code, readings
from timeline.errors import BadRecord, StoreDamaged, StoreLocked, StoreMissing
from timeline.records import Article, Coded
from timeline.run import load
from timeline.store import shard
from timeline.store.ledger import ledger_path, read_ledger
from timeline.store.verify import verify

ROOT = Path(__file__).resolve().parent.parent
MET, AGREED, PUNISHED = "BLR CONSULT CHN 2021-03-04.", "CHN AGREE BLR 2021-03-05.", "USA SANCTION BLR 2021-03-06."
SOLD = "BLR EXPORT CHN 2020-01-01."
TEXTS = [
    MET,
    AGREED,
    f"{MET} {AGREED}",
    f"{PUNISHED} {MET} {SOLD}",
    f"Nobody knows who. {SOLD}",
    f"{PUNISHED} RUS ASSAULT UKR 2021-03-06.",
]


@pytest.fixture(autouse=True)
def _known_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.store.rows._lexicon", lambda: ({"BLR": "Belarus"}, {}))


def run(db: Path, *texts: str, version: str = "1.0.0", **more: Any) -> Any:
    return load(readings(*texts), db, code=code, coder_version=version, **more)


def content(db: Path) -> dict[str, list[Any]]:
    """Every row of every table, but for what tells when it was loaded."""
    connection = duckdb.connect(str(db), read_only=True)
    try:
        tables = [
            name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()
        ]
        kept = [name for name in tables if name not in ("load", "schema_version")]
        return {name: connection.execute(f"SELECT * FROM {name} ORDER BY ALL").fetchall() for name in kept}
    finally:
        connection.close()


def test_every_input_ends_in_one_status(tmp_path: Path) -> None:
    inputs = [
        *readings(MET, SOLD), Read("again.txt", None, article(MET)), Read("bad.jsonl", 7, None, BadRecord("bad.jsonl", "no text", line=7)),
        Read("half.txt", None, article("half \ud800 character.")),
    ]  # fmt: skip
    report = load(inputs, tmp_path / "x.duckdb", code=code, coder_version="1.0.0", shard=2)
    assert (report.inputs, report.stored, report.duplicate, report.skipped, report.failed) == (5, 2, 1, 0, 2)
    assert (report.events, report.facts, report.interrupted) == (1, 1, False)
    assert [failure.origin for failure in report.failures] == ["bad.jsonl", "half.txt"]
    rows = (
        duckdb.connect(str(tmp_path / "x.duckdb"))
        .execute("SELECT origin, line, status FROM load ORDER BY number")
        .fetchall()
    )
    assert rows == [
        ("0.txt", None, "stored"), ("1.txt", None, "stored"), ("again.txt", None, "duplicate"), ("bad.jsonl", 7, "failed"),
        ("half.txt", None, "failed"),
    ]  # fmt: skip


def test_no_inputs_make_an_empty_database(tmp_path: Path) -> None:
    report = run(tmp_path / "x.duckdb")
    assert (report.inputs, report.events) == (0, 0)
    assert verify(tmp_path / "x.duckdb").articles == 0


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    order=st.lists(st.sampled_from(TEXTS), min_size=1, max_size=8),
    sizes=st.tuples(st.integers(1, 4), st.integers(1, 9)),
    data=st.data(),
)
def test_order_batches_and_repeats_do_not_matter(
    tmp_path_factory: pytest.TempPathFactory, order: list[str], sizes: tuple[int, int], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("orders")
    distinct = sorted(set(order))
    other = data.draw(st.permutations(distinct))
    middle = data.draw(st.integers(0, len(order)))
    run(folder / "one.duckdb", *distinct, shard=sizes[1])
    for part in (order[:middle], order[middle:], other):
        report = run(folder / "two.duckdb", *part, shard=sizes[0])
        assert report.inputs == report.stored + report.duplicate + report.skipped + report.failed == len(part)
    assert content(folder / "one.duckdb") == content(folder / "two.duckdb")
    assert read_ledger(folder / "one.duckdb")[1] == read_ledger(folder / "two.duckdb")[1]
    assert verify(folder / "two.duckdb").articles == len(distinct)


def test_a_newer_coder_replaces_what_an_older_one_found(tmp_path: Path) -> None:
    db, fresh = tmp_path / "x.duckdb", tmp_path / "fresh.duckdb"

    def newer(found: Article) -> Coded:
        return replace(code(found), facts=()) if found.text != TEXTS[5] else code(replace(found))

    run(db, *TEXTS, version="0.9.0")
    report = load(readings(*TEXTS), db, code=newer, coder_version="0.10.0")
    assert (report.stored, report.facts) == (len(TEXTS), 0)
    load(readings(*TEXTS), fresh, code=newer, coder_version="0.10.0")
    assert content(db) == content(fresh)
    assert run(db, *TEXTS, version="0.9.0").duplicate == len(TEXTS)  # an older program does not take rows back
    verify(db)


def test_actors_that_nothing_names_any_more_go(tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    run(db, MET, PUNISHED, version="1.0.0")

    def blind(found: Article) -> Coded:
        return replace(code(found), mentions=(), events=()) if found.text == PUNISHED else code(found)

    load(readings(MET, PUNISHED), db, code=blind, coder_version="2.0.0")
    assert [row[0] for row in content(db)["actor"]] == ["BLR", "CHN"]
    assert len(content(db)["event"]) == 1


def test_a_correction_outlives_coding_again(tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    run(db, MET, version="1.0.0")
    connection = duckdb.connect(str(db))
    connection.execute(
        "INSERT INTO correction SELECT 'c', 'event', id, 'edit', 'first_day', '2021-03-01', 'me', '', now() FROM event"
    )
    connection.close()
    run(db, MET, f"{MET} {AGREED}", version="2.0.0")
    connection = duckdb.connect(str(db))
    days = connection.execute(
        "SELECT first_day::VARCHAR, corrected FROM timeline WHERE event_type = 'CONSULT'"
    ).fetchall()
    connection.close()
    assert days == [("2021-03-01", True)]


def broken_codings() -> dict[str, Any]:
    def raises(found: Article) -> Coded:
        raise RecursionError("too deep")

    def wrong_quote(found: Article) -> Coded:
        coded = code(found)
        return replace(coded, mentions=tuple(replace(mention, quote="not in the text") for mention in coded.mentions))

    def wrong_check(found: Article) -> Coded:
        coded = code(found)
        return replace(coded, events=tuple(replace(event, quad=9) for event in coded.events))

    def no_statement(found: Article) -> Coded:
        return replace(code(found), statements=())

    def mention_without_event(found: Article) -> Coded:
        return replace(code(found), events=())

    return {made.__name__: made for made in (raises, wrong_quote, wrong_check, no_statement, mention_without_event)}


@pytest.mark.parametrize("name", sorted(broken_codings()))
def test_a_bad_coding_costs_only_its_article(tmp_path: Path, name: str) -> None:
    db, fresh, broken = tmp_path / "x.duckdb", tmp_path / "fresh.duckdb", broken_codings()[name]
    report = load(
        readings(*TEXTS),
        db,
        code=lambda found: broken(found) if found.text == TEXTS[3] else code(found),
        coder_version="1.0.0",
    )
    assert (report.inputs, report.stored, report.failed) == (6, 5, 1)
    assert report.failures[0].origin == "3.txt"
    run(fresh, *(text for text in TEXTS if text != TEXTS[3]))
    assert content(db) == content(fresh)
    assert run(db, *TEXTS).stored == 1


def test_ctrl_c_finishes_the_article_and_stores_the_shard(tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"

    def interrupted(found: Article) -> Coded:
        if found.text == TEXTS[2]:
            os.kill(os.getpid(), signal.SIGINT)
        return code(found)

    report = load(readings(*TEXTS), db, code=interrupted, coder_version="1.0.0", shard=5)
    assert (report.inputs, report.stored, report.skipped, report.interrupted) == (5, 3, 2, True)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    report = run(db, *TEXTS)
    assert (report.stored, report.duplicate, report.interrupted) == (3, 3, False)
    verify(db)


def test_ctrl_c_that_reaches_the_coder_skips_that_article(tmp_path: Path) -> None:
    def interrupted(found: Article) -> Coded:
        raise KeyboardInterrupt

    report = load(readings(*TEXTS), tmp_path / "x.duckdb", code=interrupted, coder_version="1.0.0")
    assert (report.stored, report.skipped, report.failed, report.interrupted) == (0, len(TEXTS), 0, True)


KILLED = """
import os, signal, sys
sys.path.insert(0, {root!r})
from tests.plain_coder import code, readings
import timeline.store.rows as rows
from timeline.run import load
from timeline.store import {module} as stage
rows._lexicon = lambda: ({{"BLR": "Belarus"}}, {{}})
real, calls = stage.{function}, []
def dies(*args, **more):
    calls.append(1)
    if len(calls) == {call}:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*args, **more)
stage.{function} = dies
load(readings(*{texts!r}), {db!r}, code=code, coder_version="1.0.0", shard=2)
"""


@pytest.mark.parametrize(
    ("module", "function", "call", "stored"),
    [
        ("load", "derive_events", 2, 2),  # inside the transaction of the second shard
        ("load", "article_digests", 3, 4),  # before the commit of the third
        (
            "shard",
            "list_articles",
            3,
            4,
        ),  # (the first call is that of prepare) after the commit of the second, before the ledger
    ],
)
def test_killed_it_holds_whole_shards_and_goes_on(
    tmp_path: Path, module: str, function: str, call: int, stored: int
) -> None:
    db, fresh = tmp_path / "x.duckdb", tmp_path / "fresh.duckdb"
    script = KILLED.format(root=str(ROOT), module=module, function=function, call=call, texts=TEXTS, db=str(db))
    died = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False)
    assert died.returncode == -signal.SIGKILL, died.stderr.decode()
    assert len(content(db)["article"]) == stored
    assert verify(db).unlisted == (2 if module == "shard" else 0)
    report = run(db, *TEXTS)
    assert (report.duplicate, report.stored) == (stored, len(TEXTS) - stored)
    run(fresh, *TEXTS)
    assert content(db) == content(fresh)
    assert verify(db).unlisted == 0


def test_rows_that_are_gone_are_told(tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    run(db, *TEXTS)
    connection = duckdb.connect(str(db))
    gone = connection.execute("DELETE FROM article WHERE text = ? RETURNING id", [TEXTS[0]]).fetchall()[0][0]
    connection.close()
    with pytest.raises(StoreDamaged, match=f"1 of 6 articles are gone \\({gone}\\)"):
        verify(db)


def test_rows_that_are_changed_are_told(tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    run(db, *TEXTS)
    connection = duckdb.connect(str(db))
    connection.execute("UPDATE event_mention SET first_day = DATE '2000-01-01' WHERE event_type = 'ASSAULT'")
    connection.close()
    with pytest.raises(StoreDamaged, match="1 of 6 articles have other rows"):
        verify(db)


def test_an_event_that_is_gone_is_told(tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    run(db, *TEXTS)
    connection = duckdb.connect(str(db))
    connection.execute("DELETE FROM event WHERE event_type = 'ASSAULT'")
    connection.close()
    with pytest.raises(StoreDamaged, match=r"event_mention\.event_id is no event"):
        verify(db)


def test_verify_needs_the_right_ledger(tmp_path: Path) -> None:
    db, other = tmp_path / "x.duckdb", tmp_path / "other.duckdb"
    run(db, MET)
    run(other, AGREED)
    ledger_path(other).replace(ledger_path(db))
    with pytest.raises(StoreDamaged, match="of another database"):
        verify(db)
    ledger_path(db).unlink()
    with pytest.raises(StoreMissing, match="there is no ledger"):
        verify(db)
    ledger_path(db).write_text("nonsense\n", "utf8")
    with pytest.raises(StoreDamaged, match="line 1 of the ledger"):
        verify(db)
    run(db, PUNISHED)  # begins a new ledger, which lists what is there
    assert verify(db).articles == 2


def test_a_database_made_anew_under_the_old_name_gets_a_ledger_of_its_own(tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    run(db, *TEXTS)
    db.unlink()
    run(db, MET)
    assert verify(db).articles == 1
    assert (tmp_path / "x.duckdb.ledger.old").is_file()


def test_a_ledger_line_cut_short_is_written_again(tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    run(db, MET, AGREED, shard=1)
    whole = ledger_path(db).read_bytes()
    ledger_path(db).write_bytes(whole[:-9])
    assert verify(db).unlisted == 1
    run(db, MET)
    assert verify(db).unlisted == 0
    assert all(json.loads(line) for line in ledger_path(db).read_text("utf8").splitlines())


def test_a_database_open_elsewhere_is_told_with_a_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = tmp_path / "x.duckdb"
    run(db, MET)
    holder = subprocess.Popen(
        [sys.executable, "-c", f"import duckdb; c = duckdb.connect({str(db)!r}); print('open', flush=True); input()"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert holder.stdout is not None and holder.stdout.readline() == b"open\n"
        with pytest.raises(StoreLocked, match=f"process {holder.pid} has the database open; wait"):
            shard.prepare(db, patience=0.0)
    finally:
        holder.communicate(b"\n")
    assert run(db, AGREED).stored == 1


@pytest.mark.parametrize("damage", ["text", "empty", "folder", "foreign", "cut", "noise"])
def test_what_is_no_database_of_ours_is_left_as_it_is(tmp_path: Path, damage: str) -> None:
    db = tmp_path / "x.duckdb"
    if damage == "text":
        db.write_text("Minsk, 4 December: the presidents met.\n" * 400, "utf8")
    elif damage == "empty":
        db.write_bytes(b"")
    elif damage == "folder":
        db.mkdir()
    elif damage == "foreign":
        connection = duckdb.connect(str(db))
        connection.execute("CREATE TABLE other AS SELECT 1 AS number")
        connection.close()
    else:
        run(db, *TEXTS)
        whole = db.read_bytes()
        db.write_bytes(whole[: len(whole) // 2] if damage == "cut" else whole[:4096] + b"\x5a" * (len(whole) - 4096))
    before = db.read_bytes() if db.is_file() else b""
    with pytest.raises(StoreDamaged, match=r"x\.duckdb: "):
        run(db, MET)
    assert damage == "folder" or db.read_bytes() == before
    with pytest.raises(StoreDamaged):
        verify(db)


def test_a_folder_that_is_not_there_is_misuse(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="there is no folder"):
        run(tmp_path / "no" / "x.duckdb", MET)
    with pytest.raises(StoreMissing, match="no such database"):
        verify(tmp_path / "x.duckdb")
    assert not (tmp_path / "x.duckdb").exists()


def test_a_connection_of_this_process_is_told(tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    run(db, MET)
    connection = duckdb.connect(str(db), read_only=True)
    try:
        with pytest.raises(StoreLocked, match="this process has it open"):
            shard.prepare(db, patience=0.0)
    finally:
        connection.close()
