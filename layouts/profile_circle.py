"""生活圈: which kinds of facilities the households of the area have within reach."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.metrics.reach import circle_of
from data.reaching import FacilityKind
from data.readings.reading import Reading
from layouts.absence import explain_absence
from layouts.definition import define
from layouts.numbers import format_value, shorten
from layouts.panel import note, panel_head, panel_rows, panel_stamp
from layouts.quantities import format_fraction
from layouts.sheet import Sheet
from layouts.table import HEADINGS, table_row

NAME: Final = "circle"


def draw_circle(sheet: Sheet, complete: Reading, kinds: Sequence[Reading]) -> list[Component]:
    """The children of the panel. ``complete`` is the share of households, or of ground, with every
    kind within reach, ``kinds`` the share of those with each.
    """
    each = metric_of(circle_of(sheet.place.recorded).each)
    title, reach = sheet.say("circle.title"), sheet.place.profile.reach
    heading = html.Div(
        [html.H2(title, className="panel-title"), define(sheet, each, None)],
        className="map-title",
    )
    key = f"circle.caption.{circle_of(sheet.place.recorded).basis}"
    caption = sheet.say(key, metres=shorten(reach.radius_m), minutes=reach.minutes)
    named = {kind.key: kind.text.of(sheet.language) for kind in reach.kinds}
    rows = [
        table_row(sheet, metric_of(complete.metric), complete),
        *(table_row(sheet, each, row, named.get(row.key or "", row.name)) for row in kinds),
    ]
    end = _complete(sheet, complete)
    return [
        html.Div(panel_head(sheet, NAME, heading, NAME, caption, end), className="panel-head"),
        html.Div(_body(sheet, complete, kinds), className="panel-body circle"),
        panel_rows(NAME, [sheet.say(key) for key in HEADINGS], rows),
        panel_stamp(sheet, title),
    ]


def _complete(sheet: Sheet, complete: Reading) -> html.Span | None:
    if complete.value is None:
        return None
    metric = metric_of(complete.metric)
    value = format_value(complete.value, metric.unit, sheet.language)
    fraction = format_fraction(complete.figure, metric, sheet.language)
    return html.Span(
        [sheet.say("circle.complete", value=value), html.Small(fraction)], className="circle-end"
    )


def _body(sheet: Sheet, complete: Reading, kinds: Sequence[Reading]) -> list[Component]:
    known = {row.key: row for row in kinds if row.value is not None}
    if not known:
        metric = metric_of(complete.metric)
        return [note(*explain_absence(sheet, metric, complete, sheet.name(sheet.area)))]
    return [
        _row(sheet, kind, known[kind.key])
        for kind in sheet.place.profile.reach.kinds
        if kind.key in known
    ]


def _row(sheet: Sheet, kind: FacilityKind, row: Reading) -> html.Div:
    """A kind that no household has within reach is outlined, and said to be outside."""
    metric = metric_of(row.metric)
    fraction = format_fraction(row.figure, metric, sheet.language)
    value = format_value(row.value, metric.unit, sheet.language)
    words = value if row.value else sheet.say("circle.outside")
    return html.Div(
        [
            html.Span(kind.mark, className="facility-mark"),
            html.Span(kind.text.of(sheet.language), className="circle-name"),
            html.Strong(words, title=fraction),
        ],
        className="circle-row" if row.value else "circle-row is-outside",
    )
