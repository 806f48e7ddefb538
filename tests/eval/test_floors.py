"""Quality floors: the whole way from text to answer, scored on gold data by its own scorer, never under what was reached before."""

import hashlib
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from timeline.terms import DEFAULT_PARSER

FLOORS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf8")).get("floor", [])


def paths(shared: Path, floor: dict[str, Any]) -> list[Path]:
    return [shared / "data" / name for name in floor["gold"]]


def digest(found: list[Path]) -> str:
    """SHA-256 over the names and bytes of the files; a folder stands for its files in order."""
    total = hashlib.sha256()
    for path in found:
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            total.update(file.name.encode("utf8") + b"\0" + file.read_bytes())
    return total.hexdigest()


def scores(shared: Path, floor: dict[str, Any], folder: Path) -> dict[str, Any]:
    """What the scorer says of `timeline extract` on the gold files, with the floor's parser."""
    answer = folder / "scores.json"
    tail = ["--json", str(answer), "--boot", "0"] if floor["kind"] == "golden" else ["--json"]
    done = subprocess.run(
        [
            sys.executable, str(shared / "tools" / "measure.py"), floor["kind"], *map(str, paths(shared, floor)),
            "--timeline", f"{sys.executable} -m timeline", "--out", str(folder), "--", *tail,
        ],
        capture_output=True, text=True, check=False, env={**os.environ, "TIMELINE_PARSER": floor.get("parser", DEFAULT_PARSER)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(
        answer.read_text("utf8") if answer.is_file() else done.stdout[done.stdout.index("{") :]
    )
    return found


def value(found: dict[str, Any], measure: str) -> float:
    part: Any = found
    for name in measure.split("."):
        part = part[name]
    return float(part)


@pytest.mark.parametrize("floor", FLOORS, ids=lambda floor: str(floor["name"]))
def test_quality_does_not_fall(floor: dict[str, Any], shared: Path, tmp_path: Path) -> None:
    assert digest(paths(shared, floor)) == floor["sha256"], (
        "the gold data is another edition: measure again, then pin both"
    )
    found = scores(shared, floor, tmp_path)
    below = {name: (value(found, name), least) for name, least in floor["least"].items() if value(found, name) < least}
    assert not below, f"measured, floor: {below}"


def test_the_floors_hold_every_kind_of_gold() -> None:
    assert {floor["kind"] for floor in FLOORS} == {"dates", "events", "trade", "golden"}
