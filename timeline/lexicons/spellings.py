"""The spellings of a personal name that follow from one by rule, so that the lexicon need not list them."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_PLAIN: Final = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ð": "d", "þ": "th", "Þ": "Th"}
)


def spellings(name: str) -> tuple[str, ...]:
    """The name itself first, then its other spellings, each once.

    Without accents (Erdoğan, Erdogan), with the other apostrophe (Yar'Adua, Yar’Adua), the second half of a given name apart or
    capitalised (Jong-un, Jong Un, Jong-Un), the Arabic article capitalised, apart or left out (al-Assad, Al-Assad, Al Assad, Assad).
    """
    if name.isascii() and "'" not in name and "-" not in name:
        return (name,)
    found: dict[str, None] = {}
    for accents in (name, _without_accents(name)):
        for mark in (accents, accents.replace("'", "’")):
            for half in _halves(mark):
                found.update(dict.fromkeys(_articles(half)))
    return tuple(found)


def _without_accents(name: str) -> str:
    if name.isascii():
        return name
    letters = unicodedata.normalize("NFD", name.translate(_PLAIN))
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if not unicodedata.combining(letter)))


def _halves(name: str) -> Iterator[str]:
    yield name
    if re.search(r"[A-Z]\w+-[a-z]", name):
        yield re.sub(r"(?<=\w)-([a-z])", lambda match: " " + match[1].upper(), name)
        yield re.sub(r"(?<=\w)-([a-z])", lambda match: "-" + match[1].upper(), name)


def _articles(name: str) -> Iterator[str]:
    yield name
    article = re.search(r"(?:^|(?<= ))(?:al|el)-(?=[A-Z])", name)
    if article is not None:
        before, after = name[: article.start()], name[article.end() :]
        yield f"{before}{article[0].capitalize()}{after}"
        yield f"{before}{article[0][:-1].capitalize()} {after}"
        yield f"{before}{after}"
