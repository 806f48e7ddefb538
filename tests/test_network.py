"""The network: places on a circle that do not lie on each other, ties that are drawn as wide as they are strong, and what was left out."""

import datetime as dt
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts import circle, network
from charts.lanes import text_width
from tests.plain_coder import code, readings
from tests.sample_rows import sample
from timeline.errors import BadParameter
from timeline.pages.export import specification
from timeline.run import load
from timeline.store.read import read_query

NAMES = st.lists(st.sampled_from("ABCDEFGHIJKLMNOP"), min_size=1, max_size=14, unique=True)


def length(order: list[str], weights: Mapping[tuple[str, str], float]) -> float:
    place = {name: number for number, name in enumerate(order)}
    apart = [(abs(place[one] - place[other]), weight) for (one, other), weight in weights.items()]
    return sum(min(steps, len(order) - steps) * weight for steps, weight in apart)


@given(NAMES, st.data())
def test_the_order_holds_everyone_once_and_shortens_ties(names: list[str], data: st.DataObject) -> None:
    pairs = [(one, other) for number, one in enumerate(names) for other in names[number + 1 :]]
    chosen = data.draw(st.lists(st.sampled_from(pairs), unique=True, max_size=20)) if pairs else []
    weights = {pair: float(data.draw(st.integers(1, 9))) for pair in chosen}
    found = circle.order(names, weights)
    assert sorted(found) == sorted(names) and found[0] == names[0]
    assert found == circle.order(names, weights)
    for one in range(len(found)):  # no two could change places to advantage
        for other in range(one + 1, len(found)):
            swapped = list(found)
            swapped[one], swapped[other] = found[other], found[one]
            assert length(found, weights) <= length(swapped, weights) + 1e-6


def test_two_groups_stand_apart() -> None:
    ties = [("A", "C"), ("C", "E"), ("A", "E"), ("B", "D"), ("D", "F"), ("B", "F")]
    order = circle.order(list("ABCDEF"), dict.fromkeys(ties, 1.0))
    assert {frozenset(order[:3]), frozenset(order[3:])} <= {frozenset(order[step : step + 3]) for step in range(4)}
    assert length(order, dict.fromkeys(ties, 1.0)) == 8


@given(st.integers(1, network.MOST_ACTORS))
def test_neither_dots_nor_labels_lie_on_each_other(number: int) -> None:
    spots = circle.spots(number, radius=240, margin=27, gap=15)
    assert all(math.isclose(math.hypot(spot.x, spot.y), 240) for spot in spots)
    for one, spot in enumerate(spots):
        for other in spots[one + 1 :]:
            assert math.hypot(spot.x - other.x, spot.y - other.y) > 42
            assert spot.right != other.right or abs(spot.label_y - other.label_y) >= 15 - 1e-6
        assert (spot.label_x > -1e-6) == spot.right or abs(spot.label_x) < 1e-6


def test_a_tie_begins_and_ends_at_its_dots() -> None:
    points = circle.curve((240.0, 0.0), (0.0, 240.0))
    assert points[0] == (240.0, 0.0) and points[-1] == (0.0, 240.0)
    assert min(math.hypot(x, y) for x, y in points) < 160


def layers(rows: pa.Table) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = specification(network.chart(rows))["layer"]
    return found


def lines(rows: pa.Table) -> dict[str, dict[str, Any]]:
    return {value["pair"]: value for value in layers(rows)[0]["data"]["values"]}


@pytest.mark.parametrize(
    ("events", "cooperation", "tone"),
    [(10, 10, "nearly all cooperation"), (10, 8, "nearly all cooperation"), (10, 7, "more cooperation"), (10, 5, "about equal"),
     (10, 4, "about equal"), (10, 3, "more conflict"), (10, 1, "nearly all conflict"), (1, 0, "nearly all conflict"),
     (1, 1, "nearly all cooperation")],
)  # fmt: skip
def test_the_colour_tells_the_balance(events: int, cooperation: int, tone: str) -> None:
    (row,) = sample("network", 1).to_pylist()
    row |= {"events": events, "cooperation": cooperation, "conflict": events - cooperation}
    assert [line["tone"] for line in lines(pa.Table.from_pylist([row])).values()] == [tone]


def test_twice_the_events_are_twice_as_wide() -> None:
    rows = sample("network", 2).to_pylist()
    rows[0]["events"], rows[1]["events"] = 40, 20
    wide, narrow = (line["width"] for line in lines(pa.Table.from_pylist(rows)).values())
    assert wide == pytest.approx(2 * narrow) and wide <= 13


def test_of_too_many_ties_everyone_keeps_the_strongest() -> None:
    rows = sample("network", 900)
    drawn_ties = {frozenset((line["actor"], line["partner"])) for line in lines(rows).values()}
    assert len(drawn_ties) == network.MOST_TIES
    told = [row for row in rows.to_pylist() if {row["actor"], row["partner"]} <= set().union(*drawn_ties)]
    assert len(set().union(*drawn_ties)) == network.MOST_ACTORS
    for actor in set().union(*drawn_ties):
        strongest = max(row["events"] for row in told if actor in (row["actor"], row["partner"]))
        own = [
            row
            for row in told
            if frozenset((row["actor"], row["partner"])) in drawn_ties and actor in (row["actor"], row["partner"])
        ]
        assert max(row["events"] for row in own) == strongest


def test_long_names_stay_inside_the_picture() -> None:
    long_name = "The Sovereign and Independent Federation of the Very Far Away Islands"
    dots = layers(sample("network", 400, long_name))[-3:]
    named = {value["code"]: value for layer in dots for value in layer["data"]["values"]}
    assert len(named) == network.MOST_ACTORS
    for value in named.values():
        assert abs(value["label_x"]) + text_width(value["label"], 12) <= 450, value["label"]


def test_what_is_left_out_is_told() -> None:
    told = " ".join(specification(network.chart(sample("network", 2_000)))["title"]["subtitle"])
    assert "60 less active actors" in told and "2,940 pairs" in told
    whole = sample("network", 1).to_pylist()[0] | {"all_actors": 2, "all_pairs": 1}
    assert "Not shown" not in " ".join(specification(network.chart(pa.Table.from_pylist([whole])))["title"]["subtitle"])


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("network") / "x.duckdb"
    told = (
        "BLR CONSULT CHN 2021-03-04. BLR CONSULT CHN 2021-03-05. CHN SANCTION BLR 2021-03-06. RUS ASSAULT UKR 2022-02-24."
        " USA SANCTION RUS 2022-02-25. USA SANCTION RUS 2022-02-26."
    )
    load(readings(told), path, code=code, coder_version="1.0.0")
    return path


def ask(db: Path, **params: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = read_query(db, "network", params).to_pylist()
    return rows


def test_a_pair_is_one_row_whoever_acts(db: Path) -> None:
    rows = ask(db)
    assert [(row["actor"], row["partner"], row["events"], row["cooperation"], row["conflict"]) for row in rows] == [
        ("BLR", "CHN", 3, 2, 1),
        ("RUS", "USA", 2, 0, 2),
        ("RUS", "UKR", 1, 0, 1),
    ]
    assert {row["actor"]: row["actor_events"] for row in rows} == {"BLR": 3, "RUS": 3}
    assert {(row["shown_events"], row["all_actors"], row["all_pairs"], row["all_events"]) for row in rows} == {
        (6, 5, 3, 6)
    }
    assert rows[0]["first_day"] == dt.date(2021, 3, 4) and rows[0]["last_day"] == dt.date(2021, 3, 6)


@pytest.mark.parametrize(
    ("params", "pairs", "missing"),
    [({"top": "2"}, [("BLR", "CHN")], 3), ({"top": "4"}, [("BLR", "CHN"), ("RUS", "USA")], 1),
     ({"actor": "UKR"}, [("RUS", "UKR")], 0), ({"actor": "FRA"}, [], None), ({"event_type": "ASSAULT"}, [("RUS", "UKR")], 0),
     ({"from_day": "2022-02-26"}, [("RUS", "USA")], 0), ({"to_day": "2021-03-04"}, [("BLR", "CHN")], 0), ({"modality": "denied"}, [], None)],
)  # fmt: skip
def test_what_is_asked_for(db: Path, params: dict[str, str], pairs: list[tuple[str, str]], missing: int | None) -> None:
    rows = ask(db, **params)
    assert [(row["actor"], row["partner"]) for row in rows] == pairs
    assert {row["all_events"] - row["shown_events"] for row in rows} == ({missing} if missing is not None else set())


@pytest.mark.parametrize("top", ["0", "-3", "x", "2.5", "", "99999999999"])
def test_so_many_actors_is_a_number_from_one_on(db: Path, top: str) -> None:
    with pytest.raises(BadParameter, match="a whole number from 1 on"):
        ask(db, top=top)
