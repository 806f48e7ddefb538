"""The `timeline review` commands: an analyst's word on what was read."""

from typing import Annotated

import typer

from timeline.examples import examples
from timeline.options import DEFAULT_DATABASE, Database, Form, Output, given
from timeline.terminal import check_show, say, show

review = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="Corrections: what was read stays as it is, every question gives it as corrected.",
    epilog=examples("review"),
)
Key = Annotated[
    str, typer.Argument(help="The id of an event or trade fact, or its first digits.", metavar="EVENT|FACT")
]
Author = Annotated[
    str, typer.Option(envvar="TIMELINE_AUTHOR", help="Who says so.", metavar="NAME", show_default="the account's name")
]
Note = Annotated[str, typer.Option(help="Why.", metavar="TEXT")]


@review.command("list", epilog=examples("review list"))
def list_all(
    author: Annotated[str, typer.Option(help="Only what this one decided.", metavar="NAME")] = "",
    db: Database = DEFAULT_DATABASE,
    form: Form = "table",
    output: Output = None,
) -> None:
    """What was accepted, rejected and edited, the newest first."""
    from timeline.notebook import Timeline

    check_show(form, output)
    show(Timeline(db).rows("corrections", author=author or None), form, output)


@review.command(epilog=examples("review accept"))
def accept(key: Key, note: Note = "", author: Author = "", db: Database = DEFAULT_DATABASE) -> None:
    """Say that a row is right. One that was rejected is shown again."""
    from timeline.review import accept as decide

    say(str(decide(db, key, author=author, note=note)))


@review.command(epilog=examples("review reject"))
def reject(key: Key, note: Note = "", author: Author = "", db: Database = DEFAULT_DATABASE) -> None:
    """Say that a row is wrong: no question, chart or report shows it from then on."""
    from timeline.review import reject as decide

    say(str(decide(db, key, author=author, note=note)))


@review.command(epilog=examples("review edit"))
def edit(
    key: Key,
    changes: Annotated[
        list[str],
        typer.Argument(
            help="day, first_day, last_day, event_type, cameo, modality, actors, recipients.",
            metavar="FIELD=VALUE...",
            show_default=False,
        ),
    ],
    note: Note = "",
    author: Author = "",
    db: Database = DEFAULT_DATABASE,
) -> None:
    """Say what is right of an event. With its type go code, class and scale, with its days the precision; `recipients=` leaves a side empty."""
    from timeline.review import edit as decide

    say(str(decide(db, key, given(changes, option=""), author=author, note=note)))


@review.command(epilog=examples("review undo"))
def undo(
    key: Annotated[str, typer.Argument(help="The id of a correction, or its first digits.", metavar="CORRECTION")],
    db: Database = DEFAULT_DATABASE,
) -> None:
    """Take a correction back."""
    from timeline.review import undo as take_back

    say(take_back(db, key))
