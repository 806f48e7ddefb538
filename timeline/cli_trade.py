"""The `timeline trade` commands: official statistics in, verdicts on claims."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.examples import examples
from timeline.options import DEFAULT_DATABASE, Database, Quiet
from timeline.terminal import counted, progress, say

if TYPE_CHECKING:
    from timeline.statistics import StatisticsReport

trade = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="Official trade statistics, and what they say of the articles' claims.",
    epilog=examples("trade"),
)


@trade.command(epilog=examples("trade load"))
def load(
    files: Annotated[
        list[str],
        typer.Argument(
            help="Downloads from UN Comtrade (CSV, JSON, bulk), BACI or WITS; gzip and Parquet too.",
            metavar="FILE...",
            show_default=False,
        ),
    ],
    db: Database = DEFAULT_DATABASE,
    vintage: Annotated[
        str, typer.Option(help="Edition of the data set, or day of download.", metavar="DAY|EDITION")
    ] = "",
    quiet: Quiet = False,
) -> None:
    """Load official figures. A file that is there already changes nothing; a new vintage stands beside the old."""
    raise typer.Exit(load_files(files, db, vintage, quiet))


@trade.command(epilog=examples("trade fetch"))
def fetch(
    reporter: Annotated[str, typer.Option(help="Whose figures: name or ISO code.", show_default=False)],
    period: Annotated[str, typer.Option(help="2021, 2019-2021 or 2021-03; several with commas.", show_default=False)],
    partner: Annotated[str, typer.Option(help="all, or names or ISO codes with commas.")] = "all",
    flow: Annotated[str, typer.Option(help="import, export, re-export; several with commas.")] = "import,export",
    commodity: Annotated[str, typer.Option(help="TOTAL or codes of the Harmonised System.")] = "TOTAL",
    db: Database = DEFAULT_DATABASE,
) -> None:
    """Get goods figures from UN Comtrade over the network and load them; the key is in COMTRADE_KEY."""
    from timeline.comtrade import PREVIEW_ROWS, question
    from timeline.comtrade import fetch as fetch_figures

    asked = question(reporter, partner, period, flow, commodity)
    key = os.environ.get("COMTRADE_KEY", "").strip()
    if not key:
        say(f"no COMTRADE_KEY: this is UN Comtrade's preview, which gives at most {PREVIEW_ROWS} rows and may be cut")
    raise typer.Exit(told_loads(fetch_figures(asked, db, key)))


@trade.command(epilog=examples("trade check"))
def check(db: Database = DEFAULT_DATABASE) -> None:
    """Give each trade claim a verdict by the official figures that are loaded."""
    check_claims(db)


def load_files(paths: list[str] | list[Path], db: Path, vintage: str = "", quiet: bool = False) -> int:
    """Load and tell what became of each file; 0 when nothing failed, else 1."""
    from timeline.statistics import load_statistics

    with progress(quiet) as tell:
        report = load_statistics(paths, db, vintage=vintage, progress=tell)
    return told_loads(report)


def told_loads(report: "StatisticsReport") -> int:
    """Tell what became of each file; 0 when nothing failed, else 1."""
    from timeline.statistics import told

    for error in report.failures:
        say(f"failed: {error}")
    for name, number in report.countries.items():
        say(f"{name}: country codes, {counted(number, 'code')} of them new; they hold for the files beside it")
    for file in report.loads:
        for fault in file.faults:
            say(f"failed: {fault}")
        if file.failed > len(file.faults):
            say(f"failed: {file.origin}: {counted(file.failed - len(file.faults), 'more row')}")
        say(told(file))
    return 1 if report.faults else 0


def check_claims(db: Path) -> None:
    """Check and tell how many claims got each verdict."""
    from timeline.statistics import check_claims as check_all
    from timeline.statistics import summary

    report = check_all(db)
    verdicts = ", ".join(summary(report.verdicts))
    say(f"{counted(report.facts, 'trade claim')} checked" + (f": {verdicts}" if verdicts else ""))
