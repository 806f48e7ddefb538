"""`python -m timeline.clauses.training TREEBANKS --output FOLDER`: train the parser anew."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from timeline.clauses.training.train import train
from timeline.errors import TimelineError


def main(
    treebanks: Annotated[Path, typer.Argument(help="Folder with *-train, *-dev and *-test.conllu.gz files.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Write the pipeline here.")],
    steps: Annotated[int | None, typer.Option(help="Stop after so many steps, for a try.")] = None,
) -> None:
    """Train the parser of the clauses on treebanks in CoNLL-U, print its scores."""
    try:
        found = train(treebanks, output, sys.stdout, steps=steps)
    except TimelineError as error:
        print(error, file=sys.stderr)
        raise SystemExit(error.exit_code) from None
    print(found)


if __name__ == "__main__":
    typer.run(main)
