"""What an official file is, told by its content: form, packing, encoding, layout, vintage, and a digest of its bytes."""

import csv
import datetime as dt
import gzip
import hashlib
import json
import re
import zlib
from codecs import BOM_UTF8, getincrementaldecoder
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from itertools import islice
from pathlib import Path
from typing import IO

from timeline.errors import InputError, MissingInput, NoText, UnreadableInput, UsageError
from timeline.official.layouts import Layout, fitting_layout

CSV, JSON, PARQUET = "csv", "json", "parquet"
LARGEST, LARGEST_JSON = 20_000_000_000, 400_000_000
"""Bytes, unpacked, that a file may have. A JSON answer is held whole; the API gives at most 250,000 rows at a time."""
_HEAD, _CHUNK, _SAMPLE = 65_536, 1 << 20, 100
_GZIP, _PARQUET, _ZIP = b"\x1f\x8b", b"PAR1", b"PK\x03\x04"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS = ",\t;|"
_EDITION = re.compile(r"(?<![A-Za-z0-9])V(20\d{2}(?:0[1-9]|1[0-2]))[a-z]?(?![A-Za-z0-9])")
_DAY = re.compile(r"(?<!\d)(20\d{2})-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?!\d)")
_REVISION = re.compile(r"(?<![A-Za-z0-9])HS(92|96|02|07|12|17|22)(?![0-9])")
_REVISIONS = {"92": "H0", "96": "H1", "02": "H2", "07": "H3", "12": "H4", "17": "H5", "22": "H6"}
"""Revisions of the Harmonized System by their year, as UN Comtrade calls them."""
_VINTAGE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
_JSON_KEY = re.compile(r'"((?:[^"\\]|\\.){1,60})"\s{0,20}:')
_NO_DATA = "give a download from UN Comtrade (CSV, JSON, bulk file), BACI or WITS; docs/CODEBOOK.md lists what is read"


@dataclass(frozen=True, slots=True)
class OfficialFile:
    """A file of official figures. `header` are the names of its columns, `fields` how many fields most of its
    records have: Comtrade's own downloads end each record, but not the header, in one more comma."""

    path: Path
    form: str
    packed: bool
    encoding: str
    delimiter: str
    header: tuple[str, ...]
    fields: int
    layout: Layout
    vintage: str
    digest: str

    @property
    def fixed(self) -> dict[str, str]:
        """Values of columns that the file does not have. BACI tells in its name only which revision its codes are of."""
        revision = _REVISION.search(self.path.name)
        if revision and self.layout.fixed.get("classification") == "HS":
            return self.layout.fixed | {"classification": _REVISIONS[revision[1]]}
        return self.layout.fixed


def inspect(path: Path, vintage: str = "") -> OfficialFile:
    """What the file is; `vintage` goes before what its name or day says. Reads all of it once, in pieces.

    Raises MissingInput, NoText (empty) or UnreadableInput (no official figures, a web page, cut off, too large).
    """
    origin = str(path)
    if path.is_dir():
        raise MissingInput(origin, "there are no official figures in this folder", _NO_DATA)
    if not path.is_file():
        raise MissingInput(origin, "there is no such file", "check the path")
    try:
        head = _head(path)
        packed = head.startswith(_GZIP)
        with _opened(path, packed) as content:
            start = content.read(_HEAD)
        form, delimiter, header, fields = _form(path, start)
        layout = fitting_layout(header)
        if layout is None:
            raise UnreadableInput(origin, f"no known layout: its columns are {_listed(header)}", _NO_DATA)
        digest, encoding = _scanned(path, packed, form)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnreadableInput(
            origin, "the compressed file is cut off or damaged", "download it again; nothing of it is stored"
        ) from error
    except OSError as error:
        raise UnreadableInput(origin, f"cannot be read: {error.strerror}", "check its rights") from error
    return OfficialFile(
        path, form, packed, encoding, delimiter, header, fields, layout, vintage or file_vintage(path), digest
    )


def looks_official(path: Path) -> bool:
    """Whether the beginning of a file is that of official figures; False for what cannot be read."""
    try:
        with _opened(path, _head(path).startswith(_GZIP)) as content:
            return fitting_layout(_form(path, content.read(_HEAD))[2]) is not None
    except (InputError, OSError, EOFError, zlib.error):
        return False


def check_vintage(vintage: str) -> str:
    """The vintage as given. Raises UsageError for what could be none."""
    if vintage and not _VINTAGE.fullmatch(vintage):
        raise UsageError(
            f"--vintage {vintage!r}: give a day or an edition, such as 2024-05-31 or V202401 (at most 32 letters, digits, - . _)"
        )
    return vintage


def file_vintage(path: Path) -> str:
    """The edition (V202301) or day in a file's name, else the day on which it was last changed, which is that of its download."""
    edition = _EDITION.search(path.name)
    if edition:
        return f"V{edition[1]}"
    day = _DAY.search(path.name)
    if day:
        return "-".join(day.groups())
    return dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC).date().isoformat()


def vintage_day(vintage: str) -> dt.date | None:
    """The day that a vintage stands for, its month's or year's first where it names no day; None where it names none."""
    found = re.match(r"V?(\d{4})(?:-?(\d{2}))?(?:-?(\d{2}))?(?!\d)", vintage)
    try:
        return dt.date(int(found[1]), int(found[2] or 1), int(found[3] or 1)) if found else None
    except ValueError:
        return None


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(8)


def _opened(path: Path, packed: bool) -> IO[bytes] | gzip.GzipFile | BufferedReader:
    return gzip.open(path, "rb") if packed else path.open("rb")


def _form(path: Path, start: bytes) -> tuple[str, str, tuple[str, ...], int]:
    """Form, delimiter, names of the columns, and fields of the first record."""
    origin = str(path)
    if start.startswith(_PARQUET):
        return (PARQUET, "", *_parquet_columns(path))
    if start.startswith(_ZIP):
        raise UnreadableInput(origin, "this is a zip file", "unpack it and give the files in it")
    if start.startswith(_UTF16):
        raise UnreadableInput(origin, "this is UTF-16", "save it as UTF-8")
    text = start.removeprefix(BOM_UTF8).lstrip()
    if not text:
        raise NoText(origin, "the file is empty", "download it again")
    if text[:1] == b"<":
        raise UnreadableInput(origin, "this is a web page, not data", "the download failed: get it again from the site")
    if b"\0" in start:
        raise UnreadableInput(origin, "this is a binary file", _NO_DATA)
    if text[:1] in (b"{", b"["):
        return (JSON, "", *_json_columns(text, origin))
    return (CSV, *_csv_columns(text, origin))


def _parquet_columns(path: Path) -> tuple[tuple[str, ...], int]:
    import pyarrow.lib as pa
    import pyarrow.parquet as pq

    try:
        names = tuple(str(name) for name in pq.read_schema(path).names)
    except pa.ArrowException as error:
        raise UnreadableInput(str(path), "the Parquet file is cut off or damaged", "download it again") from error
    return names, len(names)


def _json_columns(text: bytes, origin: str) -> tuple[tuple[str, ...], int]:
    """The keys of the records at the beginning. Without a record, the API's own message."""
    told = text.decode("utf8", "replace")
    keys = tuple(dict.fromkeys(_JSON_KEY.findall(told)))
    if fitting_layout(keys) is None:
        message = re.search(r'"(?:error|message|validation)"\s{0,9}:\s{0,9}(?:\{[^{}]{0,400}\}|"[^"]{1,400}")', told)
        if message:
            raise UnreadableInput(
                origin, f"the answer holds no figures: {' '.join(message[0].split())[:200]}", _NO_DATA
            )
    return keys, len(keys)


def _csv_columns(text: bytes, origin: str) -> tuple[str, tuple[str, ...], int]:
    lines = text.decode("latin-1").splitlines()
    first = lines[0]
    counts = {mark: len(next(csv.reader([first], delimiter=mark))) for mark in _DELIMITERS}
    delimiter = max(_DELIMITERS, key=lambda mark: counts[mark])
    header = tuple(name.strip() for name in next(csv.reader([first], delimiter=delimiter)))
    records = list(islice(csv.reader(lines[1:], delimiter=delimiter), _SAMPLE))
    if not records:
        raise NoText(
            origin, "there is a header and no record", "the download was cut off or found nothing: get it again"
        )
    usual = Counter(map(len, records)).most_common(1)[0][0]
    return delimiter, header, usual if usual == len(header) + 1 else len(header)


def _scanned(path: Path, packed: bool, form: str) -> tuple[str, str]:
    """Digest and encoding of the whole content; a packed file is read to its end, which shows whether it has one."""
    digest, decoder, encoding, size = hashlib.blake2b(digest_size=16), getincrementaldecoder("utf8")(), "utf-8", 0
    with _opened(path, packed) as content:
        for piece in _pieces(content):
            digest.update(piece)
            size += len(piece)
            if form == CSV and encoding == "utf-8":
                try:
                    if not piece.isascii() or decoder.getstate()[0]:
                        decoder.decode(piece)
                except UnicodeDecodeError:
                    encoding = "latin-1"
            if size > (LARGEST_JSON if form == JSON else LARGEST):
                raise UnreadableInput(str(path), "the file is too large", "give it in parts; JSON also as CSV")
    return digest.hexdigest(), encoding


def _pieces(content: IO[bytes] | gzip.GzipFile | BufferedReader) -> Iterator[bytes]:
    while piece := content.read(_CHUNK):
        yield piece


def _listed(header: tuple[str, ...]) -> str:
    shown = ", ".join(" ".join(name.split())[:30] for name in header[:6])
    return json.dumps(shown + (", …" if len(header) > 6 else ""), ensure_ascii=False)
