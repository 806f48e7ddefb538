"""Downloads of official figures as the sites write them, and what a database holds after they were loaded."""

import gzip
import json
from pathlib import Path
from typing import Any

import duckdb

from timeline.statistics import load_statistics

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
GOOD = record()
BACI = "t,i,j,k,v,q\n2021,156,112,010121,5.5,   1.25\n2021,156,112,851712,1000.25,   NA\n2021,842,490,851712,3,NA\n"
WITS = (
    "Reporter,Partner,Product categories,Indicator Type,Indicator,2015,2014\n"
    "Belarus,...,...,Development,GDP (current US$ Mil),          54608.96,   76103.96\n"
    "Belarus,Russian Federation,All Products,Import,Trade (US$ Mil)-Top 5 Import Partner,          16894.29,   21868.62\n"
    "Belarus,Unspecified,All Products,Import,Trade (US$ Mil)-Top 5 Import Partner,,   2387.75\n"
    "Belarus,World,All Products,Import,Imports (in US$ Mil),   30291.49,   40502.36\n"
    "Belarus,World,Fuels,Export,Export(US$ Mil),    7768.49,\n"
    "Belarus,Atlantis,All Products,Export,Trade (US$ Mil)-Top 5 Export Partner,1,\n"
)  # fmt: skip
