"""Texts whose lines were broken at a width, as mail and old archives have them: the lines of a paragraph are put together again.

Whoever wraps puts each word on the line as long as it fits. So a line goes on in the next one where the next one's first word would not
have fitted, and a line that is shorter ends a paragraph. That alone holds by chance for a headline over a paragraph of one line; something
in the text must show that it was wrapped: a line that begins with a small letter, or ends in a comma or a word that ends no sentence.
Such a line goes on at whatever width.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from timeline.lexicons.tables import read_toml

_NARROWEST, _WIDEST = 45, 160
"""Characters of the lines of texts that are wrapped."""
_MARKS: Final = tuple("-–—•*▪●·|>")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, without the blanks around it; `block` counts the groups of lines between blank lines."""

    start: int
    end: int
    text: str
    block: int


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a text that are not blank."""
    block, was_blank, place = 0, False, 0
    for raw in text.splitlines(keepends=True):
        inner = raw.strip()
        if not inner:
            was_blank = True
        else:
            if was_blank:
                block += 1
            was_blank = False
            start = place + (len(raw) - len(raw.lstrip()))
            yield Line(start, start + len(inner), inner, block)
        place += len(raw)


def unwrapped_lines(text: str) -> list[Line]:
    """The lines of a text that are not blank, those of a wrapped paragraph as one."""
    lines = list(lines_of(text))
    widths = _widths(lines)
    begun: list[tuple[Line, Line]] = []  # the first and the last line of each
    last = None
    for line in lines:
        if (
            last is not None
            and last.block == line.block
            and (_plainly_goes_on(last, line) or _fills(last, line, widths.get(line.block, 0)))
        ):
            begun[-1] = (begun[-1][0], line)
        else:
            begun.append((line, line))
        last = line
    return [
        first if first is end else Line(first.start, end.end, text[first.start : end.end], first.block)
        for first, end in begun
    ]


def _widths(lines: Sequence[Line]) -> dict[int, int]:
    """Block -> the width at which its lines were broken; only blocks of several lines that were. One that does not show it itself may be as
    wide as one that does."""
    blocks: dict[int, list[Line]] = {}
    for line in lines:
        blocks.setdefault(line.block, []).append(line)
    several = {number: block for number, block in blocks.items() if len(block) > 1}
    widest = {number: max(len(line.text) for line in block) for number, block in several.items()}
    likely = {number: width for number, width in widest.items() if _NARROWEST <= width <= _WIDEST}
    shown = {number for number in likely if _shows(several[number], likely[number])}
    most = max((likely[number] for number in shown), default=0)
    return {number: width if number in shown else most for number, width in likely.items() if width <= most}


def _shows(block: Sequence[Line], width: int) -> bool:
    """Whether a line of a block is as long as it can be and plainly goes on in the next one."""
    return any(_plainly_goes_on(*pair) and _fills(*pair, width) for pair in pairwise(block))


def _plainly_goes_on(one: Line, other: Line) -> bool:
    return len(one.text) >= _NARROWEST and (other.text[0].islower() or _is_open(one.text)) and not _begins_anew(other)


def _is_open(line: str) -> bool:
    """Whether a line ends where no headline and no sentence does."""
    return line[-1] == "," or line.rpartition(" ")[2] in _inner_words()


@cache
def _inner_words() -> frozenset[str]:
    return frozenset(read_toml("furniture.toml")["inner_words"].split())


def _fills(one: Line, other: Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted behind a line."""
    first = other.text.split(maxsplit=1)[0]
    return width >= len(one.text) > width - 1 - len(first) and not _begins_anew(other)


def _begins_anew(line: Line) -> bool:
    """Whether a line is an item of a list, or a row of a table."""
    return line.text.startswith(_MARKS) or "\t" in line.text
