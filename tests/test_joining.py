"""Events of several articles join into one, in any order: a plan and its report, what is told in other words, days counted in weeks."""

import datetime as dt
import itertools
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.records import Event
from timeline.resolve import join_events, join_key
from timeline.terms import Basis, EventType, Modality, Precision

WIDTH = {1: Precision.DAY, 7: Precision.WEEK, 28: Precision.MONTH}


def found(number: int, first: dt.date | None, days: int = 1) -> tuple[Event, dt.date | None, str]:
    last = first + dt.timedelta(days - 1) if first else None
    precision = WIDTH[days] if first else Precision.UNKNOWN
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


DEAL = {"event_type": EventType.SUPPORT, "cameo": "057"}
AGREED = {"event_type": EventType.AGREE, "cameo": "030"}
EXPELLED = {"event_type": EventType.SANCTION, "cameo": "166"}
BANNED = {"event_type": EventType.SANCTION, "cameo": "163"}
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
    "a deal, and what was agreed": ([DEAL, AGREED], 1),
    "a deal of the month, and what was agreed on two days": (
        [DEAL | {"first": dt.date(2023, 12, 1), "days": 28}, AGREED, AGREED | {"first": dt.date(2023, 12, 6)}],
        3,
    ),
    "a deal of the month and of the day, and what was agreed": (
        [DEAL | {"first": dt.date(2023, 12, 1), "days": 28}, DEAL, AGREED],
        1,
    ),
    "a deal beside what was agreed, as one article tells them": ([DEAL | {"article": "one"}, AGREED | {"article": "one"}], 2),
    "a deal beside what was agreed, and others of one of them": (
        [DEAL | {"article": "one"}, AGREED | {"article": "one"}, DEAL, AGREED],
        2,
    ),
    "people and diplomats expelled": ([{"event_type": EventType.COERCE, "cameo": "174"}, EXPELLED], 1),
    "people expelled, of whom the month is told": (
        [{"event_type": EventType.COERCE, "cameo": "174", "first": dt.date(2023, 12, 1), "days": 28}, EXPELLED],
        1,
    ),
    "diplomats expelled and trade banned": ([EXPELLED, BANNED], 2),
    "diplomats expelled, and trade banned in that month": ([EXPELLED, BANNED | {"first": dt.date(2023, 12, 1), "days": 28}], 2),
    "a step, and diplomats expelled": ([{"event_type": EventType.SANCTION, "cameo": "160"}, EXPELLED], 1),
    "a step, diplomats expelled and trade banned": (
        [{"event_type": EventType.SANCTION, "cameo": "160"}, EXPELLED, BANNED],
        3,
    ),
    "praise and recognition": (
        [{"event_type": EventType.SUPPORT, "cameo": "051"}, {"event_type": EventType.SUPPORT, "cameo": "054"}],
        2,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TOLD)
def test_told_in_other_words(name: str) -> None:
    """What articles tell of one key and day in other words, and how many events it is; in any order, and nothing is lost."""
    tellings, number = TOLD[name]
    cases = []
    for place, told in enumerate(tellings):
        event, published, article = found(place, told.get("first", dt.date(2023, 12, 4)), told.get("days", 1))
        fields = {field: value for field, value in told.items() if field not in {"first", "days", "article"}}
        cases.append((replace(event, **fields), published, told.get("article", article)))
    assert len({join_key(event) for event, _, _ in cases}) == 1
    for order in itertools.permutations(cases):
        joined = join_events(order)
        assert len(joined) == number
        assert sorted(one for event in joined for one in event.mention_ids) == [f"m{n}" for n in range(len(cases))]
    done = {event.event_type for event, _, _ in cases} - {EventType.AGREE, EventType.COERCE}
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
