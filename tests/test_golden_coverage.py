"""Worked examples of coverage: staff, size, households and the union of the grids."""

from __future__ import annotations

from datetime import datetime
from types import MappingProxyType

import numpy as np
import pytest
import shapely

from tests.questions import figure, figures, grids, parts

GRIDS = (
    {"level": "street", "code": "S1", "name": "东街道"},
    {"level": "grid", "code": "G1", "name": "东一格", "parent": "S1", "households": 300},
    {"level": "grid", "code": "G2", "name": "东二格", "parent": "S1", "households": 500},
    {"level": "grid", "code": "G3", "name": "东三格", "parent": "S1"},
)
SOURCE = {"zh": "标准", "en": "Standard"}
STAFFING = (
    {"what": "full_time_workers", "low": 1, "source": SOURCE},
    {"what": "part_time_workers", "low": 2, "source": SOURCE},
)
SIZE = {"what": "grid_households", "low": 300, "high": 499, "source": SOURCE}


def post(grid="G1", is_full_time="false", **stated):
    return {"grid": grid, "is_full_time": is_full_time, **stated}


def staff(grid="G1", **stated):
    """One full-time and two part-time workers."""
    return [post(grid, "true", **stated), post(grid, **stated), post(grid, **stated)]


# --- the staffing norm ----------------------------------------------------------------------------


STAFFED = {
    "1+2": (staff(), True),
    "2+4": ([*staff(), *staff()], True),
    "nobody at all": ([], False),
    "nobody full-time": ([post(), post()], False),
    "1+1": ([post(is_full_time="true"), post()], False),
    "3+0": ([post(is_full_time="true")] * 3, False),
    "a grid head is not full-time": ([post(is_full_time=""), post(), post()], False),
    "nor part-time": ([post(is_full_time=""), *staff()[:2]], False),
    "who serves a whole street serves no grid": (
        [post(is_full_time="true"), post(), post("", street="S1")], False,
    ),
    "one leaves the day before": ([*staff()[:2], post(ended_on="2026-09-29")], False),
    "one leaves on the last day": ([*staff()[:2], post(ended_on="2026-09-30")], True),
    "one leaves on the day after": ([*staff()[:2], post(ended_on="2026-10-01")], True),
    "one comes on the last day": ([*staff()[:2], post(started_on="2026-09-30")], True),
    "one comes on the day after": ([*staff()[:2], post(started_on="2026-10-01")], False),
}  # fmt: skip


@pytest.fixture(scope="module")
def staffed(make_reader):
    """Whether the grid of each example meets the norm; all of them lie in one street."""
    areas = [GRIDS[0], *({**grid, "parent": "S1"} for grid in grids(STAFFED))]
    posts = [
        {**held, "grid": name if held["grid"] else ""}
        for name, (told, _) in STAFFED.items()
        for held in told
    ]
    reader = make_reader([], areas, posts=posts, norms=STAFFING)
    return figures(reader, "staffing_norm_rate", by="area:grid")


@pytest.mark.parametrize("name", STAFFED)
def test_one_full_time_and_two_part_time_workers_of_the_day_meet_the_norm(staffed, name):
    assert parts(staffed[f"grid-{name}"]) == (STAFFED[name][1], 1)


def test_a_t_at_midnight_has_seen_nothing_of_its_day(make_reader):
    posts = [*staff()[:2], post(started_on="2026-09-15")]
    reader = make_reader([], GRIDS, posts=posts, norms=STAFFING)
    at = {hour: datetime(2026, 9, 15, hour) for hour in (0, 8)}
    met = [figure(reader, "staffing_norm_rate", as_of=at[hour]).numerator for hour in at]
    assert met == [0, 1]


def test_a_new_norm_leaves_earlier_periods_as_they_were(make_reader):
    full, old = STAFFING[0], {**STAFFING[1], "low": 1, "valid_to": "2026-08-31"}
    norms = [full, old, {**STAFFING[1], "valid_from": "2026-09-01"}]
    reader = make_reader([], GRIDS, posts=staff()[:2], norms=norms)
    by_month = figures(reader, "staffing_norm_rate", by="month", period="2026-Q3")
    assert [found.numerator for found in by_month.values()] == [1, 1, 0]
    by_day = figures(reader, "staffing_norm_rate", by="day", period="2026-08-30..2026-09-02")
    assert [found.numerator for found in by_day.values()] == [1, 1, 0, 0]


def test_where_no_norm_is_in_force_there_is_no_rate_rather_than_zero(make_reader):
    later = [{**norm, "valid_from": "2026-10-01"} for norm in (*STAFFING, SIZE)]
    reader = make_reader([], GRIDS, posts=staff(), norms=later)
    for metric in ("staffing_norm_rate", "size_norm_rate", "covered_household_rate"):
        found = figure(reader, metric)
        assert (found.value, found.status) == (None, "empty"), metric
        assert figure(reader, metric, period="2026-10").value is not None, metric


def test_without_norms_or_posts_nothing_is_recorded(make_reader):
    without_norms = make_reader([], GRIDS, posts=staff())
    without_posts = make_reader([], GRIDS, norms=STAFFING)
    for metric in ("staffing_norm_rate", "covered_household_rate"):
        assert figure(without_norms, metric).status == "not_recorded"
        assert figure(without_posts, metric).status == "not_recorded"
    assert figure(without_norms, "size_norm_rate").status == "not_recorded"


def test_a_grid_counts_from_its_first_to_its_last_day(make_reader):
    lasting = {"valid_from": "2026-09-10", "valid_to": "2026-09-12"}
    areas = [*GRIDS[:3], {**GRIDS[3], **lasting}]
    reader = make_reader([], areas, posts=staff(), norms=STAFFING)
    by_day = figures(reader, "staffing_norm_rate", by="day", period="2026-09-09..2026-09-13")
    assert [found.denominator for found in by_day.values()] == [2, 3, 3, 3, 2]
    by_grid = figures(reader, "staffing_norm_rate", by="area:grid")
    assert (by_grid["grid-G3"].value, by_grid["grid-G3"].status) == (None, "empty")


def test_what_is_counted_in_full_has_no_interval(make_reader):
    reader = make_reader([], GRIDS, posts=staff(), norms=(*STAFFING, SIZE))
    for metric in ("staffing_norm_rate", "size_norm_rate", "covered_household_rate"):
        found = figure(reader, metric)
        assert found.value is not None
        assert (found.low, found.high) == (None, None)


# --- size and households --------------------------------------------------------------------------


def test_both_bounds_of_the_size_norm_are_inside_it(make_reader):
    households = (299, 300, 499, 500)
    areas = [GRIDS[0], GRIDS[3]] + [
        {**GRIDS[1], "code": f"H{count}", "name": f"{count}户", "households": count}
        for count in households
    ]
    reader = make_reader([], areas, norms=[SIZE])
    assert parts(figure(reader, "size_norm_rate")) == (2, 4)
    by_grid = figures(reader, "size_norm_rate", by="area:grid")
    assert [by_grid[f"grid-H{count}"].value for count in households] == [0, 1, 1, 0]
    assert by_grid["grid-G3"].value is None


def test_households_are_covered_where_their_grid_meets_the_norm(make_reader):
    reader = make_reader([], GRIDS, posts=[*staff("G1"), post("G2")], norms=STAFFING)
    total = figure(reader, "covered_household_rate")
    assert (parts(total), total.value) == ((300, 800), 0.375)
    by_grid = figures(reader, "covered_household_rate", by="area:grid")
    assert [by_grid[f"grid-G{n}"].value for n in (1, 2, 3)] == [1, 0, None]


def test_households_known_to_a_street_alone_are_not_covered_and_not_forgotten(make_reader):
    areas = [
        {**GRIDS[0], "households": 9999},
        *GRIDS[1:],
        {"level": "street", "code": "S2", "name": "西街道", "households": 200},
        {"level": "grid", "code": "G4", "name": "西一格", "parent": "S2"},
    ]
    reader = make_reader([], areas, posts=[*staff("G1"), *staff("G4")], norms=STAFFING)
    assert parts(figure(reader, "covered_household_rate")) == (300, 1000)
    by_grid = figures(reader, "covered_household_rate", by="area:grid")
    assert parts(by_grid[None]) == (0, 200)


# --- the union of the grids -----------------------------------------------------------------------

NOTHING = MappingProxyType({})
PLACE = shapely.box(0, 0, 100, 100)
GAP = shapely.box(40, 40, 50, 50)
WEST, EAST = shapely.box(-20, -20, 55, 120), shapely.box(45, 0, 100, 100)


@pytest.fixture
def make_square(make_reader):
    """Makes a reader of a place of 1 km², from the shapes of its grids in units of 10 m."""

    def make(*shapes, profile=NOTHING, **stated):
        grids = [
            {"level": "grid", "code": f"G{n}", "name": f"{n}格", "shape": _at(shape)}
            for n, shape in enumerate(shapes, start=1)
        ]
        grids[-1] |= stated
        return make_reader([], grids, profile=profile, place={"shape": _at(PLACE)})

    return make


def _at(shape):
    """On the map at 27.9° north, where a degree has 98.45 km to the east, 110.82 to the north."""
    origin, units = np.array([120.6, 27.9]), np.array([9845, 11082])
    return shapely.transform(shape, lambda xy: origin + xy / units)


def test_a_gap_of_10000_m2_leaves_99_percent_covered(make_square):
    reader = make_square(WEST.difference(GAP), EAST.difference(GAP))
    found = figure(reader, "grid_area_coverage")
    assert found.denominator == pytest.approx(1_000_000, rel=1e-3)
    assert found.denominator - found.numerator == pytest.approx(10_000, rel=1e-3)
    assert found.value == pytest.approx(0.99, abs=1e-5)
    assert (found.n, found.status, found.low, found.high) == (1, "ok", None, None)


def test_overlaps_and_what_lies_outside_the_boundary_are_not_counted_twice(make_square):
    found = figure(make_square(WEST, EAST), "grid_area_coverage")
    assert found.value == pytest.approx(1, abs=1e-8)


def test_ground_that_two_grids_hold_is_an_overlap_inside_the_boundary_alone(make_square):
    found = figure(make_square(WEST, EAST), "grid_overlap_rate")
    assert found.numerator == pytest.approx(100_000, rel=1e-3)
    assert found.value == pytest.approx(0.1, abs=1e-5)
    sound = figure(make_square(WEST.difference(EAST), EAST), "grid_overlap_rate")
    assert (sound.numerator, sound.value, sound.status) == (0, 0, "ok")


def test_ground_that_three_grids_hold_is_one_grid_too_much_and_another(make_square):
    third = shapely.box(50, 0, 55, 100)
    found = figure(make_square(WEST, EAST, third), "grid_overlap_rate")
    assert found.value == pytest.approx(0.1 + 0.05, abs=1e-5)


@pytest.mark.parametrize(("tolerance", "is_whole"), [(0.009, False), (0.01, True)])
def test_a_gap_within_the_tolerance_of_the_place_leaves_it_covered(
    make_square, tolerance, is_whole
):
    gap = shapely.box(40, 40, 49.99, 50)
    profile = {"coverage": {"tolerance": tolerance}}
    reader = make_square(WEST.difference(gap), EAST.difference(gap), profile=profile)
    assert (figure(reader, "grid_area_coverage").value == 1) == is_whole


def test_the_cover_grows_on_the_day_a_grid_is_set_up(make_square):
    reader = make_square(EAST, WEST, valid_from="2026-09-15")
    by_day = figures(reader, "grid_area_coverage", by="day", period="2026-09-13..2026-09-16")
    assert [round(found.value, 4) for found in by_day.values()] == [0.55, 0.55, 1, 1]


def test_an_area_without_a_boundary_of_its_own_has_no_cover(make_square):
    by_grid = figures(make_square(WEST), "grid_area_coverage", by="area:grid")
    assert (by_grid["grid-G1"].value, by_grid["grid-G1"].status) == (None, "empty")


def test_without_any_boundary_no_cover_is_recorded(make_reader):
    assert figure(make_reader([], GRIDS), "grid_area_coverage").status == "not_recorded"
