"""Commands that look after the database file: `timeline export`, `timeline compact`, `timeline verify`."""

from pathlib import Path
from typing import Annotated

import typer

from timeline.examples import examples
from timeline.options import DEFAULT_DATABASE, Database
from timeline.terminal import say

store = typer.Typer(add_completion=False)


@store.command(epilog=examples("export"))
def export(
    parquet: Annotated[Path, typer.Option("--parquet", help="The folder to write.", metavar="DIR", show_default=False)],
    db: Database = DEFAULT_DATABASE,
) -> None:
    """Write the database as a folder of Parquet files that many can read: every command that asks takes it as --db."""
    from timeline.store.folder import export_folder

    say(str(export_folder(db, parquet)))


@store.command(epilog=examples("compact"))
def compact(db: Database = DEFAULT_DATABASE) -> None:
    """Write the file anew: rows in the order in which questions read them, the room of deleted rows given back."""
    from timeline.store.compact import compact as write_anew

    say(str(write_anew(db)))


@store.command(epilog=examples("verify"))
def verify(db: Database = DEFAULT_DATABASE) -> None:
    """Read every block of the database and hold it against the ledger beside it: is everything there that was stored?"""
    from timeline.store.verify import verify as hold

    say(str(hold(db)))
