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
from timeline.resolve import join_events, join_key

HAPPENINGS: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parent / "resolving" / "reports.jsonl").read_text("utf8").splitlines()
]
LEAST: dict[str, float] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf8"))["reports"]
"""Floors a little under what was measured; they only go up. `seen`: reports in which an event of the type is found; `together`: those in
the event that holds most of the reports of its happening, of all reports."""


_ALIKE = frozenset({"AGREE", "AID", "RETREAT"})
"""Types of which one may be told in the words of another: aid that is promised, a truce that is agreed on."""


def events_of(happenings: list[dict[str, Any]]) -> list[set[tuple[str, int]]]:
    """The reports that each event of the right type holds, by happening and number, where all reports are coded and joined together."""
    told: dict[str, tuple[str, int]] = {}
    right: set[str] = set()
    groups = defaultdict(list)
    for happening in happenings:
        types = {happening["type"]} | (_ALIKE if happening["type"] in _ALIKE else set())
        for number, report in enumerate(happening["reports"]):
            article = article_from_text(report["text"], published=dt.date.fromisoformat(report["published"]))
            for event in code_article(article).events:
                if event.event_type in types:
                    told |= dict.fromkeys(event.mention_ids, (happening["id"], number))
                    right |= {*event.mention_ids} if event.event_type == happening["type"] else set()
                    groups[join_key(event)].append((event, article.published, article.id))
    joined = [event for group in groups.values() for event in join_events(group)]
    return [{told[one] for one in event.mention_ids} for event in joined if not right.isdisjoint(event.mention_ids)]


@pytest.fixture(scope="module")
def events() -> list[set[tuple[str, int]]]:
    return events_of(HAPPENINGS)


def test_no_event_holds_reports_of_two_happenings(events: list[set[tuple[str, int]]]) -> None:
    assert [event for event in events if len({name for name, _ in event}) > 1] == []


def test_reports_of_one_happening_give_one_event(events: list[set[tuple[str, int]]]) -> None:
    reports = sum(len(happening["reports"]) for happening in HAPPENINGS)
    seen = len(set().union(*events))
    together = sum(
        max((len(event) for event in events if happening["id"] in {name for name, _ in event}), default=0)
        for happening in HAPPENINGS
    )
    measured = {"happenings": len(HAPPENINGS), "seen": seen / reports, "together": together / reports}
    assert all(measured[name] >= least for name, least in LEAST.items()), measured
