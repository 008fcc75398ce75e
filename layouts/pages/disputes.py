"""矛盾与积案: on which paths disputes are settled, how, how fast and at which level, and the old
matters handed over; of one area and period.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from dash import html
from dash.development.base_component import Component

from data.analysis.ranking import Ranking
from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from data.readings.row import RowPage
from layouts.agreements import draw_agreements
from layouts.closing_levels import IN_GRID, IN_ZONE
from layouts.departments import draw_departments
from layouts.dispute_headline import draw_dispute_headline
from layouts.dispute_notices import dispute_notices
from layouts.dispute_paths import draw_paths
from layouts.families import draw_family
from layouts.legacy import CLEARED, REBOUNDED, draw_legacy
from layouts.levels_closed import draw_levels
from layouts.mediation_times import draw_times
from layouts.notices import draw_notices
from layouts.page_form import Draw, PageForm, View, bare_part, panel_part, panel_parts
from layouts.panel import skeleton
from layouts.records import draw_records
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
_TIMES: Final = ("median_hours_to_close", "p90_hours_to_close")


@dataclass(frozen=True, slots=True)
class DisputesView(View):
    """Everything the page draws.

    ``totals`` holds one reading per metric: of the asked area and period, but for what is said of
    old matters, which are those handed over in the year; ``earlier`` is the rate cleared of all
    before, None where there is no before. ``months`` are the tiles' metrics by month. ``flows`` are
    the disputes closed by path and outcome, ``paths`` the success rate and the quantiles of time by
    path, ``ranking`` which paths can be told apart. ``levels`` and ``areas`` are where disputes were
    closed, by level of closing and by area of ``level``, which ``area_rankings`` tell apart.
    ``overdue`` are a few agreements not performed, ``legacy`` the old matters, ``records`` a page of
    the cases behind a number.
    """

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

    def by_path(self, *metrics: str) -> tuple[Reading, ...]:
        return tuple(row for row in self.paths if row.metric in metrics)


def _head(view: DisputesView) -> tuple[Any, Any]:
    sheet, totals = view.sheet, view.totals
    low = [row.reading for row in view.ranking.worse]
    notices = dispute_notices(
        sheet, totals[PERFORMED], view.overdue, totals[REBOUNDED], totals[CLEARED], low
    )
    return draw_dispute_headline(sheet, totals), draw_notices(sheet, notices)


def _tiles(view: DisputesView, name: str) -> html.Section:
    readings = [view.totals[key] for key in TILES[name]]
    tiles = [
        tile(view.sheet, metric_of(row.metric), row, view.months.get(row.metric, ()))
        for row in readings
    ]
    return draw_family(view.sheet, name, EXPORT, tiles, readings)


def _success(view: DisputesView) -> list[Component]:
    rows, total = view.by_path(SUCCESS), view.totals[SUCCESS]
    return draw_departments(view.sheet, rows, total, view.ranking, "success", "path")


def _legacy(view: DisputesView) -> list[Component]:
    cleared, rebounded = view.totals[CLEARED], view.totals[REBOUNDED]
    return draw_legacy(view.sheet, cleared, rebounded, view.earlier, view.legacy)


def _arrange(parts: dict[str, Component]) -> list[Component]:
    tiles, *panels = parts.values()
    return [tiles, html.Div(panels, className="disputes-board")]


PANELS: Final[Mapping[str, Draw[DisputesView]]] = {
    "paths": lambda v: draw_paths(v.sheet, v.flows, v.totals[CLOSED]),
    "success": _success,
    "times": lambda v: draw_times(v.sheet, v.totals, v.by_path(*_TIMES)),
    "levels": lambda v: draw_levels(v.sheet, v.totals, v.levels, v.areas, v.area_rankings, v.level),
    "agreements": lambda v: draw_agreements(v.sheet, v.totals[PERFORMED], v.overdue),
    "legacy": _legacy,
}

FORM: Final[PageForm[DisputesView]] = PageForm(
    _head,
    (
        bare_part(
            "dispute-tiles",
            lambda v: [_tiles(v, name) for name in TILES],
            lambda: html.Div(skeleton(), id="dispute-tiles", className="dispute-tiles"),
        ),
        *panel_parts(PANELS),
        panel_part("records", lambda v: draw_records(v.sheet, v.records), "records"),
    ),
    _arrange,
)
