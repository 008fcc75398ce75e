"""The strip: like areas as dots on one line, one of them large with its interval, the median, and
whether the difference can be told.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.analysis.strip import Strip
from data.metrics.catalogue import metric_of
from data.metrics.metric import Metric
from layouts.absence import explain_absence
from layouts.attributes import attributes
from layouts.axis import Axis, axis_around
from layouts.definition import define
from layouts.numbers import format_value, round_percent, unit_word
from layouts.quantities import format_fraction, format_n
from layouts.sheet import Sheet

_SLOTS: Final = 90
_RISES: Final = (0, -1, 1, -2, 2)
_RISE_PX: Final = 3.5


def draw_strip(sheet: Sheet, strip: Strip) -> html.Div:
    """Name, value and verdict above the line; what rests on too little is drawn without verdict."""
    metric = metric_of(strip.own.metric)
    name = html.Span(
        [metric.name(sheet.language), define(sheet, metric, strip.own)], className="strip-name"
    )
    head = html.Div(
        [name, _value(sheet, metric, strip), verdict(sheet, metric, strip)], className="strip-head"
    )
    return html.Div([head, _line(sheet, metric, strip)], className=f"strip {_tone(metric, strip)}")


def verdict(sheet: Sheet, metric: Metric, strip: Strip) -> html.Span:
    """The difference to the median in words; that it cannot be told where that is so."""
    value, middle = strip.own.value, strip.median
    if value is None or middle is None or strip.own.figure.status != "ok":
        return _words(_reason(sheet, metric, strip))
    if strip.is_of_parts:
        return _words(_range(sheet, metric, strip))
    size = _size(sheet, metric, abs(value - middle))
    if size is None:
        return _words(sheet.say("strip.even"))
    if strip.side == "same":
        return _words(sheet.say("strip.same", size=size))
    is_above = value > middle
    words = sheet.say("strip.above" if is_above else "strip.below", size=size)
    return _words(f"{'▲' if is_above else '▼'} {words}", _tone(metric, strip) or "told")


def _reason(sheet: Sheet, metric: Metric, strip: Strip) -> str:
    """Why nothing is compared."""
    if strip.own.value is None:
        return explain_absence(sheet, metric, strip.own, sheet.name(sheet.area))[0]
    if strip.own.figure.status != "ok":
        smallest = format_n(metric.smallest_n, metric, sheet.language)
        return sheet.say("state.too_small", smallest=smallest)
    return sheet.say("strip.alone")


def _range(sheet: Sheet, metric: Metric, strip: Strip) -> str:
    """From the lowest part to the highest."""
    values = [row.value for row in strip.peers if row.value is not None]
    low, high = (
        format_value(value, metric.unit, sheet.language) for value in (min(values), max(values))
    )
    return sheet.say("strip.parts", low=low, high=high)


def _words(text: str, tone: str = "") -> html.Span:
    return html.Span(text, className=f"strip-verdict {tone}".strip())


def _tone(metric: Metric, strip: Strip) -> str:
    """What the side means; nothing where it cannot be told, or neither side is good."""
    if strip.side in (None, "same") or metric.direction == "none":
        return ""
    return "better" if (strip.side == "above") == (metric.direction == "up") else "worse"


def _size(sheet: Sheet, metric: Metric, difference: float) -> str | None:
    """The difference in the metric's unit; None where it rounds to nothing."""
    if metric.unit == "ratio":
        points = round_percent(difference)
        return sheet.say("change.points", points=points) if points else None
    shown = format_value(difference, metric.unit, sheet.language)
    return f"{shown} {_unit(sheet, metric, shown)}".strip() if shown.strip("0.,") else None


def _unit(sheet: Sheet, metric: Metric, shown: str) -> str:
    """Per 10,000 persons stands in the name, and is too long to stand twice."""
    return "" if metric.residents else unit_word(metric.unit, sheet.language, shown)


def _value(sheet: Sheet, metric: Metric, strip: Strip) -> html.Span:
    figure = strip.own.figure
    shown = format_value(figure.value, metric.unit, sheet.language)
    unit = _unit(sheet, metric, shown) if figure.value is not None else ""
    return html.Span(
        [
            html.Strong(shown),
            html.Span(f" {unit}" if unit else "", className="unit"),
            html.Small(format_fraction(figure, metric, sheet.language)),
        ],
        className="strip-value",
    )


def _line(sheet: Sheet, metric: Metric, strip: Strip) -> html.Div | None:
    middle, own = strip.median, strip.own
    values = [row.value for row in strip.peers if row.value is not None]
    if middle is None:
        return None
    interval = [own.figure.low, own.figure.high] if own.figure.status == "ok" else []
    mine = [own.value, *interval]
    axis = axis_around([*values, *(value for value in mine if value is not None)])
    others = [row for row in strip.peers if row is not own]
    return html.Div(
        [
            *_dots([(row.name, row.value or 0.0) for row in others], axis),
            *_interval(strip, axis),
            html.Span(className="strip-median", style={"left": axis.at(middle)}),
            _median_label(sheet, metric, middle, axis),
            *_own_dot(strip, axis),
        ],
        className="strip-line",
        role="img",
        **attributes(aria_label=_sentence(sheet, metric, strip, middle)),
    )


def _dots(rows: Sequence[tuple[str, float]], axis: Axis) -> list[html.Span]:
    """Dots that would cover each other rise and sink in turn."""
    taken: dict[int, int] = {}
    dots = []
    for name, value in sorted(rows, key=lambda row: row[1]):
        at = axis.at(value)
        slot = int(float(at[:-1]) * _SLOTS / 100)
        rise = _RISES[taken.get(slot, 0) % len(_RISES)]
        taken[slot] = taken.get(slot, 0) + 1
        style = {"left": at} | ({"marginTop": f"{rise * _RISE_PX:g}px"} if rise else {})
        dots.append(html.Span(className="strip-dot", title=name, style=style))
    return dots


def _interval(strip: Strip, axis: Axis) -> list[Component]:
    figure = strip.own.figure
    if figure.status != "ok" or figure.low is None or figure.high is None:
        return []
    left, right = axis.at(figure.low), axis.at(figure.high)
    width = f"{float(right[:-1]) - float(left[:-1]):.2f}%"
    return [html.Span(className="whisker strip-whisker", style={"left": left, "width": width})]


def _own_dot(strip: Strip, axis: Axis) -> list[Component]:
    if strip.own.value is None:
        return []
    return [html.Span(className="strip-own", style={"left": axis.at(strip.own.value)})]


def _median_label(sheet: Sheet, metric: Metric, middle: float, axis: Axis) -> html.Span:
    """Under the line; near an end it hangs inwards."""
    share = float(axis.at(middle)[:-1])
    side = "is-first" if share < 10 else "is-last" if share > 90 else ""
    return html.Span(
        format_value(middle, metric.unit, sheet.language),
        className=f"strip-label {side}".strip(),
        style={"left": axis.at(middle)},
    )


def _sentence(sheet: Sheet, metric: Metric, strip: Strip, middle: float) -> str:
    return sheet.say(
        "strip.label",
        metric=metric.name(sheet.language),
        value=format_value(strip.own.value, metric.unit, sheet.language),
        median=format_value(middle, metric.unit, sheet.language),
        count=len(strip.peers),
    )
