"""Batches are answered: counts by statement, and curves where too much is still open.

Batches that differ in their period alone ask of the same rows again and again: the tiles, their
months, the trend and what it is compared with. What is a sum of days, or a state, is counted once
for all of them, over the stretches of time that their windows are made of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import duckdb

from data.readings.cohorts import is_cohort, is_mostly_over
from data.readings.context import Context
from data.readings.counting import Answer, Counts, count, names_of
from data.readings.facts.fact import Extent
from data.readings.facts.registry import FACTS
from data.readings.planning import Batch
from data.readings.sharing import groups_of
from data.readings.statements import Asked, restrict
from data.readings.stretches import disjoint, distinct
from data.readings.survival import Curve, kaplan_meier
from data.readings.windows import Window, windows_of
from data.readings.wishes import Wish, wishes_of
from data.scope import By

_DAYS: Final = By("day")


@dataclass(frozen=True, slots=True)
class Answers:
    """Counts by window, breakdown and key; curves by breakdown and step."""

    counts: Answer
    curves: dict[tuple[By | None, str], Curve]


def answer_batches(
    connection: duckdb.DuckDBPyConnection, batches: Iterable[Batch], context: Context
) -> dict[Batch, Answers]:
    """Run the statements of some batches, and those that their open cases make necessary."""
    counts: dict[Batch, Answer] = {batch: {} for batch in batches}
    for wishes in groups_of(wish for batch in counts for wish in wishes_of(batch, context)):
        _fulfil(connection, wishes, counts, context)
    return {
        batch: Answers(answer, _curves(connection, batch, answer, context))
        for batch, answer in counts.items()
    }


def _fulfil(
    connection: duckdb.DuckDBPyConnection,
    wishes: Sequence[Wish],
    counts: dict[Batch, Answer],
    context: Context,
) -> None:
    first = wishes[0]
    stretches = (disjoint if first.is_sum else distinct)([wish.window for wish in wishes])
    told_by = _told_by(wishes)
    metrics = {wish.metric.key: wish.metric for wish in wishes}
    found: defaultdict[tuple[str, By | None], list[tuple[str | None, Counts]]] = defaultdict(list)
    for windows in stretches.near():
        asked = asked_of(first.batch, windows, context)
        bys = list(dict.fromkeys(told_by.values()))
        answer = count(connection, list(metrics.values()), asked, bys)
        for (name, by, key), counted in answer.items():
            found[name, by].append((key, counted))
    for wish in wishes:
        parts = names_of(wish.metric)
        for stretch in stretches.of(wish.window):
            for key, counted in found[stretch, told_by[wish.by]]:
                group = (wish.name, wish.shown_by, wish.key or _shown(key, wish.by))
                _add(counts[wish.batch].setdefault(group, {}), counted, parts)


def _told_by(wishes: Iterable[Wish]) -> dict[By | None, By | None]:
    """What a statement breaks each breakdown down by: where sums of days or months are wanted, the
    whole is made of days, too.
    """
    has_times = any(wish.is_made_of_days for wish in wishes)
    return {wish.by: _DAYS if has_times and wish.counted_by is None else wish.by for wish in wishes}


def _shown(day: str | None, by: By | None) -> str | None:
    """The key of a breakdown in which what was counted under a key stands."""
    if by is None or day is None:
        return None
    return day[: len("2026-10")] if by.grain == "month" else day


def _add(total: Counts, counted: Counts, parts: Iterable[str]) -> None:
    for part in parts:
        number, held = counted[part], total.get(part)
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


def asked_of(batch: Batch, windows: tuple[Window, ...], context: Context) -> Asked:
    """The rows of a batch in some windows."""
    fact = FACTS[batch.fact]
    restriction = restrict(fact, batch.scope, batch.excluded, batch.kind)
    extent = Extent(
        base=batch.base,
        windows=windows,
        condition=restriction.sql,
        as_of=batch.scope.as_of,
        profile=context.place.profile,
        recorded=context.recorded,
    )
    return Asked(fact, extent, restriction.parameters)
