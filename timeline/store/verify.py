"""Holds a database against the ledger beside it, and its rows against the rules of the store."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from timeline.errors import StoreDamaged
from timeline.store.checks import broken_rules, digests_as_listed, figure_digests, unsound_articles
from timeline.store.ledger import DIGEST_FORM, digest_form, ledger_path, read_figures, read_ledger
from timeline.store.migrate import birth
from timeline.store.open import open_database, store_error

_CURE = "add the same inputs again: what is gone is stored anew"
_UNTOLD = "SELECT id FROM event ANTI JOIN event_mention ON event_mention.event_id = event.id ORDER BY id"


@dataclass(frozen=True, slots=True)
class Verified:
    """A database that holds all that its ledger lists. `unlisted` articles were stored, but not listed before a process was killed; `earlier`
    ones are listed with a digest of an earlier version, which covers less of them.
    """

    db: Path
    articles: int
    unlisted: int
    figures: int = 0
    earlier: int = 0

    def __str__(self) -> str:
        more = (
            f"; {self.unlisted:,} more are not in the ledger yet (the next timeline add lists them)"
            if self.unlisted
            else ""
        )
        official = (
            f"; so are the official figures of {self.figures:,} file{'' if self.figures == 1 else 's'}"
            if self.figures
            else ""
        )
        earlier = (
            f"; {self.earlier:,} are listed by an earlier version, which looked at fewer columns (the next timeline add lists them anew)"
            if self.earlier
            else ""
        )
        whole = f"all {self.articles:,} articles of the ledger are there, with all their rows"
        return f"{self.db}: {whole}{official}{more}{earlier}"


def verify(db: Path | str, *, ledger_of: Path | None = None) -> Verified:
    """What was checked, when all is well: each article of the ledger is there with the same rows, and no rule is broken.

    `ledger_of` is the database beside which the ledger lies, where `db` is a copy of it. Raises StoreDamaged, saying what is gone or changed;
    StoreMissing when there is no database or no ledger.
    """
    db = Path(db)
    beside = ledger_of or db
    connection = open_database(db, read_only=True)
    try:
        born, listed = read_ledger(beside)
        if born != birth(connection):
            raise StoreDamaged(
                ledger_path(beside), "the ledger is of another database", "put the right one beside the file"
            )
        _read_every_block(connection)
        there = {str(row[0]) for row in connection.execute("SELECT id FROM article").fetchall()}
        _compare(beside, listed, digests_as_listed(connection, there, listed))
        figures = read_figures(beside)
        _compare_figures(beside, figures, figure_digests(connection))
        broken = broken_rules(connection, there)
        unsound = unsound_articles(connection, there)
        untold = [str(event) for (event,) in connection.execute(_UNTOLD).fetchall()]
    except duckdb.Error as error:
        raise store_error(db, error) from error
    finally:
        connection.close()
    if broken:
        raise StoreDamaged(beside, f"rows break rules of the store: {'; '.join(broken)}", _CURE)
    if unsound:
        raise StoreDamaged(
            beside, f"events of {len(unsound):,} articles have lost participants or pairs ({', '.join(sorted(unsound)[:3])})", _CURE
        )  # fmt: skip
    if untold:
        raise StoreDamaged(
            beside, f"no article tells {len(untold):,} of the events ({', '.join(untold[:3])})", "make the database anew from its articles"
        )  # fmt: skip
    earlier = sum(digest_form(digest) < DIGEST_FORM for digest in listed.values())
    return Verified(db, len(listed), len(there - listed.keys()), len(figures), earlier)


def _read_every_block(connection: duckdb.DuckDBPyConnection) -> None:
    """Have DuckDB read each column of each table: it holds every block against its checksum."""
    for (table,) in connection.execute("SELECT table_name FROM duckdb_tables() ORDER BY table_name").fetchall():
        connection.execute(f'SELECT bit_xor(hash(whole)) FROM "{table}" AS whole').fetchall()


def _compare(db: Path, listed: dict[str, str], found: dict[str, str]) -> None:
    gone = sorted(listed.keys() - found.keys())
    changed = sorted(article for article in listed.keys() & found.keys() if listed[article] != found[article])
    told = [
        f"{len(articles):,} of {len(listed):,} articles {what} ({', '.join(articles[:3])}{', …' if len(articles) > 3 else ''})"
        for articles, what in ((gone, "are gone"), (changed, "have other rows than were stored"))
        if articles
    ]
    if told:
        raise StoreDamaged(db, " and ".join(told), _CURE)


def _compare_figures(db: Path, listed: dict[str, str], found: dict[str, str]) -> None:
    lost = sorted(
        load for load, digest in listed.items() if found.get(load, "gone") != digest and not digest.startswith("0 ")
    )
    if lost:
        raise StoreDamaged(
            db, f"official figures of {len(lost):,} of {len(listed):,} files are gone or changed ({', '.join(lost[:3])})",
            "load the same files into a new database",
        )  # fmt: skip
