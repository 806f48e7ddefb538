"""Makes what README shows from seeds/: the picture docs/timeline.svg and the terminal output between the demo marks.

Run by `make readme`, and by hand whenever the coder reads the sample articles otherwise than before.
"""

import os
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
LINES, WIDTH = 17, 100
"""Of each output in README: lines at most, and characters of a line."""


def run(command: str, db: Path) -> str:
    """Standard output of a `timeline` command on the database, as a terminal of `WIDTH` shows it."""
    words = [sys.executable, "-m", *shlex.split(command)]
    environment = os.environ | {"COLUMNS": str(WIDTH), "TIMELINE_DB": str(db)}
    return subprocess.run(words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout


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


def main() -> None:
    """Build the sample database in a folder of its own; write picture and README."""
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "demo.duckdb"
        run("timeline build seeds --quiet", db)
        run(DRAW, db)
        readme = (ROOT / "README.md").read_text("utf8")
        before, _, rest = readme.partition(BEGIN)
        _, _, after = rest.partition(END)
        (ROOT / "README.md").write_text(f"{before}{BEGIN}\n\n{demo(db)}\n\n{END}{after}", "utf8")


if __name__ == "__main__":
    main()
