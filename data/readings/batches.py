"""A batch is answered: counts by statement, and curves where too much is still open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import duckdb

from data.metrics.catalogue import CATALOGUE
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
    """Run the batch's statement, and those its state or its open cases make necessary."""
    asked = _asked(batch, windows_of(batch.scope, batch.lookback), context)
    bys = [by for by in batch.bys if by is not None]
    in_time = [by for by in bys if batch.base == "state" and by.grain in TIMES]
    grouped = [by for by in bys if by not in in_time]
    counts: Answer = {}
    # States in time are statements of their own, and the whole is not their sum.
    if grouped or None in batch.bys or not in_time:
        counts |= count(connection, list(batch.metrics.values()), asked, grouped)
    for by in in_time:
        counts |= _states_in_time(connection, batch, by, context)
    open_bys = [by for by in (None, *grouped) if not _is_mostly_closed(counts, by)]
    if OPEN_COHORT.key not in batch.metrics or not open_bys:
        return Answers(counts, {})
    quantiles = sorted({metric.quantile for metric in CATALOGUE.values() if metric.quantile})
    return Answers(counts, {by: kaplan_meier(connection, asked, by, quantiles) for by in open_bys})


def _asked(batch: Batch, windows: tuple[Window, ...], context: Context) -> Asked:
    fact = FACTS[batch.fact]
    restriction = restrict(fact, batch.scope, batch.excluded)
    extent = Extent(batch.base, windows, restriction.sql, batch.scope.as_of, context.place.profile)
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
        found = count(connection, list(batch.metrics.values()), asked, [])
        answer |= {(whole.name, by, key): counts for (key, _, _), counts in found.items()}
    return answer


def _end(whole: Window, today: date) -> date:
    tomorrow = today + timedelta(days=1)
    return tomorrow if whole.end is None else min(whole.end, tomorrow)
