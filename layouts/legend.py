"""The legend: the classes with how many areas each holds, what has no data, and a scale bar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from data.readings.reading import Reading
from layouts.area_map import colour_of
from layouts.map_classes import name_class
from layouts.map_frame import MapFrame
from layouts.numbers import format_break
from layouts.quantities import format_n, is_judged
from layouts.sheet import Sheet
from layouts.theme import Palette


def draw_legend(sheet: Sheet, readings: Sequence[Reading], frame: MapFrame) -> list[html.Div]:
    """The counts add up to the number of areas on the map."""
    ids = {shape.area_id for shape in frame.shapes}
    drawn = [row for row in readings if row.key in ids]
    palette = sheet.palette
    known = [row for row in drawn if row.value is not None]
    if known and all(is_judged(row.figure, sheet.metric) for row in known):
        return [_of_single_grids(sheet, known, palette, len(drawn) - len(known))]
    values = [colour for row in drawn if (colour := colour_of(row)) is not None]
    counts = Counter(palette.class_of(value) for value in values)
    classes = [
        _class(sheet, name_class(sheet, palette, i), colour, counts[i])
        for i, colour in enumerate(palette.colours)
    ]
    scale = html.Div([*classes, *_target(sheet, palette)], className="legend-classes")
    return [html.Div([scale, _no_data(sheet, len(drawn) - len(values))], className="legend-row")]


def _of_single_grids(
    sheet: Sheet, known: Sequence[Reading], palette: Palette, unknown: int
) -> html.Div:
    """Each grid meets the norm or does not; nothing lies between."""
    met = sum(row.value == 1 for row in known)
    told = (
        ("rank.short", palette.colours[0], len(known) - met),
        ("rank.met", palette.colours[-1], met),
    )
    classes = [_class(sheet, sheet.say(key), colour, count) for key, colour, count in told]
    scale = html.Div(classes, className="legend-classes")
    return html.Div(
        [scale, *([_no_data(sheet, unknown)] if unknown else [])], className="legend-row"
    )


def _class(sheet: Sheet, words: str, colour: str, count: int) -> html.Div:
    return html.Div(
        [
            html.Span(words, className="legend-range"),
            html.Span(className="legend-fill", style={"background": colour}),
            html.Span(sheet.say("legend.count", count=count), className="legend-count"),
        ],
        className="legend-class",
    )


def draw_scale(*beside: Component) -> html.Div:
    """The scale bar under a map; its length is the browser's, which knows how large the map is."""
    bar = [html.Span(className="scale-bar"), html.Span(className="scale-length")]
    return html.Div([*bar, *beside], className="scale")


def _target(sheet: Sheet, palette: Palette) -> list[html.Div]:
    """The target as a tick, where it is one of the class limits."""
    target = sheet.target(sheet.metric)
    if target is None or target.value not in palette.breaks:
        return []
    share = (palette.breaks.index(target.value) + 1) / len(palette.colours)
    shown = format_break(target.value, sheet.metric.unit, sheet.language)
    words = sheet.say("tile.target", target=shown)
    return [html.Div(html.Span(words), className="legend-target", style={"left": f"{share:.2%}"})]


def _no_data(sheet: Sheet, count: int) -> html.Div:
    smallest = format_n(sheet.metric.smallest_n, sheet.metric, sheet.language)
    has_least = sheet.metric.smallest_n > 1
    words = (
        sheet.say("legend.no_data", smallest=smallest) if has_least else sheet.say("legend.none")
    )
    return html.Div(
        [
            html.Span(words, className="legend-range"),
            html.Span(className="legend-fill is-no-data"),
            html.Span(sheet.say("legend.count", count=count), className="legend-count"),
        ],
        className="legend-class legend-no-data",
    )
