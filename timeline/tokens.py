"""Words and marks of a stretch of text, with offsets: the units in which names, triggers and roles are found."""

import re
from functools import cache, lru_cache
from typing import Final

# A word may hold inner apostrophes, hyphens, points (U.S., al-Qaeda, Cote d'Ivoire); the genitive is a token of its own, so that
# "Belarus's" and "Belarus'" both begin with the token "Belarus".
_TOKEN: Final = (
    r"(?:[A-Z]\.){1,7}[A-Z](?![A-Za-z])\.?"  # U.S., U.N, D.P.R.K.
    r"|\d(?:[\d,]{0,30}\d)?(?:\.\d{1,20})?(?:(?:st|nd|rd|th)\b)?"  # 5,800.5 and 7th; "3.5bn" is two tokens
    r"|['’](?:s|S)\b"  # genitive
    r"|[^\W_]{1,60}(?:['’&](?![sS]\b)[^\W_]{1,60}){0,4}"  # d'Ivoire, AT&T
    r"|\S"
)

_LONGEST_WORD: Final = 60


class Token:
    """`text[start:end]` of the article; `lower` is its lower-case form. Nothing is made and asked more often: a class of slots is quicker
    in both than a tuple with names, compiled or not."""

    __slots__ = ("end", "lower", "start", "text")

    def __init__(self, start: int, end: int, text: str, lower: str) -> None:
        self.start, self.end, self.text, self.lower = start, end, text, lower

    @property
    def is_word(self) -> bool:
        """A word or number, not a mark."""
        return self.text[0].isalnum()

    @property
    def is_capitalised(self) -> bool:
        """Begins with a capital letter."""
        return self.text[0].isupper()


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_TOKEN)


@lru_cache(maxsize=1_024)
def tokenize(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`, in order. Hyphens are tokens of their own ("Iran-backed" is three tokens).

    Offsets count in `text`, not in the slice. Every character that is not blank belongs to exactly one token. The latest
    statements are kept: each stage of the coder asks for the same ones again.
    """
    stop = len(text) if end is None else end
    return tuple(
        Token(m.start(), m.end(), word := m.group(), word.lower()) for m in _pattern().finditer(text, start, stop)
    )


@lru_cache(maxsize=1_024)
def words_of(text: str, start: int, end: int) -> frozenset[str]:
    """The different words and marks of `text[start:end]`, in lower case: whether a rule can find anything is asked of them first."""
    return frozenset([token.lower for token in tokenize(text, start, end)])


def token_texts(text: str) -> tuple[str, ...]:
    """The tokens of `text` as plain strings: for words of the lexicon, of which no place is asked."""
    words = text.split(" ")
    if all(word.isalpha() and len(word) <= _LONGEST_WORD for word in words):  # most are plain words
        return tuple(words)
    return tuple(_pattern().findall(text))


def behind_put_in(tokens: tuple[Token, ...], place: int) -> int:
    """The place behind an initial with its point, or a nickname in quotation marks, that stands within a name; 0 for neither."""
    first = tokens[place].text if place + 2 < len(tokens) else ""
    if len(first) == 1 and first.isupper() and tokens[place + 1].text == ".":
        return place + 2
    if first not in _QUOTATION_MARKS:
        return 0
    for at in range(place + 1, min(place + _LONGEST_NICKNAME + 2, len(tokens) - 1)):
        if tokens[at].text in _QUOTATION_MARKS:
            return at + 1 if at > place + 1 and tokens[at + 1].is_capitalised else 0
        if not tokens[at].is_word:
            return 0
    return 0


_QUOTATION_MARKS: Final = frozenset({'"', "“", "”", "'", "‘", "’"})
_LONGEST_NICKNAME: Final = 3
"""Words of a nickname at the most."""
