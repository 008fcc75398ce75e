"""网格与覆盖: the grid map as geometry that can be audited, and whether staff and services reach
every household; of one area.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from data.analysis.sizing import Sizing
from data.findings import Findings
from data.metrics.reach import BY_GROUND, BY_HOUSEHOLDS, circle_of
from data.readings.reading import Reading
from data.siting import Siting
from layouts.audit_panel import AUDIT_SLOTS, Shown, audit_layout, draw_audit
from layouts.coverage_headline import COVER, SIZE, STAFF, draw_coverage_headline
from layouts.coverage_notices import coverage_notices
from layouts.department_maps import COMPLETE, LEGAL, draw_mappings
from layouts.grid_sizes import draw_sizes
from layouts.hot_layer import HotLayer
from layouts.indicators import draw_indicators
from layouts.map_frame import MapFrame
from layouts.notices import draw_notices
from layouts.page_form import Draw, PageForm, Part, View, board, panel_parts
from layouts.reach_bars import draw_circles
from layouts.siting_panel import draw_siting
from layouts.staffing_cells import draw_staffing

PROVISION: Final = {
    "provision.rooms": (
        "floor_area_per_100_households",
        "floor_area_norm_rate",
        "station_rate",
    ),
    "provision.video": ("key_site_video_rate", "camera_online_rate", "camera_intact_rate"),
}
TOTALS: Final = (
    *(COVER, "grid_overlap_rate", "covered_household_rate", STAFF, SIZE),
    *(key for circle in (BY_HOUSEHOLDS, BY_GROUND) for key in (circle.complete, circle.each)),
    *(COMPLETE.key, LEGAL.key),
    *(key for keys in PROVISION.values() for key in keys),
)


@dataclass(frozen=True, slots=True)
class CoverageView(View):
    """Everything the page draws.

    ``totals`` holds one reading per metric of the asked area, ``kinds`` the households reached by
    kind of facility, ``departments`` completeness and legality by department. ``parts`` are the
    staffing rates of the areas of ``part_level``; ``staffed`` and ``mapped`` judge single grids, by
    area id, and ``households`` are those of the grids in force, which ``sizings`` judge by every
    norm. ``findings`` are those of the last import, ``siting`` is of the kind that the page shows,
    ``hot`` what the layer of hot spots shows.
    ``level`` and ``frame`` are those of the map; None where nothing has a shape.
    """

    totals: Mapping[str, Reading]
    kinds: tuple[Reading, ...]
    departments: tuple[Reading, ...]
    parts: tuple[Reading, ...]
    part_level: str
    staffed: Mapping[str, Reading]
    mapped: Mapping[str, Reading]
    households: Mapping[str, int]
    sizings: tuple[Sizing, ...]
    findings: Findings
    siting: Siting | None
    hot: HotLayer | None
    level: str | None
    frame: MapFrame | None

    @property
    def judged(self) -> Mapping[str, Reading]:
        """What the layer of the map says of single grids."""
        return {"grids": self.staffed, "departments": self.mapped}.get(self.sheet.address.layer, {})


def _head(view: CoverageView) -> tuple[Any, Any]:
    sheet, totals = view.sheet, view.totals
    notices = coverage_notices(sheet, totals, view.findings, view.parts, view.siting)
    return draw_coverage_headline(sheet, totals, view.kinds), draw_notices(sheet, notices)


def _audit(view: CoverageView) -> tuple[Any, ...]:
    return draw_audit(
        *(view.sheet, view.findings, view.totals),
        *(Shown(view.judged, view.siting, view.hot), view.level, view.frame),
    )


PANELS: Final[Mapping[str, Draw[CoverageView]]] = {
    "circles": lambda v: draw_circles(
        v.sheet, v.kinds, v.totals[circle_of(v.sheet.place.recorded).complete]
    ),
    "siting": lambda v: draw_siting(v.sheet, v.siting),
    "sizes": lambda v: draw_sizes(v.sheet, v.households, v.totals[SIZE], v.sizings),
    "staffing": lambda v: draw_staffing(v.sheet, v.totals[STAFF], v.parts, v.staffed, v.part_level),
    "mappings": lambda v: draw_mappings(v.sheet, v.totals, v.departments, v.findings),
    "provision": lambda v: draw_indicators(v.sheet, "provision", PROVISION, v.totals),
}

FORM: Final = PageForm(
    _head,
    (Part("audit", AUDIT_SLOTS, audit_layout, _audit), *panel_parts(PANELS)),
    board("coverage-board"),
)
