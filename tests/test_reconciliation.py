"""For any question: the total = the sum of its parts, on every surface that shows parts."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.export import readings_csv
from data.metrics.catalogue import CATALOGUE
from data.periods import parse_period
from data.readings.question import Question
from data.scope import Scope, parse_by
from tests.oracle import can_break_down

ADDITIVE = tuple(key for key, metric in CATALOGUE.items() if metric.is_additive)
# Persons and households live in areas: no day, channel or category has its own.
SHARED_DENOMINATOR = {"cases_per_10k", "hours_per_1000_households"}
# Who is active within a day is not who is active within the period.
STATES = tuple(
    key
    for key, metric in CATALOGUE.items()
    if metric.base == "state" and key != "active_volunteer_rate"
)
PARTS = (
    "area:street", "area:grid", "day", "month", "channel", "category", "department", "kind", "age",
    "duration", "repeat_gap", "path", "outcome", "level_closed", "block", "item",
    "department_category", "path_outcome", "department_item", "facility_kind",
)  # fmt: skip
TOKENS = (
    "all", "2026-10", "2026-09", "2026-Q3", "2026", "2026-W41", "2026-10-21", "2024",
    "2026-03-05..2026-05-20", "2026-01-31..2026-10-31",
)  # fmt: skip
STREETS = tuple(f"street-99010100{number}" for number in range(1, 5))
GRIDS = ("grid-99010100100101", "grid-99010100400101", "grid-99010100400301")

instants = st.just(datetime(2026, 10, 31, 23, 59, 59)) | st.datetimes(
    datetime(2025, 9, 1), datetime(2026, 10, 31, 23, 59, 59)
)
filters = st.sampled_from(
    [
        (),
        (("channel", "网格上报"),),
        (("category", "市政设施"),),
        (("department", "公安分局"),),
        (("kind", "dispute"),),
    ]
)
some_parts = st.lists(st.sampled_from(PARTS), min_size=4, max_size=4, unique=True)


@st.composite
def scopes(draw):
    as_of = draw(instants)
    return Scope(
        as_of,
        parse_period(draw(st.sampled_from(TOKENS)), as_of),
        draw(st.sampled_from((None, *STREETS, *GRIDS))),
        draw(st.sampled_from([None, "prev", "year"])),
        draw(filters),
    )


def parts_of(scope, names):
    """A grid has no streets below it."""
    return [by for by in names if not (by == "area:street" and scope.area in GRIDS)]


def is_a_sum(metric, by):
    """A state at the end of the period is not the sum of the states of its days."""
    return not (CATALOGUE[metric].base == "state" and by in ("day", "month"))


def numerator(figure):
    return (figure.numerator if figure else None) or 0


def denominator(figure):
    return (figure.denominator if figure else None) or 0


@settings(max_examples=20)
@given(scope=scopes(), names=some_parts)
def test_the_total_is_the_sum_of_its_parts(sample_reader, scope, names):
    for by, totals, parts in answers(sample_reader, scope, names):
        for total in totals:
            mine = [part for part in parts if part.metric == total.metric]
            if not is_a_sum(total.metric, by):
                continue
            assert sum(numerator(p.figure) for p in mine) == numerator(total.figure), (by, total)
            if by.startswith("area") or total.metric not in SHARED_DENOMINATOR:
                summed = sum(denominator(part.figure) for part in mine)
                assert summed == denominator(total.figure), (by, total)


@settings(max_examples=10)
@given(scope=scopes())
def test_the_comparison_is_the_sum_of_its_parts(sample_reader, scope):
    # A day meets a day; a channel may be new or gone.
    for by, totals, parts in answers(sample_reader, scope, PARTS[:2]):
        for total in totals:
            mine = [part for part in parts if part.metric == total.metric]
            assert sum(numerator(p.previous) for p in mine) == numerator(total.previous), (
                by,
                total,
            )


@settings(max_examples=10)
@given(scope=scopes())
def test_the_comparison_is_the_same_question_of_the_earlier_period(sample_reader, scope):
    metrics = tuple(CATALOGUE)
    now = sample_reader.read(Question(metrics, scope))[0]
    if scope.comparison is None:
        assert all(reading.previous is None for reading in now)
        return
    then = sample_reader.read(Question(metrics, scope.during(scope.comparison)))[0]
    for reading, earlier in zip(now, then, strict=True):
        assert reading.previous == earlier.figure or earlier.figure.status == "not_recorded"


@settings(max_examples=10)
@given(scope=scopes())
def test_a_day_of_a_breakdown_is_the_question_asked_of_that_day(sample_reader, scope):
    if scope.period.days is None or scope.period.days > 31:
        return
    metrics = tuple(CATALOGUE)
    by_day = sample_reader.read(Question(metrics, scope, parse_by("day")))[0]
    # A day ahead of T may hold what was due on it and is closed already; asked for by itself it has
    # not come yet.
    days = sorted({r.key for r in by_day if date.fromisoformat(r.key) <= scope.as_of.date()})
    for day in {*days[::7], *days[-1:]}:
        asked = Question(metrics, scope.during(parse_period(day, scope.as_of)))
        alone = {reading.metric: reading.figure for reading in sample_reader.read(asked)[0]}
        for reading in by_day:
            assert reading.key != day or reading.figure == alone[reading.metric], reading


@settings(max_examples=10)
@given(scope=scopes())
def test_the_last_state_in_time_is_the_state_of_the_period(sample_reader, scope):
    totals, *in_time = sample_reader.read(
        Question(STATES, scope), *(Question(STATES, scope, parse_by(by)) for by in ("day", "month"))
    )
    for found in in_time:
        last = {reading.metric: reading.figure for reading in found}
        for total in totals:
            assert last.get(total.metric, total.figure) == total.figure, total.metric


@settings(max_examples=10)
@given(scope=scopes())
def test_the_ages_of_the_backlog_are_the_backlog(sample_reader, scope):
    total, ages = sample_reader.read(
        Question(("backlog_ageing",), scope), Question(("backlog_ageing",), scope, parse_by("age"))
    )
    assert [age.key for age in ages] == ["0-3", "4-7", "8-15", "16-30", "31+"]
    if scope.is_ahead:
        assert {age.value for age in (*ages, *total)} == {None}
    else:
        assert sum(age.figure.numerator for age in ages) == total[0].figure.numerator


EXPORTED = {
    "closure_rate": ["area:street", "department_category", "month"],
    "bounce_rate": ["area:grid", "department", "day"],
    "clearance_ratio": ["area:street", "kind", "day"],
    "whistle_points": ["department_item", "block", "day"],
    "mediation_success_rate": ["path_outcome", "area:grid"],
    "on_time_closure_rate": ["area:street", "area:grid", "channel", "category", "day"],
    "services_delivered": ["area:street", "area:grid", "channel", "day"],
    "volunteer_hours": ["area:street", "area:grid", "day"],
    "covered_household_rate": ["area:street", "area:grid"],
}


@pytest.mark.parametrize(
    ("metric", "by"), [(metric, by) for metric, every in EXPORTED.items() for by in every]
)
def test_the_exported_file_adds_up_again(sample_reader, metric, by):
    scope = Scope(datetime(2026, 10, 31, 23, 59, 59), parse_period("2026-10", datetime.max))
    total, parts = sample_reader.read(
        Question((metric,), scope), Question((metric,), scope, parse_by(by))
    )
    text = readings_csv(parts, sample_reader.place).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == len(parts)
    for name in ("numerator", "denominator"):
        summed = sum(float(row[name] or 0) for row in rows)
        assert summed == (getattr(total[0].figure, name) or 0)


def answers(reader, scope, names):
    """For each breakdown: its name, the totals and the parts of every additive metric it suits."""
    names = parts_of(scope, names)
    suited = [[key for key in ADDITIVE if can_break_down(key, parse_by(by))] for by in names]
    asked = [
        Question(tuple(metrics), scope, parse_by(by))
        for metrics, by in zip(suited, names, strict=True)
    ]
    totals, *parts = reader.read(Question(ADDITIVE, scope), *asked)
    return [
        (by, [total for total in totals if total.metric in metrics], found)
        for by, metrics, found in zip(names, suited, parts, strict=True)
    ]
