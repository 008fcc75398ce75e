"""When a reading agrees with the oracle: counts exactly, quotients and intervals to 1e-9."""

from __future__ import annotations

import pytest

from data.metrics.catalogue import CATALOGUE, metric_of
from data.readings.question import Question
from data.readings.reading import Figure, Reading
from data.scope import By, Scope
from tests.oracle import Expected, Key, expect, wilson
from tests.stores import Store


def assert_agrees(store: Store, scope: Scope, by: By | None) -> None:
    """Every reading of every metric equals the oracle, comparison included."""
    everything = store.reader.read(Question(tuple(CATALOGUE), scope, by))[0]
    for metric in CATALOGUE:
        readings = [reading for reading in everything if reading.metric == metric]
        keys = [reading.key for reading in readings]
        assert len(set(keys)) == len(keys), metric
        figures = {reading.key: reading.figure for reading in readings}
        _assert_figures(metric, figures, _expected(metric, store, scope, by))
        assert all(reading.as_of == scope.as_of for reading in readings), metric
        is_in_time = by is not None and by.grain in ("day", "month")
        if scope.comparison is not None and not is_in_time:
            earlier = scope.during(scope.comparison)
            _assert_previous(readings, _expected(metric, store, earlier, by))


def _expected(metric: str, store: Store, scope: Scope, by: By | None) -> dict[Key, Expected]:
    return expect(metric, store.cases, store.areas, store.mapped, scope, by)


def _assert_previous(readings: list[Reading], expected: dict[Key, Expected]) -> None:
    """The comparison is the same question asked of the earlier period."""
    for reading in readings:
        wanted = {key: figure for key, figure in expected.items() if key == reading.key}
        if reading.previous is None:
            assert _is_silent(wanted.get(reading.key)), reading
        else:
            _assert_figures(reading.metric, {reading.key: reading.previous}, wanted)


def _assert_figures(metric: str, read: dict[Key, Figure], expected: dict[Key, Expected]) -> None:
    for key in {*read, *expected}:
        if key not in read or key not in expected:
            # A group without rows may be listed, or not.
            assert _is_silent(expected.get(key) or read.get(key)), (metric, key)
        else:
            _assert_figure(metric, key, read[key], expected[key])


def _assert_figure(metric: str, key: Key, read: Figure, expected: Expected) -> None:
    said = f"{metric} {key}: read {read}, expected {expected}"
    assert read.status == _status(metric, expected), said
    assert (read.numerator, read.denominator) == (expected.numerator, expected.denominator), said
    assert (read.n, read.method) == (expected.n, expected.method), said
    assert (read.value is None) == (expected.value is None), said
    assert read.value is None or read.value == pytest.approx(expected.value, rel=1e-9), said
    if metric_of(metric).is_rate and expected.value is not None:
        bounds = wilson(expected.numerator or 0, expected.denominator or 0)
        assert (read.low, read.high) == pytest.approx(bounds, abs=1e-9), said
    else:
        assert (read.low, read.high) == (None, None), said


def _status(metric: str, expected: Expected) -> str:
    if not expected.is_recorded:
        return "not_recorded"
    if expected.value is None:
        return "not_reached" if expected.method == "kaplan_meier" else "empty"
    return "ok" if expected.n >= metric_of(metric).smallest_n else "too_small"


def _is_silent(figure: Expected | Figure | None) -> bool:
    return figure is None or figure.n == 0 or figure.value is None
