"""Every chart as a page in a real browser: it stands, fetches nothing, says nothing, and hostile text stays text."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from tests.sample_rows import HOSTILE, HOSTILE_URL, NAMES, sample
from timeline.pages.drawing import Drawing, chart_module
from timeline.pages.export import save

if TYPE_CHECKING:
    from playwright.sync_api import Page

OpenPage = Callable[..., "Page"]
TIMEZONES = ("Pacific/Pago_Pago", "UTC", "Pacific/Kiritimati")


def write(folder: Path, name: str, number: int, **kwargs: str) -> Path:
    path = folder / f"{name}.html"
    save(chart_module(name).chart(sample(name, number, **kwargs), title=kwargs.get("text", "")), path)
    return path


@pytest.mark.parametrize("number", [0, 1, 60])
@pytest.mark.parametrize("name", NAMES)
def test_every_chart_stands(name: str, number: int, tmp_path: Path, open_page: OpenPage) -> None:
    page = open_page(write(tmp_path, name, number))
    assert page.locator(".chart svg.marks").count() == 1
    assert page.locator(".chart svg.marks text").count() > 0


@pytest.mark.parametrize("name", NAMES)
def test_hostile_text_stays_text(name: str, tmp_path: Path, open_page: OpenPage) -> None:
    page = open_page(write(tmp_path, name, 40, text=HOSTILE, url=HOSTILE_URL))
    assert page.locator("img").count() == 0
    assert page.title() != "owned" and "49" not in page.title()
    assert page.locator('a[href^="javascript"]').count() == 0
    assert "{{7*7}}" in page.title()


def test_a_tooltip_shows_markup_as_text(tmp_path: Path, open_page: OpenPage) -> None:
    page = open_page(write(tmp_path, "timeline", 1, text=HOSTILE))
    page.locator(".mark-symbol path[aria-roledescription=point], .mark-rect path").last.hover(force=True)
    page.wait_for_selector("#vg-tooltip-element.visible", timeout=10_000)
    assert page.locator("#vg-tooltip-element img").count() == 0
    assert "<img" in page.locator("#vg-tooltip-element").inner_text()


@pytest.mark.parametrize(
    "name", ["timeline", "events_by_month", "events_by_day", "cooperation_score", "coverage", "trade_ranks"]
)
def test_days_are_the_same_everywhere_on_earth(name: str, tmp_path: Path, open_page: OpenPage) -> None:
    path = write(tmp_path, name, 30)
    seen = []
    for timezone in TIMEZONES:
        page = open_page(path, timezone)
        labels = (
            page.locator(".chart svg.marks text").all_inner_texts()
            or page.locator(".chart svg.marks text").all_text_contents()
        )
        told = page.locator(".chart svg.marks [aria-label]").evaluate_all(
            "marks => marks.map(mark => mark.getAttribute('aria-label'))"
        )
        places = page.locator(".chart svg.marks path").evaluate_all(
            "marks => marks.map(mark => mark.getAttribute('transform') + mark.getAttribute('d'))"
        )
        seen.append((labels, told, places))
    assert seen[0] == seen[1] == seen[2]


def test_a_notebook_frame_holds_hostile_text(tmp_path: Path, open_page: OpenPage) -> None:
    drawing = Drawing(chart_module("timeline").chart(sample("timeline", 12, HOSTILE, HOSTILE_URL), title=HOSTILE))
    path = tmp_path / "cell.html"
    path.write_text(
        f'<!doctype html><html data-ready="yes"><meta charset="utf-8"><link rel="icon" href="data:,">{drawing._repr_html_()}',
        "utf8",
    )
    page = open_page(path)
    page.frame_locator("iframe").locator("svg.marks").wait_for(timeout=60_000)
    assert page.title() == "" and page.locator("img").count() == 0
    assert page.frame_locator("iframe").locator("img").count() == 0


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_frame_shows_the_whole_chart(name: str, tmp_path: Path, open_page: OpenPage) -> None:
    drawing = Drawing(
        chart_module(name).chart(sample(name, 60)),
        "Source: 18 articles by Northern Wire, read by diplomatic-timeline 0.1.0.",
    )
    path = tmp_path / "cell.html"
    path.write_text(
        f'<!doctype html><html data-ready="yes"><meta charset="utf-8"><link rel="icon" href="data:,">{drawing._repr_html_()}',
        "utf8",
    )
    page = open_page(path)
    inside = page.frame_locator("iframe")
    inside.locator("html[data-ready=yes]").wait_for(timeout=60_000)
    assert inside.locator("footer").evaluate("node => node.getBoundingClientRect().bottom <= window.innerHeight")


def test_pointing_at_an_actor_leaves_only_its_own_ties(tmp_path: Path, open_page: OpenPage) -> None:
    page = open_page(write(tmp_path, "network", 60))
    lines = page.locator(".chart svg.marks [aria-roledescription='line mark']")

    def clear() -> int:
        return int(lines.evaluate_all("marks => marks.filter(mark => +mark.getAttribute('opacity') > 0.5).length"))

    assert clear() == lines.count() > 40
    last = page.locator(".chart svg.marks [aria-roledescription=circle]").last
    last.hover()
    page.wait_for_function(
        "() => [...document.querySelectorAll('.chart [aria-roledescription=\"line mark\"]')].some(mark => +mark.getAttribute('opacity') < 0.5)"
    )
    name = str(last.get_attribute("aria-label")).split(":")[0]
    own = lines.evaluate_all(
        "(marks, name) => marks.filter(mark => mark.getAttribute('aria-label').includes(name)).length", name
    )
    assert 0 < clear() == own < lines.count()


def test_the_map_is_drawn_and_tells_of_a_country(tmp_path: Path, open_page: OpenPage) -> None:
    page = open_page(write(tmp_path, "countries", 14, text="Land of"))
    assert page.locator(".chart svg.marks path").count() > 170
    china = page.locator(".chart svg.marks [aria-roledescription=geoshape][aria-label^='Land of CHN']")
    china.hover()
    page.wait_for_selector("#vg-tooltip-element.visible", timeout=10_000)
    assert "82 events" in page.locator("#vg-tooltip-element").inner_text()
    assert page.locator(".chart svg.marks [aria-roledescription=circle][aria-label^='Land of SGP']").count() == 1


def test_a_page_says_what_it_rests_on(tmp_path: Path, open_page: OpenPage) -> None:
    path = tmp_path / "actors.html"
    save(chart_module("actors").chart(sample("actors", 5)), path, f"Source: {HOSTILE}")
    page = open_page(path)
    assert "<img src=x" in page.get_by_role("contentinfo").inner_text() and page.locator("img").count() == 0


@pytest.mark.parametrize("name", ["timeline", "actors"])
def test_everything_has_a_name_for_those_who_listen(name: str, tmp_path: Path, open_page: OpenPage) -> None:
    page = open_page(write(tmp_path, name, 20))
    assert page.get_by_role("main").count() == 1 and page.get_by_role("heading", level=1).count() == 1
    assert page.get_by_role("figure").get_attribute("aria-label")
    assert page.locator("summary").get_attribute("aria-label")


def saved(page: "Page", ending: str, path: Path) -> Path:
    """The picture that the menu of the first chart gives."""
    link = page.locator(f".chart .vega-actions a[download$='.{ending}']").first
    link.dispatch_event("mousedown")  # at this the menu makes the picture; the click takes what is there
    page.wait_for_function("link => /^(data|blob):/.test(link.href)", arg=link.element_handle())
    with page.expect_download() as given:
        link.evaluate("link => link.click()")
    given.value.save_as(path)
    return path


@pytest.mark.parametrize(
    "source", [f"Source: 5 articles by Northern Wire and {HOSTILE}.", "Source: " + "a long name, " * 40]
)
@pytest.mark.parametrize("dark", [False, True])
def test_a_saved_picture_says_what_it_rests_on(tmp_path: Path, open_page: OpenPage, source: str, dark: bool) -> None:
    path = tmp_path / "actors.html"
    save(chart_module("actors").chart(sample("actors", 5), dark=dark), path, source)
    page = open_page(path, dark=dark)
    before = page.locator(".chart svg.marks").bounding_box()
    assert before is not None
    root = ElementTree.parse(saved(page, "svg", tmp_path / "a.svg")).getroot()
    told = [text.text or "" for text in root.findall("{http://www.w3.org/2000/svg}text")]
    assert " ".join(told).split() == source.split()
    assert float(root.attrib["height"]) >= before["height"] + 13 * len(told)
    assert len(told) == 1 or max(map(len, told)) < 250
    picture = saved(page, "png", tmp_path / "a.png").read_bytes()
    width, height = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
    assert (width, height) == pytest.approx((2 * before["width"], 2 * float(root.attrib["height"])), abs=4)


def test_a_picture_without_a_source_is_saved_as_it_is(tmp_path: Path, open_page: OpenPage) -> None:
    page = open_page(write(tmp_path, "actors", 5))
    root = ElementTree.parse(saved(page, "svg", tmp_path / "a.svg")).getroot()
    assert root.findall("{http://www.w3.org/2000/svg}text") == []
