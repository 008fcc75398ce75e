"""积分: the points of each department, their places with ties, and the points per call due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dash import dcc, html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.absence import explain_absence
from layouts.attributes import attributes
from layouts.definition import definition, explain
from layouts.numbers import MISSING, format_count, format_value
from layouts.panel import note, panel_head, panel_rows, panel_stamp
from layouts.quantities import format_n
from layouts.sheet import Sheet
from layouts.table import HEADINGS, table_row

NAME: Final = "points"
_SUM: Final = metric_of("whistle_points")
_EACH: Final = metric_of("points_per_due_call")


@dataclass(frozen=True, slots=True)
class Place:
    """A department with its place; those with as many points as printed share one."""

    number: int
    is_shared: bool
    points: Reading
    per_call: Reading | None


def draw_points(
    sheet: Sheet, readings: Sequence[Reading], totals: Mapping[str, Reading]
) -> list[Component]:
    """The children of the panel; ``readings`` are both metrics by department."""
    title, whole = sheet.say("points.title"), totals[_SUM.key]
    text = f"{_SUM.meaning.definition.of(sheet.language)}{sheet.say('points.text')}"
    card = explain(sheet, title, text, definition(sheet, _EACH, totals[_EACH.key]))
    heading = html.Div([html.H2(title, className="panel-title"), card], className="map-title")
    places = places_of(sheet, readings)
    value = format_value(whole.value, _SUM.unit, sheet.language)
    caption = sheet.say("points.caption", points=value) if whole.value else None
    rows = [
        table_row(sheet, metric, row, f"{row.name} · {metric.name(sheet.language)}")
        for metric in (_SUM, _EACH)
        for row in readings
        if row.metric == metric.key
    ]
    return [
        html.Div(panel_head(sheet, NAME, heading, NAME, caption), className="panel-head"),
        html.Div(_body(sheet, places, whole), className="panel-body points"),
        panel_rows(NAME, [sheet.say(key) for key in HEADINGS], rows),
        panel_stamp(sheet, title),
    ]


def places_of(sheet: Sheet, readings: Sequence[Reading]) -> list[Place]:
    """The departments by their points, most first; equal points are equal places."""
    per_call = {row.key: row for row in readings if row.metric == _EACH.key}
    stated = [row for row in readings if row.metric == _SUM.key and row.key and row.value]
    ordered = sorted(stated, key=lambda row: (-(row.value or 0.0), row.key or ""))
    printed = [_shown(sheet, row) for row in ordered]
    return [
        Place(printed.index(words) + 1, printed.count(words) > 1, row, per_call.get(row.key))
        for row, words in zip(ordered, printed, strict=True)
    ]


def _shown(sheet: Sheet, row: Reading) -> str:
    return format_value(row.value, _SUM.unit, sheet.language)


def _body(sheet: Sheet, places: Sequence[Place], whole: Reading) -> list[Component]:
    if not places:
        return [note(*explain_absence(sheet, _SUM, whole, sheet.name(sheet.area)))]
    most = max(place.points.value or 0.0 for place in places)
    heads = [
        html.Th(sheet.say(f"points.{key}"), scope="col", colSpan=2 if key == "sum" else 1)
        for key in ("place", "department", "sum", "due", "per_call")
    ]
    rows = [_row(sheet, place, most) for place in places]
    table = html.Table(
        [html.Thead(html.Tr(heads)), html.Tbody(rows)],
        className="points-table",
        **attributes(aria_label=sheet.say("points.title")),
    )
    smallest = format_n(_EACH.smallest_n, _EACH, sheet.language)
    words = sheet.say("points.note", smallest=smallest)
    return [table, html.P(words, className="flow-note")]


def _row(sheet: Sheet, place: Place, most: float) -> html.Tr:
    row = place.points
    words = sheet.say("points.shared" if place.is_shared else "points.alone", place=place.number)
    href = sheet.href_of_rows(_SUM.key, by="department", key=row.key)
    width = {"width": f"{max(row.value or 0.0, 0.0) / most:.2%}"}
    bar = html.Span(className="points-bar", style=width, **attributes(aria_hidden="true"))
    return html.Tr(
        [
            html.Td(words, className="points-place"),
            html.Th(dcc.Link(row.name, href=href), scope="row"),
            html.Td(bar, className="points-track"),
            html.Td(html.Strong(_shown(sheet, row))),
            *_average(sheet, place.per_call),
        ]
    )


def _average(sheet: Sheet, row: Reading | None) -> list[html.Td]:
    """The calls due and the points of each; faint where they are too few to compare."""
    if row is None or row.value is None:
        return [html.Td(MISSING), html.Td(MISSING)]
    name = None if row.figure.status == "ok" else "points-few"
    due = format_count(row.figure.denominator or 0.0, sheet.language)
    value = format_value(row.value, _EACH.unit, sheet.language)
    return [html.Td(due, className=name), html.Td(value, className=name)]
