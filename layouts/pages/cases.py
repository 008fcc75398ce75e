"""案件: what was due and what is late, how far cases come and how long it takes, why the rate
changed, and the cases behind a number; of one area and period.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from dash import html
from dash.development.base_component import Component

from data.address import Address, Why
from data.analysis.decomposition import Explanation
from data.analysis.expectation import Expectations
from data.analysis.ranking import Ranking
from data.analysis.sensitivity import Sensitivity
from data.place import Place
from data.readings.reading import Reading
from data.readings.row import RowPage
from data.scope import Scope
from layouts.ageing import draw_ageing
from layouts.case_headline import draw_case_headline
from layouts.case_notices import case_notices
from layouts.clocks import clocks_of
from layouts.departments import draw_departments
from layouts.expectations import draw_expectations
from layouts.flow import draw_flow
from layouts.frame import FRAME_SLOTS, draw_frame, frame_layout
from layouts.funnel import stages_of
from layouts.histogram import draw_histogram
from layouts.indicators import draw_indicators
from layouts.notices import draw_notices
from layouts.panel import panel, skeleton
from layouts.records import RECORDS_SLOTS, draw_records, records_layout
from layouts.repeats_panel import draw_repeats
from layouts.sheet import Sheet
from layouts.waterfall import draw_why

LEAD: Final = "on_time_closure_rate"
NAMES: Final = (
    *("flow", "durations", "departments", "why", "repeats", "ageing", "quality", "expected"),
)
QUALITY: Final = MappingProxyType(
    {
        "quality.found": (
            *("valid_report_rate", "proactive_discovery_rate", "missed_rate"),
            *("on_time_filing_rate", "first_dispatch_rate", "bounce_rate"),
        ),
        "quality.answered": (
            *("response_rate", "solved_rate", "satisfaction_rate", "fully_satisfied_rate"),
            *("rating_share", "three_rate_score"),
        ),
        "quality.handled": (
            *("handling_rate", "on_time_handling_rate", "closure_rate", "rework_rate"),
            *("reworks_per_due_case", "clearance_ratio", "overdue_open_share"),
            *("median_working_hours_to_close", "p90_working_hours_to_close"),
        ),
    }
)
"""The indicators of the panel of quality, by the heading of their group."""
SLOTS: Final[tuple[tuple[str, str], ...]] = (
    *FRAME_SLOTS,
    ("headline", "children"),
    ("attention", "children"),
    *((f"panel-{name}", "children") for name in NAMES),
    *RECORDS_SLOTS,
)


@dataclass(frozen=True, slots=True)
class CasesView:
    """Everything the page draws.

    ``totals`` holds one reading per metric for the asked area. ``stages`` are, by metric, the
    cases reported, the shares that went on from each stage to the next, and the quantiles of the
    steps between them. ``durations`` are the cases closed by half days, ``departments`` the on-time
    closure rate by department, which ``ranking`` tells apart; ``explanations`` why it changed, by
    the breakdowns asked, and ``sensitivity`` the repeat rate by other rules. ``ages`` and
    ``overdue_ages`` are the open cases by age, and those of them that are overdue; ``expectations``
    are the times that recent performance lets expect; ``records`` is a
    page of the cases behind a number. ``now`` is the reader's clock, for the banner of stale data.
    """

    address: Address
    place: Place
    scope: Scope
    totals: Mapping[str, Reading]
    stages: Mapping[str, Reading]
    durations: tuple[Reading, ...]
    departments: tuple[Reading, ...]
    ranking: Ranking
    explanations: Mapping[Why, Explanation | None]
    sensitivity: Sensitivity | None
    ages: tuple[Reading, ...]
    overdue_ages: tuple[Reading, ...]
    expectations: Expectations
    records: RowPage
    now: datetime | None = None

    @property
    def sheet(self) -> Sheet:
        return Sheet(self.address, self.place, self.scope)


def layout() -> Component:
    """The static skeleton: every id in place, grey bars where readings will stand."""
    panels = [*(panel(name, [skeleton()]) for name in NAMES), records_layout()]
    return frame_layout([html.Div(panels, className="cases-board")])


def draw(view: CasesView) -> tuple[Any, ...]:
    """The values of all SLOTS, in their order."""
    sheet, lead = view.sheet, view.totals[LEAD]
    low = [row.reading for row in view.ranking.worse]
    reached = [stage.key for stage in stages_of(view.stages)[1:]]
    clocks = clocks_of(sheet, reached, view.stages)
    overdue = view.totals["overdue_open"]
    return (
        *draw_frame(sheet, view.now),
        draw_case_headline(sheet, lead, low, view.explanations.get("area")),
        draw_notices(sheet, case_notices(sheet, overdue, view.overdue_ages, low, clocks)),
        draw_flow(sheet, view.stages),
        draw_histogram(sheet, view.durations, view.totals),
        draw_departments(sheet, view.departments, lead, view.ranking),
        draw_why(sheet, lead, view.explanations),
        draw_repeats(sheet, view.totals["repeat_rate"], view.sensitivity),
        draw_ageing(sheet, view.ages, view.overdue_ages, view.totals),
        draw_indicators(sheet, "quality", QUALITY, view.totals),
        draw_expectations(sheet, view.expectations),
        draw_records(sheet, view.records),
    )
