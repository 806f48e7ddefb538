"""Shows how far a load of articles is: a bar on a terminal, JSON lines for machines, or nothing."""

import json
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from timeline.terminal import counted, say

if TYPE_CHECKING:
    from timeline.tally import LoadReport, Progress, Standing

_APART = 0.5
"""Seconds between two lines or two changes of the bar."""


@contextmanager
def meter(*, quiet: bool, as_json: bool) -> "Iterator[Progress | None]":
    """A function to call with each `Standing`; None when nobody looks."""
    if as_json:
        yield _Seldom(lambda standing: json_line({"progress": standing.record()}))
    elif quiet or not sys.stderr.isatty():
        yield None
    else:
        with _bar() as tell:
            yield _Seldom(tell)


class _Seldom:
    """Passes a standing on when the last one is old enough, and the last one of all."""

    def __init__(self, tell: "Progress") -> None:
        self._tell, self._next = tell, 0.0

    def __call__(self, standing: "Standing") -> None:
        now = time.monotonic()
        if now >= self._next or standing.done == standing.total:
            self._next = now + _APART
            self._tell(standing)


@contextmanager
def _bar() -> "Iterator[Progress]":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    columns = (
        SpinnerColumn(),
        TextColumn("articles"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda standing: bar.update(
            task, completed=standing.done, total=standing.total, description=described(standing)
        )


def described(standing: "Standing") -> str:
    """Rate, remaining time and counts in one line."""
    left = "" if standing.remaining is None else f", {_span(standing.remaining)} left"
    failed = f", {standing.failed:,} failed" if standing.failed else ""
    return f"{standing.rate:,.1f}/s{left}; {counted(standing.events, 'event')}, {counted(standing.facts, 'trade fact')}{failed}"


def _span(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def json_line(record: dict[str, Any]) -> None:
    """One JSON object on a line of standard error."""
    say(json.dumps(record, ensure_ascii=True))


def told(report: "LoadReport", db: object, notes: Iterable[str], *, as_json: bool) -> None:
    """What became of the inputs: a line for each failure, what else there is to say (`notes`), then the counts."""
    if as_json:
        for failure in report.failures:
            json_line({"failed": {"origin": failure.origin, "line": failure.line, "error": str(failure)}})
        counts = asdict(replace(report, failures=()))
        del counts["failures"]
        json_line({"result": counts | {"db": str(db), "notes": list(notes)}})
        return
    for failure in report.failures:
        say(f"failed: {failure}")
    if report.failed > len(report.failures):
        more = report.failed - len(report.failures)
        say(f"and {more:,} more: timeline sql \"SELECT origin, line, error FROM load WHERE status = 'failed'\"")
    for line in notes:
        say(line)
    say(
        f"{counted(report.inputs, 'input')} = {report.stored:,} stored + {report.duplicate:,} duplicate + {report.skipped:,} skipped"
        f" + {report.failed:,} failed; {counted(report.events, 'event')}, {counted(report.facts, 'trade fact')} in {db}"
    )
    if report.interrupted:
        say("interrupted: what is complete is stored; the same command goes on where it stopped")
