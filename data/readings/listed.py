"""How the rows of each fact are listed: what identifies one, what it shows, which step it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, cast

from data.metrics.metric import Base, Fact, Metric
from data.readings.facts.cases import IS_CLOSED, IS_ON_TIME
from data.readings.row import Step
from data.readings.steps import CASE_STEPS, NO_LIMIT, WHISTLE_STEPS, Timed

_OF_A_BASE: Final[Mapping[Base, Step]] = MappingProxyType(
    {
        "handling": "handle",
        "performance": "perform",
        "arrival": "arrive_by",
        "feedback": "feed_back_by",
    }
)
_OF_A_METRIC: Final[Mapping[str, Step]] = MappingProxyType(
    {
        "on_time_filing_rate": "file",
        "response_rate": "contact",
        "accepted_share": "accept",
        "dispatched_share": "dispatch",
        "handled_share": "handle",
        "finished_share": "finish",
        "called_back_share": "call_back",
        "signed_share": "sign",
        "contacted_share": "contact",
        "arrived_share": "arrive",
        "fed_back_share": "feed_back",
        "resolved_share": "resolve",
    }
)
_WORKED: Final = "close_working"
# A limit is a moment: how much working time it leaves is not known.
_OF_WORKING_TIME: Final = {
    "used_us": "working_hours * 3.6e9",
    "allowed_us": "NULL::DOUBLE",
}


@dataclass(frozen=True, slots=True)
class List:
    """The list of one fact: the SQL of what a row shows, over its judged rows.

    A row is known by its place in the table, which a generation does not change: unlike a key of
    text it costs nothing to read.
    ``lacking`` are columns that only other facts have. ``step`` is what a list is about where its
    metric asks for no other.
    """

    number: str
    kind: str
    category: str
    detail: str
    channel: str
    steps: Mapping[Step, Timed]
    step: Step
    lacking: tuple[str, ...] = ()

    def step_of(self, metric: Metric) -> Step:
        """The step that the rows of a metric are about."""
        if metric.quantile is not None:
            return cast("Step", metric.span.removesuffix("_working"))
        return _OF_A_METRIC.get(metric.key) or _OF_A_BASE.get(metric.base, self.step)

    def is_limited(self, metric: Metric) -> bool:
        """Whether the hours of that step can be held against a limit."""
        return self.steps[self.step_of(metric)].due != NO_LIMIT and metric.span != _WORKED

    def columns(self, metric: Metric) -> dict[str, str]:
        """What a row of the metric shows and is put in order by, as SQL."""
        step = self.steps[self.step_of(metric)]
        if metric.quantile is not None:
            # Its rows are those whose step has ended, which need not be asked again.
            step = replace(step, is_ended="true")
        return {
            "row_key": "rowid",
            "number": self.number,
            "kind": self.kind,
            "category": self.category,
            "detail": self.detail,
            "area_id": "area_id",
            "department": "department",
            "channel": self.channel,
            "began_at": step.began,
            "due_at": step.due,
            "ended_at": step.ended_by_then,
            "state": step.state,
            "state_rank": step.state_rank,
            "used_us": step.used_us,
            "allowed_us": step.allowed_us,
            "over_us": step.over_us,
            "arisen_on": "arisen_on",
            "rebounded_at": "CASE WHEN rebounded_at <= judged_at THEN rebounded_at END",
        } | (_OF_WORKING_TIME if metric.span == _WORKED else {})


# Reports are not judged: they count whatever has become of them.
_JUDGED: Final = (
    "$as_of AS judged_at", f"{IS_CLOSED} AS is_closed", f"{IS_ON_TIME} AS is_on_time"
)  # fmt: skip
_CASES: Final = List(
    number="source_id",
    kind="class",
    category="category_large",
    detail="category_small",
    channel="channel",
    steps=CASE_STEPS,
    step="close",
)
LISTS: Final[Mapping[Fact, List]] = MappingProxyType(
    {
        "cases": _CASES,
        "reports": replace(_CASES, lacking=_JUDGED),
        "whistles": List(
            number="whistle",
            kind="kind",
            category="block",
            detail="item",
            channel="NULL::VARCHAR",
            steps=WHISTLE_STEPS,
            step="resolve_by",
            lacking=(
                "false AS is_void",
                "false AS is_suspended",
                "NULL::DATE AS arisen_on",
                "NULL::TIMESTAMP AS rebounded_at",
            ),
        ),
    }
)
