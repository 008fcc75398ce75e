"""志愿服务: the hours of twelve months, and who was active."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.absence import explain_absence
from layouts.change import format_change, name_comparison
from layouts.columns import Column, draw_columns
from layouts.definition import define
from layouts.month_names import is_in_period, name_month
from layouts.numbers import format_count, format_value, unit_word
from layouts.panel import note, panel_head, panel_rows, panel_stamp
from layouts.quantities import format_fraction
from layouts.sheet import Sheet
from layouts.table import HEADINGS, table_row

NAME: Final = "hours"
HOURS: Final = metric_of("volunteer_hours")
ACTIVE: Final = metric_of("active_volunteer_rate")


def draw_hours(
    sheet: Sheet, hours: Reading, active: Reading, months: Sequence[Reading]
) -> list[Component]:
    """The children of the panel. ``hours`` and ``active`` are those of the period, ``months`` the
    hours of the last twelve, oldest first.
    """
    title = sheet.say("hours.title")
    heading = html.Div(
        [html.H2(title, className="panel-title"), define(sheet, HOURS, hours)],
        className="map-title",
    )
    caption = sheet.say("profile.months", count=len(months)) if months else None
    rows = [
        table_row(sheet, ACTIVE, active),
        *(table_row(sheet, HOURS, row, row.key or "") for row in months),
    ]
    return [
        html.Div(panel_head(sheet, NAME, heading, NAME, caption), className="panel-head"),
        html.Div(_body(sheet, hours, active, months), className="panel-body hours"),
        panel_rows(NAME, [sheet.say(key) for key in HEADINGS], rows),
        panel_stamp(sheet, title),
    ]


def _body(
    sheet: Sheet, hours: Reading, active: Reading, months: Sequence[Reading]
) -> list[Component]:
    if not any(row.value for row in months) and active.value is None:
        return [note(*explain_absence(sheet, HOURS, hours, sheet.name(sheet.area)))]
    columns = [
        Column(
            name_month(sheet, row),
            (("is-kept", row.value or 0.0),),
            format_count(row.value or 0.0, sheet.language),
            is_in_period(sheet, row),
            row.is_partial,
        )
        for row in months
    ]
    said = [
        sheet.say(
            "hours.month", month=row.key, hours=format_count(row.value or 0.0, sheet.language)
        )
        for row in months
    ]
    sentence = sheet.say(
        "trend.label", title=sheet.say("hours.title"), caption=sheet.say("join.parts").join(said)
    )
    return [
        html.Div([*_figures(sheet, hours), *_active(sheet, active)], className="hours-figures"),
        draw_columns(columns, sentence),
    ]


def _figures(sheet: Sheet, hours: Reading) -> list[Component]:
    value = format_value(hours.value, HOURS.unit, sheet.language)
    unit = html.Span(unit_word(HOURS.unit, sheet.language, value), className="unit")
    parts: list[Component] = [html.Div([value, " ", unit], className="hours-value")]
    change = format_change(hours, HOURS, sheet.language)
    if change is not None:
        against = name_comparison(hours, sheet.language)
        words = f"{change.arrow} {change.text}{sheet.say('join.clauses')}{against}"
        parts.append(html.Div(words, className=f"hours-change {change.tone}"))
    return parts


def _active(sheet: Sheet, active: Reading) -> list[Component]:
    """How many of the registered were active; why not where that is not known."""
    if active.value is None:
        title, _ = explain_absence(sheet, ACTIVE, active, sheet.name(sheet.area))
        return [html.Div([ACTIVE.name(sheet.language), html.Br(), title], className="hours-active")]
    fraction = format_fraction(active.figure, ACTIVE, sheet.language)
    rate = format_value(active.value, ACTIVE.unit, sheet.language)
    return [
        html.Div(
            [
                html.Div(sheet.say("hours.active", fraction=fraction)),
                html.Div([sheet.say("hours.rate", rate=rate), define(sheet, ACTIVE, active)]),
            ],
            className="hours-active",
        )
    ]
