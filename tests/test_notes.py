"""A folder as people have it: what nobody read, and what has no date, is told; the rest is stored."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import Command, lines
from timeline.articles.read import passed_over
from timeline.run import add

VISIT = "BEIJING - Chinese President Xi Jinping met Russian President Vladimir Putin on Monday."
DATED = "BEIJING, Dec 4, 2023 (Desk) - Chinese President Xi Jinping met Russian President Vladimir Putin on Monday."
Put = Callable[..., Path]


def told(command: Command, tmp_path: Path, *paths: Path) -> list[str]:
    return lines(command("build", *paths, "--db", tmp_path / "x.duckdb", "-q").err)


def test_documents_in_a_folder_are_named(put: Put, tmp_path: Path, command: Command) -> None:
    (tmp_path / "in" / "older").mkdir(parents=True)
    put("in/a.txt", DATED)
    for name in ("b.PDF", "older/c.docx", "d.eml", "older/e.rtf"):
        put(f"in/{name}", b"x")
    put("in/picture.png", b"x")
    put("in/readme.md", "about this folder")
    said = told(command, tmp_path, tmp_path / "in")
    unread = [line for line in said if line.startswith("not read: ")]
    assert len(unread) == 1 and "b.PDF" in unread[0] and "d.eml" in unread[0] and "c.docx and 1 more; save" in unread[0]
    assert said[-1].startswith("1 input = 1 stored ")
    assert [Path(path).name for path in passed_over([str(tmp_path / "in")])] == ["b.PDF", "d.eml", "c.docx", "e.rtf"]


def test_a_tidy_folder_says_nothing_more(put: Put, tmp_path: Path, command: Command) -> None:
    (tmp_path / "in").mkdir()
    put("in/a.txt", DATED)
    assert len(told(command, tmp_path, tmp_path / "in")) == 1
    assert passed_over([str(tmp_path / "in" / "a.txt"), str(tmp_path / "nowhere"), "-"]) == []


def test_articles_without_a_date_are_named(put: Put, tmp_path: Path, command: Command) -> None:
    (tmp_path / "in").mkdir()
    for number in range(5):
        put(f"in/{number}.txt", f"Report {number}\n\n{VISIT}")
    put("in/6.txt", DATED)
    put("in/7.jsonl", '{"text": "%s"}\n{"text": "%s", "published": "2023-12-06"}\n' % (VISIT, VISIT))  # noqa: UP031 - JSON has braces
    said = told(command, tmp_path, tmp_path / "in")
    undated = [line for line in said if line.startswith("no date of publication: ")]
    assert (
        len(undated) == 1 and "0.txt" in undated[0] and "2.txt and 3 more; " in undated[0] and "6.txt" not in undated[0]
    )
    assert "published: YYYY-MM-DD" in undated[0]


def test_a_record_without_a_date_is_named_by_its_line(put: Put, tmp_path: Path) -> None:
    path = put("a.jsonl", '{"text": "%s", "published": "2023-12-06"}\n{"text": "Again. %s"}\n' % (VISIT, VISIT))  # noqa: UP031
    report = add([str(path)], tmp_path / "x.duckdb")
    assert (report.stored, report.undated, report.undated_first) == (2, 1, (f"{path}:2",))
    again = add([str(path)], tmp_path / "x.duckdb")
    assert (again.stored, again.undated, again.undated_first) == (0, 0, ())


@pytest.mark.parametrize(
    ("front", "dated"), [("---\npublished: 2023-12-06\n---\n", True), ("published: soon\n\n", False)]
)
def test_the_cure_that_is_told_works(put: Put, tmp_path: Path, front: str, dated: bool) -> None:
    report = add([str(put("a.txt", front + VISIT))], tmp_path / "x.duckdb")
    assert report.undated == (0 if dated else 1)


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.pdf", b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "this is a PDF;"),
        ("a.docx", b"PK\x03\x04\x14\x00", "a Word, LibreOffice or zip file;"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file;"),
        ("a.txt", b"{\\rtf1\\ansi text}", "an RTF file;"),
        ("a b.txt", "Erdo\u011fan".encode("cp1254"), "-t UTF-8 '"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_told_with_its_cure(
    put: Put, tmp_path: Path, command: Command, name: str, content: bytes, what: str
) -> None:
    said = told(command, tmp_path, put(name, content))
    assert said[0].startswith("failed: ") and name in said[0] and what in said[0]


def test_text_about_a_document_is_an_article(put: Put, tmp_path: Path) -> None:
    path = put("a.txt", f"%PDF and PK are how files begin.\n\n{DATED}")
    assert add([str(path)], tmp_path / "x.duckdb").stored == 1
