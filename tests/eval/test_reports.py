"""Counting events, not reports: reports of one happening by several papers, each in its own words, and the one event that they should give."""

import datetime as dt
import json
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from timeline.articles.make import article_from_text
from timeline.coder import code_article
from timeline.records import Event
from timeline.resolve import join_events, join_key

HAPPENINGS: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parent / "resolving" / "reports.jsonl").read_text("utf8").splitlines()
]
LEAST: dict[str, float] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf8"))["reports"]
"""Floors a little under what was measured; they only go up. `seen`: reports in which an event of the type is found, or what has joined one;
`together`: those in the event that holds most of the reports of its happening, of all reports. `seen_by_type` and `together_by_type`: the
same where each report must tell it by the type itself."""
_ALIKE = frozenset({"AGREE", "AID", "RETREAT"})
"""Types of which one may be told in the words of another: aid that is promised, a truce that is agreed on."""

Coded = tuple[Event, dt.date | None, str, dict[str, Any], int]
"""An event of a report, the day and article of the report, and which one it is of which happening."""


@pytest.fixture(scope="module")
def coded() -> list[Coded]:
    found = []
    for happening in HAPPENINGS:
        for number, report in enumerate(happening["reports"]):
            article = article_from_text(report["text"], published=dt.date.fromisoformat(report["published"]))
            found += [
                (event, article.published, article.id, happening, number) for event in code_article(article).events
            ]
    return found


def events_of(coded: list[Coded], *, by_type: bool) -> list[set[tuple[str, int]]]:
    """The reports that each event of the right type holds, by happening and number, where all events are joined together; of events `by_type`
    themselves, or of those too that tell it in other words."""
    told: dict[str, tuple[str, int]] = {}
    right: set[str] = set()
    groups = defaultdict(list)
    for event, published, article, happening, number in coded:
        is_right = event.event_type == happening["type"]
        if is_right or (not by_type and {event.event_type, happening["type"]} <= _ALIKE):
            told |= dict.fromkeys(event.mention_ids, (happening["id"], number))
            right |= {*event.mention_ids} if is_right else set()
            groups[join_key(event)].append((event, published, article))
    joined = [event for group in groups.values() for event in join_events(group)]
    return [{told[one] for one in event.mention_ids} for event in joined if not right.isdisjoint(event.mention_ids)]


@pytest.mark.parametrize("by_type", [True, False])
def test_no_event_holds_reports_of_two_happenings(coded: list[Coded], by_type: bool) -> None:
    events = events_of(coded, by_type=by_type)
    assert [event for event in events if len({name for name, _ in event}) > 1] == []


def test_reports_of_one_happening_give_one_event(coded: list[Coded]) -> None:
    reports = sum(len(happening["reports"]) for happening in HAPPENINGS)
    measured: dict[str, float] = {"happenings": len(HAPPENINGS)}
    for name, by_type in (("", False), ("_by_type", True)):
        events = events_of(coded, by_type=by_type)
        most: dict[str, int] = defaultdict(int)
        for event in events:
            for happening in {name for name, _ in event}:
                most[happening] = max(most[happening], len(event))
        measured[f"seen{name}"] = len(set().union(*events)) / reports
        measured[f"together{name}"] = sum(most.values()) / reports
    assert all(measured[name] >= least for name, least in LEAST.items()), measured
