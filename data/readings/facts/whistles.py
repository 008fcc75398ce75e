"""Departments called by whistles: how far each call has come at T.

A whistle is counted once, by the first of its calls (``is_lead``), wherever the others lie.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from data.readings.facts.columns import names_in, narrow, needed, selected
from data.readings.facts.fact import (
    IN_TIME,
    Extent,
    Fact,
    Statement,
    dated_windows,
    with_pairs,
)
from data.readings.facts.stages import Stage, reached, steps

STAGES: Final = (
    Stage("signed", "sign", "signed_at"),
    Stage("contacted", "contact", "contacted_at"),
    Stage("arrived", "arrive", "arrived_at"),
    Stage("fed_back", "feed_back", "fed_back_at"),
    Stage("resolved", "resolve", "resolved_at"),
)
_DATES: Final = MappingProxyType(
    {"occurred": "blown_at", "arrival": "arrive_due_at", "feedback": "feedback_due_at"}
)
_MEMBERSHIP: Final = MappingProxyType(
    {
        "occurred": "true",
        "arrival": "arrive_due_at IS NOT NULL AND (arrive_due_at <= $as_of OR is_arrived)",
        "feedback": "feedback_due_at IS NOT NULL AND (feedback_due_at <= $as_of OR is_fed_back)",
    }
)

_MADE: Final = {**reached(STAGES), **steps("blown_at", STAGES)}


def judged_calls(extent: Extent) -> Statement:
    """A SELECT of the calls blown by T, each in the window of its base.

    Where it is not known when, a call is in no period but the whole.
    """
    membership, falls_on = _MEMBERSHIP[extent.base], _DATES[extent.base]
    made = needed(_MADE, extent.used and extent.used | names_in(membership))
    texts = (*made.values(), "area_id", "blown_at", falls_on, membership, extent.condition)
    used = extent.used and extent.used | names_in(*texts)
    rows = dated_windows(narrow("whistle_calls", used), falls_on, extent.windows)
    blown = (
        f"SELECT *, $as_of AS judged_at FROM ({rows.sql}) "
        f"WHERE (blown_at IS NULL OR blown_at <= $as_of) AND {extent.condition}"
    )
    return Statement(
        f"SELECT *{selected(made)} FROM ({blown}) WHERE {membership}",
        rows.parameters | {"as_of": extent.as_of},
    )


WHISTLES: Final = Fact(
    table="whistle_calls",
    key="call_id",
    rows=judged_calls,
    grains=with_pairs(
        IN_TIME | {"department": "department", "block": "block", "item": "item"},
    ),
    filters={"department": "department"},
    fed_on="blown_at::DATE",
)
