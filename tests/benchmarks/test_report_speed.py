"""From command to report on ten articles, against what nobody can do without: spaCy, Altair and DuckDB imported, the parser opened.

`make bench`. Both are processes of their own, run in turn in the same run; nothing here asserts seconds. The ratio stands in `extra_info`.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 5
ARTICLES = (
    "belarus-china-december-2023-second-report.html", "belarus-china-december-2023.txt", "belarus-china-march-2023.md",
    "black-sea-grain.txt", "earthquake-pledges.md", "ecuador-mexico.md", "ev-duties.md", "finland-joins-nato.txt",
    "niger-sanctions.html", "sudan-ceasefire.txt",
)  # fmt: skip
BARE = """
import altair, duckdb, spacy
from timeline.clauses.parser import load_parser
load_parser("bundled")
"""


def seconds(*words: str | Path, cache: Path) -> float:
    """How long Python takes over these words."""
    begun = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TIMELINE_CACHE": str(cache)}
    subprocess.run([sys.executable, *map(str, words)], check=True, capture_output=True, env=environment)
    return time.perf_counter() - begun


@pytest.mark.benchmark(group="report")
@pytest.mark.parametrize("kept", [True, False], ids=["bundle kept", "bundle made"])
@pytest.mark.parametrize("parser", ["none", "bundled"])
def test_from_command_to_report(benchmark: Any, tmp_path: Path, parser: str, kept: bool) -> None:
    articles, cache = tmp_path / "articles", tmp_path / "cache"
    articles.mkdir()
    for name in ARTICLES:
        shutil.copy(ROOT / "seeds" / name, articles)
    bare: list[float] = []

    def fresh() -> None:
        for path in (*tmp_path.glob("new.*"), *([] if kept else cache.glob("*"))):
            path.unlink()
        bare.append(seconds("-c", BARE, cache=cache))

    def build() -> None:
        seconds(
            "-m", "timeline", "build", articles, "--db", tmp_path / "new.duckdb", "--report", tmp_path / "new.html",
            "--parser", parser, "--quiet", cache=cache,
        )  # fmt: skip

    benchmark.pedantic(build, setup=fresh, rounds=ROUNDS, warmup_rounds=1)
    assert "Belarus" in (tmp_path / "new.html").read_text("utf8")
    took = benchmark.stats.stats
    benchmark.extra_info |= {
        "bare imports and parser, seconds": round(min(bare), 2),
        "times the bare imports": round(took.min / min(bare), 2),
        "times the bare imports, medians": round(took.median / sorted(bare)[len(bare) // 2], 2),
    }
