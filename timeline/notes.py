"""What a load has to say beside its counts: files that nobody read, articles without a day to count from."""

from collections.abc import Iterator, Sequence

from timeline.articles.read import passed_over
from timeline.run import LoadReport

_NAMED = 3
_DATE_CURE = (
    "with none, “Monday” has no day; give one as published: YYYY-MM-DD in the head of a Markdown or text file (between lines of ---), as "
    "“published” in JSON Lines, or as a dateline with its year"
)


def notes(paths: Sequence[str], report: LoadReport) -> Iterator[str]:
    """The lines, none when all is well."""
    unread = passed_over(paths)
    if unread:
        yield f"not read: {_some(unread, len(unread))}; save their text as .txt, .md or .html"
    if report.undated:
        yield f"no date of publication: {_some(report.undated_first, report.undated)}; {_DATE_CURE}"


def _some(names: Sequence[str], number: int) -> str:
    """The first names, and how many more there are."""
    named = names[:_NAMED]
    more = number - len(named)
    return ", ".join(named) + (f" and {more:,} more" if more else "")
