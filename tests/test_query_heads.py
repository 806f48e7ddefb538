"""The heads of the named questions: what they declare, and the parameters that they take or refuse."""

import datetime as dt
from typing import Any

import pytest

from timeline.errors import BadParameter, LexiconError, UnknownName
from timeline.sql import named, parse_query


def test_an_unknown_name_brings_the_nearest_first() -> None:
    with pytest.raises(UnknownName, match="there is no query 'time_line'; known: timeline, "):
        named("time_line")


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("timeline", {"actr": "BLR"}, "parameter actr: the query timeline has no such parameter (did you mean actor?)"),
        ("timeline", {"from_day": "4 March"}, "parameter from_day: '4 March' is not a day (YYYY-MM-DD)"),
        ("timeline", {"from_day": "2021-02-30"}, "is not a day"),
        ("timeline", {"from_day": "2021-W09-1"}, "is not a day"),
        ("timeline", {"from_day": 20210304}, "is not a day"),
        ("timeline", {"actor": ""}, "is not a list"),
        ("timeline", {"actor": "BLR,,CHN"}, "is not a list"),
        ("timeline", {"actor": 5}, "is not a list"),
        (
            "timeline",
            {"from_day": "2021-03-04", "to_day": "2021-03-03"},
            "parameter from_day: 2021-03-04 is after to_day, 2021-03-03",
        ),
        (
            "timeline",
            {"actor": "Belarrus"},
            "'Belarrus' is no country or organisation of the lexicon (did you mean BLR?)",
        ),
        ("timeline", {"actor": "BLR,Nowhere Land"}, "'Nowhere Land' is no country"),
        ("timeline", {"modality": "happend"}, "is not a list out of happened, planned, denied, conditional"),
        ("timeline", {"event_type": "WAR"}, "is not a list out of AGREE, "),
        ("trade_ranks", {"flow": "imports"}, "is not a list out of import, export, re-export, total, balance"),
        ("cooperation_score", {"step": "week"}, "'week' is not one of month, quarter, year"),
        ("cooperation_score", {"actor": ["BLR"]}, "is not the code or name of an actor"),
        ("dyad_history", {"actor": "BLR"}, "parameter partner: the query dyad_history needs it: the other"),
        ("dyad_history", {"actor": "BLR", "partner": "Belarus"}, "BLR is the actor already"),
        ("unresolved_names", {"least": "many"}, "is not a whole number"),
        ("unresolved_names", {"least": 2**40}, "is not a whole number"),
        ("unresolved_names", {"least": 1.5}, "is not a whole number"),
        ("mentions", {}, "parameter event: the query mentions needs it: the event's id"),
        ("coverage", {"nonsense": 1}, "it takes publisher"),
    ],
)
def test_parameters_that_do_not_fit(name: str, given: dict[str, Any], says: str) -> None:
    with pytest.raises(BadParameter) as raised:
        named(name).bound(given)
    assert says in str(raised.value)


def test_parameters_that_fit() -> None:
    bound = named("timeline").bound(
        {
            "actor": " blr, European Union,United Kingdom,britain",
            "from_day": dt.datetime(2021, 3, 4, 5),
            "event_type": ("aid",),
        }
    )
    assert (
        bound["actor"] == ["BLR", "EU", "GBR", "GBR"]
        and bound["from_day"] == dt.date(2021, 3, 4)
        and bound["event_type"] == ["AID"]
    )
    assert bound["modality"] is None
    assert named("dyads").bound({})["modality"] == ["happened"]
    assert named("dyads").bound({"modality": None})["modality"] is None


HEAD = "-- purpose: Why\n-- param day DATE = NULL: when\n-- column a INTEGER: what\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("SELECT 1 AS a", "it needs -- purpose"),
        (HEAD, "it needs -- purpose"),
        ("-- porpoise: Why\nSELECT 1", "q.sql:1: a line of the head is not purpose, param or column"),
        (HEAD.replace("DATE", "TEXT") + "SELECT $day", "q.sql:2: write it as -- param name VARCHAR|"),
        (HEAD.replace("NULL", "soon") + "SELECT $day", "q.sql:2: the default 'soon' is not a day"),
        (HEAD.replace("INTEGER", "NUMBER") + "SELECT $day", "q.sql:3: write it as -- column name BIGINT|"),
        (HEAD + "SELECT 1 AS a", "day is not used"),
        (HEAD + "SELECT '$day' AS a -- $day", "day is not used"),
        (HEAD + "SELECT $day AS a WHERE $other", "other is not declared"),
        (HEAD + "-- column a DATE: again\nSELECT $day AS a", "declared twice: a"),
    ],
)
def test_a_head_that_does_not_fit_is_told(text: str, says: str) -> None:
    with pytest.raises(LexiconError) as raised:
        parse_query("q.sql", text)
    assert says in str(raised.value)


def test_a_head_that_fits() -> None:
    query = parse_query("q.sql", HEAD + "SELECT 1 AS a WHERE $day IS NULL")
    assert (query.name, query.purpose, query.params[0].required, query.columns[0].what) == ("q", "Why", False, "what")
