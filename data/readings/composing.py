"""What statements counted becomes readings, in the order and with the names of the question."""

from __future__ import annotations

from collections.abc import Mapping

from data.metrics.catalogue import metric_of
from data.metrics.metric import Metric
from data.readings.batches import Answers
from data.readings.cohorts import cohort_of, is_mostly_over
from data.readings.context import Context
from data.readings.figures import AHEAD, NOT_RECORDED, quantile, quotient
from data.readings.grouping import keys_of
from data.readings.keys import area_keys, month_of, name_of, previous_key
from data.readings.planning import Batch, Plan, is_recorded, outside_of, scope_of
from data.readings.question import Question
from data.readings.reading import Figure, Reading
from data.readings.reporting import TOLD_BY, is_cut_short, is_mature, is_thin
from data.readings.residency import residents_of
from data.readings.weighing import weigh
from data.readings.windows import CURRENT, PREVIOUS, earlier
from data.scope import By


def compose(
    question: Question, plan: Plan, answers: Mapping[Batch, Answers], context: Context
) -> tuple[Reading, ...]:
    """The readings of one question."""
    readings: list[Reading] = []
    for key in question.metrics:
        metric = metric_of(key)
        if not is_recorded(metric, plan.recorded):
            readings += _silent(metric, question, context)
        elif metric.weighted:
            parts = [
                _composed(metric_of(part), question, plan, answers, context)
                for part in metric.weighted
            ]
            readings += weigh(metric, parts, context.place.profile.three_rates)
        else:
            readings += _composed(metric, question, plan, answers, context)
    return tuple(readings)


def _composed(
    metric: Metric,
    question: Question,
    plan: Plan,
    answers: Mapping[Batch, Answers],
    context: Context,
) -> list[Reading]:
    counted = answers[plan.batch_of(metric, question)]
    is_quantile = metric.quantile is not None
    cohort = answers[plan.cohort_of(metric, question)] if is_quantile else counted
    apart = outside_of(metric, question)
    outside = answers[plan.batch_of(apart, question)] if apart else None
    return _Composer(metric, question, counted, cohort, outside, context).readings()


def _silent(metric: Metric, question: Question, context: Context) -> list[Reading]:
    by, scope = question.by, scope_of(metric, question.scope)
    keys: list[str | None] = [None]
    if by is not None:
        keys = list(area_keys(context.place, scope, by.level or "")) if by.grain == "area" else []
    return [
        Reading(
            metric.key, str(by or ""), key, name_of(key, by, context.place, scope),
            NOT_RECORDED, scope.as_of, scope.period, area=scope.area, filters=scope.filters,
        )
        for key in keys
    ]  # fmt: skip


class _Composer:
    """One metric of one question."""

    def __init__(
        self,
        metric: Metric,
        question: Question,
        answers: Answers,
        cohort: Answers,
        outside: Answers | None,
        context: Context,
    ) -> None:
        self.metric, self.by, self.lookback = metric, question.by, question.lookback
        self.scope = scope_of(metric, question.scope)
        self.answers, self.cohort, self.context = answers, cohort, context
        self.outside = outside
        self.silent = silent = context.silences.get(TOLD_BY.get(metric.fact, metric.fact), ())
        periods = [p for p in (self.scope.period, self.scope.comparison) if p is not None]
        self.is_young = metric.is_maturing and not is_mature(self.scope.period, self.scope.as_of)
        self.is_thin = any(is_thin(p, self.scope.as_of, silent) for p in periods)

    def readings(self) -> list[Reading]:
        # A cohort that nobody has closed yet has its estimate all the same, and what only the
        # comparison holds is part of its sum.
        counted = (*self.answers.counts, *self.cohort.counts)
        keys = keys_of(self.metric, self.by, self.scope, counted, self.context)
        return [self.reading(key) for key in keys]

    def reading(self, key: str | None) -> Reading:
        figure = self.figure(CURRENT, self.by, key)
        before = previous_key(key, self.by, self.scope)
        is_compared = self.scope.comparison is not None and not self.lookback
        return Reading(
            metric=self.metric.key,
            by=str(self.by or ""),
            key=key,
            name=name_of(key, self.by, self.context.place, self.scope),
            figure=figure,
            as_of=self.scope.as_of,
            period=self.scope.period,
            previous=self.figure(PREVIOUS, self.by, before) if is_compared else None,
            previous_period=self.scope.comparison,
            is_thin=self.is_thin,
            is_young=self.is_young,
            is_partial=self.is_partial(key),
            outside=self.count_outside(),
            area=self.scope.area,
            filters=self.scope.filters,
            colour=self.colour(figure, key),
            earlier=tuple(
                self.figure(earlier(step), self.by, key) for step in range(1, self.lookback + 1)
            ),
        )

    def is_partial(self, key: str | None) -> bool:
        if key is None or self.by is None or self.by.grain != "month":
            return False
        return is_cut_short(month_of(key), self.scope.period, self.scope.as_of, self.silent)

    def figure(self, win: str, by: By | None, key: str | None) -> Figure:
        if win == CURRENT and self.scope.is_ahead:
            return AHEAD
        found = self.answers.counts.get((win, by, key), {})
        if self.metric.quantile is not None:
            return self.duration(win, by, key)
        numerator, denominator, n = (
            found.get(f"{self.metric.key}.{part}") for part in ("numerator", "denominator", "n")
        )
        if self.metric.residents is not None:
            is_judged = self.is_judged(win, by, key)
            counted = residents_of(self.metric.residents, by, key, self.scope, self.context)
            denominator = counted if is_judged else 0
        stated = int(n or 0) if self.metric.n is not None else None
        return quotient(self.metric, numerator or 0, denominator, stated)

    def is_judged(self, win: str, by: By | None, key: str | None) -> bool:
        """False where the rows of the group, or of the whole, are there but cannot be judged."""
        part = f"{self.metric.key}.numerator"
        groups = [(win, by, key), (win, None, None)]
        return all(self.answers.counts.get(group, {}).get(part, 0) is not None for group in groups)

    def count_outside(self) -> int | None:
        if self.outside is None or self.scope.is_ahead:
            return None
        found = self.outside.counts.get((CURRENT, None, None), {})
        return int(found.get(f"{self.metric.outside}.numerator") or 0)

    def duration(self, win: str, by: By | None, key: str | None) -> Figure:
        if self.is_mostly_open(win, by, key):
            curve = self.cohort.curves[by, self.metric.span]
            n, values = curve.get((win, key), (0, {}))
            return quantile(self.metric, values.get(self.metric.quantile or 0), n, "kaplan_meier")
        found = self.answers.counts.get((win, by, key), {})
        n = int(found.get(f"{self.metric.key}.denominator") or 0)
        return quantile(self.metric, found.get(f"{self.metric.key}.value"), n, "observed")

    def is_mostly_open(self, win: str, by: By | None, key: str | None) -> bool:
        found = self.cohort.counts.get((win, by, key), {})
        return not is_mostly_over(cohort_of(self.metric), found)

    def colour(self, figure: Figure, key: str | None) -> float | None:
        if figure.status != "ok" or self.by is None or self.by.grain != "area" or key is None:
            return None
        size = self.size_of(key)
        return None if not size or figure.value is None else figure.value / size

    def size_of(self, area_id: str) -> float | None:
        """What a count is divided by before it colours a map."""
        if self.metric.per == "area_km2":
            return self.context.place.areas[area_id].area_km2
        if self.metric.per == "1000_households":
            return self.context.residents["households"].get(area_id, 0) / 1000
        return 1
