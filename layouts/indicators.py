"""Indicators in a list: each with its definition, value, fraction and change, in named groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.metrics.metric import Metric
from data.readings.reading import Reading
from layouts.change import format_change, name_comparison
from layouts.definition import define
from layouts.numbers import MISSING, format_value, unit_word
from layouts.panel import note, panel_head, panel_rows, panel_stamp
from layouts.quantities import format_fraction, format_n
from layouts.sheet import Sheet
from layouts.table import HEADINGS, table_row

Groups = Mapping[str, Sequence[str]]
_NO_CHANGE: Final = html.Span("", className="indicator-change")


def draw_indicators(
    sheet: Sheet, name: str, groups: Groups, readings: Mapping[str, Reading]
) -> list[Component]:
    """The children of the panel ``name``.

    ``groups`` name their metrics under the key of their heading; what the place does not record is
    left out, and a group of which nothing is recorded with it. ``readings`` are those of the whole
    scope by metric.
    """
    told = {
        heading: [readings[key] for key in keys if _is_recorded(readings.get(key))]
        for heading, keys in groups.items()
    }
    listed = [reading for found in told.values() for reading in found]
    title = sheet.say(f"indicators.{name}")
    against = name_comparison(listed[0], sheet.language) if listed else ""
    rows = [table_row(sheet, metric_of(row.metric), row) for row in listed]
    return [
        html.Div(panel_head(sheet, name, title, name, against), className="panel-head"),
        html.Div(_body(sheet, told), className="panel-body indicators"),
        panel_rows(name, [sheet.say(key) for key in HEADINGS], rows),
        panel_stamp(sheet, title),
    ]


def _is_recorded(reading: Reading | None) -> bool:
    return reading is not None and reading.figure.status != "not_recorded"


def _body(sheet: Sheet, told: Mapping[str, Sequence[Reading]]) -> list[Component]:
    groups: list[Component] = [
        html.Div(
            [html.H3(sheet.say(heading)), *(_row(sheet, reading) for reading in found)],
            className="indicator-group",
        )
        for heading, found in told.items()
        if found
    ]
    return groups or [note(sheet.say("indicators.none"), "")]


def _row(sheet: Sheet, reading: Reading) -> html.Div:
    metric, language = metric_of(reading.metric), sheet.language
    figure = reading.figure
    value = format_value(reading.value, metric.unit, language)
    unit = unit_word(metric.unit, language, value) if value != MISSING else ""
    is_shown = figure.status == "ok"
    return html.Div(
        [
            html.Span([metric.name(language), define(sheet, metric, reading)]),
            html.Strong(
                [value, html.Span(f" {unit}" if unit else "", className="unit")],
                className="indicator-value" if is_shown else "indicator-value is-missing",
            ),
            html.Span(_basis(sheet, metric, reading), className="indicator-basis"),
            _change(sheet, metric, reading),
        ],
        className="indicator",
    )


def _basis(sheet: Sheet, metric: Metric, reading: Reading) -> str:
    """The fraction; of a score or quantile how many it rests on."""
    fraction = format_fraction(reading.figure, metric, sheet.language)
    return fraction or format_n(reading.figure.n, metric, sheet.language)


def _change(sheet: Sheet, metric: Metric, reading: Reading) -> html.Span:
    change = format_change(reading, metric, sheet.language)
    if change is None:
        return _NO_CHANGE
    return html.Span(f"{change.arrow} {change.text}", className=f"indicator-change {change.tone}")
