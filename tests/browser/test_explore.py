"""Exploring the report: brush, pages of rows, light and dark, verdicts, the keyboard, paper; axe-core finds nothing serious."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from timeline.notebook import Timeline
from timeline.pages.report import MOST_EVENTS

if TYPE_CHECKING:
    from playwright.sync_api import Page

OpenPage = Callable[..., "Page"]
NATIONS = (
    "France",
    "Germany",
    "Japan",
    "India",
    "Brazil",
    "Kenya",
    "Egypt",
    "Iran",
    "Poland",
    "Spain",
    "Italy",
    "Mexico",
)


@pytest.fixture(scope="module")
def report(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("explore") / "r.html"
    Timeline(demo).report(path)
    return path


@pytest.fixture(scope="module")
def long_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More events than a report takes along."""
    folder = tmp_path_factory.mktemp("long")
    pairs = [(one, other) for one in NATIONS for other in NATIONS if one != other]
    records = [
        {
            "text": f"{one} imposed sanctions on {other} on March {day}, 2021.",
            "title": "Wire",
            "published": "2021-04-02",
        }
        for day in range(1, 10)
        for one, other in pairs
    ]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, records)), "utf8")
    db = Timeline(folder / "x.duckdb")
    db.add(folder / "a.jsonl")
    db.report(folder / "r.html")
    return folder / "r.html"


def listed(page: "Page", table: str = "event-rows") -> int:
    return page.locator(f"#{table} > tbody:visible").count()


def brush(page: "Page", first: float, last: float) -> None:
    """Drag over the bars by month, from one part of their width to another."""
    picture = page.locator("[data-name=events_by_month] svg.marks")
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * first, box["y"] + 120)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * last, box["y"] + 130, steps=5)
    page.mouse.up()


def test_the_brush_sets_the_days_of_rows_and_timeline(report: Path, open_page: OpenPage) -> None:
    page = open_page(report)
    form, every = page.locator("form[data-filters=event-rows]"), listed(page)
    axis = "[...document.querySelectorAll('[data-name=timeline] svg.marks .role-axis-label text')].map(text => text.textContent).sort().join()"
    before = page.evaluate(axis)
    brush(page, 0.3, 0.6)
    page.wait_for_function("n => document.querySelectorAll('#event-rows > tbody:not([hidden])').length < n", arg=every)
    first, last = (form.locator(f"[name={name}]").input_value() for name in ("from", "to"))
    assert "2015" < first < last < "2025"
    page.wait_for_function(f"before => {axis} !== before", arg=before)
    days = page.locator("#event-rows > tbody:visible").evaluate_all(
        "rows => rows.map(row => [row.dataset.first, row.dataset.last])"
    )
    assert days and all(day[0] <= last and day[1] >= first for day in days)
    form.locator("[type=reset]").click()
    page.wait_for_function(
        "n => document.querySelectorAll('#event-rows > tbody:not([hidden])').length === n", arg=every
    )
    assert form.locator("[name=from]").input_value() == ""
    page.wait_for_function(f"before => {axis} === before", arg=before)


def test_rows_come_in_pages(long_report: Path, open_page: OpenPage) -> None:
    page = open_page(long_report)
    every = page.locator("#event-rows > tbody").count()
    assert every == MOST_EVENTS and listed(page) == 200
    more, told = page.locator("#event-rows ~ button.more"), page.locator("form[data-filters=event-rows] output")
    assert told.inner_text() == "1,000 of 1,000 shown, the first 200 listed"
    more.click()
    assert listed(page) == 400 and told.inner_text().endswith("the first 400 listed")
    page.locator("form[data-filters=event-rows] [name=actor]").select_option("KEN")
    assert 100 < listed(page) <= 200 and not more.is_visible()


def test_a_report_is_bounded_and_says_so(long_report: Path, open_page: OpenPage) -> None:
    assert long_report.stat().st_size < 8_000_000
    page = open_page(long_report)
    (told,) = re.findall(r"Here are the 1,000 of ([\d,]+) events", page.locator("section").first.inner_text())
    assert int(told.replace(",", "")) > MOST_EVENTS


def test_filters_answer_at_once(long_report: Path, open_page: OpenPage) -> None:
    """The best of some tries, rows laid out and all, so that a busy machine does not count."""
    page = open_page(long_report)
    took = page.evaluate("""() => {
        const words = document.querySelector('form[data-filters=event-rows] [name=words]');
        return Math.min(...['kenya', 'japan march', 'sanctions', ''].map((typed) => {
            const start = performance.now();
            words.value = typed;
            words.form.dispatchEvent(new Event('input'));
            document.body.getBoundingClientRect();
            return performance.now() - start;
        }));
    }""")
    assert took < 200


def test_a_link_leads_to_an_event_on_a_later_page(long_report: Path, open_page: OpenPage) -> None:
    page = open_page(long_report)
    last = page.locator("#event-rows > tbody").last
    assert not last.is_visible()
    page.evaluate("key => { location.hash = key; }", last.get_attribute("id"))
    page.wait_for_function("() => document.activeElement.tagName === 'TBODY'")
    assert last.is_visible()


@pytest.mark.parametrize("form", ["#event-{}", "#event={}", "#event={:.8}"])
def test_an_address_names_its_event(form: str, report: Path, open_page: OpenPage) -> None:
    page = open_page(report)
    row = page.locator("#event-rows > tbody").nth(7)
    key = str(row.get_attribute("id"))
    page.evaluate("hash => { location.hash = hash; }", form.format(key.removeprefix("event-")))
    page.wait_for_function("key => document.activeElement.id === key", arg=key)


@pytest.mark.parametrize(
    "address", ["#event=", "#event=zz", "#event-0%22]", "#claim=%", "#network", "#event=ffffffffffffffffffff"]
)
def test_an_address_that_names_nothing_is_harmless(address: str, report: Path, open_page: OpenPage) -> None:
    page = open_page(report)
    page.evaluate("hash => { location.hash = hash; }", address)
    assert page.evaluate("document.activeElement.tagName") == "BODY"


def test_light_and_dark_by_a_button(report: Path, open_page: OpenPage) -> None:
    page = open_page(report)
    paper = "getComputedStyle(document.body).backgroundColor"
    ground = "document.querySelector('[data-name=timeline] svg.marks text').getAttribute('fill')"
    light, button = (page.evaluate(paper), page.evaluate(ground)), page.locator("#theme")
    assert button.inner_text() == "Dark"
    button.click()
    page.wait_for_function(f"fill => {ground} !== fill", arg=light[1])
    assert page.evaluate(paper) != light[0] and button.inner_text() == "Light"
    button.click()
    page.wait_for_function(f"fill => {ground} === fill", arg=light[1])
    assert page.evaluate(paper) == light[0]


@pytest.mark.parametrize(
    "name", ["timeline", "events_by_month", "network", "countries", "trade_values", "claim_check", "official_balance"]
)
def test_every_panel_is_drawn_and_told_of(name: str, report: Path, open_page: OpenPage) -> None:
    page = open_page(report)
    assert page.locator(f"[data-name={name}] svg.marks path").count() > 5
    assert any(sign.isdigit() for sign in page.locator(f"[data-name={name}]").get_attribute("aria-label") or "")
    assert page.locator(f"nav a[href='#{name}']").count() == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [("verdict", "supported"), ("publisher", "Northern Wire"), ("modality", "actual"), ("flow", "import")],
)
def test_claims_are_filtered(name: str, value: str, report: Path, open_page: OpenPage) -> None:
    page = open_page(report)
    every = listed(page, "claim-rows")
    page.locator(f"form[data-filters=claim-rows] [name={name}]").select_option(value)
    left = page.locator("#claim-rows > tbody:visible").evaluate_all(
        "(rows, name) => rows.map(row => row.dataset[name])", name
    )
    assert 0 < len(left) < every and set(left) == {value}


def test_the_period_filters_claims(report: Path, open_page: OpenPage) -> None:
    page = open_page(report)
    page.locator("form[data-filters=claim-rows] [name=to]").fill("2021-12-31")
    periods = page.locator("#claim-rows > tbody:visible td.period").all_inner_texts()
    assert periods and all(period[:4] <= "2021" for period in periods)


def test_a_supported_claim_shows_its_official_figure(report: Path, open_page: OpenPage) -> None:
    page = open_page(report)
    page.locator("form[data-filters=claim-rows] [name=verdict]").select_option("supported")
    assert "UN Comtrade" in page.locator("#claim-rows > tbody:visible td.verdict").first.inner_text()


def test_by_keyboard_alone(report: Path, open_page: OpenPage) -> None:
    """To the filters, into a choice, to a row's article and back out."""
    page = open_page(report)
    reached = ""
    for _ in range(80):
        page.keyboard.press("Tab")
        reached = str(page.evaluate("document.activeElement.name || ''"))
        if reached == "words":
            break
    assert reached == "words"
    page.keyboard.type("lukashenko")
    assert 0 < listed(page) < page.locator("#event-rows > tbody").count()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('open')"):
            break
    page.keyboard.press("Enter")
    assert page.locator("dialog#article").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("dialog#article").is_visible()
    assert page.evaluate("document.activeElement.classList.contains('open')")


def test_paper_shows_no_controls_and_whole_charts(report: Path, open_page: OpenPage) -> None:
    page = open_page(report)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 720, "height": 1000})
    assert page.locator("form:visible, nav:visible, button:visible, summary:visible").count() == 0
    assert page.locator("#event-rows > tbody:visible").count() > 10
    assert page.locator(".chart svg.marks").evaluate_all(
        "charts => charts.every(chart => chart.getBoundingClientRect().right <= innerWidth)"
    )


def faults(page: "Page") -> list[tuple[Any, ...]]:
    """What axe-core finds that is serious or worse."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found if one["impact"] in {"serious", "critical"}]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_axe_finds_nothing_serious(width: int, dark: bool, report: Path, open_page: OpenPage) -> None:
    page = open_page(report, dark=dark)
    page.set_viewport_size({"width": width, "height": 900})
    assert faults(page) == []


def test_axe_finds_nothing_serious_in_an_open_article(report: Path, open_page: OpenPage) -> None:
    page = open_page(report)
    page.locator("button.open:visible").first.click()
    assert faults(page) == []


def test_axe_would_find_a_fault(report: Path, open_page: OpenPage) -> None:
    page = open_page(report)
    page.evaluate("document.querySelector('form.filters input').removeAttribute('aria-label')")
    page.evaluate("document.querySelector('form.filters input').removeAttribute('placeholder')")
    assert "label" in [name for name, _ in faults(page)]
