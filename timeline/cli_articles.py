"""The commands that read articles: `timeline build` and `timeline add`."""

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli_trade import check_claims, load_files
from timeline.errors import UsageError
from timeline.meter import meter, told
from timeline.options import (
    DEFAULT_DATABASE,
    ArticleSeconds,
    Cluster,
    Database,
    Inputs,
    JsonProgress,
    Lexicon,
    Parser,
    Quiet,
    Work,
    Workers,
)
from timeline.output import check_output
from timeline.terminal import say
from timeline.terms import DEFAULT_PARSER


def build(paths: Inputs, db: Database = DEFAULT_DATABASE, report: Annotated[
    Path | None, typer.Option(help="Write the report page here too.", metavar="FILE.html")
] = None, parser: Parser = DEFAULT_PARSER, lexicon: Lexicon = None, workers: Workers = None, cluster: Cluster = "", work: Work = None,
        article_seconds: ArticleSeconds = None, json_progress: JsonProgress = False, quiet: Quiet = False) -> None:  # fmt: skip
    """Read articles, code them, resolve events, check claims by official figures among the inputs, and write a report: the main job."""
    if report is not None:
        check_output(report)
        from timeline.notebook import begin_report

        begin_report()
    from timeline.statistics import holds_statistics, official_files

    articles, official, left_out = official_files(paths)
    for link in left_out:
        say(f"failed: {link}")
    code = 1 if left_out else 0
    if articles or not official:
        added = _add(
            articles, db, parser, lexicon, workers, cluster, work, article_seconds, as_json=json_progress, quiet=quiet
        )
        code = max(code, added)
    if official:
        code = max(code, load_files(official, db, quiet=quiet))
    if official or holds_statistics(db):
        check_claims(db)
    if report is not None:
        from timeline.notebook import Timeline

        Timeline(db).report(report)
        say(f"report: {report}")
    raise typer.Exit(code)


def add(paths: Annotated[
    list[str] | None, typer.Argument(help="Files, folders, globs, or - for standard input.", metavar="PATH...", show_default=False)
] = None, db: Database = DEFAULT_DATABASE, parser: Parser = DEFAULT_PARSER, lexicon: Lexicon = None, workers: Workers = None,
        cluster: Cluster = "", work: Work = None, retry_failed: Annotated[
    bool, typer.Option("--retry-failed", help="Read the inputs again that failed before.")
] = False, article_seconds: ArticleSeconds = None, json_progress: JsonProgress = False, quiet: Quiet = False) -> None:  # fmt: skip
    """Add articles to a database. What is stored already is counted as duplicate and changes nothing."""
    from timeline.statistics import official_files

    paths = paths or []
    if not paths and not retry_failed:
        raise UsageError("nothing to add: name files, folders or globs, or give --retry-failed")
    if retry_failed and not db.is_file():
        raise UsageError(f"{db}: there is no such database, so nothing failed in it")
    official = official_files(path for path in paths if Path(path).is_file())[1]
    for file in official:
        say(f"failed: {file}: these are official figures, no article; give them to timeline trade load")
    articles = [path for path in paths if Path(path) not in official]
    code = 1
    if articles or retry_failed:
        code = _add(
            articles, db, parser, lexicon, workers, cluster, work, article_seconds, as_json=json_progress, quiet=quiet,
            retry_failed=retry_failed,
        )  # fmt: skip
    raise typer.Exit(1 if official else code)


def _add(
    paths: list[str], db: Path, parser: str, lexicon: Path | None, workers: int | None, cluster: str, work: Path | None,
    article_seconds: float | None, *,
    as_json: bool, quiet: bool, retry_failed: bool = False,
) -> int:  # fmt: skip
    """Add and tell what became of each input; 0 when nothing failed, else 1."""
    from timeline.notes import notes
    from timeline.run import add as add_articles

    with meter(quiet=quiet, as_json=as_json) as progress:
        report = add_articles(
            paths, db, parser=parser, lexicon=lexicon, progress=progress, workers=workers, cluster=cluster, work=work,
            retry_failed=retry_failed, article_seconds=article_seconds,
        )  # fmt: skip
    told(report, db, notes(paths, report), as_json=as_json)
    return 1 if report.failed or report.interrupted else 0
