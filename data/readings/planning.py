"""Questions that share a base, scope and sources are answered by one statement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from data.metrics.catalogue import metric_of
from data.metrics.metric import Base, Metric
from data.metrics.metric import Fact as Name
from data.readings.cohorts import cohort_of
from data.readings.facts.fact import Fact, Recorded
from data.readings.facts.registry import FACTS
from data.readings.question import Question
from data.scope import TIMES, By, Scope


@dataclass(frozen=True, slots=True)
class Batch:
    """What is asked of one extent of one base: the metrics wanted of each breakdown, and of the
    whole (None). ``excluded`` are sources that do not record what is asked; of a ``kind`` alone
    are cases counted whose metric is about no other, where the scope does not say so anyway.
    """

    fact: Name
    base: Base
    scope: Scope
    lookback: int
    excluded: tuple[str, ...]
    kind: str | None = None
    wanted: dict[By | None, dict[str, Metric]] = field(default_factory=dict, compare=False)

    def want(self, metric: Metric, by: By | None) -> None:
        """Ask for a metric by a breakdown.

        What is broken down into other groups than times is wanted of the whole, too: its value is
        what they are held against.
        """
        self.wanted.setdefault(by, {})[metric.key] = metric
        if by is not None and by.grain not in TIMES:
            self.wanted.setdefault(None, {})[metric.key] = metric


@dataclass(frozen=True, slots=True)
class Plan:
    """The batches of some questions."""

    batches: dict[Batch, Batch]
    recorded: Recorded

    @classmethod
    def of(cls, questions: Iterable[Question], recorded: Recorded) -> Plan:
        plan = cls({}, recorded)
        for question in questions:
            for key in question.metrics:
                plan._add(metric_of(key), question)
        return plan

    def batch_of(self, metric: Metric, question: Question) -> Batch:
        """The batch that answers a metric of a question."""
        return self._batch(metric, question, excluded_sources(metric, self.recorded))

    def cohort_of(self, metric: Metric, question: Question) -> Batch:
        """The batch that knows how much of a quantile's cohort is still in its step."""
        return self._batch(cohort_of(metric), question, excluded_sources(metric, self.recorded))

    def _batch(self, metric: Metric, question: Question, excluded: tuple[str, ...]) -> Batch:
        scope = scope_of(metric, question.scope)
        kind = None if ("kind", metric.kind) in scope.filters else metric.kind
        batch = Batch(metric.fact, metric.base, scope, question.lookback, excluded, kind)
        return self.batches.setdefault(batch, batch)

    def _add(self, metric: Metric, question: Question) -> None:
        if not is_recorded(metric, self.recorded):
            return
        if metric.weighted:
            for part in metric.weighted:
                self._add(metric_of(part), question)
            return
        self.batch_of(metric, question).want(metric, question.by)
        if metric.quantile is not None:
            self.cohort_of(metric, question).want(cohort_of(metric), question.by)
        outside = outside_of(metric, question)
        if outside is not None:
            self._add(outside, question)


def outside_of(metric: Metric, question: Question) -> Metric | None:
    """What counts the rows that the metric leaves out; told of the whole alone."""
    if metric.outside is None or question.by is not None or question.lookback:
        return None
    return metric_of(metric.outside)


def scope_of(metric: Metric, scope: Scope) -> Scope:
    """The scope without the filters that the metric's fact does not have."""
    known = FACTS[metric.fact].filters
    kept = tuple(chosen for chosen in scope.filters if chosen[0] in known)
    return scope if kept == scope.filters else replace(scope, filters=kept)


def is_recorded(metric: Metric, recorded: Recorded) -> bool:
    """True where some one source of the fact, and whatever else, fills what the metric needs."""
    if metric.weighted:
        return all(is_recorded(metric_of(part), recorded) for part in metric.weighted)
    fact = FACTS[metric.fact]
    others = [need for need in metric.needs if not _is_of(need, fact)]
    if not all(_filled_by(need, recorded) for need in others):
        return False
    if fact.key is None or _able_sources(metric, recorded):
        return True
    # No cases at all are a count of none; other records a place may simply not keep.
    return metric.fact == "cases" and not _sources(fact, recorded)


def excluded_sources(metric: Metric, recorded: Recorded) -> tuple[str, ...]:
    """Sources that do not fill what the metric needs of its fact: their rows cannot be judged."""
    sources = _sources(FACTS[metric.fact], recorded)
    return tuple(sorted(sources - _able_sources(metric, recorded)))


def _sources(fact: Fact, recorded: Recorded) -> frozenset[str]:
    return recorded.get((fact.table, fact.key), frozenset()) if fact.key else frozenset()


def _able_sources(metric: Metric, recorded: Recorded) -> frozenset[str]:
    fact = FACTS[metric.fact]
    able = [_filled_by(need, recorded) for need in metric.needs if _is_of(need, fact)]
    return _sources(fact, recorded).intersection(*able)


def _is_of(need: str, fact: Fact) -> bool:
    return fact.key is not None and need.startswith(f"{fact.table}.")


def _filled_by(need: str, recorded: Recorded) -> frozenset[str]:
    alternatives = [way.split(".", 1) for way in need.split("|")]
    found = [recorded.get((table, column), frozenset()) for table, column in alternatives]
    return frozenset().union(*found)
