"""What stands in a text and is not its words: a text is read as if it held the usual characters only.

Pages and programs write a blank that must not break a line ("5 million"), hyphens of several lengths, accents apart from their letters, and
marks that nobody sees; they break lines at a width, and leave tags, entities and footnotes (lexicon/written_forms.toml). For each character
that is read its place in the text is known.
"""

import html
import re
import unicodedata
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from html.entities import html5
from operator import itemgetter
from typing import Final, NamedTuple

from timeline.errors import LexiconError
from timeline.lexicons.tables import read_toml

_BLANKS: Final = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_BREAKS: Final = "\x0b\x0c\x85\u2028\u2029"
_HYPHENS: Final = "\u2010\u2011\u2212\ufe63\uff0d"
_LIKE: Final = dict.fromkeys(_BLANKS, " ") | dict.fromkeys(_BREAKS, "\n") | dict.fromkeys(_HYPHENS, "-")
_UNSEEN: Final = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_ACCENTS: Final = "\u0300-\u034e\u0350-\u036f"
_ALIKE: Final = re.compile(f"[{_BLANKS}{_BREAKS}{_HYPHENS}]")
_OTHERS: Final = re.compile(f"[{_UNSEEN}{_ACCENTS}]")
_TAKEN_OUT: Final = re.compile(f"[{_UNSEEN}]+")
_APART: Final = re.compile(f"[^{_UNSEEN}{_ACCENTS}][{_ACCENTS}]{{1,8}}")


class Usual(NamedTuple):
    """A text in the usual characters. `places` are the offsets at which these begin in the text as it is written, and of its end; `ends`
    those at which what stands before them ends: what was taken out between two belongs to neither."""

    text: str
    places: Sequence[int]
    ends: Sequence[int]


class Change(NamedTuple):
    """A part of a text, and what it is read as."""

    start: int
    end: int
    read: str


@dataclass(frozen=True, slots=True)
class WrittenForm:
    """One form of lexicon/written_forms.toml: `read` says what a match is read as."""

    id: str
    pattern: re.Pattern[str]
    holds: tuple[str, ...]
    read: Callable[[str], str]
    examples: tuple[tuple[str, str], ...]
    counterexamples: tuple[str, ...]

    def may_stand_in(self, text: str) -> bool:
        """Whether a text has what the form needs."""
        for part in self.holds:
            if part in text:
                return True
        return not self.holds


@cache
def written_forms() -> tuple[WrittenForm, ...]:
    """The forms in the order of the file: of two at one place the first counts."""
    found = []
    for row in read_toml("written_forms.toml")["form"]:
        reads: str = row["reads"]
        if reads.startswith("=") and reads not in _READERS:
            raise LexiconError("written_forms.toml", f"{row['id']}: there is no reader {reads!r}")
        read = _READERS[reads] if reads in _READERS else _as(reads)
        found.append(
            WrittenForm(
                row["id"], re.compile(row["pattern"]), tuple(row.get("holds", ())), read,
                tuple((one, other) for one, other in row["examples"]), tuple(row["not"]),
            )
        )  # fmt: skip
    return tuple(found)


def _as(read: str) -> Callable[[str], str]:
    return lambda written: read


def _named(written: str) -> str:
    """The character that an entity names: a blank that does not break is a blank."""
    read = html.unescape(written) if written[1] == "#" else html5.get(written[1:], written)
    return _TAKEN_OUT.sub("", _alike(read))


def _encoded(written: str) -> str:
    """The character whose bytes in UTF-8 were read as those of Windows or Latin 1."""
    try:
        read = b"".join(one.encode("cp1252") if ord(one) > 0xFF else one.encode("latin1") for one in written)
        return _TAKEN_OUT.sub("", _alike(read.decode("utf8")))
    except UnicodeDecodeError:
        return written


_READERS: Final = {"=character": _named, "=encoded": _encoded}


def usual(text: str, breaks: Iterable[re.Match[str]] = ()) -> Usual | None:
    """How a text reads in the usual characters; None where it has no others.

    `breaks` are ends of lines, with the blanks around them, behind which the same paragraph goes on: a blank, or nothing behind a hyphen.
    """
    like = _alike(text)
    changes = list(_changes(text))
    changes += (Change(*end.span(), "" if _is_hyphenated(like, end.start()) else " ") for end in breaks)
    if not changes:
        return None if like is text else Usual(like, range(len(like) + 1), range(len(like) + 1))
    changes.sort(key=itemgetter(0))  # of those at one place, the first form's
    parts: list[str] = []
    places, ends = array("I"), array("I", [0])
    done = 0
    for start, end, read in changes:
        if start < done:
            continue
        parts += (like[done:start], read)
        places.extend(range(done, start))
        ends.extend(range(done + 1, start + 1))
        for number in range(len(read)):
            places.append(min(start + number, end - 1))
            ends.append(end)
        done = end
    parts.append(like[done:])
    places.extend(range(done, len(like) + 1))
    ends.extend(range(done + 1, len(like) + 1))
    return Usual("".join(parts), places, ends)


def _alike(text: str) -> str:
    """The text with the usual blanks, breaks and hyphens."""
    if text.isascii() and "\x0b" not in text and "\x0c" not in text:
        return text
    return _ALIKE.sub(lambda match: _LIKE[match.group()], text)


def _is_hyphenated(text: str, end: int) -> bool:
    """Whether a line ends in the hyphen of a word; a dash stands apart."""
    return end > 1 and text[end - 1] == "-" and text[end - 2].isalnum()


@lru_cache(maxsize=8)
def _changes(text: str) -> tuple[Change, ...]:
    """What is read otherwise in a text. The latest are kept: an article is asked for twice, for its parts and for its words."""
    found: list[Change] = []
    for form in written_forms():
        if form.may_stand_in(text):
            found += (Change(*match.span(), form.read(match.group())) for match in form.pattern.finditer(text))
    if not text.isascii() and _OTHERS.search(text):
        found += (Change(*match.span(), "") for match in _TAKEN_OUT.finditer(text))
        found += (Change(*match.span(), unicodedata.normalize("NFC", match.group())) for match in _APART.finditer(text))
    return tuple(change for change in found if change.read != text[change.start : change.end])
