"""Bad files and rows of official figures: told with file and line, the rest is kept, nothing is half loaded."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.command import Command, lines
from tests.official_downloads import API, BACI, BELARUS, FORMS, GOOD, V1, WITS, counts, record, stored, v1
from timeline.errors import InputError
from timeline.official.file import inspect
from timeline.statistics import load_statistics


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "x.duckdb"


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (record(partnerCode="9999"), "partner 9999 is no area that is known"), (record(reporterCode="x"), "reporter x is no area"),
        (record(primaryValue="-5"), "value -5 is negative"), (record(primaryValue="many"), "value many is no number"),
        (record(primaryValue="nan"), "value nan is no number"), (record(primaryValue="1e999"), "is no number"),
        (record(primaryValue=""), "there is no value"), (record(period="20213"), "period 20213 is no year or month"),
        (record(period="202113"), "is no year or month"), (record(flowCode="Q"), "flow Q is none that is known"),
        (record(cmdCode=""), "there is no commodity code"),
    ],
)  # fmt: skip
def test_a_bad_row_is_told_with_its_line_and_costs_only_itself(
    bad: dict[str, str], says: str, put: Callable[..., Path], db: Path, command: Command
) -> None:
    other = record(partnerCode="842")
    path = put("a.csv", v1(GOOD, bad, other))
    ran = command("trade", "load", path, "--db", db)
    assert ran.code == 1 and f"failed: {path}:3: " in ran.err and says in ran.err, ran.err
    assert "3 rows = 2 stored + 0 duplicate + 0 set aside + 1 failed" in ran.err
    assert [row[1] for row in stored(db)] == ["CHN", "USA"]


def test_lines_are_counted_past_records_that_could_not_be_read(
    put: Callable[..., Path], db: Path, command: Command
) -> None:
    text = v1(GOOD, record(partnerCode="842"), record(partnerCode="9999"), record(partnerCode="40")).split("\r\n")
    text[2] += '"more","fields",'
    ran = command("trade", "load", put("a.csv", "\n".join(text)), "--db", db)
    assert "a.csv:3: more than 48 fields" in ran.err and "a.csv:4: partner 9999" in ran.err
    assert [row[1] for row in stored(db)] == ["AUT", "CHN"]


def test_a_download_that_was_cut_off(put: Callable[..., Path], db: Path) -> None:
    whole = v1(GOOD, record(partnerCode="842"), record(partnerCode="40"))
    assert counts(db, put("cut.csv", whole[:-40])) == [(2, 0, 0, 1)]
    assert counts(db, put("whole.csv", whole)) == [(1, 2, 0, 0)]
    assert len(stored(db)) == 3


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("page.csv", "<!DOCTYPE html><html><body>Sign in</body></html>", "this is a web page, not data"),
        ("empty.csv", "", "the file is empty"), ("head.csv", ",".join(V1) + "\n", "there is a header and no record"),
        ("other.csv", "a,b\n1,2\n", 'its columns are "a, b"'), ("zip.csv", b"PK\x03\x04....", "zip file"),
        ("cut.gz", gzip.compress(v1(GOOD).encode() * 50)[:-30], "cut off or damaged"), ("binary", b"\x00\x01\x02\x03", "binary file"),
        ("cut.parquet", b"PAR1\x00\x00", "Parquet file is cut off"), ("cut.json", json.dumps(API)[:-40], "cannot be read as UN Comtrade"),
        ("few.json", json.dumps(API | {"count": 500}), "says that it has 500 records and holds 1"),
        ("key.json", '{"statusCode": 401, "message": "invalid subscription key"}', "invalid subscription key"),
        ("utf16.csv", v1(GOOD).encode("utf-16"), "UTF-16"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_told_of_and_stores_nothing(
    name: str, content: str | bytes, says: str, put: Callable[..., Path], db: Path, command: Command
) -> None:
    good = put("good.csv", v1(GOOD))
    ran = command("trade", "load", put(name, content), good, "--db", db)
    assert ran.code == 1 and says in ran.err and "Traceback" not in ran.err, ran.err
    assert len([line for line in lines(ran.err) if line.startswith("failed")]) == 1
    assert stored(db) == [BELARUS]


MORE = [b"", b'"', b",", b"\n", b"\0", b"{", b"-", b"1e999", b"\xff", b'"\n"', b"NaN"]
DAMAGE = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 40), st.sampled_from(MORE)), min_size=1, max_size=5)
UNDAMAGED = [form.encode() if isinstance(form, str) else form for form in (*FORMS.values(), BACI, WITS)]


@given(content=st.sampled_from(UNDAMAGED), damage=DAMAGE)
@settings(max_examples=60)
def test_whatever_happened_to_a_file_its_rows_add_up_or_it_is_told_of(
    content: bytes, damage: list[tuple[int, int, bytes]]
) -> None:
    """Bytes lost and put in at any place: no error but those that name the file, no row unaccounted for."""
    for place, length, more in damage:
        cut = place % (len(content) + 1)
        content = content[:cut] + more + content[cut + length :]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        path.write_bytes(content)
        report = load_statistics([path], Path(folder) / "x.duckdb")
        assert len(report.failures) + len(report.loads) + len(report.countries) == 1
        for load in report.loads:
            assert load.rows == load.stored + load.duplicate + load.aside + load.failed
            assert len(stored(Path(folder) / "x.duckdb")) == load.stored and load.duplicate >= 0


def test_loads_are_recorded_with_their_first_faults(put: Callable[..., Path], db: Path) -> None:
    counts(db, put("a.csv", v1(GOOD, *[record(partnerCode=str(9000 + number)) for number in range(60)])))
    connection = duckdb.connect(str(db), read_only=True)
    row = connection.execute("SELECT origin, rows, stored, failed, len(faults), faults[1] FROM trade_load").fetchone()
    connection.close()
    assert row == ("a.csv", 61, 1, 60, 50, "3: partner 9000 is no area that is known")


def test_values_of_a_file_never_reach_a_statement(put: Callable[..., Path], db: Path) -> None:
    hostile = "'); DROP TABLE trade_flow; --"
    path = put(
        'it\'s a "file"; --.csv',
        v1(record(cmdDesc=hostile, cmdCode="01"), record(partnerISO=hostile, partnerCode="842")),
    )
    assert counts(db, path) == [(2, 0, 0, 0)]
    assert (hostile,) in stored(db, "commodity")
    keyed = put("b.json", json.dumps([{'x"; DROP TABLE trade_flow; --': 1, **record()}]))
    assert counts(db, keyed) == [(1, 0, 0, 0)] and len(stored(db)) == 3


def test_nothing_is_half_loaded(put: Callable[..., Path], db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A load that fails at its last step leaves the database as it was."""
    counts(db, put("a.csv", v1(GOOD)))

    def fail(*arguments: object) -> None:
        raise RuntimeError("the machine stopped")

    monkeypatch.setattr("timeline.store.official._record", fail)
    with pytest.raises(RuntimeError):
        load_statistics([put("b.csv", v1(record(partnerCode="842")))], db)
    monkeypatch.undo()
    assert stored(db) == [BELARUS]
    assert counts(db, put("b.csv", v1(record(partnerCode="842")))) == [(1, 0, 0, 0)]


def test_a_missing_file(db: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        inspect(tmp_path / "none.csv")
    assert len(load_statistics([tmp_path / "none.csv"], db).failures) == 1
    assert not db.exists()


def test_a_folder_gives_the_files_in_it_that_are_official(put: Callable[..., Path], db: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there are no official figures in this folder"):
        inspect(tmp_path)
    assert "no official figures in this folder" in str(load_statistics([tmp_path], db).failures[0])
    put("a.csv", v1(GOOD))
    put("b.csv", "a,b\n1,2\n")
    assert counts(db, tmp_path) == [(1, 0, 0, 0)]


def test_figures_that_are_gone_are_told(put: Callable[..., Path], db: Path, command: Command) -> None:
    command("trade", "load", put("a.csv", v1(GOOD, record(partnerCode="842"))), "--db", db)
    ran = command("verify", "--db", db)
    assert ran.code == 0 and "so are the official figures of 1 file" in ran.err
    connection = duckdb.connect(str(db))
    connection.execute("DELETE FROM trade_flow WHERE partner = 'USA'")
    connection.close()
    ran = command("verify", "--db", db)
    assert ran.code == 3 and "official figures of 1 of 1 files are gone or changed" in ran.err


def test_figures_that_a_killed_load_did_not_list_are_listed_by_the_next(
    put: Callable[..., Path], db: Path, command: Command
) -> None:
    command("trade", "load", put("a.csv", v1(GOOD)), "--db", db)
    ledger = db.with_name("x.duckdb.ledger")
    ledger.write_text(
        "".join(line for line in ledger.read_text("utf8").splitlines(keepends=True) if "official" not in line), "utf8"
    )
    assert "official figures" not in command("verify", "--db", db).err
    command("trade", "load", put("b.csv", v1(record(partnerCode="842"))), "--db", db)
    assert "so are the official figures of 2 files" in command("verify", "--db", db).err
