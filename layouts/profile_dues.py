"""应办与按期: what was due in each of twelve months, and what of it was closed in time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.absence import explain_absence
from layouts.change import format_change
from layouts.columns import Column, draw_columns
from layouts.definition import define
from layouts.month_names import is_in_period, name_month
from layouts.numbers import format_count, format_value
from layouts.panel import note, panel_head, panel_rows, panel_stamp
from layouts.quantities import format_quantity
from layouts.sheet import Sheet
from layouts.table import HEADINGS, table_row

NAME: Final = "dues"
METRIC: Final = metric_of("on_time_closure_rate")


def draw_dues(sheet: Sheet, total: Reading, months: Sequence[Reading]) -> list[Component]:
    """The children of the panel. ``total`` is the on-time closure rate of the period, ``months``
    that of the last twelve, oldest first.
    """
    title = sheet.say("dues.title")
    heading = html.Div(
        [html.H2(title, className="panel-title"), define(sheet, METRIC, total)],
        className="map-title",
    )
    caption = sheet.say("profile.months", count=len(months)) if months else None
    rows = [table_row(sheet, METRIC, row, row.key or "") for row in months]
    return [
        html.Div(
            panel_head(sheet, NAME, heading, NAME, caption, _end(sheet, total)),
            className="panel-head",
        ),
        html.Div(_body(sheet, total, months), className="panel-body dues"),
        panel_rows(NAME, [sheet.say(key) for key in HEADINGS], rows),
        panel_stamp(sheet, title),
    ]


def _end(sheet: Sheet, total: Reading) -> html.Span | None:
    if total.value is None:
        return None
    value = format_value(total.value, METRIC.unit, sheet.language)
    words = [html.Span(sheet.say("dues.rate", value=value))]
    change = format_change(total, METRIC, sheet.language)
    if change is not None:
        words.append(html.Span(f"{change.arrow} {change.text}", className=change.tone))
    return html.Span(words, className="dues-end")


def _body(sheet: Sheet, total: Reading, months: Sequence[Reading]) -> list[Component]:
    if not any(row.figure.denominator for row in months):
        return [note(*explain_absence(sheet, METRIC, total, sheet.name(sheet.area)))]
    columns = [_column(sheet, row) for row in months]
    said = [
        sheet.say("dues.month", month=row.key, kept=_kept(row), due=_due(row)) for row in months
    ]
    sentence = sheet.say(
        "trend.label", title=sheet.say("dues.title"), caption=sheet.say("join.parts").join(said)
    )
    return [draw_columns(columns, sentence), _legend(sheet, total)]


def _column(sheet: Sheet, row: Reading) -> Column:
    kept, due = _kept(row), _due(row)
    parts = (("is-kept", kept), ("is-late", due - kept))
    return Column(
        name_month(sheet, row),
        parts,
        format_count(due, sheet.language),
        is_in_period(sheet, row),
        row.is_partial,
    )


def _kept(row: Reading) -> float:
    return row.figure.numerator or 0.0


def _due(row: Reading) -> float:
    return row.figure.denominator or 0.0


def _legend(sheet: Sheet, total: Reading) -> html.P:
    """The keys to the colours, with the numbers of the period."""
    kept, late = _kept(total), _due(total) - _kept(total)
    keys = (("is-kept", "dues.kept", kept), ("is-late", "dues.late", late))
    return html.P(
        [
            html.Span(
                [
                    html.Span(className=f"month-key {name}"),
                    sheet.say(words, count=format_quantity(count, "cases", sheet.language)),
                ]
            )
            for name, words, count in keys
        ],
        className="dues-legend",
    )
