"""The world as a chart draws it: the shapes of countries, and a place for those too small to have one. world/README.md names the source."""

import csv
import json
from functools import cache
from importlib.resources import files
from typing import Any

import altair as alt

from charts import theme


@cache
def topology() -> dict[str, Any]:
    """The shapes as TopoJSON: object `countries`, the id of each geometry its ISO 3166 alpha-3 code."""
    found: dict[str, Any] = json.loads((files("charts") / "world" / "countries.json").read_text("utf8"))
    return found


@cache
def shaped() -> frozenset[str]:
    """Codes that have a shape."""
    return frozenset(geometry["id"] for geometry in topology()["objects"]["countries"]["geometries"])


@cache
def places() -> dict[str, tuple[float, float]]:
    """Code -> longitude and latitude, of those without a shape."""
    lines = (files("charts") / "world" / "places.csv").read_text("utf8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {row["code"]: (float(row["longitude"]), float(row["latitude"])) for row in rows}


def data() -> alt.Data:
    """The shapes as chart data."""
    return theme.inline(topology(), format=alt.TopoDataFormat(type="topojson", feature="countries"))


PROJECTION: dict[str, Any] = {"type": "equalEarth", "rotate": [-11, 0, 0]}
"""Equal areas, so that a large country counts for no more than it is; cut through the Bering Strait, not through Chukotka."""
