"""Which groups an answer has: those counted, and those that are there with nothing to count."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from data.metrics.metric import Metric
from data.readings.context import Context
from data.readings.facts.registry import FACTS
from data.readings.keys import area_keys, ordered
from data.readings.residency import residents_of
from data.readings.windows import CURRENT, PREVIOUS
from data.scope import TIMES, By, Scope

Group = tuple[str, By | None, str | None]


def keys_of(
    metric: Metric, by: By | None, scope: Scope, counted: Iterable[Group], context: Context
) -> list[str | None]:
    """The keys of a breakdown in their order; ``counted`` are (window, breakdown, key)."""
    if by is None:
        return [None]
    windows = (CURRENT,) if by.grain in TIMES else (CURRENT, PREVIOUS)
    keys = {key for win, found, key in counted if found == by and win in windows}
    if by.grain == "area":
        keys |= set(area_keys(context.place, scope, by.level or ""))
        if FACTS[metric.fact].is_nested:
            keys.discard(None)
        elif metric.residents and residents_of(metric.residents, by, None, scope, context):
            # Who is known only above this level is not placed at it, whatever was counted.
            keys.add(None)
    elif by.grain in TIMES:
        keys |= _fed_times(metric, by.grain, scope, context)
    return ordered(keys, by)


def _fed_times(metric: Metric, grain: str, scope: Scope, context: Context) -> set[str]:
    """Days or months on which anything came in from anywhere: there, nothing means zero."""
    length = len("2026-10-31" if grain == "day" else "2026-10")
    fed = context.days.get(metric.fact, ())
    return {day.isoformat()[:length] for day in fed if _is_reached(day, scope)}


def _is_reached(day: date, scope: Scope) -> bool:
    start, end = scope.period.start, scope.period.end
    is_inside = (start is None or day >= start) and (end is None or day < end)
    return is_inside and day <= scope.as_of.date()
