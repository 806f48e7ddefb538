"""The article that started the project, from an exported page without a given date to database, chart and report."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.command import Command


@pytest.fixture(scope="module")
def db(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database built from the folder of the first article."""
    from timeline.run import add

    path = tmp_path_factory.mktemp("seed") / "seed.duckdb"
    report = add([str(shared / "seeds")], path)
    assert (report.inputs, report.stored, report.failed) == (1, 1, 0), report.failures
    return path


@pytest.fixture(scope="module")
def connection(db: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(db), read_only=True) as opened:
        yield opened


def test_the_date_of_publication_is_in_the_image_slug(connection: duckdb.DuckDBPyConnection) -> None:
    assert connection.execute("SELECT published::VARCHAR, published_basis FROM article").fetchall() == [
        ("2023-12-04", "slug")
    ]


def events(connection: duckdb.DuckDBPyConnection, where: str) -> list[tuple[object, ...]]:
    select = (
        "SELECT event_type, cameo, list_sort(actors || recipients), first_day::VARCHAR, last_day::VARCHAR, "
        "precision, mentions FROM timeline"
    )
    return connection.execute(f"{select} WHERE {where} ORDER BY first_day, cameo").fetchall()


def test_the_visit_is_one_event_on_its_own_day(connection: duckdb.DuckDBPyConnection) -> None:
    found = events(
        connection, "event_type = 'CONSULT' AND first_day = '2023-12-04' AND list_contains(actors || recipients, 'BLR')"
    )
    assert len(found) == 1
    assert found[0][1:4] == ("042", ["BLR", "CHN"], "2023-12-04") and int(str(found[0][6])) >= 2


def test_the_meeting_of_the_caption_has_its_own_day_and_the_sentence_joins_it(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    found = events(connection, "event_type = 'CONSULT' AND first_day BETWEEN '2023-03-01' AND '2023-03-31'")
    assert len(found) == 1
    assert found[0][1:6] == ("042", ["BLR", "CHN"], "2023-03-01", "2023-03-01", "day")
    quotes = connection.execute(
        "SELECT event_mention.quote, section FROM event_mention JOIN timeline ON timeline.id = event_id WHERE timeline.first_day = '2023-03-01'"
    ).fetchall()
    assert any(section == "caption" for _, section in quotes)
    assert any("last meeting in March" in quote for quote, _ in quotes)


def test_the_invasion_has_the_precision_of_its_words(connection: duckdb.DuckDBPyConnection) -> None:
    found = connection.execute(
        "SELECT cameo, actors, recipients, first_day::VARCHAR, last_day::VARCHAR, precision FROM timeline WHERE event_type = 'ASSAULT'"
    ).fetchall()
    assert found == [("190", ["RUS"], ["UKR"], "2022-02-01", "2022-02-28", "month")]


def test_the_support_of_minsk(connection: duckdb.DuckDBPyConnection) -> None:
    found = connection.execute(
        "SELECT first_day::VARCHAR FROM timeline WHERE event_type = 'SUPPORT' AND actors = ['BLR'] AND recipients = ['RUS']"
    ).fetchall()
    assert ("2022-02-01",) in found


def test_the_furniture_of_the_page_says_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    codes = {code for (code,) in connection.execute("SELECT DISTINCT code FROM event_actor").fetchall()}
    assert codes <= {"BLR", "CHN", "RUS", "UKR", "USA", "EU"}
    words = " ".join(quote for (quote,) in connection.execute("SELECT quote FROM event_mention").fetchall())
    assert not any(word in words for word in ("Chad", "New Caledonia", "Everest", "Pope"))


def test_the_ranks_among_trading_partners(connection: duckdb.DuckDBPyConnection) -> None:
    found = connection.execute(
        "SELECT value, reporter, partner, flow, period, data_source FROM claims WHERE measure = 'rank' ORDER BY value"
    ).fetchall()
    assert found == [
        (2.0, "BLR", "CHN", "import", "2021", "UN Comtrade"),
        (7.0, "BLR", "CHN", "total", "2021", "UN Comtrade"),
    ]


def test_every_offset_gives_its_words(connection: duckdb.DuckDBPyConnection) -> None:
    for table in ("event_mention", "trade_fact"):
        rows = connection.execute(
            f"SELECT text, start_char, end_char, quote FROM {table} JOIN article ON article.id = article_id"
        ).fetchall()
        assert rows and all(text[start:end] == quote for text, start, end, quote in rows)


def test_every_door_opens(db: Path, tmp_path: Path, command: Command) -> None:
    assert "CONSULT" in command("query", "timeline", "--db", db).out
    assert "2023-12-04" in command("sql", "SELECT published FROM article", "--db", db, "--format", "csv").out
    for output in ("t.html", "t.png", "t.svg"):
        assert command("chart", "timeline", "-o", tmp_path / output, "--db", db).code == 0
    assert command("report", "-o", tmp_path / "r.html", "--db", db).code == 0
    assert (tmp_path / "r.html").read_text("utf8").count("Lukashenko") > 1
    with duckdb.connect(str(db), read_only=True) as opened:
        row = opened.execute("SELECT id FROM timeline WHERE first_day = '2023-03-01'").fetchone()
    assert row is not None
    with duckdb.connect(str(db), read_only=True) as opened:
        met = opened.execute(
            "SELECT id FROM timeline WHERE first_day = '2023-12-04' AND event_type = 'CONSULT'"
        ).fetchone()
    assert met is not None
    way = "Monday (in its own clause), counted from publication 2023-12-04 (image slug), past tense → 2023-12-04"
    assert way in " ".join(command("explain", met[0][:8], "--db", db).out.split())
    told = command("explain", row[0][:8], "--db", db).out
    assert "March" in told and "042" in told and "rule" in told
