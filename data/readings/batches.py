"""A batch is answered: counts by statement, and curves where too much is still open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeGuard

import duckdb

from data.metrics.metric import Metric
from data.periods import Period
from data.readings.context import Context
from data.readings.facts.fact import Extent
from data.readings.facts.registry import FACTS
from data.readings.keys import time_steps
from data.readings.planning import OPEN_COHORT, Batch
from data.readings.statements import Answer, Asked, count, restrict
from data.readings.survival import OPEN_SHARE, Curve, kaplan_meier
from data.readings.windows import Window, window, windows_of
from data.scope import TIMES, By


@dataclass(frozen=True, slots=True)
class Answers:
    """Counts by window, breakdown and key; curves by breakdown."""

    counts: Answer
    curves: dict[By | None, Curve]


def answer_batch(connection: duckdb.DuckDBPyConnection, batch: Batch, context: Context) -> Answers:
    """Run the batch's statements, and those its open cases make necessary."""
    asked = _asked(batch, windows_of(batch.scope, batch.lookback), context)
    in_time = [by for by in batch.wanted if _is_in_time(by, batch)]
    counts: Answer = {}
    for metrics, bys in _statements(batch, in_time):
        counts |= count(connection, metrics, asked, bys)
    for by in in_time:
        counts |= _states_in_time(connection, batch, by, context)
    return Answers(counts, _curves(connection, batch, asked, counts))


def _is_in_time(by: By | None, batch: Batch) -> TypeGuard[By]:
    """True for the states of days or months: each is a state of its own, none a part."""
    return by is not None and batch.base == "state" and by.grain in TIMES


def _statements(
    batch: Batch, in_time: Collection[By]
) -> list[tuple[list[Metric], list[By | None]]]:
    """The breakdowns of which the same metrics are wanted share a statement.

    What is broken down into other groups than times is wanted of the whole, too: its value is what
    they are held against.
    """
    grouped = {by: metrics for by, metrics in batch.wanted.items() if by not in in_time}
    whole = {
        key: metric
        for by, metrics in grouped.items()
        if by is None or by.grain not in TIMES
        for key, metric in metrics.items()
    }
    if whole:
        grouped[None] = whole
    shared: defaultdict[tuple[str, ...], list[By | None]] = defaultdict(list)
    for by, metrics in grouped.items():
        shared[tuple(sorted(metrics))].append(by)
    return [([grouped[bys[0]][key] for key in keys], bys) for keys, bys in shared.items()]


def _curves(
    connection: duckdb.DuckDBPyConnection, batch: Batch, asked: Asked, counts: Answer
) -> dict[By | None, Curve]:
    """Survival by each breakdown in which too much of some cohort is still open."""
    bys = [by for by, metrics in batch.wanted.items() if OPEN_COHORT.key in metrics]
    return {
        by: kaplan_meier(connection, asked, by)
        for by in dict.fromkeys((None, *bys) if bys else ())
        if not _is_mostly_closed(counts, by)
    }


def _asked(batch: Batch, windows: tuple[Window, ...], context: Context) -> Asked:
    fact = FACTS[batch.fact]
    restriction = restrict(fact, batch.scope, batch.excluded)
    extent = Extent(
        base=batch.base,
        windows=windows,
        condition=restriction.sql,
        as_of=batch.scope.as_of,
        profile=context.place.profile,
        recorded=context.recorded,
    )
    return Asked(fact, extent, restriction.parameters)


def _is_mostly_closed(counts: Answer, by: By | None) -> bool:
    return all(
        (found.get(f"{OPEN_COHORT.key}.numerator") or 0)
        <= OPEN_SHARE * (found.get(f"{OPEN_COHORT.key}.denominator") or 0)
        for (_, found_by, _), found in counts.items()
        if found_by == by
    )


def _states_in_time(
    connection: duckdb.DuckDBPyConnection, batch: Batch, by: By, context: Context
) -> Answer:
    """States at the end of every day or month: each is a window of its own."""
    scope = batch.scope
    answer: Answer = {}
    for whole in windows_of(scope):
        period = Period("custom", whole.start or context.first_day, _end(whole, scope.as_of.date()))
        steps = tuple(window(key, step, scope.as_of) for key, step in time_steps(period, by.grain))
        if not steps:
            continue
        asked = _asked(batch, steps, context)
        found = count(connection, list(batch.wanted[by].values()), asked, [None])
        answer |= {(whole.name, by, key): counts for (key, _, _), counts in found.items()}
    return answer


def _end(whole: Window, today: date) -> date:
    tomorrow = today + timedelta(days=1)
    return tomorrow if whole.end is None else min(whole.end, tomorrow)
