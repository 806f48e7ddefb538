"""The ledger beside a database (`x.duckdb.ledger`): which articles were stored, with a digest of their rows.

DuckDB opens a file whose write-ahead log was cut off or deleted without a word, the rows gone. The ledger is what tells. It is JSON
Lines, only ever added to: first which database it belongs to, then one line a shard, written after the shard is safe in the file.
So a process that is killed between the two leaves rows that the ledger does not list; the next load lists them. A digest tells
its form; what is listed in an earlier one is held against that, and the next load lists it anew.
"""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from timeline.errors import StoreDamaged, StoreError, StoreMissing, StoreVersion

_FORMAT = 1

DIGEST_FORM = 2
"""The form of digest that is written today: `2:` and 16 hexadecimal digits (`digest_2.sql`). The first form has no number before it."""


def digest_form(digest: str) -> int:
    """The form of a digest."""
    form, colon, _ = digest.partition(":")
    return int(form) if colon and form.isdecimal() else 1


def ledger_path(db: Path) -> Path:
    """Where the ledger of a database lies."""
    return db.with_name(db.name + ".ledger")


def begin_ledger(db: Path, born: str) -> None:
    """Make sure there is a ledger for the database that was made at the moment `born`.

    A ledger of another database that lay under the same name before is kept under the name `….ledger.old`.
    """
    path = ledger_path(db)
    if path.exists():
        try:
            if read_ledger(db)[0] == born:
                return
        except StoreDamaged:
            pass  # a ledger that cannot be read is kept, like one of another database
        path.replace(path.with_name(path.name + ".old"))
    _append(path, {"ledger": _FORMAT, "database": born})


def list_articles(db: Path, digests: Mapping[str, str]) -> None:
    """Add a line: these articles are stored, with these digests. It is on the disk when this returns."""
    if digests:
        _append(ledger_path(db), {"stored": dict(sorted(digests.items()))})


def list_figures(db: Path, digests: Mapping[str, str]) -> None:
    """Add a line: these files of official figures are stored, with these digests of their rows. It is on the disk when this returns."""
    if digests:
        _append(ledger_path(db), {"official": dict(sorted(digests.items()))})


def read_figures(db: Path) -> dict[str, str]:
    """The newest digest of each file of official figures that the ledger lists. Raises as `read_ledger` does."""
    path = ledger_path(db)
    listed: dict[str, str] = {}
    with path.open(encoding="utf8", errors="replace") as lines:
        for number, line in enumerate(lines, 1):
            if line.endswith("\n"):
                listed.update(_entry(path, number, line).get("official", {}))
    return listed


def read_ledger(db: Path) -> tuple[str, dict[str, str]]:
    """The moment at which the ledger's database was made, and the newest digest of each article that it lists.

    A last line that was cut short (the process was killed while writing it) counts as not written. Raises StoreMissing when there is
    no ledger, StoreDamaged when it cannot be read.
    """
    path = ledger_path(db)
    if not path.is_file():
        raise StoreMissing(
            path, "there is no ledger", "timeline add makes one; keep it beside the database when you move it"
        )
    born, listed = "", {}
    with path.open(encoding="utf8", errors="replace") as lines:
        for number, line in enumerate(lines, 1):
            if not line.endswith("\n"):
                break
            entry = _entry(path, number, line)
            if number == 1:
                born = str(entry.get("database", ""))
            listed.update(entry.get("stored", {}))
    if not born:
        raise StoreDamaged(path, "it does not say which database it belongs to", "it is no ledger, or was edited")
    return born, listed


def listed_digests(db: Path, article_ids: Iterable[str]) -> dict[str, str]:
    """The newest digest of each of these articles that the ledger lists.

    Only what was added since the last question is read, so that a load of many shards does not read a long ledger again and again.
    """
    path = ledger_path(db)
    found = path.stat() if path.is_file() else None
    if found is None:
        return {}
    file, end, listed = _known.get(path, (0, 0, {}))
    if file != found.st_ino or end > found.st_size:
        end, listed = 0, {}
    with path.open("rb") as lines:
        lines.seek(end)
        for line in lines:
            if not line.endswith(b"\n"):
                break
            end += len(line)
            listed.update(_entry(path, 0, line.decode("utf8", "replace")).get("stored", {}))
    _known.clear()  # one database at a time: a ledger of a million articles is large
    _known[path] = (found.st_ino, end, listed)
    return {article: listed[article] for article in article_ids if article in listed}


_known: dict[Path, tuple[int, int, dict[str, str]]] = {}
"""The ledger that was read last: its file, up to where, and what it lists."""


def _entry(path: Path, number: int, line: str) -> dict[str, dict[str, str]]:
    try:
        entry = json.loads(line)
    except ValueError:
        entry = None
    if not isinstance(entry, dict) or not all(isinstance(entry.get(key, {}), dict) for key in ("stored", "official")):
        raise StoreDamaged(path, f"line {number} of the ledger cannot be read", "it was edited or damaged")
    forms = {digest_form(str(digest)) for digest in entry.get("stored", {}).values()}
    if forms and (newest := max(forms)) > DIGEST_FORM:
        problem = f"it has digests of form {newest}, this program knows {DIGEST_FORM}"
        raise StoreVersion(path, problem, "install a newer version")
    return entry


def _append(path: Path, entry: Mapping[str, object]) -> None:
    """Add one line, and wait until it is on the disk. A line cut short by an earlier kill is taken off first."""
    line = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode("utf8") + b"\n"
    try:
        with path.open("a+b") as file:
            _cut_torn_line(file.fileno())
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise StoreError(
            path, f"the ledger cannot be written: {error.strerror}", "check rights and space of its folder"
        ) from error


def _cut_torn_line(file: int) -> None:
    size = os.fstat(file).st_size
    keep = size
    while keep and os.pread(file, 1, keep - 1) != b"\n":
        keep -= 1
    if keep != size:
        os.ftruncate(file, keep)
