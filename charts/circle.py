"""Places on a circle: those that deal most with each other side by side, labels that do not lie on each other, ties as arcs through the middle.

All lengths are pixels; x goes right, y goes down, the middle of the circle is 0, 0.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Weights = Mapping[tuple[str, str], float]
"""How strong the tie of two is; a pair stands in it once, in either order."""
_PASSES = 40
_SHALLOW, _DEEP = 0.75, 0.1
"""How much of the way to the middle of the circle a tie keeps away from it: between neighbours, and across half the circle."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands, and where its label begins: to the right of the circle on its right side, else to the left of it."""

    x: float
    y: float
    label_x: float
    label_y: float
    right: bool


def order(names: Sequence[str], weights: Weights) -> list[str]:
    """The names in the order round the circle in which strong ties are short; the first name stays first. The same for the same input."""
    ties: dict[str, list[tuple[str, float]]] = {name: [] for name in names}
    for (one, other), weight in weights.items():
        ties[one].append((other, weight))
        ties[other].append((one, weight))
    found = _greedy(names, ties)
    place = {name: number for number, name in enumerate(found)}
    for _ in range(_PASSES):
        if not _swap_all(found, place, ties):
            break
    turn = place[names[0]] if names else 0
    return [*found[turn:], *found[:turn]]


def _greedy(names: Sequence[str], ties: Mapping[str, list[tuple[str, float]]]) -> list[str]:
    """Next is always the one most tied to those that stand already, the latest counting most."""
    left, found = list(names), []
    pull = dict.fromkeys(names, 0.0)
    while left:
        name = max(left, key=lambda candidate: (pull[candidate], -left.index(candidate)))
        left.remove(name)
        found.append(name)
        pull = {other: value / 2 for other, value in pull.items()}
        for other, weight in ties[name]:
            pull[other] += weight
    return found


def _swap_all(found: list[str], place: dict[str, int], ties: Mapping[str, list[tuple[str, float]]]) -> bool:
    """Swap any two that shorten the ties by it; whether any did."""
    number, better = len(found), False

    def length(*pair: str) -> float:
        apart = ((abs(place[name] - place[other]), weight) for name in pair for other, weight in ties[name])
        return sum(min(steps, number - steps) * weight for steps, weight in apart)

    for i in range(number):
        for j in range(i + 1, number):
            one, other = found[i], found[j]
            before = length(one, other)
            place[one], place[other] = j, i
            if length(one, other) < before - 1e-9:
                found[i], found[j], better = other, one, True
            else:
                place[one], place[other] = i, j
    return better


def spots(number: int, *, radius: float, margin: float, gap: float) -> list[Spot]:
    """`number` places round a circle, clockwise from the top; labels begin `margin` outside of it and are at least `gap` apart."""
    angles = [2 * math.pi * (step + 0.5) / number for step in range(number)]
    label_y = dict[int, float]()
    for right in (True, False):
        side = sorted(
            (i for i, angle in enumerate(angles) if (angle < math.pi) == right), key=lambda i: -math.cos(angles[i])
        )
        label_y |= dict(zip(side, _apart([-(radius + margin) * math.cos(angles[i]) for i in side], gap), strict=True))
    return [
        Spot(radius * math.sin(angle), -radius * math.cos(angle), (radius + margin) * math.sin(angle), label_y[i], angle < math.pi)
        for i, angle in enumerate(angles)
    ]  # fmt: skip


def _apart(heights: list[float], gap: float) -> list[float]:
    """Rising heights moved outwards from the middle one until neighbours are `gap` apart."""
    found = list(heights)
    middle = len(found) // 2
    for i in range(middle - 1, -1, -1):
        found[i] = min(found[i], found[i + 1] - gap)
    for i in range(middle + 1, len(found)):
        found[i] = max(found[i], found[i - 1] + gap)
    return found


def curve(start: tuple[float, float], end: tuple[float, float], steps: int = 16) -> list[tuple[float, float]]:
    """Points of a tie from start to end that bends towards the middle of the circle."""
    (x1, y1), (x2, y2) = start, end
    radius, apart = math.hypot(x1, y1), math.hypot(x1 - x2, y1 - y2)
    keep = max(_DEEP, _SHALLOW - (_SHALLOW - _DEEP) * apart / (radius * math.sqrt(2)))
    bend_x, bend_y = (x1 + x2) / 2 * keep, (y1 + y2) / 2 * keep
    return [
        (
            round((1 - t) ** 2 * x1 + 2 * t * (1 - t) * bend_x + t**2 * x2, 1),
            round((1 - t) ** 2 * y1 + 2 * t * (1 - t) * bend_y + t**2 * y2, 1),
        )
        for t in (step / steps for step in range(steps + 1))
    ]
