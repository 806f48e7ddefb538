"""Charts as files: what a picture rests on stands below it, in every format; what is spoken of it is in words."""

import datetime as dt
import html
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyarrow as pa
import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st

from charts import theme
from tests.sample_rows import HOSTILE, NAMES, sample
from timeline.notebook import Timeline
from timeline.pages.bundle import vega_lite_version
from timeline.pages.drawing import Drawing, chart_module
from timeline.pages.export import FORMATS, captioned, specification
from timeline.pages.source import source_line

SOURCE = "Source: 18 articles by Northern Wire, read by diplomatic-timeline 0.1.0."
ROW = {
    "articles": 18, "publishers": 5, "most": ["Northern Wire", "Eastern Desk", "Gazette"], "first_day": dt.date(2018, 3, 26),
    "last_day": dt.date(2024, 10, 30), "coders": ["0.1.0"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "told"),
    [({}, "Source: 18 articles by Northern Wire, Eastern Desk, Gazette and 2 others, published 2018-03-26 to 2024-10-30, read by diplomatic-"),
     ({"publishers": 3}, "Source: 18 articles by Northern Wire, Eastern Desk and Gazette, published"),
     ({"publishers": 4}, "Gazette and 1 other, published"),
     ({"publishers": 1, "most": ["Gazette"], "articles": 1, "last_day": dt.date(2018, 3, 26)},
      "Source: 1 article by Gazette, published 2018-03-26, read"),
     ({"publishers": 0, "most": []}, "Source: 18 articles, published"),
     ({"first_day": None, "last_day": None}, "Gazette and 2 others, none with a date of publication, read"),
     ({"coders": ["0.1.0", "0.2.0"]}, "read by diplomatic-timeline 0.1.0, 0.2.0."),
     ({"articles": 0}, "Source: no articles."),
     ({"most": ["a\u202eb\nc" + "x" * 80], "publishers": 1}, "by ab c" + "x" * 35 + "…, published")],
)  # fmt: skip
def test_what_a_picture_rests_on(changes: dict[str, Any], told: str) -> None:
    assert told in source_line(ROW | changes)


@pytest.mark.parametrize(
    ("given_params", "told"),
    [({}, "Query: network."), ({"actor": "BLR", "top": "5"}, "Query: network (actor = BLR, top = 5)."),
     ({"actor": "B\n" * 90}, "Query: network (actor = B B")],
)  # fmt: skip
def test_what_was_asked(given_params: dict[str, str], told: str) -> None:
    line = source_line(ROW, "network", given_params)
    assert told in line and "\n" not in line and len(line) < 300


@given(
    st.lists(st.text(max_size=200), max_size=3), st.dictionaries(st.text(max_size=9), st.text(max_size=300), max_size=3)
)
def test_a_source_is_one_line_whatever_the_publishers(publishers: list[str], given_params: dict[str, str]) -> None:
    line = source_line(ROW | {"most": publishers, "publishers": len(publishers)}, "network", given_params)
    assert "\u202e" not in line and line.encode("utf8")


def drawn(spec: dict[str, Any]) -> str:
    picture: str = vl_convert.vegalite_to_svg(spec, vl_version=vega_lite_version())
    return picture


def texts(picture: str) -> str:
    return " ".join(html.unescape(text) for text in re.findall(r">([^<>]+)</t(?:ext|span)>", picture))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("number", [0, 20])
def test_a_picture_says_what_it_rests_on(name: str, number: int, tmp_path: Path) -> None:
    chart = chart_module(name).chart(sample(name, number))
    Drawing(chart, SOURCE).save(tmp_path / "with.svg")
    picture = (tmp_path / "with.svg").read_text("utf8")
    assert SOURCE in texts(picture)
    told = ElementTree.fromstring(picture).findtext("{http://www.w3.org/2000/svg}desc") or ""
    assert SOURCE in told and theme.clean(specification(chart)["title"]["text"]) in told


@pytest.mark.parametrize("name", ["timeline", "events_by_day", "trade_values", "network"])
def test_the_source_changes_nothing_else(name: str) -> None:
    chart = chart_module(name).chart(sample(name, 20))
    marks = [
        re.findall(r'aria-label="[^"]*" role="graphics-symbol"[^>]* d="[^"]*"', drawn(spec))
        for spec in (specification(chart), captioned(specification(chart, SOURCE)))
    ]
    assert marks[0] and marks[0] == marks[1]


@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_every_format_is_written(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"c{ending}"
    Drawing(chart_module("countries").chart(sample("countries", 12)), SOURCE).save(path)
    content = path.read_bytes()
    begins = {".html": b"<!doctype html>", ".png": b"\x89PNG", ".svg": b"<svg", ".pdf": b"%PDF", ".json": b"{"}
    assert content.startswith(begins[ending])
    if ending == ".json":
        assert json.loads(content)["usermeta"]["source"] == f"{SOURCE} Map: Natural Earth, public domain."
    if ending == ".html":
        assert f'<footer class="soft">{SOURCE} Map: Natural Earth, public domain.</footer>'.encode() in content


def test_a_hostile_publisher_stays_text(tmp_path: Path) -> None:
    source = source_line(ROW | {"most": [HOSTILE], "publishers": 1})
    drawing = Drawing(chart_module("actors").chart(sample("actors", 3)), source)
    for ending in (".html", ".svg", ".json"):
        drawing.save(tmp_path / f"c{ending}")
        assert "<img src=x" not in (tmp_path / f"c{ending}").read_text("utf8")
    ElementTree.parse(tmp_path / "c.svg")


def test_a_chart_of_a_database_names_its_articles_and_question(demo: Path, tmp_path: Path) -> None:
    db = Timeline(demo)
    db.save_chart("network", tmp_path / "n.json", actor=["BLR", "CHN"], top=5)
    told = json.loads((tmp_path / "n.json").read_text("utf8"))["usermeta"]["source"]
    assert told.startswith("Source: 18 articles by ") and told.endswith("Query: network (actor = BLR,CHN, top = 5).")
    db.report(tmp_path / "r.html")
    assert '<footer class="soft">Source: 18 articles by ' in (tmp_path / "r.html").read_text("utf8")


@pytest.mark.parametrize("name", NAMES)
def test_marks_are_spoken_of_in_words(name: str) -> None:
    """Where a chart says nothing, Vega names columns that no reader knows, and days by the clock of the machine."""
    picture = drawn(specification(chart_module(name).chart(sample(name, 30))))
    spoken = [html.unescape(label) for label in re.findall(r'aria-label="([^"]*)" role="graphics-symbol"', picture)]
    assert spoken
    assert not [label for label in spoken if re.search(r"; [a-z_ ]+: ", label)]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_spoken_of_a_chart_holds_its_numbers(name: str) -> None:
    description = specification(chart_module(name).chart(sample(name, 20)))["description"]
    assert re.search(r"\d", description) and description.endswith((".", "…")) and ".." not in description


def test_nothing_is_left_of_a_picture_without_a_source() -> None:
    spec = specification(chart_module("actors").chart(pa.Table.from_pylist(sample("actors", 3).to_pylist())))
    assert captioned(spec) is spec and "usermeta" not in spec
