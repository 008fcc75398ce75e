"""The metrics of cases: how many, how far, how long, how often again."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from tests.oracle_case_rows import BASES, DIMENSION_COLUMNS, STAGES, STEPS, rows_in_scope
from tests.oracle_figures import Expected, count, per, share
from tests.oracle_groups import Events, Group
from tests.oracle_survival import quantile

CASES: Final = Events(
    rows_in_scope,
    BASES,
    cohort="opened",
    columns=DIMENSION_COLUMNS | {"path": "mediation_path", "outcome": "mediation_outcome"},
)
Measure = Callable[[Group], Expected]


def stage_share(number: int) -> Measure:
    """Of those that reached the stage before, who reached this one."""

    def measure(group: Group) -> Expected:
        stages = group.rows.stage
        return share(int((stages >= number).sum()), int((stages >= number - 1).sum()))

    return measure


def hours_at(share: Fraction, span: str) -> Measure:
    return lambda group: quantile(share, span, group.rows, group.cohort)


def _per_10k(group: Group) -> Expected:
    n = group.count("is_populated")
    return per(n, group.persons, 10_000, n)


def _repeats(group: Group) -> Expected:
    is_known = group.rows.reporter_hash.notna() | group.rows.longitude.notna()
    return share(int(group.rows.repeat_of.notna().sum()), int(is_known.sum()))


def _without_deadline(group: Group) -> Expected:
    return count(int((group.rows.deadline.isna() & group.rows.outcome.isna()).sum()))


MEDIAN, P90 = Fraction(1, 2), Fraction(9, 10)

CASE_MEASURES: Final[dict[str, Measure]] = {
    "case_volume": lambda group: count(len(group.rows)),
    "cases_per_10k": _per_10k,
    "cases_closed": lambda group: count(len(group.rows)),
    "resolution_rate": lambda group: share(group.count("is_closed"), len(group.rows)),
    "closure_rate": lambda group: share(group.count("is_closed"), len(group.rows)),
    "on_time_closure_rate": lambda group: share(group.count("is_on_time"), len(group.rows)),
    "cases_without_deadline": _without_deadline,
    "overdue_open": lambda group: count(group.count("is_overdue")),
    "overdue_open_share": lambda group: share(group.count("is_overdue"), group.count("is_open")),
    "backlog_ageing": lambda group: count(group.count("is_open")),
    "repeat_rate": _repeats,
    **{f"{stage}_share": stage_share(number) for number, stage in enumerate(STAGES[1:], start=1)},
    **{f"median_hours_to_{span}": hours_at(MEDIAN, span) for span in ("close", *STEPS)},
    **{f"p90_hours_to_{span}": hours_at(P90, span) for span in ("close", *STEPS)},
    "median_working_hours_to_close": hours_at(MEDIAN, "close_working"),
    "p90_working_hours_to_close": hours_at(P90, "close_working"),
}
