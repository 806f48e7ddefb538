"""README, docs and help say nothing that is not so: commands run, options exist, queries and files are there."""

import re
import shlex
import tomllib
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from shutil import copytree
from types import ModuleType

import pytest
import typer
import typer.main

from tests.command import Command
from timeline import extract
from timeline.cli import app
from timeline.examples import EXAMPLES, NETWORK
from timeline.notebook import Timeline
from timeline.pages.drawing import chart_names
from timeline.sql import queries

ROOT = Path(__file__).resolve().parent.parent
DOCS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")), ROOT / "seeds" / "README.md"]
README = (ROOT / "README.md").read_text("utf8")
FENCED = re.compile(r"^```\w*\n(.*?)^```", re.DOTALL | re.MULTILINE)
TYPED = re.compile(r"^(?:\$ )?(timeline [a-z].*?)(?: {2,}.*)?$", re.MULTILINE)
INLINE = re.compile(r"`(timeline [a-z][^`]*)`")
LINK = re.compile(r"\]\(([^)#:]+)\)")


def group() -> typer.core.TyperGroup:
    found = typer.main.get_command(app)
    assert isinstance(found, typer.core.TyperGroup)
    return found


def commands() -> dict[str, typer.core.TyperCommand | typer.core.TyperGroup]:
    """Every command by the words that call it; those of a group are `group command`."""
    found: dict[str, typer.core.TyperCommand | typer.core.TyperGroup] = {}
    for name, one in group().commands.items():
        assert isinstance(one, typer.core.TyperCommand | typer.core.TyperGroup)
        found[name] = one
        if isinstance(one, typer.core.TyperGroup):
            for inner, command in one.commands.items():
                assert isinstance(command, typer.core.TyperCommand)
                found[f"{name} {inner}"] = command
    return found


def called(words: list[str]) -> str:
    """Which command the words behind `timeline` call."""
    return next((name for name in (" ".join(words[:2]), words[0]) if name in commands()), words[0])


def named_commands() -> set[str]:
    """Every `timeline …` that a document shows, as it is written there."""
    found: set[str] = set()
    for path in DOCS:
        text = path.read_text("utf8")
        found |= set(INLINE.findall(FENCED.sub("", text)))
        found |= {command for block in FENCED.findall(text) for command in TYPED.findall(block)}
    return found


@pytest.mark.parametrize("written", sorted(named_commands()))
def test_a_named_command_exists_with_its_options(written: str) -> None:
    words = shlex.split(written.replace("[", " ").replace("]", " ").replace("|", " "))
    name = called(words[1:])
    assert name in commands(), written
    known = {option for param in commands()[name].params for option in (*param.opts, *param.secondary_opts)} | {
        "--help"
    }
    assert {word for word in words[2:] if re.match(r"--?[a-z]", word)} <= known, written
    if words[1] in {"query", "chart"} and len(words) > 2 and words[2].islower():
        names = [*queries(), "list"] if words[1] == "query" else [*chart_names(), "list"]
        assert words[2] in names, written


def test_every_command_is_told_of_in_readme() -> None:
    told = {called(command.split()[1:]) for block in FENCED.findall(README) for command in TYPED.findall(block)}
    assert {name for name, one in commands().items() if not isinstance(one, typer.core.TyperGroup)} <= told
    assert set(EXAMPLES) == set(commands())


def _own_names() -> str:
    """The file of names that docs/lexicon.md shows."""
    return FENCED.findall((ROOT / "docs" / "lexicon.md").read_text("utf8"))[0]


def _folder_of_examples(folder: Path, demo: Path) -> tuple[str, str]:
    """What the examples speak of: articles/, wire.jsonl, names.csv, TradeData.csv, news.duckdb. Gives the first digits of the ids of an event
    and of a correction."""
    from shutil import copy

    (folder / "articles").mkdir()
    for name in ("ecuador-mexico.md", "xi-moscow-visit.txt"):
        copy(ROOT / "seeds" / name, folder / "articles" / name)
    copy(ROOT / "seeds" / "us-china-trade-war.jsonl", folder / "wire.jsonl")
    copy(ROOT / "seeds" / "sudan-ceasefire.txt", folder / "article.txt")
    (folder / "names.csv").write_text(_own_names(), "utf8")
    copy(ROOT / "seeds" / "trade" / "comtrade_partners.csv", folder / "TradeData.csv")
    for path in demo.parent.glob(f"{demo.name}*"):
        copy(path, folder / path.name.replace("demo", "news"))
    event: str = Timeline(folder / "news.duckdb").rows("timeline").column("id")[0].as_py()
    return event[:8], Timeline(folder / "news.duckdb").accept(event).id[:8]


@pytest.mark.parametrize("written", [line for name, lines in EXAMPLES.items() for line in lines if name not in NETWORK])
def test_an_example_of_the_help_runs(
    written: str, tmp_path: Path, demo: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    event, correction = _folder_of_examples(tmp_path, demo)
    monkeypatch.chdir(tmp_path)
    given, _, typed = written.rpartition(" | ")
    if given:
        monkeypatch.setattr("sys.stdin", (tmp_path / given.removeprefix("cat ")).open("r", encoding="utf8"))
    words = [{"3f9a0c": event, "81c2d4": correction}.get(word, word) for word in shlex.split(typed)[1:]]
    ran = command(*words)
    assert ran.code == 0, ran.err
    if "-o" in words:
        assert (tmp_path / words[words.index("-o") + 1]).stat().st_size > 500


@pytest.mark.parametrize("name", ["", *EXAMPLES])
def test_help_fits_eighty_columns(name: str, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    ran = command(*name.split(), "--help")
    assert ran.code == 0 and max(map(len, ran.out.splitlines())) <= 80
    assert not name or "Example" in ran.out


def test_the_list_of_queries_fits_the_terminal(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = command("query", "list").out
    assert max(map(len, shown.splitlines())) <= 80
    assert {line.split()[0] for line in shown.splitlines() if not line.startswith(" ")} == set(queries())


def test_readme_shows_what_one_gets_first() -> None:
    picture = README.index("(docs/timeline.svg)")
    assert picture < README.index("```console") < README.index("make demo")
    assert 5_000 < (ROOT / "docs" / "timeline.svg").stat().st_size < 200_000
    shown = [line for block in FENCED.findall(README) for line in block.splitlines()]
    assert max(map(len, shown)) <= 100 and "@@" not in README


def test_what_readme_shows_is_what_the_tool_says(demo: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Headings and form; the rows move with the coder, and `make readme` with them."""
    monkeypatch.setenv("COLUMNS", "100")
    for block in FENCED.findall(README):
        typed, *lines = block.splitlines()
        if typed.startswith("$ timeline query"):
            said = command(*shlex.split(typed)[2:], "--db", demo).out.splitlines()
            assert set(lines[0].split()) <= set(" ".join(said[:3]).split())


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in LINK.findall(path.read_text("utf8")):
        assert (path.parent / target).exists(), target


def test_readme_python_runs(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(demo.parent)
    (block,) = re.findall(r"^```python\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    exec(compile(block, "README.md", "exec"), {})


def test_make_has_the_targets_that_are_told_of() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf8"), re.MULTILINE))
    for path in DOCS:
        assert set(re.findall(r"\bmake ([a-z]+)(?=`|  )", path.read_text("utf8"))) <= targets, path


def remake() -> ModuleType:
    """docs/remake.py, which is no module of a package."""
    found = spec_from_file_location("remake", ROOT / "docs" / "remake.py")
    assert found is not None and found.loader is not None
    module = module_from_spec(found)
    found.loader.exec_module(module)
    return module


def test_the_list_of_tables_is_that_of_the_database(demo: Path) -> None:
    assert (ROOT / "docs" / "tables.md").read_text("utf8") == remake().tables(demo), "run make readme"


SQL_BLOCKS = remake().SQL.findall((ROOT / "docs" / "sql.md").read_text("utf8"))


def test_every_question_in_sql_has_its_statement() -> None:
    text = (ROOT / "docs" / "sql.md").read_text("utf8")
    assert len(SQL_BLOCKS) == text.count("\n### ") == text.count("```sql") >= 25


def test_the_statements_of_the_docs_are_answered(demo: Path) -> None:
    db = Timeline(demo)
    answers = [db.sql(statement).fetchall() for statement in SQL_BLOCKS]
    assert sum(bool(rows) for rows in answers) > len(answers) * 0.7


def test_the_figures_of_accuracy_are_those_of_the_floors() -> None:
    assert (ROOT / "docs" / "accuracy.md").read_text("utf8") == remake().accuracy(), "run make readme"


GIVEN, _, NOT_GIVEN = (ROOT / "docs" / "dates.md").read_text("utf8").partition("## Without one")
DATED = [
    (published, *row)
    for published, part in (("2023-12-06", GIVEN), (None, NOT_GIVEN))
    for row in re.findall(r"^\| (Xi .+?) \| (.+?) \| (\S+) \| (\S+) \| (\w+) \| (.+?) \|$", part, re.MULTILINE)
]


@pytest.mark.parametrize(("published", "text", "words", "first", "last", "precision", "reason"), DATED)
def test_dates_are_resolved_as_told(
    published: str | None, text: str, words: str, first: str, last: str, precision: str, reason: str
) -> None:
    (date,) = extract(text, published=published).dates
    told = (date.text, str(date.first_day or "none"), str(date.last_day or "none"), str(date.precision), date.reason)
    assert told == (words, first, last, precision, reason)


def test_the_tables_of_dates_are_read_whole() -> None:
    assert len(DATED) == (GIVEN + NOT_GIVEN).count("\n| Xi ") == 16


def test_the_tutorial_runs(tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command and every block of Python, in the order in which they stand."""
    copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "docs" / "tutorial.md").read_text("utf8")
    ran = 0
    for kind, block in re.findall(r"^```(sh|python)\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        if kind == "python":
            exec(compile(block, "tutorial.md", "exec"), {})
            continue
        for line in block.splitlines():
            done = command(*shlex.split(line)[1:])
            assert done.code == 0, f"{line}: {done.err}"
            ran += 1
    assert ran > 9 and (tmp_path / "news.html").stat().st_size > 100_000


def test_the_citation_names_this_version() -> None:
    cited = dict(re.findall(r"^([a-z-]+): (\S.*)$", (ROOT / "CITATION.cff").read_text("utf8"), re.MULTILINE))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))["project"]
    assert cited["version"] == project["version"] and cited["cff-version"] == "1.2.0"
    assert project["license"].startswith(cited["license"])


@pytest.mark.parametrize(("name", "width"), [("narrow", 390), ("middle", 768), ("wide", 1280)])
def test_pictures_of_the_report_have_their_widths(name: str, width: int) -> None:
    picture = (ROOT / "docs" / f"report-{name}.png").read_bytes()
    assert picture.startswith(b"\x89PNG") and int.from_bytes(picture[16:20]) == width and len(picture) < 250_000


def test_the_changelog_counts_queries_and_charts() -> None:
    told = (ROOT / "CHANGELOG.md").read_text("utf8")
    assert f"{len(queries())} named queries" in told and f"{len(chart_names())} charts" in told
