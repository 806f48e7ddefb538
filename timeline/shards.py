"""Shards: articles that are coded together, and the folder where their rows wait, as Parquet, to be merged into the database."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from timeline.errors import OutputError
from timeline.records import Article
from timeline.unfinished import clear_unfinished, unfinished

_ENDING = ".shard"
"""Parquet inside; another ending, so that no reader of folders takes them for articles or figures."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Articles that are coded together. `key` is a hash of all that their rows depend on: the articles, the coder, the form of the rows."""

    key: str
    articles: tuple[Article, ...]


def shard_of(articles: Sequence[Article], schema: pa.Schema) -> Shard:
    """These articles as a shard, coded to rows of this form (`store/coded.py`; the coder's version is in its metadata)."""
    made = hashlib.blake2b(digest_size=16)
    made.update(schema.serialize().to_pybytes())
    for article in articles:
        parts = (article.id, article.published_basis.value, article.published_evidence, article.stretches)
        made.update(repr(parts).encode("utf8", "surrogatepass"))
    return Shard(made.hexdigest(), tuple(articles))


def parquet(rows: pa.Table) -> bytes:
    """A coded shard as the bytes of a Parquet file with checksums, so that a damaged one is told. It lives for minutes and has many columns of
    few rows: what would make it smaller, or parts of it quicker to find, costs more time than it saves.
    """
    sink = pa.BufferOutputStream()
    pq.write_table(
        rows, sink, compression="lz4", use_dictionary=False, write_statistics=False, write_page_checksum=True
    )
    return bytes(sink.getvalue().to_pybytes())


def from_parquet(content: bytes) -> pa.Table:
    """The coded shard in the bytes of a Parquet file. Raises OSError or pa.ArrowException when they are damaged."""
    return pq.ParquetFile(pa.BufferReader(content), page_checksum_verification=True).read(use_threads=False)


class ShardFolder:
    """The work folder of a database. A shard is there whole or not at all: it is written under a temporary name and then renamed."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def find(self, key: str) -> pa.Table | None:
        """The coded shard; None when it is not there. A damaged file is removed, so that its articles are coded again."""
        path = self._path(key)
        try:
            return from_parquet(path.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, pa.ArrowException):
            path.unlink(missing_ok=True)
            return None

    def has(self, key: str) -> bool:
        """Whether the shard is there."""
        return self._path(key).is_file()

    def keep(self, key: str, content: bytes) -> None:
        """Write a coded shard. Raises OutputError when the disk does not take it; then nothing is left behind."""
        part = unfinished(self._path(key))
        try:
            self.path.mkdir(exist_ok=True)
            with part.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._path(key))
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise OutputError(part, error.strerror or str(error)) from error

    def remove(self, key: str) -> None:
        """Take out a shard whose rows are in the database; the folder goes with its last file."""
        self._path(key).unlink(missing_ok=True)

    def close(self) -> None:
        """Take away the folder when nothing is in it."""
        with suppress(OSError):
            self.path.rmdir()

    def __iter__(self) -> Iterator[str]:
        """The keys of the shards that are there, in no order."""
        with suppress(FileNotFoundError, NotADirectoryError), os.scandir(self.path) as entries:
            for entry in entries:
                if entry.name.endswith(_ENDING):
                    yield entry.name.removesuffix(_ENDING)

    def clear_unfinished(self) -> None:
        """Take out what processes of this machine that are gone were writing."""
        clear_unfinished(self.path)

    def _path(self, key: str) -> Path:
        return self.path / f"{key}{_ENDING}"
