"""Sentences of an article, with offsets, section, what stands in quotation marks, and who speaks.

A splitter of its own for news English: abbreviations (lexicon/statements.toml), initials, decimals, ellipses, marks after the full stop.
Works within one stretch, so a sentence never runs from a title into a paragraph.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from timeline.lexicons.tables import read_toml
from timeline.records import Article, Statement, Stretch
from timeline.terms import CODED_SECTIONS, Section

_LONGEST: Final = 4_000
"""Characters after which a statement is cut at a blank: running text without a full stop is a list or a table."""
_LONGEST_QUOTE: Final = 3_000
_OPEN, _CLOSE = "“«„", "”»“"
_QUOTES: Final = re.compile(f'["{_OPEN}{_CLOSE}]')
_INITIAL: Final = re.compile(r"[A-Z]\.")
_HALVES: Final = frozenset("NSEW")
_INITIALS: Final = re.compile(r"(?:[A-Za-z]\.){1,6}[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words with a point that do not end a sentence. `always` never do; `before_name` only before a capital letter, `before_number` a digit.

    Before the names that are `halved`, N. and S. are parts of them.
    """

    always: frozenset[str]
    before_name: frozenset[str]
    before_number: frozenset[str]
    halved: frozenset[str]
    starters: frozenset[str]


@cache
def _abbreviations() -> Abbreviations:
    lists = {name: frozenset(words.split()) for name, words in read_toml("statements.toml").items()}
    return Abbreviations(
        lists["always"], lists["before_name"], lists["before_number"], lists["halved"], lists["starters"]
    )


@cache
def _stop() -> re.Pattern[str]:
    """Marks, with what closes behind them, and breaks of lines; both alternatives share their first character, so that all that cannot be one
    is passed over at once."""
    return re.compile(
        r"[.!?…\n](?:(?<!\n)[.!?…]{0,5}(?P<close>[\"'”’»)\]]{0,4})(?=\s|$)"
        r"|(?<=\n)(?:[ \t\r]{0,200}\n|(?=\s{0,20}(?:[-–—•*▪●·]|\d{1,2}[.)])\s)))"
    )


def split_statements(article: Article) -> tuple[Statement, ...]:
    """The statements of title, body and captions, in order and apart from each other; furniture gives none."""
    found: list[Statement] = []
    quotes = _quoted(article)
    starts = [start for start, _ in quotes]
    for paragraph, stretch in enumerate(article.stretches):
        if stretch.section not in CODED_SECTIONS:
            continue
        for start, end in _sentences(article.text, stretch):
            inside = _inside(quotes, starts, start, end)
            found.append(
                Statement(
                    len(found),
                    start,
                    end,
                    stretch.section,
                    paragraph,
                    inside,
                    _speaker(article.text, start, end, inside),
                )
            )
    return tuple(found)


def _sentences(text: str, stretch: Stretch) -> Iterator[tuple[int, int]]:
    start = stretch.start
    for match in _stop().finditer(text, stretch.start, stretch.end):
        is_break = match["close"] is None
        end = match.start() if is_break else match.end()
        if not is_break and not _ends(text, stretch, start, match):
            continue
        yield from _trimmed(text, start, end)
        start = match.end()
    yield from _trimmed(text, start, stretch.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span without blanks around it; cut where it is longer than a sentence can be."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if any(mark.isalnum() for mark in text[start:end]):
        yield start, end


def _ends(text: str, stretch: Stretch, start: int, match: re.Match[str]) -> bool:
    """Whether a mark ends a sentence."""
    after = _next_word(text, match.end(), stretch.end)
    if not after:
        return True
    first, mark = after[0], text[match.start() : match.start("close")]
    if mark in {"…", "..."} or "?" in mark or "!" in mark:
        return not first.islower()
    if first.islower() and not after.startswith(("iP", "eB")):
        return False
    word = _word_before(text, start, match.start())
    if match["close"]:
        return not (match["close"] in {"'", "’"} and "." in word)  # "the U.S.' allies": a genitive
    if word.isdigit() and text[start : match.start()].strip() == word:  # the number of a list's item
        return False
    return not _is_abbreviation(word, after, text, match.start())


def _next_word(text: str, place: int, end: int) -> str:
    while place < end and (text[place].isspace() or text[place] in "\"'“‘«(["):
        place += 1
    stop = place
    while stop < end and not text[stop].isspace() and stop - place < 40:
        stop += 1
    return text[place:stop]


def _word_before(text: str, start: int, end: int) -> str:
    place = end
    while place > start and end - place < 40 and (text[place - 1].isalnum() or text[place - 1] in ".'’&"):
        place -= 1
    return text[place:end]


def _is_abbreviation(word: str, after: str, text: str, place: int) -> bool:
    known = _abbreviations()
    lower = word.lower().strip("'’")
    if lower in known.always or (lower in known.before_name and after[0].isupper()):
        return True
    if lower in known.before_number and after[0].isdigit():
        return True
    if len(word) == 1 and word.isupper():
        return _is_initial(text, place, after)
    if _INITIALS.fullmatch(word):  # U.S, a.m: an end only before a word that begins sentences
        return after.strip(",;:").lower() not in known.starters
    return word.isdigit() and len(word) <= 2 and after[0].isdigit()


def _is_initial(text: str, place: int, after: str) -> bool:
    """ "Donald J. Trump" is one name; "in Group B. The" ends a sentence."""
    before = text[max(0, place - 24) : place - 1].split()
    name = after.strip(",;:").lower().removesuffix("'s").removesuffix("’s")
    if _INITIAL.fullmatch(after) or (text[place - 1] in _HALVES and name in _abbreviations().halved):
        return True  # "met P. W. Botha", "warned S. Korea"
    named = not before or before[-1][0].isupper() or before[-1].endswith(".")
    return named and after[0].isupper() and after.strip(",;:").lower() not in _abbreviations().starters


def _quoted(article: Article) -> list[tuple[int, int]]:
    """Spans in quotation marks, in order; within one paragraph, where an opening mark without a closing one lasts to its end."""
    found: list[tuple[int, int]] = []
    for stretch in article.stretches:
        if stretch.section is Section.BODY:
            found += _quoted_in(article.text, stretch.start, stretch.end)
    return found


def _quoted_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    for match in _QUOTES.finditer(text, start, end):
        place, mark = match.start(), match.group()
        if mark == '"':
            if opened is None:
                opened = place + 1
            else:
                yield opened, place
                opened = None
        elif mark in _OPEN and opened is None:
            opened = place + 1
        elif mark in _CLOSE and opened is not None:
            yield opened, place
            opened = None
    if opened is not None and opened < end <= opened + _LONGEST_QUOTE:
        yield opened, end


def _inside(quotes: list[tuple[int, int]], starts: list[int], start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The parts of the quoted spans that lie within a sentence."""
    first = max(0, bisect_right(starts, start) - 1)
    parts = []
    for place in range(first, len(quotes)):
        left, right = max(quotes[place][0], start), min(quotes[place][1], end)
        if quotes[place][0] >= end:
            break
        if left < right:
            parts.append((left, right))
    return tuple(parts)


@cache
def _saying() -> re.Pattern[str]:
    words = read_toml("statements.toml")
    verbs, offices = ("|".join(sorted(words[name].split())) for name in ("saying", "speakers"))
    name = (
        rf"(?:[A-Z][\w.'’-]{{0,30}}|the|The|its|his|her|a|an|of|for|and|de|al|bin|(?:{offices})\b"
        r"|[a-z]{4,20}(?:man|woman|person|ter|ary|ent|ial|or))"
    )
    return re.compile(
        rf"(?:(?P<before>{name}(?:\s{name}){{0,8}}(?:,\s{name}(?:\s{name}){{0,5}},(?=\s))?)\s(?:also |later |then |has |had |have ){{0,2}}"
        rf"(?:{verbs})\b"
        rf"|\b(?:{verbs})\s(?P<after>{name}(?:\s{name}){{0,8}})|[Aa]ccording to\s(?P<source>{name}(?:\s{name}){{0,8}}))"
    )


_NAMELESS: Final = frozenset({"and", "the", "The", "a", "an", "of", "for", "its", "his", "her"})
"""Words that may stand within the words that name a speaker, and name nobody by themselves."""


def _speaker(text: str, start: int, end: int, quoted: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
    """The words that name who says the quoted words, where the sentence tells."""
    if not quoted:
        return None
    for match in _saying().finditer(text, start, min(end, start + 1_500)):
        group = next(name for name in ("before", "after", "source") if match[name])
        span = match.start(group), match.end(group) - match[group].endswith(",")
        is_named = match[group] not in _NAMELESS and not match[group].endswith(
            " and"
        )  # "accused Chad of 'lies' and said": who accuses
        if is_named and not any(left <= span[0] < right for left, right in quoted):
            return span
    return None
