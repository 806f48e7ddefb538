"""Events made by and by, shard after shard, equal those of all articles joined at once; a shard costs what is near it, not what is stored."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.plain_coder import article
from timeline.records import ActorMention, Article, Coded, EventDate, EventMention, Statement
from timeline.resolve import group_mentions, join_events, join_key
from timeline.store import load as store_load
from timeline.store.coded import shard_schema, shard_table
from timeline.store.load import store_shard
from timeline.store.open import open_database
from timeline.terms import ActorKind, Basis, DateScope, EventType, Modality, Precision, Section

pytestmark = pytest.mark.usefixtures("known_names")
FIRST = dt.date(2021, 1, 1)
WIDTHS = {
    0: Precision.WEEK, 1: Precision.DAY, 3: Precision.RANGE, 7: Precision.WEEK, 12: Precision.RANGE, 30: Precision.MONTH, 32: Precision.RANGE,
    33: Precision.RANGE,
    90: Precision.QUARTER,
}  # fmt: skip
HOSTED = "043"
KINDS = {
    "033": EventType.AGREE, "0332": EventType.AGREE, "0353": EventType.AGREE, "0356": EventType.AGREE, "072": EventType.AID,
    "0841": EventType.RETREAT, "0842": EventType.RETREAT, "0871": EventType.RETREAT, "030": EventType.AGREE, "057": EventType.SUPPORT,
    "160": EventType.SANCTION, "161": EventType.SANCTION, "166": EventType.SANCTION, "174": EventType.COERCE,
}  # fmt: skip
"""Codes of other types than meetings, which the words of another of them may tell too."""
NOW = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
Told = tuple[int | None, int, str, Modality]
"""Days after `FIRST` (None: no day is told), how many days (0: one that is counted in weeks), code, modality."""
told = st.tuples(
    st.one_of(st.none(), st.integers(0, 40), st.sampled_from([75, 100, 130])),
    st.sampled_from(sorted(WIDTHS)),
    st.sampled_from(["04", "042", "0411", "043", "040", "041", *KINDS]),
    st.sampled_from([Modality.HAPPENED, Modality.HAPPENED, Modality.PLANNED, Modality.DENIED]),
)


def coded(number: int, tellings: Sequence[Told], published: int = 1) -> Coded:
    """An article that tells each of these in a sentence of its own."""
    found = article(" ".join(f"Act {place} of {number}." for place in range(len(tellings))), published)
    statements, mentions, at = [], [], 0
    for place, one in enumerate(tellings):
        end = found.text.index(".", at) + 1
        statements.append(Statement(place, at, end, Section.BODY, 0))
        mentions.append(mention(found, place, at, end, one))
        at = end + 1
    return Coded(found, tuple(statements), (), (), (), tuple(mentions), group_mentions(found, mentions), ())


def mention(found: Article, place: int, start: int, end: int, one: Told) -> EventMention:
    after, width, cameo, modality = one
    date = EventDate()
    if after is not None:
        first = FIRST + dt.timedelta(after)
        last = first + dt.timedelta(max(width - 1, 0))
        basis = Basis.RELATIVE if after % 2 else Basis.STATED
        date = EventDate(first, last, WIDTHS[width], basis, DateScope.CLAUSE, start, end, "then", "as written")
    sides = [
        (ActorMention(start, start + 3, code, code, code, ActorKind.COUNTRY, "plain.actor", 1.0),)
        for code in (("CHN", "BLR") if cameo == HOSTED or place % 2 else ("BLR", "CHN"))
    ]
    if cameo in {"0841", "0871"}:
        sides = [sides[0] + sides[1], sides[0] + sides[1]]
    return EventMention(
        found.id, place, start, end, found.text[start:end], start, start + 3, KINDS.get(cameo, EventType.CONSULT), cameo,
        len(cameo) / 2, 2 if cameo[1] in "78" else 1, modality, sides[0],
        sides[1], date, "plain.event", 0.5 + width / 200,
    )  # fmt: skip


def expected(articles: Sequence[Coded]) -> dict[str, tuple[Any, ...]]:
    """What joining all articles at once makes of them, and the event of each mention."""
    groups = defaultdict(list)
    for one in articles:
        for event in one.events:
            groups[join_key(event)].append((event, one.article.published, one.article.id))
    events = {}
    for key, found in groups.items():
        article_of = {mention: article_id for event, _, article_id in found for mention in event.mention_ids}
        for event in join_events(found):
            events[event.id] = (
                key, event.event_type.value, event.quad,
                event.first_day, event.last_day, event.precision.value, event.basis.value, event.cameo, event.goldstein,
                event.modality.value,
                event.confidence, len(event.mention_ids), len({article_of[one] for one in event.mention_ids}), sorted(event.mention_ids),
                list(event.actors), list(event.recipients),
            )  # fmt: skip
    return events


def stored(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[Any, ...]]:
    rows = connection.execute(
        """
        SELECT event.id, event.join_key, event.event_type, event.quad,
               event.first_day, event.last_day, event.precision, event.basis, event.cameo, event.goldstein,
               event.modality, event.confidence, event.mentions, event.articles, list(event_mention.id ORDER BY event_mention.id), event.actors,
               event.recipients
        FROM event LEFT JOIN event_mention ON event_mention.event_id = event.id
        GROUP BY ALL
        """
    ).fetchall()
    ids = connection.execute("SELECT id FROM event").fetchall()
    assert len(ids) == len(set(ids))
    return {row[0]: row[1:] for row in rows}


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    opened = open_database(tmp_path / "x.duckdb")
    yield opened
    opened.close()


def put(connection: duckdb.DuckDBPyConnection, articles: Sequence[Coded]) -> None:
    table = shard_table([(one.article, one) for one in articles], shard_schema(connection, "1.0.0"))
    store_shard(connection, table, [], NOW)


def clear(connection: duckdb.DuckDBPyConnection) -> None:
    for (table,) in connection.execute("SELECT table_name FROM duckdb_tables() WHERE NOT temporary").fetchall():
        if table != "schema_version":
            connection.execute(f"DELETE FROM {table}")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(  # an event with the days of one group and the code of another
    shards=[
        [
            ([(0, 30, "057", Modality.HAPPENED)], 1),
            ([(0, 30, "030", Modality.HAPPENED)], 1),
            ([(10, 1, "030", Modality.HAPPENED)], 1),
        ],
        [([(20, 1, "030", Modality.HAPPENED)], 1)],
    ],
    again=[],
)
@example(  # prisoners freed by one side, and exchanged
    shards=[
        [
            ([(0, 30, "0842", Modality.HAPPENED)], 1),
            ([(0, 30, "0841", Modality.HAPPENED)], 1),
            ([(10, 1, "0841", Modality.HAPPENED)], 1),
        ],
        [([(20, 1, "0841", Modality.HAPPENED)], 1)],
    ],
    again=[],
)
@given(
    shards=st.lists(
        st.lists(st.tuples(st.lists(told, min_size=1, max_size=3), st.integers(1, 3)), min_size=1, max_size=4),
        min_size=1,
        max_size=4,
    ),
    again=st.lists(st.tuples(st.integers(0, 15), st.lists(told, min_size=1, max_size=2)), max_size=2),
)
def test_by_and_by_is_all_at_once(
    connection: duckdb.DuckDBPyConnection,
    shards: list[list[tuple[list[Told], int]]],
    again: list[tuple[int, list[Told]]],
) -> None:
    clear(connection)
    articles: list[Coded] = []
    for shard in shards:
        fresh = [coded(len(articles) + place, tellings, day) for place, (tellings, day) in enumerate(shard)]
        articles += fresh
        put(connection, fresh)
        assert stored(connection) == expected(articles)
    for number, tellings in again:  # the same article, read otherwise by a later coder
        place = number % len(articles)
        text, before = articles[place].article, articles[place]
        most = tellings[: len(before.statements)]
        mentions = tuple(
            mention(text, one.number, one.start, one.end, new)
            for one, new in zip(before.statements, most, strict=False)
        )
        articles[place] = Coded(text, before.statements, (), (), (), mentions, group_mentions(text, mentions), ())
        put(connection, [articles[place]])
        assert stored(connection) == expected(articles)


DAY, MONTH = (10, 1, "042", Modality.HAPPENED), (0, 30, "042", Modality.HAPPENED)


def test_a_month_leaves_the_day_that_it_had_joined_when_a_second_one_is_told(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    articles = [coded(0, [DAY]), coded(1, [MONTH])]
    put(connection, articles)
    assert [row[11] for row in stored(connection).values()] == [2]
    second = coded(2, [(20, 1, "042", Modality.HAPPENED)])
    put(connection, [second])
    assert sorted(row[11] for row in stored(connection).values()) == [1, 1, 1]
    assert stored(connection) == expected([*articles, second])


@pytest.mark.parametrize("later", [[(None, 1, "042", Modality.HAPPENED)], [(None, 1, "04", Modality.HAPPENED)], [DAY]])
def test_an_act_without_a_day_goes_with_the_article_that_is_read_again(
    connection: duckdb.DuckDBPyConnection, later: list[Told]
) -> None:
    first, other = coded(0, [(None, 1, "042", Modality.HAPPENED)]), coded(1, [(None, 1, "042", Modality.HAPPENED)])
    put(connection, [first, other])
    (statement,) = first.statements
    mentions = (mention(first.article, 0, statement.start, statement.end, later[0]),)
    anew = Coded(first.article, first.statements, (), (), (), mentions, group_mentions(first.article, mentions), ())
    put(connection, [anew])
    assert stored(connection) == expected([anew, other])


def test_an_event_that_was_lost_is_made_again_of_all_its_articles(connection: duckdb.DuckDBPyConnection) -> None:
    articles = [coded(number, [DAY]) for number in range(3)]
    put(connection, articles[:2])
    connection.execute("DELETE FROM event")
    put(connection, articles[2:])
    assert stored(connection) == expected(articles)


@pytest.mark.parametrize("published", [3, 1], ids=["told later", "told earlier"])
def test_a_shard_weighs_its_own_tellings_whatever_is_stored(
    connection: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, published: int
) -> None:
    """The hundredth article that tells the same event costs what the second does: the event's own row stands for the others."""
    weighed: list[int] = []
    real = store_load.derive_events

    def counted(*args: Any) -> Any:
        result = real(*args)
        weighed.append(result[1])
        return result

    monkeypatch.setattr(store_load, "derive_events", counted)
    other = (200, 1, "042", Modality.HAPPENED)
    articles = [coded(0, [DAY, other], 2)]
    put(connection, articles)
    for number in range(1, 6):
        more = [coded(100 * number + place, [(DAY, MONTH)[place % 2]], published) for place in range(4 * number)]
        articles += more
        put(connection, more)
    assert weighed == [2, *(4 * number + 1 for number in range(1, 6))]
    assert stored(connection) == expected(articles)


def test_why_a_mention_was_joined_is_told(connection: duckdb.DuckDBPyConnection) -> None:
    happened = Modality.HAPPENED
    put(connection, [coded(0, [(10, 1, "0871", happened)]), coded(1, [(10, 1, "0356", happened)])])
    put(connection, [coded(2, [(40, 1, "042", happened)]), coded(3, [(38, 0, "042", happened)])])
    reasons = connection.execute("SELECT joined_by FROM mention ORDER BY joined_by").fetchall()
    assert [reason for (reason,) in reasons] == [
        "leads",
        "leads",
        "the same sides, counted in weeks to days near the event's",
        "the same sides, the same days, told as AGREE",
    ]
    assert sorted(row[1] for row in stored(connection).values()) == ["CONSULT", "RETREAT"]
