"""吹哨: whether departments come when they are whistled for, what for, and what keeps coming back;
of one area and period, with the calls behind a number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from data.analysis.chronic import Chronic
from data.analysis.ranking import Ranking
from data.metrics.steps import OF_A_CALL
from data.periods import Period
from data.readings.reading import Reading
from data.readings.row import RowPage
from layouts.departments import draw_departments
from layouts.flow import draw_flow
from layouts.heat import draw_heat
from layouts.notices import SHOWN, draw_notices
from layouts.page_form import Draw, PageForm, View, board, panel_part, panel_parts
from layouts.points import draw_points
from layouts.records import draw_records
from layouts.whistle_chronic import draw_chronic
from layouts.whistle_headline import draw_whistle_headline
from layouts.whistle_notices import whistle_notices
from layouts.whistle_rates import draw_whistle_rates
from layouts.whistle_tiles import draw_whistle_tiles

CALLS: Final = "whistle_call_volume"
ARRIVAL: Final = "on_time_arrival_rate"
RATE: Final = "whistle_rate"


@dataclass(frozen=True, slots=True)
class WhistlesView(View):
    """Everything the page draws.

    ``totals`` holds one reading per metric for the asked area, ``months`` the last twelve months of
    those with a tile, oldest first. ``stages`` are, by metric, the calls of the period, the shares
    that went on from each stage to the next, and the quantiles of the steps between them.
    ``arrivals`` is the on-time arrival rate by department, which ``ranking`` tells apart. ``cells``
    are the calls by department and item, which ``departments`` and ``items`` sum up. ``chronic``
    are the items whistled for in each of the months up to ``month``. ``areas`` of ``level`` are the
    whistle rates of the areas below, told apart by ``areas_ranking``; without areas below, the level
    is None. ``points`` are both metrics of points by department; ``records`` is a page of the calls
    behind a number.
    """

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


def _head(view: WhistlesView) -> tuple[Any, Any]:
    sheet, late = view.sheet, [row.reading for row in view.ranking.worse]
    notices = whistle_notices(sheet, view.totals, late, view.chronic)
    sentence = draw_whistle_headline(sheet, view.totals, late)
    return sentence, draw_notices(sheet, notices[:SHOWN])


PANELS: Final[Mapping[str, Draw[WhistlesView]]] = {
    "response": lambda v: draw_flow(v.sheet, v.stages, OF_A_CALL),
    "calls": lambda v: draw_whistle_tiles(v.sheet, v.totals, v.months),
    "arrivals": lambda v: draw_departments(
        v.sheet, v.arrivals, v.totals[ARRIVAL], v.ranking, "arrivals"
    ),
    "heat": lambda v: draw_heat(v.sheet, v.cells, v.departments, v.items, v.totals[CALLS]),
    "chronic": lambda v: draw_chronic(v.sheet, v.chronic, v.month, v.totals[CALLS]),
    "whistling": lambda v: draw_whistle_rates(
        v.sheet, v.areas, v.totals[RATE], v.areas_ranking, v.level
    ),
    "points": lambda v: draw_points(v.sheet, v.points, v.totals),
}

FORM: Final[PageForm[WhistlesView]] = PageForm(
    _head,
    (
        *panel_parts(PANELS),
        panel_part("records", lambda v: draw_records(v.sheet, v.records), "records"),
    ),
    board("whistles-board"),
)
