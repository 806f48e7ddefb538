"""Makes what README and docs show from seeds/: the picture docs/timeline.svg, the terminal output between the demo marks, the list of tables
and columns in docs/tables.md, the answers in docs/sql.md, the figures in docs/accuracy.md, and the report at three widths.

Run by `make readme`, and by hand whenever the coder reads the sample articles otherwise than before.
"""

import csv
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- demo: made by `make readme` -->", "<!-- end of demo -->"
PICTURE = "docs/timeline.svg"
DRAW = (
    f"timeline chart timeline -o {PICTURE} -p actor=BLR,CHN,RUS,UKR -p from_day=2022-01-01 -p to_day=2023-12-31 "
    '--title "Four countries in the sample articles, 2022 and 2023"'
)
SHOWN = (
    "timeline query timeline -p actor=Belarus -p from_day=2022-01-01",
    "timeline query trade_claims -p reporter=Belarus",
    "timeline explain {meeting}",
)
MEETING = (
    "SELECT id FROM timeline WHERE event_type = 'CONSULT' AND first_day = '2023-12-04' ORDER BY mentions DESC LIMIT 1"
)
COLUMNS = """
    SELECT relation.place, relation.name, relation.comment AS about, columns.column_name, columns.data_type, columns.comment
    FROM duckdb_columns() AS columns
    JOIN (
        SELECT 1 AS place, view_name AS name, comment FROM duckdb_views() WHERE NOT internal
        UNION ALL SELECT 2, table_name, comment FROM duckdb_tables()
    ) AS relation ON relation.name = columns.table_name
    ORDER BY relation.place, relation.name, columns.column_index
"""
SQL = re.compile(r"^```sql\n(.*?)^```\n\n```text\n.*?^```", re.DOTALL | re.MULTILINE)
MEASURES = {
    "day.value.f1": ("dates found, with the same days as in the gold", 100),
    "day.relaxed.f1": ("dates found, their words overlapping", 100),
    "all.relaxed.f1": ("dates, times and durations found, their words overlapping", 100),
    "triple_recall": ("events found with the right type and both sides right", 1),
    "pair_recall": ("events found with both countries, of any type", 1),
    "type_given_pair": ("right type, of those with both countries", 1),
    "direction": ("who did it and to whom not swapped", 1),
    "precision": ("of what was coded between two countries, in the gold with its type", 1),
    "silence": ("sentences without an event left alone", 1),
    "scores.detected.f1": ("trade figures found", 1),
    "scores.whole.f1": ("trade facts right in reporter, partner, flow, measure, number, unit, period", 1),
    "scores.whole+extra.f1": ("trade facts right in these and in goods, source, modality", 1),
    "scores.whole/tariff.f1": ("tariffs right in every core column", 1),
    "scores.whole/rank.f1": ("ranks right in every core column", 1),
    "summary.detection.f1": ("events of a whole article found, with the right type", 1),
    "summary.tuple.f1": ("the same with the right days and both sides", 1),
    "summary.cameo_code_of_matched.accuracy": ("the right three digits of the CAMEO code, of those found", 1),
}
"""Measure in tests/eval/floors.toml -> what it says, and the score of perfection."""
WIDTHS = {"narrow": 390, "middle": 768, "wide": 1280}
"""Of the pictures of the report: name and pixels."""
LINES, WIDTH = 17, 100
"""Of each output in README: lines at most, and characters of a line."""


def run(command: str, db: Path) -> str:
    """Standard output of a `timeline` command on the database, as a terminal of `WIDTH` shows it."""
    return output(shlex.split(command)[1:], db)


def output(words: list[str], db: Path) -> str:
    """As `run`, with the words behind `timeline` given apart."""
    environment = os.environ | {"COLUMNS": str(WIDTH), "TIMELINE_DB": str(db)}
    called = [sys.executable, "-m", "timeline", *words]
    return subprocess.run(called, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout


def demo(db: Path) -> str:
    """The part of README between the marks."""
    meeting = run(f'timeline sql "{MEETING}" --format csv', db).split()[1][:8]
    blocks = [f"![The timeline of the sample articles]({PICTURE})"]
    for command in SHOWN:
        typed = command.format(meeting=meeting)
        lines = [line.rstrip() for line in run(typed, db).splitlines()]
        cut = [*lines[:LINES], "…"] if len(lines) > LINES else lines
        blocks.append("\n".join(["```console", f"$ {typed}", *cut, "```"]))
    return "\n\n".join(blocks)


def tables(db: Path) -> str:
    """docs/tables.md, from the comments in the database."""
    rows = csv.DictReader(io.StringIO(output(["sql", COLUMNS, "--format", "csv"], db)))
    lines = ["# Tables", "", "Made by `make readme` from the comments in the database. Views first, then tables."]
    last = ""
    for row in rows:
        if row["name"] != last:
            last = row["name"]
            lines += ["", f"## {last}", "", f"{row['about']}.", "", "| column | type | what |", "| --- | --- | --- |"]
        lines.append(f"| `{row['column_name']}` | {row['data_type']} | {row['comment']} |")
    return "\n".join(lines) + "\n"


def accuracy() -> str:
    """docs/accuracy.md, from the floors that the tests hold."""
    lines = [
        "# How accurate it is, and on what", "",
        "Made by `make readme` from `tests/eval/floors.toml`. Each figure is a floor: the tests score the whole way from text to",
        "answer on gold data and fail below it; what is reached is the same or a little more. In per cent; where something is",
        "found, F1, so that misses and false finds both count, unless it says otherwise. The gold data was at hand while the rules",
        "were written, so on other texts expect less: code a sample of your own by hand before you rely on a count.", "",
        "The gold data is not part of the project. Events of sentences are scored on misses alone (the gold seldom lists all",
        "events of a sentence), with *of what was coded* for the false finds where it does.", "",
        "| gold data | parser | measure | at least |", "| --- | --- | --- | --- |",
    ]  # fmt: skip
    pinned = tomllib.loads((ROOT / "tests" / "eval" / "floors.toml").read_text("utf8"))
    for floor in pinned["floor"]:
        gold = ", ".join(f"`{name}`" for name in floor["gold"])
        for measure, least in floor["least"].items():
            told, perfect = MEASURES[measure]
            lines.append(
                f"| {floor['name']} ({gold}) | {floor.get('parser', 'none')} | {told} | {100 * least / perfect:.1f} |"
            )
    lines += [
        "", "## Where nothing happens", "",
        "Event coders are hated for what they see in text that tells of nothing of the kind. So real text of everyday life is coded too; the",
        "tests fail where more is seen in it than this. Most of what is left is told there, as an aside (\"ships were sunk by American",
        "warplanes\").",
        "", "| text | words | events, at most | trade facts, at most |", "| --- | ---: | ---: | ---: |",
    ]  # fmt: skip
    lines += [
        f"| {one['name']} | {one['words']:,} | {one['most']['events']} | {one['most']['facts']} |"
        for one in pinned["ceiling"]
    ]
    reports = pinned["reports"]
    lines += [
        "",
        "## One happening, several reports",
        "",
        f"{reports['happenings']} happenings of 1985 to 2025, each as two to four papers would report it, in our own words",
        "(`tests/eval/resolving/reports.jsonl`), are coded and joined together. No event holds reports of two of them.",
        "",
        "| of all reports | at least |",
        "| --- | ---: |",
        f"| an event of the happening's type is found in them | {reports['seen']:.0%} |",
        f"| they are in the event that holds most reports of their happening | {reports['together']:.0%} |",
    ]
    return "\n".join(lines) + "\n"


def pictures(report: Path) -> None:
    """The report at three widths, by the system's Chromium; nothing where there is none."""
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )
    if found is None:
        print("no Chromium: the pictures of the report are left as they are", file=sys.stderr)
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        for name, width in WIDTHS.items():
            page = browser.new_page(viewport={"width": width, "height": 900})
            page.goto(report.as_uri())
            page.wait_for_selector("html[data-ready=yes]")
            page.screenshot(path=ROOT / "docs" / f"report-{name}.png")
            page.close()
        browser.close()


def answered(text: str, db: Path) -> str:
    """docs/sql.md with the answer behind each statement."""

    def answer(found: re.Match[str]) -> str:
        statement = found[1].strip()
        said = "\n".join(line.rstrip() for line in output(["sql", statement, "--limit", "12"], db).splitlines())
        return f"```sql\n{found[1]}```\n\n```text\n{said}\n```"

    return SQL.sub(answer, text)


def main() -> None:
    """Build the sample database in a folder of its own; write pictures, README and docs."""
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "demo.duckdb"
        report = Path(folder) / "report.html"
        run(f"timeline build seeds --quiet --report {shlex.quote(str(report))}", db)
        pictures(report)
        run(DRAW, db)
        (ROOT / "docs" / "tables.md").write_text(tables(db), "utf8")
        (ROOT / "docs" / "accuracy.md").write_text(accuracy(), "utf8")
        cookbook = ROOT / "docs" / "sql.md"
        cookbook.write_text(answered(cookbook.read_text("utf8"), db), "utf8")
        readme = (ROOT / "README.md").read_text("utf8")
        before, _, rest = readme.partition(BEGIN)
        _, _, after = rest.partition(END)
        (ROOT / "README.md").write_text(f"{before}{BEGIN}\n\n{demo(db)}\n\n{END}{after}", "utf8")


if __name__ == "__main__":
    main()
