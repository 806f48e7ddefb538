"""Files of official figures: told apart by content, loaded whole or not at all, a bad row costs only itself."""

import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.command import Command, lines
from timeline.errors import InputError, UsageError
from timeline.official.file import file_vintage, inspect, vintage_day
from timeline.official.layouts import layouts
from timeline.statistics import check_claims, load_statistics, official_files

V1 = (
    "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,flowCode,flowDesc,partnerCode,partnerISO,"
    "partnerDesc,partner2Code,partner2ISO,partner2Desc,classificationCode,classificationSearchCode,isOriginalClassification,cmdCode,cmdDesc,"
    "aggrLevel,isLeaf,customsCode,customsDesc,mosCode,motCode,motDesc,qtyUnitCode,qtyUnitAbbr,qty,isQtyEstimated,altQtyUnitCode,"
    "altQtyUnitAbbr,altQty,isAltQtyEstimated,netWgt,isNetWgtEstimated,grossWgt,isGrossWgtEstimated,cifvalue,fobvalue,primaryValue,"
    "legacyEstimationFlag,isReported,isAggregate"
).split(",")
LEGACY = (
    "Classification,Year,Period,Period Desc.,Aggregate Level,Is Leaf Code,Trade Flow Code,Trade Flow,Reporter Code,Reporter,Reporter ISO,"
    "Partner Code,Partner,Partner ISO,2nd Partner Code,2nd Partner,2nd Partner ISO,Customs Proc. Code,Customs,Mode of Transport Code,"
    "Mode of Transport,Commodity Code,Commodity,Qty Unit Code,Qty Unit,Qty,Alt Qty Unit Code,Alt Qty Unit,Alt Qty,Netweight (kg),"
    "Gross weight (kg),Trade Value (US$),CIF Trade Value (US$),FOB Trade Value (US$),Flag"
).split(",")
SHORT = "refYear,flowCode,reporterISO,partnerISO,primaryValue\n"


def record(**named: object) -> dict[str, str]:
    """One record in the layout of today's downloads: Belarus imports from China in 2021, but for what is named."""
    told = {
        "typeCode": "C", "freqCode": "A", "refYear": "2021", "period": "2021", "reporterCode": "112", "reporterISO": "BLR",
        "reporterDesc": "Belarus", "flowCode": "M", "partnerCode": "156", "partnerISO": "CHN", "partnerDesc": "China", "partner2Code": "0",
        "classificationCode": "H5", "cmdCode": "TOTAL", "cmdDesc": "All Commodities", "customsCode": "C00", "mosCode": "0", "motCode": "0",
        "cifvalue": "3403421200", "primaryValue": "3403421200", "isReported": "false", "isAggregate": "true",
    }  # fmt: skip
    return dict.fromkeys(V1, "") | told | {key: str(value) for key, value in named.items()}


def v1(*records: dict[str, str], tail: str = ",") -> str:
    """As the site writes it: the header has 47 names, each record one comma more."""
    rows = [",".join(f'"{value}"' if value else "" for value in one.values()) + tail for one in records]
    return "\r\n".join([",".join(V1), *rows, ""])


@pytest.fixture
def put(tmp_path: Path) -> Callable[..., Path]:
    def write(name: str, content: str | bytes, encoding: str = "utf8") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "x.duckdb"


def stored(db: Path, columns: str = "reporter, partner, flow, commodity_code, period, value") -> list[tuple[Any, ...]]:
    connection = duckdb.connect(str(db), read_only=True)
    try:
        return connection.execute(f"SELECT {columns} FROM trade_flow ORDER BY ALL").fetchall()
    finally:
        connection.close()


def counts(db: Path, *paths: Path, vintage: str = "") -> list[tuple[int, int, int, int]]:
    report = load_statistics(paths, db, vintage=vintage)
    for load in report.loads:
        assert load.rows == load.stored + load.duplicate + load.aside + load.failed
    return [(load.stored, load.duplicate, load.aside, load.failed) for load in report.loads]


BELARUS = ("BLR", "CHN", "import", "TOTAL", "2021", 3403421200.0)
API = {
    "count": 1,
    "data": [{**record(reporterCode=112), "primaryValue": 3403421200.0, "cifValue": 3403421200.0}],
    "error": "",
}
OLD = dict.fromkeys(LEGACY, "") | {
    "Classification": "H5", "Year": "2021", "Period": "2021", "Trade Flow Code": "1", "Reporter Code": "112", "Partner Code": "156",
    "Commodity Code": "TOTAL", "Trade Value (US$)": "3403421200",
}  # fmt: skip
OLD_RECORD = {
    "pfCode": "H5",
    "yr": 2021,
    "period": 2021,
    "rgCode": 1,
    "rtCode": 112,
    "ptCode": 156,
    "cmdCode": "TOTAL",
    "TradeValue": 3403421200,
}
OLD_API = {"validation": {}, "dataset": [OLD_RECORD]}
BULK = "\t".join(["datasetCode", *[name for name in V1 if not name.endswith(("ISO", "Desc"))]])
FORMS: dict[str, str | bytes] = {
    "download.csv": v1(record()),
    "no_more_comma.csv": v1(record(), tail=""),
    "packed.bin": gzip.compress(v1(record()).encode()),
    "api.json": json.dumps(API),
    "api_packed": gzip.compress(json.dumps(API).encode()),
    "lines.txt": json.dumps(API["data"][0]),  # type: ignore[index]
    "array.json": json.dumps(API["data"]),
    "old.csv": ",".join(LEGACY) + "\n" + ",".join(OLD.values()) + "\n",
    "old.json": json.dumps(OLD_API),
    "bulk.txt": BULK
    + "\n"
    + "\t".join(["1", *[v for k, v in record().items() if not k.endswith(("ISO", "Desc"))]])
    + "\n",
    "semicolons.csv": v1(record(), tail="").replace(",", ";"),
    "with_mark.csv": b"\xef\xbb\xbf" + v1(record()).encode(),
    "short.csv": SHORT + "2021,M,BLR,CHN,3403421200\n",
    "iso2.csv": SHORT + "2021,M,BY,CN,3403421200.0\n",
}


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


GOOD = record()


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (record(partnerCode="9999"), "partner 9999 is no area that is known"), (record(reporterCode="x"), "reporter x is no area"),
        (record(primaryValue="-5"), "value -5 is negative"), (record(primaryValue="many"), "value many is no number"),
        (record(primaryValue="nan"), "value nan is no number"), (record(primaryValue="1e999"), "is no number"),
        (record(primaryValue=""), "there is no value"), (record(period="20213"), "period 20213 is no year or month"),
        (record(period="202113"), "is no year or month"), (record(flowCode="Q"), "flow Q is none that is known"),
        (record(cmdCode=""), "there is no commodity code"),
    ],
)  # fmt: skip
def test_a_bad_row_is_told_with_its_line_and_costs_only_itself(
    bad: dict[str, str], says: str, put: Callable[..., Path], db: Path, command: Command
) -> None:
    other = record(partnerCode="842")
    path = put("a.csv", v1(GOOD, bad, other))
    ran = command("trade", "load", path, "--db", db)
    assert ran.code == 1 and f"failed: {path}:3: " in ran.err and says in ran.err, ran.err
    assert "3 rows = 2 stored + 0 duplicate + 0 set aside + 1 failed" in ran.err
    assert [row[1] for row in stored(db)] == ["CHN", "USA"]


def test_lines_are_counted_past_records_that_could_not_be_read(
    put: Callable[..., Path], db: Path, command: Command
) -> None:
    text = v1(GOOD, record(partnerCode="842"), record(partnerCode="9999"), record(partnerCode="40")).split("\r\n")
    text[2] += '"more","fields",'
    ran = command("trade", "load", put("a.csv", "\n".join(text)), "--db", db)
    assert "a.csv:3: more than 48 fields" in ran.err and "a.csv:4: partner 9999" in ran.err
    assert [row[1] for row in stored(db)] == ["AUT", "CHN"]


def test_a_download_that_was_cut_off(put: Callable[..., Path], db: Path) -> None:
    whole = v1(GOOD, record(partnerCode="842"), record(partnerCode="40"))
    assert counts(db, put("cut.csv", whole[:-40])) == [(2, 0, 0, 1)]
    assert counts(db, put("whole.csv", whole)) == [(1, 2, 0, 0)]
    assert len(stored(db)) == 3


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("page.csv", "<!DOCTYPE html><html><body>Sign in</body></html>", "this is a web page, not data"),
        ("empty.csv", "", "the file is empty"), ("head.csv", ",".join(V1) + "\n", "there is a header and no record"),
        ("other.csv", "a,b\n1,2\n", 'its columns are "a, b"'), ("zip.csv", b"PK\x03\x04....", "zip file"),
        ("cut.gz", gzip.compress(v1(GOOD).encode() * 50)[:-30], "cut off or damaged"), ("binary", b"\x00\x01\x02\x03", "binary file"),
        ("cut.parquet", b"PAR1\x00\x00", "Parquet file is cut off"), ("cut.json", json.dumps(API)[:-40], "cannot be read as UN Comtrade"),
        ("few.json", json.dumps(API | {"count": 500}), "says that it has 500 records and holds 1"),
        ("key.json", '{"statusCode": 401, "message": "invalid subscription key"}', "invalid subscription key"),
        ("utf16.csv", v1(GOOD).encode("utf-16"), "UTF-16"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_told_of_and_stores_nothing(
    name: str, content: str | bytes, says: str, put: Callable[..., Path], db: Path, command: Command
) -> None:
    good = put("good.csv", v1(GOOD))
    ran = command("trade", "load", put(name, content), good, "--db", db)
    assert ran.code == 1 and says in ran.err and "Traceback" not in ran.err, ran.err
    assert len([line for line in lines(ran.err) if line.startswith("failed")]) == 1
    assert stored(db) == [BELARUS]


def test_latin_1_and_names_with_accents(put: Callable[..., Path], db: Path) -> None:
    path = put("a.csv", v1(record(partnerCode="384", partnerDesc="Côte d'Ivoire", cmdDesc="Café")), "latin-1")
    assert inspect(path).encoding == "latin-1"
    counts(db, path)
    assert stored(db, "partner, commodity") == [("CIV", "Café")]


def test_a_file_twice_changes_nothing(put: Callable[..., Path], db: Path, command: Command) -> None:
    path = put("a.csv", v1(GOOD, record(partnerCode="842")))
    command("trade", "load", path, "--db", db)
    before = stored(db, "*")
    ran = command("trade", "load", path, "--db", db)
    assert ran.code == 0 and "nothing changed" in ran.err
    copy = put("copy.csv", v1(record(partnerCode="842"), GOOD))
    assert counts(db, copy) == [(0, 2, 0, 0)]
    assert stored(db, "*") == before


def test_a_new_vintage_stands_beside_the_old(put: Callable[..., Path], db: Path) -> None:
    counts(db, put("a.csv", v1(GOOD)), vintage="2022-05-01")
    assert counts(db, put("b.csv", v1(record(primaryValue="5", cifvalue="5"))), vintage="2024-05-31") == [(1, 0, 0, 0)]
    assert counts(db, put("a.csv", v1(GOOD)), vintage="2025-05-31") == [(1, 0, 0, 0)]
    assert stored(db, "vintage, value") == [
        ("2022-05-01", 3403421200.0),
        ("2024-05-31", 5.0),
        ("2025-05-31", 3403421200.0),
    ]


def test_the_same_vintage_with_another_value_is_refused(put: Callable[..., Path], db: Path) -> None:
    counts(db, put("a.csv", v1(GOOD)), vintage="2022")
    report = load_statistics(
        [put("b.csv", v1(record(primaryValue="5"), record(partnerCode="842")))], db, vintage="2022"
    )
    assert "b.csv:2: the vintage 2022 of this flow is there with another value" in str(report.loads[0].faults[0])
    assert [row[5] for row in stored(db)] == [3403421200.0, 3403421200.0]


def test_vintages_mixed_in_a_file(put: Callable[..., Path], db: Path) -> None:
    path = put("a.csv", v1(GOOD, record(primaryValue="5"), record(partnerCode="842"), record(partnerCode="842")))
    assert counts(db, path) == [(1, 1, 0, 2)]
    assert [row[1] for row in stored(db)] == ["USA"]
    told = put("b.csv", "vintage," + SHORT + "2022,2021,M,DEU,CHN,1\n2024,2021,M,DEU,CHN,2\n!,2021,M,DEU,USA,2\n")
    assert counts(db, told) == [(2, 0, 0, 1)]


@pytest.mark.parametrize(
    ("name", "vintage"),
    [
        ("BACI_HS92_Y2021_V202301.csv", "V202301"),
        ("TradeData_2024-05-31.csv", "2024-05-31"),
        ("20240531.csv", "2024-05-31"),
        ("a.csv", "2023-11-14"),
    ],
)
def test_the_vintage_of_a_file(name: str, vintage: str, tmp_path: Path) -> None:
    (tmp_path / name).touch()
    os.utime(tmp_path / name, (1_700_000_000, 1_700_000_000))
    assert file_vintage(tmp_path / name) == vintage
    day = vintage_day(vintage)
    assert day is not None and day.isoformat().startswith(vintage[:4].removeprefix("V") or "20")


@pytest.mark.parametrize("vintage", ["yes/no", "a" * 40, "'; DROP TABLE article", "-x"])
def test_a_vintage_that_is_none(vintage: str, put: Callable[..., Path], db: Path) -> None:
    with pytest.raises(UsageError, match="give a day or an edition"):
        load_statistics([put("a.csv", v1(GOOD))], db, vintage=vintage)
    assert not db.exists()


BACI = "t,i,j,k,v,q\n2021,156,112,010121,5.5,   1.25\n2021,156,112,851712,1000.25,   NA\n2021,842,490,851712,3,NA\n"


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


WITS = (
    "Reporter,Partner,Product categories,Indicator Type,Indicator,2015,2014\n"
    "Belarus,...,...,Development,GDP (current US$ Mil),          54608.96,   76103.96\n"
    "Belarus,Russian Federation,All Products,Import,Trade (US$ Mil)-Top 5 Import Partner,          16894.29,   21868.62\n"
    "Belarus,Unspecified,All Products,Import,Trade (US$ Mil)-Top 5 Import Partner,,   2387.75\n"
    "Belarus,World,All Products,Import,Imports (in US$ Mil),   30291.49,   40502.36\n"
    "Belarus,World,Fuels,Export,Export(US$ Mil),    7768.49,\n"
    "Belarus,Atlantis,All Products,Export,Trade (US$ Mil)-Top 5 Export Partner,1,\n"
)  # fmt: skip


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


DAMAGE = st.lists(
    st.tuples(st.integers(0, 10**6), st.integers(0, 40), st.sampled_from([b"", b'"', b",", b"\n", b"\0", b"{", b"-", b"1e999", b"\xff", b'"\n"', b"NaN"])),
    min_size=1, max_size=5,
)  # fmt: skip
UNDAMAGED = [form.encode() if isinstance(form, str) else form for form in (*FORMS.values(), BACI, WITS)]


@given(content=st.sampled_from(UNDAMAGED), damage=DAMAGE)
@settings(max_examples=60)
def test_whatever_happened_to_a_file_its_rows_add_up_or_it_is_told_of(
    content: bytes, damage: list[tuple[int, int, bytes]]
) -> None:
    """Bytes lost and put in at any place: no error but those that name the file, no row unaccounted for."""
    for place, length, more in damage:
        cut = place % (len(content) + 1)
        content = content[:cut] + more + content[cut + length :]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        path.write_bytes(content)
        report = load_statistics([path], Path(folder) / "x.duckdb")
        assert len(report.failures) + len(report.loads) + len(report.countries) == 1
        for load in report.loads:
            assert load.rows == load.stored + load.duplicate + load.aside + load.failed
            assert len(stored(Path(folder) / "x.duckdb")) == load.stored and load.duplicate >= 0


def test_loads_are_recorded_with_their_first_faults(put: Callable[..., Path], db: Path) -> None:
    counts(db, put("a.csv", v1(GOOD, *[record(partnerCode=str(9000 + number)) for number in range(60)])))
    connection = duckdb.connect(str(db), read_only=True)
    row = connection.execute("SELECT origin, rows, stored, failed, len(faults), faults[1] FROM trade_load").fetchone()
    connection.close()
    assert row == ("a.csv", 61, 1, 60, 50, "3: partner 9000 is no area that is known")


def test_values_of_a_file_never_reach_a_statement(put: Callable[..., Path], db: Path) -> None:
    hostile = "'); DROP TABLE trade_flow; --"
    path = put(
        'it\'s a "file"; --.csv',
        v1(record(cmdDesc=hostile, cmdCode="01"), record(partnerISO=hostile, partnerCode="842")),
    )
    assert counts(db, path) == [(2, 0, 0, 0)]
    assert (hostile,) in stored(db, "commodity")
    keyed = put("b.json", json.dumps([{'x"; DROP TABLE trade_flow; --': 1, **record()}]))
    assert counts(db, keyed) == [(1, 0, 0, 0)] and len(stored(db)) == 3


def test_nothing_is_half_loaded(put: Callable[..., Path], db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A load that fails at its last step leaves the database as it was."""
    counts(db, put("a.csv", v1(GOOD)))

    def fail(*arguments: object) -> None:
        raise RuntimeError("the machine stopped")

    monkeypatch.setattr("timeline.store.official._record", fail)
    with pytest.raises(RuntimeError):
        load_statistics([put("b.csv", v1(record(partnerCode="842")))], db)
    monkeypatch.undo()
    assert stored(db) == [BELARUS]
    assert counts(db, put("b.csv", v1(record(partnerCode="842")))) == [(1, 0, 0, 0)]


def test_inputs_are_told_apart(put: Callable[..., Path], tmp_path: Path) -> None:
    figures, article = put("a.csv", v1(GOOD)), put("b.txt", "Belarus met China.")
    put("c.csv", "a,b\n1,2\n")
    assert official_files([str(tmp_path)]) == ([str(tmp_path)], [figures])
    assert official_files([str(figures), str(article), "nothing-there"]) == ([str(article), "nothing-there"], [figures])


def test_checking_without_figures_is_an_answer_too(db: Path, put: Callable[..., Path], command: Command) -> None:
    text = put("a.txt", "MINSK, March 5, 2024 - Belarus imported goods worth $3.4 billion from China in 2021.")
    command("build", text, "--db", db)
    ran = command("trade", "check", "--db", db)
    assert ran.code == 0 and "1 trade claim checked: 1 not checkable" in ran.err
    assert check_claims(db).facts == 1


def test_layouts_name_their_columns_once() -> None:
    for layout in layouts():
        assert len(layout.names) == sum(map(len, layout.columns.values())), layout.name
        assert layout.fits([group[-1] for group in layout.needs])


def test_a_missing_file(db: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        inspect(tmp_path / "none.csv")
    assert len(load_statistics([tmp_path / "none.csv"], db).failures) == 1
    assert not db.exists()


def test_a_folder_gives_the_files_in_it_that_are_official(put: Callable[..., Path], db: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there are no official figures in this folder"):
        inspect(tmp_path)
    assert "no official figures in this folder" in str(load_statistics([tmp_path], db).failures[0])
    put("a.csv", v1(GOOD))
    put("b.csv", "a,b\n1,2\n")
    assert counts(db, tmp_path) == [(1, 0, 0, 0)]


def test_figures_that_are_gone_are_told(put: Callable[..., Path], db: Path, command: Command) -> None:
    command("trade", "load", put("a.csv", v1(GOOD, record(partnerCode="842"))), "--db", db)
    ran = command("verify", "--db", db)
    assert ran.code == 0 and "so are the official figures of 1 files" in ran.err
    connection = duckdb.connect(str(db))
    connection.execute("DELETE FROM trade_flow WHERE partner = 'USA'")
    connection.close()
    ran = command("verify", "--db", db)
    assert ran.code == 3 and "official figures of 1 of 1 files are gone or changed" in ran.err


def test_a_database_of_the_schema_before_takes_figures(
    put: Callable[..., Path], db: Path, monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    from timeline.store.migrate import migrations
    from timeline.store.open import open_database

    monkeypatch.setattr("timeline.store.migrate.migrations", lambda: migrations()[:2])
    monkeypatch.setattr("timeline.store.open.migrations", lambda: migrations()[:2])
    old = put("b.txt", "MINSK, March 5, 2024 - Belarus imported goods worth $3.4 billion from China in 2021.")
    open_database(db).close()
    monkeypatch.undo()
    assert command("add", old, "--db", db, "-q").code == 0
    assert counts(db, put("a.csv", v1(GOOD))) == [(1, 0, 0, 0)]
    assert "1 trade claim checked: 1 supported" in command("trade", "check", "--db", db).err


def test_a_later_build_checks_by_figures_that_are_there(put: Callable[..., Path], db: Path, command: Command) -> None:
    figures, text = (
        put("a.csv", v1(GOOD)),
        put("b.txt", "MINSK, March 5, 2024 - Belarus imported goods worth $3.4 billion from China in 2021."),
    )
    assert "checked" not in command("build", put("c.txt", "MINSK, March 5, 2024 - Belarus met China."), "--db", db).err
    assert command("build", figures, "--db", db).code == 0
    assert "1 trade claim checked: 1 supported" in command("build", text, "--db", db).err
    rows = command("query", "trade_loads", "--db", db, "--format", "csv").out
    assert "a.csv,UN Comtrade," in rows and lines(rows)[1].count(",1,1,0,0,0,") == 1


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (0, 0, 1, 2, 1)])
def test_files_in_any_order_and_any_number_of_times_give_the_same_figures(
    order: tuple[int, ...], put: Callable[..., Path], db: Path, tmp_path: Path
) -> None:
    parts = [("156", "842"), ("842", "40"), ("0", "156")]
    paths = [
        put(f"{number}.csv", v1(*[record(partnerCode=code, primaryValue=code) for code in codes]))
        for number, codes in enumerate(parts)
    ]
    counts(db, *[paths[number] for number in order], vintage="2024")
    assert stored(db, "id, partner, value") == sorted(stored(db, "id, partner, value"))
    assert [row[1:] for row in sorted(stored(db, "id, partner, value"), key=lambda row: row[2])] == [
        ("WLD", 0.0), ("AUT", 40.0), ("CHN", 156.0), ("USA", 842.0)
    ]  # fmt: skip
