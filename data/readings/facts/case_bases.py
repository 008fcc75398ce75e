"""Which cases belong to a period: the date of each base, and what else makes a case a member."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from data.readings.facts.columns import Names, narrow
from data.readings.facts.fact import Extent

# A flag without a deadline falls due when it was reported.
_DUE_BY_FLAG: Final = "coalesce(due_at, CASE WHEN outcome IS NOT NULL THEN reported_at END)"
_DATES: Final = MappingProxyType(
    {
        "opened": "reported_at",
        "due": "due_at",
        "handling": "handle_due_at",
        "closed": "closed_at",
        "called_back": "called_back_at",
        "performance": "agreement_due_on",
        "state": "reported_at",
    }
)
MEMBERSHIP: Final = MappingProxyType(
    {
        "opened": "true",
        "due": "NOT is_suspended AND falls_on IS NOT NULL "
        "AND (coalesce(due_at <= $as_of, false) OR is_closed)",
        "handling": "NOT is_suspended AND handle_due_at IS NOT NULL "
        "AND (handle_due_at <= $as_of OR is_handled)",
        "closed": "closed_at <= $as_of",
        "called_back": "called_back_at <= $as_of",
        # A day is over with its last second.
        "performance": "agreement_due_on + INTERVAL '86399 seconds' <= $as_of",
        "state": "reported_at IS NOT NULL",
    }
)
"""By base, a condition on judged cases in the windows of its date."""


def date_of(extent: Extent) -> str:
    """The SQL of the date by which a case belongs to a period."""
    # Only a plain column lets the database skip the blocks outside the windows.
    return _DUE_BY_FLAG if extent.base == "due" and has_flags(extent) else _DATES[extent.base]


def has_flags(extent: Extent) -> bool:
    """Whether any source says by a flag that a case was closed, or how."""
    return bool(extent.recorded.get(("cases", "outcome")))


def table_of(extent: Extent, used: Names) -> str:
    """The cases with the deadlines that hold in a place: derived ones where it limits the step,
    else those that the source states. What no source flags is no column but NULL.
    """
    limited = {limit.step for limit in extent.profile.limits}
    replaced = {
        **({"due_at": "close_due_at"} if "closed" in limited else {}),
        **({} if "handled" in limited else {"handle_due_at": "handling_due_at"}),
        **({} if has_flags(extent) else {"outcome": "NULL::VARCHAR"}),
    }
    return narrow("cases", used, replaced)
