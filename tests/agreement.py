"""When a reading agrees with the oracle: figures to 1e-9, which for counts is exactly."""

from __future__ import annotations

from collections.abc import Iterable

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


def assert_agrees(store: Store, scope: Scope, *bys: By | None) -> None:
    """Every reading of every metric equals the oracle, comparison included, however broken down.

    All breakdowns are asked for at once, as a page asks.
    """
    records = records_of(store)
    asked = {by: tuple(key for key in CATALOGUE if can_break_down(key, by)) for by in bys}
    questions = [Question(metrics, scope, by) for by, metrics in asked.items()]
    for question, answer in zip(questions, store.reader.read(*questions), strict=True):
        _assert_answer(question, answer, records)


def _assert_answer(question: Question, answer: Iterable[Reading], records: Records) -> None:
    scope, by, of_metric = question.scope, question.by, dict[str, list[Reading]]()
    for reading in answer:
        of_metric.setdefault(reading.metric, []).append(reading)
    for metric in question.metrics:
        readings = of_metric.get(metric, [])
        keys = [reading.key for reading in readings]
        assert len(set(keys)) == len(keys), (metric, by)
        figures = {reading.key: reading.figure for reading in readings}
        _assert_figures(f"by {by}", metric, figures, expect(metric, records, scope, by))
        for reading in readings:
            assert reading.as_of == scope.as_of, metric
            assert reading.filters == _applied_filters(metric, scope), metric
        is_in_time = by is not None and by.grain in ("day", "month")
        if scope.comparison is not None and not is_in_time:
            earlier = scope.during(scope.comparison)
            _assert_previous(readings, expect(metric, records, earlier, by))
        if not is_in_time:
            left_out = metric_of(metric).outside
            outside = expect(left_out, records, scope) if left_out and by is None else None
            _assert_outside(readings, outside)


def _applied_filters(metric: str, scope: Scope) -> tuple[tuple[str, str], ...]:
    """Those that are dimensions of what the metric is about."""
    known = FILTERS.get(STANDS_ON[metric][0], ())
    return tuple(chosen for chosen in scope.filters if chosen[0] in known)


def _assert_previous(readings: list[Reading], expected: dict[Key, Expected]) -> None:
    """The comparison is the same question asked of the earlier period."""
    for reading in readings:
        key, wanted = reading.key, expected.get(reading.key)
        if reading.previous is None:
            assert _is_silent(wanted), reading
        else:
            earlier = {} if wanted is None else {key: wanted}
            _assert_figures("before", reading.metric, {key: reading.previous}, earlier)


def _assert_outside(readings: list[Reading], outside: dict[Key, Expected] | None) -> None:
    """Beside a metric stands how many records it must leave out."""
    for reading in readings:
        if outside is None or reading.outside is None:
            assert reading.outside is None, reading
        else:
            beside = outside.get(reading.key)
            assert reading.outside == ((beside.numerator if beside else None) or 0), reading


def _assert_figures(
    asked: str, metric: str, read: dict[Key, Figure], expected: dict[Key, Expected]
) -> None:
    for key in {*read, *expected}:
        said = f"{metric} {asked} {key}: read {read.get(key)}, expected {expected.get(key)}"
        if key not in read or key not in expected:
            # A group without rows may be listed, or not.
            assert _is_silent(expected.get(key) or read.get(key)), said
        else:
            _assert_figure(metric, read[key], expected[key], said)


def _assert_figure(metric: str, read: Figure, expected: Expected, said: str) -> None:
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
