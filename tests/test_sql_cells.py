"""SQL cells of JupySQL and marimo on a timeline file: what the docs say is typed works, changes nothing and asks nothing of the network."""

import os
import re
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).resolve().parent.parent
_WATCH = """
import os, socket
_connect, _lookup = socket.socket.connect, socket.getaddrinfo
def _told(host):
    if str(host) not in ("127.0.0.1", "::1", "localhost", "None", "0.0.0.0"):
        with open(os.environ["CALLED_OUTSIDE"], "a") as file:
            print(host, file=file)
        raise OSError("no network in tests")
def connect(self, address):
    if self.family in (socket.AF_INET, socket.AF_INET6):
        _told(address[0])
    return _connect(self, address)
def getaddrinfo(host, *rest, **more):
    _told(host.decode() if isinstance(host, bytes) else host)
    return _lookup(host, *rest, **more)
socket.socket.connect, socket.getaddrinfo = connect, getaddrinfo
"""
"""Python runs this before anything else in each process of a test: who calls somebody outside is written down and refused."""


@pytest.fixture
def watched(tmp_path: Path) -> dict[str, str]:
    """An environment in which a call to another machine is written down in `called`."""
    (tmp_path / "watch").mkdir()
    (tmp_path / "watch" / "sitecustomize.py").write_text(_WATCH)
    kept = {name: value for name, value in os.environ.items() if name != "PLOOMBER_STATS_ENABLED"}
    path = os.pathsep.join((str(tmp_path / "watch"), str(ROOT)))
    return kept | {"PYTHONPATH": path, "CALLED_OUTSIDE": str(tmp_path / "called"), "HOME": str(tmp_path)}


def called(watched: dict[str, str]) -> str:
    file = Path(watched["CALLED_OUTSIDE"])
    return file.read_text() if file.exists() else ""


def run(*words: object, env: dict[str, str], cwd: Path = ROOT) -> str:
    done = subprocess.run(
        [sys.executable, *map(str, words)], capture_output=True, text=True, check=False, cwd=cwd, env=env
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


def test_the_watch_sees_a_call(watched: dict[str, str]) -> None:
    ask = "import urllib.request, contextlib\nwith contextlib.suppress(OSError): urllib.request.urlopen('http://example.org')"
    run("-c", ask, env=watched)
    assert called(watched).strip() == "example.org"


def test_jupysql_reads_the_file_and_calls_nobody(watched: dict[str, str]) -> None:
    options = ("--nbmake", "--nbmake-timeout=300", "-q", "-p", "no:cacheprovider", "-p", "no:xdist")
    run("-m", "pytest", *options, ROOT / "docs" / "sql_cells.ipynb", env=watched)
    assert called(watched) == ""


def test_a_sql_cell_of_jupysql_changes_nothing(demo: Path, watched: dict[str, str]) -> None:
    cells = f"""
        from IPython.testing.globalipapp import start_ipython
        shell = start_ipython()
        shell.run_line_magic("load_ext", "sql")
        shell.run_line_magic("sql", "duckdb:///{demo}?access_mode=read_only")
        print(shell.run_line_magic("sql", "SELECT count(*) AS events FROM timeline").DataFrame())
        try:
            shell.run_line_magic("sql", "DELETE FROM event")
        except Exception as error:
            print("refused:", error)
    """
    before = demo.read_bytes()
    told = run("-c", dedent(cells), env=watched | {"PLOOMBER_STATS_ENABLED": "false"})
    assert re.search(r"events\s+0\s+\d+", told) and "read-only" in told
    assert demo.read_bytes() == before


def test_marimo_reads_the_file_and_calls_nobody(demo: Path, tmp_path: Path, watched: dict[str, str]) -> None:
    notebook = ROOT / "docs" / "marimo_cells.py"
    page = tmp_path / "page.html"
    run(
        "-m", "marimo", "export", "html", "--no-include-code", notebook, "-o", page, "--", "--db", demo,
        env=watched | {"MARIMO_SKIP_UPDATE_CHECK": "1"}, cwd=tmp_path,
    )  # fmt: skip
    assert "CONSULT" in page.read_text("utf8")
    assert called(watched) == ""
    run(notebook, "--db", demo, env=watched, cwd=tmp_path)
    assert called(watched) == ""
