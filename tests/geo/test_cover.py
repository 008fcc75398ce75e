"""Grids cover ground once, however they overlap, and only while they are in force."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.cover import Lasting, covers
from geo.measures import area_m2
from tests.geo.coverages import coverages

ALWAYS = Lasting(date.min, date.max)
START = date(2026, 1, 1)
# Degrees near the equator, so that plane and ellipsoid agree within what the tests allow.
SMALL = 0.001


def small(shape):
    return shapely.transform(shape, lambda degrees: degrees * SMALL)


def day(number):
    return START + timedelta(days=number)


def box(*bounds):
    return small(shapely.box(*bounds))


lifetimes = st.tuples(st.integers(0, 8), st.integers(0, 8)).map(
    lambda days: Lasting(day(min(days)), day(max(days)))
)
boxes = st.tuples(*[st.integers(0, 20)] * 2, *[st.integers(1, 12)] * 2).map(
    lambda box: shapely.box(box[0], box[1], box[0] + box[2], box[1] + box[3])
)
grids = st.lists(st.tuples(boxes, lifetimes), min_size=1, max_size=8)


@given(st.lists(boxes, min_size=1, max_size=3), grids)
def test_every_day_has_the_union_of_its_grids_and_what_they_have_beyond_it(boundaries, told):
    boundaries = [small(shape) for shape in boundaries]
    shapes, lasting = [small(shape) for shape, _ in told], [days for _, days in told]
    for boundary, found in zip(boundaries, covers(boundaries, shapes, lasting), strict=True):
        for stretch in found:
            there = [
                shape
                for shape, days in zip(shapes, lasting, strict=True)
                if days.first <= stretch.days.first <= days.last
            ]
            expected = inside_m2(shapely.union_all(there), boundary)
            assert stretch.covered_m2 == pytest.approx(expected, rel=1e-6, abs=0.01)
            together = sum(inside_m2(shape, boundary) for shape in there)
            assert stretch.overlap_m2 == pytest.approx(together - expected, rel=1e-6, abs=0.01)


def inside_m2(shape, boundary):
    parts = shapely.get_parts(shapely.intersection(shape, boundary))
    kept = [part for part in parts if part.area > 0]
    return area_m2(kept).sum() if kept else 0.0


@given(grids)
def test_the_stretches_leave_no_day_out(told):
    lasting = [days for _, days in told]
    (found,) = covers([box(0, 0, 20, 20)], [small(shape) for shape, _ in told], lasting)
    assert (found[0].days.first, found[-1].days.last) == (date.min, date.max)
    nexts = [stretch.days.last + timedelta(days=1) for stretch in found[:-1]]
    assert nexts == [stretch.days.first for stretch in found[1:]]


@given(coverages)
def test_a_coverage_covers_itself_and_nothing_more(shapes):
    shapes = [small(shape) for shape in shapes]
    whole = box(0, 0, 1, 1)
    ((found,),) = covers([whole], shapes, [ALWAYS] * len(shapes))
    assert found.covered_m2 == pytest.approx(area_m2([whole])[0], rel=1e-6)
    assert found.overlap_m2 == 0


def test_a_gap_of_known_size_is_what_is_missing():
    gap = box(4, 4, 5, 5)
    ((found,),) = covers([box(0, 0, 10, 10)], [box(-1, -1, 11, 11).difference(gap)], [ALWAYS])
    whole = area_m2([box(0, 0, 10, 10)])[0]
    assert whole - found.covered_m2 == pytest.approx(area_m2([gap])[0], rel=1e-3)


def test_a_boundary_without_grids_is_not_covered_on_any_day():
    ((found,),) = covers([box(0, 0, 1, 1)], [box(1, 0, 2, 1)], [Lasting(day(1), day(2))])
    assert (found.days, found.covered_m2) == (ALWAYS, 0)


def test_boundaries_that_meet_in_lines_and_points_share_no_area():
    bent = small(shapely.Polygon([(0, 0), (3, 0), (3, 1), (2, 1), (2, 2), (3, 2), (3, 3), (0, 3)]))
    ((found,),) = covers([bent], [box(2, 1, 4, 3)], [ALWAYS])
    assert found.covered_m2 == pytest.approx(area_m2([box(2, 2, 3, 3)])[0], rel=1e-6)


def test_a_boundary_that_grids_reach_beyond_is_covered_to_the_last_digit():
    wide = shapely.Polygon([(120.6, 27.9), (121.7, 28.13), (121.4, 28.9), (120.5, 28.7)])
    grids = [shapely.box(x / 10, y / 10, (x + 1) / 10, (y + 1) / 10)
             for x in range(1204, 1218) for y in range(278, 290)]  # fmt: skip
    ((found,),) = covers([wide], grids, [ALWAYS] * len(grids))
    assert found.covered_m2 == area_m2([wide])[0]


@pytest.mark.parametrize(("side_m", "is_whole"), [(0.9, True), (1.1, False)])
def test_what_is_left_counts_from_one_square_metre_on(side_m, is_whole):
    side = side_m / 111_000
    whole, gap = (
        shapely.box(0, 0, 0.01, 0.01),
        shapely.box(0.004, 0.004, 0.004 + side, 0.004 + side),
    )
    ((found,),) = covers([whole], [whole.difference(gap)], [ALWAYS])
    assert (found.covered_m2 == area_m2([whole])[0]) == is_whole
