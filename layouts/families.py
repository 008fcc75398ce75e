"""The tiles of the overview, in families; the first of each is the large one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dash import html

from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.dates import format_against
from layouts.panel import panel, panel_rows, panel_stamp, panel_tools
from layouts.sheet import Sheet
from layouts.table import HEADINGS, table_row
from layouts.tile import tile

FAMILIES: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("closing", ("on_time_closure_rate", "resolution_rate", "overdue_open")),
    ("pace", ("median_hours_to_close", "p90_hours_to_close", "backlog_ageing")),
    ("intake", ("case_volume", "cases_per_10k", "repeat_rate")),
)


def draw_families(
    sheet: Sheet,
    totals: Mapping[str, Reading],
    months: Mapping[str, Sequence[Reading]],
) -> list[html.Section]:
    """One card per family that has readings."""
    return [
        _family(sheet, name, [totals[key] for key in keys if key in totals], months)
        for name, keys in FAMILIES
        if any(key in totals for key in keys)
    ]


def _family(
    sheet: Sheet, name: str, readings: Sequence[Reading], months: Mapping[str, Sequence[Reading]]
) -> html.Section:
    title = sheet.say(f"family.{name}")
    head = [
        html.H2(title, className="family-title"),
        html.Span(_against(sheet, readings), className="family-against"),
        panel_tools(sheet, name, "tiles"),
    ]
    tiles = [
        tile(sheet, metric_of(r.metric), r, months.get(r.metric, ()), is_hero=i == 0)
        for i, r in enumerate(readings)
    ]
    rows = [table_row(sheet, metric_of(r.metric), r) for r in readings]
    return panel(
        name,
        [
            html.Div(head, className="family-head"),
            html.Div(tiles, className="family-tiles panel-body"),
            panel_rows(name, [sheet.say(key) for key in HEADINGS], rows),
            panel_stamp(sheet, title),
        ],
        "family",
    )


def _against(sheet: Sheet, readings: Sequence[Reading]) -> str:
    """Names the comparison once for the whole family."""
    one = next((r for r in readings if r.previous_period), None)
    if one is None or one.previous_period is None:
        return ""
    compared = format_against(one.previous_period, one.period, sheet.language)
    return sheet.say("change.against", period=compared)
