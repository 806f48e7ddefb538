"""Articles of the first and of the last day that a date can have: what is counted on from there leaves the calendar, and nothing may break."""

import datetime as dt
import json
from pathlib import Path

import pytest

from tests.fuzz.targets import check_coded
from timeline.articles.make import article_from_text
from timeline.coder import code_article

SPECS = Path(__file__).parent / "specs"


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max], ids=str)
@pytest.mark.parametrize("cases", ["actors", "dates", "event_dates", "events", "roles", "trade"])
def test_every_case_at_the_ends_of_the_calendar(cases: str, day: dt.date) -> None:
    for line in (SPECS / f"{cases}.jsonl").read_text("utf8").splitlines():
        check_coded(code_article(article_from_text(json.loads(line)["text"], published=day)))
