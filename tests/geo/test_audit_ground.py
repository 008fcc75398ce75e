"""The ground adds up: what none, one and several areas hold is all there is."""

from __future__ import annotations

from collections import Counter
from itertools import product

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.audit import Audit, Tolerance, audit
from geo.locating import locate
from tests.geo.coverages import coverages

EVERYTHING = Tolerance(area_m2=0, sliver_m=0)
# Degrees near the equator, so that plane and ellipsoid agree within what the tests allow.
SMALL, CELLS = 0.001, 12

boxes = st.lists(
    st.tuples(*[st.integers(0, CELLS - 1)] * 2, *[st.integers(1, 6)] * 2).map(
        lambda at: (at[0], at[1], min(at[0] + at[2], CELLS), min(at[1] + at[3], CELLS))
    ),
    min_size=1,
    max_size=7,
)
fractions = st.floats(0, 1)


def small(shape):
    return shapely.transform(shape, lambda degrees: degrees * SMALL)


def names(shapes):
    return [f"{number:02}" for number in range(len(shapes))]


def bounded(drawn):
    shapes = [small(shapely.box(*each)) for each in drawn]
    return audit(shapes, names(shapes), small(shapely.box(0, 0, CELLS, CELLS)), EVERYTHING)


def cells_of(findings):
    """Cells by who holds them, as the audit has it: nobody, or several."""
    counted = Counter()
    for each in findings:
        if each.kind in ("gap", "overlap"):
            counted[each.ids if each.holders else ()] += each.shape.area / SMALL**2
    return counted


def counted_cells(drawn):
    """The same, cell by cell."""
    counted = Counter()
    for x, y in product(range(CELLS), repeat=2):
        holders = tuple(
            f"{number:02}"
            for number, (west, south, east, north) in enumerate(drawn)
            if west <= x < east and south <= y < north
        )
        if len(holders) != 1:
            counted[holders] += 1
    return counted


@given(boxes)
def test_gaps_and_overlaps_are_the_cells_that_none_or_several_hold(drawn):
    found, expected = cells_of(bounded(drawn).findings), counted_cells(drawn)
    assert found.keys() == expected.keys()
    assert dict(found) == {key: pytest.approx(cells) for key, cells in expected.items()}


@given(boxes)
def test_ground_outside_the_boundary_is_told_once_of_each_area(drawn):
    inner = 2 * CELLS // 3
    shapes = [small(shapely.box(*each)) for each in drawn]
    found = audit(shapes, names(shapes), small(shapely.box(0, 0, inner, inner)), EVERYTHING)
    told = Counter()
    for each in found.findings:
        if each.kind in ("beyond", "stray"):
            told[each.kind, each.ids] += each.shape.area / SMALL**2
    expected = Counter()
    for name, (west, south, east, north) in zip(names(shapes), drawn, strict=True):
        inside = max(0, min(east, inner) - west) * max(0, min(north, inner) - south)
        if outside := (east - west) * (north - south) - inside:
            expected["beyond" if inside else "stray", (name,)] = outside
    assert dict(told) == {key: pytest.approx(cells) for key, cells in expected.items()}


@given(boxes, st.randoms(use_true_random=False))
def test_the_order_of_areas_does_not_matter(drawn, random):
    shapes = [small(shapely.box(*each)) for each in drawn]
    pairs = list(zip(shapes, names(shapes), strict=True))
    straight = audit(*zip(*pairs, strict=True), None, EVERYTHING)
    random.shuffle(pairs)
    assert audit(*zip(*pairs, strict=True), None, EVERYTHING) == straight


@given(boxes)
def test_neighbours_of_a_gap_touch_it(drawn):
    shapes = [small(shapely.box(*each)) for each in drawn]
    for found in bounded(drawn).findings:
        if found.kind == "gap":
            touching = {
                name for name, shape in zip(names(shapes), shapes, strict=True)
                if shape.boundary.intersection(found.shape.boundary).length > 0
            }  # fmt: skip
            assert set(found.ids) == touching


@given(coverages)
def test_a_coverage_has_no_findings(shapes):
    shapes = [small(shape) for shape in shapes]
    whole = shapely.coverage_union_all(shapes)
    assert audit(shapes, names(shapes), whole, EVERYTHING) == Audit((), ())
    assert audit(shapes, names(shapes), None, EVERYTHING) == Audit((), ())


@given(coverages, st.lists(st.tuples(fractions, fractions), min_size=1, max_size=20))
def test_every_point_of_a_coverage_has_exactly_one_area(shapes, points):
    x, y = np.array(points).T
    whole = shapely.coverage_union_all(shapes)
    found = locate(x, y, names(shapes), shapes)
    is_inside = shapely.intersects_xy(whole, x, y)
    assert [name is not None for name in found] == list(is_inside)
    for name, point in zip(found, shapely.points(x, y), strict=True):
        inner = [shape.contains_properly(point) for shape in shapes]
        assert sum(inner) <= 1
        assert not any(inner) or name == names(shapes)[inner.index(True)]
