"""Makes `event`, `event_actor` and `event_pair` anew, for the keys that a load touched, from what single articles tell."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files

import duckdb
import pyarrow as pa

from timeline.records import Event
from timeline.resolve import join_events
from timeline.store.columns import arrow_rows, merge
from timeline.store.rows import Row, event_row
from timeline.terms import Basis, EventType, Modality, Precision

Found = tuple[Event, dt.date | None, str]

_FOUND = """
    SELECT article_event.*, article.published
    FROM article_event
    JOIN touched ON touched.join_key = article_event.join_key
    JOIN article ON article.id = article_event.article_id
    ORDER BY article_event.join_key, article_event.id
"""
_GONE = "SELECT event.id FROM event JOIN touched ON touched.join_key = event.join_key"
_FORGET = "DELETE FROM event WHERE join_key IN (SELECT join_key FROM touched)"
_TOLD = """
    SELECT event_mention.id, event_mention.quote, event_mention.article_id, article.publisher, article.url, article.title, article.published
    FROM event_mention
    JOIN lead_mention ON lead_mention.id = event_mention.id
    JOIN article ON article.id = event_mention.article_id
"""
_POINT_MENTIONS = """
    UPDATE event_mention SET event_id = belongs.event_id
    FROM belongs
    WHERE event_mention.id = belongs.mention_id AND event_mention.event_id <> belongs.event_id
"""


def derive_events(connection: duckdb.DuckDBPyConnection, join_keys: Iterable[str]) -> None:
    """Join the articles' events of these keys anew. What comes out depends on the rows there are, not on how they came."""
    keys = sorted(set(join_keys))
    if not keys:
        return
    connection.register("touched", pa.table({"join_key": keys}))
    try:
        groups = _found(connection)
        stale = {str(event_id) for (event_id,) in connection.execute(_GONE).fetchall()}
        connection.execute(_FORGET)
    finally:
        connection.unregister("touched")
    events: list[Row] = []
    actors: list[Row] = []
    belongs: list[tuple[str, str]] = []
    for key, found in groups.items():
        article_of = {mention: article_id for event, _, article_id in found for mention in event.mention_ids}
        for event in join_events(found):
            articles = {article_of[mention] for mention in event.mention_ids}
            events.append(_event(event, key, len(articles)))
            actors += _actors(event)
            belongs += [(mention, event.id) for mention in event.mention_ids]
    _forget_sides(connection, stale | {str(event["id"]) for event in events})
    told = _told(connection, [event["lead_mention_id"] for event in events])
    events = [event | told[event["lead_mention_id"]] for event in events]
    merge(connection, "event", events)
    merge(connection, "event_actor", actors)
    _point_mentions(connection, belongs)
    _pair_events(connection, events)


def _pair_events(connection: duckdb.DuckDBPyConnection, events: list[Row]) -> None:
    """Add the pairs of these events."""
    connection.register("made", arrow_rows(connection, "event", events))
    try:
        connection.execute(files("timeline.store").joinpath("pairs.sql").read_text("utf8"))
    finally:
        connection.unregister("made")


def _found(connection: duckdb.DuckDBPyConnection) -> dict[str, list[Found]]:
    groups: dict[str, list[Found]] = defaultdict(list)
    for row in connection.execute(_FOUND).to_arrow_table().to_pylist():
        event = Event(
            EventType(row["event_type"]), row["cameo"], row["goldstein"], row["quad"], Modality(row["modality"]),
            tuple(row["actors"]), tuple(row["recipients"]), row["first_day"], row["last_day"], Precision(row["precision"]),
            Basis(row["basis"]), row["confidence"], tuple(row["mention_ids"]), row["headline"],
        )  # fmt: skip
        groups[row["join_key"]].append((event, row["published"], row["article_id"]))
    return groups


def _forget_sides(connection: duckdb.DuckDBPyConnection, event_ids: set[str]) -> None:
    """Take out participants and pairs of these events: of those that were, and of those to be that a damaged file left some of."""
    connection.register("stale", pa.table({"id": pa.array(sorted(event_ids), pa.string())}))
    try:
        for table in ("event_actor", "event_pair"):
            connection.execute(f"DELETE FROM {table} WHERE event_id IN (SELECT id FROM stale)")
    finally:
        connection.unregister("stale")


def _told(connection: duckdb.DuckDBPyConnection, leading: list[str]) -> dict[str, Row]:
    """What the leading mentions and their articles say, by mention."""
    connection.register("lead_mention", pa.table({"id": pa.array(leading, pa.string())}))
    try:
        rows = connection.execute(_TOLD).to_arrow_table().to_pylist()
    finally:
        connection.unregister("lead_mention")
    return {row.pop("id"): row for row in rows}


def _event(event: Event, key: str, articles: int) -> Row:
    return event_row(event) | {
        "lead_mention_id": event.mention_ids[0], "mentions": len(event.mention_ids), "articles": articles, "join_key": key,
        "actors": sorted(set(event.actors)), "recipients": sorted(set(event.recipients)),
    }  # fmt: skip


def _actors(event: Event) -> list[Row]:
    sides = (("actor", event.actors), ("recipient", event.recipients))
    return [{"event_id": event.id, "role": role, "code": code} for role, codes in sides for code in sorted(set(codes))]


def _point_mentions(connection: duckdb.DuckDBPyConnection, belongs: list[tuple[str, str]]) -> None:
    if not belongs:
        return
    mentions, events = zip(*belongs, strict=True)
    connection.register("belongs", pa.table({"mention_id": mentions, "event_id": events}))
    try:
        connection.execute(_POINT_MENTIONS)
    finally:
        connection.unregister("belongs")
