"""The parser that comes along, other pipelines in its place, and --parser on the command line."""

import json
import pickle
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import timeline
from tests.command import Command, lines
from tests.test_parses import SPECS, roles_of, spelling_of
from timeline.clauses.arcs import is_clause
from timeline.clauses.headlines import with_left_out_verb
from timeline.clauses.parse import Spelling, spelled
from timeline.clauses.parsed import ParsedClauses
from timeline.clauses.parser import Parser, load_parser
from timeline.errors import UsageError
from timeline.lexicons.events import event_lexicon

TEXT = "GENEVA, Jan 10, 2024 - Kenya, after months of talks with Chad, met Uganda on Monday."
LEAST_RIGHT = 0.85
"""Share of the hand-built sentences whose roles the bundled parser must read rightly by itself."""


@pytest.fixture(scope="module")
def bundled() -> Parser:
    parser = load_parser("bundled")
    assert parser is not None
    return parser


def test_the_bundled_parser_reads_plain_sentences(bundled: Parser) -> None:
    wrong = []
    for spec in SPECS:
        units, spelling = spelling_of(spec["text"])
        parse = bundled.parse([spelling])[0]
        assert parse is not None and len(parse) == len(spelling.words)
        found = roles_of(ParsedClauses(units, event_lexicon().forms, parse), spec["verb"])
        if any(found.get(role) != spec[role] for role in ("subjects", "objects")):
            wrong.append((spec["text"], found))
    assert len(wrong) <= (1 - LEAST_RIGHT) * len(SPECS), wrong


def test_a_parse_does_not_depend_on_what_is_parsed_beside_it(bundled: Parser) -> None:
    spellings = [spelling_of(spec["text"])[1] for spec in SPECS]
    together = bundled.parse(spellings)
    assert together == [bundled.parse([spelling])[0] for spelling in spellings]
    assert together == bundled.parse(spellings)


@pytest.mark.parametrize("headline", ["Xi in Moscow for talks with Putin", "Live: Macron back in Moscow to meet Putin"])
def test_the_verb_that_a_headline_leaves_out_is_a_word_to_the_parser(bundled: Parser, headline: str) -> None:
    units, _ = spelling_of(headline)
    spelling = spelled(with_left_out_verb(units, headline, event_lexicon().forms), headline)
    assert spelling.words.count("is") == 1 and all(spelling.words)
    assert bundled.parse([spelling])[0] is not None


def test_nothing_and_too_much_to_parse(bundled: Parser) -> None:
    long = Spelling(("word",) * 301, (True,) * 301, tuple(range(301)))
    short = spelling_of("Kenya met Uganda.")[1]
    assert bundled.parse([]) == []
    first, second = bundled.parse([long, short])
    assert first is None and second is not None and is_clause(second)


def test_the_weights_say_where_they_are_from() -> None:
    folder = Path(timeline.__file__).parent / "clauses" / "model"
    notice = (folder / "LICENSE.md").read_text("utf8")
    for word in ("CC BY-SA 4.0", "UD_English-EWT", "GUM", "https://creativecommons.org/licenses/by-sa/4.0/"):
        assert word in notice
    assert json.loads((folder / "meta.json").read_text("utf8"))["license"] == "CC BY-SA 4.0"
    scores = json.loads((folder / "scores.json").read_text("utf8"))
    assert scores["test"]["las"] > 81
    assert sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) < 15_000_000


WORDS = st.sampled_from(
    ("Iran|Iraq|Chinese|the|talks|attacked|and|,|;|with|by|to|said|that|who|not|will|meet|attacking|'s|-|(|)|—").split(
        "|"
    )
)


@settings(deadline=None, max_examples=40)
@given(st.lists(WORDS, max_size=25), st.sampled_from([".", ""]))
def test_any_order_of_words_can_be_coded(words: list[str], end: str) -> None:
    text = " ".join(words) + end
    for mention in timeline.extract(text, published="2024-01-10", parser="bundled").mentions:
        assert text[mention.start : mention.end] == mention.quote


def test_no_parser_is_no_parser() -> None:
    assert load_parser("none") is None


def test_a_pipeline_that_is_not_there() -> None:
    with pytest.raises(UsageError, match=r"there is no parser 'xx_no_such_pipeline'; use --parser none"):
        load_parser("xx_no_such_pipeline")


@pytest.mark.parametrize(("parts", "lacks"), [([], "parser"), (["tagger"], "parser"), (["parser"], "tagger")])
def test_a_pipeline_that_cannot_parse_or_tag(parts: list[str], lacks: str, tmp_path: Path) -> None:
    folder = pipeline(tmp_path, parts, ["nsubj", "obj"])
    with pytest.raises(UsageError, match=f"has no {lacks}"):
        load_parser(str(folder))


def test_a_folder_that_is_no_pipeline(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no parser"):
        load_parser(str(tmp_path))


def test_a_pipeline_with_a_part_that_nobody_knows(tmp_path: Path) -> None:
    folder = pipeline(tmp_path, ["tagger", "parser"], ["nsubj", "obj"])
    config = folder / "config.cfg"
    config.write_text(
        config.read_text("utf8").replace('factory = "tagger"', 'factory = "no_such_part"'), encoding="utf8"
    )
    with pytest.raises(UsageError, match=r"cannot be loaded \(.*no_such_part"):
        load_parser(str(folder))


def test_another_process_loads_it_by_name(bundled: Parser) -> None:
    assert len(pickle.dumps(bundled)) < 200
    assert pickle.loads(pickle.dumps(bundled)) is bundled


def test_without_spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(UsageError, match="needs spaCy, which is not installed"):
        load_parser("a_pipeline_without_spacy")


def pipeline(folder: Path, parts: list[str], labels: list[str]) -> Path:
    """A pipeline that has learnt nothing, with these components and labels."""
    import spacy
    from spacy.tokens import Doc
    from spacy.training import Example

    nlp = spacy.blank("en")
    for part in parts:
        component: Any = nlp.add_pipe(part)
        for label in labels if part == "parser" else ["NNP", "VBD"]:
            component.add_label(label)
    words = Doc(nlp.vocab, words=["Kenya", "met", "Uganda"])
    gold = Doc(
        nlp.vocab, words=["Kenya", "met", "Uganda"], tags=["NNP", "VBD", "NNP"], heads=[1, 1, 1],
        deps=[labels[0], "ROOT", labels[1]],
    )  # fmt: skip
    nlp.initialize(lambda: [Example(words, gold)])
    nlp.to_disk(folder / "pipeline")
    return folder / "pipeline"


@pytest.mark.parametrize("labels", [["nsubj", "obj"], ["nsubj", "dobj"]])
def test_any_pipeline_is_read_in_neutral_roles(labels: list[str], tmp_path: Path) -> None:
    parser = load_parser(str(pipeline(tmp_path, ["tagger", "parser"], labels)))
    assert parser is not None
    assert parser.version == "en_pipeline-0.0.0"
    parses = parser.parse([spelling_of("Kenya met Uganda.")[1]])
    assert parses[0] is not None and not {word.role for word in parses[0]} & {"dobj", "root"}


def record(folder: Path) -> Path:
    file = folder / "in.jsonl"
    file.write_text(json.dumps({"id": "a", "text": TEXT, "published": "2024-01-10"}) + "\n", encoding="utf8")
    return file


def test_the_environment_names_a_parser(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_PARSER", "xx_no_such_pipeline")
    assert command("extract", record(tmp_path)).code == 2
    assert command("extract", record(tmp_path), "--parser", "none").code == 0


def test_extract_takes_a_parser(command: Command, tmp_path: Path) -> None:
    ran = command("extract", record(tmp_path), "--parser", "bundled")
    assert (ran.code, ran.err) == (0, "")
    events = json.loads(ran.out)["events"]
    assert [(event["actors"], event["recipients"]) for event in events if event["cameo"] == "040"] == [
        (["KEN"], ["UGA"])
    ]
    coded = timeline.extract(TEXT, published="2024-01-10", parser="bundled")
    assert len(coded.events) == len(events)


@pytest.mark.parametrize(
    "words", [("extract", "{in}"), ("add", "{in}", "--db", "{db}"), ("build", "{in}", "--db", "{db}")]
)
def test_a_wrong_parser_is_one_line(words: tuple[str, ...], command: Command, tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    filled = [word.format(**{"in": record(tmp_path), "db": db}) for word in words]
    ran = command(*filled, "--parser", "xx_no_such_pipeline")
    assert (ran.code, ran.out) == (2, "")
    assert len(lines(ran.err)) == 1 and "there is no parser 'xx_no_such_pipeline'" in ran.err
    assert not db.exists()


def test_what_another_parser_coded_is_coded_anew(tmp_path: Path) -> None:
    db = timeline.open(tmp_path / "x.duckdb")
    file = record(tmp_path)
    assert db.add(file, parser="none").stored == 1
    assert db.add(file, parser="none").duplicate == 1
    assert db.add(file, parser="bundled").stored == 1
    assert db.add(file, parser="bundled").duplicate == 1
    with duckdb.connect(str(db.db), read_only=True) as connection:
        versions = connection.sql("SELECT coder_version FROM article").fetchall()
    assert [version.partition("+")[2] for (version,) in versions] == ["bundled-1"]
