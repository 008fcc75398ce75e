"""What flags an area: it lies on the worse side beyond chance, or misses a target that is counted in
full. Map, call-outs and strip show the same areas under the same numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from dash import html
from dash.development.base_component import Component

from data.analysis.ranking import can_tell_apart
from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.attributes import attributes
from layouts.numbers import unit_word
from layouts.quantities import format_figure
from layouts.sheet import Sheet
from layouts.wall.view import SceneView
from layouts.wall.widths import width_of

_WIDEST: Final = 7
"""Of a name in large letters, in Chinese characters."""


def flag_of(number: int, name: str) -> Any:
    """Class and number of what belongs to a flagged area; the script moves on from the first."""
    current = " is-current" if number == 1 else ""
    return {"className": f"{name}{current}", **attributes(data_flag=str(number))}


def draw_disc(number: int) -> html.Span:
    """The mark that ties map, call-out and strip together."""
    return html.Span(str(number), className="wall-disc")


def draw_named(number: int, reading: Reading) -> html.Header:
    """The mark and name of a flagged area."""
    trait = " is-long" if width_of(reading.name) > _WIDEST else ""
    name = html.Strong(reading.name, className=f"wall-name{trait}")
    return html.Header([draw_disc(number), name])


def draw_value(sheet: Sheet, reading: Reading) -> Sequence[str | Component]:
    """The value of an area with its unit; of a single grid, that it fails the norm."""
    metric = metric_of(reading.metric)
    shown = format_figure(reading.figure, metric, sheet.language)
    return [shown, html.Span(unit_word(metric.unit, sheet.language), className="wall-unit")]


def say_flag(view: SceneView) -> str:
    """Why areas are flagged: 显著低于示范市, 未达标."""
    sheet = view.sheet
    if not can_tell_apart(sheet.metric):
        return sheet.say("rank.short")
    key = "rank.high" if sheet.metric.direction == "down" else "rank.low"
    is_one = len(view.ranking) < 2
    whole = sheet.name(sheet.area) if is_one else sheet.say("headline.peers")
    return sheet.say(key, area=whole)
