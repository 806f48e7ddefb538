"""Countries, their names, organisations and members of blocs: the files are well formed, and a few dozen facts are right."""

import datetime as dt
import gc
import json
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from timeline.errors import LexiconError
from timeline.lexicons.actors import lands_headed_by, world
from timeline.lexicons.colonies import colonies, powers
from timeline.lexicons.names import Name
from timeline.lexicons.neighbours import neighbours
from timeline.lexicons.tables import (
    COUNTRY_COLUMNS,
    NAME_COLUMNS,
    ORGANISATION_COLUMNS,
    REGION_COLUMNS,
    read_csv,
    split_cell,
    undisturbed,
)
from timeline.terms import ActorKind
from timeline.tokens import tokenize

MEMBER_COLUMNS = ("code", "member", "from", "until")
UNINHABITED = frozenset({"ATA", "ATF", "BVT", "HMD", "IOT", "SGS", "UMI"})
NAME_KINDS = frozenset({"name", "adjective", "prefix", "people", "capital", "metonym", "city"})
ORGANISATION_KINDS = frozenset({"igo", "bloc", "court", "bank", "alliance", "ngo", "union", "armed_group"})
DAY = re.compile(r"(\d{4}(-\d{2}-\d{2})?)?")
CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "specs" / "lexicon_world.jsonl").read_text(encoding="utf8").splitlines()
]


@cache
def rows(name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    return [row for _, row in read_csv(name, columns)]


def countries() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in rows("countries.csv", COUNTRY_COLUMNS)}


def organisations() -> list[dict[str, str]]:
    return rows("organisations.csv", ORGANISATION_COLUMNS)


def years(row: dict[str, str]) -> tuple[int, int]:
    return int(row["from"][:4] or 0), int(row["until"][:4] or 9999)


def bound(cell: str, *, last: bool) -> dt.date:
    if not cell:
        return dt.date.max if last else dt.date.min
    if len(cell) == 4:
        return dt.date(int(cell), 12, 31) if last else dt.date(int(cell), 1, 1)
    return dt.date.fromisoformat(cell)


def kind_of_case(key: str) -> list[dict[str, Any]]:
    return [case for case in CASES if key in case]


def called(text: str, year: int) -> set[str]:
    """Codes of the entries with exactly these words, of those whose years hold the year if there are any."""
    words = tuple(token.text for token in tokenize(text))
    entries = world().names.get(words[0].lower(), {}).get(words[1].lower() if len(words) > 1 else "", ())
    found: list[Name] = [name for name in entries if name.words == words]
    return {name.code for name in found if name.from_year <= year <= name.until_year} or {name.code for name in found}


def test_codes_are_unique_and_well_formed() -> None:
    codes = [row["code"] for row in rows("countries.csv", COUNTRY_COLUMNS)]
    assert [code for code, count in Counter(codes).items() if count > 1] == []
    assert [code for code in codes if not re.fullmatch(r"[A-Z]{3}", code)] == []
    own = [row["code"] for row in organisations()]
    assert [code for code, count in Counter(own).items() if count > 1] == []
    assert set(own) & set(codes) == set()


def test_countries_are_whole() -> None:
    known = countries()
    assert len(known) >= 258
    for code, row in known.items():
        assert row["name"] and row["region"], code
        assert row["capital"] or code in UNINHABITED | {"TKL"}, code
        assert set(split_cell(row["successors"])) <= set(known), code
        assert bool(row["successors"]) <= bool(row["until"]), code


def test_iso_numbers_are_not_shared_by_live_countries() -> None:
    live = [row for row in countries().values() if not row["until"]]
    for column in ("name", "iso2", "numeric"):
        counts = Counter(row[column] for row in live if row[column])
        assert [value for value, count in counts.items() if count > 1] == [], column


def test_days_are_days() -> None:
    """An ISO day or a year, the first not after the last."""
    files = {
        "countries.csv": COUNTRY_COLUMNS,
        "country_names.csv": NAME_COLUMNS,
        "organisations.csv": ORGANISATION_COLUMNS,
        "bloc_members.csv": MEMBER_COLUMNS,
    }
    for name, columns in files.items():
        for row in rows(name, columns):
            assert DAY.fullmatch(row["from"]) and DAY.fullmatch(row["until"]), (name, row)
            assert bound(row["from"], last=False) <= bound(row["until"], last=True), (name, row)


def test_every_country_has_name_adjective_and_capital() -> None:
    kinds, texts = defaultdict(set), defaultdict(set)
    for row in rows("country_names.csv", NAME_COLUMNS):
        kinds[row["code"]].add(row["kind"])
        texts[row["code"]].add(row["text"])
    for code, country in countries().items():
        assert country["name"] in texts[code], code
        assert any(text.startswith(country["capital"]) for text in texts[code]), code
        assert code in UNINHABITED or "adjective" in kinds[code], code


def test_rows_of_names_are_well_formed() -> None:
    found = rows("country_names.csv", NAME_COLUMNS)
    assert [row for row in found if row["kind"] not in NAME_KINDS or row["note"] not in ("", "ambiguous")] == []
    assert [row for row in found if row["text"] != row["text"].strip() or not tokenize(row["text"])] == []
    assert [row for row in found if "  " in row["text"] or row["text"].startswith("the ")] == []
    twice = Counter((row["code"], row["text"]) for row in found)
    assert [key for key, count in twice.items() if count > 1] == []


def test_texts_of_two_countries_are_told_apart() -> None:
    """By years that do not overlap, or by the note on one of them."""
    by_text = defaultdict(list)
    for row in rows("country_names.csv", NAME_COLUMNS):
        by_text[row["text"]].append(row)
    wrong = []
    for text, found in by_text.items():
        for place, one in enumerate(found):
            for other in found[place + 1 :]:
                (first, last), (start, end) = years(one), years(other)
                if max(first, start) < min(last, end) and not one["note"] and not other["note"]:
                    wrong.append((text, one["code"], other["code"]))
    assert wrong == []


def test_there_are_names_enough() -> None:
    counts = Counter(row["kind"] for row in rows("country_names.csv", NAME_COLUMNS))
    floors = {"name": 400, "adjective": 280, "people": 220, "capital": 240, "metonym": 300, "city": 1000}
    assert {kind for kind, floor in floors.items() if counts[kind] < floor} == set()


def test_organisations_are_well_formed() -> None:
    known = countries()
    for row in organisations():
        assert row["kind"] in ORGANISATION_KINDS, row
        assert row["country"] in known or not row["country"], row
        assert not row["country"] or row["kind"] in ("armed_group", "ngo"), row
        assert row["name"] not in split_cell(row["aliases"]), row
    groups = [row for row in organisations() if row["kind"] == "armed_group"]
    assert len(organisations()) >= 350
    assert len(groups) >= 150
    assert [row["code"] for row in groups if not row["country"] and not row["note"]] == []


def test_no_text_is_of_an_organisation_and_of_another_actor() -> None:
    texts = Counter(text for row in organisations() for text in {row["name"], *split_cell(row["aliases"])})
    assert [text for text, count in texts.items() if count > 1] == []
    assert set(texts) & {row["text"] for row in rows("country_names.csv", NAME_COLUMNS)} == set()


def test_members_are_known() -> None:
    known, blocs = countries(), {row["code"] for row in organisations()}
    found = rows("bloc_members.csv", MEMBER_COLUMNS)
    assert {row["member"] for row in found} <= set(known)
    assert {row["code"] for row in found} <= blocs
    terms = defaultdict(list)
    for row in found:
        terms[row["code"], row["member"]].append((bound(row["from"], last=False), bound(row["until"], last=True)))
    for key, spans in terms.items():
        spans.sort()
        assert all(end < start for (_, end), (start, _) in zip(spans, spans[1:], strict=False)), key


def test_every_row_reaches_the_index() -> None:
    known = world()
    assert known.canonical["UN"] == "United Nations"
    assert known.kinds["UN"] is ActorKind.ORGANISATION
    assert {known.kinds[code] for code in countries()} == {ActorKind.COUNTRY}


@pytest.mark.parametrize("case", kind_of_case("text"), ids=lambda case: f"{case['text']}-{case['year']}")
def test_text_means_actor(case: dict[str, Any]) -> None:
    assert called(case["text"], case["year"]) == ({case["code"]} if case["code"] else set())


@pytest.mark.parametrize("case", kind_of_case("state"), ids=lambda case: case["state"])
def test_state_began_or_ended(case: dict[str, Any]) -> None:
    row = countries()[case["state"]]
    assert {key: row[key] for key in ("from", "until") if key in case} == {
        k: v for k, v in case.items() if k != "state"
    }


@pytest.mark.parametrize(
    "case", kind_of_case("bloc"), ids=lambda case: f"{case['bloc']}-{case['member']}-{case['day']}"
)
def test_membership(case: dict[str, Any]) -> None:
    day = dt.date.fromisoformat(case["day"])
    inside = any(
        bound(row["from"], last=False) <= day <= bound(row["until"], last=True)
        for row in rows("bloc_members.csv", MEMBER_COLUMNS)
        if (row["code"], row["member"]) == (case["bloc"], case["member"])
    )
    assert inside is case["is"]


def test_regions_are_of_countries_and_no_adjective_is_a_countrys() -> None:
    own = {row["text"].lower() for row in rows("country_names.csv", NAME_COLUMNS) if row["kind"] == "adjective"}
    adjectives = [name for row in rows("regions.csv", REGION_COLUMNS) for name in split_cell(row["adjectives"])]
    assert len(adjectives) == len(set(adjectives)) > 25 and not own & set(adjectives)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+){0,2}", name) for name in adjectives)
    for row in rows("regions.csv", REGION_COLUMNS):
        codes = split_cell(row["countries"])
        assert len(codes) == len(set(codes)) >= 3 and set(codes) <= set(countries()), row["adjectives"]


@pytest.mark.parametrize("running", [True, False])
def test_reading_a_lexicon_leaves_the_garbage_collector_as_it_was(running: bool) -> None:
    before, seen = gc.isenabled(), []

    @undisturbed()
    def read() -> None:
        seen.append(gc.isenabled())
        raise LexiconError("countries.csv", "it is faulty")

    (gc.enable if running else gc.disable)()
    try:
        with pytest.raises(LexiconError):
            read()
        assert gc.isenabled() is running
    finally:
        (gc.enable if before else gc.disable)()
    assert seen == [False]


@pytest.mark.parametrize(
    ("one", "other", "beside"),
    [
        ("IRQ", "KWT", True), ("RUS", "UKR", True), ("SSD", "ETH", True), ("YMD", "YEM", True), ("JPN", "KOR", True), ("CSK", "AUT", True),
        ("RUS", "ITA", False), ("CHL", "BRA", False), ("CHL", "ECU", False), ("KEN", "RWA", False), ("POL", "HUN", False),
    ],
)  # fmt: skip
def test_neighbours(one: str, other: str, beside: bool) -> None:
    assert (other in neighbours()[one]) is beside
    assert (one in neighbours()[other]) is beside


def test_neighbours_are_countries() -> None:
    assert set(neighbours()) <= set(countries())
    assert all(code not in others for code, others in neighbours().items())


@pytest.mark.parametrize(
    ("heads", "with_one", "without"),
    [
        ("presidents", {"FRA", "CHN", "KEN", "EU"}, {"GBR", "JPN"}), ("monarchs", {"GBR", "JPN", "OMN"}, {"FRA", "KEN"}),
        ("chancellors", {"DEU"}, {"FRA"}),
    ],
)  # fmt: skip
def test_heads_so_called(heads: str, with_one: set[str], without: set[str]) -> None:
    assert with_one <= lands_headed_by(heads)
    assert without.isdisjoint(lands_headed_by(heads))
    assert not lands_headed_by("leaders")


@pytest.mark.parametrize(
    ("land", "power", "was"),
    [
        ("AGO", "PRT", True), ("ZWE", "GBR", True), ("TCD", "FRA", True), ("CMR", "FRA", True), ("CMR", "GBR", True), ("IDN", "NLD", True),
        ("ETH", "FRA", False), ("THA", "GBR", False), ("AGO", "ESP", False), ("PRT", "AGO", False),
    ],
)  # fmt: skip
def test_colonies(land: str, power: str, was: bool) -> None:
    assert (land in colonies().get(power, frozenset())) is was
    assert (power in powers().get(land, ())) is was


def test_lists_of_countries_by_what_they_are_name_countries() -> None:
    known = set(countries())
    assert {code for power, lands in colonies().items() for code in (power, *lands)} <= known
    assert not any(power in lands for power, lands in colonies().items())
    words = world().words
    pairs = [entry.split(":") for entry in words["at_odds"]]
    assert all(len(set(pair)) == 2 and set(pair) <= known for pair in pairs)
    assert {entry.split(":")[1] for entry in words["land_known_by"]} <= known
    assert {code for entry in words["always_two"] for code in entry.split(":")[1:]} <= known
