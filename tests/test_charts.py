"""Charts: what they need is what their query gives; nothing overlaps; empty, huge and hostile rows are stood."""

import re
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts import lanes, theme
from tests.sample_rows import HOSTILE, HOSTILE_URL, NAMES, sample
from timeline.pages.export import specification
from timeline.sql import queries

ROOT = Path(__file__).resolve().parent.parent
PARTS = {"__init__", "theme", "lanes", "balance", "sides", "marks"}
"""Modules that charts share; every other one is a chart."""


def charts() -> list[str]:
    return sorted(path.stem for path in (ROOT / "charts").glob("*.py") if path.stem not in PARTS)


def module(name: str) -> ModuleType:
    return import_module(f"charts.{name}")


def columns(name: str) -> set[str]:
    """The columns that a chart's docstring says it needs."""
    told = re.search(r"Columns: ([^(]*)\(", " ".join((module(name).__doc__ or "").split()))
    assert told, f"charts/{name}.py does not say which columns it needs"
    return {column.strip(" `;") for column in told[1].split(",")}


def test_every_chart_is_tried() -> None:
    assert charts() == NAMES


@pytest.mark.parametrize("name", charts())
def test_a_chart_needs_what_its_query_gives(name: str) -> None:
    given_columns = {column.name for column in queries()[name].columns}
    assert columns(name) <= given_columns


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("number", [0, 1, 40])
@pytest.mark.parametrize("dark", [False, True])
def test_a_chart_draws_any_number_of_rows(name: str, number: int, dark: bool) -> None:
    spec = specification(module(name).chart(sample(name, number), title="", dark=dark))
    assert spec["title"]["text"]
    assert spec["config"]["background"] == theme.config(dark)["background"]


@pytest.mark.parametrize("name", NAMES)
def test_rows_without_any_day_are_told_of(name: str) -> None:
    rows = sample(name, 9).slice(8)  # the sample's ninth row has no day
    spec = specification(module(name).chart(rows))
    assert spec["title"]["text"]


@pytest.mark.parametrize("name", NAMES)
def test_no_text_reaches_an_expression_or_a_field_name(name: str) -> None:
    spec = specification(module(name).chart(sample(name, 40, HOSTILE, HOSTILE_URL), title=HOSTILE))

    def walk(node: object, inside: str) -> None:
        if isinstance(node, dict):
            for key, value in node.items():
                if key not in {"values", "datasets", "title", "description", "domain", "range", "sort"}:
                    walk(value, str(key))
        elif isinstance(node, list):
            for value in node:
                walk(value, inside)
        elif isinstance(node, str):
            assert "onerror" not in node and "7*7" not in node, inside

    walk(spec, "")


def test_hostile_links_are_left_out() -> None:
    for name in ("timeline", "trade_ranks", "trade_values"):
        spec = specification(module(name).chart(sample(name, 30, HOSTILE, HOSTILE_URL)))
        assert "javascript:" not in str(spec)


def test_a_huge_timeline_stays_small() -> None:
    spec = specification(module("timeline").chart(sample("timeline", 5_000)))
    drawn = sum(len(layer["data"]["values"]) for layer in spec["layer"] if "tooltip" in layer["encoding"])
    assert 0 < drawn <= 2_000
    assert spec["height"] < 2_000
    assert "Not shown of 5,000 events" in " ".join(spec["title"]["subtitle"])


MARKS = st.lists(
    st.builds(
        lambda start, length, label, weight: lanes.Mark(start, start + length, label, weight),
        st.floats(0, 880), st.floats(2, 200), st.text(max_size=20), st.floats(0, 9),
    ),
    min_size=1, max_size=40,
)  # fmt: skip


@given(MARKS, st.integers(1, 8))
def test_labels_lie_neither_on_labels_nor_on_marks(marks: list[lanes.Mark], rows: int) -> None:
    places = lanes.pack(marks, rows=rows, width=900)
    assert len(places) == len(marks) and all(0 <= place.row < rows for place in places)
    for i, (mark, place) in enumerate(zip(marks, places, strict=True)):
        if not place.side or place.side == "inside":
            continue
        for j, (other, there) in enumerate(zip(marks, places, strict=True)):
            if i == j or there.row != place.row:
                continue
            assert place.label_end <= other.start or place.label_start >= other.end, (mark, other)
            if there.side:
                assert place.label_end <= there.label_start or place.label_start >= there.label_end


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("one two three", 20, "one two three"),
        ("one two three", 9, "one two…"),
        ("x" * 30, 10, "x" * 9 + "…"),
        ("", 5, ""),
    ],
)
def test_shorten(text: str, length: int, short: str) -> None:
    assert theme.shorten(text, length) == short


@pytest.mark.parametrize(
    ("url", "kept"),
    [("https://a.example/x", True), ("http://a.example", True), ("javascript:alert(1)", False), (" JavaScript:alert(1)", False),
     ("data:text/html,x", False), ("", False), (None, False), ("java\nscript:alert(1)", False), ("/relative", False)],
)  # fmt: skip
def test_safe_url(url: str | None, kept: bool) -> None:
    assert (theme.safe_url(url) is not None) == kept


@given(st.text())
def test_clean_text_is_one_line_that_encodes(text: str) -> None:
    shown = theme.clean(text)
    shown.encode("utf8")
    assert "\n" not in shown and "\u202e" not in shown
