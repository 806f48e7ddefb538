"""What several tests share."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.command import Command

settings.register_profile("anywhere", deadline=None)  # how long an example takes is the machine's affair
settings.load_profile("anywhere")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What pages keep for the next one goes into a folder that all workers of the tests share, not into the user's."""
    folder = tmp_path_factory.getbasetemp()
    shared_by_workers = folder.parent if os.environ.get("PYTEST_XDIST_WORKER") else folder
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TIMELINE_CACHE", str(shared_by_workers / "timeline-cache"))
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared with gold data and the first article; absent on a user's machine, required where CI=true."""
    folder = ROOT.parent / "shared"
    if not (folder / "data").is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{folder} is needed when CI=true")
        pytest.skip(f"{folder} is not there: the gold data is not part of the repository")
    return folder


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs the `timeline` command in this process."""
    monkeypatch.delenv("TIMELINE_DB", raising=False)
    monkeypatch.delenv("TIMELINE_PARSER", raising=False)
    return Command(monkeypatch, capsys)


@pytest.fixture
def put(tmp_path: Path) -> Callable[..., Path]:
    """Writes a file of that name and content into the test's folder; tells where it is."""

    def write(name: str, content: str | bytes, encoding: str = "utf8") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the sample articles and official figures in seeds/: to read from, never to write to."""
    from timeline.run import add
    from timeline.statistics import check_claims, load_statistics, official_files

    db = tmp_path_factory.mktemp("demo") / "demo.duckdb"
    report = add([str(ROOT / "seeds")], db)
    assert report.failed == 0, report.failures
    assert load_statistics(official_files([str(ROOT / "seeds")])[1], db).faults == 0
    check_claims(db)
    return db


@pytest.fixture
def known_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """The store knows the name of one country, so that a test can foresee it."""
    monkeypatch.setattr("timeline.store.rows._lexicon", lambda: ({"BLR": "Belarus"}, {}))
