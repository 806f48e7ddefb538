"""Loads of official figures: twice, in any order, in several vintages, beside articles."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import Command, lines
from tests.official_downloads import GOOD, SHORT, counts, record, stored, v1
from timeline.errors import UsageError
from timeline.official.file import file_vintage, vintage_day
from timeline.statistics import check_claims, load_statistics, official_files


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "x.duckdb"


def test_a_file_twice_changes_nothing(put: Callable[..., Path], db: Path, command: Command) -> None:
    path = put("a.csv", v1(GOOD, record(partnerCode="842")))
    command("trade", "load", path, "--db", db)
    before = stored(db, "*")
    ran = command("trade", "load", path, "--db", db)
    assert ran.code == 0 and "nothing changed" in ran.err
    copy = put("copy.csv", v1(record(partnerCode="842"), GOOD))
    assert counts(db, copy) == [(0, 2, 0, 0)]
    assert stored(db, "*") == before


def test_a_new_vintage_stands_beside_the_old(put: Callable[..., Path], db: Path) -> None:
    counts(db, put("a.csv", v1(GOOD)), vintage="2022-05-01")
    assert counts(db, put("b.csv", v1(record(primaryValue="5", cifvalue="5"))), vintage="2024-05-31") == [(1, 0, 0, 0)]
    assert counts(db, put("a.csv", v1(GOOD)), vintage="2025-05-31") == [(1, 0, 0, 0)]
    assert stored(db, "vintage, value") == [
        ("2022-05-01", 3403421200.0),
        ("2024-05-31", 5.0),
        ("2025-05-31", 3403421200.0),
    ]


def test_the_same_vintage_with_another_value_is_refused(put: Callable[..., Path], db: Path) -> None:
    counts(db, put("a.csv", v1(GOOD)), vintage="2022")
    report = load_statistics(
        [put("b.csv", v1(record(primaryValue="5"), record(partnerCode="842")))], db, vintage="2022"
    )
    assert "b.csv:2: the vintage 2022 of this flow is there with another value" in str(report.loads[0].faults[0])
    assert [row[5] for row in stored(db)] == [3403421200.0, 3403421200.0]


def test_vintages_mixed_in_a_file(put: Callable[..., Path], db: Path) -> None:
    path = put("a.csv", v1(GOOD, record(primaryValue="5"), record(partnerCode="842"), record(partnerCode="842")))
    assert counts(db, path) == [(1, 1, 0, 2)]
    assert [row[1] for row in stored(db)] == ["USA"]
    told = put("b.csv", "vintage," + SHORT + "2022,2021,M,DEU,CHN,1\n2024,2021,M,DEU,CHN,2\n!,2021,M,DEU,USA,2\n")
    assert counts(db, told) == [(2, 0, 0, 1)]


@pytest.mark.parametrize(
    ("name", "vintage"),
    [
        ("BACI_HS92_Y2021_V202301.csv", "V202301"),
        ("TradeData_2024-05-31.csv", "2024-05-31"),
        ("20240531.csv", "2024-05-31"),
        ("a.csv", "2023-11-14"),
    ],
)
def test_the_vintage_of_a_file(name: str, vintage: str, tmp_path: Path) -> None:
    (tmp_path / name).touch()
    os.utime(tmp_path / name, (1_700_000_000, 1_700_000_000))
    assert file_vintage(tmp_path / name) == vintage
    day = vintage_day(vintage)
    assert day is not None and day.isoformat().startswith(vintage[:4].removeprefix("V") or "20")


@pytest.mark.parametrize("vintage", ["yes/no", "a" * 40, "'; DROP TABLE article", "-x"])
def test_a_vintage_that_is_none(vintage: str, put: Callable[..., Path], db: Path) -> None:
    with pytest.raises(UsageError, match="give a day or an edition"):
        load_statistics([put("a.csv", v1(GOOD))], db, vintage=vintage)
    assert not db.exists()


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (0, 0, 1, 2, 1)])
def test_files_in_any_order_and_any_number_of_times_give_the_same_figures(
    order: tuple[int, ...], put: Callable[..., Path], db: Path, tmp_path: Path
) -> None:
    parts = [("156", "842"), ("842", "40"), ("0", "156")]
    paths = [
        put(f"{number}.csv", v1(*[record(partnerCode=code, primaryValue=code) for code in codes]))
        for number, codes in enumerate(parts)
    ]
    counts(db, *[paths[number] for number in order], vintage="2024")
    assert stored(db, "id, partner, value") == sorted(stored(db, "id, partner, value"))
    assert [row[1:] for row in sorted(stored(db, "id, partner, value"), key=lambda row: row[2])] == [
        ("WLD", 0.0), ("AUT", 40.0), ("CHN", 156.0), ("USA", 842.0)
    ]  # fmt: skip


def test_inputs_are_told_apart(put: Callable[..., Path], tmp_path: Path) -> None:
    figures, article = put("a.csv", v1(GOOD)), put("b.txt", "Belarus met China.")
    put("c.csv", "a,b\n1,2\n")
    assert official_files([str(tmp_path)]) == ([str(tmp_path)], [figures], [])
    named = [str(figures), str(article), "nothing-there"]
    assert official_files(named) == ([str(article), "nothing-there"], [figures], [])


@pytest.mark.parametrize(
    ("name", "target", "told"),
    [
        ("b.csv", "../out/secret.csv", True),
        ("b.log", "../out/secret.csv", False),  # by its ending no input: not looked into either way
        ("deeper", "../out", True),
        ("b.csv", "a.csv", False),
        ("b.csv", "../in/a.csv", False),
        ("b.csv", "nowhere.csv", False),
    ],
)
def test_links_that_lead_out_of_a_folder_of_figures_are_not_followed(
    put: Callable[..., Path], db: Path, tmp_path: Path, command: Command, name: str, target: str, told: bool
) -> None:
    for folder, key in (("in", "156"), ("out", "842")):
        (tmp_path / folder).mkdir()
        put(f"{folder}/{'a' if folder == 'in' else 'secret'}.csv", v1(record(partnerCode=key)))
    link = tmp_path / "in" / name
    link.symlink_to(target)
    (tmp_path / "in" / "a.txt").write_text("MINSK, March 5, 2024 - Belarus met China.", "utf8")
    message = (
        f"failed: {link}: a symbolic link that leads out of the folder is not followed; name what it leads to as well\n"
    )
    for words in (("trade", "load"), ("build",)):
        ran = command(*words, tmp_path / "in", "--db", db, *(() if words[0] == "build" else ("--vintage", "2024")))
        assert ran.err.count(message) == told
        assert "secret" not in ran.err.replace(message, "")
        assert words == ("build",) or ran.code == told
    assert {partner for (partner,) in stored(db, "DISTINCT partner")} == {"CHN"}


def test_checking_without_figures_is_an_answer_too(db: Path, put: Callable[..., Path], command: Command) -> None:
    text = put("a.txt", "MINSK, March 5, 2024 - Belarus imported goods worth $3.4 billion from China in 2021.")
    command("build", text, "--db", db)
    ran = command("trade", "check", "--db", db)
    assert ran.code == 0 and "1 trade claim checked: 1 not checkable" in ran.err
    assert check_claims(db).facts == 1


def test_a_later_build_checks_by_figures_that_are_there(put: Callable[..., Path], db: Path, command: Command) -> None:
    figures, text = (
        put("a.csv", v1(GOOD)),
        put("b.txt", "MINSK, March 5, 2024 - Belarus imported goods worth $3.4 billion from China in 2021."),
    )
    assert "checked" not in command("build", put("c.txt", "MINSK, March 5, 2024 - Belarus met China."), "--db", db).err
    assert command("build", figures, "--db", db).code == 0
    assert "1 trade claim checked: 1 supported" in command("build", text, "--db", db).err
    rows = command("query", "trade_loads", "--db", db, "--format", "csv").out
    assert "a.csv,UN Comtrade," in rows and lines(rows)[1].count(",1,1,0,0,0,") == 1


def test_a_claim_on_two_partners_together_is_checked_by_the_sum(
    put: Callable[..., Path], db: Path, command: Command
) -> None:
    command("build", put("a.csv", v1(GOOD, record(partnerCode="842"))), "--db", db)
    claim = "Belarus's imports from China and the United States came to $6.8 billion in 2021."
    ran = command("build", put("b.txt", f"MINSK, March 5, 2024 - {claim}"), "--db", db)
    assert "1 trade claim checked: 1 supported" in ran.err


def test_a_database_of_the_schema_before_takes_figures(
    put: Callable[..., Path], db: Path, monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    from timeline.store.migrate import migrations
    from timeline.store.open import open_database

    monkeypatch.setattr("timeline.store.migrate.migrations", lambda: migrations()[:2])
    monkeypatch.setattr("timeline.store.open.migrations", lambda: migrations()[:2])
    old = put("b.txt", "MINSK, March 5, 2024 - Belarus imported goods worth $3.4 billion from China in 2021.")
    open_database(db).close()
    monkeypatch.undo()
    assert command("add", old, "--db", db, "-q").code == 0
    assert counts(db, put("a.csv", v1(GOOD))) == [(1, 0, 0, 0)]
    assert "1 trade claim checked: 1 supported" in command("trade", "check", "--db", db).err


def test_figures_given_as_articles_are_told_of(put: Callable[..., Path], db: Path, command: Command) -> None:
    figures, text = put("a.csv", v1(GOOD)), put("b.txt", "MINSK, March 5, 2024 - Belarus met China.")
    ran = command("add", figures, text, "--db", db)
    assert (
        ran.code == 1 and "a.csv: these are official figures, no article" in ran.err and "1 input = 1 stored" in ran.err
    )
    assert command("add", figures, "--db", db).code == 1


def test_an_answer_as_long_as_answers_get_is_doubted(put: Callable[..., Path], db: Path, command: Command) -> None:
    rows = "".join(f"{1500 + number},M,BLR,CHN,{number}\n" for number in range(500))
    assert "look whether rows are missing" in command("trade", "load", put("a.csv", SHORT + rows), "--db", db).err
    assert (
        "look whether"
        not in command("trade", "load", put("b.csv", SHORT + rows + "1499,M,BLR,CHN,1\n"), "--db", db).err
    )
