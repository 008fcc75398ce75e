"""Every metric computed a second time, with pandas, from the rows of a generation alone.

Written from the definitions (docs/metrics.md), not from the statements of the reader: where
the two differ, one of them is wrong. Slow and plain on purpose.
"""

from __future__ import annotations

from typing import Final

from data.scope import By, Scope
from tests.oracle_cases import CASE_MEASURES, CASES
from tests.oracle_coverage import COVERAGE_MEASURES
from tests.oracle_figures import NOT_REACHED, NOT_RECORDED, Expected, Key
from tests.oracle_flows import FLOW_MEASURES, FLOWS, REPORT_MEASURES, REPORTS
from tests.oracle_groups import groups
from tests.oracle_handling import HANDLING_MEASURES
from tests.oracle_participation import PARTICIPATION_MEASURES
from tests.oracle_parts import parts
from tests.oracle_reach import REACH_MEASURES
from tests.oracle_recording import is_recorded, judgeable
from tests.oracle_records import Records
from tests.oracle_scores import SCORES, weighed
from tests.oracle_stands import GRAINS, STANDS_ON
from tests.oracle_whistles import WHISTLE_MEASURES, WHISTLES

EVENTS: Final = {"cases": CASES, "whistles": WHISTLES, "flows": FLOWS, "reports": REPORTS}
EVENT_MEASURES: Final = {
    **CASE_MEASURES,
    **HANDLING_MEASURES,
    **WHISTLE_MEASURES,
    **FLOW_MEASURES,
    **REPORT_MEASURES,
}
MEASURES: Final = {**COVERAGE_MEASURES, **REACH_MEASURES, **PARTICIPATION_MEASURES}


def can_break_down(metric: str, by: By | None) -> bool:
    """Whether the question has an answer at all: areas and the grains of the metric's fact."""
    return by is None or by.grain == "area" or by.grain in GRAINS[STANDS_ON[metric][0]]


def expect(
    metric: str, records: Records, scope: Scope, by: By | None = None
) -> dict[Key, Expected]:
    """The figures of ``metric`` for each group; the total stands under None.

    Cases of a source that does not tell what the metric needs cannot be judged by it. The
    filters of a scope are dimensions of what happens: other records have none of them.
    """
    if metric in SCORES:
        rates = {rate: expect(rate, records, scope, by) for rate in SCORES[metric]}
        return weighed(rates, records.profile)
    fact, base = STANDS_ON[metric]
    records = judgeable(metric, fact, records)
    if metric in EVENT_MEASURES:
        found, measure = groups(EVENTS[fact], base, records, scope, by), EVENT_MEASURES[metric]
    else:
        found, measure = parts(records, scope, by), MEASURES[metric]
    if not is_recorded(metric, fact, records):
        return {key: NOT_RECORDED for key, _ in found}
    if scope.period.start is not None and scope.period.start > scope.as_of.date():
        return {key: NOT_REACHED for key, _ in found}
    return {key: measure(group) for key, group in found}
