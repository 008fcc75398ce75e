"""Batches are answered: counts by statement, and curves where too much is still open.

Batches that differ in their period alone ask of the same rows again and again: the tiles, their
months, the trend and what it is compared with. What is a sum of days, or a state, is counted once
for all of them, over the stretches of time that their windows are made of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import NamedTuple

import duckdb

from data.metrics.metric import Metric
from data.periods import ALL, Period
from data.readings.cohorts import is_cohort, is_mostly_over
from data.readings.context import Context
from data.readings.facts.fact import Extent
from data.readings.facts.registry import FACTS
from data.readings.keys import time_steps
from data.readings.planning import Batch
from data.readings.statements import Answer, Asked, Counts, count, restrict
from data.readings.stretches import disjoint, distinct
from data.readings.survival import Curve, kaplan_meier
from data.readings.windows import Window, window, windows_of
from data.scope import TIMES, By


@dataclass(frozen=True, slots=True)
class Answers:
    """Counts by window, breakdown and key; curves by breakdown and step."""

    counts: Answer
    curves: dict[tuple[By | None, str], Curve]


class Wish(NamedTuple):
    """A metric of a batch in one window: ``by`` is what a statement breaks it down by.

    It answers the breakdown ``shown_by`` of the window ``name``; a state of a day or a month is
    counted as a whole, and stands under its ``key``.
    """

    batch: Batch
    metric: Metric
    window: Window
    by: By | None
    name: str
    shown_by: By | None
    key: str | None


def answer_batches(
    connection: duckdb.DuckDBPyConnection, batches: Iterable[Batch], context: Context
) -> dict[Batch, Answers]:
    """Run the statements of some batches, and those that their open cases make necessary."""
    counts: dict[Batch, Answer] = {batch: {} for batch in batches}
    for wishes in _statements(wish for batch in counts for wish in _wishes(batch, context)):
        _fulfil(connection, wishes, counts, context)
    return {
        batch: Answers(answer, _curves(connection, batch, answer, context))
        for batch, answer in counts.items()
    }


def _wishes(batch: Batch, context: Context) -> Iterator[Wish]:
    for asked in windows_of(batch.scope, batch.lookback):
        for by, metrics in batch.wanted.items():
            for metric in metrics.values():
                if batch.base == "state" and by is not None and by.grain in TIMES:
                    for key, step in _steps(asked, by, batch, context):
                        yield Wish(batch, metric, step, None, asked.name, by, key)
                else:
                    yield Wish(batch, metric, asked, by, asked.name, by, None)


def _steps(whole: Window, by: By, batch: Batch, context: Context) -> Iterator[tuple[str, Window]]:
    """The days or months of a window, each with a state of its own at its end."""
    as_of = batch.scope.as_of
    tomorrow = as_of.date() + timedelta(days=1)
    end = tomorrow if whole.end is None else min(whole.end, tomorrow)
    period = Period("custom", whole.start or context.first_day, end)
    for key, step in time_steps(period, by.grain):
        yield key, window(key, step, as_of)


def _statements(wishes: Iterable[Wish]) -> list[list[Wish]]:
    """The wishes of each statement: breakdowns of which the same metrics are wanted share one."""
    alike: defaultdict[tuple[Batch, bool], defaultdict[By | None, list[Wish]]]
    alike = defaultdict(lambda: defaultdict(list))
    for wish in wishes:
        # Of all there is, what may be shared has the very rows of what may not.
        alike[_rows_of(wish), _is_shareable(wish)][wish.by].append(wish)
    shared: defaultdict[tuple[object, frozenset[str]], list[Wish]] = defaultdict(list)
    for rows, breakdowns in alike.items():
        for found in breakdowns.values():
            shared[rows, frozenset(wish.metric.key for wish in found)] += found
    return list(shared.values())


def _rows_of(wish: Wish) -> Batch:
    """What batches must have in common to share a statement."""
    if not _is_shareable(wish):
        return wish.batch
    return replace(
        wish.batch, scope=replace(wish.batch.scope, period=ALL, compare=None), lookback=0
    )


def _is_shareable(wish: Wish) -> bool:
    """Windows of different batches overlap: only sums of days and states survive that."""
    return wish.batch.base == "state" or wish.metric.is_additive


def _fulfil(
    connection: duckdb.DuckDBPyConnection,
    wishes: Sequence[Wish],
    counts: dict[Batch, Answer],
    context: Context,
) -> None:
    first = wishes[0]
    is_cut = first.batch.base != "state" and _is_shareable(first)
    stretches = (disjoint if is_cut else distinct)([wish.window for wish in wishes])
    metrics = {wish.metric.key: wish.metric for wish in wishes}
    bys = list(dict.fromkeys(wish.by for wish in wishes))
    found: defaultdict[tuple[str, By | None], list[tuple[str | None, Counts]]] = defaultdict(list)
    for windows in stretches.near():
        asked = asked_of(first.batch, windows, context, bys)
        answer = count(connection, list(metrics.values()), asked, bys)
        for (name, by, key), counted in answer.items():
            found[name, by].append((key, counted))
    for wish in dict.fromkeys(wish._replace(metric=first.metric) for wish in wishes):
        for stretch in stretches.of(wish.window):
            for key, counted in found[stretch, wish.by]:
                group = (wish.name, wish.shown_by, wish.key or key)
                _add(counts[wish.batch].setdefault(group, {}), counted)


def _add(total: Counts, counted: Counts) -> None:
    for part, number in counted.items():
        held = total.get(part)
        total[part] = number if held is None else held if number is None else held + number


def _curves(
    connection: duckdb.DuckDBPyConnection, batch: Batch, counts: Answer, context: Context
) -> dict[tuple[By | None, str], Curve]:
    """Survival by each breakdown in which too much of some cohort is still in its step."""
    wanted = {
        (each, metric.span): metric
        for by, metrics in batch.wanted.items()
        for metric in metrics.values()
        if is_cohort(metric)
        for each in (None, by)
    }
    asked = asked_of(batch, windows_of(batch.scope, batch.lookback), context)
    return {
        (by, span): kaplan_meier(connection, asked, by, span)
        for (by, span), cohort in wanted.items()
        if not all(
            is_mostly_over(cohort, found)
            for (_, found_by, _), found in counts.items()
            if found_by == by
        )
    }


def asked_of(
    batch: Batch,
    windows: tuple[Window, ...],
    context: Context,
    bys: Iterable[By | None] | None = None,
) -> Asked:
    """The rows of a batch in some windows; ``bys`` are all that they are broken down by, if known."""
    fact = FACTS[batch.fact]
    filtered = {dimension for dimension, _ in batch.scope.filters}
    restriction = restrict(fact, batch.scope, batch.excluded)
    extent = Extent(
        base=batch.base,
        windows=windows,
        condition=restriction.sql,
        as_of=batch.scope.as_of,
        profile=context.place.profile,
        recorded=context.recorded,
        grouped_by=None if bys is None else frozenset({by.grain for by in bys if by} | filtered),
    )
    return Asked(fact, extent, restriction.parameters)
