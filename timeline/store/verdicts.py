"""Fetches claims and the official figures that they need, and stores the verdict on each."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb

from timeline.lexicons.areas import area_kinds
from timeline.lexicons.tables import read_csv
from timeline.lexicons.trade import SOURCE_COLUMNS
from timeline.official.check import check
from timeline.official.evidence import Claim, Figure, Official
from timeline.official.finding import Finding
from timeline.store.columns import merge
from timeline.store.rows import Row
from timeline.store.shard import opened
from timeline.terms import AreaKind, FactModality, Flow, FlowBasis, Measure, TradeType, Verdict

_CLAIMS = "SELECT trade_fact.*, article.published FROM trade_fact JOIN article ON article.id = trade_fact.article_id ORDER BY trade_fact.id"
_YEARS = "SELECT reporter, list(DISTINCT year(first_day)) FROM trade_flow WHERE basis = 'reported' AND trade_type = 'goods' GROUP BY reporter"


def check_facts(db: Path, *, patience: float = 120.0) -> list[Verdict]:
    """Give every trade fact its verdict anew, in one transaction; the verdicts, in the order of the facts' ids.

    Raises StoreError when the database cannot be written; then all verdicts stay as they were.
    """
    with opened(db, patience) as connection:
        official = _official(connection)
        rows = connection.execute(_CLAIMS).to_arrow_table().to_pylist()
        findings = [(str(row["id"]), check(_claim(row), official)) for row in rows]
        connection.begin()
        try:
            connection.execute("DELETE FROM trade_check")
            merge(connection, "trade_check", [_row(fact_id, found) for fact_id, found in findings])
        except BaseException:
            connection.rollback()
            raise
        connection.commit()
        connection.execute("CHECKPOINT")
    return [found.verdict for _, found in findings]


def any_figures(db: Path, *, patience: float = 120.0) -> bool:
    """Whether there are any official figures to check claims against."""
    with opened(db, patience) as connection:
        return connection.execute("SELECT 1 FROM trade_flow LIMIT 1").fetchone() is not None


def _official(connection: duckdb.DuckDBPyConnection) -> Official:
    areas = connection.execute("SELECT code, name, kind FROM trade_area").fetchall()
    names = {code: name for code, (name, _) in area_kinds().items()} | {str(code): str(name) for code, name, _ in areas}
    kinds = {code: kind for code, (_, kind) in area_kinds().items()} | {
        str(code): AreaKind(kind) for code, _, kind in areas
    }
    years = {str(code): frozenset(int(year) for year in found) for code, found in connection.execute(_YEARS).fetchall()}
    evidence = files("timeline.store").joinpath("official_evidence.sql").read_text("utf8")
    figures = [_figure(row) for row in connection.execute(evidence).to_arrow_table().to_pylist()]
    return Official(figures, names, kinds, years)


def _figure(row: Row) -> Figure:
    return Figure(
        row["id"], row["dataset"], row["vintage"], FlowBasis(row["basis"]), TradeType(row["trade_type"]), row["reporter"], row["partner"],
        Flow(row["flow"]), row["commodity_code"], row["first_day"], row["last_day"], row["value"], row["valuation"], row["cif_value"],
        row["fob_value"], row["listed"],
    )  # fmt: skip


def _claim(row: dict[str, Any]) -> Claim:
    return Claim(
        row["id"], row["reporter"], row["partner"], Flow(row["flow"]), Measure(row["measure"]), row["value"], row["unit"], row["period"],
        row["first_day"], row["last_day"], row["commodity"], row["commodity_code"], FactModality(row["modality"]), row["published"],
        _source_countries().get(row["data_source"], ""),
    )  # fmt: skip


@cache
def _source_countries() -> dict[str, str]:
    """Office named as source -> country whose trade it counts."""
    return {row["name"]: row["country"] for _, row in read_csv("trade/sources.csv", SOURCE_COLUMNS)}


def _row(fact_id: str, found: Finding) -> Row:
    return {
        "fact_id": fact_id, "verdict": found.verdict.value, "cause": found.cause.value, "fits": found.fits,
        "official_value": found.official_value, "difference": found.difference, "dataset": found.dataset, "vintage": found.vintage,
        "reporting_side": found.reporting_side, "flow_ids": list(found.flow_ids), "reason": found.reason,
    }  # fmt: skip
