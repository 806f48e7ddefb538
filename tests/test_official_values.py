"""What real downloads say comes out of the views and questions: partners, ranks, balances, both sides of a flow, who is silent.

The values are those computed from the files by other means (../shared/data/trade/README.md).
"""

from pathlib import Path
from typing import Any

import pytest

from timeline.notebook import Timeline
from timeline.statistics import check_claims, load_statistics
from timeline.store.read import read_query, read_sql

FILES = (
    "comtrade_v1_deu_usa_chn_2022_total.csv", "comtrade_v1_deu_usa_chn_2022_services.csv", "comtrade_v1_tha_hs8542_imports_2014_2024.csv",
    "comtrade_mirror_partner_chn_usa_2015_on.csv", "wits_blr_trade_summary.csv", "baci_country_codes_V202301.csv",
)  # fmt: skip


@pytest.fixture(scope="module")
def db(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("official") / "x.duckdb"
    report = load_statistics([shared / "data" / "trade" / name for name in FILES], path, vintage="2024-05-31")
    assert report.faults == 0, (report.failures, [load.faults for load in report.loads])
    assert [load.rows for load in report.loads] == [1352, 120, 1178, 6309, 1665]
    assert [load.aside for load in report.loads] == [0, 0, 0, 0, 1017]
    assert list(report.countries.values()) == [0]  # every code of the country file is known
    return path


def ask(db: Path, name: str, **params: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = read_query(db, name, params).to_pylist()
    return rows


def billions(value: float) -> float:
    return round(value / 1e9, 1)


@pytest.mark.parametrize(
    ("reporter", "flow", "expected"),
    [
        ("DEU", "total", [("CHN", 320.0), ("USA", 265.3), ("NLD", 230.1), ("FRA", 197.8), ("POL", 179.5)]),
        ("DEU", "import", [("CHN", 206.6), ("NLD", 113.4), ("USA", 99.8), ("POL", 82.5), ("ITA", 77.0)]),
        ("USA", "total", [("CAN", 801.5), ("MEX", 783.6), ("CHN", 729.5), ("JPN", 234.7), ("DEU", 223.0)]),
        ("CHN", "import", [("TWN", 238.1), ("KOR", 199.7), ("JPN", 184.5), ("USA", 179.0), ("AUS", 142.1)]),
    ],
)  # fmt: skip
def test_ranks_of_2022(db: Path, reporter: str, flow: str, expected: list[tuple[str, float]]) -> None:
    rows = ask(db, "official_ranks", reporter=reporter, flow=flow, most=5, from_day="2022-01-01", to_day="2022-01-01")
    assert [(row["partner"], billions(row["value"])) for row in rows] == expected
    assert [row["rank"] for row in rows] == [1, 2, 3, 4, 5]
    assert all(
        abs(row["coverage"] - 1) < 1e-9 for row in rows
    )  # the partners together are the world, which is not added in


def test_what_is_no_country_and_oneself_have_no_place(db: Path) -> None:
    rows = read_sql(
        db,
        "SELECT DISTINCT partner FROM official_ranks WHERE partner IN ('_X', 'X1', 'XX', 'WLD', 'EU') OR partner = reporter",
    ).rows
    assert rows.num_rows == 0
    kept = read_sql(db, """
        SELECT partner, imports FROM official_balance
        WHERE period = '2022' AND trade_type = 'goods' AND commodity_code = 'TOTAL'
            AND ((reporter = 'DEU' AND partner = '_X') OR (reporter = 'CHN' AND partner = 'CHN')) ORDER BY partner
    """).rows.to_pylist()  # fmt: skip
    assert [(row["partner"], billions(row["imports"])) for row in kept] == [("CHN", 122.9), ("_X", 78.0)]


@pytest.mark.parametrize(
    ("reporter", "partner", "year", "exports", "imports", "balance"),
    [("USA", "CHN", 2022, 153.8, 575.7, -421.9), ("CHN", "USA", 2022, 582.8, 179.0, 403.8)],
)
def test_balances(
    db: Path, reporter: str, partner: str, year: int, exports: float, imports: float, balance: float
) -> None:
    rows = ask(
        db, "official_balance", reporter=reporter, partner=partner, from_day=f"{year}-01-01", to_day=f"{year}-12-31"
    )
    own = {row["flow"]: billions(row["value"]) for row in rows if row["reporting_side"] == reporter}
    assert (own["export"], own["import"], own["balance"]) == (exports, imports, balance)
    other = {row["flow"]: row["value"] for row in rows if row["reporting_side"] == partner}
    assert set(other) == {"export", "import", "total", "balance"} and other["export"] != own["export"]


def test_both_sides_of_a_flow(db: Path) -> None:
    (row,) = ask(db, "mirror_gap", exporter="CHN", importer="DEU")
    assert (billions(row["export_value"]), billions(row["import_value"])) == (116.2, 206.6)
    assert round(row["ratio"], 2) == 1.78 and row["import_valuation"] == "CIF"


def test_china_and_belarus(db: Path) -> None:
    rows = ask(db, "official_balance", reporter="CHN", partner="BLR", from_day="2022-01-01", to_day="2022-12-31")
    assert {row["flow"]: round(row["value"] / 1e9, 3) for row in rows} == {
        "export": 3.275,
        "import": 1.804,
        "total": 5.080,
        "balance": 1.471,
    }
    assert {row["reporting_side"] for row in rows} == {"CHN"}


@pytest.mark.parametrize(
    ("year", "imports", "exports", "total"),
    [
        (2015, 2321.4, 780.7, 3102.1),
        (2019, 3664.3, 634.7, 4299.0),
        (2020, 3621.1, 745.2, 4366.3),
        (2021, 3403.4, 556.1, 3959.5),
    ],
)
def test_belarus_and_china(db: Path, year: int, imports: float, exports: float, total: float) -> None:
    rows = ask(db, "official_balance", reporter="BLR", partner="CHN", from_day=f"{year}-01-01", to_day=f"{year}-12-31")
    own = {
        row["flow"]: round(row["value"] / 1e6, 1)
        for row in rows
        if row["dataset"] == "UN Comtrade" and row["reporting_side"] == "BLR"
    }
    assert (own["import"], own["export"], own["total"]) == (imports, exports, total)


def test_belarus_reports_nothing_after_2021(db: Path) -> None:
    rows = ask(db, "official_balance", reporter="BLR", partner="CHN", from_day="2022-01-01")
    assert {row["reporting_side"] for row in rows} == {"CHN"}
    silent = {row["period"]: row["last_reported"] for row in ask(db, "missing_reporters", area="BLR")}
    assert silent == {"2022": "2021"}
    assert {row["area"] for row in ask(db, "missing_reporters", to_day="2022-12-31", from_day="2022-01-01")} >= {
        "BLR",
        "RUS",
    }


def test_wits_lists_the_first_five_only(db: Path) -> None:
    rows = read_sql(db, """
        SELECT partner, import_rank, total_rank FROM official_ranks
        WHERE dataset = 'WITS' AND period = '2015' AND import_rank IS NOT NULL ORDER BY import_rank
    """).rows.to_pylist()  # fmt: skip
    assert [row["partner"] for row in rows] == ["RUS", "CHN", "DEU", "POL", "UKR"]
    assert {row["total_rank"] for row in rows} == {None}


def test_thai_imports_of_chips_add_up_each_year(db: Path) -> None:
    rows = read_sql(db, """
        SELECT period, sum(imports) FILTER (partner_kind <> 'world') / max(imports) FILTER (partner_kind = 'world') AS part, max(total) AS total
        FROM official_balance WHERE reporter = 'THA' AND commodity_code = '8542' GROUP BY period
    """).rows.to_pylist()  # fmt: skip
    assert len(rows) == 11 and all(abs(row["part"] - 1) < 1e-6 and row["total"] is None for row in rows)


def test_services_are_no_goods(db: Path) -> None:
    rows = read_sql(db, """
        SELECT trade_type, imports FROM official_balance WHERE reporter = 'CHN' AND partner = 'WLD' AND period = '2022' ORDER BY 1
    """).rows.to_pylist()  # fmt: skip
    assert [(row["trade_type"], billions(row["imports"])) for row in rows] == [("goods", 2716.0), ("services", 461.3)]


@pytest.fixture(scope="module")
def checked(shared: Path, db: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Claims of the first article and of sentences of our own, with their verdicts, by their words."""
    folder = tmp_path_factory.mktemp("claims")
    (folder / "own.txt").write_text(
        "MINSK, June 5, 2023 - Trade between Belarus and China rose 11 percent to $5.8 billion in 2022.\n\n"
        "Japan was the fourth-largest export market of the United States in 2016.\n\n"
        "Belarus was the largest trading partner of Russia in 2022.\n", "utf8",
    )  # fmt: skip
    timeline = Timeline(db)
    timeline.add(*(shared / "seeds").glob("*.txt"), folder / "own.txt")
    check_claims(db)
    return {
        f"{row['measure']} {row['claimed']:g} {row['reporter']}-{row['partner']}": row for row in ask(db, "claim_check")
    }


@pytest.mark.parametrize("key", ["rank 7 BLR-CHN", "rank 2 BLR-CHN"])
def test_the_ranks_of_the_first_article_are_not_checkable(checked: dict[str, dict[str, Any]], key: str) -> None:
    row = checked[key]
    assert (row["verdict"], row["cause"]) == ("not checkable", "rows missing")
    for words in (
        "imports of 3.403 billion USD",
        "exports of 556.1 million USD",
        "United States only",
        "are missing",
        "the row with the world",
    ):
        assert words in row["reason"], row["reason"]


def test_trade_of_5_8_billion_is_contradicted_by_china(checked: dict[str, dict[str, Any]]) -> None:
    (row,) = [row for key, row in checked.items() if key.startswith("value 5.8e+09")]
    assert (row["verdict"], row["reporting_side"], billions(row["official_value"])) == ("contradicted", "CHN", 5.1)
    assert "China reports 5.08 billion USD" in row["reason"]
    if row["reporter"] == "BLR":
        assert "Belarus does not report 2022: its last rows before are of 2021" in row["reason"]
    (change,) = [row for key, row in checked.items() if key.startswith("change 11")]
    assert change["verdict"] == "not checkable" and "no report has both years" in change["reason"]


def test_a_rank_that_only_the_partners_report(checked: dict[str, dict[str, Any]]) -> None:
    row = checked["rank 4 USA-JPN"]
    assert (row["verdict"], row["reporting_side"]) == ("supported by mirror", "partners")
    assert "69.22 billion USD" in row["reason"] and row["fits"] == "total+import+export", row


def test_a_mirror_that_lacks_the_largest_is_no_list(checked: dict[str, dict[str, Any]]) -> None:
    assert checked["rank 1 RUS-BLR"]["verdict"] == "not checkable"
