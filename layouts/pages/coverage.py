"""网格与覆盖: the grid map as geometry that can be audited, and whether staff and services reach
every household; of one area.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from dash import html
from dash.development.base_component import Component

from data.address import Address
from data.analysis.sizing import Sizing
from data.findings import Findings
from data.place import Place
from data.readings.reading import Reading
from data.scope import Scope
from data.siting import Siting
from layouts.audit_panel import AUDIT_SLOTS, audit_layout, draw_audit
from layouts.coverage_headline import COVER, SIZE, STAFF, draw_coverage_headline
from layouts.coverage_notices import coverage_notices
from layouts.department_maps import COMPLETE, LEGAL, draw_mappings
from layouts.frame import FRAME_SLOTS, draw_frame, frame_layout
from layouts.grid_sizes import draw_sizes
from layouts.indicators import draw_indicators
from layouts.map_frame import MapFrame
from layouts.notices import draw_notices
from layouts.panel import panel, skeleton
from layouts.reach_bars import ALL_KINDS, draw_circles
from layouts.sheet import Sheet
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
    *(ALL_KINDS.key, "facility_reach_rate", COMPLETE.key, LEGAL.key),
    *(key for keys in PROVISION.values() for key in keys),
)
NAMES: Final = ("circles", "siting", "sizes", "staffing", "mappings", "provision")
SLOTS: Final[tuple[tuple[str, str], ...]] = (
    *FRAME_SLOTS,
    ("headline", "children"),
    ("attention", "children"),
    *AUDIT_SLOTS,
    *((f"panel-{name}", "children") for name in NAMES),
)


@dataclass(frozen=True, slots=True)
class CoverageView:
    """Everything the page draws.

    ``totals`` holds one reading per metric of the asked area, ``kinds`` the households reached by
    kind of facility, ``departments`` completeness and legality by department. ``parts`` are the
    staffing rates of the areas of ``part_level``; ``staffed`` and ``mapped`` judge single grids, by
    area id, and ``households`` are those of the grids in force, which ``sizings`` judge by every
    norm. ``findings`` are those of the last import, ``siting`` is of the kind that the page shows.
    ``level`` and ``frame`` are those of the map; None where nothing has a shape. ``now`` is the
    reader's clock, for the banner of stale data.
    """

    address: Address
    place: Place
    scope: Scope
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
    level: str | None
    frame: MapFrame | None
    now: datetime | None = None

    @property
    def sheet(self) -> Sheet:
        return Sheet(self.address, self.place, self.scope)

    @property
    def judged(self) -> Mapping[str, Reading]:
        """What the layer of the map says of single grids."""
        return {"grids": self.staffed, "departments": self.mapped}.get(self.address.layer, {})


def layout() -> Component:
    """The static skeleton: every id in place, grey bars where readings will stand."""
    panels = [audit_layout(), *(panel(name, [skeleton()]) for name in NAMES)]
    return frame_layout([html.Div(panels, className="coverage-board")])


def draw(view: CoverageView) -> tuple[Any, ...]:
    """The values of all SLOTS, in their order."""
    sheet, totals = view.sheet, view.totals
    notices = coverage_notices(sheet, totals, view.findings, view.parts, view.siting)
    return (
        *draw_frame(sheet, view.now),
        draw_coverage_headline(sheet, totals, view.kinds),
        draw_notices(sheet, notices),
        *draw_audit(sheet, view.findings, totals, view.judged, view.siting, view.level, view.frame),
        draw_circles(sheet, view.kinds, totals[ALL_KINDS.key]),
        draw_siting(sheet, view.siting),
        draw_sizes(sheet, view.households, totals[SIZE], view.sizings),
        draw_staffing(sheet, totals[STAFF], view.parts, view.staffed, view.part_level),
        draw_mappings(sheet, totals, view.departments, view.findings),
        draw_indicators(sheet, "provision", PROVISION, totals),
    )
