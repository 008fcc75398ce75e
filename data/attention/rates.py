"""Below target beyond noise: rates of cases, of the whole scope, its departments and its grids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from data.aims import Target
from data.attention.item import Item
from data.attention.shortfall import bound, short_for
from data.metrics.catalogue import metric_of
from data.readings.reading import Reading


def short_rates(
    readings: Iterable[Reading], by: str, targets: Mapping[str, Target]
) -> Iterator[Item]:
    """One item for each targeted rate of which groups of ``by`` are short, the surest first.

    ``readings`` look back. Nothing is said while the cases that a rate counts are still being dealt
    with, and where hardly anything came in: what is open then may only not have been told.
    """
    runs = {
        reading: run
        for reading in readings
        if reading.by == by and reading.metric in targets and _can_be_judged(reading)
        if (run := _run(reading, targets[reading.metric]))
    }
    for key, target in targets.items():
        found = [reading for reading in runs if reading.metric == key]
        if found:
            found.sort(key=lambda reading: bound(reading.figure, target))
            since = _since(found[0], runs[found[0]])
            yield Item("below_target", "worse", key, by, tuple(found), target.value, since=since)


def _run(reading: Reading, target: Target) -> int:
    return short_for((*reversed(reading.earlier), reading.figure), target)


def _since(reading: Reading, run: int) -> date | None:
    """The start of the run, unless it may have begun before what is known."""
    return reading.period.shifted(1 - run).start if run <= len(reading.earlier) else None


def _can_be_judged(reading: Reading) -> bool:
    # A group without a name is nobody's to act upon.
    is_somebody = not reading.by or reading.key is not None
    is_told = not reading.is_young and not reading.is_thin
    return metric_of(reading.metric).is_sampled and is_somebody and is_told
