"""Articles: what surrounds the text, the date of publication, the readers of formats, and hostile pages."""

import datetime as dt
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.articles.front_matter import read_markdown
from timeline.articles.furniture import line_kind, line_rules
from timeline.articles.json_lines import LONGEST_LINE
from timeline.articles.make import article_from_text
from timeline.articles.page import PageError, PageReader
from timeline.articles.read import read_inputs
from timeline.characters import usual
from timeline.errors import InputError, MissingInput, NoText, UnreadableInput
from timeline.terms import PublishedBasis, Section

SPECS = Path(__file__).parent / "specs"
PUBLISHED: list[dict[str, Any]] = [
    json.loads(line) for line in (SPECS / "published.jsonl").read_text("utf8").splitlines()
]


@pytest.mark.parametrize("case", PUBLISHED, ids=lambda case: case["text"][:40])
def test_the_date_of_publication(case: dict[str, Any]) -> None:
    article = article_from_text(case["text"], url=case.get("url", ""))
    assert (article.published and article.published.isoformat(), article.published_basis.value) == (
        case["day"],
        case["basis"],
    )
    assert article.text == case["text"]


def test_a_given_date_wins() -> None:
    article = article_from_text("MINSK, Dec 4, 2023 (Agency) - They met.", published=dt.date(2023, 12, 5))
    assert (article.published, article.published_basis) == (dt.date(2023, 12, 5), PublishedBasis.GIVEN)


@pytest.mark.parametrize("rule", line_rules(), ids=lambda rule: rule.id)
def test_lines_around_the_text(rule: Any) -> None:
    assert rule.examples and rule.counterexamples
    assert [line for line in rule.examples if not rule.takes(line)] == []
    assert [line for line in rule.counterexamples if rule.takes(line)] == []


@pytest.mark.parametrize(
    "line", ["a" * 5_000, "- " * 3_000, "Read more: " + "x " * 4_000, "#" * 9_000, "(" * 500 + ")" * 500]
)
def test_no_line_takes_long(line: str) -> None:
    line_kind(line)


def sections(text: str) -> list[tuple[str, str]]:
    return [(s.section.value, text[s.start : s.end]) for s in article_from_text(text).stretches]


def test_what_follows_a_closing_heading_is_of_other_articles() -> None:
    text = (
        "Leaders meet\n\nThe two presidents met and spoke for three hours about trade.\n\nMore from the "
        "Herald\n\nChad's president sworn in\n\nPope visits Asia"
    )
    assert [kind for kind, _ in sections(text)] == ["title", "body", "boilerplate", "boilerplate", "boilerplate"]


def test_a_heading_inside_the_article_ends_nothing() -> None:
    long = (
        "The two presidents met and spoke for three hours about trade, transport and the border, officials in "
        "both capitals said on Monday evening. "
    )
    text = f"Leaders meet\n\n{long * 2}\n\nRelated\n\n{long * 2}\n\n{long * 2}\n\n{long * 2}"
    assert [kind for kind, _ in sections(text)].count("body") == 4


def test_captions_and_slugs() -> None:
    text = (
        "2023 12 04T061815Z 1 LYNXMPEJB304W RTROPTP 4 CHINA scaled\nFILE PHOTO: Two presidents in Minsk, March 1, "
        "2023. REUTERS/Some One\n\nThe two presidents met and spoke for hours about trade."
    )
    assert [kind for kind, _ in sections(text)] == ["slug", "caption", "body"]


@given(st.text(max_size=600))
def test_stretches_are_in_order_and_apart(text: str) -> None:
    stretches = article_from_text(text).stretches
    assert all(0 <= s.start < s.end <= len(text) for s in stretches)
    assert all(a.end <= b.start for a, b in zip(stretches, stretches[1:], strict=False))
    assert seen("".join(text[s.start : s.end] for s in stretches)) == seen(text)


def seen(text: str) -> list[str]:
    """The characters that are no blank and can be seen, sorted."""
    read = usual(text)
    return sorted("".join((read.text if read else text).split()))


def test_front_matter() -> None:
    found = read_markdown(
        "---\ntitle: 'A: b'\ndate: 2023-03-01\nother: x\n---\n# Head\n\nText with **bold** and [a link](https://example.org).\n"
    )
    assert found.fields == {"title": "A: b", "published": "2023-03-01"}
    assert found.text == "Head\n\nText with bold and a link.\n"
    assert read_markdown("--- no front matter").fields == {}


def one(path: Path) -> Any:
    (found,) = read_inputs([str(path)])
    return found


def test_every_format_is_read(tmp_path: Path) -> None:
    body = "The two presidents met in the capital and spoke for three hours about trade and transport."
    (tmp_path / "a.txt").write_text(f"MINSK, Dec 4, 2023 (Agency) - {body}", "utf8")
    (tmp_path / "b.md").write_text(
        f"---\ntitle: Leaders meet\npublished: 2023-12-04\npublisher: Post\n---\n{body}", "utf8"
    )
    (tmp_path / "c.html").write_text(
        f"<html><head><title>Leaders meet</title><meta property='article:published_time' content='2023-12-04T10:00:00Z'></head>"
        f"<body><article><h1>Leaders meet</h1><p>{body}</p><p>{body}</p><figure><figcaption>Both in Minsk, March 1, "
        f"2023</figcaption></figure></article></body></html>",
        "utf8",
    )
    (tmp_path / "d.jsonl").write_text(
        json.dumps({"text": body, "published": "2023-12-04"}) + "\n\n" + json.dumps({"text": body}) + "\n", "utf8"
    )
    (tmp_path / "e.bin").write_bytes(b"\0\1")
    found = list(read_inputs([str(tmp_path)]))
    assert [Path(reading.origin).name for reading in found] == ["a.txt", "b.md", "c.html", "d.jsonl", "d.jsonl"]
    assert [reading.error for reading in found] == [None] * 5
    days = [reading.article and reading.article.published for reading in found]
    assert days == [dt.date(2023, 12, 4)] * 4 + [None]
    page = found[2].article
    assert page is not None and "PHOTO: Both in Minsk, March 1, 2023" in page.text
    assert Section.CAPTION in {stretch.section for stretch in page.stretches}


@pytest.mark.parametrize(
    "published", ["2023-12-04", "2023-12-04T10:00:00Z", "4 December 2023", "Mon, 04 Dec 2023 10:00:00 +0000"]
)
def test_dates_of_records(published: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "They met.", "published": published}), "utf8")
    assert one(path).article.published == dt.date(2023, 12, 4)


def test_a_page_that_takes_too_long_is_given_up_and_the_next_one_read() -> None:
    reader = PageReader(seconds=0.0001)
    with pytest.raises(PageError, match="longer than"):
        reader.read(b"<html><body><p>" + b"word " * 200_000)
    reader.seconds = 60.0
    assert (
        "three hours"
        in reader.read(
            b"<html><body><article><p>The two presidents spoke for three hours about trade.</p></article></body></html>"
        ).text
    )
    reader.close()


def test_text_that_is_nested_too_deeply_is_no_silent_loss() -> None:
    reader = PageReader()
    page = (
        b"<html><body>"
        + b"<div>" * 400
        + b"The two presidents spoke for three hours about trade. " * 20
        + b"</div>" * 400
    )
    with pytest.raises(PageError, match="nested"):
        reader.read(page)
    reader.close()


@pytest.mark.parametrize(
    ("name", "content", "kind", "told"),
    [
        ("a.txt", b"", NoText, "empty"),
        ("a.txt", b" \n ", NoText, "empty"),
        ("a.txt", b"text\0more", UnreadableInput, "binary"),
        ("a.txt", b"caf\xe9", UnreadableInput, "UTF-8"),
        ("a.md", b"---\ntitle: A\n---\n", NoText, "no article text"),
        ("a.jsonl", b"", NoText, "empty"),
    ],
)
def test_a_bad_file_names_itself(name: str, content: bytes, kind: type[InputError], told: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    error = one(tmp_path / name).error
    assert type(error) is kind
    assert told in str(error) and name in str(error) and error.cure


@pytest.mark.parametrize("path", ["none.txt", "none/*.txt"])
def test_what_is_not_there(path: str, tmp_path: Path) -> None:
    assert isinstance(one(tmp_path / path).error, MissingInput)


def test_a_bad_line_costs_itself_only(tmp_path: Path) -> None:
    good = json.dumps({"text": "They met."}).encode()
    long = b'{"text": "' + b"x" * 50_000_000 + b'"}'
    lines = [good, b"{broken", b"[1]", b'{"title": "A"}', b'{"text": 5}', b"\xff", long, good]
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n".join(lines))
    del lines, long
    tracemalloc.start()
    found = list(read_inputs([str(path)]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [reading.line for reading in found if reading.article] == [1, 8]
    assert [reading.line for reading in found if reading.error] == [2, 3, 4, 5, 6, 7]
    assert all(f"{path}:{reading.line}" in str(reading.error) for reading in found if reading.error)
    assert (
        peak < 3 * LONGEST_LINE < path.stat().st_size
    )  # what is held is bounded by the longest line allowed, not by the file
    path.unlink()
