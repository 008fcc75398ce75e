"""The tiles of the overview, in families; the first of each is the large one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.metrics.catalogue import CATALOGUE, metric_of
from data.readings.progress import Progress
from data.readings.reading import Reading
from layouts.change import name_comparison
from layouts.panel import panel, panel_rows, panel_stamp, panel_tools
from layouts.sheet import Sheet
from layouts.table import HEADINGS, table_row
from layouts.tile import tile
from layouts.views import view_switch

Family = tuple[str, tuple[str, ...]]
FAMILIES: Final[tuple[Family, ...]] = (
    ("closing", ("on_time_closure_rate", "resolution_rate", "median_hours_to_close")),
    ("coverage", ("grid_area_coverage", "covered_household_rate", "staffing_norm_rate")),
    ("volunteering", ("volunteer_hours", "active_volunteer_rate", "hours_per_1000_households")),
    ("backlog", ("overdue_open", "backlog_ageing", "p90_hours_to_close")),
    ("intake", ("case_volume", "cases_per_10k", "repeat_rate")),
    ("services", ("services_delivered", "online_service_rate")),
)
FURTHER: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({"coverage": ("size_norm_rate",)})
"""Metrics of a family that have no tile: the map shows them."""
SHOWN: Final = 3


def families_of(recorded: Collection[str]) -> tuple[Family, ...]:
    """The three families to show for the metrics that a place records, in their order.

    A family of which nothing is recorded gives its place to the next; where too few are recorded,
    those stand in whose facts the place knows at least.
    """
    facts = {CATALOGUE[key].fact for key in recorded}

    def lacks(family: Family) -> tuple[bool, bool]:
        keys = family[1]
        return not set(keys) & set(recorded), not {CATALOGUE[key].fact for key in keys} & facts

    chosen = sorted(FAMILIES, key=lacks)[:SHOWN]
    return tuple(family for family in FAMILIES if family in chosen)


def draw_families(
    sheet: Sheet,
    totals: Mapping[str, Reading],
    months: Mapping[str, Sequence[Reading]],
    progress: Mapping[str, Progress],
) -> list[Component]:
    """One card per family that has readings, behind the switch by which a phone shows one."""
    shown = [
        (name, [totals[key] for key in keys if key in totals])
        for name, keys in families_of(sheet.place.recorded)
    ]
    shown = [(name, readings) for name, readings in shown if readings]
    names = [sheet.say(f"family.{name}") for name, _ in shown]
    cards = [
        draw_family(
            sheet,
            name,
            "tiles",
            [_tile(sheet, totals, months, progress, r) for r in readings],
            readings,
        )
        for name, readings in shown
    ]
    return [view_switch("tiles", sheet.say("family.choose"), names), *cards]


def _tile(
    sheet: Sheet,
    totals: Mapping[str, Reading],
    months: Mapping[str, Sequence[Reading]],
    progress: Mapping[str, Progress],
    reading: Reading,
) -> html.Div:
    key = reading.metric
    return tile(
        sheet,
        metric_of(key),
        reading,
        months.get(key, ()),
        progress=progress.get(key),
        people=totals.get("active_volunteer_rate") if key == "volunteer_hours" else None,
    )


def draw_family(
    sheet: Sheet,
    name: str,
    export: str,
    tiles: Sequence[html.Div],
    readings: Sequence[Reading],
) -> html.Section:
    """A card of tiles with what ``readings``, those of the tiles, are compared with."""
    title = sheet.say(f"family.{name}")
    head = [
        html.H2(title, className="family-title"),
        html.Span(_against(sheet, readings), className="family-against"),
        panel_tools(sheet, name, export),
    ]
    rows = [table_row(sheet, metric_of(r.metric), r) for r in readings]
    return panel(
        name,
        [
            html.Div(head, className="family-head"),
            html.Div(list(tiles), className="family-tiles panel-body"),
            panel_rows(name, [sheet.say(key) for key in HEADINGS], rows),
            panel_stamp(sheet, title),
        ],
        "family",
    )


def _against(sheet: Sheet, readings: Sequence[Reading]) -> str:
    """Names the comparison once for the whole family."""
    one = next((r for r in readings if r.previous_period), None)
    return name_comparison(one, sheet.language) if one else ""
