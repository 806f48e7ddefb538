"""Quicker views for a session that asks a database in which no event is corrected.

The views of the file apply corrections whenever there are any, so each question about them is planned with all that this takes: 5 to 10 ms,
more than most answers. Where there are none, views of the same names and columns that leave it out stand before them in the session.
"""

import re
from functools import cache
from importlib.resources import files

import duckdb

_NEEDS = {"timeline": ("timeline",), "dyad": ("dyad",), "participant": ("timeline", "participant")}
"""The views of `uncorrected.sql` that a question needs which names one of them."""


def leave_corrections_out(connection: duckdb.DuckDBPyConnection, statement: str) -> None:
    """Make the quicker views that this statement asks, where no event is corrected. The database may be open read-only."""
    named = statement.casefold()
    needed = {view for name, views in _NEEDS.items() if name in named for view in views}
    if not needed or connection.execute("SELECT EXISTS (FROM correction WHERE target = 'event')").fetchone() == (True,):
        return
    for view, made in _views().items():
        if view in needed:
            connection.execute(made)


@cache
def _views() -> dict[str, str]:
    """Statements of `uncorrected.sql`, each after those whose views it reads, by the view that it makes."""
    text = files("timeline.store").joinpath("uncorrected.sql").read_text("utf8")
    return {found[1]: found[0] for found in re.finditer(r"CREATE TEMP VIEW (\w+)[^;]+;", text)}
