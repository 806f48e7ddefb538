"""Bad input costs itself only: one clear line, the right exit code, the good records stored, nothing lost."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from tests.command import Command, lines

GOOD = "BEIJING, Dec 4, 2023 - Belarusian President Alexander Lukashenko met Chinese President Xi Jinping in Beijing on Monday."
TOLD = re.compile(r"(\d+) inputs? = (\d+) stored \+ (\d+) duplicate \+ (\d+) skipped \+ (\d+) failed")


def record(number: int) -> str:
    return json.dumps({"text": f"{GOOD} Report {number}.", "published": "2023-12-04"})


def missing(folder: Path) -> Path:
    return folder / "nowhere.txt"


def empty(folder: Path) -> Path:
    (folder / "empty.txt").write_bytes(b"")
    return folder / "empty.txt"


def binary(folder: Path) -> Path:
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    return folder / "picture.txt"


def not_utf8(folder: Path) -> Path:
    (folder / "latin.txt").write_bytes("Le président a rencontré son homologue à Genève.".encode("latin-1"))
    return folder / "latin.txt"


def blank(folder: Path) -> Path:
    (folder / "blank.md").write_text("---\ntitle: nothing\n---\n\n   \n", "utf8")
    return folder / "blank.md"


def page_without_text(folder: Path) -> Path:
    (folder / "page.html").write_text("<html><head><title>x</title></head><body><nav>Home</nav></body></html>", "utf8")
    return folder / "page.html"


ONE_BAD_FILE: list[tuple[Callable[[Path], Path], str]] = [
    (missing, "nowhere.txt"), (empty, "empty.txt"), (binary, "picture.txt"), (not_utf8, "latin.txt"), (blank, "blank.md"),
    (page_without_text, "page.html"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "name"), ONE_BAD_FILE, ids=lambda case: getattr(case, "__name__", ""))
def test_a_bad_file_costs_itself_only(
    make: Callable[[Path], Path], name: str, tmp_path: Path, command: Command
) -> None:
    good = tmp_path / "good.txt"
    good.write_text(GOOD, "utf8")
    ran = command("add", make(tmp_path), good, "--db", tmp_path / "x.duckdb", "-q")
    assert ran.code == 1
    failed = [line for line in lines(ran.err) if line.startswith("failed: ")]
    assert len(failed) == 1 and name in failed[0] and "Traceback" not in ran.err
    assert counts(ran.err) == (2, 1, 0, 0, 1)
    assert stored(tmp_path / "x.duckdb") == 1


@pytest.mark.parametrize(
    ("bad", "what"),
    [
        (b'{"text": "broken', "JSON"),
        (b'["no", "object"]', "object"),
        (b'{"text": ""}', "text"),
        (b'{"title": "no text at all"}', "text"),
        (b'{"text": 7}', "text"),
        (b'{"text": "Le pr\xe9sident"}', "UTF-8"),
        (b'{"text": "' + b"a" * 20_000_000 + b'"}', "long"),
        (b'{"text": "Xi met Putin on Monday.", "published": "soon"}', "published"),
    ],
    ids=["broken", "list", "blank", "none", "number", "latin", "20 MB", "date"],
)
def test_a_bad_third_line_of_five_costs_itself_only(bad: bytes, what: str, tmp_path: Path, command: Command) -> None:
    source = tmp_path / "five.jsonl"
    good = [record(number).encode("utf8") for number in range(4)]
    source.write_bytes(b"\n".join([*good[:2], bad, *good[2:]]) + b"\n")
    ran = command("add", source, "--db", tmp_path / "x.duckdb", "-q")
    assert ran.code == 1
    failed = [line for line in lines(ran.err) if line.startswith("failed: ")]
    assert len(failed) == 1 and "five.jsonl:3:" in failed[0] and what in failed[0], ran.err[:500]
    assert counts(ran.err) == (5, 4, 0, 0, 1)
    assert stored(tmp_path / "x.duckdb") == 4


def test_extract_answers_the_good_lines(tmp_path: Path, command: Command) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(
        "\n".join(
            [
                '{"id": "a", "text": "Xi met Putin on Monday.", "published": "2023-03-22"}',
                "{",
                '{"id": "b", "text": ""}',
            ]
        ),
        "utf8",
    )
    ran = command("extract", source, "--output", output)
    assert ran.code == 1
    assert [json.loads(line)["id"] for line in lines(output.read_text("utf8"))] == ["a"]
    assert [line for line in lines(ran.err) if "in.jsonl:2:" in line] and [
        line for line in lines(ran.err) if "in.jsonl:3:" in line
    ]


def test_what_is_not_a_database_is_left_as_it_is(tmp_path: Path, command: Command) -> None:
    db = tmp_path / "notes.duckdb"
    db.write_text("my notes\n" * 2_000, "utf8")
    (tmp_path / "good.txt").write_text(GOOD, "utf8")
    for words in (
        ("add", tmp_path / "good.txt", "-q"),
        ("query", "timeline"),
        ("sql", "SELECT 1"),
        ("report", "-o", tmp_path / "r.html"),
    ):
        ran = command(*words, "--db", db)
        assert ran.code == 3 and "notes.duckdb" in ran.err and len(lines(ran.err)) == 1
    assert db.read_text("utf8") == "my notes\n" * 2_000


def test_a_cut_database_is_told_of(tmp_path: Path, command: Command) -> None:
    db = tmp_path / "x.duckdb"
    (tmp_path / "good.txt").write_text(GOOD, "utf8")
    assert command("add", tmp_path / "good.txt", "--db", db, "-q").code == 0
    db.write_bytes(db.read_bytes()[:5_000])
    ran = command("query", "timeline", "--db", db)
    assert ran.code == 3 and "x.duckdb" in ran.err and "Traceback" not in ran.err


def test_a_locked_database_is_told_of(tmp_path: Path, command: Command) -> None:
    import subprocess
    import sys

    db = tmp_path / "x.duckdb"
    (tmp_path / "good.txt").write_text(GOOD, "utf8")
    assert command("add", tmp_path / "good.txt", "--db", db, "-q").code == 0
    hold = f"import duckdb, sys; c = duckdb.connect({str(db)!r}); print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == b"held\n"
        for words in (("add", tmp_path / "good.txt", "-q"), ("query", "timeline")):
            ran = command(*words, "--db", db)
            assert ran.code == 1 and "x.duckdb" in ran.err and "open" in ran.err and len(lines(ran.err)) == 1
        holder.communicate()
    assert command("query", "timeline", "--db", db).code == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("query", "nothing_like_it"), "nothing_like_it"),
        (("query", "timeline", "-p", "actor"), "NAME=VALUE"),
        (("query", "timeline", "-p", "colour=red"), "colour"),
        (("query", "timeline", "-p", "from_day=soon"), "from_day"),
        (("query", "timeline", "--format", "xml"), "xml"),
        (("query", "timeline", "--format", "parquet"), "--output"),
        (("chart", "nothing_like_it", "-o", "x.html"), "nothing_like_it"),
        (("chart", "timeline"), "-o"),
        (("chart", "timeline", "-o", "x.doc"), ".html"),
        (("sql", "DROP TABLE event"), "SELECT"),
        (("sql", "SELECT 1; SELECT 2"), "one"),
        (("sql", "SELECT * FROM read_csv('/etc/passwd')"), ""),
        (("explain", "zz"), "id"),
        (("explain", "0123456789abcdef0123"), "0123456789abcdef0123"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(words: tuple[str, ...], told: str, demo: Path, command: Command) -> None:
    ran = command(*words, "--db", demo)
    assert ran.code in {1, 2} and told in ran.err and "Traceback" not in ran.err and len(lines(ran.err)) == 1


def test_a_database_that_is_not_there(tmp_path: Path, command: Command) -> None:
    ran = command("query", "timeline", "--db", tmp_path / "none.duckdb")
    assert ran.code == 2 and "none.duckdb" in ran.err and not (tmp_path / "none.duckdb").exists()


def counts(err: str) -> tuple[int, ...]:
    found = TOLD.search(err)
    assert found, err
    inputs, *parts = map(int, found.groups())
    assert inputs == sum(parts)
    return (inputs, *parts)


def stored(db: Path) -> int:
    with duckdb.connect(str(db), read_only=True) as connection:
        row = connection.execute("SELECT count(*) FROM article").fetchone()
    assert row is not None
    number: int = row[0]
    return number
