"""The tiles of the whistles: how many, how often per case, fed back, resolved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.change import name_comparison
from layouts.numbers import format_value
from layouts.panel import panel_head, panel_rows, panel_stamp
from layouts.quantities import format_quantity
from layouts.sheet import Sheet
from layouts.table import HEADINGS, table_row
from layouts.tile import tile

NAME: Final = "calls"
_VOLUME: Final = "whistle_volume"
_RATE: Final = "whistle_rate"
_CALLS: Final = "whistle_call_volume"
_OTHERS: Final = (_RATE, "three_day_feedback_rate", "whistle_resolution_rate")


def tiles_of(department: str | None) -> tuple[str, ...]:
    """The metrics with a tile. Of one department its calls are counted: a whistle is one of the
    department that it calls first.
    """
    return (_CALLS if department else _VOLUME, *_OTHERS)


def draw_whistle_tiles(
    sheet: Sheet, totals: Mapping[str, Reading], months: Mapping[str, Sequence[Reading]]
) -> list[Component]:
    """The children of the panel; ``months`` are the last twelve of each tile, oldest first."""
    title = sheet.say("whistles.tiles")
    against = name_comparison(totals[_CALLS], sheet.language)
    keys = tiles_of(sheet.address.department)
    rows = [table_row(sheet, metric_of(key), totals[key]) for key in dict.fromkeys((_CALLS, *keys))]
    tiles = [_tile(sheet, totals, key, months.get(key, ())) for key in keys]
    return [
        html.Div(panel_head(sheet, NAME, title, NAME, against), className="panel-head"),
        html.Div(tiles, className="whistle-tiles panel-body"),
        panel_rows(NAME, [sheet.say(key) for key in HEADINGS], rows),
        panel_stamp(sheet, title),
    ]


def _tile(
    sheet: Sheet, totals: Mapping[str, Reading], key: str, months: Sequence[Reading]
) -> html.Div:
    notes = {_VOLUME: _calls(sheet, totals[_CALLS]), _RATE: _band(sheet, months)}
    return tile(sheet, metric_of(key), totals[key], months, note=notes.get(key, ""))


def _calls(sheet: Sheet, calls: Reading) -> str:
    count = format_quantity(calls.value or 0.0, "calls", sheet.language)
    return sheet.say("whistles.called", count=count)


def _band(sheet: Sheet, months: Sequence[Reading]) -> str:
    """Between what the whole months stood: too few whistles are as telling as too many."""
    whole = [row.value for row in months if not row.is_partial and row.value is not None]
    if len(whole) < 2:
        return ""
    low, high = (format_value(value, "ratio", sheet.language) for value in (min(whole), max(whole)))
    return sheet.say("whistles.band", months=len(whole), low=low, high=high)
