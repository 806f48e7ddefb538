"""Axes that read well: days in UTC, whole numbers, titles that need no turned head; and places and opacity that Altair need not guess."""

from typing import Any

import altair as alt

_channels: Any = alt  # some of Altair's constructors have no types


def x_at(pixel: float) -> alt.XValue:
    """So many pixels from the left of the plot. Unlike `alt.value` it need not be found out what it is: each time that takes 5 ms."""
    place: alt.XValue = _channels.XValue(pixel)
    return place


def x2_at(pixel: float) -> alt.X2Value:
    """The same for the other end of a mark."""
    place: alt.X2Value = _channels.X2Value(pixel)
    return place


def opacity_where(test: str, yes: float, no: float) -> alt.OpacityValue:
    """`yes` where the expression holds, else `no`."""
    shown: alt.OpacityValue = _channels.OpacityValue(no, condition={"test": test, "value": yes})
    return shown


def utc_time(name: str, **kwargs: Any) -> alt.X:
    """The time axis: days in UTC with a pale grid."""
    kwargs.setdefault("axis", time_axis())
    return alt.X(f"{name}:T", **kwargs)


def time_axis(**kwargs: Any) -> alt.Axis:
    """Years, months with their year, or days: what the ticks of the view at hand are, never hours."""
    label = (
        "utchours(datum.value) || utcminutes(datum.value) ? '' : utcdate(datum.value) != 1 ? utcFormat(datum.value, '%-d %b %Y')"
        " : utcmonth(datum.value) ? utcFormat(datum.value, '%b %Y') : utcFormat(datum.value, '%Y')"
    )
    return alt.Axis(
        **{"title": None, "labelExpr": label, "labelFlush": False, "labelOverlap": True, "tickCount": 9, **kwargs}
    )


def whole_numbers(**kwargs: Any) -> dict[str, Any]:
    """What an axis of counts takes: a few ticks, labels at whole numbers only (of one event half a one is no tick), no minus sign."""
    label = "datum.value == round(datum.value) ? format(abs(datum.value), ',d') : ''"
    return {"labelExpr": label, "tickMinStep": 1, "tickCount": 8, **kwargs}


def small_axis(**kwargs: Any) -> alt.Axis:
    """An axis of numbers whose title lies above it, so that it is read without turning the head."""
    return alt.Axis(titleAngle=0, titleAlign="left", titleY=-8, titleX=-30, **kwargs)
