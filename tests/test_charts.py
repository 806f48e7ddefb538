"""Charts: what they need is what their query gives; nothing overlaps; empty, huge and hostile rows are stood."""

import datetime as dt
import re
from hashlib import sha256
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pyarrow as pa
import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st

from charts import lanes, periods, theme
from tests.sample_rows import HOSTILE, HOSTILE_URL, NAMES, sample
from timeline.pages.bundle import vega_lite_version
from timeline.pages.export import save, specification
from timeline.sql import queries

ROOT = Path(__file__).resolve().parent.parent
PARTS = {"__init__", "theme", "axes", "lanes", "balance", "sides", "marks", "periods", "circle", "land"}
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
    spec = specification(module(name).chart(sample(name, number), title="", dark=dark), validate=True)
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
    for name in ("timeline", "trade_ranks", "trade_values", "claim_check", "official_balance"):
        spec = specification(module(name).chart(sample(name, 30, HOSTILE, HOSTILE_URL)))
        assert "javascript:" not in str(spec)


def test_a_huge_timeline_stays_small() -> None:
    spec = specification(module("timeline").chart(sample("timeline", 5_000)))
    drawn = sum(len(layer["data"]["values"]) for layer in spec["layer"] if "tooltip" in layer["encoding"])
    assert 0 < drawn <= 2_000
    assert spec["height"] < 2_000
    assert "Not shown of 5,000 events" in " ".join(spec["title"]["subtitle"])


def test_of_too_many_events_the_shown_ones_are_spread_over_all_days() -> None:
    rows = [row | {"mentions": 1, "id": sha256(str(row["id"]).encode()).hexdigest()[:20], "actors": ["BLR"], "recipients": ["CHN"]}
            for row in sample("timeline", 6_000).to_pylist()]  # fmt: skip
    layers = specification(module("timeline").chart(pa.Table.from_pylist(rows)))["layer"]
    days = sorted(
        value["first"] for layer in layers if "tooltip" in layer["encoding"] for value in layer["data"]["values"]
    )
    every = sorted(str(row["first_day"]) for row in rows if row["first_day"])
    assert abs(len([day for day in days if day < every[len(every) // 2]]) / len(days) - 0.5) < 0.1


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


def drawn(name: str, rows: pa.Table) -> str:
    svg: str = vl_convert.vegalite_to_svg(specification(module(name).chart(rows)), vl_version=vega_lite_version())
    return svg


@pytest.mark.parametrize(
    ("name", "number", "mark", "least"),
    [
        ("timeline", 30, "point", 10), ("cooperation_score", 8, "point", 8), ("cooperation_score", 8, "rect mark", 8),
        ("events_by_month", 30, "rect mark", 10), ("coverage", 30, "rect mark", 20), ("events_by_type", 6, "bar", 6),
        ("actors", 10, "point", 20), ("events_by_day", 27, "rect mark", 24), ("trade_ranks", 20, "point", 8),
        ("trade_values", 20, "bar", 20),
        ("claim_check", 20, "point", 8), ("official_ranks", 24, "point", 20), ("partner_shares", 20, "bar", 14),
        ("mirror_gap", 20, "point", 40),
        ("official_balance", 24, "point", 16),
    ],
)  # fmt: skip
def test_every_row_is_drawn(name: str, number: int, mark: str, least: int) -> None:
    assert drawn(name, sample(name, number)).count(f'aria-roledescription="{mark}"') >= least


def test_figures_are_written_as_people_write_them() -> None:
    rows = sample("trade_values", 12).to_pylist()
    for place, row in enumerate(rows):
        row["value"] = 4.219e11 * (1 - place % 2 * 2)
    texts = re.findall(r">([^<>]*)</text>", drawn("trade_values", pa.Table.from_pylist(rows)))
    assert "421.9 bn" in texts and "billion USD" in texts
    assert not [text for text in texts if "e+" in text or "e-" in text]


@pytest.mark.parametrize(
    ("first", "last", "step"),
    [("2020-01-01", "2020-01-01", "month"), ("2006-01-01", "2020-12-01", "month"), ("2006-01-01", "2021-01-01", "quarter"),
     ("1900-01-01", "2021-01-01", "year")],
)  # fmt: skip
def test_a_long_span_is_told_in_coarser_steps(first: str, last: str, step: str) -> None:
    assert periods.fitting_step([first, last]) == step
    assert periods.fitting_step([first, last], "year") == "year"


@given(st.dates(), st.sampled_from(list(periods.STEPS)))
def test_a_day_lies_in_its_step(day: dt.date, step: str) -> None:
    span = periods.span(day.isoformat(), step)
    assert span["day"] <= day.isoformat() and span["day"] <= span["middle"] <= span["until"]
    assert day.isoformat() < span["until"] or day.year == 9999
    assert periods.told(span["day"], step) == periods.told(day.isoformat(), step)


def test_one_month_does_not_fill_the_axis() -> None:
    layer = specification(module("events_by_month").chart(sample("events_by_month", 1)))["layer"][0]
    first, last = (int(edge["expr"]) for edge in layer["encoding"]["x"]["scale"]["domain"])
    assert last - first > 360 * 86_400_000


def test_claims_of_one_rank_stand_apart() -> None:
    rows = sample("trade_ranks", 4).to_pylist()
    for row, partner in zip(rows, ("USA", "DEU", "FRA", "IND"), strict=True):
        row.update(partner=partner, rank=2, first_day=dt.date(2022, 1, 1), commodity="")
    spec = specification(module("trade_ranks").chart(pa.Table.from_pylist(rows)))
    places = [value["place"] for value in spec["data"]["values"]]
    assert len(set(places)) == 4 and all(1.5 < place < 2.5 for place in places)


def test_a_picture_says_what_it_shows(tmp_path: Path) -> None:
    save(module("timeline").chart(sample("timeline", 5, HOSTILE), title=HOSTILE), tmp_path / "c.svg")
    root = ElementTree.parse(tmp_path / "c.svg").getroot()
    space = "{http://www.w3.org/2000/svg}"
    assert root.get("role") == "img"
    assert "onerror" in (root.findtext(f"{space}title") or "") and "lane" in (root.findtext(f"{space}desc") or "")
    assert root.find(f".//{space}img") is None and root.find(f".//{space}script") is None


AXIS = re.compile(r'<g class="mark-text role-axis-label".*?</g></g>', re.DOTALL)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("timeline", "network")])
@pytest.mark.parametrize("number", [1, 3, 30])
def test_no_axis_has_the_same_label_twice_running(name: str, number: int) -> None:
    axes = AXIS.findall(drawn(name, sample(name, number)))
    assert axes or name == "countries"  # a map has no axis, the bars below it have one
    for axis in axes:
        labels = [label for label in re.findall(r">([^<>]+)</text>", axis) if label]
        assert all(one != other for one, other in pairwise(labels)), labels


def test_one_event_has_no_halves() -> None:
    row = {"month": dt.date(2023, 4, 1), "publisher": "", "articles": 1, "silent": 0, "events": 1, "facts": 1}
    axes = AXIS.findall(drawn("coverage", pa.Table.from_pylist([row])))
    numbers = [re.findall(r">(\d+)</text>", axis) for axis in axes]
    assert numbers.count(["0", "1"]) == 3


@pytest.mark.parametrize("name", NAMES)
def test_lines_below_the_title_are_as_wide_as_the_plot(name: str) -> None:
    words = "The Sovereign and Independent Federation of the Very Far Away Islands and their Dependencies"
    title = specification(module(name).chart(sample(name, 40, words)))["title"]
    assert title["subtitle"] and max(map(len, title["subtitle"])) <= theme.LINE_LENGTH


def test_a_calendar_says_what_its_shades_are() -> None:
    rows = sample("events_by_day", 27)
    most = max(row["events"] for row in rows.to_pylist())
    legend = re.search(r'role-legend".*', drawn("events_by_day", rows), re.DOTALL)
    assert legend and {"1", str(most), "events"} <= set(re.findall(r">([^<>]+)</text>", legend[0]))
