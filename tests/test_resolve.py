"""Mentions of an article join into events, in any order."""

import datetime as dt
import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.groups import Groups
from timeline.happening import is_same
from timeline.records import ActorMention, Article, EventDate, EventMention
from timeline.resolve import group_mentions, join_events
from timeline.terms import ActorKind, Basis, DateScope, EventType, Modality, Precision, Section

ARTICLE = Article("x" * 1000)
WIDTH = {1: Precision.DAY, 7: Precision.WEEK, 28: Precision.MONTH, 365: Precision.YEAR}


def actor(code: str) -> ActorMention:
    return ActorMention(0, 1, "x", code, code, ActorKind.COUNTRY, "test", 1.0)


def mention(place: int, **given: Any) -> EventMention:
    """A meeting of Belarus and China on 4 December 2023, told in statement `place`, but for what is given."""
    first = given.pop("first", dt.date(2023, 12, 4))
    days = given.pop("days", 1)
    scope = given.pop("scope", DateScope.CLAUSE)
    precision = given.pop("precision", WIDTH.get(days, Precision.RANGE))
    if first is None:
        date = EventDate(scope=DateScope.NONE)
    else:
        last = first + dt.timedelta(days - 1)
        date = EventDate(first, last, precision, Basis.STATED, scope)
    actors = tuple(actor(code) for code in given.pop("actors", "BLR").split())
    recipients = tuple(actor(code) for code in given.pop("recipients", "CHN").split())
    fields: dict[str, Any] = {
        "event_type": EventType.CONSULT, "cameo": "042", "goldstein": 1.9, "quad": 1, "modality": Modality.HAPPENED, **given,
    }  # fmt: skip
    return EventMention(
        article_id="a", statement=place, start=place * 10, end=place * 10 + 9, quote="x" * 9, trigger_start=place * 10,
        trigger_end=place * 10 + 3, actors=actors, recipients=recipients, date=date, rule_id="test", confidence=0.8, **fields,
    )  # fmt: skip


MARCH = {"first": dt.date(2023, 3, 1), "days": 28}
JOINED = {
    "same words twice": [{}, {}],
    "the other way round": [{}, {"actors": "CHN", "recipients": "BLR"}],
    "one side not named": [{}, {"recipients": ""}],
    "visit and meeting": [{}, {"cameo": "040"}],
    "no date of its own": [{}, {"scope": DateScope.ARTICLE, "first": dt.date(2023, 12, 5)}],
    "the month of a dated day": [{"first": dt.date(2023, 3, 1)}, MARCH],
    "undated beside a dated one": [{}, {"first": None}],
    "two sign, and with whom": [
        {"event_type": EventType.SUPPORT, "cameo": "057", "actors": "RUS UKR", "recipients": "RUS UKR"},
        {"event_type": EventType.SUPPORT, "cameo": "057", "actors": "RUS UKR", "recipients": "TUR UN"},
    ],
    "a call and the talk of which no more is said": [{"cameo": "041"}, {"cameo": "040"}],
    "a day counted in weeks": [{}, {"first": dt.date(2023, 12, 2), "precision": Precision.WEEK}],
    "a headline in other words": [
        {"event_type": EventType.AGREE, "cameo": "033", "section": Section.TITLE},
        {"event_type": EventType.AGREE, "cameo": "0356"},
    ],
}
APART = {
    "two sign, and others": [
        {"event_type": EventType.SUPPORT, "cameo": "057", "actors": "RUS UKR", "recipients": "RUS UKR"},
        {"event_type": EventType.SUPPORT, "cameo": "057", "actors": "RUS KAZ", "recipients": "TUR UN"},
    ],
    "another year": [{}, {"first": dt.date(2022, 12, 4)}],
    "a day counted in weeks that is too far off": [{}, {"first": dt.date(2023, 11, 29), "precision": Precision.WEEK}],
    "two days that are sure": [{}, {"first": dt.date(2023, 12, 2)}],
    "another pair": [{}, {"recipients": "RUS"}],
    "another type": [{}, {"event_type": EventType.AGREE, "cameo": "030"}],
    "a call and a visit": [{}, {"cameo": "041"}],
    "two promises of the text": [
        {"event_type": EventType.AGREE, "cameo": "033"},
        {"event_type": EventType.AGREE, "cameo": "0356"},
    ],
    "a headline of one side only": [
        {"event_type": EventType.AGREE, "cameo": "033", "section": Section.TITLE, "recipients": ""},
        {"event_type": EventType.AGREE, "cameo": "0356"},
    ],
    "held and planned": [{}, {"modality": Modality.PLANNED}],
    "held and denied": [{}, {"modality": Modality.DENIED}],
    "a day and its whole year": [{}, {"first": dt.date(2023, 1, 1), "days": 365}],
    "caption of another day": [
        {"first": dt.date(2023, 3, 1), "section": Section.CAPTION},
        {"scope": DateScope.ARTICLE},
    ],
    "attacks both ways": [
        {"event_type": EventType.ASSAULT, "cameo": "190"},
        {"event_type": EventType.ASSAULT, "cameo": "190", "actors": "CHN", "recipients": "BLR"},
    ],
}


@pytest.mark.parametrize("name", JOINED)
def test_one_happening(name: str) -> None:
    mentions = [mention(place, **given) for place, given in enumerate(JOINED[name])]
    assert len(group_mentions(ARTICLE, mentions)) == 1


@pytest.mark.parametrize("name", APART)
def test_two_happenings(name: str) -> None:
    mentions = [mention(place, **given) for place, given in enumerate(APART[name])]
    assert len(group_mentions(ARTICLE, mentions)) == 2


def test_the_narrowest_days_and_the_fullest_sides_win() -> None:
    [event] = group_mentions(ARTICLE, [mention(0, **MARCH, recipients=""), mention(1, first=dt.date(2023, 3, 1))])
    assert (event.first_day, event.last_day, event.recipients) == (dt.date(2023, 3, 1), dt.date(2023, 3, 1), ("CHN",))
    assert len(event.mention_ids) == 2


@pytest.mark.parametrize(
    ("others", "code", "visitor"),
    [
        ([{"cameo": "043", "actors": "CHN", "recipients": "BLR"}], "042", "BLR"),
        ([{"cameo": "040", "actors": "CHN", "recipients": "BLR"}], "042", "BLR"),
        ([{"cameo": "040", "actors": "CHN", "recipients": "BLR"}] * 3, "042", "BLR"),
    ],
)
def test_of_a_visit_the_visitor_acts(others: list[dict[str, str]], code: str, visitor: str) -> None:
    told: list[dict[str, Any]] = [{"cameo": "042"}, *others]
    for order in itertools.permutations(told):
        [event] = group_mentions(ARTICLE, [mention(place, **given) for place, given in enumerate(order)])
        assert (event.cameo, event.actors) == (code, (visitor,))
    apart = [group_mentions(Article(f"{n}" * 100), [mention(0, **given)])[0] for n, given in enumerate(told)]
    for order in itertools.permutations([(event, None, f"{n}") for n, event in enumerate(apart)]):
        [joined] = join_events(list(order))
        assert (joined.cameo, joined.actors) == (code, (visitor,))


def test_a_vague_mention_does_not_bridge_two_events() -> None:
    first, second = dt.date(2023, 3, 1), dt.date(2023, 3, 20)
    mentions = [mention(0, first=first), mention(1, **MARCH), mention(2, first=second)]
    assert sorted(len(event.mention_ids) for event in group_mentions(ARTICLE, mentions)) == [1, 2]


GIVEN = st.fixed_dictionaries(
    {
        "first": st.sampled_from([None, dt.date(2023, 3, 1), dt.date(2023, 3, 2), dt.date(2023, 12, 4)]),
        "days": st.sampled_from([1, 7, 28, 365]),
        "actors": st.sampled_from(["BLR", "CHN", "BLR CHN", ""]),
        "recipients": st.sampled_from(["CHN", "RUS", ""]),
        "modality": st.sampled_from([Modality.HAPPENED, Modality.PLANNED]),
        "cameo": st.sampled_from(["042", "041", "040"]),
    }
)


@settings(max_examples=120, deadline=None)
@given(st.lists(GIVEN, max_size=7), st.randoms())
def test_no_mention_is_lost_and_the_order_does_not_matter(given: list[dict[str, Any]], random: Any) -> None:
    mentions = [mention(place, **case) for place, case in enumerate(given)]
    events = group_mentions(ARTICLE, mentions)
    assert sorted(key for event in events for key in event.mention_ids) == sorted(m.id for m in mentions)
    random.shuffle(mentions)
    assert group_mentions(ARTICLE, mentions) == events


@given(st.lists(GIVEN, max_size=14), st.sampled_from([None, dt.date(2023, 3, 30), dt.date(2023, 12, 5)]))
def test_members_of_one_kind_are_told_by_the_first_and_the_last(
    given: list[dict[str, Any]], published: dt.date | None
) -> None:
    """The groups are those that holding each mention against every other gives."""

    def distance(new: EventMention, group: list[EventMention]) -> tuple[bool, bool, int]:
        days = [other.date.last_day for other in group if other.date.last_day is not None]
        undated = new.date.last_day is None and published is not None and bool(days)
        return (
            undated and published is not None and all((published - day).days > 14 for day in days),
            all(new.cameo != other.cameo for other in group),
            min(abs(new.trigger_start - other.trigger_start) for other in group),
        )

    groups, expected = Groups(published), list[list[EventMention]]()
    for place, fields in enumerate(given):
        new = mention(place * 7 % 15, **fields)
        groups.add(new)
        fitting = [group for group in expected if all(is_same(new, other) for other in group)]
        if fitting:
            min(fitting, key=lambda group: distance(new, group)).append(new)
        else:
            expected.append([new])
    assert [list(group) for group in groups.mentions()] == expected


@pytest.mark.parametrize("apart", [False, True], ids=["one thing told often", "many things"])
def test_grouping_takes_time_in_step_with_the_mentions(apart: bool) -> None:
    compared = {}
    for number in (1_000, 4_000):
        mentions = [mention(place, first=dt.date(1900, 1, 1) + dt.timedelta(place * apart)) for place in range(number)]
        with pytest.MonkeyPatch.context() as patch:
            calls = itertools.count()
            patch.setattr(
                "timeline.groups.is_same", lambda one, other, calls=calls: [next(calls), is_same(one, other)][1]
            )
            assert len(group_mentions(ARTICLE, mentions)) == (number if apart else 1)
        compared[number] = next(calls)
    assert compared[4_000] < 5 * compared[1_000]
