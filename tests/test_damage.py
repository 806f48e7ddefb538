"""Databases and ledgers that are damaged, foreign, locked or gone: told with a cure, and left as they are."""

import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.plain_loads import AGREED, MET, PUNISHED, TEXTS, content, run
from timeline.errors import StoreDamaged, StoreLocked, StoreMissing
from timeline.store import shard
from timeline.store.ledger import ledger_path
from timeline.store.verify import verify

pytestmark = pytest.mark.usefixtures("known_names")


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


DAMAGE = {
    "article gone": "DELETE FROM article WHERE text = (SELECT min(text) FROM article)",
    "all articles gone": "DELETE FROM article",
    "text changed": "UPDATE article SET text = 'X' || substring(text, 2) WHERE text = (SELECT min(text) FROM article)",
    "statement gone": "DELETE FROM statement WHERE number = 1",
    "day of a mention changed": "UPDATE event_mention SET first_day = DATE '2000-01-01' WHERE event_type = 'ASSAULT'",
    "mention gone": "DELETE FROM event_mention WHERE event_type = 'SANCTION'",
    "mention moved": "UPDATE event_mention SET event_id = (SELECT id FROM event WHERE event_type = 'AGREE') WHERE event_type = 'ASSAULT'",
    "fact moved": "UPDATE trade_fact SET article_id = (SELECT min(id) FROM article)",
    "event gone": "DELETE FROM event WHERE event_type = 'ASSAULT'",
    "participants gone": "DELETE FROM event_actor WHERE code = 'RUS'",
    "pairs gone": "DELETE FROM event_pair WHERE dyad = 'BLR-CHN'",
    "fact gone": "DELETE FROM trade_fact",
    "name gone": "DELETE FROM unresolved_name",
    "article's events gone": "DELETE FROM article_event WHERE event_type = 'AGREE'",
    "a statement twice": "INSERT INTO statement SELECT * FROM statement LIMIT 1",
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_the_same_inputs_again_restore_what_is_gone_or_changed(tmp_path: Path, damage: str) -> None:
    db = tmp_path / "x.duckdb"
    run(db, *TEXTS)
    whole = content(db)
    connection = duckdb.connect(str(db))
    connection.execute(DAMAGE[damage])
    connection.close()
    assert content(db) != whole
    with pytest.raises(StoreDamaged, match="add the same inputs again"):
        verify(db)
    report = run(db, *TEXTS)
    assert report.stored >= 1 and report.failed == 0
    assert content(db) == whole
    assert verify(db).articles == len(TEXTS)
    assert run(db, *TEXTS).duplicate == len(TEXTS)  # and nothing is coded anew without need


def test_a_block_that_was_overwritten_is_told_and_left(tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    run(db, *TEXTS)
    whole = bytearray(db.read_bytes())
    at = whole.index(b"Nobody knows who")
    whole[at : at + 6] = b"Anyone"
    db.write_bytes(bytes(whole))
    with pytest.raises(StoreDamaged, match="DuckDB cannot read it"):
        verify(db)
    assert db.read_bytes() == bytes(whole)


def test_verify_tells_an_event_that_no_article_tells(tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    run(db, MET, AGREED)
    with duckdb.connect(str(db)) as connection:
        connection.execute("INSERT INTO event BY NAME SELECT * REPLACE (repeat('f', 20) AS id) FROM event LIMIT 1")
    with pytest.raises(StoreDamaged, match=r"no article tells 1 of the events \(f{20}\)"):
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
    run(db, MET, AGREED, shard=1, together=1)
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
