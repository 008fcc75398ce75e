"""The key of the wall's map: the classes, the best first, with how many areas each holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from data.readings.reading import Reading
from layouts.area_map import colour_of
from layouts.map_classes import name_class
from layouts.numbers import format_break, unit_word
from layouts.quantities import format_n, is_judged
from layouts.sheet import Sheet


def draw_key(sheet: Sheet, areas: Sequence[Reading]) -> html.Div:
    """The counts add up to the number of areas."""
    placed = [row for row in areas if row.key is not None]
    values = [value for row in placed if (value := colour_of(row)) is not None]
    classes = _judged(sheet, placed) or _classes(sheet, values)
    missing = len(placed) - len(values)
    none = [_row(_why_none(sheet), None, missing)] if missing else []
    title = html.H3([sheet.metric.name(sheet.language), *_per(sheet)])
    return html.Div([title, *classes, *none], className="wall-key")


def _judged(sheet: Sheet, areas: Sequence[Reading]) -> list[html.Div]:
    """Single grids meet a norm or do not; nothing lies between."""
    known = [row for row in areas if row.value is not None]
    if not known or not all(is_judged(row.figure, sheet.metric) for row in known):
        return []
    met = sum(row.value == 1 for row in known)
    colours = sheet.palette.colours
    return [
        _row(sheet.say("rank.met"), colours[-1], met),
        _row(sheet.say("rank.short"), colours[0], len(known) - met),
    ]


def _classes(sheet: Sheet, values: Sequence[float]) -> list[html.Div]:
    palette = sheet.palette
    counts = Counter(palette.class_of(value) for value in values)
    rows = [
        _row(name_class(sheet, palette, number), colour, counts[number])
        for number, colour in enumerate(palette.colours)
    ]
    target = sheet.target(sheet.metric)
    if target is not None and target.value in palette.breaks:
        rows.insert(palette.breaks.index(target.value) + 1, _target(sheet, target.value))
    return rows if palette.is_low_better else rows[::-1]


def _row(words: str, colour: str | None, count: int) -> html.Div:
    fill = html.Span(
        className="wall-key-fill" if colour else "wall-key-fill is-no-data",
        style={"background": colour} if colour else None,
    )
    return html.Div(
        [fill, html.Span(words), html.Span(str(count), className="wall-key-count")],
        className="wall-key-row",
    )


def _target(sheet: Sheet, value: float) -> html.Div:
    shown = format_break(value, sheet.metric.unit, sheet.language)
    words = html.Strong(sheet.say("tile.target", target=shown))
    return html.Div([html.Span(className="wall-key-tick"), words], className="wall-key-row")


def _per(sheet: Sheet) -> list[Component]:
    """What a count is divided by before it colours the map."""
    metric = sheet.metric
    unit = unit_word(metric.unit, sheet.language)
    words = sheet.say(f"legend.per.{metric.per}", unit=unit) if metric.per else unit
    return [html.Small(words)] if words else []


def _why_none(sheet: Sheet) -> str:
    metric = sheet.metric
    if metric.smallest_n <= 1:
        return sheet.say("legend.none")
    return sheet.say("wall.few", smallest=format_n(metric.smallest_n, metric, sheet.language))
