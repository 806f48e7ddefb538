"""The tables of events, their mentions and their participants, as SQLModel classes; see `tables.py`."""

import datetime as dt
from typing import Any

from sqlalchemy import ARRAY, JSON, String
from sqlmodel import Field, SQLModel

_TEXTS: Any = ARRAY(String)


class Actor(SQLModel, table=True):
    """Countries, organisations and others that occur in events or trade facts."""

    __tablename__ = "actor"

    code: str = Field(primary_key=True)
    name: str
    kind: str


class EventMention(SQLModel, table=True):
    """Statements that say an event took place, is planned, or did not take place."""

    __tablename__ = "event_mention"

    id: str = Field(primary_key=True)
    event_id: str
    leads_id: str
    article_id: str
    statement: int
    section: str
    start_char: int
    end_char: int
    quote: str
    trigger_start: int
    trigger_end: int
    event_type: str
    cameo: str
    goldstein: float
    quad: int
    modality: str
    actors: list[str] = Field(sa_type=_TEXTS)
    recipients: list[str] = Field(sa_type=_TEXTS)
    actor_spans: Any = Field(sa_type=JSON)
    recipient_spans: Any = Field(sa_type=JSON)
    first_day: dt.date | None = Field(default=None)
    last_day: dt.date | None = Field(default=None)
    precision: str
    basis: str
    date_scope: str
    date_start: int | None = Field(default=None)
    date_end: int | None = Field(default=None)
    date_text: str
    date_reason: str
    reported_by: str
    reported_start: int | None = Field(default=None)
    reported_end: int | None = Field(default=None)
    alleged: bool
    location: str
    rule_id: str
    confidence: float


class ArticleEvent(SQLModel, table=True):
    """Events as one article tells them; event is made from these."""

    __tablename__ = "article_event"

    article_id: str
    id: str = Field(primary_key=True)
    join_key: str
    event_type: str
    cameo: str
    goldstein: float
    quad: int
    modality: str
    actors: list[str] = Field(sa_type=_TEXTS)
    recipients: list[str] = Field(sa_type=_TEXTS)
    first_day: dt.date | None = Field(default=None)
    last_day: dt.date | None = Field(default=None)
    precision: str
    basis: str
    confidence: float
    headline: str
    mention_ids: list[str] = Field(sa_type=_TEXTS)


class Event(SQLModel, table=True):
    """Happenings, each once, joined from what all articles say."""

    __tablename__ = "event"

    id: str = Field(primary_key=True)
    event_type: str
    cameo: str
    goldstein: float
    quad: int
    modality: str
    first_day: dt.date | None = Field(default=None)
    last_day: dt.date | None = Field(default=None)
    precision: str
    basis: str
    confidence: float
    headline: str
    lead_mention_id: str
    mentions: int
    articles: int
    join_key: str
    actors: list[str] = Field(sa_type=_TEXTS)
    recipients: list[str] = Field(sa_type=_TEXTS)
    quote: str
    article_id: str
    publisher: str
    url: str
    title: str
    published: dt.date | None = Field(default=None)


class EventActor(SQLModel, table=True):
    """Who took part in an event, one row a participant and role."""

    __tablename__ = "event_actor"

    event_id: str = Field(primary_key=True)
    role: str = Field(primary_key=True)
    code: str = Field(primary_key=True)


class EventPair(SQLModel, table=True):
    """Pairs of participants, one row a pair and event, with what is asked of them: made from event."""

    __tablename__ = "event_pair"

    event_id: str = Field(primary_key=True)
    actor: str = Field(primary_key=True)
    recipient: str = Field(primary_key=True)
    dyad: str
    first_of_dyad: bool
    first_day: dt.date | None = Field(default=None)
    last_day: dt.date | None = Field(default=None)
    precision: str
    event_type: str
    cameo: str
    quad: int
    goldstein: float
    modality: str
    actors: list[str] = Field(sa_type=_TEXTS)
    recipients: list[str] = Field(sa_type=_TEXTS)
    headline: str
    quote: str
    publisher: str
    url: str
    published: dt.date | None = Field(default=None)
    mentions: int
    articles: int
    confidence: float
