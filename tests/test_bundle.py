"""The script that draws charts is kept for the next page: whole, of the versions that made it, or not at all."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import vl_convert
from altair.utils import schemapi

from tests.sample_rows import sample
from timeline.pages import bundle
from timeline.pages.drawing import drawn


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    """Each test is a process that has made no page yet."""
    bundle._bundle.cache_clear()
    yield
    bundle._bundle.cache_clear()


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The bundle is short, and this list tells how often it was made."""
    calls: list[str] = []

    def make(snippet: str, vl_version: str) -> str:
        calls.append(vl_version)
        return "one();\r\ntwo('ü');\n"

    monkeypatch.setattr(vl_convert, "javascript_bundle", make)
    return calls


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TIMELINE_CACHE", str(tmp_path / "new" / "cache"))
    found = bundle.kept_file()
    assert found is not None
    return found


def again() -> str:
    bundle._bundle.cache_clear()
    return bundle.vega_bundle()


def test_it_is_made_once_and_read_from_then_on(kept: Path, made: list[str]) -> None:
    first = bundle.vega_bundle()
    assert [first, again(), again()] == ["one();\r\ntwo('ü');\n"] * 3
    assert made == [bundle.vega_lite_version()]
    assert list(kept.parent.iterdir()) == [kept]


@pytest.mark.parametrize(
    "harm",
    [
        lambda whole: whole[:-3],
        lambda whole: whole.replace(b"one", b"own"),
        lambda whole: b"",
        lambda whole: b"\xff" + whole,
    ],
    ids=["cut", "changed", "empty", "no text"],
)
def test_a_file_that_is_not_what_was_written_is_made_anew(
    kept: Path, made: list[str], harm: Callable[[bytes], bytes]
) -> None:
    first = bundle.vega_bundle()
    kept.write_bytes(harm(kept.read_bytes()))
    assert again() == first
    assert len(made) == 2
    assert again() == first
    assert len(made) == 2


def test_a_folder_that_takes_no_files_costs_only_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: list[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("TIMELINE_CACHE", str(tmp_path / "file" / "cache"))
    assert bundle.vega_bundle() == again()
    assert len(made) == 2
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


def test_an_empty_name_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: list[str]) -> None:
    monkeypatch.setenv("TIMELINE_CACHE", "")
    monkeypatch.chdir(tmp_path)
    assert bundle.vega_bundle() == again()
    assert len(made) == 2
    assert list(tmp_path.iterdir()) == []


def test_other_versions_have_files_of_their_own(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "version", lambda name: "99.0")
    assert bundle.kept_file() != kept
    monkeypatch.setattr(bundle, "vega_lite_version", lambda: "98.0")
    later = bundle.kept_file()
    assert later is not None
    assert later.name == "vega-98.0-vl-convert-99.0.js"


def test_the_real_one_comes_back_as_it_was_made(kept: Path) -> None:
    made_now = bundle.vega_bundle()
    assert "vegaEmbed" in made_now
    assert again() == made_now


def test_what_is_made_ahead_is_made_once(kept: Path, made: list[str]) -> None:
    bundle.make_ahead()
    assert bundle.vega_bundle().startswith("one")
    assert len(made) == 1


def test_drawing_leaves_validation_as_it_was() -> None:
    chart = drawn("actors", sample("actors", 5))
    assert schemapi.DEBUG_MODE
    assert chart.to_dict(validate=True)["title"]["text"]
