"""The choice of period: step arrows, presets, and two dates of one's own."""

from __future__ import annotations

from datetime import date
from typing import Final

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from data.metrics.metric import Language
from data.periods import ALL, Period, parse_period
from layouts.attributes import attributes
from layouts.dates import format_days, format_period, format_span
from layouts.icon import icon
from layouts.popover import popover_of
from layouts.sheet import Sheet
from layouts.text import say

PRESETS: Final = (
    "today",
    "this_week",
    "this_month",
    "last_month",
    "this_quarter",
    "this_year",
    "all",
)


def period_choice(sheet: Sheet) -> Component:
    """The button with the period and the card behind it."""
    label = sheet.say("period.choose")
    target = html.Button(
        period_face(sheet),
        type="button",
        className="period-button",
        **attributes(aria_label=label, aria_haspopup="dialog"),
    )
    month = sheet.scope.period.start or sheet.scope.as_of.date()
    card = [*period_presets(sheet), calendar(month, sheet.language)]
    chosen: Component = popover_of(
        target, html.Div(card, className="period-card"), label, "bottom-end"
    )
    return chosen


def calendar(month: date | None = None, language: Language = "zh") -> Component:
    """Two days to choose, opened at a month.

    It is never given a value, so that every value of it is a choice of the reader.
    """
    picker: Component = dmc.DatePicker(
        id="period-range",
        type="range",
        size="xs",
        allowSingleDateInRange=True,
        hideOutsideDates=True,
        monthLabelFormat=say(language, "period.calendar"),
        ariaLabels={
            "previousMonth": say(language, "period.month_back"),
            "nextMonth": say(language, "period.month_forward"),
            "monthLevelControl": say(language, "period.months"),
        },
        defaultDate=month.isoformat() if month else None,
    )
    return picker


def period_face(sheet: Sheet) -> list[Component | str]:
    """What the button shows: the period's name and its days."""
    period, language = sheet.scope.period, sheet.language
    name, days = format_period(period, language), format_span(period, language)
    parts: list[Component | str] = [icon("calendar"), html.Strong(name)]
    if period.unit in ("week", "month", "quarter", "year"):
        parts.append(html.Span(days, className="period-days"))
    return [*parts, icon("chevron")]


def period_presets(sheet: Sheet) -> list[Component]:
    """Steps to the neighbours and the usual periods, as links with absolute dates."""
    links = [_preset(sheet, word) for word in PRESETS]
    label = html.P(sheet.say("period.custom"), className="menu-foot")
    return [_steps(sheet), html.Div(links, className="period-links"), label]


def _preset(sheet: Sheet, word: str) -> dcc.Link:
    period = parse_period(word, sheet.scope.as_of)
    is_chosen = period == sheet.scope.period
    return dcc.Link(
        sheet.say(f"period.{word}"),
        href=sheet.href(period=period.token),
        className="menu-link is-chosen" if is_chosen else "menu-link",
        title=format_days(period, sheet.language),
    )


def _steps(sheet: Sheet) -> html.Div:
    period = sheet.scope.period
    if period == ALL:
        return html.Div(className="period-steps")
    return html.Div(
        [
            _step(sheet, "back", period.shifted(-1)),
            html.Strong(format_period(period, sheet.language)),
            _step(sheet, "forward", period.shifted(1)),
        ],
        className="period-steps",
    )


def _step(sheet: Sheet, way: str, period: Period) -> dcc.Link:
    label = f"{sheet.say(f'period.{way}')}: {format_days(period, sheet.language)}"
    words = html.Span(label, className="unseen")
    return dcc.Link(
        [icon(way), words], href=sheet.href(period=period.token), className="square", title=label
    )
