"""The tables as SQLModel classes, for sessions of their own on the same file: small reads, corrections.

`migrations/` is what makes the tables; a test holds these classes to it. The primary keys here are what the store asserts after each
load, not constraints of the file. A table class does not validate in its constructor: use `model_validate` for rows from outside.
"""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, DateTime
from sqlmodel import Field, SQLModel

from timeline.store.event_tables import Actor as Actor
from timeline.store.event_tables import ArticleEvent as ArticleEvent
from timeline.store.event_tables import Event as Event
from timeline.store.event_tables import EventActor as EventActor
from timeline.store.event_tables import EventMention as EventMention
from timeline.store.event_tables import EventPair as EventPair
from timeline.store.official_tables import TradeArea as TradeArea
from timeline.store.official_tables import TradeCheck as TradeCheck
from timeline.store.official_tables import TradeFlow as TradeFlow
from timeline.store.official_tables import TradeLoad as TradeLoad

_MOMENT: Any = DateTime(timezone=True)


class SchemaVersion(SQLModel, table=True):
    """Migrations that were applied to this file."""

    __tablename__ = "schema_version"

    version: int = Field(primary_key=True)
    name: str
    applied_at: dt.datetime = Field(sa_type=_MOMENT)


class Article(SQLModel, table=True):
    """Articles, each once, whatever file they came from."""

    __tablename__ = "article"

    id: str = Field(primary_key=True)
    text: str
    title: str
    published: dt.date | None = Field(default=None)
    published_basis: str
    published_evidence: str
    url: str
    publisher: str
    stretches: Any = Field(sa_type=JSON)
    coder_version: str


class Statement(SQLModel, table=True):
    """Sentences, headlines and captions of each article."""

    __tablename__ = "statement"

    article_id: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    start_char: int
    end_char: int
    section: str
    paragraph: int
    quoted: Any = Field(sa_type=JSON)
    speaker_start: int | None = Field(default=None)
    speaker_end: int | None = Field(default=None)


class DateValue(SQLModel, table=True):
    """Date expressions."""

    __tablename__ = "date_value"

    article_id: str = Field(primary_key=True)
    start_char: int = Field(primary_key=True)
    end_char: int = Field(primary_key=True)
    text: str
    type: str
    value: str
    mod: str
    first_day: dt.date | None = Field(default=None)
    last_day: dt.date | None = Field(default=None)
    precision: str
    basis: str
    reason: str
    rule_id: str
    confidence: float


class TradeFact(SQLModel, table=True):
    """Claims about trade."""

    __tablename__ = "trade_fact"

    id: str = Field(primary_key=True)
    article_id: str
    statement: int
    start_char: int
    end_char: int
    quote: str
    value_start: int
    value_end: int
    reporter: str
    partner: str
    flow: str
    measure: str
    value: float | None = Field(default=None)
    unit: str
    period: str
    first_day: dt.date | None = Field(default=None)
    last_day: dt.date | None = Field(default=None)
    commodity: str
    commodity_code: str
    data_source: str
    modality: str
    rule_id: str
    confidence: float


class UnresolvedName(SQLModel, table=True):
    """Names in an actor's place that no lexicon knows."""

    __tablename__ = "unresolved_name"

    article_id: str = Field(primary_key=True)
    start_char: int = Field(primary_key=True)
    end_char: int
    text: str
    reason: str


class Load(SQLModel, table=True):
    """Every input of every run, and what became of it."""

    __tablename__ = "load"

    run_id: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    origin: str
    line: int | None = Field(default=None)
    status: str
    article_id: str | None = Field(default=None)
    error: str
    coder_version: str
    loaded_at: dt.datetime = Field(sa_type=_MOMENT)


class Correction(SQLModel, table=True):
    """An analyst's corrections; kept when an article is coded again."""

    __tablename__ = "correction"

    id: str = Field(primary_key=True)
    target: str
    target_id: str
    action: str
    field: str
    value: str
    author: str
    note: str
    made_at: dt.datetime = Field(sa_type=_MOMENT)
