"""What a picture or page rests on, in one line: how many articles, whose, from when, read by which version, and what was asked."""

from collections.abc import Mapping
from typing import Any

from charts import theme

Row = dict[str, Any]
_LONGEST_NAME, _LONGEST_VALUE = 40, 60


def source_line(row: Row, query: str = "", given: Mapping[str, Any] | None = None) -> str:
    """The line, from the row of sql/sources.sql; with the named question and the parameters that were given, where there are any."""
    if not row["articles"]:
        return "Source: no articles."
    told = f"Source: {theme.count(row['articles'], 'article')}{_publishers(row)}{_published(row)}{_coders(row)}."
    return " ".join([told, _question(query, given or {})]).rstrip()


def _publishers(row: Row) -> str:
    names = [theme.shorten(theme.clean(name), _LONGEST_NAME) for name in row["most"]]
    more = row["publishers"] - len(names)
    if more:
        names.append(theme.count(more, "other"))
    return f" by {', '.join(names[:-1])}{' and ' if names[1:] else ''}{names[-1]}" if names else ""


def _published(row: Row) -> str:
    first, last = row["first_day"], row["last_day"]
    if first is None:
        return ", none with a date of publication"
    return f", published {first}" + (f" to {last}" if last != first else "")


def _coders(row: Row) -> str:
    return f", read by diplomatic-timeline {', '.join(theme.clean(version) for version in row['coders'])}"


def _question(query: str, given: Mapping[str, Any]) -> str:
    if not query:
        return ""
    values = ", ".join(
        f"{name} = {theme.shorten(theme.clean(str(value)), _LONGEST_VALUE)}" for name, value in given.items()
    )
    return f"Query: {query} ({values})." if values else f"Query: {query}."
