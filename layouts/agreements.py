"""协议履行: the agreements that fell due, how many are performed, and which are overdue."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from typing import Final

from dash import dcc, html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from data.readings.row import Row, RowPage
from layouts.absence import explain_absence
from layouts.attributes import attributes
from layouts.change import format_change, name_comparison
from layouts.definition import define
from layouts.lengths import HOURS_PER_DAY
from layouts.numbers import MISSING, format_count, format_value
from layouts.panel import note, panel_head, panel_rows, panel_stamp
from layouts.quantities import format_fraction
from layouts.sheet import Sheet
from layouts.small_table import draw_small_table, short_date
from layouts.table import HEADINGS, table_row

NAME: Final = "agreements"
METRIC: Final = metric_of("agreement_performance_rate")
_COLUMNS: Final = ("number", "area", "agreement_due", "late")


def draw_agreements(sheet: Sheet, reading: Reading, overdue: RowPage) -> list[Component]:
    """The children of the panel: the rate, and a few of the agreements ``overdue``, longest first."""
    name = METRIC.name(sheet.language)
    heading = html.Div(
        [html.H2(name, className="panel-title"), define(sheet, METRIC, reading)],
        className="map-title",
    )
    rows = [table_row(sheet, METRIC, reading)]
    return [
        html.Div(panel_head(sheet, NAME, heading, NAME), className="panel-head"),
        html.Div(
            _body(sheet, reading, overdue),
            className="panel-body agreements",
            role="group",
            **attributes(aria_label=_finding(sheet, name, reading)),
        ),
        panel_rows(NAME, [sheet.say(key) for key in HEADINGS], rows),
        panel_stamp(sheet, name),
    ]


def unperformed(reading: Reading) -> float:
    """How many agreements are due and not performed."""
    return (reading.figure.denominator or 0) - (reading.figure.numerator or 0)


def days_late(row: Row) -> int | None:
    """Whole days that have passed since the agreement was due."""
    if row.used_hours is None or row.allowed_hours is None:
        return None
    # Both are hours since the closing: what is whole between them is not so to the last bit.
    return floor(round(row.used_hours - row.allowed_hours, 3) / HOURS_PER_DAY)


def _body(sheet: Sheet, reading: Reading, overdue: RowPage) -> list[Component]:
    if reading.value is None:
        return [note(*explain_absence(sheet, METRIC, reading, sheet.name(sheet.area)))]
    parts: list[Component] = [_figure(sheet, reading), _bar(sheet, reading)]
    if overdue.rows:
        columns = [sheet.say(f"cell.{key}") for key in _COLUMNS]
        title = sheet.say("agreements.overdue")
        parts.append(draw_small_table(title, columns, _lines(sheet, overdue.rows)))
    return [*parts, *_rest(sheet, overdue)]


def _figure(sheet: Sheet, reading: Reading) -> html.Div:
    target = sheet.target(METRIC)
    value = format_value(
        reading.value, METRIC.unit, sheet.language, target.value if target else None
    )
    words: list[Component] = [html.Div(format_fraction(reading.figure, METRIC, sheet.language))]
    change = format_change(reading, METRIC, sheet.language)
    if change is not None:
        against = name_comparison(reading, sheet.language)
        said = html.Strong(f"{change.arrow} {change.text}", className=change.tone)
        words.append(html.Div([f"{against} ", said]))
    parts = [
        html.Span(value, className="repeat-value"),
        html.Span(words, className="repeat-words"),
    ]
    return html.Div(parts, className="repeat-figure")


def _bar(sheet: Sheet, reading: Reading) -> html.Div:
    """The performed in full, the overdue textured, to one scale."""
    due, late = reading.figure.denominator or 0, unperformed(reading)
    share = late / due if due else 0.0
    done = sheet.say(
        "agreements.performed", count=format_count(reading.figure.numerator or 0, sheet.language)
    )
    words: list[Component] = [html.Span(done)]
    if late:
        said = sheet.say("agreements.late", count=format_count(late, sheet.language))
        href = sheet.href_of_rows(METRIC.key, "out")
        words.append(dcc.Link(said, href=href, className="worse"))
    track = html.Div(
        html.Span(className="age-overdue", style={"width": f"{share:.2%}"}) if late else None,
        className="agreement-bar",
        **attributes(aria_hidden="true"),
    )
    return html.Div([track, html.Div(words, className="agreement-words")])


def _lines(sheet: Sheet, rows: Sequence[Row]) -> list[list[Component | str]]:
    return [[row.number, row.area or MISSING, *_term(sheet, row)] for row in rows]


def _term(sheet: Sheet, row: Row) -> tuple[Component | str, Component | str]:
    days = days_late(row)
    if row.due_at is None or days is None:
        return MISSING, MISSING
    late = html.Strong(sheet.say("length.days", n=days), className="worse")
    return short_date(sheet, row.due_at), late


def _rest(sheet: Sheet, overdue: RowPage) -> list[Component]:
    """The way to those that are not listed."""
    if overdue.total <= len(overdue.rows):
        return []
    words = sheet.say("cell.all", count=format_count(overdue.total, sheet.language))
    href = sheet.href_of_rows(METRIC.key, "out")
    return [dcc.Link(words, href=href, className="small-more")]


def _finding(sheet: Sheet, name: str, reading: Reading) -> str:
    if reading.value is None:
        return name
    fraction = format_fraction(reading.figure, METRIC, sheet.language)
    value = format_value(reading.value, METRIC.unit, sheet.language)
    return sheet.say("trend.label", title=f"{name} {value}", caption=fraction)
