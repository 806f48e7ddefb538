"""Tables for people: as wide as the terminal and no wider, each column whole or left out and named."""

import io
from pathlib import Path

import pyarrow as pa
import pytest

from timeline.notebook import Timeline
from timeline.sql import queries
from timeline.table import print_table

NEEDED = {"actor_partners": {"actor": "BLR"}, "dyad_history": {"actor": "BLR", "partner": "CHN"}}


def printed(rows: pa.Table, width: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(width))
    file = io.StringIO()
    print_table(rows, file)
    return file.getvalue().splitlines()


@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("name", sorted(queries()))
def test_every_query_fits_the_terminal(name: str, width: int, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = Timeline(demo)
    given = {"event": db.rows("timeline").column("id")[0].as_py()} if name == "mentions" else NEEDED.get(name, {})
    rows = db.rows(name, **given)
    lines = printed(rows, width, monkeypatch)
    assert max(map(len, lines)) <= width
    told = next(place for place, line in enumerate(lines) if line.startswith(f"{rows.num_rows:,} row"))
    heading = lines[: max(0, told - rows.num_rows)]
    assert bool(heading) == bool(rows.num_rows) and not any("…" in line for line in heading)


def test_what_has_no_room_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = pa.table(
        {
            "id": ["0123456789abcdef"],
            "cameo": ["042"],
            "first_day": ["2023-12-04"],
            "headline": ["Xi met Lukashenko " * 9],
        }
    )
    told = " ".join(printed(rows, 48, monkeypatch))
    assert "1 row; not shown: id" in told and "2023-12-04" in told and "Xi met" in told and "…" in told
    assert "not shown" not in " ".join(printed(rows, 300, monkeypatch))


def test_no_rows_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert printed(pa.table({"id": pa.array([], pa.string())}), 80, monkeypatch) == ["0 rows"]


def test_cells_are_one_line_that_a_terminal_does_not_obey(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = pa.table({"name": ["a\x1b[31m\nb\u202ec"], "value": [5.8e9], "leads": [True], "actors": [["BLR", "CHN"]]})
    lines = printed(rows, 80, monkeypatch)
    assert lines[1].split() == ["a", "[31m", "b", "c", "5.8", "bn", "yes", "BLR", "CHN"]


@pytest.mark.parametrize("modality", ["denied", "planned"])
def test_what_was_not_keeps_its_modality(modality: str, monkeypatch: pytest.MonkeyPatch) -> None:
    row = {
        "id": "0" * 20,
        "first_day": "2023-12-04",
        "actors": "BLR CHN",
        "recipients": "USA",
        "event_type": "COOPERATE",
        "headline": "x" * 90,
    }
    usual = pa.Table.from_pylist([row | {"modality": "happened"}] * 3)
    unusual = pa.Table.from_pylist([row | {"modality": "happened"}, row | {"modality": modality}])
    assert "happened" not in " ".join(printed(usual, 80, monkeypatch))
    assert modality in " ".join(printed(unusual, 80, monkeypatch))
