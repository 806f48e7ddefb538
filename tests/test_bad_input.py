"""Bad input costs itself only: one clear line, the right exit code, the good records stored, nothing lost."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import Command, lines
from tests.good_input import GOOD, counts, record, stored
from timeline.clauses.parser import Parser
from timeline.coder import code_article
from timeline.errors import LexiconError
from timeline.lexicons.own_names import OwnNames
from timeline.records import Article, Coded


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


def binary_lines(folder: Path) -> Path:
    (folder / "picture.jsonl").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    return folder / "picture.jsonl"


def compressed(folder: Path) -> Path:
    (folder / "packed.jsonl").write_bytes(gzip.compress(record(1).encode("utf8")))
    return folder / "packed.jsonl"


def wide_characters(folder: Path) -> Path:
    (folder / "wide.jsonl").write_text(record(1), "utf-16")
    return folder / "wide.jsonl"


def an_array(folder: Path) -> Path:
    (folder / "array.json").write_text(f"[\n {record(1)},\n {record(2)}\n]", "utf8")
    return folder / "array.json"


def records_as_text(folder: Path) -> Path:
    (folder / "records.txt").write_text(record(1), "utf8")
    return folder / "records.txt"


def a_library(folder: Path) -> Path:
    (folder / "library.txt").write_text(f"{GOOD}\n" * 10_000, "utf8")
    return folder / "library.txt"


def an_empty_folder(folder: Path) -> Path:
    (folder / "nothing").mkdir()
    return folder / "nothing"


def no_match(folder: Path) -> Path:
    return folder / "nobody*.txt"


ONE_BAD_FILE: list[tuple[Callable[[Path], Path], str, str]] = [
    (missing, "nowhere.txt", "no such file"), (empty, "empty.txt", "is empty"), (binary, "picture.txt", "binary"),
    (not_utf8, "latin.txt", "not UTF-8 at byte 6"), (blank, "blank.md", "no article text"), (page_without_text, "page.html", "no article text"),
    (binary_lines, "picture.jsonl", "binary"), (compressed, "packed.jsonl", "unpack it"), (wide_characters, "wide.jsonl", "UTF-16"),
    (an_array, "array.json", "JSON, not an article"), (records_as_text, "records.txt", "JSON, not an article"),
    (a_library, "library.txt", "no article is so long"), (an_empty_folder, "nothing", "no article in this folder"),
    (no_match, "nobody*.txt", "nothing matches"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "name", "what"), ONE_BAD_FILE, ids=lambda case: getattr(case, "__name__", ""))
def test_a_bad_file_costs_itself_only(
    make: Callable[[Path], Path], name: str, what: str, tmp_path: Path, command: Command
) -> None:
    good = tmp_path / "good.txt"
    good.write_text(GOOD, "utf8")
    ran = command("add", make(tmp_path), good, "--db", tmp_path / "x.duckdb", "-q")
    assert ran.code == 1
    failed = [line for line in lines(ran.err) if line.startswith("failed: ")]
    assert len(failed) == 1 and name in failed[0] and what in failed[0] and "; " in failed[0], ran.err
    assert counts(ran.err) == (2, 1, 0, 0, 1)
    assert stored(tmp_path / "x.duckdb") == 1


@pytest.mark.parametrize(
    ("bad", "what"),
    [
        (b'{"text": "broken', "not JSON: Unterminated string at character 10"),
        (b'["no", "object"]', "object"),
        (b'{"text": ""}', "text"),
        (b'{"title": "no text at all"}', "text"),
        (b'{"text": 7}', "text"),
        (b'{"text": "Le pr\xe9sident"}', "UTF-8"),
        (b'{"text": "' + b"a" * 20_000_000 + b'"}', "long"),
        (b'{"text": "' + b"a" * 2_000_000 + b'"}', "no article is so long"),
        (b"\0\0\0\0", "JSON"),
        (b'{"text": "Xi met Putin on Monday.", "published": "soon"}', "published"),
    ],
    ids=["broken", "list", "blank", "none", "number", "latin", "20 MB", "2 MB", "zeros", "date"],
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


def test_extract_keeps_the_id_as_it_was_given(tmp_path: Path, command: Command) -> None:
    text = '"text": "Xi met Putin on Monday.", "published": "2023-03-22"'
    (tmp_path / "in.jsonl").write_text(f'{{"id": 7, {text}}}\n{{{text}}}\n{{"id": null, {text}}}\n', "utf8")
    ran = command("extract", tmp_path / "in.jsonl")
    assert ran.code == 0 and [json.loads(line)["id"] for line in lines(ran.out)] == [7, "2", "3"]


def test_extract_into_a_folder_that_is_not_there(tmp_path: Path, command: Command) -> None:
    (tmp_path / "in.jsonl").write_text(record(1), "utf8")
    ran = command("extract", tmp_path / "in.jsonl", "-o", tmp_path / "no" / "out.jsonl")
    assert ran.code == 2 and "there is no folder" in ran.err and len(lines(ran.err)) == 1


def test_an_article_that_breaks_the_coder_costs_itself_only(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    from timeline import answer

    def breaks(article: Article, parser: Parser | None = None, own_names: OwnNames | None = None) -> Coded:
        if "Report 1" in article.text:
            raise RecursionError("too deep")
        return code_article(article, parser, own_names)

    monkeypatch.setattr(answer, "code_article", breaks)
    (tmp_path / "in.jsonl").write_text("\n".join(record(number) for number in range(3)), "utf8")
    ran = command("extract", tmp_path / "in.jsonl")
    assert ran.code == 1 and len(lines(ran.out)) == 2
    assert lines(ran.err) == [
        f"failed: {tmp_path / 'in.jsonl'}:2: the coder failed on it (RecursionError: too deep); please report it with the text"
    ]


def test_a_faulty_lexicon_is_told_once_and_no_fault_of_the_records(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    from timeline import answer

    def breaks(article: Article, parser: Parser | None = None, own_names: OwnNames | None = None) -> Coded:
        raise LexiconError("events", "two frames are called sanction.recall")

    monkeypatch.setattr(answer, "code_article", breaks)
    (tmp_path / "in.jsonl").write_text("\n".join(record(number) for number in range(3)), "utf8")
    ran = command("extract", tmp_path / "in.jsonl")
    assert ran.code != 0 and not ran.out and len(lines(ran.err)) == 1 and "sanction.recall" in ran.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("query", "nothing_like_it"), "nothing_like_it"),
        (("query", "timeline", "-p", "actor"), "NAME=VALUE"),
        (("query", "timeline", "-p", "colour=red"), "colour"),
        (("query", "timeline", "-p", "from_day=soon"), "from_day"),
        (("query", "timeline", "-p", "=BLR"), "NAME=VALUE"),
        (("query", "timeline", "-p", "actor=BLR", "-p", "actor=CHN"), "actor=BLR,CHN"),
        (("query", "timeline", "-p", "actor=Nowhere"), "no country or organisation"),
        (("query", "timeline", "-p", "modality=happend"), "happened, planned"),
        (("query", "dyad_history", "-p", "actor=BLR"), "partner"),
        (("query", "timeline", "-o", "no/such/folder.csv"), "no folder"),
        (("query", "timeline", "-o", "."), "folder"),
        (("sql", "SELECT 1", "--format", "csv", "-o", "no/such/folder.csv"), "no folder"),
        (("report", "-o", "no/such/folder.html"), "no folder"),
        (("build", "-", "--report", "no/such/folder.html"), "no folder"),
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


ADDRESSES = "https://news.example/2024/03/05/minsk\n\n  http://wire.example/a?b=c#d\n"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.txt", ADDRESSES, "it holds 2 addresses and no article; nothing is fetched: save each page as .html"),
        ("a.md", f"---\ntitle: links\n---\n{ADDRESSES}", "it holds 2 addresses"),
        ("a.txt", "www.news.example/minsk", "it holds an address and no article"),
        ("a.txt", "- <HTTPS://news.example/minsk>\n* https://news.example/b\n3. https://news.example/c", "3 addresses"),
        ("a.txt", f"\ufeff{ADDRESSES}", "2 addresses"),
        ("a.txt", f"{GOOD}\n{ADDRESSES}", ""),
        ("a.txt", f"{ADDRESSES}{GOOD}", ""),
        ("a.txt", "https://news.example/minsk says that Belarus met China.", ""),
        ("a.txt", "www.", ""),  # a mark of its own, no address
        ("a.txt", "Wwwhat happened", ""),
        ("a.txt", "http: no address", ""),
    ],
)
def test_a_list_of_addresses_is_no_article(name: str, text: str, told: str, tmp_path: Path, command: Command) -> None:
    (tmp_path / name).write_text(text, "utf8")
    ran = command("add", tmp_path / name, "--db", tmp_path / "x.duckdb")
    assert (ran.code, "and no article" in ran.err) == ((1, True) if told else (0, False))
    assert told in ran.err
    assert stored(tmp_path / "x.duckdb") == (0 if told else 1)
