"""The columns of numbers: the first one with what stands beside it, and the families."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.change import name_comparison
from layouts.sheet import Sheet
from layouts.tile import say_basis
from layouts.totals import total_and_unit
from layouts.wall.number import draw_number
from layouts.wall.view import Scene
from layouts.wall.widths import width_of

_HALF_REM: Final = 13.75
_VALUE_REM: Final = 4.25
_UNIT_REM: Final = 1.75
_LABEL_REM: Final = 1.6875
"""Half the column, and the letters of a value, its unit and its name, as assets/wall.css has them."""
_WIDEST_BASIS: Final = 15
"""So many Chinese characters fill two lines of half the column."""


def draw_lead(sheet: Sheet, scene: Scene, totals: Mapping[str, Reading]) -> html.Div | None:
    """The large number, and those below it; None where the scene has none."""
    lead = totals.get(scene.lead or "")
    if lead is None:
        return None
    beside = [totals[key] for key in scene.beside if key in totals]
    title = _title(sheet, f"wall.lead.{scene.name}", [lead, *beside])
    return html.Div(
        [title, draw_number(sheet, lead, "hero"), *_rows(sheet, beside)], className="wall-lead"
    )


def draw_families(sheet: Sheet, scene: Scene, totals: Mapping[str, Reading]) -> html.Div | None:
    """The families of which anything is known; None where nothing is."""
    families = [
        (family.name, [totals[key] for key in family.metrics if key in totals])
        for family in scene.families
    ]
    known = [each for each in families if any(reading.value is not None for reading in each[1])]
    drawn = [_family(sheet, name, readings) for name, readings in known]
    return html.Div(drawn, className="wall-families") if drawn else None


def _family(sheet: Sheet, name: str, readings: Sequence[Reading]) -> html.Section:
    title = _title(sheet, f"wall.family.{name}", readings)
    return html.Section([title, *_rows(sheet, readings)], className="wall-family")


def _title(sheet: Sheet, key: str, readings: Sequence[Reading]) -> html.H2:
    """The title with what the numbers below it are compared with, once."""
    one = next((each for each in readings if each.previous_period), None)
    against = name_comparison(one, sheet.language) if one else ""
    return html.H2(
        [sheet.say(key), html.Span(against, className="wall-against")], className="wall-title"
    )


def _rows(sheet: Sheet, readings: Sequence[Reading]) -> list[Component]:
    """Numbers in pairs, in their order; a wide one, and one that is left, has a row of its own."""
    rows: list[list[Reading]] = []
    for reading in readings:
        has_mate = bool(rows) and len(rows[-1]) == 1 and not _is_wide(sheet, rows[-1][0])
        if has_mate and not _is_wide(sheet, reading):
            rows[-1].append(reading)
        else:
            rows.append([reading])
    return [_row(sheet, row) for row in rows]


def _row(sheet: Sheet, readings: Sequence[Reading]) -> html.Div:
    numbers = [draw_number(sheet, reading) for reading in readings]
    return html.Div(numbers, className=f"wall-row of-{len(numbers)}")


def _is_wide(sheet: Sheet, reading: Reading) -> bool:
    """True where half the column is too narrow: for a word of the name, which would be torn, for
    the number, or for what it rests on.
    """
    metric = metric_of(reading.metric)
    value, unit = total_and_unit(sheet, metric, reading.value)
    wide_rem = _VALUE_REM * width_of(value) + _UNIT_REM * width_of(f" {unit}" if unit else "")
    words = metric.name(sheet.language).split(" ")
    wide_rem = max(wide_rem, *(_LABEL_REM * width_of(word) for word in words))
    return wide_rem > _HALF_REM or width_of(say_basis(sheet, metric, reading)) > _WIDEST_BASIS
