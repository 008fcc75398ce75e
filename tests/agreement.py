"""When a reading agrees with the oracle: figures to 1e-9, which for counts is exactly."""

from __future__ import annotations

import pytest

from data.metrics.catalogue import CATALOGUE, metric_of
from data.readings.question import Question
from data.readings.reading import Figure, Reading
from data.scope import By, Scope
from tests.oracle import can_break_down, expect
from tests.oracle_figures import Expected, Key, wilson
from tests.oracle_records import Records, records_of
from tests.oracle_stands import FILTERS, STANDS_ON
from tests.stores import Store


def assert_agrees(store: Store, scope: Scope, by: By | None) -> None:
    """Every reading of every metric equals the oracle, comparison included."""
    records = records_of(store)
    asked = tuple(metric for metric in CATALOGUE if can_break_down(metric, by))
    everything = store.reader.read(Question(asked, scope, by))[0]
    for metric in asked:
        readings = [reading for reading in everything if reading.metric == metric]
        keys = [reading.key for reading in readings]
        assert len(set(keys)) == len(keys), metric
        figures = {reading.key: reading.figure for reading in readings}
        _assert_figures(metric, figures, expect(metric, records, scope, by))
        for reading in readings:
            assert reading.as_of == scope.as_of, metric
            assert reading.filters == _applied_filters(metric, scope), metric
        is_in_time = by is not None and by.grain in ("day", "month")
        if scope.comparison is not None and not is_in_time:
            _assert_previous(readings, records, scope.during(scope.comparison), by)
        if not is_in_time:
            _assert_outside(readings, records, scope, by)


def _applied_filters(metric: str, scope: Scope) -> tuple[tuple[str, str], ...]:
    """Those that are dimensions of what the metric is about."""
    known = FILTERS.get(STANDS_ON[metric][0], ())
    return tuple(chosen for chosen in scope.filters if chosen[0] in known)


def _assert_previous(
    readings: list[Reading], records: Records, earlier: Scope, by: By | None
) -> None:
    """The comparison is the same question asked of the earlier period."""
    if not readings:
        return
    metric = readings[0].metric
    expected = expect(metric, records, earlier, by)
    for reading in readings:
        wanted = {key: figure for key, figure in expected.items() if key == reading.key}
        if reading.previous is None:
            assert _is_silent(wanted.get(reading.key)), reading
        else:
            _assert_figures(metric, {reading.key: reading.previous}, wanted)


def _assert_outside(readings: list[Reading], records: Records, scope: Scope, by: By | None) -> None:
    """Beside a metric stands how many records it must leave out."""
    for reading in readings:
        left_out = metric_of(reading.metric).outside
        if left_out is None or by is not None or reading.outside is None:
            assert reading.outside is None, reading
        else:
            beside = expect(left_out, records, scope, by).get(reading.key)
            assert reading.outside == ((beside.numerator if beside else None) or 0), reading


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
    for name in ("numerator", "denominator", "value"):
        found, wanted = getattr(read, name), getattr(expected, name)
        assert (found is None) == (wanted is None), said
        assert found is None or found == pytest.approx(wanted, rel=1e-9), said
    assert (read.n, read.method) == (expected.n, expected.method), said
    if metric_of(metric).is_sampled and expected.value is not None:
        bounds = wilson(expected.numerator or 0, expected.denominator or 0)
        assert (read.low, read.high) == pytest.approx(bounds, abs=1e-9), said
    else:
        assert (read.low, read.high) == (None, None), said


def _status(metric: str, expected: Expected) -> str:
    if not expected.is_recorded:
        return "not_recorded"
    if expected.value is None:
        is_estimated = expected.method == "kaplan_meier" and expected.n > 0
        return "not_reached" if is_estimated else "empty"
    return "ok" if expected.n >= metric_of(metric).smallest_n else "too_small"


def _is_silent(figure: Expected | Figure | None) -> bool:
    return figure is None or figure.n == 0 or figure.value is None
