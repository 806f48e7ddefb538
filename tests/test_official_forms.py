"""Files of official figures, told apart by content: every layout and packing, codes, totals, valuations."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.command import Command
from tests.official_downloads import BACI, BELARUS, FORMS, V1, WITS, counts, record, stored, v1
from timeline.official.file import inspect
from timeline.official.layouts import layouts


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "x.duckdb"


@pytest.mark.parametrize("name", FORMS)
def test_one_figure_in_every_form_is_the_same_figure(name: str, put: Callable[..., Path], db: Path) -> None:
    path = put(name, FORMS[name])
    assert counts(db, path) == [(1, 0, 0, 0)]
    assert stored(db) == [BELARUS]


def test_a_parquet_file(tmp_path: Path, db: Path) -> None:
    path = tmp_path / "figures"
    pq.write_table(
        pa.table(
            {
                "refYear": [2021],
                "flowCode": ["M"],
                "reporterCode": [112],
                "partnerCode": [156],
                "primaryValue": [3403421200.0],
            }
        ),
        path,
    )
    assert counts(db, path) == [(1, 0, 0, 0)] and stored(db) == [BELARUS]


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ({"partnerCode": "842"}, "USA"), ({"partnerCode": "251"}, "FRA"), ({"partnerCode": "490", "partnerISO": "S19"}, "TWN"),
        ({"partnerCode": "0", "partnerISO": "W00"}, "WLD"), ({"partnerCode": "899", "partnerISO": "_X "}, "_X"),
        ({"partnerCode": "837", "partnerISO": "X1 "}, "X1"), ({"partnerCode": "699"}, "IND"), ({"partnerCode": "579"}, "NOR"),
        ({"partnerCode": "757"}, "CHE"), ({"partnerCode": "97"}, "EU"), ({"partnerCode": "412", "partnerISO": "_KS"}, "XKX"),
        ({"partnerCode": "516", "partnerISO": "NAM"}, "NAM"), ({"partnerCode": "", "partnerISO": "NA"}, "NAM"),
        ({"partnerCode": "", "partnerISO": "S19"}, "TWN"), ({"partnerCode": "004"}, "AFG"),
        ({"partnerCode": "810", "period": "1988"}, "SUN"), ({"partnerCode": "280", "period": "1988"}, "DEU"),
        ({"partnerCode": "278", "period": "1988"}, "DDR"), ({"partnerCode": "891", "period": "1999"}, "YUG"),
        ({"partnerCode": "891", "period": "2005"}, "SCG"), ({"partnerCode": "736", "period": "2005"}, "SDN"),
        ({"partnerCode": "58", "period": "1998"}, "BEL"), ({"partnerCode": "710", "period": "1995"}, "ZAF"),
    ],
)  # fmt: skip
def test_codes_of_areas_are_ours(named: dict[str, str], code: str, put: Callable[..., Path], db: Path) -> None:
    header = [name for name in V1 if name != "partnerCode" or named["partnerCode"]]
    row = {key: value for key, value in record(**named).items() if key in header}
    path = put("a.csv", ",".join(header) + "\n" + ",".join(f'"{value}"' for value in row.values()) + "\n")
    assert counts(db, path) == [(1, 0, 0, 0)]
    assert stored(db, "partner") == [(code,)]


@pytest.mark.parametrize(
    ("named", "stays"),
    [
        ({"motCode": "1000"}, False), ({"customsCode": "C01"}, False), ({"partner2Code": "276"}, False), ({"mosCode": "1"}, False),
        ({"flowCode": "RM"}, False), ({"flowCode": "DX"}, False), ({"flowCode": "RX"}, True), ({"customsCode": ""}, True),
        ({"partner2Code": ""}, True), ({"isReported": "true"}, True),
    ],
)  # fmt: skip
def test_parts_of_totals_are_set_aside(named: dict[str, str], stays: bool, put: Callable[..., Path], db: Path) -> None:
    assert counts(db, put("a.csv", v1(record(**named)))) == [(int(stays), 0, int(not stays), 0)]


@pytest.mark.parametrize(
    ("named", "kept"),
    [
        ({}, ("CIF", 3403421200.0, None)), ({"cifvalue": "10", "fobvalue": "9", "primaryValue": "10"}, ("CIF", 10.0, 9.0)),
        ({"cifvalue": "", "fobvalue": "9", "primaryValue": "9"}, ("FOB", None, 9.0)), ({"cifvalue": ""}, ("", None, None)),
    ],
)  # fmt: skip
def test_valuations_are_kept(named: dict[str, str], kept: tuple[Any, ...], put: Callable[..., Path], db: Path) -> None:
    counts(db, put("a.csv", v1(record(**named))))
    assert stored(db, "valuation, cif_value, fob_value") == [kept]


def test_months_services_and_leading_zeros(put: Callable[..., Path], db: Path) -> None:
    month = record(freqCode="M", period="202202", cmdCode="0101")
    services = record(typeCode="S", cmdCode="200", classificationCode="EB10")
    counts(db, put("a.csv", v1(month, services)))
    assert stored(db, "trade_type, frequency, period, CAST(first_day AS VARCHAR), CAST(last_day AS VARCHAR), commodity_code") == [
        ("goods", "month", "2022-02", "2022-02-01", "2022-02-28", "0101"), ("services", "year", "2021", "2021-01-01", "2021-12-31", "TOTAL"),
    ]  # fmt: skip


def test_latin_1_and_names_with_accents(put: Callable[..., Path], db: Path) -> None:
    path = put("a.csv", v1(record(partnerCode="384", partnerDesc="Côte d'Ivoire", cmdDesc="Café")), "latin-1")
    assert inspect(path).encoding == "latin-1"
    counts(db, path)
    assert stored(db, "partner, commodity") == [("CIV", "Café")]


def test_baci_is_seen_from_both_sides_and_added_up(put: Callable[..., Path], db: Path) -> None:
    assert counts(db, put("BACI_HS17_Y2021_V202301.csv", BACI)) == [(3, 0, 0, 0)]
    assert stored(db, "commodity_code, value, quantity, classification, basis") == [
        ("010121", 5500.0, 1250.0, "H5", "reconciled"), ("851712", 3000.0, None, "H5", "reconciled"),
        ("851712", 1000250.0, None, "H5", "reconciled"),
    ]  # fmt: skip
    connection = duckdb.connect(str(db), read_only=True)
    seen = connection.execute("""
        SELECT reporter, flow, commodity_code, value
        FROM official_flow
        WHERE 'BLR' IN (reporter, partner) AND length(commodity_code) <> 4
        ORDER BY ALL
    """).fetchall()
    connection.close()
    assert seen == [
        (who, flow, code, value)
        for who, flow in (("BLR", "import"), ("CHN", "export"))
        for code, value in (
            ("01", 5500.0),
            ("010121", 5500.0),
            ("85", 1000250.0),
            ("851712", 1000250.0),
            ("TOTAL", 1005750.0),
        )
    ]


def test_a_country_file_tells_codes_that_are_new(put: Callable[..., Path], db: Path, command: Command) -> None:
    countries = put(
        "codes.csv",
        "country_code,country_name,country_iso2,country_iso3\n516,Namibia,NA,NAM\n997,Newland,NL,NWL\n998,Nowhere,,\n",
    )
    data = put("baci.csv", BACI + "2021,997,112,851712,3,NA\n2021,998,112,851712,3,NA\n2021,999,112,851712,3,NA\n")
    ran = command("trade", "load", data, countries, "--db", db)
    assert "2 codes of them new" in ran.err and "baci.csv:7: reporter 999 is no area" in ran.err
    assert {row[0] for row in stored(db)} == {"CHN", "USA", "NWL", "_998"}
    bad = put("bad.csv", "country_code,country_name,country_iso2,country_iso3\nx,Namibia,NA,NAM\n")
    assert "bad.csv:2: country_code is no number" in command("trade", "load", bad, "--db", db).err


def test_a_wits_summary(put: Callable[..., Path], db: Path, command: Command) -> None:
    ran = command("trade", "load", put("en_BLR.CSV", WITS, "latin-1"), "--db", db)
    assert "9 rows = 6 stored + 0 duplicate + 2 set aside + 1 failed" in ran.err
    assert "en_BLR.CSV:7: partner atlantis is no area" in ran.err
    assert stored(db, "partner, flow, commodity_code, period, round(value)") == [
        ("RUS", "import", "TOTAL", "2014", 21868620000.0), ("RUS", "import", "TOTAL", "2015", 16894290000.0),
        ("WLD", "export", "Fuels", "2015", 7768490000.0), ("WLD", "import", "TOTAL", "2014", 40502360000.0),
        ("WLD", "import", "TOTAL", "2015", 30291490000.0), ("_X", "import", "TOTAL", "2014", 2387750000.0),
    ]  # fmt: skip
    assert stored(db, "DISTINCT dataset, listed") == [("WITS", 5)]


def test_several_figures_of_one_line_are_told_apart(put: Callable[..., Path], db: Path) -> None:
    """A summary has its years side by side: a newer one brings one more, and the others are there already."""
    assert counts(db, put("a.csv", WITS), vintage="2016") == [(6, 0, 2, 1)]
    newer = [line + (",2016" if number == 0 else ",7") for number, line in enumerate(WITS.strip().split("\n"))]
    assert counts(db, put("b.csv", "\n".join(newer) + "\n"), vintage="2016") == [(4, 6, 3, 2)]


def test_layouts_name_their_columns_once() -> None:
    for layout in layouts():
        assert len(layout.names) == sum(map(len, layout.columns.values())), layout.name
        assert layout.fits([group[-1] for group in layout.needs])
