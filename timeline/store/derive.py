"""Makes `event`, `event_actor` and `event_pair` anew where a load touches them, from what single articles tell.

Articles' events of one key and equal days are a group; a vague group may join a narrower one that lies near it (`told_days.py`). So only
groups of the same keys and of the months around are looked at, and an event that only gains mentions is not made of all its articles again:
its own row stands for them. What comes out depends on the articles there are, not on how they came.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import duckdb
import pyarrow as pa

from timeline.happening import FOREMOST
from timeline.store.checks import wanted
from timeline.store.placing import Group, Groups, Placing, anew, joined, placing
from timeline.terms import SIGNED
from timeline.told_days import LONGEST_VAGUE, VAGUE, Traits

_GROUPS = """
    SELECT
        join_key, first_day, last_day, event_kind(event_type, cameo, actors),
        bool_and(list_contains($vague, precision)), bool_and(precision = 'week' AND first_day = last_day),
        if(min(retold_code(cameo)) = max(retold_code(cameo)), min(retold_code(cameo)), ''), bool_and(coalesce(fewest = most, true))
    FROM (
        SELECT *, min(deal) OVER article AS fewest, max(deal) OVER article AS most
        FROM (SELECT *, if(cameo = $signed, true, if(event_type = 'AGREE', false, NULL)) AS deal FROM {})
        WHERE first_day IS NOT NULL
        WINDOW article AS (PARTITION BY join_key, article_id, year(first_day), month(first_day))
    )
    GROUP BY ALL
"""
"""The groups among events of articles: key, days, kind of act, and what all of the group have in common (`told_days.Traits`)."""
_OF_FRESH = "fresh_article_event"
_OF_WANTED = "article_event SEMI JOIN wanted ON wanted.id = article_event.article_id"
_OF_KEYS = "article_event SEMI JOIN touched ON touched.join_key = article_event.join_key"
_OF_MONTHS = f"{_OF_KEYS} AND touched.month = 12 * year(article_event.first_day) + month(article_event.first_day)"
_SAME_DAYS = """
    JOIN placed
        ON placed.join_key = event.join_key
        AND placed.first_day = event.first_day
        AND placed.last_day = event.last_day
        AND placed.kind = event_kind(event.event_type, event.cameo, event.actors)
"""
_UNDATED = """
    INSERT INTO gone SELECT event.id FROM event SEMI JOIN wanted ON wanted.id = event.article_id WHERE event.first_day IS NULL
"""
_PARTICIPANTS = "INSERT INTO event_actor SELECT id, '{0}', unnest({0}s) FROM made"
_PLACED = """
    SELECT fresh_event_mention.* REPLACE (coalesce(made.id, fresh_event_mention.event_id) AS event_id)
    FROM fresh_event_mention
    LEFT JOIN telling ON telling.id = fresh_event_mention.event_id AND telling.origin = 'fresh'
    LEFT JOIN made ON made.number = telling.number
"""
_MOVE_ALL = """
    UPDATE event_mention SET event_id = moved.id
    FROM (
        SELECT telling.id AS was, made.id
        FROM telling JOIN made ON made.number = telling.number
        WHERE telling.origin = 'event' AND telling.id <> made.id
    ) AS moved
    WHERE event_mention.event_id = moved.was
"""
_MOVE_SOME = """
    UPDATE event_mention SET event_id = moved.id
    FROM (
        SELECT unnest(telling.mention_ids) AS mention_id, made.id
        FROM telling JOIN made ON made.number = telling.number
        WHERE telling.origin = 'stored'
    ) AS moved
    WHERE event_mention.id = moved.mention_id AND event_mention.event_id <> moved.id
"""


@dataclass(frozen=True, slots=True)
class Near:
    """Groups before a shard is stored: those of its own articles (`fresh`), those stored around them, and those that lose articles."""

    fresh: Groups
    stored: Groups
    losing: frozenset[Group]
    again: tuple[str, ...]
    """Articles whose rows are taken out: events of theirs without a day, which no other article shares, go too."""
    whole: bool
    """Whether nothing can be taken for granted of the keys, since rows were lost."""


def near_groups(connection: duckdb.DuckDBPyConnection, again: Collection[str], *, whole: bool) -> Near:
    """What `derive_events` needs to know before the rows of the articles in `again` are taken out. Reads the tables `fresh_…`."""
    fresh = _groups(connection, _OF_FRESH)
    losing: Groups = {}
    if again:
        with wanted(connection, again):
            losing = _groups(connection, _OF_WANTED)
    stored = {} if whole else _stored(connection, joined(fresh, losing), whole=False)
    lost = frozenset((key, days) for key, found in losing.items() for days in found)
    return Near(fresh, stored, lost, tuple(again), whole)


def derive_events(connection: duckdb.DuckDBPyConnection, near: Near) -> tuple[pa.Table, int]:
    """Make the events anew that the articles in `fresh_…` touch, or touched before their rows were taken out; the articles' mentions with their
    events, and how many tellings were weighed for it. The fresh rows are not in the tables yet.
    """
    lost = near.whole
    if not lost:
        after = joined(near.fresh, _stored(connection, _touched(near), whole=False) if near.losing else near.stored)
        lost = not _weighed(connection, placing(near.stored, after, near.fresh, near.losing))
    if lost:
        touched = _touched(near)
        _weighed(connection, anew(joined(near.fresh, _stored(connection, touched, whole=True))))
        with _keys(connection, touched, whole=True):
            connection.execute(
                "INSERT INTO gone SELECT event.id FROM event SEMI JOIN touched ON touched.join_key = event.join_key"
            )
        connection.execute("INSERT INTO gone SELECT id FROM made")
    if near.again:
        with wanted(connection, near.again):
            connection.execute(_UNDATED)
    _replace(connection)
    weighed = _number(connection, "SELECT count(*) FROM telling")
    return connection.execute(_PLACED).to_arrow_table(), weighed


def _touched(near: Near) -> Groups:
    touched = {key: dict(found) for key, found in near.fresh.items()}
    for key, days in near.losing:
        touched.setdefault(key, {}).setdefault(days, Traits())
    return touched


def _stored(connection: duckdb.DuckDBPyConnection, touched: Groups, *, whole: bool) -> Groups:
    """The stored groups of the touched keys: all, or those of the months around."""
    with _keys(connection, touched, whole=whole):
        return _groups(connection, _OF_KEYS if whole else _OF_MONTHS)


def _groups(connection: duckdb.DuckDBPyConnection, told: str) -> Groups:
    columns = (
        connection.execute(_GROUPS.format(told), {"vague": sorted(VAGUE), "signed": SIGNED}).to_arrow_table().columns
    )
    found: Groups = {}
    for key, first, last, kind, *traits in zip(*(column.to_pylist() for column in columns), strict=True):
        found.setdefault(key, {})[(first, last, kind)] = Traits(*traits)
    return found


@contextmanager
def _keys(connection: duckdb.DuckDBPyConnection, touched: Groups, *, whole: bool) -> Iterator[None]:
    """The table `touched`: the keys, and the months in which there may be groups that change with them."""
    if whole:
        rows = pa.table({"join_key": pa.array(sorted(touched), pa.string())})
    else:
        pairs = {
            (key, month) for key, found in touched.items() for first, last, _ in found for month in _months(first, last)
        }
        rows = pa.table(
            {
                "join_key": pa.array([key for key, _ in pairs], pa.string()),
                "month": pa.array([m for _, m in pairs], pa.int64()),
            }
        )
    connection.register("touched", rows)
    try:
        yield
    finally:
        connection.unregister("touched")


def _months(first: dt.date, last: dt.date) -> Iterable[int]:
    """The months in which groups begin that matter for one of these days: its own, those that it may join or that may join it, and what lies
    inside of these. A group that is too long for that only matters for itself.
    """
    month = 12 * first.year + first.month
    if (last - first).days > LONGEST_VAGUE:
        return (month,)
    return range(month - 3, 12 * last.year + last.month + 3)


def _weighed(connection: duckdb.DuckDBPyConnection, placed: Placing) -> bool:
    """Make the tables `telling`, `made` and `gone`; whether each event that is to gain mentions, or to go, is there, once.

    It is not where rows were lost, and where an event has the days of one of its groups and the code of another: then its key is made anew.
    """
    connection.register("placed", placed.rows)
    try:
        connection.execute(_statement("tellings"))
        connection.execute(f"CREATE OR REPLACE TEMP TABLE gone AS SELECT event.id FROM event {_SAME_DAYS}")
    finally:
        connection.unregister("placed")
    connection.execute(_statement("weighed"), {"foremost": list(FOREMOST)})
    there = _number(connection, "SELECT count(*) FROM telling WHERE origin = 'event'") == placed.gaining
    return there and _number(connection, "SELECT count(*) FROM gone") == placed.gaining + placed.replaced


def _replace(connection: duckdb.DuckDBPyConnection) -> None:
    """Put what was made in the place of what is gone, with participants and pairs, and have the stored mentions follow."""
    if _number(connection, "SELECT count(*) FROM gone"):
        for table, column in (("event", "id"), ("event_actor", "event_id"), ("event_pair", "event_id")):
            connection.execute(f"DELETE FROM {table} WHERE {column} IN (SELECT id FROM gone)")
    connection.execute("INSERT INTO event BY NAME SELECT * EXCLUDE (number) FROM made")
    for role in ("actor", "recipient"):
        connection.execute(_PARTICIPANTS.format(role))
    connection.execute(_statement("pairs"))
    if _number(
        connection,
        "SELECT count(*) FROM telling JOIN made USING (number) WHERE origin = 'event' AND telling.id <> made.id",
    ):
        connection.execute(_MOVE_ALL)
    if _number(connection, "SELECT count(*) FROM telling WHERE origin = 'stored'"):
        connection.execute(_MOVE_SOME)


def _number(connection: duckdb.DuckDBPyConnection, statement: str) -> int:
    row = connection.execute(statement).fetchone()
    return int(row[0]) if row else 0


@cache
def _statement(name: str) -> str:
    return files("timeline.store").joinpath(f"{name}.sql").read_text("utf8")
