"""案件: what was due and what is late, how far cases come and how long it takes, why the rate
changed, and the cases behind a number; of one area and period.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from data.address import Why
from data.analysis.decomposition import Explanation
from data.analysis.expectation import Expectations
from data.analysis.ranking import Ranking
from data.analysis.sensitivity import Sensitivity
from data.readings.reading import Reading
from data.readings.row import RowPage
from layouts.ageing import draw_ageing
from layouts.case_headline import draw_case_headline
from layouts.case_notices import case_notices
from layouts.clocks import clocks_of
from layouts.departments import draw_departments
from layouts.expectations import draw_expectations
from layouts.flow import draw_flow
from layouts.funnel import stages_of
from layouts.histogram import draw_histogram
from layouts.indicators import draw_indicators
from layouts.notices import draw_notices
from layouts.page_form import Draw, PageForm, View, board, panel_part, panel_parts
from layouts.records import draw_records
from layouts.repeats_panel import draw_repeats
from layouts.waterfall import draw_why

LEAD: Final = "on_time_closure_rate"
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


@dataclass(frozen=True, slots=True)
class CasesView(View):
    """Everything the page draws.

    ``totals`` holds one reading per metric for the asked area. ``stages`` are, by metric, the
    cases reported, the shares that went on from each stage to the next, and the quantiles of the
    steps between them. ``durations`` are the cases closed by half days, ``departments`` the on-time
    closure rate by department, which ``ranking`` tells apart; ``explanations`` why it changed, by
    the breakdowns asked, and ``sensitivity`` the repeat rate by other rules. ``ages`` and
    ``overdue_ages`` are the open cases by age, and those of them that are overdue; ``expectations``
    are the times that recent performance lets expect; ``records`` is a page of the cases behind a number.
    """

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


def _head(view: CasesView) -> tuple[Any, Any]:
    sheet, lead = view.sheet, view.totals[LEAD]
    low = [row.reading for row in view.ranking.worse]
    reached = [stage.key for stage in stages_of(view.stages)[1:]]
    clocks = clocks_of(sheet, reached, view.stages)
    overdue = view.totals["overdue_open"]
    notices = case_notices(sheet, overdue, view.overdue_ages, low, clocks)
    sentence = draw_case_headline(sheet, lead, low, view.explanations.get("area"))
    return sentence, draw_notices(sheet, notices)


PANELS: Final[Mapping[str, Draw[CasesView]]] = {
    "flow": lambda v: draw_flow(v.sheet, v.stages),
    "durations": lambda v: draw_histogram(v.sheet, v.durations, v.totals),
    "departments": lambda v: draw_departments(v.sheet, v.departments, v.totals[LEAD], v.ranking),
    "why": lambda v: draw_why(v.sheet, v.totals[LEAD], v.explanations),
    "repeats": lambda v: draw_repeats(v.sheet, v.totals["repeat_rate"], v.sensitivity),
    "ageing": lambda v: draw_ageing(v.sheet, v.ages, v.overdue_ages, v.totals),
    "quality": lambda v: draw_indicators(v.sheet, "quality", QUALITY, v.totals),
    "expected": lambda v: draw_expectations(v.sheet, v.expectations),
}

FORM: Final[PageForm[CasesView]] = PageForm(
    _head,
    (
        *panel_parts(PANELS),
        panel_part("records", lambda v: draw_records(v.sheet, v.records), "records"),
    ),
    board("cases-board"),
)
