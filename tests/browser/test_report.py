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
    assert page.locator(".chart svg.marks").count() == 5


@pytest.fixture
def report(demo: Path, tmp_path: Path) -> Path:
    Timeline(demo).report(tmp_path / "r.html")
    return tmp_path / "r.html"


def marks(page: "Page") -> int:
    """Days and periods that the timeline draws."""
    return page.locator(
        "[data-name=timeline] svg.marks [aria-roledescription=point], [data-name=timeline] svg.marks [aria-roledescription='rect mark']"
    ).count()


def test_filters_work_on_rows_and_timeline(report: Path, open_page: OpenPage) -> None:
    page = open_page(report)
    rows, form = page.locator("#event-rows > tbody"), page.locator("form[data-filters=event-rows]")
    every, drawn = rows.count(), marks(page)
    form.locator("[name=words]").fill("lukashenko")
    by_words = page.locator("#event-rows > tbody:visible").count()
    assert 0 < by_words < every and form.locator("output").inner_text() == f"{by_words} of {every} shown"
    form.locator("[name=actor]").select_option("CHN")
    both = page.locator("#event-rows > tbody:visible").count()
    assert 0 < both <= by_words
    page.wait_for_function(
        "() => document.querySelectorAll('[data-name=timeline] [aria-roledescription=point]').length < 20"
    )
    assert 0 < marks(page) < drawn
    form.locator("[type=reset]").click()
    page.wait_for_function(
        "n => document.querySelectorAll('#event-rows > tbody:not([hidden])').length === n", arg=every
    )
    assert form.locator("output").inner_text() == ""


@pytest.mark.parametrize(("name", "value"), [("from", "2023-12-01"), ("to", "2018-12-31")])
def test_the_period_filters(name: str, value: str, report: Path, open_page: OpenPage) -> None:
    page = open_page(report)
    page.locator(f"form[data-filters=event-rows] [name={name}]").fill(value)
    days = page.locator("#event-rows > tbody:visible").evaluate_all(
        "rows => rows.map(row => [row.dataset.first, row.dataset.last])"
    )
    assert days and all(last >= value if name == "from" else first <= value for first, last in days)
    assert len(days) < page.locator("#event-rows > tbody").count()


def test_the_table_follows_the_zoom(report: Path, open_page: OpenPage) -> None:
    page = open_page(report)
    every = page.locator("#event-rows > tbody").count()
    page.locator("form[data-filters=event-rows] [name=zoom]").check()
    picture = page.locator("[data-name=timeline] svg.marks")
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.9, max(box["y"], 0) + 120)  # the picture is taller than the window
    for _ in range(3):
        page.mouse.wheel(0, -400)
    page.wait_for_function("n => document.querySelectorAll('#event-rows > tbody:not([hidden])').length < n", arg=every)
    assert page.locator("#event-rows > tbody:visible").count() > 0


def test_a_link_leads_to_its_event_even_when_filtered_out(report: Path, open_page: OpenPage) -> None:
    page = open_page(report)
    last = page.locator("#event-rows > tbody").last
    key = last.get_attribute("id")
    page.locator("form[data-filters=event-rows] [name=to]").fill("1990-01-01")
    assert not last.is_visible()
    page.evaluate("key => { location.hash = key; }", key)
    page.wait_for_function("key => document.activeElement.id === key", arg=key)
    assert last.is_visible() and last.locator("details").get_attribute("open") is not None


def test_a_click_on_a_mark_leads_to_its_event(report: Path, open_page: OpenPage) -> None:
    page = open_page(report)
    page.locator("[data-name=timeline] svg.marks [aria-roledescription=point]").first.click()
    page.wait_for_function("() => location.hash.startsWith('#event-') && document.activeElement.tagName === 'TBODY'")


def test_an_article_opens_with_its_words_marked(report: Path, open_page: OpenPage) -> None:
    page = open_page(report)
    row = page.locator("#event-rows > tbody", has_text="2023-12-04").first
    row.locator("button.open").first.focus()
    page.keyboard.press("Enter")
    dialog = page.locator("dialog#article")
    assert dialog.is_visible()
    said = dialog.locator(".said").inner_text()
    assert said in dialog.locator(".text").inner_text() and len(said) < len(dialog.locator(".text").inner_text())
    assert [mark.inner_text() for mark in dialog.locator("mark").all()] == [
        mark.inner_text() for mark in row.locator("td:last-child").locator("mark").all()
    ][: dialog.locator("mark").count()]
    assert {mark.get_attribute("class") for mark in dialog.locator("mark").all()} >= {"actor", "recipient", "act"}
    page.keyboard.press("Escape")
    assert not dialog.is_visible()


def test_a_hostile_article_opens_as_text(hostile: Timeline, tmp_path: Path, open_page: OpenPage) -> None:
    hostile.report(tmp_path / "r.html")
    page = open_page(tmp_path / "r.html")
    page.locator("button.open:visible").first.click()
    assert page.locator("img").count() == 0 and page.title() != "owned"
    assert "<img src=x onerror=" in page.locator("dialog .text").inner_text()
    assert page.locator('dialog a[href^="javascript"]').count() == 0


def test_everything_has_a_name_for_those_who_listen(report: Path, open_page: OpenPage) -> None:
    page = open_page(report)
    assert page.get_by_role("main").count() == 1 and page.get_by_role("heading", level=1).count() == 1
    for control in page.locator("form.filters input, form.filters select").all():
        assert control.get_attribute("aria-label") or control.locator("xpath=ancestor::label").count() == 1
    assert all(page.locator("summary, [role=figure], [role=region]").evaluate_all(
        "nodes => nodes.map(node => node.getAttribute('aria-label') || node.textContent.trim())"
    ))  # fmt: skip


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_width_needs_scrolling_sideways(width: int, report: Path, open_page: OpenPage) -> None:
    page = open_page(report)
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


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


def test_filters_work_where_no_event_has_a_day(tmp_path: Path, open_page: OpenPage) -> None:
    (tmp_path / "a.txt").write_text("France imposed sanctions on Iran. Japan promised Ukraine aid.", "utf8")
    db = Timeline(tmp_path / "x.duckdb")
    db.add(tmp_path / "a.txt")
    db.report(tmp_path / "r.html")
    page = open_page(tmp_path / "r.html")
    assert page.locator("#event-rows > tbody").count() == 2
    page.locator("form[data-filters=event-rows] [name=words]").fill("Japan")
    assert page.locator("#event-rows > tbody:visible").count() == 1


FITS = """name => {
    const frame = document.querySelector(`[data-name=${name}]`).parentElement;
    return frame.scrollWidth <= frame.clientWidth;
}"""
"""Whether a chart is whole in its frame: once it has been drawn anew for the width of the screen."""


@pytest.mark.parametrize("width", [320, 390, 640])
def test_a_phone_shows_each_chart_whole(width: int, report: Path, open_page: OpenPage) -> None:
    page = open_page(report)
    names = page.locator("[data-name=timeline] svg.marks text:text-matches(' – ')").count()
    drawn, labels = marks(page), page.locator("[data-name=timeline] svg.marks .role-mark text").count()
    page.set_viewport_size({"width": width, "height": 844})
    page.wait_for_function("document.querySelectorAll('.fits').length === document.querySelectorAll('.wide').length")
    names_of_charts = page.eval_on_selector_all(".chart", "charts => charts.map((one) => one.dataset.name)")
    assert {"timeline", "network", "countries", "trade_values", "claim_check"} <= set(names_of_charts)
    for name in names_of_charts:
        page.wait_for_selector(f".fits [data-name={name}] svg.marks")
        page.wait_for_function(FITS, arg=name)
    assert marks(page) == drawn
    assert 0 < names <= page.locator("[data-name=timeline] svg.marks .role-mark text").count() < labels
    page.locator("[data-name=timeline] svg.marks [aria-roledescription=point]").first.click()
    page.wait_for_function("location.hash.startsWith('#event-')")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.wait_for_selector(".wide:not(.fits) [data-name=events_by_month] svg.marks")
    page.wait_for_function("!document.querySelector('.fits')")
    assert page.locator("[data-name=timeline] svg.marks .role-mark text").count() == labels


def test_filters_work_on_the_narrow_timeline(report: Path, open_page: OpenPage) -> None:
    page = open_page(report)
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_selector(".fits [data-name=events_by_month] svg.marks")
    before = marks(page)
    page.locator("form[data-filters=event-rows] select[name=actor]").select_option("BLR")
    page.wait_for_function(
        'before => document.querySelectorAll("[data-name=timeline] svg.marks [aria-roledescription=point]").length < before / 2',
        arg=before,
    )
    assert marks(page) > 0
