"""The map: every country of the lexicon has a shape or a place, classes are told rightly, and what has no place is told beside it."""

import csv
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st

from charts import countries, land
from tests.plain_coder import code, readings
from tests.sample_rows import sample
from timeline.pages.bundle import vega_lite_version
from timeline.pages.export import specification
from timeline.run import load
from timeline.store.read import read_query

ROOT = Path(__file__).resolve().parent.parent


def lexicon() -> set[str]:
    lines = (ROOT / "timeline/lexicon/countries.csv").read_text("utf8").splitlines()
    return {row["code"] for row in csv.DictReader(line for line in lines if not line.startswith("#"))}


def test_every_country_has_a_shape_or_a_place() -> None:
    assert land.shaped() | set(land.places()) == lexicon() - {"ATA"}
    assert not land.shaped() & set(land.places())


@pytest.mark.parametrize("disputed", ["TWN", "PSE", "XKX", "ESH"])
def test_those_that_others_claim_have_a_shape(disputed: str) -> None:
    assert disputed in land.shaped()


@pytest.mark.parametrize("small", ["SGP", "MLT", "BHR", "VAT", "MDV", "LIE", "HKG", "MAC", "SUN", "YUG"])
def test_small_and_former_ones_have_a_place(small: str) -> None:
    west_east, south_north = land.places()[small]
    assert -180 <= west_east <= 180 and -90 <= south_north <= 90


def rings(code: str) -> list[list[tuple[float, float]]]:
    """The outer rings of a shape, in degrees."""
    topology = land.topology()
    (width, height), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]

    def points(arc: int) -> list[tuple[float, float]]:
        x = y = 0
        found = []
        for right, up in topology["arcs"][arc if arc >= 0 else ~arc]:
            x, y = x + right, y + up
            found.append((x * width + west, y * height + south))
        return found if arc >= 0 else found[::-1]

    (geometry,) = [shape for shape in topology["objects"]["countries"]["geometries"] if shape["id"] == code]
    return [[point for arc in polygon[0] for point in points(arc)] for polygon in geometry["arcs"]]


def holds(code: str, x: float, y: float) -> bool:
    """Whether a point lies in a shape: a line from it to the east crosses the border an odd number of times."""
    crossed = 0
    for ring in rings(code):
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            crossed += (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
    return crossed % 2 == 1


@pytest.mark.parametrize(
    ("code", "place", "lies_in"),
    [("UKR", (34.1, 45.1), True), ("RUS", (34.1, 45.1), False), ("UKR", (30.5, 50.4), True), ("SOM", (44.1, 9.6), True),
     ("CYP", (33.4, 35.25), True), ("TWN", (121.0, 24.0), True), ("CHN", (121.0, 24.0), False), ("XKX", (21.0, 42.5), True),
     ("SRB", (21.0, 42.5), False), ("GUF", (-53.0, 4.0), True), ("FRA", (-53.0, 4.0), False),
     ("SJM", (16.0, 78.5), True), ("NOR", (10.0, 61.0), True),
     ("PSE", (35.2, 31.9), True), ("GRL", (-40.0, 72.0), True), ("DNK", (-40.0, 72.0), False)],
)  # fmt: skip
def test_a_place_lies_in_the_country_that_the_lexicon_says(
    code: str, place: tuple[float, float], lies_in: bool
) -> None:
    assert holds(code, *place) == lies_in


@pytest.mark.parametrize("code", sorted(land.shaped()))
def test_every_ring_is_closed(code: str) -> None:
    assert all(ring[0] == pytest.approx(ring[-1]) and len(ring) >= 4 for ring in rings(code))


@given(st.integers(1, 10_000_000), st.integers(0, 10_000_000))
def test_classes_begin_at_the_smallest_and_rise(smallest: int, more: int) -> None:
    starts = countries.classes(smallest, smallest + more)
    assert starts[0] == smallest and starts == sorted(set(starts)) and starts[-1] <= smallest + more
    assert len(starts) <= countries.CLASSES


@pytest.mark.parametrize(
    ("smallest", "largest", "starts"),
    [(1, 1, [1]), (1, 3, [1, 2, 3]), (7, 9, [7, 8, 9]), (1, 30, [1, 2, 5, 10, 20]), (1, 2000, [1, 5, 20, 100, 500]),
     (23, 575, [23, 50, 100, 200, 300])],
)  # fmt: skip
def test_classes_are_round(smallest: int, largest: int, starts: list[int]) -> None:
    assert countries.classes(smallest, largest) == starts


def drawn(rows: pa.Table, dark: bool = False) -> str:
    picture: str = vl_convert.vegalite_to_svg(
        specification(countries.chart(rows, dark=dark)), vl_version=vega_lite_version()
    )
    return picture


def row(code: str, events: int, name: str = "") -> dict[str, Any]:
    return {"code": code, "name": name or code, "kind": "country", "events": events, "cooperation": events, "conflict": 0,
            "goldstein_mean": 1.0, "first_day": None, "last_day": None}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "kind"), [("TWN", "geoshape"), ("PSE", "geoshape"), ("XKX", "geoshape"), ("SGP", "circle"), ("SUN", "circle"), ("EU", "bar"),
     ("ATA", "bar")],
)  # fmt: skip
def test_a_country_is_drawn_as_what_it_has(code: str, kind: str) -> None:
    picture = drawn(pa.Table.from_pylist([row("DEU", 3), row(code, 2)]))
    assert (
        f'aria-label="{code}: 2 events: 2 of cooperation, 0 of conflict" role="graphics-symbol" aria-roledescription="{kind}"'
        in picture
    )


def test_countries_without_events_are_drawn_and_not_spoken_of() -> None:
    picture = drawn(pa.Table.from_pylist([row("DEU", 3)]))
    assert picture.count('aria-roledescription="geoshape"') == 1
    assert picture.count("<path") > 170


def test_many_organisations_are_cut_and_told() -> None:
    spec = specification(
        countries.chart(pa.Table.from_pylist([row(f"ORG{number}", 30 - number) for number in range(20)]))
    )
    assert "8 less active ones of them not shown" in " ".join(spec["title"]["subtitle"])
    assert len(spec["vconcat"]) == 2


def test_a_map_says_whose_shapes_it_has() -> None:
    assert "Natural Earth" in specification(countries.chart(sample("countries", 3)))["usermeta"]["source"]


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("countries") / "x.duckdb"
    load(
        readings("BLR CONSULT CHN 2021-03-04. CHN SANCTION BLR 2021-03-06. RUS ASSAULT UKR 2022-02-24."),
        path,
        code=code,
        coder_version="1.0.0",
    )
    return path


@pytest.mark.parametrize(
    ("params", "events"),
    [({}, {"BLR": 2, "CHN": 2, "RUS": 1, "UKR": 1}), ({"actor": "BLR"}, {"BLR": 2, "CHN": 2}), ({"actor": "FRA"}, {}),
     ({"event_type": "CONSULT,ASSAULT"}, {"BLR": 1, "CHN": 1, "RUS": 1, "UKR": 1}), ({"from_day": "2022-01-01"}, {"RUS": 1, "UKR": 1}),
     ({"to_day": "2021-03-05"}, {"BLR": 1, "CHN": 1}), ({"modality": "denied"}, {})],
)  # fmt: skip
def test_what_is_asked_for(db: Path, params: dict[str, str], events: dict[str, int]) -> None:
    assert {found["code"]: found["events"] for found in read_query(db, "countries", params).to_pylist()} == events


def test_an_event_counts_once_for_each_in_it_and_has_its_tone(db: Path) -> None:
    found = {told["code"]: told for told in read_query(db, "countries", {}).to_pylist()}
    assert (found["BLR"]["cooperation"], found["BLR"]["conflict"], found["BLR"]["goldstein_mean"]) == (1, 1, -2.0)
