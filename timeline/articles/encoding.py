"""Bytes of a file -> text, or in plain words why it is none and what to do."""

import re
import shlex

from timeline.errors import NoText, UnreadableInput

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd")
"""How files of gzip, bzip2, xz and Zstandard begin."""
_DOCUMENTS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word, LibreOffice or zip file"), (b"\xd0\xcf\x11\xe0", "an old Word file"), (b"{\\rtf", "an RTF file"),
)  # fmt: skip
"""How files begin that hold text, but in a way that is not read."""
_ADDRESS = re.compile(r"(?:[-*•]\s{1,9}|\d{1,6}[.)]\s{1,9})?<?(?:https?://|www\.)\S+", re.IGNORECASE)
"""A line that is an address, in a list or not."""


def refuse_no_lines(head: bytes, origin: str) -> None:
    """A file whose very beginning shows that no line of it can be a record is one bad input, not one for each line."""
    if head.startswith(_UTF16):
        raise UnreadableInput(origin, "this is UTF-16", "save the file as UTF-8")
    if not head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        refuse_binary(head, origin)


def refuse_binary(content: bytes, origin: str) -> None:
    """Raise UnreadableInput for a document of a word processor, a PDF, or anything else that is not text. Nothing is unpacked: a few
    thousand bytes may stand for as many gigabytes.
    """
    if content.startswith(_PACKED):
        raise UnreadableInput(origin, "this is a compressed file", "unpack it first")
    for begins, kind in _DOCUMENTS:
        if content.startswith(begins):
            raise UnreadableInput(origin, f"this is {kind}", "save its text as a .txt file in UTF-8")
    if b"\0" in content[:100_000]:
        raise UnreadableInput(origin, "this is a binary file", "give text, Markdown, HTML or JSON Lines")


def refuse_addresses(text: str, origin: str) -> None:
    """Raise NoText for a list of the addresses of articles: their reader thinks of what is behind them, and nothing is fetched."""
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    if lines and all(map(_ADDRESS.fullmatch, lines)):
        many = "an address" if len(lines) == 1 else f"{len(lines):,} addresses"
        raise NoText(
            origin,
            f"it holds {many} and no article",
            "nothing is fetched: save each page as .html, or its text as .txt",
        )


def decoded(content: bytes, origin: str) -> str:
    """The text of UTF-8 or UTF-16. No other encoding is guessed: a wrong guess changes names without a word. Raises UnreadableInput."""
    if content.startswith(_UTF16):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError as error:
            raise UnreadableInput(origin, "not valid UTF-16", "save the file as UTF-8") from error
    refuse_binary(content, origin)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        cure = f"save the file as UTF-8; one of older Windows programs: iconv -f WINDOWS-1252 -t UTF-8 {shlex.quote(origin)} > NEW.txt"
        raise UnreadableInput(origin, f"not UTF-8 at byte {error.start + 1}", cure) from error
