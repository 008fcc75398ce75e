"""Worked examples of resolving: cases, whistles, disputes and legacy cases."""

from __future__ import annotations

from datetime import timedelta

import pytest

from data.analysis.bottom import bottom, last_places
from data.analysis.change import relative_change
from data.analysis.ranking import rank
from data.periods import parse_period
from data.readings.question import Question
from data.scope import Scope, parse_by
from tests.questions import SEPTEMBER, T, figure, figures, parts
from tests.rows import CALL, LATE, ON_TIME, OVERDUE_OPEN, REPORTED, limits


def percent(found):
    return round(found.value * 100, 2)


# --- worked examples ----------------------------------------------------------------------------


def test_tianmen_closed_911_of_972_due_cases_and_737_of_them_in_time(make_reader):
    reader = make_reader([ON_TIME] * 737 + [LATE] * (911 - 737) + [OVERDUE_OPEN] * (972 - 911))
    assert parts(figure(reader, "closure_rate")) == (911, 972)
    assert percent(figure(reader, "closure_rate")) == 93.72
    assert parts(figure(reader, "on_time_closure_rate")) == (737, 972)
    assert percent(figure(reader, "on_time_closure_rate")) == 75.82


def test_daguan_has_98_75_percent_of_its_cases_and_63_58_of_its_issues_on_bases_of_their_own(
    make_reader,
):
    """Two headline rates of one report: each stands with its own base."""
    cases = [{**ON_TIME, "class": "grid_event"}] * 632 + [
        {**OVERDUE_OPEN, "class": "grid_event"}
    ] * 8
    issues = [{**ON_TIME, "class": "dispute"}] * 323 + [{**OVERDUE_OPEN, "class": "dispute"}] * 185
    by_kind = figures(make_reader([*cases, *issues]), "resolution_rate", by="kind")
    assert (percent(by_kind["grid_event"]), parts(by_kind["grid_event"])) == (98.75, (632, 640))
    assert (percent(by_kind["dispute"]), parts(by_kind["dispute"])) == (63.58, (323, 508))


DUE_SET_RATES = (
    "closure_rate", "on_time_closure_rate", "reworks_per_due_case", "handling_rate",
    "on_time_handling_rate", "agreement_performance_rate", "on_time_arrival_rate",
    "three_day_feedback_rate", "whistle_resolution_rate", "points_per_due_call",
)  # fmt: skip


def test_where_all_is_open_and_nothing_due_no_rate_of_a_due_set_exists(make_reader):
    """One case and one call long ago tell that their columns are recorded."""
    old = {
        **ON_TIME, "class": "dispute", "rework_count": "0",
        "dispatched_at": "2026-09-01 09:00:00", "handled_at": "2026-09-02 07:00:00",
        "agreement_due_on": "2026-09-20", "performed_on": "2026-09-19",
    }  # fmt: skip
    times = ("arrived_at", "fed_back_at", "resolved_at")
    answered = {**CALL, **dict.fromkeys(times, "2026-09-02 09:00:00"), "points": "1"}
    young = {
        "reported_at": "2026-10-31 12:00:00", "class": "dispute", "rework_count": "0",
        "dispatched_at": "2026-10-31 13:00:00", "due_at": "2026-11-09 12:00:00",
        "agreement_due_on": "2026-11-20",
    }  # fmt: skip
    reader = make_reader(
        [old, *[young] * 20],
        whistles=[answered, *[{**CALL, "whistle": "2", "blown_at": "2026-10-31 12:00:00"}] * 20],
        profile=limits(handled=48, whistle_arrived=48, whistle_fed_back=48, whistle_resolved=48),
    )
    later = parse_period("2026-10-31..2026-12-31", T)
    for metric in DUE_SET_RATES:
        assert figure(reader, metric).value is not None, metric
        found = figure(reader, metric, period=later)
        assert (found.value, found.status, found.denominator) == (None, "empty", 0), metric


def test_five_in_time_and_five_overdue_open_are_half(make_reader):
    reader = make_reader([ON_TIME] * 5 + [OVERDUE_OPEN] * 5)
    assert figure(reader, "on_time_closure_rate").value == 0.5
    assert figure(reader, "closure_rate").value == 0.5
    assert parts(figure(reader, "overdue_open_share")) == (5, 5)


def complaints(year, repeated, total=100):
    """Complaints of a September, of which so many repeat an earlier one of the same person."""
    return [
        {
            "reported_at": f"{year}-09-{1 + number * 30 // total:02} 08:00:00",
            "closed_at": f"{year}-09-30 08:00:00",
            "reporter": f"{year}-{number % (total - repeated)}",
            "category_small": "噪声",
            "grid": "G1",
        }
        for number in range(total)
    ]


def test_yiyuan_repeats_fell_by_nearly_half_which_is_not_fifty_points(make_reader):
    reader = make_reader(complaints(2025, 17) + complaints(2026, 9))
    asked = Question(("repeat_rate",), Scope(T, SEPTEMBER, compare="year"))
    ((reading,),) = reader.read(asked)
    assert (parts(reading.previous), parts(reading.figure)) == ((17, 100), (9, 100))
    assert reading.change == pytest.approx(-0.08)
    assert relative_change(reading.value, reading.previous.value) == pytest.approx(-0.47, abs=0.001)


def test_of_nineteen_people_nobody_is_in_the_last_five_percent(make_reader):
    """Even where the worst of them is far worse than all others."""
    assert [last_places(n) for n in (0, 19, 20, 39, 40)] == [0, 0, 1, 1, 2]
    rows = [{**ON_TIME, "department": f"{number:02}"} for number in range(1, 19)] * 20
    reader = make_reader([*rows, *[{**OVERDUE_OPEN, "department": "00"}] * 20])
    scope = Scope(T, SEPTEMBER)
    (whole,), departments = reader.read(
        Question(("on_time_closure_rate",), scope),
        Question(("on_time_closure_rate",), scope, parse_by("department")),
    )
    ranking = rank(departments, whole)
    assert [row.reading.key for row in ranking.worse] == ["00"]
    assert bottom(ranking).named == ()


# --- how cases are handled ----------------------------------------------------------------------


def test_a_return_counts_as_often_as_it_happened_and_once_for_its_case(make_reader):
    """返工率 has two denominators in the field: both stand under names of their own."""
    checked = {**ON_TIME, "checked_at": "2026-09-02 07:00:00"}
    reader = make_reader([{**checked, "rework_count": count} for count in (0, 0, 0, 3, "")])
    assert parts(figure(reader, "rework_rate")) == (1, 4)
    found = figure(reader, "reworks_per_due_case")
    assert (found.value, found.n) == (0.75, 4)


def test_bounces_are_shares_of_dispatches_and_first_dispatches_of_cases(make_reader):
    dispatched = {**ON_TIME, "dispatched_at": "2026-09-01 09:00:00"}
    reader = make_reader([{**dispatched, "bounce_count": count} for count in (0, 0, 1, 2)])
    assert parts(figure(reader, "bounce_rate")) == (3, 7)
    assert parts(figure(reader, "first_dispatch_rate")) == (2, 4)


def test_disputes_alone_are_mediated_and_legacy_cases_alone_are_cleared(make_reader):
    told = {**ON_TIME, "mediation_outcome": "succeeded", "level_closed": "grid"}
    rows = [{**told, "class": kind} for kind in ("dispute", "legacy", "grid_event")]
    reader = make_reader(
        [*rows, {**rows[0], "mediation_outcome": "to_court", "level_closed": "place"}]
    )
    assert parts(figure(reader, "mediation_success_rate")) == (1, 2)
    assert parts(figure(reader, "closed_in_grid_rate")) == (1, 2)
    assert parts(figure(reader, "legacy_cleared_rate")) == (1, 1)


def test_closed_in_a_street_is_not_in_the_grid_and_yet_below_the_place(make_reader):
    rows = [{**ON_TIME, "class": "dispute", "level_closed": x} for x in ("grid", "street", "place")]
    reader = make_reader(rows)
    assert parts(figure(reader, "closed_in_grid_rate")) == (1, 3)
    assert parts(figure(reader, "closed_in_zone_rate")) == (2, 3)


def test_what_was_agreed_is_due_at_the_end_of_its_last_day(make_reader):
    agreed = {**ON_TIME, "class": "dispute", "agreement_due_on": "2026-09-30"}
    rows = [
        agreed,
        {**agreed, "performed_on": "2026-09-30"},
        {**agreed, "performed_on": "2026-10-05"},
    ]
    reader = make_reader(rows)
    last_second = (T - timedelta(days=31)).replace(hour=23, minute=59, second=59)
    asked = {"metric": "agreement_performance_rate"}
    assert parts(figure(reader, **asked, as_of=last_second)) == (1, 3)
    assert parts(figure(reader, **asked, as_of=last_second - timedelta(seconds=1))) == (0, 0)
    assert parts(figure(reader, **asked)) == (2, 3)


def test_a_step_still_lasting_makes_its_median_an_estimate(make_reader):
    handled = {"reported_at": REPORTED, "dispatched_at": "2026-09-01 09:00:00"}
    done = [{**handled, "handled_at": f"2026-09-01 {hour}:00:00"} for hour in (11, 13, 15, 17)]
    observed = figure(make_reader([*done, handled]), "median_hours_to_handle")
    assert (observed.method, observed.value, observed.n) == ("observed", 5, 4)
    estimated = figure(make_reader([*done, handled, handled]), "median_hours_to_handle")
    assert (estimated.method, estimated.value, estimated.n) == ("kaplan_meier", 6, 6)
