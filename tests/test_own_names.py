"""Names of a user's own: they are sides of events, bad rows are told with their line, and what was coded without them is coded anew."""

import json
from pathlib import Path

import duckdb
import pytest

import timeline
from tests.command import Command
from timeline.errors import LexiconError, MissingInput
from timeline.lexicons.actors import with_own_names, world
from timeline.lexicons.own_names import OWN_COLUMNS, read_own_names

HEADER = ",".join(OWN_COLUMNS)
NAMES = """LCB,organisation,Lake Chad Compact,LCC|Lake Compact,,2019,
# a comment, with a comma
LCB,person,Halima Oumarou,,secretary general,2021-03,
NER,person,Issa Danladi,Danladi,deputy foreign minister,2022,2024-06-30
MLI,armed_group,Front for the Sands,FDS,,,
TCD,country,Republic of the Lake,,,,
TCD,adjective,Lakeland,,,,
TCD,place,Toumaï Palace,,,,
"""
CASES = [
    ("The Lake Chad Compact imposed sanctions on Benin on Monday.", "SANCTION", ["LCB"], ["BEN"]),
    ("The LCC imposed sanctions on Benin on Monday.", "SANCTION", ["LCB"], ["BEN"]),
    ("Halima Oumarou met the Turkish foreign minister on Sunday.", "CONSULT", ["LCB"], ["TUR"]),
    ("Issa Danladi accused France of sending arms to rebels.", "ACCUSE", ["NER"], ["FRA"]),
    ("The Front for the Sands attacked Niger on Friday.", "ASSAULT", ["MLI"], ["NER"]),
    ("The Republic of the Lake recalled its ambassador from Libya.", "SANCTION", ["TCD"], ["LBY"]),
    ("The Lakeland foreign minister visited Libya on Friday.", "CONSULT", ["TCD"], ["LBY"]),
    ("Toumaï Palace accused Libya of arming rebels.", "ACCUSE", ["TCD"], ["LBY"]),
]
WRONG = [
    ("LCB,organization,Lake Chad Compact,,,,", "kind 'organization' is none of"),
    ("XYZ,country,Nowhere,,,,", "no country 'XYZ'"),
    ("lcb,organisation,Lake Chad Compact,,,,", "must be letters and digits"),
    ("FRA,organisation,Compact,,,,", "is the code of a country"),
    ("LCB,person,Halima Oumarou,,,,", "give a row of the kind organisation before it"),
    ("NER,person,Danladi,,,,", "needs the full name"),
    ("NER,person,Issa Danladi,,grand vizier,,", "no office 'grand vizier'"),
    ("NER,place,Niamey Fort,,president,,", "only a person has an office"),
    ("NER,place,Niamey Fort,,,2020-13,", "is no day"),
    ("NER,place,Niamey Fort,,,2020,2019", "before it begins"),
    ("NER,place,,,,,", "a name must have"),
    ("NER,place,123,,,,", "has no letter"),
    ("NER,place,Niamey Fort", "has not 7 fields"),
    ("NER,place,Niamey Fort,,,,,,,", "has not 7 fields"),
]


@pytest.fixture
def names(tmp_path: Path) -> Path:
    path = tmp_path / "names.csv"
    path.write_text(f"{HEADER}\n{NAMES}", "utf8")
    return path


@pytest.mark.parametrize(("text", "event_type", "actors", "recipients"), CASES, ids=[case[0] for case in CASES])
def test_own_names_are_sides_of_events(
    names: Path, text: str, event_type: str, actors: list[str], recipients: list[str]
) -> None:
    def told(**more: object) -> list[tuple[str, list[str], list[str]]]:
        events = timeline.extract(text, published="2023-03-05", **more).events  # type: ignore[arg-type]
        return [(event.event_type.value, list(event.actors), list(event.recipients)) for event in events]

    assert told(lexicon=names) == [(event_type, actors, recipients)]
    assert told() != [(event_type, actors, recipients)], "the lexicon knows it already: the case shows nothing"


def test_the_lexicon_is_as_before_outside_the_block(names: Path) -> None:
    own = read_own_names(names)
    with with_own_names(own):
        assert world().canonical["LCB"] == "Lake Chad Compact"
    assert "LCB" not in world().canonical


@pytest.mark.parametrize(("row", "problem"), WRONG, ids=[case[1] for case in WRONG])
def test_a_wrong_row_is_told_with_its_line(tmp_path: Path, command: Command, row: str, problem: str) -> None:
    path = tmp_path / "names.csv"
    path.write_text(f"{HEADER}\nNER,place,Agadez Fort,,,,\n{row}\n", "utf8")
    with pytest.raises(LexiconError) as caught:
        read_own_names(path)
    assert (caught.value.line, problem in caught.value.problem) == (3, True), str(caught.value)
    db = tmp_path / "x.duckdb"
    ran = command("build", "seeds", "--db", db, "--lexicon", path, "-q")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"timeline: {path}:3: ") and not db.exists()


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"name,code\nA,B\n", "the header must be"),
        (b"", "the header must be"),
        (HEADER.encode() + b"\n", "it holds no names"),
        (HEADER.encode() + b"\nNER,place,Toumav\xe9 Fort,,,,\n", "not UTF-8"),
        (HEADER.encode() + b'\nNER,place,"Fort,,,,\n', "no CSV"),
    ],
)
def test_a_wrong_file_is_told(tmp_path: Path, raw: bytes, problem: str) -> None:
    path = tmp_path / "names.csv"
    path.write_bytes(raw)
    with pytest.raises(LexiconError, match=problem):
        read_own_names(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="no such file"):
        read_own_names(tmp_path / "names.csv")


def test_what_was_coded_without_the_names_is_coded_anew(tmp_path: Path, names: Path, command: Command) -> None:
    source, db = tmp_path / "wire.jsonl", tmp_path / "x.duckdb"
    record = {"published": "2023-03-05", "text": "The Lake Chad Compact imposed sanctions on Benin on Monday."}
    source.write_text(json.dumps(record), "utf8")
    plain = command("add", source, "--db", db, "-q")
    assert "1 stored" in plain.err
    again = command("add", source, "--db", db, "-q", "--lexicon", names)
    assert "1 stored + 0 duplicate" in again.err
    assert "0 stored + 1 duplicate" in command("add", source, "--db", db, "-q", "--lexicon", names).err
    connection = duckdb.connect(str(db), read_only=True)
    try:
        assert connection.execute("SELECT name, kind FROM actor WHERE code = 'LCB'").fetchall() == [
            ("Lake Chad Compact", "organisation")
        ]
    finally:
        connection.close()
    for asked in ("LCB", "lake chad compact"):
        found = command("query", "timeline", "--db", db, "-p", f"actor={asked}", "--format", "json")
        assert [row["actors"] for row in json.loads(found.out)] == [["LCB"]]
    refused = command("query", "timeline", "--db", db, "-p", "actor=LCX", "--format", "json")
    assert (refused.code, "LCX" in refused.err) == (2, True)


def test_other_names_have_another_version(tmp_path: Path, names: Path) -> None:
    first = read_own_names(names)
    commented = tmp_path / "commented.csv"
    commented.write_text(f"{HEADER}\n# nothing new\n{NAMES}", "utf8")
    fewer = tmp_path / "fewer.csv"
    fewer.write_text(f"{HEADER}\n{NAMES.splitlines()[0]}\n", "utf8")
    assert read_own_names(commented).version == first.version
    assert read_own_names(fewer).version != first.version
