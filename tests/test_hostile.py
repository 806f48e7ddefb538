"""Input that wishes harm: any bytes at all, texts of shapes that make careless reading slow, files and names that reach for more.

TIMELINE_HOSTILE=large reads ten times as much, and a line of 100 MB; `make fuzz` looks for what nobody thought of.
"""

import bz2
import datetime as dt
import gc
import gzip
import json
import lzma
import os
import subprocess
import sys
import time
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.command import Command, lines
from tests.fuzz.targets import TARGETS, check_coded
from tests.good_input import GOOD, counts, record, stored
from tests.hostile_shapes import SHAPES
from timeline.articles.make import article_from_text
from timeline.articles.page import PageError, PageReader
from timeline.articles.read import read_inputs
from timeline.coder import code_article
from timeline.errors import printable
from timeline.lexicons.own_names import read_own_names
from timeline.store.read import read_query, read_sql

LARGE = os.environ.get("TIMELINE_HOSTILE") == "large"
DAY = dt.date(2023, 3, 7)
NO_DAYS = (
    "in 99999", "year 0", "-5 BC", "31 February 2023", "00/00/0000", "on 2023-13-45", "9999-12-31", "0001-01-01", "the year -1", "in 12345678",
    "5000 years ago", "99999 days from now", "in 999999999999 weeks", "the 99th century",
)  # fmt: skip


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=600 if LARGE else 60)
@given(data=st.binary(max_size=400))
def test_any_bytes(target: str, data: bytes) -> None:
    TARGETS[target](data)


@pytest.mark.parametrize(
    "data",
    [b"'" + b"-" * 60 + b"'", b"\x04" + b'{"text": "x", "id": ' + b"9" * 5_000 + b"}", b"B\x01a"],
    ids=["hyphens", "digits", "the last years of the calendar"],
)
def test_what_the_fuzzer_found(data: bytes) -> None:
    began = time.process_time()
    for target in TARGETS.values():
        target(data)
    assert time.process_time() - began < 5


@settings(max_examples=25)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=12),
            st.sampled_from(GOOD.split()),
            st.sampled_from(NO_DAYS),
        ),
        max_size=60,
    ),
    st.sampled_from([None, DAY, dt.date.min, dt.date.max]),
)  # fmt: skip
def test_any_text_on_any_day(words: list[str], published: dt.date | None) -> None:
    text = "".join(mark for mark in " ".join(words) if not "\ud800" <= mark <= "\udfff")
    first = code_article(article_from_text(text, published=published))
    check_coded(first)
    assert first == code_article(article_from_text(text, published=published))


def test_every_block_of_unicode() -> None:
    """Each 16 characters have one of theirs inside names, numbers and dates; none may shift an offset or break a rule."""
    marks = [chr(code) for code in range(0, 0x110000, 16) if not 0xD800 <= code <= 0xDFFF]
    every = 1 if LARGE else 12
    chosen = [mark for mark in marks if unicodedata.category(mark) != "Cn"][::every]
    for start in range(0, len(chosen), 50):
        text = "".join(
            f"Chi{m}na met{m} Rus{m}sia on March {m}5, 2{m}023 and {m}5.8 billion{m}. "
            for m in chosen[start : start + 50]
        )
        check_coded(code_article(article_from_text(text, published=DAY)))


@pytest.mark.parametrize("mark", ["\u202e", "\u200b", "\u00ad", "\u2066", "\ufeff", "\x00", "\x1b"])
def test_marks_that_are_not_seen_stay_in_the_quote(mark: str) -> None:
    coded = code_article(article_from_text(f"{mark}Putin met Xi in Moscow on {mark}Monday{mark}.", published=DAY))
    check_coded(coded)
    assert [(event.actors, event.recipients) for event in coded.events] == [(("RUS",), ("CHN",))]
    assert mark in coded.mentions[0].quote


def test_a_sentence_of_fifty_thousand_actors() -> None:
    number = 50_000 if LARGE else 5_000
    text = ", ".join(["China", "Russia", "Belarus", "the EU", "Kenya"] * (number // 5)) + " met in Minsk on Monday."
    coded = code_article(article_from_text(text, published=DAY))
    check_coded(coded)
    assert max(statement.end - statement.start for statement in coded.statements) <= 4_000


def seconds(text: str) -> float:
    """Of the processor, to read a text; the collector of garbage, which runs when it likes, is kept out."""
    gc.collect()
    gc.disable()
    try:
        began = time.process_time()
        code_article(article_from_text(text, published=DAY))
        return time.process_time() - began
    finally:
        gc.enable()


@pytest.mark.parametrize("shape", SHAPES)
def test_three_times_the_text_takes_three_times_as_long(shape: str) -> None:
    """What goes with the square takes nine times as long. A text shorter than the longest statement would tell of that one only."""
    length = 60_000 if LARGE else 4_500
    small = seconds(SHAPES[shape](length))
    large = seconds(SHAPES[shape](3 * length))
    assert large < 6 * small + 0.25, f"{small:.3f} s for {length:,} characters, {large:.3f} s for three times as many"


@pytest.mark.parametrize(
    "content",
    [
        b"<" * (9_000_000 if LARGE else 900_000), b"<!--" * 500_000, b"<script>" * 200_000, b"</script " * 200_000,
        b"<p " + b"a=b " * 500_000, b"&#65" * 400_000,
        b"<table><tr><td>x" * 60_000, b"<b>x" * (1_000_000 if LARGE else 100_000),
        b'<!DOCTYPE html [<!ENTITY a "' + b"&b;" * 9 + b'">]><p>&a;</p>',
    ],
    ids=["less than", "comments", "scripts", "ends", "attributes", "characters", "tables", "nested", "entities"],
)  # fmt: skip
def test_hostile_pages_end_in_an_answer(content: bytes) -> None:
    reader = PageReader(seconds=60.0)
    with pytest.raises(PageError, match=r"no article text|nested too deeply|cannot be read"):
        reader.read(b"<html><body>" + content)
    reader.close()


def test_entities_reach_for_no_file_and_do_not_grow(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the password", "utf8")
    grown = "".join(f'<!ENTITY c{n} "{f"&c{n - 1};" * 10}">' for n in range(1, 12))
    page = (
        f'<!DOCTYPE html [<!ENTITY c0 "lol">{grown}<!ENTITY x SYSTEM "file://{tmp_path}/secret">]><html><body><article>'
        f"<p>The two presidents met in Minsk on Monday &c11; &x; and spoke of trade.</p></article></body></html>"
    )
    reader = PageReader(seconds=60.0)
    text = reader.read(page.encode("utf8")).text
    reader.close()
    assert "password" not in text and len(text) < 300 and "presidents met" in text


def test_a_page_in_numeric_entities_is_text() -> None:
    spelled = "".join(f"&#{ord(mark)};" for mark in GOOD)
    reader = PageReader(seconds=60.0)
    assert (
        GOOD
        in reader.read(f"<html><body><article><p>{spelled}</p><p>{spelled}</p></article></body></html>".encode()).text
    )
    reader.close()


def _zip(data: bytes, folder: Path) -> bytes:
    with zipfile.ZipFile(folder / "x.zip", "w") as file:
        file.writestr("a.txt", data)
    return (folder / "x.zip").read_bytes()


@pytest.mark.parametrize("ending", [".txt", ".jsonl", ".html", ".md", ".gz"])
@pytest.mark.parametrize(
    ("packed", "told"),
    [
        (gzip.compress, "this is a compressed file; unpack it first"),
        (bz2.compress, "this is a compressed file; unpack it first"),
        (lzma.compress, "this is a compressed file; unpack it first"),
        (None, "this is a Word, LibreOffice or zip file; save its text"),
    ],
    ids=["gzip", "bzip2", "xz", "zip"],
)
def test_nothing_is_unpacked(packed: Callable[[bytes], bytes] | None, told: str, ending: str, tmp_path: Path) -> None:
    content = b"China met Russia on Monday.\n" * 100_000
    path = tmp_path / f"bomb{ending}"
    path.write_bytes(packed(content) if packed else _zip(content, tmp_path))
    (reading,) = read_inputs([str(path)])
    assert reading.error is not None and told in str(reading.error)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"title": "x" * 10_001}, '"title" has 10,001 characters'), ({"url": "x" * 20_000}, '"url" has 20,000'),
        ({"publisher": "x" * 20_000}, '"publisher" has 20,000'), ({"title": ["x"]}, '"title" is not text'), ({"url": {}}, '"url" is not text'),
        ({"published": 20230307}, '"published" is no date'), ({"published": "0000-00-00"}, '"published" is no date'),
        ({"published": "99999-01-01"}, '"published" is no date'), ({"published": "-0044-03-15"}, '"published" is no date'),
        ({"published": ["2023-03-07"]}, '"published" is no date'), ({"published": True}, '"published" is no date'),
    ],
)  # fmt: skip
def test_fields_of_the_wrong_kind(fields: dict[str, Any], told: str, tmp_path: Path, command: Command) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps({"text": GOOD, **fields}) + "\n" + record(1), "utf8")
    ran = command("add", path, "--db", tmp_path / "x.duckdb", "-q")
    assert ran.code == 1 and counts(ran.err) == (2, 1, 0, 0, 1)
    assert told in ran.err and "x.jsonl:1:" in ran.err


@pytest.mark.skipif(not LARGE, reason="a line of 100 MB: set TIMELINE_HOSTILE=large")
def test_a_line_of_a_hundred_megabytes_is_not_held(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b'{"text": "' + b"a" * 100_000_000 + b'"}\n' + record(1).encode("utf8"))
    script = (
        "import sys, resource\nfrom timeline.articles.read import read_inputs\nresource.setrlimit(resource.RLIMIT_DATA, (200 * 2**20,) * 2)\n"
        "print([reading.article is not None for reading in read_inputs(sys.argv[1:])])"
    )
    ran = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[False, True]"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text(f"{GOOD} Secret.", "utf8")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "b.txt").write_text(f"{GOOD} Other.", "utf8")
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text(GOOD, "utf8")
    return tmp_path / "in"


@pytest.mark.parametrize(
    ("name", "target", "told"),
    [
        ("x.txt", "../secret.txt", True), ("deep/x.txt", "../../secret.txt", True), ("x.txt", "/etc/hostname", True), ("x", "../other", True),
        ("x", "/etc", True), ("x.txt", "deep/../../in/../secret.txt", True), ("x.png", "../secret.txt", False), ("x.txt", "x.txt", False),
        ("x.txt", "../nowhere.txt", False), ("x", "deep", False), ("deep/up", "..", False),
    ],
)  # fmt: skip
def test_links_that_lead_out_of_a_folder_are_not_followed(name: str, target: str, told: bool, folder: Path) -> None:
    (folder / name).symlink_to(target)
    readings = list(read_inputs([str(folder)]))
    assert [reading.article.text for reading in readings if reading.article] == [GOOD]
    errors = [str(reading.error) for reading in readings if reading.error]
    assert len(errors) == told and all(
        "leads out of the folder" in error and str(folder / name) in error for error in errors
    )


def test_links_inside_a_folder_and_ways_up_that_are_named_are_followed(folder: Path) -> None:
    (folder / "b.txt").symlink_to("a.txt")
    assert [reading.article is not None for reading in read_inputs([str(folder)])] == [True, True]
    (folder.parent / "link").symlink_to("in")
    for named in (folder.parent / "link", folder / ".." / "secret.txt", folder / "deep" / ".." / "a.txt"):
        assert all(reading.article for reading in read_inputs([str(named)]))


@pytest.mark.parametrize(
    "name",
    [b"\x1b[2J\x1b]0;owned\x07.txt", b"a\nfailed: b.txt", b"\xff\xfe.txt", "\u202etxt.exe.txt".encode(), b"'; DROP TABLE article; --.txt",
     b"$(touch owned).txt", b"--db.txt", b"*.txt", b"[a-z].txt", b"<script>.txt"],
)  # fmt: skip
def test_names_of_files_do_no_harm(name: bytes, tmp_path: Path, command: Command) -> None:
    (tmp_path / "in").mkdir()
    bad = os.fsdecode(os.path.join(os.fsencode(tmp_path / "in"), name))  # noqa: PTH118 - bytes that are no text
    Path(bad).write_bytes(b"")
    (tmp_path / "in" / "good.txt").write_text(GOOD, "utf8")
    ran = command("add", tmp_path / "in", "--db", tmp_path / "x.duckdb", "-q")
    assert ran.code == 1 and counts(ran.err) == (2, 1, 0, 0, 1) and stored(tmp_path / "x.duckdb") == 1
    (failed,) = [line for line in lines(ran.err) if line.startswith("failed: ")]
    assert printable(bad) in failed and "is empty" in failed
    assert all(line.isprintable() for line in ran.err.splitlines())


SQL_NAME = "Robert'); DROP TABLE event;--"


def test_sql_and_script_in_names_and_titles_stay_words(tmp_path: Path, command: Command) -> None:
    names = tmp_path / "names.csv"
    rows = f'XDROP,organisation,"{SQL_NAME}",,,,\nXSCRIPT,organisation,<script>alert(1)</script>,,,,\n'
    names.write_text(f"code,kind,name,aliases,office,from,until\n{rows}", "utf8")
    assert [name.name for name in read_own_names(names).names] == [SQL_NAME, "<script>alert(1)</script>"]
    article = {
        "text": f"{GOOD} {SQL_NAME} signed an agreement with China on Monday.", "published": "2023-12-04",
        "title": "<script>alert(document.cookie)</script>\x1b[31m", "publisher": "'; DELETE FROM article; --", "url": "javascript:alert(1)",
    }  # fmt: skip
    (tmp_path / "x.jsonl").write_text(json.dumps(article), "utf8")
    db = tmp_path / "x.duckdb"
    ran = command("build", tmp_path / "x.jsonl", "--db", db, "--lexicon", names, "--report", tmp_path / "x.html", "-q")
    assert ran.code == 0, ran.err
    assert read_sql(db, "SELECT title, publisher FROM article").rows.to_pylist() == [
        {"title": article["title"], "publisher": article["publisher"]}
    ]
    assert read_query(db, "articles", {"publisher": [article["publisher"]]}).num_rows == 1
    page = (tmp_path / "x.html").read_text("utf8")
    assert "Content-Security-Policy" in page and "<script>alert(" not in page and 'href="javascript:' not in page
    for words in (
        ("query", "timeline"),
        ("query", "articles"),
        ("query", "timeline", "--format", "csv"),
        ("sql", "SELECT title FROM article"),
    ):
        ran = command(*words, "--db", db)
        assert ran.code == 0, ran.err
        assert "\x1b" not in ran.out or "csv" in words
