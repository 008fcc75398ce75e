"""矛盾与积案: on which paths disputes are settled, how, how fast and at which level, and the old
matters handed over; of one area and period.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from dash import html
from dash.development.base_component import Component

from data.address import Address
from data.analysis.ranking import Ranking
from data.metrics.catalogue import metric_of
from data.place import Place
from data.readings.reading import Reading
from data.readings.row import RowPage
from data.scope import Scope
from layouts.agreements import draw_agreements
from layouts.closing_levels import IN_GRID, IN_ZONE
from layouts.departments import draw_departments
from layouts.dispute_headline import draw_dispute_headline
from layouts.dispute_notices import dispute_notices
from layouts.dispute_paths import draw_paths
from layouts.families import draw_family
from layouts.frame import FRAME_SLOTS, draw_frame, frame_layout
from layouts.legacy import CLEARED, REBOUNDED, draw_legacy
from layouts.levels_closed import draw_levels
from layouts.mediation_times import draw_times
from layouts.notices import draw_notices
from layouts.panel import panel, skeleton
from layouts.records import RECORDS_SLOTS, draw_records, records_layout
from layouts.sheet import Sheet
from layouts.tile import tile

SUCCESS: Final = "mediation_success_rate"
PERFORMED: Final = "agreement_performance_rate"
CLOSED: Final = "cases_closed"
TILES: Final = {
    "mediation": (SUCCESS, PERFORMED, IN_GRID.key, IN_ZONE.key),
    "clearing": (CLEARED, REBOUNDED),
}
"""The cards of tiles."""
EXPORT: Final = "disputes"
"""What the tiles are taken home as."""
NAMES: Final = ("paths", "success", "times", "levels", "agreements", "legacy")
SLOTS: Final[tuple[tuple[str, str], ...]] = (
    *FRAME_SLOTS,
    ("headline", "children"),
    ("attention", "children"),
    ("dispute-tiles", "children"),
    *((f"panel-{name}", "children") for name in NAMES),
    *RECORDS_SLOTS,
)


@dataclass(frozen=True, slots=True)
class DisputesView:
    """Everything the page draws.

    ``totals`` holds one reading per metric: of the asked area and period, but for what is said of
    old matters, which are those handed over in the year; ``earlier`` is the rate cleared of all
    before, None where there is no before. ``months`` are the tiles' metrics by month. ``flows`` are
    the disputes closed by path and outcome, ``paths`` the success rate and the quantiles of time by
    path, ``ranking`` which paths can be told apart. ``levels`` and ``areas`` are where disputes were
    closed, by level of closing and by area of ``level``, which ``area_rankings`` tell apart.
    ``overdue`` are a few agreements not performed, ``legacy`` the old matters, ``records`` a page of
    the cases behind a number. ``now`` is the reader's clock, for the banner of stale data.
    """

    address: Address
    place: Place
    scope: Scope
    totals: Mapping[str, Reading]
    months: Mapping[str, tuple[Reading, ...]]
    earlier: Reading | None
    flows: tuple[Reading, ...]
    paths: tuple[Reading, ...]
    ranking: Ranking
    levels: tuple[Reading, ...]
    areas: tuple[Reading, ...]
    area_rankings: Mapping[str, Ranking]
    level: str
    overdue: RowPage
    legacy: RowPage
    records: RowPage
    now: datetime | None = None

    @property
    def sheet(self) -> Sheet:
        return Sheet(self.address, self.place, self.scope)

    def by_path(self, *metrics: str) -> tuple[Reading, ...]:
        return tuple(row for row in self.paths if row.metric in metrics)


def layout() -> Component:
    """The static skeleton: every id in place, grey bars where readings will stand."""
    panels = [*(panel(name, [skeleton()]) for name in NAMES), records_layout()]
    tiles = html.Div(skeleton(), id="dispute-tiles", className="dispute-tiles")
    return frame_layout([tiles, html.Div(panels, className="disputes-board")])


def draw(view: DisputesView) -> tuple[Any, ...]:
    """The values of all SLOTS, in their order."""
    sheet, totals = view.sheet, view.totals
    low = [row.reading for row in view.ranking.worse]
    notices = dispute_notices(
        sheet, totals[PERFORMED], view.overdue, totals[REBOUNDED], totals[CLEARED], low
    )
    success = view.by_path(SUCCESS)
    return (
        *draw_frame(sheet, view.now),
        draw_dispute_headline(sheet, totals),
        draw_notices(sheet, notices),
        [_tiles(view, name) for name in TILES],
        draw_paths(sheet, view.flows, totals[CLOSED]),
        draw_departments(sheet, success, totals[SUCCESS], view.ranking, "success", "path"),
        draw_times(sheet, totals, view.by_path("median_hours_to_close", "p90_hours_to_close")),
        draw_levels(sheet, totals, view.levels, view.areas, view.area_rankings, view.level),
        draw_agreements(sheet, totals[PERFORMED], view.overdue),
        draw_legacy(sheet, totals[CLEARED], totals[REBOUNDED], view.earlier, view.legacy),
        draw_records(sheet, view.records),
    )


def _tiles(view: DisputesView, name: str) -> html.Section:
    readings = [view.totals[key] for key in TILES[name]]
    tiles = [
        tile(view.sheet, metric_of(row.metric), row, view.months.get(row.metric, ()))
        for row in readings
    ]
    return draw_family(view.sheet, name, EXPORT, tiles, readings)
