"""The metrics of how cases are handled, of call-backs, of disputes and of legacy cases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pandas as pd

from tests.oracle_case_rows import STAGES
from tests.oracle_figures import Expected, share
from tests.oracle_groups import Group

Chosen = Callable[[Group], pd.Series]
_DISPATCHED: Final = STAGES.index("dispatched")


def _of(whole: Chosen, part: Chosen) -> Callable[[Group], Expected]:
    """The share of a part in its whole; no row is in the part alone."""

    def measure(group: Group) -> Expected:
        among = whole(group)
        return share(int((among & part(group)).sum()), int(among.sum()))

    return measure


def _known(column: str) -> Chosen:
    return lambda group: group.rows[column].notna()


def _is(column: str, *words: str) -> Chosen:
    return lambda group: group.rows[column].isin(words)


def _true(column: str) -> Chosen:
    return lambda group: group.rows[column].eq(True)


def _both(one: Chosen, other: Chosen) -> Chosen:
    return lambda group: one(group) & other(group)


def _everything(group: Group) -> pd.Series:
    return pd.Series(True, index=group.rows.index)


def _in_time(done: str, deadline: str) -> Chosen:
    return lambda group: group.rows[done] <= group.rows[deadline]


def _dispatched(group: Group) -> pd.Series:
    return group.rows.stage >= _DISPATCHED


def _to_be_contacted(group: Group) -> pd.Series:
    """Contacted, or dispatched and past the limit of the contact."""
    rows, is_contacted = group.rows, group.rows.contacted_at.notna()
    is_decided = is_contacted | (_dispatched(group) & (rows.contact_due_at <= group.scope.as_of))
    return is_decided & rows.contact_due_at.notna()


def _bounces(group: Group) -> Expected:
    """Of all dispatches, first and later ones, those that were sent back."""
    counted = group.rows.bounce_count[_dispatched(group)].dropna()
    return share(int(counted.sum()), int(counted.sum()) + len(counted))


def _reworks_per_due_case(group: Group) -> Expected:
    counted = group.rows.rework_count.dropna()
    return share(int(counted.sum()), len(counted))


def _closed_in_grid(group: Group) -> pd.Series:
    return group.rows.level_closed == group.records.profile.grid_level


def _closed_below_the_place(group: Group) -> pd.Series:
    below = [level.key for level in group.records.profile.levels]
    return group.rows.level_closed.isin(below)


_FILED, _CHECKED = _known("filed_at"), _known("checked_at")
_BOUNCES_KNOWN: Final = _both(_dispatched, _known("bounce_count"))
_DISPUTE, _LEGACY = _is("class", "dispute"), _is("class", "legacy")
_LEVEL_KNOWN: Final = _both(_DISPUTE, _known("level_closed"))
_CLEARED: Final = _both(_LEGACY, _true("is_closed"))

HANDLING_MEASURES: Final[dict[str, Callable[[Group], Expected]]] = {
    "proactive_discovery_rate": _of(_known("discovery"), _is("discovery", "found")),
    "missed_rate": _of(_both(_FILED, _known("is_missed")), _true("is_missed")),
    "on_time_filing_rate": _of(
        _both(_FILED, _known("file_due_at")), _in_time("filed_at", "file_due_at")
    ),
    "first_dispatch_rate": _of(_BOUNCES_KNOWN, lambda group: group.rows.bounce_count == 0),
    "bounce_rate": _bounces,
    "handling_rate": _of(_everything, _true("is_handled")),
    "on_time_handling_rate": _of(_everything, _true("is_handled_in_time")),
    "rework_rate": _of(
        _both(_CHECKED, _known("rework_count")), lambda group: group.rows.rework_count >= 1
    ),
    "reworks_per_due_case": _reworks_per_due_case,
    "response_rate": _of(_to_be_contacted, _in_time("contacted_at", "contact_due_at")),
    "solved_rate": _of(_known("is_solved"), _true("is_solved")),
    "satisfaction_rate": _of(_known("satisfaction"), _is("satisfaction", "satisfied", "fairly")),
    "fully_satisfied_rate": _of(_known("satisfaction"), _is("satisfaction", "satisfied")),
    "rating_share": _of(_everything, _known("rating")),
    "mediation_success_rate": _of(
        _both(_DISPUTE, _known("mediation_outcome")), _is("mediation_outcome", "succeeded")
    ),
    "agreement_performance_rate": _of(_DISPUTE, _known("performed_on")),
    "closed_in_grid_rate": _of(_LEVEL_KNOWN, _closed_in_grid),
    "closed_in_zone_rate": _of(_LEVEL_KNOWN, _closed_below_the_place),
    "legacy_cleared_rate": _of(_LEGACY, _true("is_closed")),
    "legacy_rebound_rate": _of(_CLEARED, _known("rebounded_at")),
}
