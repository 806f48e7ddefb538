"""The door for notebooks, the public names, explain, and the notebook in docs/ from first to last cell."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import timeline
from tests.command import Command, lines
from timeline.errors import BadParameter, UnknownName, UsageError
from timeline.explain import explain, marked

ROOT = Path(__file__).resolve().parent.parent


def test_at_most_ten_public_names() -> None:
    assert set(timeline.__all__) == {"Timeline", "TimelineError", "extract", "open"}
    assert all(hasattr(timeline, name) for name in timeline.__all__)


def test_extract_needs_no_database() -> None:
    coded = timeline.extract(
        "BEIJING, Dec 4, 2023 (Agency) - Belarusian President Alexander Lukashenko met Chinese President Xi Jinping on Monday."
    )
    (event,) = coded.events
    assert (str(event.first_day), event.event_type, {*event.actors, *event.recipients}) == (
        "2023-12-04",
        "CONSULT",
        {"BLR", "CHN"},
    )
    given = timeline.extract("Xi met Putin on Monday.", published="2023-03-22")
    assert [str(event.first_day) for event in given.events] == ["2023-03-20"]
    assert [event.first_day for event in timeline.extract("Xi met Putin on Monday.").events] == [None]


def test_answers_are_relations(demo: Path) -> None:
    db = timeline.open(demo)
    events = db.events(actor="BLR")
    assert len(events.df()) == events.pl().height == db.rows("timeline", actor="BLR").num_rows > 2
    assert db.events(actor=["BLR", "CHN"]).filter("event_type = 'CONSULT'").aggregate("count(*)").fetchone()[0] > 1
    assert db.sql("SELECT 1 AS one").fetchall() == [(1,)]
    assert len(db.facts(reporter="BLR").df()) > 1
    with pytest.raises(UnknownName):
        db.query("nothing_like_it")
    with pytest.raises(BadParameter):
        db.query("timeline", colour="red")


def test_two_reports_of_one_meeting_are_one_event(demo: Path) -> None:
    rows = timeline.open(demo).events(actor="BLR", partner="CHN", event_type="CONSULT").df()
    meeting = rows[rows["first_day"].astype(str).str.startswith("2023-12-04")]
    assert len(meeting) == 1 and int(meeting.iloc[0]["articles"]) == 2


def test_charts_show_themselves_and_go_to_files(demo: Path, tmp_path: Path) -> None:
    drawing = timeline.open(demo).chart("timeline", actor="CHN", title="China")
    assert "sandbox" in drawing._repr_html_() and repr(drawing) == "<chart: China>"
    for name in ("c.html", "c.png", "c.svg", "c.json", "c.pdf"):
        drawing.save(tmp_path / name)
        assert (tmp_path / name).stat().st_size > 500
    with pytest.raises(UsageError):
        drawing.save(tmp_path / "c.doc")


def test_explain_tells_words_rule_and_date(demo: Path) -> None:
    db = timeline.open(demo)
    event = db.rows("timeline", actor="BLR", partner="CHN", event_type="CONSULT").to_pylist()[0]
    told = explain(demo, event["id"][:10])
    assert all(word in told for word in ("CONSULT", "rule event.", "trigger", "→", "date", "BLR"))
    fact = db.rows("trade_claims", measure="rank").to_pylist()[0]
    assert "rank" in explain(demo, fact["id"]) and "[" in explain(demo, fact["id"])


def test_every_mention_tells_why_it_was_joined(demo: Path) -> None:
    db = timeline.open(demo)
    leads = "SELECT event_id FROM mention GROUP BY event_id HAVING count(*) FILTER (joined_by = 'leads') <> 1"
    assert db.sql(leads).fetchall() == []
    reasons = {reason for (reason,) in db.sql("SELECT DISTINCT joined_by FROM mention").fetchall()}
    assert {"leads", "the same sides, the same days", "the same sides, its month holds the event's days"} <= reasons
    held = db.sql(
        "SELECT event_id, precision, quote FROM mention WHERE joined_by = 'the same sides, its month holds the event''s days' ORDER BY quote"
    ).fetchall()
    assert [days for _, days, _ in held] == ["month", "month"]
    assert "in the Chinese capital in March" in held[0][2] and "three months after Russia invaded" in held[1][2]
    assert all("joined     the same sides, its month holds" in explain(demo, event) for event, _, _ in held)


@pytest.mark.parametrize(
    ("spans", "expect"),
    [
        ([(2, 4)], "a [bc] de"),
        ([(2, 4), (5, 7)], "a [bc] [de]"),
        ([(2, 4), (3, 6)], "a [bc] de"),
        ([(0, 99)], "a bc de"),
        ([], "a bc de"),
    ],
)
def test_marks_in_explained_words(spans: list[tuple[int, int]], expect: str) -> None:
    assert marked("a bc de", 0, spans) == expect


def test_hostile_text_does_not_reach_the_terminal(tmp_path: Path, command: Command) -> None:
    text = "BEIJING, Dec 4, 2023 (A) - Xi \x1b[31mmet\x1b[0m Putin on Monday\x07 \u202eevil."
    (tmp_path / "a.txt").write_text(text, "utf8")
    assert command("add", tmp_path / "a.txt", "--db", tmp_path / "x.duckdb", "-q").code == 0
    shown = command("query", "timeline", "--db", tmp_path / "x.duckdb")
    assert "\x1b" not in shown.out and "\x07" not in shown.out and lines(shown.out)


def test_light_commands_stay_light() -> None:
    heavy = "duckdb altair pyarrow pandas trafilatura vl_convert sqlmodel jinja2 rich"
    code = f"import sys, timeline, timeline.cli; print([m for m in {heavy.split()!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() in {"[]", "['rich']"}  # typer may bring rich


def test_a_database_shows_what_it_holds(demo: Path, tmp_path: Path) -> None:
    assert "18 articles" in timeline.open(demo)._repr_html_()
    assert "not made yet" in timeline.open(tmp_path / "<b>.duckdb")._repr_html_()
    assert "<b>.duckdb" not in timeline.open(tmp_path / "<b>.duckdb")._repr_html_()


def test_a_database_explains_its_rows(demo: Path) -> None:
    db = timeline.open(demo)
    event = db.rows("timeline").column("id")[0].as_py()
    assert db.explain(event[:8]) == explain(demo, event)


def test_claims_are_checked_from_python(tmp_path: Path) -> None:
    db = timeline.open(tmp_path / "x.duckdb")
    (tmp_path / "a.md").write_text(
        "---\ndate: 2022-03-01\n---\nBelarus's exports to China were $556 million in 2021. "
        "Belarus's exports to China fell to $200 million in 2018.",
        "utf8",
    )
    db.add(tmp_path / "a.md")
    assert str(db.check_claims()) == "2 checked: 2 not checkable"
    report = db.load_statistics(ROOT / "seeds" / "trade", tmp_path / "none.csv")
    assert len(report.loads) == 2 and report.faults == 1
    assert str(report).startswith("failed: ") and "14 rows = 14 stored" in str(report)
    assert str(db.check_claims()) == "2 checked: 1 supported, 1 contradicted"
    assert "nothing changed" in str(db.load_statistics(ROOT / "seeds" / "trade" / "comtrade_belarus_china.csv"))


def test_any_client_opens_the_file(demo: Path) -> None:
    """JupySQL and marimo take an SQLAlchemy engine; the views are there for it."""
    from sqlalchemy import create_engine, text

    engine = create_engine(f"duckdb:///{demo}", connect_args={"read_only": True})
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM timeline")).scalar_one() > 50
    engine.dispose()


@pytest.mark.parametrize("notebook", sorted(path.name for path in (ROOT / "docs").glob("*.ipynb")))
def test_a_notebook_runs(notebook: str) -> None:
    options = ["--nbmake", "--nbmake-timeout=300", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, str(ROOT / "docs" / notebook)],
        capture_output=True, text=True, check=False, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]


def test_official_figures_and_verdicts(tmp_path: Path) -> None:
    db = timeline.open(tmp_path / "x.duckdb")
    db.add(ROOT / "seeds" / "belarus-china-december-2023.txt")
    db.report(tmp_path / "before.html")
    assert "not checked" in (tmp_path / "before.html").read_text("utf8")
    report = db.load_statistics(ROOT / "seeds" / "trade")
    assert report.faults == 0 and [load.stored for load in report.loads] == [14, 162]
    verdicts = db.check_claims().verdicts
    assert {verdict: number for verdict, number in verdicts.items() if number} == {"supported": 3, "not checkable": 1}
    rank = db.facts(measure="rank").fetchall()[0][0]
    told = db.explain(rank)
    assert (
        "official figures: not checkable (rows missing)" in told
        and "Belarus reports imports of 3.403 billion USD" in told
    )
    total = db.sql("SELECT id FROM claims WHERE flow = 'total' AND reporter = 'CHN'").fetchall()[0][0]
    assert "USD, UN Comtrade, vintage 2026-11-25, reported by CHN" in db.explain(
        total
    ) and "trade_flow.id" in db.explain(total)
    db.report(tmp_path / "after.html")
    page = (tmp_path / "after.html").read_text("utf8")
    assert (
        "<b>not checkable</b> (rows missing)" in page
        and "the row with the world" in page
        and "claims held against them" in page
    )
    assert "Claims and official figures" in repr(db.chart("claim_check"))
