"""`timeline trade fetch` against a stand-in of UN Comtrade on loopback: real HTTP, the API's form of JSON."""

import json
import shlex
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import duckdb
import pytest
import urllib3
from typer.testing import CliRunner

from timeline.comtrade import area_code, question
from timeline.errors import UsageError
from timeline.examples import EXAMPLES

pytest.importorskip("comtradeapicall")
SECRET = "k3y-of-nobody"


def rows(number: int) -> bytes:
    one = {
        "typeCode": "C", "freqCode": "A", "refPeriodId": 20210101, "refYear": 2021, "refMonth": 52, "period": "2021",
        "reporterCode": 112, "reporterISO": "BLR", "reporterDesc": "Belarus", "flowCode": "X", "flowDesc": "Export",
        "partnerCode": 156, "partnerISO": "CHN", "partnerDesc": "China", "partner2Code": 0, "classificationCode": "H5",
        "cmdCode": "TOTAL", "cmdDesc": "All Commodities", "aggrLevel": 0, "customsCode": "C00", "motCode": 0,
        "qtyUnitCode": -1, "qty": None, "netWgt": None, "cifvalue": None, "fobvalue": 9.0e8, "primaryValue": 9.0e8,
    }  # fmt: skip
    return json.dumps({"elapsedTime": "0.1 secs", "count": number, "data": [one] * number, "error": ""}).encode()


class Site:
    status, body = 200, b""
    asked: list[str]


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    state = Site()
    state.asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append(self.path)
            self.send_response(state.status)
            self.end_headers()
            self.wfile.write(state.body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    class Pool(urllib3.PoolManager):
        def request(self, method: str, url: str, **more: object) -> object:
            assert url.startswith("https://comtradeapi.un.org/")
            there = f"http://127.0.0.1:{server.server_port}{urlsplit(url).path}"
            return super().request(method, there, **more)

    monkeypatch.setattr(urllib3, "PoolManager", Pool)
    monkeypatch.delenv("COMTRADE_KEY", raising=False)
    yield state
    server.shutdown()
    server.server_close()


def run(db: Path) -> tuple[int, str]:
    from timeline.cli import app

    words = ["trade", "fetch", "--reporter", "Belarus", "--partner", "CHN", "--period", "2021", "--flow", "export"]
    result = CliRunner().invoke(app, [*words, "--db", str(db)])
    return (getattr(result.exception, "exit_code", result.exit_code), f"{result.output} {result.exception}")


def test_figures_are_stored(site: Site, tmp_path: Path) -> None:
    site.body = rows(1)
    db = tmp_path / "x.duckdb"
    code, said = run(db)
    assert code == 0, said
    assert "500 rows" in said and "1 stored" in said
    query = parse_qs(urlsplit(site.asked[0]).query)
    assert urlsplit(site.asked[0]).path == "/public/v1/preview/C/A/HS"
    assert (query["reportercode"], query["partnerCode"], query["flowCode"]) == (["112"], ["156"], ["X"])
    with duckdb.connect(str(db), read_only=True) as store:
        assert store.sql("SELECT reporter, partner, value FROM trade_flow").fetchall() == [("BLR", "CHN", 9e8)]


BAD = {
    "key refused": (401, b'{"message": "Access denied"}', "Access denied"),
    "too often": (429, b'{"message": "Rate limit is exceeded"}', "Rate limit"),
    "site down": (500, b"out of order", "out of order"),
    "cut off": (200, rows(1)[:200], "cannot be read"),
    "web page": (200, b"<html>maintenance</html>", "cannot be read"),
    "no rows": (200, rows(0), "empty"),
    "no table": (200, b'{"data": [{"a": 1}]}', "no table"),
    "as many as it gives": (200, rows(500), "may be cut"),
}


@pytest.mark.parametrize(("status", "body", "said"), BAD.values(), ids=BAD)
def test_bad_answers_store_nothing(site: Site, tmp_path: Path, status: int, body: bytes, said: str) -> None:
    site.status, site.body = status, body
    code, told = run(tmp_path / "x.duckdb")
    assert code == 1 and said in told
    assert not (tmp_path / "x.duckdb").exists()


@pytest.mark.parametrize("written", EXAMPLES["trade fetch"])
def test_the_example_of_the_help(site: Site, tmp_path: Path, written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from timeline.cli import app

    monkeypatch.chdir(tmp_path)
    site.body = rows(1)
    assert CliRunner().invoke(app, shlex.split(written)[1:]).exit_code == 0
    assert [parse_qs(urlsplit(path).query)["period"] for path in site.asked] == [["2019"], ["2020"], ["2021"]]


def test_key_is_used_and_never_told(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMTRADE_KEY", SECRET)
    site.status, site.body = 401, f"bad key {SECRET}".encode()
    code, told = run(tmp_path / "x.duckdb")
    assert code == 1 and SECRET not in told and "bad key ***" in told
    assert urlsplit(site.asked[0]).path == "/data/v1/get/C/A/HS"
    assert SECRET in site.asked[0]


@pytest.mark.parametrize(
    ("name", "year", "code"), [("Belarus", 2021, "112"), ("chn", 2021, "156"), ("DEU", 2021, "276")]
)
def test_countries(name: str, year: int, code: str) -> None:
    assert area_code(name, year) == code


PERIODS = [("2021", ("2021",)), ("2019-2021", ("2019", "2020", "2021")), ("2021-03", ("202103",))]


@pytest.mark.parametrize(("words", "periods"), PERIODS)
def test_periods(words: str, periods: tuple[str, ...]) -> None:
    assert question("BLR", "all", words, "export", "TOTAL").periods == periods


@pytest.mark.parametrize(
    "words",
    [("Atlantis", "all", "2021", "export", "27"), ("BLR", "Atlantis", "2021", "export", "27"), ("BLR", "all", "2021-13", "export", "27"),
     ("BLR", "all", "2021-2019", "export", "27"), ("BLR", "all", "2021,2021-03", "export", "27"), ("BLR", "all", "2021", "both", "27"),
     ("BLR", "all", "2021", "export", "oil"), ("BLR", ",", "2021", "export", "27")],
)  # fmt: skip
def test_questions_that_are_none(words: tuple[str, str, str, str, str]) -> None:
    with pytest.raises(UsageError):
        question(*words)


def test_without_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "comtradeapicall", None)
    code, told = run(tmp_path / "x.duckdb")
    assert code == 2 and "pip install 'diplomatic-timeline[comtrade]'" in told


def test_no_connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Pool(urllib3.PoolManager):
        def request(self, method: str, url: str, **more: object) -> object:
            return super().request(method, f"http://127.0.0.1:1{urlsplit(url).path}", **more)

    monkeypatch.setattr(urllib3, "PoolManager", Pool)
    monkeypatch.setenv("COMTRADE_KEY", SECRET)
    code, told = run(tmp_path / "x.duckdb")
    assert code == 1 and "nothing is stored" in told and SECRET not in told
    assert not (tmp_path / "x.duckdb").exists()
