"""Which charts there are, and a chart that shows itself in a notebook."""

import html
import threading
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from timeline.errors import UnknownName
from timeline.sql import queries

if TYPE_CHECKING:
    import altair as alt
    import pyarrow


_AROUND, _BETWEEN = 280, 50
"""Pixels of a page beside its chart (headline, legend, axis, source), and between two parts of a chart, with the axis of the upper."""


def _height(spec: dict[str, Any]) -> int:
    """How high the plots of a specification are, those below one another taken together."""
    parts = spec.get("vconcat")
    if parts:
        return sum(map(_height, parts)) + _BETWEEN * (len(parts) - 1)
    return spec["height"] if isinstance(spec.get("height"), int) else 0


class Drawing:
    """A chart that shows itself in a notebook without trusting the text inside it: as a page of its own in a sandboxed frame."""

    def __init__(self, altair: "alt.TopLevelMixin", source: str = "") -> None:
        self.altair = altair
        self.source = source

    def save(self, output: Path | str) -> None:
        """Write the chart to a file: .html, .png, .svg, .pdf or .json by its ending."""
        from timeline.pages.export import save

        save(self.altair, Path(output), self.source)

    def _repr_html_(self) -> str:
        from timeline.pages.export import chart_html, page_title, specification

        spec = specification(self.altair, self.source)
        page = html.escape(chart_html(spec, title=page_title(spec)), quote=True)
        height = _height(spec) + _AROUND
        return f'<iframe sandbox="allow-scripts allow-popups" style="width:100%;height:{height}px;border:0" srcdoc="{page}"></iframe>'

    def __repr__(self) -> str:
        from timeline.pages.export import page_title, specification

        return f"<chart: {page_title(specification(self.altair))}>"


def chart_names() -> list[str]:
    """The questions that can be drawn: those queries that have a chart of the same name."""
    found: list[str] = []
    for name in sorted(queries()):
        if (files("charts") / f"{name}.py").is_file():
            found.append(name)
    return found


def chart_module(name: str) -> ModuleType:
    """The module of a chart. Raises UnknownName for a question that has none."""
    names = chart_names()
    if name not in names:
        raise UnknownName("chart", name, names)
    return import_module(f"charts.{name}")


_validation = threading.Lock()
"""Held while Altair's validation, one switch for the whole process, is off."""


def drawn(name: str, rows: "pyarrow.Table", **looks: Any) -> "alt.TopLevelMixin":
    """A chart of rows, made without Altair's validation of each part: the tests make every chart with it, and it takes longer than drawing.

    Raises UnknownName for a question that has no chart.
    """
    from altair.utils.schemapi import debug_mode

    chart = chart_module(name).chart
    with _validation, debug_mode(False):
        made: alt.TopLevelMixin = chart(rows, **looks)
    return made
