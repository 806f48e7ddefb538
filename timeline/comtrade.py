"""Goods figures straight from UN Comtrade, by the UN's own package `comtradeapicall`: what the command `trade fetch` does."""

import contextlib
import datetime as dt
import io
import json
import re
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote, quote_plus

from timeline.errors import InputError, UsageError
from timeline.lexicons.areas import area_keys, areas
from timeline.statistics import StatisticsReport, load_statistics

PREVIEW_ROWS, KEY_ROWS = 500, 250_000
"""Rows that one answer has at most, without and with a key."""
FLOWS = {"import": "M", "export": "X", "re-export": "RX"}
_SITE, _MOST_PERIODS = "UN Comtrade", 60
_PERIOD = re.compile(r"(?P<year>[12]\d{3})(?:-(?:(?P<month>0[1-9]|1[0-2])|(?P<last>[12]\d{3})))?")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for. `partners` empty: all; `periods` are years or months (YYYY, YYYYMM), one call each."""

    reporter: str
    partners: tuple[str, ...]
    periods: tuple[str, ...]
    flows: tuple[str, ...]
    commodities: tuple[str, ...]


def question(reporter: str, partner: str, period: str, flow: str, commodity: str) -> Question:
    """The question in these words. Raises UsageError for a country, period, flow or commodity that is none."""
    partners = () if partner.strip().lower() == "all" else _listed("--partner", partner)
    flows = _listed("--flow", flow)
    for word in flows:
        if word not in FLOWS:
            raise UsageError(f"--flow {word!r}: give import, export or re-export, several with commas")
    commodities = tuple(word.upper() for word in _listed("--commodity", commodity))
    for word in commodities:
        if not re.fullmatch(r"TOTAL|AG[246]|\d{2}|\d{4}|\d{6}", word):
            raise UsageError(f"--commodity {word!r}: give TOTAL or a code of 2, 4 or 6 digits, such as 27")
    asked = Question(reporter, partners, _periods(period), flows, commodities)
    for one in asked.periods:
        for name in (reporter, *partners):
            area_code(name, int(one[:4]))
    return asked


def area_code(name: str, year: int) -> str:
    """UN Comtrade's code of a country, by its name or ISO code, in that year. Raises UsageError where there is none."""
    key = name.strip().lower()
    ours = [one.code for one in area_keys() if one.key == key and one.first_year <= year <= one.last_year]
    fitting = [area for area in areas() if area.code in ours]
    there = [area for area in fitting if area.first_year <= year <= area.last_year]
    if not there:
        raise UsageError(
            f"UN Comtrade has no country {name!r} in {year}; give an English name or ISO code, such as BLR"
        )
    return there[0].numeric


def fetch(asked: Question, db: Path | str, key: str) -> StatisticsReport:
    """Ask UN Comtrade, with a key or else for its preview, and store the figures with today as their vintage.

    Raises InputError, with nothing stored, for no connection, a refusal, an answer without figures or one that may be cut;
    UsageError where the package is not installed; StoreError for what is wrong with the database.
    """
    rows: list[dict[str, Any]] = []
    for period in asked.periods:
        rows += _answer(asked, period, key)
    if not rows:
        raise InputError(
            _SITE, "the answer is empty; nothing is stored", "ask for another period, partner or commodity"
        )
    today = dt.datetime.now(dt.UTC).date().isoformat()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"comtrade-{today}.json"
        file.write_text(json.dumps({"data": rows}), encoding="utf8")
        report = load_statistics([file], db, vintage=today)
    if report.failures:
        raise InputError(_SITE, f"the answer is no table of figures: {report.failures[0].problem}", "try again later")
    return replace(report, loads=tuple(replace(load, origin=_SITE) for load in report.loads))


def _answer(asked: Question, period: str, key: str) -> list[dict[str, Any]]:
    """The rows of one period. The package prints what the site says against a question and gives None."""
    try:
        import comtradeapicall as package
    except ImportError as error:
        raise UsageError(
            "trade fetch needs the package comtradeapicall: pip install 'diplomatic-timeline[comtrade]'"
        ) from error
    year, limit = int(period[:4]), KEY_ROWS if key else PREVIEW_ROWS
    said = io.StringIO()
    words = {
        "typeCode": "C", "freqCode": "M" if len(period) > 4 else "A", "clCode": "HS", "period": period,
        "reporterCode": area_code(asked.reporter, year), "cmdCode": ",".join(asked.commodities),
        "flowCode": ",".join(FLOWS[flow] for flow in asked.flows),
        "partnerCode": ",".join(area_code(name, year) for name in asked.partners) or None,
        "partner2Code": "0", "customsCode": "C00", "motCode": "0", "maxRecords": limit, "breakdownMode": "classic",
        "includeDesc": True,
    }  # fmt: skip
    try:
        with contextlib.redirect_stdout(said):
            table = package.getFinalData(key, **words) if key else package.previewFinalData(**words)
        rows: list[dict[str, Any]] = [] if table is None else json.loads(table.to_json(orient="records"))
    except Exception as error:  # the package lets through whatever its own libraries raise on a bad answer
        told = _plain(f"{type(error).__name__}: {error}", key)
        raise InputError(
            _SITE, f"the answer for {period} cannot be read ({told}); nothing is stored", "try again later"
        ) from error
    if table is None:
        told = _plain(said.getvalue(), key) or "no reason given"
        raise InputError(
            _SITE, f"no answer for {period} ({told}); nothing is stored", "check key and network, try later"
        )
    if len(rows) >= limit:
        raise InputError(
            _SITE, f"the answer for {period} has {len(rows):,} rows, the most it gives at once, and may be cut; nothing is stored",
            "ask for fewer partners, flows or commodities" + ("" if key else ", or set COMTRADE_KEY"),
        )  # fmt: skip
    return rows


def _plain(text: str, key: str) -> str:
    """One line of it without the key, which stands in the URLs that libraries put into their messages."""
    for written in {key, quote(key), quote_plus(key)} - {""}:
        text = text.replace(written, "***")
    return " ".join(text.split())[:200]


def _listed(option: str, text: str) -> tuple[str, ...]:
    words = tuple(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))
    if not words:
        raise UsageError(f"{option}: nothing is given")
    return words


def _periods(text: str) -> tuple[str, ...]:
    """Years or months. Comtrade takes either in one question, so they are not mixed."""
    found: list[str] = []
    for word in _listed("--period", text):
        form = _PERIOD.fullmatch(word)
        if form is None or (form["last"] and form["last"] < form["year"]):
            raise UsageError(
                f"--period {word!r}: give years or months, such as 2021, 2019-2021, 2021-03 or 2021-03,2021-04"
            )
        last = int(form["last"] or form["year"])
        found += [form["year"] + form["month"]] if form["month"] else map(str, range(int(form["year"]), last + 1))
    if len({len(one) for one in found}) > 1 or len(found) > _MOST_PERIODS:
        raise UsageError(f"--period {text!r}: give either years or months, at most {_MOST_PERIODS}")
    return tuple(dict.fromkeys(found))
