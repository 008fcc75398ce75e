"""What is wished for: each metric of a batch in each window and breakdown, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from data.metrics.metric import Metric
from data.periods import ALL, Period
from data.readings.context import Context
from data.readings.keys import time_steps
from data.readings.planning import Batch
from data.readings.windows import Window, window, windows_of
from data.scope import TIMES, By


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

    @property
    def is_sum(self) -> bool:
        """Whether it adds up over the days on which something happened."""
        return self.batch.base != "state" and self.metric.is_additive

    @property
    def is_made_of_days(self) -> bool:
        """Whether it is asked by day or month, and a sum of days."""
        return self.is_sum and self.by is not None and self.by.grain in TIMES

    @property
    def counted_by(self) -> By | None:
        """What a statement must tell apart; sums of months and of the whole are those of days."""
        return None if self.is_made_of_days else self.by

    @property
    def is_shareable(self) -> bool:
        """Windows of different batches overlap: only sums of days and states survive that."""
        return self.batch.base == "state" or self.metric.is_additive

    @property
    def rows(self) -> Batch:
        """What batches must have in common to share a statement."""
        if not self.is_shareable:
            return self.batch
        scope = replace(self.batch.scope, period=ALL, compare=None)
        return replace(self.batch, scope=scope, lookback=0)


def wishes_of(batch: Batch, context: Context) -> Iterator[Wish]:
    """All that a batch is asked for."""
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
