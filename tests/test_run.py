"""Loads: each input accounted for, the same content whatever the order, whole shards only when killed."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.plain_coder import Read, article, code, readings
from tests.plain_loads import AGREED, MET, PUNISHED, SOLD, TEXTS, content, run
from timeline.errors import BadRecord
from timeline.records import Article, Coded
from timeline.run import load
from timeline.store.ledger import read_ledger
from timeline.store.shard import store
from timeline.store.verify import verify

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.usefixtures("known_names")


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
    db, before = tmp_path / "x.duckdb", signal.getsignal(signal.SIGINT)

    def interrupted(found: Article) -> Coded:
        if found.text == TEXTS[2]:
            os.kill(os.getpid(), signal.SIGINT)
        return code(found)

    report = load(readings(*TEXTS), db, code=interrupted, coder_version="1.0.0", shard=5)
    assert (report.inputs, report.stored, report.skipped, report.interrupted) == (5, 3, 2, True)
    assert signal.getsignal(signal.SIGINT) is before
    report = run(db, *TEXTS)
    assert (report.stored, report.duplicate, report.interrupted) == (3, 3, False)
    verify(db)


def test_ctrl_c_that_reaches_the_coder_skips_that_article(tmp_path: Path) -> None:
    def interrupted(found: Article) -> Coded:
        raise KeyboardInterrupt

    report = load(readings(*TEXTS), tmp_path / "x.duckdb", code=interrupted, coder_version="1.0.0")
    assert (report.stored, report.skipped, report.failed, report.interrupted) == (0, len(TEXTS), 0, True)


@pytest.mark.parametrize(("together", "most", "merges"), [(2, 10**9, 4), (3, 10**9, 3), (99, 10**9, 1), (99, 1, 7)])
def test_batches_are_merged_together_until_their_rows_are_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, together: int, most: int, merges: int
) -> None:
    stored: list[int] = []

    def counted(db: Path, rows: pa.Table, *more: Any) -> dict[str, str]:
        stored.append(rows.num_rows)
        return store(db, rows, *more)

    monkeypatch.setattr("timeline.batches.store", counted)
    monkeypatch.setattr("timeline.batches._MOST_BYTES", most)
    texts = [f"{MET} Paper number {number}." for number in range(7)]
    assert run(tmp_path / "x.duckdb", *texts, shard=1, together=together).stored == 7
    assert (len(stored), sum(stored)) == (merges, 7)


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
load(readings(*{texts!r}), {db!r}, code=code, coder_version="1.0.0", shard=2, together=1)
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
