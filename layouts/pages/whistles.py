"""吹哨: whether departments come when they are whistled for, what for, and what keeps coming back;
of one area and period, with the calls behind a number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from dash import html
from dash.development.base_component import Component

from data.address import Address
from data.analysis.chronic import Chronic
from data.analysis.ranking import Ranking
from data.metrics.steps import OF_A_CALL
from data.periods import Period
from data.place import Place
from data.readings.reading import Reading
from data.readings.row import RowPage
from data.scope import Scope
from layouts.departments import draw_departments
from layouts.flow import draw_flow
from layouts.frame import FRAME_SLOTS, draw_frame, frame_layout
from layouts.heat import draw_heat
from layouts.notices import SHOWN, draw_notices
from layouts.panel import panel, skeleton
from layouts.points import draw_points
from layouts.records import RECORDS_SLOTS, draw_records, records_layout
from layouts.sheet import Sheet
from layouts.whistle_chronic import draw_chronic
from layouts.whistle_headline import draw_whistle_headline
from layouts.whistle_notices import whistle_notices
from layouts.whistle_rates import draw_whistle_rates
from layouts.whistle_tiles import draw_whistle_tiles

NAMES: Final = ("response", "calls", "arrivals", "heat", "chronic", "whistling", "points")
SLOTS: Final[tuple[tuple[str, str], ...]] = (
    *FRAME_SLOTS,
    ("headline", "children"),
    ("attention", "children"),
    *((f"panel-{name}", "children") for name in NAMES),
    *RECORDS_SLOTS,
)


@dataclass(frozen=True, slots=True)
class WhistlesView:
    """Everything the page draws.

    ``totals`` holds one reading per metric for the asked area, ``months`` the last twelve months of
    those with a tile, oldest first. ``stages`` are, by metric, the calls of the period, the shares
    that went on from each stage to the next, and the quantiles of the steps between them.
    ``arrivals`` is the on-time arrival rate by department, which ``ranking`` tells apart. ``cells``
    are the calls by department and item, which ``departments`` and ``items`` sum up. ``chronic``
    are the items whistled for in each of the months up to ``month``. ``areas`` of ``level`` are the
    whistle rates of the areas below, told apart by ``areas_ranking``; without areas below, the level
    is None. ``points`` are both metrics of points by department; ``records`` is a page of the calls
    behind a number. ``now`` is the reader's clock, for the banner of stale data.
    """

    address: Address
    place: Place
    scope: Scope
    totals: Mapping[str, Reading]
    months: Mapping[str, Sequence[Reading]]
    stages: Mapping[str, Reading]
    arrivals: tuple[Reading, ...]
    ranking: Ranking
    cells: tuple[Reading, ...]
    departments: tuple[Reading, ...]
    items: tuple[Reading, ...]
    chronic: tuple[Chronic, ...]
    month: Period
    level: str | None
    areas: tuple[Reading, ...]
    areas_ranking: Ranking
    points: tuple[Reading, ...]
    records: RowPage
    now: datetime | None = None

    @property
    def sheet(self) -> Sheet:
        return Sheet(self.address, self.place, self.scope)


def layout() -> Component:
    """The static skeleton: every id in place, grey bars where readings will stand."""
    panels = [*(panel(name, [skeleton()]) for name in NAMES), records_layout()]
    return frame_layout([html.Div(panels, className="whistles-board")])


def draw(view: WhistlesView) -> tuple[Any, ...]:
    """The values of all SLOTS, in their order."""
    sheet, totals = view.sheet, view.totals
    late = [row.reading for row in view.ranking.worse]
    calls = totals["whistle_call_volume"]
    notices = whistle_notices(sheet, totals, late, view.chronic)
    return (
        *draw_frame(sheet, view.now),
        draw_whistle_headline(sheet, totals, late),
        draw_notices(sheet, notices[:SHOWN]),
        draw_flow(sheet, view.stages, OF_A_CALL),
        draw_whistle_tiles(sheet, totals, view.months),
        draw_departments(
            sheet, view.arrivals, totals["on_time_arrival_rate"], view.ranking, "arrivals"
        ),
        draw_heat(sheet, view.cells, view.departments, view.items, calls),
        draw_chronic(sheet, view.chronic, view.month, calls),
        draw_whistle_rates(
            sheet, view.areas, totals["whistle_rate"], view.areas_ranking, view.level
        ),
        draw_points(sheet, view.points, totals),
        draw_records(sheet, view.records),
    )
