"""The tables of official figures and verdicts as SQLModel classes; `timeline.store.tables` has all of them."""

import datetime as dt
from typing import Any

from sqlalchemy import ARRAY, DateTime, String
from sqlmodel import Field, SQLModel

_TEXTS: Any = ARRAY(String)
_MOMENT: Any = DateTime(timezone=True)


class TradeFlow(SQLModel, table=True):
    """Official figures."""

    __tablename__ = "trade_flow"

    id: str = Field(primary_key=True)
    dataset: str
    vintage: str
    basis: str
    trade_type: str
    frequency: str
    reporter: str
    partner: str
    flow: str
    classification: str
    commodity_code: str
    commodity: str
    period: str
    first_day: dt.date
    last_day: dt.date
    value: float
    valuation: str
    cif_value: float | None = Field(default=None)
    fob_value: float | None = Field(default=None)
    unit: str
    quantity: float | None = Field(default=None)
    quantity_unit: str
    listed: int
    load_id: str


class TradeArea(SQLModel, table=True):
    """Areas of trade statistics."""

    __tablename__ = "trade_area"

    code: str = Field(primary_key=True)
    name: str
    kind: str


class TradeLoad(SQLModel, table=True):
    """Files of official figures, and what became of their rows."""

    __tablename__ = "trade_load"

    id: str = Field(primary_key=True)
    origin: str
    digest: str
    layout: str
    dataset: str
    vintage: str
    rows: int
    stored: int
    duplicate: int
    aside: int
    failed: int
    faults: list[str] = Field(sa_type=_TEXTS)
    loaded_at: dt.datetime = Field(sa_type=_MOMENT)


class TradeCheck(SQLModel, table=True):
    """What official figures say of each claim."""

    __tablename__ = "trade_check"

    fact_id: str = Field(primary_key=True)
    verdict: str
    cause: str
    fits: str
    official_value: float | None = Field(default=None)
    difference: float | None = Field(default=None)
    dataset: str
    vintage: str
    reporting_side: str
    flow_ids: list[str] = Field(sa_type=_TEXTS)
    reason: str
