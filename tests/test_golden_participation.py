"""Worked examples of participation: services, hours and who is active."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.questions import figure, figures, grids, parts

AREAS = (
    {"level": "street", "code": "S1", "name": "东街道"},
    {"level": "street", "code": "S2", "name": "西街道"},
    {"level": "grid", "code": "G1", "name": "东一格", "parent": "S1", "households": 300},
    {"level": "grid", "code": "G2", "name": "东二格", "parent": "S1"},
    {"level": "grid", "code": "G3", "name": "西一格", "parent": "S2", "households": 500},
)


def service(finished="2026-09-10 10:00:00", is_online="true", **stated):
    return {"finished_at": finished, "is_online": is_online, "grid": "G1", **stated}


def volunteer(name, grid="G1", registered="2026-01-01", **stated):
    return {"volunteer": name, "registered_on": registered, "grid": grid, **stated}


def shift(name="甲", served="2026-09-10", hours="2", grid="G1", **stated):
    return {"volunteer": name, "served_on": served, "hours": hours, "grid": grid, **stated}


# --- services -------------------------------------------------------------------------------------


def test_a_service_counts_on_the_day_it_is_finished(make_reader):
    days = ("2026-08-31 23:59:59", "2026-09-01 00:00:00", "2026-09-30 23:59:59", "2026-10-01")
    reader = make_reader([], AREAS, services=[service(day) for day in (*days, "")])
    assert figure(reader, "services_delivered").value == 2
    before = datetime(2026, 9, 30, 12)
    assert figure(reader, "services_delivered", as_of=before).value == 1


def test_a_service_of_an_unknown_way_is_neither_online_nor_not(make_reader):
    ways = ["true"] * 6 + ["false"] * 6 + [""] * 3
    reader = make_reader([], AREAS, services=[service(is_online=way) for way in ways])
    found = figure(reader, "online_service_rate")
    assert (parts(found), found.n) == ((6, 12), 12)
    assert found.low < 0.5 < found.high
    assert figure(reader, "services_delivered").value == 15


# --- hours ----------------------------------------------------------------------------------------


def test_only_attended_shifts_of_known_length_give_hours(make_reader):
    told = [shift(hours="1.5", is_attended="true"), shift(is_attended="true")]
    shifts = [*told, shift(is_attended="false"), shift(is_attended=""), shift(hours="")]
    found = figure(make_reader([], AREAS, shifts=shifts), "volunteer_hours")
    assert (found.value, found.n) == (3.5, 2)


def test_hours_are_divided_by_the_households_of_areas_that_know_them(make_reader):
    shifts = [shift()] * 6 + [shift(grid="G2")] * 2 + [shift(grid="G3")] * 6 + [shift(grid="")]
    reader = make_reader([], AREAS, shifts=shifts)
    total = figure(reader, "hours_per_1000_households")
    assert (parts(total), total.value, total.n) == ((24, 800), 30, 12)
    by_grid = figures(reader, "hours_per_1000_households", by="area:grid")
    assert [by_grid[f"grid-G{n}"].value for n in (1, 2, 3)] == [40, None, 24]
    by_day = figures(reader, "hours_per_1000_households", by="day")
    assert by_day["2026-09-10"].denominator == 800


def test_the_day_of_t_counts_once_t_has_seen_something_of_it(make_reader):
    reader = make_reader([], AREAS, shifts=[shift()])
    seen = [datetime(2026, 9, 10), datetime(2026, 9, 10, 0, 0, 1)]
    hours = [figure(reader, "volunteer_hours", as_of=as_of).value for as_of in seen]
    assert hours == [0, 2]


# --- who is active --------------------------------------------------------------------------------


def test_volunteers_are_active_where_they_are_registered_wherever_they_serve(make_reader):
    reader = make_reader(
        [],
        AREAS,
        volunteers=[volunteer("甲"), volunteer("乙", "G3"), volunteer("丙", "G3")],
        shifts=[shift("甲", grid="G3"), shift("甲", grid="G3"), shift("外人")],
    )
    assert parts(figure(reader, "active_volunteer_rate")) == (1, 3)
    by_grid = figures(reader, "active_volunteer_rate", by="area:grid")
    assert [parts(by_grid[f"grid-G{n}"]) for n in (1, 2, 3)] == [(1, 1), (0, 0), (0, 2)]
    assert by_grid["grid-G2"].value is None


ACTIVE = {
    "served": ({}, {}, (1, 1)),
    "of unknown length": ({}, {"hours": ""}, (1, 1)),
    "did not come": ({}, {"is_attended": "false"}, (0, 1)),
    "before": ({}, {"served": "2026-08-31"}, (0, 1)),
    "after": ({}, {"served": "2026-10-01"}, (0, 1)),
    "on an unknown day": ({}, {"served": ""}, (0, 1)),
    "registered nobody knows when": ({"registered": ""}, {}, (1, 1)),
    "registered on the last day": ({"registered": "2026-09-30"}, {}, (1, 1)),
    "registered after the period": ({"registered": "2026-10-01"}, {}, (0, 0)),
}


@pytest.fixture(scope="module")
def active(make_reader):
    """Who is active in the grid of each example, where one volunteer is registered."""
    told = ACTIVE.items()
    shifts = [
        {"is_attended": "true", **shift(name, grid=name, **served)} for name, (_, served, _) in told
    ]
    volunteers = [volunteer(name, name, **registered) for name, (registered, _, _) in told]
    reader = make_reader([], grids(ACTIVE), volunteers=volunteers, shifts=shifts)
    return figures(reader, "active_volunteer_rate", by="area:grid")


@pytest.mark.parametrize("name", ACTIVE)
def test_one_attended_shift_within_the_period_makes_the_registered_active(active, name):
    assert parts(active[f"grid-{name}"]) == ACTIVE[name][2]


def test_active_within_a_day_is_fewer_than_within_its_month(make_reader):
    volunteers = [volunteer("甲"), volunteer("乙")]
    shifts = [shift("甲"), shift("乙", served="2026-09-12")]
    reader = make_reader([], AREAS, volunteers=volunteers, shifts=shifts)
    by_day = figures(reader, "active_volunteer_rate", by="day")
    assert [by_day[f"2026-09-{day}"].value for day in (10, 11, 12)] == [0.5, 0, 0.5]
    assert figure(reader, "active_volunteer_rate").value == 1
    assert figures(reader, "active_volunteer_rate", by="month")["2026-09"].value == 1
