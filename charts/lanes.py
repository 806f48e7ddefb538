"""Packing marks and their labels into the sub-rows of a lane, so that no label lies on another label or on a mark.

All lengths are pixels of the first view. Zooming in only moves marks apart while labels keep their size, so what does not overlap here does
not overlap after a zoom either.
"""

import unicodedata
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

GAP = 7.0
"""Least distance between two things in one sub-row."""

# Advance widths of Helvetica, in thousandths of the font size (Adobe Font Metrics); Arial and Liberation Sans have the same.
_WIDTHS = (
    (222, "ijl"), (191, "'"), (260, "|"), (278, " !,./:;I[\\]ft"), (333, "()-`r"), (334, "{}"), (355, '"'), (389, "*"), (469, "^"),
    (500, "Jcksvxyz"), (556, "#$0123456789?L_abdeghnopqu–"), (584, "+<=>~"), (611, "FTZ"), (667, "&ABEKPSVXY"), (722, "CDHNRUw"),
    (778, "GOQ"), (833, "Mm"), (889, "%"), (944, "W"), (1000, "—…→"), (1015, "@"),
)  # fmt: skip


@cache
def _width(character: str) -> int:
    base = unicodedata.normalize("NFD", character)[:1]
    for width, characters in _WIDTHS:
        if base in characters:
            return width
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF" or ord(character) > 0xFFFF:
        return 1050
    return 850 if base.isupper() else 720


def text_width(text: str, size: float = 11.0) -> float:
    """Width of `text` in pixels at `size`, 4 per cent on the safe side."""
    return sum(map(_width, text)) * size / 1000 * 1.04


@dataclass(frozen=True, slots=True)
class Mark:
    """What is to be placed: the mark's own extent, its label's text, and its weight (heavier ones get their label first)."""

    start: float
    end: float
    label: str
    weight: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where it went. `side` is right, left, inside, or "" when the label was left out; `label_start`/`label_end` are its extent."""

    row: int
    side: str = ""
    label_start: float = 0.0
    label_end: float = 0.0
    crowded: bool = False


class Row:
    """The taken intervals of one sub-row, sorted and apart."""

    def __init__(self) -> None:
        self.taken: list[tuple[float, float]] = []

    def is_free(self, start: float, end: float) -> bool:
        """Whether nothing taken comes nearer than `GAP`."""
        at = bisect_left(self.taken, (start, start))
        after = at == len(self.taken) or self.taken[at][0] >= end + GAP
        return after and (at == 0 or self.taken[at - 1][1] <= start - GAP)

    def take(self, start: float, end: float) -> None:
        """Mark the interval as taken."""
        insort(self.taken, (start, end))


def pack(marks: Sequence[Mark], *, rows: int, width: float, size: float = 11.0) -> list[Place]:
    """A place for each mark, in the order given, in at most `rows` sub-rows.

    As many labels as possible are kept, by weight, on condition that every mark still finds a free place; where the marks alone do not fit
    they share places (`crowded`), and labels are put into what gaps remain.
    """
    heavy = sorted(range(len(marks)), key=lambda i: (-marks[i].weight, marks[i].start, i))
    low, high = 0, len(marks)
    best = _attempt(marks, heavy, 0, rows, width, size)
    if best is None:
        return _crowded(marks, heavy, rows, width, size)
    while low < high:
        middle = (low + high + 1) // 2
        found = _attempt(marks, heavy, middle, rows, width, size)
        if found is None:
            high = middle - 1
        else:
            low, best = middle, found
    return best


def _attempt(
    marks: Sequence[Mark], heavy: list[int], labelled: int, rows: int, width: float, size: float
) -> list[Place] | None:
    """Places with the `labelled` heaviest marks wanting labels; None when some mark finds no free place."""
    lines = [Row() for _ in range(rows)]
    places: dict[int, Place] = {}
    for i in heavy[:labelled]:
        place = _with_label(marks[i], lines, width, size) or _alone(marks[i], lines)
        if place is None:
            return None
        places[i] = place
    for i in sorted(heavy[labelled:], key=lambda i: (marks[i].start, i)):
        place = _alone(marks[i], lines)
        if place is None:
            return None
        places[i] = place
    return [places[i] for i in range(len(marks))]


def _with_label(mark: Mark, lines: list[Row], width: float, size: float) -> Place | None:
    if not mark.label:
        return None
    for row, line in enumerate(lines):
        for side, start, end in _sides(mark, width, size):
            first, last = min(start, mark.start), max(end, mark.end)
            if line.is_free(first, last):
                line.take(first, last)
                return Place(row, side, start, end)
    return None


def _sides(mark: Mark, width: float, size: float) -> list[tuple[str, float, float]]:
    """Where the label may stand: inside a long bar, right of the mark, left of it; never over the edge of the plot."""
    wide = text_width(mark.label, size)
    found = []
    if mark.end - mark.start >= wide + 10:
        found.append(("inside", mark.start + 5, mark.start + 5 + wide))
    if mark.end + 3 + wide <= width or mark.start >= width:
        found.append(("right", mark.end + 3, mark.end + 3 + wide))
    if mark.start - 3 - wide >= 0:
        found.append(("left", mark.start - 3 - wide, mark.start - 3))
    return found


def _alone(mark: Mark, lines: list[Row]) -> Place | None:
    for row, line in enumerate(lines):
        if line.is_free(mark.start, mark.end):
            line.take(mark.start, mark.end)
            return Place(row)
    return None


def _crowded(marks: Sequence[Mark], heavy: list[int], rows: int, width: float, size: float) -> list[Place]:
    """Marks that do not fit one beside the other: the overflow goes to the sub-row that holds least; then labels into the gaps."""
    lines = [Row() for _ in range(rows)]
    load = [0.0] * rows
    places: dict[int, Place] = {}
    for i in sorted(heavy, key=lambda i: (marks[i].start, i)):
        place = _alone(marks[i], lines)
        if place is None:
            row = min(range(rows), key=lambda r: (load[r], r))
            _merge(lines[row], marks[i].start, marks[i].end)
            place = Place(row, crowded=True)
        load[place.row] += marks[i].end - marks[i].start + GAP
        places[i] = place
    for i in heavy:
        places[i] = _into_gap(marks[i], places[i], lines[places[i].row], width, size)
    return [places[i] for i in range(len(marks))]


def _merge(line: Row, start: float, end: float) -> None:
    """Take an interval that overlaps taken ones: they become one, so that the list stays sorted and apart."""
    apart = [(a, b) for a, b in line.taken if b < start or a > end]
    for a, b in line.taken:
        if not (b < start or a > end):
            start, end = min(a, start), max(b, end)
    line.taken = sorted([*apart, (start, end)])


def _into_gap(mark: Mark, place: Place, line: Row, width: float, size: float) -> Place:
    if not mark.label:
        return place
    for side, start, end in _sides(mark, width, size):
        # the label begins at its own mark, so only the far end needs the gap
        near, far = (start, end + GAP) if side == "right" else (start - GAP, end)
        if side != "inside" and all(b <= near or a >= far for a, b in line.taken):
            line.take(start, end)
            return Place(place.row, side, start, end, place.crowded)
    return place
