"""A chart as a file: which formats there are, and how each is written."""

import html
import textwrap
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import altair as alt
from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from charts import theme
from timeline.errors import UsageError
from timeline.output import check_output, opened
from timeline.pages import bundle, script

PIXELS = 2.0
"""Image pixels for one chart pixel: sharp on dense screens and in print."""


@cache
def template(name: str) -> Template:
    """A page template; everything that it is given is escaped."""
    environment = Environment(
        loader=PackageLoader("timeline.pages", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template(name)


def specification(chart: alt.TopLevelMixin, source: str = "", *, validate: bool = False) -> dict[str, Any]:
    """The chart as Vega-Lite, data inside; what it rests on stands in its `usermeta`.

    It is held against Vega-Lite's schema only with `validate`: the tests do that for every chart, and it takes longer than drawing.
    """
    with alt.data_transformers.enable("default", max_rows=None):
        spec: dict[str, Any] = chart.to_dict(validate=validate)
    told = " ".join(part for part in (source, source_of(spec)) if part)
    return {**spec, "usermeta": {"source": told}} if told else spec


def source_of(spec: dict[str, Any]) -> str:
    """What a specification says that it rests on."""
    return str(spec.get("usermeta", {}).get("source", ""))


_CAPTION_LENGTH = 175
"""Characters of a line of small print that is as wide as the plot."""
_OF_THE_WHOLE = ("$schema", "config", "title", "description", "usermeta", "params", "datasets")


def captioned(spec: dict[str, Any]) -> dict[str, Any]:
    """The picture with its source below it: on paper and in another's page there is no footer that says so."""
    lines = textwrap.wrap(source_of(spec), _CAPTION_LENGTH)
    if not lines:
        return spec
    mark = {"type": "text", "style": "source", "align": "left", "baseline": "top", "x": 0, "y": 0, "aria": False}
    caption = {"data": {"values": [{"lines": lines}]}, "mark": mark, "encoding": {"text": {"field": "lines"}},
               "width": theme.WIDTH, "height": 13 * len(lines), "view": {"stroke": None}}  # fmt: skip
    picture = {key: value for key, value in spec.items() if key not in _OF_THE_WHOLE}
    return {key: spec[key] for key in _OF_THE_WHOLE if key in spec} | {"vconcat": [picture, caption], "spacing": 22}


def chart_html(spec: dict[str, Any], *, title: str, dark: bool = False) -> str:
    """One chart as a whole page that needs nothing from elsewhere."""
    return template("chart.html").render(
        title=title, dark=dark, policy=script.policy(script.vega_script(), script.page_script()), style=script.page_style(),
        bundle=script.vega_script(), subtitle=" ".join((spec.get("title") or {}).get("subtitle", [])),
        code=script.page_script(), spec=script.embedded_json(spec), description=spec.get("description", ""), source=source_of(spec),
    )  # fmt: skip


def _image(name: str) -> Callable[[dict[str, Any]], bytes]:
    def draw(spec: dict[str, Any]) -> bytes:
        import vl_convert

        options: dict[str, Any] = {} if name == "svg" else {"scale": 1.0 if name == "pdf" else PIXELS}
        convert = getattr(vl_convert, f"vegalite_to_{name}")
        drawn: str | bytes = convert(captioned(spec), vl_version=bundle.vega_lite_version(), **options)
        return drawn.encode("utf8") if isinstance(drawn, str) else drawn

    return draw


def _svg(spec: dict[str, Any]) -> bytes:
    """The picture with its text for those who cannot see it, which vl-convert leaves out."""
    picture = _image("svg")(spec).decode("utf8")
    opening, end, rest = picture.partition(">")
    description = f"{spec.get('description', '')} {source_of(spec)}".strip()
    told = f"<title>{html.escape(page_title(spec))}</title><desc>{html.escape(description)}</desc>"
    return f'{opening} role="img"{end}{told}{rest}'.encode("utf8", "replace")


def _html(spec: dict[str, Any]) -> bytes:
    return chart_html(spec, title=page_title(spec), dark=_is_dark(spec)).encode("utf8", "replace")


def _json(spec: dict[str, Any]) -> bytes:
    return script.embedded_json(spec).encode("utf8", "replace")


FORMATS: dict[str, Callable[[dict[str, Any]], bytes]] = {
    ".html": _html, ".png": _image("png"), ".svg": _svg, ".pdf": _image("pdf"), ".json": _json,
}  # fmt: skip
"""File ending -> how a specification is written."""


def _is_dark(spec: dict[str, Any]) -> bool:
    return bool(spec.get("config", {}).get("background") == theme.config(dark=True)["background"])


def page_title(spec: dict[str, Any]) -> str:
    """The headline of a specification as plain text."""
    title = spec.get("title", "")
    return str(title.get("text", "") if isinstance(title, dict) else title) or "Timeline"


def save(chart: alt.TopLevelMixin, output: Path, source: str = "") -> None:
    """Write a chart to `output` in the format of its ending, with what it rests on. UsageError for an ending not in `FORMATS`."""
    check_format(output)
    content = FORMATS[output.suffix.lower()](specification(chart, source))
    with opened(output, binary=True) as file:
        file.write(content)


def check_format(output: Path) -> None:
    """Raise UsageError when nothing can be written to `output`, before any work is done."""
    if output.suffix.lower() not in FORMATS:
        raise UsageError(f"{output}: a chart is written as {', '.join(FORMATS)}; give the file one of these endings")
    check_output(output)
