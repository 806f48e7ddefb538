"""Makes charts/world/countries.json and places.csv from two files of the npm package world-atlas, which is Natural Earth as TopoJSON.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python docs/remake_map.py package/countries-110m.json package/countries-10m.json

charts/world/README.md says what is changed on the way and why.
"""

import csv
import io
import json
import sys
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

from timeline.lexicons.actors import COUNTRY_COLUMNS
from timeline.lexicons.tables import read_csv

Point = tuple[float, float]
Ring = list[int]
WORLD = Path(__file__).resolve().parent.parent / "charts" / "world"
STEP = 0.04
"""Degrees between two coordinates that are told apart: a tenth of a pixel on a map of 900."""
WITHOUT_NUMBER = {"Kosovo": "XKX", "Somaliland": "SOM", "N. Cyprus": "CYP"}
LEFT_OUT = {"ATA"}
MOVED: tuple[tuple[str, str, tuple[float, float, float, float], int], ...] = (
    ("RUS", "UKR", (32.0, 37.0, 44.0, 46.5), 1),  # Crimea
    ("FRA", "GUF", (-55.0, -51.0, 2.0, 6.0), 1),
    ("NOR", "SJM", (10.0, 34.0, 74.0, 81.0), 3),
)
"""Polygons that stand under another code in the lexicon: from, to, the box that holds them (west, east, south, north), how many they are."""
BY_HAND: dict[str, tuple[float, float, str]] = {
    "BES": (-68.28, 12.15, "Kralendijk"), "BVT": (3.36, -54.42, "the island"), "CCK": (96.83, -12.19, "West Island"),
    "CXR": (105.68, -10.42, "Flying Fish Cove"), "GLP": (-61.73, 16.0, "Basse-Terre"),
    "MTQ": (-61.07, 14.6, "Fort-de-France"), "MYT": (45.23, -12.78, "Mamoudzou"), "REU": (55.45, -20.88, "Saint-Denis"),
    "TKL": (-171.22, -9.38, "Fakaofo"),
    "ANT": (-68.93, 12.11, "Willemstad"), "CSK": (14.42, 50.09, "Prague"), "DDR": (13.41, 52.52, "Berlin"), "SCG": (20.46, 44.82, "Belgrade"),
    "SUN": (37.62, 55.76, "Moscow"), "VDR": (106.7, 10.78, "Ho Chi Minh City"),
    "YMD": (45.03, 12.79, "Aden"), "YUG": (20.46, 44.82, "Belgrade"),
}  # fmt: skip
"""Longitude, latitude, and what lies there: public record, for those that Natural Earth has no shape of their own for."""


def points(topology: dict[str, Any]) -> list[list[Point]]:
    """Each arc as longitudes and latitudes."""
    (width, height), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        here = []
        for right, up in arc:
            x, y = x + right, y + up
            here.append((x * width + west, y * height + south))
        found.append(here)
    return found


def polygons(geometry: dict[str, Any]) -> list[list[Ring]]:
    """A geometry as a list of polygons, each a list of rings, each a list of arcs."""
    return [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]


def merged(parts: list[list[Ring]], ends: list[tuple[Point, Point]]) -> list[list[Ring]]:
    """The polygons as one shape: an arc that is walked both ways is a border inside it, and goes."""
    walked = {arc for polygon in parts for ring in polygon for arc in ring}
    inner = {arc for arc in walked if ~arc in walked}
    whole = [polygon for polygon in parts if not any(arc in inner for ring in polygon for arc in ring)]
    loose = [arc for polygon in parts if polygon not in whole for ring in polygon for arc in ring if arc not in inner]

    def first(arc: int) -> Point:
        return ends[arc][0] if arc >= 0 else ends[~arc][1]

    def last(arc: int) -> Point:
        return first(~arc)

    while loose:
        ring = [loose.pop(0)]
        while last(ring[-1]) != first(ring[0]):
            ring.append(loose.pop(next(i for i, arc in enumerate(loose) if first(arc) == last(ring[-1]))))
        whole.append([ring])
    return whole


def inside(ring: Iterable[Point], box: tuple[float, float, float, float]) -> bool:
    """Whether all points lie in a box of west, east, south, north."""
    west, east, south, north = box
    return all(west <= x <= east and south <= y <= north for x, y in ring)


def walk(ring: Ring, arcs: list[list[Point]]) -> list[Point]:
    """The points of a ring."""
    return [point for arc in ring for point in (arcs[arc] if arc >= 0 else reversed(arcs[~arc]))]


def shapes(topology: dict[str, Any], numbers: dict[str, str]) -> dict[str, list[list[Ring]]]:
    """Code -> polygons, each polygon under the code that the lexicon has for it."""
    arcs = points(topology)
    ends = grid_ends(topology)
    found: dict[str, list[list[Ring]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = numbers.get(geometry.get("id", "")) or WITHOUT_NUMBER[geometry["properties"]["name"]]
        found.setdefault(code, []).extend(polygons(geometry))
    for old, new, box, number in MOVED:
        moved = [polygon for polygon in found[old] if inside(walk(polygon[0], arcs), box)]
        assert len(moved) == number, f"Natural Earth has drawn {new} otherwise: look at the file"
        found[old] = [polygon for polygon in found[old] if polygon not in moved]
        found.setdefault(new, []).extend(moved)
    return {code: merged(parts, ends) for code, parts in sorted(found.items()) if code not in LEFT_OUT}


def grid_ends(topology: dict[str, Any]) -> list[tuple[Point, Point]]:
    """First and last point of each arc on the file's own grid, where what meets is equal."""
    return [
        ((arc[0][0], arc[0][1]), (sum(step[0] for step in arc), sum(step[1] for step in arc)))
        for arc in topology["arcs"]
    ]


def compact(found: dict[str, list[list[Ring]]], arcs: list[list[Point]]) -> dict[str, Any]:
    """A topology of the arcs that are used, on a coarser grid, without points that fall on the one before."""
    used = sorted(
        {arc if arc >= 0 else ~arc for parts in found.values() for polygon in parts for ring in polygon for arc in ring}
    )
    place = {arc: number for number, arc in enumerate(used)}
    written = []
    for arc in used:
        grid = [(round((x + 180) / STEP), round((y + 90) / STEP)) for x, y in arcs[arc]]
        kept = [grid[0], *(there for here, there in pairwise(grid) if here != there)]
        if len(kept) == 1:
            kept.append(kept[0])
        written.append([kept[0], *((b[0] - a[0], b[1] - a[1]) for a, b in pairwise(kept))])

    def renamed(ring: Ring) -> Ring:
        return [place[arc] if arc >= 0 else ~place[~arc] for arc in ring]

    geometries = [
        {"type": "MultiPolygon", "id": code, "arcs": [[renamed(ring) for ring in polygon] for polygon in parts]}
        for code, parts in found.items()
    ]
    return {
        "type": "Topology", "transform": {"scale": [STEP, STEP], "translate": [-180, -90]},
        "objects": {"countries": {"type": "GeometryCollection", "geometries": geometries}}, "arcs": written,
    }  # fmt: skip


def middle(ring: list[Point]) -> tuple[Point, float]:
    """Where a ring has its centre of gravity, and its area, both in degrees."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross / 2, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return ((x / (6 * area), y / (6 * area)), abs(area)) if area else (ring[0], 0.0)


def places(topology: dict[str, Any], numbers: dict[str, str], wanted: set[str]) -> list[tuple[str, float, float, str]]:
    """Code, longitude, latitude and source of each wanted code: the middle of its largest polygon, or a place given by hand."""
    arcs = points(topology)
    found = {code: (code, x, y, f"{name}, public record") for code, (x, y, name) in BY_HAND.items() if code in wanted}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = numbers.get(geometry.get("id", ""), "")
        if code in wanted and code not in found:
            (x, y), _ = max(
                (middle(walk(polygon[0], arcs)) for polygon in polygons(geometry)), key=lambda told: told[1]
            )
            found[code] = (code, round(x, 2), round(y, 2), "middle of its largest polygon in Natural Earth 1:10m")
    return [found[code] for code in sorted(found)]


def main(small: Path, large: Path) -> None:
    """Write both files."""
    countries = [row for _, row in read_csv("countries.csv", COUNTRY_COLUMNS)]
    numbers = {row["numeric"]: row["code"] for row in countries if row["numeric"]}
    atlas = json.loads(small.read_text("utf8"))
    found = shapes(atlas, numbers)
    topology = json.dumps(compact(found, points(atlas)), separators=(",", ":"))
    (WORLD / "countries.json").write_text(topology + "\n", "utf8")
    wanted = {row["code"] for row in countries} - set(found) - LEFT_OUT
    table = io.StringIO()
    table.write(
        "# Where those countries and territories are drawn that have no shape in countries.json; README.md says from what.\n"
    )
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["code", "longitude", "latitude", "source"])
    writer.writerows(places(json.loads(large.read_text("utf8")), numbers, wanted))
    (WORLD / "places.csv").write_text(table.getvalue(), "utf8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
