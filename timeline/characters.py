"""Characters that rules and names are not written with, and those that stand for them: a text is read as if it held the usual ones.

Pages and programs write a blank that must not break a line ("5 million"), hyphens of several lengths, accents apart from their letters, and
marks that nobody sees; they break lines at a width.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

_BLANKS: Final = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_BREAKS: Final = "\x0b\x0c\x85\u2028\u2029"
_HYPHENS: Final = "\u2010\u2011\u2212\ufe63\uff0d"
_LIKE: Final = str.maketrans(dict.fromkeys(_BLANKS, " ") | dict.fromkeys(_BREAKS, "\n") | dict.fromkeys(_HYPHENS, "-"))
_UNSEEN: Final = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_ACCENTS: Final = "\u0300-\u034e\u0350-\u036f"
_OTHERS: Final = re.compile(f"[{_BLANKS}{_BREAKS}{_HYPHENS}{_UNSEEN}{_ACCENTS}]")
_SHORTENED: Final = re.compile(f"[{_UNSEEN}]+|(?P<letter>[^{_UNSEEN}{_ACCENTS}][{_ACCENTS}]{{1,8}})")


class Usual(NamedTuple):
    """A text in the usual characters, and for each of them, and for the end, the offset in the text as it is written."""

    text: str
    places: Sequence[int]


def usual(text: str, breaks: Iterable[re.Match[str]] = ()) -> Usual | None:
    """How a text reads in the usual characters; None where it has no others.

    `breaks` are ends of lines, with the blanks around them, behind which the same paragraph goes on: a blank, or nothing behind a hyphen.
    """
    others = [*breaks]
    if not others and _OTHERS.search(text) is None:
        return None
    like = text.translate(_LIKE)
    others += _SHORTENED.finditer(like)
    if not others:
        return Usual(like, range(len(like) + 1))
    others.sort(key=lambda match: match.start())
    parts: list[str] = []
    places: list[int] = []
    end = 0
    for match in others:
        parts.append(like[end : match.start()])
        places += range(end, match.start())
        read = _read(match)
        parts.append(read)
        places += (min(match.start() + number, match.end() - 1) for number in range(len(read)))
        end = match.end()
    parts.append(like[end:])
    places += range(end, len(like) + 1)
    return Usual("".join(parts), places)


def _read(match: re.Match[str]) -> str:
    written = match.group()
    if "\n" in written:
        return "" if match.string[: match.start()].endswith("-") else " "
    return unicodedata.normalize("NFC", written) if match.re is _SHORTENED and match["letter"] else ""
