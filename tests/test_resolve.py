"""Mentions join into events: within an article, and across articles in any order."""

import datetime as dt
import itertools
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.groups import Groups
from timeline.happening import is_same
from timeline.records import ActorMention, Article, Event, EventDate, EventMention
from timeline.resolve import group_mentions, join_events, join_key
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


def found(number: int, first: dt.date | None, days: int = 1) -> tuple[Event, dt.date | None, str]:
    last = first + dt.timedelta(days - 1) if first else None
    precision = WIDTH.get(days, Precision.RANGE) if first else Precision.UNKNOWN
    event = Event(
        EventType.CONSULT, "042", 1.9, 1, Modality.HAPPENED, ("BLR",), ("CHN",), first, last, precision, Basis.STATED, 0.8,
        (f"m{number}",),
    )  # fmt: skip
    return event, dt.date(2023, 12, 4), f"article{number}"


@pytest.mark.parametrize(
    ("modality", "joined"), [(Modality.PLANNED, 1), (Modality.DENIED, 2), (Modality.CONDITIONAL, 2)]
)
def test_a_plan_and_its_report_are_one(modality: Modality, joined: int) -> None:
    day = dt.date(2023, 12, 4)
    report, published, article = found(1, day)
    plan = (replace(report, modality=modality, mention_ids=("m2",)), dt.date(2023, 11, 20), "article2")
    keys = {join_key(event) for event, _, _ in ((report, published, article), plan)}
    assert len(keys) == joined
    if joined == 1:
        for order in ([(report, published, article), plan], [plan, (report, published, article)]):
            [event] = join_events(order)
            assert (event.modality, event.first_day, event.mention_ids) == (Modality.HAPPENED, day, ("m1", "m2"))


def test_a_plan_for_another_day_stays_a_plan() -> None:
    report = found(1, dt.date(2023, 12, 4))
    plan = found(2, dt.date(2023, 12, 11))
    events = join_events([report, (replace(plan[0], modality=Modality.PLANNED), *plan[1:])])
    assert [event.modality for event in events] == [Modality.HAPPENED, Modality.PLANNED]


def test_across_articles() -> None:
    day, other = dt.date(2023, 3, 1), dt.date(2023, 12, 4)
    cases = [found(1, day), found(2, day), found(3, day.replace(day=1), 28), found(4, other), found(5, None)]
    joined = join_events(cases)
    assert sorted(len(event.mention_ids) for event in joined) == [1, 1, 3]


TOLD: dict[str, tuple[list[dict[str, Any]], int]] = {
    "a call and a talk": ([{"cameo": "041"}, {"cameo": "040"}], 1),
    "a call, a visit and a talk": ([{"cameo": "041"}, {"cameo": "042"}, {"cameo": "040"}], 2),
    "a call, and a talk in the week of it": ([{"cameo": "041"}, {"cameo": "040", "days": 7}], 2),
    "three weeks ago": ([{}, {"first": dt.date(2023, 12, 2), "precision": Precision.WEEK}], 1),
    "three weeks ago, when they met twice": (
        [{}, {"first": dt.date(2023, 12, 3)}, {"first": dt.date(2023, 12, 2), "precision": Precision.WEEK}],
        3,
    ),
    "three weeks ago, told on two days": (
        [{"precision": Precision.WEEK}, {"first": dt.date(2023, 12, 6), "precision": Precision.WEEK}],
        1,
    ),
    "three weeks ago, told on many days": (
        [{"first": dt.date(2023, 12, day), "precision": Precision.WEEK} for day in (4, 6, 8)],
        3,
    ),
    "three weeks ago, told on many days beside a sure one": (
        [{}, *({"first": dt.date(2023, 12, day), "precision": Precision.WEEK} for day in (3, 5, 7))],
        1,
    ),
    "three weeks ago, of a day farther off": ([{}, {"first": dt.date(2023, 11, 30), "precision": Precision.WEEK}], 2),
    "aid promised and given": (
        [{"event_type": EventType.AGREE, "cameo": "0332"}, {"event_type": EventType.AID, "cameo": "072"}],
        1,
    ),
    "aid given by the other": (
        [{"event_type": EventType.AID, "cameo": "072", "actors": ("CHN",), "recipients": ("BLR",)},
         {"event_type": EventType.AID, "cameo": "072"}],
        2,
    ),
    "an accord and aid": (
        [{"event_type": EventType.AGREE, "cameo": "030"}, {"event_type": EventType.AID, "cameo": "072"}],
        2,
    ),
    "a truce agreed on and signed": (
        [{"event_type": EventType.AGREE, "cameo": "0356"},
         {"event_type": EventType.RETREAT, "cameo": "0871", "actors": ("BLR", "CHN"), "recipients": ("BLR", "CHN")}],
        1,
    ),
    "a truce agreed on and prisoners freed": (
        [{"event_type": EventType.AGREE, "cameo": "0356"}, {"event_type": EventType.RETREAT, "cameo": "0841"}],
        2,
    ),
    "prisoners freed and exchanged": (
        [{"event_type": EventType.RETREAT, "cameo": "0841"},
         {"event_type": EventType.RETREAT, "cameo": "0841", "actors": ("BLR", "CHN"), "recipients": ("BLR", "CHN")}],
        1,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TOLD)
def test_told_in_other_words(name: str) -> None:
    """What articles tell of one key and day in other words, and how many events it is; in any order, and nothing is lost."""
    tellings, number = TOLD[name]
    cases = []
    for place, told in enumerate(tellings):
        event, published, article = found(place, told.get("first", dt.date(2023, 12, 4)), told.get("days", 1))
        fields = {field: value for field, value in told.items() if field not in {"first", "days"}}
        cases.append((replace(event, **fields), published, article))
    assert len({join_key(event) for event, _, _ in cases}) == 1
    for order in itertools.permutations(cases):
        joined = join_events(order)
        assert len(joined) == number
        assert sorted(one for event in joined for one in event.mention_ids) == [f"m{n}" for n in range(len(cases))]
    done = {event.event_type for event, _, _ in cases} - {EventType.AGREE}
    assert number > 1 or not done or {event.event_type for event in joined} == done


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([None, dt.date(2023, 3, 1), dt.date(2023, 3, 9), dt.date(2023, 4, 1)]),
            st.sampled_from([1, 7, 28]),
        ),
        max_size=7,
    ),
    st.randoms(),
)
def test_joining_is_the_same_in_any_order(days: list[tuple[dt.date | None, int]], random: Any) -> None:
    cases = [found(number, first, width) for number, (first, width) in enumerate(days)]
    joined = join_events(cases)
    assert sorted(key for event in joined for key in event.mention_ids) == sorted(f"m{n}" for n in range(len(days)))
    random.shuffle(cases)
    assert join_events(cases) == joined


def test_a_row_of_days_counted_in_weeks_does_not_hang_on_where_it_begins() -> None:
    """Each lies near the next, so that what one joins would be another with every day told long before; the store sees the months around."""
    in_weeks = [
        (replace(event, precision=Precision.WEEK), published, article)
        for event, published, article in (found(n, dt.date(2023, 1, 1) + dt.timedelta(2 * n)) for n in range(150))
    ]
    last = {event.first_day for event, _, _ in in_weeks[-20:]}
    late = [[event for event in join_events(in_weeks[n:]) if event.first_day in last] for n in (0, 1, 130)]
    assert late[0] == late[1] == late[2]


def test_the_key_has_no_direction_where_the_type_has_none() -> None:
    event = found(1, None)[0]
    turned = Event(
        **{f: getattr(event, f) for f in Event.__dataclass_fields__} | {"actors": ("CHN",), "recipients": ("BLR",)}
    )
    assert join_key(event) == join_key(turned)
