"""The look of every chart, light and dark, and the few things that all of them must get right about text and days.

Colours follow Okabe and Ito (2008), "Color Universal Design": they stay apart for the common kinds of colour blindness. Each colour comes with
a shape of its own, so that nothing is told by colour alone.
"""

import datetime as dt
import textwrap
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import altair as alt

if TYPE_CHECKING:
    import pyarrow

WIDTH = 900
"""Width of a plot in pixels, labels at its side not counted."""

LINE_LENGTH = 155
"""Characters of a line below the title: as many as are about as wide as the plot."""

Layers = alt.LayerChart | alt.FacetChart
"""What Altair calls the type of layered charts once they have a size."""

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"

QUADS: dict[int, tuple[str, str, str]] = {
    1: ("verbal cooperation", "#56B4E9", "circle"),
    2: ("material cooperation", "#009E73", "square"),
    3: ("verbal conflict", "#E69F00", "triangle-up"),
    4: ("material conflict", "#D55E00", "diamond"),
}
"""Quad class: name, colour, shape."""

SERIES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8C6D31", "#7F7F7F")
"""Colours for series that have no meaning of their own."""

VERDICTS: dict[str, tuple[str, str]] = {
    "supported": ("#009E73", "circle"),
    "supported by mirror": ("#56B4E9", "square"),
    "differs": ("#E69F00", "triangle-up"),
    "contradicted": ("#D55E00", "diamond"),
    "not comparable": ("#CC79A7", "cross"),
    "not checkable": ("#7F7F7F", "triangle-down"),
    "not checked": ("#7F7F7F", "stroke"),
}
"""Verdict on a claim: colour, shape."""

_INK = {False: "#1b1f24", True: "#e8eaed"}
_SOFT = {False: "#57606a", True: "#a8b0ba"}
_GRID = {False: "#e6e8eb", True: "#30363d"}
_BAND = {False: "#f5f6f8", True: "#1c2128"}
_LAND = {False: "#e4e7ea", True: "#2a3038"}
_PAPER = {False: "#ffffff", True: "#14171c"}

BIDI_CONTROLS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], None)
"""Characters that turn the direction of the text around them: a headline must not do that to its neighbours."""


def config(dark: bool = False) -> dict[str, Any]:
    """The Vega-Lite configuration; light and dark differ in nothing else, so a page can change one for the other."""
    ink, soft, grid = _INK[dark], _SOFT[dark], _GRID[dark]
    return {
        "background": _PAPER[dark],
        "font": FONT,
        "padding": 16,
        "view": {"stroke": None},
        "title": {
            "anchor": "start", "frame": "bounds", "fontSize": 17, "fontWeight": 600, "color": ink, "offset": 14,
            "subtitleColor": soft, "subtitleFontSize": 12, "subtitleLineHeight": 16, "subtitlePadding": 6, "limit": WIDTH + 160,
        },
        "axis": {
            "gridColor": grid, "domainColor": soft, "tickColor": grid, "labelColor": soft, "titleColor": soft, "labelFontSize": 11,
            "titleFontSize": 11, "titleFontWeight": "normal", "labelLimit": 180,
        },
        "legend": {
            "orient": "top", "direction": "horizontal", "labelColor": ink, "titleColor": soft, "labelFontSize": 12, "symbolSize": 90,
            "titleFontWeight": "normal", "labelLimit": 220, "offset": 8, "symbolOpacity": 1,
        },
        "header": {"labelColor": ink, "titleColor": soft},
        "style": {
            "lane-name": {"color": ink, "fontSize": 12, "fontWeight": 600},
            "event-label": {"color": ink, "fontSize": 11},
            "source": {"color": soft, "fontSize": 10, "lineHeight": 13},
            "soft-label": {"color": soft, "fontSize": 11},
            "band": {"color": _BAND[dark]},
            "blank": {"color": _BAND[dark]},
            "land": {"color": _LAND[dark], "stroke": _PAPER[dark], "strokeWidth": 0.6},
            "state-dot": {"stroke": ink, "strokeWidth": 0.8},
            "state": {"stroke": _PAPER[dark], "strokeWidth": 0.6},
            "node": {"color": soft, "stroke": _PAPER[dark], "strokeWidth": 1.5},
            "rule": {"color": soft},
            "cross": {"color": ink},
            "notice": {"color": soft, "fontSize": 14},
        },
    }  # fmt: skip


def finish(
    chart: alt.TopLevelMixin, *, title: str, subtitle: Sequence[str], description: str, dark: bool, source: str = ""
) -> alt.TopLevelMixin:
    """`chart`, which is changed, with its headline, its text for those who cannot see it, and the look.

    `source` names what the picture rests on besides the rows; it stands in the specification's `usermeta`.
    """
    spoken = " ".join(_sentence(clean(part)) for part in (title, description, *subtitle) if part)
    shown: Any = chart  # Altair's own ways to set these copy the chart and all that is in it
    shown.title = alt.TitleParams(
        text=shorten(clean(title), 110),
        subtitle=[part for line in subtitle for part in textwrap.wrap(clean(line), LINE_LENGTH)],
    )
    shown.description = spoken
    if source:
        shown.usermeta = {"source": source}
    shown.config = alt.Config(**config(dark))
    return chart


def _sentence(text: str) -> str:
    """`text` with a full stop, so that a reader's voice falls at its end."""
    return text if text.endswith((".", "…")) else f"{text}."


def notice(text: str, *, title: str, dark: bool) -> alt.TopLevelMixin:
    """A chart that says why there is nothing to see."""
    empty = (
        alt.Chart(inline([{"text": text}]), width=WIDTH, height=40)
        .mark_text(style="notice", align="left", x=0)
        .encode(text=alt.Text("text:N"))
    )
    return finish(empty, title=title, subtitle=[], description=text, dark=dark)


PLAIN_NUMBERS = "format(datum.value, abs(datum.value) < 10 ? ',.3~g' : ',.0f')"
"""The label of an axis of sums: never 1e+2."""


def with_source(*parts: Any, source: str, spacing: int = 22) -> Any:
    """The parts of a chart below each other, with a last line that says where the figures are from."""
    line = alt.Chart(inline([{"text": shorten(clean(source), 170)}]), height=14, width=WIDTH - 200)
    foot = line.mark_text(style="soft-label", align="left", baseline="middle", x=0, limit=WIDTH).encode(
        text=alt.Text("text:N")
    )
    chart: Any = alt.vconcat(*parts, foot, spacing=spacing)
    return chart


def source_of(rows: Sequence[Mapping[str, Any]], *vintages: str) -> str:
    """`Official figures: UN Comtrade, 2024-05-31` out of the columns `dataset` and `vintages`; several of them each once, in order."""
    found = sorted(
        {(row["dataset"], row[name]) for row in rows for name in vintages if row.get("dataset") and row.get(name)}
    )
    shown = "; ".join(", ".join(pair) for pair in found[:4]) + (
        f"; and {len(found) - 4} more" if len(found) > 4 else ""
    )
    return f"Official figures: {shown}. Values in US dollars." if found else "Official figures: source not told."


SIZES = ((1e12, "trillion", "tn"), (1e9, "billion", "bn"), (1e6, "million", "mn"))
"""Sizes of sums: factor, name, short name."""


def amount(value: float) -> str:
    """A figure as people write it: 5.8 bn, -421.9 mn, 11.5."""
    size, name = next(((size, short) for size, _, short in SIZES if abs(value) >= size), (1.0, ""))
    number = f"{value / size:,.4g}" if abs(value / size) < 10_000 else f"{value / size:,.0f}"
    return f"{number} {name}".rstrip()


def size_of(values: Sequence[float]) -> tuple[float, str]:
    """The size in which an axis tells these values: factor and name."""
    largest = max((abs(value) for value in values), default=0.0)
    return next(((size, name) for size, name, _ in SIZES if largest >= size), (1.0, ""))


def records(rows: "pyarrow.Table") -> list[dict[str, Any]]:
    """The rows with days as `YYYY-MM-DD` text: a browser west of Greenwich shows a DATE one day early."""
    return [{name: plain(value) for name, value in row.items()} for row in rows.to_pylist()]


def plain(value: Any) -> Any:
    """`value` as JSON has it: days as text, lists of plain values, text without control characters."""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    if value is None or isinstance(value, bool | int):
        return value
    number = float(value)
    return number if abs(number) < float("inf") else None


def clean(text: str) -> str:
    """`text` on one line, without the characters that break mark-up or turn the direction of writing."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())  # most text, and many times faster
    kept = "".join(
        " " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else "\ufffd" if "\ud800" <= c <= "\udfff" else c
        for c in text
    )
    return " ".join(kept.translate(BIDI_CONTROLS).split())


def shorten(text: str, length: int) -> str:
    """`text`, or as much of it as `length` characters hold, cut between words where that keeps most of it."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > length * 0.6 else cut).rstrip(" ,;:–-") + "…"


def safe_url(url: Any) -> str | None:
    """`url` if a click on it may go there: http and https only."""
    text = clean(str(url or ""))
    return text if text.lower().startswith(("http://", "https://")) else None


def day(text: str) -> int:
    """A `YYYY-MM-DD` text as a day number."""
    return dt.date.fromisoformat(text).toordinal()


def day_text(number: int) -> str:
    """A day number as `YYYY-MM-DD`, kept inside the calendar."""
    return dt.date.fromordinal(min(max(number, 1), dt.date.max.toordinal())).isoformat()


def milliseconds(number: int) -> int:
    """A day number as JavaScript counts time: milliseconds since 1970 in UTC."""
    return (number - dt.date(1970, 1, 1).toordinal()) * 86_400_000


class Values:
    """Rows of a chart as Altair writes them out: plain JSON already, so that it neither copies nor looks through them at each step."""

    _schema: ClassVar[dict[str, Any]] = {}  # by this Altair tells what writes itself out

    def __init__(self, values: Any) -> None:
        self.values = values

    def to_dict(self) -> Any:
        """The rows themselves: what Altair asks of whatever stands in a specification."""
        return self.values


def inline(values: Any, **form: Any) -> alt.Data:
    """`values` as chart data; `form` is how they are to be read."""
    data: Any = alt.Data  # Altair gives its constructor no types
    found: alt.Data = data(values=Values(values), **form)
    return found


def days(values: list[dict[str, Any]], *names: str) -> alt.Data:
    """`values` as chart data whose columns `names` are read as days in UTC, whatever the reader's clock says."""
    parse: Any = dict.fromkeys(names, "utc:'%Y-%m-%d'")
    return inline(values, format=alt.JsonDataFormat(type="json", parse=parse))


def quad_scale() -> alt.Scale:
    """Quad class names to colours."""
    return alt.Scale(domain=[name for name, _, _ in QUADS.values()], range=[colour for _, colour, _ in QUADS.values()])


def shape_scale() -> alt.Scale:
    """Quad class names to shapes."""
    return alt.Scale(domain=[name for name, _, _ in QUADS.values()], range=[shape for _, _, shape in QUADS.values()])


def quad_name(quad: Any) -> str:
    """Name of a quad class given as 1 to 4."""
    return QUADS[int(quad)][0]


def count(number: int, noun: str) -> str:
    """`1 event`, `2,000 events`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
