"""A key number of the wall: what it is, its value, what it rests on and how it has changed."""

from __future__ import annotations

from typing import Literal

from dash import html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.readings.noise import is_within_noise
from data.readings.reading import Reading
from layouts.absence import explain_absence
from layouts.change import Change, format_change
from layouts.dates import format_period
from layouts.numbers import MISSING
from layouts.sheet import Sheet
from layouts.tile import draw_verdict, say_basis
from layouts.totals import total_and_unit

Size = Literal["hero", "second"]


def draw_number(sheet: Sheet, reading: Reading, size: Size = "second") -> html.Div:
    """The number with its fraction and change, the large one with its target; or why there is
    none.
    """
    metric = metric_of(reading.metric)
    label = html.Div(metric.name(sheet.language), className="wall-label")
    if reading.value is None:
        return _number([label, *_absence(sheet, reading)], f"{size} is-missing")
    target = sheet.target(metric)
    value, unit = total_and_unit(sheet, metric, reading.value)
    shown = html.Div([value, html.Span(unit, className="wall-unit")], className="wall-value")
    parts: list[Component] = [label, shown, *_basis(sheet, reading), *_change(sheet, reading)]
    if size == "hero" and target is not None:
        verdict = draw_verdict(sheet, metric, reading, target)
        parts.append(html.Div(verdict, className="wall-verdict"))
    return _number(parts, size)


def _number(parts: list[Component], trait: str) -> html.Div:
    return html.Div(parts, className=f"wall-number is-{trait}")


def _absence(sheet: Sheet, reading: Reading) -> list[Component]:
    """Why there is no value; the whole sentence is for a page, where there is room."""
    metric = metric_of(reading.metric)
    title, _ = explain_absence(sheet, metric, reading, sheet.name(sheet.area))
    return [
        html.Div(MISSING, className="wall-value"),
        html.Div([title, *_time(sheet, reading)], className="wall-reason"),
    ]


def _basis(sheet: Sheet, reading: Reading) -> list[Component]:
    words = say_basis(sheet, metric_of(reading.metric), reading)
    time = _time(sheet, reading)
    return [html.Div([words, *time], className="wall-basis")] if words or time else []


def _time(sheet: Sheet, reading: Reading) -> list[Component]:
    """The period of a number that is about another one than the scene."""
    if reading.period == sheet.scope.period:
        return []
    words = format_period(reading.period, sheet.language)
    return [html.Span(words, className="wall-own-time")]


def _change(sheet: Sheet, reading: Reading) -> list[Component]:
    """The change; one that chance makes as well is none to be read across a room."""
    change = format_change(reading, metric_of(reading.metric), sheet.language)
    if change is None:
        return []
    if change.is_change and is_within_noise(reading):
        change = Change("—", sheet.say("wall.within_noise"))
    return [html.Div(f"{change.arrow} {change.text}", className=f"wall-change {change.tone}")]
