"""From hostile articles through the database to the report: in a real browser nothing of them runs, nothing is fetched."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline.notebook import Timeline

if TYPE_CHECKING:
    from playwright.sync_api import Page

OpenPage = Callable[..., "Page"]
HOSTILE = "</script><img src=x onerror=\"document.title='owned'\">{{7*7}}"
TEXT = f"BEIJING - Chinese President Xi Jinping met Russian President Vladimir Putin on Monday {HOSTILE} in Beijing."
TRADE = f"China's exports to Russia {HOSTILE} rose to $5 billion in 2022."


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Timeline:
    folder = tmp_path_factory.mktemp("hostile")
    records = [
        {"text": f"{TEXT}\n\n{TRADE}", "title": HOSTILE, "published": "2023-12-04", "publisher": HOSTILE, "url": url}
        for url in ("javascript:document.title='owned'", "https://example.org/a")
    ]
    (folder / "a.jsonl").write_text("\n".join(json.dumps(record) for record in records), "utf8")
    db = Timeline(folder / "x.duckdb")
    assert db.add(folder / "a.jsonl").stored == 2
    return db


@pytest.mark.parametrize("dark", [False, True])
def test_the_report_shows_hostile_text_as_text(
    hostile: Timeline, tmp_path: Path, open_page: OpenPage, dark: bool
) -> None:
    hostile.report(tmp_path / "r.html", title=HOSTILE)
    page = open_page(tmp_path / "r.html", dark=dark)
    assert "{{7*7}}" in page.title() and page.title() != "owned"
    assert page.locator("img").count() == 0
    assert page.locator('a[href^="javascript"]').count() == 0
    assert "onerror" in page.locator("#event-rows").inner_text()
    assert page.locator(".chart svg.marks").count() == 3


def test_finding_words_in_the_report(demo: Path, tmp_path: Path, open_page: OpenPage) -> None:
    Timeline(demo).report(tmp_path / "r.html")
    page = open_page(tmp_path / "r.html")
    every = page.locator("#event-rows tbody").count()
    page.locator("input[data-filters=event-rows]").fill("lukashenko")
    left = page.locator("#event-rows tbody:visible").count()
    assert 0 < left < every and "shown" in page.locator("#event-rows-shown").inner_text()


def test_a_report_on_nothing(tmp_path: Path, open_page: OpenPage) -> None:
    (tmp_path / "a.txt").write_text("Nothing of note was said in the village hall on that quiet evening.", "utf8")
    db = Timeline(tmp_path / "x.duckdb")
    db.add(tmp_path / "a.txt")
    db.report(tmp_path / "r.html")
    page = open_page(tmp_path / "r.html")
    assert "No events were found" in page.locator("body").inner_text()


def test_the_report_is_the_same_everywhere_on_earth(demo: Path, tmp_path: Path, open_page: OpenPage) -> None:
    Timeline(demo).report(tmp_path / "r.html")
    texts = []
    for timezone in ("Pacific/Pago_Pago", "Pacific/Kiritimati"):
        page = open_page(tmp_path / "r.html", timezone)
        texts.append((page.locator("body").inner_text(), page.locator(".chart svg.marks text").all_text_contents()))
    assert texts[0] == texts[1]
