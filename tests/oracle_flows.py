"""What comes in against what goes out, and which reports are valid."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pandas as pd

from data.scope import Scope
from tests.oracle_case_rows import DIMENSION_COLUMNS, begun, reports_in_scope, rows_in_scope
from tests.oracle_cases import Measure
from tests.oracle_figures import Expected, share
from tests.oracle_groups import Events, Group
from tests.oracle_places import Tree
from tests.oracle_records import Records
from tests.oracle_whistles import blown_in_area

REPORTS: Final = Events(
    reports_in_scope, {"occurred": begun("reported_at")}, "occurred", DIMENSION_COLUMNS
)


def events_in_scope(records: Records, tree: Tree, scope: Scope) -> pd.DataFrame:
    """One row for each report, each closing and each whistle.

    A whistle lies where it was blown, and is in all else like the case it was blown for.
    """
    cases, calls = rows_in_scope(records, tree, scope), blown_in_area(records, tree, scope)
    of_case = records.cases[["case_id", *DIMENSION_COLUMNS.values()]]
    whistles = calls[calls.is_lead].drop(columns="department")
    whistles = whistles.merge(of_case, on="case_id", how="left")
    for dimension, value in scope.filters:
        whistles = whistles[whistles[DIMENSION_COLUMNS[dimension]] == value]
    parts = (
        ("reported", "reported_at", cases),
        ("closed", "closed_at", cases[cases.closed_at.notna()]),
        ("whistled", "blown_at", whistles),
    )
    columns = ["area_id", *DIMENSION_COLUMNS.values()]
    rows = [
        part[columns].assign(event=event, happened_at=part[when]) for event, when, part in parts
    ]
    return pd.concat([each for each in rows if len(each)] or rows[:1], ignore_index=True)


FLOWS: Final = Events(
    events_in_scope, {"occurred": begun("happened_at")}, "occurred", DIMENSION_COLUMNS
)


def _ratio(of: str) -> Callable[[Group], Expected]:
    """Events of one kind for each report."""

    def measure(group: Group) -> Expected:
        event = group.rows.event
        return share(int((event == of).sum()), int((event == "reported").sum()))

    return measure


FLOW_MEASURES: Final[dict[str, Measure]] = {
    "clearance_ratio": _ratio("closed"),
    "whistle_rate": _ratio("whistled"),
}
REPORT_MEASURES: Final[dict[str, Measure]] = {
    "valid_report_rate": lambda group: share(int((~group.rows.is_void).sum()), len(group.rows)),
}
