"""How much the repeat rate hangs on its rule: the same rate under other windows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from data.metrics.catalogue import metric_of
from data.profile import RepeatRule
from data.readings.figures import quotient
from data.readings.reading import Figure, Reading

_STEP_DAYS: Final = 30


@dataclass(frozen=True, slots=True)
class WindowRate:
    """The repeat rate, now and in the comparison, had the rule so many days."""

    days: int
    is_in_force: bool
    reading: Reading


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The rate under each window, shortest first.

    ``is_robust`` says that under all of them it rose, fell or stayed; None without a comparison.
    """

    rates: tuple[WindowRate, ...]
    is_robust: bool | None


def windows_days(rule: RepeatRule) -> tuple[int, ...]:
    """Every 30 days up to the longest gap that is derived at import, twice the rule, and the rule."""
    longest = 2 * rule.days
    return tuple(sorted({*range(_STEP_DAYS, longest + 1, _STEP_DAYS), rule.days, longest}))


def sensitivity(parts: Iterable[Reading], whole: Reading, rule: RepeatRule) -> Sensitivity:
    """``parts`` are the readings of the repeat rate by ``repeat_gap``, ``whole`` its total.

    A case repeats under a window where its gap in days is no longer; one without an earlier case
    (key None) under none.
    """
    found = tuple(parts)
    rates = tuple(
        WindowRate(days, days == rule.days, _under(days, found, whole))
        for days in windows_days(rule)
    )
    signs = {_sign(rate.reading) for rate in rates}
    return Sensitivity(rates, None if None in signs else len(signs) == 1)


def _under(days: int, parts: tuple[Reading, ...], whole: Reading) -> Reading:
    repeating = [part for part in parts if part.key is not None and int(part.key) <= days]
    figure = _figure([part.figure for part in repeating], whole.figure, whole.metric)
    previous = None
    if whole.previous is not None:
        earlier = [part.previous for part in repeating]
        previous = _figure(earlier, whole.previous, whole.metric)
    return replace(whole, figure=figure, previous=previous)


def _figure(parts: Iterable[Figure | None], whole: Figure, metric: str) -> Figure:
    if whole.denominator is None:
        return whole
    # Every known case is in the denominator of its gap, whether the rule in force counts it or not.
    repeats = sum(part.denominator or 0 for part in parts if part is not None)
    return quotient(metric_of(metric), repeats, whole.denominator)


def _sign(reading: Reading) -> int | None:
    now, before = reading.value, reading.previous.value if reading.previous else None
    if now is None or before is None:
        return None
    return (now > before) - (now < before)
