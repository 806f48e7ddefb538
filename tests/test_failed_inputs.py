"""The report tells which inputs failed and why; what was mended since is not told."""

import html
import re
from pathlib import Path

import pytest

from tests.command import Command
from tests.good_input import GOOD, record
from timeline.pages.report import MOST_FAILED
from timeline.store.failed import failed_inputs

HOSTILE = "b <img src=x onerror=alert(1)> \u202egnp.txt"


def told(folder: Path, command: Command) -> list[tuple[str, str]]:
    """Input and reason of each row of the report's list."""
    assert command("report", "--db", folder / "x.duckdb", "-o", folder / "x.html").code == 0
    page = (folder / "x.html").read_text("utf8")
    assert "<img src=x" not in page
    part = page.partition('<table id="failed-rows">')[2].partition("</table>")[0]
    assert "\u202e" not in part
    rows = re.findall(r"<tbody><tr><td>(.*?)</td><td>(.*?)</td>", part)
    assert ('href="#failed"' in page) == bool(rows)
    return [(html.unescape(where), html.unescape(why)) for where, why in rows]


def add(folder: Path, command: Command, *more: str) -> None:
    command("add", folder / "in", "--db", folder / "x.duckdb", *more)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(GOOD, "utf8")
    return tmp_path


def test_failed_inputs_stand_in_the_report_until_they_are_mended(folder: Path, command: Command) -> None:
    add(folder, command)
    assert told(folder, command) == []
    (folder / "in" / HOSTILE).write_text("%PDF-1.7 </script>", "utf8")
    (folder / "in" / "w.jsonl").write_text(f'{record(1)}\n{{"text": \n', "utf8")
    (folder / "in" / "z.jsonl").write_bytes(b"")
    add(folder, command)
    found = dict(told(folder, command))
    hostile = f"{folder}/in/{HOSTILE}".replace("\u202e", "\\u202e")
    assert list(found) == [hostile, f"{folder}/in/w.jsonl:2", f"{folder}/in/z.jsonl"]
    assert found[hostile] == "this is a PDF; save its text as a .txt file in UTF-8"
    assert found[f"{folder}/in/w.jsonl:2"].startswith("not JSON: ")
    (folder / "in" / HOSTILE).unlink()
    (folder / "in" / "w.jsonl").write_text(f"{record(1)}\n{record(2)}\n", "utf8")
    (folder / "in" / "z.jsonl").write_text(f"{record(3)}\n", "utf8")
    add(folder, command)
    assert [where for where, _ in told(folder, command)] == [hostile]  # which nobody has read since
    assert [origin for origin, _ in failed_inputs(folder / "x.duckdb")] == [hostile]


def test_a_long_list_is_cut_and_says_so(folder: Path, command: Command) -> None:
    (folder / "in" / "w.jsonl").write_text("{\n" * (MOST_FAILED + 50), "utf8")
    add(folder, command, "-q")
    assert len(told(folder, command)) == MOST_FAILED
    page = (folder / "x.html").read_text("utf8")
    assert "Here are the newest 200 of 250" in page and '<b>250</b> <span class="soft">inputs not read' in page
