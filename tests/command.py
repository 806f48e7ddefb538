"""Runs the `timeline` command inside the test's own process and tells what it printed."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import pytest


@dataclass(frozen=True, slots=True)
class Ran:
    """Exit code, standard output, standard error."""

    code: int
    out: str
    err: str


class Command:
    """`command("query", "timeline", "--db", path)`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def __call__(self, *words: object) -> Ran:
        from timeline.cli import main

        self._monkeypatch.setattr(sys, "argv", ["timeline", *map(str, words)])
        self._capsys.readouterr()
        try:
            main()
            code: object = 0
        except SystemExit as left:
            code = left.code
        shown = self._capsys.readouterr()
        return Ran(code if isinstance(code, int) else int(bool(code)), shown.out, shown.err)


def lines(text: str) -> Sequence[str]:
    """The lines that are not blank."""
    return [line for line in text.splitlines() if line.strip()]
