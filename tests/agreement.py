"""When a reading agrees with the oracle: counts exactly, quotients and intervals to 1e-9."""

from __future__ import annotations

import pytest

from data.metrics.catalogue import metric_of
from data.periods import Period
from data.readings.question import Question
from data.readings.reading import Figure, Reading
from tests.oracle import Expected, Key, expect, wilson
from tests.stores import Store


def assert_agrees(store: Store, question: Question) -> None:
    """Every reading of a one-metric question equals the oracle, comparison included."""
    (metric,), scope = question.metrics, question.scope
    readings = store.reader.read(question)[0]
    _assert_figures(
        metric,
        {reading.key: reading.figure for reading in readings},
        expect(metric, store.cases, store.areas, scope, question.by),
    )
    assert len({reading.key for reading in readings}) == len(readings)
    assert all(reading.as_of == scope.as_of for reading in readings)
    is_over_time = question.by is not None and question.by.grain in ("day", "month")
    if scope.comparison is not None and not is_over_time:
        _assert_previous(store, question, scope.comparison, readings)


def _assert_previous(
    store: Store, question: Question, earlier: Period, readings: tuple[Reading, ...]
) -> None:
    """The comparison is the same question asked of the earlier period."""
    metric, scope = question.metrics[0], question.scope.during(earlier)
    expected = expect(metric, store.cases, store.areas, scope, question.by)
    for reading in readings:
        if reading.previous is None:
            assert _is_silent(expected.get(reading.key)), (metric, reading.key)
        else:
            assert reading.previous_period == earlier
            _assert_figures(
                metric,
                {reading.key: reading.previous},
                {key: x for key, x in expected.items() if key == reading.key},
            )


def _assert_figures(metric: str, read: dict[Key, Figure], expected: dict[Key, Expected]) -> None:
    for key in {*read, *expected}:
        if key not in read or key not in expected:
            # A group without rows may be listed, or not.
            assert _is_silent(expected.get(key) or read.get(key)), (metric, key)
        else:
            _assert_figure(metric, key, read[key], expected[key])


def _assert_figure(metric: str, key: Key, read: Figure, expected: Expected) -> None:
    said = f"{metric} {key}: read {read}, expected {expected}"
    assert (read.status == "not_recorded") == (not expected.is_recorded), said
    assert (read.status == "empty") == (expected.is_recorded and expected.value is None), said
    assert (read.numerator, read.denominator) == (expected.numerator, expected.denominator), said
    assert (read.n, read.method) == (expected.n, expected.method), said
    assert (read.value is None) == (expected.value is None), said
    assert read.value is None or read.value == pytest.approx(expected.value, rel=1e-9), said
    if read.status in ("ok", "too_small"):
        assert (read.status == "ok") == (expected.n >= metric_of(metric).smallest_n), said
    if metric_of(metric).is_rate and expected.value is not None:
        bounds = wilson(expected.numerator or 0, expected.denominator or 0)
        assert (read.low, read.high) == pytest.approx(bounds, abs=1e-9), said
    else:
        assert (read.low, read.high) == (None, None), said


def _is_silent(figure: Expected | Figure | None) -> bool:
    return figure is None or figure.n == 0 or figure.value is None
