"""Questions that share a base, scope and sources are answered by one statement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from data.metrics.catalogue import metric_of
from data.metrics.metric import Base, Meaning, Metric, Text
from data.readings.question import Question
from data.scope import By, Scope

Recorded = Mapping[tuple[str, str], frozenset[str]]
"""The sources that fill a column, by (table, column)."""

_CASES: Final = "cases."
_ANY_CASE: Final = ("cases", "case_id")
_SILENT = Meaning(*(Text("", "") for _ in range(6)))
# How much of a cohort is open decides between observed quantiles and Kaplan–Meier.
OPEN_COHORT = Metric(
    key="open_cohort",
    base="opened",
    unit="ratio",
    direction="none",
    meaning=_SILENT,
    numerator="count(*) FILTER (WHERE is_open)",
    denominator="count(*)",
)


@dataclass(frozen=True, slots=True)
class Batch:
    """What one statement answers; ``excluded`` are sources that do not record what is asked."""

    base: Base
    scope: Scope
    excluded: tuple[str, ...]
    metrics: dict[str, Metric] = field(default_factory=dict, compare=False)
    bys: dict[By, None] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Plan:
    """The batches of some questions."""

    batches: dict[tuple[Base, Scope, tuple[str, ...]], Batch]
    recorded: Recorded

    @classmethod
    def of(cls, questions: Iterable[Question], recorded: Recorded) -> Plan:
        plan = cls({}, recorded)
        for question in questions:
            for key in question.metrics:
                plan._add(metric_of(key), question)
        return plan

    def batch_of(self, metric: Metric, scope: Scope) -> Batch:
        """The batch that answers a metric over a scope."""
        return self.batches[metric.base, scope, excluded_sources(metric, self.recorded)]

    def cohort_of(self, metric: Metric, scope: Scope) -> Batch:
        """The batch that knows how much of a quantile's opened cohort is still open."""
        return self.batches[OPEN_COHORT.base, scope, excluded_sources(metric, self.recorded)]

    def _add(self, metric: Metric, question: Question) -> None:
        if not is_recorded(metric, self.recorded):
            return
        excluded = excluded_sources(metric, self.recorded)
        self._take(metric, question, excluded)
        if metric.quantile is not None:
            self._take(OPEN_COHORT, question, excluded)
        if metric.outside is not None:
            self._add(metric_of(metric.outside), question)

    def _take(self, metric: Metric, question: Question, excluded: tuple[str, ...]) -> None:
        key = (metric.base, question.scope, excluded)
        batch = self.batches.setdefault(key, Batch(*key))
        batch.metrics[metric.key] = metric
        if question.by is not None:
            batch.bys[question.by] = None


def is_recorded(metric: Metric, recorded: Recorded) -> bool:
    """True where some one source of cases, and whatever else, fills what the metric needs."""
    others = [need for need in metric.needs if not need.startswith(_CASES)]
    able = all(_filled_by(need, recorded) for need in others)
    return able and bool(_able_sources(metric, recorded) or not recorded.get(_ANY_CASE))


def excluded_sources(metric: Metric, recorded: Recorded) -> tuple[str, ...]:
    """Sources of cases that do not fill what the metric needs: their cases cannot be judged."""
    return tuple(sorted(recorded.get(_ANY_CASE, frozenset()) - _able_sources(metric, recorded)))


def _able_sources(metric: Metric, recorded: Recorded) -> frozenset[str]:
    needed = [need for need in metric.needs if need.startswith(_CASES)]
    able = [_filled_by(need, recorded) for need in needed]
    return recorded.get(_ANY_CASE, frozenset()).intersection(*able)


def _filled_by(need: str, recorded: Recorded) -> frozenset[str]:
    alternatives = [way.split(".", 1) for way in need.split("|")]
    found = [recorded.get((table, column), frozenset()) for table, column in alternatives]
    return frozenset().union(*found)
