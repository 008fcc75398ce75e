"""Readings of rates made from (part, whole), without a store."""

from __future__ import annotations

from datetime import datetime

from data.metrics.catalogue import metric_of
from data.periods import parse_period
from data.readings.figures import quotient
from data.readings.reading import Reading

T = datetime(2026, 10, 31, 23, 59, 59)
ON_TIME = "on_time_closure_rate"
OCTOBER = parse_period("2026-10", T)


def rate(now, before=None, *, by="department", key=None, metric=ON_TIME):
    """``now`` and ``before`` are (part, whole)."""
    figure = quotient(metric_of(metric), *now)
    earlier = None if before is None else quotient(metric_of(metric), *before)
    return Reading(metric, by, key, key or "", figure, T, OCTOBER, previous=earlier)


def total(*counted):
    """The sum of (part, whole)."""
    return tuple(map(sum, zip(*counted, strict=True)))


def broken_down(now, before=None, *, metric=ON_TIME):
    """Parts and whole from (part, whole) by key."""
    whole = rate(total(*now.values()), before and total(*before.values()), by="", metric=metric)
    parts = [rate(now[key], before and before[key], key=key, metric=metric) for key in now]
    return parts, whole
