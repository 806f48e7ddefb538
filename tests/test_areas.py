"""Areas of trade statistics: each key means something in every year, and countries have the numbers of ISO 3166 but for known exceptions."""

from collections import defaultdict

import pytest

from timeline.errors import LexiconError
from timeline.lexicons import areas as module
from timeline.lexicons.areas import area_keys, area_kinds, areas
from timeline.lexicons.tables import COUNTRY_COLUMNS, read_csv
from timeline.terms import AreaKind

EXCEPTIONS = {"USA": "842", "FRA": "251", "IND": "699", "NOR": "579", "CHE": "757", "TWN": "490", "XKX": "412"}
"""Codes of today in which UN Comtrade does not follow ISO 3166: with territories, or a place of which it does not speak."""
COUNTRIES = {row["code"]: row for _, row in read_csv("countries.csv", COUNTRY_COLUMNS)}
NO_AREA = {"MCO"}
"""Counted with France."""


def test_every_key_covers_every_year_once() -> None:
    spans = defaultdict(list)
    for key in area_keys():
        spans[key.key].append((key.first_year, key.last_year))
    for key, found in spans.items():
        assert found[0][0] == 0 and found[-1][1] == 9999, key
        assert all(after[0] == before[1] + 1 for before, after in zip(found, found[1:], strict=False)), key


def test_countries_have_their_numbers() -> None:
    numbers = defaultdict(set)
    for area in areas():
        numbers[area.code].add(area.numeric)
    for code, row in COUNTRIES.items():
        if row["numeric"] and not row["until"] and code not in NO_AREA:
            assert EXCEPTIONS.get(code, str(int(row["numeric"]))) in numbers[code], code


def test_countries_have_our_codes_and_names() -> None:
    for code, (name, kind) in area_kinds().items():
        if code in COUNTRIES:
            assert kind is AreaKind.COUNTRY and (name == COUNTRIES[code]["name"] or code == "BEL"), code
    assert [code for code, (_, kind) in area_kinds().items() if kind is AreaKind.WORLD] == ["WLD"]
    unspecified = {code for code, (_, kind) in area_kinds().items() if kind is AreaKind.UNSPECIFIED}
    assert {"_X", "X1", "X2", "XX"} <= unspecified and not unspecified & COUNTRIES.keys()


def test_a_file_that_is_wrong_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    row = dict.fromkeys(module.AREA_COLUMNS, "") | {
        "numeric": "4",
        "code": "AFG",
        "name": "Afghanistan",
        "kind": "country",
    }
    for wrong, says in (
        ({"numeric": "x"}, "numeric, code and name"),
        ({"kind": "planet"}, "planet"),
        ({"from": "soon"}, "soon"),
    ):
        monkeypatch.setattr(module, "read_csv", lambda *arguments, wrong=wrong: iter([(7, row | wrong)]))
        with pytest.raises(LexiconError, match=says) as raised:
            module.areas.__wrapped__()
        assert "trade/areas.csv:7" in str(raised.value)
