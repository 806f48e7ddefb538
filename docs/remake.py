"""Makes what README and docs show from seeds/: the picture docs/timeline.svg, the terminal output between the demo marks, the list of tables
and columns in docs/tables.md, and the answers in docs/sql.md.

Run by `make readme`, and by hand whenever the coder reads the sample articles otherwise than before.
"""

import csv
import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
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
        run("timeline build seeds --quiet", db)
        run(DRAW, db)
        (ROOT / "docs" / "tables.md").write_text(tables(db), "utf8")
        cookbook = ROOT / "docs" / "sql.md"
        cookbook.write_text(answered(cookbook.read_text("utf8"), db), "utf8")
        readme = (ROOT / "README.md").read_text("utf8")
        before, _, rest = readme.partition(BEGIN)
        _, _, after = rest.partition(END)
        (ROOT / "README.md").write_text(f"{before}{BEGIN}\n\n{demo(db)}\n\n{END}{after}", "utf8")


if __name__ == "__main__":
    main()
