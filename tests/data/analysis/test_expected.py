"""Expected times against a recomputation in pandas."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
import pandas as pd
import pytest

from data.analysis.expected import expected_times
from data.periods import parse_period
from data.scope import Scope
from tests.questions import T

SCOPES = [
    Scope(T),
    Scope(T, parse_period("2026-02", T), compare="prev"),
    Scope(datetime(2026, 7, 1, 12)),
    Scope(T, area="street-990101002"),
    Scope(T, filters=(("channel", "网格上报"),)),
    Scope(T, filters=(("category", "市政设施"), ("kind", "grid_event"))),
]


def expected(reader, scope):
    return expected_times(reader._connection.cursor(), scope, reader._context)


@pytest.mark.parametrize("scope", SCOPES, ids=str)
def test_expected_times_are_those_of_the_cases(sample, scope):
    found = expected(sample.reader, scope)
    wanted = recomputed(rows_of(sample, scope), scope)
    assert {(pair.category, pair.department) for pair in found.pairs} == set(wanted)
    for pair in found.pairs:
        n, p50, p80, kept, closed = wanted[pair.category, pair.department]
        assert (pair.n, pair.calibration.kept, pair.calibration.closed) == (n, kept, closed), pair
        assert pair.p50_hours == (p50 and pytest.approx(p50)), pair
        assert pair.p80_hours == (p80 and pytest.approx(p80)), pair
    assert found.calibration.closed == sum(row[4] for row in wanted.values())


def rows_of(store, scope):
    rows = store.cases[~store.cases.is_void]
    for dimension, value in scope.filters:
        column = {"category": "category_large", "kind": "class"}.get(dimension, dimension)
        rows = rows[rows[column] == value]
    if scope.area is not None:
        inside = {area.area_id for area in store.reader.place.below(scope.area)} | {scope.area}
        rows = rows[rows.area_id.isin(inside)]
    return rows


def recomputed(rows: pd.DataFrame, scope: Scope):
    end = pd.Timestamp(scope.as_of).normalize() + pd.Timedelta(days=1)
    begun = end - pd.Timedelta(days=180)
    rows = rows[(rows.closed_at >= begun) & (rows.closed_at <= scope.as_of)]
    rows = rows.assign(hours=(rows.closed_at - rows.reported_at) / pd.Timedelta(hours=1))
    is_held = rows.closed_at >= end - pd.Timedelta(days=30)
    pairs = rows.assign(is_held=is_held).groupby(["category_large", "department"], dropna=False)
    return {
        tuple(None if pd.isna(part) else part for part in key): told(pair) for key, pair in pairs
    }


def told(pair: pd.DataFrame):
    p50, p80 = np.quantile(pair.hours, [0.5, 0.8]) if len(pair) >= 20 else (None, None)
    before, held = pair[~pair.is_held], pair[pair.is_held]
    if len(before) < 20:
        return len(pair), p50, p80, 0, 0
    kept = (held.hours <= np.quantile(before.hours, 0.8)).sum()
    return len(pair), p50, p80, int(kept), len(held)


def closed(days_ago, hours, **more):
    at = T - timedelta(days=days_ago)
    row = {"category_large": "环境", "department": "城管", "grid": "G1", **more}
    return {**row, "reported_at": str(at - timedelta(hours=hours)), "closed_at": str(at)}


def test_half_take_no_longer_than_p50_and_four_in_five_than_p80(make_reader):
    (pair,) = expected(make_reader([closed(40, hours) for hours in range(1, 102)]), Scope(T)).pairs
    assert (pair.n, pair.p50_hours, pair.p80_hours) == (101, 51, 81)
    assert pair.calibration.share is None


def test_a_promise_is_held_against_the_days_after_it(make_reader):
    before = [closed(31, hours) for hours in range(1, 102)]
    after = [closed(0, 80)] * 15 + [closed(29, 82)] * 10
    found = expected(make_reader([*before, *after]), Scope(T))
    assert (found.pairs[0].calibration.kept, found.pairs[0].calibration.closed) == (15, 25)
    assert found.calibration.share == 0.6
    low, high = found.calibration.interval
    assert low < 0.6 < high < 0.8


def test_too_few_cases_promise_nothing(make_reader):
    cases = [closed(40, 5)] * 19 + [closed(3, 5)] * 30 + [closed(3, 5, department="水务")] * 19
    city, water = expected(make_reader(cases), Scope(T)).pairs
    assert (city.p80_hours, city.calibration.closed) == (5, 0)
    assert (water.n, water.p50_hours, water.p80_hours) == (19, None, None)


def test_cases_of_half_a_year_ago_say_nothing(make_reader):
    cases = [closed(179, 5)] * 20 + [closed(180, 500)] * 20
    found = expected(make_reader(cases), Scope(T))
    assert [(pair.n, pair.p80_hours) for pair in found.pairs] == [(20, 5)]
    assert str(found.period.start) == "2026-05-05"


def test_what_is_closed_after_the_instant_is_not_known(make_reader):
    reader = make_reader([closed(1, 5)] * 20 + [closed(0, 50)] * 20)
    (pair,) = expected(reader, Scope(T - timedelta(hours=1))).pairs
    assert pair.n == 20


def test_pairs_without_names_are_pairs(make_reader):
    reader = make_reader(
        [closed(40, 5, department="", category_large="")] * 25
        + [closed(2, 5, department="", category_large="")] * 25
    )
    (pair,) = expected(reader, Scope(T)).pairs
    assert (pair.category, pair.department, pair.n) == (None, None, 50)
    assert pair.calibration.share == 1
