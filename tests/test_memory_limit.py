"""Limits on memory hold where the system sets them; where it does not, or has set less already, the same commands answer all the same."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

_LIMITED = """
import resource
from timeline.memory_limit import memory_limit
print(memory_limit({size}), *resource.getrlimit(resource.RLIMIT_AS))
"""
_SPENDS = "from timeline.memory_limit import memory_limit; memory_limit(2 * 10**9); bytearray(4 * 10**9)"
_REFUSES = """
import resource
def refused(kind, limits):
    if kind == resource.RLIMIT_AS:
        raise ValueError("current limit exceeds maximum limit")
resource.setrlimit = refused
"""
"""What each Python of a test does first, to be one of a system that takes no limits, as macOS does."""
_PAGE = """<html><head><title>Kenya and Chad sign accord</title></head><body><article>
<p>NAIROBI, March 2, 2023 - Kenya and Chad signed an accord on trade in Nairobi on Monday, the two ministers said after a day of talks.</p>
<p>The ministers met for the first time since last year, and agreed to hold talks in Chad in May on a road between the two countries.</p>
</article></body></html>"""


def python(
    *words: str, most: int | None = None, more: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """What Python says to these arguments, in a shell whose processes get at most `most` bytes, with `more` in its environment."""
    bound = f"ulimit -v {most // 1024}; " if most else ""
    return subprocess.run(
        ["sh", "-c", f'{bound}exec "$@"', "sh", sys.executable, *words], capture_output=True, text=True, check=False, timeout=300,
        env={**os.environ, **(more or {})},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("size", "most", "expected"),
    [(3 * 10**9, None, 3 * 10**9), (3 * 10**9, 2 * 2**30, 2 * 2**30), (10**9, 2 * 2**30, 10**9)],
)
def test_the_lesser_of_two_limits_holds(size: int, most: int | None, expected: int) -> None:
    assert python("-c", _LIMITED.format(size=size), most=most).stdout.split() == ["True", str(expected), str(expected)]


def test_what_is_beyond_the_limit_is_not_given() -> None:
    assert "MemoryError" in python("-c", _SPENDS).stderr


@pytest.mark.parametrize(("refuses", "most"), [(True, None), (False, 3 * 2**30)])
def test_pages_are_read_and_questions_answered(tmp_path: Path, refuses: bool, most: int | None) -> None:
    """Where no limit can be set, and where a lower one is set already."""
    (tmp_path / "page.html").write_text(_PAGE, "utf8")
    (tmp_path / "sitecustomize.py").write_text(_REFUSES if refuses else "", "utf8")
    places = [str(tmp_path), os.environ.get("PYTHONPATH", "")]
    more = {"PYTHONPATH": os.pathsep.join(place for place in places if place)}
    db = str(tmp_path / "x.duckdb")
    added = python("-m", "timeline", "add", str(tmp_path / "page.html"), "--db", db, more=more)
    assert added.returncode == 0, added.stderr
    words = ("-m", "timeline", "sql", "SELECT count(*) AS n FROM event", "--db", db, "--format", "csv")
    told = python(*words, most=most, more=more)
    assert (told.returncode, told.stderr) == (0, "")
    assert int(told.stdout.split()[-1]) > 0
